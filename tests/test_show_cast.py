"""The show's lasting cast: the same person keeps the same voice, whoever builds at the same time."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from podcaster.casting.remembered import Remembered
from podcaster.errors import CastError
from podcaster.reading import Article
from podcaster.scripting import Script, write_script
from podcaster.show.cast import cast_script, load_cast, pin_voice, release_voice
from podcaster.show.settings import Settings, load_settings
from podcaster.system.record import replace


def script(*quoted: str) -> Script:
    """The script of an article in which each of `quoted` says a sentence."""
    body = "\n\n".join(f"“We have decided to go on with the plan for the bridge,” {name} said." for name in quoted)
    return write_script(Article(source="a.txt", title="The bridge", body=body))


@pytest.fixture
def show(tmp_path: Path) -> Settings:
    """The settings of a show that remembers nobody yet."""
    return load_settings(tmp_path)


def build(show: Settings, *quoted: str, **pins: str) -> dict[str, str]:
    """The voices of an episode that is built, by the speakers' names."""
    written = script(*quoted)
    cast = cast_script(written, show, pins=pins, remember=True)
    return {speaker.name: cast.voice_of(speaker.id).name for speaker in written.speakers}


def everyone(show: Settings) -> tuple[Remembered, ...]:
    """Whom the show remembers."""
    return load_cast(show.cast_file or Path())


def test_the_same_person_keeps_the_voice_in_every_episode(show: Settings) -> None:
    """Whoever speaks beside them, and whichever voice their name would now prefer."""
    first = build(show, "Sergey Lavrov", "Hillary Clinton")
    pin_voice(show.cast_file or Path(), "Sergey Lavrov", "felix", show.voices)
    women = [f"{name} Miller" for name in ("Anna", "Betty", "Carol", "Diana", "Emma", "Fiona", "Gloria", "Helen")]
    later = build(show, *women, "Hillary Clinton", "Sergey Lavrov")
    assert later["Hillary Clinton"] == first["Hillary Clinton"]
    assert later["Sergey Lavrov"] == "felix"
    assert build(show, "Helen Miller", "Clinton") == {
        "Helen Miller": later["Helen Miller"], "Clinton": first["Hillary Clinton"],
    }  # fmt: skip


def test_who_got_which_voice_and_why_is_in_the_file(show: Settings) -> None:
    """Each entry says it; a voice for one build only, the narrator's and an unnamed source's are not remembered."""
    build(show, "Sergey Lavrov", "Hillary Clinton", "a campaign spokesman", **{"Hillary Clinton": "grace"})
    (one,) = everyone(show)
    assert (one.name, one.gender, one.kind, one.first_in) == ("Sergey Lavrov", "male", "person", "The bridge")
    assert one.why.startswith("male, ")


def test_two_known_clintons_are_told_apart(show: Settings) -> None:
    """Her surname alone finds Hillary while she is the only one; once Bill is known it finds nobody."""
    voice = build(show, "Hillary Clinton")["Hillary Clinton"]
    assert build(show, "Clinton") == {"Clinton": voice}
    assert build(show, "Bill Clinton")["Bill Clinton"] != voice
    build(show, "Clinton")
    assert [one.name for one in everyone(show)] == ["Hillary Clinton", "Bill Clinton"]


def test_a_surname_becomes_a_full_name(show: Settings) -> None:
    """Who was first heard of by surname keeps the voice when the full name comes, which is written down."""
    voice = build(show, "Lavrov")["Lavrov"]
    assert build(show, "Sergey Lavrov") == {"Sergey Lavrov": voice}
    (one,) = everyone(show)
    assert (one.name, one.aliases, one.gender) == ("Lavrov", ("Sergey Lavrov",), "male")
    assert build(show, "Sergey Lavrov", "Anna Lavrov")["Sergey Lavrov"] == voice


def test_new_speakers_take_voices_that_few_have(show: Settings) -> None:
    """In eleven episodes with one new man each, nobody shares a voice: twelve men's voices are not the narrator's."""
    men = [f"{name} Miller" for name in "Adam Brian Charles David Edward Frank George Henry James Kevin Luke".split()]
    assert len({build(show, man)[man] for man in men}) == 11


def test_reading_remembers_nothing(show: Settings) -> None:
    """Only what is built is remembered; looking leaves no file."""
    cast_script(script("Sergey Lavrov"), show)
    assert show.cast_file is not None
    assert not show.cast_file.parent.exists()


def test_a_voice_that_became_the_narrators_gives_way(show: Settings) -> None:
    """Nobody but a pinned speaker has the narrator's voice; it is said, and the memory stays."""
    voice = build(show, "Sergey Lavrov")["Sergey Lavrov"]
    written = script("Sergey Lavrov")
    changed = replace(show, narrator=voice)
    cast = cast_script(written, changed, remember=True)
    assert cast.roles[0].voice.name != voice
    assert f"instead of {voice}, which is now the narrator's" in cast.remarks[0]
    assert everyone(show)[0].voice == voice
    pin_voice(show.cast_file or Path(), "Lavrov", voice, show.voices)
    cast = cast_script(written, changed)
    assert cast.roles[0].voice.name == voice
    assert cast.remarks[0].startswith(f"Sergey Lavrov and the narrator share the voice {voice}; ")


