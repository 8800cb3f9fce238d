"""The product of reading: the words that belong to the article, and what was set aside."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """What is left of an audio or video player that stood on the page; kept, never narrated."""

    label: str
    """The words beside it on the page ("Podcasts"), or "" when it had none."""
    position_ms: int | None
    """Where it stood in the recording, in milliseconds; None when the page did not say."""
    duration_ms: int | None
    """How long the recording is, in milliseconds; the least it can be when `truncated`."""
    truncated: bool = False
    """True when its time was cut off in the source ("25:0")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, cleaned. Offsets elsewhere in podcaster count characters of `body`."""

    source: str
    """Where it came from, as the user named it: a path, a URL, or "-"."""
    title: str
    """The headline, or "" when the source has none."""
    body: str
    """The paragraphs, joined by a blank line; or, read verbatim, the input to the letter."""
    language: str = "en"
    """BCP 47 tag."""
    byline: str | None = None
    """Who wrote it, without "By"."""
    published: str | None = None
    """ISO 8601 date or date and time, as exact as the source says."""
    site: str | None = None
    """The publication's name."""
    url: str | None = None
    """The article's canonical address."""
    image_url: str | None = None
    """The lead image's address."""
    headings: tuple[tuple[int, int], ...] = ()
    """Half-open character ranges of `body` that are section headings."""
    players: tuple[Player, ...] = ()
    """The players found, in the order of the page."""
    dropped: tuple[str, ...] = ()
    """The lines that were set aside as not belonging to the article, in order."""
