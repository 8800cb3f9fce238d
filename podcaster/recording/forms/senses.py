"""Abbreviations in full: `languages/en/senses.py` lists what each one stands for, and in which context."""

import re
from functools import cache, cached_property
from typing import NamedTuple

from podcaster.languages.en.abbreviations import COLOURS, COMPASS, STATES
from podcaster.languages.en.calendar import MONTH_NAMES, MONTHS
from podcaster.languages.en.contexts import FUNCTION_WORDS
from podcaster.languages.en.senses import SENSES, UNCERTAIN
from podcaster.languages.en.topics import TOPICS
from podcaster.recording.forms.rule import Rule, one_of, rule
from podcaster.recording.forms.sentences import ANY_CAPITAL, ENDS, stop
from podcaster.system.lazy_regex import lazy_regex

REACH = 150
"""Number of characters on each side that are searched for the words of a topic."""
_GLYPHS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_TOPICS = {name: frozenset(words.split()) for name, words in TOPICS.items()}
_WORD = lazy_regex(r"[a-z]+(?:-[a-z]+)*")
_BEFORE = {
    "fig_": lazy_regex(rf"[\d{_GLYPHS}]\+?[-‑\s]?$"),
    "name_": lazy_regex(r"(?<![\w’'-])[A-Z][\w’'.&-]*\s$"),
    "word_": lazy_regex(r"(?<![\w’'-])[a-z][\w’'-]*\s$"),
    "name_comma_": lazy_regex(r"(?<![\w’'-])[A-Z][\w’'&-]*,\s$"),
    "comma_": lazy_regex(r",\s$"),
    "open_": lazy_regex(r"[(\[]$"),
    "space_": lazy_regex(r"\s$"),
    "hyphen_": lazy_regex(r"[-‑–]$"),
}
_AFTER = {
    "_fig": lazy_regex(rf"[\s-]?(?:[#$£€(+−-]?[\d{_GLYPHS}]|[A-Z]{{1,2}}-?\d)|\s[IVXLC]+\b(?![’']|\.\w)|\s[ivxlc]+(?=[,.;)–-])"),
    "_verse": lazy_regex(r"\s\d{1,3}:\d"),
    "_year": lazy_regex(r"\s?[12]\d{3}\b"),
    "_year_end": lazy_regex(r"\s?[12]\d{3}(?=[,.;:)]|\s*$)"),
    "_percent": lazy_regex(r":? \d{1,2}(?:\.\d)? ?(?:%|pc\b)"),
    "_money": lazy_regex(r"\s?[$£€]"),
    "_name": lazy_regex(r",?\s[“\"‘'(]?[A-Z](?:[\w’']|\.)"),
    "_word": lazy_regex(r"\s[a-z]"),
    "_letter": lazy_regex(r"\s[A-Z](?![\w’'])"),
    "_state": lazy_regex(rf",\s(?:(?:{one_of(STATES.values())})\b|(?:{one_of(UNCERTAIN)}|Calif|Ala|Ariz|Colo|Conn|Fla|Kan|Ky|Mich|Minn|Mont|Neb|Nev|Okla|Tenn|Tex|Vt|Wis|Wyo|N\.[CDHJMY]|S\.[CD]|W\.Va)\.|[A-Z]{{2}}\b)"),
    "_hyphen": lazy_regex(r"[-‑–]"),
}
_LAST = lazy_regex(r"([\w’'&]+)[.,]*[\s-]+$")
_CODE = lazy_regex(r"\sA-?\d")
"""A code after an abbreviation, whose A begins no sentence: "order no. A-447"."""
_NEXT = lazy_regex(r"[\s-]+[“\"(]?([\w’'&]+)")
_NO_WORD_FOLLOWS = lazy_regex(r"\s*(?:$|[^\w\s($£€“\"‘'-])")
_NUMBERED_ONE = lazy_regex(r"\sI(?=[,;):]|\s§)")
"""A Roman one that is not the pronoun: "Art. I, § 8"."""
_COUNT = lazy_regex(rf"(?P<whole>[\d.,/]*[\d{_GLYPHS}])(?: ?(?P<part>\d/\d+|[{_GLYPHS}]))?(?P<gap>\+?[-‑\s]?)(?:(?:large|lg\.|small|sm\.|med\.|medium|big|whole|heaped|level|rounded|heaping|scant|generous|good) )?$")


