"""The common interface of neural voice models, which turn text into samples and the times of words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from podcaster.recording.engines.device import Device
from podcaster.system.record import Record

if TYPE_CHECKING:
    import numpy


Phonemes = tuple[tuple[str, str], ...]
"""Pairs of a word or phrase of the text, and its pronunciation in IPA."""


class SpokenWord(Record, frozen=True, kw_only=True):
    """A word of the text and its time in the sound."""

    char_start: int
    char_end: int
    """The range of its characters in the given text; the end is exclusive."""
    sample: int
    """Its first sample."""


class ModelVoice(Record, frozen=True, kw_only=True):
    """A voice of a model."""

    id: str
    name: str
    language: str
    """BCP 47 tag."""
    gender: str
    """"female", "male" or "neutral"."""


class Sound(Record, frozen=True, kw_only=True):
    """The sound of a text, made by a model."""

    samples: "numpy.ndarray"
    """float32, mono, full scale at 1.0."""
    sample_rate_hz: int
    words: tuple[SpokenWord, ...]
    """The words, in the order of the text."""
    pauses: tuple[int, ...]
    """The samples at which pauses begin, at punctuation marks such as commas and full stops."""


_QUIET = 0.01
"""Sound below this, of takes with a largest sample of about 0.3, is a pause: -30 dB."""


def heard_words(words: Iterable[SpokenWord], samples: "numpy.ndarray", lead: int) -> tuple[SpokenWord, ...]:
    """The words, without the lead of those that it moves into a pause. `lead` is how many samples before the time of
    the model's durations a word usually begins. A short word such as "who" after a comma would be silence with it."""
    heard: list[SpokenWord] = []
    for word in words:
        begin = word.sample
        nothing_before = bool(heard) and _is_quiet(samples[heard[-1].sample : begin])
        if nothing_before or _is_quiet(samples[begin : begin + lead]):
            begin += lead
        if heard and begin <= heard[-1].sample:
            begin = heard[-1].sample + lead // 3
        heard.append(SpokenWord(char_start=word.char_start, char_end=word.char_end, sample=begin))
    return tuple(heard)


def _is_quiet(samples: "numpy.ndarray") -> bool:
    return len(samples) > 0 and float(abs(samples).max()) < _QUIET


class Synthesizer(Protocol):
    """A voice model in this process."""

    sample_rate_hz: int

    @property
    def voices(self) -> tuple[ModelVoice, ...]:
        """All voices of the model, except voices in files of the user."""
        ...

    def check_voice(self, voice_id: str) -> None:
        """CastError when the model has no voice with this id. Its advice lists the voices."""
        ...

    def use(self, device: Device) -> None:
        """Speak on this device from now on, if the model can. SetupError when it is missing."""
        ...

    def say(self, text: str, voice_id: str, rate_wpm: int, phonemes: Phonemes = ()) -> Sound:
        """Speak the text. Equal calls return equal samples."""
        ...
