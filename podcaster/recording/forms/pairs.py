"""Two figures with a sign between them: the one place that decides what they are.

"3-2" may be a score, a record, a vote, a range; "7/2" odds, a date, a rating, a fraction; "2:1" a ratio, a degree, a time.
For each sign, the functions in `_READINGS` are tried in order. Each looks at the figures and at what stands around them,
and gives the words or "" if the pair is of another kind. The words around them are in `languages/en/pairs.py`.
Times of day and years are read by `dates`, numbers of documents by `identifiers`.
"""

import re
from collections.abc import Callable
from math import gcd

from podcaster.languages.en import contexts
from podcaster.languages.en.calendar import MONTH_NAMES
from podcaster.languages.en.pairs import PITCHES
from podcaster.recording.forms.context import labelled
from podcaster.recording.forms.games import (
    cricket,
    cricket_with_a_slash,
    formation,
    innings,
    record,
    score,
    shooting,
    split,
    tennis,
)
from podcaster.recording.forms.number_words import cardinal, digits, number, ordinal, said_fraction, year
from podcaster.recording.forms.pair import Pair
from podcaster.recording.forms.rule import DASH, NUMBER, Rule, rule
from podcaster.system.lazy_regex import lazy_regex

_SET_PHRASES = {"24/7": "twenty four seven", "9/11": "nine eleven", "7/7": "seven seven", "50/50": "fifty fifty", "20/20": "twenty twenty"}
_GRADED = (5, 6, 10, 20, 100)
"""The usual maximum marks of a rating."""
_FRACTION_NOUNS = frozenset(
    "of inch inches mile miles cup cups teaspoon teaspoons tablespoon tablespoons pound pounds majority size scale price share".split()
)


# Figures with a slash


def _written_as_a_fraction(pair: Pair) -> str:
    """After a whole number or with the ending of an ordinal: "2 1/2", "1/4th"."""
    if pair.match["ending"] or pair.match["whole"]:
        return said_fraction(pair.match["whole"], pair.upper, pair.lower)
    return ""


def _set_phrase(pair: Pair) -> str:
    return "" if pair.following in _FRACTION_NOUNS else _SET_PHRASES.get(f"{pair.one}/{pair.two}", "")


def _document(pair: Pair) -> str:
    """The number of a law or of a document: "Regulation 2016/679", "Min. 47/24"."""
    if 1900 < pair.upper < 2100 and pair.lower >= 100 and len(pair.two) < 5:
        return f"{year(pair.upper)} slash {digits(pair.two) if not 1950 < pair.lower < 2100 else year(pair.lower)}"  # "S.I. 2020/350"
    if pair.last == "bill" and pair.upper + pair.lower == 100:
        return ""  # "shared the bill 70/30"
    if not pair.follows("DOCUMENT", 3) or pair.about("DEGREE") or pair.last == "of" or pair.last.endswith("day"):
        return ""
    if 1900 < pair.upper < 2100:
        return f"{year(pair.upper)} slash {year(pair.lower) if 1950 < pair.lower < 2100 else digits(pair.two)}"
    if pair.last in contexts.PART_BEFORE or pair.upper <= pair.lower <= 6:
        return ""
    said = [digits(text) if text.startswith("0") else cardinal(int(text)) for text in (pair.one, pair.two)]
    return " slash ".join(said)


def _part(pair: Pair) -> str:
    return pair.said("of") if pair.last in contexts.PART_BEFORE and (pair.upper <= pair.lower or pair.last not in ("day", "week")) else ""


