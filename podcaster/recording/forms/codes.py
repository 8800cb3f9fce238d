"""Codes of letters and figures: models, makes, roads, flights, genes, standards: "F-16s", "A350-1000", "BNT162b2".

The letters are spelled unless they are a word, and the figures are said in pairs: "three eighty", "forty ninety".
"""

import re
from collections.abc import Iterable

from podcaster.languages.en.contexts import (
    CATALOGUES,
    COURSES,
    GOLF,
    NUMBERED_NAMES,
    OLD_BUILDINGS,
    RATINGS,
    SCHOOL,
    SOUTH_AFRICA,
)
from podcaster.languages.en.letters import AS_WORDS, KEYS, MIXED, SHORT_WORDS
from podcaster.recording.forms.context import near
from podcaster.recording.forms.letters import spell
from podcaster.recording.forms.number_words import cardinal, code, digits, number, ordinal, plural_number
from podcaster.recording.forms.rule import Rule, one_of, rule
from podcaster.recording.forms.units import is_unit
from podcaster.system.lazy_regex import lazy_regex

_NO_CODE = lazy_regex(r"(?:Q[1-4]|H[12]|R\d+(?:\.\d+)?(?:m|bn)|FY-?\d+|U-?\d\d|[vV]\d+\.\d.*|AD\d+|BC\d+|CO2|H2O|C\d\d?(?:st|nd|rd|th))|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}-.*")
"""Parts of a year, ages, versions, eras, formulas, dates, rand: other rules read them."""
_PIECE = lazy_regex(r"[A-Za-z]+|\d+(?:\.\d+)?|[-.‑]")


def letters_of(text: str) -> str:
    """Letters next to a figure. Capitals are spelled unless they are a word; small letters stay, a single one is spelled."""
    if text in MIXED:
        return MIXED[text]
    if text.isupper() and text not in AS_WORDS and len(text) <= 5 and text not in SHORT_WORDS - {"A", "ER", "PI", "EX", "MA", "PA", "HI", "AS", "AM", "BE", "IN", "IT", "ME", "MY", "HE", "AN"}:
        return spell(text)
    return spell(text) if len(text) == 1 and text != "s" else text


def _figures(text: str) -> str:
    if "." in text:
        return number(text)
    if len(text) == 5 and text.endswith("00"):
        return f"{code(text[:2])} {code(text[2:])}"
    return code(text)


def _code(match: re.Match[str]) -> str:
    """ "M H seventeen", "F sixteens", "A three fifty one thousand", "I nine fourteen nine hundred K"."""
    text = match["code"]
    head = re.match("[A-Za-z]+", text)
    if head is None or _NO_CODE.fullmatch(text) or ("-" not in text and is_unit(text)):
        return match.group()
    if not _may_begin(head.group(), text) or (head.group() == "R" and _is_rand(match)):
        return match.group()
    said = []
    for piece in _PIECE.findall(text):
        if piece[0].isdigit():
            said.append(_figures(piece))
        elif piece == ".":
            said.append("point")
        elif piece[0].isalpha():
            said.append(letters_of(piece))
    if match["more"]:
        said[-1] = plural_number(said[-1]) if match["more"] == "s" or "-" in text else f"{said[-1]}'s"
    # As in `letters`: a lone A would be the article. But hibari reads "A- four" as "a for".
    if head.group() == "A" and said[1].split()[0] != "four":
        said[0] = "A-"
    if said[-1] == "eigh":
        said[-1] = "A-"
    return " ".join(said)


def _is_rand(match: re.Match[str]) -> bool:
    """Whether R is the South African currency: "R50 million", or "R250" near a word such as "Johannesburg"."""
    return re.match(r" (?:m|bn|million|billion)\b", match.string[match.end() : match.end() + 9]) is not None or near(match, SOUTH_AFRICA)


