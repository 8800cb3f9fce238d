"""Many articles in one command."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = Path(__file__).parents[1] / "articles"
ORCHARD = Path(__file__).parents[1] / "reading" / "cases" / "orchard.txt"
PODCASTER = [sys.executable, "-c", "from podcaster.cli import main; main()"]


@pytest.mark.long
def test_two_hundred_files_are_one_process_that_shows_how_far_it_is(tmp_path: Path) -> None:
    """`clean --json` on 200 files answers each with a line as it is done, and counts them on a terminal."""
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    files = []
    for number in range(200):
        files.append(tmp_path / f"{number:03}.txt")
        files[-1].write_bytes((ARTICLES / "nato.txt").read_bytes() if number != 99 else b"")
    screen, terminal = pty.openpty()
    answers = tmp_path / "answers.jsonl"
    with (
        answers.open("wb") as answered,
        subprocess.Popen(
            [*PODCASTER, "clean", "--json", *map(str, files)],
            stdout=answered,
            stderr=terminal,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
        ) as running,
    ):
        os.close(terminal)
        shown = b""
        while True:
            try:
                piece = os.read(screen, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not piece:
                break
            shown += piece
    os.close(screen)
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [row["source"] for row in rows] == [str(file) for file in files if file.name != "099.txt"]
    assert running.returncode == 1
    steps = {f"{share}%".encode() for share in range(5, 100)}
    assert b"cleaning" in shown
    assert sum(step in shown for step in steps) >= 3, shown[-500:]
    assert b"099.txt" in shown[-1000:]


@pytest.mark.parametrize("command", [["clean"], ["script"], ["build", "--dry-run"]])
def test_keep_and_drop_overrule_a_line(command: list[str]) -> None:
    """--keep has a line read that was set aside, --drop one left out that was not, in every command that reads."""
    seed = str(ARTICLES / "nato.txt")
    run = [*PODCASTER, *command, seed, "--keep", "Podcasts", "--drop", "Cold war stereotypes"]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "Podcasts" in said
    assert "Cold war stereotypes" not in said
    assert "terrorism, piracy" in said


@pytest.mark.long
def test_a_list_of_articles_is_built_in_one_go(tmp_path: Path) -> None:
    """--from reads a list beside its articles; the second time every take is one remembered; one bad line stops none."""
    (tmp_path / "list.txt").write_text(f"# tonight\n{ORCHARD}\n\nmissing.txt\nnato.txt\n", encoding="utf-8")
    (tmp_path / "nato.txt").write_bytes((ARTICLES / "nato.txt").read_bytes())

    def build(*more: str) -> list[dict[str, object]]:
        command = [*PODCASTER, "build", "--from", "list.txt", "--engine", "tone", "--json", *more]
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 1
        assert "missing.txt" in ran.stderr
        return [json.loads(row)["takes"] for row in ran.stdout.splitlines()]

    first, again, fresh = build(), build(), build("--fresh")
    assert all(takes["made"] and not takes["reused"] for takes in (*first, *fresh))
    assert [takes["reused"] for takes in again] == [takes["made"] for takes in first]
    told = subprocess.run([*PODCASTER, "cache", "info", "--json"], cwd=tmp_path, capture_output=True, check=True).stdout
    assert json.loads(told)["takes"] >= sum(int(str(takes["made"])) for takes in first) - 2  # a word may be said twice
    subprocess.run([*PODCASTER, "cache", "clear"], cwd=tmp_path, capture_output=True, check=True)
    assert not list(tmp_path.glob("output/.takes/*/*.take"))


@pytest.mark.long
def test_a_batch_is_a_line_an_article_and_a_table(tmp_path: Path) -> None:
    """Many articles are told in a line each, in their order, then how many, how long, and how many takes; a pattern stands for its files; while one is
    recorded another is read and finished, so each must still be its own."""
    names = []
    for k in range(4):
        names.append(f"{k}.txt")
        words = " ".join(f"Number {k} says hello to the people of the town." for _ in range(8 + k))
        (tmp_path / names[-1]).write_text(f"Story number {k}\n\n{words}\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_text("", encoding="utf-8")
    command = [*PODCASTER, "build", "[!b]*.txt", "bad.txt", "--engine", "tone"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    lines = ran.stdout.splitlines()
    assert [line.split("/")[1] for line in lines[:4]] == [f"story-number-{k}" for k in range(4)]
    assert lines[5].split() == ["Episodes", "4", "of", "5"]
    assert lines[7].split()[0] == "Recorded"
    assert ran.stderr.splitlines()[-1].startswith("podcaster: bad.txt")
    for k in range(4):
        timeline = json.loads((tmp_path / f"output/story-number-{k}/story-number-{k}.timeline.json").read_text("utf-8"))
        said = " ".join(cue["text"] for cue in timeline["cues"])
        assert said.count(f"Number {k} says hello") == 8 + k
    assert not list(tmp_path.glob("output/.making-*"))
