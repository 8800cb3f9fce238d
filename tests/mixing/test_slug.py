"""The folder name of an episode."""

from podcaster.mixing.release import slug_of


def test_a_long_title_is_cut_at_a_word() -> None:
    """A slug has at most 80 characters and no half word, unless the first word alone is longer."""
    assert slug_of("word " * 40) == "-".join(["word"] * 15) + "-word"
    assert slug_of("a" * 100) == "a" * 80


def test_a_title_becomes_plain_words() -> None:
    """Accents and signs go, apostrophes join, and a title without letters still names a folder."""
    assert slug_of("Élodie's bridge: 7 to 2!") == "elodies-bridge-7-to-2"
    assert slug_of("……") == "episode"
