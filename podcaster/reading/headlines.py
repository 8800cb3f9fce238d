"""Interim."""

from collections.abc import Sequence
from podcaster.reading.datelines import find_byline, find_date
from podcaster.reading.lines import Line


def choose_headline(lines: Sequence[Line], kept: Sequence[bool]) -> int | None:
    """The index of the line that is the article's headline."""
    first = kept.index(True) if True in kept else 0
    for i in range(first - 1, -1, -1):
        t = lines[i].text
        if 4 <= len(t.split()) <= 25 and not find_date(t) and not find_byline(t):
            return i
    return None
