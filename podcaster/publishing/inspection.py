"""What a listener's app would trip on, found by doing what it does: fetch the feed, its media and what it names."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

import httpx
from lxml import etree

from podcaster.errors import MixingError
from podcaster.mixing.cover import check_cover
from podcaster.mixing.measure import measure_mp3
from podcaster.mixing.tags import read_tags
from podcaster.mixing.timeline import Chapter
from podcaster.publishing.feed import ATOM, ITUNES, PODCAST
from podcaster.publishing.show import LONGEST_DESCRIPTION_BYTES

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
_REPUBLISH = "podcaster publish writes it anew"
_REBUILD = "podcaster build makes that episode again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong."""

    rule: str
    """Its lasting name: "enclosure-length"."""
    where: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.advice} [{self.rule}]"


def inspect_feed(url: str, *, guids: dict[str, str] | None = None, most: int | None = None) -> Iterator[Finding]:
    """Everything wrong with the feed at `url` and, at most `most`, its newest episodes' files.

    `guids` are those the show's ledger has, by the MP3's name."""
    with httpx.Client(timeout=30, follow_redirects=True, headers={"user-agent": "podcaster doctor"}) as client:
        answer = _get(client, url)
        if answer is None or answer.status_code != 200:
            what = "nobody answers" if answer is None else f"the server says {answer.status_code}"
            yield Finding(rule="feed-missing", where=url, what=what, advice="check the address, and publish")
            return
        kind = answer.headers.get("content-type", "")
        if "xml" not in kind:
            advice = "have the server send application/rss+xml"
            yield Finding(rule="feed-type", where=url, what=f"it is sent as {kind or 'nothing'}", advice=advice)
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            channel = etree.fromstring(answer.content, parser).find("channel")
        except etree.XMLSyntaxError as error:
            yield Finding(rule="feed-xml", where=url, what=f"it is no XML ({error})", advice=_REPUBLISH)
            return
        if channel is None:
            yield Finding(rule="feed-xml", where=url, what="it has no channel", advice=_REPUBLISH)
            return
        yield from _channel(client, url, channel)
        items = channel.findall("item")
        yield from _identities(items, guids or {})
        for item in items[:most]:
            yield from _item(client, item)


def _channel(client: httpx.Client, url: str, channel: etree._Element) -> Iterator[Finding]:
    for path, name in _NEEDED.items():
        node = channel.find(path)
        if node is None or not ((node.text or "").strip() or node.attrib):
            advice = "set it in podcaster.toml, then publish"
            yield Finding(rule="channel-lacks", where="feed", what=f"{name} is missing or empty", advice=advice)
    if len((channel.findtext("description") or "").encode()) > LONGEST_DESCRIPTION_BYTES:
        what = f"the description is over {LONGEST_DESCRIPTION_BYTES} bytes"
        yield Finding(rule="description-long", where="feed", what=what, advice="shorten it in podcaster.toml")
    own = channel.find(f"{{{ATOM}}}link[@rel='self']")
    if own is None or own.get("href") != url:
        what = f"its atom:link names {own.get('href') if own is not None else 'nothing'}, it was read at {url}"
        yield Finding(rule="self-link", where="feed", what=what, advice="set url in podcaster.toml to where it is read")
    image = channel.find(f"{{{ITUNES}}}image")
    if image is not None and image.get("href"):
        yield from _picture(client, url, image.get("href", ""))


def _picture(client: httpx.Client, base: str, href: str) -> Iterator[Finding]:
    try:
        url = urljoin(base, href)
    except ValueError:
        url = href
    answer = _get(client, url)
    if answer is None or answer.status_code != 200:
        yield Finding(rule="cover-missing", where=url, what="the cover is not there", advice="publish again")
    elif wrong := check_cover(answer.content):
        yield Finding(rule="cover-wrong", where=url, what=f"the cover {wrong.partition(':')[0]}", advice=wrong)


