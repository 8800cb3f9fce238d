"""Abbreviations in full, so that their full stop makes no pause; initials without theirs; Saint or Street by context."""

import re

from podcaster.recording.forms.number_words import code, digits
from podcaster.recording.forms.rule import MONTHS, Rule, rule

# Before a name or number, or in the middle of a sentence: the full stop goes with the abbreviation.
_TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messieurs", "Dr": "Doctor", "Drs": "Doctors",
    "Prof": "Professor", "Sen": "Senator", "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives",
    "Gov": "Governor", "Govs": "Governors", "Gen": "General", "Lt": "Lieutenant", "Col": "Colonel", "Sgt": "Sergeant",
    "Capt": "Captain", "Maj": "Major", "Brig": "Brigadier", "Cpl": "Corporal", "Pvt": "Private", "Pfc": "Private First Class",
    "Spc": "Specialist", "Adm": "Admiral", "Cmdr": "Commander", "Cdr": "Commander", "Cmdt": "Commandant", "Ens": "Ensign",
    "Rev": "Reverend", "Revs": "Reverends", "Hon": "Honorable", "Msgr": "Monsignor", "Fr": "Father", "Pres": "President", "Supt": "Superintendent",
    "Det": "Detective", "Insp": "Inspector", "Amb": "Ambassador", "Atty": "Attorney", "Asst": "Assistant",
    "Mt": "Mount", "Ft": "Fort", "Sec": "Secretary", "Treas": "Treasurer", "Comdr": "Commander", "Ald": "Alderman",
    "Del": "Delegate", "Assn": "Association", "Dist": "District", "Univ": "University",
}  # fmt: skip
_WORDS = {
    "Jr": "Junior", "Sr": "Senior", "Inc": "Incorporated", "Corp": "Corporation", "Ltd": "Limited", "Co": "Company",
    "Cos": "Companies", "Bros": "Brothers", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Hwy": "Highway",
    "Dept": "Department", "Govt": "Government", "Intl": "International", "Natl": "National", "Mfg": "Manufacturing",
    "vs": "versus", "etc": "et cetera", "approx": "approximately", "est": "estimated", "dept": "department",
    "govt": "government", "ca": "circa", "cf": "compare", "al": "al", "min": "minutes", "mins": "minutes",
    "hr": "hours", "hrs": "hours", "sec": "seconds", "secs": "seconds", "Ph.D": "P H D", "Ed": "Editor",
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Thur": "Thursday",
    "Thurs": "Thursday", "Ret": "Retired", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas",
    "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Mich": "Michigan",
    "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska",
    "Nev": "Nevada", "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania", "Tenn": "Tennessee", "Tex": "Texas",
    "Va": "Virginia", "Vt": "Vermont", "Wash": "Washington", "Wis": "Wisconsin", "Wyo": "Wyoming",
}  # fmt: skip
_WORDS_THAT_ARE_WORDS = frozenset(
    "al ca est min sec Ill Ind Mass Miss Wash Sat Sun Mon Wed Fri Ed Co La Pa Ga Mo Va Md Ore Del".split()
)
"""Also words of their own, or too short to be sure of: only before a capital, a digit, a comma or a closing bracket."""
# A state after a place or a party letter: "Phoenix, AZ 85001", "R-Fla.".
_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine",
    "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri",
    "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee",
    "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia",
    "WI": "Wisconsin", "WY": "Wyoming", "DC": "D C",
}  # fmt: skip
_STREETS = {
    "st": "Street", "ave": "Avenue", "blvd": "Boulevard", "rd": "Road", "hwy": "Highway", "expy": "Expressway",
    "dr": "Drive", "ln": "Lane", "ct": "Court", "pl": "Place", "pkwy": "Parkway", "sq": "Square",
}  # fmt: skip
_COMPASS = {"N": "North", "S": "South", "E": "East", "W": "West"}
# A capital after these starts no name: the abbreviation before it ended a sentence.
_STARTERS = (
    "The|A|An|He|She|It|They|We|I|You|But|And|In|On|At|His|Her|Its|Their|This|That|These|Those|There|When|While|If|As|"
    "For|After|Before|Since|However|Meanwhile|Some|Many|Most|One|So|Then|What|Who|Why|How"
)
_SENTENCE_ENDS = re.compile(rf"[\"”’')\]]*(?:\s*$|\s+[\"“‘'(]*(?:{_STARTERS})\b)")


