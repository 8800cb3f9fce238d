"""Disks that are full or read-only, and a take cache in every bad state: told in a line or done without, never stuck."""

import json
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from faults.machine import Machine, assert_explained, assert_sound, clock_set_back, disk, files, fill


@pytest.mark.long
@pytest.mark.parametrize(
    "leave_bytes", [0, pytest.param(300_000, marks=pytest.mark.long), pytest.param(1_500_000, marks=pytest.mark.long)]
)
def test_a_full_disk(machine: Machine, leave_bytes: int) -> None:
    """At the first byte or in the middle: one line, the episode from before to the byte, and with space again it is
    built."""
    with disk(machine.output, "8m"):
        assert machine.build().code == 0
        before = files(machine.output)
        machine.write("matter " * 40)
        filler = fill(machine.output, leave_bytes)
        failed = machine.build()
        if failed.code:  # with the most space left it may just do
            assert_explained(failed, "can't write", "No space left", "choose another folder")
            assert files(machine.output) == before
        assert failed.code or leave_bytes > 1_000_000
        assert_sound(machine.output)
        filler.unlink()
        assert machine.build().code == 0
        assert files(machine.output) != before


@pytest.mark.long
def test_a_disk_that_became_read_only(machine: Machine) -> None:
    """One line, and the episode from before is there to the byte."""
    with disk(machine.output, "8m"):
        assert machine.build().code == 0
        before = files(machine.output)
        machine.write("matter")
        subprocess.run(["mount", "-o", "remount,ro", machine.output], check=True)
        assert_explained(machine.build(), "can't write", "choose another folder")
        assert files(machine.output) == before
        subprocess.run(["mount", "-o", "remount,rw", machine.output], check=True)
        assert machine.build().code == 0
        assert_sound(machine.output)


def file_for_folder(takes: Path) -> None:
    moved_away(takes)
    takes.write_text("not a folder", encoding="utf-8")


def loop_for_folder(takes: Path) -> None:
    moved_away(takes)
    takes.symlink_to(takes.name)


def moved_away(takes: Path) -> None:
    takes.rename(takes.with_name(".elsewhere"))


def each_entry(change: Callable[[Path], None]) -> Callable[[Path], None]:
    def act(takes: Path) -> None:
        entries = [path for path in takes.rglob("*") if path.is_file()]
        assert len(entries) > 8
        for path in entries:
            change(path)

    return act


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def folder_for_file(path: Path) -> None:
    path.unlink()
    path.mkdir()


def unreadable(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)  # root may read whatever its mode says; nobody reads a loop


def of_the_future(path: Path) -> None:
    content = b'{"format": 9, "voice": 7, "sample_rate_hz": "44.1k", "words_bytes": 2, "lufs": null}\n[][]'
    path.write_bytes(zlib.crc32(content).to_bytes(4, "big") + content)


def deeply_nested(path: Path) -> None:
    content = b"[" * 100_000
    path.write_bytes(zlib.crc32(content).to_bytes(4, "big") + content)


HARMS = {
    "a file for the folder": file_for_folder,
    "a loop for the folder": loop_for_folder,
    "entries truncated": each_entry(truncated),
    "entries flipped": each_entry(flipped),
    "folders for entries": each_entry(folder_for_file),
    "unreadable entries": each_entry(unreadable),
    "entries of another format": each_entry(of_the_future),
    "entries nested without end": each_entry(deeply_nested),
}
QUICK = {"entries of another format"}


@pytest.mark.long
@pytest.mark.parametrize(
    "harm", [pytest.param(HARMS[name], id=name, marks=() if name in QUICK else pytest.mark.long) for name in HARMS]
)
def test_a_harmed_cache(machine_with_episode: Machine, harm: Callable[[Path], None]) -> None:
    """Builds do without, again and again; nobody is asked to mend it; `cache info` and `cache clear` work."""
    machine = machine_with_episode
    harm(machine.output / ".takes")
    machine.write("matter")
    for _ in range(2):
        ran = machine.build()
        assert ran.code == 0, ran.err
        assert ran.err == ""
        assert_sound(machine.output)
    told = json.loads(ran.out)
    assert told["takes"]["made"] + told["takes"]["reused"] == len(
        json.loads((machine.folder / told["timeline"]).read_text(encoding="utf-8"))["cues"]
    )


@pytest.mark.long
def test_a_clock_that_went_back(machine: Machine) -> None:
    """What was made lies in the future by then: it is recognised all the same, and the next episode joins the feed."""
    first = machine.build()
    assert first.code == 0, first.err
    before = files(machine.output)
    later = replace(machine, environment=clock_set_back(machine.folder / "clock", days=400))
    same = later.build()
    assert same.code == 0, same.err
    assert json.loads(same.out)["takes"]["made"] == 0
    assert files(machine.output) == before
    words = " ".join(f"The second article has a sentence {number} of its own." for number in range(12))
    (machine.folder / "harbour.txt").write_text(f"Another day\n\n{words}\n", encoding="utf-8")
    ran = later.build("--reissue")
    assert ran.code == 0, ran.err
    ledger = json.loads((machine.output / ".ledger.json").read_text(encoding="utf-8"))
    dates = [one["first_published"] for one in ledger["episodes"]]
    assert len(dates) == 2
    assert dates[0] > dates[1]
    assert_sound(machine.output)
