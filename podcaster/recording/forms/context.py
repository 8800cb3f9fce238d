"""The words around a match. They show a rule what kind of figure it has matched."""

import re
from collections.abc import Set as AbstractSet

from podcaster.system.lazy_regex import lazy_regex

_WORD = lazy_regex(r"[\w&’'.)%°-]*[\w)%]")
REACH = 60
"""Number of characters that are searched on each side. The limit keeps the rules linear in the length of the text."""


def words_before(match: re.Match[str], reach: int = REACH) -> list[str]:
    """The words before a match, in lower case. The nearest is last."""
    text = match.string[max(0, match.start() - reach) : match.start()]
    return [word.lower() for word in _WORD.findall(text)]


def words_after(match: re.Match[str], reach: int = REACH) -> list[str]:
    """The words after a match, in lower case. The nearest is first."""
    text = match.string[match.end() : match.end() + reach]
    return [word.lower() for word in _WORD.findall(text)]


def last_word(match: re.Match[str]) -> str:
    """The word directly before a match, in lower case; "" if there is punctuation between them."""
    found = re.search(r"([\w’'&.-]*\w)\s+$", match.string[max(0, match.start() - 30) : match.start()])
    return found[1].lower() if found else ""


def next_word(match: re.Match[str]) -> str:
    """The word directly after a match, as written; "" if there is punctuation between them."""
    found = re.match(r"[\s-]+([A-Za-z][\w’'/-]*)", match.string[match.end() : match.end() + 40])
    return found[1] if found else ""


def near(match: re.Match[str], words: AbstractSet[str], reach: int = REACH) -> bool:
    """Whether one of the words is near a match, on either side."""
    return not words.isdisjoint(words_before(match, reach)) or not words.isdisjoint(words_after(match, reach))


def labelled(match: re.Match[str]) -> str:
    """The label of a match, in lower case: a word followed by a colon or a dash, as in "Verdict: 4/5"."""
    found = re.search(r"(\w+)\s*[:–—-]\s*$", match.string[max(0, match.start() - 30) : match.start()])
    return found[1].lower() if found else ""
