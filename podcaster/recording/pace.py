"""A check that an engine speaks at the rate it was asked for. If an engine reports a wrong sample rate, its speech is
too fast and too high, or too slow and too low."""

import re
from statistics import median

from podcaster.casting.voice import Voice
from podcaster.errors import RecordingError
from podcaster.recording.take import Take
from podcaster.system.lazy_regex import lazy_regex

_PLAIN = lazy_regex(r"[A-Za-zÀ-ÿ\s.,;:!?'\"‘’“”()–—-]+")
"""Text without figures, symbols and other scripts: the engine speaks what is written."""
_LEAST_LETTERS = 60
"""Takes with fewer letters are not counted."""
_LEAST_TAKES = 5
"""With fewer counted takes there is no judgement."""
_LETTERS_PER_S = 14.4
"""Usual speed at 170 words a minute: the median of news text over 15 voice profiles, which range from 12.8 to 16.7."""
_FASTEST, _SLOWEST = 1.65, 0.6
"""Limits of the speed, as multiples of the usual speed. A wrong sample rate is usually half or double the right one."""


class Pace:
    """The speed of an episode's takes. It is judged by the median, since a single take may be unusual."""

    def __init__(self) -> None:
        self._ratios: list[float] = []

    def add(self, text: str, voice: Voice, take: Take) -> None:
        """Count a take of `text` if the text is long and plain enough."""
        letters = len(re.sub(r"\W", "", text))
        if letters >= _LEAST_LETTERS and take.samples and _PLAIN.fullmatch(text):
            letters_per_s = letters * 1000 / take.duration_ms
            words_per_minute = len(text.split()) * 60_000 / take.duration_ms
            by_letters = letters_per_s / (_LETTERS_PER_S * voice.rate_wpm / 170)
            # Neural engines keep the rate by words, so in a text of short words they say few letters a second.
            by_words = min(1.0, words_per_minute / voice.rate_wpm)
            self._ratios.append(max(by_letters, by_words))

    def check(self) -> None:
        """RecordingError when the median is far from the rate that was asked for."""
        if len(self._ratios) < _LEAST_TAKES or _SLOWEST <= median(self._ratios) <= _FASTEST:
            return
        what = f"the engine speaks {median(self._ratios):.1f} times as quickly as it was asked to"
        advice = "its sample rate or its rate of speech is wrong: use another engine, or repair it and build afresh"
        raise RecordingError(what, advice=advice)
