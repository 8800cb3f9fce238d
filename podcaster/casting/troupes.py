"""Troupes: the sets of voices that speak together. A user can add any
other voice to a cast by its name."""

from typing import Literal

from podcaster.casting.voice import Voice

Troupe = Literal["plain", "natural"]

_TROUPE_OF_ENGINE: dict[str, Troupe] = {"hibari": "natural"}
"""Every other engine's voices are plain."""
NARRATORS: dict[Troupe, str] = {"plain": "arthur", "natural": "heart"}
"""The default narrator of each troupe: its most intelligible voice."""


def troupe_of(voice: Voice) -> Troupe:
    """Return the troupe of a voice, by the engine that speaks it."""
    return _TROUPE_OF_ENGINE.get(voice.engine, "plain")
