"""Runs of `podcaster follow` against a site on loopback: what is built, and that everything is built once."""

import dataclasses
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from follow.newsroom import BUSY, ERROR, OK, TONE, Newsroom, body_of, built, page, run, story
from web import sent

from podcaster.errors import OutputError, PodcasterError, SourceError, UsageError
from podcaster.pipeline import follow as following
from podcaster.pipeline.feed_items import Visits
from podcaster.pipeline.follow import follow, new_for, unfollow
from podcaster.show.follow_entries import Item
from podcaster.show.followed import FILE_NAME, load_follows, one_run
from podcaster.system.record import replace

DAY_S = 24 * 3600
START = 1_793_500_000


@pytest.fixture
def site() -> Iterator[Newsroom]:
    newsroom = Newsroom()
    yield newsroom
    newsroom.web.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the time, in days after the start."""

    def set_to(day: float) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(round(START + day * DAY_S)))

    set_to(0)
    return set_to


def errors(told: list[following.Outcome]) -> list[PodcasterError]:
    return [one.error for one in told if one.error]


@pytest.mark.long
def test_new_articles_are_built_once_oldest_first(site: Newsroom, tmp_path: Path, clock: Callable[[float], None]) -> None:
    """With a limit the oldest come first and the others later; an unchanged feed is not sent again; a corrected guid, a
    moved link and a removed item make nothing new; two articles with one body and two titles are two."""
    twin = body_of("twin")
    site.stories = [story("delta", 4), story("charlie", 3, body=twin, guid=""), story("bravo", 2, body=twin, full=True, path=""), story("alpha", 1)]
    site.publish()
    assert [(source.title, new) for source, new in follow(site.feed_url, tmp_path)] == [("Newsroom", True)]
    assert [new for _, new in follow(site.feed_url, tmp_path)] == [False]
    assert [item.title for item in new_for(tmp_path, pytest.fail)] == ["About alpha", "About bravo", "About charlie", "About delta"]
    told = run(tmp_path, limit=3)
    assert built(tmp_path) == [one.title for one in told] == ["About alpha", "About bravo", "About charlie"]
    assert [one.title for one in run(tmp_path)] == ["About delta"]
    asked = len(site.web.asked)
    assert run(tmp_path) == []
    assert site.web.asked[asked:] == ["feed"]
    assert "if-none-match" in site.web.heads[-1].lower()

    site.stories = [dataclasses.replace(one, guid=f"new {one.guid}" if one.guid else "", path=one.path) for one in site.stories[:3]]
    site.stories[0].path = "moved/delta"
    site.stories[2].guid = "other"
    site.stories[2].path = "moved/bravo"
    site.publish()
    assert run(tmp_path) == []
    assert len(built(tmp_path)) == 4
    assert [item.state for item in load_follows(tmp_path).items] == ["built"] * len(load_follows(tmp_path).items)


@pytest.mark.long
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_crash_between_building_and_noting_is_no_second_episode(
    moment: str, site: Newsroom, tmp_path: Path, clock: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the article's words and its link have changed when it is built again."""
    site.stories = [story("alpha", full=True)]
    site.publish()
    follow(site.feed_url, tmp_path)
    real = following.build_episode

    def crash(*arguments: object, **more: object) -> object:
        if moment == "after":
            real(*arguments, **more)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(following, "build_episode", crash)
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path)
    assert len(built(tmp_path)) == (moment == "after")
    site.stories[0] = dataclasses.replace(site.stories[0], body=body_of("rewritten", 12), path="elsewhere")
    site.publish()
    site.web.pages["alpha"] = page(site.stories[0])
    assert [one.title for one in run(tmp_path)] == ["About alpha"]
    assert run(tmp_path) == []
    assert built(tmp_path) == ["About alpha"]


