"""What an engine is: a class that has voices and renders text as sound, if it can with the time of each word.

An engine plugs in by an entry point of the group `podcaster.engines` that names the class. CONTRIBUTING has an example.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from podcaster.casting.voice import Voice
from podcaster.errors import PodcasterError


class FlawedSpeechError(PodcasterError):
    """A rendering is not whole, or not in the right voice. It is tried once more in a fresh process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A moment that the engine reported while it spoke."""

    sample: int
    """Where in the sound, in samples from its start."""
    char: int | None
    """First character of the word that starts here; None where a clause ends and a pause starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What an engine made of one text."""

    pcm: bytes
    """Signed 16-bit little-endian mono samples."""
    sample_rate_hz: int
    voice_id: str
    """The engine's id of the voice that spoke. An engine that can be asked which one it was asks after speaking."""
    marks: tuple[Mark, ...] | None = None
    """In the order of the sound. None when the engine reports none: then `estimate_marks` makes them."""
    exact: bool = True
    """Whether the marks are exact: then there must be sound at every word. False when they are estimates."""
    completed: bool = True
    """Whether the engine reached the end of the text."""


class Engine(ABC):
    """A speech engine. The class says what must be known before it starts. An instance has started; it lives in a
    worker process and renders one text at a time.

    The parent process imports the class too: import what takes long in `__init__`."""

    sample_rate_hz: ClassVar[int]
    """The usual rate of its sound; that of a `Speech` may differ."""
    start_timeout_s: ClassVar[float] = 30.0
    """How long `__init__` may take. After that its process is killed."""

    @classmethod
    @abstractmethod
    def version(cls) -> str:
        """Names everything that decides how it sounds: program, model, data, settings. It is part of the key of every
        take: when it changes, takes are made again. Must not start the engine. SetupError when a part is missing."""

    @classmethod
    def most_processes(cls) -> int | None:
        """How many may run at once on this machine, by its memory for instance; None sets no limit."""
        return None

    def __init__(self) -> None:  # noqa: B027 - many engines have nothing to start
        """Start it. SetupError when a part is missing."""

    @abstractmethod
    def voice_id(self, voice: Voice) -> str:
        """The engine's own id of the voice that speaks for a profile. CastError when it has none that could."""

    @abstractmethod
    def render(self, text: str, voice: Voice) -> Speech:
        """Speak a text, which is plain words and punctuation. Any exception is a failure; the text is then tried once
        more in a fresh process."""
