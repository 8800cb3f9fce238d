"""Roman numerals: ordinals for kings and popes, cardinals for wars, parts and Super Bowls.

"I", "V" and "X" are numerals only after the words that are listed for them.
"""

import re

from podcaster.languages.en import contexts
from podcaster.languages.en import romans as data
from podcaster.recording.forms.context import next_word
from podcaster.recording.forms.number_words import cardinal, ordinal, year
from podcaster.recording.forms.rule import Rule, one_of, rule

_VALUES = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5,
           "IV": 4, "I": 1}  # fmt: skip
_ROMAN = r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_MANY = rf"(?=[MDCLXVI]{{2}}){_ROMAN}"
_BETWEEN = r"\s?[-–—/]\s?|,\s(?:and\s|or\s)?|\s(?:and|or|to|through|thru|&)\s"
_NUMBERED = one_of(data.NUMBERED)
_RULERS = one_of(data.RULERS)
_ALONE = one_of((*data.ALONE_AFTER_RULERS, "John Paul", "Juan Carlos"))


def value(roman: str) -> int:
    """17 for "XVII"."""
    total = 0
    for sign, worth in _VALUES.items():
        while roman.startswith(sign):
            total, roman = total + worth, roman[len(sign) :]
    return total


def _ruler(match: re.Match[str]) -> str:
    return f"{match['before']}the {ordinal(value(match['roman']))}"


def _numbered(match: re.Match[str]) -> str:
    said = cardinal(value(match["roman"].upper()))
    return f"{match['before']}{said.title() if match['before'].startswith('World') else said}"


def _list(match: re.Match[str]) -> str:
    """ "counts one, two and four", "articles one to three", "phase two three". The numerals of a list rise."""
    pieces = re.split(rf"({_BETWEEN})", match["list"])
    numerals = [piece.upper() for piece in pieces[::2]]
    values = [value(numeral) if re.fullmatch(_ROMAN, numeral) else 0 for numeral in numerals]
    if 0 in values or values != sorted(set(values)):
        return match.group()
    said = cardinal(values[0])
    for between, number in zip(pieces[1::2], values[1:], strict=True):
        sign = between.strip()
        said += (" to " if sign in tuple("-–—") else " " if sign == "/" else between) + cardinal(number)
    return match["before"] + said


def _bracketed(match: re.Match[str]) -> str:
    """ "(three)" for "(iii)". A single letter is a numeral if another numeral in brackets is near."""
    roman = match["roman"]
    if not re.fullmatch(_ROMAN, roman.upper()):
        return match.group()
    around = match.string[max(0, match.start() - 60) : match.start()] + match.string[match.end() : match.end() + 60]
    if len(roman) == 1 and not re.search(r"\((?:ii|iii|iv|vi)\)", around):
        return match.group()
    return f"({cardinal(value(roman.upper()))})"


def _is_person(match: re.Match[str], first: str, last: str) -> bool:
    """Whether the numeral belongs to a person, and not to a work or a thing.

    The names of rulers and given names are known. Other names belong to a person if there are two of them, or if a verb
    such as "won" follows ("Fielding III won"). A word such as "Fantasy" names a work.
    """
    from podcaster.scripting.names import given_names

    if last in data.REGNAL or (first in given_names() and len(match["roman"]) <= 3):
        return True
    if match["last"].isupper() or len(match["roman"]) > 3 or last in contexts.WORKS or first in contexts.WORKS or first in ("the", "a", "in", "of"):
        return False
    following = next_word(match)
    # A single unknown name is a person's if a verb follows: a known one, or a word that ends with "ed" or "s".
    return bool(first) or following in contexts.PEOPLE_VERBS or (following.islower() and following.endswith(("ed", "s")))


def _name(match: re.Match[str]) -> str:
    """A numeral after a capitalised word: "the third" for a person, "two" for a work."""
    if match["roman"] in data.NOT_NUMERALS:
        return match.group()
    first, last = (match["first"] or "").strip().lower(), match["last"].lower()
    if first.endswith(("’s", "'s", "s’")):
        first = ""  # "NASA's Artemis II": a possessive is not a given name
    number = value(match["roman"])
    if match["last"].endswith(("’s", "'s")):
        return f"{match['first'] or ''}{match['last']} {cardinal(number)}"  # "Scotland's XV"
    said = f"the {ordinal(number)}" if _is_person(match, first, last) else cardinal(number)
    return f"{match['first'] or ''}{match['last']}{match['junior'] or ''} {said}"


