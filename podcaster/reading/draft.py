"""What a format's reader makes of a text before it becomes an Article: every piece of it, kept or not, in order."""

from dataclasses import dataclass

from podcaster.reading.article import Player


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph, a heading or a line of the source."""

    text: str
    kept: bool
    """True when it belongs to the article's body."""
    heading: bool = False
    """True for a section heading."""
    joined: bool = False
    """True when it goes on the paragraph of the kept piece before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything read from one source; None where the source does not say."""

    pieces: tuple[Piece, ...]
    title: str = ""
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    site: str | None = None
    url: str | None = None
    image_url: str | None = None
    players: tuple[Player, ...] = ()
    suspicion: str | None = None
    """Why there may be no article here ("a consent wall"), for the error when there is none."""
