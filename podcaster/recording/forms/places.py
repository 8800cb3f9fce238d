"""Streets, states, postal codes, "St" as Saint or Street, the party and state of a politician."""

import re

from podcaster.languages.en.abbreviations import COMPASS, ON_STREETS, STATES, STREETS
from podcaster.languages.en.calendar import MONTH_NAMES
from podcaster.languages.en.topics import TOPICS
from podcaster.recording.forms.context import near
from podcaster.recording.forms.number_words import code, digits
from podcaster.recording.forms.rule import Rule, one_of, rule
from podcaster.recording.forms.sentences import ENDS, stop
from podcaster.system.lazy_regex import lazy_regex

_ON_A_STREET = lazy_regex(rf"\s(?:{one_of(ON_STREETS)})\b")


def _saint_or_street(match: re.Match[str]) -> str:
    text, start = match.string, match.start()
    before = re.search(r"([\w’']+),?\s+$", text[max(0, start - 30) : start])
    after = re.match(r"\s+[A-Z][a-z]", text[match.end() : match.end() + 6])
    if after and before is not None and text[:start].rstrip().endswith(",") and not re.match(r"\d+(?:st|nd|rd|th)$", before[1]) and not before[1][0].isupper():
        return "Saint"  # "2.15pm, St Mark's"
    named = before is not None and (before[1][:1].isupper() or before[1][:1].isdigit())
    ended = ENDS.match(text, match.end())
    if after and before is not None and before[1].isdigit() and text[start - 1] == " ":
        return "Saint"  # "12 St James's Square"; a street after a figure has an ordinal: "42nd St"
    if before is not None and named and before[1][:1].isalpha() and before[1] != "The" and _ON_A_STREET.match(text, match.end()):
        return "Street"
    if after and not ended and not (named and re.search(r"\d\S*\s+(?:\w+\s+){0,3}$", text[max(0, start - 40) : start])):
        return "Saint"
    if named:
        return "Street" + ("." if ended and match.group().endswith(".") else "")
    return "Saint" if after else "Street"


def _address_line(match: re.Match[str]) -> str:
    side = f"{COMPASS[match['side'].rstrip('.')]} " if match["side"] else ""
    full_stop = stop(match) if match["kind"].endswith(".") else ""
    return f"{code(match['number'])}{' ' + match['letter'].upper() if match['letter'] else ''} {side}{match['name']}{STREETS[match['kind'].rstrip('.').lower()]}{full_stop}"


def _state(match: re.Match[str]) -> str:
    """A state after a capitalised place: "Boise, ID", but not "agreed, OK?" or before another word in capitals."""
    place = re.search(r"([\w.’'-]+),$", match.string[max(0, match.start() - 24) : match.start()])
    if place is None or not place[1][0].isupper() or place[1] in MONTH_NAMES or place[1].endswith("day"):
        return match.group()
    if re.match(r"\s[A-Z]{2}", match.string[match.end() : match.end() + 3]):
        return match.group()
    return f" {STATES[match['state']]}"


def _zip(match: re.Match[str]) -> str:
    """The digits of a postal code after a state."""
    words = match["state"].split()
    if " ".join(words[-2:]) not in _STATE_NAMES and words[-1] not in _STATE_NAMES:
        return match.group()
    return f"{match.group()[: match.start('zip') - match.start()]}{digits(match['zip'])}" + (f" {digits(match['more'])}" if match["more"] else "")


_NO_WORK = "".join(rf"(?<!\b{kind} on )" for kind in ("book", "essay", "film", "lecture", "report", "paper", "talk"))
"""Before the initial of a person: "a book on W. Shakespeare"."""


def _facing(match: re.Match[str]) -> str:
    """ "the east side", "a north west-facing balcony"."""
    text, side = match.string, match["side"]
    if text[match.end() : match.end() + 1] == " " and not re.search(r"\b(?:[Tt]he|its|their|our|on|of|and|both) $", text[max(0, match.start() - 6) : match.start()]):
        return match.group()
    return " ".join(COMPASS[letter].lower() for letter in side)