def _takes(match: re.Match[str]) -> str:
    """ "Q takes F seven mate"."""
    if not match["piece"] or match["piece"].isdigit():
        return match.group()
    piece = " ".join(digits(sign) if sign.isdigit() else spell(sign).replace("eigh", "A-") for sign in match["piece"])
    end = {"": "", "+": " check", "#": " mate"}[match["check"]]
    return f"{piece} takes {spell(match['file']).replace('eigh', 'A-')} {digits(match['rank'])}{end}"


def _may_begin(head: str, text: str) -> bool:
    """Whether letters can begin a code: capitals, mixed letters ("mRNA"), a name before a hyphen ("Kepler-186f"), or
    a single small letter of a known kind ("i9")."""
    if head.isupper():
        return len(head) <= 9
    if len(head) == 1:
        return head in "iox" or (head == "e" and re.match(r"e-\d{3}(?!\d)", text) is not None) or (head == "p" and len(text) == 3)
    return any(letter.isupper() for letter in head[1:]) or (head[0].isupper() and text[len(head)] in "-‑")


def _listed(match: re.Match[str]) -> str:
    """ "Boeing seven eighty seven", "N G C thirteen hundred"."""
    said = _figures(match["figures"])
    tail = f" {code(match['tail'][1:])}" if match["tail"] else ""
    tail += f" {spell(match['letter'])}" if match["letter"] else ""
    return f"{match['name']} {plural_number(said) if match['more'] else said}{tail}"


_JUNCTION_REACH = 80
_ROADS = lazy_regex(r"\b[AM]\d{1,3}(?:\(M\))?(?!\w)|\b(?:junctions?|motorways?|slip road|exit)\b", re.IGNORECASE)


def _junction(match: re.Match[str]) -> str:
    """ "junction thirty six", near the name of a road."""
    around = match.string[max(0, match.start() - _JUNCTION_REACH) : match.start()] + " " + match.string[match.end() : match.end() + _JUNCTION_REACH]
    if not _ROADS.search(around):
        return match.group()
    if match["last"]:
        return f"junctions {number(match['figures'])} to {number(match['last'])}"
    return f"junction {number(match['figures'])}" + (f" {spell(match['letter']).replace('eigh', 'A-')}" if match["letter"] else "")


