"""The choice of the espeak-ng library: the one of espeakng-loader, or a newer one of this machine.

pyttsx3's espeak driver loads the library by a fixed list of names. On some platforms a Python package can't provide any
of them. So `ctypes.cdll.LoadLibrary` is replaced while the driver's module is imported: it returns the chosen library.

espeak-ng keeps a state: what it says depends on what it said before (the phase of the flutter), and its noise of breath
on the time. After `reload_espeak` it says the same text in the same way, in every process.
"""

import _ctypes
import ctypes
import functools
import importlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from podcaster.errors import SetupError
from podcaster.system.record import Record

_DRIVER = "pyttsx3.drivers._espeak"
"""The driver's module that has espeak-ng's functions."""
LONGEST_DATA_PATH_BYTES = 160
"""Size of the buffer into which espeak-ng copies its data path (N_PATH_HOME in its speech.h)."""
_SYNCHRONOUS, _UTF_8, _IPA = 2, 1, 2
"""AUDIO_OUTPUT_SYNCHRONOUS, espeakCHARS_UTF8 and the phoneme mode for IPA, in espeak-ng's speech.h."""
_BUFFER_MS = 1000
"""As in pyttsx3's driver: espeak-ng is one for the process, and with a shorter buffer the driver would lose marks."""
SYSTEM_LIBRARIES = (
    "libespeak-ng.so.1",
    "/opt/homebrew/lib/libespeak-ng.1.dylib",
    "/usr/local/lib/libespeak-ng.1.dylib",
    r"C:\Program Files\eSpeak NG\libespeak-ng.dll",
)


class Library(Record, frozen=True, kw_only=True):
    """A library on this machine."""

    name: str
    """Its path, or a name that the system's loader finds."""
    version: str
    data_path: str | None
    """None for a library that knows it itself."""


def load_espeak_driver() -> str:
    """Import pyttsx3's espeak driver with the newest espeak-ng on this machine. Return the version of that library.

    SetupError when there is no library, or when its data path is too long for espeak-ng."""
    library = _newest()
    if library.data_path:
        if len(os.fsencode(library.data_path)) >= LONGEST_DATA_PATH_BYTES:
            what = f"espeak-ng can't open its data, since its path has over {LONGEST_DATA_PATH_BYTES} bytes"
            raise SetupError(what, where=library.data_path, advice="install podcaster in a folder with a shorter path")
        os.environ["ESPEAK_DATA_PATH"] = library.data_path
    if _DRIVER not in sys.modules:
        with _library_look_ups_answered_by(ctypes.CDLL(library.name)):
            importlib.import_module(_DRIVER)
    return library.version


def reload_espeak() -> Any:
    """Unload the library of pyttsx3's espeak driver, load it again, and start it with its first state. Return the
    driver's module. Call `load_espeak_driver` before. Takes less than a millisecond.

    The state stays if somebody else in this process uses the same library."""
    module: Any = sys.modules[_DRIVER]
    module.Terminate()
    begin = _address(module.Initialize)
    if _for_phonemes.cache_info().currsize:  # as long as anybody uses the library, it is not unloaded
        _unload(_for_phonemes())
        _for_phonemes.cache_clear()
    _unload(module.dll)
    module.dll = ctypes.CDLL(module.dll._name)
    moved = _address(module.dll.espeak_Initialize) - begin
    for function in vars(module).values():
        if moved and isinstance(function, _ctypes.CFuncPtr):
            # The library is elsewhere in memory than before: so are its functions.
            ctypes.c_void_p.from_address(ctypes.addressof(function)).value = _address(function) + moved
    if module.Initialize(module.AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS) == -1:
        raise SetupError("espeak-ng does not start again", advice="reinstall espeakng-loader")
    _seed_noise(module.dll)
    return module


def _address(function: Any) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


def _unload(library: ctypes.CDLL) -> None:
    """Unload a library, if this is its last use in the process."""
    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)
    else:
        _ctypes.dlclose(library._handle)


def _seed_noise(library: ctypes.CDLL) -> None:
    """Give the noise of breath the same random numbers in every process. espeak-ng 1.52 seeds its own with the time;
    older versions use those of the C library."""
    if hasattr(library, "espeak_ng_SetRandSeed"):
        library.espeak_ng_SetRandSeed(ctypes.c_long(1))
    elif sys.platform != "win32":
        ctypes.CDLL(None).srand(1)


def espeak_version() -> str:
    """The version of the espeak-ng that `load_espeak_driver` chooses; "" when there is none."""
    try:
        return _newest().version
    except SetupError:
        return ""


def ipa_of(text: str, espeak_voice: str) -> str:
    """The phonemes of a text in IPA, as an espeak-ng voice ("en-us") says them. Words are separated by spaces.
    SetupError when espeak-ng has no such voice."""
    library = _for_phonemes()
    if library.espeak_SetVoiceByName(espeak_voice.encode()) != 0:
        raise SetupError(f"espeak-ng has no voice {espeak_voice!r}", advice="use another Piper voice")
    at = ctypes.c_char_p(text.encode("utf-8", "replace"))
    parts: list[str] = []
    while at.value:
        phonemes = library.espeak_TextToPhonemes(ctypes.byref(at), _UTF_8, _IPA)
        parts.append((phonemes or b"").decode("utf-8", "replace").replace("\u200d", ""))
    return " ".join(parts).strip()


@functools.cache
def _for_phonemes() -> ctypes.CDLL:
    """espeak-ng, started without sound."""
    load_espeak_driver()
    chosen = _newest()
    library, data_path = ctypes.CDLL(chosen.name), chosen.data_path
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    folder = os.fsencode(data_path) if data_path else None
    if library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, folder, 0) < 0:
        raise SetupError("espeak-ng does not start", advice="reinstall espeakng-loader")
    return library


@functools.cache
def _newest() -> Library:
    """The newest library. SetupError when there is none."""
    found: list[Library] = []
    # The system's library must be loaded first. After the bundled one, its name would return the bundled one.
    for name in SYSTEM_LIBRARIES:
        try:
            found.append(Library(name=name, version=_version_of(name), data_path=None))
        except OSError:
            continue  # it does not exist, or is for another processor
        break
    try:
        import espeakng_loader

        path = str(espeakng_loader.get_library_path())
        found.append(Library(name=path, version=_version_of(path), data_path=str(espeakng_loader.get_data_path())))
    except (ImportError, OSError):
        pass  # espeakng-loader has no wheel for this platform
    if not found:
        advice = "run `pip install espeakng-loader`, or install espeak-ng itself"
        raise SetupError("there is no espeak-ng on this machine", advice=advice)
    # Of equal versions max returns the first. After reversed() that is the bundled library, which has matching data.
    return max(reversed(found), key=lambda one: [int(n) for n in re.findall(r"\d+", one.version)])


def _version_of(name: str) -> str:
    """The version of a library. OSError when it can't be loaded."""
    library = ctypes.CDLL(name)
    library.espeak_Info.restype = ctypes.c_char_p
    version = str(library.espeak_Info(None).decode().split()[0])
    _unload(library)
    return version


@contextmanager
def _library_look_ups_answered_by(library: ctypes.CDLL) -> Iterator[None]:
    """Within this context `ctypes.cdll.LoadLibrary` returns `library` for every name."""
    original = ctypes.cdll.LoadLibrary
    ctypes.cdll.LoadLibrary = lambda name: library  # type: ignore[method-assign]
    try:
        yield
    finally:
        ctypes.cdll.LoadLibrary = original  # type: ignore[method-assign]
