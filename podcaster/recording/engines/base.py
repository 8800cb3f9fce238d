"""The interface of a speech engine: a class that has voices and renders text as sound. Times of words are optional.

An engine plugs in by an entry point of the group `podcaster.engines` that names the class. CONTRIBUTING has an example.
"""

from abc import ABC, abstractmethod
from typing import ClassVar

from podcaster.casting.voice import Voice
from podcaster.errors import PodcasterError
from podcaster.recording.engines.device import Device
from podcaster.system.record import Record


class FlawedSpeechError(PodcasterError):
    """A rendering is incomplete, or has the wrong voice. The cue is rendered once more, in a new process."""


class Mark(Record, frozen=True, kw_only=True):
    """The time of a word or of a pause, as the engine reported it."""

    sample: int
    """Position in the sound, in samples from its start."""
    char: int | None
    """Index of the first character of the word that starts here; None if a clause ends here and a pause starts."""


class Speech(Record, frozen=True, kw_only=True):
    """The sound of one text, as an engine rendered it."""

    pcm: bytes
    """Signed 16-bit little-endian mono samples."""
    sample_rate_hz: int
    voice_id: str
    """The engine's id of the voice that spoke. It is read from the engine after speaking, if that is possible."""
    marks: tuple[Mark, ...] | None = None
    """In the order of time. None if the engine reports no marks: then `estimate_marks` estimates them."""
    exact: bool = True
    """Whether the marks are exact; False if they are estimated. At an exact mark of a word there must be sound."""
    completed: bool = True
    """Whether the engine reached the end of the text."""


class Engine(ABC):
    """A speech engine. Its class attributes and class methods describe it before it is started. An instance is a
    started engine: it is in a worker process and renders one text at a time.

    The parent process imports the module too, so slow imports belong in `__init__`."""

    sample_rate_hz: ClassVar[int]
    """The usual sample rate. A `Speech` may have another one."""
    takes_phonemes: ClassVar[bool] = False
    """Whether the engine has a method `set_phonemes` that does something."""
    takes_device: ClassVar[bool] = False
    """Whether the engine has a method `set_device` that does something."""
    start_timeout_s: ClassVar[float] = 30.0
    """How long `__init__` may take. After that time its process ends."""
    spare_processors: ClassVar[int] = 0
    """Processors on which it does not speak, unless the user says how many processes do. An engine that speaks much
    faster than sound is encoded leaves one to the encoder."""
    patience: ClassVar[float] = 1.0
    """For a slow engine: how many times as long as others it may render a text before its process ends."""

    @classmethod
    @abstractmethod
    def version(cls) -> str:
        """A text that changes whenever the sound may change: the versions of program, model, data and settings. It is a
        part of the cache key of every take, so a change of it makes all takes again. It must not start the engine.
        SetupError when a part is missing."""

    @classmethod
    def voice_version(cls, voice: Voice) -> str:
        """A text that changes whenever the files of a voice change, if a profile names files. It is a part of the cache
        key too."""
        return ""

    @classmethod
    def most_processes(cls) -> int | None:
        """How many processes of the engine may run at once on this machine, for example because of its memory. None
        sets no limit."""
        return None

    def __init__(self) -> None:  # noqa: B027 - many engines have nothing to start
        """Start the engine. SetupError when a part is missing."""

    @abstractmethod
    def voice_id(self, voice: Voice) -> str:
        """The engine's id of the voice that it uses for a profile. CastError when it has none."""

    def set_phonemes(self, phonemes: tuple[tuple[str, str], ...]) -> None:  # noqa: B027 - most engines can't
        """Say these words with these phonemes in the following texts: pairs of a word or phrase as it stands in the
        text, and IPA. They replace earlier ones. Called only if `takes_phonemes`."""

    def set_device(self, device: Device) -> None:  # noqa: B027 - most engines have no choice
        """Render on this device from now on. SetupError when it is missing. Called only if `takes_device`."""

    @abstractmethod
    def render(self, text: str, voice: Voice) -> Speech:
        """Speak a text of words and punctuation, without markup. After any exception the text is rendered once more, in
        a new process."""
