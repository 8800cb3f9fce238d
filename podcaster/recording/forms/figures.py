"""Figures that the other modules have not read: ordinals, scores, ranges, names with numbers, plain numbers, signs."""

import re

from podcaster.languages.en.contexts import BASEBALL, CRICKET, ELECTRIC, JEWELLERY, RACE
from podcaster.languages.en.numbers import NUMBER_WORDS
from podcaster.recording.forms.codes import letters_of
from podcaster.recording.forms.context import last_word, near, next_word
from podcaster.recording.forms.number_words import cardinal, code, digits, number, ordinal, plural_number
from podcaster.recording.forms.rule import DASH, MAGNITUDES, NUMBER, Rule, one_of, rule
from podcaster.recording.forms.units import SYMBOLS, per
from podcaster.system.lazy_regex import lazy_regex


def _ordinal(match: re.Match[str]) -> str:
    value, ending = int(match["number"].replace(",", "")), match["ending"].lower()
    right = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    if ending == "st" and right != "st" and 4 < value < 40 and match.start():
        return f"{cardinal(value)} stone"
    return ordinal(value) if ending == right else f"{cardinal(value)} {ending}"


def _resolution(match: re.Match[str]) -> str:
    """ "ten eighty P": the number of lines of a picture."""
    return f"{code(match['figures'])} P"


def _mixed(match: re.Match[str]) -> str:
    """ "five G", "three D", "four K". Units in capitals, such as "256GB", are left to `measures`."""
    if match["letters"] == "K" and match.string[match.end() : match.end() + 2] in ("’s", "'s"):
        return match.group()
    if match["letters"] == "K" and match["figures"] in ("5", "10") and last_word(match) in ("the", "a", "our", "this", "annual"):
        return f"{number(match['figures'])} K"
    if match["letters"] == "A" and near(match, ELECTRIC):
        return match.group()
    if match["letters"] == "K" and match["figures"] in ("9", "10", "14", "18", "22", "24") and near(match, JEWELLERY):
        return f"{number(match['figures'])} karat"
    if match["letters"] in SYMBOLS and match["letters"] not in ("K", "A", "B", "N", "J"):
        return match.group()
    magnitude = MAGNITUDES.get(match["letters"].lower()) if match["letters"] in ("K", "M", "B", "BN") else None
    lamp = match["letters"] == "K" and int(match["figures"]) <= 10
    if magnitude and (next_word(match)[-1:] in ("s", "S") or (match["letters"] == "K" and not lamp and not near(match, RACE - {"5k", "10k"}, 30))):
        return f"{number(match['figures'])} {magnitude}"  # "3K JOBS": thousands, because a plural follows
    return f"{number(match['figures'])} {' '.join(match['letters'])}"


def _dotted(match: re.Match[str]) -> str:
    return " dot ".join(digits(part) for part in match.group().split("."))


def _spaced(match: re.Match[str]) -> str:
    """ "12,500" for "12 500"; later rules read it. Not after the name of a month."""
    if last_word(match).capitalize()[:3] in ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec") or last_word(match) == "may":
        return match.group()
    number_text = "".join(match["number"].split())
    return f"{int(number_text):,}" if len(number_text) < 25 else match.group()


def _relay(match: re.Match[str]) -> str:
    unit = "meter" if next_word(match) in ("quartet", "team", "squad", "record") else "meters"
    return f"{number(match['one'])} by {number(match['two'])} {unit}"


_TIMES = {"1": "once", "2": "twice"}
_COMPARED = lazy_regex("-? [A-Za-z]")
"""What follows "10x" when x means "times"."""

