"""Dialogue dashes: paragraphs that begin with a dash and name their speaker after a comma, "— It is old, said Marsh."

French, Spanish, Polish and Russian typesetting uses them. A dash alone does not show speech: lists have dashes too.
"""

from podcaster.scripting import vocabulary
from podcaster.scripting.quotations import Quotation
from podcaster.system.lazy_regex import lazy_regex

_SAID = vocabulary.SAY | vocabulary.TELL
_DASH = lazy_regex(r"[—–―]\s*(?=\w)")
_CLAUSE = lazy_regex(r"[,?!…](?= (?P<verb>[a-z]+) (?:[A-Z]|he\b|she\b|the\b|an?\b))")


def with_speech_dashes(body: str, paragraphs: list[tuple[int, int]], found: list[Quotation]) -> list[Quotation]:
    """Return `found` and the speech in paragraphs that begin with a dash, up to the clause with the speaker."""
    marked = {quotation.paragraph for quotation in found}
    spoken = []
    for number, (start, end) in enumerate(paragraphs):
        if number in marked or not _DASH.match(body, start, end):
            continue
        clause = next((match for match in _CLAUSE.finditer(body, start, end) if match["verb"] in _SAID), None)
        if clause is not None:
            spoken.append(Quotation(start=start, end=clause.end(), paragraph=number))
    return sorted([*found, *spoken], key=lambda quotation: quotation.start) if spoken else found
