"""What is said for what is written, character by character, so that the time of a spoken word finds the written one.

The engine gets what a newsreader would say; transcripts keep what is written.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from podcaster.recording.forms import abbreviations, addresses, dates, figures, measures, money, romans, signs
from podcaster.recording.forms.initialisms import RULES as INITIALISMS
from podcaster.recording.forms.other_languages import number_rules

_DIGIT = re.compile(r"\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_OF_FIGURES = (
    *figures.TOO_LONG,
    *dates.RULES,
    *money.RULES,
    *figures.BEFORE_MEASURES,
    *measures.RULES,
    *figures.RULES,
)
_OF_WORDS = (*addresses.RULES, *abbreviations.RULES, *romans.RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenText:
    """What an engine is given for a cue."""

    text: str
    origins: tuple[int, ...]
    """For each character of `text`, the character of the written text it speaks for; never falling."""


def spoken(written: str, respellings: Iterable[tuple[str, str]] = (), language: str = "en") -> SpokenText:
    """The spoken form of a written text in a language (BCP 47): `respellings` (words and how they are said) first, then
    the rules; everything that neither knows is said as it is written.

    English has all the rules; other languages their own number words where the library has them, the rest being left
    to the engine."""
    said = _Saying(written)
    for words, respelling in respellings:
        said.rewrite(re.compile(rf"(?<!\w){re.escape(words)}(?!\w)"), lambda _, said=respelling: said)  # type: ignore[misc]
    said.apply(signs.RULES)
    if language.partition("-")[0].lower() == "en":
        said.apply(_OF_WORDS)
        if _DIGIT.search(said.text):
            said.apply(_OF_FIGURES)
        said.apply(INITIALISMS)
    elif _DIGIT.search(said.text):
        said.apply(number_rules(language))
    said.rewrite(signs.MARKUP_LEFT, lambda _: " ")
    return SpokenText(text=said.text, origins=tuple(said.origins))


@cache
def rules_digest() -> str:
    """Tells these rules from other ones: a digest of what they are written in. So a take that is remembered need not be
    put into words again to know that the words would be the same."""
    here = Path(__file__)
    sources = [here, *sorted(here.with_name("forms").glob("*.py"))]
    return hashlib.blake2b(b"".join(source.read_bytes() for source in sources), digest_size=20).hexdigest()


def running_on(said: SpokenText) -> SpokenText:
    """The same with its voice held up at the end, for a sentence that goes on in the next cue."""
    text = said.text.rstrip()
    if not text:
        return said
    return SpokenText(text=f"{text},", origins=(*said.origins[: len(text)], said.origins[len(text) - 1]))


class _Saying:
    """A text being rewritten, with the origin of each character."""

    def __init__(self, written: str) -> None:
        self.text = written
        self.origins = list(range(len(written)))

    def apply(self, rules: Iterable[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]) -> None:
        for pattern, say in rules:
            self.rewrite(pattern, say)

    def rewrite(self, pattern: re.Pattern[str], say: Callable[[re.Match[str]], str]) -> None:
        parts: list[str] = []
        spread: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            said = say(match)
            if said == match.group():
                continue
            parts += [self.text[done : match.start()], said]
            spread += self.origins[done : match.start()]
            # The words of a longer saying are spread over what they stand for, in order.
            width = match.end() - match.start()
            if width == 0:
                raise ValueError(f"the rule {pattern.pattern!r} matches nothing")
            spread += [self.origins[match.start() + k * width // max(1, len(said))] for k in range(len(said))]
            done = match.end()
        if parts:
            self.text = "".join([*parts, self.text[done:]])
            self.origins = [*spread, *self.origins[done:]]
