"""The feed: RSS 2.0 with the itunes, Podcasting 2.0, Podlove chapters and Atom paging namespaces, written with lxml.

Rules: RSS 2.0 (rssboard.org), Apple's podcast RSS requirements, podcastindex.org's namespace, podlove.org's simple
chapters 1.2, RFC 5005 for pages and archives.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import quote, urljoin

from lxml import etree

from podcaster.mixing.times import format_timestamp, whole_seconds
from podcaster.publishing.listing import Listing
from podcaster.publishing.notes import notes_html, notes_text
from podcaster.publishing.show import LONGEST_DESCRIPTION_BYTES, Show
from podcaster.publishing.volumes import Volume, feed_name

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
PSC = "http://podlove.org/simple-chapters"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
HISTORY = "http://purl.org/syndication/history/1.0"
_NAMES = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM, "psc": PSC, "content": CONTENT}
TRANSCRIPTS = ((".vtt", "text/vtt"), (".srt", "application/x-subrip"), (".words.json", "application/json"))
LARGEST_FEED_BYTES = 20_000_000
"""Of what is there; ours are in volumes long before."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, and the control characters that some readers take for Windows-1252."""
_FORBIDDEN_SPACE = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
"""Of that what is between two words."""


def feed_of(show: Show, episodes: Sequence[Listing], volume: Volume) -> bytes:
    """The feed of one volume; `episodes` the newest first."""
    names = {**_NAMES, "fh": HISTORY} if volume.number else _NAMES
    root = etree.Element("rss", {"version": "2.0"}, nsmap=names)
    channel = etree.SubElement(root, "channel")
    _channel(channel, show, episodes, volume)
    for episode in episodes:
        _item(etree.SubElement(channel, "item"), show, episode)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def read_feed(data: bytes) -> etree._Element:
    """The root of a feed's text; nothing that it names is read. XMLSyntaxError when it is none, ValueError when it
    declares a document type, which can name files, and texts within texts: no feed needs one."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("it declares a document type")
    return root


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedShow:
    """Whose feed it is."""

    title: str
    guid: str
    """Its podcast:guid, "" without one."""
    episodes: frozenset[str]
    """The guids of those it has."""


def show_in(data: bytes) -> FeedShow | None:
    """The show that a feed is of; None when nobody could read it as a feed."""
    try:
        root = read_feed(data)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag == f"{{{ATOM}}}feed":
        title = (root.findtext(f"{{{ATOM}}}title") or "").strip()
        return FeedShow(title=title, guid="", episodes=frozenset())  # never ours
    channel = root.find("channel")
    if channel is None:
        return None
    return FeedShow(
        title=(channel.findtext("title") or "").strip(),
        guid=(channel.findtext(f"{{{PODCAST}}}guid") or "").strip(),
        episodes=frozenset(found.strip() for item in channel.findall("item") if (found := item.findtext("guid"))),
    )


def episode_url(show: Show, episode: Listing, ending: str) -> str:
    """The address of an episode's file."""
    return urljoin(show.base, quote(f"{episode.slug}/{episode.slug}{ending}"))


def page_url(show: Show, episode: Listing) -> str:
    """The address of an episode's page."""
    return urljoin(show.base, quote(f"{episode.slug}/index.html"))


def _places(volume: Volume) -> dict[str, int]:
    """Where else the show is: RFC 5005's relations, and the number of the volume each leads to."""
    places = {"self": volume.number}
    if not volume.archives:
        return places
    places |= {"first": 0, "last": 1}
    if volume.number:
        places["current"] = 0
    if volume.older is not None:
        places |= {"next": volume.older, "prev-archive": volume.older}
    if volume.newer is not None:
        places["previous"] = volume.newer
    if volume.newer:
        places["next-archive"] = volume.newer
    return places


