"""Files that are written atomically, locks, and private folders for unfinished files."""

import errno
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from podcaster.errors import OutputError, cause_of
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.signals import interrupts_deferred

if TYPE_CHECKING:
    from filelock import FileLock

_MAKING, _WRITING = ".making-", ".writing-"
"""Prefixes of unfinished folders and files."""
_UNFINISHED_FOLDER = lazy_regex(r"\.making-[a-z0-9_]{8}")
_UNFINISHED_FILE = lazy_regex(r"\.writing-.*-[a-z0-9_]{8}", re.DOTALL)
_LEFT_BEHIND_S = 24 * 3600
"""An unfinished folder without a lock file is removed after this time."""
_OWNER = ".owner.lock"
"""Lock file in an unfinished folder. The process that fills the folder holds the lock."""
_DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM)

Files = dict[str, tuple[int, int]]
"""Files of a folder by name: size in bytes, and time of change in ns."""


def write_whole(path: Path, content: str | bytes, *, private: bool = False) -> None:
    """Write a file atomically. `private` creates it with mode 0600. Lone surrogates, which UTF-8 can't encode, are
    written as JSON escapes. OutputError when the file can't be written."""
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    unfinished = _unused(path.parent, f"{_WRITING}{path.name[:40]}-")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(unfinished, "xb", opener=_private_opener) as file:
            file.write(data)
        move_into_place(unfinished, path, private=private)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        remove_if_possible(unfinished)  # after success it no longer has this name


def move_into_place(finished: Path, path: Path, *, private: bool = False) -> None:
    """Rename a finished file atomically to its final name, which must be on the same disk. OutputError when that
    fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Temporary files have mode 0600; results get the mode that the umask asks for.
        finished.chmod(0o600 if private else 0o666 & ~_umask())
        finished.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def copy_into_place(source: Path, path: Path) -> None:
    """Put a hard link to a file in place atomically. A disk without hard links gets a copy with the same time of
    change. OutputError when both fail."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _private_folder(path.parent, _MAKING) as folder:
            unfinished = folder / path.name
            try:
                os.link(source, unfinished, follow_symlinks=False)
            except (OSError, NotImplementedError):
                shutil.copyfile(source, unfinished)
                times = source.stat()
                os.utime(unfinished, ns=(times.st_atime_ns, times.st_mtime_ns))
            unfinished.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def files_in(folder: Path, *, sweep: bool = False) -> Files:
    """The files of a folder without symbolic links and hidden files; empty for a missing folder. `sweep` also removes
    the unfinished files of killed processes: then the caller must hold the folder's lock. OutputError when the folder
    can't be read."""
    found = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    if sweep and _is_left_behind(entry):
                        remove_if_possible(Path(entry.path))
                elif entry.is_file(follow_symlinks=False):
                    facts = entry.stat(follow_symlinks=False)
                    found[entry.name] = (facts.st_size, facts.st_mtime_ns)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise OutputError(
            f"can't read {folder} ({cause_of(error)})", advice="correct its permissions"
        ) from error
    return found


def sweep(folder: Path) -> None:
    """Remove the unfinished files of killed processes from a folder; see `files_in`."""
    files_in(folder, sweep=True)


def is_unfinished(name: str) -> bool:
    """Whether `write_whole` gives such a name to a file until it is complete."""
    return _UNFINISHED_FILE.fullmatch(name) is not None


def unlink(path: Path) -> None:
    """Remove a file or a link, if it exists. OutputError when it can't be removed."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        pass  # the parent is a file, so `path` does not exist
    except OSError as error:
        raise _unwritable(path, error) from error


def unlink_link(place: Path) -> None:
    """Remove `place` if it is a symbolic link, so that nothing is written or removed where the link leads. OutputError
    when it can't be removed."""
    if place.is_symlink():
        unlink(place)


def _is_left_behind(entry: "os.DirEntry[str]") -> bool:
    """Whether a folder entry is an unfinished file or folder of podcaster."""
    if _UNFINISHED_FOLDER.fullmatch(entry.name):
        return entry.is_dir(follow_symlinks=False)
    return is_unfinished(entry.name) and entry.is_file(follow_symlinks=False)


