"""The feed: RSS 2.0 with the iTunes, Podcasting 2.0, Podlove Simple Chapters and Atom namespaces.

Specifications: RSS 2.0 (rssboard.org), Apple's podcast RSS requirements, the podcast namespace (podcastindex.org),
Podlove Simple Chapters 1.2, RFC 5005 for paged and archived feeds.
"""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote, urljoin

from lxml import etree

from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import CHAPTERS, COVER, EPUB, MEDIA_TYPES, TRANSCRIPTS, EpisodeFolder
from podcaster.mixing.times import format_timestamp, whole_seconds
from podcaster.publishing.excerpts import soundbite_of
from podcaster.publishing.media import format_of
from podcaster.publishing.notes import notes_html, notes_text
from podcaster.publishing.release import Release
from podcaster.publishing.show import LONGEST_DESCRIPTION_BYTES, Show
from podcaster.publishing.volumes import Volume, feed_name
from podcaster.publishing.xml_text import clean
from podcaster.system.record import Record

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
PSC = "http://podlove.org/simple-chapters"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
HISTORY = "http://purl.org/syndication/history/1.0"
_NAMES = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM, "psc": PSC, "content": CONTENT}
STYLE = "assets/feed.css"
"""The style sheet with which browsers show the feed as a page. Browsers give up XSLT in 2026."""
_SQUARE_JPEG = {"aspect-ratio": "1/1", "type": "image/jpeg", "purpose": "artwork"}
"""Attributes of a cover in <podcast:image>."""
LARGEST_FEED_BYTES = 20_000_000
"""Largest foreign feed that is read. Our own feeds are split into volumes well below this size."""


def feed_of(show: Show, episodes: Sequence[tuple[Release, Episode]], volume: Volume) -> bytes:
    """The feed of one volume. `episodes` begin with the newest."""
    names = {**_NAMES, "fh": HISTORY} if volume.number else _NAMES
    root = etree.Element("rss", {"version": "2.0"}, nsmap=names)
    channel = etree.SubElement(root, "channel")
    _channel(channel, show, [release for release, _ in episodes], volume)
    for release, episode in episodes:
        _item(etree.SubElement(channel, "item"), show, release, episode)
    root.addprevious(etree.PI("xml-stylesheet", f'type="text/css" href="{STYLE}"'))
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8", pretty_print=True))


def read_feed(data: bytes) -> etree._Element:
    """The root element of a feed. External files and addresses are not read. XMLSyntaxError for invalid XML; ValueError
    for a DOCTYPE, which allows external entities and entity expansion."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("it declares a document type")
    return root


class FeedShow(Record, frozen=True, kw_only=True):
    """The show that a feed belongs to."""

    title: str
    guid: str
    """Its podcast:guid, "" without one."""
    episodes: frozenset[str]
    """The guids of the feed's episodes."""


def show_in(data: bytes) -> FeedShow | None:
    """The show of an RSS or Atom feed, None when the data is not a feed."""
    try:
        root = read_feed(data)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag == f"{{{ATOM}}}feed":
        title = (root.findtext(f"{{{ATOM}}}title") or "").strip()
        return FeedShow(title=title, guid="", episodes=frozenset())  # podcaster never writes Atom
    channel = root.find("channel")
    if channel is None:
        return None
    return FeedShow(
        title=(channel.findtext("title") or "").strip(),
        guid=(channel.findtext(f"{{{PODCAST}}}guid") or "").strip(),
        episodes=frozenset(found.strip() for item in channel.findall("item") if (found := item.findtext("guid"))),
    )


def _url(show: Show, file: Path) -> str:
    """The address of a file of the site, by its path in the site's folder."""
    return urljoin(show.base, quote(file.as_posix()))


def _links(volume: Volume) -> dict[str, int]:
    """The feed's links to itself and to other volumes: the relation (RFC 5005) and the number of the volume."""
    links = {"self": volume.number}
    if not volume.archives:
        return links
    links |= {"first": 0, "last": 1}
    if volume.number:
        links["current"] = 0
    if volume.older is not None:
        links |= {"next": volume.older, "prev-archive": volume.older}
    if volume.newer is not None:
        links["previous"] = volume.newer
    if volume.newer:
        links["next-archive"] = volume.newer
    return links


