"""Sizes: "30cm x 45cm", "12'6\" x 10'3\"", "a 9x13-inch pan", "6-10\" of snow", "2 x 400g tins", a person's height."""

import re

from podcaster.languages.en.contexts import NOT_NOUNS, RACE
from podcaster.languages.en.numbers import GLYPHS
from podcaster.languages.en.units import CONTAINERS, MASSES
from podcaster.recording.forms.context import last_word, near, next_word
from podcaster.recording.forms.nouns import describes_a_noun
from podcaster.recording.forms.number_words import cardinal, is_one, number, plural_number, said_fraction
from podcaster.recording.forms.rule import DASH, NUMBER, Rule, rule
from podcaster.recording.forms.units import SYMBOLS, parse, plural
from podcaster.system.lazy_regex import lazy_regex

_TALL = range(3, 9)
"""The height of a person, in feet."""


LAST_MINUTE = 120
"""The last minute of extra time."""
_MOST_INCHES = 11
_PLAYED = frozenset("lasted lasting symphony sonata concerto adagio andante allegro movement disc recording track tracks lasts runs orchestra conductor cd lp side".split())
"""Near one of them, 11'40\" is minutes and seconds."""


def _feet_and_inches(match: re.Match[str]) -> str:
    """ "five foot eleven" for a height, "twelve feet six inches" for other lengths, minutes and seconds for a race."""
    feet, inches = int(match["feet"]), match["inches"]
    if "part" in match.re.groupindex and match["part"]:
        upper, lower = GLYPHS[match["part"]] if match["part"] in GLYPHS else map(int, match["part"].split("/"))
        return f"{cardinal(feet)} {'foot' if feet == 1 else 'feet'} {said_fraction(inches, upper, lower)} inches"
    stands = feet in _TALL and last_word(match) in ("stands", "stood", "standing", "height", "measures", "measured")
    if match["mark"] in "'’′" and not stands and (float(inches) > _MOST_INCHES or re.match(r" (?:ahead|behind|clear|adrift)", match.string[match.end() :][:8]) or near(match, RACE, 40) or near(match, _PLAYED)) and len(inches) == 2:
        return f"{cardinal(feet)} minute{'' if feet == 1 else 's'} {cardinal(int(inches))} seconds"
    beside = re.match(r"\s?(?:[x×]|by )\s?\d", match.string[match.end() : match.end() + 6]) or re.search(r"\d[\"″n]?\s?(?:[x×]|by)\s?$", match.string[max(0, match.start() - 6) : match.start()])
    if feet in _TALL and not beside:
        return f"{cardinal(feet)} foot {number(inches)}"
    return f"{cardinal(feet)} {'foot' if feet == 1 else 'feet'} {number(inches)} {'inch' if inches == '1' else 'inches'}"


_LISTED_SIZES = lazy_regex(r"(?:,? (?:and|or) |, |/)\d[\d.½¼¾]{0,5}[\"″] (?P<noun>[A-Za-z][\w’'-]*)")
"""What follows the first size of "55\" and 65\" TVs"."""


def _marked(match: re.Match[str]) -> str:
    """ "6-10\\" of snow", "a 12\\" pipe", "6' tall": the marks for inches and feet."""
    unit = "inch" if match["mark"] in "\"″" else "foot"
    last = f" to {number(match['last'])}" if match["last"] else ""
    listed = _LISTED_SIZES.match(match.string, match.end())
    noun = listed["noun"] if listed else next_word(match)
    tall = unit == "foot" and noun == "tall" and last_word(match) in ("a", "an", "the")
    high = unit == "foot" and "," in match["amount"] and last_word(match) in ("at", "to", "above", "below", "from")
    one = tall or (not high and (bool(listed and noun not in NOT_NOUNS) or (is_one(match["amount"]) and not last) or describes_a_noun(match, unit) or (noun.islower() and noun not in NOT_NOUNS) or re.fullmatch("[A-Z]{2,}s", noun) is not None))
    return f"{number(match['amount'])}{last} {unit if one else plural(unit)}" + (" " if match.string[match.end() : match.end() + 1].isalpha() else "")


