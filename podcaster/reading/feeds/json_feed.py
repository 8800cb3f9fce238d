"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from html import escape
from typing import Any

from podcaster.reading.characters import clean_characters
from podcaster.reading.feeds.address import web_address
from podcaster.reading.feeds.dates import iso_date
from podcaster.reading.feeds.feed import MOST_ITEMS, Feed, FeedItem


def feed_of_json(content: Any, url: str | None) -> Feed | None:
    """The feed; None when the JSON is something else. Values of a wrong type count as missing."""
    if not isinstance(content, dict) or not isinstance(content.get("items"), list) or "version" not in content:
        return None
    items = [one for one in content["items"][:MOST_ITEMS] if isinstance(one, dict)]
    return Feed(
        title=_line(content.get("title")),
        items=tuple(_item(one, url) for one in items),
        language=_line(content.get("language"))[:35],
    )


def _item(one: dict[str, Any], url: str | None) -> FeedItem:
    guid = one.get("id")
    html = _text(one.get("content_html")) or _paragraphs(_text(one.get("content_text") or one.get("summary")))
    return FeedItem(
        guid=str(guid) if isinstance(guid, int | float) and not isinstance(guid, bool) else _line(guid),
        url=web_address(_text(one.get("url")) or _text(one.get("external_url")), url),
        title=_line(one.get("title")),
        byline=_authors(one),
        published=iso_date(_text(one.get("date_published") or one.get("date_modified"))),
        html=html,
    )


def _authors(one: dict[str, Any]) -> str:
    """The names of the authors: a list in version 1.1, one author in 1.0."""
    listed = one.get("authors")
    authors = listed if isinstance(listed, list) else [one.get("author")]
    names = (_line(author.get("name")) for author in authors if isinstance(author, dict))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in text.split("\n\n") if part.strip())


def _text(value: Any) -> str:
    """The value if it is a text. JSON can have lone surrogates, which no text may hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return " ".join(clean_characters(_text(value)).split())
