"""Where a site is put: a folder, SFTP, S3 and its compatibles, WebDAV. The feed last, each file looked at after."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from podcaster.errors import PublishError, SetupError, UsageError
from podcaster.publishing.feed import LARGEST_FEED_BYTES, show_in
from podcaster.publishing.journal import Journal, stamp
from podcaster.publishing.remote import EXTRAS, PASSWORD, open_remote
from podcaster.publishing.show import Show
from podcaster.publishing.site import PAGE, SiteFile
from podcaster.publishing.volumes import feed_name
from podcaster.system.files import remove
from podcaster.system.http import without_login
from podcaster.version import install_advice

_SECRETS = (PASSWORD, "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID")
"""Environment variables whose values are never told."""


class Target(Protocol):
    """A place for files, by names with slashes."""

    def sizes(self, folder: str) -> dict[str, int]:
        """The files of one folder, "" being the outermost, and their bytes; none when there is no such folder."""

    def size(self, name: str) -> int | None:
        """The bytes of one file, None when there is none."""

    def read(self, name: str) -> bytes | None:
        """What a file holds, b"" when that is more than `LARGEST_FEED_BYTES`; None when there is none."""

    def put(self, path: Path, name: str) -> None:
        """Put a file there, in one step where the place allows it."""

    def close(self) -> None:
        """Nothing more is put there: what is half-made goes, as far as the place can still be reached, and from a
        folder also what somebody left who was killed; a connection ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file that is, or would be, put somewhere."""

    name: str
    path: Path
    sha256: str
    stamp: str
    """Of the file as it was looked at."""


class FolderTarget:
    """A folder on this machine, or one mounted into it."""

    def __init__(self, folder: Path, *, making: str = ".making") -> None:
        """`making` is a name for files in the making that nobody else uses at the same time."""
        self._folder, self._making = folder, making
        self._ours: set[Path] = set()
        self._elsewhere: set[Path] = set()

    def sizes(self, folder: str) -> dict[str, int]:
        try:
            return {path.name: path.stat().st_size for path in (self._folder / folder).iterdir() if path.is_file()}
        except FileNotFoundError:
            return {}

    def size(self, name: str) -> int | None:
        path = self._folder / name
        return path.stat().st_size if path.is_file() else None

    def read(self, name: str) -> bytes | None:
        size = self.size(name)
        if size is None:
            return None
        return b"" if size > LARGEST_FEED_BYTES else (self._folder / name).read_bytes()

    def put(self, path: Path, name: str) -> None:
        target = self._folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.parent not in self._elsewhere:
            try:
                self._put(path, target, self._folder / self._making)
                return
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
            self._elsewhere.add(target.parent)  # a link or a mount leads to another disk
        self._put(path, target, target.parent / self._making)

    def close(self) -> None:
        for making in {self._folder / self._making, *self._ours}:
            remove(making)
        self._ours.clear()

    def _put(self, path: Path, target: Path, making: Path) -> None:
        if making not in self._ours:  # nobody can have put a link there beforehand
            remove(making)
            making.mkdir(mode=0o700)
            self._ours.add(making)
        spare = making / target.name
        try:
            shutil.copyfile(path, spare)
            spare.chmod(path.stat().st_mode & 0o777)
            spare.replace(target)
        finally:
            remove(spare)


def open_target(address: str, *, below: str = "", publisher: str = "") -> Target:
    """The place at an address, or in its folder `below`: a folder's path, sftp://, s3://, webdav(s)://. Nobody else
    publishes under the name `publisher` meanwhile. UsageError for another kind or with a password in it, SetupError
    when its driver is not installed, PublishError when it can't be reached."""
    if "://" not in address:
        making = f".making-{hashlib.sha256(publisher.encode()).hexdigest()[:12]}"
        return FolderTarget(folder_of(address) / below, making=making)
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        told = without_login(address)
        raise UsageError(f"{told!r} is no address ({error}): write it like sftp://me@example.org/folder") from error
    if parts.scheme not in EXTRAS:
        raise UsageError(f"can't publish to {parts.scheme}://: give a folder, sftp://, s3:// or webdavs://")
    if not parts.hostname:
        raise UsageError(f"{without_login(address)!r} names no machine or bucket: write it behind ://")
    if parts.password:
        raise UsageError(f"take the password out of the address: set {PASSWORD} instead, or store it in the keyring")
    try:
        return open_remote(address, below)
    except ImportError as error:
        extra = EXTRAS[parts.scheme]
        raise SetupError(f"publishing to {parts.scheme}:// needs more", advice=install_advice(extra)) from error
    except Exception as error:
        advice = "check address, network and password"
        if "known_hosts" in str(error):
            advice = f"log in with ssh {parts.hostname} once and see that its key is the right one"
        raise PublishError(f"can't reach {address} ({_said(error, below)}): {advice}") from error


