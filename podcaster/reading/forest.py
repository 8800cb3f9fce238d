"""Evaluates a trained ensemble of decision trees, in plain Python: the weights are a data file, not a dependency."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tree:
    features: tuple[int, ...]
    """For each node the feature it asks about."""
    thresholds: tuple[float, ...]
    """A row goes left when its feature is at most this."""
    left: tuple[int, ...]
    """The next node, or for a leaf -1 minus its number."""
    right: tuple[int, ...]
    leaves: tuple[float, ...]
    """What each leaf adds to the log-odds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """A gradient-boosted ensemble that gives a probability, and the words whose weights are among its features."""

    trees: tuple[_Tree, ...]
    lexicon: Mapping[str, float]
    """Weights of words and pairs of words; above 0 for those of articles."""

    def probability(self, row: Sequence[float]) -> float:
        """How likely the line whose features are `row` belongs to the article's body."""
        odds = 0.0
        for tree in self.trees:
            features, thresholds, left, right = tree.features, tree.thresholds, tree.left, tree.right
            node = 0
            while node >= 0:
                node = left[node] if row[features[node]] <= thresholds[node] else right[node]
            odds += tree.leaves[-1 - node]
        return 1.0 / (1.0 + math.exp(-odds))

    def lexical(self, words: Sequence[str]) -> tuple[float, float, float]:
        """The sum of the words' weights, its mean over all words, and the least of them."""
        if not words:
            return 0.0, 0.0, 0.0
        weights = [self.lexicon[gram] for gram in grams(words) if gram in self.lexicon]
        if not weights:
            return 0.0, 0.0, 0.0
        total = math.fsum(weights)
        return total, total / len(words), min(weights)


def grams(words: Sequence[str]) -> set[str]:
    """The words, each two neighbours, and the first and last marked as such."""
    found = set(words)
    found.update(map(" ".join, pairwise(words)))
    if words:
        found.add(f"^ {words[0]}")
        found.add(f"{words[-1]} $")
    return found


@cache
def load_forest(name: str) -> Forest:
    """The forest stored beside this module as `name`.json, made by tests/benchmarks/reading_train.py."""
    stored: dict[str, Any] = json.loads(resources.files(__package__).joinpath(f"{name}.json").read_bytes())
    trees = tuple(
        _Tree(
            features=tuple(tree["features"]),
            thresholds=tuple(tree["thresholds"]),
            left=tuple(tree["left"]),
            right=tuple(tree["right"]),
            leaves=tuple(tree["leaves"]),
        )
        for tree in stored["trees"]
    )
    return Forest(trees=trees, lexicon=stored["lexicon"])
