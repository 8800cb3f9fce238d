"""What the neural engines have in common: a voice model that turns text into samples with the time of every word."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWord:
    """A word of the text and where it sounds."""

    char_start: int
    char_end: int
    """Half-open characters of the text that was given."""
    sample: int
    """Its first sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelVoice:
    """A voice that a model speaks with."""

    id: str
    name: str
    language: str
    """BCP 47 tag."""
    gender: str
    """"female", "male" or "neutral"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """What a model made of a text."""

    samples: "numpy.ndarray"
    """float32, mono, full scale at 1.0."""
    sample_rate_hz: int
    words: tuple[SpokenWord, ...]
    """In the order of the text."""
    pauses: tuple[int, ...]
    """The samples at which a pause begins: after the words before a comma, a full stop and their like."""


class Synthesizer(Protocol):
    """A voice model in this process."""

    sample_rate_hz: int

    @property
    def voices(self) -> tuple[ModelVoice, ...]:
        """Every voice that can be named without a file of the user's."""
        ...

    def check_voice(self, voice_id: str) -> None:
        """CastError when the model has no such voice, naming those it has."""
        ...

    def say(self, text: str, voice_id: str, rate_wpm: int) -> Sound:
        """Speak the text. The same text, voice and rate give the same samples."""
        ...
