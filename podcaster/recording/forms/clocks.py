"""Times of day without a colon: "the 2.40 at Kempton", "by 11.30", "at 03.42", "the 0715 from Leeds".

2.40 is also a number and 1846 also a year, so the words around them decide (`languages/en/clocks.py`).
"""

import re

from podcaster.languages.en import clocks
from podcaster.languages.en.contexts import FUNCTION_WORDS, SOFTWARE
from podcaster.languages.en.topics import TOPICS
from podcaster.recording.forms.context import last_word, near, next_word
from podcaster.recording.forms.number_words import cardinal
from podcaster.recording.forms.rule import DASH, Rule, rule

_UNTIL = re.compile(r" to (?:12 ?)?(?:noon|midnight|late|close|dusk)\b")
_TRAVEL = frozenset(TOPICS["TIMETABLE"].split()) - {"am", "pm"}
_WHEN = re.compile(r" (?:on )?(?:[A-Z][a-z]+day|today|local|yesterday|tomorrow|tonight|this morning)\b")
_ON_TRACK = re.compile(r" (?:at|from|to) [A-Z]")
_MONEY_BEFORE = re.compile(r"[$£€%]\s?$|[$£€]\d[\d.,]*\s?\S{0,12}\s?$")


def _said(hour: int, minute: int) -> str:
    if minute:
        return f"{cardinal(hour) if hour else 'zero'} {'oh ' if minute < 10 else ''}{cardinal(minute)}"
    if not hour:
        return "midnight"
    return f"{cardinal(hour)} o'clock" if hour <= 12 else f"{cardinal(hour)} hundred"


def _dotted(match: re.Match[str]) -> str:
    """ "the two forty at Kempton". A zero before the hour shows a time, or what stands around it."""
    return _said(int(match["hour"]), int(match["minute"])) if _is_dotted_time(match) else match.group()


def _is_dotted_time(match: re.Match[str]) -> bool:
    text, end, last, following = match.string, match.end(), last_word(match), next_word(match)
    if last.lower() in SOFTWARE or _MONEY_BEFORE.search(text[max(0, match.start() - 20) : match.start()]):
        return False
    if len(match["hour"]) == 2 and match["hour"][0] == "0":
        return True
    if _UNTIL.match(text, end) or (last == "the" and _ON_TRACK.match(text, end)):
        return True
    if last == "the" and len(match["hour"]) == 2 and following in clocks.OF_A_TRAIN:
        return True
    quarter = int(match["minute"]) % 5 == 0
    if match.start() == 0 and quarter and re.match(r" [A-Z][a-z]", text[end : end + 3]):
        return True  # "2.30 Wetherby"
    if last not in clocks.AT or near(match, clocks.NO_TIME):
        return False
    if following.islower() and following not in clocks.AFTER and following not in FUNCTION_WORDS:
        return near(match, _TRAVEL, 30) and last != "and"
    return (last in clocks.BY and quarter) or near(match, _TRAVEL) or (quarter and near(match, clocks.EVENTS))


def _four_figures(match: re.Match[str]) -> str:
    """ "zero seven fifteen", "seventeen forty eight"."""
    if not _is_railway_time(match):
        return match.group()
    hour, minute = match["clock"][:2], match["clock"][2:]
    said = f"oh {cardinal(int(hour))}" if hour[0] == "0" else cardinal(int(hour))
    return f"{said} hundred" if minute == "00" else f"{said} {'oh ' if minute < '10' else ''}{cardinal(int(minute))}"


def _is_railway_time(match: re.Match[str]) -> bool:
    """Whether four figures are a time: after "arr.", after "the" and before a journey, in brackets after a station. After
    "at" or "by" they need a zero at the beginning, or one near them: "the 0715 and the 1015"."""
    text, last, following = match.string, last_word(match), next_word(match)
    zero = match["clock"][0] == "0"
    if re.search(r"\b(?:arr|dep)(?:\.|ives?|iving|arts?|arting)? $", text[max(0, match.start() - 10) : match.start()]):
        return True
    if last == "the" and following.lower() in clocks.JOURNEYS and (zero or near(match, _TRAVEL) or _ON_TRACK.match(text, match.end())):
        return True
    around = text[max(0, match.start() - 60) : match.start()] + " | " + text[match.end() : match.end() + 60]
    beside = zero or re.search(r"(?<![\w.,/-])0\d[0-5]\d(?![\w,.:/-]\d)", around) is not None
    station = re.search(r"[a-z]\.? \($", text[max(0, match.start() - 4) : match.start()]) is not None and text[match.end() : match.end() + 1] in (")", ",")
    if last == "at" and _WHEN.match(text, match.end()):
        return True
    if not beside or following in ("people", "men", "women"):
        return False
    return (station and near(match, _TRAVEL)) or last in clocks.AT or (last == "the" and zero)


RULES: tuple[Rule, ...] = (
    rule(rf"(?<=\d\.[0-5]\d)\s?{DASH}\s?(?=(?:12 ?)?(?:noon|midnight|late|close|dusk)\b)", " to ", needs="."),
    rule(
        r"(?<![\w.,:$£€+/-])(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\w%]|[.,]\d|[ap]|\s?(?:%|per ?cent|[ap]\.?m\b|m(?:illio)?n?\b|to one\b))",
        _dotted,
        needs=".",
    ),
    rule(r"(?<![\w.,:$£€#+/-])(?P<clock>[01]\d[0-5]\d|2[0-3][0-5]\d)(?![\w%/]|[.,:-]\d|-[a-z]|\s?(?:hours|hrs|[A-Z]{2,4})\b)", _four_figures),
)
