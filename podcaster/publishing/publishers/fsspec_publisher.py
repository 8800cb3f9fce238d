"""What SFTP, S3 and WebDAV share: files on another machine through fsspec, with a time limit for every operation."""

import posixpath
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

CONNECT_TIMEOUT_S, READ_TIMEOUT_S = 15, 60
"""Time limits for a connection, and for the next bytes of an answer."""
_OPERATION_TIMEOUT_S, _SLOWEST_BYTES_PER_S = 120, 5000
"""Time limit of one operation; a transfer may take longer, at this speed."""
_CLEANUP_TIMEOUT_S = 10

T = TypeVar("T")


class FsspecPublisher:
    """A place that fsspec reaches. Every method raises TimeoutError when it takes too long."""

    def __init__(self, files: Any, root: str, *, has_folders: bool = True) -> None:
        """`files` is fsspec's file system. With `has_folders`, files are put under a temporary name and then renamed;
        without, folders need not be created and `put` is atomic by itself."""
        self._files, self._root = files, root.rstrip("/")
        self._has_folders = has_folders
        self._temporary = ""

    def list(self, folder: str) -> dict[str, int]:
        return within(_OPERATION_TIMEOUT_S, lambda: self._list(self._at(folder).rstrip("/")))

    def check(self, name: str) -> int | None:
        return within(_OPERATION_TIMEOUT_S, lambda: self._size(self._at(name)))

    def read(self, name: str, most_bytes: int) -> bytes | None:
        return within(_OPERATION_TIMEOUT_S, lambda: self._read(self._at(name), most_bytes))

    def put(self, path: Path, name: str) -> None:
        timeout_s = _OPERATION_TIMEOUT_S + path.stat().st_size / _SLOWEST_BYTES_PER_S
        within(timeout_s, lambda: self._put(path, self._at(name)))

    def remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            within(_OPERATION_TIMEOUT_S, lambda: self._files.rm_file(self._at(name)))

    def close(self) -> None:
        if temporary := self._temporary:
            with suppress(Exception):  # the error that left it there was raised already
                within(_CLEANUP_TIMEOUT_S, lambda: self._files.rm_file(temporary))
            self._temporary = ""
        self._disconnect()

    def _disconnect(self) -> None:
        """End the connection, where there is one."""

    def _rename(self, temporary: str, target: str) -> None:
        """Give a file its name, atomically, in the place of any file of that name."""
        self._files.mv(temporary, target)

    def _list(self, folder: str) -> dict[str, int]:
        try:
            self._files.invalidate_cache()
            found = self._files.ls(folder, detail=True)
        except FileNotFoundError:
            return {}
        return {posixpath.basename(one["name"]): int(one["size"] or 0) for one in found if one["type"] == "file"}

    def _size(self, file: str) -> int | None:
        try:
            self._files.invalidate_cache()
            return int(self._files.info(file)["size"])
        except FileNotFoundError:
            return None

    def _read(self, file: str, most_bytes: int) -> bytes | None:
        size = self._size(file)
        if size is None:
            return None
        return b"" if size > most_bytes else bytes(self._files.cat_file(file))

    def _put(self, path: Path, target: str) -> None:
        if not self._has_folders:
            self._files.put_file(str(path), target)
            return
        self._files.makedirs(posixpath.dirname(target), exist_ok=True)
        temporary = posixpath.join(posixpath.dirname(target), f".{posixpath.basename(target)}.new")
        self._temporary = temporary
        self._files.put_file(str(path), temporary)
        self._rename(temporary, target)
        self._temporary = ""

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"


def within(timeout_s: float, do: Callable[[], T]) -> T:
    """The result of `do`. TimeoutError when it takes longer; `do` then goes on in a daemon thread.

    The drivers' own timeouts are not enough: a server that sends a byte now and then never meets them.
    """
    result: Future[T] = Future()

    def work() -> None:
        try:
            result.set_result(do())
        except BaseException as error:  # noqa: BLE001 -- raised again by `result.result`
            result.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        return result.result(timeout_s)
    except TimeoutError:
        if result.done():
            raise
        raise TimeoutError(f"it takes longer than {timeout_s:.0f} s") from None


def connect(do: Callable[[], T]) -> T:
    """The result of opening a connection, with the time limit of one operation."""
    return within(_OPERATION_TIMEOUT_S, do)
