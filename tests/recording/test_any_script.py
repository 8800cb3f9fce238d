"""`build_episode` works from any script: no `__main__` guard, from stdin, from a prompt, with every start method."""

import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = """The harbour stays open

The council met on Tuesday and voted seven to two. "We keep the harbour open," said Anna Whitlock, the mayor of the town.
Nobody objected, and the meeting was over within the hour. The harbour master was pleased with what he heard.
"""
BUILD = """
from dataclasses import replace
from pathlib import Path
from podcaster import build_episode, load_settings
print("started", flush=True)
settings = replace(load_settings(Path("nowhere")), engine="tone", cast_file=None)
made = build_episode("harbour.txt", settings=settings, output=Path("output"), jobs=2)
print(made.takes_made > 2, made.episode.mp3.stat().st_size > 10_000, flush=True)
"""


def run(folder: Path, *arguments: str, given: str = "") -> str:
    """What a Python with these arguments and this stdin prints."""
    (folder / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *arguments], input=given, cwd=folder, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.long
@pytest.mark.parametrize("method", ["", "fork", "forkserver", "spawn"])
def test_from_a_file_without_a_guard(tmp_path: Path, method: str) -> None:
    """The script runs once, whichever start method it chose for its own processes."""
    if sys.platform == "win32" and method != "spawn":
        pytest.skip("Windows has only spawn")
    choice = f"import multiprocessing\nmultiprocessing.set_start_method({method!r})\n" if method else ""
    (tmp_path / "make.py").write_text(choice + BUILD, encoding="utf-8")
    assert run(tmp_path, "make.py") == "started\nTrue True\n"


@pytest.mark.long
def test_from_stdin(tmp_path: Path) -> None:
    """`python - <<EOF`."""
    assert run(tmp_path, "-", given=BUILD) == "started\nTrue True\n"


@pytest.mark.long
def test_from_the_command_line(tmp_path: Path) -> None:
    """`python -c`."""
    assert run(tmp_path, "-c", BUILD) == "started\nTrue True\n"


@pytest.mark.long
def test_from_a_prompt(tmp_path: Path) -> None:
    """Line by line, as at the prompt of Python or in a notebook's cells: `__main__` has no file."""
    assert run(tmp_path, "-i", "-q", given=BUILD) == "started\nTrue True\n"