def _stop(match: re.Match[str]) -> str:
    """The full stop of a sentence that ends with an abbreviation."""
    return "." if _SENTENCE_ENDS.match(match.string, match.end()) else ""


def _initials(match: re.Match[str]) -> str:
    letters = " ".join(re.findall(r"[A-Za-z]", match["letters"]))
    end = match.end()
    if match["owner"]:
        return f"{letters}'s"
    return letters + ("." if match.group().endswith(".") and _SENTENCE_ENDS.match(match.string, end) else "")


def _saint_or_street(match: re.Match[str]) -> str:
    text, start = match.string, match.start()
    before = re.search(r"([\w’']+),?\s+$", text[max(0, start - 30) : start])
    after = re.match(r"\s+[A-Z][a-z]", text[match.end() : match.end() + 6])
    named = before is not None and (before[1][:1].isupper() or before[1][:1].isdigit())
    ended = _SENTENCE_ENDS.match(text, match.end())
    if after and not ended and not (named and re.search(r"\d\S*\s+(?:\w+\s+){0,3}$", text[max(0, start - 40) : start])):
        return "Saint"
    if named:
        return "Street" + ("." if ended and match.group().endswith(".") else "")
    return "Saint" if after else "Street"


def _address_line(match: re.Match[str]) -> str:
    side = f"{_COMPASS[match['side'].rstrip('.')]} " if match["side"] else ""
    stop = _stop(match) if match["kind"].endswith(".") else ""
    return f"{code(match['number'])} {side}{match['name']}{_STREETS[match['kind'].rstrip('.').lower()]}{stop}"


_SURE = "|".join(sorted((word for word in _WORDS if word not in _WORDS_THAT_ARE_WORDS), key=len, reverse=True))
_UNSURE = "|".join(sorted(_WORDS_THAT_ARE_WORDS & set(_WORDS), key=len, reverse=True))