@contextmanager
def locked(path: Path, *, patience_s: float = 60.0) -> Iterator[None]:
    """Hold an advisory lock on `path` against other processes and threads, by a hidden lock file beside it. OutputError
    when the folder can't be written, or when another process holds the lock for longer than `patience_s`."""
    from filelock import FileLock, Timeout  # imported late: it takes as long as all imports above

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=patience_s)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise OutputError(f"can't write {path} (another podcaster is writing it)", advice="try again") from error
    except (OSError, NotImplementedError) as error:  # some network disks have no locks
        raise _unwritable(path, error) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def unfinished_files(output: Path) -> Iterator[Path]:
    """A private folder in `output` for unfinished files, removed afterwards. An `output` that was made for it and is
    empty at the end is removed too. OutputError when the folder can't be created, or when its disk becomes full."""
    was_there = output.is_dir()
    try:
        with _unfinished_files(output) as folder:
            yield folder
    finally:
        if not was_there:
            with suppress(OSError):  # it has files now, or could not be made
                output.rmdir()


@contextmanager
def _unfinished_files(output: Path) -> Iterator[Path]:
    from filelock import FileLock

    try:
        _sweep_builds(output)
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(output, error) from error
    while True:
        with _private_folder(output, _MAKING) as folder:
            owner = FileLock(folder / _OWNER)
            try:
                if not _owned(folder, owner):
                    continue
                yield folder
                return
            except OSError as error:
                if error.errno not in _DISK_ERRORS and folder.is_dir():
                    raise  # a bug. Otherwise the disk is full, or the folder was removed
                raise _unwritable(output, error) from error
            finally:
                owner.release()


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A private folder in the system's place for temporary files, removed afterwards."""
    with _private_folder(Path(tempfile.gettempdir()), "podcaster-") as folder:
        yield folder


@contextmanager
def _private_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """A folder with mode 0700 that is removed at the end of the context, also after an interruption at any moment. Its
    name is known before it is made; tempfile.TemporaryDirectory can leave its folder behind. OutputError when the
    folder can't be made."""
    folder = _unused(parent, prefix)
    try:
        try:
            folder.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise _unwritable(parent, error) from error
        yield folder
    finally:
        try:
            remove_if_possible(folder)
        finally:
            remove_if_possible(folder)  # again, because an interruption may have come just before the first call


def _owned(folder: Path, owner: "FileLock") -> bool:
    """Take the lock that shows that the folder's process is alive. The operating system releases it even when the
    process is killed. False when another process removed the folder before it was locked."""
    try:
        owner.acquire()
    except (OSError, NotImplementedError):  # some network disks have no locks
        return folder.is_dir()
    return (folder / _OWNER).exists()


def _unused(parent: Path, prefix: str) -> Path:
    """A name for a file or a folder that does not exist."""
    while os.path.lexists(path := parent / f"{prefix}{secrets.token_hex(4)}"):
        pass
    return path


def _private_opener(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def remove_completely(path: Path) -> None:
    """Remove a file, a symbolic link, or a folder with its content, if it exists. OutputError when any part of it
    can't be removed."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            with suppress(FileNotFoundError, NotADirectoryError):  # it does not exist, or its parent is a file
                path.unlink()
    except OSError as error:
        raise OutputError(
            f"can't be removed ({cause_of(error)})",
            where=str(path),
            advice="correct the permissions of its folders and files, then run the command again",
        ) from error


def remove_if_possible(left: Path) -> None:
    """Remove a file, a symbolic link, or a folder with its content. Errors are ignored; interruptions are deferred."""
    with interrupts_deferred():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            with suppress(OSError):
                left.unlink()


def _sweep_builds(output: Path) -> None:
    """Remove the unfinished folders of killed builds: those whose lock is free, and those without a lock file after a
    day."""
    from filelock import FileLock, Timeout

    for left in output.glob(f"{_MAKING}*"):
        if not _UNFINISHED_FOLDER.fullmatch(left.name) or left.is_symlink():
            continue
        owner = FileLock(left / _OWNER, timeout=0)
        try:
            if (left / _OWNER).exists():
                with owner.acquire():
                    remove_if_possible(left)  # while this process holds the lock
            elif time.time() - left.stat().st_mtime < _LEFT_BEHIND_S:
                continue
        except (Timeout, OSError, NotImplementedError):
            continue
        remove_if_possible(left)


def _umask() -> int:
    # The umask can be read only by setting it.
    umask = os.umask(0o022)
    os.umask(umask)
    return umask


def _unwritable(path: Path, error: Exception) -> OutputError:
    why = cause_of(error)
    full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
    advice = "free some space, or choose another folder" if full else "choose another folder"
    return OutputError(f"can't write {path} ({why})", advice=advice)