TOO_LONG: tuple[Rule, ...] = (
    # Such numbers are said digit by digit. Python refuses to convert numbers of thousands of digits.
    rule(r"\d{25,}|\d{1,3}(?:,\d{3}){9,}", lambda m: digits(m.group())),
)
COMPARISONS: tuple[Rule, ...] = (
    rule(r"\b(?P<letters>[A-Z]{1,2})(?P<figures>\d{1,3})[-–](?=(?P=letters)(?P<last>\d{1,3}))", lambda m: f"{m['letters']}{m['figures']} to " if int(m["figures"]) < int(m["last"]) else m.group(), needs="-–"),
    rule(r"(?<!\w)[~≈∼]\s?(?=[\d$£€.])", "about ", needs="~≈∼"),
    # After a letter the sign is a comparison ("p < 0.05"). Before a figure it is "less than" or "more than".
    rule(r"(?<=\b[a-zA-Z]) ?< ?(?=[\d$£€.])", " is less than ", needs="<"),
    rule(r"(?<=\b[a-zA-Z]) ?> ?(?=[\d$£€.])", " is more than ", needs=">"),
    rule(r"(?:(?<=\s)|(?<=\()|^)>=?\s?(?=[\d$£€.])", "more than ", needs=">"),
    rule(r"(?:(?<=\s)|(?<=\()|^)<=?\s?(?=[\d$£€.])", "less than ", needs="<"),
    rule(r"(?<!\w)≥\s?(?=[\d$£€.])", "at least ", needs="≥"),
    rule(r"(?<!\w)≤\s?(?=[\d$£€.])", "at most ", needs="≤"),
)
"""These come before `money`: "<$2 a day"."""
SPACED: tuple[Rule, ...] = (
    # Thousands separated by spaces. Telephone numbers have already been read.
    rule(r"(?<![\w.,:/-])(?<!\d )(?<!\d[€£$])(?P<number>[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+)(?![\w/:-]|[ \u00a0]\d|,\d|\.\d)", _spaced, needs=" \u00a0\u2009\u202f"),
)
BEFORE_MEASURES: tuple[Rule, ...] = (
    # Names with numbers come before `measures`, which would read the last letter of "F-16s" as a unit.
    # The same unit twice: "50m-100m", "5km-10km".
    rule(rf"(?<=\d)(?P<unit>[a-zA-Z]{{1,4}})\s?{DASH}\s?(?=\d[\d.,]*\s?(?P=unit)(?!\w))", lambda m: f"{m['unit']} to "),
    rule(r"(?<!\w)(?P<figures>\d\d)ers\b", lambda m: cardinal(int(m["figures"])).removesuffix("e") + "ers", needs="e"),
    rule(r"(?<![\w-])(?P<letters>[A-Z]{1,4})(?P<figures>\d{1,2}\.\d{1,2})(?![\w.])", lambda m: f"{letters_of(m['letters'])} {number(m['figures'])}", needs="."),
    rule(r"(?<![\w.,])(?P<one>[1-9]) ?[x×] ?(?P<two>[1-9]\d{1,4}|[1-9],\d{3}) ?m(?![\w/])", _relay, needs="x×"),
    # Fours and sixes of a cricketer: "8x4, 1x6".
    rule(r"(?<![\w.,])(?P<count>\d{1,2})x(?P<runs>[46])s?(?![\w.])", lambda m: f"{number(m['count'])} {'four' if m['runs'] == '4' else 'six'}{'' if m['count'] == '1' else 's' if m['runs'] == '4' else 'es'}" if near(m, CRICKET) else m.group(), needs="x"),
    rule(r"(?<![\w.])(?P<figures>480|720|1080|1200|1440|1600|1800|2160|2880)[pi](?!\w)", _resolution, needs="pi"),
    rule(
        r"(?<![\w.,])(?P<figures>[248]|5|10|\d\.\d)(?P<letters>K)\b(?= ?(?:TV|display|panel|OLED|monitor|screen|video|resolution|run|race|[.,;]|$))",
        lambda m: f"{number(m['figures'])} K",
    ),
    rule(r"(?<![\w.,])(?P<figures>\d{1,3})(?P<letters>[A-Z]{1,3})(?![\w])", _mixed),
    rule(r"(?<![\w.,])(?P<figures>\d{1,3})x/(?P<per>[a-z]{1,6})\b(?:\.(?=\s[a-z]|[,;)]))?", lambda m: f"{_TIMES.get(m['figures']) or number(m['figures']) + ' times'} per {per(m['per']) or m['per']}", needs="x/"),
    rule(
        rf"(?<![\w.,])(?P<figures>\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?)(?:\s?{DASH}\s?(?P<last>\d{{1,3}}(?:\.\d+)?))?(?:x|×)(?![\w]|\s?[+=−^]|\s-\s?\d| (?:plus|minus|equals) )",
        lambda m: number(m["figures"]) + (f" to {number(m['last'])}" if m["last"] else "") + (" times" if ("." in m["figures"] and m.start()) or _COMPARED.match(m.string, m.end()) else " x"),
    ),
)
def _average(match: re.Match[str]) -> str:
    """ "three twelve" for ".312" near a word about baseball."""
    if not near(match, BASEBALL):
        return match.group()
    figures = match["thousandths"]
    return f"zero {code(figures[1:].lstrip('0') or '0')}" if figures.startswith("0") else code(figures)


