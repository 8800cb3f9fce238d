"""The chapters of an episode, from its cues alone."""

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.mixing.chapters import MOST_CHAPTERS, SHORTEST_MS, lay_out_chapters
from podcaster.mixing.timeline import Chapter, TimedCue
from podcaster.recording.take import Word
from podcaster.scripting.script import CueKind, CuePart, Speaker
from podcaster.scripting.sentences import ends_sentence, sentence_starts, sentences

SPEAKERS = (
    Speaker(id="clinton", name="Hillary Clinton"),
    Speaker(id="lavrov", name="Sergey Lavrov"),
    Speaker(id="rogozin", name="Dmitry Rogozin"),
)
TITLE = "“NATO no challenge to Russian security” – Clinton"
SECONDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A cue before it has a place in time."""

    text: str
    seconds: float = 12
    kind: CueKind = "narration"
    speaker: str | None = None
    part: CuePart = "body"


def titled(line: Line) -> Line:
    """The line as one of the title's."""
    return replace(line, part="title")


def say(text: str, seconds: float = 12) -> Line:
    """Narration."""
    return Line(text=text, seconds=seconds)


def head(text: str, seconds: float = 2) -> Line:
    """A heading."""
    return Line(text=text, seconds=seconds, kind="heading")


def quote(speaker: str | None, text: str = "“Yes, of course,”", seconds: float = 12) -> Line:
    """A quote."""
    return Line(text=text, seconds=seconds, kind="quote", speaker=speaker)


