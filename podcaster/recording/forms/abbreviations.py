"""Abbreviations are written in full, and initials without full stops: engines pause at a full stop."""

import re

from podcaster.languages.en.abbreviations import DOSES
from podcaster.languages.en.calendar import WEEKDAYS
from podcaster.languages.en.currencies import SIGNS
from podcaster.languages.en.numbers import NUMBER_WORDS
from podcaster.languages.en.senses import UNCERTAIN
from podcaster.recording.forms.letters import spell
from podcaster.recording.forms.number_words import cardinal, ordinal, plural_number
from podcaster.recording.forms.rule import DASH, MONTHS, Rule, one_of, rule
from podcaster.recording.forms.sentences import ANY_CAPITAL, ENDS, stop


def _initials(match: re.Match[str]) -> str:
    found = "".join(re.findall(r"[A-Za-z]", match["letters"]))
    # Small letters are only separated: `dates` reads "a m" later. Capitals are spelled.
    letters = " ".join(found) if found.islower() else spell(found)
    if match["owner"]:
        return spell(found, "'s")
    return letters + ("." if match.group().endswith(".") and ENDS.match(match.string, match.end()) else "")


def _month(match: re.Match[str]) -> str:
    return MONTHS[match["month"].lower()] + stop(match, ANY_CAPITAL)


def _and(match: re.Match[str]) -> str:
    """The sign & becomes "and". Between capitals it stays: it is a part of initials, and `letters` spells them."""
    glued = match.group() == "&" and match.string[match.start() - 1].isupper() and match.string[match.end()].isupper()
    following = match.string[match.end() + 1 : match.end() + 3]
    word = following[:1].islower() and not re.match(r"s\b|s$", following)
    return "&" if glued and not word else " and "


