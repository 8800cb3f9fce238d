"""Features of the second pass: the first pass's ratings of the lines around a line, and of the lines that look like it.

Lines are rated twice (stacked generalisation, Wolpert 1992). A rating is the probability that a line belongs to the
article.
"""

from collections.abc import Hashable, Sequence

from podcaster.reading.features import words_of
from podcaster.reading.lines import Line
from podcaster.reading.sections import lines_since
from podcaster.reading.shapes import shape_of

_REACH = (-4, -3, -2, -1, 1, 2, 3, 4)
_WINDOWS = (3, 8, 20)
_SIDES = (3, 8)
CONTEXT_FEATURES = (
    "first_pass", *(f"first_pass{offset:+}" for offset in _REACH), *(f"around{reach}" for reach in _WINDOWS),
    *(f"{side}{reach}" for reach in _SIDES for side in ("before", "after")),
    "share_of_mass_before", "share_of_mass_after", "mass", "mass_before", "mass_after",
    "since_sure", "until_sure", "since_likely_prose", "until_likely_prose", "accepted_share",
    *(f"{what}_{figure}" for what in ("same_shape", "same_ending", "same_beginning") for figure in ("mean", "count")),
)  # fmt: skip
_MOST_WEIGHT = 80
"""A line's weight is its number of words, up to this bound."""
_SURE, _LIKELY = 0.8, 0.6
_PROSE_WORDS = 16


def measure_context(lines: Sequence[Line], ratings: Sequence[float]) -> list[list[float]]:
    """The features of each line, in the order of CONTEXT_FEATURES. `ratings` are those of the first pass."""
    tokens = [words_of(line.text) for line in lines]
    total = len(lines)
    weights = [min(len(words), _MOST_WEIGHT) + 1.0 for words in tokens]
    mass, all_weight = [0.0], [0.0]
    for rating, weight in zip(ratings, weights, strict=True):
        mass.append(mass[-1] + rating * weight)
        all_weight.append(all_weight[-1] + weight)
    whole = max(mass[-1], 1e-6)

    def mean(low: int, high: int) -> float:
        weight = all_weight[high] - all_weight[low]
        return (mass[high] - mass[low]) / weight if weight else 0.0

    sure = [rating > _SURE for rating in ratings]
    prose = [rating > _LIKELY and len(words) >= _PROSE_WORDS for rating, words in zip(ratings, tokens, strict=True)]
    distances = [lines_since(sure), _until(sure), lines_since(prose), _until(prose)]
    shapes = rating_of_kind([shape_of(line.text) for line in lines], ratings)
    endings = rating_of_kind([words[-1] if words else "" for words in tokens], ratings)
    beginnings = rating_of_kind([" ".join(words[:2]) for words in tokens], ratings)
    accepted = sum(rating > 0.5 for rating in ratings) / max(1, total)
    rows = []
    for number, rating in enumerate(ratings):
        row = [rating]
        row += (ratings[number + reach] if 0 <= number + reach < total else -1.0 for reach in _REACH)
        for reach in _WINDOWS:
            low, high = max(0, number - reach), min(total, number + reach + 1)
            weight = all_weight[high] - all_weight[low] - weights[number]
            others = mass[high] - mass[low] - rating * weights[number]
            row.append(others / weight if weight > 0 else 0.0)
        for reach in _SIDES:
            row += (mean(max(0, number - reach), number), mean(number + 1, min(total, number + reach + 1)))
        row += (mass[number] / whole, (mass[-1] - mass[number + 1]) / whole, whole, mass[number])
        row += (mass[-1] - mass[number + 1], *(distance[number] for distance in distances), accepted)
        row += (*shapes[number], *endings[number], *beginnings[number])
        rows.append(row)
    return rows


def _until(flags: Sequence[bool]) -> list[float]:
    return lines_since(flags[::-1])[::-1]


def rating_of_kind(kinds: Sequence[Hashable], ratings: Sequence[float]) -> list[tuple[float, float]]:
    """For each line the mean rating of the other lines of its kind, and the number of them; -1 and 0 without any."""
    sums: dict[Hashable, float] = {}
    counts: dict[Hashable, int] = {}
    for kind, rating in zip(kinds, ratings, strict=True):
        sums[kind] = sums.get(kind, 0.0) + rating
        counts[kind] = counts.get(kind, 0) + 1
    return [
        ((sums[kind] - rating) / (counts[kind] - 1), counts[kind] - 1.0) if kind and counts[kind] > 1 else (-1.0, 0.0)
        for kind, rating in zip(kinds, ratings, strict=True)
    ]
