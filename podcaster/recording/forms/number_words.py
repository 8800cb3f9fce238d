"""Numbers as English words: cardinals, ordinals, years, codes, and digits one by one."""

import re

from podcaster.languages.en.numbers import IRREGULAR_ORDINALS, ONES, SCALES, TENS

LARGEST_DIGITS = 3 * len(SCALES)
"""Longer numbers are said digit by digit."""


def cardinal(number: int) -> str:
    """ "one hundred twenty three" for 123; -5 is "minus five"."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number < 20:
        return ONES[number]
    if len(str(number)) > LARGEST_DIGITS:
        return digits(str(number))
    parts = []
    for power, group in enumerate(reversed(_groups(number))):
        if group:
            parts.append(f"{_below_thousand(group)} {SCALES[power]}".strip())
    return " ".join(reversed(parts))


def ordinal(number: int) -> str:
    """ "twenty first" for 21."""
    before, _, last = cardinal(number).rpartition(" ")
    said = IRREGULAR_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before} {said}".lstrip()


def year(number: int) -> str:
    """ "nineteen ninety", "two thousand one", "twenty ten", "nineteen oh five"."""
    century, rest = divmod(number, 100)
    if number < 1000 or number % 1000 < 10:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {_two_digits(rest)}"


def decade(number: int) -> str:
    """ "nineteen eighties" for 1980, "eighties" for 80, "two thousands" for 2000."""
    if number % 1000 == 0:
        return cardinal(number) + "s"
    if number % 100 == 0:
        return f"{cardinal(number // 100)} hundreds" if number >= 100 else "two thousands"
    tens = number % 100
    said = "tens" if tens == 10 else TENS[tens // 10][:-1] + "ies"
    return f"{cardinal(number // 100)} {said}" if number >= 100 else said


def plural_number(said: str) -> str:
    """ "sixteens", "twenties", "sixes"."""
    return said[:-1] + "ies" if said.endswith("y") else said + ("es" if said.endswith("six") else "s")


def digits(text: str) -> str:
    """ "one two three" for "123". Other characters are left out."""
    return " ".join(ONES[int(digit)] for digit in re.findall("[0-9]", text))


def code(text: str) -> str:
    """The number of a flight, a road, an aircraft: "three seventy" for "370", "four hundred" for "400"."""
    if text.startswith("0") or len(text) > 4:
        return digits(text)
    number = int(text)
    if number < 100 or number % 1000 == 0 or (number < 1000 and number % 100 == 0):
        return cardinal(number)
    if number % 100 == 0:
        return f"{cardinal(number // 100)} hundred"
    return f"{cardinal(number // 100)} {_two_digits(number % 100)}"


def number(text: str) -> str:
    """A number as it is written: "1,234", "-2.50", ".5", "007"."""
    sign = "minus " if text[:1] in "-−" else ""
    whole, point, fraction = text.lstrip("-−+").replace(",", "").partition(".")
    if len(whole) > 1 and whole.startswith("0") and not point:
        return sign + digits(whole)
    said = cardinal(int(whole)) if whole else ""
    return sign + (f"{said} point {digits(fraction)}".lstrip() if fraction else said)


def is_one(text: str) -> bool:
    """Whether the noun after this number is singular."""
    return text.strip("-−") in ("1", "1.0", "1.00")


def _groups(number: int) -> list[int]:
    text = str(number)
    head = len(text) % 3
    parts = [text[:head]] if head else []
    return [int(part) for part in parts + [text[k : k + 3] for k in range(head, len(text), 3)]]


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [f"{ONES[hundreds]} hundred"] if hundreds else []
    if 0 < rest < 20:
        parts.append(ONES[rest])
    elif rest:
        parts.append(f"{TENS[rest // 10]} {ONES[rest % 10]}" if rest % 10 else TENS[rest // 10])
    return " ".join(parts)


def _two_digits(number: int) -> str:
    return f"oh {ONES[number]}" if number < 10 else cardinal(number)


def part(text: str) -> str:
    """A part of a version: "eleven" for "11", "one one three" for "113", "zero one" for "01"."""
    return cardinal(int(text)) if (len(text) < 3 and not text.startswith("0")) or text == "0" else digits(text)


def said_fraction(whole: str | None, upper: int, lower: int) -> str:
    """A fraction in words, with or without a whole number: "two and a half", "three quarters", "one third"."""
    if lower == 2:
        name = "half" if upper == 1 else "halves"
    elif lower == 4:
        name = "quarter" if upper == 1 else "quarters"
    elif lower < 2:
        name = ""
    else:
        name = ordinal(lower) + ("" if upper == 1 else "s")
    said = f"{cardinal(upper)} {name}" if name else f"{cardinal(upper)} over {cardinal(lower)}"
    if whole:
        return f"{number(whole)} and {('an ' if name == 'eighth' else 'a ') + name if upper == 1 and name else said}"
    return said
