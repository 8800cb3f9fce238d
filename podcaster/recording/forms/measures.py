"""Measures, rates, percentages, temperatures: units in full, in the singular for one and before a noun."""

import re

from podcaster.recording.forms.number_words import cardinal, is_one, number
from podcaster.recording.forms.rule import DASH, MAGNITUDES, NUMBER, Rule, rule

_UNITS = {
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "µm": "micrometer", "nm": "nanometer",
    "mi": "mile", "ft": "foot", "in": "inch", "yd": "yard", "yds": "yard", "nmi": "nautical mile",
    "kg": "kilogram", "kgs": "kilogram", "g": "gram", "mg": "milligram", "µg": "microgram", "mcg": "microgram", "lb": "pound", "lbs": "pound",
    "oz": "ounce", "st": "stone", "t": "ton", "kt": "kiloton", "Mt": "megaton",
    "l": "liter", "L": "liter", "ml": "milliliter", "mL": "milliliter", "cl": "centiliter", "gal": "gallon", "pt": "pint",
    "ha": "hectare", "ac": "acre", "s": "second", "sec": "second", "secs": "second", "ms": "millisecond", "min": "minute",
    "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "yr": "year", "yrs": "year", "wk": "week",
    "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "kWh": "kilowatt hour",
    "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour", "V": "volt", "kV": "kilovolt", "A": "amp",
    "mAh": "milliamp hour", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz",
    "B": "byte", "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "Gb": "gigabit", "Mb": "megabit",
    "Mbps": "megabit per second", "Gbps": "gigabit per second", "kbps": "kilobit per second", "dB": "decibel", "dBA": "decibel",
    "J": "joule", "kJ": "kilojoule", "kcal": "kilocalorie", "cal": "calorie", "Pa": "pascal", "hPa": "hectopascal", "kPa": "kilopascal",
    "psi": "P S I", "mph": "mile per hour", "kph": "kilometer per hour", "kmh": "kilometer per hour",
    "km/h": "kilometer per hour", "kmph": "kilometer per hour", "kn": "knot", "kts": "knot",
    "m/s": "meter per second", "ft/s": "foot per second", "rpm": "revolution per minute", "bpm": "beat per minute",
    "mpg": "mile per gallon", "fps": "frame per second", "bpd": "barrel per day", "b/d": "barrel per day",
    "ppm": "part per million", "ppb": "part per billion", "hp": "horsepower", "bhp": "brake horsepower", "bbl": "barrel",
    "bps": "basis point", "bp": "basis point", "pp": "percentage point", "ppt": "percentage point", "pct": "percent",
    "sq ft": "square foot", "sq. ft.": "square foot", "sq. ft": "square foot", "sqft": "square foot", "sq m": "square meter", "sq. m": "square meter",
    "sq km": "square kilometer", "sq. km": "square kilometer", "sq mi": "square mile", "sq. mi": "square mile", "sq miles": "square mile",
    "cu ft": "cubic foot", "cu m": "cubic meter", "fl oz": "fluid ounce",
    "°C": "degree Celsius", "°F": "degree Fahrenheit", "° C": "degree Celsius", "° F": "degree Fahrenheit", "ºC": "degree Celsius", "ºF": "degree Fahrenheit", "℃": "degree Celsius", "℉": "degree Fahrenheit", "°": "degree", "º": "degree",
}  # fmt: skip
_UNITS |= {
    f"{unit}{two}": f"square {name}"
    for unit, name in (
        ("km", "kilometer"),
        ("m", "meter"),
        ("cm", "centimeter"),
        ("mm", "millimeter"),
        ("ft", "foot"),
        ("mi", "mile"),
    )
    for two in "2²"
}
_UNITS |= {
    f"{unit}{three}": f"cubic {name}"
    for unit, name in (("km", "kilometer"), ("m", "meter"), ("cm", "centimeter"), ("ft", "foot"))
    for three in "3³"
}
_IRREGULAR = {
    "foot": "feet",
    "inch": "inches",
    "hertz": "hertz",
    "stone": "stone",
    "horsepower": "horsepower",
    "percent": "percent",
    "kilohertz": "kilohertz",
    "megahertz": "megahertz",
    "gigahertz": "gigahertz",
    "P S I": "P S I",
}
# Letters that mean something else after a number without a space: "5m people", "a 4K screen", "2B".
_MAGNITUDE_NOUNS = r"(?=\s(?:race|run|sprint|final|freestyle|hurdles|relay|butterfly|backstroke|breaststroke|medley|dash|title|record|gold|silver|bronze|event|wide|long|tall|high|deep|away|from|above|below|north|south|east|west|of the|into|underwater|radius))"
_PER = {"h": "hour", "hr": "hour", "hour": "hour", "s": "second", "sec": "second", "second": "second", "day": "day", "d": "day", "min": "minute",
        "minute": "minute", "year": "year", "yr": "year", "week": "week", "wk": "week", "month": "month", "mo": "month", "kg": "kilogram",
        "l": "liter", "L": "liter", "dl": "deciliter", "dL": "deciliter", "m2": "square meter", "m²": "square meter", "m3": "cubic meter", "m³": "cubic meter",
        "100km": "hundred kilometers", "km": "kilometer", "ha": "hectare", "capita": "capita", "person": "person", "gal": "gallon"}  # fmt: skip