def _odds(pair: Pair) -> str:
    """ "the 6/4 favourite", "at 100/1", "from 20/1 to 8/1"; but not a possible rating such as "at 6/10"."""
    if pair.following in contexts.SURE_OF_ODDS or {"priced", "odds", "backed"} & {*pair.before[-2:]}:
        return pair.said("to")
    if pair.upper > pair.lower > 40 or (pair.upper > 60 and pair.lower in (3, 4, 5, 6, 7, 8, 9)):
        return ""  # a blood pressure ("160/95 on arrival"), an innings ("closed at 255/9")
    if pair.about("RACING") and (pair.last in ("go", "goes", "offer", "offers") or (pair.lower in _PRICES and re.search(r"(?<![\d/])\d{1,3}/\d{1,2} [A-Z][\w’']+(?: [A-Z][\w’']+)?, (?:and )?$", pair.left))):
        return pair.said("to")
    if pair.lower in _PRICES and pair.last in ("go", "goes", "offer", "offers", "make", "him", "her", "is", "are", "them") and pair.about("RACING"):
        return pair.said("to")
    if pair.lower in (1, 2, 4) and pair.upper > pair.lower and pair.last in ("got", "took", "gets", "taking", "backed") and pair.following in ("", "about", "on", "for", "and"):
        return pair.said("to")
    near_odds = pair.following in contexts.ODDS_AFTER or not contexts.ODDS_BEFORE.isdisjoint(pair.before[-4:])
    listed = pair.lower == 1 and pair.last in ("to", "from", "and", "or") and re.search(r"\d/1\b", pair.left[-24:] + pair.right[:24])
    if (near_odds or listed or (pair.last == "at" and pair.upper > pair.lower)) and not _could_be_marks(pair):
        return pair.said("to")
    return ""


def _racing_odds(pair: Pair) -> str:
    """Odds with a hyphen: "the 7-2 favourite", "(11-4)" near a word about racing."""
    if pair.following in ("favourite", "favourites", "shot", "chance", "outsider", "joint") and pair.lower <= 10:
        return pair.said("to")
    if pair.before[-2:] in (["started", "at"], ["returned", "at"], ["sent", "at"], ["off", "at"]) and (pair.upper, pair.lower) in _STARTING_PRICES:
        return pair.said("to")
    bracketed = pair.left.endswith("(") and pair.right.startswith(")")
    priced = bracketed or pair.last in ("at", "priced", "odds", "from", "sp", "into") or pair.following == "into"
    return pair.said("to") if priced and pair.lower in _PRICES and pair.about("RACING") else ""


def _pitch_count(pair: Pair) -> str:
    """Balls and strikes: "a one two curveball", "an oh two pitch"."""
    return pair.said("", "oh") if pair.upper < 4 and pair.lower < 3 and (pair.following in PITCHES or (pair.last in ("behind", "ahead") and not contexts.BASEBALL.isdisjoint([*pair.before, *pair.after]) and not pair.british)) else ""


_PRICES = (1, 2, 4, 5, 8, 10, 11, 13)
"""The usual second figures of odds."""
_STARTING_PRICES = frozenset({(11, 8), (13, 8), (15, 8), (11, 10), (11, 4), (11, 2), (15, 2), (13, 2), (100, 30), (9, 4), (9, 2), (7, 4), (7, 2), (5, 4), (8, 11), (10, 11)})
"""Odds that no team's wins and losses need to be, after "started at"."""


def _could_be_marks(pair: Pair) -> bool:
    return pair.lower in _GRADED and pair.upper <= pair.lower


def _two_values(pair: Pair) -> str:
    """ "twenty eight thirty six M P G", "twenty forty vision", "two oh five fifty five" of a tyre."""
    if pair.following in ("cable", "wire", "romex") and pair.lower in (2, 3, 4):
        return pair.said("")
    if pair.following == "mpg" or (pair.about("FUEL") and pair.about("FUEL") and 8 < pair.upper < 150 and "mpg" in pair.around):
        return pair.said("")
    if pair.upper in (20, 6) and 5 < pair.lower <= 400 and pair.about("SIGHT"):
        return pair.said("")
    if 125 <= pair.upper <= 355 and pair.upper % 10 == 5 and pair.lower % 5 == 0 and (re.match(r"\s?[/-]?\s?Z?R ?\d\d", pair.right) or pair.about("TYRES")):
        return f"{digits(pair.one)} {cardinal(pair.lower)}"
    return ""


def _blood_pressure(pair: Pair) -> str:
    """Blood pressure: near a word such as "systolic", or if both figures are in the usual range ("above 140/90"). Two
    figures whose sum is 200 are a split."""
    by_size = 85 <= pair.upper <= 230 and 45 <= pair.lower <= 140 and pair.upper > pair.lower
    possible = 60 <= pair.upper <= 260 and 30 <= pair.lower <= 160
    if pair.after[:3] == ["millimeters", "of", "mercury"] or (possible and pair.about("BLOOD PRESSURE")):
        return pair.said("over")
    if not contexts.BLOOD_PRESSURE.isdisjoint(pair.before) and pair.upper > 20:
        return pair.said("over")
    return pair.said("over") if by_size and (pair.upper + pair.lower != 200 or ((pair.upper, pair.lower) == (120, 80) and pair.following != "split")) else ""


