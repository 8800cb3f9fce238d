"""The joints between the phrases of a model: no long silence, and no sound is cut."""

import numpy as np
import pytest

pytest.importorskip("hibari", reason="the extra `natural` is not installed")

from podcaster.recording.engines.joints import cuts, longest_pause
from podcaster.recording.engines.pronunciation import pronounce

RATE_HZ = 1000


def sound(before: int, after: int) -> np.ndarray:
    """100 samples of a tone between two silences."""
    return np.concatenate([np.zeros(before), np.full(100, 0.5), np.zeros(after)])


@pytest.mark.parametrize(
    ("tail", "lead", "longest", "cut"),
    [
        (600, 500, 400, (570, 130)),  # first at the end, up to the 30 ms that stay
        (300, 200, 400, (100, 0)),
        (100, 200, 400, (0, 0)),
        (20, 900, 0, (0, 870)),  # 20 ms and 30 ms stay
    ],
)
def test_silence_is_cut_to_a_length(tail: int, lead: int, longest: int, cut: tuple[int, int]) -> None:
    """At the end of the sound before, then at the begin of the next."""
    assert cuts(sound(0, tail), sound(lead, 0), longest, RATE_HZ) == cut


def test_a_silent_phrase_is_not_cut() -> None:
    """Nobody knows where its words are."""
    assert cuts(np.zeros(900), sound(900, 0), 100, RATE_HZ) == (0, 0)


@pytest.mark.parametrize(("text", "ms"), [("One came. Two left.", 400), ("One came, two left.", 250)])
@pytest.mark.parametrize("speed", [1.0, 0.8])
def test_the_sign_sets_the_pause(text: str, ms: int, speed: float) -> None:
    """In proportion to the speed."""
    one, other = pronounce(text, british=False, most_phonemes=10)
    assert longest_pause(text, one, other, speed, 24_000) == round(ms / speed) * 24
