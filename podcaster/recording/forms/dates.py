"""Dates, years, decades, quarters and clock times."""

import re

from podcaster.languages.en.calendar import BEFORE_A_YEAR, COUNTED, MONTH_NAMES, WEEKDAYS, ZONES
from podcaster.languages.en.contexts import ALSO_EVERYDAY_WORDS, HYDROGEN, NOT_VERBS_OF_QUARTERS, RULES, SOFTWARE
from podcaster.recording.forms.context import last_word, near, next_word, words_before
from podcaster.recording.forms.letters import spell
from podcaster.recording.forms.number_words import cardinal, decade, digits, ordinal, plural_number, year
from podcaster.recording.forms.rule import DASH, MONTH, Rule, rule
from podcaster.recording.forms.sentences import ANY_CAPITAL
from podcaster.system.lazy_regex import lazy_regex

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_ZONES = "|".join(ZONES)
_ZONES_OF_THREE = "|".join(zone for zone in ZONES if len(zone) == 3)
_WEEKDAYS = "|".join(dict.fromkeys(WEEKDAYS.values()))
_HALF = r"(?:[ap]\.?\s?m\b\.?|[AP]\.?\s?M\b\.?)"
_NO_YEAR = r"(?!\s?(?:%|per cent|m\b)|[,.]\d)"
_SMALL_ROMANS = "i ii iii iv v vi vii viii ix x xi xii".split()
_COUNTED = frozenset(COUNTED)


def _day(text: str) -> str:
    return ordinal(int(text))


def _month(number: str) -> str:
    return MONTH_NAMES[int(number) - 1]


def _short_year(text: str) -> str:
    """ "zero five" for "05", "twenty twelve" for "2012", "ninety eight" for "98"."""
    if len(text) == 4:
        return year(int(text))
    return digits(text) if text.startswith("0") else cardinal(int(text))


def _after_an_apostrophe(match: re.Match[str]) -> str:
    """ "sixty eight" for "'68", "oh seven" for "'07"; "twenty twenty" for "'20", since "twenty" alone is no year."""
    text = match["year"]
    return "twenty twenty" if text == "20" else f"oh {cardinal(int(text))}" if text[0] == "0" else cardinal(int(text))


def _full_year(text: str, *, british: bool) -> str:
    """The year of a date in figures, with its century: "twenty twenty two" for "22", "nineteen ninety eight" for "98"; but
    "zero five" for "05" in America."""
    if len(text) == 2 and text[0] == "0" and not british:
        return digits(text)
    return year(int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 36 else 1900))


def _month_day(match: re.Match[str], the: str = "") -> str:
    said = f"{match['month']} {the}{_day(match['day'])}"
    if match["last"]:
        said += f" to {the}{_day(match['last'])}"
    if match["year"]:
        said += f"{match['comma'] or ''} {year(int(match['year']))}"
    return said


def _british_month_day(match: re.Match[str]) -> str:
    """ "May the fifth"."""
    return _month_day(match, "the ")


def _day_month(match: re.Match[str]) -> str:
    if last_word(match) in ("aged", "ages", "age"):
        return match.group()  # "aged 18-24 march for pay": not a date
    the = (
        ""
        if re.search(r"\bthe\s+$", match.string[max(0, match.start() - 8) : match.start()], re.IGNORECASE)
        else "the "
    )
    said = f"{the}{_day(match['day'])}"
    if match["last"]:
        said += f" {match['between'].strip() if match['between'].strip() in ('and', 'or') else 'and' if '&' in match['between'] else 'to'} the {_day(match['last'])}"
    return said + f" of {match['month']}" + (f" {year(int(match['year']))}" if match["year"] else "")


