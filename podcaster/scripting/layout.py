"""Layout: a body cut into spans that cover it exactly, each for one cue."""

from collections.abc import Sequence
from dataclasses import dataclass

from podcaster.scripting.script import CueKind

_TRAILING = ",.;:!?…)]}"
"""Punctuation that joins the quotation before it when no space is between."""


@dataclass(slots=True, kw_only=True)
class Span:
    """A half-open range of the body."""

    start: int
    end: int
    kind: CueKind
    quotation: int = -1
    """Index of the quotation in this span, or -1."""


def lay_out(
    body: str,
    paragraphs: Sequence[tuple[int, int]],
    quotes: Sequence[tuple[int, int, int]],
    headings: Sequence[tuple[int, int]] = (),
    labels: Sequence[tuple[int, int]] = (),
) -> list[Span]:
    """Cut `body` into headings, labels, quotations and the narration between them, in order.

    `quotes` are (start, end, index), in order, each in one paragraph. `headings` and `labels` are (start, end). Where
    two of them overlap, the later one loses the overlap. A quote that overlaps one of them is left out. Every character
    that is not white space is in exactly one span. Each span has a letter or digit, if the body has one.
    """
    fixed = _without_overlaps(body, [*((*one, "heading") for one in headings), *((*one, "label") for one in labels)])
    spans: list[Span] = []
    next_quote = next_fixed = 0
    for start, end in paragraphs:
        at = start
        while at < end:
            while next_fixed < len(fixed) and fixed[next_fixed].end <= at:
                next_fixed += 1
            while next_quote < len(quotes) and (
                quotes[next_quote][0] < at or _overlaps(quotes[next_quote], fixed[next_fixed : next_fixed + 2])
            ):
                next_quote += 1
            block = fixed[next_fixed] if next_fixed < len(fixed) and fixed[next_fixed].start < end else None
            quote = quotes[next_quote] if next_quote < len(quotes) and quotes[next_quote][0] < end else None
            if block is not None and (quote is None or block.start <= quote[0]):
                stop = min(block.end, end)
                _narrate(body, at, max(at, block.start), spans)
                _add(body, Span(start=max(at, block.start), end=stop, kind=block.kind), spans)
            elif quote is not None:
                stop = quote[1]
                while stop < end and body[stop] in _TRAILING:
                    stop += 1
                _narrate(body, at, quote[0], spans)
                _add(body, Span(start=quote[0], end=stop, kind="quote", quotation=quote[2]), spans)
            else:
                _narrate(body, at, end, spans)
                break
            at = stop
    return _with_words(body, spans)


def _without_overlaps(body: str, ranges: Sequence[tuple[int, int, CueKind]]) -> list[Span]:
    """Return the ranges in order, inside the body and without overlaps."""
    kept: list[Span] = []
    for start, end, kind in sorted(ranges):
        start, end = max(start, kept[-1].end if kept else 0), min(end, len(body))
        if start < end and body[start:end].strip():
            kept.append(Span(start=start, end=end, kind=kind))
    return kept


def _overlaps(quote: tuple[int, int, int], fixed: Sequence[Span]) -> bool:
    return any(span.start < quote[1] and quote[0] < span.end for span in fixed)


def _narrate(body: str, start: int, end: int, spans: list[Span]) -> None:
    _add(body, Span(start=start, end=end, kind="narration"), spans)


def _add(body: str, span: Span, spans: list[Span]) -> None:
    """Append a span without the white space at its ends, unless nothing is left of it."""
    text = body[span.start : span.end]
    stripped = text.strip()
    if stripped:
        span.start += len(text) - len(text.lstrip())
        span.end = span.start + len(stripped)
        spans.append(span)


def _with_words(body: str, spans: list[Span]) -> list[Span]:
    """Join spans without a letter or digit ("* * *", a dash between two quotations) to a neighbour that has one."""
    joined: list[Span] = []
    waiting: int | None = None
    for span in spans:
        if not any(map(str.isalnum, body[span.start : span.end])):
            same_line = joined and "\n" not in body[joined[-1].end : span.start]
            if waiting is None and joined and (same_line or joined[-1].kind == "narration"):
                joined[-1].end = span.end
            elif waiting is None:
                waiting = span.start
            continue
        if waiting is not None:
            span.start, waiting = waiting, None
        joined.append(span)
    if waiting is not None:
        last = max(span.end for span in spans)
        if joined:
            joined[-1].end = last
        else:
            joined.append(Span(start=waiting, end=last, kind="narration"))
    return joined
