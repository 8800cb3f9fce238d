"""Files that are there whole or not at all."""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from podcaster.errors import OutputError

_MAKING = ".making-"
_LEFT_BEHIND_S = 24 * 3600
_DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that nobody ever sees half of it. OutputError when its folder can't be written."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}-", delete=False) as file:
            file.write(data)
        move_into_place(Path(file.name), path)
    except OSError as error:
        raise _unwritable(path, error) from error


def move_into_place(finished: Path, path: Path) -> None:
    """Give a finished file on the same disk its final name, in one step. OutputError when that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        finished.chmod(0o666 & ~_umask())  # temporary files are private, results are not
        finished.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


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
        output.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(dir=output, prefix=_MAKING, ignore_cleanup_errors=True)
    except OSError as error:
        raise _unwritable(output, error) from error
    _sweep(output)
    with folder as name:
        try:
            yield Path(name)
        except OSError as error:
            if error.errno not in _DISK_ERRORS:
                raise
            raise _unwritable(output, error) from error


def _sweep(output: Path) -> None:
    """Remove what builds that were killed left behind."""
    for left in output.glob(f"{_MAKING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND_S:
                shutil.rmtree(left, ignore_errors=True)


def _umask() -> int:
    # There is no way to ask but to set it.
    umask = os.umask(0o022)
    os.umask(umask)
    return umask


def _unwritable(path: Path, error: Exception) -> OutputError:
    why = getattr(error, "strerror", None) or error
    return OutputError(f"can't write {path} ({why}): choose another folder with --output")
