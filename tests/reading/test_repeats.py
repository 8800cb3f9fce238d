"""What a text says twice is read once; what only looks like it stays."""

import pytest

from podcaster.reading.repeats import copied_lines, without_quoted

FIRST = "The ferry came back on Monday, and two hundred people of the island stood on the quay."
SECOND = "Nobody had told the harbour master, who was asleep in the shed behind the salt store."
THIRD = "By noon the shop had sold all of its bread and both of its newspapers to the passengers."
SHORT = "Bread at noon"
REFRAIN = "And nobody, nobody, nobody came to the door."


@pytest.mark.parametrize(
    ("texts", "copied"),
    [
        ([FIRST, SHORT, SECOND, THIRD, FIRST, SHORT, SECOND, THIRD], {4, 5, 6, 7}),  # a copy for another screen
        ([FIRST, SECOND, THIRD, "Other words", FIRST, "Not said before", SECOND], {4, 6}),  # not what is new in it
        ([FIRST, FIRST.upper(), SECOND], {0}),
        ([FIRST, SHORT, FIRST], {0}),  # no prose between
        ([FIRST, SECOND, THIRD, FIRST], set()),  # a list of things may say the same of two
        ([FIRST, SECOND, THIRD, SECOND, FIRST], set()),  # in another order
        ([REFRAIN, "He knocked.", REFRAIN, REFRAIN], set()),  # a poem
    ],
)
def test_copies(texts, copied):
    """Lines that come again in the same order are copies; refrains and single lines that come again are none."""
    assert copied_lines(texts) == copied


@pytest.mark.parametrize(
    ("texts", "gone"),
    [
        ([f"{FIRST} {SECOND}", FIRST, SECOND, THIRD], [0]),  # a summary of what is below
        ([FIRST, SECOND, THIRD, f"{FIRST} {SECOND}"], [3]),  # or above
        ([f"{FIRST} {THIRD} {SECOND}", f"“{THIRD}”"], [1]),  # a pull quote
        ([f"{FIRST} It was late. {SECOND}", "It was late."], []),  # too short for one
        ([f"{FIRST} {SECOND}", FIRST.removesuffix(".")], []),  # a subhead: it ends no sentence
        ([f"{FIRST} {SECOND}", f"{SECOND} {FIRST}"], [0]),  # never both
    ],
)
def test_quoted(texts, gone):
    """Pull quotes and summaries go."""
    assert [at for at, stays in enumerate(without_quoted(texts, [True] * len(texts))) if not stays] == gone


def test_what_is_not_read_is_no_original():
    """The sentence of a line that is left out stays, and what was left out stays left out."""
    assert without_quoted([f"{FIRST} {THIRD}", THIRD], [False, True]) == [False, True]
