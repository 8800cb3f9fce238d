"""What podcast directories ask of a feed beyond RSS: Apple's rules (podcasters.apple.com/support/823 and 5316), which
others follow."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from podcaster.doctor.finding import Finding
from podcaster.publishing.feed import ITUNES, PODCAST
from podcaster.publishing.show import CATEGORIES, LONGEST_DESCRIPTION_BYTES
from podcaster.system.lazy_regex import lazy_regex

_ENDINGS = (".mp3", ".m4a", ".mp4", ".m4v", ".mov", ".pdf")
"""How the address of an enclosure may end for Apple Podcasts."""
LONGEST_TRANSCRIPT_LINE = 65
"""Most characters in a line of a WebVTT transcript."""
_TAG = lazy_regex(r"<[^>]*>")
_SETTINGS = "set it in podcaster.toml, then publish"
_REPUBLISH = "publish again"


def check_channel(channel: etree._Element) -> Iterator[Finding]:
    """What is wrong with what the show says of itself."""
    for category in channel.findall(f"{{{ITUNES}}}category"):
        name = category.get("text") or ""
        if name and name not in CATEGORIES:
            what = f"Apple Podcasts has no category {name!r}"
            yield Finding(rule="category-unknown", where="feed", what=what, advice=_SETTINGS)
    yield from _explicit("feed", channel)


def check_item(where: str, item: etree._Element, enclosures: set[str]) -> Iterator[Finding]:
    """What is wrong with what an episode's item says. `enclosures` has the addresses of the episodes before it, and
    gets this one's."""
    if not (item.findtext("title") or "").strip():
        yield Finding(rule="title-missing", where=where, what="it has no title", advice=_REPUBLISH)
    if len((item.findtext("description") or "").encode()) > LONGEST_DESCRIPTION_BYTES:
        what = f"its description is over {LONGEST_DESCRIPTION_BYTES} bytes"
        yield Finding(rule="description-long", where=where, what=what, advice=_REPUBLISH)
    yield from _explicit(where, item)
    enclosure = item.find("enclosure")
    url = "" if enclosure is None else enclosure.get("url") or ""
    if not url:
        return
    if url in enclosures:
        what = "another episode has its audio file: Apple Podcasts ignores the second"
        yield Finding(rule="enclosure-twice", where=where, what=what, advice=_REPUBLISH)
    enclosures.add(url)
    if not url.isascii():
        what = f"the address {url} has other characters than ASCII"
        yield Finding(rule="address-not-ascii", where=where, what=what, advice="give the file a plain name")
    elif not _path(url).lower().endswith(_ENDINGS):
        what = f"Apple Podcasts plays no {_path(url).rpartition('.')[2] or 'file without an ending'}"
        advice = 'set enclosure = "mp3" in podcaster.toml, and build with formats that have it'
        yield Finding(rule="media-unsupported", where=where, what=what, advice=advice)


def transcript_to_check(item: etree._Element) -> str:
    """The address of an episode's WebVTT transcript; "" without one."""
    found = item.find(f"{{{PODCAST}}}transcript[@type='text/vtt']")
    return "" if found is None else found.get("url") or ""


def check_transcript(where: str, content: bytes) -> Iterator[Finding]:
    """What is wrong with a WebVTT transcript."""
    text = content.decode("utf-8", "replace")
    lines = [_TAG.sub("", line) for line in text.splitlines() if "-->" not in line]
    longest = max(map(len, lines), default=0)
    if not text.lstrip("\ufeff").startswith("WEBVTT"):
        yield Finding(rule="transcript-broken", where=where, what="its WebVTT is none", advice="build it again")
    elif longest > LONGEST_TRANSCRIPT_LINE:
        what = f"a line of its WebVTT has {longest} characters, more than {LONGEST_TRANSCRIPT_LINE}"
        yield Finding(rule="transcript-lines", where=where, what=what, advice="build that episode again")


def _explicit(where: str, node: etree._Element) -> Iterator[Finding]:
    told = node.findtext(f"{{{ITUNES}}}explicit")
    if told is not None and told.strip() not in ("", "true", "false"):
        what = f"itunes:explicit is {told.strip()!r}, not true or false"
        yield Finding(rule="explicit-wrong", where=where, what=what, advice=_REPUBLISH)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return url
