"""Numbers that are names: telephone and helpline numbers, ISBN and account numbers, versions, sections of a law."""

import re

from podcaster.languages.en import contexts
from podcaster.recording.forms.context import last_word, near, next_word, words_after, words_before
from podcaster.recording.forms.letters import spell
from podcaster.recording.forms.number_words import cardinal, code, digits, part, year
from podcaster.recording.forms.rule import Rule, rule
from podcaster.system.lazy_regex import lazy_regex

_GROUPS = lazy_regex(r"\d+")
_DIALLING = frozenset("call dial text ring phone called dialled dialed rang calling dialling dialing texting or".split())
_AFTER_A_SHORT_NUMBER = frozenset(
    "if for to and or in now from when with free at after before on by emergency the instead anonymously immediately straight without as during while "
    "service line quoting then any directly until between today".split()
)
"""Words that may follow a number that is dialled. A noun shows a count: "call 300 people"."""


_EMERGENCY = frozenset("999 911 112 101 105 111 119 113 114 115 116 118 988 000".split())
_URGENT = frozenset("emergency emergencies non-emergency police ambulance fire helpline hotline call dial ring crisis europe european".split())
"""Near one of them, "the number is 112" is a number that is dialled."""


_COUNTED_ON = frozenset("pages page pp lines line items rows cards questions verses columns numbers hymns years".split())
"""Before a range, not a telephone number."""


def groups(text: str) -> str:
    """Digits one by one, with a pause between groups. A freephone code is said as hundreds: "zero eight hundred"."""
    said: list[str] = []
    for group in _GROUPS.findall(text):
        if group in ("0800", "0300", "0500", "800") and (said == [] or said == ["one"]):
            said.append(("zero " if group[0] == "0" else "") + f"{digits(group.lstrip('0')[0])} hundred")
        else:
            said.append(digits(group))
    return ", ".join(said)


def _reference(match: re.Match[str]) -> str:
    """ "reference H G slash four four seven one slash B"."""
    parts = [digits(part) if part.isdigit() else " ".join(digits(sign) if sign.isdigit() else spell(sign).replace("eigh", "A-") for sign in part) for part in match["code"].split("/")]
    return match["ref"] + " slash ".join(parts)


def _paper(match: re.Match[str]) -> str:
    """ "twenty nineteen, volume twelve, number three, pages forty five to fifty one"."""
    issue = f", number {cardinal(int(match['issue']))}" if match["issue"] else ""
    if match["letter"] or len(match["page"]) > 4:
        page = f"page {spell(match['letter']) + ' ' if match['letter'] else ''}{digits(match['page'])}"
    else:
        page = f"page{'s' if match['last'] else ''} {cardinal(int(match['page']))}" + (f" to {cardinal(int(match['last']))}" if match["last"] else "")
    return f"{year(int(match['year']))}, volume {cardinal(int(match['volume']))}{issue}, {page}"


def _telephone(match: re.Match[str]) -> str:
    if last_word(match) in _COUNTED_ON and re.fullmatch(r"\d{3}-\d{4}", match.group()):
        return match.group()  # "pages 984-1027"
    return ("plus " if match.group().startswith("+") else "") + groups(match.group())


def _beside_a_telephone(match: re.Match[str]) -> str:
    """A number without a country or area code is a telephone number only after a word such as "call"."""
    if contexts.DIALLED.isdisjoint(words_before(match, 40)[-5:]) or last_word(match) in ("about", "than", "over", "some"):
        return match.group()
    return groups(match.group())


def _short_number(match: re.Match[str]) -> str:
    """ "Dial 111", "text 60777"."""
    following, last = next_word(match), last_word(match)
    before = words_before(match, 40)
    if match.group() in _EMERGENCY and last in ("is", "number", "on", "to") and "number" in before[-3:] and not _URGENT.isdisjoint([*before[-8:], *words_after(match, 30)]):
        return digits(match.group())
    if last == "to" and "text" in words_before(match, 40)[-4:] and len(match.group()) > 3:
        return digits(match.group())
    if last not in _DIALLING or (last == "or" and match.group() not in ("101", "111", "112", "999")):
        return match.group()
    if match.group() in ("911", "999", "112", "988", "000") and contexts.DIALLED & {*words_before(match, 40)}:
        return digits(match.group())
    if following and following.lower() not in _AFTER_A_SHORT_NUMBER:
        return match.group()
    return digits(match.group())


