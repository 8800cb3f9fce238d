"""Large files that are replaced: the new one is there at once, and the old one is let go."""

import os
import sys
from pathlib import Path

import pytest

from podcaster.system import files
from podcaster.system.files import move_into_place


def test_a_large_file_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place has the new content, and a thread closes the old file; a link is replaced, not followed."""
    threads = []
    real = files.Thread
    monkeypatch.setattr(files, "Thread", lambda **words: threads.append(real(**words)) or threads[-1])
    place, other = tmp_path / "episode.mp3", tmp_path / "other.mp3"
    place.write_bytes(bytes(5_000_000))
    other.write_bytes(bytes(5_000_000))
    before = open_files()
    for content in (b"new", b"newer"):
        finished = tmp_path / "finished"
        finished.write_bytes(content)
        move_into_place(finished, place)
        assert place.read_bytes() == content
        place.unlink()
        place.symlink_to(other)
    for thread in threads:
        thread.join()
    assert len(threads) == (os.name == "posix")  # neither the link nor a small file needs one
    assert open_files() == before
    assert other.stat().st_size == 5_000_000


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0
