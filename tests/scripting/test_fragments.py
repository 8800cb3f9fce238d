"""Quotes of a few words that the show leaves to the narrator."""

import pytest

from podcaster.scripting import is_doubtful, leave_fragments_to_narrator, parse_script_file
from podcaster.scripting.fragments import is_fragment

SCRIPT = """\
# podcaster script
speaker: marsh = Helen Marsh (female, person)
speaker: stone = Oliver Stone (male, person)
speaker: ford = Peter Ford (male, person)

## title quote: ford
> sure 0.97: name beside the quote
“A triumph”

## narration
Helen Marsh called the bridge

## quote: marsh
> same paragraph
> sure 0.91: name + called
“quite constructive”,

## narration
> same paragraph
and added:

## quote: marsh
> same paragraph
“It is open to everyone in this town now.”

## quote: stone
“No,”

## narration
> same paragraph
said Oliver Stone,

## quote: stone
> same paragraph
“we will not be leaving it to anyone else,”

## narration
> same paragraph
he said,

## quote: stone
> same paragraph
“never ever.”

## quote
> in doubt 0.4: no speaker found
“So what?”
"""


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("“quite constructive”", True), ("“one two three”", True), ("“one two three four”", False), ("“Yes!”", True),
        ("“state-of-the-art U.S. kit”", True), ("“don't you dare”", True), ("「はい」", True), ("「橋は全員に開放」", False), ("“3.5%”", True),
    ],
)  # fmt: skip
def test_a_fragment_is_one_to_three_words(text: str, fragment: bool) -> None:
    """Hyphens, apostrophes and points do not part words; where no spaces are, characters count."""
    assert is_fragment(text) is fragment


def test_the_narrator_reads_fragments_only() -> None:
    """A fragment loses its speaker and keeps the evidence; the beginning and the end of a longer quote are none."""
    _, before = parse_script_file(SCRIPT, "a")
    after = leave_fragments_to_narrator(before)
    left = [new for old, new in zip(before.cues, after.cues, strict=True) if old != new]
    assert [(cue.text, cue.speaker, is_doubtful(cue)) for cue in left] == [
        ("“A triumph”", None, False), ("“quite constructive”,", None, False),
    ]  # fmt: skip
    assert left[1].evidence == "a fragment of what Helen Marsh said: name + called"
    assert [one.name for one in after.speakers] == ["Helen Marsh", "Oliver Stone"]
    assert after.body == before.body
    assert leave_fragments_to_narrator(after) == after


def test_nobody_found_is_a_doubt() -> None:
    """A quote without a speaker is one to look at, whatever its length."""
    assert is_doubtful(leave_fragments_to_narrator(parse_script_file(SCRIPT, "a")[1]).cues[-1])
