"""A slash between figures or words: a rating, a score, odds, a date, a fraction and more, as the words around it say.

Every pair of figures is looked at once, by `_figures`, in the order of its branches: what the figures alone decide
comes first, then what the words around them decide. A fraction is what is left.
"""

import re

from podcaster.languages.en import contexts
from podcaster.languages.en.abbreviations import SLASHES, YEAR_ON_YEAR
from podcaster.languages.en.units import PER
from podcaster.recording.forms.context import labelled, last_word, near, next_word, words_after, words_before
from podcaster.recording.forms.letters import spell
from podcaster.recording.forms.number_words import cardinal, code, digits, number, said_fraction, year
from podcaster.recording.forms.rule import Rule, one_of, rule

_SET_PHRASES = {"24/7": "twenty four seven", "9/11": "nine eleven", "7/7": "seven seven", "50/50": "fifty fifty", "20/20": "twenty twenty"}
_GRADED = (5, 6, 10, 20, 100)
"""What marks are given out of."""
_FRACTION_NOUNS = frozenset("of inch inches mile miles cup cups teaspoon teaspoons tablespoon tablespoons pound pounds majority size scale price share".split())


def _figures(match: re.Match[str]) -> str:
    one, two = match["one"], match["two"]
    if "." in one + two:
        # A half mark: "3.5/5". A fraction has whole numbers.
        return f"{number(one)} out of {number(two)}"
    upper, lower = int(one.replace(",", "")), int(two.replace(",", ""))
    before, after = words_before(match), words_after(match)
    last, following = last_word(match), next_word(match).lower()
    if match["ending"]:
        return said_fraction(match["whole"], upper, lower)
    if match["whole"]:
        return said_fraction(match["whole"], upper, lower)
    if _SET_PHRASES.get(f"{one}/{two}") and following not in _FRACTION_NOUNS:
        return _SET_PHRASES[f"{one}/{two}"]
    if 1900 < upper < 2100 and not contexts.RULES.isdisjoint(before[-3:]):
        return f"{year(upper)} slash {digits(two)}"
    if last in contexts.PART_BEFORE:
        return f"{cardinal(upper)} of {cardinal(lower)}"
    # Odds: "the 6/4 favourite", "at 100/1". Cricket's "100/1" has its own words near.
    odds = following in contexts.ODDS_AFTER or not contexts.ODDS_BEFORE.isdisjoint(before[-4:]) or (last == "at" and upper > lower)
    if following in ("favourite", "favorite", "shot", "outsider", "second"):
        return f"{cardinal(upper)} to {cardinal(lower)}"
    if odds and not (lower in _GRADED and upper <= lower):
        return f"{cardinal(upper)} to {cardinal(lower)}"
    if upper >= 20 and lower <= 10 and upper > lower and (near(match, contexts.CRICKET) or (upper > 60 and lower > 1)):
        return f"{cardinal(upper)} for {cardinal(lower)}"
    pressure = not contexts.BLOOD_PRESSURE.isdisjoint(before) or following == "mmhg"
    if pressure or (85 <= upper <= 230 and 45 <= lower <= 140 and upper > lower and upper + lower != 200):
        return f"{cardinal(upper)} over {cardinal(lower)}"
    if lower in (2, 4, 8, 16) and (following in contexts.METER_AFTER or (last == "in" and not contexts.MUSIC.isdisjoint(before))):
        return f"{cardinal(upper)} {cardinal(lower)}"
    if upper + lower == 100 and lower > 1:
        return f"{cardinal(upper)} {cardinal(lower)}"
    if _is_rating(match, upper, lower, before, after, following):
        return f"{cardinal(upper)} out of {cardinal(lower)}"
    if upper > lower:
        return f"{cardinal(upper)} {'over' if lower < 2 else 'to'} {cardinal(lower)}"
    return said_fraction(None, upper, lower)


