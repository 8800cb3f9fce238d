"""The product of reading a feed: its items, in the order of the feed."""

from podcaster.system.record import Record

MOST_ITEMS = 10_000
"""Items of a feed that are read. A feed with more is a mistake, or an attack."""


class FeedItem(Record, frozen=True, kw_only=True):
    """One article that a feed names. What the feed does not say is ""."""

    guid: str = ""
    """What the feed calls it, for ever."""
    url: str = ""
    """Where the article is: an http(s) address."""
    title: str = ""
    byline: str = ""
    """The names of the authors."""
    published: str = ""
    """ISO 8601."""
    html: str = ""
    """The article, or its beginning, as HTML."""


class Feed(Record, frozen=True, kw_only=True):
    """A feed."""

    title: str
    items: tuple[FeedItem, ...]
    language: str = ""
    """BCP 47 tag."""
