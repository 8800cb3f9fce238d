"""The product of reading: the words that belong to the article, and the lines that were left out."""

from typing import Literal

from podcaster.system.record import Record

DroppedKind = Literal["table", "code block", "formula", "picture", "note", "comment", "player", "credit", "line"]
"""What was left out. A picture is its caption and credits; a note is a footnote or an endnote; a comment is one of a
reader; a credit is a byline or a date above the article; a line is anything else, such as a menu."""


class Player(Record, frozen=True, kw_only=True):
    """An audio or video player on the page, as the page's text shows it. Its text is never read aloud."""

    label: str
    """The words beside it on the page ("Podcasts"); "" without any."""
    position_ms: int | None
    """The position it shows, in milliseconds; None when the page does not say."""
    duration_ms: int | None
    """The length of its recording, in milliseconds; a lower bound when `truncated`; None when the page does not say."""
    truncated: bool = False
    """True when the source ends in the middle of the player's time ("25:0")."""


class Picture(Record, frozen=True, kw_only=True):
    """A picture of the article. Nothing of it is read but what the document says of it."""

    addresses: tuple[str, ...]
    """Where its file is, as the document has it, the likeliest first: a path, an address or a data URI."""
    alt: str = ""
    """What it shows, in the document's words."""
    caption: str = ""
    """The caption below it, which often says who made it."""
    base: str = ""
    """What the addresses are relative to: the path or the address of the document."""
    at: int = 0
    """How many characters of the body stand before it."""


class Dropped(Record, frozen=True, kw_only=True):
    """A part of the source that is not read aloud: a whole table, a whole block of code, a comment, a line."""

    kind: DroppedKind
    text: str


class Credit(Record, frozen=True, kw_only=True):
    """One of the articles that a digest is made of. What is not known is ""."""

    title: str
    source: str
    """As the user named it: a path, a URL, or "-"."""
    url: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""


class Article(Record, frozen=True, kw_only=True):
    """One article, cleaned. Offsets elsewhere in podcaster count characters of `body`."""

    source: str
    """The source, as the user named it: a path, a URL, or "-"."""
    title: str
    """The headline, or "" when the source has none."""
    body: str
    """The paragraphs, joined by a blank line. For an article that was read verbatim, the unchanged input."""
    language: str = "en"
    """BCP 47 tag."""
    byline: str | None = None
    """The names of the authors, without "By"."""
    published: str | None = None
    """ISO 8601 date, or date and time, as precise as the source is."""
    site: str | None = None
    """The publication's name."""
    url: str | None = None
    """The article's canonical address."""
    image_url: str | None = None
    """The lead image's address."""
    description: str = ""
    """What the episode is about, in a person's words; "" where nobody wrote it."""
    cover: str = ""
    """Path of a picture for the episode's cover; "" is a cover drawn from the title."""
    headings: tuple[tuple[int, int], ...] = ()
    """Half-open character ranges of `body` that are section headings."""
    bold: tuple[tuple[int, int], ...] = ()
    """Half-open character ranges of `body`: bold words that begin a paragraph, often the question of an interview."""
    players: tuple[Player, ...] = ()
    """The players found, in the order of the page."""
    pictures: tuple[Picture, ...] = ()
    """The pictures in its text, in their order. They are no part of what an episode is made from until one is used."""
    dropped: tuple[Dropped, ...] = ()
    """What is not read aloud, in the order of the source."""
    credits: tuple[Credit, ...] = ()
    """The articles that it is made of, if it is a digest."""
    remarks: tuple[str, ...] = ()
    """Lines for the user: what was repaired, what may be missing."""

    def __repr__(self) -> str:
        """All but the pictures, some of which hold whole files."""
        shown = (f"{name}={getattr(self, name)!r}" for name in self.__struct_fields__ if name != "pictures")
        return f"Article({', '.join(shown)})"
