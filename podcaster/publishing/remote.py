"""A site's place on another machine: SFTP, S3 and its compatibles, WebDAV, waited for no longer than is sensible.

Each is reached by fsspec and its kept drivers, which are extras: podcaster[sftp], [s3], [webdav].
"""

import logging
import os
import posixpath
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from podcaster.publishing.feed import LARGEST_FEED_BYTES

PASSWORD = "PODCASTER_PASSWORD"
"""Environment variable of the password for SFTP and WebDAV; else the keyring is asked."""
EXTRAS = {"sftp": "sftp", "ssh": "sftp", "s3": "s3", "webdav": "webdav", "webdavs": "webdav"}
"""The extra that the driver for an address of each kind is in."""
_CONNECT_S, _SILENCE_S = 15, 60
"""How long a place may take to answer at all, and between one piece and the next."""
_PATIENCE_S, _SLOWEST_BYTES_PER_S = 120, 5000
"""How long it may take for one thing in all, and how fast a file has to get there besides."""
_GOODBYE_S = 10
_DRIVERS = ("paramiko", "botocore", "aiobotocore", "s3fs", "fsspec", "webdav4", "httpx", "asyncio")

Given = TypeVar("Given")


class RemoteTarget:
    """A place that fsspec reaches. TimeoutError where it does not do in time what is asked of it."""

    def __init__(self, files: Any, root: str, *, renames: bool, has_folders: bool = True) -> None:
        self._files, self._root = files, root.rstrip("/")
        self._renames, self._has_folders = renames, has_folders
        self._spare = ""
        """What is half-made."""

    def sizes(self, folder: str) -> dict[str, int]:
        return _within(_PATIENCE_S, lambda: self._sizes(self._at(folder).rstrip("/")))

    def size(self, name: str) -> int | None:
        return _within(_PATIENCE_S, lambda: self._size(self._at(name)))

    def read(self, name: str) -> bytes | None:
        return _within(_PATIENCE_S, lambda: self._read(self._at(name)))

    def put(self, path: Path, name: str) -> None:
        longest_s = _PATIENCE_S + path.stat().st_size / _SLOWEST_BYTES_PER_S
        _within(longest_s, lambda: self._put(path, self._at(name)))

    def close(self) -> None:
        if spare := self._spare:
            with suppress(Exception):  # why it is there still has been told
                _within(_GOODBYE_S, lambda: self._files.rm_file(spare))
            self._spare = ""
        client = getattr(self._files, "client", None)
        connection = client if hasattr(self._files, "ftp") else getattr(client, "http", None)  # SFTP's, or WebDAV's
        if connection is not None:
            connection.close()

    def _sizes(self, folder: str) -> dict[str, int]:
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

    def _read(self, file: str) -> bytes | None:
        size = self._size(file)
        if size is None:
            return None
        return b"" if size > LARGEST_FEED_BYTES else bytes(self._files.cat_file(file))

    def _put(self, path: Path, target: str) -> None:
        if self._has_folders:
            self._files.makedirs(posixpath.dirname(target), exist_ok=True)
        if not self._renames:
            self._files.put_file(str(path), target)
            return
        spare = posixpath.join(posixpath.dirname(target), f".{posixpath.basename(target)}.new")
        self._spare = spare
        self._files.put_file(str(path), spare)
        self._replace(spare, target)
        self._spare = ""

    def _replace(self, spare: str, target: str) -> None:
        """In one step: OpenSSH's extension of SFTP, whose own rename refuses to replace, and WebDAV's MOVE."""
        sftp, webdav = getattr(self._files, "ftp", None), getattr(self._files, "client", None)
        if sftp is not None:
            sftp.posix_rename(spare, target)
        elif webdav is not None:
            webdav.move(spare, target, overwrite=True)
        else:
            self._files.mv(spare, target)

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"


def open_remote(address: str, below: str) -> RemoteTarget:
    """The folder `below` at an address of one of the `EXTRAS`. ImportError when its driver is not installed, else what
    the driver raises."""
    parts = urlsplit(address)
    password = "" if parts.scheme == "s3" else _password(parts.hostname or "", unquote(parts.username or ""))
    return _within(_PATIENCE_S, lambda: _connect(address, below, password))


def _connect(address: str, below: str, password: str) -> RemoteTarget:
    import fsspec

    for name in _DRIVERS:
        logging.getLogger(name).addHandler(logging.NullHandler())  # what they have to say is in their errors
    parts = urlsplit(address)
    user = unquote(parts.username or "")
    if parts.scheme == "s3":
        waits = {"connect_timeout": _CONNECT_S, "read_timeout": _SILENCE_S, "retries": {"max_attempts": 3}}
        store = fsspec.filesystem("s3", skip_instance_cache=True, config_kwargs=waits)
        return RemoteTarget(store, _below(address.partition("://")[2], below), renames=False, has_folders=False)
    if parts.scheme in ("sftp", "ssh"):
        login = {"username": user, "port": parts.port, "password": password or None}
        return RemoteTarget(
            _sftp(parts.hostname or "", {key: value for key, value in login.items() if value}),
            _below(parts.path.removeprefix("/~/"), below),
            renames=True,
        )
    from webdav4.fsspec import WebdavFileSystem

    host = parts.netloc.rpartition("@")[2]
    base = f"{'https' if parts.scheme == 'webdavs' else 'http'}://{host}"
    account = (user, password) if user else None
    store = WebdavFileSystem(base, auth=account, timeout=_SILENCE_S, skip_instance_cache=True)
    return RemoteTarget(store, _below(parts.path.strip("/"), below), renames=True)


def _sftp(host: str, login: dict[str, Any]) -> Any:
    """SFTP to a host whose key ssh knows: fsspec's own would send the password to anyone who answers."""
    import paramiko
    from fsspec.implementations.sftp import SFTPFileSystem

    class KnownHosts(SFTPFileSystem):  # type: ignore[misc]
        def _connect(self) -> None:
            self.client = paramiko.SSHClient()
            self.client.load_system_host_keys()
            self.client.set_missing_host_key_policy(paramiko.RejectPolicy())
            self.client.connect(
                self.host, timeout=_CONNECT_S, banner_timeout=_CONNECT_S, auth_timeout=_SILENCE_S, **self.ssh_kwargs
            )
            self.ftp = self.client.open_sftp()
            self.ftp.get_channel().settimeout(_SILENCE_S)

    return KnownHosts(host, skip_instance_cache=True, **login)


def _below(root: str, folder: str) -> str:
    return f"{root.rstrip('/')}/{folder}" if folder else root


def _password(host: str, user: str) -> str:
    if os.environ.get(PASSWORD):
        return os.environ[PASSWORD]
    try:
        import keyring

        return keyring.get_password(f"podcaster {host}", user) or ""
    except Exception:  # noqa: BLE001 -- no keyring here, or a locked one: there may be a key file
        return ""


def _within(longest_s: float, do: Callable[[], Given]) -> Given:
    """What `do` gives. TimeoutError when that takes longer: it is left alone then, in a thread that ends with this
    process. A driver's own timeouts are never met by a place that sends a byte now and then."""
    given: Future[Given] = Future()

    def work() -> None:
        try:
            given.set_result(do())
        except BaseException as error:  # noqa: BLE001 -- raised where it is waited for
            given.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        return given.result(longest_s)
    except TimeoutError:
        if given.done():
            raise
        raise TimeoutError(f"it takes longer than {longest_s:.0f} s") from None
