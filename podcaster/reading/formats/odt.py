"""ODT, the format of LibreOffice and OpenOffice: OpenDocument text (ISO/IEC 26300), in an archive or a flat XML file.

Headings, prose and lists are kept. Deleted, hidden and struck-out text, tables of data, captions, notes, comments and
contents are left out. Headers and footers are never read. Macros are never run.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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

_MEDIA_TYPES = frozenset(
    ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-flat-xml")
)
_ENDINGS = frozenset((".odt", ".ott", ".fodt"))
_ZIP_START = b"PK\x03\x04"
_FLAT_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]*>\s*<office:document\b[^>]{0,8000}opendocument\.text", re.S)
_HEADING_STYLE = lazy_regex(r"heading(?:_20_\d)?|heading_20_\d+", re.I)
_STYLE_KINDS: tuple[tuple[str, DroppedKind], ...] = (
    (r"contents(?:_20_| |$).*|.*index_20_.*", "line"),
    (r"(?:.*_20_)?caption|illustration|table|figure(?:withcaption)?|drawing|tablecaption|figurecaption", "picture"),
    (r"preformatted_20_text|source_20_(?:code|text)", "code block"),
    (r"foot ?note|endnote|bibliography.*", "note"),
)
_KINDS = tuple((lazy_regex(pattern, re.I), kind) for pattern, kind in _STYLE_KINDS)
_CONTENTS = frozenset(
    "table-of-content illustration-index table-index object-index user-index alphabetical-index bibliography "
    "tracked-changes forms sequence-decls variable-decls user-field-decls".split()
)
_NOT_PRINTED = frozenset(
    "ruby-text page-number page-count script hidden-text desc title bookmark-ref note-ref reference-ref".split()
)
_LONG = 100


@dataclass(slots=True, kw_only=True)
class _Style:
    """A style of paragraphs or of characters, with what it inherits."""

    names: tuple[str, ...] = ()
    """Its name and those of the styles it is derived from."""
    bold: bool | None = None
    gone: bool = False
    """True for hidden and struck-out text."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it is read, and what hangs on it."""

    parts: list[str] = field(default_factory=list)
    lead: int | None = None
    """Number of characters at its start that are bold; None while all are."""
    asides: list[Piece] = field(default_factory=list)
    boxes: "list[_Element]" = field(default_factory=list)


def detect(document: Document) -> bool:
    """Whether the server, the name or the beginning of the file says that the document is OpenDocument text."""
    if document.media_type in _MEDIA_TYPES or document.ending in _ENDINGS:
        return True
    data = document.data
    if data.startswith(_ZIP_START):
        return b"application/vnd.oasis.opendocument.text" in data[:200]
    return _FLAT_START.match(data[:9000]) is not None


def read(document: Document) -> Draft:
    """The draft of the article in OpenDocument text."""
    from podcaster.reading.packages import Package, parse_xml  # late: only archives need it

    if document.data.startswith(_ZIP_START):
        package = Package(document.data, document.where)
        manifest = package.read("META-INF/manifest.xml") or b""
        if b"encryption-data" in manifest:
            raise package.encrypted()
        roots = [package.xml(name) for name in ("styles.xml", "content.xml", "meta.xml")]
        if roots[1] is None:
            raise package.damaged("it holds no text document")
    elif document.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        roots = [parse_xml(document.data, document.name, document.where)]
    else:
        raise SourceError(
            "this is not OpenDocument, whatever its name says", where=document.where, advice="save it as ODT or text"
        )
    found = [root for root in roots if root is not None]
    body = next((one for root in found for one in _all(root, "body")), None)
    text = next(_all(body, "text"), None) if body is not None else None
    if text is None:
        raise SourceError(
            "this is OpenDocument, but not a text", where=document.where, advice="save its text as ODT and give that"
        )
    styles = _Styles(found)
    walk = _Walk(styles)
    pieces = with_bold_headings(list(walk.pieces(text)))
    names = walk.said.get("author", "")
    return draft_manuscript(
        pieces,
        said=Facts(
            title=walk.said.get("title", ""),
            byline=find_names(names) or names or None,
            published=find_date(walk.said.get("date", "")),
        ),
        stored=_stored(found, styles.language),
    )


class _Styles:
    """The styles of the document by family and name."""

    def __init__(self, roots: "Sequence[_Element]") -> None:
        self._elements = {
            (_value(one, "family"), _value(one, "name")): one for root in roots for one in _all(root, "style")
        }
        self._known: dict[tuple[str, str], _Style] = {}
        self.language = next(
            filter(None, (_language(one) for root in roots for one in _all(root, "default-style"))), None
        )

    def of(self, element: "_Element", family: str) -> _Style:
        """The style of a paragraph or of characters."""
        name = _value(element, "style-name") or ""
        if (family, name) not in self._known:
            self._known[family, name] = self._read(family, name)
        return self._known[family, name]

    def _read(self, family: str, name: str) -> _Style:
        style = _Style(names=(name,))
        element = self._elements.get((family, name))
        names = []
        for _ in range(12):
            if element is None:
                break
            names.append(_value(element, "name") or "")
            for properties in _all(element, "text-properties"):
                weight = _value(properties, "font-weight")
                if weight and style.bold is None:
                    style.bold = weight in {"bold", "600", "700", "800", "900"}
                style.gone = style.gone or _value(properties, "display") == "none"
                line = _value(properties, "text-line-through-style") or "none"
                style.gone = style.gone or line != "none"
            parent = _value(element, "parent-style-name") or ""
            if parent and (family, parent) not in self._elements:
                names.append(parent)
            element = self._elements.get((family, parent))
        style.names = tuple(names) or (name,)
        return style


