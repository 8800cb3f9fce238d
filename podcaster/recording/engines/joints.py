"""The joints between phrases that a model speaks one by one. Each phrase begins and ends with silence. Together they
would make a pause of about a second after a sentence, longer than between paragraphs."""

from typing import Any

from podcaster.recording.engines.pronunciation import Phrase

_PAUSES_MS = ((".!?…", 400), (",;:—–", 250))
_BETWEEN_WORDS_MS = 60
"""Longest pause between two phrases at speed 1, by the sign between them."""
_QUIET = 0.002
_KEPT_MS = 30
"""At a cut, sound quieter than this counts as silence (-54 dB), and so much of it is left on each side."""


def cuts(before: Any, after: Any, longest: int, sample_rate_hz: int) -> tuple[int, int]:
    """How many samples to cut from the end of one sound and from the begin of the next, so that it is quiet between
    them for at most `longest` samples."""
    import numpy as np

    loud_before, loud_after = (np.flatnonzero(np.abs(sound) > _QUIET) for sound in (before, after))
    if not len(loud_before) or not len(loud_after):
        return 0, 0
    kept = _KEPT_MS * sample_rate_hz // 1000
    tail, lead = len(before) - 1 - int(loud_before[-1]), int(loud_after[0])
    too_long = max(0, tail + lead - longest)
    end = min(too_long, max(0, tail - kept))
    return end, min(too_long - end, max(0, lead - kept))


def longest_pause(text: str, before: Phrase, after: Phrase, speed: float, sample_rate_hz: int) -> int:
    """The longest pause in samples between two phrases of a text at this speed, by the characters between them."""
    between = text[before.words[-1].char_end : after.words[0].char_start]
    usual_ms = next((ms for signs, ms in _PAUSES_MS if set(signs) & set(between)), _BETWEEN_WORDS_MS)
    return round(usual_ms / speed) * sample_rate_hz // 1000