def test_remembered_people_who_share_a_voice_are_named(show: Settings) -> None:
    """Two people pinned to one voice keep it, and a remark says who shares it."""
    for name in ("Anna Miller", "Betty Smith"):
        pin_voice(show.cast_file or Path(), name, "iris", show.voices)
    cast = cast_script(script("Anna Miller", "Betty Smith"), show)
    assert {role.voice.name for role in cast.roles} == {"iris"}
    assert cast.remarks[0].startswith("Anna Miller and Betty Smith share the voice iris, 1 quote apart; ")


def test_a_voice_that_is_gone_names_the_line(show: Settings) -> None:
    """Whoever removes a voice is told who needs it, where that stands, and what is near."""
    build(show, "Sergey Lavrov", "Hillary Clinton")
    path = show.cast_file or Path()
    pin_voice(path, "Hillary Clinton", "iris", show.voices)
    path.write_text(path.read_text(encoding="utf-8").replace('"iris"', '"irys"'), encoding="utf-8")
    with pytest.raises(
        CastError, match=r"cast\.toml, line \d+: Hillary Clinton: there is no voice 'irys': did you mean iris"
    ):
        build(show, "Hillary Clinton")
    assert build(show, "Sergey Lavrov")  # who does not speak does not matter


def test_pin_and_release(show: Settings) -> None:
    """A pin may come before the first episode; who is released is cast anew; typing errors are answered."""
    path = show.cast_file or Path()
    pin_voice(path, "Hillary Clinton", "IRIS", show.voices)
    assert build(show, "Clinton") == {"Clinton": "iris"}
    with pytest.raises(CastError, match="did you mean iris"):
        pin_voice(path, "Hillary Clinton", "iriss", show.voices)
    with pytest.raises(CastError, match="did you mean Hillary Clinton"):
        release_voice(path, "Hilary Klinton")
    pin_voice(path, "Bill Clinton", "earl", show.voices)
    with pytest.raises(CastError, match="'Clinton' can be Hillary Clinton or Bill Clinton: give the full name"):
        release_voice(path, "Clinton")
    assert release_voice(path, "hillary clinton").voice == "iris"
    assert [one.name for one in everyone(show)] == ["Bill Clinton"]
    with pytest.raises(CastError, match="nobody"):
        release_voice(path.with_name("none.toml"), "Bill Clinton")


def test_a_file_that_is_not_text_is_named(show: Settings) -> None:
    """Bytes that are no UTF-8 are an error with the line."""
    path = show.cast_file or Path()
    path.parent.mkdir()
    path.write_bytes(b'# x\n["A"]\nvoice = "\xff"\n')
    with pytest.raises(CastError, match=r"cast\.toml, line 3: this is not UTF-8"):
        everyone(show)


def test_where_nothing_can_be_written_the_episode_is_made_all_the_same(show: Settings, tmp_path: Path) -> None:
    """The voices are given and a remark says that they are not remembered."""
    (tmp_path / "voices").write_text("in the way")
    cast = cast_script(script("Sergey Lavrov"), show, remember=True)
    assert "not remembered" in cast.remarks[-1]


def _run_together(programs: Sequence[str]) -> None:
    """Run Python programs at the same time, each in a process of its own that begins when all are ready."""
    wait = "import sys; print('ready', flush=True); sys.stdin.readline()\n"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", f"from test_show_cast import build, load_settings; from pathlib import Path\n{wait}{p}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        )
        for p in programs
    ]  # fmt: skip
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in started:
        process.communicate(timeout=120)
        assert process.returncode == 0


@pytest.mark.long
def test_twenty_builds_at_once_lose_no_entry(show: Settings, tmp_path: Path) -> None:
    """Each of 20 processes casts four episodes, with new speakers and with some that all of them have: every one is
    remembered once, and those whom all have got the same voice in every process."""
    program = """
        heard = set()
        for episode in range(4):
            cast = build(load_settings(Path({folder!r})), f"Anna {name}{{chr(97 + episode)}}", "Sergey Lavrov", "Robin Hood")
            heard |= {{(who, voice) for who, voice in cast.items() if not who.startswith("Anna")}}
        Path({folder!r}, "{name}.txt").write_text(repr(sorted(heard)))
    """
    surnames = [f"Q{chr(97 + k)}rst" for k in range(20)]
    _run_together([textwrap.dedent(program).format(folder=str(tmp_path), name=name) for name in surnames])
    names = [one.name for one in everyone(show)]
    assert sorted(names) == sorted(
        ["Sergey Lavrov", "Robin Hood", *(f"Anna {name}{letter}" for name in surnames for letter in "abcd")]
    )
    voices = {one.name: one.voice for one in everyone(show)}
    told = {(tmp_path / f"{name}.txt").read_text() for name in surnames}
    assert told == {repr(sorted((name, voices[name]) for name in ("Sergey Lavrov", "Robin Hood")))}
    assert not [path for path in (tmp_path / "voices").iterdir() if path.name not in ("cast.toml", ".cast.toml.lock")]
