"""Any text is covered by cues exactly, in linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.reading.article import Article
from podcaster.scripting import Script, write_script

MARKS = [
    "“",
    "”",
    '"',
    "''",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "「",
    "」",
    "„",
    "—",
    ",",
    ".",
    "!",
    ":",
    "(",
    ")",
    " ",
    "\n",
    "\n\n",
]
WORDS = [
    "said",
    "Helen Marsh",
    "she",
    "he",
    "who",
    "the mayor",
    "QUILL:",
    "told",
    "and",
    "Mr.",
    "\x1c",
    "\u2028",
    "ß",
    "1",
]
PIECES = MARKS + WORDS


def assert_tiled(script: Script) -> None:
    """Every character but white space is in exactly one cue, in order, and each cue is what it says."""
    at = 0
    for cue in script.cues:
        if cue.part == "title":
            assert at == cue.start == cue.end == 0
            continue
        assert not script.body[at : cue.start].strip()
        assert cue.start < cue.end
        assert script.body[cue.start : cue.end] == cue.text
        at = cue.end
    assert not script.body[at:].strip()
    assert [cue.number for cue in script.cues] == list(range(1, len(script.cues) + 1))
    ids = {speaker.id for speaker in script.speakers}
    assert all(cue.speaker is None or cue.speaker in ids for cue in script.cues)
    if any(map(str.isalnum, script.body)):
        assert all(any(map(str.isalnum, cue.text)) for cue in script.cues if cue.part == "body")


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_tiled(body: str) -> None:
    """No string whatever breaks the tiling."""
    assert_tiled(write_script(Article(source="-", title="", body=body)))


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.lists(st.sampled_from(PIECES), max_size=12), st.data())
@settings(max_examples=250, deadline=None)
def test_text_full_of_marks_is_tiled(pieces: list[str], title: list[str], data: st.DataObject) -> None:
    """Marks in any disorder, with a title and headings anywhere, are tiled too."""
    body = "".join(pieces)
    ends = st.integers(0, len(body))
    headings = tuple(tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(ends, ends), max_size=3)))
    assert_tiled(write_script(Article(source="-", title="".join(title), body=body, headings=headings)))


def test_a_text_that_begins_with_and_before_a_quotation_is_tiled() -> None:
    """An "and" that begins the text does not join the quotation after it to the last one of the text."""
    assert_tiled(write_script(Article(source="-", title="and“said“", body="")))


def test_a_heading_over_a_paragraph_edge_ends_with_it() -> None:
    """A heading whose range reaches into the next paragraph is laid out, not gone round for ever."""
    assert_tiled(write_script(Article(source="-", title="", body="One two.\n\nThree four.", headings=((4, 12),))))


@pytest.mark.long
@pytest.mark.parametrize(
    "body",
    [
        "“" * 100_000,
        '"' * 100_000,
        "'" * 100_000,
        "“a " * 3_000,
        '"a" ' * 3_000,
        "Aa " * 30_000,
        "he said, " * 10_000,
        "QUILL: a\n" * 2_000,
        "(" * 60_000,
        "a, " * 30_000,
        "“\n\n" * 30_000,
    ],
    ids=lambda body: body[:8],
)  # fmt: skip
def test_nothing_hangs(body: str) -> None:
    """Adversarial bodies, 100,000 opening marks among them, are done in seconds, not minutes."""
    began = time.thread_time()
    assert_tiled(write_script(Article(source="-", title="", body=body)))
    assert time.thread_time() - began < 20


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        (
            "« Le pont est ouvert à tous depuis ce matin », a dit Helen Marsh.",
            "« Le pont est ouvert à tous depuis ce matin »",
        ),
        ("„Die Brücke ist seit heute wieder offen“, sagte Helen Marsh.", "„Die Brücke ist seit heute wieder offen“"),
        ("Helen Marsh said: 「橋は今日から開いています。」", "「橋は今日から開いています。」"),
    ],
)
def test_marks_of_other_languages_split_right(body: str, quote: str) -> None:
    """Guillemets, low marks and corner brackets pair as their languages pair them."""
    from podcaster.scripting.paragraphs import paragraphs
    from podcaster.scripting.quotations import find_quotations

    assert [body[q.start : q.end] for q in find_quotations(body, paragraphs(body))] == [quote]