def plural(name: str) -> str:
    """ "kilometers per hour" for "kilometer per hour", "square feet" for "square foot"."""
    head, per, rest = name.partition(" per ")
    before, _, last = head.rpartition(" ")
    if head.startswith("degree "):
        return "degrees " + head.removeprefix("degree ")
    said = _IRREGULAR.get(head) or f"{before} {_IRREGULAR.get(last, last + 's')}".lstrip()
    return said + per + rest


def _measure(match: re.Match[str]) -> str:
    amount, unit = match["amount"], _UNITS[match["unit"]]
    minus = "minus " if match["minus"] else ""
    following = re.match(r"[- ]([a-z]+)", match.string[match.end() : match.end() + 24])
    before = re.search(r"\b(?:a|an|A|An)\s+(?:[a-z]+\s+)?$", match.string[max(0, match.start() - 24) : match.start()])
    adjective = match["gap"] == "-" or (before is not None and following is not None and following[1] not in _FUNCTION)
    if match["magnitude"]:
        said = f"{number(amount)} {MAGNITUDES[match['magnitude'].strip().lower()]} {plural(unit)}"
    else:
        said = f"{number(amount)} {unit if is_one(amount) or adjective else plural(unit)}"
    if match["last"]:
        said = f"{number(amount)} to {number(match['last'])} {plural(unit)}"
    return minus + said + (f" per {_PER[match['per']]}" if match["per"] else "")


_FUNCTION = frozenset(
    "and or of in on at to for from by with than as is was are were per long wide high tall deep away".split()
)


def _fraction(match: re.Match[str]) -> str:
    """ "two and a half", "three quarters", "one third"."""
    whole, upper, lower = match["whole"], int(match["upper"]), int(match["lower"])
    return said_fraction(whole, upper, lower)


def said_fraction(whole: str | None, upper: int, lower: int) -> str:
    """A fraction in words, after a whole number or not."""
    from podcaster.recording.forms.number_words import ordinal

    if lower == 2:
        part = "half" if upper == 1 else "halves"
    elif lower == 4:
        part = "quarter" if upper == 1 else "quarters"
    elif lower == 1 or lower == 0:
        part = ""
    else:
        part = ordinal(lower) + ("" if upper == 1 else "s")
    said = f"{cardinal(upper)} {part}" if part else f"{cardinal(upper)} over {cardinal(lower)}"
    if whole:
        return f"{number(whole)} and {'a ' + part if upper == 1 and part else said}"
    return said


_GLYPHS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
_ALL_UNITS = "|".join(
    re.escape(unit)
    for unit in sorted(_UNITS, key=len, reverse=True)
    if unit
    not in (
        "in",
        "s",
        "A",
        "B",
        "V",
        "t",
        "st",
        "pt",
        "J",
        "m",
        "h",
        "g",
        "l",
        "L",
        "W",
        "ac",
        "Pa",
        "cal",
        "kt",
        "Mt",
        "min",
        "sec",
    )
)
_SPACED_ONLY = "m|g|l|L|h|t|W|V|min|sec|in(?=[.,;)]|$| diameter| long| wide| high| tall| deep| of (?:rain|snow))|cal"
_CLOSE_ONLY = "g|l|L|h|W|V|min|sec|in|s"
_AMOUNT = rf"(?P<minus>(?<![\w)])[-−])?(?<![\w.,])(?<![A-Za-z]-)(?P<amount>{NUMBER})(?:\s?(?:{DASH}|to)\s?(?P<last>{NUMBER}))?"
_PERS = "|".join(sorted(_PER, key=len, reverse=True))

