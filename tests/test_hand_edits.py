"""Doubt and edits by hand: what a person decided is used by every later build, and never overwritten in silence."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from podcaster.cli.app import app
from podcaster.errors import ScriptError
from podcaster.pipeline.edits import Origin, article_digest
from podcaster.pipeline.plan import Plan, prepare
from podcaster.pipeline.review import open_review, save_review
from podcaster.pipeline.script_source import check_free, script_file_text
from podcaster.reading import read_article
from podcaster.scripting import quotes_in_doubt
from podcaster.scripting.choices import with_choice
from podcaster.show.ledger import enter_episode
from podcaster.show.settings import Settings
from podcaster.system.record import replace

STORY = """\
Three gardeners and a wall

Perpetua Lane, Ossian Reed and Wilma Tate built a wall together in the spring, and it has leaned to the left ever since.

"It was straight on paper," one of them said. Nobody would say which of the three it was.

"I only held the string," said Reed.

"The string was straight," said Tate. "The ground was not."

They are going to build it again in the autumn, some yards to the right of where it stands now.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def _planned(story: Path, **options: bool) -> Plan:
    return prepare(str(story), Settings(), output=story.parent / "output", **options)


def _built(story: Path, slug: str = "wall") -> Path:
    """Write the script as a build does, and return its file."""
    plan, output = _planned(story), story.parent / "output"
    entry = enter_episode(plan.article, slug, output)
    file = output / entry.slug / f"{entry.slug}.script.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(script_file_text(plan.article, plan.script, plan.cast, plan.origin), encoding="utf-8")
    return file


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_script_that_nobody_edited_is_made_anew(story: Path) -> None:
    """An untouched script does not freeze the article: a changed article is simply read."""
    _built(story)
    story.write_text(STORY.replace("autumn", "winter"), encoding="utf-8")
    plan = _planned(story)
    assert not plan.origin.edited
    assert "winter" in plan.script.body


def test_edits_by_hand_are_used_and_said(story: Path) -> None:
    """The edited words are spoken, a remark names the file, and the next build uses them again."""
    file = _built(story)
    _edit(file, "some yards to the right", "some feet to the right")
    plan = _planned(story)
    assert "some feet to the right" in plan.script.body
    assert plan.article.source == str(story)
    assert any(str(file) in remark and "edits" in remark for remark in plan.cast.remarks)
    file.write_text(script_file_text(plan.article, plan.script, plan.cast, plan.origin), encoding="utf-8")
    assert "some feet to the right" in _planned(story).script.body


def test_an_edited_script_of_a_changed_article_is_an_error_that_says_what_differs(story: Path) -> None:
    """Nothing is chosen for the user; the error has the new words and both ways out, and --discard-edits starts anew."""
    file = _built(story)
    _edit(file, "some yards", "some feet")
    before = file.read_bytes()
    story.write_text(STORY.replace("in the autumn", "in the winter"), encoding="utf-8")
    with pytest.raises(ScriptError, match="changed since this script was edited") as caught:
        _planned(story)
    assert "They are going to build it again in the winter" in caught.value.what
    assert (caught.value.where, caught.value.exit_code, file.read_bytes()) == (str(file), 1, before)
    anew = _planned(story, discard_edits=True)
    assert "some yards" in anew.script.body
    assert not anew.origin.edited


def test_editors_that_change_line_ends_edit_nothing(story: Path) -> None:
    """Windows line ends and blanks at the ends of lines are no edits."""
    file = _built(story)
    stamp = b"\n".join(file.read_bytes().split(b"\n")[:2])
    rest = file.read_bytes()[len(stamp) :]
    file.write_bytes((stamp + rest.replace(b"\n", b" \n").replace(b" \n", b"\n", 1)).replace(b"\n", b"\r\n"))
    assert not _planned(story).origin.edited


def test_another_script_does_not_overwrite_edits(story: Path) -> None:
    """A script file from elsewhere is not built over the episode's own script, which has edits; nor is one written."""
    file = _built(story)
    other = story.parent / "other.script.md"
    other.write_bytes(file.read_bytes())
    _edit(file, "some yards", "some feet")
    with pytest.raises(ScriptError, match="would be overwritten"):
        prepare(str(other), Settings(), output=story.parent / "output")
    with pytest.raises(ScriptError, match="would be overwritten"):
        check_free(file)
    check_free(other)
    assert prepare(str(file), Settings(), output=story.parent / "output").origin.given


