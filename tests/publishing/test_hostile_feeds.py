"""`podcaster doctor` at feeds and servers that mean no good: bounded in time, memory and disk, and told in a line."""

import gzip
import socket
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from web import Say, Web, sent, to

from podcaster.cli.app import app
from podcaster.doctor import visitor
from podcaster.doctor.feed import inspect_feed
from podcaster.doctor.finding import Finding
from podcaster.doctor.site import check_show
from podcaster.doctor.visitor import Visitor
from podcaster.errors import OutputError
from podcaster.publishing.feed import ITUNES
from podcaster.system import http as exchange
from podcaster.system.ffmpeg import find_ffmpeg

GIVES_UP_S = 20.0
"""When a server that stalls ends: a client without a bound would still be there."""
FLOOD_BYTES = 80_000_000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: \"1\"\r\n"
def stalling(connection: socket.socket) -> None:
    time.sleep(GIVES_UP_S)


def trickling(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"\r\n")
    until = time.monotonic() + GIVES_UP_S
    while time.monotonic() < until:
        connection.sendall(b" ")
        time.sleep(0.05)


def endless(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"\r\n")
    for _ in range(FLOOD_BYTES // 100_000):
        connection.sendall(b"x" * 100_000)


class Feeds(Web):
    """A server of feeds."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}

    def feed(self, name: str, *, head: str = "", content: str = "", **links: str) -> None:
        """A feed at `name` whose links name others."""
        tags = "".join(f'<atom:link rel="{rel.replace("_", "-")}" href="{self.base}{to}"/>' for rel, to in {"self": name, **links}.items())
        self.texts[name] = text = (
            f'{head}<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:itunes="{ITUNES}">'
            f"<channel>{tags}{content}</channel></rss>"
        )
        self.pages[name] = sent(text.encode(), HEAD)


@pytest.fixture
def web() -> Iterator[Feeds]:
    server = Feeds()
    yield server
    server.close()


@pytest.fixture(scope="module")
def sound() -> bytes:
    """An MP3 of a second."""
    command = [find_ffmpeg(), "-v", "error", "-f", "lavfi", "-i", "sine=duration=1", "-f", "mp3", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def episode(url: str, guid: str = "g") -> str:
    return f'<item><title>One</title><guid>{guid}</guid><pubDate>Mon, 02 Mar 2026 10:00:00 +0000</pubDate><enclosure url="{url}" length="5" type="audio/mpeg"/></item>'


def found(web: Feeds, *rules: str, longest_s: float = 20.0, longest_media_s: float = 20.0) -> list[Finding]:
    """What is found of these rules; servers are waited for only so long."""
    findings = inspect_feed(web.base + "feed.xml", visitor=Visitor(timeout_s=longest_s, media_timeout_s=longest_media_s))
    return [finding for finding in findings if finding.rule in rules]


HOSTILE: dict[str, tuple[Say, str]] = {
    "stalls": (stalling, "does not come in time"),
    "trickles": (trickling, "does not come in time"),
    "endless": (endless, "too large"),
    "gzip-bomb": (sent(gzip.compress(bytes(FLOOD_BYTES), 9), HEAD + b"Content-Encoding: gzip\r\n"), "too large"),
    "brotli": (sent(b"\x8b\x02\x80", HEAD + b"Content-Encoding: br\r\n"), "can't be unpacked"),
    "to-itself": (to("/feed.xml"), "redirected more than 8 times"),
    "to-file": (to("file:///etc/passwd"), "redirects to an address that is not http or https"),
    "garbage": (lambda connection: connection.sendall(b"220 mail.example.org ESMTP\r\n"), "nobody answers"),
    "nothing": (lambda connection: None, "nobody answers"),
    "error": (sent(b"", b"HTTP/1.1 500 No\r\n"), "the server says 500"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_server_is_left(web: Feeds, name: str) -> None:
    """Whatever it does instead of sending a feed: soon, in little memory, one finding with the reason."""
    web.pages["feed.xml"], reason = HOSTILE[name]
    tracemalloc.start()
    began = time.monotonic()
    try:
        (finding,) = inspect_feed(web.base + "feed.xml", visitor=Visitor(timeout_s=0.2 if "in time" in reason else 15.0))
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
    assert finding.rule == "feed-missing"
    assert reason in finding.what
    assert time.monotonic() - began < GIVES_UP_S - 3


@pytest.mark.parametrize(
    "server",
    [
        pytest.param(stalling, id="stalls", marks=pytest.mark.long),
        pytest.param(trickling, id="trickles", marks=pytest.mark.long),
        pytest.param(endless, id="endless"),
    ],
)
def test_hostile_media_are_left(web: Feeds, server: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An MP3 that never comes or never ends is given up, and nothing of it stays on the disk."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(visitor, "LARGEST_MEDIA_BYTES", 1_000_000)
    web.feed("feed.xml", content=episode(web.base + "one.mp3"))
    sound = iter([True, True])  # what HEAD and a range ask for; the whole is not
    web.pages["one.mp3"] = lambda connection: (sent(b"abcde", HEAD) if next(sound, False) else server)(connection)
    (finding,) = found(web, "media-missing", longest_media_s=0.3)
    assert "one.mp3" in finding.what
    assert web.asked == ["feed.xml", "one.mp3", "one.mp3", "one.mp3"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("status", [201, 204, 206])
def test_what_is_not_sent_whole_has_a_reason(web: Feeds, status: int) -> None:
    """A feed, and a file of an episode, sent with a status that is neither 200 nor an error."""
    web.feed("feed.xml", content=episode(web.base + "one.mp3"))
    web.pages["one.mp3"] = sent(b"", b"HTTP/1.1 %d Odd\r\n" % status)
    (finding,) = found(web, "media-missing")
    assert finding.what.endswith(f"one.mp3 is not there: the server says {status}")
    web.pages["feed.xml"] = web.pages["one.mp3"]
    (finding,) = found(web, "feed-missing")
    assert finding.what == f"it is not there: the server says {status}"


def test_a_range_that_never_comes_is_told_as_that(web: Feeds) -> None:
    """A server that answers all but ranges in time is not one that ignores them."""
    web.feed("feed.xml", content=episode(web.base + "one.mp3"))
    answers = iter([sent(b"abcde", HEAD), stalling])  # to HEAD, and to the range
    web.pages["one.mp3"] = lambda connection: next(answers, sent(b"", b"HTTP/1.1 404 No\r\n"))(connection)
    (finding,) = found(web, "range", longest_s=0.3)
    assert finding.what.endswith("one.mp3 does not come in time")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_here_is_not_the_servers_fault(web: Feeds) -> None:
    """A download that this machine can't hold ends in an error that says what to do here."""
    web.pages["one.mp3"] = sent(b"x" * 1000, HEAD)
    with Visitor() as asking, pytest.raises(OutputError, match=r"^/dev: can't write .*No space left.*: free some space"):
        asking.download(web.base + "one.mp3", Path("/dev/full"))


@pytest.mark.long
def test_many_that_never_answer_are_not_waited_for(web: Feeds, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a hundred episodes on servers that stall only a few are waited for."""
    assert visitor._MOST_TIMEOUTS < 10
    monkeypatch.setattr(visitor, "_MOST_TIMEOUTS", 1)
    web.feed("feed.xml", content="".join(episode(f"{web.base}{n}.mp3", f"g{n}") for n in range(100)))
    web.pages |= {f"{n}.mp3": stalling for n in range(100)}
    findings = found(web, "media-missing", longest_s=1.0)
    assert len(findings) == 100
    assert "too many" in findings[-1].what
    assert len(web.asked) == 2


def test_a_connection_that_was_kept_is_not_used_again(web: Feeds) -> None:
    """A server that answers well at first, and the next request on the same connection a letter now and then."""
    web.feed("feed.xml", content=episode(web.base + "one.mp3"))
    feed = web.pages["feed.xml"]

    def sound_at_first(connection: socket.socket) -> None:
        feed(connection)
        until = time.monotonic() + GIVES_UP_S
        if connection.recv(65_536):
            connection.sendall(HEAD + b"X: ")
            while time.monotonic() < until:
                connection.sendall(b"x")
                time.sleep(0.05)

    web.pages["feed.xml"] = sound_at_first
    began = time.monotonic()
    found(web, longest_s=2.0)
    assert time.monotonic() - began < GIVES_UP_S - 5
    assert "one.mp3" in web.asked


ENTITIES = {
    "bomb": '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)),
    "file": '<!ENTITY a9 SYSTEM "file://{secret}">',
    "web": '<!ENTITY a9 SYSTEM "{base}entity">',
    "parameter": '<!ENTITY % p SYSTEM "{base}entity"> %p; <!ENTITY a9 "x">',
}


@pytest.mark.parametrize("kind", [*ENTITIES, "doctype"])
@pytest.mark.parametrize("place", ["<title>&a9;</title>", '<x y="&a9;"/>'], ids=["text", "attribute"])
def test_entities_are_neither_expanded_nor_fetched(
    web: Feeds, kind: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bomb, a file, another address, an outer document type: no feed, in a line, and nothing of them is read."""
    (tmp_path / "secret").write_text("hush-hush")
    if kind == "doctype":
        head, place = f'<!DOCTYPE rss SYSTEM "{web.base}entity">', place.replace("&a9;", "x")
    else:
        head = f"<!DOCTYPE rss [{ENTITIES[kind].replace('{base}', web.base).replace('{secret}', str(tmp_path / 'secret'))}]>"
    web.feed("feed.xml", head=head, content=place)
    with pytest.raises(SystemExit) as ended:
        app(["doctor", web.base])
    said = capsys.readouterr().out
    assert ended.value.code == 1
    assert "[feed-xml]" in said
    assert said.count("\n") == 2
    assert len(said) < 1000
    assert "hush" not in said
    assert web.asked == ["feed.xml"]


def test_a_feed_of_the_web_leads_nowhere_inside(web: Feeds, monkeypatch: pytest.MonkeyPatch) -> None:
    """Media, chapters and older volumes that a feed of the open network names in ours are not asked for."""
    answers = iter([True])
    monkeypatch.setattr(exchange, "is_public", lambda peer: next(answers, False))
    web.feed("feed.xml", content=episode(web.base + "one.mp3"), next="older.xml")
    assert ["own network" in finding.what for finding in found(web, "media-missing", "archive-missing")] == [True, True]
    assert web.asked == ["feed.xml"]


def test_a_feed_of_our_own_network_leads_anywhere(web: Feeds, monkeypatch: pytest.MonkeyPatch) -> None:
    """One whose media lie on the open network is looked at whole."""
    answers = iter([False, True])
    monkeypatch.setattr(exchange, "is_public", lambda peer: next(answers, False))
    web.feed("feed.xml", content=episode(web.base + "one.mp3"), next="older.xml")
    assert not [finding for finding in found(web, "media-missing", "archive-missing") if "own network" in finding.what]
    assert web.asked == ["feed.xml", "one.mp3", "older.xml"]


FACTS: dict[str, tuple[str, str]] = {
    "a sign": ("<itunes:duration>²</itunes:duration>", "length"),
    "a negative": ("<itunes:duration>-1</itunes:duration>", "length"),
    "no figures": ("<itunes:duration>99::15</itunes:duration>", "length"),
    "endless": (f"<itunes:duration>{'9' * 5000}</itunes:duration>", "length"),
    "a length in clock time": ("<itunes:duration> 00:00:01 </itunes:duration>", ""),
    "a length in minutes": ("<itunes:duration>0:01</itunes:duration>", ""),
    "a broken length": ("<itunes:duration>1.4</itunes:duration>", ""),
    "an hour too much": ("<itunes:duration>1:00:01</itunes:duration>", "length"),
    "a zone without end": ("<pubDate>Mon, 02 Mar 2026 10:00:00 +99999999999999999999</pubDate>", "date-bad"),
    "a year without end": ("<pubDate>Mon, 02 Mar 99999999999999999999 10:00:00 +0000</pubDate>", "date-bad"),
    "the last day": ("<pubDate>Fri, 31 Dec 9999 23:59:59 -1200</pubDate>", "date-future"),
}  # fmt: skip


@pytest.mark.long
def test_facts_that_are_none_are_told(web: Feeds, sound: bytes) -> None:
    """Lengths and dates of any kind: those that are none are findings of their rule, those that are right none."""
    web.pages["one.mp3"] = sent(sound, HEAD)
    for name, (fact, rule) in FACTS.items():
        web.feed("feed.xml", content=episode(web.base + "one.mp3").replace("<title>", fact + "<title>") if "pubDate" not in fact
                 else f"<item>{fact}</item>")  # fmt: skip
        assert [finding.rule for finding in found(web, "length", "date-bad", "date-future")] == [rule] * bool(rule), name


def test_an_mp3_of_three_bytes(web: Feeds) -> None:
    """As its tags begin, and nothing more."""
    web.pages["one.mp3"] = sent(b"ID3", HEAD)
    web.feed("feed.xml", content=episode(web.base + "one.mp3"))
    assert [finding.rule for finding in found(web, "tags-version", "media-broken")] == ["tags-version", "media-broken"]


ADDRESSES: dict[str, tuple[str, str]] = {
    "rss": ("rss", "rss"),
    "feed/": ("feed", "feed/"),
    "show?format=rss": ("show?format=rss", "show?format=rss"),
    "?feed=rss2": ("?feed=rss2", "?feed=rss2"),
    "ok.xml?token=a": ("ok.xml?token=a", "ok.xml?token=a"),
    "OK.XML#top": ("OK.XML", "OK.XML"),
    "show": ("show/feed.xml", "show/feed.xml"),
    "show/": ("show/feed.xml", "show/feed.xml"),
    "show?utm=x": ("show/feed.xml", "show/feed.xml"),
    "": ("feed.xml", "feed.xml"),
}
"""What doctor is given, where the feed is, as the server and as its own link know it."""


@pytest.mark.parametrize(("given", "written"), [*((given, "{}") for given in ADDRESSES), ("rss", "  {} "), ("rss", "HTTP{}")])
def test_a_feed_is_found_by_its_address_or_its_sites(web: Feeds, given: str, written: str) -> None:
    """Whatever its name, with a query, in capitals, with blanks around it: the feed itself, and no other, is looked at."""
    at, link = ADDRESSES[given]
    web.feed(link)
    web.pages[at] = web.pages[link]
    web.pages["show"] = web.pages.get("show", sent(b"<!doctype html><p>A site", HEAD.replace(b"rss+xml", b"xhtml+xml")))
    address = web.base + given
    rules = {finding.rule for finding in check_show(written.format(address.removeprefix("http") if "HTTP" in written else address))}
    assert rules == {"channel-lacks"}


def test_a_feed_does_not_command_the_terminal(web: Feeds, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands in a title is told as it is, in one short line."""
    web.feed("feed.xml", content="<item><title>a\x9b31m\u202e\nb" + "c" * 5000 + "</title></item>")
    with pytest.raises(SystemExit):
        app(["doctor", web.base])
    said = capsys.readouterr().out
    assert all(line.isprintable() and len(line) < 700 for line in said.splitlines())
    assert r"a\x9b31m\u202e b" in said


def test_a_folder_is_looked_at_without_leaving_it(web: Feeds, tmp_path: Path) -> None:
    """Also when its show's address holds what XML escapes: nothing is asked of that address."""
    at = f"{web.base}a&amp;b/"
    web.feed("a&amp;b/feed.xml", content=episode(at + "one.mp3"))
    (tmp_path / "feed.xml").write_text(web.texts["a&amp;b/feed.xml"])
    rules = {finding.rule for finding in check_show(str(tmp_path))}
    assert "media-missing" in rules
    assert "self-link" not in rules
    assert web.asked == []


@pytest.mark.parametrize("login", ["me:s3cret", "me:s3 cret@", "s3cret"])
def test_a_login_is_used_and_not_told(web: Feeds, capsys: pytest.CaptureFixture[str], login: str) -> None:
    """The login of the feed's address goes to the server alone: no finding has it, as text or as JSON."""
    asked = web.base.replace("//", f"//{login}@")
    web.feed("feed.xml", content=episode("one.mp3"), next="none.xml", prev_archive="none.xml")
    for words in ([asked], [asked, "--json"], [asked + "no.xml"]):
        with pytest.raises(SystemExit):
            app(["doctor", *words])
    said = "".join(capsys.readouterr())
    assert "archive-missing" in said
    assert "feed-missing" in said
    assert "self-link" not in said
    assert "s3" not in said
    assert "authorization: basic" in web.heads[0].lower()


def test_a_login_goes_to_the_feeds_own_server_alone(web: Feeds) -> None:
    """A feed that is read with a password names its media without: they are asked for with it, others' are not."""
    elsewhere = Feeds()
    try:
        web.pages["one.mp3"] = to("/two.mp3")
        web.pages["two.mp3"] = to(elsewhere.base + "three.mp3")
        web.feed("feed.xml", content=episode(web.base + "one.mp3"), next="none.xml")
        list(inspect_feed(web.base.replace("//", "//me:s3cret@") + "feed.xml"))
        told = ["authorization: basic" in head.lower() for head in web.heads]
        assert web.asked[:3] == ["feed.xml", "one.mp3", "two.mp3"]
        assert elsewhere.asked[:1] == ["three.mp3"]
        assert told
        assert all(told)
        assert not any("authorization" in head.lower() for head in elsewhere.heads)
    finally:
        elsewhere.close()


def test_what_only_looks_like_a_login_is_told() -> None:
    """An account's page, a mail address, a sentence."""
    what = "its link names https://social.example/@anna, http://x/?to=me@example.org // and anna@example.org"
    assert Finding(rule="x", where="x", what=what, advice="x").what == what


def volumes_of(web: Feeds) -> None:
    """A show in three volumes, as it should be."""
    ends = {"first": "feed.xml", "last": "1.xml"}
    web.feed("feed.xml", next="2.xml", prev_archive="2.xml", **ends)
    web.feed("2.xml", content="<fh:archive/>", current="feed.xml", next="1.xml", prev_archive="1.xml", previous="feed.xml", **ends)
    web.feed("1.xml", content="<fh:archive/>", current="feed.xml", previous="2.xml", next_archive="2.xml", **ends)


RIGHT = {"content": "<fh:archive/>", "current": "feed.xml", "previous": "2.xml"}
BROKEN: dict[str, list[dict[str, str]]] = {
    "archive-missing": [{"name": "2.xml", "prev_archive": "none.xml", **RIGHT, "previous": "feed.xml"}],
    "archive-loop": [{"name": "1.xml", "next": "2.xml", **RIGHT}, {"name": "1.xml", "prev_archive": "1.xml", **RIGHT}],
    "archive-links": [
        {"name": "1.xml", **RIGHT, "content": ""},
        {"name": "1.xml", **RIGHT, "current": "2.xml"},
        {"name": "1.xml", "content": "<fh:archive/>"},
        {"name": "1.xml", **RIGHT, "previous": "feed.xml"},
        {"name": "2.xml", **RIGHT, "previous": "feed.xml"},
    ],
}


def test_sound_volumes_trip_nothing(web: Feeds) -> None:
    """All are read, each once."""
    volumes_of(web)
    assert found(web, *BROKEN) == []
    assert web.asked == ["feed.xml", "2.xml", "1.xml"]


@pytest.mark.parametrize(("rule", "feed"), [(rule, feed) for rule, feeds in BROKEN.items() for feed in feeds])
def test_broken_volumes_are_found(web: Feeds, rule: str, feed: dict[str, str]) -> None:
    """A volume that is not there, that leads back, that leads nowhere or does not say what it is."""
    volumes_of(web)
    web.feed(**feed)
    assert [finding.rule for finding in found(web, *BROKEN)] == [rule]


def test_a_server_that_makes_up_ever_more_volumes_is_left(web: Feeds, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a number that no show has."""
    monkeypatch.setattr("podcaster.doctor.feed._MOST_VOLUMES", 20)
    for number in range(60):
        web.feed(f"{number}.xml" if number else "feed.xml", next=f"{number + 1}.xml")
    assert len(found(web, "archive-loop")) == 1
    assert len(web.asked) == 21