def check_owner(target: Target, known: Journal, show: Show, guids: Collection[str]) -> None:
    """PublishError when another show's feed is there: one of neither this show's guid nor any of its episodes'; or no
    feed, and the front page of something else. What is there as it was put there is not looked into. After somebody
    else published the same show there, feeds and pages are put there anew, as long as they may be."""
    name = feed_name(0)
    try:
        there = target.read(name)
        is_front = there is None and not known.digest(PAGE) and PAGE in target.sizes("")
        front = target.read(PAGE) if is_front else None
    except Exception as error:
        raise PublishError(f"can't look at {name} ({_said(error, show.token)}): nothing was changed") from error
    if front is not None and b"podcaster.css" not in front:
        raise PublishError(f"an {PAGE} of something else is there: publish to a folder of its own, or remove it")
    if there is None or hashlib.sha256(there).hexdigest() == known.digest(name):
        return
    other = show_in(there)
    if other is None:
        return
    if other.guid != show.guid and other.episodes.isdisjoint(guids):
        raise PublishError(
            f"the feed there is another show's, {other.title!r}: publish to a folder of its own, or remove its {name}"
        )
    known.forget(lambda one: "/" not in one or one.endswith(f"/{PAGE}"))


def folder_of(address: str) -> Path:
    """The folder that an address without :// is. UsageError when it can be none."""
    if "\0" in address:
        raise UsageError(f"{address!r} can't be a folder's name: give another")
    try:
        return Path(address).expanduser()
    except RuntimeError as error:
        raise UsageError(f"there is no folder {address!r} ({error}): give another") from error


def changes(
    files: Sequence[SiteFile],
    root: Path,
    target: Target,
    known: Journal,
    *,
    look_at: Callable[[str], bool] = lambda folder: True,
    secrets: Collection[str] = (),
) -> list[Change]:
    """The files that are not at the target as they are here, in their order. `known` has what was put there; that it
    is still there is looked at in the folders that `look_at` says. PublishError when that can't be done; its message
    holds none of the `secrets`."""
    sizes: dict[str, dict[str, int]] = {}
    found = []
    for file in files:
        folder, _, name = file.name.rpartition("/")
        digest = known.digest(file.name)
        if known.stamp(file.name) != file.stamp:
            now = _sha256(root / file.name)
            if now == digest:
                known.note(file.name, digest, file.stamp)  # touched, and the same
            digest = now if now == digest else ""
        if digest and look_at(folder):
            if folder not in sizes:
                try:
                    sizes[folder] = target.sizes(folder)
                except Exception as error:
                    why = _said(error, *secrets)
                    raise PublishError(f"can't look at {file.name} ({why}): nothing was changed") from error
            digest = digest if sizes[folder].get(name) == file.size else ""
        if not digest:
            path = root / file.name
            found.append(Change(name=file.name, path=path, sha256=_sha256(path), stamp=file.stamp))
    return found


def _in(folder: str) -> Callable[[str], bool]:
    return lambda name: name.startswith(f"{folder}/")


def left_there(
    gone: Collection[str], target: Target, known: Journal, *, secrets: Collection[str] = ()
) -> Iterator[str]:
    """Those of the retracted episodes whose files were put there and still are: nothing is removed from a target."""
    for slug in gone:
        page = f"{slug}/{PAGE}"
        if not known.digest(page):
            continue
        try:
            there = target.sizes(slug)
        except Exception as error:
            raise PublishError(f"can't look at {slug} ({_said(error, *secrets)}): nothing was changed") from error
        if there:
            yield slug
        else:
            known.forget(_in(slug))  # nobody need look again


def push(
    todo: Sequence[Change],
    target: Target,
    *,
    on_file: Callable[[Change], None],
    done: Callable[[Change], None],
    secrets: Collection[str] = (),
) -> None:
    """Put the files there one after the other and look at each; `done` is told of those that are there whole.

    PublishError at the first that fails: what comes later, and the feed comes last, is as it was. No message holds one
    of the `secrets`."""
    for number, change in enumerate(todo):
        on_file(change)
        try:
            target.put(change.path, change.name)
            there = target.size(change.name)
            facts = change.path.stat()
        except Exception as error:
            raise PublishError(_failed(change, number, len(todo), _said(error, *secrets))) from error
        if stamp(facts.st_size, facts.st_mtime_ns) != change.stamp:
            raise PublishError(_failed(change, number, len(todo), "it was changed here meanwhile"))
        if there != facts.st_size:
            raise PublishError(_failed(change, number, len(todo), f"it has {there} bytes there"))
        done(change)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise PublishError(f"can't read {path} ({error.strerror or error}): publish again") from error


def _failed(change: Change, number: int, count: int, why: str) -> str:
    return (
        f"{change.name} could not be put there ({why}); {number} of {count} files are there, the feed is still "
        "the old one: run podcaster publish again"
    )


def _said(error: Exception, *secrets: str) -> str:
    """What an error says, in one line, without what must not be told."""
    text = str(error)
    if isinstance(error, OSError) and error.strerror:
        text = error.strerror  # its path may hold the token
    text = " ".join(text.split())[:300] or type(error).__name__
    for secret in (*secrets, *(os.environ.get(name, "") for name in _SECRETS)):
        text = text.replace(secret, "***") if secret else text
    return text
