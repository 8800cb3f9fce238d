"""The proof refuses every way in which a rendering can be less than whole."""

from array import array

import pytest

from podcaster.casting import Voice
from podcaster.recording.engines.base import FlawedSpeechError, Mark, Speech
from podcaster.recording.engines.tone import ToneEngine
from podcaster.recording.proof import prove
from podcaster.system.record import replace

VOICE = Voice(name="ada", gender="female", accent="en-US", description="", median_pitch_hz=200, find=())
TEXT = "Seven words are spoken in this sentence."
WHOLE = ToneEngine().render(TEXT, VOICE)


def test_a_whole_take_passes() -> None:
    """What an engine spoke whole is not refused."""
    prove(WHOLE, TEXT, VOICE, "ada")


def at_peak(peak: int) -> Speech:
    """The whole take at another loudness."""
    samples = array("h", WHOLE.pcm)
    return replace(WHOLE, pcm=array("h", (sample * peak // 8_000 for sample in samples)).tobytes())


def test_a_whisper_passes_and_a_hiss_does_not() -> None:
    """About one percent of full scale is the quietest that counts as sound."""
    prove(at_peak(310), TEXT, VOICE, "ada")
    with pytest.raises(FlawedSpeechError, match="silence"):
        prove(at_peak(290), TEXT, VOICE, "ada")


@pytest.mark.parametrize("seconds", [0.75, 2, 44])
def test_a_quick_or_slow_take_passes(seconds: float) -> None:
    """33 letters at up to 45 a second; 40 characters at down to one a second, with five seconds more."""
    prove(lasting(seconds), TEXT, VOICE, "ada")


@pytest.mark.parametrize(("seconds", "why"), [(0.7, "too short"), (46, "too long")])
def test_a_take_that_nobody_could_speak_is_refused(seconds: float, why: str) -> None:
    """A little beyond these bounds."""
    with pytest.raises(FlawedSpeechError, match=why):
        prove(lasting(seconds), TEXT, VOICE, "ada")


def lasting(seconds: float) -> Speech:
    """A hum of that length with its words evenly in it."""
    samples = round(22_050 * seconds)
    words = [0, 6, 12, 16, 23, 26, 31]
    marks = tuple(Mark(sample=samples * k // 7, char=char) for k, char in enumerate(words))
    return replace(WHOLE, pcm=array("h", [8_000]).tobytes() * samples, marks=marks)


def test_two_words_spoken_as_one_pass() -> None:
    """espeak reports "spoken in" once: that is no loss."""
    prove(replace(WHOLE, marks=WHOLE.marks[:6] + WHOLE.marks[8:]), TEXT, VOICE, "ada")


@pytest.mark.parametrize(
    ("flawed", "why"),
    [
        (replace(WHOLE, voice_id="bob"), "spoke instead"),
        (replace(WHOLE, completed=False), "did not reach the end"),
        (replace(WHOLE, marks=WHOLE.marks[:8]), "did not report 'in'"),
        (
            replace(WHOLE, marks=WHOLE.marks[:12], pcm=WHOLE.pcm[: 2 * WHOLE.marks[12].sample]),
            "no sound for 'sentence.'",
        ),
        (replace(WHOLE, marks=WHOLE.marks[:4] + WHOLE.marks[10:]), "did not report"),
        (replace(WHOLE, marks=WHOLE.marks[2:]), "did not report 'Seven'"),
        (replace(WHOLE, pcm=WHOLE.pcm[: len(WHOLE.pcm) // 4 * 2]), "no sound for"),
        (replace(WHOLE, pcm=bytes(len(WHOLE.pcm))), "silence"),
        (replace(WHOLE, pcm=WHOLE.pcm * 100), "too long"),
        (replace(WHOLE, pcm=b"", marks=()), "did not report"),
    ],
)
def test_a_flawed_take_is_refused(flawed: Speech, why: str) -> None:
    """Each flaw is named."""
    with pytest.raises(FlawedSpeechError, match=why):
        prove(flawed, TEXT, VOICE, "ada")
