"""Reading: a file, an address or standard input becomes the words that belong to the article, and nothing else.

    source ──sources/fetching──▶ bytes ──decoding──▶ text
        ──plaintext | markdown | pages──▶ Draft: every piece, kept or not, with title, date, players
        ──reader──▶ Article

Only `sources` and `fetching` do I/O; everything after them is text in, values out.
"""

from podcaster.reading.article import Article, Player
from podcaster.reading.reader import read_article

__all__ = ["Article", "Player", "read_article"]
