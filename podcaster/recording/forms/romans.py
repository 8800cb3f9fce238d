"""Roman numerals: of kings and popes as ordinals, of wars, parts and Super Bowls as cardinals; never "I" or "X" alone."""

import re

from podcaster.recording.forms.number_words import cardinal, ordinal
from podcaster.recording.forms.rule import Rule, rule

_VALUES = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5,
           "IV": 4, "I": 1}  # fmt: skip
_ROMAN = r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_MANY = rf"(?=[MDCLXVI]{{2}}){_ROMAN}"
_RULERS = (
    "King|Queen|Pope|Emperor|Empress|Tsar|Tsarina|Czar|Kaiser|Prince|Princess|Sultan|Shah|Duke|Patriarch|Pharaoh|Saint"
)
_REGNAL = frozenset(
    "abdullah adrian albert alexander alfonso anne augustus baudouin benedict boniface carl carlos casimir catherine "
    "celestine charles christian christina clement constantine cyrus darius david edward elizabeth emmanuel faisal "
    "farouk felipe ferdinand francis frederick frederik george gregory gustaf gustav haakon harald hassan henri henry "
    "hussein innocent isabella ivan james jean john juan julius kenneth leo leopold louis ludwig malcolm margrethe "
    "maria mary maximilian mehmed mohammed muhammad napoleon nicholas olaf olav oscar otto paul pedro peter philip "
    "philippe pius rama rameses ramses rainier richard robert rudolf sam selassie sixtus stephen suleiman tutmose "
    "thutmose umberto urban victor vladimir wilhelm willem william xerxes zog".split()
)
_NUMBERED = (
    "World War|War|Vatican|Super Bowl|Chapter|Part|Act|Title|Type|Phase|Volume|Vol|Book|Article|Section|Class|Schedule|Mark|"
    "Episode|Apollo|Saturn|Gemini|Soyuz|Stage|Level|Division|Group|Table|Annex|Appendix|Grade|Scene|Canto|Season|"
    "Game|Round|Series|Category|Tier|Protocol|SALT|START|Basel|Camp|Rocky|Wave|Generation|Block|Model|Olympiad|Lausanne|Corps|Army"
)
_ALONE_TOO = "World War|Chapter|Part|Act|Title|Type|Phase|Volume|Book|Article|Section|Class|Schedule|Mark|Episode|Stage|Level|Division|Annex|Appendix|Scene|Category|Tier|Saturn|SALT|START|Basel"
# Capitals that happen to be numerals.
_NOT_NUMERALS = frozenset(
    "CD CV DC DI DM CC MC MD MI MIX MM DIM LI CL XL XXL XXX CI DX CM ML MV DVI LCD CDC DCI CCI MCC DIV DIVI".split()
)


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
    return f"{match['before']}{cardinal(value(match['roman'])).title() if match['before'].startswith('World') else cardinal(value(match['roman']))}"


def _name(match: re.Match[str]) -> str:
    """After a capitalised word: the third of a line of rulers or of a family, or part two of something."""
    from podcaster.scripting.names import given_names

    if match["roman"] in _NOT_NUMERALS:
        return match.group()
    first, last = (match["first"] or "").strip().lower(), match["last"].lower()
    person = last in _REGNAL or (first in given_names() and len(match["roman"]) <= 3)
    number = value(match["roman"])
    said = f"the {ordinal(number)}" if person else cardinal(number)
    return f"{match['first'] or ''}{match['last']}{match['junior'] or ''} {said}"


RULES: tuple[Rule, ...] = (
    rule(r"\bWW(?P<war>II|I|2|1)\b", lambda m: f"World War {'Two' if m['war'] in ('II', '2') else 'One'}"),
    rule(
        rf"(?P<before>\b(?:{_RULERS})\s+(?:[A-Z][\w’'-]+\s+){{1,3}})(?P<roman>{_ROMAN})(?![\w.])(?<!\bI)(?<!\bX)",
        _ruler,
    ),
    rule(
        rf"(?P<before>\b(?:{_RULERS})\s+(?:[A-Z][\w’'-]+\s+){{1,2}})(?P<roman>[IVX])(?=[’']s\b|[.,;:!?)]|\s+(?!(?:am|was|will|have|had|think|know|do|did|can|would|could|said)\b)|$)",
        _ruler,
    ),
    rule(
        r"(?P<before>\b(?:Elizabeth|Charles|James|Francis|Henry|Nicholas|Napoleon|William|Edward|George|Philip|Louis|Mary|Richard|John Paul|Juan Carlos|Ivan|Peter|Catherine|Leopold|Pius|Leo|Frederick)\s)"
        r"(?P<roman>[IVX])(?=[’']s\b|[.,;:!?)]|\s+(?:of|and|was|in|died|at|became|is|ruled|reigned|on)\b|$)",
        _ruler,
    ),
    rule(rf"(?P<before>\b(?:{_NUMBERED}|(?:{_NUMBERED.upper()}))\.?\s+)(?P<roman>{_MANY})(?!\w)", _numbered),
    rule(
        rf"(?P<before>\b(?:{_ALONE_TOO})\.?\s+)(?P<roman>[IVX])(?!\w|[’']m|[’']ve|[’']d|[’']ll|\.\w| (?:am|was|will|have|had|think|do)\b)",
        _numbered,
    ),
    rule(
        rf"(?P<first>\b[A-Z][\w’'.-]{{0,40}}\s+)?(?P<last>\b[A-Z][\w’'-]{{1,40}})(?P<junior>,)?\s+(?P<roman>{_MANY})(?!\w|-)",
        _name,
    ),
    rule(r"(?P<ordinal>\b[IVX]{1,5})(?P<th>th|st|nd|rd) (?=[Cc]entury)", lambda m: f"{ordinal(value(m['ordinal']))} "),
)
