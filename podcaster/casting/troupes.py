"""Troupes: sets of voices that are cast together. A user can give a speaker any other voice by its name."""

from typing import Literal

from podcaster.casting.voice import Voice

Troupe = Literal["plain", "natural", "studio"]

_TROUPE_OF_ENGINE: dict[str, Troupe] = {"hibari": "natural", "kokoro": "studio"}
"""The voices of all other engines are plain."""
NARRATORS: dict[Troupe, str] = {"plain": "arthur", "natural": "heart", "studio": "amber"}
"""The default narrator of each troupe: its most intelligible voice."""


def troupe_of(voice: Voice) -> Troupe:
    """Return the troupe of a voice. The engine determines it."""
    return troupe_of_engine(voice.engine)


def troupe_of_engine(engine: str) -> Troupe:
    """Return the troupe of the voices of an engine."""
    return _TROUPE_OF_ENGINE.get(engine, "plain")
