"""A colon between figures: a verse, a race time or a ratio. Other figures with a colon are times: see `dates`."""

import re

from podcaster.languages.en.contexts import RACE, RATIO, SCREEN, SCRIPTURE
from podcaster.recording.forms.context import near, words_after, words_before
from podcaster.recording.forms.number_words import cardinal, digits, number
from podcaster.recording.forms.rule import DASH, Rule, rule

_BOOK_NUMBERS = {"1": "First ", "2": "Second ", "3": "Third ", None: ""}


def _verse(match: re.Match[str]) -> str:
    if match["book"] not in SCRIPTURE:
        return match.group()
    verses = f"verse {cardinal(int(match['verse']))}"
    if match["last"]:
        verses = f"verses {cardinal(int(match['verse']))} to {cardinal(int(match['last']))}"
    return f"{_BOOK_NUMBERS[match['book_number']]}{match['book']} {cardinal(int(match['chapter']))} {verses}"


def _counted(count: int, unit: str) -> str:
    return f"{cardinal(count)} {unit}{'' if count == 1 else 's'}"


def _hundredths(match: re.Match[str]) -> str:
    """ "one minute fifty eight point three four seconds". Fractions of a second are always the time of a race."""
    hours = f"{_counted(int(match['hours']), 'hour')} " if match["hours"] else ""
    seconds = match["seconds"].lstrip("0") or "0"
    return f"{hours}{_counted(int(match['minutes']), 'minute')} {cardinal(int(seconds))} point {digits(match['fraction'])} seconds"


def _race(match: re.Match[str]) -> str:
    """ "nineteen minutes forty two seconds" if words about a race are near. Otherwise `dates` reads a time."""
    minutes, seconds = int(match["minutes"]), int(match["seconds"])
    if minutes >= 60 or not near(match, RACE) or re.match(r"\s?(?:[ap]\.?m|GMT|BST)", match.string[match.end() : match.end() + 6]):
        return match.group()
    if not re.search(r"\b(?:in|of|to|broke|beat|breaking|took|time|clocked|by|with|under|is|was|ran|at|from)\s+(?:a |the |just |only |about )?(?:time of |record )?$", match.string[max(0, match.start() - 30) : match.start()]):
        return match.group()
    if re.search(r"\bat\s+$", match.string[max(0, match.start() - 4) : match.start()]):
        return match.group()
    return _counted(minutes, "minute") + (f" {_counted(seconds, 'second')}" if seconds else "")


def _marathon(match: re.Match[str]) -> str:
    """Hours, minutes and seconds of a long race."""
    if not near(match, RACE):
        return match.group()
    hours, minutes, seconds = (int(match[k]) for k in ("hours", "minutes", "seconds"))
    return f"{_counted(hours, 'hour')} {_counted(minutes, 'minute')} {_counted(seconds, 'second')}"


def _ratio(match: re.Match[str]) -> str:
    """A ratio: the figures can't be a time of day, or a word such as "ratio" is near. "1:10" alone is a time of day."""
    one, two = match["one"], match["two"]
    before, after = words_before(match), words_after(match)
    time_of_day = len(two) == 2 and int(two) < 60 and "," not in one and "." not in one and int(one) < 25
    if one in ("16", "4", "21", "3") and two in ("9", "3", "2", "10") and near(match, SCREEN):
        return f"{number(one)} by {number(two)}"
    if one == two == "50":
        return "fifty fifty"
    if time_of_day and RATIO.isdisjoint([*before[-5:], *after[:3]]):
        return match.group()
    more = f" to {number(match['three'])}" if match["three"] else ""
    return f"{number(one)} to {number(two)}{more}"


RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?:(?P<book_number>[123]) )?(?P<book>[A-Z][a-z]{{2,14}}) (?P<chapter>\d{{1,3}}):(?P<verse>\d{{1,3}})(?:\s?{DASH}\s?(?P<last>\d{{1,3}}))?(?![\d:])",
        _verse,
        needs=":",
    ),
    rule(r"(?<![\w:.,])(?:(?P<hours>\d):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)\.(?P<fraction>\d{1,3})(?![\d:])", _hundredths, needs=":"),
    rule(r"(?<![\w:.,])(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?![\w:]|\.\d)", _marathon, needs=":"),
    rule(r"(?<![\w:.,])(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)(?![\w:]|\.\d)", _race, needs=":"),
    rule(
        r"(?<![\w:.,$£€])(?P<one>\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,3})?):(?P<two>\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d)?)(?::(?P<three>\d{1,3}))?(?![\w:]|[.,]\d|\s?[ap]\.?m\b)",
        _ratio,
        needs=":",
    ),
)
