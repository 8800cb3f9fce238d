"""Whether an amount describes a noun that follows: "a 6ft fence", "the $799 Pixel". Then its unit is singular."""

import re

from podcaster.languages.en.contexts import BOUGHT, ELECTRICAL, HOMES, NOT_NOUNS, NOTES_AND_COINS, SPEEDY
from podcaster.languages.en.units import CONTAINERS, MASSES, PERIODS
from podcaster.system.lazy_regex import lazy_regex

_BEFORE = lazy_regex(
    r"(?:\b(?P<word>an?|the|per|each|every|this|that|another|its|his|her|their|our|my|your|one|no)|(?P<owner>\w+)[’']s|s[’'])\s+"
    r"(?:[\w-]{2,16}, )?(?:(?P<adjective>(?!(?:an?|the|its|his|her|their|our|my|your)\b)[a-z][a-z-]*)\s+)?(?:[\w.-]{1,8}(?: [a-z]{2,14})? (?:x|by|or) ){0,2}(?:\d[\d½]*[ -]?(?:hrs?|hours?) )?$",
    re.IGNORECASE,
)
_EVERY = lazy_regex(r"\b[Ee]very $")
_PRONOUNS = frozenset("it he she that there what here who let how where".split())
"""After one of them, 's is "is" or "us"."""
_AFTER = lazy_regex(
    r"(?:\+| plus(?= [a-z]))?"
    r"(?:,? (?:or )?(?:[fF]/)?[\d½¼¾][\w.,½¼¾]{0,8}(?: ?[x×] ?\d[\w.,]{0,6})?[\"″]?(?: ?[a-z]{1,3}\.?)?(?:-[a-z]{2,12})?(?:, \d[\w.]{1,8})?,? |/\d[\d½¼¾.]{0,5} ?[a-z]{1,4} | or (?:[a-z]+ ){1,6}?(?:inch|ounce|pint|foot|pound) |[ -])(?P<noun>[A-Za-z][\w’']*)"
)
_BRACKETED, _ASIDE = lazy_regex(r"\.?\)"), lazy_regex(r" \(\d[^()]{0,14}\)(?= [a-z])")
_LENGTHS = frozenset("inch foot meter centimeter millimeter".split())
_IN_A_LIST = lazy_regex(r"[,;:(] $")
"""What stands before an item of a list: "ladies bike, 18in frame, 21 gears"."""
_KIND_OF_NUMBER = frozenset("million billion trillion thousand".split())


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the amount begins and ends with the brackets around it ("a thumb-sized (3cm) piece"), or with a second
    amount in brackets ("a 568ml (1 pint) carton")."""
    closing = _BRACKETED.match(text, end, end + 4)
    if closing is not None and text[start - 1 : start] == "(":
        return start - 1, closing.end()
    aside = _ASIDE.match(text, end, end + 24)
    return start, aside.end() if aside is not None else end


def describes_a_noun(match: re.Match[str], unit: str = "", end: int | None = None) -> bool:
    """Whether a noun follows that the amount in the match describes. `unit` is the name of the unit, "" for money. The
    amount ends at `end`, or with the match.

    With a word such as "a", "the" or "its" before the amount, every noun counts. Without one, it is a container after a
    mass ("400g tins"), a plural after another measure ("20mph winds"), or a note or coin after money.
    """
    end = match.end() if end is None else end
    start, end = _with_brackets(match.string, match.start(), end)
    bracketed = start != match.start()
    after = _AFTER.match(match.string, end, end + 48)
    if after is None:
        return False
    noun = after["noun"]
    lower = noun.lower()
    if match.string[end] == "-" and lower not in ("to", "and", "or"):
        return noun.islower()  # "a $500-a-night room", "a £2bn-plus bid", "3mm-thick"
    if lower in NOT_NOUNS or lower in _KIND_OF_NUMBER:
        return False
    if not unit and lower in BOUGHT:
        return True  # "COUNCIL FACES £3BN HOLE"
    if unit in PERIODS and _EVERY.search(match.string[max(0, start - 6) : start]):
        return False  # "every 12 minutes"
    before = _BEFORE.search(match.string[max(0, start - 40) : start])
    if before is not None and (before["adjective"] or "").lower() not in NOT_NOUNS and (before["owner"] or "").lower() not in _PRONOUNS:
        article = (before["word"] or "").lower() in ("a", "an")
        return article or not (noun.endswith(("ed", "ly")) or noun == "I")
    if not noun.islower():
        return False
    if bracketed:
        return match.string[max(0, start - 2) : start].strip()[-1:].isdigit()
    ends = re.match(r"[,;.)]|$", match.string[after.end() : after.end() + 1]) is not None
    return _described_without_a_word(match, unit, noun, end, last_of_item=ends)


def _described_without_a_word(match: re.Match[str], unit: str, noun: str, end: int, *, last_of_item: bool) -> bool:
    """Whether the amount describes the noun after it, without a word such as "the" before the amount."""
    if not unit:
        return noun in NOTES_AND_COINS
    if unit in MASSES:
        return noun in CONTAINERS
    if unit in ("watt", "amp", "volt", "kilowatt", "kilovolt") and noun in ELECTRICAL:
        return True
    glued = " " not in match.string[match.start() : end]
    if unit == "square foot" and noun in HOMES:
        return True
    if unit.endswith(" per hour") and noun in SPEEDY and not glued:
        return True
    if glued and last_of_item and unit in _LENGTHS and _IN_A_LIST.search(match.string, max(0, match.start() - 3), match.start()):
        return True
    return glued and " per " not in unit and noun.endswith("s") and not noun.endswith(("ss", "us", "wards", "ways"))
