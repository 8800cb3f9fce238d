"""Engines by name. These are built in:

- `pyttsx3`: the speech of the platform, through pyttsx3's driver for it
- `espeak`: espeak-ng, on every platform
- `hibari`: natural voices, with the extra `natural`
- `kokoro`: studio voices, with the extra `studio`
- `piper`: Piper voices that a profile names by the path of their file, with onnxruntime
- `tone`: hums; for tests

Entry points of the group `podcaster.engines` add more.
"""

import sys
from collections.abc import Callable
from difflib import get_close_matches
from typing import TypeVar

from podcaster.errors import CastError, PodcasterError, SetupError, fault_of
from podcaster.recording.engines.base import Engine
from podcaster.system.plug_ins import plug_ins

DEFAULT_ENGINE = "pyttsx3"
BUILT_IN = (DEFAULT_ENGINE, "espeak", "hibari", "kokoro", "piper", "tone")
UNTRAINED = frozenset(("espeak", "tone", *((DEFAULT_ENGINE,) if sys.platform == "linux" else ())))
"""The engines that compute sound by rules. All others have models that were trained on recordings; so may have the
voices of other systems, which pyttsx3 speaks there."""
GROUP = "podcaster.engines"
LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 8_000, 192_000
"""From the sample rate of telephones to that of studios. Any other sample rate is an error of the engine."""
_T = TypeVar("_T")


def check_engine(name: str) -> None:
    """CastError if no engine has this name; its advice lists the names. No engine is loaded."""
    if name not in BUILT_IN and name not in (plugged_in := plug_ins(GROUP)):
        names = [*BUILT_IN, *plugged_in]
        near = get_close_matches(name, names, n=1)
        advice = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(names)}"
        raise CastError(f"no engine is called {name!r}", advice=advice)


def engine_class(name: str) -> type[Engine]:
    """The class of an engine. CastError for an unknown name, SetupError when a plug-in can't be loaded."""
    check_engine(name)
    if name == "tone":
        from podcaster.recording.engines.tone import ToneEngine

        return ToneEngine
    if name == "hibari":
        from podcaster.recording.engines.neural import HibariEngine

        return HibariEngine
    if name == "kokoro":
        from podcaster.recording.engines.neural import KokoroEngine

        return KokoroEngine
    if name == "piper":
        from podcaster.recording.engines.neural import PiperEngine

        return PiperEngine
    if name in BUILT_IN:
        from podcaster.recording.engines.pyttsx3 import EspeakEngine, PlatformEngine

        return EspeakEngine if name == "espeak" else PlatformEngine
    found: object = _asked(name, "can't be loaded", plug_ins(GROUP)[name].load)
    if not isinstance(found, type) or not issubclass(found, Engine):
        raise _fault(name, f"its entry point names {found!r}, which is not a subclass of podcaster.recording.Engine")
    if not is_sample_rate(getattr(found, "sample_rate_hz", None)):
        raise _fault(name, "its class has no sample_rate_hz, or an impossible one")
    if not isinstance(found.start_timeout_s, int | float) or not found.start_timeout_s > 0:
        raise _fault(name, f"its start_timeout_s is {found.start_timeout_s!r}")
    if not isinstance(found.spare_processors, int):
        raise _fault(name, f"its spare_processors is {found.spare_processors!r}")
    return found


def is_sample_rate(value: object) -> bool:
    """Whether this can be the sample rate of speech, in Hz."""
    return isinstance(value, int) and LOWEST_RATE_HZ <= value <= HIGHEST_RATE_HZ


def start_engine(name: str) -> Engine:
    """An engine, started in this process. CastError for an unknown name, SetupError when it does not start."""
    return _asked(name, "does not start", engine_class(name))


def engine_version(name: str) -> str:
    """A text that identifies everything that determines the sound of an engine. The engine is not started. Raises the
    errors of `engine_class`, and SetupError when the engine gives no version."""
    version: object = _asked(name, "can't tell its version", engine_class(name).version)
    if not isinstance(version, str) or not version:
        raise _fault(name, f"its version is {version!r}")
    distribution = _distribution(name)
    return f"{distribution}, {version}" if distribution else version


def most_processes(name: str) -> int | None:
    """How many processes of an engine may run at once; None sets no limit. Raises the errors of `engine_class`, and
    SetupError when the engine gives a wrong number."""
    most: object = _asked(name, "can't tell how many of it may run at once", engine_class(name).most_processes)
    if most is not None and (not isinstance(most, int) or most < 1):
        raise _fault(name, f"its most_processes is {most!r}")
    return most


def _asked(name: str, fault: str, call: Callable[[], _T]) -> _T:
    """The result of a call of an engine. Plug-ins may raise anything: an exception that is not a PodcasterError becomes
    a SetupError."""
    try:
        return call()
    except PodcasterError:
        raise
    except (Exception, SystemExit) as error:
        raise _fault(name, f"it {fault} ({fault_of(error)})") from error


def _fault(name: str, what: str) -> SetupError:
    distribution = _distribution(name)
    where = f"engine {name!r} of {distribution}" if distribution else f"engine {name!r}"
    return SetupError(what, where=where, advice="reinstall it, or use another engine, such as espeak")


def _distribution(name: str) -> str:
    """The distribution that a plugged-in engine comes from, with its version; "" for a built-in engine."""
    entry = None if name in BUILT_IN else plug_ins(GROUP).get(name)
    return f"{entry.dist.name} {entry.dist.version}" if entry and entry.dist else ""
