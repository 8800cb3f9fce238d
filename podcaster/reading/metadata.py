"""The metadata of a page's article: titles, author, date, language, site, address, picture.

The sources in order of trust are schema.org JSON-LD, Open Graph and other <meta> elements, and the visible page.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from podcaster.reading.characters import clean_characters
from podcaster.reading.datelines import find_byline, find_date, find_names
from podcaster.reading.site_names import home_names, site_hosts
from podcaster.reading.title_candidates import GivenTitles
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, field

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = lazy_regex(r"Article|BlogPosting|Report|Review|WebPage|CreativeWork|Recipe|LiveBlog", re.I)
_ISO = lazy_regex(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?")
_TAG = lazy_regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}$")
_NOT_A_NAME = lazy_regex(r"https?:|@|/|^(?:admin|staff|editor|guest|unknown|none|null|by)$", re.I)
_CARD = lazy_regex(r"\bvcard\b")
_ONE_NAME = lazy_regex(r"[A-ZÀ-Þ][\w’'-]{1,30}")
_BY = lazy_regex(r"\s*(?:\w+ )?by\b", re.I)
_LONGEST_NAME = 120
_SITE_KEYS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher")
"""The names of <meta> elements with the site's name."""
_MOST_SHOWN = 5
_SHOWN_AUTHORS = (
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')"
    " or contains(@class, 'Byline')]"
)
_PROFILE = lazy_regex(
    r"/(?:authors?|by|byline|people|profiles?|staff|contributors?|writers?|reporters?|journalists?|columnists?)/[^/]",
    re.I,
)
"""In the address of a link: the page about an author."""
_APART_TAGS = frozenset(("aside", "nav", "footer", "figure", "blockquote", "form", "left-out"))
_APART_NAMES = lazy_regex(
    r"comment|respon[ds]|\brepl(?:y|ies)|relat|recommend|teaser|promo|trending|popular|sidebar|widget|\bcards?\b|most-|latest|\bbio\b"
    r"|author-?(?:bio|box|info)|event|calendar|newsletter|live-?(?:blog-?)?posts?",
    re.I,
)
"""Class names and ids of elements that are not about the article itself."""
_PUBLISHED_NAME = lazy_regex(r"publish|entry-date|post-date|pubdate|date-?created|article-?date", re.I)
_SHORTEST_PARAGRAPH = 80
"""In characters. The text of the article has begun after a paragraph of this length below a heading."""


class Metadata(Record, frozen=True, kw_only=True):
    """The metadata that the page gives; the other fields are "" or None."""

    titles: GivenTitles = field(default_factory=GivenTitles)
    byline: str | None = None
    linked_author: str | None = None
    """The author by a link between the headline and the text, when nothing else names one there."""
    published: str | None = None
    language: str | None = None
    site: str | None = None
    url: str | None = None
    image_url: str | None = None
    body: str = ""
    """The text of the article, as JSON-LD gives it: seldom there, and without its paragraphs."""


def read_metadata(tree: "HtmlElement", *, url: str | None = None) -> Metadata:
    """The metadata of a parsed page. `url` is the address it was fetched from."""
    meta = _meta(tree)
    described = _described(tree)
    site = meta.get("og:site_name") or _name(described.get("publisher")) or meta.get("application-name")
    canonical = (
        _attribute(tree, "//link[@rel='canonical']", "href") or meta.get("og:url") or _text(described.get("url"))
    )
    image = (
        meta.get("og:image")
        or meta.get("twitter:image")
        or meta.get("twitter:image:src")
        or _address(described.get("image"))
    )
    address = _absolute(canonical, url)
    byline, published = _byline(tree, meta, described), _published(tree, meta, described)
    hosts = site_hosts(tree, address or url)
    names = [_text(meta.get(key)) for key in _SITE_KEYS] + [_name(described.get("publisher")), *home_names(tree, hosts)]
    in_head = tree.find(".//title")
    return Metadata(
        titles=GivenTitles(
            described=_text(described.get("headline")),
            og=meta.get("og:title") or meta.get("citation_title", ""),
            twitter=meta.get("twitter:title", ""),
            head=_content(in_head) if in_head is not None else "",
            site=site or "",
            site_names=tuple(name for name in names if name),
            hosts=hosts,
            signed=byline is not None,
            dated=published is not None,
        ),
        byline=byline,
        linked_author=None if byline else _linked_author(tree),
        published=published,
        language=_language(tree, meta, described),
        site=site or None,
        url=address,
        image_url=_absolute(image, url),
        body=_text(described.get("articleBody")),
    )


