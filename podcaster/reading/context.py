"""What a first reading of a page says about a line's surroundings, as numbers for the second reading.

A line is judged twice (stacked generalisation, Wolpert 1992): first by itself, then knowing how likely its neighbours,
and the lines of the page that look like it, were found to be the article.
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
_HEAVIEST = 80
"""Words beyond which a line weighs no more."""
_SURE, _LIKELY, _LONG_WORDS = 0.8, 0.6, 16


def measure_context(lines: Sequence[Line], likely: Sequence[float]) -> list[list[float]]:
    """For each line what is known around it, when `likely` says how probable each line is to be the article's."""
    tokens = [words_of(line.text) for line in lines]
    total = len(lines)
    weights = [min(len(words), _HEAVIEST) + 1.0 for words in tokens]
    mass, all_weight = [0.0], [0.0]
    for chance, weight in zip(likely, weights, strict=True):
        mass.append(mass[-1] + chance * weight)
        all_weight.append(all_weight[-1] + weight)
    whole = max(mass[-1], 1e-6)

    def mean(low: int, high: int) -> float:
        weight = all_weight[high] - all_weight[low]
        return (mass[high] - mass[low]) / weight if weight else 0.0

    sure = [chance > _SURE for chance in likely]
    prose = [chance > _LIKELY and len(words) >= _LONG_WORDS for chance, words in zip(likely, tokens, strict=True)]
    distances = [lines_since(sure), _until(sure), lines_since(prose), _until(prose)]
    shapes = _of_its_kind([shape_of(line.text) for line in lines], likely)
    endings = _of_its_kind([words[-1] if words else "" for words in tokens], likely)
    beginnings = _of_its_kind([" ".join(words[:2]) for words in tokens], likely)
    accepted = sum(chance > 0.5 for chance in likely) / max(1, total)
    rows = []
    for number, chance in enumerate(likely):
        row = [chance]
        row += (likely[number + reach] if 0 <= number + reach < total else -1.0 for reach in _REACH)
        for reach in _WINDOWS:
            low, high = max(0, number - reach), min(total, number + reach + 1)
            weight = all_weight[high] - all_weight[low] - weights[number]
            others = mass[high] - mass[low] - chance * weights[number]
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


def _of_its_kind(kinds: Sequence[Hashable], likely: Sequence[float]) -> list[tuple[float, float]]:
    """For each line how likely the others of its kind are on average, and how many those are."""
    sums: dict[Hashable, float] = {}
    counts: dict[Hashable, int] = {}
    for kind, chance in zip(kinds, likely, strict=True):
        sums[kind] = sums.get(kind, 0.0) + chance
        counts[kind] = counts.get(kind, 0) + 1
    return [
        ((sums[kind] - chance) / (counts[kind] - 1), counts[kind] - 1.0) if kind and counts[kind] > 1 else (-1.0, 0.0)
        for kind, chance in zip(kinds, likely, strict=True)
    ]
