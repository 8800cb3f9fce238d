"""The interface of a speech engine: a class that has voices and renders text as sound. Times of words are optional.

An engine plugs in by an entry point of the group `podcaster.engines` that names the class. CONTRIBUTING has an example.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from podcaster.casting.voice import Voice
from podcaster.errors import PodcasterError


class FlawedSpeechError(PodcasterError):
    """A rendering is incomplete, or in the wrong voice. The cue is rendered once more, in a fresh process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A moment that the engine reported while it spoke."""

    sample: int
    """Position in the sound, in samples from its start."""
    char: int | None
    """First character of the word that starts here; None where a clause ends and a pause starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The sound of one text, as an engine rendered it."""

    pcm: bytes
    """Signed 16-bit little-endian mono samples."""
    sample_rate_hz: int
    voice_id: str
    """The engine's id of the voice that spoke. It is read back after speaking, if the engine allows that."""
    marks: tuple[Mark, ...] | None = None
    """In the order of the sound. None when the engine reports none: then `estimate_marks` makes them."""
    exact: bool = True
    """Whether the marks are exact: then there must be sound at every word. False when they are estimates."""
    completed: bool = True
    """Whether the engine reached the end of the text."""


class Engine(ABC):
    """A speech engine. Class attributes and class methods say what must be known before the engine starts. An instance
    is a started engine: it lives in a worker process and renders one text at a time.

    The parent process imports the class too, so `__init__` is the place for slow imports."""

    sample_rate_hz: ClassVar[int]
    """The usual rate of its sound; that of a `Speech` may differ."""
    start_timeout_s: ClassVar[float] = 30.0
    """How long `__init__` may take. After that its process is killed."""

    @classmethod
    @abstractmethod
    def version(cls) -> str:
        """A text that changes whenever the sound may change: versions of program, model, data and settings. It is part
        of the key of every take: when it changes, takes are made again. Must not start the engine. SetupError when a
        part is missing."""

    @classmethod
    def most_processes(cls) -> int | None:
        """How many may run at once on this machine, by its memory for instance; None sets no limit."""
        return None

    def __init__(self) -> None:  # noqa: B027 - many engines have nothing to start
        """Start the engine. SetupError when a part is missing."""

    @abstractmethod
    def voice_id(self, voice: Voice) -> str:
        """The engine's own id of the voice that speaks for a profile. CastError when no voice fits."""

    @abstractmethod
    def render(self, text: str, voice: Voice) -> Speech:
        """Speak a text, which is plain words and punctuation. Any exception is a failure; the text is then tried once
        more in a fresh process."""
