"""Two figures with a sign between them, and what stands around them."""

import re
from functools import cache, cached_property

from podcaster.languages.en.pairs import ABOUT, BESIDE
from podcaster.recording.forms.context import last_word, next_word, words_after, words_before
from podcaster.recording.forms.number_words import cardinal

REACH = 100
"""Number of characters on each side that are searched for what the passage is about."""
_WORDS = {name: frozenset(words.split()) for name, words in BESIDE.items()}


def is_about(text: str, topic: str) -> bool:
    """Whether a text in small letters has a word or phrase of a topic."""
    return _topic(topic).search(text) is not None


@cache
def _topic(topic: str) -> re.Pattern[str]:
    """The words and phrases of a topic. Compiling all topics takes a third of the start-up of this stage."""
    return re.compile(rf"(?<![\w-])(?:{ABOUT[topic]})(?![\w-])")


class Pair:
    """Two figures, and what stands around them."""

    def __init__(self, match: re.Match[str], *, british: bool) -> None:
        self.match, self.british = match, british
        self.one, self.two = match["one"], match["two"]
        whole = "." not in self.one + self.two
        self.upper = int(self.one.replace(",", "")) if whole else -1
        self.lower = int(self.two.replace(",", "")) if whole else -1
        self.last = last_word(match)
        self.following = next_word(match).lower()

    @cached_property
    def before(self) -> list[str]:
        """The words before, in lower case. The nearest is last."""
        return words_before(self.match)

    @cached_property
    def after(self) -> list[str]:
        return words_after(self.match)

    @cached_property
    def left(self) -> str:
        return self.match.string[max(0, self.match.start() - REACH) : self.match.start()]

    @cached_property
    def right(self) -> str:
        return self.match.string[self.match.end() : self.match.end() + REACH]

    @cached_property
    def around(self) -> str:
        return f"{self.left} | {self.right}".lower()

    def about(self, topic: str) -> bool:
        return is_about(self.around, topic)

    def follows(self, name: str, reach: int = 2) -> bool:
        """Whether one of the last words before is one of the words of this name."""
        return not _WORDS[name].isdisjoint(self.before[-reach:])

    def said(self, between: str, zero: str = "zero") -> str:
        one, two = (zero if value == 0 else cardinal(value) for value in (self.upper, self.lower))
        return f"{one} {between} {two}".replace("  ", " ")
