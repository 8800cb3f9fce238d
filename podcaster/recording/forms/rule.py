"""A rule: a pattern, and the words that replace its match."""

import re
from collections.abc import Callable, Iterable

from podcaster.languages.en import calendar, currencies

Say = Callable[[re.Match[str]], str]

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A number as news writes it: "1,234.5"."""
MONTHS = calendar.MONTHS
MAGNITUDES = currencies.MAGNITUDES
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DASH = "[-–—‑−]"


class Rule:
    """A pattern and the words that replace its match. The pattern is compiled when it is first used."""

    __slots__ = ("_flags", "_pattern", "_source", "needs", "say")

    def __init__(self, source: str, say: Say, flags: int = 0, needs: str | tuple[str, ...] = "") -> None:
        self._source, self._flags, self.say, self.needs = source, flags, say, needs
        self._pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        if self._pattern is None:
            self._pattern = re.compile(self._source, self._flags)
        return self._pattern

    def may_match(self, text: str) -> bool:
        """Whether the text contains at least one of the strings in `needs`. Without one, the pattern can't match."""
        return not self.needs or any(sign in text for sign in self.needs)


def rule(pattern: str, say: Say | str, flags: int = 0, *, needs: str | tuple[str, ...] = "") -> Rule:
    """A rule that replaces a match by the text `say`, or by the result of the function `say`. `needs` are
    strings; every match contains at least one of them."""
    if isinstance(say, str):
        return Rule(pattern, lambda _, said=say: said, flags, needs)  # type: ignore[misc]
    return Rule(pattern, say, flags, needs)


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words; longer words are tried first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
