"""British or American English: decided once for a text, by its language tag or by its words."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from podcaster.languages.en import varieties as data
from podcaster.system.lazy_regex import lazy_regex

BRITISH, AMERICAN = "en-GB", "en-US"
_TOKEN = lazy_regex(r"[^\W\d_]+(?:[&’'-][^\W\d_]+)*|£")
_ENOUGH = 1.0
"""A text is British from this weight on. Units without a space alone do not reach it."""
_DIGIT = lazy_regex(r"\d")
_WORDS_AROUND = 5
"""No pattern with a digit looks at more words on either side of it."""
_PLACE = 1.5
_SPELLING = 3.0
_SPELLING_OF_ENDINGS = 1.0
"""Less, since some British houses write -ize."""
_NUMBERS = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?: (?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth)\b"
)
_SCALES = "thousand|million|billion|trillion"
_AND = lazy_regex(rf"\b(hundred(?= {_NUMBERS})|(?:{_SCALES})(?= {_NUMBERS}(?! (?:hundred|{_SCALES})))) ")


def with_variety(language: str, texts: Iterable[str]) -> str:
    """The language tag. English becomes en-GB or en-US: by its region or, without one, by the cues in the texts. It is
    en-US if the British cues do not clearly weigh more."""
    parts = language.split("-")
    if parts[0].lower() != "en":
        return language
    if len(parts) > 1:
        return BRITISH if parts[-1].upper() in data.BRITISH_REGIONS else AMERICAN
    return BRITISH if _leaning("\n".join(texts)) >= _ENOUGH else AMERICAN


def _leaning(text: str) -> float:
    """The weight of the British cues less the weight of the American ones. Each cue counts once: a place that an article
    is about says less of its writer than one word in his spelling."""
    words, phrases = _cues()
    tokens = [token.replace("'", "’") for token in _TOKEN.findall(text)]
    small_tokens = [token.lower() for token in tokens]
    leaning = 0.0
    for token in set(tokens):
        weight = words.get(token)
        if weight is None:
            small = token.lower()
            weight = words.get(small) if token[0].isupper() else None
            if weight is None:
                weight = _ending(small)
        leaning += weight
    leaning += sum(phrases[pair] for pair in set(pairwise(small_tokens)) if pair in phrases)
    near_digits = _near_digits(text)
    return leaning + sum(
        weight for pattern, weight, has_digit in _patterns() if pattern.search(near_digits if has_digit else text)
    )


def _ending(word: str) -> float:
    if word in data.NEITHER:
        return 0.0
    if word.endswith(data.BRITISH_ENDINGS):
        return _SPELLING_OF_ENDINGS
    return -_SPELLING_OF_ENDINGS if word.endswith(data.AMERICAN_ENDINGS) else 0.0


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], float, bool], ...]:
    """Each pattern with its weight, and whether everything that it matches has a digit: then it names one."""
    return tuple((re.compile(pattern), weight, r"\d" in pattern) for pattern, weight in data.PATTERNS)


def _near_digits(text: str) -> str:
    """The words of a text around its digits: most patterns need to look at no others."""
    words = text.split(" ")
    kept = {
        near
        for at, word in enumerate(words)
        if _DIGIT.search(word)
        for near in range(max(0, at - _WORDS_AROUND), min(len(words), at + _WORDS_AROUND + 1))
    }
    return "".join(words[at] + (" " if at + 1 in kept else "\n") for at in sorted(kept))


@cache
def _cues() -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """The weight of each word, and of each pair of words in small letters. British weights are above zero."""
    british, american = _spellings()
    words = dict.fromkeys(british, _SPELLING) | dict.fromkeys(american, -_SPELLING)
    words |= dict.fromkeys(data.BRITISH_PLACES, _PLACE) | dict.fromkeys(data.AMERICAN_PLACES, -_PLACE)
    phrases: dict[tuple[str, str], float] = {}
    for sign, listed, listed_phrases in (
        (1, data.BRITISH_WORDS, data.BRITISH_PHRASES),
        (-1, data.AMERICAN_WORDS, data.AMERICAN_PHRASES),
    ):
        for weight in sorted(listed):
            words |= {word: float(sign * weight) for word in listed[weight].split()}
        for weight, all_phrases in listed_phrases.items():
            for phrase in all_phrases.split("|"):
                first, second = phrase.split()[:2]
                phrases[first, second] = float(sign * weight)
    return words, phrases


def _spellings() -> tuple[set[str], set[str]]:
    """Words in British and in American spelling."""
    pairs = [*data.PAIRS]
    pairs += [(f"{stem}our{end}", f"{stem}or{end}") for stem in data.STEMS_OUR for end in data.ENDINGS_OUR]
    for stem in data.STEMS_TRE:
        stem += "" if stem.endswith(("b", "ch")) else "t" if not stem.endswith("t") else ""
        pairs += [(f"{before}{stem}re{end}", f"{before}{stem}er{end}") for end in ("", "s") for before in ("", "kilo", "centi", "milli")]
    pairs += [(f"{stem}l{end}", f"{stem}{end}") for stem in data.STEMS_L for end in ("ed", "ing", "er", "ers", "or", "ors")]
    british, american = {one for one, _ in pairs}, {two for _, two in pairs}
    return british - american - data.BOTH, american - british - data.BOTH


_METRES = lazy_regex(r"(?<=[a-z]met|[a-z]lit)er(?=s?\b)|(?<=\bmet|\blit)er(?=s?\b)")
_TONS = lazy_regex(r"\bton(?=s?\b)")


def british_words(said: str) -> str:
    """The British form of words that a rule has put in: "one hundred and twenty", "metres", "tonnes"."""
    if "hundred " in said or "sand " in said or "lion " in said:
        said = _AND.sub(r"\1 and ", said)
    if "ter" in said:
        said = _METRES.sub("re", said)
    return _TONS.sub("tonne", said) if "ton" in said else said
