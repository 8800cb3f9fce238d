"""Containers by name: `mp3`, and those that entry points add. `base.Container` is the interface."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import cast

from podcaster.errors import PodcasterError, SetupError, UsageError, fault_of
from podcaster.mixing.containers.base import Container
from podcaster.mixing.containers.mp3 import Mp3

GROUP = "podcaster.containers"
DEFAULT = "mp3"
_BUILT_IN = {"mp3": Mp3}


def container_names() -> tuple[str, ...]:
    """The names of all containers, the built-in ones first."""
    return tuple(dict.fromkeys((*_BUILT_IN, *_plugged_in())))


@cache
def container_named(name: str) -> Container:
    """The container of this name. UsageError, with the known names, for an unknown name; SetupError when a plug-in
    fails."""
    if name in _BUILT_IN:
        return _BUILT_IN[name]()
    entry = _plugged_in().get(name)
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
    return tuple(container_named(name).ending for name in container_names())


def _plugged_in() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}