_UNCERTAIN = one_of(UNCERTAIN)
_MONTH = one_of(MONTHS)
_DAY = one_of(WEEKDAYS)
_SURE_DAYS = one_of(day for day in WEEKDAYS if day not in ("Mon", "Wed", "Fri", "Sat", "Sun"))
_UNSURE_DAYS = one_of(("Mon", "Wed", "Fri", "Sat", "Sun"))
RULES: tuple[Rule, ...] = (
    rule(r"\ba\.k\.a\.?(?!\w)|\baka\b", "also known as", needs="k"),
    rule(r"\be\.\s?g\.,?", "for example", needs="."),
    rule(r"\bi\.\s?e\.,?", "that is", needs="."),
    rule(r"(?<![\w’'.@/-])(?P<letters>eg|ie),?(?= [\w£$€“\"])", lambda m: "for example" if m["letters"] == "eg" else "that is"),
    rule(r"\b[Nn]o\.? (?P<number>\d{1,2})s\b", lambda m: f"number {plural_number(cardinal(int(m['number'])))}", needs="o"),
    rule(r"\b(?P<number>[123]) (?=(?:Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John) \d{1,3}:|(?:Corinthians|Thessalonians|Chronicles) \d)", lambda m: f"{ordinal(int(m['number'])).capitalize()} "),
    rule(r"\bp\.\s?w\.(?!\w)|(?<=hrs )pw\b", lambda m: "per week" + (stop(m, ANY_CAPITAL) if m.group().endswith(".") else ""), needs="p"),
    rule(r"\bo\.c\.(?!\w)", lambda m: "on center" + stop(m, ANY_CAPITAL), needs="o.c."),
    rule(r"\b(?:Tu|Tue|Tues)/(?:Th|Thu|Thur|Thurs)\b", "Tuesday and Thursday", needs="/"),
    rule(r"\bT/Th\b", "Tuesday and Thursday", needs="/"),
    rule(r"\bM/W/F\b", "Monday, Wednesday and Friday", needs="/"),
    rule(r"(?:(?<=closed )|(?<=open )|(?<=on )|(?<=and )|(?<=& ))(?P<day>Mon|Fri|Sat|Sun)s(?=[,;.)]|$| and\b| &)", lambda m: WEEKDAYS[m["day"]] + "s"),
    rule(r"\b(?P<day>Mon|Fri|Sat|Sun)s(?=,? \d{{1,2}}(?:st|nd|rd|th)?(?:,| and| &| to|-|–| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))", lambda m: WEEKDAYS[m["day"]] + "s"),
    rule(r"\bp\.\s?h\.(?!\w)", lambda m: "per hour" + stop(m, ANY_CAPITAL), needs="p"),
    rule(r"(?<!\w)(?P<word>Nos?|nos?|№)\.?\s?(?=\d)", lambda m: "numbers " if m["word"].lower() == "nos" else "number "),
    rule(r"№\s?", "number ", needs="№"),
    # The number of a house, which is in words already: "No. nine Elm Road".
    rule(rf"\bNo\. (?=(?:{one_of(NUMBER_WORDS)})\b)", "number ", needs="No. "),
    rule(r"(?<![\w$£€])(?:\${2,5}|£{2,5}|€{2,5})(?![\w$£€.])", "money", needs=("$$", "££", "€€")),
    rule(r"(?<=\bR) v\.? (?=[A-Z])", " versus ", needs="v"),
    rule(r"(?<=[A-Z][\w.]) v\.? (?=[A-Z])|(?<=[a-z)]) v\.? (?=[A-Z])", " versus ", needs="v"),
    rule(r"(?<=\w)-&-(?=\w)", " and ", needs="-&-"),
    rule(r"(?<=[a-z\d)] )v\.? (?=[£$€]?\d)", "versus ", needs="v"),
    rule(r"(?<=[\w.,;)\"″])\s?&\s?(?=[\w£$€½¼¾#(])", _and, needs="&"),
    rule(r"(?<=\d-\d) dec\b\.?", lambda m: " declared" + ("." if m.end() == len(m.string) else ""), needs="d"),
    # A month with a full stop. The stop is removed before a figure or a small letter. Before a capitalised word it ends
    # the sentence and is kept.
    rule(rf"(?<!% )\b(?P<month>{_MONTH})\.(?=,?\s*[’']?\d|,?\s+[a-z]|\s*$|[,;)]|-|\s+[A-Z])", _month, re.IGNORECASE, needs="."),
    rule(
        r"(?:(?<=\bin )|(?<=\bby )|(?<=\bsince )|(?<=\buntil )|(?<=\btill )|(?<=\bfrom )|(?<=\bof )|(?<=\blast )|(?<=\bnext )|(?<=\bthis )|(?<=\blate )|(?<=\bearly )|(?<=\bmid-)|(?<=\bto ))"
        r"(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?!['’.\w])",
        lambda m: MONTHS[m["month"].lower()],
    ),
    rule(rf"\b(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\s?{DASH}\s?(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))", lambda m: f"{MONTHS[m['month'].lower()]} to "),
    rule(r"(?<= to )(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?!['’.\w])", lambda m: MONTHS[m["month"].lower()]),
    rule(rf"\b(?P<month>{_MONTH})(?=[ -][’'‘]?\d)(?<!\bmay)(?<!\bmar)", lambda m: MONTHS[m["month"].lower()], re.IGNORECASE),
    rule(rf"(?:(?<=\d )|(?<=\d[snrt][tdh] )|(?<=\d[snrt][tdh] of ))(?P<month>{one_of(month for month in MONTHS if month != 'may')})\b\.?", lambda m: MONTHS[m["month"].lower()], re.IGNORECASE),
    rule(r"\b(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?= to (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)", lambda m: MONTHS[m["month"].lower()]),
    rule(r"(?:(?<=\d )|(?<=\d, )|(?<=[ap]m )|(?<=pen ))M[-–]F\b|\bM[-–]F(?=,? (?:\d|[ap]\.?m\b)|;)", "Monday to Friday", needs="F"),
    # Weekdays next to a date, a time or another weekday.
    rule(rf"\b(?P<one>{_DAY})\.?\s?(?:{DASH}|to)\s?(?P<two>{_DAY})\b\.?", lambda m: f"{WEEKDAYS[m['one']]} to {WEEKDAYS[m['two']]}" + (stop(m, ANY_CAPITAL) if m.group().endswith(".") else "")),
    rule(rf"\b(?P<day>{_DAY})\.?(?=,? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)", lambda m: WEEKDAYS[m["day"]]),
    rule(rf"(?:(?<=\d[ap]m )|(?<=\d[:.][0-5]\d )|(?<=\d[ap]m on )|(?<=\bon )|(?<=\buntil )|(?<=\bby ))(?P<day>{_DAY})\b(?:\.(?=,|\)|\s[a-z\d]))?", lambda m: WEEKDAYS[m["day"]]),
    rule(r"(?:(?<=\bon )|(?<=\band )|(?<=\bor )|(?<=& )|(?<=\bexcept )|(?<=\bclosed )|(?<=\bopen ))(?P<day>Mon|Fri|Sat|Sun)s\b(?P<stop>\.?)", lambda m: f"{WEEKDAYS[m['day']]}s" + (stop(m, ANY_CAPITAL) if m["stop"] else ""), needs="s"),
    rule(rf"(?:(?<=[ap]\.m\. )|(?<=[ap] m )|(?<=\b[ECMP][SD]T )|(?<=\b[ECMP]T ))(?P<day>{_DAY})\b(?P<stop>\.?)", lambda m: WEEKDAYS[m["day"]] + (stop(m, ANY_CAPITAL) if m["stop"] else ""), needs="m"),
    rule(r"(?<= Day)[-–](?=[A-Z][a-z]+ Day\b)", " to ", needs=" Day"),
    rule(rf"(?:(?<=\bclosed )|(?<=\bopen )|(?<=\bexcept ))(?P<day>{_DAY})\b(?=\.?(?: &| and|,|;|\)|$))", lambda m: WEEKDAYS[m["day"]]),
    rule(rf"\b(?P<dose>{one_of(DOSES)})(?!\w)", lambda m: DOSES[m["dose"]] + stop(m, ANY_CAPITAL), needs=tuple(DOSES)),
    # A currency without an amount: "the £ fell".
    rule(r"(?<=\b[Tt]he )(?P<sign>[$£€])(?=\s[a-z])", lambda m: SIGNS[m["sign"]][0], needs=("e $", "e £", "e €")),
    rule(r"(?<=, )v\. ?(?=\d)", "verse ", needs="v"),
    rule(rf"(?<=day to )(?P<two>{_DAY})\b|\b(?P<one>{_DAY})(?= to [A-Z][a-z]+day\b)", lambda m: WEEKDAYS[m["one"] or m["two"]], needs="d"),
    rule(rf"\b(?P<day>{_DAY})\.?(?=,? (?:the )?\d)", lambda m: WEEKDAYS[m["day"]]),
    rule(rf"\b(?P<day>{_DAY})(?=(?:, | and | & )(?:{_DAY}|{one_of(WEEKDAYS.values())})\b)", lambda m: WEEKDAYS[m["day"]]),
    rule(rf"(?<=day, )(?P<day>{_DAY})\b(?:\.(?=\s[a-z&\d]|[,;:)]))?|(?<=day and )(?P<day2>{_DAY})\b", lambda m: WEEKDAYS[m["day"] or m["day2"]], needs="d"),
    # After an ordinal or a word such as "every": "1st Thurs of the month", "3rd Sats".
    rule(rf"(?:(?<=1st )|(?<=2nd )|(?<=3rd )|(?<=4th )|(?<=first )|(?<=second )|(?<=third )|(?<=fourth )|(?<=last )|(?<=every )|(?<=each )|(?<=next )|(?<=this )|(?<=this coming ))(?P<day>{_DAY})(?P<many>s?)\b(?!['’])", lambda m: WEEKDAYS[m["day"]] + m["many"]),
    rule(r"(?<![\w’'-])(?P<month>Sept|(?:Feb|Apr|Aug|Oct|Nov)(?=[,;)]|\s*$))\b(?!['’.\w-])", lambda m: MONTHS[m["month"].lower()]),
    rule(r"\bYrs? (?=\d)", "Year ", needs="Y"),
    rule(rf"(?<=[a-z], )(?P<word>{_UNCERTAIN})\.", lambda m: UNCERTAIN[m["word"]] + stop(m), needs="."),
    rule(rf"(?<=\b[Tt]he )(?P<word>{_UNCERTAIN})\.(?= [A-Z])", lambda m: UNCERTAIN[m["word"]], needs="."),
    rule(rf"(?<=[RDI], )(?P<word>{_UNCERTAIN})\.", lambda m: UNCERTAIN[m["word"]] + stop(m), needs="."),
    rule(rf"(?:(?<=\dst )|(?<=\dnd )|(?<=\drd )|(?<=\dth ))(?P<word>{_UNCERTAIN})\.(?= (?:Inf|Cav|Vol|Arty?|Regt|Infantry|Cavalry|Volunteer|Heavy|Militia))", lambda m: UNCERTAIN[m["word"]], needs="."),
    rule(rf"\b(?P<word>{_UNCERTAIN})\.(?=,|:|\s\d(?!\d?\))|\)|\s[a-z]|\s(?:Gov|Governor|Senator|Senate|House|Supreme|Attorney|Secretary|State|Legislature|Congressman)\b)", lambda m: UNCERTAIN[m["word"]], needs="."),
    rule(r"(?<![\w.])(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=: )", lambda m: WEEKDAYS[m["day"]], needs=":"),
    rule(r"\b(?P<day>Tues|Weds|Thurs)\b(?![.\w/’'-])", lambda m: WEEKDAYS[m["day"]], needs="s"),
    rule(rf"\b(?P<day>{_SURE_DAYS})\.(?![\w.])", lambda m: WEEKDAYS[m["day"]] + stop(m), needs="."),
    rule(rf"\b(?P<day>{_UNSURE_DAYS})\.(?=[,;:)/]|\s(?:\d|[a-z&]|[-–]))", lambda m: WEEKDAYS[m["day"]], needs="."),
    rule(rf"\b(?P<one>{_DAY})(?:/(?P<two>{_DAY}))(?:/(?P<three>{_DAY}))?\b", lambda m: ", ".join(WEEKDAYS[m[k]] for k in ("one", "two", "three") if m[k]), needs="/"),
    rule(rf"(?:(?<=[a-z] )|(?<=[A-Z]{{2}} ))(?<!\b[Tt]he )(?P<day>{_UNSURE_DAYS})\.(?!\w)", lambda m: WEEKDAYS[m["day"]] + stop(m), needs="."),
    rule(r"\b(?P<letters>(?:[A-Z]\.){2,4})s\b", lambda m: spell(m["letters"].replace(".", ""), "'s"), needs="."),
    rule(r"\bPh\.?\s?D(?:(?P<more>s)|(?P<stop>\.?))(?!\w)", lambda m: f"P H D{chr(39) + 's' if m['more'] else ''}" + (stop(m) if m["stop"] else ""), needs="P"),
    rule(r"\bp\.\s?a\.(?!\w)", lambda m: "per annum" + stop(m, ANY_CAPITAL), needs="p"),
    # "9 p.m. Friday-5 a.m. Monday"
    rule(rf"(?<=day)\s?{DASH}\s?(?=\d{{1,2}}(?:[:.]\d\d)? ?[ap]\.? ?m\b)", " to ", needs=("day",)),
    # Initials: "U.S.", "J.K. Rowling", "a.m.". Their full stops are removed, except one that ends the sentence.
    rule(r"(?<![\w.])(?P<letters>(?:[A-Za-z]\.\s?){1,4}[A-Za-z]\.)(?P<owner>[’']s\b)?(?!\w)", _initials, needs="."),
    rule(r"(?<![\w.])(?P<letters>(?:[A-Za-z]\.){1,4}[A-Za-z])(?P<owner>[’']s\b)?(?![\w.])", _initials, needs="."),
    rule(r"(?<=[A-Z][a-z] )(?P<letters>[A-Z])\.(?P<owner>)(?=\s[A-Z][a-z])", lambda m: m["letters"], needs="."),
    rule(r"(?<=[A-Z][a-z]{2} )(?P<letters>[A-Z])\.(?P<owner>)(?= (?:and|or|was|is|said|had|has|from|of|who|in|at)\b|,)", lambda m: m["letters"], needs="."),
    rule(
        r"(?<=[a-z] )(?P<letters>[A-Z])\.(?P<owner>)(?=\s[A-Z][a-z])(?! (?:The|He|She|It|They|But|And|In|On|At|A)\b)",
        lambda m: m["letters"],
        needs=".",
    ),
    rule(
        r"(?:^|(?<=[\s(“\"]))(?P<letters>[A-Z])\.(?P<owner>)(?=\s[A-Z][a-z])(?! (?:The|He|She|It|They|By|In|At|On|For|With|From|This|That|We|When|If)\b)",
        lambda m: m["letters"],
        needs=".",
    ),
)
