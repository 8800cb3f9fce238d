"""DOCX, the format of Word, Google Docs and Pages: Office Open XML (ECMA-376).

Headings, prose and lists are kept. Deleted, hidden and struck-out text, tables of data, captions, notes, comments and
contents are left out. Headers and footers are never read. Macros are never run.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcaster.errors import SourceError
from podcaster.reading.article import DroppedKind
from podcaster.reading.characters import clean_characters
from podcaster.reading.datelines import find_date, find_names
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.manuscript import Facts, draft_manuscript, holds_data, with_bold_headings
from podcaster.system.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.etree import _Element

    from podcaster.reading.packages import Package

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ENDINGS = frozenset((".docx", ".docm", ".dotx", ".dotm"))
_ZIP_START = b"PK\x03\x04"
_OLE_START = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DIRECTORY_BYTES = 20_000
_HEADING_STYLE = lazy_regex(r"heading ?\d?", re.I)
_STYLE_KINDS: tuple[tuple[str, DroppedKind], ...] = (
    (r"toc\b|toc ?heading|table of figures|contents", "line"),
    (r"(?:.* )?caption|caption(?:ed)? .*", "picture"),
    (r"source code|html preformatted|macro ?text|.*\bcode(?: block)?|verbatim", "code block"),
    (r"bibliography|(?:foot|end)note text", "note"),
    (r"comment text|annotation text", "comment"),
)
_KINDS = tuple((lazy_regex(pattern, re.I), kind) for pattern, kind in _STYLE_KINDS)
_NOT_PRINTED = frozenset(
    ("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr")
)
_PARAGRAPH_HOLDERS = frozenset(
    "body sdt sdtContent ins moveTo customXml smartTag txbxContent tc footnote endnote comment AlternateContent "
    "Choice".split()
)
_OFF = frozenset(("0", "false", "off", "none"))
_DATE_STYLE = "date"


@dataclass(slots=True)
class _Style:
    """A named style, with what it inherits."""

    name: str = ""
    level: bool = False
    """True for the style of a heading."""
    hidden: bool = False
    bold: bool = False


@dataclass(slots=True)
class _Paragraph:
    """A paragraph of the document, with the name of its style."""

    text: str
    style: _Style
    bold: int


def detect(document: Document) -> bool:
    """Whether the server, the name or the archive's contents say that the document is a DOCX."""
    if (document.media_type or "").startswith(_MEDIA_TYPE) or document.ending in _ENDINGS:
        return True
    if document.data.startswith(_OLE_START):
        return _ENCRYPTED in document.data
    return document.data.startswith(_ZIP_START) and b"word/document.xml" in document.data[-_DIRECTORY_BYTES:]


def read(document: Document) -> Draft:
    """The draft of the article in a DOCX."""
    from podcaster.reading.packages import Package  # late: only archives need it

    if document.data.startswith(_OLE_START):
        raise (
            SourceError(
                "this is encrypted", where=document.where, advice="save a copy without a password and give that"
            )
            if _ENCRYPTED in document.data
            else SourceError(
                "this is an old office document, not DOCX", where=document.where, advice="save it as DOCX and give that"
            )
        )
    if not document.data.startswith(_ZIP_START):
        raise SourceError(
            "this is not DOCX, whatever its name says", where=document.where, advice="save the article as DOCX or text"
        )
    package = Package(document.data, document.where)
    main = _main_part(package)
    folder = main.rpartition("/")[0]
    root = package.xml(main)
    body = None if root is None else next((one for one in root if _name(one) == "body"), None)
    if body is None:
        raise package.damaged("it holds no text document")
    styles = _styles(package.xml(f"{folder}/styles.xml"))
    said: dict[str, str] = {}
    pieces = with_bold_headings(list(_pieces(body, styles, said)))
    asides = [*_notes(package, folder, "footnotes", styles), *_notes(package, folder, "endnotes", styles)]
    asides += _notes(package, folder, "comments", styles)
    names = said.get("author") or ""
    return draft_manuscript(
        pieces,
        said=Facts(
            title=said.get("title", ""),
            byline=find_names(names) or names or None,
            published=find_date(said.get(_DATE_STYLE, "")),
        ),
        stored=_stored(package.xml("docProps/core.xml"), package.xml(f"{folder}/settings.xml")),
        asides=asides,
    )