_DATED = lazy_regex(rf"\b(?:{one_of(month.capitalize() for month in MONTHS)}|{one_of(MONTH_NAMES)}|No|no)\.?\s$|\d/\d{{1,2}}[-–]$")
"""A month, "No." or "3/19-" before a figure: the figure is no count."""


class _Sense(NamedTuple):
    said: str
    many: str
    """The plural, or "" if the form has none or is the plural."""
    needs_stop: bool
    conditions: tuple[tuple[str, ...], ...]
    """All must hold; of the alternatives of each, at least one."""
    leads: bool
    last: bool
    unit: bool


class _Place:
    """An abbreviation in its text, with what stands around it."""

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match
        self.before = match.string[max(0, match.start() - 40) : match.start()]
        self.after = match.string[match.end() : match.end() + 40]

    @cached_property
    def _around(self) -> frozenset[str]:
        text, start, end = self._match.string, self._match.start(), self._match.end()
        return frozenset(_WORD.findall(f"{text[max(0, start - REACH) : start]} {text[end : end + REACH]}".lower()))

    @cached_property
    def _last(self) -> str:
        found = _LAST.search(self.before)
        return found[1].lower() if found else ""

    @cached_property
    def _next(self) -> str:
        found = _NEXT.match(self.after)
        return found[1].lower() if found else ""

    @cached_property
    def _starter_follows(self) -> bool:
        """Whether the full stop is the last sign of the text, or a word follows that begins sentences but not names."""
        return bool(self._match["stop"]) and not _CODE.match(self.after) and ENDS.match(self._match.string, self._match.end()) is not None

    def ends_sentence(self, sense: _Sense) -> bool:
        """Whether the full stop of the abbreviation ends the sentence. After one in small letters, each capital begins a
        sentence. After a capitalised one, a name may follow, unless the table says that none does."""
        if not self._match["stop"] or self.after.startswith((")", "]")):
            return False
        ends = ANY_CAPITAL if sense.last or self._match["word"][0].islower() else ENDS
        return ends.match(self._match.string, self._match.end()) is not None

    def holds(self, condition: str) -> bool:
        if condition[0] == "!":
            return not self.holds(condition[1:])
        if condition[0] == "<":
            return self._last in condition[1:].lower().split(",")
        if condition[0] == ">":
            return self._next in condition[1:].lower().split(",")
        if condition == "_end":
            return self._starter_follows or _NO_WORD_FOLLOWS.match(self.after) is not None
        if condition in _BEFORE:
            return _BEFORE[condition].search(self.before) is not None
        if condition == "_fig" and _NUMBERED_ONE.match(self.after):
            return True
        if condition in _AFTER:
            return not self._starter_follows and _AFTER[condition].match(self.after) is not None
        return not _TOPICS[condition].isdisjoint(self._around)

    @property
    def describes(self) -> bool:
        """Whether a noun follows that the abbreviation describes: "3 bdrm. house", but not "3 bdrm. and a hall"."""
        return (self.holds("_word") and self._next not in FUNCTION_WORDS) or self.holds("_name")

    def number(self) -> int:
        """1 or 2 for the singular or plural that the figure before it asks for, 0 without a figure."""
        found = _COUNT.search(self.before)
        if found is None or _DATED.search(self.before, 0, found.start()):
            return 0
        fraction = "/" in found["whole"] or found["whole"] in _GLYPHS
        one = found["whole"] == "1" and not found["part"]
        return 1 if one or fraction or found["gap"][-1:] in ("-", "‑") else 2


def _say(match: re.Match[str]) -> str:
    senses = _table().get(match["word"].replace("’", "'"))
    if senses is None:
        return match.group()
    place = _Place(match)
    for sense in senses:
        if sense.needs_stop and not match["stop"]:
            continue
        if all(any(place.holds(one) for one in condition) for condition in sense.conditions):
            return _said(match, place, sense)
    return match.group()