@pytest.mark.long
def test_failures_are_told_and_tried_again(site: Newsroom, tmp_path: Path, clock: Callable[[float], None]) -> None:
    """One bad article does not stop the next. It is tried again at the next runs, then after a time, then never."""
    site.stories = [story("good", 2), story("bad", 1)]
    site.publish()
    site.web.pages["bad"] = sent(b"", ERROR)
    follow(site.feed_url, tmp_path)
    told = run(tmp_path)
    assert [(one.title, one.error is None) for one in told] == [("About bad", False), ("About good", True)]
    assert "500" in str(told[0].error)
    assert len(errors(run(tmp_path))) == 1
    assert len(errors(run(tmp_path))) == 1
    assert run(tmp_path) == []  # the third failure is followed by a wait
    clock(1)
    assert len(errors(run(tmp_path))) == 1
    site.web.pages["bad"] = page(site.stories[1])
    clock(3)
    assert [one.title for one in run(tmp_path)] == ["About bad"]
    site.stories.insert(0, story("never", 3))
    site.publish()
    site.web.pages["never"] = sent(b"", ERROR)
    for day in range(4, 30):
        clock(day)
        run(tmp_path)
    assert site.web.asked.count("never") == 7
    assert [item.state for item in load_follows(tmp_path).items if item.title == "About never"] == ["failed"]
    assert built(tmp_path) == ["About good", "About bad"]


@pytest.mark.long
def test_servers_say_when_to_come_again(site: Newsroom, tmp_path: Path, clock: Callable[[float], None]) -> None:
    """Retry-After of a feed and of a page is kept; a feed that is gone for good is not asked again."""
    site.stories = [story("alpha")]
    site.publish()
    follow(site.feed_url, tmp_path)
    feed = site.web.pages["feed"]
    site.web.pages["feed"] = sent(b"", BUSY + b"Retry-After: 7200\r\n")
    assert "429" in str(errors(run(tmp_path))[0])
    site.web.pages["feed"] = feed
    assert run(tmp_path) == []
    clock(1 / 24)
    assert run(tmp_path) == []
    clock(2.1 / 24)
    site.web.pages["alpha"] = sent(b"", BUSY + b"Retry-After: 7200\r\n")
    assert len(errors(run(tmp_path))) == 1
    site.publish()
    clock(3 / 24)
    assert run(tmp_path) == []
    clock(4.2 / 24)
    assert [one.title for one in run(tmp_path)] == ["About alpha"]
    site.web.pages["feed"] = sent(b"", b"HTTP/1.1 410 Gone\r\n")
    assert len(errors(run(tmp_path))) == 1
    asked = len(site.web.asked)
    clock(20)
    assert run(tmp_path) == []
    assert len(site.web.asked) == asked


@pytest.mark.long
def test_the_whole_text_is_taken_from_page_or_feed(site: Newsroom, tmp_path: Path, clock: Callable[[float], None]) -> None:
    """A page with a consent form, one that robots.txt forbids, and a missing one give way to the text in the feed; a
    teaser in the feed to the page; with neither, the article fails."""
    site.robots = "User-agent: *\nDisallow: /secret"
    consent = "We value your privacy and so do our partners who store information on this device for measurement. " * 30
    site.stories = [
        story("consent", 5, full=True, body=body_of("consent", 20)), story("secret", 4, full=True, body=body_of("secret", 30)),
        story("secret-teaser", 3), story("missing", 2, full=True), story("teaser", 1),
    ]  # fmt: skip
    site.publish()
    site.web.pages["consent"] = sent(f"<html><body><article><h1>Consent</h1><p>{consent}</p></article></body></html>".encode(), OK + b"Content-Type: text/html\r\n")
    del site.web.pages["missing"]
    follow(site.feed_url, tmp_path)
    told = run(tmp_path)
    assert [one.title for one in told if one.error is None] == ["About teaser", "About missing", "About secret", "About consent"]
    assert [(one.title, "robots.txt" in str(one.error)) for one in told if one.error] == [("About secret-teaser", True)]
    assert not any(asked.startswith("secret") for asked in site.web.asked)
    for one in told:
        if one.error is None and one.path is not None:
            said = one.path.with_name(f"{one.slug}.script.md").read_text(encoding="utf-8")
            assert f"of {one.title.removeprefix('About ')} were" in said
            assert "privacy" not in said


