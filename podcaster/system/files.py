"""Files that are there whole or not at all."""

import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from podcaster.errors import OutputError

if TYPE_CHECKING:
    from filelock import FileLock

_MAKING, _WRITING = ".making-", ".writing-"
_FOLDER_OF_OURS = re.compile(r"\.making-[a-z0-9_]{8}")
_SPARE = re.compile(r"\.writing-.*-[a-z0-9_]{8}", re.DOTALL)
_LEFT_BEHIND_S = 24 * 3600
_OWNER = ".owner.lock"
_DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM)

Files = dict[str, tuple[int, int]]
"""Files of a folder by name: bytes, and time of change in ns."""


def write_whole(path: Path, content: str | bytes, *, private: bool = False) -> None:
    """Write a file so that nobody ever sees half of it, and with `private` nobody else any of it. OutputError when its
    folder can't be written. Half a character of a text, which UTF-8 lacks, is written as JSON escapes it."""
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    spare = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{_WRITING}{path.name[:40]}-", delete=False) as file:
            spare = Path(file.name)
            file.write(data)
        move_into_place(spare, path, private=private)
        spare = None
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        if spare:
            remove(spare)


def move_into_place(finished: Path, path: Path, *, private: bool = False) -> None:
    """Give a finished file on the same disk its final name, in one step. OutputError when that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Temporary files are private, results are not.
        finished.chmod(0o600 if private else 0o666 & ~_umask())
        finished.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def copy_into_place(source: Path, path: Path) -> None:
    """Give a file a second name, or a copy with the same time of change where the disk has no second names, in one
    step. OutputError when that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=_MAKING, ignore_cleanup_errors=True) as folder:
            spare = Path(folder) / path.name
            try:
                os.link(source, spare, follow_symlinks=False)
            except (OSError, NotImplementedError):
                shutil.copyfile(source, spare)
                times = source.stat()
                os.utime(spare, ns=(times.st_atime_ns, times.st_mtime_ns))
            spare.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def files_in(folder: Path, *, sweep: bool = False) -> Files:
    """The files of a folder, links and hidden ones aside; none of a folder that is not there. `sweep` removes what
    somebody left half-made who was killed, and nothing else that is hidden: for who holds the folder's lock.
    OutputError when it can't be read."""
    found = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    if sweep and _is_left_behind(entry):
                        remove(Path(entry.path))
                elif entry.is_file(follow_symlinks=False):
                    facts = entry.stat(follow_symlinks=False)
                    found[entry.name] = (facts.st_size, facts.st_mtime_ns)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise OutputError(f"can't read {folder} ({error.strerror or error}): mend its permissions") from error
    return found


def sweep(folder: Path) -> None:
    """Remove what was left half-made in a folder, as `files_in` does."""
    files_in(folder, sweep=True)


def is_spare(name: str) -> bool:
    """Whether `write_whole` gives a file such a name before it has its own."""
    return _SPARE.fullmatch(name) is not None


def unlink(path: Path) -> None:
    """Remove a file or a link, if it is there. OutputError when it stays."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        pass  # what it would be in is none
    except OSError as error:
        raise _unwritable(path, error) from error


def unlink_link(place: Path) -> None:
    """Remove the link in the place of a file or folder, if it is one: nothing is written or removed where it leads.
    OutputError when it stays."""
    if place.is_symlink():
        unlink(place)


def _is_left_behind(entry: "os.DirEntry[str]") -> bool:
    """Whether one of us made it, who had no time to remove it."""
    if _FOLDER_OF_OURS.fullmatch(entry.name):
        return entry.is_dir(follow_symlinks=False)
    return is_spare(entry.name) and entry.is_file(follow_symlinks=False)


@contextmanager
def locked(path: Path, *, patience_s: float = 60.0) -> Iterator[None]:
    """Hold `path` against other processes and threads that lock it too, through a hidden file beside it. OutputError
    when its folder can't be written, or when somebody holds it for longer than `patience_s`."""
    from filelock import FileLock, Timeout  # late: it takes as long to import as all of the above

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=patience_s)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise OutputError(f"can't write {path} (another podcaster holds it): try again") from error
    except (OSError, NotImplementedError) as error:  # some network disks know no locks
        raise _unwritable(path, error) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def unfinished_files(output: Path) -> Iterator[Path]:
    """A private folder below `output` for files in the making, gone afterwards. OutputError when there can't be one."""
    try:
        _sweep_builds(output)
        output.mkdir(parents=True, exist_ok=True)
        folder, owner = _owned(output)
    except OSError as error:
        raise _unwritable(output, error) from error
    with folder as name:
        try:
            yield Path(name)
        except OSError as error:
            if error.errno not in _DISK_ERRORS and Path(name).is_dir():
                raise  # a bug; else somebody removed the folder
            raise _unwritable(output, error) from error
        finally:
            owner.release()


def _owned(output: Path) -> "tuple[tempfile.TemporaryDirectory[str], FileLock]":
    """A folder for files in the making, and its owner's lock, held as long as we live, however we end: a clock may be
    wrong, a lock is not. Whoever sweeps may have taken the lock first, and the folder with it: then another."""
    from filelock import FileLock

    while True:
        folder = tempfile.TemporaryDirectory(dir=output, prefix=_MAKING, ignore_cleanup_errors=True)
        owner = FileLock(Path(folder.name) / _OWNER)
        try:
            owner.acquire()
        except (OSError, NotImplementedError):  # some network disks know no locks
            if Path(folder.name).is_dir():
                return folder, owner
            continue
        if (Path(folder.name) / _OWNER).exists():
            return folder, owner
        owner.release()


def remove(left: Path) -> None:
    """Remove a file, a link or a folder with all that is in it, as far as that can be done."""
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
    else:
        with suppress(OSError):
            left.unlink()


def _sweep_builds(output: Path) -> None:
    """Remove what builds that were killed left behind: whose owner is dead, or, where nobody can tell, is a day old."""
    from filelock import FileLock, Timeout

    for left in output.glob(f"{_MAKING}*"):
        if not _FOLDER_OF_OURS.fullmatch(left.name) or left.is_symlink():
            continue
        owner = FileLock(left / _OWNER, timeout=0)
        try:
            if (left / _OWNER).exists():
                with owner.acquire():
                    remove(left)  # before anybody else has the lock
            elif time.time() - left.stat().st_mtime < _LEFT_BEHIND_S:
                continue
        except (Timeout, OSError, NotImplementedError):
            continue
        remove(left)


def _umask() -> int:
    # There is no way to ask but to set it.
    umask = os.umask(0o022)
    os.umask(umask)
    return umask


def _unwritable(path: Path, error: Exception) -> OutputError:
    why = getattr(error, "strerror", None) or error
    full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
    return OutputError(
        f"can't write {path} ({why}): {'free some space, or ' if full else ''}choose another folder with --output"
    )
