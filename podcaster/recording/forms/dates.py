"""Dates, years, decades, quarters and clock times."""

import re

from podcaster.recording.forms.number_words import cardinal, decade, digits, ordinal, year
from podcaster.recording.forms.rule import DASH, MONTH, Rule, rule

_MONTH_NAMES = ("January February March April May June July August September October November December").split()
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_ZONES = "GMT|UTC|BST|CET|CEST|EET|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|IST|JST|MSK|AEST|AEDT|SGT|HKT|KST|WIB|Z"
_HALF = r"(?:[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?)"
_NO_YEAR = (
    r"(?!\s?(?:%|percent|per cent|people|men|women|children|soldiers|troops|workers|employees|jobs|homes|houses|pages|words|"
    r"points|votes|deaths|cases|miles|meters|metres|feet|pounds|dollars|euros|tons|tonnes|hours|days|years|calories|"
    r"students|members|police|refugees|migrants|dead|injured|residents|officers|tickets|fans|seats|times|companies|"
    r"customers|users|cars|copies|kg|km|m\b|ft|lbs?)\b|[,.]\d)"
)


def _day(text: str) -> str:
    return ordinal(int(text))


def _month(number: str) -> str:
    return _MONTH_NAMES[int(number) - 1]


def _short_year(text: str) -> str:
    """ "zero five" for "05", "twenty twelve" for "2012", "ninety eight" for "98"."""
    if len(text) == 4:
        return year(int(text))
    return digits(text) if text.startswith("0") else cardinal(int(text))


def _month_day(match: re.Match[str]) -> str:
    said = f"{match['month']} {_day(match['day'])}"
    if match["last"]:
        said += f" to {_day(match['last'])}"
    if match["year"]:
        said += f"{match['comma'] or ''} {year(int(match['year']))}"
    return said


def _day_month(match: re.Match[str]) -> str:
    the = (
        ""
        if re.search(r"\bthe\s+$", match.string[max(0, match.start() - 8) : match.start()], re.IGNORECASE)
        else "the "
    )
    said = f"{the}{_day(match['day'])}"
    if match["last"]:
        said += f" to {the}{_day(match['last'])}"
    return said + f" of {match['month']}" + (f" {year(int(match['year']))}" if match["year"] else "")


def _numeric(first: str, second: str, year_text: str) -> str | None:
    """A date in figures: day first where it can only be the day, else month first, as American news has it."""
    if not (0 < int(first) <= 31 and 0 < int(second) <= 31) or min(int(first), int(second)) > 12:
        return None
    if int(first) > 12:
        return f"the {_day(first)} of {_month(second)} {_short_year(year_text)}"
    return f"{_month(first)} {_day(second)} {_short_year(year_text)}"


def _figures(match: re.Match[str]) -> str:
    return _numeric(match[1], match[3], match[4]) or match.group()


def _iso(match: re.Match[str]) -> str:
    if not (1 <= int(match[3]) <= 12 and 1 <= int(match[4]) <= 31):
        return match.group()
    return f"{_month(match[3])} {_day(match[4])} {year(int(match[1]))}"


def _half(text: str | None) -> str:
    return f" {text.strip()[0].upper()} M" if text else ""


def _zone(text: str | None) -> str:
    return f" {' '.join(re.findall('[A-Za-z]', text.upper()))}" if text else ""


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"])
    half, zone = _half(match["half"]), _zone(match["zone"])
    stop = "." if match.group().endswith(".") and _ends(match) else ""
    if hour > 24 or minute > 59:
        return match.group()
    if minute:
        said = f"{_hour(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"
    elif half:
        said = cardinal(hour)
    elif hour <= 12 and hour:
        said = f"{cardinal(hour)} o'clock"
    else:
        said = f"{cardinal(hour)} hundred" if hour else "midnight"
    return said + half + zone + stop


def _hour(hour: int) -> str:
    return "zero" if hour == 0 else cardinal(hour)


def _whole_hour(match: re.Match[str]) -> str:
    stop = "." if match.group().endswith(".") and _ends(match) else ""
    return f"{cardinal(int(match['hour']))}{_half(match['half'])}{_zone(match['zone'])}{stop}"


