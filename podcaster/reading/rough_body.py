"""Features of the second pass: how a line stands to the rough body, which is what the first pass takes for the article.

They are the runs that the line is in, the words that it shares with lines that are surely the body's or surely not, and
the ratings of lines with neighbours of the same shapes.
"""

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import groupby
from typing import NamedTuple

from podcaster.reading.context import rating_of_kind
from podcaster.reading.features import words_of
from podcaster.reading.lines import Line
from podcaster.reading.shapes import shape_of

_RUN_FIGURES = (
    "lines", "words", "mean", "least", "most", "since_start", "until_end", "rating_before", "rating_after",
    "share_of_mass", "lines_before", "words_before", "lines_after", "words_after",
)  # fmt: skip
_SHAPES = ("between_shapes", "shape_and_before", "shape_and_after")
ROUGH_BODY_FEATURES = (
    "words_of_body", "words_of_rest", "words_of_body_or_rest", "weight_of_body", "weight_of_body_or_rest",
    "content_words",
    *(f"{run}_run_{figure}" for run in ("verdict", "short") for figure in _RUN_FIGURES),
    *(f"{what}_{figure}" for what in _SHAPES for figure in ("mean", "count")),
)  # fmt: skip
_SURE, _SURELY_NOT = 0.8, 0.2
_LONG_WORDS = 12
"""A line of fewer words that ends no sentence is short. Words of the body are taken from lines of so many."""
_SENTENCE_ENDS = '.!?"”'
_MOST_WEIGHT = 80
"""A line's weight is its number of words, up to this bound."""
_FEWEST_LETTERS, _STEM_LETTERS = 4, 6
"""Content words have so many letters, and are compared by so many."""


class _Run(NamedTuple):
    """Neighbouring lines of one kind: from the line `start` to before the line `end`. The mass is that of ratings."""

    start: int
    end: int
    words: float
    mass: float
    least: float
    most: float


def measure_rough_body(lines: Sequence[Line], ratings: Sequence[float]) -> list[list[float]]:
    """The features of each line, in the order of ROUGH_BODY_FEATURES. `ratings` are those of the first pass."""
    tokens = [words_of(line.text) for line in lines]
    counts = list(map(len, tokens))
    verdict_runs = _runs([rating >= 0.5 for rating in ratings], counts, ratings)
    short = [
        count < _LONG_WORDS and line.text[-1] not in _SENTENCE_ENDS for line, count in zip(lines, counts, strict=True)
    ]
    shapes = [shape_of(line.text) for line in lines]
    around = [None, *shapes, None]
    kinds: tuple[Sequence[Hashable], ...] = (
        list(zip(around, around[2:], strict=False)),
        list(zip(shapes, around, strict=False)),
        list(zip(shapes, around[2:], strict=False)),
    )
    columns = (
        _shared_words(tokens, ratings),
        _in_runs(verdict_runs, verdict_runs, ratings),
        _in_runs(_runs(short, counts, ratings), verdict_runs, ratings),
        *(rating_of_kind(kind, ratings) for kind in kinds),
    )
    return [[figure for part in row for figure in part] for row in zip(*columns, strict=True)]


def _shared_words(tokens: Sequence[Sequence[str]], ratings: Sequence[float]) -> list[list[float]]:
    """For each line how many of its content words stand in other lines that are surely the body's, or surely not."""
    content = [{word[:_STEM_LETTERS] for word in words if len(word) >= _FEWEST_LETTERS} for words in tokens]
    in_body = [rating > _SURE and len(words) >= _LONG_WORDS for words, rating in zip(tokens, ratings, strict=True)]
    in_rest = [rating < _SURELY_NOT and not sure for rating, sure in zip(ratings, in_body, strict=True)]
    body, rest = (
        Counter(word for found, counts in zip(content, chosen, strict=True) if counts for word in found)
        for chosen in (in_body, in_rest)
    )
    rows = []
    for found, own_body, own_rest in zip(content, in_body, in_rest, strict=True):
        total = max(1, len(found))
        of_body = [body[word] - own_body for word in found]
        of_rest = [rest[word] - own_rest for word in found]
        body_share, rest_share = (sum(count > 0 for count in counts) / total for counts in (of_body, of_rest))
        body_weight, rest_weight = (math.fsum(map(math.log1p, counts)) / total for counts in (of_body, of_rest))
        rows.append(
            [
                body_share, rest_share, body_share - rest_share, body_weight, body_weight - rest_weight,
                float(len(found)),
            ]
        )  # fmt: skip
    return rows


def _runs(flags: Sequence[bool], counts: Sequence[int], ratings: Sequence[float]) -> list[_Run]:
    """For each line the run of lines with the same flag that it is in."""
    weights = [min(count, _MOST_WEIGHT) for count in counts]
    runs: list[_Run] = []
    for _, group in groupby(flags):
        start = len(runs)
        end = start + len(list(group))
        within = ratings[start:end]
        mass = math.fsum(weight * rating for weight, rating in zip(weights[start:end], within, strict=True))
        run = _Run(start, end, float(sum(weights[start:end])), mass, min(within), max(within))
        runs += [run] * (end - start)
    return runs


def _in_runs(runs: Sequence[_Run], verdict_runs: Sequence[_Run], ratings: Sequence[float]) -> list[list[float]]:
    """For each line the figures of its run, and of the runs of verdicts before and after that one."""
    whole = max(1.0, math.fsum(run.mass for at, run in enumerate(verdict_runs) if run.start == at))
    rows = []
    for at, run in enumerate(runs):
        row = [float(run.end - run.start), run.words, run.mass / max(1.0, run.words), run.least, run.most]
        row += (float(at - run.start), float(run.end - 1 - at))
        before = verdict_runs[run.start - 1] if run.start else None
        after = verdict_runs[run.end] if run.end < len(runs) else None
        row += (ratings[run.start - 1] if before else -1.0, ratings[run.end] if after else -1.0, run.words / whole)
        for other in (before, after):
            row += (float(other.end - other.start), other.words) if other else (-1.0, -1.0)
        rows.append(row)
    return rows