def _channel(channel: etree._Element, show: Show, releases: Sequence[Release], volume: Volume) -> None:
    _add(channel, "title", show.title)
    for rel, number in _links(volume).items():
        kind = {"type": "application/rss+xml"} if rel == "self" else {}
        _add(channel, f"{{{ATOM}}}link", rel=rel, **kind, href=urljoin(show.base, feed_name(number)))
    if volume.number:
        _add(channel, f"{{{HISTORY}}}archive")
    _add(channel, "link", show.base)
    _add(channel, "description", _cut(show.about))
    _add(channel, "language", show.language)
    if releases:
        newest = max(datetime.fromisoformat(release.first_published) for release in releases)
        _add(channel, "lastBuildDate", format_datetime(newest))
    _add(channel, "generator", "podcaster")
    _add(channel, f"{{{ITUNES}}}author", show.author)
    owner = _add(channel, f"{{{ITUNES}}}owner")
    _add(owner, f"{{{ITUNES}}}name", show.author)
    _add(owner, f"{{{ITUNES}}}email", show.email)
    _add(channel, f"{{{ITUNES}}}category", text=show.category)
    _add(channel, f"{{{ITUNES}}}explicit", "false")
    _add(channel, f"{{{ITUNES}}}type", "episodic")
    _add(channel, f"{{{ITUNES}}}image", href=urljoin(show.base, COVER))
    _add(channel, f"{{{PODCAST}}}image", href=urljoin(show.base, COVER), **_SQUARE_JPEG)
    if show.has_moved:
        _add(channel, f"{{{ITUNES}}}new-feed-url", show.feed_url)  # apps that read the old feed follow it
    if show.token:
        _add(channel, f"{{{ITUNES}}}block", "Yes")  # no directory may list a private feed
    _add(channel, f"{{{PODCAST}}}guid", show.guid)
    _add(channel, f"{{{PODCAST}}}locked", "yes", owner=show.email)
    _add(channel, f"{{{PODCAST}}}medium", "podcast")
    _add(channel, f"{{{PODCAST}}}txt", "true", purpose="ai-content")


def _item(item: etree._Element, show: Show, release: Release, episode: Episode) -> None:
    files = EpisodeFolder(Path(release.slug))
    timeline = episode.timeline
    _add(item, "title", episode.title)
    _add(item, "guid", release.guid, isPermaLink="false")
    _add(item, "pubDate", format_datetime(datetime.fromisoformat(release.first_published)))
    _add(item, "link", _url(show, files.path / "index.html"))
    _add(item, "description", _cut(notes_text(episode)))
    _add(item, f"{{{CONTENT}}}encoded", notes_html(episode))
    main, *others = episode.audio
    length_bytes = main.stat().st_size
    media_type = format_of(main).media_type
    _add(item, "enclosure", url=_url(show, files.path / main.name), length=str(length_bytes), type=media_type)
    for audio in others:
        container, length_bytes = format_of(audio), audio.stat().st_size
        rate_bps = 8000 * length_bytes // max(1, timeline.duration_ms)
        about = {"bitrate": str(rate_bps), "title": container.name.upper(), "codecs": container.codec}
        _alternative(item, _url(show, files.path / audio.name), container.media_type, length_bytes, **about)
    if episode.book:
        length_bytes = episode.book.stat().st_size
        _alternative(item, _url(show, files.book), MEDIA_TYPES[EPUB], length_bytes, title="EPUB, to read along")
    _add(item, f"{{{ITUNES}}}title", episode.title)
    _add(item, f"{{{ITUNES}}}duration", str(whole_seconds(timeline.duration_ms)))
    _add(item, f"{{{ITUNES}}}explicit", "false")
    _add(item, f"{{{ITUNES}}}image", href=_url(show, files.cover))
    _add(item, f"{{{PODCAST}}}image", href=_url(show, files.cover), **_SQUARE_JPEG)
    for ending in TRANSCRIPTS:
        _add(item, f"{{{PODCAST}}}transcript", url=_url(show, files.file(ending)), type=MEDIA_TYPES[ending])
    _add(item, f"{{{PODCAST}}}chapters", url=_url(show, files.chapters), type=MEDIA_TYPES[CHAPTERS])
    if episode.byline:  # quoted people are nobody's guests: no real voice is heard
        _add(item, f"{{{PODCAST}}}person", episode.byline, group="writing", role="author")
    _add(item, f"{{{PODCAST}}}person", show.author, group="creative direction", role="producer")
    if soundbite := soundbite_of(timeline.cues):
        start_s, length_s = (f"{ms / 1000:.3f}" for ms in soundbite)
        _add(item, f"{{{PODCAST}}}soundbite", startTime=start_s, duration=length_s)
    _add(item, f"{{{PODCAST}}}txt", "true", purpose="ai-content")
    chapters = _add(item, f"{{{PSC}}}chapters", version="1.2")
    for chapter in timeline.chapters:
        image = {"image": _url(show, files.path / chapter.picture.file)} if chapter.picture else {}
        start = format_timestamp(chapter.start_ms)
        _add(chapters, f"{{{PSC}}}chapter", start=start, title=clean(chapter.title), **image)


def _alternative(item: etree._Element, url: str, media_type: str, length_bytes: int, **about: str) -> None:
    """The episode in another format."""
    element = _add(item, f"{{{PODCAST}}}alternateEnclosure", type=media_type, length=str(length_bytes), **about)
    _add(element, f"{{{PODCAST}}}source", uri=url)


def _add(parent: etree._Element, tag: str, content: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, tag, {name: clean(value) for name, value in attributes.items()})
    if content is not None:
        element.text = clean(content)
    return element


def _cut(text: str) -> str:
    """The text, cut to the largest description that Apple Podcasts accepts."""
    data = text.encode("utf-8", "replace")
    if len(data) <= LONGEST_DESCRIPTION_BYTES:
        return text
    return data[: LONGEST_DESCRIPTION_BYTES - 3].decode("utf-8", "ignore") + "…"