_SENTENCE_ENDS = re.compile(r"[\"”’')\]]*(?:\s*$|\s+[\"“‘'(]*(?:The|He|She|It|They|But|And|In|On|At|A)\b)")


def _ends(match: re.Match[str]) -> bool:
    return _SENTENCE_ENDS.match(match.string, match.end()) is not None


def _military(match: re.Match[str]) -> str:
    hour, minute = match["clock"][:2], match["clock"][2:]
    said = digits(hour) if hour.startswith("0") else cardinal(int(hour))
    said += " hundred" if minute == "00" else f" {'oh ' if minute < '10' else ''}{cardinal(int(minute))}"
    return said + (" hours" if match["zone"].strip() == "hours" else _zone(match["zone"]))


def _duration(match: re.Match[str]) -> str:
    hours, minutes, seconds = (int(match[k]) for k in (1, 2, 3))
    half, zone = _half(match["half"]), _zone(match["zone"])

    def count(number: int, unit: str) -> str:
        return f"{cardinal(number)} {unit}{'' if number == 1 else 's'}"

    said = f"{count(hours, 'hour')} {count(minutes, 'minute')} and {count(seconds, 'second')}"
    return said + half + zone


def _years(match: re.Match[str]) -> str:
    last = match["last"]
    said = year(int(last)) if len(last) == 4 else (digits(last) if last.startswith("0") else cardinal(int(last)))
    if len(last) == 2 and last.startswith("0"):
        said = "oh " + cardinal(int(last))
    return f"{year(int(match['first']))} to {said}"


def _quarter(match: re.Match[str]) -> str:
    name = {"1": "first", "2": "second", "3": "third", "4": "fourth"}[match["quarter"]]
    the = (
        "the "
        if match["year"]
        or re.search(
            r"\b(?:in|for|of|during|since|by|from|until|to|after|before) $",
            match.string[max(0, match.start() - 8) : match.start()],
        )
        else ""
    )
    return f"{the}{name} quarter" + (f" of {_short_year(match['year'])}" if match["year"] else "")


