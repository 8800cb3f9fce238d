"""The product of reading: the words that belong to the article, and what was left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """An audio or video player on the page, as far as its text tells. It is never read aloud."""

    label: str
    """The words beside it on the page ("Podcasts"); "" without any."""
    position_ms: int | None
    """The position it shows, in milliseconds; None when the page does not say."""
    duration_ms: int | None
    """The length of its recording, in milliseconds; a lower bound when `truncated`; None when the page does not say."""
    truncated: bool = False
    """True when the source ends within its time ("25:0")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, cleaned. Offsets elsewhere in podcaster count characters of `body`."""

    source: str
    """Where it came from, as the user named it: a path, a URL, or "-"."""
    title: str
    """The headline, or "" when the source has none."""
    body: str
    """The paragraphs, joined by a blank line. Of an article that was read verbatim, the input to the letter."""
    language: str = "en"
    """BCP 47 tag."""
    byline: str | None = None
    """Who wrote it, without "By"."""
    published: str | None = None
    """ISO 8601 date, or date and time, as precise as the source is."""
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
    """The lines that do not belong to the article, in order."""
