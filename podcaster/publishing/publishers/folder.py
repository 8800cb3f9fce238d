"""Publishing to a local or mounted folder."""

import errno
import hashlib
import shutil
from contextlib import suppress
from pathlib import Path, PurePosixPath

from podcaster.errors import UsageError, cause_of
from podcaster.system.files import remove_if_possible
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.user_files import is_file

_SSH = lazy_regex(r"([\w.-]+@[\w.-]+):(.*)")
"""An address of scp and rsync: "me@example.org:/var/www"."""


class FolderPublisher:
    """A folder. Files are copied into a temporary folder first, then renamed into place."""

    def __init__(self, folder: Path, *, temporary: str = ".making") -> None:
        """`temporary` names the temporary folder; no other process may use the same name at the same time."""
        self._folder, self._temporary = folder, temporary
        self._created: set[Path] = set()
        self._on_another_disk: set[Path] = set()

    def list(self, folder: str) -> dict[str, int]:
        try:
            return {path.name: path.stat().st_size for path in (self._folder / folder).iterdir() if path.is_file()}
        except FileNotFoundError:
            return {}

    def check(self, name: str) -> int | None:
        path = self._folder / name
        return path.stat().st_size if path.is_file() else None

    def read(self, name: str, most_bytes: int) -> bytes | None:
        size = self.check(name)
        if size is None:
            return None
        return b"" if size > most_bytes else (self._folder / name).read_bytes()

    def put(self, path: Path, name: str) -> None:
        target = self._folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.parent not in self._on_another_disk:
            try:
                self._copy(path, target, self._folder / self._temporary)
                return
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
            self._on_another_disk.add(target.parent)  # by a symbolic link or a mount
        self._copy(path, target, target.parent / self._temporary)

    def remove(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)
        with suppress(OSError):  # the folder has other files, or is gone
            for folder in PurePosixPath(name).parents[:-1]:
                (self._folder / folder).rmdir()

    def close(self) -> None:
        for temporary in {self._folder / self._temporary, *self._created}:
            remove_if_possible(temporary)
        self._created.clear()

    def _copy(self, path: Path, target: Path, temporary: Path) -> None:
        if temporary not in self._created:
            remove_if_possible(temporary)  # left by a killed process, or a symbolic link of somebody else
            temporary.mkdir(mode=0o700)
            self._created.add(temporary)
        copy = temporary / target.name
        try:
            shutil.copyfile(path, copy)
            copy.chmod(path.stat().st_mode & 0o777)
            copy.replace(target)
        finally:
            remove_if_possible(copy)


def folder_at(address: str) -> Path:
    """The folder at an address without a scheme. UsageError for an invalid folder name."""
    if "\0" in address:
        raise UsageError(f"{address!r} can't be a folder's name", advice="give another folder")
    if found := _SSH.fullmatch(address):
        advice = f"write sftp://{found[1]}/{found[2].removeprefix('/')}"
        raise UsageError(f"{address!r} is an address as ssh writes it", advice=advice)
    try:
        folder = Path(address).expanduser()
    except RuntimeError as error:
        raise UsageError(f"there is no folder {address!r} ({cause_of(error)})", advice="give another folder") from error
    if is_file(folder):
        raise UsageError(f"{address} is a file", advice="give a folder to publish to")
    return folder


def open_folder(address: str, *, below: str, name: str) -> FolderPublisher:
    """A publisher for the folder at an address, or for the folder `below` in it. `name` is that of `open_publisher`."""
    temporary = f".making-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    return FolderPublisher(folder_at(address) / below, temporary=temporary)
