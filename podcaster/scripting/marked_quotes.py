"""Quotations by their marks alone, in languages of which podcaster does not know the words of saying."""

import re
from collections.abc import Sequence

from podcaster.system.lazy_regex import lazy_regex

_PAIRS = (
    ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("“", "”"), ("‘", "’"), ("”", "”"), ("「", "」"), ("『", "』"),
    ('"', '"'),
)  # fmt: skip
_LONGEST = 3000
"""In characters. A mark without its partner must not make a quote of half an article."""
_FEWEST_WORDS = 3
"""A quoted word or two is a title or a term."""
_WIDE = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Characters of writing without spaces; two of them count as a word."""
_PATTERNS = tuple(
    lazy_regex(
        rf"{re.escape(opening)}(?=\S|\s\S)[^{re.escape(opening + closing)}\n]{{1,{_LONGEST}}}{re.escape(closing)}"
        if opening != closing
        else rf"(?<!\w){re.escape(opening)}(?=\S)[^{re.escape(opening)}\n]{{1,{_LONGEST}}}{re.escape(closing)}(?!\w)"
    )
    for opening, closing in _PAIRS
)


def marked_quotes(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """The quotations in the paragraphs of a text, in order: start, end and number. None lies in another."""
    found: list[tuple[int, int]] = []
    for start, end in paragraphs:
        spans = sorted(
            (one.start(), one.end()) for pattern in _PATTERNS for one in pattern.finditer(text, start, end)
        )
        at = start
        for first, last in spans:
            if first >= at and _words(text[first:last]) >= _FEWEST_WORDS:
                found.append((first, last))
                at = last
    return [(first, last, number) for number, (first, last) in enumerate(found)]


def _words(quote: str) -> float:
    return len(quote.split()) if not _WIDE.search(quote) else len(_WIDE.findall(quote)) / 2
