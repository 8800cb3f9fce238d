"""Feeds as sites write them, what names feeds, robots.txt, and feeds that are attacks."""

import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import feedparser
import pytest

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.reading.feeds import feeds_in, is_whole, plain_text, read_feed
from podcaster.reading.feeds.address import canonical
from podcaster.reading.robots import parse_robots

CASES = tomllib.loads((Path(__file__).parent / "feeds.toml").read_text(encoding="utf-8"))["case"]
AT = "https://tarn.example/news/feed"


def document(text: str | bytes) -> Document:
    return Document(data=text if isinstance(text, bytes) else text.encode(), where="feed", name="feed", url=AT)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_feed_is_read(case: dict[str, Any]) -> None:
    """Every field of every item, and nothing that the feed does not say."""
    feed = read_feed(document(case["feed"]))
    assert feed is not None
    assert feed.title == case["title"]
    read = []
    for item in feed.items:
        fields = asdict(item) | {"text": plain_text(item.html)}
        del fields["html"]
        read.append({name: value for name, value in fields.items() if value})
    assert read == case["items"]


@pytest.mark.parametrize("case", [case for case in CASES if not case["feed"].startswith("{")], ids=lambda case: case["name"])
def test_feedparser_sees_the_same_items(case: dict[str, Any]) -> None:
    """The usual library finds as many items, with the same titles where it reads the feed at all."""
    parsed = feedparser.parse(case["feed"].strip().encode())
    feed = read_feed(document(case["feed"]))
    assert feed is not None
    if parsed.bozo:
        return  # not well-formed: feedparser's guess is no measure
    assert [one.get("title", "") for one in parsed.entries] == [one.title for one in feed.items]
    assert [one.get("id", "") for one in parsed.entries] == [one.guid for one in feed.items]


def test_what_names_feeds() -> None:
    """An OPML file lists feeds, in folders too; a page names them in its head, the comments last."""
    opml = '<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline type="rss" text="A" xmlUrl="https://a.example/rss"/></outline><outline title="B" xmlURL="https://b.example/"/><outline xmlUrl="file:///etc/passwd"/></body></opml>'
    assert read_feed(document(opml)) is None
    assert feeds_in(document(opml)) == (("https://a.example/rss", "A"), ("https://b.example/", "B"))
    page = '<!doctype html><head><link rel=alternate type="application/rss+xml" title="Comments" href="/c"><link rel="alternate" type="application/atom+xml" title="All" href="/all?a=1&amp;b=2"><link rel="stylesheet" href="/x.css">'
    assert feeds_in(document(page)) == (("https://tarn.example/all?a=1&b=2", "All"), ("https://tarn.example/c", "Comments"))
    assert read_feed(document(page)) is None
    assert feeds_in(document("Only words.")) == ()


@pytest.mark.parametrize("bomb", [
    '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><title>&x;</title></channel></rss>',
    '<!DOCTYPE rss [<!ENTITY % p SYSTEM "https://evil.example/x.dtd"> %p;]><rss/>',
])  # fmt: skip
def test_a_feed_that_declares_entities_is_refused(bomb: str) -> None:
    """Also in UTF-16: entities may name files, and may expand without end."""
    for data in (bomb.encode(), bomb.encode("utf-16")):
        with pytest.raises(SourceError, match="declares entities"):
            read_feed(document(data))


def test_hostile_feeds_take_little() -> None:
    """Nesting, items without end, broken JSON and endless attributes give a feed, nothing, or one explained line."""
    for text in (
        "<rss><channel>" + "<item>" * 50_000,
        "<rss><channel>" + "<item><title>x</title></item>" * 20_000,
        "<feed>" + "<entry " + 'a="b" ' * 50_000,
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000,
        '{"version": "jsonfeed", "items": [' + "null," * 1000 + "7]}",
        "<rss" + "<!--" * 50_000,
        "<rss><channel><item><title>" + "&lt;" * 100_000,
    ):
        try:
            feed = read_feed(document(text))
        except SourceError as error:
            assert "\n" not in str(error)
        else:
            assert feed is None or len(feed.items) <= 10_000


@pytest.mark.parametrize(("one", "other"), [
    ("https://tarn.example/a/", "http://www.tarn.example/a?utm_source=rss&utm_medium=x"),
    ("https://tarn.example:443/a?x=1&y=2", "https://TARN.example/a?y=2&x=1#ref=rss"),
])  # fmt: skip
def test_one_page_has_one_canonical_address(one: str, other: str) -> None:
    """Scheme, www, tracking, order and a slash at the end do not matter."""
    assert canonical(one) == canonical(other) != ""


def test_other_pages_have_other_addresses() -> None:
    """Paths, parameters, ports and named parts of a page matter; what is no web address has none."""
    addresses = ["https://t.example/a", "https://t.example/A", "https://t.example/a?id=1", "https://t.example/a?id=2", "https://t.example:8080/a", "https://t.example/a#post-2"]
    assert len({canonical(one) for one in addresses}) == len(addresses)
    assert [canonical(one) for one in ("file:///etc/passwd", "", "https://", "http://[", "mailto:a@b.example")] == [""] * 5


ROBOTS = """
User-agent: *
Disallow: /

User-agent: other
User-agent: Podcaster/9
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /a*b*c
Crawl-delay: 2.5
Sitemap: https://tarn.example/map
"""


@pytest.mark.parametrize(("path", "allowed"), [
    ("/", True), ("/private", False), ("/private/x", False), ("/private/open/1", True), ("/x/y.pdf", False), ("/x.pdf?a", True),
    ("/axxbxxc", False), ("/axxcxxb", True), ("/%70rivate", False), ("", True),
])  # fmt: skip
def test_robots_are_obeyed(path: str, allowed: bool) -> None:
    """Our own group counts, not that for all; the longest rule decides; stars and ends (RFC 9309, section 2.2)."""
    robots = parse_robots(ROBOTS, "podcaster")
    assert robots.allow(path) is allowed
    assert robots.delay_s == 2.5


def test_robots_that_name_nobody_else() -> None:
    """The group for all counts where there is no own one; nothing, or nonsense, allows everything."""
    assert not parse_robots("user-agent: *\ndisallow: /x", "podcaster").allow("/x1")
    for text in ("", "<html>", "Disallow: /", "User-agent: *\nDisallow:", "\0\n:\n#"):
        assert parse_robots(text, "podcaster").allow("/x")
    assert parse_robots("User-agent: *\nDisallow: " + "*a" * 2000 + "$", "podcaster").allow("/" + "a" * 1999)
    assert parse_robots("User-agent: *\nCrawl-delay: 999999", "podcaster").delay_s == 30


@pytest.mark.parametrize(("html", "whole"), [
    ("<p>" + "The council met and spoke at length. " * 9 + "</p>", True),
    ("<p>" + "The council met and spoke at length. " * 9 + "And then […]</p>", False),
    ("<p>" + "The council met and spoke at length. " * 9 + "</p><a href=x>Continue reading “The council” →</a>", False),
    ("<p>" + "The council met and spoke at length. " * 9 + "<a>Read more</a>", False),
    ("<p>The council met.</p>", False),
])  # fmt: skip
def test_a_teaser_is_told_from_an_article(html: str, whole: bool) -> None:
    """A short text, and one that ends with dots or an invitation, is not the whole article."""
    assert is_whole(html) is whole