_MOTORING = frozenset(TOPICS["MOTORING"].split()) | {"mini", "corsa", "electric", "petrol", "hybrid", "ev"}
_TRIM = lazy_regex(r"[A-Z][\w-]+ $")
"""Before the letters of a model: "a Mini Cooper SE"."""
_STATE_NAMES = frozenset(STATES.values())
_NAMES = "|".join(STATES.values())
_STREETS = "St|Ave|Rd|Blvd|Dr|Ln|Ct|Pl|Pkwy|Hwy|Street|Avenue|Road|Boulevard|Drive|Lane|Parkway|Highway"
_STREET_NAME = rf"(?:[A-Z][a-z]+ ){{1,2}}(?:{_STREETS})\b"
RULES: tuple[Rule, ...] = (
    rule(r"(?P<road>\b[A-Z]{1,2}-\d{1,3}) (?P<side>[NSEW])\b(?P<stop>\.)?(?=\s[a-z]|,|$)", lambda m: f"{m['road']} {COMPASS[m['side']].lower()}", needs="-"),
    rule(
        r"(?<![\w.,-])(?P<number>\d{1,5})(?P<letter>[a-h])? (?:(?P<side>[NSEW]\.?) )?(?P<name>(?-i:(?:(?:[A-Z][a-z]+|\d{1,3}(?:st|nd|rd|th)|[A-Z])\.? ){1,3}))"
        rf"(?P<kind>(?:{'|'.join(STREETS)})\b\.?)",
        _address_line,
        re.IGNORECASE,
    ),
    rule(rf"(?<![\w.])(?P<side>[NSEW])\.? (?=(?<=block of ..)[A-Z]|(?<=block of ...)[A-Z]|\d{{1,3}}(?:st|nd|rd|th) (?:{_STREETS})\b|{_STREET_NAME})", lambda m: f"{COMPASS[m['side']]} ", needs=". "),
    rule(rf"(?<![\w.])(?P<side>[NS][EW])\.? (?=\d{{1,3}}(?:st|nd|rd|th) (?:{_STREETS})\b|{_STREET_NAME})", lambda m: f"{COMPASS[m['side'][0]]}{COMPASS[m['side'][1]].lower()} "),
    rule(r"\b(?P<before>in (?:[A-Z][a-z]+ ){1,2})Co\.(?=,| and\b|;)", lambda m: f"{m['before']}County", needs="Co."),
    rule(r"(?:(?<=\bfled )|(?<=\bheading )|(?<=\bheaded )|(?<=\bdrove )|(?<=\btraveling )|(?<=\btravelling )|(?<=\bwalked )|(?<=\bran )|(?<=\bwalking )|(?<=\bturned ))(?P<side>[NSEW])\.?(?= (?:on|along|to|toward|towards|from|through)\b)", lambda m: COMPASS[m["side"]].lower()),
    rule(r"(?:(?<=\b[Ii]n the )|(?<=\bto the )|(?<=\bfrom the )|(?<=\bacross the ))(?P<side>[NSEW])(?=[,;)]|\.(?!\w)|$| and\b| of\b| by\b)", lambda m: COMPASS[m["side"]].lower()),
    rule(r"(?<![\w.])(?P<side>[NSEW])\.?(?= for (?:\d|about|half))", lambda m: COMPASS[m["side"]].lower()),
    rule(r"(?<=\d mi\. )(?P<side>[NSEW])(?:(?P<stop>\.)|)(?=$|[,;)]|\s)(?! of)", lambda m: COMPASS[m["side"]].lower() + (stop(m) if m["stop"] else "")),
    rule(rf"(?:(?<=[a-z],)|(?<=[a-z]\.,))\s(?P<state>{'|'.join(STATES)})\b(?!['’.]\w|-\d)", _state, needs=","),
    rule(
        r"(?P<state>\b(?:[A-Z][a-z]+ )?[A-Z][a-z]+),? (?P<zip>\d{5})(?:-(?P<more>\d{4}))?(?![\d,-])",
        _zip,
    ),
    rule(r"(?:(?<=[a-z], )|(?<=\b[RDI]-))(?P<one>[NSR])\.\s?(?P<two>[HJMYCDI])\.(?!\w)", lambda m: STATES.get(m["one"] + m["two"], m.group()), needs="."),
    # The direction before a numbered street: "W. 5th Ave.".
    rule(r"(?:(?<=\s)|^)(?P<side>[NSEW])\.? (?=\d{1,3}(?:st|nd|rd|th) (?:St|Ave|Street|Avenue|Blvd|Pl|Rd|Road|Terr|Place|Ter)\b)", lambda m: f"{COMPASS[m['side']]} "),
    rule(r"(?:(?P<number>\b\d{1,5}) )?\b(?P<ns>[NS])\.? ?(?P<ew>[EW])\.? (?=\d{1,3}(?:st|nd|rd|th)\b)", lambda m: (f"{code(m['number'])} " if m["number"] else "") + f"{COMPASS[m['ns']]}{COMPASS[m['ew']].lower()} ", needs=("E", "W")),
    rule(r"(?P<league>\b(?:Div|Division|Group|Region|Zone|Ward) (?:\d{1,2}|One|Two|Three) )(?P<side>[NSEW])(?![\w.’'-])", lambda m: m["league"] + COMPASS[m["side"]]),
    rule(r"(?:(?<=\s)|^)(?P<side>[NSEW])\. (?=\d{1,3}(?:st|nd|rd|th)\b|(?:side|end|edge|bank|shore|coast|wing)\b)", lambda m: f"{COMPASS[m['side']]} "),
    rule(r"(?P<verb>\b(?:[Gg]o|[Hh]ead|[Dd]rive|[Tt]ravel|[Cc]ontinue|[Pp]roceed|[Tt]urn|[Ww]alk|runs?|heading|going) )(?P<side>[NSEW])\b\.?(?= (?:on|onto|to|for|toward|towards|along|past|at)\b)", lambda m: m["verb"] + COMPASS[m["side"]].lower()),
    # A station of the radio: "670 AM".
    rule(r"(?<![\w:.,$-])(?P<figures>[5-9]\d0|1[0-7]\d0) AM\b", lambda m: f"{code(m['figures'])} A.M", needs=" AM"),
    # The direction after a road: "Route 9 S.", "I-40 W".
    rule(
        r"(?P<road>\b(?:I-|US-|U\.S\. |US |(?:Hwy|Highway|Route|Rte|Rt|Interstate|Road|State Road)\.? |[A-Z]{2}-)\d{1,4} )(?P<side>[NS][EW]?|[EW])\b(?P<stop>\.?)(?!\w)",
        lambda m: m["road"] + " ".join(COMPASS[letter].lower() for letter in m["side"]) + (stop(m) if m["stop"] else ""),
    ),
    # The direction of the wind in a shipping forecast: "SW 5 to 7".
    rule(r"(?<![Ww]inds )\b(?P<side>[NS][EW]|[NSEW]{3})(?= \d{1,2}(?: to \d| or \d|,|-\d{1,2}(?:[,;.]| (?:kts?|knots))))", lambda m: "".join(COMPASS[letter].lower() for letter in m["side"][-2:]) + "erly" if len(m["side"]) == 2 else " ".join(COMPASS[letter].lower() for letter in m["side"])),
    rule(rf"\b(?P<party>[RDIL])-(?P<state>{one_of(STATES)})\b", lambda m: f"{m['party']}, {STATES[m['state']]}", needs="-"),
    rule(rf"\b(?P<party>[RDIL])-(?=(?:{_NAMES})\b)", lambda m: f"{m['party']}, ", needs="-"),
    rule(r"\b(?P<party>[RDIL])-(?=[A-Z][a-z]{1,5}\b\.|N\.|S\.|W\.)", lambda m: f"{m['party']}, ", needs="-"),
    rule(r"(?<=[a-z] )(?P<kind>Rd|Ave|Blvd|Ln|Hwy|Pkwy|Expy)(?=[,;)]|\s(?!\d)|$)", lambda m: STREETS[m["kind"].lower()]),
    rule(r"\b(?P<side>[NS][EW]|[NSEW](?= winds?\b)|[NSEW]{3}(?= winds?\b))(?= (?:winds?|gales?|breezes?|coast|England|London|Scotland|Wales|Asia|corner))", lambda m: " ".join(COMPASS[letter].lower() for letter in m["side"])),
    rule(r"(?<=[a-z:] )(?<!Avenue )(?<!Street )(?<!Road )(?<!Drive )(?P<side>[NS][EW])\b(?! ?\d)", lambda m: m.group() if _TRIM.search(m.string[max(0, m.start() - 20) : m.start()]) and near(m, _MOTORING) else " ".join(COMPASS[letter].lower() for letter in m["side"])),
    rule(r"\b(?P<side>[NSEW])\.? (?=(?:Wales|Ireland|Korea|Africa|America|Yorkshire|London|Lancashire|Devon|Cornwall|Carolina|Dakota|Virginia|Sussex|Midlands|Belfast|Anglia|Riding|Lothian|Ayrshire|Tyneside|Plains|Rockies|Texas|Florida|California|Georgia|Jersey|Oregon|England|Scotland|Coast|Shore|Atlantic|Pacific|Asia|Europe|India|Australia|Hampshire|Norfolk|Suffolk|Essex|Kent|Wiltshire|Somerset)\b)", lambda m: f"{COMPASS[m['side']]} "),
    rule(r"(?:(?<=\bwinds )|(?<=\bWinds )|(?<=\b[Ww]ind )|(?<=veering )|(?<=backing ))(?P<side>[NSEW]{1,3})\b", lambda m: " ".join(COMPASS[letter].lower() for letter in m["side"])),
    rule(r"(?:(?<=[a-z] )|(?<=mi\. )|(?<=ft\. )|(?<=; )|(?<=, ))(?P<side>[NSEW]) (?=of (?:the |[A-Z]))", lambda m: f"{COMPASS[m['side']].lower()} "),
    rule(r"(?<=miles )(?P<side>[NSEW]) of\b|(?:(?<=km )|(?<=due ))(?P<side2>[NSEW]) of\b", lambda m: f"{COMPASS[m['side'] or m['side2']].lower()} of"),
    rule(r"(?:(?<=[a-z] )|(?<=\d )|(?<=, )|^)(?P<side>[NSEW])\.? (?=(?:Parade|Terrace|Quay|Circular|Bridge|Pier|Beach|Campus|Shore|Ridge|Esplanade|Promenade)\b)", lambda m: f"{COMPASS[m['side']]} "),
    # The side of a street, the way that a room faces.
    rule(r"(?<![\w.&’'-])(?P<side>[NS]?[NSEW][EW]?)(?:\.(?= )|)(?=-facing\b|-bound\b|(?:-| )(?:side|sides|elevation|carriageway|kerb|curb|verge|bank|end|wall|aisle|transept|face|wing|slope|flank|platform)\b)", _facing),
    rule(rf"(?P<on>\b(?:on|along|off|down|up|corner of|block of) ){_NO_WORK}(?P<side>[NSEW])\. (?=[A-Z][a-z]+(?:[,;)]|$|\.(?!\w)| [a-z]))", lambda m: f"{m['on']}{COMPASS[m['side']]} ", needs=". "),
    rule(r"\b(?P<side>[NS][EW]|[NSEW]{3}) of\b", lambda m: " ".join(COMPASS[letter].lower() for letter in m["side"]) + " of"),
    rule(r"\bSts\.(?=\s[A-Z])", "Saints", needs="S"),
    rule(r"\bSt\.?(?=\s|$|[,;:)’'])(?<!\bSt(?=['’]))", _saint_or_street, needs="S"),
)