def test_a_summary_waits_while_the_server_has_trouble(site: Newsroom) -> None:
    """While robots.txt or the page can't be had for now, a short text in the feed is not taken for the article; after
    some tries it is. What the site forbids or lacks for good is taken from the feed at once."""
    one = Item(key="k", source="s", url=f"{site.web.base}a", title="A", html=f"<p>{body_of('a', 5)}</p>")

    def title(tries: int = 0) -> str:
        return Visits().article_of(replace(one, tries=tries), public=False).title

    for broken in ("robots.txt", "a"):
        site.web.pages = {broken: sent(b"", ERROR)}
        with pytest.raises(SourceError):
            title()
        assert title(tries=3) == "A"
    site.web.pages = {"robots.txt": sent(b"User-agent: podcaster\nDisallow: /", OK)}
    assert title() == "A"
    site.web.pages = {}
    assert title() == "A"


@pytest.mark.long
def test_a_feed_moves_and_its_items_never_lead_inside(site: Newsroom, tmp_path: Path, clock: Callable[[float], None]) -> None:
    """A permanent redirect is kept, and makes nothing new; items of a public feed are never fetched from this
    machine."""
    site.stories = [story("alpha")]
    site.publish()
    follow(site.feed_url, tmp_path)
    assert len(run(tmp_path)) == 1
    site.web.pages["new-feed"] = site.web.pages["feed"]
    site.web.pages["feed"] = sent(b"", b"HTTP/1.1 301 Moved\r\nLocation: /new-feed\r\n")
    assert run(tmp_path) == []
    assert [source.place for source in load_follows(tmp_path).sources] == [f"{site.web.base}new-feed"]
    site.stories.insert(0, story("bravo"))
    site.publish()
    site.web.pages["new-feed"] = site.web.pages["feed"]
    (source,) = load_follows(tmp_path).sources
    following.change_follows(tmp_path, lambda follows: follows.with_source(replace(source, public=True)))
    looked = following.look
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(following, "look", lambda *words: replace(looked(*words), source=replace(source, public=True)))
        (told,) = run(tmp_path)
    assert "network" in str(told.error) or "robots" in str(told.error)
    assert "bravo" not in site.web.asked
    assert unfollow(f"{site.web.base}new-feed", tmp_path).title == "Newsroom"
    with pytest.raises(UsageError, match="is not followed"):
        unfollow(site.feed_url, tmp_path)
    assert run(tmp_path) == []


@pytest.mark.long
def test_folders_and_mailboxes_are_followed(tmp_path: Path, clock: Callable[[float], None]) -> None:
    """Each file is built once, also when it is renamed; one that was corrected is the same episode; hidden and
    unfinished files are left out; each message of a mailbox or a maildir is built once, also when it was moved."""
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(f"First thing\n\n{body_of('a')}\n")
    (folder / ".hidden.txt").write_text("No\n\nNo.")
    (folder / "b.txt.part").write_text("No\n\nNo.")
    assert [(source.kind, source.title) for source, _ in follow(str(folder), output)] == [("folder", "in")]
    assert [one.title for one in run(output)] == ["First thing"]
    (folder / "a.txt").rename(folder / "renamed.txt")
    assert run(output) == []
    (folder / "renamed.txt").write_text(f"First thing\n\n{body_of('a')} A correction.\n")
    assert [one.slug for one in run(output)] == ["first-thing"]
    (folder / "two.txt").write_text(f"Second thing\n\n{body_of('b')}\n")
    assert [one.title for one in run(output)] == ["Second thing"]

    def letter(number: int) -> str:
        return f"Message-ID: <{number}@tarn.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nFrom: Ada Marsh <a@tarn.example>\nDate: Mon, 02 Nov 2026 08:00:00 +0000\nSubject: Letter {number}\n\n{body_of(f'letter{number}')}\n"

    maildir = tmp_path / "Maildir"
    for name in ("new", "cur", "tmp"):
        (maildir / name).mkdir(parents=True)
    (maildir / "new" / "1793.M1.host").write_text(letter(1))
    (maildir / "tmp" / "1793.M9.host").write_text(letter(9))
    assert [source.kind for source, _ in follow(str(maildir), output)] == ["mailbox"]
    assert [one.title for one in run(output)] == ["Letter 1"]
    (maildir / "new" / "1793.M1.host").rename(maildir / "cur" / "1793.M1.host:2,S")
    (maildir / "new" / "1794.M2.host").write_text(letter(2))
    assert [one.title for one in run(output)] == ["Letter 2"]

    mbox = tmp_path / "news.mbox"
    mbox.write_text(f"From a@tarn.example Mon Nov  2 08:00:00 2026\n{letter(3)}\n")
    follow(str(mbox), output)
    assert [one.title for one in run(output)] == ["Letter 3"]
    mbox.write_text(mbox.read_text().replace("Subject:", "Status: RO\nSubject:") + f"From a@tarn.example Mon Nov  2 09:00:00 2026\n{letter(4)}\n")
    assert [one.title for one in run(output)] == ["Letter 4"]
    mbox.unlink()
    assert len(errors(run(output))) == 1


