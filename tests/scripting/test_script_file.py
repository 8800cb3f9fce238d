"""The script as a file: what people edit survives, what is broken is named by its line."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.errors import ScriptError
from podcaster.reading.article import Article
from podcaster.scripting import Cue, Script, Speaker, format_script, is_script_file, parse_script_file, write_script
from podcaster.system.record import replace

BODY = (
    "Helen Marsh opened the bridge on Friday.\n\n“It is open to everyone,” she said.\n\n"
    "# 1 on the list is the crane.\n> So it is."
)


@pytest.fixture(scope="module")
def script() -> Script:
    """A script with a quotation, and lines that look like the format's own."""
    return write_script(Article(source="bridge.txt", title="Bridge opens", body=BODY))


def as_told(script: Script) -> Script:
    """The script as its file tells it: how sure a speaker is stands there only where there is doubt."""

    def told(cue: Cue) -> Cue:
        if cue.kind != "quote" or (cue.speaker and cue.confidence >= 0.85 and cue.evidence != "chosen by hand"):
            return replace(cue, mention=None, confidence=1.0, evidence="", candidates=())
        return replace(cue, mention=None)

    return replace(script, cues=tuple(map(told, script.cues)))


def test_what_is_written_is_read_back(script: Script) -> None:
    """A script and the file made of it say the same; voices that casting chose are in it too."""
    assert parse_script_file(format_script(script), "x.script.md")[1] == as_told(script)
    again = parse_script_file(format_script(script, {"helen-marsh": "linda"}, narrator="arthur"), "x.script.md")[1]
    assert ([one.voice for one in again.speakers], again.narrator) == (["linda"], "arthur")
    assert is_script_file(format_script(script))
    assert not is_script_file(BODY)


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=150),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=20),
    st.data(),
)
@settings(max_examples=200, deadline=None)
def test_any_script_survives_the_round_trip(body: str, title: str, data: st.DataObject) -> None:
    """parse_script_file(format_script(s))[1] tells s for any text, with notes, comments and hosts anywhere."""
    script = write_script(Article(source="a b.txt", title=title, body=body))
    word = st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=6)
    name = word.filter(str.strip)
    host = Speaker(id="host", name=data.draw(name), gender="female", kind="person", voice=data.draw(st.sampled_from(["", "ada"])))
    cues = tuple(
        replace(
            cue,
            pause_ms=data.draw(st.none() | st.integers(0, 9000)),
            respellings=tuple(data.draw(st.lists(st.tuples(word, word), max_size=2))),
            speed_percent=data.draw(st.sampled_from([100, 50, 130])),
            sound=data.draw(st.just("") | word),
            chapter=data.draw(st.sampled_from(["", "A: b", '"q" #', "> c"])),
            comments=tuple(data.draw(st.lists(st.sampled_from(["", " two words", "## x"]), max_size=2))),
            speaker="host" if cue.kind == "narration" and data.draw(st.booleans()) else cue.speaker,
        )
        if data.draw(st.booleans())
        else cue
        for cue in script.cues
    )
    cues = tuple(replace(cue, comments=()) if cue.part == "title" else cue for cue in cues)
    script = replace(script, cues=cues, speakers=(*script.speakers, host))
    assert parse_script_file(format_script(script), "x")[1] == as_told(script)


