"""From the places of text on the pages of a PDF to its paragraphs.

It finds the order of reading in columns, and headings by their size. Running heads, page numbers, notes, tables and the
hyphens at the ends of lines go.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from podcaster.reading.article import DroppedKind
from podcaster.reading.draft import Piece
from podcaster.reading.pdf_columns import Column, Line, read_columns
from podcaster.reading.pdf_text import PdfText
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

_HEADING_SIZE = 1.12
_TITLE_SIZE = 1.25
_NOTE_SIZE = 0.93
_NOTE = lazy_regex(r"(?:\[?\d{1,3}\]?[.)]?|[*†‡§]+)\s?\S")
_CAPTION = lazy_regex(r"(?:figure|fig\.|table|abbildung|tabelle)\s?\d+(?:\.\d+)?\s?[.:–—]\s", re.I)
_ITEM = lazy_regex(r"[•▪◦‣●○■□▸►➢–—*-]\s+\S|\(?\d{1,2}[.)]\s+\S|\(?[a-z][.)]\s+\S")
_NEW_PARAGRAPH_GAP = 1.25
"""A distance to the line before that is larger than the usual one by this factor begins a paragraph."""
_HEADING_STEP = 1.5
"""The largest distance between two lines of a heading, in font sizes."""
_SAME_SIZE = 0.08
_INDENT = 0.8
_SHORT_LINE = 2.5
"""A line that ends so many font sizes before the others is short."""
_LETTER_WIDTH = 0.55
_VERY_SHORT = 0.35
"""A line that leaves so much of its column free ends a paragraph, if the next word had room on it."""
_MOST_HEADING_CHARACTERS = 200
_MOST_LINES_ABOVE = 6
_LONGEST_LINE_ABOVE = 120
_ENDS = lazy_regex(r"[.!?:…][\"”’»)\]]*$")
_HYPHENED = lazy_regex(r"(?<=[^\W\d_])[-‐]$")
_END_CHARACTERS = 8
"""How much of the end of a text tells how it ends."""
_WORD = lazy_regex(r"\w+(?:-\w+)+|\w+")
_DIVIDED_SHARE = 0.03
"""A document whose lines end in a hyphen more often divides words."""
_MOST_CELL_WORDS = 8


def lay_out(pdf: PdfText) -> tuple[str, list[Piece]]:
    """The title on the first page, "" without one, and the pieces of a PDF."""
    columns = read_columns(pdf)
    body_size = _usual_size(columns)
    title, above, columns = _title(columns, body_size)
    blocks = [block for column in columns for block in _blocks(column, body_size)]
    joined = _joined(blocks)
    words = _Words([block.text for block in joined])
    head = [Piece(text=line.text, kept=False) for line in above]
    return title, [*head, *(_as_piece(block, words) for block in joined)]


class _Block(Record, frozen=True, kw_only=True):
    """A paragraph, a heading or another block of lines, joined by line breaks."""

    text: str
    heading: bool = False
    bold: bool = False
    kind: DroppedKind | None = None
    full: bool = False
    """True when its last line reaches the end of its column, so that it may go on in the next column."""
    indented: bool = False
    last: bool = False
    """True for the last block of its column."""
    first: bool = False


def _usual_size(columns: Sequence[Column]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for column in columns:
        for line in column.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _title(columns: list[Column], body_size: float) -> tuple[str, list[Line], list[Column]]:
    """The lines in the largest type on the first page, if it is large; the short lines above them, such as the name of
    a journal; and the columns without both."""
    if not columns:
        return "", [], columns
    first = [line for column in columns if column.page == columns[0].page for line in column.lines]
    largest = max((line.size for line in first if len(line.text) > 3), default=0.0)
    if largest < _TITLE_SIZE * body_size:
        return "", [], columns
    start = next(at for at, line in enumerate(first) if line.size == largest and len(line.text) > 3)
    end = start + 1
    while end < len(first) and abs(first[end].size - largest) < 0.5:
        end += 1
    chosen = first[start:end]
    text = " ".join(line.text for line in chosen)
    if len(text) > _MOST_HEADING_CHARACTERS:
        return "", [], columns
    above = first[:start]
    if len(above) > _MOST_LINES_ABOVE or any(len(line.text) > _LONGEST_LINE_ABOVE for line in above):
        above = []
    gone = {*map(id, chosen), *map(id, above)}
    kept = [replace(column, lines=tuple(line for line in column.lines if id(line) not in gone)) for column in columns]
    return text, above, [column for column in kept if column.lines]


def _blocks(column: Column, body_size: float) -> Iterator[_Block]:
    """The blocks of a column."""
    lines = list(column.lines)
    notes = _notes_start(lines, body_size)
    left = min(line.left for line in lines)
    right = max((line.right for line in lines if line.cells == 1), default=max(line.right for line in lines))
    steps = sorted(one.baseline - other.baseline for one, other in pairwise(lines))
    usual = steps[len(steps) // 3] if steps else body_size
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if before is None or at == notes or _begins(line, before, body_size, left, right, usual):
            groups.append([])
        groups[-1].append(line)
    tables = _tables(groups)
    seen = 0
    for number, group in enumerate(groups):
        is_note = seen >= notes
        seen += len(group)
        yield _block(
            group,
            body_size,
            left,
            right,
            is_note=is_note,
            is_table=number in tables,
            is_first=number == 0,
            is_last=number == len(groups) - 1 or seen == notes,
        )


def _notes_start(lines: Sequence[Line], body_size: float) -> int:
    """The index of the first line of the notes at the foot of a column; the number of its lines without notes."""
    at = len(lines)
    while at and lines[at - 1].size <= _NOTE_SIZE * body_size:
        at -= 1
    while at < len(lines) and not _NOTE.match(lines[at].text):
        at += 1
    return at if at else len(lines)


def _begins(line: Line, before: Line, body_size: float, left: float, right: float, usual: float) -> bool:
    """True for a line that begins a block."""
    step = before.baseline - line.baseline
    is_large = line.size > _HEADING_SIZE * body_size
    if abs(line.size - before.size) > _SAME_SIZE * body_size:
        return True
    if line.bold != before.bold and (line.bold or _is_short(before, right)):
        return True
    if step < 0 or step > max(_NEW_PARAGRAPH_GAP * usual, _HEADING_STEP * line.size if is_large else 0):
        return True
    if is_large:
        return False
    if line.cells > 1 or before.cells > 1:
        return True
    if _ITEM.match(line.text):
        return True
    indented = line.left - left > _INDENT * line.size and line.left - before.left > _INDENT / 2 * line.size
    hanging = _ITEM.match(before.text) is not None
    if indented and not hanging:
        return True
    free = right - before.right
    word = line.text.split(" ", 1)[0]
    had_room = _is_short(before, right) and free > (len(word) + 1) * _LETTER_WIDTH * line.size
    return had_room and (free > _VERY_SHORT * (right - left) or _ENDS.search(before.text) is not None)


def _is_short(line: Line, right: float) -> bool:
    return right - line.right > _SHORT_LINE * line.size


def _tables(groups: Sequence[Sequence[Line]]) -> frozenset[int]:
    """The indices of the groups that are rows of tables: at least two rows of several short cells in a row."""
    rows = [
        len(group) == 1 and group[0].cells > 1 and len(group[0].text.split()) <= _MOST_CELL_WORDS * group[0].cells
        for group in groups
    ]
    return frozenset(
        at
        for at, is_row in enumerate(rows)
        if is_row and ((at and rows[at - 1]) or (at + 1 < len(rows) and rows[at + 1]))
    )


def _block(
    group: Sequence[Line],
    body_size: float,
    left: float,
    right: float,
    *,
    is_note: bool,
    is_table: bool,
    is_first: bool,
    is_last: bool,
) -> _Block:
    text = "\n".join(line.text for line in group)
    size = max(line.size for line in group)
    bold = all(line.bold for line in group)
    kind: DroppedKind | None = (
        "note" if is_note else "table" if is_table else "picture" if _CAPTION.match(text) else None
    )
    is_large = size >= _HEADING_SIZE * body_size
    heading = kind is None and len(text) <= _MOST_HEADING_CHARACTERS and (is_large or (bold and not _ENDS.search(text)))
    return _Block(
        text=text,
        heading=heading,
        bold=bold and not heading,
        kind=kind,
        full=not _is_short(group[-1], right),
        indented=group[0].left - left > _INDENT * size,
        first=is_first,
        last=is_last,
    )


def _joined(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks, with paragraphs that go on in the next column or on the next page put together. Notes, tables and
    captions stand between the parts."""
    parts: list[list[_Block]] = []
    open_at: int | None = None
    for block in blocks:
        is_text = block.kind is None and not block.heading
        if is_text and open_at is not None and _goes_on(parts[open_at][-1], block):
            parts[open_at].append(block)
            continue
        parts.append([block])
        if is_text:
            open_at = len(parts) - 1
        elif block.heading:
            open_at = None
    return [replace(part[0], text="\n".join(block.text for block in part)) for part in parts]


