"""What is no file, no folder or no open stream where one is expected: read whole, or told in one line; nothing is lost
in silence, and nothing hangs."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from podcaster.casting import Cast
from podcaster.errors import PodcasterError, SourceError
from podcaster.pipeline import prepare
from podcaster.reading import Article
from podcaster.scripting import Script, format_script
from podcaster.settings import load_settings

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


def prepared(source: str) -> tuple[Article, Script, Cast]:
    return prepare(source, load_settings(Path("nowhere")))


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """What hangs fails."""

    def stop(*_: object) -> None:
        raise AssertionError(f"it did not end in {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


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
    """One of some 30 kB, longer than what is read of a file at once."""
    path = tmp_path / "wards.txt"
    path.write_text("Harbours stay open\n\n" + "".join(SENTENCE.format(number=k) for k in range(300)))
    return path


def test_an_article_from_a_pipe_is_read_from_its_beginning(article: Path, tmp_path: Path) -> None:
    """Long or short, from a shell's pipe or a named one, it is what its file is; a script file stays one."""
    whole = article.read_bytes()
    long, script, _ = prepared(str(article))
    article.write_bytes(whole[:2_000])
    short, _, _ = prepared(str(article))
    with within(20), pipe(whole) as source:
        assert prepared(source)[0].body == long.body
    with within(20), pipe(whole[:2_000], tmp_path / "named") as source:
        assert prepared(source)[0].body == short.body
    with within(20), pipe(format_script(script, {}, article=long).encode()) as source:
        assert [cue.text for cue in prepared(source)[1].cues] == [cue.text for cue in script.cues]
