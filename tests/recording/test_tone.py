"""The test engine is itself tested: what it hums can be heard apart."""

import numpy as np
import pytest

from podcaster.casting import Voice
from podcaster.recording.engines.tone import ToneEngine, tone_hz


def voice(name: str) -> Voice:
    return Voice(name=name, gender="neutral", accent="en-US", description="", median_pitch_hz=1, find=())


@pytest.mark.parametrize("name", ["ada", "hugh", "zoe"])
def test_a_voice_hums_its_own_pitch(name: str) -> None:
    """The strongest frequency of a take is that of its voice's name."""
    speech = ToneEngine().render("Hello there everybody", voice(name))
    samples = np.frombuffer(speech.pcm, dtype="<i2").astype(float)
    spectrum = np.abs(np.fft.rfft(samples))
    loudest_hz = spectrum.argmax() * speech.sample_rate_hz / len(samples)
    assert loudest_hz == pytest.approx(tone_hz(name), rel=0.01)


def test_a_longer_word_takes_longer() -> None:
    """Durations come from the words."""
    engine = ToneEngine()
    assert len(engine.render("a", voice("ada")).pcm) < len(engine.render("antidisestablishment", voice("ada")).pcm)


def test_every_word_is_marked_where_it_starts() -> None:
    """A mark a word, at its character, and the sound is there."""
    speech = ToneEngine().render("One, two – three.", voice("ada"))
    words = [mark for mark in speech.marks if mark.char is not None]
    assert [mark.char for mark in words] == [0, 5, 11]
    samples = np.frombuffer(speech.pcm, dtype="<i2")
    assert all(samples[mark.sample : mark.sample + 300].any() for mark in words)
    assert not any(samples[mark.sample - 300 : mark.sample].any() for mark in words)
