"""The lines on the pages of a PDF in the order of reading: by columns, without running heads and page numbers."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from podcaster.reading.characters import clean_characters
from podcaster.reading.pdf_text import PdfText, Run
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

_SAME_LINE = 0.45
"""Runs whose baselines differ by less, in font sizes, are on one line."""
_HEAD_MARGIN = 0.13
_NUMBER_MARGIN = 0.2
"""Share of a page's height, above and below, where running heads and page numbers are."""
_MARGIN_LINES = 2
_FEWEST_REPEATS = 3
_REPEATS_SHARE = 0.3
_PAGE_NUMBER = lazy_regex(
    r"\W*(?:(?:page|p\.|seite|página)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von)\s*\d{1,4})?\W*", re.I
)
_OF_A_BROWSER = lazy_regex(r"(?:https?|file)://\S+|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d\b")
"""What a browser prints at the edges of a page: the address, and when it was printed."""
_DIGITS = lazy_regex(r"\d+")
_AT_AN_END = lazy_regex(r"^\W*\d+\b\W*|\W*\b\d+\W*$")
_LONGEST_RUNNING_HEAD = 100
"""In characters."""
_FEWEST_COLUMN_LINES = 5
_COLUMN_SHARE = 0.2
_MOST_CROSSING = 0.4
_GUTTER_STEP = 2.0
_NARROWEST_GUTTER = 0.5
_MOST_INITIALS = 20
_INITIAL = 1.6
"""How much larger than the text a large first letter is, at least."""
_RAISED, _SMALL = 0.15, 0.9
_NOTE_MARK = lazy_regex(r"\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§]+")
_MARK = lazy_regex(r"[•▪◦‣●○■□▸►➢–—*-]|\(?(?:\d{1,3}|[a-z])[.)]?")
"""The mark of an item, which stands apart from its words."""
_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "˚": "\u030a",
    "ˇ": "\u030c",
    "¸": "\u0327",
}
_APART = lazy_regex(r"([´`¨ˆ˜˚ˇ¸]) ?([^\W\d_])")


class Line(Record, frozen=True, kw_only=True):
    """A line of a column."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    cells: int
    """How many runs it consists of, with wide gaps between them."""


class Column(Record, frozen=True, kw_only=True):
    """The lines of one column of a page from top to bottom."""

    lines: tuple[Line, ...]
    page: int


def read_columns(pdf: PdfText) -> list[Column]:
    """The columns of all pages in the order of reading, without running heads and page numbers."""
    columns = [column for number, runs in enumerate(pdf.pages) for column in _columns(runs, number)]
    return _without_margins(columns, pdf.heights)


def _columns(runs: Sequence[Run], page: int) -> Iterator[Column]:
    """The columns of a page, in the order of reading. Lines across the columns come between those above and below."""
    if not runs:
        return
    runs = _with_initials(runs)
    gutters = _gutters(runs)
    if not gutters:
        yield Column(lines=tuple(_lines(runs)), page=page)
        return
    band: list[Run] = []
    for run in sorted(runs, key=lambda one: -one.baseline):
        if any(run.left < gutter < run.right for gutter in gutters):
            yield from _band(band, gutters, page)
            band = []
            yield Column(lines=tuple(_lines([run])), page=page)
        else:
            band.append(run)
    yield from _band(band, gutters, page)


def _with_initials(runs: Sequence[Run]) -> list[Run]:
    """The runs, with each large first letter of a paragraph put before the line that begins beside its top."""
    size = Counter(round(run.size, 1) for run in runs for _ in run.text).most_common(1)[0][0]
    found = list(runs)
    initials = [run for run in runs if len(run.text) == 1 and run.text.isupper() and run.size > _INITIAL * size]
    for initial in initials[:_MOST_INITIALS]:
        beside = [
            run
            for run in found
            if run is not initial
            and initial.right - size <= run.left <= initial.right + 2 * size
            and initial.baseline - size / 2 <= run.baseline <= initial.baseline + initial.size
        ]
        if beside:
            first = max(beside, key=lambda run: run.baseline)
            gap = " " if initial.text in "AI" and first.left - initial.right > size / 3 else ""
            found[found.index(first)] = replace(first, text=f"{initial.text}{gap}{first.text}")
            found.remove(initial)
    return found


def _band(runs: Sequence[Run], gutters: Sequence[float], page: int) -> Iterator[Column]:
    edges = [float("-inf"), *gutters, float("inf")]
    for start, end in pairwise(edges):
        inside = [run for run in runs if start <= (run.left + run.right) / 2 < end]
        if inside:
            yield Column(lines=tuple(_lines(inside)), page=page)


def _gutters(runs: Sequence[Run]) -> list[float]:
    """The places, from left to right, of the gaps between the columns of a page."""
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    size = Counter(round(run.size, 1) for run in runs for _ in run.text).most_common(1)[0][0]
    lines = [run for run in runs if len(run.text) > 3]
    found: list[float] = []
    steps = int(min(500, (right - left) / _GUTTER_STEP))
    best: list[tuple[float, int]] = []
    for step in range(1, steps):
        x = left + step * _GUTTER_STEP
        crossing = sum(1 for run in lines if run.left < x < run.right)
        if crossing <= _MOST_CROSSING * len(lines):
            best.append((x, crossing))
    for start, end, crossing in _stretches(best):
        beside_left = sum(1 for run in lines if run.right <= start + 1 and run.right > start - 60 * size)
        beside_right = sum(1 for run in lines if end - 1 <= run.left < end + 3 * size)
        enough = max(_FEWEST_COLUMN_LINES, _COLUMN_SHARE * len(lines))
        if end - start >= _NARROWEST_GUTTER * size and min(beside_left, beside_right) >= enough and crossing >= 0:
            found.append((start + end) / 2)
    return found


def _stretches(places: Sequence[tuple[float, int]]) -> Iterator[tuple[float, float, int]]:
    """Runs of neighbouring places that the fewest lines cross, with how many do."""
    at = 0
    while at < len(places):
        end = at
        while end + 1 < len(places) and places[end + 1][0] - places[end][0] <= _GUTTER_STEP * 1.5:
            end += 1
        fewest = min(crossing for _, crossing in places[at : end + 1])
        inside = [x for x, crossing in places[at : end + 1] if crossing == fewest]
        start = inside[0]
        last = start
        for x in inside[1:]:
            if x - last > _GUTTER_STEP * 1.5:
                yield start, last, fewest
                start = x
            last = x
        yield start, last, fewest
        at = end + 1


def _lines(runs: Sequence[Run]) -> Iterator[Line]:
    """The lines of runs, from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: (-one.baseline, one.left)):
        if rows and abs(rows[-1][0].baseline - run.baseline) < _SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda one: one.left)
        main = max(row, key=lambda one: len(one.text))
        row = [run for run in row if run is row[0] or not _is_raised_mark(run, main)]
        rest = row[1:] if len(row) > 1 and _MARK.fullmatch(row[0].text) else row
        cells = 1 + sum(1 for one, other in pairwise(rest) if other.left - one.right > main.size)
        yield Line(
            text=_composed(" ".join(run.text for run in row)),
            left=row[0].left,
            right=max(run.right for run in row),
            baseline=main.baseline,
            size=main.size,
            bold=all(run.bold for run in row),
            cells=cells,
        )


