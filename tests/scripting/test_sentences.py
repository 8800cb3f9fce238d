"""Sentence boundaries: abbreviations and initials end no sentence; U.S. states, which are words too, may."""

import itertools

import pytest

from podcaster.scripting.paragraphs import paragraphs
from podcaster.scripting.sentences import sentence_starts
from podcaster.scripting.tokens import tokenize


def split(text: str) -> list[str]:
    starts = (*sentence_starts(text), len(text))
    return [text[one:other].strip() for one, other in itertools.pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Danby left. He ran.", ["Mr. Danby left.", "He ran."]),
        ("Sens. Warren and Sanders came.", ["Sens. Warren and Sanders came."]),
        ("It happened on Sept. 3 in Rome.", ["It happened on Sept. 3 in Rome."]),
        ("He was ill. She was not.", ["He was ill.", "She was not."]),
        ("They met in Phoenix, Ariz. Police came.", ["They met in Phoenix, Ariz.", "Police came."]),
        ("See No. 5 there. No. He left.", ["See No. 5 there.", "No.", "He left."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("He paid 3.5 percent. “Good.” They cheered!", ["He paid 3.5 percent.", "“Good.”", "They cheered!"]),
    ],
)
def test_a_text_is_split_into_sentences(text: str, sentences: list[str]) -> None:
    """As a reader would split it."""
    assert split(text) == sentences


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Sen. Dole of Kan. Republicans left. He ran.", [1, 1, 1, 1, 1, 1, 1, 2, 2, 2]),
        ("Robert F. Kennedy Jr. Spoke! Then he left.", [1, 1, 1, 1, 1, 1, 2, 2, 2, 2]),
    ],
)
def test_tokens_know_their_sentence(text: str, numbers: list[int]) -> None:
    """The full stop of an abbreviation, of a state too, belongs to its token."""
    assert [token.sentence for token in tokenize(text, paragraphs(text), [])] == numbers
