"""The command line as a shell user meets it: help, completion, exit codes, one-line errors, nothing half-written."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from podcaster.cli.app import app
from podcaster.cli.options import bare

ARTICLE = Path(__file__).parent.parent / "articles" / "nato.txt"


def registered(group: Any = None, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and group of commands, by the words that call it."""
    command = group or typer.main.get_command(app)
    yield way
    for name, inner in getattr(command, "commands", {}).items():
        yield from registered(inner, (*way, name))


COMMANDS = list(registered())


def podcaster(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it."""
    command = [sys.executable, "-c", "import sys; sys.argv[0] = 'podcaster'; from podcaster.cli import main; main()"]
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        env=os.environ | environment,
    )  # fmt: skip


def test_the_commands_are_found() -> None:
    """Those of INTERFACE.md are among what the tests of help walk through."""
    asked = {"build", "clean", "script", "spoken", "voices list", "voices preview", "voices compare", "voices say", "cast list",
             "cast pin", "cast release", "cache info", "cache clear", "init", "publish", "serve", "doctor", "feed token new", "follow add",
             "follow list", "follow remove", "follow run"}  # fmt: skip
    assert asked <= {" ".join(way) for way in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "podcaster")
def test_every_help_is_for_people(command: tuple[str, ...]) -> None:
    """--help of every registered command has an example, help for each argument and option, and no Python type."""
    done = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "100"})
    assert done.exit_code == 0
    is_group = any(way[:-1] == command for way in COMMANDS if way)
    assert ("\nCommands:\n" in done.stdout) == is_group
    assert f"Example: podcaster {' '.join(command)}".rstrip() in done.stdout
    assert not re.search(r"<\w|\[\[|\{|\.\.\.\]\.\.\.|INTEGER|PATH|RANGE|_", done.stdout), done.stdout
    shown = re.findall(r"^  (\S.*?)(?:  +(\S.*))?$", done.stdout.partition("Arguments:" if "Arguments:" in done.stdout else "Options:")[2], re.M)
    assert shown
    assert all(text for _, text in shown if text is not None), done.stdout


def test_each_json_says_what_it_prints() -> None:
    """The help of --json differs from command to command."""
    texts = [
        re.sub(r"\s+", " ", found[1])
        for way in COMMANDS
        if (found := re.search(r"--json\s+(.*?)\n\s+-", CliRunner().invoke(app, [*way, "--help"]).stdout, re.S))
    ]
    assert len(texts) >= 8
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("group", "shown"), [("cast", "no speakers yet"), ("voices", "the narrator"), ("cache", "0 takes, 0 encoded pieces")])
def test_a_group_without_a_command_shows_something(group: str, shown: str, tmp_path: Path) -> None:
    """Each group lists when no command of it is named, with or without options."""
    with chdir(tmp_path):
        done = podcaster(group)
        assert done.returncode == 0
        assert shown in done.stdout + done.stderr
        done = podcaster(group, "--json")
        assert done.returncode == 0
        assert all(json.loads(line) for line in done.stdout.splitlines())


def test_python_m_podcaster_is_the_command() -> None:
    """`python -m podcaster` does the same."""
    done = subprocess.run(
        [sys.executable, "-m", "podcaster", "build", "--help"], capture_output=True, text=True, check=True
    )
    assert "podcaster build [OPTIONS] [ARTICLE...]\n" in done.stdout
    assert "Example: podcaster build" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a POSIX shell")
@pytest.mark.parametrize(
    "words",
    [
        "voices list --json",
        *(
            pytest.param(words, marks=pytest.mark.long)
            for words in ("voices list", "build --help", "script --json nato.txt", "clean nato.txt")
        ),
    ],
)
def test_a_reader_that_leaves_is_no_matter(words: str, tmp_path: Path) -> None:
    """Behind `| head -1`, and where nothing at all is read, a command ends without a word."""
    (tmp_path / "nato.txt").write_bytes(ARTICLE.read_bytes())
    command = f"{sys.executable} -c 'from podcaster.cli import main; main()' {words}"
    for reader in ("head -1", "true"):
        done = subprocess.run(
            ["sh", "-c", f"({command}; echo code $? >&2) | ({reader}; exec <&-; sleep 0.1)"],
            capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60,
        )  # fmt: skip
        assert re.fullmatch(r"code [01]\n", done.stderr), done.stderr


def test_the_shell_completes_commands() -> None:
    """What bash is told when the user presses TAB after "podcaster b"."""
    done = podcaster(
        _PODCASTER_COMPLETE="complete_bash",
        COMP_WORDS="podcaster b",
        COMP_CWORD="1",
        _TYPER_COMPLETE_ARGS="podcaster b",
    )
    assert done.stdout.split() == ["build"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("build --narrator ad", ["ada", "adam"]),
        ("build --voices n", ["natural"]),
        ("build --cast Hel", ["Helen Marsh="]),
        ("build --cast Marsh=ad", ["Marsh=ada", "Marsh=adam"]),
        ("cast pin Hel", ["Helen Marsh"]),
        ("voices compare ada ad", ["ada", "adam"]),
        ("listen the-b", ["the-bridge"]),
    ],
)
def test_the_shell_completes_voices_speakers_and_episodes(typed: str, offered: list[str], tmp_path: Path) -> None:
    """TAB offers what exists in this folder; a broken file of the show offers nothing."""
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / "cast.toml").write_text('["Helen Marsh"]\nvoice = "iris"\n', encoding="utf-8")
    episode = tmp_path / "output" / "the-bridge"
    episode.mkdir(parents=True)
    (episode / "the-bridge.timeline.json").write_text("{}", encoding="utf-8")
    words = typed.split()
    environment = {"_PODCASTER_COMPLETE": "complete_bash", "COMP_WORDS": f"podcaster {typed}", "COMP_CWORD": str(len(words))}
    with chdir(tmp_path):
        assert CliRunner().invoke(app, [], env=environment, prog_name="podcaster").stdout.splitlines() == offered
        (tmp_path / "podcaster.toml").write_text("broken", encoding="utf-8")
        (tmp_path / "voices" / "cast.toml").write_text("broken", encoding="utf-8")
        again = CliRunner().invoke(app, [], env=environment, prog_name="podcaster")
    assert again.exit_code == 0
    assert not again.stderr


def test_podcaster_alone_says_what_to_type(tmp_path: Path) -> None:
    """In an empty folder it shows how to begin, in a show its next steps; a first word that is an article is built."""
    run = CliRunner()
    with chdir(tmp_path):
        done = run.invoke(app, [])
        assert (done.exit_code, "podcaster article.txt" in done.stdout) == (0, True)
        assert "podcaster init myshow" in done.stdout
        made = run.invoke(app, ["init", "my show", "--title", "Tides"])
        assert made.stdout.splitlines()[-3:] == ["  cd 'my show'", "  podcaster build ARTICLE", "  podcaster serve --host 0.0.0.0"]
    with chdir(tmp_path / "my show"):
        assert run.invoke(app, []).stdout.startswith("Tides: 0 episodes\n")
        for words in (["no.txt"], ["-q", "./no.txt"], ["no.txt", "--voices", "plain"]):
            done = run.invoke(app, words)
            assert (done.exit_code, "no.txt: this file does not exist" in done.stderr) == (1, True)
        assert run.invoke(app, ["-q"]).stdout == run.invoke(app, []).stdout


def test_quiet_and_verbose_are_for_every_command(tmp_path: Path) -> None:
    """-q leaves out remarks, before or after the command's name, for one command line; results stay."""
    (tmp_path / "walk.txt").write_text("A walk\n\nThe path was dry.\n", encoding="utf-8")
    with chdir(tmp_path):
        usual = CliRunner().invoke(app, ["clean", "walk.txt"])
        for words in (["clean", "walk.txt", "-q"], ["--quiet", "clean", "walk.txt"]):
            quiet = CliRunner().invoke(app, words)
            assert (quiet.stdout, quiet.stderr) == (usual.stdout, "")
        again = CliRunner().invoke(app, ["clean", "walk.txt"])
        assert "the article is short" in again.stderr
        assert CliRunner().invoke(app, ["clean", "--", "-q"]).stderr.startswith("podcaster: -q: ")


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
        assert "no speakers yet" in podcaster("cast").stderr
        pinned = podcaster("cast", "pin", "Hillary Clinton", "iris", PODCASTER_VOICES="plain")
        assert pinned.stdout == "Hillary Clinton: iris, pinned\n"
        assert pinned.stderr.startswith("Next: podcaster build ARTICLE")
        assert "Hillary Clinton was there already" in podcaster("cast", "pin", "hillary", "grace").stderr
        assert podcaster("cast", "release", "hillary").returncode == 0
        swapped = podcaster("cast", "pin", "grace", "Helen Marsh")
        assert swapped.stderr == "podcaster: the voice comes last: podcaster cast pin 'Helen Marsh' grace\n"
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


MISTAKES = {
    "biuld a.txt": "there is no command 'biuld': did you mean build?",
    "xyzzy": "there is no command 'xyzzy': podcaster --help lists the commands",
    "voices previw": "there is no command 'previw' of podcaster voices: did you mean preview?",
    "feed token knew": "there is no command 'knew' of podcaster feed token: did you mean new?",
    "build a.txt --voice maud": "there is no option --voice of podcaster build: did you mean --voices?",
    "build a.txt --louder": "there is no option --louder of podcaster build: podcaster build --help lists the options",
    "--output x build a.txt": "there is no option --output: options stand after the command: podcaster build --help",
    "script a.txt --output": "--output needs a value: write --output FILE",
    "build a.txt --rate fast": "--rate takes a whole number",
    "build a.txt --jobs 0": "--jobs takes at least 1",
    "serve --port http": "--port takes a whole number",
    "cast pin Helen": "VOICE is missing: for example: podcaster cast pin 'Hillary Clinton' maud",
    "cast pin": "NAME is missing: for example: podcaster cast pin 'Hillary Clinton' maud",
    "cast pin Helen Marsh maud": "'maud' is too much: words that belong together need quotation marks; for example: "
    "podcaster cast pin 'Hillary Clinton' maud",
    "build my walk.txt": 'my walk.txt came as 2 words: put it in quotation marks: "my walk.txt"',
    "clean my walk.txt": 'my walk.txt came as 2 words: put it in quotation marks: "my walk.txt"',
    "build example.org/moor": "example.org/moor: this file does not exist: for a page write https://example.org/moor",
    "www.example.org": "www.example.org: this file does not exist: for a page write https://www.example.org",
    "build a.txt —fresh": "—fresh begins with a long dash: write --fresh",
    "build a.txt --format MP4,m4a": "there is no format 'mp4': choose mp3 or m4a or m4b or opus or epub",
    "build": "nothing to build: give an ARTICLE, or a file that lists articles with --from",
}
"""Command lines as people mistype them, and the line that tells it."""


def test_a_mistyped_command_line_is_told_in_one_line(tmp_path: Path) -> None:
    """Each says what is wrong and what to type, and makes nothing."""
    with chdir(tmp_path):
        Path("my walk.txt").write_text("A walk\n\nThe path was dry.\n", encoding="utf-8")
        for words, told in MISTAKES.items():
            done = CliRunner().invoke(app, words.split())
            assert (done.stderr, done.stdout) == (f"podcaster: {told}\n", ""), words
            assert done.exit_code == (1 if "does not exist" in told else 2), words
        assert [path.name for path in Path().iterdir()] == ["my walk.txt"]


@pytest.mark.parametrize("pasted", [" https://example.org/a?b=(c) ", "<https://example.org/a?b=(c)>", "“https://example.org/a?b=(c)”\n"])
def test_an_address_may_be_pasted_with_what_is_around_it(pasted: str) -> None:
    """White space, angle brackets and quotation marks are no part of it; a path keeps all of its signs."""
    assert bare(pasted) == "https://example.org/a?b=(c)"
    assert [bare(path) for path in (" my walk.txt", "<a>.txt", "-", "'a'")] == [" my walk.txt", "<a>.txt", "-", "'a'"]


def test_help_and_version_are_words_too(tmp_path: Path) -> None:
    """`podcaster help cast pin` is what some type first. No summary in a list of commands is cut off."""
    run = CliRunner()
    assert run.invoke(app, ["help", "cast", "pin"]).stdout == run.invoke(app, ["cast", "pin", "--help"]).stdout
    assert run.invoke(app, ["version"]).stdout == run.invoke(app, ["--version"]).stdout
    for group in (way for way in COMMANDS if any(one[:-1] == way for one in COMMANDS if one)):
        listed = run.invoke(app, [*group, "--help"], env={"COLUMNS": "80"}).stdout.partition("Commands:")[2]
        assert listed
        assert "..." not in listed, listed


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    """The good one is printed, the bad one told last, and the exit code is 1."""
    done = podcaster("clean", "--json", tmp_path / "no.txt", ARTICLE)
    assert done.returncode == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(ARTICLE)]
    assert "no.txt" in done.stderr.splitlines()[-1]


