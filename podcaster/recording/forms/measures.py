"""Measures, rates, percentages, temperatures. Units are in full, and singular after one and before a noun."""

import re

from podcaster.languages.en import contexts, units
from podcaster.languages.en.numbers import NUMBER_WORDS, ONES
from podcaster.recording.forms import metres
from podcaster.recording.forms.context import last_word, near, next_word, words_before
from podcaster.recording.forms.nouns import describes_a_noun
from podcaster.recording.forms.number_words import cardinal, is_one, number
from podcaster.recording.forms.rule import DASH, MAGNITUDES, NUMBER, Rule, one_of, rule
from podcaster.recording.forms.sentences import ANY_CAPITAL, stop
from podcaster.recording.forms.units import EXPRESSION, SYMBOLS, Unit, allowed, longest, name_of, parse, per, said_power
from podcaster.system.lazy_regex import lazy_regex

_SPACED_INCH = lazy_regex(r"[,;)]|$| diameter| long| wide| high| tall| deep| thick| apart| [x×]| by \d| of (?:rain|snow)|\.?-")
"""What follows "5 in" when "in" means inches."""
MOST_POINTS = 100
FEWEST_PAGES = 48
"""From this number, pp is pages: hardly anything changes by so many percentage points."""
_SPACED_SECOND = frozenset("for in of every after about within under to only just by took lasts lasted".split())


def _is_unit(match: re.Match[str], unit: Unit, end: int) -> bool:
    """Whether the letters after an amount are a unit. `end` is where they end.

    Products, quotients and powers always are. Short symbols are units only with a space before them, or only without
    one: see `languages/en/units.py`. Without a space, m, k and b may be magnitudes.
    """
    symbol, gap, text = unit.symbol, match["gap"], match.string
    short = symbol in units.WHERE_A_UNIT
    if not unit.plain or symbol in units.SHOUTED:
        return True
    if match["magnitude"]:
        return not short or symbol in units.AFTER_A_MAGNITUDE
    if not short:
        return True
    if text[end : end + 1] in ("’", "'"):
        return False
    stopped = text[end : end + 1] == "." and not re.match(r"\.(?:\s*$|\s+[\"“(]?[A-Z]|\w)", text[end : end + 12])
    if symbol in units.WITH_A_STOP and stopped:
        return symbol != "c" or re.match(r"\. [a-z]", text[end : end + 3]) is not None
    if gap == "-":
        return symbol in units.AFTER_A_HYPHEN and re.match(r"\.?\s[A-Za-z]", text[end : end + 3]) is not None
    return _in_its_context(match, symbol, end)


def _in_its_context(match: re.Match[str], symbol: str, end: int) -> bool:
    """Whether a short symbol is a unit, by the words around it: "in" with a space before it is usually a preposition."""
    gap, text = match["gap"], match.string
    if symbol == "K" and not gap:
        return float(match["amount"].replace(",", "")) >= 1000  # 6500K is the colour of a light, 65K a number
    if symbol == "t" and not gap:
        return (len(match["amount"]) > 2 and "." not in match["amount"]) or near(match, contexts.HEAVY)  # "20,000t"
    if symbol == "pc" or (symbol == "A" and gap):
        return near(match, contexts.SKY if symbol == "pc" else contexts.ELECTRIC)
    if gap and len(symbol) == 1 and symbol.isupper() and re.match(rf" (?:(?:{one_of(ONES)})\b|[A-Z][a-z])", text[end : end + 12]):
        return False  # "a 289 V eight": a code; "199 L Aberg": an initial
    if symbol == "ac" and gap:
        return text[end : end + 1] == "."
    if symbol == "s" and not gap and (match["amount"] or "").isdigit() and not _lasts(match, end):
        return False
    if symbol == "s" and (gap or last_word(match) == "iphone"):
        return bool(gap) and last_word(match) in _SPACED_SECOND
    if symbol == "in" and gap:
        return text[end : end + 1] == "." or _SPACED_INCH.match(text, end) is not None
    if symbol in ("l", "L") and last_word(match) in contexts.SEATS | {"runway"}:
        return False
    return allowed(symbol, gap)


