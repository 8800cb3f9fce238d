"""Unit expressions: symbols with prefixes, powers, products and quotients, as in "W/m²K", "m s⁻²" or "lb-ft".

    expression = product, {("/" | " per "), product}
    product    = term, {("·" | "-" | " "), term}
    term       = ["sq" | "cu"], symbol, [power]

The tables of symbols are in `languages/en/units.py`.
"""

import re
from functools import lru_cache

from podcaster.languages.en import units
from podcaster.languages.en.science import POWERS
from podcaster.languages.en.units import IRREGULAR, PER, WHERE_A_UNIT
from podcaster.recording.forms.number_words import cardinal, ordinal
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_LENGTHS = frozenset("degree meter foot inch yard mile kilometer centimeter millimeter micrometer nanometer".split())


def _symbols() -> dict[str, str]:
    named = {}
    for symbol, (name, prefixes) in units.WITH_PREFIXES.items():
        named[symbol] = name
        for prefix in prefixes:
            whole = units.PREFIXES[prefix] + name if len(prefix) == 1 else name
            named[prefix + symbol] = units.ELIDED.get(whole, whole)
    named |= {"mbps": "megabit per second", "gbps": "gigabit per second", "Mt": "megaton"}
    return named | units.CUSTOMARY


SYMBOLS: dict[str, str] = _symbols()
"""Every symbol, with its prefix, and its name in the singular."""

_POWER = r"(?:[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^-?\d|-[12](?!\d)|[23](?!\d))"
_LETTERS = r"(?:(?:sq|cu)\.?[ -]?(?:ft|feet|foot|km|miles?|mi|meters?|metres?|m|inch(?:es)?|in|yards?|yds?)\b|fl\.? oz\b|[°º] ?[CFK](?![A-Za-z])|[°º℃℉]|[A-Za-zµΩ]{1,7})"
_TERM = rf"{_LETTERS}{_POWER}?"
EXPRESSION = (
    rf"{_TERM}(?:(?:\s?[·⋅*.](?=[A-Za-zµΩ])| ?\.?-(?=(?:lbs?|ft|in|oz)\b)| (?=[A-Za-zµΩ]{{1,4}}(?:[⁻]|-[12]\b))| (?=(?:ft|lbs?|m|in|h)\b)|(?<=[²³]))[A-Za-zµΩ]{{1,7}}{_POWER}?)*"
    rf"(?:\.?/(?:\((?:{_TERM}[·⋅. ]?){{1,3}}\)|(?:(?:1,?000|100|10) ?)?(?:sq\.? (?:ft|m|km|mi|in|yd)\b|[A-Za-zµΩ]{{1,11}}\.?){_POWER}?(?:(?:[·⋅]|(?<=[²³]))[A-Za-zµΩ]{{1,4}}{_POWER}?)*)){{0,3}}"
)
"""A pattern for what may be a unit expression. `parse` decides."""
_TOKEN = lazy_regex(rf"(?P<squared>sq|cu)?(?(squared)(?=\.?[ -]?(?:ft|feet|foot|km|mi|m|in|yd|yard)))(?(squared)\.?[ -]?)(?P<symbol>fl\.? oz|[°º] ?[CFK]|[A-Za-zµΩ°º℃℉]+)(?P<power>{_POWER})?")
_NAMES_OF_LENGTHS = {"feet": "foot", "foot": "foot", "miles": "mile", "mile": "mile", "inch": "inch", "inches": "inch", "yard": "yard", "yards": "yard",
                     "meter": "meter", "meters": "meter", "metre": "meter", "metres": "meter"}  # fmt: skip


class Unit(Record, frozen=True):
    """The name of a unit expression."""

    one: str
    many: str
    plain: bool
    """Whether it is one symbol without a power."""
    symbol: str


def plural(name: str) -> str:
    """ "kilometers per hour" for "kilometer per hour", "square feet" for "square foot"."""
    head, per, rest = name.partition(" per ")
    if head in IRREGULAR:
        return IRREGULAR[head] + per + rest
    for tail in (" squared", " cubed"):
        if head.endswith(tail):
            return plural(head.removesuffix(tail)) + tail + per + rest
    if head.startswith("degree "):
        return "degrees " + head.removeprefix("degree ") + per + rest
    before, space, last = head.rpartition(" ")
    if last.endswith(("hertz", "kelvin", "tesla", "molar")):
        return name
    return before + space + IRREGULAR.get(last, last + "s") + per + rest


