"""What is no file, no folder or no open stream where one is expected: read whole, or told in one line; nothing is lost
in silence, and nothing hangs."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli.limits import within
from typer.testing import CliRunner

from podcaster.cli.app import app
from podcaster.pipeline.plan import Plan, prepare
from podcaster.scripting import format_script
from podcaster.show.settings import load_settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and descriptors by name")
SENTENCE = "The council of ward {number} met on Tuesday and voted seven to two to keep its harbour open all winter. "
COMMAND = [sys.executable, "-c", "import sys; sys.argv[0] = 'podcaster'; from podcaster.cli import main; main()"]


def run(
    *arguments: object, before: str = "", folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command as a shell starts it, `before` being what the shell does to its streams."""
    words = ["sh", "-c", f'exec "$@" {before}', "sh", *COMMAND, *map(str, arguments)]
    return subprocess.run(
        words, capture_output=True, text=True, check=False, timeout=120, cwd=folder, env=os.environ | environment
    )


def prepared(source: str) -> Plan:
    return prepare(source, load_settings(Path("nowhere")))


@contextmanager
def pipe(data: bytes, name: Path | None = None) -> Iterator[str]:
    """A pipe that holds these bytes, named as shells name it, or one of that name in a folder."""
    if name:
        os.mkfifo(name)
        writer = threading.Thread(target=name.write_bytes, args=(data,), daemon=True)
        writer.start()
        yield str(name)
        name.unlink()
        return
    out, into = os.pipe()

    def write() -> None:
        with os.fdopen(into, "wb") as file:
            file.write(data)

    threading.Thread(target=write, daemon=True).start()
    yield f"/dev/fd/{out}"
    os.close(out)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short one."""
    path = tmp_path / "wards.txt"
    path.write_text("Harbours stay open\n\n" + SENTENCE.format(number=1) * 3)
    return path


def test_an_article_from_a_pipe_is_read_from_its_beginning(article: Path, tmp_path: Path) -> None:
    """Long or short, from a shell's pipe or a named one, it is what its file is; a script file stays one."""
    short = article.read_bytes()
    body = prepared(str(article)).article.body
    whole = short + "".join(SENTENCE.format(number=k) for k in range(300)).encode()  # over 8 kB
    article.write_bytes(whole)
    plan = prepared(str(article))
    long, script = plan.article, plan.script
    with within(20), pipe(whole) as source:
        assert prepared(source).article.body == long.body
    with within(20), pipe(short, tmp_path / "named") as source:
        assert prepared(source).article.body == body
    with within(20), pipe(format_script(script, {}, article=long).encode()) as source:
        assert [cue.text for cue in prepared(source).script.cues] == [cue.text for cue in script.cues]


def test_a_script_may_come_by_standard_input() -> None:
    """It is built as it is; a wrong line of it is told by its number; an article says where it came from."""
    script = "# podcaster script 2\ntitle: The weir\n\n## narration\n{note}The weir held.\n"
    for note, told in (("", ""), ("> pause 2 h\n", "standard input, line 5: a pause can't be")):
        done = CliRunner().invoke(app, ["script", "-"], input=script.format(note=note))
        assert (done.exit_code, told in done.stderr) == (1 if told else 0, True)
        assert ("The weir held." in done.stdout) is not bool(told)
    assert json.loads(CliRunner().invoke(app, ["script", "-", "--json"], input=script.format(note="")).stdout)["source"] == "-"
    assert "standard input: this is empty" in CliRunner().invoke(app, ["script", "-"], input="").stderr


@pytest.mark.parametrize(
    "streams", [">&-", *(pytest.param(shut, marks=pytest.mark.long) for shut in ("2>&-", ">&- 2>&- <&-"))]
)
def test_an_episode_is_built_whatever_stream_is_closed(streams: str, article: Path) -> None:
    """No descriptor of an engine's process takes the place of a closed one: the episode is there, and no traceback."""
    done = run("build", article, "--engine", "tone", "--jobs", "1", before=streams, folder=article.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(article.parent.glob("output/*/*.mp3"))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean", "-"], 1),
        pytest.param(["build", "-"], 1, marks=pytest.mark.long),
        pytest.param(["build", "--from", "-"], 2, marks=pytest.mark.long),
        pytest.param(["spoken"], 0, marks=pytest.mark.long),
    ],
)
def test_a_closed_stdin_is_an_empty_one(arguments: list[str], code: int, tmp_path: Path) -> None:
    """It is told as that, in a line."""
    done = run(*arguments, before="<&-", folder=tmp_path)
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (code, min(code, 1), "")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["clean", "--json", "wards.txt"],
        ["--help"],
        *(
            pytest.param(arguments, marks=pytest.mark.long)
            for arguments in (
                ["--version"],
                ["clean", "wards.txt"],
                ["script", "wards.txt"],
                ["script", "--json", "wards.txt"],
                ["voices", "list", "--json"],
                ["build", "--engine", "tone", "wards.txt"],
                ["build", "--engine", "tone", "--json", "wards.txt"],
                ["build", "--dry-run", "wards.txt"],
                ["cast", "pin", "Anna Whitlock", "iris"],
                ["cache", "info"],
                ["doctor"],
            )
        ),
    ],
    ids=" ".join,
)
def test_results_that_find_no_room_are_told_in_a_line(arguments: list[str], article: Path) -> None:
    """Nothing is lost in silence on a full disk, and nothing is a traceback."""
    done = run(*arguments, before=">/dev/full", folder=article.parent)
    assert done.returncode == 1
    assert done.stderr == (
        "podcaster: can't write the results (No space left on device): send them where there is room\n"
    )


@pytest.mark.long
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_batch_is_built_though_its_results_find_no_room(article: Path) -> None:
    """Each episode is there, each lost result has its line."""
    other = article.with_name("other.txt")
    other.write_text(article.read_text().replace("Harbours", "Railways"))
    done = run("build", "--engine", "tone", article, other, before=">/dev/full", folder=article.parent)
    assert (done.returncode, done.stderr.count("can't write the results")) == (1, 2)
    assert len(list(article.parent.glob("output/*/*.mp3"))) == 2


def test_a_reader_that_has_gone_before_the_last_line_is_no_error() -> None:
    """What is printed only at the end of a command, into a pipe that nobody reads, as in `| true`: no traceback."""
    out, into = os.pipe()
    os.close(out)
    ran = subprocess.run([*COMMAND, "--version"], stdout=into, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(into)
    assert (ran.returncode, ran.stderr) == (1, b"")
