"""What an engine is: something that has voices and renders spoken text as sound with the time of each word.

Engines plug in by the entry-point group `podcaster.engines`: each entry is a callable without arguments that returns
an `Engine`. An engine lives in a worker process and renders one text at a time.
"""

from dataclasses import dataclass
from typing import Protocol

from podcaster.casting.voice import Voice
from podcaster.errors import PodcasterError


class FlawedSpeechError(PodcasterError):
    """A rendering that is not whole, or not in the voice asked for; worth another try in a fresh process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A moment the engine reported while it spoke."""

    sample: int
    """Where in the sound, in samples from its start."""
    char: int | None
    """First character of the word that starts here; None where a clause ends and a pause starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What an engine made of one spoken text."""

    pcm: bytes
    """Signed 16-bit little-endian mono samples."""
    sample_rate_hz: int
    marks: tuple[Mark, ...]
    """In the order of the sound."""
    voice_id: str
    """The voice that spoke, as the engine says it, read back after speaking."""
    completed: bool
    """The engine said that it reached the end of the text."""
    exact: bool = True
    """Whether the marks are the engine's own, not estimated: then every word must sound where it is marked."""


class Engine(Protocol):
    """A speech engine in this process."""

    name: str
    version: str
    """Names everything that decides how it sounds: program, data, driver."""

    def voice_id(self, voice: Voice) -> str:
        """The engine's own id of the voice that speaks for this profile. CastError when it has none that could."""
        ...

    def render(self, spoken_text: str, voice: Voice) -> Speech:
        """Speak the text. FlawedSpeechError when the engine failed at it."""
        ...
