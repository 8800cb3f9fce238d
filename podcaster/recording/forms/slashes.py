"""A slash between words, or between words and figures: "and/or", "w/", "90 commits/day", a season, a case.

Figures with a slash between them are read by `pairs`."""

import re

from podcaster.languages.en import contexts
from podcaster.languages.en.abbreviations import ROOMS, SLASHES, YEAR_ON_YEAR
from podcaster.languages.en.topics import TOPICS
from podcaster.languages.en.units import PERIODS
from podcaster.recording.forms.context import near, words_before
from podcaster.recording.forms.letters import spell
from podcaster.recording.forms.number_words import cardinal, code, digits, said_fraction, year
from podcaster.recording.forms.rule import Rule, one_of, rule
from podcaster.recording.forms.units import parse, per

_AT_HOME = frozenset(TOPICS["PROPERTY"].split()) | {"pref.", "pref", "preferred", "female", "male", "professional", "prof", "gsoh", "wltm", "seeks", "only"}
"""Near one of them, N/S is a non-smoker and not north and south."""


_GROUPS = frozenset("staff people men women children police personnel faculty media crew cattle sheep more other".split())
"""They name several, so a slash before one of them is "or"."""


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
    if each is None and match["what"].endswith("s") and re.fullmatch("[a-z]{3,}(?<!s)", match["per"]) and match["per"] not in _GROUPS:
        each = match["per"]  # "200 buns/morning"
    if parse(match["what"].strip()) is not None:
        return match.group()  # "5 mol/L" is left to `measures`
    return f"{match['what']} per {each}" if each else match.group()


def _between_or_black(match: re.Match[str]) -> str:
    """ "between Elm and Oak", "a black and white film"."""
    after = match.string[match.end() : match.end() + 40]
    return "between" if re.match(r" [\w.]+(?: [\w.]+)? (?:and|&) | (?:\w+ )?\d+(?:[-–]| to | and )", after) else "black and white"


def _words(match: re.Match[str]) -> str:
    """Two words are a choice ("yes or no"). Between more words, "slash" is said."""
    parts = match.group().split("/")
    if len(parts) == 2 and ROOMS.issuperset(part.lower() for part in parts):
        return " ".join(parts)  # one room: "kitchen/diner"
    if len(parts) == 2 and parts[0][:1].isupper() and parts[1][:1].isupper() and match.group().lower() not in contexts.PAIRS:
        return " ".join(parts)  # two names: "a Reuters/Ipsos poll"
    if len(parts) == 2 and parts[0].lower() == parts[1]:
        return " ".join(parts)  # "win/win"
    if len(parts) == 2 and parts[1] in PERIODS and parts[0] not in PERIODS and parts[0].islower():
        return f"{parts[0]} per {parts[1]}"  # "25 g sugar/day"
    if len(parts) == 2:
        return f"{parts[0]} or {parts[1]}"
    return " slash ".join(parts)


