"""The command line as a shell user meets it: help, completion, exit codes, one-line errors, nothing half-written."""

import json
import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest

ARTICLE = Path(__file__).parent.parent / "articles" / "nato.txt"
COMMANDS = [
    [],
    ["build"],
    ["clean"],
    ["script"],
    ["voices"],
    ["voices", "list"],
    ["voices", "preview"],
    ["voices", "compare"],
    ["voices", "say"],
    ["spoken"],
    ["doctor"],
    ["publish"],
    ["cache"],
    ["cache", "info"],
    ["cache", "clear"],
    ["cast"],
    ["cast", "list"],
    ["cast", "pin"],
    ["cast", "release"],
]


def podcaster(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it."""
    command = [sys.executable, "-c", "import sys; sys.argv[0] = 'podcaster'; from podcaster.cli import main; main()"]
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        env=os.environ | environment,
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "podcaster")
def test_every_help_has_an_example(command: list[str]) -> None:
    """--help of every command shows how it is used."""
    done = podcaster(*command, "--help")
    assert done.returncode == 0
    assert "Example: podcaster" in done.stdout


def test_the_shell_completes_commands() -> None:
    """What bash is told when the user presses TAB after "podcaster b"."""
    done = podcaster(
        _PODCASTER_COMPLETE="complete_bash",
        COMP_WORDS="podcaster b",
        COMP_CWORD="1",
        _TYPER_COMPLETE_ARGS="podcaster b",
    )
    assert done.stdout.split() == ["build"]


def _bad_inputs(folder: Path) -> dict[str, list[object]]:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "white.txt").write_text(" \n\n\t ")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "file").write_text("in the way")
    return {
        "missing": [folder / "no.txt"],
        "directory": [folder],
        "empty": [folder / "empty.txt"],
        "white": [folder / "white.txt"],
        "binary": [folder / "binary.txt"],
        "voice": [ARTICLE, "--narrator", "nobody"],
        "engine": [ARTICLE, "--engine", "nothing"],
        "unwritable": [ARTICLE, "-o", folder / "file" / "below"],
    }


@pytest.mark.parametrize("case", ["missing", "directory", "empty", "white", "binary", "voice", "engine", "unwritable"])
def test_bad_input_is_one_line_and_leaves_nothing(case: str, tmp_path: Path) -> None:
    """Each ends with 1 or 2, one line on stderr, nothing on stdout and no episode."""
    arguments = _bad_inputs(tmp_path)[case]
    output = [] if "-o" in arguments else ["-o", tmp_path / "out"]
    done = podcaster("build", *arguments, *output)
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert done.stderr.startswith("podcaster: ")
    assert done.stderr.count("\n") == 1
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]


@pytest.mark.long
def test_the_cast_is_listed_pinned_and_released(tmp_path: Path) -> None:
    """What the command writes the next build speaks with; mistakes end with 1 and one line."""
    with chdir(tmp_path):
        assert "nobody yet" in podcaster("cast").stderr
        assert podcaster("cast", "pin", "Hillary Clinton", "iris").stdout == "Hillary Clinton: iris, pinned\n"
        typo = podcaster("cast", "pin", "Hilary Clinton", "grace")
        assert "Hillary Clinton was there already" in typo.stderr
        assert podcaster("cast", "release", "Hilary Clinton").returncode == 0
        for arguments in (("pin", "Clinton", "irys"), ("release", "Hilary Clinten")):
            done = podcaster("cast", *arguments)
            assert (done.returncode, done.stderr.count("\n")) == (1, 1)
            assert "did you mean" in done.stderr
        made = podcaster("build", ARTICLE, "--engine", "tone", "--json", "--cast", "Lavrov=hugh", "-o", "out")
        voices = {one["name"]: one["voice"] for one in json.loads(made.stdout)["speakers"]}
        assert (voices["Hillary Clinton"], voices["Sergey Lavrov"]) == ("iris", "hugh")
        listed = [json.loads(line) for line in podcaster("cast", "--json").stdout.splitlines()]
        assert [one["name"] for one in listed] == ["Hillary Clinton", "Dmitry Rogozin", "Russian Foreign Ministry"]
        assert listed[0]["pinned"]
        assert listed[2]["kind"] == "organisation"
        assert "iris" in podcaster("cast", "list").stdout
        Path("voices/cast.toml").write_text("[broken\n", encoding="utf-8")
        for command in ("cast", "build"):
            done = podcaster(command, *([ARTICLE] if command == "build" else []))
            assert (done.returncode, done.stderr.count("\n")) == (1, 1)
            assert "voices/cast.toml, line 1: " in done.stderr.replace("\\", "/")


@pytest.mark.parametrize("word", ["Lavrow=hugh", "Lavrov=hugo", "Lavrov", "=hugh"])
def test_a_wrong_cast_option_is_told_in_a_line(word: str, tmp_path: Path) -> None:
    """A voice or speaker that does not exist is answered with the nearest; nothing is made."""
    done = podcaster("build", ARTICLE, "--cast", word, "-o", tmp_path / "out")
    assert done.returncode == (1 if "=" in word[1:] else 2)
    assert done.stderr.count("\n") == 1
    assert any(hint in done.stderr for hint in ("did you mean", "write --cast 'NAME=VOICE'"))
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]


def test_an_unknown_option_is_a_usage_error() -> None:
    """Exit code 2."""
    assert podcaster("build", ARTICLE, "--louder").returncode == 2


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    """The good one is printed, the bad one told last, and the exit code is 1."""
    done = podcaster("clean", "--json", tmp_path / "no.txt", ARTICLE)
    assert done.returncode == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(ARTICLE)]
    assert "no.txt" in done.stderr.splitlines()[-1]
