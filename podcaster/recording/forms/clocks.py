"""Times of day without a colon: "the 2.40 at Kempton", "by 11.30", "at 03.42", "the 0715 from Leeds".

2.40 is also a number and 1846 also a year, so the words around them decide (`languages/en/clocks.py`).
"""

import re

from podcaster.languages.en import clocks
from podcaster.languages.en.contexts import FUNCTION_WORDS, SOFTWARE
from podcaster.languages.en.topics import TOPICS
from podcaster.recording.forms.context import last_word, near, next_word, words_before
from podcaster.recording.forms.number_words import cardinal
from podcaster.recording.forms.rule import DASH, Rule, rule
from podcaster.system.lazy_regex import lazy_regex

_WHO_DID = frozenset("the a an he she they it we I his her their our police this that no".split())
_UNTIL = lazy_regex(r" to (?:12 ?)?(?:noon|midnight|late|close|dusk)\b")
_TRAVEL = frozenset(TOPICS["TIMETABLE"].split()) - {"am", "pm"}
_AFTER_A_STATION = lazy_regex(r"\b(?:arr|dep)(?:\.|ives?|iving|arts?|arting)? (?:[A-Z][\w’'-]+ ){1,3}$")
_ASIDE_BEFORE, _ASIDE_AFTER = lazy_regex(r", $|\($"), lazy_regex(r"[,);.](?!\d)|$")
_LISTED = lazy_regex(
    r"\b(?:0\d|1\d|2[0-3])\.[0-5]\d(?: \([^()]{1,12}\))?(?:,| and| or| &) $|\bat \d{1,2}\.[0-5]\d(?:,| and| or| &)(?: back| ends?| finish(?:es)?)? $"
)
"""The time before the next time of a list: "at 05.48 (5.6m) and 18.10"."""
_SURELY = lazy_regex(r" local time\b| for \d{1,2}(?:[.:][0-5]\d)? ?[ap]\.?m")
"""What follows a time: "13.47 local time", "7.15 for 7.30pm"."""
_WHEN = lazy_regex(r" (?:on )?(?:[A-Z][a-z]+day|today|local|yesterday|tomorrow|tonight|this morning)\b")
_ON_TRACK = lazy_regex(r" (?:at|from|to) [A-Z]")
_MONEY_BEFORE = lazy_regex(r"[$£€%]\s?$|[$£€]\d[\d.,]*\s?\S{0,12}\s?$")


def _said(hour: int, minute: int) -> str:
    if (hour, minute) == (0, 1):
        return "one minute past midnight"
    if minute:
        return f"{cardinal(hour) if hour else 'zero'} {'oh ' if minute < 10 else ''}{cardinal(minute)}"
    if not hour:
        return "midnight"
    return f"{cardinal(hour)} o'clock" if hour <= 12 else f"{cardinal(hour)} hundred"


def _dotted(match: re.Match[str], *, british: bool) -> str:
    """ "the two forty at Kempton". Americans write times with a colon, so a British text needs less to show one."""
    if last_word(match) in SOFTWARE or _MONEY_BEFORE.search(_left(match, 20)):
        return match.group()
    if _is_surely_a_time(match) or (not near(match, clocks.NO_TIME) and (_is_probably_a_time(match) or (british and _follows_at(match)))):
        return _said(int(match["hour"]), int(match["minute"]))
    return match.group()


def _left(match: re.Match[str], reach: int) -> str:
    return match.string[max(0, match.start() - reach) : match.start()]


def _is_surely_a_time(match: re.Match[str]) -> bool:
    """A zero before the hour, "the 2.40 at Kempton", "9.30 to noon", "the 11.42 was late", "arr. Ely 12.55", "2.30 Wetherby"."""
    text, end, hour = match.string, match.end(), match["hour"]
    if _SURELY.match(text, end) or _LISTED.search(_left(match, 60)) or (_left(match, 3) in ("’s ", "'s ") and _ON_TRACK.match(text, end)):
        return True
    if last_word(match) == "at" and int(hour) > 12 and (_ASIDE_AFTER.match(text, end) or next_word(match) in _WHO_DID) and not near(match, clocks.NO_TIME):
        return True  # "gets in at 18.52"
    if (len(hour) == 2 and hour[0] == "0") or _UNTIL.match(text, end) or _AFTER_A_STATION.search(_left(match, 40)):
        return True
    if (last_word(match) in ("a", "for") or _left(match, 3) in ("’s ", "'s ")) and next_word(match) in clocks.OF_A_TRAIN | clocks.BEGINNINGS and not near(match, clocks.NO_TIME):
        return True  # "a 9.30 start", "Doncaster's 3.40 was won by a nose"
    if last_word(match) == "the":
        return _ON_TRACK.match(text, end) is not None or (len(hour) == 2 and next_word(match) in clocks.OF_A_TRAIN)
    return match.start() == 0 and int(match["minute"]) % 5 == 0 and re.match(r" [A-Z][a-z]", text[end : end + 3]) is not None


def _is_probably_a_time(match: re.Match[str]) -> bool:
    """After a word such as "at", near words about travel or an event; after "by" also without them. Also between commas or
    in brackets."""
    last, following, in_fives = last_word(match), next_word(match), int(match["minute"]) % 5 == 0
    about = near(match, _TRAVEL) or (in_fives and (near(match, clocks.EVENTS) or _beside_a_time(match)))
    if last not in clocks.AT:
        return about and _ASIDE_BEFORE.search(_left(match, 2)) is not None and _ASIDE_AFTER.match(match.string, match.end()) is not None
    if following.islower() and following not in clocks.AFTER and following not in FUNCTION_WORDS:
        return near(match, _TRAVEL, 30)
    if last in ("by", "from") and _is_changed(match):
        return False
    return about or (in_fives and last in clocks.BY)


