"""Files that people name or write by hand. Invalid names give no traceback, reading is bounded, and a device or a pipe
is written to, never replaced."""

import errno
import os
import stat
from importlib.resources.abc import Traversable
from pathlib import Path

from podcaster.errors import OutputError, cause_of
from podcaster.system.files import write_whole

MOST_BYTES = 50_000_000
"""Largest file that is read. A choice."""
_DEVICES = Path("/dev")


def exists(path: str | Path) -> bool:
    """Whether the path exists; False for an invalid name and for an unreadable folder."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists() raises for these before Python 3.12


def is_file(path: str | Path) -> bool:
    """Whether the path is a regular file; False for an invalid name and for an unreadable folder."""
    return os.path.isfile(path)  # noqa: PTH113 - as above


def is_folder(path: str | Path) -> bool:
    """Whether the path is a folder; False for an invalid name and for an unreadable folder."""
    return os.path.isdir(path)  # noqa: PTH112 - as above


def real_path(path: str | Path) -> Path:
    """The absolute path, with no symbolic link in it. Links that lead in a circle stay in it: Path.resolve raises
    RuntimeError for them before Python 3.13. ValueError for an invalid name."""
    return Path(os.path.realpath(path))


def check_reachable(folder: Path) -> None:
    """OutputError when a folder can't be entered or has an invalid name. The folder need not exist."""
    try:
        (folder / "anything").stat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        why = cause_of(error)
        raise OutputError(f"can't write {folder} ({why})", advice="choose another folder") from error


def is_device(path: Path) -> bool:
    """Whether the path is a pipe, a device, or a link in /dev to a stream. These are written into, never replaced."""
    try:
        mode = path.stat().st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or (path.is_symlink() and _DEVICES in path.parents)
    except (OSError, ValueError):
        return False


def write_given(path: Path, content: str | bytes) -> None:
    """Write to a path that a person gave: into a device or a pipe, or a file atomically. OutputError when it can't be
    written."""
    if not is_device(path):
        write_whole(path, content)
        return
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        with path.open("wb") as device:
            device.write(data)
    except OSError as error:
        raise OutputError(f"can't write {path} ({cause_of(error)})", advice="choose another file") from error


def read_bounded(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """The bytes of a file, a pipe or a device. OSError when it can't be read or holds more than `most_bytes`."""
    with path.open("rb") as file:
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise OSError(errno.EFBIG, f"it is over {most_bytes / 1e6:g} MB")
    return data


def read_regular(file: Traversable, most_bytes: int = MOST_BYTES) -> bytes:
    """As `read_bounded`, of a regular file only: reading a pipe could wait for ever. OSError for anything else."""
    if not isinstance(file, Path):
        return file.read_bytes()  # a file inside the package
    try:
        mode = file.stat().st_mode
    except ValueError as error:
        raise OSError(errno.EINVAL, "no file can have that name") from error
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    return read_bounded(file, most_bytes)


def read_text(file: Traversable) -> str:
    """The text of a regular file in UTF-8, without a byte order mark, with line ends as LF. Raises OSError or
    UnicodeDecodeError."""
    return read_regular(file).decode("utf-8-sig").replace("\r\n", "\n")
