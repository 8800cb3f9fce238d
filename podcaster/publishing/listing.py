"""What feed and index say of an episode: little enough to be remembered, so that no timeline is read again for it."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from podcaster.mixing.timeline import Chapter
from podcaster.scripting.script import Speaker

MOST = 2**53
"""More than any time, place or count; JSON's numbers are exact up to there."""
_TEXTS = ("guid", "slug", "title", "first_published", "byline", "published", "site", "url", "language", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One episode as feed and index list it."""

    guid: str
    slug: str
    title: str
    first_published: str
    """ISO 8601 with zone."""
    duration_ms: int
    mp3_bytes: int
    chapters: tuple[Chapter, ...]
    speakers: tuple[Speaker, ...]
    byline: str
    published: str
    """When the article appeared, ISO 8601, or ""."""
    site: str
    url: str
    """The article's address, or ""."""
    language: str
    """BCP 47 tag."""
    summary: str
    """The article's first sentences."""
    soundbite: tuple[int, int] | None
    """Start and length in ms of a quote worth playing alone."""


def check_listing(listing: Listing) -> None:
    """TypeError when anything in it is of another kind than it must be, or a number that no episode has."""
    chapters, speakers = listing.chapters, listing.speakers
    numbers = [listing.duration_ms, listing.mp3_bytes, *(listing.soundbite or (0, 0))]
    numbers += [time for chapter in chapters for time in (chapter.start_ms, chapter.end_ms)]
    if listing.soundbite is not None and len(listing.soundbite) != 2:
        raise TypeError("a soundbite that is none")
    if not all(type(number) is int and abs(number) <= MOST for number in numbers):
        raise TypeError("a number that is none")
    texts = [getattr(listing, name) for name in _TEXTS]
    texts += [chapter.title for chapter in chapters]
    texts += [text for one in speakers for text in (one.id, one.name, one.gender, one.kind)]
    if not all(type(text) is str for text in texts):
        raise TypeError("a text that is none")


def format_listing(episode: Listing) -> bytes:
    """A listing as it is remembered; of more than a listing, the listing."""
    content = {field.name: getattr(episode, field.name) for field in fields(Listing)}
    content["chapters"] = [asdict(chapter) for chapter in episode.chapters]
    content["speakers"] = [asdict(speaker) for speaker in episode.speakers]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def parse_listing(data: bytes) -> Listing:
    """A remembered listing. ValueError, KeyError or TypeError when it is none."""
    try:
        content: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    except RecursionError as error:
        raise ValueError("it is nested without end") from error
    content["chapters"] = tuple(Chapter(**chapter) for chapter in content["chapters"])
    content["speakers"] = tuple(Speaker(**speaker) for speaker in content["speakers"])
    content["soundbite"] = tuple(content["soundbite"]) if content["soundbite"] else None
    listing = Listing(**content)
    check_listing(listing)
    return listing