@pytest.mark.parametrize("blank", ["\n\n", "\n"])
def test_people_can_change_a_speaker_split_a_cue_and_add_notes(script: Script, blank: str) -> None:
    """The edits the format is for: another speaker, a new cue, mended words, a pause, a heading, a respelling. A note
    says that a cue continues the paragraph, or a missing blank line does."""
    text = format_script(script)
    text = text.replace(
        "speaker: helen-marsh = ", "speaker: oliver = Oliver Stone (male, person)\nspeaker: helen-marsh = "
    )
    text = text.replace(
        "## quote: helen-marsh",
        "## heading\nThe opening\n\n## quote: Oliver Stone\n> pause 800 ms\n> say open as oh-pen",
    )
    same = "\n> same paragraph" if blank == "\n\n" else ""
    text = text.replace(
        "opened the bridge on Friday.", f"opened the bridge.{blank}## narration{same}\nIt was Friday."
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
        ("# podcaster script\ntitel: x", 2, "is not a header line: write .title: "),
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


HEAD = "# podcaster script 2\ntitle: A bridge\nspeaker: helen-marsh = Helen Marsh (female)\nspeaker: Ben Ode, voice boyd\n"


def cues_of(text: str) -> list[tuple[object, ...]]:
    """Kind, speaker and words of the cues below the title."""
    script = parse_script_file(HEAD + text, "x.md")[1]
    return [(cue.kind, cue.speaker, cue.text) for cue in script.cues if cue.part == "body"]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("## quote: Marsh\n“No.”", [("quote", "helen-marsh", "“No.”")]),
        ("## Quote: BEN ODE\n“No.”", [("quote", "ben-ode", "“No.”")]),
        ("## quote: narrator\n“No.”", [("quote", None, "“No.”")]),
        ("## narration: Ben Ode\nIt fell.\n\nIt rose.", [("narration", "ben-ode", "It fell."), ("narration", "ben-ode", "It rose.")]),
        ("## heading: The fall\n\nIt fell.", [("heading", None, "The fall"), ("narration", None, "It fell.")]),
        ("## heading\nThe fall\n\nIt fell.", [("heading", None, "The fall"), ("narration", None, "It fell.")]),
        ("## quote: Marsh\n“No.\n\n“Never.”", [("quote", "helen-marsh", "“No."), ("quote", "helen-marsh", "“Never.”")]),
        ("## label\nQ:\n\nWhy?", [("label", None, "Q:"), ("narration", None, "Why?")]),
    ],
)
def test_the_obvious_way_to_write_a_cue_is_read(text: str, cues: list[tuple[object, ...]]) -> None:
    """Surnames, capitals, words on the ## line, and paragraphs without a ## line do what they say."""
    assert cues_of(text) == cues


def test_notes_and_facts_say_how_an_episode_sounds() -> None:
    """Pauses, speed, sounds, voices, the narrator, the description, the date and the cover are read; comments stay."""
    text = HEAD + (
        "narrator: ada\ndescription: A bridge falls.\ndate: 2024-05-03\nauthor: Ann Lee\ncover: bridge.jpg\n// first\n"
        "## narration\n// second\n> pause 2.5 s\n> speed: 90%\nIt fell.\n\n> say rose as rohz\nIt rose.\n\n"
        "> pause: 3 seconds\n> sound bell.mp3\n// last\n"
    )
    article, script = parse_script_file(text, "x.md")
    facts = (article.description, article.published, article.byline, article.cover)
    assert facts == ("A bridge falls.", "2024-05-03", "Ann Lee", "bridge.jpg")
    assert (script.narrator, [speaker.voice for speaker in script.speakers]) == ("ada", ["", "boyd"])
    title, fell, rose = script.cues
    assert (title.part, title.kind, title.text) == ("title", "heading", "A bridge")
    assert (fell.pause_ms, fell.speed_percent, fell.sound, fell.comments) == (2500, 90, "", (" first", " second"))
    assert (rose.pause_ms, rose.sound, rose.respellings) == (3000, "bell.mp3", (("rose", "rohz"),))
    assert rose.comments == (" last",)
    assert script.body == "It fell.\n\nIt rose."
    assert parse_script_file(format_script(script, article=article), "x.md") == (article, script)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("## Helen Marsh\n“No.”", '"## quote: helen-marsh"'),
        ("## quote helen-marsh\n“No.”", '"## quote: helen-marsh"'),
        ("## pause 2 s\nIt fell.", '"> pause 2 s"'),
        ("## title\nA new bridge", '"title: ..."'),
        ("## narration\n> pause 2\nIt fell.", '"> pause 2 s" or "> pause 800 ms"'),
        ("## narration\n> speed fast\nIt fell.", '"> speed 90 %"'),
        ("## narration\n> speed 900 %\nIt fell.", "from 50 to 200"),
        ("## narration\n> voice ada\nIt fell.", '"speaker: id = Name, voice maud"'),
        ("## narration\n> say fell fehl\nIt fell.", '"> say Kyiv as Keeve"'),
        ("## narration\nIt fell.\n\n# Then\nIt rose.", '"## heading"'),
        ("## narration\nIt fell.\n\nquote: helen-marsh\n“No.”", '"## quote: helen-marsh"'),
        ("## narration\nIt fell.\n\nnarration: Marsh\n“No.”", '"## narration: Marsh"'),
        ("## narration\n> slow\nIt fell.", "pause 2 s, sound FILE, speed 90 %"),
        ("subtitle: A fall\n## narration\nIt fell.", 'write "title: ..."'),
        ("speaker: ann = Ann (female), voice\n## narration\nIt fell.", "the voice has no name"),
        ("speaker: ann = Ann female, voice maud\n## narration\nIt fell.", "female needs brackets"),
        ("speaker: ann = Ann (woman)\n## narration\nIt fell.", "female or male|female, male"),
        ("speaker: ann = Ann (Chair of it)\n## narration\nIt fell.", "quotation marks around the name"),
        ("date: 3 May 2024\n## narration\nIt fell.", "2024-05-03"),
        ("## title heading\nA new bridge\n\n## narration\nIt fell.", 'below the "## title" lines'),
    ],
)
def test_a_wrong_edit_is_refused_with_the_right_form(text: str, right: str) -> None:
    """The error's advice has the line to write instead."""
    with pytest.raises(ScriptError) as caught:
        parse_script_file(HEAD + text, "x.md")
    assert re.search(right, f"{caught.value.what} {caught.value.advice}"), caught.value
    assert caught.value.where.startswith("x.md, line ")


