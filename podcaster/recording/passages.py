"""Passages: a long cue is recorded in parts.

A cue is usually a paragraph or a quote, but it may be a text of any length in one paragraph. Its passages are spoken in
parallel, cached apart, and a change in one leaves the others as they are. So the work grows with the length.
"""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from podcaster.scripting.script import Cue
from podcaster.scripting.sentences import sentence_starts
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

SHORTEST_CHARACTERS, LONGEST_CHARACTERS = 400, 1_000
"""A cue of up to the longest length is one passage. A longer one is cut where its passages have a length between the
two: half a minute to a minute."""
_CLAUSE = lazy_regex(r"[,;:–—][\"”’')\]]*\s+(?=\S)")
_SPACE = lazy_regex(r"\s+(?=\S)")
_HASHED_CHARACTERS = 24


def in_passages(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues, with every long one replaced by its passages: cues of the same number that together have its text."""
    return tuple(passage for cue in cues for passage in _passages(cue))


def _passages(cue: Cue) -> list[Cue]:
    if len(cue.text) <= LONGEST_CHARACTERS:
        return [cue]
    starts = passage_starts(cue.text)
    made = []
    for start, end in zip(starts, [*starts[1:], len(cue.text)], strict=True):
        in_body = cue.end > cue.start
        made.append(
            replace(
                cue,
                text=cue.text[start:end],
                start=cue.start + start if in_body else cue.start,
                end=cue.start + end if in_body else cue.end,
                pause_ms=cue.pause_ms if end == len(cue.text) else None,
            )
        )
    return made


def passage_starts(text: str) -> list[int]:
    """The offsets at which the passages of a text start; the first is 0.

    A passage ends with a sentence, else with a clause, else with a word, else anywhere. Of several possible ends a hash
    of the words before them chooses (content-defined chunking), so that after a change the later ends soon are the same
    again.
    """
    starts = [0]
    sentences = sentence_starts(text)
    while len(text) - starts[-1] > LONGEST_CHARACTERS:
        first, last = starts[-1] + SHORTEST_CHARACTERS, starts[-1] + LONGEST_CHARACTERS
        ends = sentences[bisect_left(sentences, first) : bisect_right(sentences, last)]
        for pattern in (_CLAUSE, _SPACE):
            ends = ends or tuple(found.end() for found in pattern.finditer(text, first, last))
        starts.append(min(ends, key=lambda end: _hash_before(text, end), default=last))
    return starts


def _hash_before(text: str, end: int) -> int:
    return zlib.crc32(text[max(0, end - _HASHED_CHARACTERS) : end].encode("utf-8", "replace"))