def test_an_article_in_the_place_of_a_list_is_told_once(tmp_path: Path) -> None:
    """Not with a line for each of its lines; nothing was built, so there is no table."""
    with chdir(tmp_path):
        Path("walk.txt").write_text("A walk\n\nThe path was dry.\n\nWe turned back at noon.\n", encoding="utf-8")
        done = CliRunner().invoke(app, ["build", "--from", "walk.txt"])
        told = "no line of walk.txt is an address or a file: to build that file itself, leave out --from"
        assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"podcaster: {told}\n")
        none = CliRunner().invoke(app, ["build", "a.txt", "b.txt"])
        assert (none.exit_code, none.stdout, none.stderr.count("\n")) == (1, "", 2)


def test_the_folder_of_another_show_is_refused(tmp_path: Path) -> None:
    """Its settings and its cast would not be used: its feed would get another title."""
    with chdir(tmp_path):
        Path("walk.txt").write_text("A walk\n\nThe path was dry.\n", encoding="utf-8")
        CliRunner().invoke(app, ["init", "a show", "--title", "Tides"])
        for words in (["build", "walk.txt"], ["publish"], ["serve"]):
            done = CliRunner().invoke(app, [*words, "-o", "a show/output"])
            assert (done.exit_code, done.stdout) == (2, "")
            told = f"podcaster: a show/output belongs to the show in {Path('a show').resolve()}: cd "
            assert done.stderr.startswith(told)
        assert list(Path("a show/output").iterdir()) == []
