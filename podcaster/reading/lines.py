"""Splits scraped text into lines. Hard-wrapped paragraphs are joined, and endless rows are cut into sentences.

A row is a line of the original text. An endless row is a page, or a large part of one, whose line breaks were lost.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from podcaster.reading.article import DroppedKind
from podcaster.reading.datelines import find_names
from podcaster.reading.furniture import count_kinds
from podcaster.reading.glue import cut_glued, opening_title, title_pattern
from podcaster.reading.turns import is_label
from podcaster.reading.typescript import VERSE_END, find_asides, is_stanza, join_drop_capitals
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

_NARROWEST_WRAP, _WIDEST_WRAP = 40, 110
"""The widths in characters that texts are wrapped to."""
_FEWEST_LONG_ROWS = 2
_SURE_WRAP = 55
"""From this width on, two full rows tell that a short text is wrapped."""
_VERSE_SHARE = 0.5
"""The least share of marks at the ends of verses. Rows of wrapped prose have fewer."""
_FEWEST_INDENTED = 2
_SENTENCE_MARKS = (".", "!", "?", "…", ".”", "?”", '."', '!"')
_ENDLESS_CHARACTERS = 1500
"""A longer row is taken for an endless one; few paragraphs are that long."""
_LONG_CHARACTERS = 300
"""In a text with an endless row, a row longer than this is cut too."""
_ENDS = ".!?…:;\"”’'"
_REJOINED = "\x1f"
"""Marks a row whose last word was continued on the next row. `clean_characters` removes it from texts."""
_NUMERAL = lazy_regex(r"[IVXLC]{1,6}\.?|\d{1,3}\.?")
_HEAD = lazy_regex(r"(?:about|related|more|read|note|correction|contact|reference)s?\b[^.!?,]{0,30}", re.I)
"""The head of what stands below an article."""
_FEWEST_STANZAS = 2
_HYPHENATED = lazy_regex(r"(\w+)-\n([a-zà-ÿ]\w*)([^\w\s]*)")
_CUT_WORD = lazy_regex(r"[^\W\d_]-$")
_SENTENCE_END = lazy_regex(r"[.!?…][\"”’')\]]{0,3} +(?=[\"“‘'(\[]{0,2}[A-ZÀ-Þ0-9])")
_ABBREVIATION = lazy_regex(
    r"(?:^|[\s(\"“‘'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|Jr|Sr|vs|No|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|D\.C|[A-Z]\.[A-Z]|a\.m|p\.m)\.$"
)


class Line(Record, frozen=True, kw_only=True):
    """One line of scraped text, stripped and not blank."""

    text: str
    after_gap: bool
    """True when a blank line precedes it, or nothing."""
    continues: bool = False
    """True when it was cut from the same endless row as the line before."""
    indented: bool = False
    """True when it was indented by blanks."""
    verdict: bool | None = None
    """Whether it is read, where its form alone tells: True for a stanza, False for a page number or a table."""
    kind: DroppedKind = "line"
    """What it is, if it is not read."""


def split_lines(text: str) -> list[Line]:
    """The lines of a text from `clean_characters`."""
    rows = _part_indented(join_drop_capitals([row.rstrip() for row in text.split("\n")]))
    if any(len(row) > _ENDLESS_CHARACTERS for row in rows):
        return _cut_endless([row.strip() for row in rows], title_pattern(opening_title(text)))
    asides = find_asides(rows)
    width = _wrap_width([row.strip() for at, row in enumerate(rows) if at not in asides])
    lines: list[Line] = []
    start = 0
    for at in (*sorted(asides), len(rows)):
        stretch = rows[start:at]
        if width:
            unwrapped = _unwrap([row.strip() for row in stretch], width)
            lines += _without_blanks(unwrapped, gap=_gap_before(rows, start))
        else:
            lines += _in_stanzas(_join_cut_words(stretch), gap=_gap_before(rows, start))
        if at < len(rows):
            text, gap = rows[at].strip(), _gap_before(rows, at)
            lines.append(Line(text=text, after_gap=gap, verdict=False, kind=asides[at]))
        start = at + 1
    return _rejoined(lines) if width else _as_poem(lines)


def _part_indented(rows: list[str]) -> list[str]:
    """The rows, with a blank row before each paragraph of a text that shows them by indenting their first rows."""
    written = [at for at, row in enumerate(rows) if row]
    first = [at for at in written if rows[at][0] == " "]
    if len(first) < _FEWEST_INDENTED or 2 * (len(written) - len(first)) < len(first):
        return rows
    if any(rows[at - 1] and not rows[at - 1].endswith(_SENTENCE_MARKS) for at in first if at):
        return rows  # verses
    begins = set(first)
    parted: list[str] = []
    for at, row in enumerate(rows):
        if at in begins and at and rows[at - 1]:
            parted.append("")
        parted.append(row)
    return parted


def _gap_before(rows: Sequence[str], at: int) -> bool:
    return at == 0 or not rows[at - 1].strip()


def _without_blanks(rows: Sequence[str], *, gap: bool) -> list[Line]:
    lines = []
    for row in rows:
        if row:
            lines.append(Line(text=row.lstrip(), after_gap=gap, indented=row[0] == " "))
        gap = not row
    return lines


def _in_stanzas(rows: Sequence[str], *, gap: bool) -> list[Line]:
    """The rows as lines; the verses of a stanza are one line."""
    lines: list[Line] = []
    for is_blank, block in groupby(rows, key=lambda row: not row.strip()):
        stanza = [row.strip() for row in block]
        if not is_blank and is_stanza(stanza) and not is_label(stanza[0]) and not _HEAD.fullmatch(stanza[0]):
            text = " ".join(stanza)
            lines.append(Line(text=text, after_gap=gap, verdict=None if any(count_kinds(text)) else True))
        elif not is_blank:
            lines += _without_blanks(stanza, gap=gap)
        gap = is_blank
    return lines


def _as_poem(lines: Sequence[Line]) -> list[Line]:
    """The lines; in a poem with a verdict against the numbers of stanzas, and the poet's name above the first."""
    stanzas = [at for at, line in enumerate(lines) if line.verdict is True]
    if len(stanzas) < _FEWEST_STANZAS:
        return list(lines)
    found = [replace(line, verdict=False) if _NUMERAL.fullmatch(line.text) else line for line in lines]
    above = next((at for at in range(stanzas[0] - 1, 0, -1) if found[at].verdict is None), None)
    if above is not None and find_names(found[above].text) == found[above].text:
        found[above] = replace(found[above], verdict=False, kind="credit")
    return found


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines of a wrapped text, with a sentence joined that a page number cut in two; the number comes before it."""
    found: list[Line] = []
    for line in lines:
        open_at = next((at for at in range(len(found) - 1, -1, -1) if found[at].verdict is not False), None)
        if (
            open_at is not None
            and open_at < len(found) - 1
            and line.verdict is None
            and line.text[0].islower()
            and found[open_at].text[-1] not in _ENDS
        ):
            opened = found.pop(open_at)
            found.append(replace(opened, text=f"{opened.text} {line.text}"))
        else:
            found.append(line)
    return found


def _wrap_width(rows: list[str]) -> int:
    """The width in characters that the text was wrapped to; 0 when it was not wrapped."""
    long_rows = [len(row) for row in rows if len(row) >= 30]
    if len(long_rows) < _FEWEST_LONG_ROWS:
        return 0
    narrow = [length for length in long_rows if length <= _WIDEST_WRAP]
    if sum(narrow) < 0.8 * sum(long_rows):
        return 0
    around = zip(("", *rows), rows, (*rows[1:], ""), strict=False)
    beside = [len(row) for before, row, below in around if before or below]  # a headline stands alone
    width = max((length for length in beside if length <= _WIDEST_WRAP), default=0)
    if width < _NARROWEST_WRAP:
        return 0
    pairs = full = ended = 0
    ends = [row[-1] in VERSE_END for row, following in pairwise(rows) if row and following]
    if width < _SURE_WRAP and sum(ends) >= _VERSE_SHARE * len(ends):
        return 0
    for row, following in pairwise(rows):
        if len(row) >= 30 and following:
            pairs += 1
            full += _was_full(row, following, width)
            ended += row.endswith(_SENTENCE_MARKS)
    enough = pairs >= 3 or (pairs == full == 2 and width >= _SURE_WRAP)
    return width if enough and full >= 0.7 * pairs and ended <= 0.6 * pairs else 0


def _was_full(row: str, following: str, width: int) -> bool:
    """True when the first word of the next row did not fit on this row, or hardly, or when a word was cut."""
    if _CUT_WORD.search(row) and following[0].islower():
        return True
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
        word = hyphened if spelled[hyphened.lower()] > spelled[whole.lower()] else whole
        return f"{word}{match[3]}{_REJOINED}\n"

    rows = [row.strip() for row in _HYPHENATED.sub(rejoin, text).split("\n")]
    joined: list[str] = []
    open_row = ""
    for row in rows:
        word_was_cut = open_row.endswith(_REJOINED)
        if open_row and row and (word_was_cut or _was_full(open_row, row, width)):
            joined[-1] += " " + row.removesuffix(_REJOINED)
        else:
            joined.append(row.removesuffix(_REJOINED))
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
