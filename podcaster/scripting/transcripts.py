"""Transcripts: paragraphs that begin with the name of the speaker, "PENCE: Well, look"."""

import re
from collections import Counter
from dataclasses import replace

from podcaster.scripting.quotations import Quotation

_LABEL = re.compile(
    r"[“\"]?(?P<label>(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})"  # PENCE, CHRIS WALLACE
    r"|(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2})):\s+(?=\S)"  # Chris Wallace
)
_NOT_PEOPLE = re.compile(
    r"(?i)update|note|related|watch|read|see|photos?|videos?|correction|more|listen|editor|source|image|credit|breaking"
)
_LEAST = 3
"""Least number of paragraphs with such a name that make a body a transcript."""


def with_transcript(body: str, paragraphs: list[tuple[int, int]], found: list[Quotation]) -> list[Quotation]:
    """Return `found` and, if the body is a transcript, the text after each speaker's name as a quotation."""
    labels = [_LABEL.match(body, start, min(end, start + 80)) for start, end in paragraphs]
    counts = Counter(match["label"] for match in labels if match is not None and not _NOT_PEOPLE.match(match["label"]))
    people = {label for label, count in counts.items() if count > 1 or label.isupper()}
    if sum(counts[label] for label in people) < _LEAST or max(counts.values(), default=0) < 2:
        return found
    spoken: dict[int, Quotation] = {}
    for number, (match, (_, end)) in enumerate(zip(labels, paragraphs, strict=True)):
        if match is not None and match["label"] in people:
            spoken[number] = Quotation(start=match.end(), end=end, paragraph=number, closed=False)
    kept = [quotation for quotation in found if quotation.paragraph not in spoken]
    kept = [replace(q, continues=False) if q.paragraph - 1 in spoken else q for q in kept]
    return sorted([*kept, *spoken.values()], key=lambda quotation: quotation.start)
