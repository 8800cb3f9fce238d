"""Paragraphs: each line is one, unless an editor broke the lines."""

import pytest

from podcaster.scripting.paragraphs import paragraphs

BROKEN = "the old bridge over the river was closed on a wet and windy"
SHORT = "an old bridge over the river"
ENDED = "The old bridge over the river was closed on a wet Tuesday."
LONG = "the old bridge over the river was closed on a wet and windy day, and nobody in the town could say when it would open again, or"


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        ([BROKEN] * 5, True),
        ([BROKEN] * 4, False),
        ([BROKEN] * 7 + [ENDED] * 4, True),
        ([BROKEN] * 6 + [ENDED] * 5, False),
        ([SHORT] * 8, False),
        ([BROKEN] * 8 + [LONG, ENDED], False),
    ],
    ids=["broken", "few", "70 %", "60 %", "short", "long"],
)
def test_a_hard_wrapped_text_has_paragraphs_between_blank_lines(lines: list[str], wrapped: bool) -> None:
    """At least four lines with one below, none over 120 characters, more than 60 % of them broken beyond 50."""
    assert (len(BROKEN), len(SHORT), len(ENDED)) == (59, 28, 58)
    text = "\n".join(lines) + "\n\nThe end."
    found = [text[start:end] for start, end in paragraphs(text)]
    assert found == (["\n".join(lines)] if wrapped else lines) + ["The end."]
