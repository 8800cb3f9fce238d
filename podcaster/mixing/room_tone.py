"""Room tone: the faint noise of a take's own pauses, for the pauses between takes.

Digital silence between takes sounds as if the line had gone dead. A take with digital silence in its pauses, such as
espeak's, is followed by digital silence.
"""

import random
from array import array
from collections.abc import Sequence
from functools import cache
from statistics import median

from podcaster.recording.take import Take

_SHORTEST_GAP_MS, _EDGE_MS = 80, 30
"""Gaps between words are measured without their edges, where words fade."""
_LOUDEST_RMS = 12.0
"""A louder gap is a breath or the end of a word, not the room. About -69 dBFS."""
_STEP = 4
"""Every fourth sample of a gap is measured."""
_FADE_SAMPLES = 120
_NOISE_SAMPLES = 24_000


class RoomTone:
    """The room tone after each take."""

    def __init__(self) -> None:
        self._rms = 0.0

    def hear(self, take: Take, gain_db: float) -> None:
        """Measure the gaps between the words of a take that is mixed with this gain. A take without gaps changes
        nothing."""
        samples = memoryview(take.pcm).cast("h")
        levels = []
        for word, following in zip(take.words, take.words[1:], strict=False):
            if following.start_ms - word.end_ms >= _SHORTEST_GAP_MS:
                begin = (word.end_ms + _EDGE_MS) * take.sample_rate_hz // 1000
                end = (following.start_ms - _EDGE_MS) * take.sample_rate_hz // 1000
                levels.append(_rms(samples[begin:end:_STEP]))
        if levels:
            self._rms = min(median(levels), _LOUDEST_RMS) * 10 ** (gain_db / 20)

    def pcm(self, samples: int, silent_samples: int = 0) -> bytes:
        """A pause of this length: room tone that fades in and out, then `silent_samples` of digital silence."""
        count = samples - silent_samples
        if self._rms < 0.5 or count <= 2 * _FADE_SAMPLES:
            return bytes(2 * samples)
        noise = _noise(round(self._rms, 1))
        tone = array("h", (noise * (count // _NOISE_SAMPLES + 1))[:count])
        for k in range(_FADE_SAMPLES):
            tone[k] = tone[k] * k // _FADE_SAMPLES
            tone[-1 - k] = tone[-1 - k] * k // _FADE_SAMPLES
        return tone.tobytes() + bytes(2 * silent_samples)


@cache
def _noise(rms: float) -> "array[int]":
    """White noise with this effective value, the same in every process."""
    draw, peak = random.Random(1).random, rms * 3**0.5
    return array("h", (round(peak * (2 * draw() - 1)) for _ in range(_NOISE_SAMPLES)))


def _rms(samples: Sequence[int]) -> float:
    return float((sum(sample * sample for sample in samples) / max(1, len(samples))) ** 0.5)
