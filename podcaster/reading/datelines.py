"""Finds dates and bylines as pages print them: "23 Feb, 2010 21:55", "By Jane Roe and John Doe"."""

import re
from datetime import date
from itertools import pairwise

from podcaster.system.lazy_regex import lazy_regex

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janeiro enero janvier januar januari gennaio",
            "february feb fevereiro febrero février februar februari febbraio",
            "march mar março marzo mars märz maart", "april apr abril avril aprile", "may maio mayo mai mei maggio",
            "june jun junho junio juin juni giugno", "july jul julho julio juillet juli luglio",
            "august aug agosto août augustus", "september sept sep setembro septiembre septembre settembre",
            "october oct outubro octubre octobre oktober ottobre", "november nov novembro noviembre novembre",
            "december dec dezembro diciembre décembre dezember dicembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DATES = tuple(
    lazy_regex(pattern, re.I)
    for pattern in (
        rf"\b{_DAY}[ .-]+(?:of |de )?{_MONTH}[ ,.-]*(?:de )?{_YEAR}",
        rf"\b{_MONTH}[ -]+{_DAY}[ ,-]+{_YEAR}",
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        r"(?<![\d/.-])(?P<day>[0-3]?\d)(?P<sep>[/.-])(?P<month>[01]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
_SOME_YEAR = lazy_regex(r"(?:19|20)\d\d")
_TIME = lazy_regex(
    r"(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|(?P<hour_only>1?\d)\s*(?P<half_only>[ap]\.?\s?m\b\.?)",
    re.I,
)
_ZONE = lazy_regex(r"^\s*(?P<zone>Z\b|[+-]\d\d:?\d\d\b|UTC\b|GMT\b)")
_WORDS_BESIDE_A_DATE = lazy_regex(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|sábado|domingo|lunes|martes|miércoles|jueves|viernes"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|publicado|publié|veröffentlicht|pubblicato|gepubliceerd|actualizado|atualizado|aktualisiert|às|em|el|le|à"
    r"|a las|alle|ore|um|am|uhr|den|il|op|om"
    r"|(?:first |last )?(?:published|updated|posted|modified)|date|on|at|[ap]\.?m"
    r"|gmt|bst|utc|cest|[cemp][sd]?t|[\d\W])*",
    re.I,
)
_PUBLISHED = lazy_regex(r"\b(?:published|posted)\b", re.I)
_LONGEST_BYLINE = 120
"""In characters."""
_TO = lazy_regex(r"\s*(?:[-–—]|to|until)\s*")
_LONGEST_DATELINE = 80
_ALL_CAPS = lazy_regex(
    r"\b[A-Z]{2}(?= [A-Z]{3,}\b)|(?<=[A-Z]{3} )(?!MP|MD|II|TV|UK|US|AP|PA)[A-Z]{2}\b"
    r"|\b[A-Z]{3,}\b(?! (?:[Ss]taff|[Nn]ews(?:room)?|[Ww]eb|[Dd]igital|[Dd]esk|[Tt]eam|[Ss]ports)\b)"
)
"""A name in capitals; not the station in "WQVT Staff"."""
_BYLINE = lazy_regex(
    r"^(?:(?:written|words|story|reported|posted|submitted|text|article)\s+)?by:?\s+(?P<names>.+)$"
    r"|^(?:authors?(?:\(s\))?|words|text|byline):\s+(?P<authors>.+)$"
    r"|^from (?:our|a|the) (?:[\w-]+ ){0,2}(?:correspondent|reporter),?\s+(?P<sender>.+)$"
    r"|^(?:posted|published|updated|submitted)\b[^.]{0,40}\d\d\d\d\b[^.]{0,12}\bby:?\s+(?P<later>.+)$",
    re.I,
)
_FOREIGN_BYLINE = lazy_regex(
    r"(?:Por|Par|Von|Door) (?P<names>.+?)"
    r"(?:,? ?[|·–—-]? ?\b(?:publi\w+|veröffentlicht|gepubliceerd|am|le|el|op|em)\b.*\d{4}.*)?"
)
"""A byline in Spanish, Portuguese, French, German or Dutch. Nothing but names and a date may follow."""
_NO_NAME = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Senior|Chief|Court|Crime|Political|Business|Sports|Updated|Published|Posted"
    r"|(?:Staff|News|Assistant|Managing) (?=\w))\b"
    r"|(?:\w+ )?(?:Reporter|Correspondent|Editor|Writer)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)(?:,|\.? \d)"
)
"""Words that follow a name in a byline and are none: "Monday", "Court Reporter"."""
_LETTERS = r"[A-ZÀ-Þ](?:[^\W\d]|[’'.-])*"
_NAME = lazy_regex(
    rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|St)\.? )?{_LETTERS}"
    rf"(?: (?:(?!{_NO_NAME}){_LETTERS}|(?:de|van|von|der|den|da|di|la|le|bin|al|el|ter|dos)(?= ))){{1,4}}"
)
_BETWEEN_NAMES = lazy_regex(r"\s*(?:,\s*(?:and )?|\band |& )\s*", re.I)