_PHRASES = SLASHES | {f"{written[0].upper()}{written[1:]}": f"{said[0].upper()}{said[1:]}" for written, said in SLASHES.items() if written[0].islower() and f"{written[0].upper()}{written[1:]}" not in SLASHES}
"""A phrase may begin a sentence."""
PHRASES: tuple[Rule, ...] = (
    rule(r"(?<=[a-z]{3})/(?=\d+ [a-z])", ", ", needs="/"),
    rule(rf"(?<![\w/])(?:{one_of(_PHRASES)})(?![\w/])(?<!\d [lL]/h)", lambda m: _PHRASES[m.group()], needs="/"),
)
"""Fixed expressions. They also come after the figures: a text without figures has them too."""
RULES: tuple[Rule, ...] = (
    *PHRASES,
    rule(r"(?<=\d)/(?=(?:adults|kids|children|seniors|students|members|nonmembers)\b)", " for ", needs="/"),
    rule(r"(?<=\d)/(?=\d{2}-amp\b)", " ", needs="-amp"),
    rule(r"(?<![\w/])a/c(?![\w/])", lambda m: "A.C" if near(m, contexts.COOLED) else "account", needs="a/c"),
    rule(r"(?<![\w/])b/w(?![\w/])", _between_or_black, needs="b/w"),
    rule(r"/pt\.? (?=shade|sun)", " or part ", needs="/pt"),
    rule(r"(?<=\d)/(?P<count>100k|100K|100,000|10,000|1,000|1000)(?![\w,])", lambda m: " per " + m["count"].lower().replace("k", ",000"), needs="/1"),
    # Consumption in town, on the road and both: "27/36/31 mpg".
    rule(r"(?<![\w/.])(?P<city>\d\d)/(?P<road>\d\d)/(?P<both>\d\d)(?= ?mpg)", lambda m: f"{m['city']}, {m['road']}, {m['both']}", needs="/"),
    rule(rf"(?<![\w/])(?:{one_of(YEAR_ON_YEAR)})(?![\w/-])", lambda m: YEAR_ON_YEAR[m.group()]),
    # Hours of a broadcast in two American zones: "8/7c".
    rule(r"(?<![\w/.,-])(?P<one>1[0-2]|[1-9])/(?P<two>1[0-2]|[1-9])c(?!\w)", lambda m: f"{cardinal(int(m['one']))}, {cardinal(int(m['two']))} Central", needs="c"),
    rule(r"(?<=\d)/(?=[A-Z]\d)", " slash ", needs="/"),
    # Three or more shares of a whole: "split 49.8/20.9/19.2".
    rule(r"(?<![\w/.,$£€-])\d{1,2}\.\d(?:/\d{1,2}(?:\.\d)?){2,5}(?![\w/]|\.\d)", lambda m: m.group().replace("/", ", "), needs="/"),
    # "41/2 years" means "4 1/2 years": the space was lost.
    rule(
        r"(?<![\w/.,-])(?P<whole>\d{1,2})(?P<one>[13])/(?P<two>[248])(?=[- ](?:years?|months?|weeks?|days?|hours?|minutes?|inch|inches|feet|miles?|percent|per cent|points?|acres?|times)\b)",
        lambda m: said_fraction(m["whole"], int(m["one"]), int(m["two"])) if int(m["one"]) < int(m["two"]) else m.group(),
        needs="/",
    ),
    rule(r"(?<![\w/])w/\s?(?=\w)", "with ", needs="/"),
    rule(r"(?<![\w/])N/S(?![\w/])", lambda m: "non-smoker" if near(m, _AT_HOME) else m.group(), needs="N/S"),
    # A rate of something that is counted: "90 commits/day".
    rule(r"(?<=\d)(?P<what> [A-Za-z][\w-]{1,24})/(?P<per>[A-Za-z\d]{1,10}[²³]?)(?![\w/])", _rate, needs="/"),
    rule(r"(?<![\w/])(?P<letter>[CTFE])-(?P<one>\d{1,4})/(?P<two>\d\d)(?![\w/])", _case, needs="/"),
    rule(r"(?<![\w/.,-])(?P<one>1[5-9]\d\d|20\d\d)/(?P<two>\d\d?)(?![\w/-])", _season, needs="/"),
)
LEFT: tuple[Rule, ...] = (
    # A reference of three parts, or a slash that no other rule has read.
    rule(r"(?<=\d)/(?=[\dA-Z])|(?<=[A-Z])/(?=\d)", " slash ", needs="/"),
)
WORDS: tuple[Rule, ...] = (
    # A unit after a noun: "cells/mL".
    rule(r"(?<=[a-z]{3})/(?P<per>mL|ml|L|kg|mg|km|ha|hr|yr|wk|mo|min|sec|kWh|GB|MB|TB)(?![\w/])", lambda m: f" per {per(m['per'])}", needs="/"),
    rule(r"(?:(?<=[A-Z]{2})|(?<=[a-z]{3}))/(?P<per>share|person|head|unit|serving|pupil|student|household)\b", lambda m: f" per {m['per']}", needs="/"),
    rule(r"\b(?P<one>[A-Z])/(?P<two>[A-Z])(?![\w/])", lambda m: spell(m["one"] + m["two"]), needs="/"),
    rule(r"(?<![\w/.@:])(?:(?i:mr|mrs|ms|dr)|[A-Za-z][a-z’'-]+)(?:/[A-Za-z]?[a-z’'-]+){1,3}(?![\w/@]|\.\w)", _words, needs="/"),
    rule(r"(?<=[A-Za-z])/(?=[A-Za-z])", " slash ", needs="/"),
    # A slash with spaces: "lines / words", "email/ SMS".
    rule(rf"(?<=[a-z]) / (?=(?:{one_of(PERIODS)})\b)", " per ", needs=" / "),
    rule(r"(?<=[\w.)]) / (?=[\w(])", ", ", needs=" / "),
    rule(r"(?<=[a-z])/ (?=[A-Za-z])", " or ", needs="/ "),
)
"""These come after all figures and units, so a slash that is left is between words."""
