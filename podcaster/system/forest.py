"""Boosted decision trees, evaluated in plain Python: a learned model is a data file, not a dependency.

A model is a JSON file in the folder `models` of the stage that uses it:

    {"predicts": "a block of a page belongs to the article's body",
     "trained_on": "377 news pages ...",
     "trained_by": "tests/benchmarks/reading_train.py",
     "features": ["words", "characters", ...],     the names of a row's numbers, in order
     "trees": [node, ...],                         a node is a leaf, which is a number of log-odds, or a list:
                                                   [feature, threshold, node if feature <= threshold, node otherwise]
     "words": {"word": weight, ...}}               may be missing, see Forest.words

tests/benchmarks/forest_file.py writes such files.
"""

import json
import math
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import accumulate, zip_longest
from operator import and_
from typing import Any

from podcaster.errors import SetupError, cause_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """A trained ensemble of decision trees. From a row of features it computes the probability of a statement."""

    features: tuple[str, ...]
    """The names of the numbers in a row, in order."""
    trees: tuple[Any, ...]
    """The root of each tree. A node is a leaf (a float, in log-odds) or a tuple: the index of a feature, a threshold,
    the node for rows whose feature is at most the threshold, and the node for the other rows."""
    words: Mapping[str, float] = field(default_factory=dict)
    """Weights of words, for features that are computed from the words of a text."""

    _leaves: Callable[[Sequence[float]], list[float]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_leaves", _Leaves(self.trees).of)

    def log_odds(self, row: Sequence[float]) -> float:
        """The sum of the leaves that `row` falls into, correctly rounded."""
        return math.fsum(self._leaves(row))

    def probability(self, row: Sequence[float]) -> float:
        """The probability, from 0 to 1, of the statement that the model predicts."""
        return 1.0 / (1.0 + math.exp(-self.log_odds(row)))


_TYPES = {8: "B", 16: "H", 32: "I", 64: "Q"}
"""The types of arrays, by the bits of an item."""


class _Leaves:
    """Finds the leaf of each tree that a row falls into, without walking down the trees (QuickScorer, Lucchese et al.
    2015): in plain Python it takes half as long.

    Each leaf of each tree is a bit of one number. When a row's feature is above a threshold, the leaves of the node's
    first branch are out of reach, and their bits are cleared. The leaf of a tree is its first bit that is left. The
    bits to clear are known for each threshold of a feature together with all lower ones: a feature needs one lookup.
    """

    def __init__(self, trees: Sequence[Any]) -> None:
        most = max(map(_count_leaves, trees), default=1)
        if most > max(_TYPES):
            raise ValueError(f"a tree has {most} leaves, more than {max(_TYPES)}")
        width = min(bits for bits in _TYPES if bits >= most)
        self._type = _TYPES[width]
        self._bytes = len(trees) * width // 8
        self._all = (1 << len(trees) * width) - 1
        self._tables: list[list[float]] = []
        """For each tree, the leaf by the bit length of what is left of the tree's bits."""
        cleared: dict[int, dict[float, int]] = defaultdict(lambda: defaultdict(int))
        for number, tree in enumerate(trees):
            leaves: list[float] = []
            _number_leaves(tree, leaves, cleared, (number + 1) * width)
            self._tables.append([0.0] * (width + 1 - len(leaves)) + leaves[::-1])
        self._features = []
        """For each feature that is used: its index, its least threshold, its thresholds in order, and for each of them
        the bits that are left above it."""
        for feature, masks in sorted(cleared.items()):
            thresholds = sorted(masks)
            left = list(accumulate((self._all & ~masks[threshold] for threshold in thresholds), and_))
            self._features.append((feature, thresholds[0], thresholds, left))

    def of(self, row: Sequence[float]) -> list[float]:
        """The leaf of each tree, in the order of the trees."""
        left = self._all
        for feature, least, thresholds, masks in self._features:
            value = row[feature]
            if value > least:
                left &= masks[bisect_left(thresholds, value) - 1]
        bits = array(self._type, left.to_bytes(self._bytes, sys.byteorder))
        trees = bits if sys.byteorder == "little" else reversed(bits)
        return [table[length] for table, length in zip(self._tables, map(int.bit_length, trees), strict=True)]


def _count_leaves(node: Any) -> int:
    return _count_leaves(node[2]) + _count_leaves(node[3]) if type(node) is tuple else 1


def _number_leaves(node: Any, leaves: list[float], cleared: dict[int, dict[float, int]], top: int) -> None:
    """Add the leaves below a node to `leaves`, and to `cleared` the bits that each threshold of a feature clears. The
    tree's bits end below bit `top`; its first leaf has the highest."""
    if type(node) is not tuple:
        leaves.append(node)
        return
    feature, threshold, below, above = node
    first = len(leaves)
    _number_leaves(below, leaves, cleared, top)
    count = len(leaves) - first
    cleared[feature][threshold] |= ((1 << count) - 1) << (top - len(leaves))
    _number_leaves(above, leaves, cleared, top)


@cache
def load_forest(package: str, name: str, features: tuple[str, ...]) -> Forest:
    """The forest in `models/NAME.json` of a package. A process reads each file once.

    `features` are the names of the features that the calling code computes, in order. Raises SetupError when the model
    expects other features, or when the file is missing or broken.
    """
    file = resources.files(package).joinpath("models", f"{name}.json")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise SetupError(
            f"the model can't be read ({cause_of(error)})", where=str(file), advice="reinstall podcaster"
        ) from error
    return parse_forest(content, where=str(file), features=features)


def parse_forest(content: bytes, *, where: str, features: Sequence[str]) -> Forest:
    """The forest in the content of a model's file. `where` names the file in errors. Raises SetupError."""
    try:
        stored = json.loads(content)
        forest = Forest(
            features=tuple(stored["features"]),
            trees=tuple(map(_as_tuples, stored["trees"])),
            words=stored.get("words", {}),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SetupError("this is not a model's file", where=where, advice="reinstall podcaster") from error
    if forest.features != tuple(features):
        raise SetupError(
            f"the model expects other features than the code computes ({_first_difference(forest.features, features)})",
            where=where,
            advice=f"reinstall podcaster, or train the model again with {stored.get('trained_by', 'its script')}",
        )
    return forest


def _as_tuples(node: Any) -> Any:
    if type(node) is not list:
        return float(node)
    feature, threshold, below, above = node
    return feature, threshold, _as_tuples(below), _as_tuples(above)


def _first_difference(expected: Sequence[str], computed: Sequence[str]) -> str:
    for number, (one, other) in enumerate(zip_longest(expected, computed, fillvalue="nothing")):
        if one != other:
            return f"number {number} is {one} in the model and {other} in the code"
    return ""
