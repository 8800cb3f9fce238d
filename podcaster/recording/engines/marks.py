"""Estimated times of words, for engines that report none."""

import re
from dataclasses import replace

from podcaster.recording.engines.base import Mark, Speech

_PAUSE_LETTERS = 3
"""A comma or a full stop takes as long as this many letters. An assumption: it was not measured."""


def with_marks(speech: Speech, text: str) -> Speech:
    """A speech of `text` with the engine's own marks, or with estimated ones, which are not exact."""
    if speech.marks is not None:
        return speech
    return replace(speech, marks=estimate_marks(text, len(speech.pcm) // 2), exact=False)


def estimate_marks(text: str, samples: int) -> tuple[Mark, ...]:
    """A mark for each word of a text that is spoken in so many samples. Words share the time by their letters."""
    words = list(re.finditer(r"\S*\w\S*", text))
    weights = [len(word.group()) + (_PAUSE_LETTERS if word.group()[-1] in ",.;:!?" else 0) for word in words]
    total, passed, marks = sum(weights), 0, []
    for word, weight in zip(words, weights, strict=True):
        marks.append(Mark(sample=samples * passed // total, char=word.start()))
        passed += weight
    return tuple(marks)
