"""Which espeak-ng library speaks: the one espeakng-loader brings, or a newer one on this machine.

pyttsx3's espeak driver looks for a library under a fixed list of names, none of which a Python package can provide on
every platform, so while the driver's module is imported its look-up is answered with the library chosen here.
"""

import ctypes
import importlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from podcaster.errors import SetupError

# espeak-ng copies its data path into a buffer of this size (N_PATH_HOME in its speech.h).
LONGEST_DATA_PATH = 160
SYSTEM_LIBRARIES = (
    "libespeak-ng.so.1",
    "/opt/homebrew/lib/libespeak-ng.1.dylib",
    "/usr/local/lib/libespeak-ng.1.dylib",
    r"C:\Program Files\eSpeak NG\libespeak-ng.dll",
)


def load_espeak_driver() -> str:
    """Import pyttsx3's espeak driver with the newest espeak-ng to be had; the version of that library.

    SetupError when there is no library, or its data lies too deep for espeak-ng to open."""
    library, version, data_path = _newest()
    if data_path:
        if len(os.fsencode(data_path)) >= LONGEST_DATA_PATH:
            raise SetupError(
                f"espeak-ng can't open its data below {data_path}: the path has over {LONGEST_DATA_PATH} bytes; "
                "install podcaster in a folder with a shorter path"
            )
        os.environ["ESPEAK_DATA_PATH"] = data_path
    with _answering_look_ups(library):
        importlib.import_module("pyttsx3.drivers._espeak")
    return version


def espeak_version() -> str:
    """The version of the espeak-ng that would speak, "" where there is none."""
    try:
        return _newest()[1]
    except SetupError:
        return ""


def _newest() -> tuple[ctypes.CDLL, str, str | None]:
    """The library, its version, and where its data is if it doesn't know by itself."""
    found: list[tuple[ctypes.CDLL, str, str | None]] = []
    # The system's goes first: by its bare name the loader would hand out the bundled one, were that loaded already.
    for name in SYSTEM_LIBRARIES:
        try:
            system = ctypes.CDLL(name)
        except OSError:
            continue  # not here, or not for this processor
        found.append((system, _version(system), None))
        break
    try:
        import espeakng_loader

        bundled = ctypes.CDLL(espeakng_loader.get_library_path())
        found.append((bundled, _version(bundled), str(espeakng_loader.get_data_path())))
    except (ImportError, OSError):
        pass  # no wheel for this platform: the system's may do
    if not found:
        raise SetupError("no espeak-ng on this machine: run `pip install espeakng-loader`, or install espeak-ng itself")
    # max keeps the first of equals, so the bundled one, whose data is known to fit, is asked first.
    return max(reversed(found), key=lambda one: [int(n) for n in re.findall(r"\d+", one[1])])


def _version(library: ctypes.CDLL) -> str:
    library.espeak_Info.restype = ctypes.c_char_p
    return str(library.espeak_Info(None).decode().split()[0])


@contextmanager
def _answering_look_ups(library: ctypes.CDLL) -> Iterator[None]:
    """Whatever is asked of `ctypes.cdll.LoadLibrary` meanwhile, the answer is `library`."""
    asked = ctypes.cdll.LoadLibrary
    ctypes.cdll.LoadLibrary = lambda name: library  # type: ignore[method-assign]
    try:
        yield
    finally:
        ctypes.cdll.LoadLibrary = asked  # type: ignore[method-assign]