_RANGE = rf"(?:\s?{DASH}\s?(?P<last>{_DAY})(?:st|nd|rd|th)?)?"
RULES: tuple[Rule, ...] = (
    rule(rf"(?<=[a-z]){DASH}(?={MONTH}\b)(?<!mid-)(?<!late-)(?<!early-)(?<!pre-)(?<!post-)", " to "),
    rule(rf"(?<=day){DASH}(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)", " to "),
    rule(rf"(?<=\d0s){DASH}(?=[’']?\d)", " to "),
    rule(r"\b(1\d{3}|20\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)", _iso),
    rule(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)", _figures),
    rule(r"(?<![\w/.-])9/11(?![\w/])", "nine eleven"),
    rule(r"(?<![\w/.-])7/7(?![\w/])", "seven seven"),
    rule(r"(?<![\w/.-])24/7(?![\w/])", "twenty four seven"),
    rule(r"(?<![\w/.-])50/50(?![\w/])", "fifty fifty"),
    rule(r"(?<![\w/.-])20/20(?![\w/])", "twenty twenty"),
    rule(
        rf"\b(?P<month>{MONTH})(?:\s+|-)(?P<day>{_DAY})(?:st|nd|rd|th)?{_RANGE}(?:(?P<comma>,)?(?:\s+|-)(?P<year>{_YEAR})\b)?(?!\d|[.,:]\d|-\d|\s?(?:%|percent|points|million|billion|people))",
        _month_day,
        re.IGNORECASE,
    ),
    rule(
        rf"(?<![\w.,:$£€/-])(?P<day>{_DAY})(?:st|nd|rd|th)?{_RANGE}(?:\s+of\s+|\s+|-)(?P<month>{MONTH})(?:,?(?:\s+|-)(?P<year>{_YEAR})\b)?(?!\w)",
        _day_month,
        re.IGNORECASE,
    ),
    rule(
        r"(?<![\w:.])(\d{1,3}):([0-5]\d):([0-5]\d)(?![\d:])(?:\.\d+)?"
        rf"(?:\s?(?P<half>{_HALF}))?(?:\s?(?P<zone>(?:{_ZONES})\b|(?i:e\.s\.t\b\.?)))?",
        _duration,
    ),
    rule(
        rf"(?<![\w:.,$£€])(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)\s?(?P<half>{_HALF})(?:\s?(?P<zone>(?i:{_ZONES})\b))?",
        _clock,
    ),
    rule(
        rf"(?<![\w:.,$£€])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])(?P<half>)(?:\s?(?P<zone>(?:{_ZONES})\b))?(?:\s?hours\b)?",
        _clock,
    ),
    rule(
        rf"(?<![\w:.,$£€])(?P<hour>\d\d)\.(?P<minute>[0-5]\d)(?P<half>)\s?(?P<zone>(?:{_ZONES})\b)",
        _clock,
    ),
    rule(
        rf"(?<![\w:.,$£€-])(?P<hour>1[0-2]|0?[1-9])\s?{DASH}\s?(?=(?:1[0-2]|[1-9])(?::\d\d)?\s?{_HALF})",
        lambda m: f"{cardinal(int(m['hour']))} to ",
    ),
    rule(
        rf"(?<![\w:.,$£€])(?P<hour>1[0-2]|0?[1-9])\s?(?P<half>{_HALF})(?:\s?(?P<zone>(?i:{_ZONES})\b))?",
        _whole_hour,
    ),
    rule(rf"(?<=[\sM]M)\s?{DASH}\s?(?=\w)", " to "),
    rule(rf"(?<![\w:.,$£€])(?P<clock>[01]\d[0-5]\d|2[0-3][0-5]\d)(?P<zone>\s?(?:hours|{_ZONES})\b)", _military),
    rule(rf"\b(?P<first>{_YEAR})\s?{DASH}\s?(?P<last>{_YEAR}|\d\d)(?![\w-]|[.,]\d)", _years),
    rule(rf"\b(?P<first>{_YEAR})/(?P<last>\d\d)(?![\w/-])", _years),
    rule(r"\b(?P<decade>(?:1\d|20)\d0)\s?[’']?s\b", lambda m: decade(int(m["decade"]))),
    rule(r"[’'‘](?P<decade>\d0)s\b", lambda m: decade(int(m["decade"])) if m["decade"] != "00" else "two thousands"),
    rule(r"(?<![\w$£€.,])(?P<decade>[1-9]0)[’']?s\b", lambda m: decade(int(m["decade"]))),
    rule(r"[’'‘](?P<year>\d\d)(?!\w)", lambda m: _short_year(m["year"])),
    rule(r"\b(?:the )?(?P<quarter>[1-4])Q\s?(?P<year>\d{4}|\d\d)?\b", _quarter),
    rule(r"\b(?:the )?Q(?P<quarter>[1-4])(?:,? (?:of )?(?P<year>20\d\d))?\b", _quarter),
    rule(r"\bFY\s?(?P<year>20\d\d|\d\d)\b", lambda m: f"fiscal year {_short_year(m['year'])}"),
    rule(
        r"\b(?P<year>\d{1,4}) ?(?P<era>A\.?D|B\.?C\.?E?|C\.?E|A D|B C(?: E)?|C E)\b\.?",
        lambda m: f"{_era_year(m['year'])} {' '.join(re.findall('[A-Z]', m['era']))}",
    ),
    rule(r"\b(?P<era>A D|AD) (?P<year>\d{1,4})\b", lambda m: f"A D {_era_year(m['year'])}"),
    rule(
        rf"(?<![\w.,$£€#%/+-])(?P<year>1[1-9]\d\d|20\d\d)(?P<owner>[’']s)?(?![\d\w%°/]|-(?!\w*[a-z]))(?!\.\d){_NO_YEAR}",
        lambda m: year(int(m["year"])) + (m["owner"] or ""),
    ),
)


def _era_year(text: str) -> str:
    number = int(text)
    if 100 < number < 1000 and number % 100:
        return f"{cardinal(number // 100)} {'oh ' if number % 100 < 10 else ''}{cardinal(number % 100)}"
    return year(number)
