"""Fractions with a unit: "3/4 tsp.", "1½ cups", "½ hour", "a ¾-inch pipe". Then fraction characters without one.

They come before all other pairs of figures with a slash: a unit after a pair shows that it is a fraction.
"""

import re

from podcaster.languages.en import contexts
from podcaster.languages.en.numbers import GLYPHS
from podcaster.languages.en.units import FRACTIONED, WITH_A_STOP
from podcaster.recording.forms.context import last_word, near, next_word
from podcaster.recording.forms.nouns import describes_a_noun
from podcaster.recording.forms.number_words import said_fraction
from podcaster.recording.forms.rule import DASH, Rule, rule
from podcaster.recording.forms.sentences import ANY_CAPITAL
from podcaster.recording.forms.units import SYMBOLS, plural
from podcaster.system.lazy_regex import lazy_regex

_LOWER = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64})
_PLURALS = {plural(name): name for name in FRACTIONED}
_SIZES = lazy_regex(r"\.? (?:thick|wide|long|deep|tall|high|round|apart|below|above|of|square|from|diameter|in)\b|\.?[-,;)]|\. [a-z]|\.?$")
"""What follows "3/4 in" when "in" means inches."""


_COUNTING = frozenset("nearly almost over some about around cost worth than of lost killed".split())
"""Before a fraction with m, one of them shows that m is a million."""


def _unit(match: re.Match[str]) -> str:
    """The name of the unit in the singular, "" if the letters are none."""
    written, gap = match["unit"], match["gap"]
    if written in ("\"", "″"):
        return "inch"
    if written in FRACTIONED:
        return written
    if written in _PLURALS:
        return _PLURALS[written]
    if written in ("in", "ins") and gap == " ":
        return "inch" if _SIZES.match(match.string, match.end("unit")) else ""
    if written in WITH_A_STOP and written not in ("min", "sec", "pt") and not match["stop"]:
        return "" if gap == " " else SYMBOLS.get(written, "")
    if written == "m" and (next_word(match) in contexts.COUNTED_IN_MILLIONS or last_word(match) in _COUNTING or next_word(match)[:1].isupper()):
        return "million"
    if len(written) == 1 and written not in "mlLghcs":
        return ""
    return SYMBOLS.get(written) or SYMBOLS.get(written.lower(), "")


def _parts(match: re.Match[str], glyph: str, upper: str, lower: str) -> tuple[int, int]:
    return GLYPHS[match[glyph]] if match[glyph] else (int(match[upper]), int(match[lower]))


_SLICES = lazy_regex(r" (?!(?:thick|wide|long|deep|tall|high|round|apart|below|above|less|across|plus|pass|is|was|has|as)\b)(?:thick )?[a-z]{3,}s\b")
"""Nouns in the plural after the size of each: "1/4 inch slices"."""
_THE_LAST = lazy_regex(r"\b(?:last|first|next|final|past|opening|closing) $")


def _fraction(match: re.Match[str]) -> str:
    unit, (upper, lower) = _unit(match), _parts(match, "glyph", "upper", "lower")
    exposure = lower > 64 and upper == 1 and unit == "second"
    if not unit or upper >= lower or (lower not in _LOWER and not exposure):
        return match.group()
    if not match["whole"] and not match["last_lower"] and not match["last_glyph"] and unit != "hour" and last_word(match) in ("the", "this", "each", "per", "its", "his", "her"):
        named = said_fraction(None, upper, lower).removeprefix("one ")
        return f"{' ' if match.start() and match.string[match.start() - 1].isalpha() else ''}{named} {unit}"
    described = unit != "million" and (match["gap"] == "-" or (unit == "inch" and _SLICES.match(match.string, match.end())) or describes_a_noun(match, unit) or (match["unit"] in ("\"", "″") and next_word(match).islower() and next_word(match) not in contexts.NOT_NOUNS))
    stop = "." if match["stop"] and ANY_CAPITAL.match(match.string, match.end()) else ""
    said = said_fraction(match["whole"], upper, lower)
    if match["last_glyph"] or match["last_lower"]:
        said += " to " + said_fraction(match["last_whole"], *_parts(match, "last_glyph", "last_upper", "last_lower"))
    space = " " if match.start() and match.string[match.start() - 1].isalpha() else ""
    after_an_article = re.search(r"\b[Aa]n? $", match.string[max(0, match.start() - 3) : match.start()])
    hyphen = "-" if match["gap"] == "-" else " "
    if match["whole"] or match["last_whole"]:
        return f"{space}{said} {unit if described else plural(unit)}{stop}"
    if _THE_LAST.search(match.string[max(0, match.start() - 9) : match.start()]) and not match["whole"] and not match["last_whole"] and said.startswith("one ") and not described:
        return f"{space}{said.removeprefix('one ')} {'' if said == 'one half' else 'of an ' if unit[0] in 'aeiou' or unit == 'hour' else 'of a '}{unit}{stop}"
    if described or after_an_article:
        said = said.removeprefix("one ") if after_an_article or lower == 2 else said.replace("one ", "a ", 1) if said.startswith("one ") and match["gap"] != "-" else said
        return f"{space}{said.removesuffix('s')}{hyphen}{unit}{stop}"
    article = "an" if unit[0] in "aeiou" or unit == "hour" else "a"
    if said == "one half":
        return f"{space}half {article} {unit}{stop}"
    said = said.replace("one ", "an " if said == "one eighth" else "a ", 1) if said.startswith("one ") else said
    return f"{space}{said} of {article} {unit}{stop}"


