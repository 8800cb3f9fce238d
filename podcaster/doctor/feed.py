"""What a listener's app would trip on, found by doing what it does: fetch the feed, its media and what it names."""

import re
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from podcaster.doctor.visitor import Visitor
from podcaster.errors import MixingError
from podcaster.mixing.containers.id3 import read_tags
from podcaster.mixing.containers.measure import measure_audio
from podcaster.mixing.cover import check_cover
from podcaster.mixing.timeline import Chapter
from podcaster.publishing.feed import ATOM, HISTORY, ITUNES, PODCAST, read_feed
from podcaster.publishing.show import LONGEST_DESCRIPTION_BYTES
from podcaster.system.http import without_login, without_logins

LOUDNESS_LUFS, LOUDNESS_SLACK_LU = -16.0, 1.0
"""What Apple Podcasts asks for."""
LENGTH_SLACK_MS = 1000
_NEEDED = {
    "title": "title",
    "link": "link",
    "description": "description",
    "language": "language",
    f"{{{ITUNES}}}category": "itunes:category",
    f"{{{ITUNES}}}explicit": "itunes:explicit",
    f"{{{ITUNES}}}image": "itunes:image",
    f"{{{ITUNES}}}owner/{{{ITUNES}}}email": "the owner's itunes:email",
}
_DURATION = re.compile(r"(?:(?:([0-9]{1,4}):)?([0-9]{1,4}):)?([0-9]{1,7}(?:\.[0-9]{1,9})?)")
_TOLD = 300
"""Characters told of what a feed says."""
_MOST_VOLUMES = 1000
"""More than a show of 100,000 episodes has: a server that makes up ever more is left."""
_REPUBLISH = "podcaster publish writes it anew"
_REBUILD = "podcaster build makes that episode again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, told without the logins of its addresses."""

    rule: str
    """Its lasting name: "enclosure-length"."""
    where: str
    what: str
    advice: str

    def __post_init__(self) -> None:
        for name in ("where", "what", "advice"):
            object.__setattr__(self, name, without_logins(getattr(self, name)))

    def __str__(self) -> str:
        return f"{_short(self.where)}: {_short(self.what)}; {self.advice} [{self.rule}]"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TOLD else line[:_TOLD] + "…"


def inspect_feed(url: str, *, guids: dict[str, str] | None = None, visitor: Visitor | None = None) -> Iterator[Finding]:
    """Everything wrong with the feed at `url`, with the older volumes it leads to, and with their episodes' files.

    `guids` are those the show's ledger has, by the MP3's name. `visitor` says how long servers are waited for."""
    with visitor or Visitor() as asking:
        channel = yield from _fetched(asking, url, rule="feed-missing", advice="check the address, and publish")
        if channel is None:
            return
        yield from _channel(asking, url, channel)
        known = _Known(guids or {})
        yield from _items(asking, channel, known)
        yield from _volumes(asking, url, channel, known)


def _fetched(visitor: Visitor, url: str, *, rule: str, advice: str) -> Generator[Finding, None, etree._Element | None]:
    """What is wrong with a feed as a file, `rule` when it can't be had; its channel, if it has one."""
    answer = visitor.get(url)
    if not answer.there:
        yield Finding(rule=rule, where=url, what=f"it {answer.why}", advice=advice)
        return None
    if "xml" not in answer.kind:
        sent = f"it is sent as {answer.kind or 'nothing'}"
        yield Finding(rule="feed-type", where=url, what=sent, advice="have the server send application/rss+xml")
    try:
        root = read_feed(answer.content)
    except etree.XMLSyntaxError as error:
        yield Finding(rule="feed-xml", where=url, what=f"it is no XML ({error})", advice=_REPUBLISH)
        return None
    except ValueError as error:
        yield Finding(rule="feed-xml", where=url, what=str(error), advice=_REPUBLISH)
        return None
    channel = root.find("channel")
    if channel is None:
        yield Finding(rule="feed-xml", where=url, what="it has no channel", advice=_REPUBLISH)
    return channel


def _volumes(visitor: Visitor, url: str, channel: etree._Element, known: "_Known") -> Iterator[Finding]:
    """What is wrong with the older volumes of a paged feed, and with the way to them (RFC 5005)."""
    at, last = url, _link(channel, "last")
    seen = {url}
    while older := _link(channel, "prev-archive") or _link(channel, "next"):
        archived = _link(channel, "prev-archive") is not None
        newer, at = at, _joined(at, older)
        if at in seen or len(seen) > _MOST_VOLUMES:
            what = f"the way to older episodes never ends: it leads to {at}"
            yield Finding(rule="archive-loop", where=newer, what=what, advice=_REPUBLISH)
            return
        seen.add(at)
        advice = "apps lack the older episodes: publish again"
        found = yield from _fetched(visitor, at, rule="archive-missing", advice=advice)
        if found is None:
            return
        channel = found
        if archived and channel.find(f"{{{HISTORY}}}archive") is None:
            yield Finding(rule="archive-links", where=at, what="it lacks fh:archive", advice=_REPUBLISH)
        for rel, place in (("self", at), ("current", url), ("previous", newer)):
            there, right = _link(channel, rel), without_login(place)
            if there != right and (there is not None or (archived and rel == "current")):
                what = f"its link {rel!r} names {there or 'nothing'}, not {right}"
                yield Finding(rule="archive-links", where=at, what=what, advice=_REPUBLISH)
        yield from _items(visitor, channel, known)
    if last is not None and without_login(_joined(url, last)) != without_login(at):
        what = f"no older one is linked, but {last} is to be the last"
        yield Finding(rule="archive-links", where=at, what=what, advice=_REPUBLISH)


