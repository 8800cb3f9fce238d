"""Feeds: what a site says is new. Each kind of feed is one module; text in, values out.

syndication    RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0
json_feed      JSON Feed 1.0 and 1.1
subscriptions  OPML, the list of feeds that feed readers export; and the feeds that a page names
feed           the product: a Feed of FeedItems
texts          the text of an item: as words, as a page, whether it is whole
address        the canonical form of an address, by which one article is recognised

feedparser, the usual library, reads neither JSON Feed nor OPML, and needs a package that was last released in 2010 and
has no wheel. Tests compare `syndication` with it.
"""

import json

from podcaster.errors import SourceError
from podcaster.reading.document import Document
from podcaster.reading.feeds.feed import Feed, FeedItem
from podcaster.reading.feeds.json_feed import feed_of_json
from podcaster.reading.feeds.subscriptions import feeds_named_by, subscriptions_in
from podcaster.reading.feeds.syndication import feed_of_xml, parse_xml
from podcaster.reading.feeds.texts import as_page, is_whole, plain_text

__all__ = ["Feed", "FeedItem", "as_page", "feeds_in", "is_whole", "plain_text", "read_feed"]


def read_feed(document: Document) -> Feed | None:
    """The feed in a document; None when it is something else, such as a page. SourceError for a feed that is broken, or
    that declares entities (XML bombs do)."""
    text = document.text.lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        try:
            content = json.loads(text)
        except (ValueError, RecursionError) as error:
            if "jsonfeed.org" not in text[:1000] and "json" not in (document.media_type or ""):
                return None
            raise SourceError(
                "this is not a feed: its JSON is broken", where=document.where, advice="check the address"
            ) from error
        return feed_of_json(content, document.url)
    root = parse_xml(text, document.where)
    return feed_of_xml(root, document.url) if root is not None else None


def feeds_in(document: Document) -> tuple[tuple[str, str], ...]:
    """The address and the title of each feed that an OPML file lists, or that a page says it has. SourceError as for
    `read_feed`."""
    text = document.text.lstrip("\ufeff \t\r\n")
    root = parse_xml(text, document.where)
    listed = subscriptions_in(root) if root is not None else ()
    return listed or feeds_named_by(text, document.url)