def _language(element: "_Element") -> str | None:
    for properties in _all(element, "text-properties"):
        language, country = _value(properties, "language"), _value(properties, "country")
        if language and language not in {"none", "zxx"}:
            return f"{language}-{country}" if country and country != "none" else language
    return None


class _Walk:
    """Goes through the text, and collects what its title page says."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self.said: dict[str, str] = {}
        self._begun = False

    def pieces(self, text: "_Element") -> Iterator[Piece]:
        """The pieces of the text, in order."""
        pending = list(reversed(text))
        while pending:
            element = pending.pop()
            name = _name(element)
            if name in _CONTENTS or (name == "section" and _value(element, "display") == "none"):
                continue
            if name in {"p", "h"}:
                yield from self._paragraph(element, heading=name == "h")
            elif name == "table":
                yield from self._table(element)
            else:
                pending.extend(reversed(element))

    def _paragraph(self, element: "_Element", *, heading: bool) -> Iterator[Piece]:
        style = self._styles.of(element, "paragraph")
        found = _Paragraph()
        if not style.gone:
            self._read(element, style, found)
        whole = "".join(found.parts)
        text = _spaced(whole)
        if text:
            yield self._piece(text, whole, found.lead, style, heading=heading)
        yield from found.asides
        for box in found.boxes:
            yield from self.pieces(box)

    def _piece(self, text: str, whole: str, lead: int | None, style: _Style, *, heading: bool) -> Piece:
        names = [name.casefold() for name in style.names]
        told = next((name for name in names if name in {"title", "author", "date"}), None)
        if told and not self._begun:
            self.said[told] = f"{self.said[told]}, {text}" if told in self.said else text
            return Piece(text=text, kept=False, kind="credit")
        self._begun = self._begun or len(text) > _LONG
        kind = next((kind for pattern, kind in _KINDS if any(map(pattern.fullmatch, names))), None)
        heading = heading or told == "title" or any(map(_HEADING_STYLE.fullmatch, names))
        start = text if lead is None else _spaced(whole[:lead])
        bold = len(start) if text.startswith(start) and not heading else 0
        return Piece(text=text, kept=kind is None, heading=heading and kind is None, bold=bold, kind=kind or "line")

    def _read(self, paragraph: "_Element", style: _Style, found: _Paragraph) -> None:
        """Reads the words of a paragraph. The stack holds elements to enter, and texts with their weight."""
        pending: list[tuple[_Element | str, bool]] = [(paragraph, bool(style.bold))]
        while pending:
            one, bold = pending.pop()
            if isinstance(one, str):
                if found.lead is None and not bold and one.strip():
                    found.lead = sum(map(len, found.parts))
                found.parts.append(one)
                continue
            name = _name(one)
            inner: list[tuple[_Element | str, bool]] = []
            if name == "note":
                body = next(_all(one, "note-body"), None)
                found.asides.append(_aside(body, "note"))
            elif name == "annotation":
                found.asides.append(_aside(one, "comment"))
            elif name in {"text-box", "frame", "custom-shape", "g"}:
                found.boxes += _all(one, "text-box") if name != "text-box" else [one]
            elif name in {"s", "tab", "line-break"}:
                inner.append((" ", bold))
            elif name not in _NOT_PRINTED:
                inner += self._entered(one, bold)
            if one is not paragraph and one.tail:
                inner.append((one.tail, bold))
            pending.extend(reversed(inner))

    def _entered(self, element: "_Element", bold: bool) -> "list[tuple[_Element | str, bool]]":
        own = self._styles.of(element, "text") if _name(element) == "span" else None
        if own is not None and own.gone:
            return []
        weight = bold if own is None or own.bold is None else own.bold
        start: list[tuple[_Element | str, bool]] = [(element.text, weight)] if element.text else []
        return start + [(child, weight) for child in element if isinstance(child.tag, str)]

    def _table(self, table: "_Element") -> Iterator[Piece]:
        """A table of data as one piece that is left out; the paragraphs of a table that lays out text."""
        rows = [[list(self.pieces(cell)) for cell in row if _name(cell) == "table-cell"] for row in _rows(table)]
        texts = [[" ".join(piece.text for piece in cell) for cell in row] for row in rows]
        if not holds_data(texts):
            yield from (piece for row in rows for cell in row for piece in cell)
        elif text := " ".join(filter(None, (cell for row in texts for cell in row))):
            yield Piece(text=text, kept=False, kind="table")


def _rows(table: "_Element") -> "Iterator[_Element]":
    """The rows of a table, without those of the tables inside it."""
    pending = list(reversed(table))
    while pending:
        one = pending.pop()
        if _name(one) == "table-row":
            yield one
        elif _name(one) != "table":
            pending.extend(reversed(one))


def _aside(element: "_Element | None", kind: DroppedKind) -> Piece:
    own = "" if element is None else " ".join(" ".join(map(str, one.itertext())) for one in _all(element, "p"))
    return Piece(text=_spaced(own), kept=False, kind=kind)


def _stored(roots: "Sequence[_Element]", language: str | None) -> Facts:
    """What the document's properties say."""
    meta = next((one for root in roots for one in _all(root, "meta")), None)
    found: dict[str, str] = {}
    for one in meta if meta is not None else ():
        found.setdefault(_name(one), _spaced(one.text or ""))
    return Facts(
        title=found.get("title", ""),
        byline=found.get("initial-creator") or found.get("creator"),
        published=found.get("creation-date") or found.get("date"),
        language=found.get("language") or language,
    )


def _spaced(text: str) -> str:
    return " ".join(clean_characters(text).split())


def _all(element: "_Element", name: str) -> "Iterator[_Element]":
    return (one for one in element.iter() if _name(one) == name)


def _name(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: "_Element", name: str) -> str | None:
    """The attribute `name`, in whatever namespace."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), None)
