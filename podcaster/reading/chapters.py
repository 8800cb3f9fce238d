"""The chapters of a book, as its contents have them.

Cover, title page, contents, copyright, notes and index are left out.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from podcaster.errors import SourceError
from podcaster.reading.article import DroppedKind, Picture
from podcaster.reading.blocks import MARKUP_FEATURES, Block, read_blocks
from podcaster.reading.book import EPUB_TYPE, Book, Entry, open_book, semantics
from podcaster.reading.decoding import decode
from podcaster.reading.draft import Piece
from podcaster.reading.manuscript import Facts
from podcaster.reading.packages import Package, parse_xhtml
from podcaster.reading.pictures import of_article, read_pictures
from podcaster.reading.tidying import LEFT_OUT, tidy
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SKIPPED_KINDS = frozenset(
    "cover toc landmarks page-list pagelist titlepage title-page halftitlepage half-title-page copyright-page index "
    "bibliography loi lot colophon imprint footnotes endnotes rearnotes notes other.notes".split()
)
"""What files and sections are called that are not read."""
_SKIPPED_LABEL = lazy_regex(
    r"\W*(?:(?:front |back )?cover(?: (?:page|image))?|(?:half[- ]?)?title(?: ?page)?|copyright(?: (?:page|notice))?"
    r"|imprint|colophon|(?:table of )?contents|index|(?:select(?:ed)? )?bibliography|(?:foot|end)?notes|references"
    r"|works cited|list of (?:figures|tables|illustrations|maps)|(?:image|photo|illustration) credits"
    r"|(?:also|other books|more) by\b.{0,60}|about the (?:author|publisher)s?"
    r"|the full project gutenberg licen[cs]e)\W*",
    re.I,
)
_NOTES = frozenset("footnote endnote rearnote note footnotes endnotes rearnotes notes".split())
_NOT_READ = frozenset("toc landmarks page-list loi lot index pagebreak titlepage halftitlepage".split())
_MARK = lazy_regex(r"[\[(]?(?:\d{1,3}|[*†‡§]+)[\])]?")
_BOILERPLATE = lazy_regex(r"\bpg-?(?:boilerplate|header|footer)\b|\bpgheader\b|\bpgfooter\b|\bcalibre_toc\b")
_RIGHTS = lazy_regex(r"\ball rights reserved\b|\bISBN\b|\bcopyright ©|©|\bfirst published\b", re.I)
_MOST_RIGHTS_WORDS = 500
_MOST_TITLE_WORDS = 40
_FEWEST_LINKS = 5
_LINK_SHARE = 0.8
_ALL_LINK = MARKUP_FEATURES.index("all_link")
_FEWEST_CHAPTER_WORDS = 50
_PART = lazy_regex(r"(?:part|book|volume|section|act)\b", re.I)
_GENERIC = lazy_regex(r"(?:section|page|part) ?\d{1,5}|\S+\.x?html?|start", re.I)
_SENTENCE_ENDS = (".", "!", "?", "”", "…")


class Chapter(Record, frozen=True, kw_only=True):
    """A chapter of a book."""

    label: str
    """What the book's contents call it, else its heading; "" without either."""
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> int:
        """How many words are read, without the headings."""
        return sum(len(piece.text.split()) for piece in self.pieces if piece.kept and not piece.heading)


@lru_cache(maxsize=1)
def read_chapters(data: bytes) -> tuple[Facts, tuple[Chapter, ...]]:
    """What a book says of itself, and its chapters. The last book is kept in memory: its chapters are asked for one by
    one. Raises SourceError, which does not name the file."""
    package = Package(data, "")
    book = open_book(package)
    chapters = tuple(_chapters(book, package, all_files=False))
    if not any(chapter.words for chapter in chapters):
        chapters = tuple(_chapters(book, package, all_files=True))
    if not any(chapter.words for chapter in chapters):
        raise SourceError("there is no text in this book, only pictures", advice="give a book with text")
    return book.facts, chapters


