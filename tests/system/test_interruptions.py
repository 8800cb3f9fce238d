"""Ctrl-C at every place where private files are made and removed: nothing unfinished is left, whatever it interrupts."""

import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from podcaster.system import files, signals
from podcaster.system.files import copy_into_place, temporary_folder, unfinished_files, write_whole

OURS = (files.__file__, signals.__file__, shutil.__file__)
"""The modules that are interrupted at every call that they make and at the beginning of every function of theirs: Python
handles signals there, and in loops."""

KILLED = ".making-ab_cd012"
"""What a killed build has left."""


@contextmanager
def interrupted(at: int) -> Iterator[list[int]]:
    """The first SIGINT becomes KeyboardInterrupt, as in the command; one arrives at the call `at` of `OURS`. The list holds
    how many calls there were."""
    seen = [0]

    def stop(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    def watch(frame: FrameType, event: str, _argument: Any) -> None:
        if event in ("call", "c_return") and frame.f_code.co_filename in OURS and not thrown_into(frame, event):
            seen[0] += 1
            if seen[0] == at:
                signal.raise_signal(signal.SIGINT)

    before = signal.signal(signal.SIGINT, stop)
    sys.setprofile(watch)
    try:
        yield seen
    finally:
        sys.setprofile(None)
        signal.signal(signal.SIGINT, before)


def thrown_into(frame: FrameType, event: str) -> bool:
    """Whether a generator goes on with an exception: Python handles no signal before its `finally`, but reports a call."""
    resumed_by = frame.f_back if event == "call" else None
    return resumed_by is not None and resumed_by.f_code.co_name == "__exit__" and resumed_by.f_locals.get("typ") is not None


def build(folder: Path) -> None:
    with unfinished_files(folder / "output") as made:
        (made / "piece.pcm").write_bytes(bytes(100))
        (made / "more").mkdir()
        (made / "more" / "piece.pcm").write_bytes(bytes(100))


def failing_build(folder: Path) -> None:
    try:
        with unfinished_files(folder / "output") as made:
            (made / "piece.pcm").write_bytes(bytes(100))
            raise ValueError
    except ValueError:
        pass


def sweeping_build(folder: Path) -> None:
    left = folder / "output" / KILLED
    left.mkdir(parents=True, exist_ok=True)
    (left / ".owner.lock").touch()
    (left / "piece.pcm").touch()
    build(folder)


def write(folder: Path) -> None:
    write_whole(folder / "output" / "feed.xml", "<rss/>")


def copy(folder: Path) -> None:
    (folder / "source").touch()
    copy_into_place(folder / "source", folder / "output" / "copy")


def decode(_folder: Path) -> None:
    with temporary_folder() as made:
        (made / "take.pcm").touch()


def left_in(folder: Path) -> list[str]:
    """What has the name of something unfinished. The folder of a killed build, which holds its whole lock, is swept by
    the next build."""
    found = [path for path in folder.rglob("*") if path.name.startswith((".making-", ".writing-", "podcaster-"))]
    return [path.name for path in found if path.name != KILLED or not (path / ".owner.lock").exists()]


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file that was open is closed late
@pytest.mark.parametrize("work", [build, failing_build, sweeping_build, write, copy, decode])
def test_interrupted_at_every_place(work: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A signal is handled when it arrives or a little later, never lost; then no unfinished file is there."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    at, stopped = 0, 0
    while True:
        at += 1
        folder = tmp_path / str(at)
        folder.mkdir()
        try:
            with interrupted(at) as seen:
                work(folder)
        except KeyboardInterrupt:
            stopped += 1
        assert not left_in(tmp_path), at
        if seen[0] < at:
            break
    assert stopped == at - 1
    assert stopped > 10
