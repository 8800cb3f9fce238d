"""An engine for tests. Each voice hums at its own pitch, and hums longer words for a longer time. So a test can
measure, without a speech engine, who spoke in what order and whether a word is missing."""

import hashlib
import re
from array import array
from math import pi, sin

from podcaster.casting.voice import Voice
from podcaster.recording.engines.base import Engine, Mark, Speech

SAMPLE_RATE_HZ = 22_050
WORD_GAP_MS = 40
LETTER_MS = 55
AMPLITUDE = 8_000


def tone_period_samples(voice_name: str) -> int:
    """Length of one period of the voice's tone: 12 to 110 samples, 200 to 1,837 Hz, fixed by its name."""
    return 12 + hashlib.sha256(voice_name.encode()).digest()[0] % 99


def tone_hz(voice_name: str) -> float:
    """The pitch of a voice."""
    return SAMPLE_RATE_HZ / tone_period_samples(voice_name)


class ToneEngine(Engine):
    """Hums text."""

    sample_rate_hz = SAMPLE_RATE_HZ

    @classmethod
    def version(cls) -> str:
        """The number must be increased when the sound changes."""
        return "tone 1"

    def voice_id(self, voice: Voice) -> str:
        """The name of the profile: every profile has a tone."""
        return voice.name

    def render(self, text: str, voice: Voice) -> Speech:
        """One tone for each word, with a gap after it."""
        length = tone_period_samples(voice.name)
        period = array("h", (round(AMPLITUDE * sin(2 * pi * k / length)) for k in range(length))).tobytes()
        gap = bytes(2 * (WORD_GAP_MS * SAMPLE_RATE_HZ // 1000))
        parts, marks, sample = [gap], [], len(gap) // 2
        for word in re.finditer(r"\S*\w\S*", text):
            hum = period * max(1, LETTER_MS * len(word.group()) * SAMPLE_RATE_HZ // 1000 // length)
            marks += [Mark(sample=sample, char=word.start()), Mark(sample=sample + len(hum) // 2, char=None)]
            parts += [hum, gap]
            sample += (len(hum) + len(gap)) // 2
        pcm = b"".join(parts)
        return Speech(pcm=pcm, sample_rate_hz=SAMPLE_RATE_HZ, marks=tuple(marks), voice_id=voice.name)
