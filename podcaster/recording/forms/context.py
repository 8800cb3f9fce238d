"""The words around a match, by which a rule decides what kind of figure it has."""

import re
from collections.abc import Set as AbstractSet

_WORD = re.compile(r"[\w&’'.)%°-]*[\w)%]")
REACH = 60
"""How many characters are looked at on each side. It is fixed, so that rules stay linear in the text."""


def words_before(match: re.Match[str], reach: int = REACH) -> list[str]:
    """The words before a match in lower case, the nearest last."""
    text = match.string[max(0, match.start() - reach) : match.start()]
    return [word.lower() for word in _WORD.findall(text)]


def words_after(match: re.Match[str], reach: int = REACH) -> list[str]:
    """The words after a match in lower case, the nearest first."""
    text = match.string[match.end() : match.end() + reach]
    return [word.lower() for word in _WORD.findall(text)]


def last_word(match: re.Match[str]) -> str:
    """The word right before a match in lower case, or nothing after punctuation."""
    found = re.search(r"([\w’'&.-]*\w)\s+$", match.string[max(0, match.start() - 30) : match.start()])
    return found[1].lower() if found else ""


def next_word(match: re.Match[str]) -> str:
    """The word right after a match as it is written, or nothing before punctuation."""
    found = re.match(r"[\s-]+([A-Za-z][\w’'/-]*)", match.string[match.end() : match.end() + 40])
    return found[1] if found else ""


def near(match: re.Match[str], words: AbstractSet[str], reach: int = REACH) -> bool:
    """Whether one of the words stands near a match, on either side."""
    return not words.isdisjoint(words_before(match, reach)) or not words.isdisjoint(words_after(match, reach))


def labelled(match: re.Match[str]) -> str:
    """The word before a colon or dash before a match, as in "Verdict: 4/5", in lower case."""
    found = re.search(r"(\w+)\s*[:–—-]\s*$", match.string[max(0, match.start() - 30) : match.start()])
    return found[1].lower() if found else ""
