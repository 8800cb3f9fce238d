"""The choice of the espeak-ng library: the one of espeakng-loader, or a newer one of this machine.

pyttsx3's espeak driver loads the library by a fixed list of names. On some platforms a Python package can't provide any
of them. So `ctypes.cdll.LoadLibrary` is replaced while the driver's module is imported: it returns the chosen library.
"""

import ctypes
import functools
import importlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from podcaster.errors import SetupError

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


def load_espeak_driver() -> str:
    """Import pyttsx3's espeak driver with the newest espeak-ng on this machine. Return the version of that library.

    SetupError when there is no library, or when its data path is too long for espeak-ng."""
    library, version, data_path = _newest()
    if data_path:
        if len(os.fsencode(data_path)) >= LONGEST_DATA_PATH_BYTES:
            what = f"espeak-ng can't open its data, since its path has over {LONGEST_DATA_PATH_BYTES} bytes"
            raise SetupError(what, where=data_path, advice="install podcaster in a folder with a shorter path")
        os.environ["ESPEAK_DATA_PATH"] = data_path
    with _library_look_ups_answered_by(library):
        importlib.import_module("pyttsx3.drivers._espeak")
    return version


def espeak_version() -> str:
    """The version of the espeak-ng that `load_espeak_driver` chooses; "" when there is none."""
    try:
        return _newest()[1]
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
    library, _, data_path = _newest()
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    folder = os.fsencode(data_path) if data_path else None
    if library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, folder, 0) < 0:
        raise SetupError("espeak-ng does not start", advice="reinstall espeakng-loader")
    return library


def _newest() -> tuple[ctypes.CDLL, str, str | None]:
    """The newest library, its version, and its data path. The path is None for a library that knows it itself."""
    found: list[tuple[ctypes.CDLL, str, str | None]] = []
    # The system's library must be loaded first. After the bundled one, its name would return the bundled one.
    for name in SYSTEM_LIBRARIES:
        try:
            system = ctypes.CDLL(name)
        except OSError:
            continue  # it does not exist, or is for another processor
        found.append((system, _version(system), None))
        break
    try:
        import espeakng_loader

        bundled = ctypes.CDLL(espeakng_loader.get_library_path())
        found.append((bundled, _version(bundled), str(espeakng_loader.get_data_path())))
    except (ImportError, OSError):
        pass  # espeakng-loader has no wheel for this platform
    if not found:
        advice = "run `pip install espeakng-loader`, or install espeak-ng itself"
        raise SetupError("there is no espeak-ng on this machine", advice=advice)
    # Of equal versions max returns the first. After reversed() that is the bundled library, which has matching data.
    return max(reversed(found), key=lambda one: [int(n) for n in re.findall(r"\d+", one[1])])


def _version(library: ctypes.CDLL) -> str:
    library.espeak_Info.restype = ctypes.c_char_p
    return str(library.espeak_Info(None).decode().split()[0])


@contextmanager
def _library_look_ups_answered_by(library: ctypes.CDLL) -> Iterator[None]:
    """Within this context `ctypes.cdll.LoadLibrary` returns `library` for every name."""
    original = ctypes.cdll.LoadLibrary
    ctypes.cdll.LoadLibrary = lambda name: library  # type: ignore[method-assign]
    try:
        yield
    finally:
        ctypes.cdll.LoadLibrary = original  # type: ignore[method-assign]