_GOALS_BEFORE = lazy_regex(r"[A-Z][\w’'-]+ (?:\((?:pen |og )?|)(?:\d{1,3}[’'](?:, | and | & ))*$")
_GOALS_NEAR = frozenset("scored scores goal goals pen og booked sub subs subbed sent red yellow card half-time ht ft equaliser equalised header penalty fc united".split())


def _apostrophe(match: re.Match[str]) -> str:
    """ "a 193' beam", "W: 2-3'", the minute of a goal: "Saka (14')". Elsewhere the sign ends a quotation."""
    text, noun = match.string, next_word(match)
    if match["amount"].isdigit() and int(match["amount"]) <= LAST_MINUTE and _GOALS_BEFORE.search(text, max(0, match.start() - 60), match.start()) and near(match, _GOALS_NEAR):
        return number(match["amount"])
    described = describes_a_noun(match, "foot") or ("," in match["amount"] and last_word(match) in ("above", "below", "at", "to")) or (last_word(match) == "with" and noun.islower() and noun not in NOT_NOUNS)
    around = text[max(0, match.start() - 30) : match.start()] + " " + text[match.end() : match.end() + 30]
    if noun.lower() in ("he", "she", "they", "said", "says", "it", "the") or not (described or _SIZES_NEAR.search(around) or _SIZE_AFTER.match(text, match.end())):
        return text[match.start() : match.end()]
    return _marked(match)


_SIZE_AFTER = lazy_regex(r" (?:of (?:gain|elevation|snow|cable|frontage|climb|descent|fence|fencing|hose|rope)|long|wide|high|tall|deep|thick|apart|fence|by|x)\b")
_SIZES_NEAR = lazy_regex(r"\d['′\"″]|\b(?:feet|foot|inches|inch) (?:by|wide|high|long|tall)\b|\b[WDHL]: ?\d|\b(?:spread|height|width|depth|spaced|grows? to|ht\.?)\b", re.IGNORECASE)


def _two_marked(match: re.Match[str]) -> str:
    """ "a 40'x60' barn", "8\\" x 10\\""."""
    unit = "inch" if match["mark"] in "\"″" else "foot"
    noun = next_word(match)
    if describes_a_noun(match, unit) or (noun.islower() and noun not in NOT_NOUNS):
        return f"{number(match['one'])} by {number(match['two'])} {unit}"
    return f"{number(match['one'])} {plural(unit)} by {number(match['two'])} {plural(unit)}"


_SAME_ALL_ROUND = frozenset("rounds circles discs disks balls squares cubes".split())
"""They have one size, so the figure before x is their number: "12 x 8cm rounds"."""


def _packs(match: re.Match[str]) -> str:
    """ "two four hundred gram tins", "one five hundred milligram tablet"."""
    unit = parse(match["unit"])
    noun = next_word(match).partition("/")[0]
    if last_word(match) in ("a", "an", "the") and unit is not None and unit.one not in MASSES:
        return match.group()  # "a 30 x 20cm tin"
    counted = noun in _SAME_ALL_ROUND or noun in CONTAINERS or (noun.endswith("s") and noun not in NOT_NOUNS and not noun.endswith("ss"))
    if unit is None or noun in NOT_NOUNS or not (unit.one in MASSES or noun in CONTAINERS or noun in _SAME_ALL_ROUND or (counted and int(match["count"]) < 5)):
        return match.group()
    most = f" to {number(match['most'])}" if match["most"] else ""
    return f"{number(match['count'])}{most} {number(match['amount'])} {unit.one}"


def _two_of_a_noun(match: re.Match[str]) -> str:
    """ "a twenty centimeter by thirty centimeter tin": both units are singular before a noun."""
    if next_word(match) in NOT_NOUNS:
        return match.group()
    name = SYMBOLS[match["unit"]]
    return f"{match['before']}{number(match['one'])} {name} by {number(match['two'])} {name}"


