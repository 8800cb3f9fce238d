"""Where the paragraphs of a body are: half-open character ranges, without the white space around them."""

import re
from itertools import pairwise

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of `text`, in order.

    A line is a paragraph, unless the text is hard-wrapped: then blank lines alone part paragraphs.
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
    """Tell a text broken into short lines by an editor or a mail program from one with a paragraph a line."""
    lines = text.split("\n")
    inner = [(line.rstrip(), after.lstrip()) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 4 or not _BLANK.search(text) or max(len(line) for line, _ in inner) > 120:
        return False
    broken = sum(line[-1] not in ".!?:\"”’'" and len(line) > 50 for line, _ in inner)
    return broken > 0.6 * len(inner)