def _main_part(package: "Package") -> str:
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


def _styles(root: "_Element | None") -> dict[str, _Style]:
    """The styles of paragraphs, by their ids; the default style has the id ""."""
    elements = {
        _value(one, "styleId") or "": one for one in root if _name(one) == "style"
    } if root is not None else {}  # fmt: skip
    styles: dict[str, _Style] = {}
    for identifier, element in elements.items():
        chain = [element]
        while len(chain) < 12 and (base := elements.get(_value(_first(chain[-1], "basedOn"), "val") or "")) is not None:
            chain.append(base)
        name = _value(_first(element, "name"), "val") or identifier
        names = [_value(_first(one, "name"), "val") or "" for one in chain]
        levels = [value for one in chain if (value := _value(_path(one, "pPr", "outlineLvl"), "val"))]
        styles[identifier] = _Style(
            name=name,
            level=(bool(levels) and levels[0] < "9") or any(map(_HEADING_STYLE.fullmatch, names)),
            hidden=_is_on(next(filter(_is_there, (_path(one, "rPr", "vanish") for one in chain)), None)),
            bold=_is_on(next(filter(_is_there, (_path(one, "rPr", "b") for one in chain)), None)),
        )
    return styles


def _is_there(element: "_Element | None") -> bool:
    return element is not None


def _pieces(body: "_Element", styles: dict[str, _Style], said: dict[str, str]) -> Iterator[Piece]:
    """The pieces of the body. The title, the author and the date of a title page go into `said`, by their styles."""
    begun = False
    for block in _blocks(body):
        if _name(block) == "tbl":
            yield from _table(block, styles)
            begun = True
            continue
        for paragraph in _paragraphs(block, styles):
            name = paragraph.style.name.casefold()
            if not begun and name in {"title", "author", _DATE_STYLE}:
                said[name] = f"{said[name]}, {paragraph.text}" if name in said else paragraph.text
                yield Piece(text=paragraph.text, kept=False, kind="credit")
                continue
            kind = next((kind for pattern, kind in _KINDS if pattern.fullmatch(name)), None)
            begun = begun or len(paragraph.text) > 100
            yield Piece(
                text=paragraph.text,
                kept=kind is None,
                heading=kind is None and (paragraph.style.level or name == "title"),
                bold=0 if paragraph.style.level else paragraph.bold,
                kind=kind or "line",
            )


def _blocks(body: "_Element") -> "Iterator[_Element]":
    """The paragraphs and the tables, in order, without the tables of contents that Word fills in."""
    pending = list(reversed(body))
    while pending:
        element = pending.pop()
        name = _name(element)
        if name in {"p", "tbl"}:
            yield element
        elif name == "sdt" and _value(_path(element, "sdtPr", "docPartObj", "docPartGallery"), "val") in {
            "Table of Contents", "Bibliographies", "Cover Pages",
        }:  # fmt: skip
            continue
        elif name in _PARAGRAPH_HOLDERS:
            pending.extend(reversed(element))


def _paragraphs(paragraph: "_Element", styles: dict[str, _Style]) -> Iterator[_Paragraph]:
    """A paragraph, and those in the text boxes that are anchored in it."""
    identifier = _value(_path(paragraph, "pPr", "pStyle"), "val") or ""
    style = styles.get(identifier) or _Style(
        name=identifier, level=_HEADING_STYLE.fullmatch(identifier) is not None
    )
    if _value(_path(paragraph, "pPr", "outlineLvl"), "val") in set("012345678"):
        style = replace(style, level=True)
    boxes: list[_Element] = []
    text, bold = _text(paragraph, style, boxes)
    if text:
        yield _Paragraph(text=text, style=style, bold=bold)
    for box in boxes:
        for inner in _blocks(box):
            if _name(inner) == "p":
                yield from _paragraphs(inner, styles)


