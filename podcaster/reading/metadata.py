"""The metadata of a page's article: headline, author, date, language, site, address, picture.

The sources in order of trust are schema.org JSON-LD, Open Graph and other <meta> elements, and the visible page.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from podcaster.reading.characters import clean_characters
from podcaster.reading.datelines import find_date
from podcaster.reading.titles import likeness, without_site

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_HEADLINES = 200
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Review|WebPage|CreativeWork|Recipe|LiveBlog", re.I)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}$")
_NOT_A_NAME = re.compile(r"https?:|@|/|^(?:admin|staff|editor|guest|unknown|none|null|by)$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the page says; "" or None where it does not."""

    title: str = ""
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    site: str | None = None
    url: str | None = None
    image_url: str | None = None


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
    return Metadata(
        title=_title(tree, meta, described, site),
        byline=_byline(tree, meta, described),
        published=_published(tree, meta, described),
        language=_language(tree, meta, described),
        site=site or None,
        url=_absolute(canonical, url),
        image_url=_absolute(image, url),
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


def _title(tree: "HtmlElement", meta: dict[str, str], described: dict[str, Any], site: str | None) -> str:
    """The headline without the site's name: the visible heading that is most like the metadata, else the metadata."""
    given = [meta.get("og:title", ""), _text(described.get("headline")), meta.get("twitter:title", "")]
    in_head = tree.find(".//title")
    given.append(_content(in_head) if in_head is not None else "")
    given = [title for title in (_headline_of(title, site, tree) for title in given) if title]
    shown = [text for text in map(_content, islice(tree.iter("h1"), _MOST_HEADLINES)) if 1 < len(text) <= 300]
    if not shown:
        return given[0] if given else ""
    if not given:
        return shown[0]
    ratings = [(max(likeness(text, title) for title in given), -number, text) for number, text in enumerate(shown)]
    best, _, text = max(ratings)
    return text if best >= 0.55 or (len(shown) == 1 and len(text.split()) >= 4 and best > 0.3) else given[0]


def _headline_of(title: str, site: str | None, tree: "HtmlElement") -> str:
    """`title` without the site's name. It is not cut when the page shows the whole of it: "No challenge – Clinton"."""
    cut = without_site(title, site)
    if cut == title:
        return title
    shown = next(tree.iter("body"), tree)
    return title if title in " ".join("".join(shown.itertext()).split()) else cut


def _byline(tree: "HtmlElement", meta: dict[str, str], described: dict[str, Any]) -> str | None:
    keys = ("author", "parsely-author", "sailthru.author", "dc.creator", "article:author")
    candidates = [
        _name(described.get("author")),
        *(meta.get(key, "") for key in keys),
    ]
    if not any(candidates):
        shown = tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]")
        candidates += [_content(element) for element in shown[:3]]
    for candidate in candidates:
        name = re.sub(r"^\s*by:?\s+", "", candidate, flags=re.I).strip(" ,|")
        if name and len(name) <= 120 and not _NOT_A_NAME.search(name):
            return name
    return None


def _published(tree: "HtmlElement", meta: dict[str, str], described: dict[str, Any]) -> str | None:
    keys = (
        "article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date", "sailthru.date",
        "dc.date.issued", "dc.date", "date", "pubdate", "publishdate", "publish-date", "article.published",
        "dcterms.created",
    )  # fmt: skip
    candidates = [_text(described.get("datePublished")), *(meta.get(key, "") for key in keys)]
    candidates += [_text(element.get("datetime")) for element in tree.xpath("//time[@datetime]")[:2]]
    for candidate in candidates:
        if iso := _ISO.match(candidate):
            return iso[0].replace(" ", "T")
        if printed := find_date(candidate):
            return printed
    return None


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
