"""An append-only record of files. A process that is killed loses at most the last line."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from podcaster.errors import OutputError, cause_of
from podcaster.system.files import write_whole
from podcaster.system.user_files import read_text

_HEAD = "podcaster 1"
_NOTHING = ("", "")


def stamp(size: int, changed_ns: int) -> str:
    """A text that differs when a file was changed: its size in bytes and its time of change in ns."""
    return f"{size}-{changed_ns}"


class Journal:
    """For each file, by name: a digest, and the file's stamp when it was recorded. The digest is that of the content
    that was put to a place, or of everything that a file of the site was made from. Broken lines are ignored."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None
        self._notes: dict[str, tuple[str, str]] = {}
        lines = 0
        for digest, mark, name in self._lines():
            self._notes[name] = (digest, mark)
            lines += 1
        self._long = lines > 2 * len(self._notes) + 100

    def digest(self, name: str) -> str:
        """The digest of a file, "" when there is none."""
        return self._notes.get(name, _NOTHING)[0]

    def names(self) -> tuple[str, ...]:
        """The files with a digest."""
        return tuple(name for name, (digest, _) in self._notes.items() if digest)

    def stamp(self, name: str) -> str:
        """The stamp of a file, "" when there is none."""
        return self._notes.get(name, _NOTHING)[1]

    def note(self, name: str, digest: str, mark: str) -> None:
        """Record a file, on disk at once. OutputError when the journal can't be written."""
        if self._notes.get(name) == (digest, mark):
            return
        self._notes[name] = (digest, mark)
        try:
            if self._file is None:
                self._file = self._open()
            self._file.write(f"{digest} {mark} {name}\n")
            self._file.flush()
        except OSError as error:
            why = cause_of(error)
            advice = "free some space, then publish again"
            raise OutputError(f"can't write the journal ({why})", where=str(self._path), advice=advice) from error

    def forget(self, which: Callable[[str], bool]) -> None:
        """Forget the files that `which` accepts."""
        for name in [name for name in self._notes if which(name)]:
            self.note(name, *_NOTHING)

    def close(self) -> None:
        """Close the file. A later `note` opens it again."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> TextIO:
        if self._long or not self._path.is_file() or not self._ends_well():
            lines = [f"{digest} {mark} {name}" for name, (digest, mark) in self._notes.items()]
            write_whole(self._path, "\n".join([_HEAD, *lines]) + "\n", private=True)
        return self._path.open("a", encoding="utf-8")

    def _ends_well(self) -> bool:
        with self._path.open("rb") as file:
            if file.readline().decode("utf-8", "replace").strip() != _HEAD:
                return False  # also for an empty file, which a power cut can leave
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _lines(self) -> Iterator[list[str]]:
        try:
            text = read_text(self._path)
        except (OSError, UnicodeDecodeError):
            return
        head, _, rest = text.partition("\n")
        if head == _HEAD:
            # The last line is complete only with its newline.
            yield from (parts for line in rest.split("\n")[:-1] if len(parts := line.split(" ", 2)) == 3)
