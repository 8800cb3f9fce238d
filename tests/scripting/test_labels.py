"""Labels ("Q:", a time): cues that cover their characters, are never spoken and have no speaker."""

import pytest

from podcaster.scripting import format_script, is_doubtful, leave_fragments_to_narrator, parse_script_file
from podcaster.scripting.announcements import announced
from podcaster.scripting.layout import lay_out
from podcaster.system.record import replace

INTERVIEW = """\
# podcaster script
title: An interview
source: interview.txt
language: en
speaker: paula-dean = Paula Dean (female, person)

## title heading
An interview

## label
Q:

## narration
> same paragraph
Who pays for the bridge?

## label
PD:

## quote: paula-dean
> same paragraph
> sure 0.97: label
Nobody.

## label
12:30

## quote
> same paragraph
> in doubt 0.4: no speaker found
“Is that so?”
"""


def test_labels_are_cues_without_a_voice() -> None:
    """A label has its place in the body and no speaker, is not spoken, and nobody is in doubt about it."""
    _, script = parse_script_file(INTERVIEW, "x")
    assert script.body == "Q: Who pays for the bridge?\n\nPD: Nobody.\n\n12:30 “Is that so?”"
    labels = [cue for cue in script.cues if cue.kind == "label"]
    assert [(cue.text, cue.start, cue.end) for cue in labels] == [("Q:", 0, 2), ("PD:", 29, 32), ("12:30", 42, 47)]
    assert all(cue.part == "body" and cue.speaker is None and not is_doubtful(cue) for cue in labels)
    assert [cue.number for cue in script.spoken_cues] == [1, 3, 5, 7]


def test_labels_survive_the_round_trip() -> None:
    """A script with labels, written and parsed, is the same script, but for the reason of a sure speaker."""
    _, script = parse_script_file(INTERVIEW, "x")
    text = format_script(script)
    sure = (replace(cue, confidence=1.0, evidence="") if cue.evidence == "label" else cue for cue in script.cues)
    assert parse_script_file(text, "y")[1] == replace(script, cues=tuple(sure))
    assert "\n## label\nQ:\n## narration\nWho pays" in text


@pytest.mark.parametrize("kind", ["label", "heading"])
def test_a_label_or_a_heading_may_stand_on_its_line(kind: str) -> None:
    """What is written behind "## label:" or "## heading:" is its text; neither has a speaker."""
    changed = INTERVIEW.replace("## label\n12:30", f"## {kind}: paula-dean\n12:30")
    cue = parse_script_file(changed, "x.md")[1].cues[-2]
    assert (cue.kind, cue.text, cue.speaker) == (kind, "paula-dean\n12:30", None)


def test_narration_has_another_reader() -> None:
    """Behind "## narration:" is a second host."""
    changed = INTERVIEW.replace("## label\n12:30", "## narration: paula-dean\n12:30")
    cue = parse_script_file(changed, "x.md")[1].cues[-2]
    assert (cue.kind, cue.text, cue.speaker) == ("narration", "12:30", "paula-dean")


def test_a_label_ends_a_speech() -> None:
    """Fragments on both sides of narration are one speech; with a label between they are two turns."""
    script = parse_script_file(
        """\
# podcaster script
speaker: paula-dean = Paula Dean (female, person)

## quote: paula-dean
“No,”

## narration
> same paragraph
she said,

## quote: paula-dean
> same paragraph
“we will not leave it to them.”
""",
        "x",
    )[1]
    assert leave_fragments_to_narrator(script) == script
    with_label = format_script(script).replace("## narration", "## label")
    fragment, _, speech = leave_fragments_to_narrator(parse_script_file(with_label, "x")[1]).cues
    assert (fragment.speaker, speech.speaker) == (None, "paula-dean")


def test_layout_cuts_out_labels() -> None:
    """Labels are spans of their own, quotations after them stay whole, and what overlaps a label is no quotation."""
    body = "Q: Who pays?\n\nPD: “Nobody.”"
    spans = lay_out(body, [(0, 12), (14, 27)], [(0, 12, 0), (18, 27, 1)], labels=[(14, 17), (0, 2)])
    assert [(span.kind, body[span.start : span.end], span.quotation) for span in spans] == [
        ("label", "Q:", -1), ("narration", "Who pays?", -1), ("label", "PD:", -1), ("quote", "“Nobody.”", 1),
    ]  # fmt: skip


def test_the_shows_own_cues_are_not_in_the_file() -> None:
    """Opening and notice have a part of their own; the script file has the article's cues only."""
    _, script = parse_script_file(INTERVIEW, "x")
    whole = announced(script, opening="The Post.", notice="All voices are synthetic.")
    first, last = whole.cues[0], whole.cues[-1]
    assert (first.number, first.part, first.kind, first.text) == (0, "opening", "narration", "The Post.")
    assert (last.number, last.part, last.kind, last.text) == (8, "notice", "narration", "All voices are synthetic.")
    assert whole.cues[1:-1] == script.cues
    assert format_script(whole) == format_script(script)


def test_a_script_file_of_version_0_1_0_is_read() -> None:
    """A file that podcaster 0.1.0 wrote says what it said then; its help lines are comments."""
    script = parse_script_file(
        """\
# podcaster script
# A cue begins with ## and says who speaks; change a speaker's id there, mend the words, split a cue with a new ## line.
#   ## narration        ## heading (a chapter)        ## quote: SPEAKER        ## quote (the narrator reads it)
# Lines with > are notes on a cue; all of them may be left out:
#   > pause 800 ms (after it)    > say Rogozin as "ruh-GO-zin"    > same paragraph (as the cue before)
# Who speaks at all stands in the speaker lines: add one for somebody new. podcaster cast pin gives another voice.
title: “No challenge” – Clinton
byline: RT
source: nato.txt
language: en
speaker: hillary-clinton = Hillary Clinton (female, person)
#   in the voice iris

## title quote: hillary-clinton
> sure 0.97: name beside the quote
“No challenge”

## title heading
– Clinton

## quote: hillary-clinton
> sure 0.99: name + outlined
> attributed by "Clinton" at 13
“It is not.”

## narration
> same paragraph
Clinton outlined.
""",
        "x",
    )[1]
    assert [(cue.kind, cue.part, cue.speaker, cue.start, cue.end) for cue in script.cues] == [
        ("quote", "title", "hillary-clinton", 0, 0),
        ("heading", "title", None, 0, 0),
        ("quote", "body", "hillary-clinton", 0, 12),
        ("narration", "body", None, 13, 30),
    ]
    assert (script.cues[2].confidence, script.cues[2].evidence, script.cues[2].mention) == (
        0.99, "name + outlined", (13, 20),
    )  # fmt: skip
