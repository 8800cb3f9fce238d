"""Which section of a page a line stands in, as numbers: how far it is from the short lines that head and end sections.

"12 comments", "Related stories", "About the author": what comes after such a line is seldom the article, however much
it reads like one.
"""

import re
from collections.abc import Iterable, Sequence

from podcaster.reading.furniture import KINDS, count_kinds
from podcaster.reading.lines import Line

_HEADS = ("commenting", "related", "biography", "advertising", "sharing")
_HEAD_WORDS = 6
_COMMENTS = re.compile(
    r"^\W*(?:(?:view|show|see|read|load|hide|all|\d[\d,.]*|no|latest|top|recent|user|reader) )*"
    r"(?:comments?|replies|discussion|responses|conversation|reviews)\b"
    r"(?: ?[(\[]?\d+[)\]]?| on this (?:story|article)| so far)?\W*$"
    r"|^leave a (?:reply|comment)|^join the (?:conversation|discussion)"
    r"|^(?:post|add|write) (?:a|your) (?:comment|reply)|^comments? (?:are )?closed",
    re.I,
)
_COMMENTS_WORDS = 9
SECTION_FEATURES = (
    *(f"lines_{side}_{head}" for head in (*_HEADS, "comments") for side in ("since", "until")),
    "reader_comments_near",
)
_REMARK = re.compile(
    r"\b\d+ (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|^(?:reply|like|report|permalink|share)\b",
    re.I,
)
"""What stands at each reader's comment: "3 hours ago", "Reply"."""
_REMARK_WORDS = 12
_NEAR = 8
_FAR = 99
_START = 80
"""Characters of a line looked at."""


def measure_sections(lines: Sequence[Line]) -> list[list[float]]:
    """For each line how many lines ago the last head of each kind of section was and how many on the next is; the same
    for a head of comments; and how many marks of readers' comments are near."""
    counted = [(line.text[:_START], len(line.text.split(None, _REMARK_WORDS))) for line in lines]
    kinds = [
        count_kinds(line.text) if words <= _HEAD_WORDS else None
        for line, (_, words) in zip(lines, counted, strict=True)
    ]
    heads = [[found is not None and found[at] > 0 for found in kinds] for at in map(KINDS.index, _HEADS)]
    heads.append([words <= _COMMENTS_WORDS and bool(_COMMENTS.search(start)) for start, words in counted])
    columns = [distances for head in heads for distances in (lines_since(head), lines_since(head[::-1])[::-1])]
    columns.append(_near(words <= _REMARK_WORDS and bool(_REMARK.search(start)) for start, words in counted))
    return [list(row) for row in zip(*columns, strict=True)]


def lines_since(flags: Sequence[bool]) -> list[float]:
    """How many lines back the last flagged line is; 0 for a flagged one."""
    found, far = [], _FAR
    for flag in flags:
        far = 0 if flag else min(_FAR, far + 1)
        found.append(float(far))
    return found


def _near(flags: Iterable[bool]) -> list[float]:
    """How many flagged lines are within _NEAR of each."""
    sums = [0]
    for flag in flags:
        sums.append(sums[-1] + flag)
    total = len(sums) - 1
    return [float(sums[min(total, at + _NEAR + 1)] - sums[max(0, at - _NEAR)]) for at in range(total)]