def _chapters(book: Book, package: Package, *, all_files: bool) -> Iterator[Chapter]:
    """The chapters as the book's contents have them; without contents, one a file."""
    level = _chapter_level(book.entries)
    label = ""
    pieces: list[Piece] = []
    for file in book.files:
        found = [entry for entry in book.entries if entry.file == file]
        blocks, pictures = _blocks(package, file)
        skipped = not all_files and _is_skipped(book, file, found, blocks)
        if skipped:
            pieces += (Piece(text=block.text, kept=False, kind=block.kind or "line") for block in blocks)
            continue
        own = [entry for entry in found if entry.level == level or _is_outer_chapter(book, entry, level)]
        section = _pieces(blocks, found, pictures)
        starts = dict(_starts(section, own)) if book.entries else {0: _first_heading(section)}
        for at, piece in enumerate(section):
            if at in starts:
                if _spoken_words(pieces) >= _FEWEST_CHAPTER_WORDS or (label and _spoken_words(pieces)):
                    yield Chapter(label=label or _first_heading(pieces), pieces=tuple(pieces))
                    pieces = []
                label = starts[at]
            pieces.append(piece)
    if pieces:
        yield Chapter(label=label or _first_heading(pieces), pieces=tuple(pieces))


def _spoken_words(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces if piece.kept and not piece.heading)


def _first_heading(pieces: Sequence[Piece]) -> str:
    return next((piece.text for piece in pieces if piece.heading), "")


def _chapter_level(entries: Sequence[Entry]) -> int:
    """The level of the contents that chapters are on: the second where the first has the book's parts or its title."""
    outer = [entry for entry in entries if entry.level == 1 and not _SKIPPED_LABEL.fullmatch(entry.label)]
    inner = sum(1 for entry in entries if entry.level == 2)
    parts = sum(1 for entry in outer if _PART.match(entry.label))
    return 2 if inner and (len(outer) == 1 or 2 * parts > len(outer)) else 1


def _is_outer_chapter(book: Book, entry: Entry, level: int) -> bool:
    """True for an entry above the level of the chapters with nothing below it: a preface in a book of parts."""
    following = book.entries[book.entries.index(entry) + 1 :][:1]
    return entry.level < level and not (following and following[0].level > entry.level)


