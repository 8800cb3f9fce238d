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
        ("ðə", 60, 0.7, 0.7),  # two phonemes without stress: the slowest speed
        ("ˈɪf", 60, 0.72, 0.75),
        ("sˈɪt", 60, 0.89, 0.92),
        ("sˈɪti", 60, 1.06, 1.1),
        ("sˈɪtizᵊnz", 60, 1.2, 1.2),  # eight phonemes: the fastest speed
        ("sˈɪt", 1, 0.95, 0.99),  # one word tells little
        ("sˈɪt.", 60, 0.89, 0.92),  # a full stop and marks of length are no phonemes
        ("sˈɪːt", 60, 0.89, 0.92),
    ],
)
def test_short_words_are_slower(word: str, times: int, least: float, most: float) -> None:
    """By how long a word is, with its phonemes and its stress, beside the usual length."""
    assert least <= round(speed_of([phrase(word, times)], 1.0), 3) <= most


def test_pauses_are_counted() -> None:
    """A text with many commas or sentences takes longer, so its words are spoken faster."""
    plain = speed_of([phrase("sˈɪti", 12)], 1.0)
    assert 1.02 * plain < speed_of([phrase("sˈɪti", 10), phrase("sˈɪti,", 2)], 1.0) < 1.2 * plain
    assert 1.02 * plain < speed_of([phrase("sˈɪti", 4)] * 3, 1.0) < 1.2 * plain


def test_the_speed_is_in_proportion_to_the_wanted_one() -> None:
    """The words change it by the same factor at every rate."""
    spoken = [phrase("sˈɪt", 20), phrase("ˈɪf", 3)]
    assert speed_of(spoken, 1.4) == pytest.approx(1.4 * speed_of(spoken, 1.0))


def test_a_text_without_words_has_the_usual_speed() -> None:
    """Nothing is divided by zero."""
    assert speed_of([], 0.9) == pytest.approx(0.9)