RULES: tuple[Rule, ...] = (
    rule(r"\be\.\s?g\.,?", "for example"),
    rule(r"\bi\.\s?e\.,?", "that is"),
    rule(r"\b(?P<word>Nos?|nos?|№)\.?\s?(?=\d)", lambda m: "numbers " if m["word"].lower() == "nos" else "number "),
    rule(r"№\s?", "number "),
    rule(r"\bpp\.\s?(?=\d)", "pages "),
    rule(r"\bp\.\s?(?=\d)", "page "),
    rule(r"\bFigs?\.\s?(?=\d)", "figure "),
    rule(r"\b[Cc]\.\s?(?=\d{3,4}\b)", "circa "),
    rule(r"(?<=[A-Z][\w.]) v\.? (?=[A-Z])|(?<=[a-z]) v\.? (?=[A-Z])", " versus "),
    rule(r"\bvs\b\.?", "versus"),
    rule(r"\bw/o\s", "without "),
    rule(r"(?<!\w)w/\s?(?=\w)", "with "),
    rule(r"(?<=\w)\s?&\s?(?=\w)", " and "),
    rule(r"\band/or\b", "and or"),
    rule(r"\b([Hh]e|[Hh]is|[Hh]im)/(she|hers?)\b", lambda m: f"{m[1]} or {m[2]}"),
    rule(
        rf"\b(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.(?=,?\s*\d|,?\s+[a-z]|\s*$|[,;)]|-)",
        lambda m: MONTHS[m["month"].lower()],
        re.IGNORECASE,
    ),
    rule(
        rf"\b(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?=[ -]\d)(?<!\bmay)(?<!\bmar)",
        lambda m: MONTHS[m["month"].lower()],
        re.IGNORECASE,
    ),
    rule(
        rf"(?<=\d )(?P<month>{'|'.join(key for key in sorted(MONTHS, key=len, reverse=True) if key != 'may')})\b\.?",
        lambda m: MONTHS[m["month"].lower()],
        re.IGNORECASE,
    ),
    rule(
        r"(?<![\w.,-])(?P<number>\d{1,5}) (?:(?P<side>[NSEW]\.?) )?(?P<name>(?:(?:[A-Z][a-z]+|\d{1,3}(?:st|nd|rd|th)|[A-Z])\.? ){1,3})"
        rf"(?P<kind>(?:{'|'.join(_STREETS)})\b\.?)",
        _address_line,
        re.IGNORECASE,
    ),
    rule(
        rf"(?<=[a-z],)\s(?P<state>{'|'.join(_STATES)})(?=,?\s+\d{{5}}\b|[,.;)]|\s*$)(?P<rest>)",
        lambda m: f" {_STATES[m['state']]}",
    ),
    rule(
        rf"(?P<state>\b(?:{'|'.join(_STATES.values())}),? )(?P<zip>\d{{5}})(?:-(?P<more>\d{{4}}))?(?![\d,-])",
        lambda m: f"{m['state']}{digits(m['zip'])}" + (f" {digits(m['more'])}" if m["more"] else ""),
    ),
    rule(
        rf"\b(?P<party>[RDI])-(?P<state>{'|'.join(_STATES)})\b",
        lambda m: f"{m['party']}, {_STATES[m['state']]}",
    ),
    rule(rf"\b(?P<party>[RDI])-(?=(?:{'|'.join(_STATES.values())})\b)", lambda m: f"{m['party']}, "),
    rule(r"\b(?P<party>[RDI])-(?=[A-Z][a-z]{1,5}\b\.|N\.|S\.|W\.)", lambda m: f"{m['party']}, "),
    rule(r"\b(?:Vol|Vols)\.?\s(?=\d|[IVXL]+\b)", "Volume "),
    rule(r"§§?\s?(?=\d)", "section "),
    rule(
        r"\b(?P<day>Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?(?=,? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)",
        lambda m: _WORDS[m["day"]],
    ),
    rule(r"\bSts\.(?=\s[A-Z])", "Saints"),
    rule(r"\bSt\.?(?=\s|$|[,;:)’'])(?<!\bSt(?=['’]))", _saint_or_street),
    rule(
        rf"\b(?P<word>{'|'.join(sorted(_TITLES, key=len, reverse=True))})\.(?=,? +[\w“\"‘(])",
        lambda m: _TITLES[m["word"]],
    ),
    rule(rf"\b(?P<word>{'|'.join(('Mr', 'Mrs', 'Ms', 'Dr', 'Prof'))})(?=\s[A-Z])", lambda m: _TITLES[m["word"]]),
    rule(rf"\b(?P<word>{_SURE})\.(?![\w.])", lambda m: _WORDS[m["word"]] + _stop(m)),
    rule(rf"(?<=[a-z], )(?P<word>{_UNSURE})\.", lambda m: _WORDS[m["word"]] + _stop(m)),
    rule(rf"(?<=[RDI], )(?P<word>{_UNSURE})\.", lambda m: _WORDS[m["word"]] + _stop(m)),
    rule(rf"\b(?P<word>{_UNSURE})\.(?=,|\s\d|\)|\s[a-z])", lambda m: _WORDS[m["word"]]),
    rule(r"\bPh\.?\s?D\.?(?P<more>s?)\b", lambda m: f"P H D{m['more']}"),
    # Initials: U.S., J.K. Rowling, a.m.; the stops go, those of a sentence's end stay.
    rule(r"(?<![\w.])(?P<letters>(?:[A-Za-z]\.\s?){1,4}[A-Za-z]\.)(?P<owner>[’']s\b)?(?!\w)", _initials),
    rule(r"(?<![\w.])(?P<letters>(?:[A-Za-z]\.){1,4}[A-Za-z])(?P<owner>[’']s\b)?(?![\w.])", _initials),
    rule(r"(?<=[A-Z][a-z] )(?P<letters>[A-Z])\.(?P<owner>)(?=\s[A-Z][a-z])", lambda m: m["letters"]),
    rule(
        r"(?<=[a-z] )(?P<letters>[A-Z])\.(?P<owner>)(?=\s[A-Z][a-z])(?! (?:The|He|She|It|They|But|And|In|On|At|A)\b)",
        lambda m: m["letters"],
    ),
    rule(
        r"(?:^|(?<=[\s(“\"]))(?P<letters>[A-Z])\.(?P<owner>)(?=\s[A-Z][a-z])(?! (?:The|He|She|It|They)\b)",
        lambda m: m["letters"],
    ),
)