def _is_rating(match: re.Match[str], upper: int, lower: int, before: list[str], after: list[str], following: str) -> bool:
    if upper > lower or lower not in _GRADED or following in _FRACTION_NOUNS:
        return False
    text = match.string[max(0, match.start() - 40) : match.start()] + " " + match.string[match.end() : match.end() + 40]
    if upper == lower or re.search(rf"(?<![\d/])\d\d?/{lower}(?![\d/])", text):
        return True  # a row of marks: "Food 4/5, service 5/5"
    if following in contexts.RATED_AFTER or labelled(match) in contexts.RATED_BEFORE or lower in (10, 100):
        return True
    return not contexts.RATED_BEFORE.isdisjoint(before)


def _season(match: re.Match[str]) -> str:
    """ "twenty twenty four to twenty five"; a rule of that year and number is told apart by the word before it."""
    if not contexts.RULES.isdisjoint(words_before(match)[-3:]):
        return f"{year(int(match['one']))} slash {digits(match['two'])}"
    two = match["two"]
    return f"{year(int(match['one']))} to {'oh ' + digits(two[1]) if two[0] == '0' else cardinal(int(two))}"


def _case(match: re.Match[str]) -> str:
    """A case or rule with its number first: "C-311/18", "Resolution 2231/15"."""
    return f"{match['letter'] or ''}{' ' if match['letter'] else ''}{code(match['one'])} slash {code(match['two'])}"


def _words(match: re.Match[str]) -> str:
    """Two words are a choice ("yes or no"); more are read with their slashes."""
    parts = match.group().split("/")
    if len(parts) == 2:
        return f"{parts[0]} or {parts[1]}"
    return " slash ".join(parts)


RULES: tuple[Rule, ...] = (
    rule(rf"(?<![\w/])(?:{one_of(SLASHES)})(?![\w/])", lambda m: SLASHES[m.group()], needs="/"),
    rule(rf"(?<![\w/])(?:{one_of(YEAR_ON_YEAR)})(?![\w/-])", lambda m: YEAR_ON_YEAR[m.group()]),
    rule(r"(?<![\w/])w/\s?(?=\w)", "with ", needs="/"),
    # A rate of what is counted: "90 commits/day".
    rule(rf"(?<=\d)(?P<what> [A-Za-z][\w-]{{1,24}})/(?P<per>{one_of(PER)})(?![\w/])", lambda m: f"{m['what']} per {PER[m['per']]}", needs="/"),
    rule(r"(?<![\w/])(?P<letter>[CTFE])-(?P<one>\d{1,4})/(?P<two>\d\d)(?![\w/])", _case, needs="/"),
    rule(r"(?<![\w/.,-])(?P<one>1[5-9]\d\d|20\d\d)/(?P<two>\d\d)(?![\w/-])", _season, needs="/"),
    rule(
        r"(?<![\w.,/-])(?:(?P<whole>\d{1,4})[ -])?(?P<one>\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d)?)\s?[/⁄]\s?(?P<two>\d{1,3}(?:,\d{3})+|\d{1,5})"
        r"(?P<ending>ths?|rds?)?(?![\w/]|[.,]\d)",
        _figures,
        needs="/⁄",
    ),
)
LEFT: tuple[Rule, ...] = (
    # A reference of three parts, or what no other rule has read.
    rule(r"(?<=\d)/(?=[\dA-Z])|(?<=[A-Z])/(?=\d)", " slash ", needs="/"),
)
WORDS: tuple[Rule, ...] = (
    rule(r"\b(?P<one>[A-Z])/(?P<two>[A-Z])(?![\w/])", lambda m: spell(m["one"] + m["two"]), needs="/"),
    rule(r"(?<![\w/.@:])(?:(?i:mr|mrs|ms|dr)|[A-Za-z][a-z’'-]+)(?:/[A-Za-z]?[a-z’'-]+){1,3}(?![\w/@]|\.\w)", _words, needs="/"),
    rule(r"(?<=[A-Za-z])/(?=[A-Za-z])", " slash ", needs="/"),
)
"""After all figures and units: whatever still has a slash is words."""