def _long_number(match: re.Match[str]) -> str:
    """ISBN, card and account numbers. The word before the number shows its kind. "(reference 200-900)" is a range."""
    lowest, _, highest = match["figures"].partition("-")
    if match["kind"].lower().startswith("reference") and highest.isdigit() and len(highest) < 5 and int(lowest) < int(highest):
        return match.group()
    return f"{match['kind']}{match['gap']}{groups(match['figures'])}" + (f" {spell(match['check'])}" if match["check"] else "")


def _version(match: re.Match[str]) -> str:
    parts = match["parts"].split(".")
    said = " point ".join(part(piece) for piece in parts)
    letter = match.groupdict().get("letter")
    return ("version " if match["v"] else "") + said + (f" {spell(letter)}" if letter else "")


def _named_version(match: re.Match[str]) -> str:
    """ "Python three point eleven": after the name of a program, 3.11 is a version and not a decimal number."""
    name = match["name"]
    if name.lower() not in contexts.SOFTWARE or name in contexts.ALSO_EVERYDAY_WORDS or re.match(r"\s?(?:mi|km|m|ft|miles|hours)\b", match.string[match.end() :][:7]):
        return match.group()
    return f"{name}{match['gap']}{part(match['major'])} point {part(match['minor'])}"


_LAW_WORDS = {"s": "section", "ss": "sections", "sec": "section", "art": "article", "arts": "articles", "reg": "regulation", "regs": "regulations", "cl": "clause",
              "sch": "schedule", "para": "paragraph", "paras": "paragraphs", "r": "rule", "§": "section", "§§": "sections", "cap": "chapter", "pt": "part"}  # fmt: skip
_INNER = {"section": "subsection", "sections": "subsection", "regulation": "paragraph", "clause": "subclause"}


def _law(match: re.Match[str]) -> str:
    """ "section one subsection three", "article five paragraph one a"."""
    word = match["word"].rstrip(".").strip()
    kind = _LAW_WORDS.get(word.lower(), word)
    if word[:1].isupper() and kind != word and match.start() == 0:
        kind = kind.capitalize()
    inner = re.findall(r"\((\w{1,4})\)", match["inner"] or "")
    title = f"{code(match['title'][:-1])} " if match["title"] else ""
    said = f"{kind} {title}{code(match['number']) if len(match['number']) > 2 else cardinal(int(match['number']))}"
    if match["point"]:
        said += f" point {digits(match['point'])}"
    if match["letter"]:
        said += f" {spell(match['letter']).replace('eigh', 'A-')}"
    named = False
    for piece in inner:
        if piece.isdigit():
            level = "" if named or kind.lower().startswith("paragraph") else f" {_INNER.get(kind.lower(), 'paragraph')}"
            said += f"{level} {cardinal(int(piece))}"
            named = True
        else:
            said += f" {piece}"
            named = True  # "twelve b six": only the first part is called a subsection, and only if it is a number
    return said


def _pin_code(match: re.Match[str]) -> str:
    """A British postcode, letter by letter and digit by digit."""
    return " ".join(spell(piece) if piece.isalpha() else digits(piece) for piece in re.findall(r"[A-Z]+|\d+", match["out"])) + ", " + " ".join(
        spell(piece) if piece.isalpha() else digits(piece) for piece in re.findall(r"[A-Z]+|\d+", match["in"])
    )


def _document(match: re.Match[str]) -> str:
    """The number of a case, an ordinance, an order: "twenty twenty four seventeen", "twenty two four fifty one"."""
    one, two = match["one"], match["two"]
    if max(len(one), len(two)) > 4:
        return f"{match['kind']}{digits(one)}, {digits(two)}"
    if re.fullmatch("(?:19|20)\\d\\d", one) and re.fullmatch("(?:19|20)\\d\\d", two):
        return match.group()  # "Market Report 2025-2030"
    first = year(int(one)) if re.fullmatch("(?:19|20)\\d\\d", one) else code(one)
    return f"{match['kind']}{first} {'zero ' + code(two[1:]) if re.fullmatch('0[1-9]', two) else code(two)}"


def _docket(match: re.Match[str]) -> str:
    """ "twenty one C V forty five twenty one"."""
    number = match["number"].lstrip("0") or "0"
    return f"{cardinal(int(match['year']))} {spell(match['kind'])} {code(number)}"


def _named_number(match: re.Match[str]) -> str:
    """ "R F C eighty four forty six", "exit one sixty five"."""
    return f"{match['kind']}{code(match['figures'])}{' ' + spell(match['letter']) if match['letter'] else ''}"