@lru_cache(maxsize=4096)
def parse(text: str) -> Unit | None:
    """The unit that a text stands for, or None."""
    if (text in PER and text not in SYMBOLS) or text[-1:] in ("·", "⋅", "*", ".", " ", "/"):
        return None
    if (product := units.PRODUCTS.get(re.sub(r"\.?[-·⋅]", " ", text))) is not None:
        return Unit(one=product, many=plural(product), plain=False, symbol=text)
    if text in SYMBOLS:
        return Unit(one=SYMBOLS[text], many=plural(SYMBOLS[text]), plain=True, symbol=text)
    upper, *lowers = re.split(r"\.?/| per ", text)
    terms = _terms(upper)
    if not terms:
        return None
    over: list[str] = []
    under: list[str] = []
    for name, power in terms:
        (under if power < 0 else over).append(_with_power(name, abs(power)))
    if not over:
        return None
    for lower in lowers:
        said = per(lower)
        if said is None:
            return None
        under.append(said)
    plain = len(terms) == 1 and not under and terms[0][1] == 1
    name = " ".join(over)
    rest = "".join(f" per {what}" for what in under)
    return Unit(one=name + rest, many=plural(name) + rest, plain=plain, symbol=text)


def _terms(text: str) -> list[tuple[str, int]]:
    """The names of the units in a product, each with its power; empty if one of them is unknown."""
    found: list[tuple[str, int]] = []
    position, spaced = 0, False
    while position < len(text):
        if found and text[position] in "·⋅*. ":
            spaced, position = text[position] == " ", position + 1
            continue
        match = _TOKEN.match(text, position)
        if match is None:
            return []
        symbol = match["symbol"].replace("º", "°").replace("° ", "°").replace("fl. ", "fl ")
        name = _NAMES_OF_LENGTHS.get(symbol) if match["squared"] else None
        name = name or SYMBOLS.get(symbol) or (SYMBOLS.get(symbol.lower()) if symbol in units.SHOUTED or symbol in ("Tbsp", "Tsp", "Tbsps") else None)
        if name is None:
            return []
        power = int((match["power"] or "1").translate(SUPERSCRIPTS).lstrip("^+") or "1")
        if match["squared"]:
            power = 2 if match["squared"] == "sq" else 3
        elif match["power"] in ("2", "3") and name not in _LENGTHS and name != "second":
            return []
        if spaced and power > 0:
            return []  # "2 m in", but "2 m s⁻¹"
        found.append((name, power))
        position = match.end()
    return found


def _with_power(name: str, power: int) -> str:
    if power == 1:
        return name
    if name in _LENGTHS and power < 4:
        return f"{'square' if power == 2 else 'cubic'} {name}"
    return name + said_power(str(power))


def per(text: str) -> str | None:
    """What is said after "per" for what is written after a slash: "hour", "square meter kelvin", "hundred milliliters"."""
    if text in PER:
        return PER[text]
    text = text.strip("()")
    counted = re.match(r"(1,?000|100|10) ?", text)
    if counted:
        inner = parse(text[counted.end() :])
        return f"{cardinal(int(counted[1].replace(',', ''))).removeprefix('one ')} {inner.many}" if inner else None
    if text == "t":
        return "ton"
    terms = _terms(text.rstrip("."))
    if not terms or any(power < 0 for _, power in terms):
        return None
    return " ".join(_with_power(name, power) for name, power in terms)


def longest(text: str) -> tuple[Unit, int] | None:
    """The longest unit expression at the beginning of a text, and its length."""
    end = len(text)
    while end > 0:
        if (unit := parse(text[:end])) is not None:
            return unit, end
        cuts = [text.rfind(sign, 0, end) for sign in "/·⋅*- ."]
        end = max(cuts)
    return None


def name_of(symbol: str, *, many: bool = False) -> str:
    """The name of a unit expression that is known to be one."""
    unit = parse(symbol)
    if unit is None:
        raise ValueError(f"{symbol!r} is not a unit")
    return unit.many if many else unit.one


def said_power(power: str) -> str:
    """ " squared", " to the eighth", " to the minus nine", for a power in figures or superscripts."""
    power = power.translate(SUPERSCRIPTS).lstrip("^+")
    if power in POWERS:
        return f" {POWERS[power]}"
    if power.startswith("-"):
        return f" to the minus {cardinal(int(power.strip('-') or '1'))}"
    return f" to the {ordinal(int(power or '1'))}"


def is_unit(text: str) -> bool:
    """Whether a text is a unit expression and nothing else."""
    return parse(text) is not None


def allowed(symbol: str, gap: str) -> bool:
    """Whether a symbol is a unit after a figure, without a space or with one."""
    where = WHERE_A_UNIT.get(symbol)
    return where is None or ("spaced" if gap else "glued") in where
