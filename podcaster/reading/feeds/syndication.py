"""RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0 (RFC 4287), as sites write them: with wrong namespaces, undeclared
prefixes, unescaped markup and bytes that are not XML."""

import re
from collections.abc import Iterator
from html import escape, unescape

from lxml import etree

from podcaster.errors import SourceError, cause_of
from podcaster.reading.characters import clean_characters
from podcaster.reading.feeds.address import web_address
from podcaster.reading.feeds.dates import iso_date
from podcaster.reading.feeds.feed import MOST_ITEMS, Feed, FeedItem
from podcaster.system.lazy_regex import lazy_regex

_DECLARATION = lazy_regex(r"\s*<\?xml[^>]*\?>")
_ROOTS = frozenset(("rss", "rdf", "feed", "opml", "channel"))
_LOOKED_AT = 4_000
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MARKUP = lazy_regex(r"<[a-zA-Z/!][^>]*>|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);")
_EMAIL_AND_NAME = lazy_regex(r"\s*\S+@\S+\s*\((?P<name>[^)]+)\)\s*")
"""RSS has an author's name behind an address: "anna@example.org (Anna Whitlock)"."""


def parse_xml(text: str, where: str) -> "etree._Element | None":
    """The root of a feed or an OPML file; None for other texts. SourceError for one that declares entities: they could
    name files, or expand without end."""
    start = re.search(r"<(?:\w+:)?(\w+)[\s>/]", _without_prologue(text[:_LOOKED_AT]))
    if start is None or start[1].lower() not in _ROOTS:
        return None
    if "<!ENTITY" in text:
        raise SourceError("this feed declares entities, which are not read", where=where, advice="use another feed")
    data = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(
            f"this feed is not valid XML ({cause_of(error)})", where=where, advice="use another feed of the site"
        ) from error
    return root


def _parser() -> "etree.XMLParser[etree._Element]":
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, encoding="utf-8", remove_comments=True,
        remove_pis=True, strip_cdata=True,
    )  # fmt: skip


def feed_of_xml(root: "etree._Element", url: str | None) -> Feed | None:
    """The feed; None when the root is of another kind, such as OPML."""
    kind = _name(root)
    if kind == "feed":
        head, entries = root, [one for one in root if _name(one) == "entry"]
    elif kind in ("rss", "rdf", "channel"):
        head = root if kind == "channel" else next((one for one in root if _name(one) == "channel"), root)
        entries = [one for one in (*head, *(root if head is not root else ())) if _name(one) == "item"]
    else:
        return None
    items = (_item(entry, _base(entry, url)) for entry in entries[:MOST_ITEMS])
    language = _first(head, "language") or head.get(_LANGUAGE) or ""
    return Feed(title=_plain(_first(head, "title")), items=tuple(items), language=language.strip()[:35])


def _item(entry: "etree._Element", base: str | None) -> FeedItem:
    guid = _first(entry, "guid", "id") or entry.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")
    return FeedItem(
        guid=" ".join(guid.split()),
        url=_link(entry, base),
        title=_plain(_first(entry, "title")),
        byline=_byline(entry),
        published=iso_date(_first(entry, "pubdate", "published", "issued", "date", "created", "updated", "modified")),
        html=_html(entry),
    )


def _link(entry: "etree._Element", base: str | None) -> str:
    """The article's address: Atom's alternate link, RSS's link, or a guid that is a permalink."""
    links = [one for one in entry if _name(one) == "link"]
    for one in links:
        if one.get("href") and one.get("rel", "alternate") == "alternate":
            return web_address(one.get("href", ""), base)
    for one in links:
        if not one.get("href") and (address := web_address(_text(one), base)):
            return address
    for one in entry:
        if _name(one) == "guid" and one.get("isPermaLink", "true").lower() == "true":
            return web_address(_text(one), None)
    return ""


def _byline(entry: "etree._Element") -> str:
    names = []
    for one in entry:
        if _name(one) in ("author", "creator"):
            inner = next((_text(part) for part in one if _name(part) == "name"), "")
            text = _plain(inner or _text(one))
            named = _EMAIL_AND_NAME.fullmatch(text)
            name = named["name"].strip() if named else text
            if name and "@" not in name and name not in names:
                names.append(name)
    return ", ".join(names)


def _html(entry: "etree._Element") -> str:
    """The longest text of the item, as HTML: RSS has a teaser and the article side by side."""
    found = [_markup(one) for one in entry if _name(one) in ("encoded", "content", "description", "summary", "body")]
    return max(found, key=len, default="")


def _markup(element: "etree._Element") -> str:
    if len(element):  # XHTML, or markup that was not escaped
        inner = "".join(etree.tostring(part, encoding="unicode", method="html") for part in element)
        return escape(element.text or "", quote=False) + inner
    text = element.text or ""
    kind = element.get("type", "")
    if kind in ("text", "text/plain") or not _MARKUP.search(text):
        return "".join(f"<p>{escape(part, quote=False)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())
    return text


def _first(parent: "etree._Element", *names: str) -> str:
    """The text of the first child that has one of the names and is not empty, by the order of the names."""
    for name in names:
        for one in parent:
            if _name(one) == name and (text := _text(one).strip()):
                return text
    return ""


def _text(element: "etree._Element") -> str:
    return "".join(part for part in element.itertext() if isinstance(part, str))


def _plain(text: str) -> str:
    """A title without markup: some feeds escape it once too often."""
    if "<" in text or "&" in text:
        text = unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", unescape(text)))
    return " ".join(clean_characters(text).split())


def _name(element: "etree._Element") -> str:
    """The local name in lower case, so that a wrong or an undeclared namespace does not matter."""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def _base(entry: "etree._Element", url: str | None) -> str | None:
    """The base of an item's addresses (XML Base)."""
    bases: list[str] = [one.get(_BASE, "") for one in _upwards(entry)]
    for base in reversed([base for base in bases if base]):
        url = web_address(base, url) or url
    return url


def _upwards(element: "etree._Element") -> Iterator["etree._Element"]:
    yield element
    yield from element.iterancestors()


def _without_prologue(text: str) -> str:
    """The text without its declaration, comments and document type."""
    return re.sub(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>", "", text, flags=re.S)
