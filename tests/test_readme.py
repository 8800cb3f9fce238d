"""README says what is so: its commands exist, its links lead somewhere, its examples run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from podcaster.cli.app import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [(kind, text) for kind, text in re.findall(r"```(\w+)\n(.*?)```", README, re.S)]
CONSOLE = [line[2:] for kind, text in BLOCKS if kind == "console" for line in text.splitlines()]
IN_TEXT = [" ".join(one.split()) for one in re.findall(r"`(podcaster [^`]*)`", re.sub(r"```.*?```", "", README, flags=re.S))]
NOT_RUN = ("serve", "listen", "doctor output", "https://", "follow", "/var/www", "book.epub", "init")
"""What waits, opens a browser, needs the network or another file, or is run by the test before the others."""


def commands() -> list[str]:
    """Every command line that README shows, without pipes."""
    shown = [line for line in CONSOLE if line.startswith("podcaster ")] + IN_TEXT
    return sorted({line.partition("|")[0].strip() for line in shown})


@pytest.mark.parametrize("line", commands())
def test_every_command_that_is_shown_exists(line: str) -> None:
    """Its name, and each of its options, is one of the command line's."""
    words = shlex.split(line)[1:]
    command: Any = typer.main.get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    assert not hasattr(command, "commands") or not words or words[0].startswith(("-", "ARTICLE", "COMMAND", "http"))
    assert {word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)} <= known | {"-q", "-v", "--help", "--json"}


def test_every_link_leads_somewhere() -> None:
    """Files that README links or shows are in the repository."""
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert len(links) >= 5
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_benchmarks_come_last_and_the_first_block_builds() -> None:
    """A reader first hears an episode and makes one; the measurements are at the end."""
    assert [kind for kind, _ in BLOCKS].count("sh") == 2
    assert "podcaster build tests/articles/nato.txt" in next(text for kind, text in BLOCKS if kind == "sh")
    assert README.index("tests/benchmarks/ferry.mp3") < README.index("```sh")
    headings = re.findall(r"^## (.*)", README, re.M)
    assert headings[0] == "Your first episode"
    assert headings[-1] == "Measured"


@pytest.mark.long
def test_the_examples_run(tmp_path: Path) -> None:
    """The show of README is begun, and its commands that need nothing else end with 0 in it, in their order."""
    def run(line: str, folder: Path) -> None:
        words = [sys.executable, "-m", *shlex.split(line)]
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, (line, done.stderr)

    begin = next(line for line in CONSOLE if line.startswith("podcaster init"))
    run(begin, tmp_path)
    show = tmp_path / "myshow"
    for article in (tmp_path / "tests" / "articles" / "ferry.txt", show / "article.txt"):
        article.parent.mkdir(parents=True, exist_ok=True)
        article.write_bytes((ROOT / "tests" / "articles" / "ferry.txt").read_bytes())
    settings = show / "podcaster.toml"
    text = settings.read_text(encoding="utf-8").replace("[sound]", '[sound]\nvoices = "plain"').replace('# voices = "natural"', "#")
    settings.write_text(text, encoding="utf-8")
    lines = [line for line in CONSOLE if line.startswith("podcaster ") and not any(word in line for word in NOT_RUN)]
    assert len(lines) >= 3
    for line in lines:
        run(line, show)
