"""An engine whose takes are far from the rate it was asked for is found out by most of them, not by one."""

import pytest

from podcaster.casting import Voice
from podcaster.errors import RecordingError
from podcaster.recording.pace import Pace
from podcaster.recording.take import take_of

VOICE = Voice(name="ann", gender="female", accent="en-US", description="", median_pitch_hz=200, find=(), rate_wpm=170)
TEXT = "abcdefgh " * 9
"""72 letters: five seconds at 14.4 letters a second."""


def pace(*ratios: float, text: str = TEXT) -> Pace:
    made = Pace()
    for ratio in ratios:
        take = take_of(cue_number=1, voice="ann", pcm=bytes(2 * round(40_000 / ratio)), sample_rate_hz=8_000, words=())
        made.add(text, VOICE, take)
    return made


@pytest.mark.parametrize("ratio", [0.61, 1.0, 1.64])
def test_a_usual_pace_passes(ratio: float) -> None:
    """From 0.6 to 1.65 times the rate."""
    pace(*[ratio] * 5).check()


@pytest.mark.parametrize(("ratio", "told"), [(0.5, "0.5"), (0.59, "0.6"), (1.66, "1.7"), (2.0, "2.0")])
def test_another_pace_is_told(ratio: float, told: str) -> None:
    """Half and double, and nearer."""
    with pytest.raises(RecordingError, match=f"speaks {told} times as quickly"):
        pace(*[ratio] * 5).check()


def test_few_or_unusual_takes_tell_nothing() -> None:
    """Four takes, two of five, short texts and texts of figures."""
    pace(2, 2, 2, 2).check()
    pace(2, 2, 1, 1, 1).check()
    pace(2, 2, 2, 2, 2, text="abcdefgh " * 7).check()
    pace(2, 2, 2, 2, 2, text=f"{TEXT} 1999").check()


def test_short_words_are_counted_by_words() -> None:
    """30 words of two letters at 150 words a minute pass, though they are 5 letters a second; at 85 they do not."""
    short = "so " * 30
    pace(*[40_000 / 96_000] * 5, text=short).check()
    with pytest.raises(RecordingError, match=r"speaks 0\.5 times"):
        pace(*[40_000 / 169_412] * 5, text=short).check()
