"""The spoken form of a text: the words that a newsreader would say.

Engines get the spoken form, and transcripts keep the written text. Each character of the spoken form has an index into
the written text, so the time of a spoken word is also the time of the written word.
"""

import re
from collections.abc import Callable, Iterable

from podcaster.languages.en.contexts import NUMBERED_NAMES
from podcaster.recording.forms import (
    abbreviations,
    addresses,
    clocks,
    codes,
    colons,
    dates,
    dimensions,
    figures,
    fractions,
    games,
    identifiers,
    letters,
    measures,
    money,
    pairs,
    places,
    romans,
    science,
    senses,
    signs,
    slashes,
)
from podcaster.recording.forms.other_languages import number_rules
from podcaster.recording.forms.rule import Rule
from podcaster.recording.forms.variety import BRITISH, british_words, with_variety
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

_DIGIT = lazy_regex(r"\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒⁰¹²³⁴⁵⁶⁷⁸⁹]")
_WORDS = (
    *places.RULES,
    *senses.RULES,
    *addresses.RULES,
    *abbreviations.RULES,
    *letters.SHOUTS,
    *romans.RULES,
)
_UNITS = (*figures.COMPARISONS, *dimensions.MARKS, *measures.EARLY)


def _figures(
    clocks_: tuple[Rule, ...], dates_: tuple[Rule, ...], slashes_: tuple[Rule, ...], hyphens: tuple[Rule, ...]
) -> tuple[Rule, ...]:
    """The rules for figures in order: the more specific a pattern is, the earlier it comes."""
    return (
        *figures.TOO_LONG,
        *identifiers.RULES,
        *measures.DUAL,
        *fractions.RULES,
        *clocks_,
        *colons.RULES,
        *pairs.COLONS,
        *games.SEVERAL,
        *money.OLD,
        *dates_,
        *identifiers.VERSIONS,
        *figures.SPACED,
        *slashes.RULES,
        *slashes_,
        *money.RULES,
        *measures.TEMPERATURES,
        *dimensions.RULES,
        *figures.BEFORE_MEASURES,
        *dimensions.LEFT,
        *fractions.GLYPHS_LEFT,
        *measures.RULES,
        *slashes.LEFT,
        *figures.BEFORE_PAIRS,
        *hyphens,
        *figures.LEFT,
    )


_AMERICAN_FIGURES = _figures(clocks.AMERICAN, dates.AMERICAN, pairs.AMERICAN_SLASHES, pairs.AMERICAN_HYPHENS)
_BRITISH_FIGURES = _figures(clocks.BRITISH, dates.BRITISH, pairs.BRITISH_SLASHES, pairs.BRITISH_HYPHENS)


class SpokenText(Record, frozen=True, kw_only=True):
    """The text that an engine gets for a cue."""

    text: str
    origins: tuple[int, ...]
    """For each character of `text`, the index of the written character that it stands for. Non-decreasing."""


def spoken(
    written: str,
    respellings: Iterable[tuple[str, str]] = (),
    language: str = "en",
    *,
    kept: Iterable[str] = (),
) -> SpokenText:
    """The spoken form of a written text in a language (BCP 47).

    `respellings` are pairs of a word or phrase and its respelling. They are applied first. No rule changes them, or
    the words and phrases in `kept`. Text that neither a respelling nor a rule matches stays as written.

    The rules for signs are for all languages, the other rules for English. en-GB is said the British way, en-US the
    American way. For plain "en", the words of the text decide (`with_variety` decides for a whole article). In other
    languages only numbers become words, if num2words knows the language.
    """
    said = _Saying(written)
    for words, respelling in respellings:
        said.respell(words, respelling)
    for words in kept:
        said.keep(words)
    said.apply(signs.RULES)
    if language.partition("-")[0].lower() == "en":
        british = with_variety(language, (written,)) == BRITISH
        if names := said.respelled_as(NUMBERED_NAMES):
            said.apply((codes.numbered(names),))
        finish = british_words if british else None
        said.apply(_WORDS)
        said.apply(_UNITS, finish)
        said.apply((*science.RULES, *codes.RULES))
        if _DIGIT.search(said.text):
            said.apply(_BRITISH_FIGURES if british else _AMERICAN_FIGURES, finish)
        said.apply((*science.LEFT, *slashes.PHRASES, *slashes.WORDS))
        said.apply(letters.RULES)
    elif _DIGIT.search(said.text):
        said.apply(number_rules(language))
    said.rewrite(signs.MARKUP_LEFT, lambda _: " ")
    return SpokenText(text=said.text, origins=tuple(said.origins))


