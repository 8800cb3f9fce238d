"""The gain that brings a mix to the target is found in few measurements."""

import itertools

import pytest

from podcaster.mixing.loudness import corrected_gain_db, first_gain_db

NATURAL = [(4.5, -26.9), (14.5, -17.6), (16.0, -16.4), (17.5, -15.3), (20.5, -13.5), (26.0, -11.6)]
"""What ffmpeg measured of the seed article's episode with natural voices: the gain in dB, and the loudness in LUFS."""


def loudness(gain_db: float, louder_lu: float) -> float:
    """The loudness of that episode, or of one whose takes are louder or quieter, at a gain."""
    gain_db += louder_lu
    for (low_db, low), (high_db, high) in itertools.pairwise(NATURAL):
        if low_db <= gain_db <= high_db:
            return low + (high - low) * (gain_db - low_db) / (high_db - low_db)
    raise AssertionError(gain_db)


@pytest.mark.parametrize("louder_lu", [-2, -1, 0, 1, 2, 4])
def test_natural_voices_are_measured_once(louder_lu: float) -> None:
    """From the first gain at 24 kHz the next one is within 0.4 LU of the target, or within 0.9 for an unusually quiet or loud cast."""
    first_db = first_gain_db(24_000)
    gain_db = corrected_gain_db([(first_db, loudness(first_db, louder_lu))], -15.5, first_db)
    assert abs(loudness(gain_db, louder_lu) + 15.5) < (0.4 if abs(louder_lu) < 2 else 0.9)


def test_espeaks_voices_are_measured_as_before() -> None:
    """Their episodes keep their bytes."""
    assert first_gain_db(22_050) == 4.5
    assert corrected_gain_db([(4.5, -17.0)], -16.0, 4.5) == pytest.approx(6.4)
    assert corrected_gain_db([(4.5, -15.0)], -16.0, 4.5) == pytest.approx(3.4)
