"""Measures, rates, percentages, temperatures. Units are in full, and singular after one and before a noun."""

import re

from podcaster.languages.en import contexts, units
from podcaster.languages.en.numbers import GLYPHS
from podcaster.recording.forms import metres
from podcaster.recording.forms.context import last_word, near, next_word
from podcaster.recording.forms.number_words import cardinal, is_one, number, said_fraction
from podcaster.recording.forms.rule import DASH, MAGNITUDES, NUMBER, Rule, one_of, rule

_UNITS = units.UNITS
_FUNCTION = frozenset(
    "and or of in on at to for from by with than as is was are were per long wide high tall deep away x fan".split()
)
_AMOUNT = rf"(?P<minus>(?<![\w)])[-−])?(?<![\w.,/])(?<![A-Za-z]-)(?P<amount>{NUMBER}|\.\d+)(?:\s?(?:{DASH}|to)\s?(?P<last>{NUMBER}))?"
_PERS = one_of(units.PER)


def plural(name: str) -> str:
    """ "kilometers per hour" for "kilometer per hour", "square feet" for "square foot"."""
    head, per, rest = name.partition(" per ")
    before, _, last = head.rpartition(" ")
    if head.startswith("degree "):
        return "degrees " + head.removeprefix("degree ")
    said = units.IRREGULAR.get(head) or f"{before} {units.IRREGULAR.get(last, last + 's')}".lstrip()
    return said + per + rest


def _before_a_noun(match: re.Match[str]) -> bool:
    """Whether a noun follows that the measure describes, as in "a 6ft fence". Then the unit is singular."""
    following = next_word(match)
    if not following and re.match(r" \d", match.string[match.end() : match.end() + 2]):
        following = "120Hz"  # another measure of the same noun: "a 6.7in 120Hz screen"
    if not following or following in _FUNCTION:
        return False
    if not following[0].islower():
        return re.search(r"\b[Aa]n? $", match.string[max(0, match.start() - 4) : match.start()]) is not None
    before = re.search(r"(?:\b(?:a|an|the|each|every|this|that|its|his|her|their|our|my|your)|\w[’']s)\s+(?:[a-z]+\s+)?(?:\S+ (?:x|by) )?$", match.string[max(0, match.start() - 24) : match.start()], re.IGNORECASE)
    return before is not None


def _unit_name(symbol: str) -> str:
    return _UNITS.get(symbol) or _UNITS[symbol.lower()]


_SPACED_INCH = re.compile(r"[.,;)]|$| diameter| long| wide| high| tall| deep| [x×]| by \d| of (?:rain|snow)")


def _is_unit(match: re.Match[str]) -> bool:
    """Whether the letters after an amount are a unit.

    Long symbols always are. Short symbols are units only with a space before them, or only without one: see
    `languages/en/units.py`. Without a space, m, k and b may be magnitudes. With a space, "in" is usually a preposition.
    """
    unit, gap, per = match["unit"], match["gap"], match["per"]
    if (per and per not in units.PER) or (match["per2"] and match["per2"] not in units.PER):
        return False
    if unit in units.AFTER_A_SPACE or unit in units.SHOUTED:
        return True
    if match["magnitude"] or unit not in _UNITS:
        return False
    if gap == "-":
        return unit in ("m", "g", "in", "l", "h") and re.match(r"\s[a-z]", match.string[match.end() : match.end() + 2]) is not None
    if match.string[match.end() : match.end() + 1] in ("’", "'"):
        return False
    if unit == "s" and last_word(match) == "iphone":
        return False
    if gap:
        if unit == "in":
            return _SPACED_INCH.match(match.string[match.end() : match.end() + 12]) is not None
        if unit == "s":
            return last_word(match) in ("for", "in", "of", "every", "after", "about", "within", "under", "to", "only", "just")
        return unit in units.ALSO_AFTER_A_SPACE
    return unit in units.GLUED_ONLY or (unit == "m" and per is not None)


