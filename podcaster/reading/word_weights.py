"""What the words of a line say about it: trained weights of words and of pairs of words, as three features."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise


def weigh(words: Sequence[str], weights: Mapping[str, float]) -> tuple[float, float, float]:
    """Three features of a line's `words`: the sum of their weights, the sum over the number of words, the least weight.

    Weights above 0 speak for an article. All three features are 0 when no word has a weight.
    """
    if not words:
        return 0.0, 0.0, 0.0
    found = [weights[gram] for gram in grams(words) if gram in weights]
    if not found:
        return 0.0, 0.0, 0.0
    total = math.fsum(found)
    return total, total / len(words), min(found)


def grams(words: Sequence[str]) -> set[str]:
    """The words, each pair of neighbours, and the first and last word marked as such: "^ the", "said $"."""
    found = set(words)
    found.update(map(" ".join, pairwise(words)))
    if words:
        found.add(f"^ {words[0]}")
        found.add(f"{words[-1]} $")
    return found