_OF_DAY = lazy_regex(r"(?<![\d$£€])(?:1[0-2]|[1-9])(?:[.:][0-5]\d)? ?(?:[ap]m\b|[ap]\.m\.|[AP]\.?M\b)|\b(?:noon|midnight)\b")


def _beside_a_time(match: re.Match[str]) -> bool:
    """Whether another time of day is near: "at 8am, Holy Communion at 9.15 and"."""
    text, start, end = match.string, match.start(), match.end()
    return last_word(match) == "at" and _OF_DAY.search(f"{text[max(0, start - 60) : start]} | {text[end : end + 60]}") is not None


def _follows_at(match: re.Match[str]) -> bool:
    """ "trained at 9.30 and ..."."""
    following = next_word(match)
    noun = following.islower() and following not in clocks.AFTER and following not in FUNCTION_WORDS
    return last_word(match) == "at" and (int(match["minute"]) % 5 == 0 or int(match["hour"]) > 12) and not noun


def _is_changed(match: re.Match[str]) -> bool:
    return not clocks.CHANGES.isdisjoint(words_before(match)[-5:])


def _from_to(match: re.Match[str]) -> str:
    """ "nine thirty to four fifteen". A second figure that is smaller shows times, or what stands around them."""
    one, two = ((int(match[hour]), int(match[minute] or 0)) for hour, minute in (("one", "minute"), ("two", "minute2")))
    if match["minute2"] is None:
        whole = 0 < two[0] <= 12 and _ASIDE_AFTER.match(match.string, match.end()) is not None and near(match, clocks.EVENTS | _TRAVEL)
        return f"{_said(*one)} {match['word'] or 'to'} {cardinal(two[0])}" if whole and not near(match, clocks.NO_TIME) else match.group()
    in_fives = one[1] % 5 == two[1] % 5 == 0
    shown = one > two or (len(match["one"]) == 2 and match["one"][0] == "0") or (in_fives and near(match, clocks.EVENTS | _TRAVEL))
    if not shown or near(match, clocks.NO_TIME) or _is_changed(match) or _MONEY_BEFORE.search(_left(match, 20)):
        return match.group()
    return f"{_said(*one)} {match['word'] or 'to'} {_said(*two)}"


def _to_a_time(match: re.Match[str]) -> str:
    """ "ten to five thirty"."""
    if near(match, clocks.NO_TIME) or _is_changed(match) or not near(match, clocks.EVENTS | _TRAVEL):
        return match.group()
    return f"{cardinal(int(match['one']))} to {_said(int(match['two']), int(match['minute']))}"


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
    if re.search(r"\b(?:arr|dep)(?:\.|ives?|iving|arts?|arting)? (?:[A-Z][\w’'-]+ ){0,3}$", text[max(0, match.start() - 40) : match.start()]):
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


_NOT_AFTER = r"(?![\w%]|[.,]\d|[ap]|\s?(?:%|per ?cent|[ap]\.?m\b|m(?:illio)?n?\b|to one\b))"


def _rules(*, british: bool) -> tuple[Rule, ...]:
    return (
        rule(rf"(?<=\d\.[0-5]\d)\s?{DASH}\s?(?=(?:12 ?)?(?:noon|midnight|late|close|dusk)\b)", " to ", needs="."),
        # "7 for 7.30": guests may come half an hour before.
        rule(r"(?<![\w.,:$£€+/-])(?P<one>1?\d)\.(?P<minute>[0-5][05]) for (?P<two>1?\d)(?:\.(?P<minute2>[0-5][05]))?(?![\w%]|[.,]\d| ?[ap]\.?m)", lambda m: f"{_said(int(m['one']), int(m['minute']))} for {_said(int(m['two']), int(m['minute2'])) if m['minute2'] else cardinal(int(m['two']))}", needs=" for "),
        rule(r"(?<![\w.,:$£€+/-])(?P<one>\d{1,2}) for (?P=one)\.(?P<minute>15|30|45)(?![\w%]|[.,]\d)", lambda m: f"{cardinal(int(m['one']))} for {_said(int(m['one']), int(m['minute']))}", needs="for"),
        # "10-5.30", near words about opening.
        rule(rf"(?<![\w.,:$£€+/-])(?P<one>1[0-2]|[1-9])\s?(?:{DASH}|to)\s?(?P<two>1[0-2]|[1-9])\.(?P<minute>00|15|30|45){_NOT_AFTER}", _to_a_time, needs="."),
        rule(
            rf"(?<![\w.,:$£€+/-])(?P<one>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?:\s?{DASH}\s?| (?P<word>to|and|until|till) )(?P<two>[01]?\d|2[0-3])(?:\.(?P<minute2>[0-5]\d))?{_NOT_AFTER}",
            _from_to,
            needs=".",
        ),
        rule(
            r"(?<![\w.,:$£€+/-])(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)" + _NOT_AFTER,
            lambda m: _dotted(m, british=british),
            needs=".",
        ),
        rule(r"(?<![\w.,:$£€#+/-])(?P<clock>[01]\d[0-5]\d|2[0-3][0-5]\d)(?![\w%/]|[.,:-]\d|-[a-z]|\s?(?:hours|hrs|[A-Z]{2,4})\b)", _four_figures),
    )


AMERICAN, BRITISH = _rules(british=False), _rules(british=True)
