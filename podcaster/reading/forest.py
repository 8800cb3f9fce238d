"""Evaluates a trained ensemble of decision trees, in plain Python: the weights are a data file, not a dependency."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

_Node = tuple[int, float, Any, Any]
"""A feature, a threshold, and where a row goes whose feature is at most that, and where the others: to another node,
or to a leaf, which is what the tree adds to the log-odds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """A gradient-boosted ensemble that gives a probability, and the words whose weights are among its features."""

    trees: tuple[_Node, ...]
    clear: tuple[tuple[int, float, float], ...]
    """After how many trees a row is clear: numbers of trees, each with the log-odds under which a row's probability
    stays under one half, and over which it stays over (a soft cascade, Bourdev and Brandt 2005)."""
    lexicon: Mapping[str, float]
    """Weights of words and pairs of words; above 0 for those of articles."""

    def probability(self, row: Sequence[float]) -> float:
        """How likely the line whose features are `row` belongs to the article's body."""
        odds = math.fsum(_leaf(tree, row) for tree in self.trees)
        return 1.0 / (1.0 + math.exp(-odds))

    def accepts(self, row: Sequence[float]) -> bool:
        """Whether the probability of `row` is at least one half; most rows are clear long before the last tree."""
        odds, done = 0.0, 0
        for trees, least, most in self.clear:
            for tree in self.trees[done:trees]:
                odds += _leaf(tree, row)
            if odds > most:
                return True
            if odds < least:
                return False
            done = trees
        return math.fsum(_leaf(tree, row) for tree in self.trees[done:]) >= -odds

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
    return parse_forest(resources.files(__package__).joinpath("models", f"{name}.json").read_bytes())


def parse_forest(content: bytes) -> Forest:
    """A forest from its file's content."""
    stored: dict[str, Any] = json.loads(content)
    return Forest(
        trees=tuple(_grown(tree, 0) for tree in stored["trees"]),
        clear=tuple((int(trees), float(least), float(most)) for trees, least, most in stored["clear"]),
        lexicon=stored["lexicon"],
    )


def _grown(tree: Mapping[str, list[Any]], at: int) -> Any:
    """The node at a place of a stored tree; negative places are leaves, -1 the first."""
    if at < 0:
        return float(tree["leaves"][-1 - at])
    left, right = (_grown(tree, tree[side][at]) for side in ("left", "right"))
    return tree["features"][at], float(tree["thresholds"][at]), left, right


def _leaf(node: Any, row: Sequence[float]) -> float:
    while type(node) is tuple:
        feature, threshold, left, right = node
        node = left if row[feature] <= threshold else right
    return node  # type: ignore[no-any-return]
