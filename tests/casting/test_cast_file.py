"""The show's cast as text: what people wrote stays, what is broken is named by file, line and reason."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.casting import assign_cast
from podcaster.casting.cast_file import with_alias, with_entries, with_gender, with_pin, without_entry
from podcaster.casting.lasting import with_episode
from podcaster.casting.remembered import Remembered, parse_remembered
from podcaster.errors import CastError
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Cue, Script, Speaker
from podcaster.show.settings import load_settings

TEXT = """\
# Our show.

# She opened the first season.
["Hillary Clinton"]
voice = "iris" # do not change # ever
gender = 'female'
why = \"\"\"
Because ["Bill Clinton"]
voice = "she said so\"\"\"

# Her husband.
[ "Bill Clinton" ]
aliases = [
    "William Clinton", # seldom
    "President Clinton",
]
voice = "hugh"
# He is loud.

# The end.
"""


def test_a_file_people_wrote_is_read() -> None:
    """Comments, texts over several lines and lists over several lines are all fine."""
    hillary, bill = parse_remembered(TEXT, "cast.toml")
    assert (hillary.voice, hillary.gender, hillary.place) == ("iris", "female", "cast.toml, line 4")
    assert (bill.voice, bill.aliases, bill.pinned) == ("hugh", ("William Clinton", "President Clinton"), False)


def test_a_pin_changes_two_lines() -> None:
    """The voice changes where it stands, its comment kept; the other lines are what they were."""
    before, after = TEXT.split("\n"), with_pin(TEXT, "cast.toml", "Hillary Clinton", "grace").split("\n")
    assert 'voice = "grace" # do not change # ever' in after
    assert [line for line in before if line.startswith("#")] == [line for line in after if line.startswith("#")]
    pinned = parse_remembered("\n".join(after), "cast.toml")
    assert (pinned[0].voice, pinned[0].pinned, pinned[0].why) == ("grace", True, "pinned")
    assert pinned[1].aliases == ("William Clinton", "President Clinton")


def test_a_release_takes_the_entry_only() -> None:
    """The comments above and below stay, also those of the entry after it."""
    left = without_entry(TEXT, "cast.toml", "Hillary Clinton")
    assert left == TEXT[: TEXT.index('["Hillary')] + "\n" + TEXT[TEXT.index("# Her husband") :]
    assert without_entry(TEXT, "cast.toml", "Bill Clinton").endswith("# Her husband.\n# He is loud.\n\n# The end.\n")


def test_what_is_learned_is_added() -> None:
    """A fuller name and a gender join the entry they belong to."""
    _, bill = parse_remembered(TEXT, "cast.toml")
    text = with_gender(with_alias(TEXT, "cast.toml", bill, "W. J. Clinton"), "cast.toml", "Bill Clinton", "male")
    hillary, bill = parse_remembered(text, "cast.toml")
    assert (bill.gender, bill.aliases[-1], hillary.gender) == ("male", "W. J. Clinton", "female")
    assert "# The end.\n" in text


def test_line_ends_of_windows_stay() -> None:
    """A file with CRLF keeps it in every line, also in new ones."""
    text = TEXT.replace("\n", "\r\n")
    text = with_entries(with_pin(text, "c", "Bill Clinton", "earl"), [Remembered(name="Jo", voice="ada")])
    assert text.count("\n") == text.count("\r\n")
    assert [one.voice for one in parse_remembered(text, "c")] == ["iris", "earl", "ada"]


def test_one_person_spelled_twice_is_remembered_once() -> None:
    """A script file may have both: the cast file can be read afterwards."""
    people = (Speaker(id="a", name="Bob Lee", kind="person"), Speaker(id="b", name="BOB LÉE", kind="person"))
    cues = tuple(
        Cue(number=n, kind="quote", text="a", start=n, end=n + 1, speaker=one.id) for n, one in enumerate(people, 1)
    )
    script = Script(source="-", title="", body="aaa", language="en", speakers=people, cues=cues)
    cast = assign_cast(script, load_settings(Path()).voices)
    text = with_episode("", "c", (), script, cast)
    assert [one.name for one in parse_remembered(text, "c")] == ["Bob Lee"]


def episode(*people: tuple[Speaker, int]) -> Script:
    """A script in which each speaker has so many quotes."""
    quoted = [one.id for one, quotes in people for _ in range(quotes)]
    cues = tuple(
        Cue(number=n, kind="quote", text="a", start=n, end=n + 1, speaker=ident) for n, ident in enumerate(quoted, 1)
    )
    speakers = tuple(one for one, _ in people)
    return Script(source="-", title="A  title", body="aaa", language="en", speakers=speakers, cues=cues)


def test_an_episode_adds_its_new_speakers() -> None:
    """A speaker with a name and a quote is added, with voice, reason and the episode; one without quotes is not."""
    anna = Speaker(id="a", name="Anna  Lee", gender="female", kind="person")
    script = episode((anna, 1), (Speaker(id="b", name="Bo Lee"), 0), (Speaker(id="c", name="a spokesman"), 1))
    cast = assign_cast(script, load_settings(Path()).voices)
    (entry,) = parse_remembered(with_episode("", "c", (), script, cast), "c")
    assert (entry.name, entry.gender, entry.kind, entry.first_in) == ("Anna Lee", "female", "person", "A title")
    assert (entry.voice, entry.why) == (cast.voice_of("a").name, cast.roles[0].reason)


def test_the_narrators_voice_and_pins_for_one_build_are_not_remembered() -> None:
    """A speaker left with the narrator's voice, and one pinned for this build, are cast anew next time."""
    script = episode((Speaker(id="a", name="Anna Lee"), 1))
    voices = load_settings(Path()).voices
    assert with_episode("", "c", (), script, assign_cast(script, voices[:1])) == ""
    assert with_episode("", "c", (), script, assign_cast(script, voices), pinned={"a"}) == ""