def _absolute(address: str | None, base: str | None) -> str | None:
    if not address:
        return None
    try:
        joined = urljoin(base or "", address.strip())
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def _meta(tree: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = _text(element.get("content"))
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _described(tree: "HtmlElement") -> dict[str, Any]:
    """The page's first JSON-LD object that is an article with a headline, else the first that is an article."""
    second_best: dict[str, Any] = {}
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            parsed = json.loads((element.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(parsed):
            if _ARTICLE_TYPES.search(str(item.get("@type", ""))):
                if item.get("headline"):
                    return item
                second_best = second_best or item
    return second_best


def _objects(parsed: Any) -> Iterator[dict[str, Any]]:
    pending = deque([parsed])
    while pending:
        item = pending.popleft()
        if isinstance(item, list):
            pending.extendleft(reversed(item[:50]))
        elif isinstance(item, dict):
            yield item
            pending += [
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), list | dict)
            ]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    return " ".join(clean_characters(re.sub(r"<[^<>]{1,200}>", "", value)).split())


def _name(value: Any) -> str:
    """The names in a JSON-LD person, organisation or plain string, or in a list of these."""
    items = value if isinstance(value, list) else [value]
    names = [_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in items]
    names = list(dict.fromkeys(name for name in names if name and not _NOT_A_NAME.search(name)))
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _address(value: Any) -> str:
    item = value[0] if isinstance(value, list) and value else value
    return _text(item.get("url")) if isinstance(item, dict) else _text(item)


def _attribute(tree: "HtmlElement", path: str, name: str) -> str:
    found = tree.xpath(path)
    return _text(found[0].get(name)) if found else ""


def _content(element: "HtmlElement") -> str:
    return _text(" ".join(element.itertext()))


def _byline(tree: "HtmlElement", meta: dict[str, str], described: dict[str, Any]) -> str | None:
    keys = ("author", "parsely-author", "sailthru.author", "dc.creator", "article:author")
    candidates = [_name(described.get("author")), _cited(tree), *(meta.get(key, "") for key in keys)]
    for candidate in candidates:
        name = re.sub(r"^\s*by:?\s+", "", candidate, flags=re.I).strip(" ,|")
        if name and len(name) <= _LONGEST_NAME and not _NOT_A_NAME.search(name):
            return name
    shown = [element for element in tree.xpath(_SHOWN_AUTHORS) if not _is_apart(element)][:_MOST_SHOWN]
    names = [*(_shown_name(_content(element)) for element in shown), *map(_single_name, shown)]
    return next(filter(None, names), None)


def _linked_author(tree: "HtmlElement") -> str | None:
    """The full name that links to the page about an author, between the headline and the text."""
    headed = False
    for element in tree.iter("a", "p", "h1"):
        if element.tag == "h1":
            headed = True
        elif element.tag == "p":
            if headed and len(_content(element)) >= _SHORTEST_PARAGRAPH:
                return None
        elif headed and _PROFILE.search(element.get("href") or ""):
            name = _BY.sub("", _content(element)).strip(" ,|")
            if len(name) <= _LONGEST_NAME and find_names(name) == name and not _is_apart(element, above=True):
                return name
    return None


def _cited(tree: "HtmlElement") -> str:
    """The authors that a page of science names for those who cite it: "Farrow, Ilse" is Ilse Farrow."""
    named = [_text(element.get("content")) for element in tree.iter("meta") if element.get("name") == "citation_author"]
    return _name([" ".join(reversed(name.split(", ", 1))) for name in named])


def _shown_name(text: str) -> str | None:
    """The names in a byline that the page shows by itself: "By Jane Roe", "Jane Roe"."""
    return find_byline(text if _BY.match(text) else f"By {text}") if len(text) <= _LONGEST_NAME else None


def _single_name(element: "HtmlElement") -> str | None:
    """The one name of an author that the markup names as such, on the pages of people who write under it."""
    if element.get("rel") != "author" and element.get("itemprop") != "author" and not _CARD.search(_names(element)):
        return None
    name = _BY.sub("", _content(element)).strip(" ,|")
    return name if _ONE_NAME.fullmatch(name) and not _NOT_A_NAME.search(name) else None


def _is_apart(element: "HtmlElement", *, above: bool = False) -> bool:
    """True for an element that is not about the article itself: in an aside, in comments, among other stories.

    `above`: the element is between the headline and the text, where a <footer> is the article's own.
    """
    for outer in (element, *element.iterancestors()):
        if outer.tag in _APART_TAGS and not (above and outer.tag == "footer"):
            return True
        if outer.attrib and _APART_NAMES.search(_names(outer)) and next(outer.iter("h1", "body"), None) is None:
            return True
    return False


def _names(element: "HtmlElement") -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _published(tree: "HtmlElement", meta: dict[str, str], described: dict[str, Any]) -> str | None:
    keys = (
        "article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date", "sailthru.date",
        "citation_publication_date", "citation_online_date", "citation_date",
        "dc.date.issued", "dc.date", "date", "pubdate", "publishdate", "publish-date", "article.published",
        "dcterms.created", "dcterms.issued", "dcterms.date", "dc.date.created",
    )  # fmt: skip
    candidates = [_text(described.get("datePublished")), *(meta.get(key, "") for key in keys)]
    candidates += [_text(element.get("datetime") or element.get("content")) for element in _times(tree)]
    for candidate in candidates:
        if iso := _ISO.match(candidate):
            return iso[0].replace(" ", "T")
        if printed := find_date(candidate):
            return printed
    return None


def _times(tree: "HtmlElement") -> "list[HtmlElement]":
    """The elements with the time of the article: the one that says so, then the first above the article's text."""
    marked, above = [], []
    begun = headed = False
    for element in tree.iter("time", "p", "h1", "meta", "span"):
        if element.tag == "h1":
            headed = True
        elif element.tag == "p":
            begun = begun or (headed and len(_content(element)) >= _SHORTEST_PARAGRAPH)
        elif not (element.get("datetime") or element.get("content")) or _is_apart(element, above=headed and not begun):
            continue
        elif element.get("itemprop") == "datePublished" or _PUBLISHED_NAME.search(_names(element)):
            marked.append(element)
        elif element.tag == "time" and not begun:
            above.append(element)
    return [*marked[:1], *above[:1]]


def _language(tree: "HtmlElement", meta: dict[str, str], described: dict[str, Any]) -> str | None:
    for tag in (
        tree.get("lang"),
        _text(described.get("inLanguage")),
        meta.get("content-language"),
        meta.get("og:locale"),
    ):
        if tag and _TAG.match(tag.strip()):
            return tag.strip().replace("_", "-")
    return None
