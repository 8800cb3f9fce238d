"""The speed of a text: short words are spoken more slowly than long ones, within limits."""

import pytest

pytest.importorskip("hibari", reason="the extra `natural` is not installed")

from podcaster.recording.engines.pronunciation import PhonemeWord, Phrase
from podcaster.recording.engines.tempo import speed_of


def phrase(word: str, times: int) -> Phrase:
    """So many times the same phonemes as a word."""
    words = tuple(PhonemeWord(phoneme=k * (len(word) + 1), char_start=k, char_end=k + 1) for k in range(times))
    return Phrase(phonemes=" ".join([word] * times), words=words, pauses=())


@pytest.mark.parametrize(
    ("word", "times", "least", "most"),
    [
        ("ˈɪf", 60, 0.8, 0.8),  # two phonemes: the slowest speed
        ("sˈɪt", 60, 0.83, 0.88),
        ("sˈɪti", 60, 0.99, 1.03),  # the usual length
        ("sˈɪtizᵊnz", 60, 1.15, 1.15),  # eight phonemes: the fastest speed
        ("sˈɪt", 1, 0.96, 0.99),  # one word tells little
        ("sˈɪt.", 60, 0.83, 0.88),  # signs and marks of stress and length are no phonemes
        ("sˈɪːt", 60, 0.83, 0.88),
    ],
)
def test_short_words_are_slower(word: str, times: int, least: float, most: float) -> None:
    """By how many phonemes a word has, beside the usual number."""
    assert least <= round(speed_of([phrase(word, times)], 1.0), 3) <= most


def test_the_speed_is_in_proportion_to_the_wanted_one() -> None:
    """The words change it by the same factor at every rate."""
    spoken = [phrase("sˈɪt", 20), phrase("ˈɪf", 3)]
    assert speed_of(spoken, 1.4) == pytest.approx(1.4 * speed_of(spoken, 1.0))


def test_a_text_without_words_has_the_usual_speed() -> None:
    """Nothing is divided by zero."""
    assert speed_of([], 0.9) == pytest.approx(0.9)