def _numeric(match: re.Match[str], *, day_first: bool) -> str:
    """A date in figures. The day is first if the first figure is over 12, if `day_first` is set, or in "1.5.2012".
    Otherwise the month is first."""
    first, second = int(match[1]), int(match[3])
    when = _full_year(match[4], british=day_first)
    if not (0 < first <= 31 and 0 < second <= 31) or min(first, second) > 12:
        return match.group()
    if match[2] == "." and len(match[4]) == 2 and not (SOFTWARE - ALSO_EVERYDAY_WORDS).isdisjoint(words_before(match)[-3:]):
        return match.group()  # a version: "kernel 6.8.12"
    if match[2] == "-" and len(match[4]) == 2 and last_word(match).endswith(("'s", "’s", "a", "his", "her", "with")):
        return f"{cardinal(first)} {cardinal(second)} {cardinal(int(match[4]))}"  # points, rebounds and assists
    the = "" if last_word(match) == "the" else "the "
    if first > 12 or ((day_first or (match[2] == "." and len(match[4]) == 4)) and second <= 12):
        return f"{the}{ordinal(first)} of {MONTH_NAMES[second - 1]} {when}"
    return f"{MONTH_NAMES[first - 1]} {ordinal(second)} {when}"


def _iso(match: re.Match[str]) -> str:
    return f"{_month(match[3])} {_day(match[4])} {year(int(match[1]))}"


def _british_iso(match: re.Match[str]) -> str:
    the = "" if last_word(match) == "the" else "the "
    return f"{the}{_day(match[4])} of {_month(match[3])} {year(int(match[1]))}"


def _half(text: str | None) -> str:
    """The half of the day: "A.M" or "P M". The full stop keeps engines from reading A as the article."""
    if not text:
        return ""
    return " A.M" if text.strip()[0] in "aA" else " P M"


def _zone(text: str | None, *, at_end: bool = False) -> str:
    """The letters of a time zone. They have full stops at the end of a text only: others might end a sentence."""
    letters = re.findall("[A-Z]", text.upper()) if text else []
    if at_end and len(letters) > 1:
        return f" {'.'.join(letters)}."
    return f" {spell(''.join(letters))}" if letters else ""


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"])
    half, zone = _half(match["half"]), _zone(match["zone"], at_end=match.end() == len(match.string))
    stop = "." if match.group().endswith(".") and _ends(match) else ""
    if hour > 24 or minute > 59:
        return match.group()
    if minute:
        said = f"{_hour(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"
    elif half:
        said = cardinal(hour)
    elif match["hour"].startswith("0") and 0 < hour < 10 and len(match.string) > len(match.group()):
        said = f"{cardinal(hour)} A.M"  # a zero before the hour: the time is given in 24 hours
    elif hour <= 12 and hour:
        said = f"{cardinal(hour)} o'clock"
    else:
        said = f"{cardinal(hour)} hundred" if hour else "midnight"
    return said + half + zone + stop


def _minutes(text: str) -> str:
    return "" if text == "00" else f"{'oh ' if text[0] == '0' else ''}{cardinal(int(text))} "


def _hour(hour: int) -> str:
    return "zero" if hour == 0 else cardinal(hour)


def _whole_hour(match: re.Match[str]) -> str:
    stop = "." if match.group().endswith(".") and _ends(match) else ""
    return f"{cardinal(int(match['hour']))}{_half(match['half'])}{_zone(match['zone'], at_end=match.end() == len(match.string))}{stop}"


def _ends(match: re.Match[str]) -> bool:
    """Whether the full stop of "a.m." ends the sentence: the text ends there, or a capitalised word follows that is not
    the name of a time zone or of a day."""
    if re.match(r"\s+(?:Eastern|Central|Pacific|Mountain|Atlantic|London|Moscow|Beijing|Tokyo|local|[A-Z][a-z]+day|(?:[A-Z][a-z]+ )?[Tt]ime|[A-Z]{2,5}\b)", match.string[match.end() : match.end() + 24]):
        return False
    return ANY_CAPITAL.match(match.string, match.end()) is not None


def _military(match: re.Match[str]) -> str:
    hour, minute = match["clock"][:2], match["clock"][2:]
    said = digits(hour) if hour.startswith("0") else cardinal(int(hour))
    said += " hundred" if minute == "00" else f" {'oh ' if minute < '10' else ''}{cardinal(int(minute))}"
    return said + (" hours" if match["zone"].strip() in ("hours", "hrs") else _zone(match["zone"]))


