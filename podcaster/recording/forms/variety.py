"""British or American English: decided once for a text, by its language tag or by its words."""

import re
from collections.abc import Iterable

from podcaster.languages.en.varieties import (
    AMERICAN_ENDINGS,
    AMERICAN_WORDS,
    BRITISH_ENDINGS,
    BRITISH_REGIONS,
    BRITISH_WORDS,
    NEITHER,
)

BRITISH, AMERICAN = "en-GB", "en-US"
_TOKEN = re.compile(r"[A-Za-z]+|£|\$(?=\d)|\bA&E\b")
_AND = re.compile(
    r"\b(hundred|thousand|million|billion|trillion) (?=(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?: (?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth)\b(?! (?:hundred|thousand|million|billion|trillion)))"
)


def with_variety(language: str, texts: Iterable[str]) -> str:
    """The language tag. English becomes en-GB or en-US: by its region or, without one, by the words of the texts. It is
    en-US if they have as many American as British words."""
    parts = language.split("-")
    if parts[0].lower() != "en":
        return language
    if len(parts) > 1:
        return BRITISH if parts[-1].upper() in BRITISH_REGIONS else AMERICAN
    return BRITISH if sum(_leaning(text) for text in texts) > 0 else AMERICAN


def _leaning(text: str) -> int:
    """The number of British words minus the number of American words."""
    leaning = 0
    for token in _TOKEN.findall(text):
        if token == "£" or token in BRITISH_WORDS:
            leaning += 1
        elif token == "$" or token in AMERICAN_WORDS:
            leaning -= 1
        elif token.endswith(BRITISH_ENDINGS) and token not in NEITHER:
            leaning += 1
        elif token.endswith(AMERICAN_ENDINGS) and token not in NEITHER:
            leaning -= 1
    return leaning


_METRES = re.compile(r"(?<=[a-z]met|[a-z]lit)er(?=s?\b)|(?<=\bmet|\blit)er(?=s?\b)")
_TONS = re.compile(r"\bton(?=s?\b)")


def british_words(said: str) -> str:
    """The British form of words that a rule has put in: "one hundred and twenty", "metres", "tonnes"."""
    if "hundred " in said or "sand " in said or "lion " in said:
        said = _AND.sub(r"\1 and ", said)
    if "ter" in said:
        said = _METRES.sub("re", said)
    return _TONS.sub("tonne", said) if "ton" in said else said