def _measure(match: re.Match[str]) -> str:
    if not _is_unit(match):
        return match.group()
    amount, unit = match["amount"], _unit_name(match["unit"])
    minus = "minus " if match["minus"] else ""
    if match["last"]:
        said = f"{number(amount)} to {number(match['last'])} {plural(unit)}"
    elif match["magnitude"]:
        said = f"{number(amount)} {MAGNITUDES[match['magnitude'].strip().lower()]} {plural(unit)}"
    else:
        said = f"{number(amount)} {unit if is_one(amount) or match['gap'] == '-' or _before_a_noun(match) else plural(unit)}"
    per = f" per {units.PER[match['per']]}" if match["per"] else ""
    if match["per2"]:
        per += f" per {units.PER[match['per2']]}"
    of = ""
    if unit.split()[0] in units.MEASURED_OUT and not per:
        following = next_word(match)
        of = " of" if following and following[0].islower() and following not in _FUNCTION else ""
    stop = ""
    if match["stop"]:
        stop = "." if re.match(r"\s*$|\s+[\"“(]?[A-Z]", match.string[match.end() :][:12]) else ""
    return minus + said + per + of + stop


def _five_k(match: re.Match[str]) -> str:
    """ "five K" for a race, otherwise "five thousand"."""
    race = near(match, contexts.RACE, 40) or (last_word(match) in ("the", "a") and not next_word(match).endswith("s")) or next_word(match).lower() in ("run", "race", "fun", "charity", "walk", "row")
    if match["amount"] in ("5", "10", "15", "20", "21", "50", "100") and race and "$" not in match.string[max(0, match.start() - 2) : match.start()]:
        return f"{number(match['amount'])} K"
    return f"{number(match['amount'])} thousand"


def _degrees(match: re.Match[str]) -> str:
    """ "180C", "-4C", "200C fan": degrees, except after a word such as "seat"."""
    if last_word(match) in contexts.SEATS or (match["scale"] == "F" and float(match["amount"]) < 20 and not match["minus"]):
        return match.group()
    minus = "minus " if match["minus"] else ""
    last = f" to {number(match['last'])}" if match["last"] else ""
    one = (match["amount"] == "1" or _before_a_noun(match)) and not last
    fan = next_word(match) == "fan"
    scale = "" if fan else " Celsius" if match["scale"] in "Cc" else " Fahrenheit"
    return f"{minus}{number(match['amount'])}{last} degree{'' if one else 's'}{scale}"


def _glyph(match: re.Match[str]) -> str:
    """A fraction character: "three quarters of a cup" before a unit, "three and a half miles" after a whole number."""
    said = said_fraction(match["whole"], *GLYPHS[match["glyph"]])
    space = " " if match.start() and match.string[match.start() - 1].isalpha() else ""
    singular = re.match(r" ([a-z]+)\b", match.string[match.end() : match.end() + 24])
    if not match["whole"] and match["glyph"] == "½" and singular and not singular[1].endswith("s") and singular[1] not in _FUNCTION and singular[1] not in _UNITS:
        return f"{space}half a{'n' if singular[1][0] in 'aeiou' else ''}"
    unit = re.match(r"\s?(cup|hr|tsp|teaspoon|tbsp|tablespoon|pint|pt|mile|inch|hour|lb|pound|ounce|oz|pint|litre|liter)\b(?! and)", match.string[match.end() : match.end() + 14])
    if match.string[max(0, match.start() - 3) : match.start()].endswith((" a ", "A ")) and not match["whole"]:
        return said.removeprefix("one ")  # "a half teaspoon"
    if not match["whole"] and unit and not said.endswith("half"):
        said += f" of {'an' if unit[1] in ('hour', 'hr', 'inch', 'ounce', 'oz') else 'a'}"
    elif not match["whole"] and unit:
        said = f"half {'an' if unit[1] in ('hour', 'hr', 'inch', 'ounce', 'oz') else 'a'}"
    return space + said + (" " if match.string[match.end() : match.end() + 1].isalpha() else "")


def _after_a_fraction(match: re.Match[str]) -> str:
    """A unit after a fraction in words: "one and a half teaspoons", "three quarters of a teaspoon", "half a teaspoon"."""
    unit = _UNITS[match["unit"]]
    following = next_word(match)
    before = match.string[max(0, match.start() - 12) : match.start()]
    many = match["a"] == " " and (not before.endswith("a half") or before.endswith("and a half"))
    of = unit in ("teaspoon", "tablespoon", "pint") and following and following[0].islower() and following not in _FUNCTION
    return f"{match['a']}{plural(unit) if many else unit}{' of' if of else ''}"