def _link(channel: etree._Element, rel: str) -> str | None:
    link = channel.find(f"{{{ATOM}}}link[@rel='{rel}']")
    return link.get("href") if link is not None else None


def _channel(visitor: Visitor, url: str, channel: etree._Element) -> Iterator[Finding]:
    for path, name in _NEEDED.items():
        node = channel.find(path)
        if node is None or not ((node.text or "").strip() or node.attrib):
            advice = "set it in podcaster.toml, then publish"
            yield Finding(rule="channel-lacks", where="feed", what=f"{name} is missing or empty", advice=advice)
    if len((channel.findtext("description") or "").encode()) > LONGEST_DESCRIPTION_BYTES:
        what = f"the description is over {LONGEST_DESCRIPTION_BYTES} bytes"
        yield Finding(rule="description-long", where="feed", what=what, advice="shorten it in podcaster.toml")
    own = _link(channel, "self")
    if own != without_login(url):  # a feed does not name the login it is read with
        what = f"its atom:link names {own or 'nothing'}, it was read at {url}"
        yield Finding(rule="self-link", where="feed", what=what, advice="set url in podcaster.toml to where it is read")
    image = channel.find(f"{{{ITUNES}}}image")
    if image is not None and image.get("href"):
        yield from _picture(visitor, _joined(url, image.get("href", "")))


def _picture(visitor: Visitor, url: str) -> Iterator[Finding]:
    answer = visitor.get(url)
    if not answer.there:
        yield Finding(rule="cover-missing", where=url, what=f"the cover {answer.why}", advice="publish again")
    elif wrong := check_cover(answer.content):
        yield Finding(rule="cover-wrong", where=url, what=f"the cover {wrong.what}", advice=wrong.advice)


@dataclass(slots=True)
class _Known:
    """The guids of a show: those that the ledger has, by the MP3's name, and those that were met."""

    by_name: dict[str, str]
    met: set[str] = field(default_factory=set)


def _items(visitor: Visitor, channel: etree._Element, known: _Known) -> Iterator[Finding]:
    items = channel.findall("item")
    yield from _identities(items, known)
    for item in items:
        yield from _item(visitor, item)


def _identities(items: list[etree._Element], known: _Known) -> Iterator[Finding]:
    for item in items:
        where, guid = _title(item), item.findtext("guid") or ""
        if not guid:
            yield Finding(rule="guid-missing", where=where, what="it has no guid", advice=_REPUBLISH)
        elif guid in known.met:
            advice = "apps show one of the two only: give each its own"
            yield Finding(rule="guid-twice", where=where, what="another episode has its guid", advice=advice)
        known.met.add(guid)
        enclosure = item.find("enclosure")
        name = (enclosure.get("url") or "").rpartition("/")[2] if enclosure is not None else ""
        right = known.by_name.get(name, guid)
        if right != guid:
            what = f"its guid is {guid}, the ledger has {right}: apps would show it twice"
            yield Finding(rule="guid-changed", where=where, what=what, advice=_REPUBLISH)


def _item(visitor: Visitor, item: etree._Element) -> Iterator[Finding]:
    where = _title(item)
    yield from _date(where, item.findtext("pubDate") or "")
    enclosure = item.find("enclosure")
    if enclosure is None or not enclosure.get("url"):
        yield Finding(rule="enclosure-missing", where=where, what="it has no enclosure", advice=_REPUBLISH)
    else:
        yield from _media(visitor, where, item, enclosure)
    for node in [*item.findall(f"{{{PODCAST}}}transcript"), *item.findall(f"{{{PODCAST}}}chapters")]:
        link = node.get("url") or ""
        answer = visitor.head(link)
        if not answer.there:
            yield Finding(rule="link-broken", where=where, what=f"{link} {answer.why}", advice="publish again")
        elif not answer.kind.startswith((node.get("type", "?"), "application/json", "text/")):
            advice = f"have the server send {node.get('type')}"
            what = f"{link} is sent as {answer.kind or 'nothing'}"
            yield Finding(rule="link-type", where=where, what=what, advice=advice)