def _said(match: re.Match[str], place: _Place, sense: _Sense) -> str:
    said, number = sense.said, place.number()
    if sense.many and number == 2 and not place.after.startswith("/") and (match["word"].islower() or match["word"].isupper()) and (sense.unit or not place.describes):
        said = sense.many
    glued = place.before[-1:].isdigit() or place.before[-1:] in tuple(_GLYPHS)
    joined = re.search(r"\d[-‑]$", place.before) is not None and place.holds("_name")  # "30-yr. Treasury bonds"
    full_stop = "." if match["stop"] and not sense.leads and not joined and place.ends_sentence(sense) else ""
    space = " " if match.string[match.end() : match.end() + 1] in tuple("0123456789£$€") else ""
    return (" " if glued and said else "") + said + (match["owner"] or "") + full_stop + space


@cache
def _table() -> dict[str, tuple[_Sense, ...]]:
    """The senses of each written form without its full stop. What is written in small letters may begin with a capital."""
    table: dict[str, list[_Sense]] = {}
    capitalised: dict[str, list[_Sense]] = {}
    for line in SENSES.splitlines():
        if not line or line.startswith("#"):
            continue
        written, said, where = (column.strip() for column in line.split("|"))
        forms, names = written.split(), said.split("/")
        flags = where.split()
        conditions = tuple(tuple(one.split("/")) for one in flags if one not in ("leads", "unit", "last"))
        for place, form in enumerate(forms):
            singular = place == 0 or form.rstrip(".") == forms[0].rstrip(".")
            sense = _Sense(
                said=names[0] if singular else names[-1],
                many=names[1] if singular and len(names) > 1 else "",
                needs_stop=form.endswith("."),
                conditions=conditions,
                leads="leads" in flags,
                last="last" in flags,
                unit="unit" in flags,
            )
            key = form.rstrip(".")
            table.setdefault(key, []).append(sense)
            if key[0].islower() and len(key) > 1 and key.capitalize() not in UNCERTAIN:
                # A short form without a full stop may be another word: "Yr Wyddfa".
                capital = sense._replace(needs_stop=sense.needs_stop or len(key) == 2, said=sense.said[:1].upper() + sense.said[1:], many=sense.many[:1].upper() + sense.many[1:])
                capitalised.setdefault(key[0].upper() + key[1:], []).append(capital)
    for key, senses in capitalised.items():
        table.setdefault(key, []).extend(senses)
    return {key: tuple(senses) for key, senses in table.items()}


def _thousands_of_miles(match: re.Match[str]) -> str:
    """ "60 thousand miles", "5 to 7.5 thousand miles"."""
    last = f" to {match['last']}" if match["last"] else ""
    return f"{match['amount']}{last} thousand miles"


