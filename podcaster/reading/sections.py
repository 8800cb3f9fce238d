"""Features that tell which section of a page a line is in: its distance from the short lines that begin sections.

Examples of these lines are "12 comments", "Related stories" and "About the author". The text below them is seldom the
article.
"""

import re
from collections.abc import Iterable, Sequence

from podcaster.reading.datelines import find_date
from podcaster.reading.furniture import KINDS, count_kinds
from podcaster.reading.lines import Line
from podcaster.system.lazy_regex import lazy_regex

_HEADS = ("commenting", "related", "biography", "advertising", "sharing")
"""The kinds of phrases (furniture.py) whose lines begin a section."""
_HEAD_WORDS = 6
"""Most words of a line that begins a section."""
_COMMENTS = lazy_regex(
    r"^\W*(?:(?:view|show|see|read|load|hide|all|\d[\d,.]*|no|latest|top|recent|user|reader) )*"
    r"(?:comments?|replies|discussion|responses|conversation|reviews)\b"
    r"(?: ?[(\[]?\d+[)\]]?| on this (?:story|article)| so far)?\W*$"
    r"|^leave a (?:reply|comment)|^join the (?:conversation|discussion)"
    r"|^\W*\d* ?(?:comentários|comentarios|commentaires|kommentare|commenti|reacties)\W*(?:\(\d+\))?\W*$"
    r"|^(?:post|add|write) (?:a|your) (?:comment|reply)|^comments? (?:are )?closed",
    re.I,
)
_COMMENTS_WORDS = 9
SECTION_FEATURES = (
    *(f"lines_{side}_{head}" for head in (*_HEADS, "comments") for side in ("since", "until")),
    "reader_comments_near",
)
_REMARK = lazy_regex(
    r"\b\d+ (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|^(?:reply|like|report|permalink|share)\b",
    re.I,
)
"""Words beside each comment of a reader: "3 hours ago", "Reply"."""
_REMARK_WORDS = 12
_NEAR_LINES = 8
_FAR_LINES = 99
"""The largest distance; also the distance when no line begins a section."""
_LONGEST_SIGNATURE = 110
"""In characters."""
_SEARCHED_CHARACTERS = 80
"""How much of a line is searched."""


def measure_sections(lines: Sequence[Line]) -> list[list[float]]:
    """The features of each line, in the order of SECTION_FEATURES.

    They are the distances in lines to the last and to the next head of each kind of section, and the number of readers'
    comments near the line.
    """
    counted = [(line.text[:_SEARCHED_CHARACTERS], len(line.text.split(None, _REMARK_WORDS))) for line in lines]
    kinds = [
        count_kinds(line.text) if words <= _HEAD_WORDS else None
        for line, (_, words) in zip(lines, counted, strict=True)
    ]
    heads = [[found is not None and found[at] > 0 for found in kinds] for at in map(KINDS.index, _HEADS)]
    heads.append([words <= _COMMENTS_WORDS and bool(_COMMENTS.search(start)) for start, words in counted])
    columns = [distances for head in heads for distances in (lines_since(head), lines_since(head[::-1])[::-1])]
    columns.append(_near(words <= _REMARK_WORDS and bool(_REMARK.search(start)) for start, words in counted))
    return [list(row) for row in zip(*columns, strict=True)]


def is_comments_head(text: str) -> bool:
    """True for the line above readers' comments: "12 comments", "Leave a reply"."""
    return len(text.split()) <= _COMMENTS_WORDS and bool(_COMMENTS.search(text[:_SEARCHED_CHARACTERS]))


_SIGNED = lazy_regex(
    r"\W*(?:(?:posted|commented|submitted|written|reply|replied|left) )?by:? (?P<name>\S.{0,40}?)"
    r"(?: \(\s?\w+\s?\))? ?(?:\bat\b|\bon\b|[-–—|,·]) ?.{0,40}\d.{0,40}",
    re.I,
)
"""The line above or below a comment: "Posted by: Gull Watcher on 3 May 2019 at 08:12"."""
_FEWEST_COMMENTS = 4
"""By as many different people. A live report has posts of one or two."""
_WORDS_BEFORE_COMMENTS = 100


def comments_start(texts: Sequence[str]) -> int | None:
    """The index of the first signature of a thread of comments below an article; None without a thread."""
    found: dict[int, str] = {}
    words = 0
    for at, text in enumerate(texts):
        signed = _SIGNED.fullmatch(text) if len(text) <= _LONGEST_SIGNATURE else None
        if signed and words >= _WORDS_BEFORE_COMMENTS and find_date(text):
            found[at] = signed["name"].casefold()
        words += len(text.split())
    return min(found) if len(set(found.values())) >= _FEWEST_COMMENTS else None


def lines_since(flags: Sequence[bool]) -> list[float]:
    """For each line the distance to the last flagged line, which may be the line itself, or 99 without one."""
    found, far = [], _FAR_LINES
    for flag in flags:
        far = 0 if flag else min(_FAR_LINES, far + 1)
        found.append(float(far))
    return found


def _near(flags: Iterable[bool]) -> list[float]:
    """For each line the number of flagged lines within _NEAR_LINES of it."""
    sums = [0]
    for flag in flags:
        sums.append(sums[-1] + flag)
    total = len(sums) - 1
    return [float(sums[min(total, at + _NEAR_LINES + 1)] - sums[max(0, at - _NEAR_LINES)]) for at in range(total)]
