"""A cache on disk: bytes under a key. Entries are written atomically, checked by CRC-32, limited in total size, and
never executed. Any number of processes may use one folder."""

import os
import stat
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from podcaster.errors import OutputError
from podcaster.system.files import is_unfinished, write_whole
from podcaster.system.lazy_regex import lazy_regex

_TOUCH_AFTER_S = 3600
"""The modification time of an entry is the time of its last use. It is updated at most once in this period, to save
writes to the disk."""
_ABANDONED_AFTER_S = 3600
"""An unfinished file that is older was left by a killed process. A younger one may still be written."""
_LONGEST_HEAD_BYTES = 4096
_CRC_BYTES = 4
_FOLDER = lazy_regex(r"[0-9a-f]{2}")
_NAME = lazy_regex(r"[0-9a-f]{30,128}\.[a-z]+")
"""File-name pattern of cache entries. Other files in the folder are left alone."""


class ContentStore:
    """A folder of entries. A key is hexadecimal digits; a kind is the ending of the file's name. If the folder is not
    readable or writable, nothing is found, and results are computed again."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """`fresh` ignores existing entries and replaces them. If the folder is a symbolic link it is not used at all:
        writing through it could overwrite the user's files."""
        self.folder = folder
        self._folder_name = str(folder)
        self._linked = folder.is_symlink()
        self.fresh = fresh or self._linked
        self.kept = 0
        """Number of entries that this object has written."""
        self._write_nothing = self._linked

    def has(self, key: str, kind: str) -> bool:
        """Whether there is an entry, damaged or not. It counts as used."""
        if self.fresh:
            return False
        name = self._name(key, kind)
        try:
            found = os.stat(name)  # noqa: PTH116 - half the time of a Path
            self._note_use(name, found)
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode)

    def find(self, key: str, kind: str) -> memoryview | None:
        """The content of an entry; None when it is missing or damaged."""
        if self.fresh:
            return None
        name = self._name(key, kind)
        try:
            with open(name, "rb") as file:  # noqa: PTH123 - a build asks for a thousand entries
                data = file.read()
                self._note_use(name, os.fstat(file.fileno()))
        except OSError:
            return None
        content = memoryview(data)[_CRC_BYTES:]
        whole = len(data) >= _CRC_BYTES and zlib.crc32(content) == int.from_bytes(data[:_CRC_BYTES], "big")
        return content if whole else None

    def keep(self, key: str, kind: str, content: bytes) -> None:
        """Write an entry. After the first failure, such as a full or read-only disk, this object writes nothing."""
        path = self._path(key, kind)
        if self._write_nothing or path.parent.is_symlink():
            return
        try:
            write_whole(path, zlib.crc32(content).to_bytes(_CRC_BYTES, "big") + content)
            self.kept += 1
        except OutputError:
            self._write_nothing = True

    def link(self, key: str, kind: str, to: Path) -> int | None:
        """Make a hard link `to` to the file of an entry. It stays when the entry is replaced or removed. Return where
        the content begins in the file, in bytes. None when there can't be a link, for example on another disk."""
        try:
            os.link(self._name(key, kind), to, follow_symlinks=False)
        except (OSError, NotImplementedError):
            return None
        return _CRC_BYTES

    def size(self, kind: str) -> tuple[int, int]:
        """The number of entries of a kind, and their size in bytes. OutputError when the folder is a link."""
        sizes = [size for entry, size, _ in self._entries() if entry.name.endswith(f".{kind}")]
        return len(sizes), sum(sizes)

    def clear(self) -> int:
        """Remove every entry; the number of bytes freed. OutputError when the folder is a link."""
        return self._remove_oldest(lambda freed, total: True)

    def shrink(self, largest_bytes: int) -> None:
        """Remove the entries that were used longest ago until at most `largest_bytes` are left. Unfinished files of
        killed processes are removed too."""
        if not self._linked:
            self._remove_oldest(lambda freed, total: total - freed > largest_bytes)

    def _note_use(self, name: str, found: os.stat_result) -> None:
        if time.time() - found.st_mtime > _TOUCH_AFTER_S:
            with suppress(OSError):
                os.utime(name)

    def _remove_oldest(self, more: Callable[[int, int], bool]) -> int:
        entries = sorted(self._entries(), key=lambda entry: entry[2])
        total, freed = sum(size for _, size, _ in entries), 0
        for entry, size, _ in entries:
            if entry.name.startswith(".") or more(freed, total):
                with suppress(OSError):
                    Path(entry.path).unlink(missing_ok=True)
                    freed += size
        return freed

    def _name(self, key: str, kind: str) -> str:
        return f"{self._folder_name}{os.sep}{key[:2]}{os.sep}{key[2:]}.{kind}"

    def _path(self, key: str, kind: str) -> Path:
        return Path(self._name(key, kind))

    def _entries(self) -> "Iterator[tuple[os.DirEntry[str], int, float]]":
        """Folder entry, size in bytes and time of last use of each entry and of each abandoned unfinished file."""
        if self._linked:
            raise OutputError("this is a link, so nothing is cached here", where=str(self.folder), advice="remove it")
        for folder in _scanned(self._folder_name):
            if not (_FOLDER.fullmatch(folder.name) and folder.is_dir(follow_symlinks=False)):
                continue
            for entry in _scanned(folder.path):
                unfinished = is_unfinished(entry.name)
                if not (unfinished or _NAME.fullmatch(entry.name)):
                    continue
                try:
                    found = entry.stat(follow_symlinks=False)
                except OSError:
                    continue  # another process has removed it
                old = time.time() - found.st_mtime > _ABANDONED_AFTER_S
                if stat.S_ISREG(found.st_mode) and (old or not unfinished):
                    yield entry, found.st_size, found.st_mtime


def _scanned(folder: str) -> "list[os.DirEntry[str]]":
    """What is in a folder; nothing when it can't be read."""
    with suppress(OSError), os.scandir(folder) as entries:
        return list(entries)
    return []


def split_head(content: bytes | memoryview) -> tuple[bytes, memoryview]:
    """Split an entry into its first line and the rest, which is not copied. ValueError without a first line."""
    view = memoryview(content)
    head, newline, _ = bytes(view[:_LONGEST_HEAD_BYTES]).partition(b"\n")
    if not newline:
        raise ValueError("the entry has no first line")
    return head, view[len(head) + 1 :]
