"""Splits scraped text into lines. Hard-wrapped paragraphs are joined, and endless rows are cut into sentences.

A row is a line as it is in the text. An endless row is a page, or a large part of one, whose line breaks were lost.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from podcaster.reading.glue import cut_glued, opening_title, title_pattern

_NARROWEST_WRAP, _WIDEST_WRAP = 40, 110
"""The widths in characters that texts are wrapped to."""
_SENTENCE_MARKS = (".", "!", "?", "…", ".”", "?”", '."', '!"')
_ENDLESS_CHARACTERS = 1500
"""A longer row is taken for an endless one; few paragraphs are that long."""
_LONG_CHARACTERS = 300
"""In a text with an endless row, a row longer than this is cut too."""
_HYPHENATED = re.compile(r"(\w+)-\n([a-zà-ÿ]\w*)")
_CUT_WORD = re.compile(r"[^\W\d_]-$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,3} +(?=[\"“‘'(\[]{0,2}[A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|Jr|Sr|vs|No|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|D\.C|[A-Z]\.[A-Z]|a\.m|p\.m)\.$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of scraped text, stripped and not blank."""

    text: str
    after_gap: bool
    """True when a blank line precedes it, or nothing."""
    continues: bool = False
    """True when it was cut from the same endless row as the line before."""
    indented: bool = False
    """True when it was indented by blanks."""


def split_lines(text: str) -> list[Line]:
    """The lines of a text from `clean_characters`."""
    rows = [row.rstrip() for row in text.split("\n")]
    if any(len(row) > _ENDLESS_CHARACTERS for row in rows):
        return _cut_endless([row.strip() for row in rows], title_pattern(opening_title(text)))
    width = _wrap_width([row.strip() for row in rows])
    return _without_blanks(_unwrap([row.strip() for row in rows], width) if width else _join_cut_words(rows))


def _without_blanks(rows: list[str]) -> list[Line]:
    lines = []
    gap = True
    for row in rows:
        if row:
            lines.append(Line(text=row.lstrip(), after_gap=gap, indented=row[0] == " "))
        gap = not row
    return lines


def _wrap_width(rows: list[str]) -> int:
    """The width in characters that the text was wrapped to; 0 when it was not wrapped."""
    long_rows = [len(row) for row in rows if len(row) >= 30]
    if len(long_rows) < 4:
        return 0
    narrow = [length for length in long_rows if length <= _WIDEST_WRAP]
    if sum(narrow) < 0.8 * sum(long_rows):
        return 0
    width = max(narrow)
    if width < _NARROWEST_WRAP or sum(row.endswith(_SENTENCE_MARKS) for row in rows) > 0.6 * len(long_rows):
        return 0
    pairs = full = 0
    for row, following in pairwise(rows):
        if len(row) >= 30 and following:
            pairs += 1
            full += _was_full(row, following, width)
    return width if pairs >= 3 and full >= 0.7 * pairs else 0


def _was_full(row: str, following: str, width: int) -> bool:
    """True when the first word of the next row did not fit on this row, or hardly."""
    return len(row) + 1 + len(following.split(" ", 1)[0]) > width - max(6, width // 8)


def _join_cut_words(rows: list[str]) -> list[str]:
    """The rows, with a row that ends in a cut word ("Dec-") joined to the next one."""
    joined_rows: list[str] = []
    for row in rows:
        if joined_rows and _CUT_WORD.search(joined_rows[-1]) and row[:1].islower():
            joined_rows[-1] += row
        else:
            joined_rows.append(row)
    return joined_rows


def _unwrap(rows: list[str], width: int) -> list[str]:
    text = "\n".join(rows)
    spelled = Counter(re.findall(r"\w+(?:-\w+)*", text.lower()))

    def rejoin(match: re.Match[str]) -> str:
        whole, hyphened = match[1] + match[2], f"{match[1]}-{match[2]}"
        return hyphened + "\n" if spelled[hyphened.lower()] > spelled[whole.lower()] else whole + "\n"

    rows = [row.strip() for row in _HYPHENATED.sub(rejoin, text).split("\n")]
    joined: list[str] = []
    open_row = ""
    for row in rows:
        if open_row and row and _was_full(open_row, row, width):
            joined[-1] += " " + row
        else:
            joined.append(row)
        open_row = row
    return joined


def _cut_endless(rows: list[str], title: re.Pattern[str] | None) -> list[Line]:
    lines: list[Line] = []
    gap = True
    for row in rows:
        if not row:
            gap = True
            continue
        pieces = cut_glued(cut_sentences(row), title) if len(row) > _LONG_CHARACTERS else [row]
        for number, piece in enumerate(pieces):
            lines.append(Line(text=piece, after_gap=gap and number == 0, continues=number > 0))
        gap = False
    return lines


def cut_sentences(row: str) -> list[str]:
    """The sentences of `row`. It is not cut after abbreviations and initials."""
    pieces = []
    start = 0
    for end in _SENTENCE_END.finditer(row):
        at = end.end()
        if _ABBREVIATION.search(row, max(start, end.start() - 8), end.start() + 1):
            continue
        pieces.append(row[start:at].strip())
        start = at
    if tail := row[start:].strip():
        pieces.append(tail)
    return pieces