def _list_mark(match: re.Match[str]) -> str:
    """ "4 b" for "4b)" in a list; but not the end of a bracket: "(fat 6g)"."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    if before.rfind("(") > before.rfind(")"):
        return match.group()
    return f"{number(match['figures'])} {spell(match['letter']).replace('eigh', 'A-')}"


def _numbered(figures: str, letter: str | None) -> str:
    """ "five B", "twelve A-"."""
    return number(figures) + (f" {spell(letter).replace('eigh', 'A-')}" if letter else "")


def numbered(names: Iterable[str]) -> Rule:
    """The rule for a number after a name: "Boeing seven eighty seven"."""
    return rule(
        rf"\b(?P<name>{one_of(names)})\s(?P<figures>\d{{3,6}})(?:(?P<more>s)|(?P<letter>[a-z]))?(?P<tail>-\d{{3,4}})?(?!\w|,\d|\.\d|-\d)",
        _listed,
    )


_CHAT = {"8vo": "octavo", "4to": "quarto", "12mo": "duodecimo", "gr8": "great", "l8r": "later", "m8": "mate", "b4": "before", "2nite": "tonight", "4ever": "forever", "w8": "wait"}
RULES: tuple[Rule, ...] = (
    # A move of chess that takes a piece: "Qxf7#".
    rule(r"(?<![\w.])(?P<piece>[KQRBN]?[a-h]?[1-8]?)x(?P<file>[a-h])(?P<rank>[1-8])(?P<check>[+#]?)(?![\w+#])", _takes, needs="x"),
    # A variant of the coronavirus: "BA.5".
    rule(r"\b(?P<letters>[ABCPQ])\.(?P<parts>\d{1,3}(?:\.\d{1,3}){1,3})(?!\w|\.\d)", lambda m: f"{spell(m['letters']).replace('eigh', 'A-')} point {' point '.join(number(part) for part in m['parts'].split('.'))}", needs="."),
    rule(r"\b(?P<letters>BA|XBB|BQ|JN|KP)\.(?=\d)", lambda m: f"{spell(m['letters'])} ", needs="."),
    # The age of a person: "I (39f)", "my husband (42M)".
    rule(r"\b(?P<who>(?i:I|me|he|she|OH|DH|DW|GF|BF|husband|wife|partner|boyfriend|girlfriend|son|daughter|mum|mom|dad|gran|grandma|nan|granny|grandad|aunt|uncle|niece|nephew|cousin|neighbour|neighbor|sister|brother|friend|man|woman|ex|fiancé|fiancée) )\((?P<age>[1-9]\d)(?P<sex>[mfMF])\)", lambda m: f"{m['who']}({cardinal(int(m['age']))} {spell(m['sex'])})", needs="("),
    # A long number after letters: "KB5043145".
    rule(r"\b(?P<letters>[A-Z]{1,4})(?P<figures>\d{6,12})(?!\w)", lambda m: f"{spell(m['letters'])} {digits(m['figures'])}"),
    # A page: "(p12)", "see p45".
    rule(r"(?:(?<=\()|(?<=\b[Ss]ee )|(?<=\bon ))pp?(?P<page>\d{1,3})(?=[),;.]|\s|$)", lambda m: f"page{'s' if m.group()[1] == 'p' else ''} {number(m['page'])}", needs="p"),
    # Letters of two sides: "4G/5G".
    rule(r"(?<=\dG)/(?=\dG\b)", " and ", needs="G/"),
    rule(rf"\b(?:{one_of(_CHAT)})\b", lambda m: _CHAT[m.group()]),
    rule(r"(?<=\bC)\+\+(?=\d)", " plus plus ", needs="+"),
    rule(r"(?<=\b[CFJ])#(?!\w)", " sharp", needs="#"),
    rule(r"(?<![\w.])\.NET\b", "dot net", needs=".N"),
    rule(r"\bCVE-(?P<year>\d{4})-(?P<number>\d{4,6})\b", lambda m: f"C V E {code(m['year'])} {_figures(m['number'])}", needs="C"),
    rule(r"\bT-?(?P<figures>\d{1,2})(?= (?:at|on) [-−+]?\d|,| \([-−+]\d)", lambda m: f"tied {ordinal(int(m['figures']))}" if near(m, GOLF) else m.group(), needs="T"),
    # A range of letters: "bands A-C", "grades A*-C".
    rule(r"(?P<name>\b(?i:bands?|grades?|classes|class|sections?|zones?|groups?|rows?|gates|types?|forms|vitamins|letters?|surnames?|names) )(?P<one>[A-Z])[-–](?P<two>[A-Z])(?![\w-])", lambda m: f"{m['name']}{spell(m['one']).replace('eigh', 'A-')} to {m['two']}" if m["one"] < m["two"] else m.group(), needs="-–"),
    rule(rf"(?P<course>\b(?:{one_of(COURSES)})\.? )101(?!\w|[,.]\d|[-–]\d)", lambda m: f"{m['course']}one oh one", needs="101"),
    # A mark: "a C- or better".
    rule(r"(?<![\w-])(?P<mark>[A-D])[-−](?= (?:or|average|student|grade)\b)", lambda m: f"{spell(m['mark']).replace('eigh', 'A-')} minus", needs="-−"),
    # The rating of a debt: "from BBB-".
    rule(r"(?<![\w-])(?P<rating>AA?|BB?B?|CCC?)[-−](?=[\s,;.)]|$)(?! \w+[-−])", lambda m: f"{letters_of(m['rating'])} minus" if near(m, RATINGS) else m.group(), needs="-−"),
    # Keys: "Ctrl+Shift+Esc".
    rule(r"\b(?P<keys>(?:Ctrl|Alt|Cmd|Shift|Win|Fn)(?:\+(?:Shift|Alt|Ctrl|Esc|Del|Tab|Enter|Cmd|F\d{1,2}|[A-Z]))+)(?![\w+])", lambda m: " ".join(KEYS.get(key, key) for key in m["keys"].split("+")), needs="+"),
    # Sizes of trousers: "W32/L34".
    rule(r"\b(?P<one>[WPL]) ?(?P<figures>\d\d)/(?P<two>[LW]) ?(?P<figures2>\d\d)(?!\w)", lambda m: f"{m['one']} {number(m['figures'])}, {m['two']} {number(m['figures2'])}", needs="/"),
    # A year at school: "Y6 pupils".
    rule(r"\bY(?P<figures>\d{1,2})\b(?!-)", lambda m: f"year {number(m['figures'])}" if near(m, SCHOOL) else m.group(), needs="Y"),
    # A century: "a C19 porch".
    rule(r"\bC(?P<number>1[0-9]|2[01])(?= [a-z]|[,.;)])(?!\w)", lambda m: f"{ordinal(int(m['number']))} century" if near(m, OLD_BUILDINGS) else m.group(), needs="C"),
    # How many times: "x3 daily", "eggs x3".
    rule(r"(?<=\s)[x×] ?(?P<count>\d{1,2})(?= (?:daily|weekly|monthly|yearly|an? (?:day|week|month|year)|per)\b)", lambda m: f"{number(m['count'])} times", needs="x×"),
    rule(r"(?<=[a-z]{3}\s)[x×] ?(?P<count>\d{1,2})(?=[,;)]|\\.(?!\\d)|$)", lambda m: f"times {number(m['count'])}", needs="x×"),
    rule(r"(?:(?<=\d{3}),? (?:ext\.?|extn\.?)|(?<=\d{3}),? x(?=\d)|(?<=\d{3}[-. ]\d{4}),? x(?= \d)) ?(?P<figures>\d{2,5})(?![\w]|[,.]\d)", lambda m: f", extension {digits(m['figures'])}", needs=("x",)),
    rule(r"\bJ(?P<figures>\d{1,2})(?P<letter>[AaBb]?)(?:[-–]J?(?P<last>\d{1,2}))?(?!\w)", _junction, needs="J"),
    rule(r"\b[Ss]0?(?P<series>\d{1,2})(?:,? |:)?[Ee](?:p\.? ?)?0?(?P<episode>\d{1,3})(?!\w)", lambda m: f"series {number(m['series'])} episode {number(m['episode'])}", needs=("S", "s")),
    # A road that became a motorway: "A1(M)".
    rule(r"\bA(?P<figures>\d{1,3})\(M\)", lambda m: f"{'eigh' if m['figures'] in ('4', '14') else 'A-'} {code(m['figures'])} M", needs="(M)"),
    rule(r"(?<![(\w.])(?P<figures>\d{1,3}) ?(?P<letter>[a-h])\)", _list_mark, needs=")"),
    # The numbers of buses: "the 8A and 9C buses".
    rule(
        r"(?<![\w.,/$£€-])(?P<figures>\d{1,3})(?P<letter>[A-HNX])(?=(?:(?:,| and| or|, and| &) \d{1,3}[A-HNX]?){0,4} (?:bus|buses|routes?|trams?)\b)",
        lambda m: _numbered(m["figures"], m["letter"]),
    ),
    # A range of numbers with letters: "zones 5b-9a".
    rule(
        r"(?P<name>\b(?i:zones?|grades?|classes|rooms|flats|seats|gates|figures|questions|years) )(?P<one>\d{1,3})(?P<letter>[a-hA-H])?(?: ?[-–] ?| (?P<word>to|and|or|through|&) )(?P<two>\d{1,3})(?P<letter2>[a-hA-H])(?![\w’'-])",
        lambda m: f"{m['name']}{_numbered(m['one'], m['letter'])} {m['word'] or 'to'} {_numbered(m['two'], m['letter2'])}".replace("&", "and"),
    ),
    # A letter after the number of a figure, a flat, an exit: "figure 3b".
    rule(
        r"(?P<name>\b(?i:figures?|table|note|section|item|exit|flat|apartment|apt|unit|room|class|question|gate|seat|exhibit|appendix|building|suite|house|number|page|plate|part|phase|stage|type|grade|article|clause|rule|chapter|year|form|zone|bay|bed|berth|block|bus|cabin|carriage|coach|door|entrance|hall|hangar|junction|lane|level|line|locker|lot|pier|pitch|platform|plot|pod|route|row|screen|shed|site|slot|stand|studio|terminal|theatre|tram|ward|wing|nos?\.?) )(?P<figures>\d{1,3})-?(?P<letter>[a-hA-H])(?![\w’'-])",
        lambda m: f"{m['name']}{number(m['figures'])} {spell(m['letter']).replace('eigh', 'A-')}",
    ),
    rule(r"\b802\.(?P<number>\d{1,2})(?P<letters>[a-z]{0,2})\b", lambda m: f"eight oh two dot {number(m['number'])} {spell(m['letters'])}".rstrip(), needs="802."),
    rule(r"\bID\.(?=\d)", "I D ", needs="ID."),
    rule(r"(?<=[a-z])\+(?=\d)", " plus ", needs="+"),
    rule(
        r"(?P<before>\b(?:on|via|along|from|to|near|off|of|take|and|where) )US (?P<figures>\d{1,3})(?= (?:in|near|at|to|between|north|south|east|west|and|toward|exit)\b|[,.;)]|$)",
        lambda m: f"{m['before']}U S {code(m['figures'])}",
        needs="US ",
    ),
    rule(r"(?<![\w.,-])(?P<type>7[0-8]7)X\b", lambda m: f"{code(m['type'])} X", needs="7X"),
    rule(r"(?<![\w.,-])(?P<type>7[0-8]7)(?P<more>s?)(?= ?(?:MAX|Max|jets?|planes?|airliners?|aircraft|Dreamliners?)\b)", lambda m: plural_number(code(m["type"])) if m["more"] else code(m["type"]), needs="7"),
    rule(
        r"(?<![\w.,/$£€@#+&-])(?P<code>[A-Za-z]{1,9}[-‑]?\d{1,5}(?!\d)(?:\.\d{1,2}(?!\d))?(?:[-‑]?(?:[A-Z]{1,4}(?![A-Za-z])|\d{1,5}(?!\d))|(?!s(?!\w))[a-z]{1,3}(?![a-z]))*)"
        r"(?P<more>[’']?s)?(?![\w]|[-/]\d|\(\d|[.,]\d| \d[A-Z]{2}\b)",
        _code,
    ),
    rule(r"(?<![\w.,/$£€-])(?P<code>[A-Z][a-zA-Z]{0,8}(?:[-‑][A-Z][a-zA-Z]{1,5})+[-‑]?\d{1,4})(?P<more>)(?![\w-])", _code),
    rule(r"\b(?P<name>EN|BS|IEC|MIL|ISO) (?P<number>\d{2,5})-(?P<part>\d{1,2})(?![\w-])", lambda m: f"{m['name']} {_figures(m['number'])} {number(m['part'])}", needs="-"),
    numbered([*NUMBERED_NAMES, *CATALOGUES]),
    rule(r"(?<![\w-])(?P<type>7\d7)[-–](?P<series>\d00|\d{1,2})(?![\d-])", lambda m: f"{code(m['type'])} {code(m['series'])}", needs="7"),
    rule(r"(?<![\w.,-])(?P<figures>\d{1,3})-(?![VW] [a-z])(?P<letter>[A-Z])(?![\w-])", lambda m: f"{digits(m['figures']) if m['figures'][0] == '0' else number(m['figures'])} {spell(m['letter'])}", needs="-"),
)
