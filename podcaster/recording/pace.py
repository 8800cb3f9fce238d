"""Whether an engine speaks at the rate it was asked for. One that reports a wrong sample rate does not, and its voices
are too high or too low."""

import re
from statistics import median

from podcaster.casting.voice import Voice
from podcaster.errors import RecordingError
from podcaster.recording.take import Take

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ\s.,;:!?'\"‘’“”()–—-]+")
"""Text that is spoken as it is written: no figures, no symbols, no other script."""
_LEAST_LETTERS = 60
"""Of a take that is counted."""
_LEAST_TAKES = 5
"""That must have been counted for a judgement."""
_LETTERS_PER_S = 14.4
"""At 170 words a minute: the median of news text over 15 voice profiles, which are between 12.8 and 16.7."""
_FASTEST, _SLOWEST = 1.65, 0.6
"""Times that speed. A wrong sample rate is usually half or double the right one."""


class Pace:
    """The speed of an episode's takes. It is judged by the median, since a single take may be unusual."""

    def __init__(self) -> None:
        self._ratios: list[float] = []

    def add(self, text: str, voice: Voice, take: Take) -> None:
        """Count a take of `text` if the text is long and plain enough."""
        letters = len(re.sub(r"\W", "", text))
        if letters >= _LEAST_LETTERS and take.samples and _PLAIN.fullmatch(text):
            self._ratios.append(letters * 1000 / take.duration_ms / (_LETTERS_PER_S * voice.rate_wpm / 170))

    def check(self) -> None:
        """RecordingError when the median is far from the rate that was asked for."""
        if len(self._ratios) < _LEAST_TAKES or _SLOWEST <= median(self._ratios) <= _FASTEST:
            return
        what = f"the engine speaks {median(self._ratios):.1f} times as quickly as it was asked to"
        advice = "its sample rate or its rate of speech is wrong: use another engine, or repair it and build afresh"
        raise RecordingError(what, advice=advice)