def _halves(text: str) -> str:
    return f"{number(text[0])}{' and a half' if text.endswith('½') else ''}"


def _furlongs(match: re.Match[str]) -> str:
    miles = f"{number(match['miles'])} mile{'' if match['miles'] == '1' else 's'}"
    furlongs = f"{_halves(match['furlongs'])} furlong{'' if match['furlongs'] == '1' else 's'}"
    return f"{miles} {furlongs}" + (f" {number(match['yards'])} yards" if match["yards"] else "")


_SIDES = {"H": "high", "W": "wide", "D": "deep", "L": "long"}
_SIDE_BEFORE = lazy_regex(r"\d ?(?:mm|cm|m|in)? ?\(?[HWDLhwdl]\)? ?[x×] ?$")
_UNIT_OF_ALL = lazy_regex(r"(?: ?[x×]? ?[\d.]{1,6} ?\(?[HWDLhwdl]\)?){0,3} ?(?P<unit>mm|cm|in)\b")
_UNIT_BEFORE = lazy_regex(r"\d ?(?P<unit>mm|cm|m|in) ?\(?[HWDLhwdl]")


def _side(match: re.Match[str]) -> str:
    """ "ninety eight centimeters high by", only as one of two sides or more. The unit may be written once."""
    text, start, end = match.string, match.start(), match.end()
    if not match["by"].strip().startswith(("x", "×")) and not _SIDE_BEFORE.search(text, max(0, start - 20), start):
        return match.group()
    unit = (match["unit"] or match["last"] or "").strip()
    beside = _UNIT_OF_ALL.match(text, end, end + 30) or _UNIT_BEFORE.search(text, max(0, start - 40), start)
    if not unit and beside is None:
        return match.group()
    name = plural(SYMBOLS[unit]) if unit else plural(SYMBOLS[beside["unit"]]) if beside else ""
    by = " by " if match["by"].strip().startswith(("x", "×")) else ""
    return f"{number(match['amount'])} {name} {_SIDES[match['side'].strip('()').upper()]}{by}"


