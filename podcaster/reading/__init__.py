"""Reading: a file, an address or standard input becomes the words that belong to the article, and nothing else.

    source ──sources/fetching──▶ Document ──formats──▶ Draft: every piece, kept or not, with title, date, players
           ──reader──▶ Article

Only `sources`, `fetching` and `polling` do I/O. All other modules are pure: values in, values out. An input format is
one file in `formats`, or a plug-in. `feeds` reads feeds, and `robots` what sites ask of programs.
"""

from typing import TYPE_CHECKING

from podcaster.system.late_names import late_names

if TYPE_CHECKING:
    from podcaster.reading.article import Article, Dropped, Player
    from podcaster.reading.document import Document
    from podcaster.reading.draft import Draft, Piece
    from podcaster.reading.reader import read_article, read_articles

_HOMES = {
    "article": ("Article", "Dropped", "Player"),
    "document": ("Document",),
    "draft": ("Draft", "Piece"),
    "reader": ("read_article", "read_articles"),
}

__all__ = ["Article", "Document", "Draft", "Dropped", "Piece", "Player", "read_article", "read_articles"]

__getattr__ = late_names(__name__, _HOMES)
