"""What is left of figures: ordinals, telephone numbers, scores and ranges, names with numbers, plain numbers; signs."""

import re

from podcaster.recording.forms.initialisms import AS_WORDS
from podcaster.recording.forms.number_words import cardinal, code, digits, number, ordinal
from podcaster.recording.forms.rule import DASH, NUMBER, Rule, rule


def _ordinal(match: re.Match[str]) -> str:
    value, ending = int(match["number"].replace(",", "")), match["ending"].lower()
    right = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return ordinal(value) if ending == right else f"{cardinal(value)} {ending}"


def _telephone(match: re.Match[str]) -> str:
    return ", ".join(digits(group) for group in re.findall(r"\d+", match.group()))


def _range(match: re.Match[str]) -> str:
    if match.string[match.end() + 1 : match.end() + 6] == "split" and match.string[match.end()] in " -":
        return f"{number(match['one'])} {number(match['two'])}"
    return f"{number(match['one'])} to {number(match['two'])}"


def _named(match: re.Match[str]) -> str:
    """ "M H seventeen", "F sixteens", "COVID nineteen", "Boeing seven eighty seven"."""
    letters, figures = match["letters"], match["figures"]
    if letters.isupper() and letters not in AS_WORDS and len(letters) <= 4:
        letters = " ".join(letters)
    said = code(figures)
    if match["more"]:
        said = said[:-1] + "ies" if said.endswith("y") else said + ("es" if said.endswith("six") else "s")
    tail = match["tail"] or ""
    tail = code(tail[1:]) if tail.startswith("-") else " ".join(tail)
    return f"{letters} {said} {tail}".rstrip()


def _mixed(match: re.Match[str]) -> str:
    """ "five G", "three D", "four K"."""
    return f"{number(match['figures'])} {' '.join(match['letters'])}"


def _dotted(match: re.Match[str]) -> str:
    return " dot ".join(digits(part) for part in match.group().split("."))


_COMPARED = re.compile(" (?:faster|more|higher|bigger|larger|as|the|better|cheaper|less|greater)")

TOO_LONG: tuple[Rule, ...] = (
    # Python refuses to read numbers of thousands of digits, and nobody says them.
    rule(r"\d{25,}|\d{1,3}(?:,\d{3}){9,}", lambda m: digits(m.group())),
)
BEFORE_MEASURES: tuple[Rule, ...] = (
    # Names with numbers, before their last letter is taken for a unit ("F-16s"), and comparisons.
    rule(r"(?<!\w)[~≈]\s?(?=[\d$£€.])", "about "),
    rule(r"(?<!\w)>\s?(?=[\d$£€.])", "more than "),
    rule(r"(?<!\w)<\s?(?=[\d$£€.])", "less than "),
    rule(r"(?<!\w)≥\s?(?=[\d$£€.])", "at least "),
    rule(r"(?<!\w)≤\s?(?=[\d$£€.])", "at most "),
    rule(
        r"(?<![\w.,])(?P<figures>[248]|5|10)(?P<letters>K)\b(?= ?(?:TV|screen|video|resolution|run|race|[.,;]|$))",
        lambda m: f"{number(m['figures'])} K",
    ),
    rule(
        r"(?<![\w/-])(?P<letters>[A-Z]{1,6}|COVID|Covid)[-‑](?P<figures>\d{1,4})(?P<more>[’']?s)?(?P<tail>[A-Z]{1,2})?(?!\w)",
        _named,
    ),
    rule(r"(?<![\w/-])(?P<letters>[A-Z]{1,5})(?P<figures>\d{1,4})(?P<more>[’']?s)?(?P<tail>[A-Z]{1,2})?(?!\w)", _named),
    rule(
        r"\b(?P<letters>Boeing|Airbus|Flight|flight|Route|Highway|Interstate|Channel|Room|Area|Section|Rule|Title|Bus|Peugeot|Porsche|BMW|Rte)\s(?P<figures>\d{3,4})(?P<more>s)?(?P<tail>-\d{3,4})?(?![\w,]|\.\d)",
        _named,
    ),
    rule(r"(?<![\w.,])(?P<figures>\d{1,3})(?P<letters>[A-Z]{1,3})(?![\w])", _mixed),
    rule(
        r"(?<![\w.,])(?P<figures>\d{1,3}(?:\.\d+)?)(?:x|×)(?![\w])",
        lambda m: f"{number(m['figures'])} {'times' if _COMPARED.match(m.string, m.end()) else 'x'}",
    ),
)
RULES: tuple[Rule, ...] = (
    rule(r"\b401\s?\(?k\)?(?!\w)", "four oh one k"),
    rule(r"(?<![\d,.])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<ending>st|nd|rd|th)\b", _ordinal, re.IGNORECASE),
    rule(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]\d)", _dotted),
    rule(
        r"(?<![\w.,])(?:\+\d{1,3}[ -]?)(?:\(\d{1,4}\)[ -]?)?\d{2,4}(?:[ -]\d{2,4}){1,4}(?![\w-])",
        lambda m: f"plus {_telephone(m)}",
    ),
    rule(
        r"(?<![\w.,])(?:\(\d{3}\)[ -]?)\d{3}-\d{4}(?![\w-])|(?<![\w.,-])\d{3}-\d{3,4}(?:-\d{1,4}){0,2}(?<=-\d{4})(?![\w-])|(?<![\w.,-])\d{3}-\d{2}-\d{4}(?![\w-])|(?<![\w.,-])\d{3}-\d{3}-\d{4}-\d{1,4}(?![\w-])",
        _telephone,
    ),
    rule(r"(?<![\w.,-])1-800-", "one, eight hundred, "),
    rule(r"(?<![\w.,])911(?!\w|,\d)", "nine one one"),
    rule(r"(?<![\w.,])999(?= (?:call|operator|emergency))", "nine nine nine"),
    rule(
        rf"(?<![\w.,/-])(?P<one>{NUMBER})\s?[-–—‑−]\s?(?P<two>{NUMBER})(?![\w/]|[-–]\d|[.,]\d)(?!-[a-z]+-old)",
        _range,
    ),
    rule(rf"(?<![\w.,/-])(?P<one>{NUMBER})[-–‑](?P<two>{NUMBER})(?=-[a-z])", _range),
    rule(rf"(?<=\d)\s?{DASH}\s?(?=\d)", " "),
    rule(r"(?<=\d)\s?[x×]\s?(?=\d)", " by "),
    rule(r"(?<=\d)\s?\+\s?(?=\d)", " plus "),
    rule(r"(?<=\d)\+(?!\w)", " plus"),
    rule(r"(?<![\w)])[-−](?=\.?\d)", "minus "),
    rule(r"(?<!\w)\+(?=\d)", "plus "),
    rule(r"\s=\s", " equals "),
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
    rule(r"(?<=[a-z])/(?=[a-z])", " slash "),
    rule(r"(?<=[A-Za-z])\s?\+(?=\s|$)", " plus"),
)
