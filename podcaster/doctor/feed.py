"""What is wrong with a published feed, found as a podcast app would: fetch the feed, its media and its other files."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from podcaster.doctor.directory_rules import check_channel, check_item, check_transcript, transcript_to_check
from podcaster.doctor.finding import Finding, finding_of
from podcaster.doctor.visitor import Visitor
from podcaster.errors import MixingError, SetupError, cause_of
from podcaster.mixing.containers import container_named, container_names
from podcaster.mixing.containers.base import Container
from podcaster.mixing.cover import check_cover
from podcaster.mixing.provenance import provenance_of
from podcaster.mixing.timeline import Chapter
from podcaster.publishing.feed import ATOM, HISTORY, ITUNES, PODCAST, PSC, read_feed
from podcaster.publishing.show import LONGEST_DESCRIPTION_BYTES
from podcaster.system.files import temporary_folder
from podcaster.system.http import without_login
from podcaster.system.lazy_regex import lazy_regex

APPLE_LUFS, LOUDNESS_TOLERANCE_LU = -16.0, 1.0
"""Apple Podcasts asks for -16 dB LUFS, ±1 dB."""
LENGTH_TOLERANCE_MS = 1000
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
_DURATION = lazy_regex(r"(?:(?:([0-9]{1,4}):)?([0-9]{1,4}):)?([0-9]{1,7}(?:\.[0-9]{1,9})?)")
_MOST_VOLUMES = 1000
"""More than a show of 100,000 episodes has. The check stops here: a server could invent volumes without end."""
_REPUBLISH = "publish again"
_REBUILD = "build that episode again"


def inspect_feed(
    url: str,
    *,
    guids: dict[str, str] | None = None,
    target_lufs: float | None = None,
    visitor: Visitor | None = None,
) -> Iterator[Finding]:
    """Everything that is wrong with the feed at `url`, with its older volumes, and with their episodes' files.

    `guids` are the guids in the show's ledger, by the names of the audio files. `target_lufs` is the loudness that the
    show's settings ask for; None stands for Apple's. `visitor` makes the requests.
    """
    with visitor or Visitor() as requests:
        channel = yield from _fetched(requests, url, rule="feed-missing", advice="check the address, and publish")
        if channel is None:
            return
        yield from _channel(requests, url, channel)
        episodes = _Episodes(by_name=guids or {}, target_lufs=APPLE_LUFS if target_lufs is None else target_lufs)
        yield from _items(requests, channel, episodes)
        yield from _volumes(requests, url, channel, episodes)


def _fetched(visitor: Visitor, url: str, *, rule: str, advice: str) -> Generator[Finding, None, etree._Element | None]:
    """Fetch and parse a feed. Yields what is wrong with the file; `rule` is the rule of a failed fetch. Returns the
    feed's channel, or None."""
    answer = visitor.get(url)
    if not answer.there:
        yield Finding(rule=rule, where=url, what=f"it {answer.why}", advice=advice)
        return None
    if "xml" not in answer.kind:
        sent = f"it is sent as {answer.kind or 'nothing'}"
        yield Finding(rule="feed-type", where=url, what=sent, advice="have the server send application/rss+xml")
    if not (answer.headers.get("etag") or answer.headers.get("last-modified")):
        what = "it is sent without an ETag or Last-Modified: apps download it whole each time"
        yield Finding(rule="feed-etag", where=url, what=what, advice="have the server send one of the two")
    try:
        root = read_feed(answer.content)
    except etree.XMLSyntaxError as error:
        yield Finding(rule="feed-xml", where=url, what=f"it is not valid XML ({cause_of(error)})", advice=_REPUBLISH)
        return None
    except ValueError as error:
        yield Finding(rule="feed-xml", where=url, what=str(error), advice=_REPUBLISH)
        return None
    channel = root.find("channel")
    if channel is None:
        yield Finding(rule="feed-xml", where=url, what="it has no channel", advice=_REPUBLISH)
    return channel


def _volumes(visitor: Visitor, url: str, channel: etree._Element, episodes: "_Episodes") -> Iterator[Finding]:
    """What is wrong with the older volumes of a paged feed, and with the links between them (RFC 5005)."""
    at, last = url, _link(channel, "last")
    seen = {url}
    while older := _link(channel, "prev-archive") or _link(channel, "next"):
        archived = _link(channel, "prev-archive") is not None
        newer, at = at, _joined(at, older)
        if at in seen or len(seen) > _MOST_VOLUMES:
            what = f"the links to older episodes never end: they lead to {at}"
            yield Finding(rule="archive-loop", where=newer, what=what, advice=_REPUBLISH)
            return
        seen.add(at)
        advice = "apps lack the older episodes; publish again"
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
        yield from _items(visitor, channel, episodes)
    if last is not None and without_login(_joined(url, last)) != without_login(at):
        what = f"it links to no older volume, but {last} should be the last one"
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
    yield from check_channel(channel)
    if len((channel.findtext("description") or "").encode()) > LONGEST_DESCRIPTION_BYTES:
        what = f"the description is over {LONGEST_DESCRIPTION_BYTES} bytes"
        yield Finding(rule="description-long", where="feed", what=what, advice="shorten it in podcaster.toml")
    own = _link(channel, "self")
    if own != without_login(url):  # a feed does not name the login it is read with
        what = f"its atom:link names {own or 'nothing'}, it was read at {url}"
        advice = "set url in podcaster.toml to the site's address"
        yield Finding(rule="self-link", where="feed", what=what, advice=advice)
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
class _Episodes:
    """What the checks of all volumes of a feed share."""

    by_name: dict[str, str]
    """The guids in the ledger, by the names of the audio files."""
    target_lufs: float
    met: set[str] = field(default_factory=set)
    """The guids found so far."""
    enclosures: set[str] = field(default_factory=set)
    """The addresses of the audio files found so far."""


