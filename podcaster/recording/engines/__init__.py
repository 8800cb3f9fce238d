"""Engines by name: `pyttsx3` (the platform's own speech through any of its drivers), `espeak` (pyttsx3 with the
espeak driver, on every platform), `tone` (a test engine that a test can hear apart), and what entry points add."""

import sys
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points, version
from typing import cast

from podcaster.errors import CastError, PodcasterError, SetupError
from podcaster.recording.engines.base import Engine

BUILT_IN = ("pyttsx3", "espeak", "tone")


def check_engine(name: str) -> None:
    """CastError, naming those there are, unless an engine of this name is known."""
    if name not in BUILT_IN and name not in (known := _plugged_in()):
        names = [*BUILT_IN, *known]
        near = get_close_matches(name, names, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
        raise CastError(f"no engine is called {name!r}: {hint}")


def start_engine(name: str) -> Engine:
    """The engine of this name, started in this process. CastError for an unknown name, SetupError if it can't start."""
    check_engine(name)
    if name == "tone":
        from podcaster.recording.engines.tone import ToneEngine

        return ToneEngine()
    if name in BUILT_IN:
        from podcaster.recording.engines.pyttsx3 import start

        return start(driver="espeak" if name == "espeak" else None)
    try:
        return cast(Engine, _plugged_in()[name].load()())
    except PodcasterError:
        raise
    except (Exception, SystemExit) as error:  # a plug-in is somebody else's code
        what = f"engine {name!r} does not start ({type(error).__name__}: {error})"
        raise SetupError(f"{what}: reinstall it, or try --engine espeak") from error


def engine_version(name: str) -> str:
    """What tells one engine's takes from another's, without starting it: its name, packages and library."""
    if name == "tone":
        from podcaster.recording.engines.tone import ToneEngine

        return ToneEngine.version
    if name in BUILT_IN:
        from podcaster.recording.engines.espeak_library import espeak_version

        return f"pyttsx3 {version('pyttsx3')} {sys.platform} espeak-ng {espeak_version()}"
    entry = _plugged_in().get(name)
    return f"{entry.dist.name} {entry.dist.version}" if entry and entry.dist else name


def _plugged_in() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group="podcaster.engines")}