def _half_and_half(pair: Pair) -> str:
    return pair.said("") if pair.upper == pair.lower == 50 and not pair.about("SCORE") else ""


def _time_signature(pair: Pair) -> str:
    """ "in six eight time". After "in", 4/4 and the like are never fractions; others need a word about music."""
    if pair.lower not in (2, 4, 8, 16) or pair.upper > 15 or pair.following in _FRACTION_NOUNS:
        return ""
    if pair.following in contexts.METER_AFTER or (pair.last == "in" and (pair.upper, pair.lower) in _METERS):
        return pair.said("")
    musical = not contexts.MUSIC.isdisjoint([*pair.before, *pair.after[:6]])
    listed = pair.last in ("from", "to", "into", "between", "and", "or") and pair.following in ("", "to", "and", "or", "then", "at", "with", "for")
    return pair.said("") if musical and (pair.last == "in" or listed) else ""


_METERS = frozenset({(2, 2), (2, 4), (4, 4), (5, 4), (6, 4), (7, 4), (6, 8), (9, 8), (12, 8)})
"""Time signatures that are no fractions of anything."""


def _is_date(one: int, two: int) -> bool:
    """Whether two figures can be a day and a month, in either order."""
    day, month = max(one, two), min(one, two)
    return 1 <= month <= 12 and 1 <= day <= 31


def said_date(one: str, two: str, *, british: bool, the: bool = True) -> str:
    """A day and a month: "the thirtieth of June", "October seventh"."""
    first, second = int(one), int(two)
    if first > 12 or (british and second <= 12):
        return f"{'the ' if the else ''}{ordinal(first)} of {MONTH_NAMES[second - 1]}"
    return f"{MONTH_NAMES[first - 1]} {ordinal(second)}"


_A_SURE_DATE = lazy_regex(r"(?<![\d/])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/])")


def _date(pair: Pair) -> str:
    """A day and a month without a year, after a word such as "due" or next to another date. A zero before a figure
    shows a date too. "1/3" and the like stay fractions."""
    if len(pair.one) > 2 or len(pair.two) > 2 or not _is_date(pair.upper, pair.lower) or pair.following in (*_FRACTION_NOUNS, "cable", "wire"):
        return ""
    zero = "0" in (pair.one[0], pair.two[0]) or (pair.british and labelled(pair.match) != "" and _A_SURE_DATE.search(pair.right[:40]) is not None)
    beside = pair.follows("DATE", 1) or (pair.follows("DATE", 2) and not pair.last)
    listed = re.search(r"\d/\d+(?:,| and|, and| to| &) $", pair.left[-16:]) is not None
    if listed:
        beside = beside and re.search(r"\b(?:on|by|until|due|from|for|since|closed?|bins|dates?|runs?)\b[^.;]{0,40}$", pair.left, re.IGNORECASE) is not None
    fraction = pair.upper < pair.lower <= 10 and pair.lower in (2, 3, 4, 5, 8, 10) and pair.upper in (1, 2, 3, 4, 5, 7, 9)
    if pair.last in ("for", "to", "and", "between", "from", "by") and fraction and not zero:
        return ""
    if pair.last in ("to", "and") and not listed and not zero:
        return ""
    if not (zero or (beside and not (fraction and not listed and pair.last not in ("on", "due", "until", "dated", "thru", "through")))):
        return ""
    return said_date(pair.one, pair.two, british=pair.british, the=pair.last != "the")


def _sure_date(pair: Pair) -> str:
    """A day over twelve and a month, in the order of the variety: "23/9" in Britain, "9/23" in America. Fractions have
    other figures below the line, and nobody writes 2/6 for a third."""
    first, second = pair.upper, pair.lower
    if len(pair.one) > 2 or len(pair.two) > 2 or not _is_date(first, second) or pair.following in _FRACTION_NOUNS:
        return ""
    if pair.last in ("the", "a") and pair.following.islower():
        return ""  # "the 30/12 pattern"
    dated = pair.last == "of" and not {"minutes", "letter", "meeting", "email", "mail"}.isdisjoint(pair.before[-3:])
    if dated or ((gcd(first, second) > 1 and pair.following in ("", "were", "was", "is")) and not pair.about("MUSIC")):
        return said_date(pair.one, pair.two, british=pair.british)
    if not pair.british and 12 >= first > second > 1 and not pair.about("RACING") and not pair.following:
        return said_date(pair.one, pair.two, british=False)
    if (first > 12) if pair.british else (second > 12 and second not in (16, 20)):
        return said_date(pair.one, pair.two, british=pair.british, the=pair.last != "the")
    return ""


