"""Where a site is put: a folder, SFTP, S3 and its compatibles, WebDAV. The feed last, each file looked at after.

Anything but a folder goes through fsspec and its kept drivers, which are extras: podcaster[sftp], [s3], [webdav].
"""

import hashlib
import json
import os
import posixpath
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from podcaster.errors import PublishError, SetupError, UsageError
from podcaster.files import write_whole

PASSWORD = "PODCASTER_PASSWORD"
"""Environment variable of the password for SFTP and WebDAV; else the keyring is asked."""
_EXTRAS = {"sftp": "sftp", "ssh": "sftp", "s3": "s3", "webdav": "webdav", "webdavs": "webdav"}


class Target(Protocol):
    """A place for files, by names with slashes."""

    def size(self, name: str) -> int | None:
        """The size of a file in bytes, None when there is none."""

    def put(self, path: Path, name: str) -> None:
        """Put a file there, in one step where the place allows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file that is, or would be, put somewhere."""

    name: str
    path: Path
    sha256: str


class FolderTarget:
    """A folder on this machine, or one mounted into it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def size(self, name: str) -> int | None:
        path = self._folder / name
        return path.stat().st_size if path.is_file() else None

    def put(self, path: Path, name: str) -> None:
        target = self._folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        spare = target.with_name(f".{target.name}.new")
        shutil.copyfile(path, spare)
        spare.replace(target)


class RemoteTarget:
    """A place that fsspec reaches."""

    def __init__(self, files: Any, root: str, *, renames: bool, has_folders: bool = True) -> None:
        self._files, self._root = files, root.rstrip("/")
        self._renames, self._has_folders = renames, has_folders

    def size(self, name: str) -> int | None:
        try:
            self._files.invalidate_cache()
            found = self._files.info(self._at(name))
        except FileNotFoundError:
            return None
        return int(found["size"])

    def put(self, path: Path, name: str) -> None:
        target = self._at(name)
        if self._has_folders:
            self._files.makedirs(posixpath.dirname(target), exist_ok=True)
        if not self._renames:
            self._files.put_file(str(path), target)
            return
        spare = posixpath.join(posixpath.dirname(target), f".{posixpath.basename(target)}.new")
        self._files.put_file(str(path), spare)
        if self._files.exists(target):
            self._replace(spare, target)
        else:
            self._files.mv(spare, target)

    def _replace(self, spare: str, target: str) -> None:
        """SFTP's own rename refuses to replace; OpenSSH's extension does it in one step."""
        client = getattr(self._files, "ftp", None)
        if client is not None:
            client.posix_rename(spare, target)
        else:
            self._files.mv(spare, target)

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"


def open_target(address: str) -> Target:
    """The place at an address: a folder's path, sftp://, s3://, webdav(s)://. UsageError for another kind or with a
    password in it, SetupError when its driver is not installed, PublishError when it can't be reached."""
    parts = urlsplit(address)
    if "://" not in address:
        return FolderTarget(Path(address).expanduser())
    if parts.scheme not in _EXTRAS:
        raise UsageError(f"can't publish to {parts.scheme}://: give a folder, sftp://, s3:// or webdavs://")
    if parts.password:
        raise UsageError(f"take the password out of the address: set {PASSWORD} instead, or store it in the keyring")
    try:
        return _remote(parts.scheme, address)
    except ImportError as error:
        extra = _EXTRAS[parts.scheme]
        raise SetupError(f"publishing to {parts.scheme}:// needs more: pip install 'podcaster[{extra}]'") from error
    except Exception as error:
        raise PublishError(f"can't reach {address} ({_said(error)}): check address, network and password") from error


def changes(files: Sequence[Path], root: Path, target: Target, known: Mapping[str, str]) -> list[Change]:
    """The files that are not at the target as they are here, in their order. `known`: hashes of what was put there."""
    found = []
    for path in files:
        name = path.relative_to(root).as_posix()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        try:
            there = target.size(name) if known.get(name) == digest else None
        except Exception as error:
            raise PublishError(f"can't look at {name} ({_said(error)}): nothing was changed") from error
        if there != path.stat().st_size:
            found.append(Change(name=name, path=path, sha256=digest))
    return found


def push(
    todo: Sequence[Change], target: Target, *, on_file: Callable[[Change], None], done: Callable[[Change], None]
) -> None:
    """Put the files there one after the other and look at each; `done` is told of those that are there whole.

    PublishError at the first that fails: what comes later, and the feed comes last, is as it was."""
    for number, change in enumerate(todo):
        on_file(change)
        try:
            target.put(change.path, change.name)
            there = target.size(change.name)
        except Exception as error:
            raise PublishError(_failed(change, number, len(todo), _said(error))) from error
        if there != change.path.stat().st_size:
            raise PublishError(_failed(change, number, len(todo), f"it has {there} bytes there"))
        done(change)


def load_known(path: Path, address: str) -> dict[str, str]:
    """The hashes of what was put to an address before, by name."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in content.get(address, {}).items()}
    except (OSError, ValueError, AttributeError):
        return {}  # then everything is sent again


def save_known(path: Path, address: str, known: Mapping[str, str]) -> None:
    """Remember what is at an address."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        content = {}
    write_whole(path, json.dumps({**content, address: dict(known)}, indent=0) + "\n")


def _remote(scheme: str, address: str) -> RemoteTarget:
    import fsspec

    parts = urlsplit(address)
    if scheme == "s3":
        return RemoteTarget(fsspec.filesystem("s3"), address.removeprefix("s3://"), renames=False, has_folders=False)
    password = _password(parts.hostname or "", parts.username or "")
    if scheme in ("sftp", "ssh"):
        login = {"username": parts.username, "port": parts.port, "password": password or None}
        files = fsspec.filesystem(
            "sftp", host=parts.hostname, **{key: value for key, value in login.items() if value}
        )  # fmt: skip
        return RemoteTarget(files, parts.path.removeprefix("/~/"), renames=True)
    from webdav4.fsspec import WebdavFileSystem

    host = parts.netloc.rpartition("@")[2]
    base = f"{'https' if scheme == 'webdavs' else 'http'}://{host}"
    account = (parts.username, password) if parts.username else None
    return RemoteTarget(WebdavFileSystem(base, auth=account), parts.path.strip("/"), renames=False)


def _password(host: str, user: str) -> str:
    if os.environ.get(PASSWORD):
        return os.environ[PASSWORD]
    try:
        import keyring

        return keyring.get_password(f"podcaster {host}", user) or ""
    except Exception:  # noqa: BLE001 -- no keyring here, or a locked one: there may be a key file
        return ""


def _failed(change: Change, number: int, count: int, why: str) -> str:
    return (
        f"{change.name} could not be put there ({why}); {number} of {count} files are there, the feed is still "
        "the old one: run podcaster publish again"
    )


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
