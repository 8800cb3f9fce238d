"""Bytes remembered under a key: whole or absent, never executed, bounded, and safe among any number of processes."""

import os
import re
import stat
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from podcaster.errors import OutputError
from podcaster.system.files import is_spare, write_whole

_TOUCH_AFTER_S = 3600
_LONGEST_HEAD_BYTES = 4096
_CHECK_BYTES = 4
_NAME = re.compile(r"[0-9a-f]{30,128}\.[a-z]+")
"""An entry's. Whatever is called otherwise is somebody else's."""


class ContentStore:
    """A folder of entries of some kinds, by keys in hexadecimal digits. One that can't be written or read costs time,
    never a result."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """`fresh` finds nothing, and remembers anew. In the place of a link nothing is found or remembered: it may lead
        to what is dear to somebody."""
        self.folder = folder
        self._linked = folder.is_symlink()
        self.fresh = fresh or self._linked
        self.kept = 0
        """How many entries were kept by this one."""
        self._full = self._linked

    def has(self, key: str, kind: str) -> bool:
        """Whether something was kept under a key, whole or not."""
        return not self.fresh and self._path(key, kind).is_file()

    def find(self, key: str, kind: str) -> memoryview | None:
        """What was kept under a key; None when it is not there or not whole."""
        if self.fresh:
            return None
        path = self._path(key, kind)
        try:
            data = path.read_bytes()
            if time.time() - path.stat().st_mtime > _TOUCH_AFTER_S:
                os.utime(path)
        except OSError:
            return None
        content = memoryview(data)[_CHECK_BYTES:]
        whole = len(data) >= _CHECK_BYTES and zlib.crc32(content) == int.from_bytes(data[:_CHECK_BYTES], "big")
        return content if whole else None

    def keep(self, key: str, kind: str, content: bytes) -> None:
        """Keep it; after a full or read-only disk was met, no more is tried."""
        path = self._path(key, kind)
        if self._full or path.parent.is_symlink():
            return
        try:
            write_whole(path, zlib.crc32(content).to_bytes(_CHECK_BYTES, "big") + content)
            self.kept += 1
        except OutputError:
            self._full = True

    def size(self, kind: str) -> tuple[int, int]:
        """How many entries of a kind there are, and their bytes. OutputError when the folder is a link."""
        sizes = [size for path, size, _ in self._entries() if path.suffix == f".{kind}"]
        return len(sizes), sum(sizes)

    def clear(self) -> int:
        """Forget everything; how many bytes that freed. OutputError when the folder is a link."""
        return self._forget(lambda freed, total: True)

    def shrink(self, largest_bytes: int) -> None:
        """Forget what killed processes left half-made, and what was used longest ago until so few bytes are left."""
        if not self._linked:
            self._forget(lambda freed, total: total - freed > largest_bytes)

    def _forget(self, more: Callable[[int, int], bool]) -> int:
        entries = sorted(self._entries(), key=lambda entry: entry[2])
        total, freed = sum(size for _, size, _ in entries), 0
        for path, size, _ in entries:
            if not (path.name.startswith(".") or more(freed, total)):
                continue
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue
            freed += size
        return freed

    def _path(self, key: str, kind: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.{kind}"

    def _entries(self) -> Iterator[tuple[Path, int, float]]:
        """Files with their bytes and time of last use; those in the making only when they were left behind."""
        if self._linked:
            raise OutputError(f"{self.folder} is a link, where nothing is remembered: remove it")
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            spare = is_spare(path.name)
            if not (spare or _NAME.fullmatch(path.name)) or path.parent.is_symlink():
                continue
            try:
                found = path.lstat()
            except OSError:
                continue  # another process forgot it
            if stat.S_ISREG(found.st_mode) and (not spare or time.time() - found.st_mtime > _TOUCH_AFTER_S):
                yield path, found.st_size, found.st_mtime


def split_head(content: bytes | memoryview) -> tuple[bytes, memoryview]:
    """An entry's first line, and what follows, not copied. ValueError when there is no line."""
    view = memoryview(content)
    head, newline, _ = bytes(view[:_LONGEST_HEAD_BYTES]).partition(b"\n")
    if not newline:
        raise ValueError("the entry has no first line")
    return head, view[len(head) + 1 :]
