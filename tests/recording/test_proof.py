"""The proof refuses every way in which a rendering can be less than whole."""

from dataclasses import replace

import pytest

from podcaster.casting import Voice
from podcaster.recording.engines.base import FlawedSpeechError, Speech
from podcaster.recording.engines.tone import ToneEngine
from podcaster.recording.proof import prove

VOICE = Voice(name="ada", gender="female", accent="en-US", description="", median_pitch_hz=200, find=())
TEXT = "Seven words are spoken in this sentence."
WHOLE = ToneEngine().render(TEXT, VOICE)


def test_a_whole_take_passes() -> None:
    """What an engine spoke whole is not refused."""
    prove(WHOLE, TEXT, VOICE, "ada")


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
