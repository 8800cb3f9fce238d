"""A site on loopback whose feed and pages a test changes from day to day."""

import random
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from web import Say, Web, sent

from podcaster import Settings
from podcaster.pipeline.feed_items import Visits
from podcaster.pipeline.follow import Outcome, run_follow
from podcaster.show.ledger import load_ledger
from podcaster.system.record import replace

TONE = replace(Settings(), engine="tone", title="Tarn News")
OK, ERROR, BUSY = b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 500 Broken\r\n", b"HTTP/1.1 429 Busy\r\n"
WORDS = "river bridge market winter harbour council ferry garden summer railway school library castle mayor village window paper island quarry chapel lantern".split()


def body_of(name: str, sentences: int = 9) -> str:
    """Some sentences; those of two articles are not alike."""
    draw = random.Random(name)
    return " ".join(f"The {' and the '.join(draw.sample(WORDS, 4))} of {name} were {draw.choice(WORDS)} again." for _ in range(sentences))


@dataclass(kw_only=True)
class Story:
    """An article of the site."""

    title: str
    guid: str
    path: str
    day: int
    body: str
    full: bool = False
    """Whether the feed has all of it."""


@dataclass(kw_only=True)
class Newsroom:
    """The site. `stories` begin with the newest."""

    web: Web = field(default_factory=Web)
    stories: list[Story] = field(default_factory=list)
    robots: str = ""
    version: int = 0

    @property
    def feed_url(self) -> str:
        return f"{self.web.base}feed"

    def publish(self) -> None:
        """Serve the feed and the pages as they are now. A page that was there stays."""
        self.version += 1
        etag = f'"v{self.version}"'
        items = "".join(
            f"<item><title>{escape(one.title)}</title>"
            + (f"<link>{self.web.base}{one.path}</link>" if one.path else "")
            + (f'<guid isPermaLink="false">{escape(one.guid)}</guid>' if one.guid else "")
            + f"<pubDate>{1 + one.day % 28:02} Nov 2026 08:00:00 GMT</pubDate>"
            + f"<description>{escape('<p>' + one.body + '</p>') if one.full else 'More on our site…'}</description></item>"
            for one in self.stories
        )
        data = f'<rss version="2.0"><channel><title>Newsroom</title>{items}</channel></rss>'.encode()
        whole = sent(data, OK + b"Content-Type: application/rss+xml\r\nETag: " + etag.encode() + b"\r\n")
        unchanged = sent(b"", b"HTTP/1.1 304 Not Modified\r\nETag: " + etag.encode() + b"\r\n")

        def say(connection: object) -> None:
            (unchanged if f"if-none-match: {etag.lower()}" in self.web.heads[-1].lower() else whole)(connection)  # type: ignore[arg-type]

        self.web.pages["feed"] = say
        self.web.pages["robots.txt"] = sent(self.robots.encode(), OK)
        for one in self.stories:
            if one.path:
                self.web.pages[one.path] = page(one)


def page(one: Story) -> Say:
    """The page of a story."""
    html = f"<!doctype html><html><head><title>{escape(one.title)}</title></head><body><nav><a href=/>Home</a></nav><article><h1>{escape(one.title)}</h1><p>{one.body}</p></article></body></html>"
    return sent(html.encode(), OK + b"Content-Type: text/html\r\n")


def story(name: str, day: int = 0, **facts: object) -> Story:
    """A story with its own guid, address and words."""
    usual = {"title": f"About {name}", "guid": f"id {name}", "path": name, "day": day, "body": body_of(name)}
    return Story(**(usual | facts))  # type: ignore[arg-type]


def run(output: Path, settings: Settings = TONE, **more: object) -> list[Outcome]:
    """A run, and what it reported."""
    told: list[Outcome] = []
    run_follow(settings, output, report=told.append, visits=Visits(sleep=lambda seconds: None), jobs=1, **more)  # type: ignore[arg-type]
    return told


def built(output: Path) -> list[str]:
    """The titles of all episodes, in the order of the ledger, with those that have no files marked."""
    titles = []
    for entry in load_ledger(output):
        script = output / entry.slug / f"{entry.slug}.script.md"
        text = script.read_text(encoding="utf-8") if script.exists() else "title: (no files)"
        titles.append(text.partition("\ntitle: ")[2].partition("\n")[0] or "(no files)")
    return titles


def host(url: str) -> str:
    return urlsplit(url).netloc