def find_date(line: str) -> str | None:
    """The first date in `line` as ISO 8601, with the time of day that follows it; None without a date.

    A date of numbers alone begins with the day, unless it has slashes and its first number can be a month: 05/03/2024
    is 3 May.
    """
    if not _SOME_YEAR.search(line):
        return None
    for pattern in _DATES:
        found = pattern.search(line)
        if not found:
            continue
        month_text = found["month"].lower()
        day, year = int(found["day"]), int(found["year"])
        month = _MONTHS.get(month_text) or int(month_text)
        if month > 12 or ("sep" in found.re.groupindex and found["sep"] == "/" and day <= 12):
            day, month = month, day
        try:
            iso_date = date(year, month, day).isoformat()
        except ValueError:
            continue
        return iso_date + _time_after(line[found.end() : found.end() + 40])
    return None


def find_published(line: str) -> str | None:
    """The date after "published" in `line`, or else the first: "Updated 9 May 2024, first published 7 May 2024"."""
    said = _PUBLISHED.search(line)
    return (find_date(line[said.end() :]) if said else None) or find_date(line)


def is_span(line: str) -> bool:
    """True for a line with the first and the last day of something: "2 October 1938 – 17 January 2025"."""
    dates = sorted(found.span() for pattern in _DATES for found in pattern.finditer(line))
    return any(_TO.fullmatch(line, one[1], other[0]) for one, other in pairwise(dates))


def is_dateline(line: str) -> bool:
    """True for a line that is only a date: "Published Tuesday, 7 May 2024 at 9:30 p.m. EST"."""
    if len(line) > _LONGEST_DATELINE or find_date(line) is None:
        return False
    return any(_WORDS_BESIDE_A_DATE.fullmatch(pattern.sub("", line, count=1)) for pattern in _DATES)


def _time_after(rest: str) -> str:
    """The time at the beginning of `rest`, as "T21:55", with its offset in numbers or Z for UTC; "" without one."""
    lead = re.match(r"[\s,|·•–—-]*(?:T(?=\d)|at |@ )?\s*", rest)
    found = _TIME.match(rest, lead.end() if lead else 0)
    if not found:
        return ""
    hour = int(found["hour"] or found["hour_only"])
    minute = int(found["minute"] or 0)
    half = (found["half"] or found["half_only"] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return ""
    zone = _ZONE.match(rest[found.end() :])
    offset = "" if not zone else "Z" if zone["zone"] in {"Z", "UTC", "GMT"} else zone["zone"]
    if len(offset) == len("+0100"):
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"T{hour:02}:{minute:02}{offset}"


def find_byline(line: str) -> str | None:
    """The names in a byline such as "By Jane Roe and John Doe, Staff Writer"; None when `line` is not a byline."""
    if len(line) > _LONGEST_BYLINE:
        return None
    if found := _BYLINE.match(line):
        return find_names(next(filter(None, found.groups())))
    foreign = _FOREIGN_BYLINE.fullmatch(line)
    return foreign["names"] if foreign and find_names(foreign["names"]) == foreign["names"] else None


def find_names(text: str) -> str | None:
    """The full names at the beginning of `text`, joined by "and"; None without any."""
    text = _ALL_CAPS.sub(lambda match: match[0].title() if match[0] not in {"AND"} else "and", text)
    names = []
    at = 0
    while name := _NAME.match(text, at):
        names.append(name[0])
        separator = _BETWEEN_NAMES.match(text, name.end())
        if not separator or (separator[0].strip() == "," and " and " not in text[name.end() :]):
            break
        at = separator.end()
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names) or None