def _items(visitor: Visitor, channel: etree._Element, episodes: _Episodes) -> Iterator[Finding]:
    items = channel.findall("item")
    yield from _identities(items, episodes)
    for item in items:
        yield from check_item(_title(item), item, episodes.enclosures)
        yield from _item(visitor, item, episodes.target_lufs)


def _identities(items: list[etree._Element], episodes: _Episodes) -> Iterator[Finding]:
    for item in items:
        where, guid = _title(item), item.findtext("guid") or ""
        if not guid:
            yield Finding(rule="guid-missing", where=where, what="it has no guid", advice=_REPUBLISH)
        elif guid in episodes.met:
            advice = "apps show one of the two only: give each its own"
            yield Finding(rule="guid-twice", where=where, what="another episode has its guid", advice=advice)
        episodes.met.add(guid)
        enclosure = item.find("enclosure")
        name = (enclosure.get("url") or "").rpartition("/")[2] if enclosure is not None else ""
        right = episodes.by_name.get(name, guid)
        if right != guid:
            what = f"its guid is {guid}, the ledger has {right}: apps would show it twice"
            yield Finding(rule="guid-changed", where=where, what=what, advice=_REPUBLISH)


def _item(visitor: Visitor, item: etree._Element, target_lufs: float) -> Iterator[Finding]:
    where = _title(item)
    yield from _date(where, item.findtext("pubDate") or "")
    enclosure = item.find("enclosure")
    if enclosure is None or not enclosure.get("url"):
        yield Finding(rule="enclosure-missing", where=where, what="it has no enclosure", advice=_REPUBLISH)
    else:
        yield from _media(visitor, where, item, enclosure, target_lufs)
    yield from _alternatives(visitor, where, item)
    if (transcript := transcript_to_check(item)) and (answer := visitor.get(transcript)).there:
        yield from check_transcript(where, answer.content)
    for node in [*item.findall(f"{{{PODCAST}}}transcript"), *item.findall(f"{{{PODCAST}}}chapters")]:
        link = node.get("url") or ""
        answer = visitor.head(link)
        if not answer.there:
            yield Finding(rule="link-broken", where=where, what=f"{link} {answer.why}", advice="publish again")
        elif not answer.kind.startswith((node.get("type", "?"), "application/json", "text/")):
            advice = f"have the server send {node.get('type')}"
            what = f"{link} is sent as {answer.kind or 'nothing'}"
            yield Finding(rule="link-type", where=where, what=what, advice=advice)
        elif answer.headers.get("access-control-allow-origin") != "*":
            what = f"{link} is sent without Access-Control-Allow-Origin: players on other sites can't read it"
            advice = "have the server send Access-Control-Allow-Origin: * for transcripts and chapters"
            yield Finding(rule="cors", where=where, what=what, advice=advice)
    for link in filter(None, (node.get("image") for node in item.iter(f"{{{PSC}}}chapter"))):
        if not (answer := visitor.head(link)).there:
            yield Finding(rule="link-broken", where=where, what=f"{link} {answer.why}", advice="publish again")


def _date(where: str, text: str) -> Iterator[Finding]:
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        yield Finding(rule="date-bad", where=where, what=f"{text!r} is not a date", advice=_REPUBLISH)
        return
    if date.replace(tzinfo=date.tzinfo or UTC) > datetime.now(UTC) + timedelta(days=1):
        advice = "set this machine's clock; apps hide it until then"
        yield Finding(rule="date-future", where=where, what=f"its date {text} is in the future", advice=advice)