def _text(paragraph: "_Element", style: _Style, boxes: "list[_Element]") -> tuple[str, int]:
    """The words of a paragraph, and how many characters at its start are bold. Its text boxes go into `boxes`."""
    parts: list[str] = []
    lead: int | None = None
    pending = list(reversed(paragraph))
    shown, bold = True, style.bold
    while pending:
        element = pending.pop()
        name = _name(element)
        if name in _NOT_PRINTED:
            continue
        if name == "txbxContent":
            boxes.append(element)
        elif name == "r":
            properties = _first(element, "rPr")
            off = (_first(properties, one) for one in ("vanish", "strike", "dstrike"))
            shown = not any(map(_is_on, off)) and not (style.hidden and _first(properties, "vanish") is None)
            own = _first(properties, "b")
            bold = style.bold if own is None else _is_on(own)
            raised = _value(_first(properties, "vertAlign"), "val") == "superscript"
            pending.extend(reversed(element))
            if raised and shown and _is_mark("".join(map(str, element.itertext()))):
                del pending[len(pending) - len(element) :]
        elif name in {"t", "tab", "br", "cr", "noBreakHyphen"}:
            piece = (element.text or "") if name == "t" else "-" if name == "noBreakHyphen" else " "
            if shown and piece:
                if lead is None and not bold and piece.strip():
                    lead = sum(map(len, parts))
                parts.append(piece)
        else:
            pending.extend(reversed(element))
    whole = "".join(parts)
    text = _spaced(whole)
    start = text if lead is None else _spaced(whole[:lead])
    return text, len(start) if text.startswith(start) else 0


def _is_mark(text: str) -> bool:
    """True for a raised sign of a note that was typed by hand."""
    return bool(re.fullmatch(r"\s*(?:\[\d{1,3}\]|[*†‡§]+)\s*", text))


def _spaced(text: str) -> str:
    return " ".join(clean_characters(text).split())


def _table(table: "_Element", styles: dict[str, _Style]) -> list[Piece]:
    """A table of data as one piece that is left out; the pieces of a table that lays out text."""
    rows = [[list(_pieces(cell, styles, {})) for cell in _own(row, "tc")] for row in _own(table, "tr")]
    texts = [[" ".join(piece.text for piece in cell) for cell in row] for row in rows]
    if not holds_data(texts):
        return [piece for row in rows for cell in row for piece in cell]
    text = " ".join(filter(None, (cell for row in texts for cell in row)))
    return [Piece(text=text, kept=False, kind="table")] if text else []


def _own(element: "_Element", name: str) -> "Iterator[_Element]":
    """The rows of a table or the cells of a row, without those of the tables inside it."""
    pending = list(reversed(element))
    while pending:
        one = pending.pop()
        if _name(one) == name:
            yield one
        elif _name(one) != "tbl":
            pending.extend(reversed(one))


def _notes(package: "Package", folder: str, part: str, styles: dict[str, _Style]) -> Iterator[Piece]:
    """The notes or the comments of the document."""
    root = package.xml(f"{folder}/{part}.xml")
    for note in root if root is not None else ():
        if _value(note, "type") in {"separator", "continuationSeparator", "continuationNotice"}:
            continue
        texts = [one.text for block in _blocks(note) for one in _paragraphs(block, styles)]
        if any(texts):
            yield Piece(text=" ".join(texts), kept=False, kind="comment" if part == "comments" else "note")


def _stored(core: "_Element | None", settings: "_Element | None") -> Facts:
    """What the document's properties say (Dublin Core)."""
    found = {_name(one): _spaced(one.text or "") for one in core} if core is not None else {}
    language = found.get("language") or _value(_first(settings, "themeFontLang"), "val")
    return Facts(
        title=found.get("title", ""),
        byline=found.get("creator"),
        published=found.get("created") or found.get("modified"),
        language=language or None,
    )


def _name(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _first(element: "_Element | None", name: str) -> "_Element | None":
    return None if element is None else next((one for one in element if _name(one) == name), None)


def _path(element: "_Element | None", *names: str) -> "_Element | None":
    for name in names:
        element = _first(element, name)
    return element


def _value(element: "_Element | None", name: str) -> str | None:
    """The attribute `name`, in whatever namespace: Word's strict and usual ones differ."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), None)


def _is_on(element: "_Element | None") -> bool:
    """Whether a property that is on or off is on (ECMA-376, section 17.17.4)."""
    return element is not None and (_value(element, "val") or "true") not in _OFF
