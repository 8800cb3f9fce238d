"""What is said for what is written, character by character, so that the time of a spoken word finds the written one.

The engine gets what a newsreader would say; transcripts keep what is written.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenText:
    """What an engine is given for a cue."""

    text: str
    origins: tuple[int, ...]
    """For each character of `text`, the character of the written text it speaks for; never falling."""


def spoken(written: str, respellings: Iterable[tuple[str, str]] = ()) -> SpokenText:
    """The spoken form of a written text: `respellings` (words and how they are said) first, then the rules; everything
    that neither knows is said as it is written."""
    text, origins = written, tuple(range(len(written)))
    for words, respelling in respellings:
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        text, origins = _rewrite(text, origins, pattern, lambda _, said=respelling: said)  # type: ignore[misc]
    for pattern, say in RULES:
        text, origins = _rewrite(text, origins, pattern, say)
    return SpokenText(text=text, origins=origins)


def _rewrite(
    text: str, origins: tuple[int, ...], pattern: re.Pattern[str], say: Callable[[re.Match[str]], str]
) -> tuple[str, tuple[int, ...]]:
    parts: list[str] = []
    spread: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        said = say(match)
        parts += [text[done : match.start()], said]
        spread += origins[done : match.start()]
        # The words of a longer saying are spread over what they stand for, in order.
        width = match.end() - match.start()
        spread += [origins[match.start() + k * width // max(1, len(said))] for k in range(len(said))]
        done = match.end()
    if not parts:
        return text, origins
    return "".join([*parts, text[done:]]), (*spread, *origins[done:])


TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Dr": "Doctor", "Prof": "Professor", "Sen": "Senator",
    "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives", "Gov": "Governor", "Gen": "General",
    "Lt": "Lieutenant", "Col": "Colonel", "Sgt": "Sergeant", "Capt": "Captain", "Maj": "Major", "Rev": "Reverend",
    "Hon": "Honourable", "Jr": "Junior", "Sr": "Senior", "vs": "versus", "Inc": "Incorporated", "Corp": "Corporation",
    "Ltd": "Limited", "Co": "Company", "St": "Saint",
}  # fmt: skip
MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July", "Aug": "August",
    "Sep": "September", "Sept": "September", "Oct": "October", "Nov": "November", "Dec": "December",
}  # fmt: skip
MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
CURRENCIES = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen"}
MAGNITUDES = {
    "k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion", "tn": "trillion",
    "trn": "trillion",
}  # fmt: skip
DECADES = {
    "0": "hundreds", "1": "tens", "2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties",
    "7": "seventies", "8": "eighties", "9": "nineties",
}  # fmt: skip
CENTURIES = {"16": "sixteen", "17": "seventeen", "18": "eighteen", "19": "nineteen", "20": "twenty"}


def _money(match: re.Match[str]) -> str:
    amount, magnitude = match["amount"], (match["magnitude"] or "").strip().lower()
    unit = CURRENCIES[match["sign"]]
    if amount == "1" and not magnitude:
        unit = unit.removesuffix("s")
    return " ".join(filter(None, [amount, MAGNITUDES.get(magnitude, magnitude), unit]))


def _ordinal_day(match: re.Match[str]) -> str:
    day = int(match["day"])
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{match['month']} {day}{ending}"


def _decade(match: re.Match[str]) -> str:
    if match["tens"] == "0" and match["century"] == "20":
        return "two thousands"
    return f"{CENTURIES[match['century']]} {DECADES[match['tens']]}"


_ABBREVIATIONS = TITLES | MONTHS
RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    # Control characters: espeak stops at a NUL, and others are noise.
    (re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"), lambda m: ""),
    # Quotation marks are for the eye: the voice changes instead.
    (re.compile(r"[“”„‟«»\"]|''|``|(?<!\w)[‘'](?=\w)|(?<=[.,!?])[’'](?!\w)"), lambda m: ""),
    # A dash between words is a pause, and espeak makes a full stop of it.
    (re.compile(r"(?<=\w)\s*[–—](?!\d)\s*(?=\w)|(?<=\w)\s+[-–—]\s+(?=\w)|(?<=\w)\s*--\s*(?=\w)"), lambda m: ", "),
    (re.compile(r"(?<=\S)\s+[-–—]+\s+"), lambda m: " "),
    (re.compile(rf"\b(?P<word>{'|'.join(_ABBREVIATIONS)})\.(?=,? +[\w“\"])"), lambda m: _ABBREVIATIONS[m["word"]]),
    (
        re.compile(
            r"(?P<sign>[$£€¥])(?P<amount>\d[\d,]*(?:\.\d+)?)"
            r"(?P<magnitude> ?(?:bn|tn|trn|mn|[kmb]|thousand|million|billion|trillion)\b)?",
            re.IGNORECASE,
        ),
        _money,
    ),
    (re.compile(r"\b(?P<century>1[6-9]|20)(?P<tens>\d)0[’']?s\b"), _decade),
    (re.compile(rf"\b(?P<month>{MONTH_NAMES}) (?P<day>[1-9]|[12]\d|3[01])(?!\d|\.\d|st|nd|rd|th|:)"), _ordinal_day),
    (re.compile(r"\bWorld War (?P<number>II?)\b"), lambda m: f"World War {'One' if m['number'] == 'I' else 'Two'}"),
    (
        re.compile(r"(?<![\w.-])(?P<one>\d{1,3})[-–](?P<two>\d{1,3})(?![\w-]|\.\d)"),
        lambda m: f"{m['one']} to {m['two']}",
    ),
)