def _starts(pieces: Sequence[Piece], entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Where chapters start among the pieces of a file, with their labels: at its first piece, or at the headings that
    the contents lead to."""
    after = 0
    for number, entry in enumerate(entries):
        wanted = _letters(entry.label)
        headings = (at for at in range(after, len(pieces)) if pieces[at].heading)
        found = next((at for at in headings if _is_same(_letters(pieces[at].text), wanted)), None)
        if not entry.fragment or (found is None and number == 0):
            found = 0 if number == 0 else found
        if found is not None:
            yield found, entry.label
            after = found + 1


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_same(heading: str, label: str) -> bool:
    return bool(heading) and (heading == label or label.endswith(heading) or label.startswith(heading))


def _is_skipped(book: Book, file: str, entries: Sequence[Entry], blocks: Sequence[Block]) -> bool:
    """True for a file that is a cover, a title page, contents, a page of rights, notes or an index."""
    if _SKIPPED_KINDS & set(book.kinds.get(file, "").split()):
        return True
    labels = [entry.label for entry in entries]
    headed = [block.text for block in blocks[:2] if block.tag in _HEADINGS]
    if any(map(_SKIPPED_LABEL.fullmatch, labels[:1] if len(labels) == 1 else headed if len(labels) < 2 else ())):
        return True
    text = " ".join(block.text for block in blocks)
    words = len(text.split())
    linked = sum(1 for block in blocks if block.markup[_ALL_LINK])
    if len(blocks) >= _FEWEST_LINKS and linked >= _LINK_SHARE * len(blocks):
        return True
    if any(not _is_generic(label, book) for label in labels):
        return False
    if words <= _MOST_RIGHTS_WORDS and _RIGHTS.search(text):
        return True
    title = _letters(book.facts.title)
    is_named = bool(title) and title in _letters(text)
    return words <= _MOST_TITLE_WORDS and is_named and not any(block.text.endswith(_SENTENCE_ENDS) for block in blocks)


def _is_generic(label: str, book: Book) -> bool:
    """True for a label that names no chapter: the book's own title, or a number that a program gave."""
    return _letters(label) == _letters(book.facts.title) or _GENERIC.fullmatch(label) is not None


def _blocks(package: Package, file: str) -> tuple[list[Block], dict[int, tuple[Picture, ...]]]:
    """The blocks of a file, and the pictures before each, with their names in the package."""
    data = package.read(file)
    tree = parse_xhtml(decode(data, package.where)) if data and data.strip() else None
    if tree is None:
        return [], {}
    _mark_apart(tree)
    tidy(tree)
    blocks = read_blocks(tree)[0]
    found = of_article(read_pictures(tree), blocks, [block.kind is None for block in blocks])
    return blocks, {at: tuple(_in_package(one, file) for one in pictures) for at, pictures in found.items()}


def _in_package(picture: Picture, file: str) -> Picture:
    folder = posixpath.dirname(file)
    names = (posixpath.normpath(posixpath.join(folder, unquote(address))) for address in picture.addresses)
    return replace(picture, addresses=tuple(names))


def _mark_apart(tree: "HtmlElement") -> None:
    """Marks the notes, the contents and the numbers of pages, as the book's own markup tells them."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in {"html", "body"}:
            continue
        kinds = semantics(element)
        if element.tag == "a":
            text = "".join(map(str, element.itertext())).strip()
            if "noteref" in kinds or ("#" in (element.get("href") or "") and _MARK.fullmatch(text)):
                element.set("role", "doc-noteref")
        elif kinds & _NOTES:
            _leave_out(element, "note")
        elif kinds & _NOT_READ or _BOILERPLATE.search(f"{element.get('class', '')} {element.get('id', '')}"):
            _leave_out(element, "line")
    for name in EPUB_TYPE:
        if tree.get(name):
            del tree.attrib[name]


def _leave_out(element: "HtmlElement", kind: DroppedKind) -> None:
    if "".join(map(str, element.itertext())).strip():
        element.tag = LEFT_OUT
        element.set("kind", kind)
    elif not element.tail:
        element.tag = "span"


def _pieces(
    blocks: Sequence[Block], entries: Sequence[Entry], pictures: Mapping[int, tuple[Picture, ...]]
) -> list[Piece]:
    """The pieces of a file. If its chapter has no heading as such, its first line is it where the contents say so, and
    else the contents' line is put before it."""
    pieces = [
        Piece(
            text=block.text,
            kept=block.kind is None,
            heading=block.kind is None and block.tag in _HEADINGS,
            bold=block.bold,
            kind=block.kind or "line",
            pictures=pictures.get(at, ()),
        )
        for at, block in enumerate(blocks)
    ]
    first = next((at for at, piece in enumerate(pieces) if piece.kept), None)
    if not entries or first is None or any(piece.heading for piece in pieces[: first + 3]):
        return pieces
    label = entries[0].label
    if _is_same(_letters(pieces[first].text), _letters(label)):
        pieces[first] = replace(pieces[first], heading=True, bold=0)
    elif not entries[0].fragment and not _GENERIC.fullmatch(label):
        pieces.insert(first, Piece(text=label, kept=True, heading=True))
    return pieces


def without_label(chapter: Chapter) -> list[Piece]:
    """The pieces of a chapter without the headings at its start that say what its title says."""
    pieces = list(chapter.pieces)
    label = _letters(chapter.label)
    for at, piece in enumerate(pieces):
        if not piece.kept:
            continue
        if not piece.heading or _letters(piece.text) not in label:
            break
        pieces[at] = replace(piece, kept=False, heading=False)
    return pieces