BEFORE_PAIRS: tuple[Rule, ...] = (
    # People of these ages: "25-34s".
    rule(r"(?<![\w$£€.,/-])(?P<one>\d{1,3})[-–](?P<two>\d{1,3})s(?![\w’'])", lambda m: f"{cardinal(int(m['one']))} to {plural_number(cardinal(int(m['two'])))}", needs="-–"),
    rule(r"(?<=[a-z]-)(?P<figures>\d{1,3})s(?![\w’'])", lambda m: plural_number(code(m["figures"])), needs="-"),
    # A plural: "back-to-back 3s", "Levi's 501s".
    rule(r"(?<![\w$£€.,/-])(?<!iPhone )(?P<figures>\d{1,4})s(?![\w’'])", lambda m: plural_number(code(m["figures"]))),
    rule(r"(?<![\w.$£€])\.(?P<thousandths>\d{3})(?!\d|\.\d)", _average, needs="."),
    rule(r"\b401\s?\(?k\)?(?!\w)", "four oh one k"),
    # Paragraphs of the American tax law: "a 501(c)(3) charity".
    rule(r"\b(?P<section>501|403|457|527)\s?\((?P<letter>[a-z])\)(?:\((?P<number>\d{1,2})\))?(?!\w)", lambda m: f"{code(m['section'])} {m['letter'].upper()}" + (f" {number(m['number'])}" if m["number"] else ""), needs="("),
    rule(r"(?<![\w,.])(?P<number>[1-9])(?:st|nd|rd|th)ly\b", lambda m: ordinal(int(m["number"])) + "ly"),
    rule(r"(?<![\d,.])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<ending>st|nd|rd|th)\b", _ordinal, re.IGNORECASE),
    rule(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]\d)", _dotted),
)
_NUMBER_WORD = rf"(?:{one_of(NUMBER_WORDS)})\b"
LEFT: tuple[Rule, ...] = (
    # Superscripts that no other rule has read.
    rule("[²³]", lambda m: " squared" if m.group() == "²" else " cubed", needs="²³"),
    rule("[⁰¹⁴-⁹]+", "", needs="⁰¹⁴⁵⁶⁷⁸⁹"),
    rule(rf"(?<=\d)\s?{DASH}\s?(?=\d)", " "),
    rule(r"(?<=\d)\s?[x×]\s?(?=\d)", " by "),
    rule(r"(?<=\d)\s?\+\s?(?=\d)", " plus "),
    rule(r"(?<=\d)\+(?!\w)", " plus"),
    rule(r"(?<![\w)])[-−](?=\.?\d)", "minus "),
    rule(r"(?<!\w)\+(?=\d)", "plus "),
    rule(r"\s=\s", " equals "),
    # The sizes of one thing: "42 inches W x 20 inches D".
    rule(rf"(?<=[a-z])(?<!\bzero) (?P<side>[WDHL] )?[x×] (?=(?:[WDHL]:? )?(?:\d|{_NUMBER_WORD}))", lambda m: f" {m['side'] or ''}by ", needs="x×"),
    rule(r"\s×\s", " times "),
    rule(r"\s\+\s", " plus "),
    rule(r"±\s?", "plus or minus "),
    rule(
        rf"(?<![\w.,])(?P<number>{NUMBER}|\.\d+)(?=$|\D)",
        lambda m: number(m["number"]) + (" " if m.string[m.end() : m.end() + 1].isalpha() else ""),
    ),
    rule(
        r"(?P<number>\d+(?:\.\d+)?)",
        lambda m: (
            (" " if m.string[max(0, m.start() - 1) : m.start()].isalpha() else "")
            + number(m["number"])
            + (" " if m.string[m.end() : m.end() + 1].isalpha() else "")
        ),
    ),
)

