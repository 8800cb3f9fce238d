"""Laying out: a body cut into stretches that cover it exactly, each spoken by one voice."""

from collections.abc import Sequence
from dataclasses import dataclass

from podcaster.scripting.script import CueKind

_GLUED = ",.;:!?…)]}"
"""Punctuation that stays with the quotation it follows without a space."""


@dataclass(slots=True, kw_only=True)
class Stretch:
    """A half-open range of the body."""

    start: int
    end: int
    kind: CueKind
    quotation: int = -1
    """Index of the quotation it is, or -1."""


def lay_out(
    body: str,
    paragraphs: Sequence[tuple[int, int]],
    quotes: Sequence[tuple[int, int, int]],
    headings: Sequence[tuple[int, int]],
) -> list[Stretch]:
    """Cut `body` into headings, quotations and the narration between them.

    `quotes` are (start, end, index) in order, none over a paragraph's edge. Every character that is not white space is
    in exactly one stretch; no stretch is without words, unless the body is.
    """
    titles = _tidy(body, headings)
    pieces: list[Stretch] = []
    upcoming = title = 0
    for start, end in paragraphs:
        at = start
        while at < end:
            while title < len(titles) and titles[title][1] <= at:
                title += 1
            while upcoming < len(quotes) and (quotes[upcoming][0] < at or _meets(quotes[upcoming], titles, title)):
                upcoming += 1
            head = titles[title] if title < len(titles) and titles[title][0] < end else None
            quote = quotes[upcoming] if upcoming < len(quotes) and quotes[upcoming][0] < end else None
            if head is not None and (quote is None or head[0] <= quote[0]):
                stop = min(head[1], end)
                _narrate(body, at, max(at, head[0]), pieces)
                _add(body, Stretch(start=max(at, head[0]), end=stop, kind="heading"), pieces)
            elif quote is not None:
                stop = quote[1]
                while stop < end and body[stop] in _GLUED:
                    stop += 1
                _narrate(body, at, quote[0], pieces)
                _add(body, Stretch(start=quote[0], end=stop, kind="quote", quotation=quote[2]), pieces)
            else:
                _narrate(body, at, end, pieces)
                break
            at = stop
    return _with_words(body, pieces)


def _tidy(body: str, headings: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headings in order, inside the body and apart from each other."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(headings):
        start, end = max(start, kept[-1][1] if kept else 0), min(end, len(body))
        if start < end and body[start:end].strip():
            kept.append((start, end))
    return kept


def _meets(quote: tuple[int, int, int], titles: list[tuple[int, int]], title: int) -> bool:
    return any(start < quote[1] and quote[0] < end for start, end in titles[title : title + 2])


def _narrate(body: str, start: int, end: int, pieces: list[Stretch]) -> None:
    _add(body, Stretch(start=start, end=end, kind="narration"), pieces)


def _add(body: str, piece: Stretch, pieces: list[Stretch]) -> None:
    """Append a piece, without the white space at its ends, when anything is left of it."""
    text = body[piece.start : piece.end]
    stripped = text.strip()
    if stripped:
        piece.start += len(text) - len(text.lstrip())
        piece.end = piece.start + len(stripped)
        pieces.append(piece)


def _with_words(body: str, pieces: list[Stretch]) -> list[Stretch]:
    """Join what has no words ("* * *", a dash between two quotations) to a neighbour that has."""
    joined: list[Stretch] = []
    waiting: int | None = None
    for piece in pieces:
        if not any(map(str.isalnum, body[piece.start : piece.end])):
            near = joined and "\n" not in body[joined[-1].end : piece.start]
            if waiting is None and joined and (near or joined[-1].kind == "narration"):
                joined[-1].end = piece.end
            elif waiting is None:
                waiting = piece.start
            continue
        if waiting is not None:
            piece.start, waiting = waiting, None
        joined.append(piece)
    if waiting is not None:
        last = max(piece.end for piece in pieces)
        if joined:
            joined[-1].end = last
        else:
            joined.append(Stretch(start=waiting, end=last, kind="narration"))
    return joined