def cues(*lines: Line) -> list[TimedCue]:
    """The lines one after another, a word of each every equal share of its time."""
    starts = [0, *accumulate(round(line.seconds * SECONDS) for line in lines)]
    timed = []
    for number, (line, (start_ms, end_ms)) in enumerate(zip(lines, pairwise(starts), strict=True), 1):
        words, at = [], 0
        count = len(line.text.split())
        for index, word in enumerate(line.text.split()):
            at = line.text.index(word, at)
            place = [start_ms + (end_ms - start_ms) * step // count for step in (index, index + 1)]
            words.append(Word(start_ms=place[0], end_ms=place[1], char_start=at, char_end=at + len(word)))
            at += len(word)
        timed.append(
            TimedCue(
                number=number,
                kind=line.kind,
                part=line.part,
                speaker=line.speaker,
                voice="v",
                start_ms=start_ms,
                end_ms=end_ms,
                text=line.text,
                words=tuple(words),
            )
        )
    return timed


def laid_out(*lines: Line, title: str = "") -> list[tuple[float, str]]:
    """Start in seconds and title of every chapter, after proving that they tile the episode."""
    timed = cues(*lines)
    chapters = lay_out_chapters(timed, SPEAKERS, title, timed[-1].end_ms)
    prove(chapters, timed[-1].end_ms)
    return [(chapter.start_ms / SECONDS, chapter.title) for chapter in chapters]


def prove(chapters: tuple[Chapter, ...], duration_ms: int) -> None:
    """Contiguous from 0 to the end, none too short, no more than ID3 can count."""
    assert chapters[0].start_ms == 0
    assert chapters[-1].end_ms == duration_ms
    assert all(one.end_ms == other.start_ms for one, other in pairwise(chapters))
    assert len(chapters) <= MOST_CHAPTERS
    assert all(chapter.title for chapter in chapters)
    if len(chapters) > 1:
        assert min(chapter.end_ms - chapter.start_ms for chapter in chapters) >= SHORTEST_MS


def test_the_seed_has_the_chapters_a_listener_expects() -> None:
    """The opening, then each speaker where first quoted; a speaker of the title counts as new in the body."""
    assert laid_out(
        titled(quote("clinton", "“NATO no challenge to Russian security”", 3)),
        titled(say("– Clinton", 1)),
        say("Washington has strongly urged Moscow.", 20),
        quote("clinton", "“Let me state unambiguously, while Russia faces challenges to its security, NATO is not”"),
        say("Clinton outlined.", 1),
        quote("clinton", "“I think one of our tasks”"),
        say("she said.", 1),
        say("Earlier, Moscow expressed grave concern.", 6),
        quote("lavrov", "“Cold war stereotypes remain strong in Euro-Atlantic policies, NATO is continuing,”"),
        say("stated Russian Foreign Minister Sergey Lavrov.", 4),
        quote("clinton", "“European security will benefit,”", 11),
        say("the US Secretary of State believes.", 1),
        say("Meanwhile, Dmitry Rogozin said current relations are", 5),
        quote("rogozin", "“quite constructive”", 2),
        say("and might have a common platform.", 4),
        title=TITLE,
    ) == [
        (0, TITLE),
        (24, "Hillary Clinton: Let me state unambiguously, while Russia faces…"),
        (56, "Sergey Lavrov: Cold war stereotypes remain strong in…"),
        (84, "Dmitry Rogozin: quite constructive"),
    ]


def test_headings_start_chapters() -> None:
    """A section heading is one, on one line, and the opening is called so when there is no title."""
    assert laid_out(say("Text.", 15), head("The second\n part"), say("Text.", 15)) == [
        (0, "Opening"),
        (15, "The second part"),
    ]


def test_the_title_starts_no_chapter_of_its_own() -> None:
    """Neither as a heading nor as a quote, however long it takes; a heading after it does, if it is not too near."""
    assert laid_out(titled(head("A long title", 15)), say("Text.", 15), title="A long title") == [(0, "A long title")]
    assert laid_out(titled(head("A title", 11)), head("One", 2), say("Text.", 15), title="A title") == [
        (0, "A title"),
        (11, "One"),
    ]
    assert laid_out(titled(head("A title", 3)), head("One", 2), say("Text.", 15), title="A title") == [(0, "A title")]


def test_of_headings_in_a_row_the_first_counts() -> None:
    """The deeper heading belongs to the one above it."""
    told = laid_out(say("Text.", 15), head("Part", 11), head("Section", 11), head("Point", 11), say("Text.", 15))
    assert told == [(0, "Opening"), (15, "Part")]


def test_a_known_speaker_starts_no_chapter() -> None:
    """Only the first quote of a speaker does; one in doubt never."""
    told = laid_out(say("Text."), *(quote(speaker) for speaker in ("lavrov", None, "clinton", "lavrov", "clinton")))
    assert [start for start, _ in told] == [0, 12, 36]


def test_a_chapter_starts_with_the_sentence_that_leads_in() -> None:
    """With the last sentence of the narration before, by the time of its first word, and past a quote within it."""
    assert laid_out(say("One two three. And Lavrov replied:", 24), quote("lavrov"))[1][0] == 12
    assert laid_out(say("Text.", 15), say("He called it", 2), quote("lavrov"))[1][0] == 15
    assert laid_out(say("Text.", 15), say("Mr. Lavrov called it", 2), quote("lavrov"))[1][0] == 15
    assert (
        laid_out(say("Text.", 15), quote(None, "“No,”", 1), say("but to Lavrov it was", 2), quote("lavrov"))[1][0] == 15
    )
    assert laid_out(say("Text.", 15), say("All was said.", 2), quote("lavrov"))[1][0] == 17
    assert laid_out(quote(None, "“No,”", 15), say("but to Lavrov it was", 2), quote("lavrov"))[1][0] == 15
    assert laid_out(say("Text without an end", 15), head("Part", 11), quote("lavrov"))[1] == (15, "Part")


def test_without_word_times_the_narration_before_leads_in() -> None:
    """No time to cut at: the whole cue belongs to the lead-in."""
    timed = cues(say("Text.", 15), say("One two. He said", 4), quote("lavrov"))
    bare = [
        TimedCue(
            number=cue.number,
            kind=cue.kind,
            speaker=cue.speaker,
            voice="v",
            start_ms=cue.start_ms,
            end_ms=cue.end_ms,
            text=cue.text,
            words=(),
        )
        for cue in timed
    ]
    assert lay_out_chapters(bare, SPEAKERS, "", 31_000)[1].start_ms == 15_000


def test_a_short_chapter_takes_in_the_next() -> None:
    """Its title stays, for that is what is heard first."""
    told = laid_out(say("Text.", 15), quote("lavrov", "“Yes”", 4), quote("clinton", "“No”", 15))
    assert told == [(0, "Opening"), (15, "Sergey Lavrov: Yes")]


def test_a_heading_is_not_taken_in_by_a_short_quote() -> None:
    """The quote's chapter joins the one before the heading."""
    told = laid_out(say("Text.", 15), quote("lavrov", "“Yes”", 4), head("Part"), say("Text.", 15))
    assert told == [(0, "Opening"), (19, "Part")]


def test_a_short_end_joins_the_chapter_before() -> None:
    """No last chapter under ten seconds."""
    told = laid_out(say("Text.", 15), quote("lavrov", "“Yes”", 12), quote("clinton", "“No”", 9))
    assert told == [(0, "Opening"), (15, "Sergey Lavrov: Yes")]


def test_a_short_episode_is_one_chapter() -> None:
    """Under ten seconds there is nothing to choose."""
    assert laid_out(head("T", 1), quote("lavrov", seconds=4), head("Part", 1), say("x", 3), title="T") == [(0, "T")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“Yes, of course,”", "Yes, of course"),
        ('"What is it?"', "What is it?"),
        (
            "“Let me state unambiguously that it is not, and never was, so”",
            "Let me state unambiguously that it is not, and…",
        ),
        ("«Да»", "Да"),
        ("“" + "字" * 80 + "”", "字" * 50 + "…"),
        ("“One\n\n“two”", "One “two"),
    ],
)
def test_a_speaker_chapter_is_named_by_the_first_words(text: str, title: str) -> None:
    """The marks around the quote go, and it is cut at a word with an ellipsis."""
    assert laid_out(say("Text.", 15), quote("lavrov", text))[1][1] == f"Sergey Lavrov: {title}"