def _goes_on(before: _Block, block: _Block) -> bool:
    if not (before.last and block.first) or _ITEM.match(block.text):
        return False
    end = before.text[-_END_CHARACTERS:]
    if _HYPHENED.search(end) or block.text[:1].islower():
        return True
    return before.full and not block.indented and not _ENDS.search(end)


def _as_piece(block: _Block, words: "_Words") -> Piece:
    text = words.unwrapped(block.text)
    return Piece(
        text=text,
        kept=block.kind is None,
        heading=block.heading,
        bold=len(text) if block.bold and block.kind is None else 0,
        kind=block.kind or "line",
    )


class _Words:
    """The words of a document, and whether it divides words at the ends of lines."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = Counter(word for text in texts for word in _WORD.findall(text.casefold()))
        lines = {line for text in texts for line in text.split("\n")}
        pairs = {
            _halves(one, other) for text in texts for one, other in pairwise(text.split("\n")) if _divides(one, other)
        }
        seen_whole = any(self._counts[f"{start}{end}"] for start, end in pairs)
        self._divides = seen_whole or len(pairs) > _DIVIDED_SHARE * len(lines)

    def unwrapped(self, text: str) -> str:
        """The lines of a text as one, with divided words put together. A word that has its hyphen elsewhere in the
        document keeps it, and so do all where no word is divided."""
        lines = text.split("\n")
        parts: list[str] = []
        for line, following in pairwise(lines):
            if not _divides(line, following):
                parts.append(line if _HYPHENED.search(line[-_END_CHARACTERS:]) else f"{line} ")
                continue
            start, end = _halves(line, following)
            with_hyphen, whole = self._counts[f"{start}-{end}"], self._counts[f"{start}{end}"]
            keeps = with_hyphen > whole or not (whole or self._divides)
            parts.append(line if keeps else line[:-1])
        return "".join((*parts, lines[-1]))


def _divides(line: str, following: str) -> bool:
    return _HYPHENED.search(line[-_END_CHARACTERS:]) is not None and following[:1].islower()


def _halves(line: str, following: str) -> tuple[str, str]:
    """The two halves of a word that is divided between two lines."""
    end = re.match(r"\w*", following)
    return re.split(r"[^\w]", line[:-1])[-1].casefold(), end[0].casefold() if end else ""
