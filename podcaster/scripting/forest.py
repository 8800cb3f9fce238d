"""Boosted decision trees, evaluated: the learned part of scripting. Trained by tests/benchmarks/scripting_train.py."""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_Node = tuple[int, float, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """An ensemble of trees whose leaves add up to the log odds that something is so."""

    trees: tuple[tuple[_Node, ...], ...]
    """Each tree's nodes as (feature, threshold, next when feature <= threshold, next otherwise); a leaf has feature
    -1 and its value in place of the threshold. The first node is the root."""

    def log_odds(self, features: list[float]) -> float:
        """Return the sum of the leaves `features` fall into."""
        total = 0.0
        for tree in self.trees:
            feature, threshold, below, above = tree[0]
            while feature >= 0:
                feature, threshold, below, above = tree[below if features[feature] <= threshold else above]
            total += threshold
        return total

    def probability(self, features: list[float]) -> float:
        """Return how probable it is, from 0 to 1."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.log_odds(features)))))


@cache
def forest(name: str) -> Forest:
    """Load a shipped forest: "speaker", "antecedent" or "speech"."""
    data = json.loads(files("podcaster.scripting").joinpath("forests.json").read_text(encoding="utf-8"))
    trees = tuple(tuple((node[0], node[1], node[2], node[3]) for node in tree) for tree in data[name])
    return Forest(trees=trees)
