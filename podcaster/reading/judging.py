"""Interim."""

from collections.abc import Sequence
from podcaster.reading.lines import Line


def judge_lines(lines: Sequence[Line]) -> list[bool]:
    """True for each line that belongs to the article's body."""
    score = []
    for l in lines:
        n = len(l.text.split())
        lower = sum(w[:1].islower() for w in l.text.split())
        prose = n >= 8 and l.text.rstrip("\"”’')")[-1:] in ".!?…:" and lower > n / 3
        score.append(n if prose else -10)
    best, at, cur, start = 0, (0, 0), 0, 0
    for i, s in enumerate(score):
        if cur <= 0:
            cur, start = 0, i
        cur += s
        if cur > best:
            best, at = cur, (start, i + 1)
    return [at[0] <= i < at[1] for i in range(len(lines))]