def _whole(pair: Pair) -> str:
    """Two parts of a hundred: "seventy thirty"."""
    return pair.said("") if (pair.upper + pair.lower == 100 and pair.lower > 1) or pair.last == "split" else ""


def _rating(pair: Pair) -> str:
    """A rating. Out of ten or a hundred always. Out of another maximum only if it is the maximum itself, or near a
    word such as "rated" or another rating."""
    if not _could_be_marks(pair) or pair.following in _FRACTION_NOUNS:
        return ""
    if (pair.upper, pair.lower) == (9, 10) and pair.right.startswith(" a gallon"):
        return ""
    around = f"{pair.left[-40:]} {pair.right[:40]}"
    marked = (
        pair.upper == pair.lower
        or pair.lower in (10, 100)
        or pair.following in contexts.RATED_AFTER
        or labelled(pair.match) in contexts.RATED_BEFORE
        or not contexts.RATED_BEFORE.isdisjoint(pair.before)
        or re.search(rf"(?<![\d/])\d\d?/{pair.lower}(?![\d/])", around)
    )
    return pair.said("out of") if marked else ""


def _more_than_one(pair: Pair) -> str:
    if pair.upper <= pair.lower:
        return ""
    return pair.said("over" if pair.lower < 1 or pair.right.lstrip().startswith("=") else "to")


def _fraction(pair: Pair) -> str:
    if pair.lower > 20 and pair.lower not in (24, 25, 30, 32, 40, 48, 50, 60, 64, 100) and pair.upper < pair.lower < 1000 and pair.left.endswith("("):
        return pair.said("out of")  # a count: "(20/98)"
    if (pair.upper, pair.lower) == (1, 2) and re.match(r" an? ", pair.right):
        return "half"  # "1/2 an hour"
    return said_fraction(None, pair.upper, pair.lower)


# Figures with a colon


def _screen(pair: Pair) -> str:
    shape = pair.one in ("16", "4", "21", "3", "32", "18", "19", "20") and pair.two in ("9", "3", "2", "10", "5")
    return pair.said("by") if shape and pair.about("SCREEN") else ""


def _degree(pair: Pair) -> str:
    """The class of a British degree: "a two one in history"."""
    if pair.two not in ("1", "2") or pair.one != "2" or pair.following in ("ratio", "mix", "split", "odds", "scale", "blend"):
        return ""
    subject = re.match(r" (?:in|from|at|honours|degree|for) ", pair.right + " ")
    return pair.said("") if pair.last in ("a", "or", "her", "his", "my", "your", "their") and (subject or pair.about("DEGREE")) else ""


def _ratio(pair: Pair) -> str:
    """A ratio: the figures can't be a time of day, or a word such as "ratio" is near. "1:10" alone is a time of day."""
    one, two = pair.one, pair.two
    if (one, pair.match["three"]) in (("4", "2"), ("4", "0"), ("4", "4")):
        return " ".join(digits(part) for part in (one, two, pair.match["three"]))  # how colours are sampled: "4:2:2"
    time_of_day = len(two) == 2 and int(two.split(".")[0].replace(",", "")) < 60 and "," not in one and "." not in one and int(one) < 25
    if 24 < pair.upper < 100 and len(two) == 2 and pair.lower < 60 and (pair.upper + pair.lower != 100 or pair.lower % 5) and not pair.match["three"] and contexts.RATIO.isdisjoint([*pair.before[-9:], *pair.after[:3]]):
        return f"{number(one)} {'oh ' if two.startswith('0') and pair.lower else ''}{cardinal(pair.lower) if pair.lower else 'minutes'}"  # minutes and seconds
    if one == two == "50":
        return "fifty fifty"
    if time_of_day and contexts.RATIO.isdisjoint([*pair.before[-9:], *pair.after[:3]]):
        return ""
    more = f" to {number(pair.match['three'])}" if pair.match["three"] else ""
    return f"{number(one)} to {number(two)}{more}"