_LENGTH = "mm|cm|km|m|in|ft|yd|inches|feet"
MARKS: tuple[Rule, ...] = (
    # The size of a plant: "H&S 3m", "H 2m x S 1.5m".
    rule(r"\bH ?(?:&|and|x|×|/) ?S(?=:? (?P<amount>\d[\d.]*) ?(?P<unit>m|cm)(?!\w))", "height and spread", needs="H"),
    rule(rf"\bH:? ?(?P<amount>{NUMBER}) ?(?P<unit>m|cm) ?[x×] ?S:? ?(?=\d[\d.]* ?c?m\b)", lambda m: f"height {number(m['amount'])} {SYMBOLS[m['unit']]}{'' if m['amount'] == '1' else 's'} by spread ", needs="H"),
    rule(rf"(?<=\bspread )(?P<amount>{NUMBER}) ?m(?!\w)", lambda m: f"{number(m['amount'])} {'meter' if m['amount'] == '1' else 'meters'}", needs="spread"),
    # The sides of a piece of furniture: "H198cm x W90cm x D52cm", "198H x 90W x 52D cm", "80cm (h) x 40cm (w)".
    rule(rf"(?<![\w.-])(?P<side>[HWDL])(?=(?P<amount>{NUMBER}) ?(?:mm|cm|m|in|ft)\b)", lambda m: f"{m['side']} ", needs="HWDL"),
    rule(rf"(?<![\w.,-])(?P<amount>{NUMBER})(?P<unit> ?(?:mm|cm|m|in))? ?(?P<side>[HWDLhwdl]|\([HWDLhwdl]\))(?P<by> ?[x×] ?(?=\d)|(?P<last> ?(?:mm|cm|in)\b)?(?=[ ,.;)]|$))", _side, needs="HWDLhwdl"),
    rule(rf"(?<=\d)[\"″]\s?{DASH}\s?(?=\d[\d.½¼¾]*[\"″])", " to ", needs="\"″"),
    rule(r"(?<![\w.,])(?P<feet>\d)[- ]?(?:ft|foot|feet)\.?-(?P<inches>1[01]|\d)(?![\w.]|-in)", lambda m: f"{number(m['feet'])} foot {number(m['inches'])}", needs="f"),
    rule(r"(?<![\w.,/])(?P<one>[3-9]\d)/(?=[3-9]\d[\"″])", lambda m: f"{number(m['one'])} ", needs="\"″"),
    rule(r"(?<=\d['’′\"″])\s?[x×]\s?(?=\d{1,3}\s?['’′])", " by ", needs="x×"),
    rule(r"(?<![\w.,°º])(?<!° )(?P<feet>\d{1,3})\s?(?P<mark>['’′])\s?(?P<inches>1[01]|[1-5]?\d(?:\.\d)?)(?:\s?(?P<part>[½¼¾⅛⅜⅝⅞]|\d/\d{1,2})(?=[\"”″]))?(?:[\"”″]|''|(?<!\d\d)(?![\w'’.]))", _feet_and_inches, needs="'’′"),
    rule(r"(?<![\w.,])(?P<feet>\d{1,3})\s?(?P<mark>ft|feet)\.?[-,]? ?(?P<inches>1[01]|\d(?:\.\d)?)\s?(?:ins?|inch|inches)\b\.?(?! \d)", _feet_and_inches, needs="f"),
    rule(rf"(?<![\w.,])(?P<one>{NUMBER})(?P<mark>['’′\"″])\s?(?:[x×]|by)\s?(?P<two>{NUMBER})(?P=mark)(?!\w)", _two_marked, needs="'’′\"″"),
    rule(rf"(?<![\w.,$£€/°º])(?<!° )(?P<amount>{NUMBER})(?:\s?(?:{DASH}|to)\s?(?P<last>{NUMBER}))?(?P<mark>[\"″])", _marked, needs="\"″"),
    rule(r"(?<![\w.,$£€/°º])(?<!° )(?P<amount>\d{1,3})(?:\s?[-–]\s?(?P<last>\d{1,3}))?(?P<mark>['’])(?:(?<=\bby \d['’])|(?<=\bby \d\d['’])|(?<=\bx \d['’])|(?<=\bx \d\d['’])|(?=[\s-](?:tall|high|long|wide|deep|by|x|apart|fence|wall|ladder|of snow)\b|\s?[x×]\s?\d))", _marked, needs="'’"),
    rule(r"(?<![\w.,$£€/°º])(?<!° )(?P<amount>\d{1,3})(?:\s?[-–]\s?(?P<last>\d{1,3}))?(?P<mark>′)(?!\d)", _marked, needs="′"),
    # An apostrophe is the mark for feet before a noun, or near another size.
    rule(r"(?<![\w.,$£€/°º])(?<!° )(?P<amount>\d{1,3}(?:,\d{3})*)(?:\s?[-–]\s?(?P<last>\d{1,3}))?(?P<mark>['’])(?![\w'’])", _apostrophe, needs="'’"),
)
"""These come before all other rules that read a quotation mark, and before codes such as "W90"."""
RULES: tuple[Rule, ...] = (
    rule(r"(?<![\w.,])(?P<one>\d{1,2})\s?[x×]\s?(?P<two>\d{1,2})[’']?s(?!\w)", lambda m: f"{number(m['one'])} by {plural_number(number(m['two']))}", needs="x×"),
    # A height before a weight: "a 6-3, 210-pound junior".
    rule(r"(?<![\w.,-])(?P<feet>[4-7])-(?P<inches>1[01]|\d)(?=,? (?:and )?\d{3}[- ](?:pound|lb))", lambda m: f"{number(m['feet'])} {number(m['inches'])}", needs="-"),
    rule(r"(?<![\w.,])(?P<feet>[4-7]) ?ft (?P<inches>1[01]|\d)(?=[,.;)]|$| tall\b| and\b)(?!\.\d)", lambda m: f"{number(m['feet'])} foot {number(m['inches'])}", needs="f"),
    rule(r"(?<![\w.,])(?P<furlongs>\d(?:½)?)f (?=out\b)", lambda m: f"{_halves(m['furlongs'])} furlong{'' if m['furlongs'] == '1' else 's'} ", needs="f"),
    rule(r"(?<=\()(?P<furlongs>[5-9](?:½)?)f(?=\))", lambda m: f"{_halves(m['furlongs'])} furlongs", needs="f)"),
    # The distance of a horse race: "2m 4f".
    rule(r"(?<![\w.,])(?P<miles>\d)m ?(?P<furlongs>\d(?:½)?)f(?: ?(?P<yards>\d{1,3})y(?:ds)?)?(?!\w)", _furlongs, needs="f"),
    rule(r"(?<![\w.,])(?P<furlongs>[5-7])f(?!\w)(?= (?:handicap|race|sprint|stakes|maiden|at|winner|novice))", lambda m: f"{number(m['furlongs'])} furlong", needs="f"),
    rule(r"(?<=\d)(?P<unit> ?(?:kg|lbs?)) ?[x×] ?(?P<count>\d{1,2})(?![\w.]\d|\w| ?(?:kg|lbs?|cm|m)\b)", lambda m: f"{m['unit']} times {number(m['count'])}", needs="x×"),
    # A number of things with a name: "2x USB-A".
    rule(r"(?<![\w.,])(?P<count>\d{1,2})\s?[x×] (?!EBIT|EPS\b|NAV\b|ARR\b|GDP\b|LTM\b|P/E\b|ROI\b|ROAS\b|MOIC\b)(?=[A-Z]{2}|[A-Z]\.\d|section\b|\d\.\d[,;)])", lambda m: f"{number(m['count'])} ", needs="x×"),
    rule(r"(?<![\w.,])(?P<count>\d{1,2}) [x×] (?=(?!times\b)[a-z]{3,}(?: [a-z]{3,})?s\b)", lambda m: f"{number(m['count'])} ", needs="x×"),
    rule(r"(?<=\d)\s?[x×]\s?(?=\d{1,2}-(?:bed|bedroom|berth|storey|story|seat|door|person|man|piece|pack)\b)", " ", needs="x×"),
    rule(rf"(?<![\w.,/])(?P<count>\d{{1,3}})(?:\s?{DASH}\s?(?P<most>\d{{1,2}}))?\s?[x×]\s?(?P<amount>{NUMBER})[- ]?(?P<unit>[A-Za-zµ]{{1,4}})(?= [a-z])", _packs, needs="x×"),
    rule(rf"(?<=\d)(?P<unit>{_LENGTH})\s?[x×]\s?(?=\d)", lambda m: f"{m['unit']} by ", needs="x×"),
    rule(rf"(?P<before>\b[Aa]n? )(?P<one>{NUMBER})(?P<unit>mm|cm|m|in|ft) by (?P<two>{NUMBER})(?P=unit)(?= [a-z])", _two_of_a_noun),
    rule(r"(?<=\d)\s?[x×]\s?(?=10 to the |[\d.,]+ (?:=|equals) ?-?\d)", " times ", needs="x×"),
    rule(r"(?<![\w.,])(?P<stone>\d{1,2})\s?st (?P<pounds>\d{1,2})\s?lbs?\b", lambda m: f"{number(m['stone'])} stone {number(m['pounds'])}", needs="s"),
)
LEFT: tuple[Rule, ...] = (
    rule(r"(?<=\d)\s?[x×]\s?(?=\d+(?:\.\d+)?[ -]?(?:ml|cl|l|g|kg|mg|oz|lb|lbs|fl oz)(?!\w))", " times ", needs="x×"),
    rule(r"(?<=\d)\s?[x×]\s?(?=\d+(?:\.\d+)?[ -]?(?:cm|mm|km|ft|in|m2|m²|m|inch|foot|[KMGT]B)(?!\w))", " by ", needs="x×"),
)
"""After relays such as "4x100m"."""