def _packs(match: re.Match[str]) -> str:
    """ "two four hundred gram tins"."""
    return f"{number(match['count'])} {number(match['amount'])} {_unit_name(match['unit'])} "


def _heights(match: re.Match[str]) -> str:
    return f"{cardinal(int(match[1]))} foot {cardinal(int(match[2]))}"


def _points(match: re.Match[str]) -> str:
    """Percentage points."""
    minus = "minus " if match["minus"] else ""
    last = f" to {number(match['last'])}" if match["last"] else ""
    one = not last and (is_one(match["amount"]) or _before_a_noun(match))
    return f"{minus}{number(match['amount'])}{last} percentage point{'' if one else 's'}"


def _percent(match: re.Match[str]) -> str:
    last = f" to {number(match['last'])}" if match["last"] else ""
    return f"{'minus ' if match['minus'] else ''}{number(match['amount'])}{last} percent"


def _magnitude(match: re.Match[str]) -> str:
    last = f" to {number(match['last'])}" if match["last"] else ""
    return f"{number(match['amount'])}{last} {MAGNITUDES[match['magnitude'].lower()]}"


_DEGREES = rf"(?P<minus>(?<![\w)])[-−])?(?<![\w.,])(?<![A-Za-z]-)(?P<amount>\d{{1,3}}(?:\.\d+)?)(?:\s?(?:{DASH}|to)\s?(?P<last>\d{{1,3}}))?(?P<scale>[CF])(?![\w’'-])"
_UNIT = r"(?P<unit>sq\.? ?(?:ft|m|km|miles|mi|in|yd)\b\.?|cu (?:ft|m)\b|fl oz\b|[°º] ?[CFK]\b|[°º℃℉]|[A-Za-zµΩ]{1,6}[2²3³]?)"
"""Letters that may be a unit; `_is_unit` decides."""
_RATE = r"(?:/(?P<per>(?:100)?[A-Za-z][A-Za-z\d]{0,10}[²³]?)(?:/(?P<per2>[A-Za-z]{1,10}))?)?"
def _adjective_dimensions(match: re.Match[str]) -> str:
    """ "a twenty centimeter by thirty centimeter tin": both units are singular before a noun."""
    following = next_word(match)
    if following in _FUNCTION:
        return match.group()
    name = _UNITS[match["unit"]]
    return f"{match['before']}{number(match['one'])} {name} by {number(match['two'])} {name}"


_GLYPH_OF = {f"{upper}/{lower}": glyph for glyph, (upper, lower) in GLYPHS.items()}


def _kitchen_fraction(match: re.Match[str]) -> str:
    """A fraction before a kitchen unit, as one character ("½ tsp"); `_glyph` reads it later."""
    glyph = _GLYPH_OF.get(match["fraction"])
    return f"{match['whole'] or ''}{glyph}" if glyph else match.group()


_TIMES = {"min": "minute", "mins": "minute", "hr": "hour", "yr": "year", "sec": "second", "wk": "week", "mth": "month"}


def _dual(match: re.Match[str]) -> str:
    """ "175g or 6oz": one amount in two units."""
    return f"{match['unit']} or " if match["unit"] in _UNITS or match["unit"] in ("C", "F") else match.group()


