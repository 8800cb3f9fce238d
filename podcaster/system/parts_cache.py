"""The user's cache of downloaded or computed files that engines need, such as voice models. All shows share it.

A part has a name and a size, and usually a SHA-256 digest that is known beforehand. Parts are written atomically, so
several processes may fetch the same part at once. Above the size limit, the parts that were used longest ago are
removed.
"""

import hashlib
import os
import secrets
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from podcaster.errors import OutputError, SetupError, cause_of
from podcaster.system.files import move_into_place
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

VARIABLE = "PODCASTER_CACHE"
"""Environment variable with the folder of the cache."""
LARGEST_BYTES = 2_000_000_000
"""All parts of all engines together need less than half of this."""
_TOUCH_AFTER_S = 3600
"""The modification time of a part is the time of its last use. It is updated at most once in this period."""
_ABANDONED_AFTER_S = 3600
"""An unfinished file that is older was left by a killed process."""
_PIECE_BYTES = 1 << 20
_PART = lazy_regex(r"[a-z]+-[\w.-]+\.(onnx|bin|npz)")
"""File-name pattern of parts. Other files in the folder are left alone."""
_UNFINISHED = lazy_regex(r"\.[a-z]+-[\w.-]+\.[0-9a-f]{8}\.part")


class Part(Record, frozen=True, kw_only=True):
    """A file that an engine needs."""

    name: str
    """File name in the cache: the engine, a hyphen, and an ending .onnx, .bin or .npz: "hibari-emma.onnx"."""
    size_bytes: int
    sha256: str | None = None
    """Hexadecimal digest. None for a part that is computed from checked parts: then its name contains their digest."""


def parts_folder() -> Path:
    """The folder of the parts: "parts" in $PODCASTER_CACHE or, without it, in this platform's place for caches."""
    if given := os.environ.get(VARIABLE):
        return Path(given, "parts")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home(), "podcaster", "parts")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "podcaster" / "parts"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "podcaster", "parts")


def find_part(part: Part, *, folder: Path | None = None, digest: bool = True) -> Path | None:
    """The path of a part that is in the cache with the right size and digest; None otherwise. `digest=False` skips the
    digest, which takes half a second for 300 MB."""
    path = (folder or parts_folder()) / part.name
    try:
        state = path.stat()
        if state.st_size != part.size_bytes or (digest and part.sha256 and sha256_of(path) != part.sha256):
            return None
    except OSError:
        return None
    if time.time() - state.st_mtime > _TOUCH_AFTER_S:
        with suppress(OSError):
            os.utime(path)
    return path


def keep_part(part: Part, content: Iterable[bytes | bytearray], *, source: str) -> Path:
    """Write a part to the cache and return its path. Older parts are removed if the cache is too large.

    `source` names the origin of `content` in errors. SetupError when size or digest is wrong, or when the cache is not
    writable; then nothing is kept."""
    folder = parts_folder()
    path = folder / part.name
    unfinished = folder / f".{part.name}.{secrets.token_hex(4)}.part"
    digest, size = hashlib.sha256(), 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            for piece in content:
                size += len(piece)
                if size > part.size_bytes:
                    break
                digest.update(piece)
                file.write(piece)
        if size != part.size_bytes:
            few = "more" if size > part.size_bytes else f"{size}"
            raise SetupError(f"{part.name} should have {part.size_bytes} bytes, but this has {few}", where=source)
        if part.sha256 is not None and digest.hexdigest() != part.sha256:
            raise SetupError(f"this is not {part.name}: its SHA-256 digest is {digest.hexdigest()[:12]}…", where=source)
        move_into_place(unfinished, path)
    except (OSError, OutputError) as error:
        what = f"the cache is not writable ({error.what if isinstance(error, OutputError) else cause_of(error)})"
        raise SetupError(what, where=str(folder), advice=f"free space, or set {VARIABLE} to another folder") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    _shrink(folder, LARGEST_BYTES, spare=path)
    return path


def pieces_of(path: Path) -> Iterable[bytes]:
    """The content of a file in pieces."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece


def sha256_of(path: Path) -> str:
    """The hexadecimal SHA-256 digest of a file."""
    digest = hashlib.sha256()
    for piece in pieces_of(path):
        digest.update(piece)
    return digest.hexdigest()


def cached_parts() -> tuple[Path, ...]:
    """All parts in the cache, sorted by name."""
    return tuple(path for path in _files(parts_folder()) if _PART.fullmatch(path.name))


def clear_parts() -> int:
    """Remove all parts and unfinished files from the cache, and return how many bytes that freed."""
    return sum(_removed(path) for path in _files(parts_folder()))


def _shrink(folder: Path, most_bytes: int, *, spare: Path) -> None:
    """Remove what killed processes left, and the parts that were used longest ago until at most `most_bytes` remain."""
    ages: list[tuple[float, int, Path]] = []
    for path in _files(folder):
        with suppress(OSError):
            state = path.stat()
            if _UNFINISHED.fullmatch(path.name):
                if time.time() - state.st_mtime > _ABANDONED_AFTER_S:
                    _removed(path)
            elif path != spare:
                ages.append((state.st_mtime, state.st_size, path))
    total = sum(size for _, size, _ in ages) + spare.stat().st_size
    for _, size, path in sorted(ages):
        if total <= most_bytes:
            return
        total -= size
        _removed(path)


def _files(folder: Path) -> list[Path]:
    """The parts and unfinished parts in a folder, sorted by name. Symbolic links are left alone."""
    try:
        found = sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    except OSError:
        return []
    return [path for path in found if _PART.fullmatch(path.name) or _UNFINISHED.fullmatch(path.name)]


def _removed(path: Path) -> int:
    try:
        size = path.stat().st_size
        path.unlink()
    except OSError:
        return 0
    return size