def _media(
    visitor: Visitor, where: str, item: etree._Element, enclosure: etree._Element, target_lufs: float
) -> Iterator[Finding]:
    url = enclosure.get("url") or ""
    head = visitor.head(url, media=True)
    if not head.there:
        yield Finding(rule="media-missing", where=where, what=f"{url} {head.why}", advice="publish again")
        return
    if head.headers.get("content-length") != enclosure.get("length"):
        what = f"the feed says {enclosure.get('length')} bytes, the server {head.headers.get('content-length')}"
        yield Finding(rule="enclosure-length", where=where, what=what, advice=_REPUBLISH)
    container = _container_of_type(enclosure.get("type") or "")
    if not head.kind.startswith(container.media_type) or enclosure.get("type") != container.media_type:
        what = f"the audio is sent as {head.kind or 'nothing'}, the feed says {enclosure.get('type')}"
        yield Finding(rule="media-type", where=where, what=what, advice=f"have the server send {container.media_type}")
    part = visitor.first_bytes(url, 10)
    if part.status != 206 or len(part.content) != 10:
        advice = "apps can't seek; choose a server with byte ranges"
        what = f"asked for its first 10 bytes, {url} {part.why}" if part.why else "the server ignores byte ranges"
        yield Finding(rule="range", where=where, what=what, advice=advice)
    with temporary_folder() as folder:
        path = folder / "audio"
        whole = visitor.download(url, path)
        if not whole.there:
            yield Finding(rule="media-missing", where=where, what=f"{url} {whole.why}", advice="publish again")
            return
        duration = item.findtext(f"{{{ITUNES}}}duration")
        yield from inspect_audio(path, container, where, duration, target_lufs=target_lufs)


def _alternatives(visitor: Visitor, where: str, item: etree._Element) -> Iterator[Finding]:
    """What is wrong with the other formats that the feed names. They are not downloaded."""
    for alternative in item.findall(f"{{{PODCAST}}}alternateEnclosure"):
        source = alternative.find(f"{{{PODCAST}}}source")
        url = "" if source is None else source.get("uri") or ""
        head = visitor.head(url, media=True)
        if not head.there:
            yield Finding(rule="media-missing", where=where, what=f"{url} {head.why}", advice="publish again")
        elif head.headers.get("content-length") != alternative.get("length"):
            what = f"the feed says {alternative.get('length')} bytes, the server {head.headers.get('content-length')}"
            yield Finding(rule="enclosure-length", where=where, what=what, advice=_REPUBLISH)


def _container_of_type(media_type: str) -> Container:
    """The container of a media type; MP3 for an unknown type."""
    containers = [container_named(name) for name in container_names()]
    return next((one for one in containers if one.media_type == media_type), containers[0])


def inspect_audio(
    path: Path, container: Container, where: str, duration: str | None = None, *, target_lufs: float = APPLE_LUFS
) -> Iterator[Finding]:
    """What is wrong with the tags, chapters, length and loudness of an audio file. `duration` is the feed's
    itunes:duration; None is not compared."""
    with path.open("rb") as file:
        start = file.read(10)
    if container.name == "mp3" and start[:4] != b"ID3\x03":
        what = f"its tags are {f'ID3v2.{start[3]}' if start[:3] == b'ID3' and start[3:] else 'missing'}"
        yield Finding(rule="tags-version", where=where, what=what, advice=f"players need ID3v2.3; {_REBUILD}")
    yield from _provenance(path, where)
    try:
        length_ms, loudness_lufs = container.measure(path)
    except MixingError as error:
        yield finding_of(error, rule="media-broken", where=where, advice=_REBUILD)
        return
    try:
        yield from _chapters(where, container.read_tags(path).chapters, length_ms)
    except MixingError as error:
        yield finding_of(error, rule="tags-broken", where=where, advice=_REBUILD)
    feed_ms = _duration_ms(duration) if duration is not None else length_ms
    if feed_ms is None or abs(feed_ms - length_ms) > LENGTH_TOLERANCE_MS:
        what = f"the feed says {duration} s, the audio lasts {length_ms / 1000:.1f} s"
        yield Finding(rule="length", where=where, what=what, advice=_REPUBLISH)
    if abs(loudness_lufs - target_lufs) > LOUDNESS_TOLERANCE_LU:
        what = f"its loudness is {loudness_lufs:.1f} LUFS, not {target_lufs:g} ±{LOUDNESS_TOLERANCE_LU:g}"
        yield Finding(rule="loudness", where=where, what=what, advice=_REBUILD)


def _provenance(path: Path, where: str) -> Iterator[Finding]:
    """What is wrong with the signed manifest of a file. Without the library that reads it nothing is said."""
    try:
        found = provenance_of(path)
    except SetupError:
        return
    if found is not None and not found[0]:
        what = "its C2PA manifest is not valid: the file was changed after it was signed"
        yield Finding(rule="provenance", where=where, what=what, advice=_REBUILD)


def _duration_ms(text: str) -> int | None:
    """An itunes:duration in ms. Apple allows seconds, MM:SS and HH:MM:SS; None for anything else."""
    found = _DURATION.fullmatch(text.strip())
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
    if starts != ends[:-1] or abs(ends[-1] - length_ms) > LENGTH_TOLERANCE_MS:
        what = "its chapters leave gaps, overlap or end elsewhere than the audio"
        yield Finding(rule="chapters-tiling", where=where, what=what, advice=_REBUILD)


def _title(item: etree._Element) -> str:
    return (item.findtext("title") or "an episode without a title").strip()


def _joined(base: str, address: str) -> str:
    """`address` relative to `base`. An invalid address is returned unchanged: the request for it will fail."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
