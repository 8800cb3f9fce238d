"""Boosted decision trees, evaluated in plain Python: a learned model is a data file, not a dependency.

A model is a JSON file in the folder `models` of the stage that uses it:

    {"predicts": "a block of a page belongs to the article's body",
     "trained_on": "377 news pages ...",
     "trained_by": "tests/benchmarks/reading_train.py",
     "features": ["words", "characters", ...],     the names of a row's numbers, in order
     "trees": [node, ...],                         a node is a leaf, which is a number of log-odds, or a list:
                                                   [feature, threshold, node if feature <= threshold, node otherwise]
     "exits": [[trees, least, most], ...],         may be missing, see Forest.exits
     "words": {"word": weight, ...}}               may be missing, see Forest.words

tests/benchmarks/forest_file.py writes such files.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import zip_longest
from typing import Any

from podcaster.errors import SetupError


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """A trained ensemble of decision trees. It turns a row of features into the probability that something is true."""

    features: tuple[str, ...]
    """The names of the numbers in a row, in order."""
    trees: tuple[Any, ...]
    """The root of each tree. A node is a leaf (a float, in log-odds) or a tuple: the index of a feature, a threshold,
    the node for rows whose feature is at most the threshold, and the node for the other rows."""
    exits: tuple[tuple[int, float, float], ...] = ()
    """Where `accepts` may stop early: a number of trees, and the log-odds below and above which the remaining trees
    practically never change the answer (a soft cascade, Bourdev and Brandt 2005)."""
    words: Mapping[str, float] = field(default_factory=dict)
    """Weights of words, for features that are computed from the words of a text."""

    def log_odds(self, row: Sequence[float]) -> float:
        """The sum of the leaves that `row` falls into, correctly rounded."""
        return math.fsum(_leaves(self.trees, row))

    def probability(self, row: Sequence[float]) -> float:
        """How probable it is that what the model predicts is true, from 0 to 1."""
        return 1.0 / (1.0 + math.exp(-self.log_odds(row)))

    def accepts(self, row: Sequence[float]) -> bool:
        """Whether the probability is at least one half. Faster than `probability` when the forest has exits."""
        odds, done = 0.0, 0
        for trees, least, most in self.exits:
            for leaf in _leaves(self.trees[done:trees], row):
                odds += leaf
            if odds > most:
                return True
            if odds < least:
                return False
            done = trees
        return math.fsum(_leaves(self.trees[done:], row)) >= -odds


def _leaves(trees: Sequence[Any], row: Sequence[float]) -> list[float]:
    found = []
    for node in trees:
        while type(node) is tuple:
            feature, threshold, below, above = node
            node = below if row[feature] <= threshold else above
        found.append(node)
    return found


@cache
def load_forest(package: str, name: str, features: tuple[str, ...]) -> Forest:
    """The forest in `models/NAME.json` of a package. Each is read once a process.

    `features` are the names of the features that the calling code computes, in order. Raises SetupError when the model
    expects others, or when the file is missing or broken.
    """
    file = resources.files(package).joinpath("models", f"{name}.json")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise SetupError(
            f"the model can't be read ({error.strerror})", where=str(file), advice="reinstall podcaster"
        ) from error
    return parse_forest(content, where=str(file), features=features)


def parse_forest(content: bytes, *, where: str, features: Sequence[str]) -> Forest:
    """The forest in the content of a model's file. `where` names the file in errors. Raises SetupError."""
    try:
        stored = json.loads(content)
        forest = Forest(
            features=tuple(stored["features"]),
            trees=tuple(map(_as_tuples, stored["trees"])),
            exits=tuple((trees, least, most) for trees, least, most in stored.get("exits", ())),
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