def test_no_episode_has_more_chapters_than_id3_counts() -> None:
    """The shortest are merged until 255 are left."""
    lines = [line for number in range(300) for line in (head(f"Part {number}"), say("Text.", 10 + number % 7))]
    assert len(laid_out(*lines)) == MOST_CHAPTERS


lines = st.builds(
    Line,
    text=st.sampled_from(["Text.", "He said. And she", "“Yes,”", "TITLE", "…", "Mr. X met", "Да."]),
    seconds=st.floats(0.1, 30),
    kind=st.sampled_from(["heading", "narration", "quote"]),
    speaker=st.sampled_from([None, "clinton", "lavrov", "rogozin"]),
)


@given(st.lists(lines, min_size=1, max_size=40), st.sampled_from(["", "Title", "Text. TITLE"]))
def test_chapters_tile_any_episode(script: list[Line], title: str) -> None:
    """Whatever is said, in whatever order and length."""
    laid_out(*script, title=title)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She said: ", ["He left. ", "She said: "]),
        ("Mr. Smith of the U.S. State Dept. ate.  Yes!", ["Mr. Smith of the U.S. State Dept. ate.  ", "Yes!"]),
        ("J. R. Roe left on Feb. 18. “Fine.” ", ["J. R. Roe left on Feb. 18. ", "“Fine.” "]),
        ("No. He chose No. 5. And 1.5 is 3. ok", ["No. ", "He chose No. 5. ", "And 1.5 is 3. ok"]),
        ("Well... Then? “Who?!” he asked.", ["Well... ", "Then? ", "“Who?!” he asked."]),
        ("A line\n\nAnother", ["A line\n\n", "Another"]),
        ("你好。再见。", ["你好。", "再见。"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_sentences_are_found(text: str, parts: list[str]) -> None:
    """Abbreviations, initials and numbers end none; marks and ellipses do."""
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text("aA. “”\n!5…。", max_size=60))
def test_sentences_tile_any_text(text: str) -> None:
    """The ranges join to the text, and each start is a start."""
    assert "".join(text[start:end] for start, end in sentences(text)) == text
    assert list(sentence_starts(text)) == sorted(set(sentence_starts(text)))


def test_an_open_sentence_is_told_from_a_closed_one() -> None:
    """Closing marks after the stop count with it; a colon or comma leaves it open."""
    assert [ends_sentence(text) for text in ("Yes.” ", "Why?", "he said:", "so,”", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_long_heading_is_cut_at_a_word() -> None:
    """A chapter's title fits the list of a player: at most some 120 characters, and an ellipsis."""
    told = laid_out(say("Text.", 15), head("word " * 60, 12), say("Text.", 15))
    title = told[1][1]
    assert title == "word " * 23 + "word…"
    assert len(title) == 120


def test_a_book_has_the_chapters_of_its_headings() -> None:
    """An episode of over an hour with three headings has no chapters of speakers; one with two headings has. After a short
    title the first chapter has its own name."""

    def titles(*names: str, title_s: float = 12) -> list[str]:
        parts = [line for name in names for line in (head(name), say("A sentence.", 2_000), quote("lavrov"), say("And so on.", 60))]
        return [title for _, title in laid_out(titled(say(TITLE, title_s)), *parts, title=TITLE)]

    assert titles("One", "Two", "Three") == [TITLE, "One", "Two", "Three"]
    assert titles("One", "Two", "Three", title_s=3) == ["One", "Two", "Three"]
    assert any(title.startswith("Sergey Lavrov") for title in titles("One", "Two"))


def test_a_script_may_ask_for_its_chapters() -> None:
    """Then there are no others, however short they are; the opening is one unless the first chapter begins at once."""
    timed = cues(titled(head("Title")), head("One"), say("Words.", 30), head("Two"), say("End.", 1))
    end_ms = timed[-1].end_ms

    def laid(given: dict[int, str]) -> list[tuple[int, str]]:
        chapters = lay_out_chapters(timed, SPEAKERS, "Title", end_ms, given)
        assert chapters[-1].end_ms == end_ms
        return [(chapter.start_ms, chapter.title) for chapter in chapters]

    assert laid({2: "First", 4: "Last"}) == [(0, "Title"), (timed[1].start_ms, "First"), (timed[3].start_ms, "Last")]
    assert laid({1: "All"}) == [(0, "All")]