def _identities(items: list[etree._Element], guids: dict[str, str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for item in items:
        where, guid = _title(item), item.findtext("guid") or ""
        if not guid:
            yield Finding(rule="guid-missing", where=where, what="it has no guid", advice=_REPUBLISH)
        elif guid in seen:
            advice = "apps show one of the two only: give each its own"
            yield Finding(rule="guid-twice", where=where, what="another episode has its guid", advice=advice)
        seen.add(guid)
        enclosure = item.find("enclosure")
        name = (enclosure.get("url") or "").rpartition("/")[2] if enclosure is not None else ""
        if name in guids and guids[name] != guid:
            what = f"its guid is {guid}, the ledger has {guids[name]}: apps would show it twice"
            yield Finding(rule="guid-changed", where=where, what=what, advice=_REPUBLISH)


def _item(client: httpx.Client, item: etree._Element) -> Iterator[Finding]:
    where = _title(item)
    yield from _date(where, item.findtext("pubDate") or "")
    enclosure = item.find("enclosure")
    if enclosure is None or not enclosure.get("url"):
        yield Finding(rule="enclosure-missing", where=where, what="it has no enclosure", advice=_REPUBLISH)
    else:
        yield from _media(client, where, item, enclosure)
    for node in [*item.findall(f"{{{PODCAST}}}transcript"), *item.findall(f"{{{PODCAST}}}chapters")]:
        link = node.get("url") or ""
        answer = _head(client, link)
        if answer is None or answer.status_code != 200:
            yield Finding(rule="link-broken", where=where, what=f"{link} is not there", advice="publish again")
        elif not answer.headers.get("content-type", "").startswith(
            (node.get("type", "?"), "application/json", "text/")
        ):
            sent = answer.headers.get("content-type", "nothing")
            advice = f"have the server send {node.get('type')}"
            yield Finding(rule="link-type", where=where, what=f"{link} is sent as {sent}", advice=advice)


def _date(where: str, text: str) -> Iterator[Finding]:
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        yield Finding(rule="date-bad", where=where, what=f"its date {text!r} is none", advice=_REPUBLISH)
        return
    if date.replace(tzinfo=date.tzinfo or UTC) > datetime.now(UTC) + timedelta(days=1):
        advice = "set this machine's clock; apps hide it until then"
        yield Finding(rule="date-future", where=where, what=f"its date {text} is to come", advice=advice)


def _media(client: httpx.Client, where: str, item: etree._Element, enclosure: etree._Element) -> Iterator[Finding]:
    url = enclosure.get("url") or ""
    head = _head(client, url)
    if head is None or head.status_code != 200:
        yield Finding(rule="media-missing", where=where, what=f"{url} is not there", advice="publish again")
        return
    if head.headers.get("content-length") != enclosure.get("length"):
        what = f"the feed says {enclosure.get('length')} bytes, the server {head.headers.get('content-length')}"
        yield Finding(rule="enclosure-length", where=where, what=what, advice=_REPUBLISH)
    if not head.headers.get("content-type", "").startswith("audio/mpeg") or enclosure.get("type") != "audio/mpeg":
        sent = head.headers.get("content-type", "nothing")
        advice = "have the server send audio/mpeg"
        yield Finding(rule="media-type", where=where, what=f"the MP3 is sent as {sent}", advice=advice)
    part = _get(client, url, {"range": "bytes=0-9"})
    if part is None or part.status_code != 206 or len(part.content) != 10:
        advice = "apps can't seek: choose a server with byte ranges"
        yield Finding(rule="range", where=where, what="the server ignores ranges", advice=advice)
    whole = _get(client, url)
    if whole is None or whole.status_code != 200:
        yield Finding(rule="media-missing", where=where, what=f"{url} breaks off", advice="publish again")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "episode.mp3"
        path.write_bytes(whole.content)
        yield from inspect_mp3(path, where, item.findtext(f"{{{ITUNES}}}duration"))


def inspect_mp3(path: Path, where: str, told_seconds: str | None = None) -> Iterator[Finding]:
    """What is wrong with the tags, chapters, length and loudness of an MP3."""
    with path.open("rb") as file:
        start = file.read(10)
    if start[:4] != b"ID3\x03":
        what = f"its tags are {'ID3v2.' + str(start[3]) if start[:3] == b'ID3' else 'missing'}"
        yield Finding(rule="tags-version", where=where, what=what, advice=f"players need ID3v2.3: {_REBUILD}")
    try:
        length_ms, loudness_lufs = measure_mp3(path)
    except MixingError as error:
        yield Finding(rule="media-broken", where=where, what=str(error), advice=_REBUILD)
        return
    try:
        yield from _chapters(where, read_tags(path).chapters, length_ms)
    except MixingError as error:
        yield Finding(rule="tags-broken", where=where, what=str(error).partition(".")[0], advice=_REBUILD)
    if told_seconds is not None and (
        not told_seconds.isdigit() or abs(1000 * int(told_seconds) - length_ms) > LENGTH_SLACK_MS
    ):
        what = f"the feed says {told_seconds} s, the audio lasts {length_ms / 1000:.1f}"
        yield Finding(rule="length", where=where, what=what, advice=_REPUBLISH)
    if abs(loudness_lufs - LOUDNESS_LUFS) > LOUDNESS_SLACK_LU:
        what = f"it is {loudness_lufs:.1f} LUFS loud, not {LOUDNESS_LUFS:g} ±{LOUDNESS_SLACK_LU:g}"
        yield Finding(rule="loudness", where=where, what=what, advice=_REBUILD)


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


def _get(client: httpx.Client, url: str, headers: dict[str, str] | None = None) -> httpx.Response | None:
    try:
        return client.get(url, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):  # ValueError: an address that urllib can't take apart
        return None


def _head(client: httpx.Client, url: str) -> httpx.Response | None:
    try:
        return client.head(url)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):  # ValueError: an address that urllib can't take apart
        return None
