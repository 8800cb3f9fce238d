"""A colon between figures: a verse, the time of a race or of a game's clock. Ratios are read by `pairs`, times of day by
`dates`."""

import re

from podcaster.languages.en.calendar import WEEKDAYS, ZONES
from podcaster.languages.en.contexts import LONG_RACES, RACE, SCRIPTURE
from podcaster.recording.forms.context import near
from podcaster.recording.forms.number_words import cardinal, digits
from podcaster.recording.forms.rule import DASH, Rule, one_of, rule
from podcaster.recording.forms.units import per

_TIDES = frozenset("tide tides".split())
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
    minutes = f"{_counted(int(match['minutes']), 'minute')} " if hours or int(match["minutes"]) else ""
    seconds = match["seconds"].lstrip("0") or "0"
    return f"{hours}{minutes}{cardinal(int(seconds))} point {digits(match['fraction'])} seconds"


def _race(match: re.Match[str]) -> str:
    """ "nineteen minutes forty two seconds" if words about a race are near. Otherwise `dates` reads a time."""
    minutes, seconds = int(match["minutes"]), int(match["seconds"])
    if match["minutes"].startswith("0") and (len(match["minutes"]) == 1 or not near(match, RACE)):
        return _clock_of_a_game(match) if match["minutes"] == "0" else match.group()
    if minutes >= 60 or not near(match, RACE) or _is_time_of_day(match) or re.match(r"\s?(?:[ap]\.?\s?m|GMT|BST)", match.string[match.end() : match.end() + 6]):
        return match.group()
    if not re.search(r"\b(?:in|of|to|broke|beat|breaking|took|time|clocked|by|with|under|is|was|ran|at|from)\s+(?:a |the |just |only |about )?(?:time of |record )?$", match.string[max(0, match.start() - 30) : match.start()]):
        return match.group()
    if re.search(r"\bat\s+$", match.string[max(0, match.start() - 4) : match.start()]):
        return match.group()
    if minutes < 8 and near(match, LONG_RACES):
        return _counted(minutes, "hour") + (f" {_counted(seconds, 'minute')}" if seconds else "")
    return _counted(minutes, "minute") + (f" {_counted(seconds, 'second')}" if seconds else "")


def _clock_of_a_game(match: re.Match[str]) -> str:
    """ "three seconds" for "0:03": no clock shows the hour as a single zero."""
    return _counted(int(match["seconds"]), "second")


def _is_time_of_day(match: re.Match[str]) -> bool:
    """Whether a time of day is meant: a zero is before the hour, or a day or a zone is beside it."""
    if re.match(rf"\s?(?:[ap]\.?\s?m\b|(?:{one_of((*ZONES, *WEEKDAYS, *WEEKDAYS.values()))})\b|on \w+day|tomorrow|today|daily)", match.string[match.end() :][:16]):
        return True
    if near(match, _TIDES):
        return True
    return match["minutes"].startswith("0") or re.search(r"\b(?:from|until|till|daily|at|between|before|after) $", match.string[max(0, match.start() - 9) : match.start()]) is not None


def _marathon(match: re.Match[str]) -> str:
    """Hours, minutes and seconds of a long race."""
    if not near(match, RACE):
        return match.group()
    hours, minutes, seconds = (int(match[k]) for k in ("hours", "minutes", "seconds"))
    return f"{_counted(hours, 'hour')} {_counted(minutes, 'minute')} {_counted(seconds, 'second')}"


def _pace(match: re.Match[str]) -> str:
    """ "nine thirty per mile"."""
    minutes, seconds = int(match["minutes"]), int(match["seconds"])
    said = _counted(minutes, "minute") if not seconds else f"{cardinal(minutes)} {'oh ' if seconds < 10 else ''}{cardinal(seconds)}"
    return f"{said} per {per(match['per'])}"


RULES: tuple[Rule, ...] = (
    # "1 : 4"
    rule(r"(?<![\w:.,/])(?P<one>\d{1,3}) : (?=\d{1,3}(?![\w:]|[.,]\d))", lambda m: f"{m['one']}:", needs=" : "),
    rule(r"(?<![\w:]):(?P<seconds>[0-5]\d)(?:\.(?P<tenth>\d))?(?= (?:left|remaining|to go|to play|on the clock))", lambda m: f"{cardinal(int(m['seconds']))}{' point ' + digits(m['tenth']) if m['tenth'] else ''} second{'' if m['seconds'] == '01' else 's'}", needs=":"),
    rule(r"(?<![\w:.,])(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)(?: ?min)?(?: per |\s?/\s?)(?P<per>mile|mi|km)\b(?:\.(?=\s[a-z]|[,;)]))?", _pace, needs=":"),
    rule(
        rf"\b(?:(?P<book_number>[123]) )?(?P<book>[A-Z][a-z]{{2,14}}) (?P<chapter>\d{{1,3}}):(?P<verse>\d{{1,3}})(?:\s?{DASH}\s?(?P<last>\d{{1,3}}))?(?![\d:])",
        _verse,
        needs=":",
    ),
    rule(r"(?<![\w:.,])(?:(?P<hours>\d):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)\.(?P<fraction>\d{1,3})(?![\d:])", _hundredths, needs=":"),
    rule(r"(?<![\w:.,])(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?![\w:]|\.\d)", _marathon, needs=":"),
    rule(r"(?<![\w:.,])(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)(?![\w:]|\.\d)", _race, needs=":"),
)
