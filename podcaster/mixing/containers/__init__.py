"""Containers by name: the built-in ones, and those that entry points add. `base.Container` is the interface."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from podcaster.errors import PodcasterError, SetupError, UsageError, fault_of
from podcaster.mixing.containers.base import Container
from podcaster.system.plug_ins import plug_ins

GROUP = "podcaster.containers"
DEFAULT = "mp3"
BOOK = "epub"
"""The format that is no audio file, but a book with one in it: see `publishing.book`."""
_IN_BOOKS = frozenset(("mp3", "m4a", "m4b"))
_BUILT_IN = {"mp3": ("mp3", "Mp3"), "m4a": ("m4a", "M4a"), "m4b": ("m4a", "M4b"), "opus": ("opus", "Opus")}
"""Module and class of each built-in container. Its ending is its name."""


def container_names() -> tuple[str, ...]:
    """The names of all containers, the built-in ones first."""
    return tuple(dict.fromkeys((*_BUILT_IN, *plug_ins(GROUP))))


def sound_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats that are audio files, each once. A book needs one that it can hold: without one, an MP3 is made
    too."""
    found = tuple(dict.fromkeys(name for name in formats if name != BOOK))
    return found if BOOK not in formats or _IN_BOOKS & {*found} else (*found, DEFAULT)


@cache
def container_named(name: str, kbps: int | None = None) -> Container:
    """The container of this name, at a bit rate in kb/s or at its usual one. UsageError, with the known names, for an
    unknown name, and for a bit rate that it can't have; SetupError when a plug-in fails."""
    container = _container_named(name)
    return container if kbps is None else container.at_bit_rate(kbps)


def _container_named(name: str) -> Container:
    if name in _BUILT_IN:
        module, built_in = _BUILT_IN[name]
        return cast(Container, getattr(import_module(f"{__name__}.{module}"), built_in)())
    entry = plug_ins(GROUP).get(name)
    if entry is None:
        raise UsageError(f"there is no audio format {name!r}", advice=f"choose {' or '.join(container_names())}")
    try:
        return cast(Container, entry.load()())
    except PodcasterError:
        raise
    except (Exception, SystemExit) as error:  # a plug-in may raise anything
        what = f"the audio format {name!r} does not start ({fault_of(error)})"
        raise SetupError(what, advice="reinstall the package it comes with, or choose another format") from error


def container_of(path: Path) -> Container | None:
    """The container of an audio file, by the ending of its name; None when no container has this ending."""
    found = (container_named(name) for name in container_names())
    return next((container for container in found if path.name.endswith(container.ending)), None)


def audio_endings() -> tuple[str, ...]:
    """The endings of all containers' files, the built-in ones first."""
    return tuple(f".{name}" if name in _BUILT_IN else container_named(name).ending for name in container_names())
