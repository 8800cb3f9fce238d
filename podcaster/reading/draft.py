"""The product of a format: every piece of a document's text, kept or not. The reader makes an Article of it."""

from podcaster.reading.article import DroppedKind, Picture, Player
from podcaster.system.record import Record


class Piece(Record, frozen=True, kw_only=True):
    """A paragraph, a heading or a line of the document."""

    text: str
    kept: bool
    """True when it belongs to the article's body."""
    heading: bool = False
    """True for a section heading."""
    bold: int = 0
    """Number of characters at its start that are set in bold."""
    joined: bool = False
    """True when it continues the paragraph of the kept piece before it; of a piece that is not kept, when it is of the
    same table, block of code or comment as the piece before it."""
    kind: DroppedKind = "line"
    """What it is, if it is not kept."""
    pictures: tuple[Picture, ...] = ()
    """The pictures right before it."""


class Draft(Record, frozen=True, kw_only=True):
    """One article as its format reads it, with the fields of Article. None means that the document does not say."""

    pieces: tuple[Piece, ...]
    title: str = ""
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    site: str | None = None
    url: str | None = None
    image_url: str | None = None
    labels: tuple[str, ...] = ()
    """What stands beside the headline in the page's titles, such as the site's name."""
    players: tuple[Player, ...] = ()
    remarks: tuple[str, ...] = ()
    """Lines for the user: what was repaired, what may be missing."""
    suspicion: str | None = None
    """Why there may be no article: "the page is a robot check". The error says it when no article is found."""

    advice: str | None = None
    """What to do when no article is found: "open it in a browser, save it and give the file"."""