def test_a_release_leaves_one_blank_line() -> None:
    """Between the entries around it, and none at the beginning of the file."""
    entries = [f'["{name}"]\nvoice = "x"\n' for name in "ABC"]
    assert without_entry("\n".join(entries), "c", "B") == f"{entries[0]}\n{entries[2]}"
    assert without_entry("\n".join(entries), "c", "A") == f"{entries[1]}\n{entries[2]}"


names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(fold)


@given(st.lists(st.tuples(names, names, names), min_size=1, max_size=5, unique_by=lambda three: fold(three[0])))
def test_any_name_is_kept(people: list[tuple[str, str, str]]) -> None:
    """Whatever is in a name, an alias or a reason is read back as it was, and can be pinned and released."""
    entries = [Remembered(name=name, voice="iris", aliases=(alias,), why=why) for name, alias, why in people]
    text = with_entries("", entries)
    assert [(one.name, *one.aliases, one.why) for one in parse_remembered(text, "c")] == people
    for name, *_ in people:
        text = with_pin(text, "c", name, "ada")
    assert all(one.pinned and one.voice == "ada" for one in parse_remembered(text, "c"))
    for name, *_ in people:
        text = without_entry(text, "c", name)
    assert tomllib.loads(text) == {}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('["A"]\nvoice = "iris\n', 2, "not TOML"),
        ('["A"]\nvoice = "iris"\n["A"]\nvoice = "ada"\n', 3, "not TOML"),
        ('# x\n["A"]\nvoice = "iris"\n\n["a"]\nvoice = "ada"\n', 5, "'a' has an entry already, as 'A': remove one of them"),
        ('# x\n\n["A"]\ngender = "male"\n', 3, "'A' lacks the key 'voice'"),
        ('["A"]\nvoice = ""\n', 2, "voice must not be empty"),
        ('["A"]\nvoice = " "\n', 2, "voice must not be empty"),
        ('["A"]\nvoice = 3\n', 2, "voice must be text, not a whole number: write the name of a voice in quotation marks"),
        ('["A"]\nvoise = "iris"\n', 2, "'A' has no key 'voise': its keys are voice, gender, kind, aliases, pinned, why, first_in"),
        ('["A"]\nvoice = "iris"\n["B"]\nvoice = "ada"\ngender = "girl"\n', 5, "gender can't be 'girl': choose female or male or unknown"),
        ('["A"]\nwhy = """\nvoice\n"""\nvoice = "x"\npinned = "yes"\n', 6, "pinned must be true or false, not text"),
        ('["A"]\nvoice = "x"\naliases = "B"\n', 3, r"aliases must be a list, not text: write a list of names"),
        ('["A"]\nvoice = "x"\naliases = ["B", 3]\n', 3, r"aliases\[1\] must be text"),
        ('\nA = "iris"\n', 2, "'A' is not a table"),
        ('["A"]\nvoice = "x"\n[""]\nvoice = "x"\n', 3, "name must not be empty"),
        ('["A"\n', 1, "not TOML"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_by_file_line_and_reason(text: str, line: int, reason: str) -> None:
    """Whoever breaks the file is told where and why."""
    with pytest.raises(CastError, match=rf"^voices/cast\.toml, line {line}: .*{reason}") as caught:
        parse_remembered(text, "voices/cast.toml")
    assert caught.value.where == f"voices/cast.toml, line {line}"


@pytest.mark.parametrize("text", ['A.voice = "iris"\n', '"A" = {voice = "iris"}\n', '["A"]\n"voi\\u0063e" = "iris"\n'])
def test_an_odd_file_is_refused_rather_than_damaged(text: str) -> None:
    """Valid TOML in another shape is read; what can't be changed line by line is left to its editor, or done right."""
    assert parse_remembered(text, "c")[0].voice == "iris"
    try:
        changed = with_pin(text, "c", "A", "ada")
    except CastError as error:
        assert "edit the file" in str(error)
    else:
        assert parse_remembered(changed, "c")[0].voice == "ada"


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000])
def test_what_is_wrong_as_a_whole_has_no_line(text: str) -> None:
    """Nesting without end, a number of very many digits: the file is named, and no line that is sound."""
    with pytest.raises(CastError, match=r"^cast\.toml: this is not TOML: .*: correct the file$"):
        parse_remembered(f'["A"]\nvoice = "iris"\n{text}\n\n["B"]\nvoice = "ada"\n', "cast.toml")
