"""Formulas, powers, subscripts, Greek letters, coordinates."""

import re

from podcaster.languages.en.letters import AS_WORDS
from podcaster.languages.en.science import COMPASS, CONSTANTS, ELEMENTS, FORMULAS, GREEK, ISOTOPES
from podcaster.recording.forms.letters import spell
from podcaster.recording.forms.number_words import cardinal, code, number
from podcaster.recording.forms.rule import Rule, rule
from podcaster.recording.forms.units import SUPERSCRIPTS, said_power
from podcaster.system.lazy_regex import lazy_regex

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SUBSCRIPT_LETTERS = dict(zip("ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "aeoxhklmnpstijruv", strict=True))
_ATOM = lazy_regex(r"([A-Z][a-z]?)(\d*)")


def _power(match: re.Match[str]) -> str:
    """ "squared", "to the eighth", "to the minus nine"."""
    return said_power(match["power"])


def _formula(match: re.Match[str]) -> str:
    """The letters and figures of a chemical formula: "C O two", "N.A.C L"."""
    text = match.group()
    if text.rstrip("0123456789") in AS_WORDS:
        return text
    atoms = _ATOM.findall(text)
    if len(atoms) < 2 or any(name not in ELEMENTS for name, _ in atoms):
        return text
    if not any(count for _, count in atoms) and text not in FORMULAS:
        return text
    # All-capitals text is usually not a formula ("FY24"), so it must contain one of the common elements.
    if text.isupper() and not re.search("[OHCN]", text):
        return text
    said, letters = [], ""
    for name, count in atoms:
        letters += name.upper()
        if count:
            said += [spell(letters), cardinal(int(count))]
            letters = ""
    return " ".join([*said, *([spell(letters)] if letters else [])])


def _ion(match: re.Match[str]) -> str:
    """ "C.A two plus", "C L minus"."""
    atoms = _ATOM.findall(match["ion"].translate(_SUBSCRIPTS))
    if any(name not in ELEMENTS for name, _ in atoms):
        return match.group()
    said = " ".join(f"{spell(name.upper())} {cardinal(int(count)) if count else ''}".rstrip() for name, count in atoms)
    charge = f" {cardinal(int(match['charge'].translate(SUPERSCRIPTS)))}" if match["charge"] else ""
    return f"{said}{charge} {'plus' if match['sign'] == '⁺' else 'minus'}"


def _isotope(match: re.Match[str]) -> str:
    """ "carbon fourteen" for "¹⁴C"."""
    if match["atom"] not in ELEMENTS:
        return match.group()
    return f"{ISOTOPES.get(match['atom']) or spell(match['atom'].upper())} {code(match['mass'].translate(SUPERSCRIPTS))}"


def _atom(match: re.Match[str]) -> str:
    """ "H two" for "H₂". Without a subscript, "H2" can be the second half of a year."""
    return f"{spell(match['atom'])} {cardinal(int(match['count'].translate(_SUBSCRIPTS)))}"


def _sub(match: re.Match[str]) -> str:
    return match.group().translate(_SUBSCRIPTS)


def _greek(match: re.Match[str]) -> str:
    space = " " if match.end() < len(match.string) and match.string[match.end()].isalnum() else ""
    before = " " if match.start() and match.string[match.start() - 1].isascii() and match.string[match.start() - 1].isalnum() else ""
    return before + GREEK[match.group()] + space


def _coordinate(match: re.Match[str]) -> str:
    """ "fifty four degrees thirty minutes north"."""
    said = f"{number(match['degrees'])} degree{'' if match['degrees'] == '1' else 's'}"
    if match["minutes"]:
        said += f" {number(match['minutes'].lstrip('0') or '0')} minutes"
    if match["seconds"]:
        said += f" {number(match['seconds'])} seconds"
    return f"{said} {COMPASS[match['side']]}"


_GREEK = "".join(GREEK)
RULES: tuple[Rule, ...] = (
    rule(r"(?<![\w.])14C(?= (?:dat|age|analys|measure|sampl))", "carbon fourteen", needs="14C"),
    rule(r"\bcal (?=BP\b|BC\b|AD\b)", "calibrated ", needs="cal"),
    rule(r"(?<![^\W\d_])\u03bc(?=(?:g|m|s|l|L|A|V|W|F|mol|Sv)(?![a-z]))", "\u00b5", needs="\u03bc"),  # mu as the micro sign
    rule(r"(?<=\d) ?σ(?![Ͱ-Ͽ])", " sigma", needs="σ"),
    rule(rf"(?<![Ͱ-Ͽἀ-῾])(?<!\d)(?<!\d )(?!\u00b5[a-zA-Z])(?<!\b[kMGmµ])[{_GREEK}](?![Ͱ-Ͽἀ-῾])", _greek, needs=_GREEK),
    rule(r"(?<![\w])(?P<ion>(?:[A-Z][a-z]?[₀-₉\d]{0,2}){1,4})(?P<charge>[²³⁴]?)(?P<sign>[⁺⁻])(?![\w⁰¹²³⁴⁵⁶⁷⁸⁹])", _ion, needs="⁺⁻"),
    rule(r"(?<!\w)(?P<atom>[A-Z][a-z]?)(?P<count>[₀-₉]{1,2})(?![\w])", _atom, needs="₀₁₂₃₄₅₆₇₈₉"),
    rule(r"(?<![\w⁰¹²³⁴-⁹])(?P<mass>[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})(?P<atom>[A-Z][a-z]?)(?![a-z])", _isotope, needs="⁰¹²³⁴⁵⁶⁷⁸⁹"),
    rule(r"\b(?P<function>[fgh])\((?P<of>[a-z])\)", lambda m: f"{m['function']} of {m['of']}", needs="("),
    # "v one" for "v₁": "v1" would be a version.
    rule(r"(?<=\b[a-z])(?P<count>[₀-₉]{1,2})", lambda m: f" {cardinal(int(_sub(m)))}", needs="₀₁₂₃₄₅₆₇₈₉"),
    rule(rf"[{''.join(_SUBSCRIPT_LETTERS)}]", lambda m: f" {_SUBSCRIPT_LETTERS[m.group()]}", needs="".join(_SUBSCRIPT_LETTERS)),
    rule("[₀-₉]+", _sub, needs="₀₁₂₃₄₅₆₇₈₉"),
    rule(r"(?<![\w/.,$£€-])1/(?=[A-Za-z](?:[²³⁴]|(?![\w/])))", "1 over ", needs="1/"),
    # A superscript after a figure, a bracket or a single letter is a power. After a word it is a footnote: see `signs`.
    rule(r"(?:(?<=[\d)])|(?<=\b[A-Za-ln-z])|(?<=\bmc)|(?<=[α-ωΑ-Ω]))(?P<power>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", _power, needs="⁰¹²³⁴⁵⁶⁷⁸⁹"),
    rule(
        r"(?<![\w.])(?P<degrees>\d{1,3}(?:\.\d+)?)\s?[°º]\s?(?:(?P<minutes>\d{1,2}(?:\.\d+)?)\s?['’′]\s?)?(?:(?P<seconds>\d{1,2}(?:\.\d+)?)\s?(?:[\"”″]|'')\s?)?(?P<side>[NSEW])(?!\w)(?:\.(?=[,;)]|\s[a-z]))?",
        _coordinate,
        needs="°º",
    ),
    rule(r"(?<![\w.])(?P<one>\d{1,2}\.\d{1,4})(?P<ns>[NS]),? (?P<two>\d{1,3}\.\d{1,4})(?P<ew>[EW])(?!\w)", lambda m: f"{number(m['one'])} {COMPASS[m['ns']]}, {number(m['two'])} {COMPASS[m['ew']]}", needs=("E", "W")),
    rule(r"(?<![\w-])(?:[A-Z][a-z]?\d{0,2}){2,8}(?![\w-])", _formula),
    rule(r"(?<=\S) ?= ?(?=[\w.$£€-])", " equals ", needs="="),
    rule(r"(?<=\d)\^(?P<power>-?\d{1,3})(?!\w)", _power, needs="^"),
    rule(r"(?<=[A-Za-z])\+\+(?!\w)", " plus plus", needs="+"),
    rule(r"(?<=[A-Za-z])\s?\+(?=[\s.,;:!?)]|$)", " plus", needs="+"),
    rule(r"\bmc(?= squared)", "m c", needs="m"),
    rule(f"[{''.join(CONSTANTS)}]", lambda m: CONSTANTS[m.group()], needs="".join(CONSTANTS)),
)
LEFT: tuple[Rule, ...] = (
    # A plus sign after a figure that is in words now: "sixteen point five+".
    rule(r"(?<=[a-z])\+(?=[\s.,;:!?)]|$)", " plus", needs="+"),
    rule(r"\bD\+(?=[a-z])", "D plus ", needs="+"),
    rule(r"(?<=[A-Za-z])\+(?=[A-Za-z])", " plus ", needs="+"),
    # A superscript that no rule has read.
    rule("(?P<power>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: said_power(m["power"]) + (" " if m.string[m.end() : m.end() + 1].isalnum() else ""), needs="⁰¹²³⁴⁵⁶⁷⁸⁹"),
)
