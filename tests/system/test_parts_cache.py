"""The user's cache of parts: whole or absent, the right bytes, bounded, and nobody else's files."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from podcaster.errors import SetupError
from podcaster.system import parts_cache
from podcaster.system.parts_cache import Part, cached_parts, clear_parts, find_part, keep_part, parts_folder

CONTENT = b"a voice model" * 1000
PART = Part(name="test-voice.onnx", size_bytes=len(CONTENT), sha256=hashlib.sha256(CONTENT).hexdigest())


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PODCASTER_CACHE", str(tmp_path))
    return parts_folder()


def test_a_part_is_kept_and_found(cache: Path) -> None:
    """In the folder that the variable names; nothing unfinished is left."""
    assert find_part(PART) is None
    assert keep_part(PART, [CONTENT[:5], CONTENT[5:]], source="here") == cache / "test-voice.onnx"
    assert find_part(PART) == cache / "test-voice.onnx"
    assert [path.name for path in cache.iterdir()] == ["test-voice.onnx"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (CONTENT[:-1], "should have 13000 bytes, but this has 12999"),
        (CONTENT + b"x", "should have 13000 bytes, but this has more"),
        (b"b" + CONTENT[1:], "this is not test-voice.onnx: its SHA-256 digest is"),
    ],
)
def test_other_bytes_are_refused(cache: Path, content: bytes, reason: str) -> None:
    """Cut, too long, altered: one line with the source, and nothing is kept."""
    with pytest.raises(SetupError, match=reason) as caught:
        keep_part(PART, [content], source="a copy")
    assert caught.value.where == "a copy"
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("damaged", [CONTENT[:-1], b"b" + CONTENT[1:]], ids=["cut", "altered"])
def test_a_damaged_part_is_not_found(cache: Path, damaged: bytes) -> None:
    """So it is fetched again."""
    keep_part(PART, [CONTENT], source="here")
    (cache / PART.name).write_bytes(damaged)
    assert find_part(PART) is None
    assert keep_part(PART, [CONTENT], source="here").read_bytes() == CONTENT


def test_a_cache_that_can_not_be_written_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which variable to set."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PODCASTER_CACHE", str(tmp_path / "file"))
    with pytest.raises(SetupError, match=r"the cache is not writable .*set PODCASTER_CACHE to another folder") as caught:
        keep_part(PART, [CONTENT], source="here")
    assert "\n" not in str(caught.value)


def test_the_parts_used_longest_ago_are_removed(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit; a part that was found stays; what a killed process left goes too."""
    parts = [Part(name=f"test-{letter}.bin", size_bytes=100) for letter in "abc"]
    for age, part in enumerate(parts):
        path = keep_part(part, [bytes(100)], source="here")
        os.utime(path, (time.time() - 90_000 + age, time.time() - 90_000 + age))
    left = cache / ".test-d.bin.01234567.part"
    left.write_bytes(b"x")
    os.utime(left, (0, 0))
    assert find_part(parts[0])
    monkeypatch.setattr(parts_cache, "LARGEST_BYTES", 300)
    keep_part(Part(name="test-d.bin", size_bytes=100), [bytes(100)], source="here")
    assert [path.name for path in cached_parts()] == ["test-a.bin", "test-c.bin", "test-d.bin"]
    assert not left.exists()


def test_clearing_leaves_other_files(cache: Path, tmp_path: Path) -> None:
    """Files with other names, links, and all that lies beside the folder."""
    keep_part(PART, [CONTENT], source="here")
    (cache / "thesis.doc").write_text("mine")
    (tmp_path / "kept-outside.bin").write_text("mine")
    (cache / "test-link.bin").symlink_to(tmp_path / "kept-outside.bin")
    assert clear_parts() == len(CONTENT)
    assert sorted(path.name for path in cache.iterdir()) == ["test-link.bin", "thesis.doc"]
    assert (tmp_path / "kept-outside.bin").read_text() == "mine"
    assert clear_parts() == 0