def _date(where: str, text: str) -> Iterator[Finding]:
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        yield Finding(rule="date-bad", where=where, what=f"its date {text!r} is none", advice=_REPUBLISH)
        return
    if date.replace(tzinfo=date.tzinfo or UTC) > datetime.now(UTC) + timedelta(days=1):
        advice = "set this machine's clock; apps hide it until then"
        yield Finding(rule="date-future", where=where, what=f"its date {text} is to come", advice=advice)


def _media(visitor: Visitor, where: str, item: etree._Element, enclosure: etree._Element) -> Iterator[Finding]:
    url = enclosure.get("url") or ""
    head = visitor.head(url, media=True)
    if not head.there:
        yield Finding(rule="media-missing", where=where, what=f"{url} {head.why}", advice="publish again")
        return
    if head.headers.get("content-length") != enclosure.get("length"):
        what = f"the feed says {enclosure.get('length')} bytes, the server {head.headers.get('content-length')}"
        yield Finding(rule="enclosure-length", where=where, what=what, advice=_REPUBLISH)
    if not head.kind.startswith("audio/mpeg") or enclosure.get("type") != "audio/mpeg":
        what = f"the MP3 is sent as {head.kind or 'nothing'}"
        yield Finding(rule="media-type", where=where, what=what, advice="have the server send audio/mpeg")
    part = visitor.first_bytes(url, 10)
    if part.status != 206 or len(part.content) != 10:
        advice = "apps can't seek: choose a server with byte ranges"
        what = f"asked for its first 10 bytes, {url} {part.why}" if part.why else "the server ignores ranges"
        yield Finding(rule="range", where=where, what=what, advice=advice)
    with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
        path = Path(folder) / "episode.mp3"
        whole = visitor.download(url, path)
        if not whole.there:
            yield Finding(rule="media-missing", where=where, what=f"{url} {whole.why}", advice="publish again")
            return
        yield from inspect_mp3(path, where, item.findtext(f"{{{ITUNES}}}duration"))


def inspect_mp3(path: Path, where: str, told_seconds: str | None = None) -> Iterator[Finding]:
    """What is wrong with the tags, chapters, length and loudness of an MP3."""
    with path.open("rb") as file:
        start = file.read(10)
    if start[:4] != b"ID3\x03":
        what = f"its tags are {f'ID3v2.{start[3]}' if start[:3] == b'ID3' and start[3:] else 'missing'}"
        yield Finding(rule="tags-version", where=where, what=what, advice=f"players need ID3v2.3: {_REBUILD}")
    try:
        length_ms, loudness_lufs = measure_audio(path)
    except MixingError as error:
        yield Finding(rule="media-broken", where=where, what=error.what, advice=_REBUILD)
        return
    try:
        yield from _chapters(where, read_tags(path).chapters, length_ms)
    except MixingError as error:
        yield Finding(rule="tags-broken", where=where, what=error.what, advice=_REBUILD)
    told_ms = _duration_ms(told_seconds) if told_seconds is not None else length_ms
    if told_ms is None or abs(told_ms - length_ms) > LENGTH_SLACK_MS:
        what = f"the feed says {told_seconds} s, the audio lasts {length_ms / 1000:.1f}"
        yield Finding(rule="length", where=where, what=what, advice=_REPUBLISH)
    if abs(loudness_lufs - LOUDNESS_LUFS) > LOUDNESS_SLACK_LU:
        what = f"it is {loudness_lufs:.1f} LUFS loud, not {LOUDNESS_LUFS:g} ±{LOUDNESS_SLACK_LU:g}"
        yield Finding(rule="loudness", where=where, what=what, advice=_REBUILD)


def _duration_ms(told: str) -> int | None:
    """An itunes:duration: seconds, MM:SS or HH:MM:SS, as Apple allows; None when it is none."""
    found = _DURATION.fullmatch(told.strip())
    if found is None:
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return round(1000 * (3600 * hours + 60 * minutes + seconds))


def _chapters(where: str, chapters: tuple[Chapter, ...], length_ms: int) -> Iterator[Finding]:
    if not chapters:
        yield Finding(rule="chapters-missing", where=where, what="it has no chapters", advice=_REBUILD)
        return
    starts = [chapter.start_ms for chapter in chapters]
    if starts != sorted(starts):
        yield Finding(rule="chapters-order", where=where, what="its chapters are out of order", advice=_REBUILD)
        return
    ends = [0, *(chapter.end_ms for chapter in chapters)]
    if starts != ends[:-1] or abs(ends[-1] - length_ms) > LENGTH_SLACK_MS:
        what = "its chapters leave gaps, overlap or end elsewhere than the audio"
        yield Finding(rule="chapters-tiling", where=where, what=what, advice=_REBUILD)


def _title(item: etree._Element) -> str:
    return (item.findtext("title") or "an episode without a title").strip()


def _joined(base: str, address: str) -> str:
    """`address` as seen from `base`; as it is when it is none, which is found when it is asked for."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