Reading = Callable[[Pair], str]
_READINGS: dict[str, tuple[Reading, ...]] = {
    "-": (_pitch_count, _half_and_half, _racing_odds, split, shooting, formation, tennis, innings, cricket, record, score),
    "/": (
        _written_as_a_fraction, _set_phrase, _document, _part, _odds, _two_values, _time_signature, innings, _date,
        cricket_with_a_slash, _blood_pressure, _whole, _rating, _sure_date, _more_than_one, _fraction,
    ),
    ":": (_screen, _degree, _ratio),
}  # fmt: skip
"""For each sign, the kinds of pairs, in the order in which they are tried."""


def _reader(sign: str, *, british: bool) -> Callable[[re.Match[str]], str]:
    def say(match: re.Match[str]) -> str:
        pair = Pair(match, british=british)
        whole = pair.upper >= 0
        if sign == "/" and not whole:
            return f"{number(pair.one)} out of {number(pair.two)}"  # a rating such as "3.5/5"
        found = next(filter(None, (reading(pair) for reading in _READINGS[sign])), "") if whole or sign == ":" else ""
        if sign == "-" and not found:
            return f"{number(pair.one)} to {number(pair.two)}"
        return found or match.group()

    return say


def _two_dates(match: re.Match[str], *, british: bool) -> str:
    one, two = (match["one"], match["two"]), (match["three"], match["four"])
    if not all(_is_date(int(first), int(second)) for first, second in (one, two)):
        return match.group()
    between = "through" if "through" in match.group() else "to"
    return f"{said_date(*one, british=british)} {between} {said_date(*two, british=british)}"


_COUNT = r"\d{1,3}(?:,\d{3})+|\d{1,5}"


def _days_of_a_month(match: re.Match[str]) -> str:
    """ "March nineteenth to twentieth"."""
    first, last = int(match["first"]), int(match["last"])
    if not first < last < 32:
        return match.group()
    return f"{MONTH_NAMES[int(match['month']) - 1]} {ordinal(first)} to {ordinal(last)}"


def _slashes(*, british: bool) -> tuple[Rule, ...]:
    days = rule(r"(?<![\w/.,-])(?P<month>0?[1-9]|1[0-2])/(?P<first>[12]\d)[-–](?P<last>[1-3]\d)(?![\w/-]|[.,]\d|[ -](?:in|inch|scale)\b)", _days_of_a_month, needs="/")
    return (
        *(() if british else (days,)),
        rule(
            rf"(?<![\w/.,-])(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})\s?(?:{DASH}|through)\s?(?P<three>\d{{1,2}})/(?P<four>\d{{1,2}})(?![\w/])",
            lambda m: _two_dates(m, british=british),
            needs="/",
        ),
        rule(
            rf"(?<![\w.,/-])(?:(?P<whole>\d{{1,4}})[ -])?(?P<one>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}(?:\.\d)?)\s?[/⁄]\s?(?P<two>{_COUNT})(?P<ending>ths?|rds?)?(?![\w/]|[.,]\d)",
            _reader("/", british=british),
            needs="/⁄",
        ),
    )


def _hyphens(*, british: bool) -> tuple[Rule, ...]:
    say = _reader("-", british=british)
    return (
        rule(rf"(?<![\w.,/-])(?P<one>{NUMBER})\s?[-–—‑−]\s?(?P<two>{NUMBER})(?![\w/]|[-–]\d|[.,]\d)(?!-[a-z]+-old)", say),
        rule(rf"(?<![\w.,/-])(?P<one>{NUMBER})[-–‑](?P<two>{NUMBER})(?=-[a-z])", say),
    )


COLONS: tuple[Rule, ...] = (
    rule(
        rf"(?<![\w:.,$£€])(?P<one>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d{{1,3}})?):(?P<two>{_COUNT}|\d{{1,5}}\.\d)(?::(?P<three>\d{{1,3}}))?(?![\w:]|[.,]\d|\s?[ap]\.?m\b)",
        _reader(":", british=False),
        needs=":",
    ),
)
AMERICAN_SLASHES, BRITISH_SLASHES = _slashes(british=False), _slashes(british=True)
AMERICAN_HYPHENS, BRITISH_HYPHENS = _hyphens(british=False), _hyphens(british=True)