def _duration(match: re.Match[str]) -> str:
    hours, minutes, seconds = (int(match[k]) for k in (1, 2, 3))
    half, zone = _half(match["half"]), _zone(match["zone"], at_end=match.end() == len(match.string))

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


_PARTS_OF_A_YEAR = {
    "Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter", "H1": "first half",
    "H2": "second half",
}  # fmt: skip


_BEFORE_A_PART = frozenset("during throughout since until by before after".split())
"""After one of them, a part of a year is no adjective, whatever follows."""
_MAKERS_OF_Q = frozenset("leica audi infiniti".split())
"""Their models are named Q2, Q3 and so on."""


def _is_a_model(match: re.Match[str]) -> bool:
    """Whether H1 is a product or a visa: after a capitalised name, or before a word such as "chip": "Apple H1 chip"."""
    named = re.search(r"[A-Z]\w+ $", match.string[max(0, match.start() - 16) : match.start()])
    named_thing = named is not None and last_word(match) not in BEFORE_A_YEAR
    return named_thing or next_word(match) in ("chip", "chips", "headphone", "visa", "visas", "processor", "tag", "tags")


def _part_of_a_year(match: re.Match[str]) -> str:
    """ "the second quarter", or "second quarter" before a noun ("second quarter profit") or after "last"."""
    name = _PARTS_OF_A_YEAR[match["part"] if match["part"] else f"{match['turned'][1]}{match['turned'][0]}"]
    year_text = match["year"] or match["year2"]
    following = next_word(match)
    adjective = following and following.lower() not in NOT_VERBS_OF_QUARTERS and (following[0].islower() or (following.isupper() and len(following) > 2 and following not in ("FY", "CEO")))
    last = last_word(match)
    if match["part"] and last in _MAKERS_OF_Q:
        return match.group()
    if match["part"] in ("H1", "H2") and not year_text and (near(match, HYDROGEN) or _is_a_model(match)):
        return match.group()
    after_another = last in ("to", "than") and re.search(r"\b(?:Q[1-4]|H[12])(?: 20\d\d)? \w+ $", match.string[max(0, match.start() - 16) : match.start()]) is not None
    if after_another or last in _BEFORE_A_PART or (last == "in" and match.string[: match.start()].strip(" “\"‘'") == "In"):
        adjective = ""  # "During H2 prices rose"
    the = "" if match["the"] or (adjective and not year_text) or last.endswith(("’s", "'s")) or last in ("a", "each", "every", "this", "last", "next", "second", "our", "its", "their") else "the "
    said = f"{match['the'] or ''}{the}{name}"
    of = " of" if re.match(r" FY ?\d", match.string[match.end() : match.end() + 5]) else ""
    return said + (f" of {_short_year(year_text)}" if year_text else of)


def _fiscal(match: re.Match[str]) -> str:
    last = f" to {_short_year(match['last'])}" if match["last"] else ""
    return f"fiscal year {_short_year(match['year'])}{last}"


def _is_counted(match: re.Match[str]) -> bool:
    """Whether a number that looks like a year is a count: "2000 people", but not "in 2018 patients waited"."""
    return next_word(match).lower() in _COUNTED and last_word(match) not in ("in", "since", "until", "during")


_A_YEAR_BEFORE = lazy_regex(r"\b(?:[Ii]n|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil|[Ii]n the year) (?:1[0-9]\d\d|ten [a-z]+)\b")


def _eleventh_century(match: re.Match[str]) -> str:
    """A number from 1001 to 1099 is a year after a word such as "in" or "since". Otherwise it is a count."""
    following = next_word(match).lower()
    named = last_word(match) in BEFORE_A_YEAR or (not following and _A_YEAR_BEFORE.search(match.string[max(0, match.start() - 60) : match.start()]))
    if named and following not in _COUNTED:
        return year(int(match["year"]))
    return match.group()