def test_what_can_not_be_followed_is_one_line(site: Newsroom, tmp_path: Path, clock: Callable[[float], None]) -> None:
    """A page without a feed, a bomb, an endless feed, a missing file: one line, and nothing is noted. Of a page the
    feed that it names is followed, of an OPML file each."""

    def endless(connection: object) -> None:
        connection.sendall(OK + b"Content-Type: application/rss+xml\r\n\r\n<rss><channel>")  # type: ignore[attr-defined]
        while True:
            connection.sendall(b"<item><title>again</title></item>" * 10_000)  # type: ignore[attr-defined]

    site.publish()
    site.web.pages |= {
        "page": sent(b"<html><body>Hello", OK), "endless": endless,
        "bomb": sent(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', OK),
        "home": sent(b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed">', OK),
    }  # fmt: skip
    for place in ("page", "bomb", "endless", "nothing"):
        with pytest.raises(SourceError) as told:
            follow(site.web.base + place, tmp_path)
        assert "\n" not in str(told.value)
    with pytest.raises(SourceError):
        follow(str(tmp_path / "missing.opml"), tmp_path)
    assert not (tmp_path / FILE_NAME).exists()
    assert [source.place for source, _ in follow(f"{site.web.base}home", tmp_path)] == [site.feed_url]
    (tmp_path / "list.opml").write_text(f'<opml version="2.0"><body><outline text="N" xmlUrl="{site.feed_url}"/><outline text="O" xmlUrl="{site.web.base}other"/></body></opml>')
    assert [new for _, new in follow(str(tmp_path / "list.opml"), tmp_path)] == [False, True]


def test_one_run_at_a_time_and_a_broken_list(tmp_path: Path) -> None:
    """A second run ends with a line, as does a list of feeds that is broken; a file of a later version is not
    overwritten."""
    with one_run(tmp_path), pytest.raises(OutputError, match="another run is working"):
        run(tmp_path)
    for text in ("{", '{"version": 1}', '{"version": 2, "sources": [], "items": []}', '{"version": 1, "sources": [{"key": 5}], "items": []}'):
        (tmp_path / FILE_NAME).write_text(text)
        with pytest.raises(OutputError):
            run(tmp_path)
        assert (tmp_path / FILE_NAME).read_text() == text


@pytest.mark.long
def test_thirty_days_with_faults(site: Newsroom, tmp_path: Path, clock: Callable[[float], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A month of runs twice a day, while feed and pages fail, lie, break off and move, guids change and the program
    crashes: in the end each article has exactly one episode, and each is in the published feed."""
    draw = random.Random(30)
    settings = replace(TONE, target=str(tmp_path / "public"), url="https://tarn.example/", email="a@tarn.example")
    output = tmp_path / "out"
    site.publish()
    follow(site.feed_url, output)
    real = following.build_episode
    names: list[str] = []
    for day in range(30):
        for _ in range(draw.randint(0, 2)):
            names.append(f"story{len(names)}")
            kind = draw.choice([{}, {}, {"guid": ""}, {"full": True}, {"full": True, "path": ""}])
            site.stories.insert(0, story(names[-1], day, **kind))
        if len(names) > 1 and draw.random() < 0.3:  # one body, two titles
            names.append(f"twin{len(names)}")
            site.stories.insert(0, story(names[-1], day, body=site.stories[0].body, full=True))
        del site.stories[14:]
        for one in site.stories[:]:
            change = draw.random()
            if change < 0.05 and one.guid:
                one.guid = f"{one.guid} again"
            elif change < 0.1 and one.guid and one.path:
                one.path = f"{one.path}-moved"
        for hour in (6, 18):
            clock(day + hour / 24)
            site.publish()
            if draw.random() < 0.4:
                data = b"<rss><channel><item><title>Cut"
                site.web.pages["feed"] = draw.choice([
                    sent(b"", ERROR), sent(b"", BUSY + b"Retry-After: 3600\r\n"), sent(b"<html>Be right back</html>", OK),
                    lambda connection, data=data: connection.sendall(OK + b"Content-Length: 90000\r\n\r\n" + data),
                    lambda connection: connection.close(),
                ])  # fmt: skip
            for one in site.stories:
                if one.path and draw.random() < 0.2:
                    site.web.pages[one.path] = draw.choice([sent(b"", ERROR), sent(b"", BUSY + b"Retry-After: 60\r\n"), lambda connection: connection.close()])
            crash = draw.random() < 0.2

            def build(*arguments: object, crash: bool = crash, **more: object) -> object:
                made = real(*arguments, **more)  # type: ignore[arg-type]
                if crash:
                    raise KeyboardInterrupt
                return made

            monkeypatch.setattr(following, "build_episode", build)
            with suppress(KeyboardInterrupt):
                run(output, settings, limit=4)
    monkeypatch.setattr(following, "build_episode", real)
    for day in range(30, 36):
        clock(day)
        site.publish()
        run(output, settings)
    assert sorted(built(output)) == sorted(f"About {name}" for name in names)
    feed = (tmp_path / "public" / "feed.xml").read_text(encoding="utf-8")
    assert all(f"<title>About {name}</title>" in feed for name in names)


@pytest.mark.long
def test_the_command_prints_a_line_an_article(site: Newsroom, tmp_path: Path) -> None:
    """As cron runs it: a line on stdout for an episode, one on stderr and exit code 1 for a failure, nothing and 0 when
    there is nothing to do."""
    site.stories = [story("alpha", 1), story("bad", 2)]
    site.publish()
    del site.web.pages["bad"]
    (tmp_path / "podcaster.toml").write_text('[sound]\nengine = "tone"\n')

    def podcaster(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "podcaster", "follow", *words], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)

    assert "nothing is followed yet" in podcaster("list").stdout
    done = podcaster("add", site.feed_url, f"{site.web.base}none")
    assert (done.returncode, done.stdout) == (1, f"{site.feed_url}  Newsroom\n")
    assert len(done.stderr.splitlines()) == 1
    done = podcaster("run", "--dry-run")
    assert (done.returncode, done.stdout.splitlines()) == (0, [f"{site.web.base}alpha  About alpha", f"{site.web.base}bad  About bad"])
    done = podcaster("run")
    assert (done.returncode, done.stdout) == (1, "output/about-alpha/about-alpha.mp3  About alpha\n")
    assert len(done.stderr.splitlines()) == 1
    assert "404" in done.stderr
    site.web.pages["bad"] = page(site.stories[1])
    assert json.loads(podcaster("run", "--json").stdout)["slug"] == "about-bad"
    done = podcaster("run")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "2 built, 0 waiting" in podcaster("list").stdout
    assert podcaster("remove", site.feed_url).returncode == 0
    assert podcaster("remove", site.feed_url).returncode == 2