def _channel(channel: etree._Element, show: Show, episodes: Sequence[Listing], volume: Volume) -> None:
    _add(channel, "title", show.title)
    for rel, number in _places(volume).items():
        kind = {"type": "application/rss+xml"} if rel == "self" else {}
        _add(channel, f"{{{ATOM}}}link", rel=rel, **kind, href=urljoin(show.base, feed_name(number)))
    if volume.number:
        _add(channel, f"{{{HISTORY}}}archive")
    _add(channel, "link", show.base)
    _add(channel, "description", _cut(show.about))
    _add(channel, "language", show.language)
    if episodes:
        newest = max(datetime.fromisoformat(episode.first_published) for episode in episodes)
        _add(channel, "lastBuildDate", format_datetime(newest))
    _add(channel, "generator", "podcaster")
    _add(channel, f"{{{ITUNES}}}author", show.author)
    owner = _add(channel, f"{{{ITUNES}}}owner")
    _add(owner, f"{{{ITUNES}}}name", show.author)
    _add(owner, f"{{{ITUNES}}}email", show.email)
    _add(channel, f"{{{ITUNES}}}category", text=show.category)
    _add(channel, f"{{{ITUNES}}}explicit", "false")
    _add(channel, f"{{{ITUNES}}}type", "episodic")
    _add(channel, f"{{{ITUNES}}}image", href=urljoin(show.base, "cover.jpg"))
    if show.token:
        _add(channel, f"{{{ITUNES}}}block", "Yes")  # a private feed belongs in no directory
    _add(channel, f"{{{PODCAST}}}guid", show.guid)
    _add(channel, f"{{{PODCAST}}}locked", "yes", owner=show.email)
    _add(channel, f"{{{PODCAST}}}medium", "podcast")
    _add(channel, f"{{{PODCAST}}}txt", "true", purpose="ai-content")


def _item(item: etree._Element, show: Show, episode: Listing) -> None:
    _add(item, "title", episode.title)
    _add(item, "guid", episode.guid, isPermaLink="false")
    _add(item, "pubDate", _date(episode.first_published))
    _add(item, "link", page_url(show, episode))
    _add(item, "description", _cut(notes_text(episode)))
    _add(item, f"{{{CONTENT}}}encoded", notes_html(episode))
    _add(
        item,
        "enclosure",
        url=episode_url(show, episode, ".mp3"),
        length=str(episode.mp3_bytes),
        type="audio/mpeg",
    )
    _add(item, f"{{{ITUNES}}}title", episode.title)
    _add(item, f"{{{ITUNES}}}duration", str(whole_seconds(episode.duration_ms)))
    _add(item, f"{{{ITUNES}}}explicit", "false")
    _add(item, f"{{{ITUNES}}}image", href=urljoin(show.base, quote(f"{episode.slug}/cover.jpg")))
    for ending, kind in TRANSCRIPTS:
        _add(item, f"{{{PODCAST}}}transcript", url=episode_url(show, episode, ending), type=kind)
    _add(
        item,
        f"{{{PODCAST}}}chapters",
        url=episode_url(show, episode, ".chapters.json"),
        type="application/json+chapters",
    )
    if episode.byline:
        _add(item, f"{{{PODCAST}}}person", episode.byline, group="writing", role="author")
    for speaker in episode.speakers:
        _add(item, f"{{{PODCAST}}}person", speaker.name, group="cast", role="guest")
    if bite := episode.soundbite:
        _add(
            item, f"{{{PODCAST}}}soundbite", startTime=f"{bite[0] / 1000:.3f}", duration=f"{bite[1] / 1000:.3f}"
        )  # fmt: skip
    _add(item, f"{{{PODCAST}}}txt", "true", purpose="ai-content")
    chapters = _add(item, f"{{{PSC}}}chapters", version="1.2")
    for chapter in episode.chapters:
        _add(chapters, f"{{{PSC}}}chapter", start=format_timestamp(chapter.start_ms), title=_clean(chapter.title))


def _add(parent: etree._Element, tag: str, content: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, tag, {name: _clean(value) for name, value in attributes.items()})
    if content is not None:
        element.text = _clean(content)
    return element


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", _FORBIDDEN_SPACE.sub(" ", text))


def _cut(text: str) -> str:
    """At most as many bytes as Apple takes."""
    data = text.encode("utf-8", "replace")
    if len(data) <= LONGEST_DESCRIPTION_BYTES:
        return text
    return data[: LONGEST_DESCRIPTION_BYTES - 3].decode("utf-8", "ignore") + "…"


def _date(iso: str) -> str:
    """RFC 2822, as RSS has it."""
    return format_datetime(datetime.fromisoformat(iso))