_AT_SEA = frozenset("wind winds gust gusts gusting speed speeds boat ship yacht sailed knots breeze gale sea seas".split())
TEMPERATURES: tuple[Rule, ...] = (
    rule(r"(?<![\w.,])(?P<minutes>\d{1,3})\s?m(?:ins?)?,? (?P<seconds>\d{1,2})\s?s(?:ecs?)?(?!\w)", lambda m: f"{m['minutes']} min {m['seconds']} sec", needs="m"),
    rule(r"\bkm (?=\d)", "kilometer ", needs="k"),
    rule(r"(?<=\d)[- ]?y[./ ]?o\b\.?", "-year-old", needs="y"),
    rule(rf"(?<=[½¼¾⅓⅔])\s?{DASH}\s?(?=\d)", " to ", needs="½¼¾⅓⅔"),
    rule(r"(?<=\d)(?P<ending>st|nd|rd|th)?-(?P<unit>mins?|hr|yr|sec|wk|mth)(?!\w)", lambda m: f"{m['ending'] or ''}-{_TIMES[m['unit']]}", needs="-"),
    rule(r"(?<=\d)(?P<unit>°[CF]|[A-Za-z]{1,4})\s?/\s?(?=\d[\d.,½¼¾]*\s?(?:°|[A-Za-z])|[Gg]as )", _dual, needs="/"),
    # Oven temperatures: "200C/180C fan/gas 6". They come before names such as "3D", which also end with a capital.
    rule(r"(?<=\dC)/(?=-?\d+C(?!\w| fan))", ", ", needs="/"),
    rule(r"(?<=\d) ?kt(?!\w)", lambda m: " knots" if near(m, _AT_SEA) else m.group(), needs="k"),
    rule(r"(?<=\d[CF])\s?/\s?(?=\d)|(?<=\d[CF])\s?/\s?(?=gas)|(?<=\bfan)\s?/\s?(?=gas|\d)", " or ", needs="/"),
    rule(r"\bgas (?:mark )?(?=\d(?!\d))", "gas mark ", needs="g"),
    rule(_DEGREES, _degrees, needs="CF"),
    rule(r"(?<=\d)(?P<unit>mm|cm|km|m|in|ft|yd|[\"'″′”])\s?[x×]\s?(?=\d)", lambda m: f"{m['unit']} by ", needs="x×"),
    rule(r"(?<=\d)\s?[x×]\s?(?=10 to the )", " times ", needs="x×"),
    rule(r"(?<![\w.,])(?P<hours>\d{1,2})\s?hr?s?[ ,]?(?P<minutes>\d{1,2})\s?m(?:ins?)?\b", lambda m: f"{m['hours']} hr {m['minutes']} min", needs="h"),
    rule(rf"(?P<before>\b[Aa]n? )(?P<one>{NUMBER})(?P<unit>mm|cm|m|in|ft) by (?P<two>{NUMBER})(?P=unit)(?= [a-z])", _adjective_dimensions),
    rule(r"(?<=\d) ?nm(?= (?:[NSEW]{1,3}\b|off|from|north|south|east|west|out))", " nautical miles", needs="n"),
    rule(r"(?<=\d)(?P<unit>mm|cm|ft|in)(?= [a-z]+s\b)(?! (?:is|was|has|as|across|its|this|stretches|measures|weighs|rises|stands)\b)", lambda m: f"-{m['unit']}"),
    rule(r"(?<![\d/.,])(?:(?P<whole>\d{1,3})[ -])?(?P<fraction>[123]/[2348])(?=\s?-?(?:cups?|tsp|tbsp|teaspoons?|tablespoons?|pints?|pt|lbs?|oz|ounces?|pounds?|inch(?:es)?|miles?)\b)", _kitchen_fraction, needs="/"),
    rule(r"\bf/(?=\d)", "f ", needs="/"),
    rule(rf"(?<![\w.,$£€'’′])(?P<size>{NUMBER})[\"″](?= (?:screen|display|monitor|TV|tablet|laptop|phone|pipe|nail|wheel|tyre|tire|plate|blade|gun|wide|long|tall|thick|record|disc|vinyl|pizza))", lambda m: f"{m['size']}-in", needs="\"″"),
    rule(r"(?<![\w.,])(?P<stone>\d{1,2})\s?st (?P<pounds>\d{1,2})\s?lbs?\b", lambda m: f"{number(m['stone'])} stone {number(m['pounds'])}", needs="s"),
)
RULES: tuple[Rule, ...] = (
    rule(r"(?<=\d)\s?[x×]\s?(?=\d+(?:\.\d+)? ?(?:cm|mm|km|ft|in|m2|m²|m)(?!\w))", " by ", needs="x×"),
    rule(rf"(?<=\d)\s?%\s?{DASH}\s?(?=\d[\d.,]*\s?%)", " to ", needs="%"),
    # The height of a person in feet and inches: 6'2", 5ft 11in.
    rule(r"(?<![\w.])([3-8])['’′]\s?(1[01]|\d)(?:[\"”″]|''|(?![\w'’.]))", _heights),
    rule(r"(?<![\w.])([3-8])\s?ft\.?\s?(1[01]|\d)\s?ins?\b\.?", _heights, needs="f"),
    rule(rf"(?:(?P<whole>\d{{1,4}})\s?)?(?P<glyph>[{''.join(GLYPHS)}])", _glyph, needs="".join(GLYPHS)),
    rule(
        r"(?:(?<=\bhalf)|(?<=\bquarters)|(?<=\bthirds)|(?<=\beighths)|(?<=a quarter)|(?<=a third)|(?<=a eighth)|(?<=quarter)(?= of a)|(?<=third)(?= of a)|(?<=eighth)(?= of a))(?P<a> of an? | an? | )(?P<unit>tsps?|tbsps?|pt|oz|lbs?|kg|km|ml|l|g|m|hrs?|yrs?|mins?|ft|cm|mm|mph)(?![\w/])",
        _after_a_fraction,
    ),
    rule(rf"(?<![\w.,])\+(?={NUMBER}\s?(?:%|percent|°))", "plus ", needs="+"),
    rule(rf"{_AMOUNT}\s?(?:%\s?-?(?:pts?|points?)\b|p\.p\.|pct pts?\b|ppts?\b|pps?\b(?!\.))", _points),
    rule(rf"{_AMOUNT}\s?(?:%|\bpct\b\.?|\bper cent\b)", _percent, needs="%p"),
    rule(r"(?<=\w)\s?%", " percent", needs="%"),
    rule(
        rf"(?<![\w.,/])(?P<count>\d{{1,3}})\s?[x×]\s?(?P<amount>{NUMBER})-?(?P<unit>g|kg|ml|l|cl|oz|lb|pt|L|cm|mm|in|ft|mph|km|W|kW|MW|GB|TB)\s(?=[a-z]+s\b)",
        _packs,
        needs="x×",
    ),
    rule(rf"{_AMOUNT}(?P<gap>-|\s?)(?P<magnitude>(?:thousand|million|billion|trillion|bn|m|k)(?:\s|(?=°))){_UNIT}{_RATE}(?![\w/²³])(?P<stop>)", _measure),
    rule(rf"{_AMOUNT}(?P<gap>-|\s?)(?P<magnitude>){_UNIT}{_RATE}(?![\w/²³]|-(?=\d))(?P<stop>(?<=[a-z])\.(?=\s|$))?", _measure),
    *metres.RULES,
    rule(r"(?<![\w.,$£€–-])(?P<amount>\d{1,3})[kK](?![\w/-])", _five_k, needs="kK"),
    # Units that no rule has read yet: "2.5 to three km", "per km²".
    rule(r"(?<=\d)[\s-](?P<unit>lbs?|kg|km|mph|sq ft)\b", lambda m: f" {plural(_UNITS[m['unit']])}"),
    rule(r"(?<=[a-z] )(?P<unit>mph|kph|lbs|sq ft|sq km|km2|kWh|°C|°F)(?!\w)", lambda m: plural(_UNITS[m["unit"]])),
    rule(rf"(?<=\bper )(?P<unit>{one_of(unit for unit in units.PER if unit[-1] in '²³2g')})(?!\w)", lambda m: units.PER[m["unit"]]),
    rule(r"(?<=[a-z]) m/s\b|(?<= )m/s²", lambda m: " meters per second" + (" squared" if "²" in m.group() else ""), needs="/"),
    # A unit without a figure: "a volume in m³".
    rule(rf"(?<![\w/])(?P<unit>{one_of(unit for unit in _UNITS if unit[-1] in '²³')})(?![\w/])", lambda m: plural(_UNITS[m["unit"]]), needs="²³"),
    # k, m and bn after a number are magnitudes here, since all units have been read: "5m people", "200k".
    rule(
        rf"(?<![\w.,])(?P<amount>{NUMBER})(?:\s?{DASH}\s?(?P<last>{NUMBER}))?\s?(?P<magnitude>bn|bln|tn|trn|mln|mn|BN|TN|MN|[kKmbMB])\b(?![-/])",
        _magnitude,
    ),
)