_COLOURS = rf"(?:{one_of(COLOURS)})"
RULES: tuple[Rule, ...] = (
    # A timetable: "Dep. LHR 09:35".
    rule(r"\b(?P<word>[Dd]ep|[Aa]rr)\.? (?=(?:[A-Z][\w’'-]* ){1,3}\d{1,2}[:.]\d\d)", lambda m: {"Dep": "Departs ", "dep": "departs ", "Arr": "Arrives ", "arr": "arrives "}[m["word"]], needs=("ep", "rr")),
    rule(r"\bPub\. ?L\.(?: No\.)? (?=\d)", "Public Law ", needs="Pub"),
    rule(r"\b[am]\.s\.l\b\.?", lambda m: ("above sea level" if m.group()[0] == "a" else "mean sea level") + (stop(m, ANY_CAPITAL) if m.group().endswith(".") else ""), needs=".s.l"),
    rule(r"\bo\.(?P<very>v\.)?n\.o\b\.?", lambda m: ("or very near offer" if m["very"] else "or nearest offer") + (stop(m, ANY_CAPITAL) if m.group().endswith(".") else ""), needs="n.o"),
    rule(r"\br[’']bout(?P<many>s?)\b", lambda m: f"roundabout{m['many']}", needs="bout"),
    rule(r"\b(?P<where>[Uu]|[Oo])[’']pass\b", lambda m: {"u": "underpass", "U": "Underpass", "o": "overpass", "O": "Overpass"}[m["where"]], needs="pass"),
    rule(r"\b(?P<g>[Gg])[’'](?=children|child|son|sons|daughter|daughters|dau|father|mother|parents|ma\b|pa\b)", lambda m: f"{m['g']}rand", needs=("g’", "g'", "G’", "G'")),
    rule(r"\b(?P<c>[Cc])[’']ttee\b", lambda m: f"{m['c']}ommittee", needs="ttee"),
    rule(r"/ ?(?=(?:OBO|obo|ONO|ono|ovno)\b)", " ", needs="/"),
    rule(rf"(?<![\w/])(?P<one>{_COLOURS})\.?/(?P<two>{_COLOURS})(?![\w/])\.?(?=\s[a-z]|[,;)]|$)", lambda m: f"{COLOURS[m['one']]} and {COLOURS[m['two']]}", needs="/"),
    rule(r"(?<![^\W\d_½¼¾⅓⅔⅛⅜⅝⅞])(?<![’'@/.&_])(?P<word>[A-Za-z]{1,9}(?:[’'][a-z]{1,2})?)(?P<stop>\.(?![A-Za-z_@]))?(?P<owner>(?<=\.)[’']s\b)?(?!(?<!\.)[\w@]|[’']\w)", _say),
    rule(r"(?:(?<=\dst )|(?<=\dnd )|(?<=\drd )|(?<=\dth ))Sts\b(?P<stop>\.?)", lambda m: "Streets" + (stop(m) if m["stop"] else ""), needs="Sts"),
    rule(r"(?:(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth))/(?=\d+(?:st|nd|rd|th) (?:Bn|Battalion|Foot|Regt|Regiment)\b)", " ", needs="/"),
    rule(r"(?<![\w.,])(?P<amount>\d[\d.]{0,4})[kK](?: ?[-–] ?(?P<last>\d[\d.]{0,4})[kK])? (?:mi|mls)\b\.?", _thousands_of_miles, needs="kK"),
    rule(r"\+/[-−–]\s?(?=[\d$£€.])", "plus or minus ", needs="+/"),
    rule(r"(?<=\d )(?P<side>[NSEW])B\b", lambda m: COMPASS[m["side"]].lower() + "bound", needs="B"),
    rule(r"\b(?P<side>[NSEW])[’']bound\b", lambda m: COMPASS[m["side"]].lower() + "bound", needs="bound"),
    rule(r"\s@\s?(?=[\d$£€])|(?<=\w) @ (?=\w)|(?<=\w)@(?=[$£€]?\d[\d,]*(?:\.\d+)?(?:mph|rpm|kph|[ap]m|%|V|A|W|G?Hz)?(?:[\s,;)]|\.?$))", " at ", needs="@"),
    rule(r"(?<=[A-Z])#\s?(?=\d)", " number ", needs="#"),
    rule(r"\b(?P<tens>\d{0,2})(?P<one>[23])d\b(?=\.? (?:Cir|Dist|Div|Bn|Battalion|Regiment|Inf|Airborne|Abn|Cavalry|Cav|Congress|Army|Infantry|Street|St|Ave|Avenue|Marine))", lambda m: f"{m['tens']}{m['one']}{'nd' if m['one'] == '2' else 'rd'}", needs="d"),
    rule(r"\b(?P<one>[Aa]ff|[Rr]ev)[’']d\b", lambda m: "affirmed" if m["one"].lower() == "aff" else "reversed", needs="d"),
    rule(r"\bF\.(?P<series>2d|3d|4th)\b", lambda m: f"F {({'2d': 'second', '3d': 'third'}).get(m['series'], 'fourth')}", needs="F."),
    rule(r"(?<=\bborn \d{4} )d\.? (?=\d{4})", "died ", needs="d"),
    rule(r"\b(?P<t>[Tt])-?(?:storm|stm)(?P<many>s?)\b", lambda m: ("Thunderstorm" if m["t"] == "T" else "thunderstorm") + m["many"], needs="st"),
    rule(r"(?:(?<=bedroom)|(?<=bedrooms))/(?=\d)", ", ", needs="/"),
)