def _is_raised_mark(run: Run, main: Run) -> bool:
    """True for the number of a note, apart from the line that it is on."""
    is_raised = run.baseline > main.baseline + _RAISED * main.size and run.size < _SMALL * main.size
    return is_raised and _NOTE_MARK.fullmatch(run.text) is not None


def _composed(text: str) -> str:
    """The text with the accents that TeX sets apart put on their letters, and with clean characters."""
    return " ".join(clean_characters(_APART.sub(_with_accent, text)).split())


def _with_accent(found: re.Match[str]) -> str:
    composed = unicodedata.normalize("NFC", found[2] + _ACCENTS[found[1]])
    return composed if len(composed) == 1 else found[0]


def _without_margins(columns: Sequence[Column], heights: Sequence[float]) -> list[Column]:
    """The columns without running heads and page numbers."""
    edges: dict[int, list[Line]] = {}
    for page in {column.page for column in columns}:
        lines = sorted(
            (line for column in columns if column.page == page for line in column.lines), key=lambda one: -one.baseline
        )
        ends = {id(line): line for line in (*lines[:_MARGIN_LINES], *lines[-_MARGIN_LINES:])}
        edges[page] = [line for line in ends.values() if _is_at_edge(line, heights[page])]
    counts = Counter(name for lines in edges.values() for name in {_same(line.text) for line in lines})
    enough = max(_FEWEST_REPEATS, _REPEATS_SHARE * len(edges)) if len(edges) > _FEWEST_REPEATS else 2
    gone = {
        id(line)
        for lines in edges.values()
        for line in lines
        if (counts[_same(line.text)] >= enough and len(line.text) <= _LONGEST_RUNNING_HEAD)
        or _PAGE_NUMBER.fullmatch(line.text)
        or _OF_A_BROWSER.match(line.text)
    }
    kept = (replace(column, lines=tuple(line for line in column.lines if id(line) not in gone)) for column in columns)
    return [column for column in kept if column.lines]


def _is_at_edge(line: Line, height: float) -> bool:
    margin = height * (_NUMBER_MARGIN if _PAGE_NUMBER.fullmatch(line.text) else _HEAD_MARGIN)
    return not margin <= line.baseline <= height - margin


def _same(text: str) -> str:
    """The text of a running head without its page number, in a form that is the same on every page."""
    return _DIGITS.sub("#", _AT_AN_END.sub("", text.casefold()))