def _lasts(match: re.Match[str], end: int) -> bool:
    """Whether "30s" is a time: after a word such as "in" or "by", before a word such as "after", near a race. "501s" and "back-to-back 3s" are
    plurals."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if last_word(match) == "iphone":
        return False
    if match["last"] and (last_word(match) == "the" or near(match, contexts.AGED)):
        return False  # "the 25-34s"
    if before.endswith(("±", "minus ", "~", "about ")):
        return True
    timed = last_word(match) in _SPACED_SECOND | _BEFORE_SECONDS or re.search(r"\d ?(?:m|min|mins)[ ,]? ?$", before) is not None
    return timed or re.match(r" (?:after|before|later|ahead|behind|clear|per|delay|exposure|video|clip)\b|[,;)]? ?(?:\d+ ?(?:ms|m)\b)", match.string[end : end + 12]) is not None or near(match, contexts.RACE, 40)


def _measure(match: re.Match[str]) -> str:
    found = longest(match["unit"])
    if found is None:
        return match.group()
    unit, length = found
    rest = match["unit"][length:]
    end = match.start("unit") + length
    if rest[:1].isalnum() or (not rest and (match.string[end : end + 1].isalnum() or match.string[end : end + 1] in tuple("²³"))):
        return match.group()
    if (rest[:1] == "/" and rest[1:2].isalpha()) or (not rest and re.match(r"/\w|-\d", match.string[end : end + 2])):
        return match.group()  # "5 m/Foo": not a rate
    if not _is_unit(match, unit, end):
        return match.group()
    amount, last, gap = match["amount"], match["last"], match["gap"]
    said = _said_amount(match)
    where_driven = unit.symbol == "mpg" and next_word(match) in ("city", "highway", "combined", "hwy")
    described = gap == "-" or (not where_driven and not rest.strip(". ") and _describes(match, end, unit))
    one = described or (is_one(amount or "") and not match.string[max(0, match.start() - 2) : match.start()].strip().endswith("±") and not last and not match["magnitude"] and not match["ten"])
    name = unit.one if one else unit.many
    if unit.symbol == "rpm" and described:
        name = "R P M"  # "a 45rpm single"
    if unit.symbol == "ppm" and near(match, contexts.PRINTERS):
        name = "pages per minute"
    stop, after = "", ""
    if rest[:1] == ".":
        after = rest[1:]
        keeps = gap != "-" or not (rest[1:] + match.string[match.end() :]).strip()
        stop = "." if keeps and re.match(r"\s*$|\s+[\"“(]?(?![NSEW]{1,3}\b)[A-Z]", (rest[1:] + match.string[match.end() :])[:12]) else ""
    else:
        after = rest
    space = " " if not after and not stop and match.string[match.end() : match.end() + 1].isalnum() else ""
    return f"{'minus ' if match['minus'] else ''}{said} {name}{stop}{after}{space}"


def _said_amount(match: re.Match[str]) -> str:
    amount = match["amount"]
    said = number(amount) if amount else ""
    if match["ten"]:
        said = f"{said} times ten{said_power(match['ten'])}" if amount else f"ten{said_power(match['ten'])}"
    if match["last"]:
        said += f" to {number(match['last'])}"
    if match["magnitude"]:
        said += f" {MAGNITUDES[match['magnitude'].strip().lower()]}"
    return said


def _describes(match: re.Match[str], end: int, unit: Unit) -> bool:
    """Whether a noun follows the unit. A full stop after "6.3-in." does not end a sentence before a small letter."""
    if match.string[end : end + 1] == ".":
        if re.match(r"\.\s+[A-Z][a-z]", match.string[end : end + 6]):
            return False
        end += 1
    return describes_a_noun(match, unit.one, end)


def _counted_per(match: re.Match[str]) -> str:
    each = per(match["per"])
    if each is None:
        return match.group()
    times = f"{number(match['amount'])} times " if match["amount"] else ""
    return f"{times}ten{said_power(match['ten'])}{match['what'] or ''} per {each}"


def _without_a_figure(match: re.Match[str]) -> str:
    """ "measured in µg/m³": the unit is plural."""
    unit = parse(match["unit"])
    if unit is None or unit.plain or (len(match["unit"].rstrip("²³23")) == 1 and match["unit"][0] != "m"):
        return match.group()
    if "/" in match["unit"] and len(match["unit"]) < 4 and match["unit"] not in ("m/s", "g/l", "g/L"):
        return match.group()
    singular = last_word(match) in ("per", "a", "each", "every", "the")
    return unit.one if singular else unit.many


def _five_k(match: re.Match[str]) -> str:
    """ "five K" for a race, otherwise "five thousand"."""
    race = near(match, contexts.RACE, 40) or (last_word(match) in ("the", "a") and not next_word(match).endswith("s")) or next_word(match).lower() in ("run", "race", "fun", "charity", "walk", "row")
    if match["amount"] in ("5", "10", "15", "20", "21", "50", "100") and race and "$" not in match.string[max(0, match.start() - 2) : match.start()]:
        return f"{number(match['amount'])} K"
    return f"{number(match['amount'])} thousand"


def _degrees(match: re.Match[str]) -> str:
    """ "180C", "-4C", "200C fan": degrees, except after a word such as "seat"."""
    if match["scale"] == "C" and re.match(r"\s?[,.;)]", match.string[match.end() : match.end() + 2]) and near(match, {"size", "bra", "cup"}):
        return match.group()
    if last_word(match) in contexts.SEATS or (match["scale"] == "F" and float(match["amount"]) < 20 and not match["minus"] and not match["last"]):
        return match.group()
    minus = "minus " if match["minus"] else ""
    last = f" to {number(match['last'])}" if match["last"] else ""
    one = (match["amount"] == "1" or describes_a_noun(match, "degree")) and not last
    scale = "" if next_word(match) == "fan" else " Celsius" if match["scale"] in "Cc" else " Fahrenheit"
    return f"{minus}{number(match['amount'])}{last} degree{'' if one else 's'}{scale}"


def _points(match: re.Match[str]) -> str:
    """Percentage points. "320pp" are pages."""
    if match.group().endswith("pp") and match["amount"].isdigit() and int(match["amount"]) > 60 and not match["last"]:
        return f"{number(match['amount'])} pages"
    minus = "minus " if match["minus"] else ""
    last = f" to {number(match['last'])}" if match["last"] else ""
    if "ppt" in match.group() and near(match, contexts.TRACES):
        return f"{number(match['amount'])}{last} parts per trillion"
    one = not last and (is_one(match["amount"]) or describes_a_noun(match, "point"))
    return f"{minus}{number(match['amount'])}{last} percentage point{'' if one else 's'}"


def _pages(match: re.Match[str]) -> str:
    """Pages, if means pages: a book is near, or the number is too large for a change, as in "runs to 872pp"."""
    count = int(match["amount"].replace(",", ""))
    changed = count < MOST_POINTS and not contexts.CHANGED.isdisjoint(words_before(match)[-5:])
    if changed or not (count >= FEWEST_PAGES or near(match, contexts.BOOKS)):
        return match.group()
    return f"{cardinal(count)} pages" + (stop(match, ANY_CAPITAL) if match["stop"] else "")


def _percent(match: re.Match[str]) -> str:
    last = f" to {number(match['last'])}" if match["last"] else ""
    return f"{'minus ' if match['minus'] else ''}{number(match['amount'])}{last} percent"


_SOLUTION = lazy_regex(r" (?:H C L|HCl|NaOH|H2SO4|NaCl|HNO3|KOH|KCl|N\.A|Na|hydrochloric|sulphuric|sulfuric|nitric|sodium|potassium|solution|glucose|sucrose|urea|acid)\b")
"""What follows a concentration in moles per liter: "2M HCl"."""


def _magnitude(match: re.Match[str]) -> str:
    last = f" to {number(match['last'])}" if match["last"] else ""
    if match.group()[-2:-1] == " " and match["magnitude"].isupper() and next_word(match) in NUMBER_WORDS:
        return match.group()  # "35 B seventeen missions": a code
    if match["magnitude"] == "M" and (match["amount"].startswith("0.") or _SOLUTION.match(match.string, match.end())):
        return f"{number(match['amount'])}{last} M"  # a concentration, in moles per liter
    return f"{number(match['amount'])}{last} {MAGNITUDES[match['magnitude'].lower()]}"


def _dual(match: re.Match[str]) -> str:
    """ "175g or 6oz": one amount in two units. "8GB/256GB" are two amounts."""
    if match["unit"] == "m" and re.match(r"[\d.½¼¾]+ ?km\b", match.string[match.end() : match.end() + 9]):
        return " miles or "  # "7m/11km"
    if re.match(r"\d+ ?(?:h|hrs?|hours|days?|d|min)\b", match.string[match.end() : match.end() + 9]):
        return f"{match['unit']} per "  # "15ml/24h"
    if match["unit"] in ("GB", "TB", "MB", "V", "kV"):
        return f"{match['unit']}, "
    return f"{match['unit']} or " if (match["unit"] in SYMBOLS and match["unit"] != "K") or match["unit"] in ("C", "F") else match.group()


def _plus_unit(match: re.Match[str]) -> str:
    """ "12+ hrs": the unit after the plus sign."""
    unit = parse(match["unit"])
    known = unit is not None and not (unit.plain and unit.symbol in units.WHERE_A_UNIT)
    return f" plus {unit.many}" if unit is not None and known else match.group()


def _from_unit_to_unit(match: re.Match[str]) -> str:
    """The dash of "45 mins-1 hr" is "to". That of "5ft-6in" is not: an inch is a part of a foot."""
    one, two = SYMBOLS.get(match["unit"].strip(), ""), SYMBOLS.get(match["unit2"], "")
    if not one or not two or (len(match["unit"].strip()) == 1 and match["unit"].isupper()) or two in units.PARTS.get(one, ()):
        return match.group()
    return f"{match['unit']} to "


HOT = frozenset("oven bake baked fry oil temperature temp thermometer heat preheat cook roast internal degrees boil grill fever melts melt".split())
"""Near one of them, C and F after a space are degrees."""
_AT_SEA = frozenset("wind winds gust gusts gusting speed speeds boat ship yacht sailed knots breeze gale sea seas".split())
_BEFORE_SECONDS = frozenset("nearly almost than a the every each least most up another further".split())
_TIMES = {"min": "minute", "mins": "minute", "hr": "hour", "yr": "year", "sec": "second", "wk": "week", "mth": "month", "mo": "month"}
_MINUS = r"(?P<minus>(?<![\w)])[-−])?(?<![\w.,/])(?<![A-Za-z]-)"
_AMOUNT = rf"{_MINUS}(?P<amount>{NUMBER}|\.\d+)(?:\s?(?:{DASH}|to)\s?(?P<last>{NUMBER}))?"
_UNIT = rf"(?P<unit>{EXPRESSION}\.?)"
_DEGREES = rf"(?P<minus>(?<![\w)])[-−])?(?<![\w.,])(?<![A-Za-z]-)(?P<amount>\d{{1,3}}(?:\.\d+)?)(?:\s?(?:{DASH}|to)\s?(?P<last>\d{{1,3}}))?(?P<scale>[CF])(?![\w’'-])"
_POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹Ωµ^·⋅"
EARLY: tuple[Rule, ...] = (
    # A range from one unit to another: "45 mins-1 hr".
    rule(rf"(?<=\d)(?P<unit> ?[A-Za-z]{{1,6}})\.?\s?{DASH}\s?(?=\d[\d.,½¼¾]* ?(?P<unit2>[A-Za-z]{{1,6}})(?!\w))", _from_unit_to_unit, needs="-–"),
    rule(r"(?<=\d)(?P<gap> ?)m[Ll]/min(?:ute)?/1\.73 ?m(?:²|2|\^2)", " milliliters per minute per one point seven three square meters", needs="1.73"),
    rule(r"(?<=[a-z]{2})/(?P<hours>6|8|12|24|36|48|72) ?h(?:rs?|ours?)?(?!\w)", lambda m: f" per {number(m['hours'])} hours", needs="h"),
    rule(r"(?<=\d) ?Å(?!\w)", " angstroms", needs="Å"),
    # These come before `science`, which reads powers and Greek letters that are not part of a unit.
    rule(
        rf"{_MINUS}(?:(?P<amount>{NUMBER})\s?[×x·⋅]\s?)?10(?P<ten>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^-?\d{{1,3}})(?P<last>)?(?P<gap> ?)(?P<magnitude>)?{_UNIT}",
        _measure,
        needs=_POWERS,
    ),
    # A count in powers of ten: "10⁹/L", "1.5 × 10^6 cells/mL".
    rule(
        rf"(?:(?P<amount>{NUMBER})\s?[×x·⋅]\s?)?(?<![\d.,])10(?P<ten>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^-?\d{{1,3}})(?P<what> [a-z]{{2,14}})?/(?P<per>[A-Za-zµ]{{1,4}}[²³]?)(?![\w/])",
        _counted_per,
        needs=_POWERS,
    ),
    rule(rf"{_AMOUNT}(?P<ten>)(?P<gap>-|\s?)(?P<magnitude>){_UNIT}", lambda m: _measure(m) if re.search(f"[{_POWERS}]|-[12]", m["unit"]) else m.group(), needs=_POWERS),
    rule(rf"(?<![\w/.])(?<!\d )(?P<unit>{EXPRESSION})(?![\w/])", _without_a_figure, needs=("²", "³", "⁻")),
)
DUAL: tuple[Rule, ...] = (
    # Before dates, which would read "40s" as a decade.
    rule(r"(?<![\w.,])(?P<minutes>\d{1,3})\s?m(?:ins?)?,? (?P<seconds>\d{1,2}(?:\.\d{1,3})?)\s?s(?:ecs?)?(?!\w)", lambda m: f"{m['minutes']} min {m['seconds']} sec", needs="m"),
    rule(r"(?<=\d[½¼¾])\s?/\s?(?=(?:5|10|20)(?!\d))", " out of ", needs="/"),
    rule(r"(?:(?<=\d/\d\d)|(?<=\d/\d\d\d))(?P<gap>\s?)(?:mm ?Hg)\b", " millimeters of mercury", needs="Hg"),
    rule(r"(?:(?<=\dK)|(?<=\d\dp))/(?=\d{2,3} ?fps\b)", " ", needs="/"),
    rule(r"(?<=\dK)/(?P<rate>\d{2,3})p\b", lambda m: f" {number(m['rate'])} P", needs="K/"),
    rule(r"(?<=\d-bit)/(?=\d)", " ", needs="-bit"),
    rule(rf"(?<=(?:onth|year|week|hour)s)\s?{DASH}\s?(?=\d+ (?:year|month|week|day|hour|minute))", " to "),
    rule(r"(?<=\d%)\+(?!\w)", " plus", needs="+"),
    rule(r"(?<=\d) (?P<unit>year|month)s?/(?=[\d,]+-(?:mile|km|kilomet))", lambda m: f"-{m['unit']}, ", needs="/"),
    # The same amount in two units: "20cm/8in", "150ml/¼ pint".
    rule(r"(?<=\d)(?P<unit>°[CF]|[A-Za-z]{1,5})\s?/\s?(?=\d[\d.,½¼¾]*[\s-]?(?:°|[A-Za-z])|[½¼¾] ?[a-z]|[Gg]as )", _dual, needs="/"),
)
TEMPERATURES: tuple[Rule, ...] = (
    rule(r"(?<=\d)[ -]sq\.?[ -]?(?P<length>ft|m|in|mi|yd|km)\b\.?", lambda m: f"{m.group()[0]}sq {m['length']}", needs="sq"),
    rule(r"\bkm (?=\d)", "kilometer ", needs="k"),
    rule(r"(?<=\d)[- ]?y[./ ]?o\b\.?", "-year-old", needs="y"),
    rule(r"(?<=\d)(?P<ending>st|nd|rd|th)?-(?P<unit>mins?|hr|yr|sec|wk|mth|mo)(?!\w)\.?", lambda m: f"{m['ending'] or ''}-{_TIMES[m['unit']]}", needs="-"),
    rule(rf"(?<=\d)°\s?{DASH}\s?(?=\d{{1,3}}°)", " to ", needs="°"),
    rule(r"(?<=\d)(?P<gap> )(?P<scale>[CF])(?=\.?(?:[,;)]|$)| until\b| for\b| oven\b)(?<=\d\d [CF])", lambda m: m["scale"] if near(m, HOT) else m.group(), needs="CF"),
    # Oven temperatures: "200C/180C fan/gas 6". They come before names such as "3D", which also end with a capital.
    rule(r"(?<=\dC)/(?=-?\d+C(?!\w| fan))", ", ", needs="/"),
    rule(r"(?<=\d) ?kt(?!\w)", lambda m: " knots" if near(m, _AT_SEA) else m.group(), needs="k"),
    rule(r"(?<=\d[CF])\s?/\s?(?=\d)|(?<=\d[CF])\s?/\s?(?=gas)|(?<=\bfan)\s?/\s?(?=gas|\d)", " or ", needs="/"),
    rule(r"\bgas (?:mark )?(?=\d(?!\d))", "gas mark ", needs="g"),
    rule(r"(?<=\bdegrees )(?P<scale>[CF])(?![\w’'-])", lambda m: "Celsius" if m["scale"] == "C" else "Fahrenheit", needs="degrees "),
    rule(r"(?<=\s)\+(?=\d{1,3}(?:\.\d)?[CF]\b)", "plus ", needs="+"),
    rule(_DEGREES, _degrees, needs="CF"),
    rule(r"(?<![\w.,])(?P<hours>\d{1,2})\s?hr?s?[ ,]?(?P<minutes>\d{1,2})\s?m(?:ins?)?\b", lambda m: f"{m['hours']} hr {m['minutes']} min", needs="h"),
    rule(r"(?<=\d) ?nm(?= (?:[NSEW]{1,3}\b|off|from|north|south|east|west|out|apart|away|ahead|astern))", " nautical miles", needs="n"),
    rule(r"\bf/(?=\d)", "f ", needs="/"),
)
RULES: tuple[Rule, ...] = (
    rule(rf"(?<=\d)\s?%\s?{DASH}\s?(?=\d[\d.,]*\s?%)", " to ", needs="%"),
    rule(rf"(?<=\d)\+ ?(?P<unit>{EXPRESSION})(?!\w)", _plus_unit, needs="+"),
    rule(r"(?<!\w)\+(?=\.?\d)", "plus ", needs="+"),
    rule(r"(?<=\d)\s?\+\s?(?=\d)", " plus ", needs="+"),
    rule(r"(?<=\d)-pp\.?(?=\s[a-z])|(?<=\d) ?pp\.?(?=\s(?:book|booklet|report|prospectus|novel|brochure|pamphlet|guide|document|dossier|catalogue|judgment|judgement|ruling|paperback|hardback|volume)\b)", "-page", needs="pp"),
    rule(r"(?<![\w.,$£€+/−-])(?P<amount>\d{1,4}|\d,\d{3}) ?pp(?P<stop>\.?)(?![\w.])", _pages, needs="pp"),
    rule(rf"{_AMOUNT}\s?(?:%\s?-?(?:pts?|points?)\b|p\.p\.|pct pts?\b|ppts?\b|pps?\b(?!\.))", _points),
    rule(rf"{_AMOUNT}\s?(?:%|\bpct\b\.?|\bper cent\b)", _percent, needs="%p"),
    rule(r"(?<=\w)\s?%", " percent", needs="%"),
    rule(rf"{_AMOUNT}(?P<ten>)(?P<gap>-|\s?)(?P<magnitude>(?:thousand|million|billion|trillion|bn|m|k)(?:\s|(?=°))){_UNIT}", _measure),
    rule(rf"{_AMOUNT}(?P<ten>)(?P<gap>-|\s?)(?P<magnitude>){_UNIT}", _measure),
    *metres.RULES,
    rule(r"(?<![\w.,$£€–-])(?P<amount>\d{1,3})[kK](?![\w/-])", _five_k, needs="kK"),
    # Units that no rule has read yet: "2.5 to three km", "per km²".
    rule(r"(?<=\d)[\s-](?P<unit>lbs?|kg|km|mph|sq ft)\b", lambda m: f" {name_of(m['unit'], many=True)}"),
    rule(r"(?<=[a-z] )(?P<unit>mph|kph|lbs|hrs|sq ft|sq km|km2|kWh|°C|°F|mpg|mmHg)(?!\w)(?:\.(?=,|\s[a-z]))?", lambda m: name_of(m["unit"], many=True)),
    rule(rf"(?<=\bper )(?P<unit>{one_of(('km²', 'm²', 'm³', 'cm³', 'cm²', 'km2', 'm2', 'kg', 'kWh', 'sq ft', 'sq km', 'sq m'))})(?!\w)", lambda m: name_of(m["unit"])),
    # A rate without a figure: "in mg/dL".
    rule(rf"(?<![\w/.])(?P<unit>[A-Za-zµ]{{1,5}}/{EXPRESSION})(?![\w/])", _without_a_figure, needs="/"),
    # k, m and bn after a number are magnitudes here, since all units have been read: "5m people", "200k".
    rule(
        rf"(?<![\w.,])(?P<amount>{NUMBER})(?:\s?{DASH}\s?(?P<last>{NUMBER}))?\s?(?P<magnitude>bn|bln|tn|trn|mln|mn|BN|TN|MN|[kKmMbB])\b(?![/’']|-(?!(?:years?|strong|plus|people|a)\b))",
        _magnitude,
    ),
)
