"""Whether an engine speaks as quickly as it was asked to: one that tells a wrong sample rate is heard twice as high."""

import re
from statistics import median

from podcaster.casting.voice import Voice
from podcaster.errors import RecordingError
from podcaster.recording.take import Take

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ\s.,;:!?'\"‘’“”()–—-]+")
"""Text that is said as it is written: no figures, no symbols, no other script."""
_FEWEST_LETTERS, _FEWEST_TAKES = 60, 5
_LETTERS_PER_S = 14.4
"""At 170 words a minute: the median of news text over 15 voice profiles, which are between 12.8 and 16.7."""
_QUICKEST, _SLOWEST = 1.65, 0.6
"""Times that pace: between it and the next wrong sample rate, the half or the double."""


class Pace:
    """The pace of an episode's takes: a single one may be odd, most of them are not."""

    def __init__(self) -> None:
        self._found: list[float] = []

    def note(self, text: str, voice: Voice, take: Take) -> None:
        """A take of `text`, when it is long and plain enough to tell by."""
        letters = len(re.sub(r"\W", "", text))
        if letters >= _FEWEST_LETTERS and take.samples and _PLAIN.fullmatch(text):
            self._found.append(letters * 1000 / take.duration_ms / (_LETTERS_PER_S * voice.rate_wpm / 170))

    def prove(self) -> None:
        """RecordingError when most takes are far from the pace that was asked for."""
        if len(self._found) < _FEWEST_TAKES or _SLOWEST <= median(self._found) <= _QUICKEST:
            return
        raise RecordingError(
            f"the engine speaks {median(self._found):.1f} times as quickly as it was asked to: its sample rate or its "
            "rate of speech is wrong; mend it or take another (--engine), and build again with --fresh"
        )
