"""The times of words: the usual lead is dropped where it would lie in a pause."""

import numpy as np
import pytest

from podcaster.recording.engines.synthesis import SpokenWord, heard_words

LEAD = 75


def sound(quiet: int, loud: int) -> np.ndarray:
    """A sound of 1000 samples that is quiet in one range only."""
    samples = np.full(1000, 0.2, np.float32)
    samples[quiet:loud] = 0.001
    return samples


@pytest.mark.parametrize(
    ("starts", "heard"),
    [
        ((100, 400, 600), (100, 475, 600)),  # the pause lasts from 300 to 490
        ((100, 420, 600), (100, 420, 600)),  # the sound begins within the lead
        ((100, 400, 460), (100, 475, 500)),  # and the next word stays behind it
        ((100, 400, 485, 600), (100, 475, 560, 600)),  # which leaves it some sound
        ((100, 970, 1000), (100, 970, 1000)),  # nothing at the end of the sound
    ],
)
def test_a_word_does_not_begin_in_a_pause(starts: tuple[int, ...], heard: tuple[int, ...]) -> None:
    """A word whose whole lead is quiet begins without it, and the next one if nothing was heard before it. Words stay in
    order."""
    words = [SpokenWord(char_start=k, char_end=k + 1, sample=start) for k, start in enumerate(starts)]
    found = heard_words(words, sound(300, 490), LEAD)
    assert tuple(word.sample for word in found) == heard
    assert [word.char_start for word in found] == [word.char_start for word in words]