def test_a_script_built_from_an_edited_file_counts_as_edited(story: Path) -> None:
    """After `build edited.script.md` the article's own build uses those edits: the file says so itself."""
    file = _built(story)
    _edit(file, "some yards", "some feet")
    plan = prepare(str(file), Settings(), output=story.parent / "output")
    file.write_text(script_file_text(plan.article, plan.script, plan.cast, plan.origin), encoding="utf-8")
    assert "script " in file.read_text().split("\n")[1]
    assert file.read_text().split("\n")[1].endswith(", edited")
    assert "some feet" in _planned(story).script.body


def test_a_choice_is_no_longer_in_doubt_and_survives_the_file(story: Path) -> None:
    """A chosen speaker, a new one and the narrator are all decided, and the next build has them."""
    review = open_review(str(story), Settings(), story.parent / "output")
    script = review.plan.script
    number = quotes_in_doubt(script)[0].number
    for name, expected in (("Wilma Tate", "wilma-tate"), ("Perpetua Lane", "perpetua-lane"), ("An Owl", "an-owl"), (None, None)):
        chosen = with_choice(script, number, name)
        assert quotes_in_doubt(chosen) == ()
        file = save_review(review, chosen)
        again = _planned(story)
        (cue,) = (cue for cue in again.script.cues if cue.number == number)
        assert (cue.speaker, again.origin.file) == (expected, file)
        assert quotes_in_doubt(again.script) == ()
    assert article_digest(read_article(story)) == _planned(story).origin.article


def test_a_voice_that_a_person_wrote_is_used_and_the_others_follow_the_cast(story: Path) -> None:
    """The changed voice and narrator are binding; a voice that podcaster wrote gives way to a pin of the show, and the
    command line overrules both."""
    file = _built(story)
    reed = next(line for line in file.read_text("utf-8").split("\n") if line.startswith("speaker: ossian-reed"))
    _edit(file, reed, f"{reed.rpartition(' ')[0]} boyd")
    narrator = next(line for line in file.read_text("utf-8").split("\n") if line.startswith("narrator: "))
    _edit(file, narrator, "narrator: martin")
    output, settings = story.parent / "output", Settings(cast_file=story.parent / "cast.toml", troupe="plain")
    (story.parent / "cast.toml").write_text('["Wilma Tate"]\nvoice = "iris"\npinned = true\n', encoding="utf-8")

    def voices(settings: Settings, **pins: str) -> dict[str | None, str]:
        cast = prepare(str(story), settings, output=output, pins=pins).cast
        return {None: cast.narrator.name, **{role.speaker: role.voice.name for role in cast.roles}}

    assert voices(settings) == {None: "martin", "ossian-reed": "boyd", "wilma-tate": "iris"}
    demanded = replace(settings, narrator="arthur", narrator_is_demanded=True)
    assert voices(demanded, Reed="owen") == {None: "arthur", "ossian-reed": "owen", "wilma-tate": "iris"}


def test_an_unnamed_speaker_keeps_the_voice_of_the_last_build(story: Path) -> None:
    """The last script's voice of "a neighbour" is used again, also when the script was not edited; named speakers are
    the cast's."""
    story.write_text("A wall\n\n“It leans,” a neighbour said.\n\n“It does,” said Ossian Reed.\n", encoding="utf-8")
    file = _built(story)
    plan = _planned(story)
    (unnamed,) = (one.id for one in plan.script.speakers if one.name != "Ossian Reed")
    pinned = prepare(str(story), Settings(troupe="plain"), output=story.parent / "output", pins={unnamed: "boyd"})
    file.write_text(script_file_text(plan.article, plan.script, pinned.cast, Origin(article=plan.origin.article)), "utf-8")
    again = prepare(str(story), Settings(troupe="plain"), output=story.parent / "output")
    assert (again.cast.voice_of(unnamed).name, again.origin.edited) == ("boyd", False)
    once = script_file_text(plan.article, plan.script, pinned.cast, plan.origin, pinned=pinned.pinned_once)
    assert "boyd" not in once


def test_a_word_to_say_that_is_not_there_is_told(story: Path) -> None:
    """A pronunciation of a word that the cue lacks would be silent; a remark names it."""
    file = _built(story)
    _edit(file, "## quote: ossian-reed\n", "## quote: ossian-reed\n> say Rede as reed\n")
    assert any('no "Rede" in cue' in remark for remark in _planned(story).cast.remarks)


