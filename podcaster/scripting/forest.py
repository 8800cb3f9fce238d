"""Boosted decision trees, evaluated: the learned part of scripting. Trained by tests/benchmarks/scripting_train.py."""

import json
import math
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

_Node = Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """An ensemble of trees whose leaves add up to the log odds that something is so."""

    trees: Any
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
    """Return a shipped forest: "speaker", "antecedent" or "speech"."""
    return Forest(trees=_shipped()[name])


@cache
def _shipped() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(pkgutil.get_data("podcaster.scripting", "models/forests.json") or b"{}")
    return data