def _era(match: re.Match[str]) -> str:
    """ "sixty four A.D". At the end of a sentence it is "A-D.", since "A.D." would look like an abbreviation."""
    letters = "".join(re.findall("[A-Z]", match["era"]))
    full_stop = match.group().endswith(".") and ANY_CAPITAL.match(match.string, match.end()) is not None
    said = "A-D." if letters == "AD" and full_stop else spell(letters) + ("." if full_stop else "")
    return f"{_era_year(match['year'])} {said}"


def _era_year(text: str) -> str:
    number = int(text)
    if 100 < number < 1000 and number % 100:
        return f"{cardinal(number // 100)} {'oh ' if number % 100 < 10 else ''}{cardinal(number % 100)}"
    return year(number)


_RANGE = rf"(?:\s?{DASH}\s?(?P<last>{_DAY})(?:st|nd|rd|th)?)?"
_DAYS = rf"(?:(?P<between>\s?{DASH}\s?| to | and | or | & )(?P<last>{_DAY})(?:st|nd|rd|th)?)?"
_BEFORE: tuple[Rule, ...] = (
    rule(r"\bFY\s?[’'](?=\d\d(?!\d))", "FY", needs="FY"),
    # "4:30-7 p.m."
    rule(rf"(?<=\d:\d\d)\s?{DASH}\s?(?=(?:1[0-2]|[1-9])(?::[0-5]\d)?\s?[ap]\.?\s?m\b)", " to ", needs=":"),
    # "1.30–3.45pm"
    rule(rf"(?<![\w:.,$£€])(?P<hour>1[0-2]|[1-9])\.(?P<minute>[0-5]\d)\s?{DASH}\s?(?=(?:1[0-2]|[1-9])(?:[:.][0-5]\d)?\s?[ap]\.?\s?m\b)", lambda m: f"{cardinal(int(m['hour']))} {_minutes(m['minute'])}to ", needs="."),
    # A month and a year: "MOT to 03/26", "exp. 11/27".
    rule(r"(?P<before>\b(?:MOT(?:[’']d)?(?: (?:to|till|until))?|[Ee]xp(?:iry|ires?)?\.?|expires|valid (?:to|until|thru|through)) )(?P<month>0?[1-9]|1[0-2])/(?P<year>[2-4]\d)(?![\d/])", lambda m: f"{m['before']}{_month(m['month'])} {year(2000 + int(m['year']))}", needs="/"),
    # A month and a year: "sold in 11/2006". After a word such as "Regulation" it is a number.
    rule(r"(?<![\w/.,-])(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d)", lambda m: m.group() if not (RULES | {"act", "s.i", "si"}).isdisjoint(words_before(m)[-3:]) else f"{_month(m['month'])} {year(int(m['year']))}", needs="/"),
    # A night between two days: "3/4 May 1943".
    rule(rf"(?<![\w/.,-])(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})(?= {MONTH}\b)", lambda m: f"{m['one']}-{m['two']}" if int(m["two"]) == int(m["one"]) + 1 else m.group(), needs="/"),
    # A range of two whole dates: "1 April-31 October", "April 1-October 31".
    rule(rf"(?<=\d )(?P<month>{MONTH})\s?{DASH}\s?(?=\d{{1,2}} {MONTH}\b)|(?P<second>\b{MONTH} \d{{1,2}})\s?{DASH}\s?(?={MONTH}\b)", lambda m: f"{m['month'] or m['second']} to "),
    rule(r"(?<=\d-\d\d)T(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)", lambda m: f" {m['time']}", needs="T"),
    rule(r"(?<![\w:.])(?P<time>\d{1,2}:[0-5]\d)(?P<half>[ap])(?!\w)", lambda m: f"{m['time']} {m['half']}.m.", needs=":"),
    rule(rf"(?<=\d:\d\d)\s?{DASH}\s?(?=\d{{1,2}}:\d\d)", " to ", needs=":"),
    rule(r"\b[Xx]{2}[.:](?P<minutes>[0-5]\d)(?!\w)", lambda m: f"{cardinal(int(m['minutes']))} past" if int(m["minutes"]) else "the hour", needs=("xx", "XX")),
    rule(rf"\b(?P<one>noon|midnight)\s?{DASH}\s?(?=\d)", lambda m: f"{m['one']} to ", needs="n"),
    rule(rf"(?<=\d)\s?{DASH}\s?(?=(?:noon|midnight|dusk|close)\b)", " to ", needs="-–—"),
    rule(r"(?:(?<=\()|(?<=, )|(?<=; ))c (?=\d{3,4}(?![\w,.]\d))", "circa ", needs="c"),
    rule(rf"(?<![\w.,])(?P<first>\d{{1,4}})\s?{DASH}\s?(?=\d{{1,4}} ?(?:BC|B C|AD|A D|CE|BCE)\b)", lambda m: f"{_era_year(m['first'])} to "),
    # "Thursday the sixth".
    rule(rf"\b(?P<name>{_WEEKDAYS}),? (?P<day>{_DAY})(?:st|nd|rd|th)\b(?! (?:of )?{MONTH}|[-–]| (?:round|race|anniversary|birthday|place|floor|grade|inning|century|time))", lambda m: f"{m['name']} the {_day(m['day'])}", needs="day"),
    rule(rf"(?<![\w:.,$£€-])(?P<hour>1[0-2]|[1-9])\s?{DASH}\s?(?=(?:1[0-2]|[1-9]):[0-5]\d(?!\d|:))", lambda m: f"{cardinal(int(m['hour']))} to ", needs=":"),
    # The same time in two zones: "9 p.m. ET/6 p.m. PT".
    rule(rf"(?:(?<=[ap]m)|(?<=[ap] m)|(?<=[ap]\.m\.)|(?<=\b[ECMP]T)|(?<=\b(?:{_ZONES_OF_THREE})))\s?/\s?(?=\d{{1,2}}(?::[0-5]\d| ?[ap]\.? ?m\b))", " or ", needs="/"),
    rule(rf"(?<![\w.])(?P<day>{_DAY})\.(?P<month>i{{1,3}}|iv|vi{{0,3}}|ix|xi{{0,2}})\.(?P<year>(?:1[5-9]|20)?\d\d)(?!\w)", lambda m: f"the {_day(m['day'])} of {MONTH_NAMES[_SMALL_ROMANS.index(m['month'])]} {_short_year(m['year'])}"),
    # "c1250".
    rule(r"\bc\.?(?=(?:1\d{3}|[3-9]\d\d)(?!\w|,\d))(?<!\d c)", "circa ", needs="c"),
    rule(r"(?:(?<=\b[QH][1-4] )|(?<=\b[1-4][QH] ))[’'](?=\d\d(?!\w))", "20", needs="’'"),
    rule(rf"(?<=\d:[0-5]\d)\s?{DASH}\s?(?=(?:1[0-2]|[1-9])(?![\d:]|\.\d|-))", " to ", needs=":"),
    # A list of days before a month, or of weekdays with their days: "6, 7 and 9 March", "Mon 3rd-Fri 7th June".
    rule(rf"(?<![\w.,:$£€/-])(?P<day>{_DAY}),(?= (?:{_DAY}, ){{0,3}}{_DAY},? (?:and|&) {_DAY} {MONTH}\b)", lambda m: f"the {_day(m['day'])},", needs=","),
    rule(
        rf"\b(?P<name>{_WEEKDAYS}),? (?:the )?(?P<day>{_DAY})(?:st|nd|rd|th)?(?P<between>\s?{DASH}\s?|,? and | & | to |, )(?=(?:{_WEEKDAYS}),? (?:the )?\d{{1,2}}(?!\w*[:.]\d|[ap]m| [ap]m))",
        lambda m: f"{m['name']} the {_day(m['day'])}" + (" to " if m["between"].strip() in tuple("-–—‑−") else m["between"]),
        needs="day",
    ),
    # "pre-1965": a year after a prefix.
    rule(r"(?:(?<=\b[Pp]re-)|(?<=\b[Pp]ost-)|(?<=\b[Mm]id-))(?P<year>1[1-9]\d\d|20\d\d)(?![\w%°/]|[.,]\d|-\d)", lambda m: year(int(m["year"])), needs="-"),
    rule(rf"(?<=[a-z]){DASH}(?={MONTH}\b)(?<!mid-)(?<!late-)(?<!early-)(?<!pre-)(?<!post-)", " to "),
    rule(rf"(?<=day){DASH}(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)", " to "),
    rule(rf"(?<=\d0s){DASH}(?=[’']?\d)", " to "),
)
_ISO = r"\b(1\d{3}|20\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)"
_FIGURES = r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)"
_MONTH_DAY = (
        rf"\b(?P<month>{MONTH})(?:\s+|-)(?P<day>{_DAY})(?:st|nd|rd|th)?{_RANGE}(?:(?P<comma>,)?(?:\s+|-)(?P<year>{_YEAR})\b)?(?!\d|[.,:]\d|-\d|\s?(?:%|percent|points|million|billion|people))"
)
_AFTER: tuple[Rule, ...] = (
    rule(
        rf"(?<![\w.,:$£€/-])(?P<day>{_DAY})(?:st|nd|rd|th)?{_DAYS}(?:\s+of\s+|\s+|-)(?-i:(?!may\b))(?P<month>{MONTH})(?:,?(?:\s+|-)(?P<year>{_YEAR})\b)?(?!\w)",
        _day_month,
        re.IGNORECASE,
    ),
    rule(
        rf"(?<![\w:.,$£€-])(?P<hour>1[0-2]|0?[1-9])\s?{DASH}\s?(?=(?:1[0-2]|[1-9])(?:[:.]\d\d)?\s?{_HALF})",
        lambda m: f"{cardinal(int(m['hour']))} to ",
    ),
    rule(
        r"(?<![\w:.])(\d{1,3}):([0-5]\d):([0-5]\d)(?![\d:])(?:\.\d+)?"
        rf"(?:\s?(?P<half>{_HALF}))?(?:\s?(?P<zone>(?:{_ZONES})\b|(?i:[ecmp]\.?\s?[sd]\.?\s?t\b\.?)))?",
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
    rule(r"(?<=\b[Tt]he )(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?P<half>)(?P<zone>)(?= (?:to|from) [A-Z])", _clock),
    rule(
        rf"(?<![\w:.,$£€])(?P<hour>\d\d)\.(?P<minute>[0-5]\d)(?P<half>)\s?(?P<zone>(?:{_ZONES})\b)",
        _clock,
    ),
    rule(
        rf"(?<![\w:.,$£€])(?P<hour>1[0-2]|0?[1-9])\s?(?P<half>{_HALF})(?:\s?(?P<zone>(?i:{_ZONES})\b))?",
        _whole_hour,
    ),
    rule(rf"(?<=[\s.M]M)\s?{DASH}\s?(?=\w)", " to "),
    rule(rf"(?<![\w:.,$£€])(?P<clock>[01]\d[0-5]\d|2[0-3][0-5]\d)(?P<zone>\s?(?:hours|hrs|{_ZONES})\b)", _military),
    rule(rf"\b(?P<first>{_YEAR})\s?{DASH}\s?(?P<last>{_YEAR}|\d\d)(?![\w-]|[.,]\d)", _years),
    rule(r"\b(?P<first>1[0-9]\d(?P<unit>\d))[-–](?P<last>[2-9])(?![\w-]|[.,]\d)", lambda m: f"{year(int(m['first']))} to {cardinal(int(m['last']))}" if m["last"] > m["unit"] else m.group()),
    rule(r"\b(?P<decade>(?:1\d|20)\d0)\s?[’']?s\b", lambda m: decade(int(m["decade"]))),
    rule(r"(?P<before>\b(?:[Uu]nder|[Oo]ver)s?[- ])(?P<age>\d{1,2})[’']?s\b", lambda m: f"{m['before']}{plural_number(cardinal(int(m['age'])))}"),
    rule(r"\bu-?(?P<age>\d{1,2})s\b", lambda m: "under " + plural_number(cardinal(int(m["age"]))), needs="u"),
    rule(r"\bU-?(?P<age>[5-9]|1\d|2[0-3])(?P<many>s)\b", lambda m: "under " + plural_number(cardinal(int(m["age"]))), needs="U"),
    rule(r"\bU-?(?P<age>1[4-9]|2[0-3])(?P<many>s?)\b", lambda m: "under " + (plural_number if m["many"] else str)(cardinal(int(m["age"]))), needs="U"),
    rule(r"(?<![\d.])[’'‘](?P<one>\d\d)[-–/][’'‘]?(?P<two>\d\d)(?![\w/-])", lambda m: f"{cardinal(int(m['one']))} to {cardinal(int(m['two']))}" if m["one"][0] != "0" and m["two"][0] != "0" else m.group(), needs=("'", "’", "‘")),
    rule(r"[’'‘](?P<decade>\d0)s\b", lambda m: decade(int(m["decade"])) if m["decade"] != "00" else "two thousands"),
    rule(r"(?<![\w$£€.,])(?P<decade>[1-9]0)[’']?s\b", lambda m: decade(int(m["decade"]))),
    rule(r"(?<![\d.])[’'‘](?P<year>\d\d)(?![\w\"”″])", _after_an_apostrophe),
    rule(
        r"\b(?P<the>[Tt]he )?(?:(?P<turned>[1-4]Q|[12]H)(?:\s?(?P<year>\d{4}|\d\d))?|(?P<part>Q[1-4]|H[12])(?:,? (?:of )?(?P<year2>20\d\d))?)\b(?![-/]\d)",
        _part_of_a_year,
        needs="QH",
    ),
    rule(r"\bFY\s?[’']?(?P<year>19\d\d|20\d\d|\d\d)(?:\s?[-–/]\s?(?P<last>20\d\d|\d\d))?\b", _fiscal, needs="F"),
    rule(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)[- ][cC](?:\.(?=,|\s[a-z])|(?!\.))(?!\w)|\bC(?P<number2>\d{1,2})(?:st|nd|rd|th)\b", lambda m: f"{ordinal(int(m['number'] or m['number2']))} century"),
    rule(
        r"\b(?P<year>\d{1,4}) ?(?P<era>A\.?D|B\.?C\.?E?|C\.?E|A D|B C(?: E)?|C E)\b\.?",
        _era,
    ),
    rule(rf"\b(?:A D|AD) (?P<year>\d{{1,4}})\s?{DASH}\s?(?P<last>\d{{1,4}})(?!\w)", lambda m: f"A.D {_era_year(m['year'])} to {_era_year(m['last'])}", needs="A"),
    rule(r"\b(?P<era>A D|AD) (?P<year>\d{1,4})\b", lambda m: f"A.D {_era_year(m['year'])}"),
    rule(rf"(?<![\w.,$£€#%/+-])(?P<year>10(?:0[1-9]|[1-9]\d))(?![\d\w%°/]|-(?!\w*[a-z]))(?!\.\d){_NO_YEAR}", _eleventh_century),
    rule(r"(?:(?<=\b[Bb]y )|(?<=\b[Ii]n )|(?<=\b[Uu]ntil )|(?<=\bbefore )|(?<=\byear ))(?P<year>2[12]\d\d)(?![\w%°/-]|[.,]\d| [a-z]+s\b)", lambda m: year(int(m["year"]))),
    rule(
        rf"(?<![\w.,$£€#%/+-])(?P<year>1[1-9]\d\d|20\d\d)(?P<owner>[’']s)?(?![\d\w%°/]|-(?!\w*[a-z]))(?!\.\d){_NO_YEAR}",
        lambda m: m.group() if _is_counted(m) else year(int(m["year"])) + (m["owner"] or ""),
    ),
)


AMERICAN: tuple[Rule, ...] = (
    *_BEFORE,
    rule(_ISO, _iso),
    rule(_FIGURES, lambda m: _numeric(m, day_first=False)),
    rule(_MONTH_DAY, _month_day, re.IGNORECASE),
    *_AFTER,
)
BRITISH: tuple[Rule, ...] = (
    *_BEFORE,
    rule(_ISO, _british_iso),
    rule(_FIGURES, lambda m: _numeric(m, day_first=True)),
    rule(_MONTH_DAY, _british_month_day, re.IGNORECASE),
    *_AFTER,
)
