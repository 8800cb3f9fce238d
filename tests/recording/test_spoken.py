"""What is said for what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.recording.spoken import spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("“Let me state,” he said.", "Let me state, he said."),
        ('"I will," Dr. Smith said.', "I will, Doctor Smith said."),
        ("It's NATO's view, the allies' view.", "It's NATO's view, the allies' view."),
        ("‘No,’ said Sen. Jones", "No, said Senator Jones"),
        ("on February 18.", "on February 18th."),
        ("on Feb. 21, 2010", "on February 21st, 2010"),
        ("May 2010", "May 2010"),
        ("in the 1990s and the 2000s", "in the nineteen nineties and the two thousands"),
        ("$1.2bn and £3 million, or $1", "1.2 billion dollars and 3 million pounds, or 1 dollar"),
        ("after World War II", "after World War Two"),
        ("a 5-4 vote", "a 5 to 4 vote"),
        ("call 555-1234-99", "call 555-1234-99"),
        ("needs – some of them", "needs, some of them"),
        ("well-known", "well-known"),
        ("a\x00b", "ab"),
    ],
)
def test_spoken_forms(written: str, said: str) -> None:
    """A newsreader's words for what news texts write."""
    assert spoken(written).text == said


@given(st.text())
def test_every_spoken_character_has_an_origin(written: str) -> None:
    """Whatever is written, origins lie within it and never fall."""
    said = spoken(written)
    assert len(said.origins) == len(said.text)
    assert list(said.origins) == sorted(said.origins)
    assert all(0 <= origin < len(written) for origin in said.origins)


def test_a_replaced_word_points_to_what_it_stands_for() -> None:
    """The words said for "$1.2bn" all lead back to it."""
    said = spoken("cost $1.2bn more")
    start = said.text.index("billion")
    assert {said.origins[k] for k in range(start, start + 7)} <= set(range(5, 11))
    assert said.origins[said.text.index("more")] == 12
