"""Estimated times of words, for engines that report no times."""

import re

from podcaster.recording.engines.base import Mark, Speech
from podcaster.system.record import replace

_PAUSE_LETTERS = 3
"""Length of the pause at a comma or a full stop, in letters. It is an assumption and was not measured."""


def with_marks(speech: Speech, text: str) -> Speech:
    """The speech with marks: those of the engine or, if it reported none, estimated ones."""
    if speech.marks is not None:
        return speech
    return replace(speech, marks=estimate_marks(text, len(speech.pcm) // 2), exact=False)


def estimate_marks(text: str, samples: int) -> tuple[Mark, ...]:
    """A mark for each word of a text whose sound has `samples` samples. The length of a word in the sound is estimated
    from its number of letters."""
    words = list(re.finditer(r"\S*\w\S*", text))
    weights = [len(word.group()) + (_PAUSE_LETTERS if word.group()[-1] in ",.;:!?" else 0) for word in words]
    total, passed, marks = sum(weights), 0, []
    for word, weight in zip(words, weights, strict=True):
        marks.append(Mark(sample=samples * passed // total, char=word.start()))
        passed += weight
    return tuple(marks)