RULES: tuple[Rule, ...] = (
    rule(rf"(?<=\d)\s?%\s?{DASH}\s?(?=\d[\d.,]*\s?%)", " to "),
    rule(
        r"(?<![\w.,])(?P<amount>\d{2,5})m (?=(?:race|sprint|final|freestyle|hurdles|relay|butterfly|backstroke|breaststroke|medley|dash|record|title|gold|silver|bronze)\b)",
        lambda m: f"{number(m['amount'])} meter ",
    ),
    # Feet and inches of a person: 6'2", 5ft 11in.
    rule(
        r"(?<![\w.])([3-8])['’′]\s?(1[01]|\d)(?:[\"”″]|'')",
        lambda m: f"{cardinal(int(m[1]))} foot {cardinal(int(m[2]))}",
    ),
    rule(
        r"(?<![\w.])([3-8])\s?ft\.?\s?(1[01]|\d)\s?ins?\b\.?",
        lambda m: f"{cardinal(int(m[1]))} foot {cardinal(int(m[2]))}",
    ),
    rule(
        r"(?<![\w.])(?:(?P<whole>\d{1,4})[ -])?(?P<upper>\d{1,5})[/⁄](?P<lower>\d{1,5})(?:ths?|rds?)?(?![\w/]|\.\d)(?=[^\d]|$)",
        _fraction,
    ),
    rule(
        rf"(?P<whole>\d{{1,4}})?\s?(?P<glyph>[{''.join(_GLYPHS)}])",
        lambda m: said_fraction(m["whole"], *_GLYPHS[m["glyph"]]),
    ),
    rule(
        rf"{_AMOUNT}\s?(?:%|\bpct\b\.?|\bper cent\b)",
        lambda m: (
            f"{'minus ' if m['minus'] else ''}{number(m['amount'])}{' to ' + number(m['last']) if m['last'] else ''} percent"
        ),
    ),
    rule(rf"(?<![\w.,])\+(?={NUMBER}\s?(?:%|percent|°))", "plus "),
    rule(r"(?<=\d)\s?(?:%)", " percent"),
    rule(
        rf"{_AMOUNT}(?P<gap>-|\s?)(?P<magnitude>)(?P<unit>{_ALL_UNITS})(?:/(?P<per>{_PERS}))?(?![\w/²³]|-(?=\d))",
        _measure,
    ),
    rule(rf"{_AMOUNT}(?P<gap>\s)(?P<magnitude>)(?P<unit>{_SPACED_ONLY})(?:/(?P<per>{_PERS}))?(?![\w/²³])", _measure),
    rule(rf"{_AMOUNT}(?P<gap>)(?P<magnitude>)(?P<unit>{_CLOSE_ONLY})(?:/(?P<per>{_PERS}))?(?![\w/²³])", _measure),
    rule(rf"{_AMOUNT}(?P<gap>)(?P<magnitude>)(?P<unit>m)(?P<per>)(?:{_MAGNITUDE_NOUNS}|(?=[ -]?(?:x|×)))", _measure),
    rule(
        rf"{_AMOUNT}(?P<gap>-|\s)(?P<magnitude>thousand|million|billion|trillion|bn|m)\s(?P<unit>{_ALL_UNITS})(?:/(?P<per>{_PERS}))?(?![\w/])",
        _measure,
    ),
    rule(r"(?<=\d)[\s-](?P<unit>lbs?|kg|km|mph|sq ft)\b", lambda m: f" {plural(_UNITS[m['unit']])}"),
    rule(r"(?<=[a-z] )(?P<unit>km/h|mph|kph|lbs|sq ft|sq km|km2|kWh|°C|°F)\b", lambda m: plural(_UNITS[m["unit"]])),
    # What is left of k, m, bn after a number is a magnitude: "5m people", "200k".
    rule(
        rf"(?<![\w.,])(?P<amount>{NUMBER})(?:\s?{DASH}\s?(?P<last>{NUMBER}))?\s?(?P<magnitude>bn|bln|tn|trn|mln|mn|[kKmbMB])\b(?![-/])",
        lambda m: (
            f"{number(m['amount'])}{' to ' + number(m['last']) if m['last'] else ''} {MAGNITUDES[m['magnitude'].lower()]}"
        ),
    ),
)