def _flight(match: re.Match[str]) -> str:
    if not near(match, contexts.AVIATION):
        return match.group()
    return f"{spell(match['airline'])} {code(match['figures'])}"


def _grid_reference(match: re.Match[str]) -> str:
    """ "grid reference S D three four five six seven eight", near a word about maps."""
    named = not match["square"] or not match.group().startswith(match["square"])
    if len(match["east"]) != len(match["north"]) or not (named or near(match, contexts.MAPS)):
        return match.group()
    return f"{'grid reference ' if named else ''}{spell(match['square']) + ' ' if match['square'] else ''}{digits(match['east'])} {digits(match['north'])}"


def _hexadecimal(match: re.Match[str]) -> str:
    return "zero x " + " ".join(digits(sign) if sign.isdigit() else spell(sign) for sign in match["signs"])


_INTERNATIONAL = r"\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){1,5}"
_KINDS = "SKU|Lot|Batch|Serial|Style|Ordinances?|Resolution|Order|Case|Docket|Bill|Permit|Petition|Contract|Policy|Report|File|Invoice|Claim|Proposition|Release|Bulletin|Directive|Public Law|Executive Order"
RULES: tuple[Rule, ...] = (
    rule(rf"(?P<kind>\b(?:(?:{_KINDS})(?: number)?|[Nn]umber|ordinance|resolution) )(?P<one>\d{{2,6}})[-–](?P<two>\d{{1,6}})(?![\w-]|[.,]\d)", _document, needs="-–"),
    rule(r"(?<![\w-])(?P<year>\d{2})-(?P<kind>cv|cr|mc|md|ap|bk|CV|CR|MC|MD|AP|BK)-(?P<number>\d{1,6})(?!\w)", _docket, needs="-"),
    rule(r"\b(?P<kind>(?:[Ee]xit|[Ss]uite|Post|Lodge|Local|Troop|Gate|[Cc]abin|[Aa]partment|[Ll]ocker|[Jj]unction) )(?P<figures>\d{3,4})(?P<letter>[A-Z]?)(?![\w-]|[,.]\d)", _named_number),
    rule(r"\b(?P<airline>[A-Z]{2}|[A-Z]\d|\d[A-Z]) (?P<figures>\d{2,4})(?![\w-]|[,.]\d)", _flight),
    rule(r"(?:\b(?:GR|[Gg]rid [Rr]ef(?:erence|\.)?):? )?\b(?P<square>[HNOST][A-HJ-Z]|(?<=GR )|(?<=GR: )) ?(?P<east>\d{3,5}) ?(?P<north>\d{3,5})(?!\w|[,.]\d)", _grid_reference),
    rule(r"(?P<kind>\b(?:SR|CR|FM|SH) )(?P<figures>\d{2,4})(?P<letter>[A-Z]?)(?![\w-]|[,.]\d)", lambda m: f"{spell(m['kind'].strip())} {code(m['figures'])}" + (f" {spell(m['letter'])}" if m["letter"] else "") if near(m, contexts.ROADS) else m.group()),
    rule(r"(?<![\w,.$-])(?P<figures>\d{1,3}00)(?= block\b)", lambda m: code(m["figures"]), needs="block"),
    rule(r"(?P<kind>\bForms? )(?P<figures>\d{3,4})(?P<letter>)(?![\w]|[,.]\d)", _named_number),
    # Bills of a parliament: "S. 2226", "H.R. 1319", "HB 1104".
    rule(r"(?P<kind>\b(?:H\.? ?R|S|[HSA]\.?B|H\.? ?J\.? ?Res|S\.? ?J\.? ?Res)\.? )(?P<figures>\d{2,4})(?P<letter>)(?![\w-]|[,.]\d)", lambda m: _named_number(m) if near(m, contexts.BILLS) else m.group()),
    # The year, volume, issue and first page of a paper: "2024;385:e078432", "2019;12(3):45-51".
    rule(r"\b(?P<year>(?:19|20)\d\d)(?: [A-Z][a-z]{2}(?: \d{1,2})?)?; ?(?P<volume>\d{1,4})(?:\((?P<issue>\d{1,3})\))?: ?(?P<letter>[a-zA-Z])?(?P<page>\d{1,7})(?:[-–](?P<last>\d{1,6}))?(?![\w])", _paper, needs=";"),
    # A reference of an agent: "HG/4471/b".
    rule(r"(?P<ref>\b(?i:ref)(?:erence|\.)?:? )(?P<code>[A-Z]{1,4}/\d{2,6}(?:/[A-Za-z\d]{1,6}){0,3})(?![\w/])", _reference, needs="/"),
    # Ten letters and figures or more, mixed: the number of a car, of a parcel, of an account.
    rule(r"(?<![\w.@/#-])(?=[A-Z]*\d+[A-Z]+\d)[A-Z\d]{10,34}(?![\w.@/-]\w|\w)", lambda m: " ".join(digits(sign) if sign.isdigit() else spell(sign).replace("eigh", "A-") for sign in m.group())),
    rule(r"\b0x(?P<signs>[0-9A-Fa-f]{1,16})\b", _hexadecimal, needs="x"),
    rule(r"(?<=\b[Nn]umber )\d{6,19}(?![\w,]|\.\d)", lambda m: digits(m.group()), needs="umber"),
    rule(
        r"(?P<kind>\b(?:ISBN|ISSN|IBAN|EAN|VAT|[Ss]ort [Cc]ode|[Zz]ip [Cc]ode|[Zz]ip|ZIP|[Aa]ccount|[Aa]/c|[Aa]cct\.?|[Cc]ard|[Pp]assport|PIN|[Pp]asscode|[Pp]assword|[Bb]arcode|[Ii]nvoice|[Rr]eference|[Ee]xtension|ext\.?|[Ee]nding in|[Ee]nding|[Cc]rime [Rr]eference|[Cc]harity|IMO|MMSI|VIN|[Ss]erial|S/N)"
        r"(?:[- ]1[03](?=:| \d))?(?: (?:number|no\.?|code|ending|ends|ended|in|is|was))*:?)(?P<gap>\s\(?)(?P<figures>\d{1,17}(?:[ -]\d{1,7}){1,5}|\d{3,19})(?P<check>[-Xx]?[Xx])?(?!\w|[,.]\d)",
        _long_number,
    ),
    rule(r"(?<![\w.-])(?:\d{4}[ -]){3}\d{4}(?![\w-])", _telephone),
    # An ISBN without its name.
    rule(r"(?<![\w.-])97[89]-\d{1,5}-\d{2,7}-\d{1,6}-\d(?![\w-])", _telephone, needs="97"),
    rule(rf"(?<![\w.,])(?:{_INTERNATIONAL})(?![\w-])", _telephone, needs="+"),
    rule(r"(?<![\w.,/-])0\d{2,4}(?: \d{1,4}){3,5}(?![\w/]|[-.]\d)", lambda m: _telephone(m) if len(re.sub(r"\D", "", m.group())) in (10, 11) else m.group(), needs="0"),
    rule(r"(?<![\w.,/-])(?<!\d\) )0\d{2,5}[ -]\d{3,8}(?:[ -]\d{3,5})?(?![\w/]|[-.]\d)|(?<![\w.,/-])0\d{9,10}(?!\w)", _telephone, needs="0"),
    rule(r"(?<![\w.,/-])\(0\d{2,5}\)[ -]?\d{3,8}(?:[ -]\d{3,5})?(?![\w/]|[-.]\d)", _telephone, needs="("),
    rule(r"(?<![\w.,/-])1[ .-]8\d\d[ .-]\d{3}[ .-]\d{4}(?![\w/-])|(?<![\w.,/-])1-[2-9]\d\d-\d{3}-\d{4}(?![\w/-])|(?<![\w.,/-])(?:\d[.-])?\d{3}\.\d{3}\.\d{4}(?![\w/.-])", _telephone),
    rule(
        r"(?<![\w.,])(?:1[ -]?)?\(\d{3}\)[ -]?\d{3}-\d{4}(?![\w-])|(?<![\w.,/-])\d{3}-\d{3,4}(?:-\d{1,4}){0,2}(?<=-\d{4})(?![\w-])|"
        r"(?<![\w.,/-])\d{3}-\d{2}-\d{4}(?![\w-])|(?<![\w.,/-])\d{3}-\d{3}-\d{4}-\d{1,4}(?![\w-])",
        _telephone,
        needs="-",
    ),
    rule(r"(?<![\w.,-])1-(?P<code>8\d\d)-(?=[A-Z])", lambda m: f"one, {groups(m['code'])}, ", needs="-"),
    rule(r"(?<![\w.,/-])(?:\d[ -])?(?:\(\d{3}\)[ -]?|\d{3}[ -])\d{3}[ -]\d{4}(?![\w/-])", _beside_a_telephone),
    rule(r"(?<![\w.,])911(?= (?:Turbo|Carrera|GT3|Targa|Speedster)\b)", "nine eleven", needs="911"),
    rule(r"(?<![\w.,])911(?![\w/]|[,.]\d|-\d)", "nine one one", needs="9"),
    rule(r"(?<![\w.,-])999(?= (?:calls?|operators?|emergency|services?)\b)", "nine nine nine", needs="9"),
    rule(r"(?<![\w.,/-])116 \d{3}(?![\w/-]|[.,]\d)", _telephone, needs="1"),
    rule(r"(?<![\w.,/-])\d{2,4}(?: \d{2,4}){1,4}(?![\w/-]|[.,]\d)", _beside_a_telephone),
    rule(
        r"(?<=[a-z] )\d{3,6}(?![\w,%/-]|\.\d)",
        _short_number,
    ),
    rule(r"\b(?P<a>[Aa])rts\.? (?=\d{1,3}(?:\(\w{1,2}\))?(?:\s?[-–]\s?|,? and |, )\d{1,3}(?!\d))", lambda m: f"{m['a']}rticles ", needs="rts"),
    # Sections from one to another: "ss. 4–6", "§§ 12-14".
    rule(r"(?<![\w’'])(?P<first>(?:(?:ss|[Aa]rts|[Rr]egs|[Pp]aras|[Ss]ecs)\.|§§)\s?\d{1,4}[A-Z]?(?:\(\w{1,3}\))?)\s?[-–]\s?(?=\d)|(?<![\w’'])(?P<single>(?:(?:s|[Aa]rt|[Rr]eg|[Pp]ara|[Ss]ec)\.|§)\s?\d{1,4}[A-Z]?)\s?–\s?(?=\d)", lambda m: f"{m['first'] or m['single']} to ", needs="-–"),
    rule(
        r"(?:(?<![\w’'])(?P<word>(?:ss?|S(?=\.\s?\d{1,3}[A-Z]?(?:\(\w{1,3}\))? of the\b)|[Aa]rts?|[Rr]egs?|cl|[Ss]ch|[Pp]aras?|r)\.|§§?|(?:(?<=\band )|(?<=\bunder )|(?<=\bby )|(?<=\bto )|(?<=\d{4}, ))ss?(?= \d{1,3}(?!\w|[.,]\d))|ss(?= \d{1,3}[A-Z]?(?!\w|[.,]\d))|(?<=\bof )s(?= \d{1,3}[A-Z](?!\w))|ss?(?= \d{1,3}[A-Z]?(?:\(\d| of the| [A-Z][a-z]+ (?:[A-Z][a-z]+ ){0,3}Act))|[Ss]ection|[Aa]rticle|[Rr]egulation|[Cc]lause|[Rr]ule|[Ss]chedule|[Pp]aragraph))\s?(?P<title>\d{1,3}-(?=\d+(?:\(|[\s,;.]|$)))?(?P<number>\d{1,4})(?P<point>\.\d{1,4})?(?P<letter>[A-Z]?)(?P<inner>(?:\(\w{1,4}\)){0,4})(?![\w/]|[.,]\d|-\d)",
        _law,
    ),
    # A letter or number in brackets directly after a figure: "item 4(b)".
    rule(r"(?<![\w.,(])(?P<number>\d{1,3})\((?P<piece>[a-z]|\d)\)(?![\w(])", lambda m: m.group() if m["number"] in ("401", "403", "457", "501", "527") else f"{cardinal(int(m['number']))} {m['piece']}", needs="("),
)
VERSIONS: tuple[Rule, ...] = (
    rule(r"(?<![\w.])(?P<v>(?:v\.? ?|V\.? )(?=\d)|V(?=\d+\.\d))(?P<parts>\d{1,3}(?:\.\d{1,4}){0,3})(?P<letter>[a-d])?(?![\w]|\.\d)", _version, needs="vV"),
    rule(r"(?<![\w.,$£€-])(?P<v>)(?P<parts>\d{1,3}\.\d{1,4}\.\d{1,4})(?![\w]|\.\d)", _version),
    rule(r"\b(?P<name>[A-Za-z][\w.-]{1,14})(?P<gap> (?:version )?)(?P<major>\d{1,3})\.(?P<minor>\d{1,2})(?![\w%]|\.\d)", _named_version),
    rule(r"\b(?P<out>[A-Z]{1,2}\d[A-Z\d]?) (?P<in>\d[A-Z]{2})\b", _pin_code),
)

