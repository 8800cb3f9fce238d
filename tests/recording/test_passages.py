"""Long cues are recorded in passages, and are whole again in the timeline."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from podcaster.mixing.timeline import TimedCue, joined_passages
from podcaster.pipeline.episode import build_episode
from podcaster.recording.passages import in_passages, passage_starts
from podcaster.recording.take import Word
from podcaster.scripting.script import Cue
from podcaster.show.settings import Settings
from podcaster.system.record import replace

SENTENCE = "The harbour in the north reopened on day {n}, and the ferries of line {n} left before noon. "
ENDLESS = "and the ferries of line {n} left before noon "


def parts_of(text: str) -> list[str]:
    return [text[start:end] for start, end in pairwise([*passage_starts(text), len(text)])]


def cue(text: str) -> Cue:
    return Cue(number=3, kind="narration", text=text, start=100, end=100 + len(text), pause_ms=900)


@pytest.mark.parametrize(
    ("piece", "end"),
    [
        (SENTENCE, r"noon\. $"),
        (SENTENCE.replace(". ", ", "), r", $"),
        (ENDLESS, r"\w $"),
        ("supercalifragilistic{n}", r".$"),
    ],
    ids=["sentences", "clauses", "words", "nothing"],
)
def test_a_long_text_is_cut_at_the_best_place(piece: str, end: str) -> None:
    """Passages end with a sentence; without one with a clause, with a word, or anywhere. Each has 400 to 1,000 characters,
    and together they are the text."""
    text = "".join(piece.format(n=n) for n in range(200))
    parts = parts_of(text)
    assert "".join(parts) == text
    assert all(400 <= len(part) <= 1000 for part in parts[:-1])
    assert 0 < len(parts[-1]) <= 1000
    assert all(re.search(end, part) for part in parts[:-1])


def test_a_change_leaves_most_passages_as_they_were() -> None:
    """After a word that is added at the start of a paragraph of 18,000 characters, nearly all its passages are the same."""
    text = "".join(SENTENCE.format(n=n) for n in range(200))
    before, after = parts_of(text), parts_of("Suddenly, " + text)
    assert len(set(before) & set(after)) >= len(after) - 6


def test_a_short_cue_stays_whole() -> None:
    """A paragraph of 1,000 characters is one passage, itself."""
    whole = cue("x" * 1000)
    assert in_passages([whole]) == (whole,)


def test_passages_keep_what_the_cue_says() -> None:
    """Each has its place in the body, the cue's number and pronunciations; only the last one has the cue's pause."""
    text = "".join(SENTENCE.format(n=n) for n in range(40))
    whole = replace(cue(text), respellings=(("ferries", "FEH-reez"),))
    made = in_passages([whole])
    assert len(made) > 3
    assert all(text[one.start - 100 : one.end - 100] == one.text for one in made)
    assert {(one.number, one.kind, one.respellings) for one in made} == {(3, "narration", (("ferries", "FEH-reez"),))}
    assert [one.pause_ms for one in made] == [None] * (len(made) - 1) + [900]
    title = in_passages([replace(whole, part="title", start=0, end=0)])
    assert {(one.start, one.end) for one in title} == {(0, 0)}


def test_timed_passages_become_one_cue() -> None:
    """Its text and words are those of all passages; words index the whole text."""

    def timed(number: int, text: str, start_ms: int) -> TimedCue:
        word = Word(start_ms=start_ms, end_ms=start_ms + 50, char_start=0, char_end=2)
        return TimedCue(
            number=number, kind="narration", speaker=None, voice="a", start_ms=start_ms, end_ms=start_ms + 90, text=text,
            words=(word,),
        )  # fmt: skip

    first, last = joined_passages([timed(1, "ab cd. ", 0), timed(1, "ef gh.", 100), timed(2, "ij", 300)])
    assert (first.text, first.start_ms, first.end_ms) == ("ab cd. ef gh.", 0, 190)
    assert [first.text[word.char_start : word.char_end] for word in first.words] == ["ab", "ef"]
    assert last == timed(2, "ij", 300)


@pytest.mark.long
def test_a_long_paragraph_is_one_cue_in_the_episode(tmp_path: Path) -> None:
    """Every word of it has its time, in order, and between its passages it is quiet for as long as between sentences."""
    body = "".join(SENTENCE.format(n=n) for n in range(12, 42)).strip()
    source = tmp_path / "long.txt"
    source.write_text(f"The harbour reopens\n\n{body}\n")
    made = build_episode(source, settings=Settings(troupe="plain"), output=tmp_path / "out", verbatim=True, jobs=1)
    assert made.takes_made > len(made.script.spoken_cues)
    whole = made.episode.timeline.cues[-1]
    assert whole.text.strip() == body
    assert [whole.text[word.char_start : word.char_end] for word in whole.words] == re.findall(r"\w+", body)
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(whole.words))
    between = [
        other.start_ms - one.end_ms
        for one, other in pairwise(whole.words)
        if "." in whole.text[one.char_end : other.char_start]
    ]
    assert len(between) == 29
    assert all(200 <= gap <= 520 for gap in between)
