"""The package of an EPUB: what the book is called, which files it consists of in which order, and its contents.

EPUB 2 (OPF 2.0.1 with an NCX) and EPUB 3.3 (with a navigation document) are read alike.
"""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from podcaster.reading.characters import clean_characters
from podcaster.reading.decoding import decode
from podcaster.reading.manuscript import Facts, stored_date
from podcaster.reading.packages import Package, parse_xhtml
from podcaster.system.record import Record

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

EPUB_TYPE = ("epub:type", "{http://www.idpf.org/2007/ops}type")
"""The attribute with an element's structural semantics, as HTML and as XML."""
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Algorithms that only hide fonts. Every other one is a copy protection."""
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
_NCX = "application/x-dtbncx+xml"
_MOST_FILES = 3_000
_MOST_ENTRIES = 5_000


class Entry(Record, frozen=True, kw_only=True):
    """A line in the book's contents."""

    label: str
    file: str
    fragment: str
    level: int
    """1 for the outermost."""


class Book(Record, frozen=True, kw_only=True):
    """What the package of a book says."""

    facts: Facts
    files: tuple[str, ...]
    """The files with its text, in the order of reading."""
    entries: tuple[Entry, ...]
    """Its contents; empty if it has none."""
    kinds: dict[str, str]
    """What a file is, where the package says so: "cover", "toc"."""


def open_book(package: Package) -> Book:
    """What the package of a book says. Raises SourceError when it is damaged or has a copy protection."""
    _check_protection(package)
    container = package.xml(_CONTAINER)
    roots = [] if container is None else [one.get("full-path") for one in _all(container, "rootfile")]
    path = next(filter(None, roots), "")
    root = package.xml(path) if path else None
    if root is None:
        raise package.damaged("it names no package of a book")
    folder = posixpath.dirname(path)
    items = {
        str(one.get("id")): (_joined(folder, one.get("href") or ""), one)
        for one in _all(root, "item")
        if one.get("href")
    }
    spine = [one for one in _all(root, "itemref") if (one.get("linear") or "yes").lower() != "no"]
    files = [items[str(one.get("idref"))] for one in spine if str(one.get("idref")) in items]
    if not files:
        raise package.damaged("it lists no pages")
    if len(files) > _MOST_FILES:
        raise package.damaged(f"it lists over {_MOST_FILES} pages")
    kinds = {_joined(folder, one.get("href") or ""): (one.get("type") or "").lower() for one in _all(root, "reference")}
    entries: list[Entry] = []
    navigation = next((file for file, one in items.values() if "nav" in (one.get("properties") or "").split()), None)
    if navigation and navigation in package:
        tree = parse_xhtml(decode(package.read(navigation) or b" ", package.where))
        if tree is not None:
            entries = list(_of_navigation(tree, posixpath.dirname(navigation), kinds))
        kinds[navigation] = "toc"
    if not entries:
        contents = next((file for file, one in items.values() if one.get("media-type") == _NCX), "")
        tree_ncx = package.xml(contents) if contents in package else None
        if tree_ncx is not None:
            entries = list(_of_ncx(tree_ncx, posixpath.dirname(contents)))
    pages = [file for file, one in files if (one.get("media-type") or "").lower() in _PAGES]
    return Book(facts=_facts(root), files=tuple(pages), entries=tuple(entries[:_MOST_ENTRIES]), kinds=kinds)


def _check_protection(package: Package) -> None:
    encryption = package.xml(_ENCRYPTION)
    if encryption is None:
        return
    for method in _all(encryption, "EncryptionMethod"):
        if method.get("Algorithm") not in _FONT_ALGORITHMS:
            raise package.encrypted()


def _facts(root: "_Element") -> Facts:
    refined = {}
    for meta in _all(root, "meta"):
        if meta.get("refines"):
            refined[(str(meta.get("refines")).lstrip("#"), meta.get("property"))] = _text(meta)

    def of(one: "_Element", name: str) -> str:
        stored = next((value for key, value in one.items() if key.rpartition("}")[2] == name), "")
        return str(stored or refined.get((str(one.get("id")), name), ""))

    titles = [one for one in _all(root, "title") if _text(one)]
    title = next((one for one in titles if of(one, "title-type") == "main"), titles[0] if titles else None)
    creators = [one for one in _all(root, "creator") if _text(one)]
    authors = [_text(one) for one in creators if of(one, "role") in {"", "aut"}] or [_text(one) for one in creators]
    dates = sorted(_all(root, "date"), key=lambda one: of(one, "event") not in {"publication", ""})
    languages = [_text(one) for one in _all(root, "language") if _text(one)]
    return Facts(
        title=_text(title) if title is not None else "",
        byline=_joined_names(authors) or None,
        published=next(filter(None, (stored_date(_text(one)) for one in dates)), None),
        language=languages[0] if languages and languages[0].lower() not in {"und", "zxx"} else None,
    )


def _joined_names(names: list[str]) -> str:
    each = (name.strip() for written in names for name in written.split(";"))
    told = [" ".join(reversed(name.split(", ", 1))) if name.count(",") == 1 else name for name in dict.fromkeys(each)]
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))


def _of_navigation(tree: "HtmlElement", folder: str, kinds: dict[str, str]) -> Iterator[Entry]:
    """The entries of a navigation document. What its landmarks say of files goes into `kinds`."""
    for nav in tree.iter("nav"):
        kind = semantics(nav)
        if "landmarks" in kind:
            for link in nav.iter("a"):
                file, _, fragment = (link.get("href") or "").partition("#")
                if file and not fragment:
                    kinds.setdefault(_joined(folder, file), " ".join(semantics(link)))
        elif "toc" in kind or not kind:
            for link in nav.iter("a", "span"):
                label = _text(link)
                file, _, fragment = (link.get("href") or "").partition("#")
                if link.getparent().tag == "li" and file and label:
                    level = sum(1 for outer in link.iterancestors("ol"))
                    yield Entry(label=label, file=_joined(folder, file), fragment=unquote(fragment), level=level)


def _of_ncx(root: "_Element", folder: str) -> Iterator[Entry]:
    for point in _all(root, "navPoint"):
        content = next(_all(point, "content"), None)
        label = next((_text(one) for one in _all(point, "text")), "")
        file, _, fragment = (content.get("src") or "" if content is not None else "").partition("#")
        if file and label:
            level = 1 + sum(1 for outer in point.iterancestors() if _name(outer) == "navPoint")
            yield Entry(label=label, file=_joined(folder, file), fragment=unquote(fragment), level=level)


def semantics(element: "HtmlElement") -> frozenset[str]:
    """What an element says it is, by `epub:type` or `role`: "footnote", "toc"."""
    kinds = " ".join(filter(None, (*map(element.get, EPUB_TYPE), element.get("role") or "")))
    return frozenset(word.removeprefix("doc-").lower() for word in kinds.split())


def _all(root: "_Element", name: str) -> "Iterator[_Element]":
    return (one for one in root.iter() if _name(one) == name)


def _name(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: "_Element") -> str:
    return " ".join(clean_characters("".join(map(str, element.itertext()))).split())


def _joined(folder: str, href: str) -> str:
    """The name of a file in the archive that `href` leads to."""
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0]))).lstrip("/")
