"""The byline and the date of an article in a text. What is not sure is not said: no date is better than a wrong one."""

import re
from collections.abc import Sequence

from podcaster.reading.datelines import find_byline, find_date, find_published, is_dateline, is_span
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

_LONGEST = 100
"""In characters."""
_SEARCHED_LINES = 60
_PROSE_WORDS = 15
_BETWEEN = lazy_regex(r"\s+[|·•–—/»-]\s+|\s*[|·•]\s*")
_AFTER_NAMES = lazy_regex(
    r"^(?:(?:written|words|story|reported|posted|submitted) )?(?:by:?|por|par|von|door) .{3,80}?(?:[,;]| on)\s+"
    r"(?P<rest>.*\d.*)$",
    re.I,
)
_PLACED = lazy_regex(r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3}, (?P<date>.*\d)")
"""A place and a date above the text: "Lower Brask, 9 January 2024"."""
_SAYS_PUBLISHED = lazy_regex(
    r"^\W*(?:(?:first |originally |last )?(?:published|posted|updated|modified)|(?:publication|release) date)\b", re.I
)
_WIRE = lazy_regex(
    r"^[A-ZÀ-Þ][\w .’'-]{1,40}(?:, [\w .]{2,30})?, (?P<date>[^/(—-]{6,30}?\d{4}) ?(?:[/(][^/()]{2,40}[/)])? ?(?:--"
    r"|—|–|-) "
)
"""The beginning of a press release: "SENN, 4 March 2024 /PRNewswire/ -- Crowe Mills"."""
_HELPERS = lazy_regex(
    r"^\W*(?:(?:with )?(?:additional|further) (?:reporting|research|writing|contributions?)"
    r"|(?:with )?(?:reporting|editing"
    r"|compiled|edited"
    r"|photographs?|photos?|pictures?|illustrations?|graphics?|translated|translation|video|research"
    r"|fact[- ]check(?:ed|ing)?|produced)"
    r" (?:by|from|:))\b(?!.*\b(?:said|says|was|were|will|would|has|have)\b)"
    r"|^(?:[A-ZÀ-Þ][\w’'.-]+,? (?:and )?){2,8}(?:in [A-ZÀ-Þ][\w ]+ )?(?:also )?contributed"
    r" (?:(?:reporting )?to this (?:report|story|article|piece)"
    r"|(?:reporting|research)(?: (?:from|in) [A-ZÀ-Þ][\w ]+)?\.?$)"
    r"|^\W*(?i:contributing|contributors?|research(?:ers?)?|editors?|producers?):"
    r" (?-i:(?:[A-ZÀ-Þ][\w’'.-]*(?:, | and | & | )?){2,12})$"
    r"|^\W*(?:words|photography|photographs|photos|pictures|illustrations?): \w[^.!?]{2,100}$",
    re.I,
)
_LONGEST_HELPERS = 160


class Credits(Record, frozen=True, kw_only=True):
    """The names of the authors and the ISO 8601 date; None where the text does not say."""

    byline: str | None
    published: str | None


def is_credit(text: str) -> bool:
    """True for a line that only says who wrote or helped, or when it was published."""
    return is_helpers(text) or find_byline(text) is not None or _credited_date(text) is not None


def is_helpers(text: str) -> bool:
    """True for a line that names who helped: "Additional reporting by Hester Vaughan"."""
    return len(text) <= _LONGEST_HELPERS and bool(_HELPERS.match(text))


def find_credits(texts: Sequence[str], kept: Sequence[bool], *, glued: bool = False) -> Credits:
    """The byline and the date of the lines `texts`, of which `kept` are the article's.

    Both stand above the article's first prose. A line that says "Published" counts below it too. Other dates are of
    births, events and captions; other names after "By" are of readers and of further articles. In a text on one long
    line (`glued`) other furniture may stand on the line of the date.
    """
    start = _first_prose(texts, kept)
    byline = published = None
    for text in texts[max(0, start - _SEARCHED_LINES) : start]:
        if len(text) <= _LONGEST:
            byline = byline or find_byline(text)
            published = published or (find_date(text) if glued else _credited_date(text) or _placed_date(text))
    if published is None and start < len(texts) and (wire := _WIRE.match(texts[start])):
        published = find_date(wire["date"])
    if published is None:
        later = (text for text, stays in zip(texts[start:], kept[start:], strict=True) if not stays)
        published = next(filter(None, (find_published(text) for text in later if _SAYS_PUBLISHED.match(text))), None)
    return Credits(byline=byline, published=published)


def is_credit_above(text: str) -> bool:
    """True for a line above the text that is a credit, or a place and a date."""
    return is_credit(text) or _placed_date(text) is not None


def _placed_date(text: str) -> str | None:
    placed = _PLACED.fullmatch(text) if len(text) <= _LONGEST else None
    return find_date(placed["date"]) if placed and is_dateline(placed["date"]) else None


def _first_prose(texts: Sequence[str], kept: Sequence[bool]) -> int:
    prose = (at for at, text in enumerate(texts) if kept[at] and len(text.split()) >= _PROSE_WORDS)
    first = next(prose, None)
    if first is None:
        first = next((at for at, stays in enumerate(kept) if stays), len(texts))
    return first


def _credited_date(text: str) -> str | None:
    """The date of a line that is only a date, perhaps beside names or a section; None for another line."""
    if len(text) > _LONGEST or is_span(text):
        return None
    for part in (text, *_BETWEEN.split(text)):
        names = _AFTER_NAMES.match(part)
        for one in (part, names["rest"] if names else ""):
            if is_dateline(one):
                return find_published(text)
    return find_published(text) if _SAYS_PUBLISHED.match(text) else None