def _glyph(match: re.Match[str]) -> str:
    """A fraction character that has no unit: "three and a half", "half an apple"."""
    said = said_fraction(match["whole"], *GLYPHS[match["glyph"]])
    space = " " if match.start() and match.string[match.start() - 1].isalpha() else ""
    if not match["whole"] and match["glyph"] == "½" and re.match(r" (?:an?|the|his|her|its|their|my|your) ", match.string[match.end() : match.end() + 8]):
        return f"{space}half"
    following = re.match(r" ([a-z]+)\b", match.string[match.end() : match.end() + 24])
    if not match["whole"] and match["glyph"] == "½" and following and not following[1].endswith("s") and following[1] not in contexts.NOT_NOUNS and following[1] not in SYMBOLS:
        return f"{space}half a{'n' if following[1][0] in 'aeiou' else ''}"
    if match.string[max(0, match.start() - 3) : match.start()].endswith((" a ", "A ")) and not match["whole"]:
        said = said.removeprefix("one ")
    return space + said + (" " if match.string[match.end() : match.end() + 1].isalnum() else "")


_GLYPH = f"[{''.join(GLYPHS)}]"
_UNITS = r"(?P<of> of an? )?(?P<gap>(?(of)|[ \u00a0-]?))(?P<unit>[A-Za-zµ]{1,11}|[\"″])(?P<stop>\.(?!\w))?(?![\w/])"
_ON_FOOT = contexts.HILLS | frozenset("walk walked walking ran run rode cycled hiked turn left right park lane road footpath bridge church village".split())
RULES: tuple[Rule, ...] = (
    # Miles of a walk: "1¼m".
    rule(rf"(?<={_GLYPH})m(?!\w)", lambda m: " miles" if near(m, _ON_FOOT, 100) else m.group(), needs=("½m", "¼m", "¾m")),
    # A price in pence: "271½p".
    rule(r"(?<![\d/.,])(?P<whole>\d{1,4})?(?P<glyph>[½¼¾])(?:p(?!\w)|d\.?(?= (?:per|an?|each|for)\b))", lambda m: f"{said_fraction(m['whole'], *GLYPHS[m['glyph']])} {'pence' if m['whole'] else 'penny'}", needs=("½", "¼", "¾")),
    rule(rf"(?<=\d)\s?[x×]\s?(?=\d* ?{_GLYPH})", " by ", needs="x×"),
    rule(r"(?<=\d/\d)\s?[x×]\s?(?=\d)|(?<=\d)\s?[x×]\s?(?=\d+ \d/\d)", " by ", needs="x×"),
    # A range whose last amount has a fraction: "3-3½ hrs".
    rule(rf"(?<![\d/.])(?P<first>\d{{1,3}})\s?{DASH}\s?(?=\d{{1,3}}{_GLYPH}|\d{{1,3}} [1-7]/[2-8]\b)", lambda m: f"{m['first']} to ", needs=("/", *GLYPHS)),
    # A range whose first amount is a fraction: "1½-2 hrs", "1 1/2 - 2 cups".
    rule(rf"(?<={_GLYPH})\s?{DASH}\s?(?=\d+\s?[A-Za-z])", " to ", needs="".join(GLYPHS)),
    rule(rf"(?<=[ -][13]/[248])\s?{DASH}\s?(?=\d{{1,2}}\s[a-z])", " to ", needs="/"),
    rule(rf"(?<=\d)-(?={_GLYPH}|[1357]/(?:[248]|16)[ -][A-Za-z]|[1357]/(?:[248]|16)[\"″])", " ", needs=("/", *GLYPHS)),
    rule(
        rf"(?<![\d/.,])(?:(?P<whole>\d{{1,4}}) ?)?(?:(?P<glyph>{_GLYPH})|(?<![\d/.,])(?P<upper>\d{{1,2}})/(?P<lower>\d{{1,4}}))"
        rf"(?: ?{DASH} ?(?:(?P<last_whole>\d{{1,3}}) ?)?(?:(?P<last_glyph>{_GLYPH})|(?<![\d/.,])(?P<last_upper>\d{{1,2}})/(?P<last_lower>\d{{1,2}})))?{_UNITS}",
        _fraction,
        needs=("/", *GLYPHS),
    ),
)
GLYPHS_LEFT: tuple[Rule, ...] = (
    rule(rf"(?<={_GLYPH})\s?{DASH}\s?(?=[\d½⅓⅔¼¾])", " to ", needs="".join(GLYPHS)),
    rule(rf"(?:(?P<whole>\d{{1,4}})\s?)?(?P<glyph>{_GLYPH})", _glyph, needs="".join(GLYPHS)),
)
