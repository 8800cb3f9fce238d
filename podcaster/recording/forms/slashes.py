"""A slash between figures or words: a rating, a score, odds, a date, a fraction and others.

For each pair of figures, the functions in `_READINGS` are tried in order. Each looks at the figures and at the words
around them. A pair that none of them recognises is a fraction.
"""

import re
from dataclasses import dataclass

from podcaster.languages.en import contexts
from podcaster.languages.en.abbreviations import SLASHES, YEAR_ON_YEAR
from podcaster.recording.forms.context import labelled, last_word, near, next_word, words_after, words_before
from podcaster.recording.forms.letters import spell
from podcaster.recording.forms.number_words import cardinal, code, digits, number, said_fraction, year
from podcaster.recording.forms.rule import Rule, one_of, rule
from podcaster.recording.forms.units import parse, per

_SET_PHRASES = {"24/7": "twenty four seven", "9/11": "nine eleven", "7/7": "seven seven", "50/50": "fifty fifty", "20/20": "twenty twenty"}
_GRADED = (5, 6, 10, 20, 100)
"""The usual maximum marks of a rating."""
_FRACTION_NOUNS = frozenset("of inch inches mile miles cup cups teaspoon teaspoons tablespoon tablespoons pound pounds majority size scale price share".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two figures with a slash between them, and the words around them."""

    match: re.Match[str]
    upper: int
    lower: int
    before: list[str]
    """The words before, in lower case. The nearest is last."""
    after: list[str]
    last: str
    """The word directly before; "" if there is punctuation between them."""
    following: str
    """The word directly after; "" if there is punctuation between them."""

    def said(self, between: str) -> str:
        return f"{cardinal(self.upper)} {between} {cardinal(self.lower)}".replace("  ", " ")


def _figures(match: re.Match[str]) -> str:
    one, two = match["one"], match["two"]
    if "." in one + two:
        # A rating such as "3.5/5". A fraction has whole numbers only.
        return f"{number(one)} out of {number(two)}"
    pair = _Pair(
        match=match,
        upper=int(one.replace(",", "")),
        lower=int(two.replace(",", "")),
        before=words_before(match),
        after=words_after(match),
        last=last_word(match),
        following=next_word(match).lower(),
    )
    return next(filter(None, (reading(pair) for reading in _READINGS)), "") or said_fraction(None, pair.upper, pair.lower)


def _written_as_a_fraction(pair: _Pair) -> str:
    """After a whole number or with the ending of an ordinal: "2 1/2", "1/4th"."""
    if pair.match["ending"] or pair.match["whole"]:
        return said_fraction(pair.match["whole"], pair.upper, pair.lower)
    return ""


def _set_phrase(pair: _Pair) -> str:
    return "" if pair.following in _FRACTION_NOUNS else _SET_PHRASES.get(f"{pair.upper}/{pair.lower}", "")


def _rule_of_law(pair: _Pair) -> str:
    """A year and a number after a word such as "Regulation": "Regulation 2016/679"."""
    if 1900 < pair.upper < 2100 and not contexts.RULES.isdisjoint(pair.before[-3:]):
        return f"{year(pair.upper)} slash {digits(str(pair.lower))}"
    return ""


def _part(pair: _Pair) -> str:
    return pair.said("of") if pair.last in contexts.PART_BEFORE else ""


def _odds(pair: _Pair) -> str:
    """ "the 6/4 favourite", "at 100/1"; but not a possible rating such as "at 6/10"."""
    if pair.following in contexts.SURE_OF_ODDS:
        return pair.said("to")
    near_odds = pair.following in contexts.ODDS_AFTER or not contexts.ODDS_BEFORE.isdisjoint(pair.before[-4:])
    if (near_odds or (pair.last == "at" and pair.upper > pair.lower)) and not _could_be_marks(pair):
        return pair.said("to")
    return ""


def _could_be_marks(pair: _Pair) -> bool:
    return pair.lower in _GRADED and pair.upper <= pair.lower


def _cricket(pair: _Pair) -> str:
    """Runs for wickets; there are at most ten wickets. Without a word about cricket, only more than 60 runs."""
    if pair.upper < 20 or pair.lower > 10:
        return ""
    if (pair.upper, pair.lower) == (22, 7):
        return ""  # 22/7 is pi
    return pair.said("for") if near(pair.match, contexts.CRICKET) or (pair.upper > 60 and pair.lower > 1) else ""


def _blood_pressure(pair: _Pair) -> str:
    """Blood pressure: near a word such as "systolic", or if both figures are in the usual range ("above 140/90"). Two
    figures whose sum is 200 are a split."""
    by_size = 85 <= pair.upper <= 230 and 45 <= pair.lower <= 140 and pair.upper > pair.lower
    if not contexts.BLOOD_PRESSURE.isdisjoint(pair.before) or pair.following == "mmhg":
        return pair.said("over")
    return pair.said("over") if by_size and pair.upper + pair.lower != 200 else ""


def _time_signature(pair: _Pair) -> str:
    in_music = pair.last == "in" and not contexts.MUSIC.isdisjoint(pair.before)
    return pair.said("") if pair.lower in (2, 4, 8, 16) and (pair.following in contexts.METER_AFTER or in_music) else ""


def _split(pair: _Pair) -> str:
    return pair.said("") if pair.upper + pair.lower == 100 and pair.lower > 1 else ""


def _rating(pair: _Pair) -> str:
    """A rating. Out of ten or a hundred always. Out of another maximum only if it is the maximum itself, or near a
    word such as "rated" or another rating."""
    if not _could_be_marks(pair) or pair.following in _FRACTION_NOUNS:
        return ""
    match = pair.match
    around = match.string[max(0, match.start() - 40) : match.start()] + " " + match.string[match.end() : match.end() + 40]
    marked = (
        pair.upper == pair.lower
        or pair.lower in (10, 100)
        or pair.following in contexts.RATED_AFTER
        or labelled(match) in contexts.RATED_BEFORE
        or not contexts.RATED_BEFORE.isdisjoint(pair.before)
        or re.search(rf"(?<![\d/])\d\d?/{pair.lower}(?![\d/])", around)
    )
    return pair.said("out of") if marked else ""


def _more_than_one(pair: _Pair) -> str:
    if pair.upper <= pair.lower:
        return ""
    return pair.said("over" if pair.lower < 2 else "to")


_READINGS = (
    _written_as_a_fraction,
    _set_phrase,
    _rule_of_law,
    _part,
    _odds,
    _cricket,
    _blood_pressure,
    _time_signature,
    _split,
    _rating,
    _more_than_one,
)
"""Tried in this order. A pair that none of them recognises is a fraction."""


def _season(match: re.Match[str]) -> str:
    """ "twenty twenty four to twenty five", or a year and a number after a word such as "Regulation"."""
    if not contexts.RULES.isdisjoint(words_before(match)[-3:]):
        return f"{year(int(match['one']))} slash {digits(match['two'])}"
    two = match["two"]
    return f"{year(int(match['one']))} to {'oh ' + digits(two[1]) if len(two) == 2 and two[0] == '0' else cardinal(int(two))}"


def _case(match: re.Match[str]) -> str:
    """A case or a resolution, with its number before the year: "C-311/18", "Resolution 2231/15"."""
    return f"{match['letter'] or ''}{' ' if match['letter'] else ''}{code(match['one'])} slash {code(match['two'])}"


def _rate(match: re.Match[str]) -> str:
    """A rate of something that is counted: "90 commits/day"."""
    each = per(match["per"])
    if parse(match["what"].strip()) is not None:
        return match.group()  # "5 mol/L" is left to `measures`
    return f"{match['what']} per {each}" if each else match.group()


def _words(match: re.Match[str]) -> str:
    """Two words are a choice ("yes or no"). Between more words, "slash" is said."""
    parts = match.group().split("/")
    if len(parts) == 2 and parts[0][:1].isupper() and parts[1][:1].isupper() and match.group().lower() not in contexts.PAIRS:
        return " ".join(parts)  # two names: "a Reuters/Ipsos poll"
    if len(parts) == 2:
        return f"{parts[0]} or {parts[1]}"
    return " slash ".join(parts)


RULES: tuple[Rule, ...] = (
    rule(rf"(?<![\w/])(?:{one_of(SLASHES)})(?![\w/])", lambda m: SLASHES[m.group()], needs="/"),
    rule(rf"(?<![\w/])(?:{one_of(YEAR_ON_YEAR)})(?![\w/-])", lambda m: YEAR_ON_YEAR[m.group()]),
    rule(r"(?<=\d)/(?=[A-Z]\d)", " slash ", needs="/"),
    # "41/2 years" means "4 1/2 years": the space was lost.
    rule(
        r"(?<![\w/.,-])(?P<whole>\d{1,2})(?P<one>[13])/(?P<two>[248])(?=[- ](?:years?|months?|weeks?|days?|hours?|minutes?|inch|inches|feet|miles?|percent|per cent|points?|acres?|times)\b)",
        lambda m: said_fraction(m["whole"], int(m["one"]), int(m["two"])) if int(m["one"]) < int(m["two"]) else m.group(),
        needs="/",
    ),
    rule(r"(?<![\w/])w/\s?(?=\w)", "with ", needs="/"),
    # A rate of something that is counted: "90 commits/day".
    rule(r"(?<=\d)(?P<what> [A-Za-z][\w-]{1,24})/(?P<per>[A-Za-z\d]{1,10}[²³]?)(?![\w/])", _rate, needs="/"),
    rule(r"(?<![\w/])(?P<letter>[CTFE])-(?P<one>\d{1,4})/(?P<two>\d\d)(?![\w/])", _case, needs="/"),
    rule(r"(?<![\w/.,-])(?P<one>1[5-9]\d\d|20\d\d)/(?P<two>\d\d?)(?![\w/-])", _season, needs="/"),
    rule(
        r"(?<![\w.,/-])(?:(?P<whole>\d{1,4})[ -])?(?P<one>\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d)?)\s?[/⁄]\s?(?P<two>\d{1,3}(?:,\d{3})+|\d{1,5})"
        r"(?P<ending>ths?|rds?)?(?![\w/]|[.,]\d)",
        _figures,
        needs="/⁄",
    ),
)
LEFT: tuple[Rule, ...] = (
    # A reference of three parts, or a slash that no other rule has read.
    rule(r"(?<=\d)/(?=[\dA-Z])|(?<=[A-Z])/(?=\d)", " slash ", needs="/"),
)
WORDS: tuple[Rule, ...] = (
    rule(r"\b(?P<one>[A-Z])/(?P<two>[A-Z])(?![\w/])", lambda m: spell(m["one"] + m["two"]), needs="/"),
    rule(r"(?<![\w/.@:])(?:(?i:mr|mrs|ms|dr)|[A-Za-z][a-z’'-]+)(?:/[A-Za-z]?[a-z’'-]+){1,3}(?![\w/@]|\.\w)", _words, needs="/"),
    rule(r"(?<=[A-Za-z])/(?=[A-Za-z])", " slash ", needs="/"),
)
"""These come after all figures and units, so a slash that is left is between words."""
