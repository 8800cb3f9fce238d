"""Paragraphs of a body, as half-open character ranges without the white space around them."""

from itertools import pairwise

from podcaster.system.lazy_regex import lazy_regex

_BLANK = lazy_regex(r"\n[^\S\n]*\n\s*")
_LINE = lazy_regex(r"\n\s*")
_LEAST_LINES = 4
"""A hard-wrapped text has at least this many lines with another line directly below, without a blank line between."""
_LONGEST_LINE = 120
"""Largest number of characters in a line of a hard-wrapped text."""
_SHORTEST_BROKEN = 50
"""A line with more characters than this and no end of a sentence was broken by a program."""
_BROKEN_SHARE = 0.6
"""A text is hard-wrapped if a larger share of its lines was broken by a program."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of `text`, in order.

    Each line is a paragraph. In a hard-wrapped text blank lines separate paragraphs.
    """
    breaks = _BLANK if _is_wrapped(text) else _LINE
    found = []
    start = 0
    for gap in (*((m.start(), m.end()) for m in breaks.finditer(text)), (len(text), len(text))):
        piece = text[start : gap[0]]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append((start + lead, start + len(piece.rstrip())))
        start = gap[1]
    return found


def _is_wrapped(text: str) -> bool:
    """Return whether an editor or a mail program broke the paragraphs of `text` into short lines."""
    lines = text.split("\n")
    inner = [(line.rstrip(), after.lstrip()) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < _LEAST_LINES or not _BLANK.search(text) or max(len(line) for line, _ in inner) > _LONGEST_LINE:
        return False
    broken = sum(line[-1] not in ".!?:\"”’'" and len(line) > _SHORTEST_BROKEN for line, _ in inner)
    return broken > _BROKEN_SHARE * len(inner)