RULES: tuple[Rule, ...] = (
    rule(r"\bWW(?P<war>II|I|2|1)\b", lambda m: f"World War {'Two' if m['war'] in ('II', '2') else 'One'}"),
    rule(
        rf"(?P<before>\b(?:{_RULERS})\s+(?:[A-Z][\w’'-]+\s+){{1,3}})(?P<roman>{_ROMAN})(?![\w.])(?<!\b[ICDLMX])",
        _ruler,
    ),
    rule(
        rf"(?P<before>\b(?:{_RULERS})\s+(?:[A-Z][\w’'-]+\s+){{1,2}})(?P<roman>[IVX])(?=[’']s\b|[.,;:!?)]|\s+(?!(?:am|was|will|have|had|think|know|do|did|can|would|could|said)\b)|$)",
        _ruler,
    ),
    rule(
        rf"(?P<before>\b(?:{_ALONE})\s)"
        r"(?P<roman>[IVX])(?=[’']s\b|[.,;:!?)]|\s\(|\s+(?:of|and|was|in|died|at|became|is|ruled|reigned|on)\b|$)",
        _ruler,
    ),
    rule(
        rf"(?P<before>\b(?i:{_NUMBERED})\.?\s+)(?P<list>(?:[IVXLC]{{1,8}}|[ivxlc]{{1,8}})(?:(?:{_BETWEEN})(?:[IVXLC]{{1,8}}|[ivxlc]{{1,8}})\b){{1,8}})(?![\w’'])",
        _list,
    ),
    rule(rf"(?P<before>\b(?i:{_NUMBERED}|super bowl)\.?\s+)(?P<roman>{_MANY})(?!\w)", _numbered),
    rule(r"(?P<before>\b(?:[Pp]ages?|[Ss]cene|[Cc]lause|[Cc]anto|[Cc]hapter|[Vv]olumes?|[Bb]ook|[Pp]art|[Aa]ct|[Nn]ote|[Ss]ection|[Vv]erses?) )(?P<roman>(?=[ivxl]{2})x{0,3}(?:ix|iv|v?i{0,3}))(?!\w)", _numbered),
    rule(rf"(?P<roman>\b{_ROMAN})(?<=[IVX])(?<!\bI) (?=(?:{data.ORDINAL_BEFORE})\b)", lambda m: f"{ordinal(value(m['roman']))} "),
    rule(
        rf"(?P<before>\b(?:{data.NUMBERED_ALONE})\.?\s+)(?P<roman>[IVX])(?!\w|[’']m|[’']ve|[’']d|[’']ll|\.\w| (?:am|was|will|have|had|think|do)\b)",
        _numbered,
    ),
    rule(rf"(?P<before>\b(?:{data.ALONE_IN_SMALL_LETTERS}) )(?P<roman>[IVX])(?=[.,;:)]|$| (?:{data.AFTER_ONE})\b)", _numbered),
    rule(
        rf"(?P<first>\b[A-Z][\w’'.-]{{0,40}}\s+)?(?P<last>\b[A-Z][\w’'-]{{1,40}})(?P<junior>,)?\s+(?P<roman>{_MANY})(?!\w|-)",
        _name,
    ),
    rule(r"(?P<ordinal>\b[IVX]{1,5})(?P<th>th|st|nd|rd) (?=[Cc]entury)", lambda m: f"{ordinal(value(m['ordinal']))} "),
    rule(r"(?<=[a-z]-)(?P<roman>II|III|IV|VI{1,3}|IX)(?![\w’'-])", lambda m: cardinal(value(m["roman"])), needs="-"),
    rule(r"(?P<before>(?<![\w’'.-]))(?P<list>[IVX]{1,5}-[IVX]{2,6})(?![\w’'-])", _list, needs="-"),
    rule(r"\((?P<roman>[ivx]{1,5})\)", _bracketed, needs="("),
    rule(r"\b(?P<roman>M[MDCLXVI]{4,})\b", lambda m: year(value(m["roman"])) if re.fullmatch(_ROMAN, m["roman"]) else m.group(), needs="M"),
    # What is left can be no initials: "grade III", "an England XI".
    rule(r"(?<![\w’'.&-])(?P<roman>II|XI|XV|(?=[IVX]{3})X{0,3}(?:IX|IV|V?I{0,3}))(?![\w’'&-]|\.\w)", lambda m: m.group() if m["roman"] in data.NOT_NUMERALS else cardinal(value(m["roman"])), needs="IVX"),
)
