"""The conventions of plain text: verses, drop capitals, page numbers, pictures, notes, tables and code.

What stands in a plain text in one of these forms is known by its form, whatever page or book it comes from.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from podcaster.reading.article import DroppedKind
from podcaster.reading.datelines import is_dateline
from podcaster.system.lazy_regex import lazy_regex

_Stretch = tuple[int, int, DroppedKind]
"""The first row of an aside, the row behind its last, and what it is."""
_LONGEST_VERSE = 64
"""In characters."""
_LONGEST_MEAN_VERSE = 48
_FEWEST_VERSE_WORDS = 3
_LEAST_COMMON = 0.2
"""The least share of the words of verses that are common ones. In menus and lists of names it is smaller."""
_COMMON = frozenset(
    "a an the and or but nor of in on at to from by with for as into over under upon through is are was were be"
    " been am "
    "has have had do did not no i he she it they we you his her its their our my me him us them this that these those "
    "which who what when where there here if than then so".split()
)
_ITEM = lazy_regex(r"(?:[•·*▪◦‣–—-]|\d+[.)]|[a-z]\)|[A-Z][\w ]{0,30}:)\s")
VERSE_END = (",", ".", ";", ":", "!", "?", "—", "–", "…", "”", "’", '"')
_WORD = lazy_regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_PAGE_NUMBER = lazy_regex(
    r"[-–—\[({] ?\d{1,4} ?[-–—\])}]|(?:page|p\.) ?\d{1,4}(?: (?:of|/) ?\d{1,4})?|\d{1,4} ?\| ?page",
    re.I,
)
_BARE_NUMBER = lazy_regex(r"\d{1,4}|[ivxlc]{2,7}")
_WRAPPED_CHARACTERS = 40
_FEWEST_WRAPPED_ROWS = 2
_BOX = lazy_regex(r"\[(?P<name>illustration|footnote|transcriber['’]?s? notes?|sidenote|editor['’]?s note)\b", re.I)
_BOX_KINDS: dict[str, DroppedKind] = {"illustration": "picture"}
_MOST_BOX_ROWS = 12
_NOTE = lazy_regex(r"\s{0,8}(?P<mark>\[(?:\d{1,3}|[a-z])\]|[¹²³⁴-⁹])\s?(?=[A-ZÀ-Þ“\"‘'(])")
_NOTE_MARK = lazy_regex(
    r"(?<=[^\W\d_]|[.,;:!?”’\"'])(?P<mark>\[(?:\d{1,3}|[a-z])\]|[¹²³⁴-⁹])(?=[\s.,;:!?”’]|$)"
)
"""The mark of a note behind a word or its punctuation."""
_PAGE_HEAD = lazy_regex(r"\W*(?:page )?\d{1,4}\W*|\d{1,4}\s{3,}\S.{0,80}|\S.{0,80}?\s{3,}(?:page )?\d{1,4}", re.I)
_PAGE_DIGITS = lazy_regex(r"\d+")
_ROW_ENDS = ".!?…:\"”’"
_MASTHEAD = lazy_regex(r"(?P<paper>\S.{2,60}?)\s{3,}(?P<date>\S.{5,40})")
_CONTENTS = lazy_regex(r"(?:table of )?contents:?|in this (?:article|guide)|on this page", re.I)
_FEWEST_CONTENTS = 2
_NUMBERED = lazy_regex(r"^\W*(?:\d+(?:\.\d+)*[.)]?|[•*–—-])?\s*|[\s.]*\d*$")
_SEPARATOR = lazy_regex(r"(?:[*⁂#~=_—–-]\s*){3,}|\* ?\* ?\*|⁂|-?o0?o-?")
_FENCE = lazy_regex(r"\s*(?:```|~~~)")
_TABLE_ROW = lazy_regex(r"\s*(?:\|.*\|\s*$|\+[-=+]{3,}\+?\s*$)|(?:[^|]*\s\|\s){2}")
_TABLE_RULE = lazy_regex(r"[\s|+:=-]*(?:-{3,}|={3,})[\s|+:=-]*")
_CODE = lazy_regex(
    r"\s*(?:(?:def|class) \w+.*:$|(?:import|from) [\w.]+(?: import .+)?;?$|return\b.*[;)\]\w]$|(?:if|for|while|elif"
    r"|else|try"
    r"|except)\b.*:$|(?:const|let|var|int|char|void|public|private|static|function|func|fn|struct|using|namespace"
    r"|#include)"
    r" .*[;{})>]$|[}{)\]]+[;,]?$|[\w.\[\]'\"]+ (?:[+*/-]?=|:=) \S.*|[\w.]+\([^()]*\)[;:]?$|\$ \w|>>> |SELECT "
    r"|INSERT |<\/?\w+[^<>]*>"
    r"|//|/\*|\w+ = |[\w-]+: [\w.-]+;)"
)
_INDENTED_CODE = lazy_regex(r" +\S.*[;{}()=\[\]]")
_FEWEST_CODE_ROWS = 2
_EMPHASIS = lazy_regex(
    r"(?<![\w_*])(?P<mark>\*\*|__|_|\*)(?=[^\s_*])(?P<words>[^_*]{1,300}?)(?<=[^\s_*])(?P=mark)(?![\w_*])"
)
_PAGE_IN_LINE = lazy_regex(r" ?(?:\[(?:Pg|p\.|page) ?\d+\]|\{\d{1,4}\})", re.I)
_AGENCY = lazy_regex(
    r"[ \t]*(?:/(?:PR ?Newswire|EIN Presswire|Cision|CNW|AccessWire)[^/\n]{0,40}/|\((?:GLOBE ?NEWSWIRE"
    r"|BUSINESS WIRE|Business Wire|ACCESSWIRE|PRNEWSWIRE)\))[ \t]*"
)
_STARTS = lazy_regex(r"^\W*START OF (?:THE|THIS) PROJECT GUTENBERG.*$", re.M | re.I)
_ENDS = lazy_regex(r"^\W*END OF (?:THE|THIS) PROJECT GUTENBERG.*", re.M | re.I | re.S)


def without_typed_marks(text: str) -> str:
    """`text` without the signs that stand for italics and bold type, without page numbers in a line and without the
    name of the agency that a press release begins with."""
    text = _AGENCY.sub(" ", text)
    return _PAGE_IN_LINE.sub("", _EMPHASIS.sub(lambda found: found["words"], text))


def cut_library_frame(text: str) -> tuple[str, str, str]:
    """What Project Gutenberg writes before a book, the book, and what it writes behind it."""
    starts = _STARTS.search(text)
    begin = starts.end() if starts else 0
    ends = _ENDS.search(text, begin)
    end = ends.start() if ends else len(text)
    return text[:begin], text[begin:end], text[end:]


def join_drop_capitals(rows: Sequence[str]) -> list[str]:
    """The rows, with a large first letter on a row of its own joined to its word."""
    found: list[str] = []
    for row in rows:
        if len(found) > 1 and not found[-1].strip() and _is_capital(found[-2]) and row.lstrip()[:1].islower():
            found.pop()  # a blank row between a letter and its word
        letter = found[-1].strip() if found else ""
        if _is_capital(letter) and row.lstrip()[:1].islower():
            word = row.split()[0]
            is_word = letter in "AIO" and (letter == "A" or word.lower() in _COMMON)
            found[-1] = f"{letter}{' ' if is_word else ''}{row.lstrip()}"
        else:
            found.append(row)
    return found


def _is_capital(row: str) -> bool:
    return len(row.strip()) == 1 and row.strip().isupper()


def is_stanza(rows: Sequence[str]) -> bool:
    """True for the rows of a stanza: short ones, with words of sentences and with marks at some of their ends."""
    if len(rows) < 2 or any(len(row) > _LONGEST_VERSE or _ITEM.match(row) for row in rows):
        return False
    words = [word.lower() for row in rows for word in _WORD.findall(row)]
    if sum(map(len, rows)) > _LONGEST_MEAN_VERSE * len(rows) or len(words) < _FEWEST_VERSE_WORDS * len(rows):
        return False
    ended = sum(row.endswith(VERSE_END) for row in rows)
    if rows[-1][-1].isalnum() or ended == 0 or sum(row.endswith((".", "!", "?")) for row in rows) == len(rows) > 2:
        return False
    return sum(word in _COMMON for word in words) >= _LEAST_COMMON * len(words)


def find_asides(rows: list[str]) -> dict[int, DroppedKind]:
    """The rows that are never read, by their place in `rows`, with what they are.

    The rows of a table, a block of code or a picture become one row: it stands in the place of the first, and the
    others become blank.
    """
    found: dict[int, DroppedKind] = {}
    contents = _contents(rows)
    tables, code = _runs(rows, _is_table_row, "table"), _runs(rows, _is_code, "code block")
    for start, end, kind in (*_boxes(rows), *_notes(rows), *_fences(rows), *contents, *tables, *code):
        if any(at in found for at in range(start, end)):
            continue
        rows[start] = " ".join(row.strip() for row in rows[start:end])
        rows[start + 1 : end] = [""] * (end - start - 1)
        found[start] = kind
    wrapped = sum(len(row) > _WRAPPED_CHARACTERS and bool(after.strip()) for row, after in pairwise(rows))
    for at, row in enumerate(rows):
        text = row.strip()
        alone = not (at and rows[at - 1].strip()) and not (at + 1 < len(rows) and rows[at + 1].strip())
        if at in found or not text:
            continue
        is_number = _PAGE_NUMBER.fullmatch(text) or (wrapped >= _FEWEST_WRAPPED_ROWS and _BARE_NUMBER.fullmatch(text))
        if not any(map(str.isalnum, text)) or _SEPARATOR.fullmatch(text) or (alone and is_number):
            found[at] = "line"
    return found


def _boxes(rows: Sequence[str]) -> Iterator[_Stretch]:
    for at, row in enumerate(rows):
        box = _BOX.match(row.strip())
        if not box:
            continue
        depth = 0
        for end in range(at, min(len(rows), at + _MOST_BOX_ROWS)):
            depth += rows[end].count("[") - rows[end].count("]")
            if depth <= 0:
                yield at, end + 1, _BOX_KINDS.get(box["name"].lower(), "note")
                break


def _notes(rows: Sequence[str]) -> Iterator[_Stretch]:
    """The notes of a text, each up to a blank row: "[1] The toll was a penny.", where "[1]" is behind a word above."""
    marks: set[str] = set()
    at = 0
    while at < len(rows):
        note = _NOTE.match(rows[at])
        end = at + 1
        if note and note["mark"] in marks:
            while end < len(rows) and rows[end].strip() and not _NOTE.match(rows[end]):
                end += 1
            yield at, end, "note"
        else:
            marks.update(found["mark"] for found in _NOTE_MARK.finditer(rows[at]))
        at = end


def cut_page_heads(text: str) -> tuple[str, tuple[str, ...]]:
    """A text that was taken from a PDF without the first and last rows of its pages that are no part of it, and these.

    Such a row has the number of its page, or is the same on several pages. A row with the name of a paper and a date is
    the date alone. A sentence that goes on over the page is joined.
    """
    pages = [page.strip("\n").split("\n") for page in text.split("\f")]
    counts = Counter(edge for rows in pages for edge in {_edge(rows[0]), _edge(rows[-1])})
    cut: list[str] = []
    for rows in pages if len(pages) > 1 else ():
        for at in {0, len(rows) - 1}:
            if rows[at].strip() and (_PAGE_HEAD.fullmatch(rows[at].strip()) or counts[_edge(rows[at])] > 1):
                cut.append(rows[at].strip())
                rows[at] = ""
    masthead = _MASTHEAD.fullmatch(pages[0][0].strip())
    if masthead and is_dateline(masthead["date"]):
        cut.append(masthead["paper"])
        pages[0][0] = masthead["date"]
    if not cut and len(pages) == 1:
        return text, ()
    joined: list[str] = []
    for page in filter(None, ("\n".join(rows).strip("\n") for rows in pages)):
        goes_on = joined and joined[-1][-1] not in _ROW_ENDS and page.lstrip()[:1].islower()
        joined += ("\n" if goes_on else "\n\n" if joined else "", page)
    return "".join(joined), tuple(cut)


def _edge(row: str) -> str:
    return _PAGE_DIGITS.sub("", row).strip()


def _contents(rows: Sequence[str]) -> Iterator[_Stretch]:
    """A table of contents: its head, and the rows below it that come again as headings, perhaps without numbers."""
    plain = [_NUMBERED.sub("", row).strip().casefold() for row in rows]
    for at, row in enumerate(rows):
        if not _CONTENTS.fullmatch(row.strip()):
            continue
        end = last = at + 1
        again = 0
        while end < len(rows) and (not plain[end] or plain[end] in plain[end + 1 :] or _ITEM.match(rows[end])):
            again += bool(plain[end]) and plain[end] in plain[end + 1 :]
            end += 1
            last = end if plain[end - 1] else last
        if again >= _FEWEST_CONTENTS:
            yield at, last, "line"
        return


def _fences(rows: Sequence[str]) -> Iterator[_Stretch]:
    opened: int | None = None
    for at, row in enumerate(rows):
        if _FENCE.match(row):
            if opened is None:
                opened = at
            else:
                yield opened, at + 1, "code block"
                opened = None


def _runs(rows: Sequence[str], matches: Callable[[str], bool], kind: DroppedKind) -> Iterator[_Stretch]:
    """The runs of at least two rows that match."""
    at = 0
    for is_match, run in groupby(rows, key=matches):
        count = len(list(run))
        if is_match and count >= _FEWEST_CODE_ROWS:
            yield at, at + count, kind
        at += count


def _is_table_row(row: str) -> bool:
    return bool(row.strip()) and bool(_TABLE_ROW.match(row) or ("|" in row and _TABLE_RULE.fullmatch(row)))


def _is_code(row: str) -> bool:
    return bool(row.strip()) and bool(_CODE.match(row) or _INDENTED_CODE.match(row))