def running_on(said: SpokenText) -> SpokenText:
    """The text with a comma at its end, for a sentence that continues in the next cue: the voice does not fall."""
    text = said.text.rstrip()
    if not text:
        return said
    return SpokenText(text=f"{text},", origins=(*said.origins[: len(text)], said.origins[len(text) - 1]))


class _Saying:
    """A text being rewritten, with the origin of each character."""

    def __init__(self, written: str) -> None:
        self.text = self._written = written
        self.origins = list(range(len(written)))
        self._respelled: list[tuple[int, int, str]] = []
        """The start and end of each respelled phrase in the written text, and its respelling."""

    def respell(self, words: str, respelling: str) -> None:
        """Replace a phrase by its respelling. Capitals in it mark stress ("KUR-bee"). They become small letters, since
        engines would spell them. Engine markup is removed here, because no rule changes a respelling later."""
        cleaned = _Saying(respelling)
        cleaned.apply(signs.RULES)
        said = respelling = signs.MARKUP_LEFT.sub(" ", cleaned.text)
        if not respelling.isupper():
            said = re.sub(r"[A-Z]{2,}", lambda m: m.group().capitalize(), respelling)
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        spans = [(self.origins[m.start()], self.origins[m.end() - 1] + 1, said) for m in pattern.finditer(self.text)]
        self.rewrite(pattern, lambda _: said)
        self._respelled += spans

    def keep(self, words: str) -> None:
        """Leave a phrase as it is, unless a longer phrase that includes it is respelled."""
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        for match in pattern.finditer(self.text):
            if not self._touches_a_respelling(match, ""):
                self._respelled.append((self.origins[match.start()], self.origins[match.end() - 1] + 1, words))

    def respelled_as(self, names: Iterable[str]) -> list[str]:
        """The respellings of those of the names that the text has."""
        written = {self._written[start:until]: said for start, until, said in self._respelled}
        return [written[name] for name in names if name in written]

    def apply(self, rules: Iterable[Rule], finish: Callable[[str], str] | None = None) -> None:
        """Apply rules in order. `finish` is applied to the replacement of every match."""
        for rule in rules:
            if rule.may_match(self.text):
                self.rewrite(rule.pattern, rule.say, finish)

    def rewrite(
        self,
        pattern: re.Pattern[str],
        say: Callable[[re.Match[str]], str],
        finish: Callable[[str], str] | None = None,
    ) -> None:
        parts: list[str] = []
        spread: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            said = say(match)
            if said == match.group() or (self._respelled and self._touches_a_respelling(match, said)):
                continue
            if finish is not None:
                said = finish(said)
            parts += [self.text[done : match.start()], said]
            spread += self.origins[done : match.start()]
            # Each character of the replacement gets the origin at the same relative place in the match.
            width = match.end() - match.start()
            if width == 0:
                raise ValueError(f"the pattern {pattern.pattern!r} has an empty match")
            spread += [self.origins[match.start() + k * width // max(1, len(said))] for k in range(len(said))]
            done = match.end()
        if parts:
            self.text = "".join([*parts, self.text[done:]])
            self.origins = [*spread, *self.origins[done:]]

    def _touches_a_respelling(self, match: re.Match[str], said: str) -> bool:
        """Whether a rule would change a respelling. A match that includes one is allowed if the replacement has it."""
        if match.start() == match.end():
            return False
        start, end = self.origins[match.start()], self.origins[match.end() - 1] + 1
        return any(start < until and since < end and kept not in said for since, until, kept in self._respelled)
