"""The script as a file: what people edit survives, what is broken is named by its line."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.errors import ScriptError
from podcaster.reading.article import Article
from podcaster.scripting import Script, format_script, is_script_file, parse_script_file, write_script

BODY = (
    "Helen Marsh opened the bridge on Friday.\n\n“It is open to everyone,” she said.\n\n"
    "# 1 on the list is the crane.\n> So it is."
)


@pytest.fixture(scope="module")
def script() -> Script:
    """A script with a quotation, and lines that look like the format's own."""
    return write_script(Article(source="bridge.txt", title="Bridge opens", body=BODY))


def test_what_is_written_is_read_back(script: Script) -> None:
    """A script and the file made of it say the same."""
    assert parse_script_file(format_script(script, {"helen-marsh": "Linda"}), "x.script.md")[1] == script
    assert is_script_file(format_script(script))
    assert not is_script_file(BODY)


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=150),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=20),
    st.data(),
)
@settings(max_examples=200, deadline=None)
def test_any_script_survives_the_round_trip(body: str, title: str, data: st.DataObject) -> None:
    """parse_script_file(format_script(s))[1] == s for any text, with pauses and respellings anywhere."""
    script = write_script(Article(source="a b.txt", title=title, body=body))
    word = st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=6)
    cues = tuple(
        replace(
            cue,
            pause_ms=data.draw(st.none() | st.integers(0, 9000)),
            respellings=tuple(data.draw(st.lists(st.tuples(word, word), max_size=2))),
        )
        for cue in script.cues
    )
    script = replace(script, cues=cues)
    assert parse_script_file(format_script(script), "x")[1] == script


def test_people_can_change_a_speaker_split_a_cue_and_add_notes(script: Script) -> None:
    """The edits the format is for: another speaker, a new cue, mended words, a pause, a heading, a respelling."""
    text = format_script(script)
    text = text.replace(
        "speaker: helen-marsh = ", "speaker: oliver = Oliver Stone (male, person)\nspeaker: helen-marsh = "
    )
    text = text.replace(
        "## quote: helen-marsh",
        "## heading\nThe opening\n\n## quote: Oliver Stone\n> pause 800 ms\n> say open as oh-pen",
    )
    text = text.replace(
        "opened the bridge on Friday.", "opened the bridge.\n\n## narration\n> same paragraph\nIt was Friday."
    )
    edited = parse_script_file(text, "bridge.script.md")[1]
    quote = next(cue for cue in edited.cues if cue.kind == "quote")
    assert (quote.speaker, quote.pause_ms, quote.respellings) == ("oliver", 800, (("open", "oh-pen"),))
    assert [cue.kind for cue in edited.cues] == [
        "heading",
        "narration",
        "narration",
        "heading",
        "quote",
        "narration",
        "narration",
        "narration",
    ]
    assert edited.body.startswith("Helen Marsh opened the bridge. It was Friday.\n\nThe opening\n\n“It is")
    assert all(edited.body[cue.start : cue.end] == cue.text for cue in edited.cues if cue.part == "body")
    assert quote.mention is not None
    assert edited.body[slice(*quote.mention)] == "she"


@pytest.mark.parametrize(("before", "after", "place"), [(1_500, 900, 2_416), (900, 1_500, 0), (2_500, 2_500, None)])
def test_attributing_words_that_moved_are_found_near_the_cue(before: int, after: int, place: int | None) -> None:
    """The nearest ones count, and the search ends 2,000 characters away: a long script of lost words is read at once."""
    text = f"Ann\n\n{'x' * before}\n\n“No.”\n\n{'x' * after}\n\nAnn".split("\n\n")
    quote = '## quote\n> attributed by "Ann" at 77777'
    heads = ["## narration", "## narration", quote, "## narration", "## narration"]
    file = "\n\n".join(f"{head}\n{words}" for head, words in zip(heads, text, strict=True))
    script = parse_script_file(f"# podcaster script\n\n{file}\n", "x")[1]
    mention = script.cues[2].mention
    assert (mention and mention[0]) == place

@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("An article.", 1, "begins with"),
        ("# podcaster script\ntitel: x", 2, "title, source"),
        ("# podcaster script\nspeaker: nobody", 2, 'this speaker line can.t be read: write "speaker: id = Name'),
        ("# podcaster script\nspeaker: a = A (girl, person)", 2, "female"),
        ("# podcaster script\n\n## quote: marsh\nHello", 3, 'no speaker "marsh"'),
        ("# podcaster script\n## song\nLa", 2, "a cue is"),
        ("# podcaster script\n## narration\n\n## narration\nHello", 2, "no words"),
        ("# podcaster script\n## narration\n> wait\nHello", 3, "one of"),
        ("# podcaster script\n## narration\n# Hello", 3, "backslash"),
        ("# podcaster script\n## narration\n> sure 7\nHello", 3, "from 0 to 1"),
        ("# podcaster script\n## narration\n> pause 600001 ms\nHello", 3, "longer than ten minutes"),
        ("# podcaster script\ntitle: a\ntitle: b", 3, "already: remove one of them"),
        ("# podcaster script\nspeaker: a = A\nspeaker: a = B", 3, 'a speaker "a" already: remove one of them'),
        ("# podcaster script\nplayer: Listen", 2, "write .player: label"),
        ('# podcaster script\ntitle: "a', 2, "quotation marks of .* do not pair"),
        ("# podcaster script\nends: x\n## narration\nHello", 2, "not white space only"),
        ("# podcaster script\n## narration\nHello\n## narration\n> gap x\nHi", 5, "only have white space"),
        ("# podcaster script\n## narration\nHello\n## title heading\nHi", 4, "before all"),
    ],
)
def test_a_broken_file_is_told_by_line_and_reason(text: str, line: int, reason: str) -> None:
    """Whoever breaks the file is told where and why."""
    with pytest.raises(ScriptError, match=rf"^story\.md, line {line}: .*{reason}"):
        parse_script_file(text, "story.md")[1]


def test_a_pause_has_ten_minutes_at_most() -> None:
    """600,000 ms are a pause, one more is an error that names its line."""
    text = "# podcaster script\n## narration\n> pause {} ms\nHello.\n"
    assert parse_script_file(text.format(600_000), "x.script.md")[1].cues[0].pause_ms == 600_000
    with pytest.raises(ScriptError, match=r"line 3: .*ten minutes"):
        parse_script_file(text.format(600_001), "x.script.md")


def test_an_error_has_what_where_and_advice() -> None:
    """The three are fields, so that nobody takes the line apart."""
    with pytest.raises(ScriptError) as caught:
        parse_script_file("# podcaster script\nspeaker: ann = Ann\n## quote: anne\nHello", "x.md")
    error = caught.value
    assert (error.what, error.where, error.advice) == (
        'there is no speaker "anne"',
        "x.md, line 3",
        'did you mean ann? For a new speaker add the line "speaker: anne = anne" before the first cue',
    )


@pytest.mark.parametrize("who", ["Anna Petrov", "anna-petrov"])
def test_the_advice_for_a_new_speaker_works(who: str) -> None:
    """The line that the error tells to add makes the script right, for a name and for an id."""
    text = f"# podcaster script\n## quote: {who}\nHello"
    with pytest.raises(ScriptError) as caught:
        parse_script_file(text, "x.md")
    line = caught.value.advice.partition('add the line "')[2].partition('"')[0]
    script = parse_script_file(text.replace("\n", f"\n{line}\n", 1), "x.md")[1]
    assert [(speaker.id, speaker.name) for speaker in script.speakers] == [("anna-petrov", who)]
    assert script.cues[0].speaker == "anna-petrov"