def test_words_that_look_like_a_line_of_the_file_stay_words() -> None:
    """An article that says "quote: ann" is written with a backslash, and read back; such words about nobody are read."""
    text = "# podcaster script 2\ntitle: A\nspeaker: ann = Ann\n\n## narration\n\\quote: ann\nnarration: Bob said.\n"
    article, script = parse_script_file(text, "x.md")
    assert script.body == "quote: ann\nnarration: Bob said."
    assert parse_script_file(format_script(script, article=article), "x.md") == (article, script)
    assert script.heard_speakers == ()


def test_a_script_of_version_1_is_read_by_its_rules() -> None:
    """A blank line belongs to the words there, // begins words, and no title's cue is made."""
    text = "# podcaster script\ntitle: A\nspeaker: a = Ann (Chair)\n## narration\nOne.\n\n// Two.\n## quote: a\n“No.”"
    script = parse_script_file(text, "x.md")[1]
    assert [(cue.part, cue.text) for cue in script.cues] == [("body", "One.\n\n// Two."), ("body", "“No.”")]
    assert (script.body, script.speakers[0].name) == ("One.\n\n// Two.\n\n“No.”", "Ann (Chair)")


def test_a_script_of_a_later_version_is_refused() -> None:
    """A file of a newer podcaster is never read by the wrong rules."""
    with pytest.raises(ScriptError, match=r"version 3: install a newer podcaster"):
        parse_script_file("# podcaster script 3\n## narration\nHello", "x.md")


def test_a_script_says_only_what_is_not_plain(script: Script) -> None:
    """A sure quote has no note, and words without an own ## line are the greater part of the file."""
    text = format_script(script)
    assert text.endswith(
        "\n\n## narration\nHelen Marsh opened the bridge on Friday.\n\n## quote: helen-marsh\n“It is open to everyone,”\n"
        '## narration\nshe said.\n\n\\# 1 on the list is the crane.\n\n## narration\n> gap "\\n"\n\\> So it is.\n'
    )
    assert "## title" not in text


def test_a_spoken_title_with_other_words_stays() -> None:
    """A script of version 1 whose spoken title was edited: rewritten, it says so at its top, and reads back."""
    old = "# podcaster script\ntitle: Rates rise\n\n## title heading\nRates go up again\n\n## narration\nYes.\n"
    _, script = parse_script_file(old, "x")
    text = format_script(script)
    assert "\ntitle: Rates rise\ntitle spoken: as below\n" in text
    assert parse_script_file(text, "x")[1] == script
    with pytest.raises(ScriptError, match="but its cues say"):
        parse_script_file(text.replace("title spoken: as below\n", ""), "x")
