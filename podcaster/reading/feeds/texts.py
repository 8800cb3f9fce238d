"""The text of an item in its feed: as plain words, as a page, and whether it is the whole article."""

import re
from html import escape, unescape

from podcaster.reading.document import Document
from podcaster.reading.feeds.feed import FeedItem
from podcaster.system.lazy_regex import lazy_regex

_UNSEEN = lazy_regex(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_TAG = lazy_regex(r"<[^<>]*>")
_CUT = lazy_regex(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\W*$|\b(?:read (?:more|on|the (?:full|rest|whole)[\w ’']*)|continue reading[^.]*"
    r"|(?:full|whole) (?:article|story)[^.]*|more)\W*$",
    re.I,
)
_LAST_CHARACTERS = 200
_SHORTEST_WORDS = 40
"""A shorter text counts as a teaser."""


def plain_text(html: str) -> str:
    """The words of an item, without markup."""
    return " ".join(unescape(_TAG.sub(" ", _UNSEEN.sub(" ", html))).split())


def is_whole(html: str) -> bool:
    """Whether the text of an item can be the whole article: it is no teaser, and does not end with "…" or "Read
    more"."""
    text = plain_text(html)
    return len(text.split()) >= _SHORTEST_WORDS and not _CUT.search(text[-_LAST_CHARACTERS:])


def as_page(item: FeedItem, *, language: str, where: str) -> Document:
    """A page with the text of an item, which the format for pages reads."""
    lang = f' lang="{escape(language)}"' if language else ""
    title = escape(item.title)
    page = (
        f"<!doctype html><html{lang}><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>\n{item.html}\n</article></body></html>"
    )
    return Document(
        data=page.encode("utf-8", "replace"), where=where, name="item.html", url=item.url or None,
        media_type="text/html", charset="utf-8",
    )  # fmt: skip