def test_a_review_of_a_script_file_writes_that_file(story: Path) -> None:
    """The file that was given gets the choices, and no episode's folder is made."""
    given = story.parent / "mine.script.md"
    plan = prepare(str(story), Settings())
    given.write_text(script_file_text(plan.article, plan.script, plan.cast, Origin()), encoding="utf-8")
    review = open_review(str(given), Settings(), story.parent / "output")
    script = with_choice(review.plan.script, quotes_in_doubt(review.plan.script)[0].number, "Wilma Tate")
    assert save_review(review, script) == given
    assert "chosen by hand" in given.read_text(encoding="utf-8")
    assert not (story.parent / "output").exists()


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "podcaster", *words]


def test_a_review_without_a_terminal_says_so(story: Path) -> None:
    """Without a terminal it asks nothing, writes nothing, and ends with 1 and one line."""
    done = CliRunner().invoke(app, ["review", str(story), "-o", str(story.parent / "output")], input="1\n")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr
    assert not (story.parent / "output").exists()


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
def test_a_review_in_a_terminal(story: Path) -> None:
    """Over a pseudo-terminal, as over ssh: a wrong key shows the keys, a name is chosen, and the script is written."""
    master, slave = pty.openpty()
    asked = subprocess.Popen(_command("review", "story.txt"), cwd=story.parent, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    os.write(master, b"?\nw Wilma Tate\n")
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not piece:
            break
        shown += piece
    assert asked.wait(timeout=60) == 0
    os.close(master)
    assert b"It was straight on paper" in shown
    assert b"1 quote decided, 0 still in doubt" in shown
    (file,) = (story.parent / "output").glob("*/*.script.md")
    assert "## quote: wilma-tate\n> sure 1.0: chosen by hand" in file.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the editor here is a shell script")
def test_a_script_is_edited_in_the_editor(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--open runs the editor on the episode's script, refuses a broken edit with its line, and says what to type next."""
    monkeypatch.chdir(story.parent)
    editor = story.parent / "editor"
    for change, code, told in (
        ("s/some yards/some feet/", 0, "Build it: podcaster build story.txt"),
        ("s/## narration/## narrative/", 1, "podcaster: output/three-gardeners-and-a-wall/"),
    ):
        editor.write_text(f"#!/bin/sh\nsed -i -e '{change}' \"$2\"\n", encoding="utf-8")
        editor.chmod(0o755)
        monkeypatch.setenv("VISUAL", f"{editor} --wait")
        done = CliRunner().invoke(app, ["script", "story.txt", "--open"])
        assert (done.exit_code, told in done.output) == (code, True), done.output
    assert "some feet" in next((story.parent / "output").glob("*/*.script.md")).read_text("utf-8")


def test_without_a_terminal_no_editor_is_started(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """vi on a pipe paints the screen; the line says what to do."""
    monkeypatch.chdir(story.parent)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    done = CliRunner().invoke(app, ["script", "story.txt", "--open"])
    assert done.stderr == (
        "podcaster: an editor needs a terminal: run this in a terminal, or write the script with -o FILE\n"
    )
    before = story.read_bytes()
    over = CliRunner().invoke(app, ["script", "story.txt", "-o", "story.txt"])
    told = "podcaster: story.txt: this file is there already, and it is no script: give another name\n"
    assert (over.exit_code, over.stderr, story.read_bytes()) == (1, told, before)
    written = CliRunner().invoke(app, ["script", "story.txt", "-o", "my story.script.md"])
    assert written.stdout.endswith("Edit it, then: podcaster build 'my story.script.md'\n")


@pytest.mark.long
def test_a_build_says_its_doubt_and_keeps_edits(story: Path) -> None:
    """`build` ends with the quotes in doubt; over an edited script it uses the edits and says so; --json counts them."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            _command("build", "story.txt", "--voices", "plain", *words), cwd=story.parent, capture_output=True, text=True, check=False
        )

    first = run()
    assert first.stdout.rstrip().endswith("1 of 4 quotes in doubt: podcaster review story.txt")
    (file,) = (story.parent / "output").glob("*/*.script.md")
    _edit(file, "some yards", "some feet")
    _edit(file, "## narration\nThey are", "## narration\n// checked by Ann\nThey are")
    second = run("--json")
    assert "your edits in" in second.stderr
    assert '"doubtful": 1' in second.stdout
    assert "// checked by Ann\nThey are going to build it again in the autumn, some feet" in file.read_text("utf-8")
    story.write_text(STORY.replace("autumn", "winter"), encoding="utf-8")
    third = run()
    assert third.returncode == 1
    assert third.stderr.count("\n") == 1
    assert "winter" in third.stderr
    assert run("--discard-edits").returncode == 0
    assert "some yards" in file.read_text(encoding="utf-8")
