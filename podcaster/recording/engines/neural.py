"""The neural engines. Each is used through its pyttsx3 driver and reports the exact time of every word."""

import contextlib
import io
import re
import wave
from typing import Any, ClassVar

from podcaster.casting.voice import Voice
from podcaster.errors import CastError, PodcasterError, SetupError
from podcaster.recording import ipa
from podcaster.recording.engines import (
    float_model,
    generator,
    harmonics,
    hibari,
    joints,
    kokoro,
    kokoro_voices,
    people,
    piper,
    pronunciation,
    pronunciation_data,
    synthesis,
    tempo,
)
from podcaster.recording.engines.base import Engine, FlawedSpeechError, Mark, Speech
from podcaster.recording.engines.device import Device, runtime_version
from podcaster.recording.engines.espeak_library import espeak_version
from podcaster.recording.engines.sources import digest_of
from podcaster.recording.engines.synthesis import Sound
from podcaster.system.lazy_regex import lazy_regex

_PRONUNCIATION = (ipa, pronunciation, pronunciation_data, synthesis)
_NO_MEMORY = lazy_regex(
    r"bad_alloc|(?:can't|fail\w* to) alloc|out of memory|cannot allocate memory|failed to map segment", re.IGNORECASE
)


class NeuralEngine(Engine):
    """An engine whose pyttsx3 driver is one of `podcaster.recording.engines.drivers`."""

    driver: ClassVar[str]
    takes_phonemes = True
    start_timeout_s = 120.0

    def __init__(self) -> None:
        """Load the model. SetupError when a part is missing."""
        import pyttsx3

        self._errors: list[Exception] = []
        self._completed = False
        try:
            self._engine: Any = pyttsx3.init(self.driver)
        except PodcasterError:
            raise
        except Exception as error:
            if is_out_of_memory(error):
                raise self._out_of_memory() from error
            raise SetupError(f"{self.driver} does not start ({type(error).__name__}: {error})") from error
        self._engine.connect("error", lambda name, exception: self._errors.append(exception))
        self._engine.connect("finished-utterance", self._on_finished)
        # As long as pyttsx3 believes that the driver is busy, it queues changes of voice instead of making them.
        self._engine.proxy.setBusy(False)

    def voice_id(self, voice: Voice) -> str:
        """The first voice in the profile that the driver has."""
        self._errors = []
        for candidate in voice.candidates(self.driver):
            if self._take_voice(candidate):
                return candidate
        for error in self._errors:
            if isinstance(error, PodcasterError):
                raise error
        raise CastError(f"profile {voice.name!r} names no voice of {self.driver}", advice="choose another voice")

    def set_phonemes(self, phonemes: tuple[tuple[str, str], ...]) -> None:
        """See `Engine`."""
        self._errors = []
        self._engine.setProperty("phonemes", phonemes)
        for error in self._errors:
            raise error

    def set_device(self, device: Device) -> None:
        """See `Engine`."""
        self._errors = []
        self._engine.setProperty("device", device)
        for error in self._errors:
            raise self._explained(error)

    def render(self, text: str, voice: Voice) -> Speech:
        """Speak the text. The marks are exact: the model computes the duration of each phoneme."""
        voice_id = self.voice_id(voice)
        self._errors, self._completed = [], False
        self._engine.setProperty("rate", voice.rate_wpm)
        file = io.BytesIO()
        with contextlib.redirect_stdout(io.StringIO()):
            self._engine.save_to_file(text, file)
            self._engine.runAndWait()
        self._engine.proxy.setBusy(False)
        if self._errors:
            raise self._explained(self._errors[0])
        sound: Sound = self._engine.getProperty("sound")
        return Speech(
            pcm=_pcm(file.getvalue()),
            sample_rate_hz=sound.sample_rate_hz,
            marks=_marks(sound),
            voice_id=str(self._engine.getProperty("voice")) if self._completed else voice_id,
            completed=self._completed,
        )

    def _explained(self, error: Exception) -> PodcasterError:
        if isinstance(error, PodcasterError):
            return error
        return self._out_of_memory() if is_out_of_memory(error) else FlawedSpeechError(f"{self.driver} failed: {error}")

    def _out_of_memory(self) -> SetupError:
        what = f"{self.driver} needs more memory than is free"
        return SetupError(what, advice="close other programs, or choose voices that need less: plain or natural ones")

    def _take_voice(self, voice_id: str) -> bool:
        # pyttsx3 reports an unknown voice as an event and keeps the last voice, so the voice is read back.
        self._engine.setProperty("voice", voice_id)
        return bool(self._engine.getProperty("voice") == voice_id)

    def _on_finished(self, name: str, completed: bool) -> None:
        self._completed = completed


class HibariEngine(NeuralEngine):
    """The natural voices of the module `hibari`."""

    driver = "hibari"
    sample_rate_hz = hibari.SAMPLE_RATE_HZ

    @classmethod
    def version(cls) -> str:
        """The versions of the package and its runtime, a checksum of the people, and a digest of our own modules."""
        ours = digest_of(*_PRONUNCIATION, hibari, harmonics, joints, people, tempo)
        return f"{hibari.version_of_sound()} modules {ours}"


class KokoroEngine(NeuralEngine):
    """The studio voices of the module `kokoro`."""

    driver = "kokoro"
    takes_device = True
    patience = 6.0  # a machine of an earlier decade, or one that is busy, renders at a tenth of the usual speed
    sample_rate_hz = kokoro.SAMPLE_RATE_HZ
    start_timeout_s = 600.0  # the first start assembles the model

    @classmethod
    def version(cls) -> str:
        """Checksums of model and voices, precision, versions of the packages, and a digest of our own modules."""
        ours = digest_of(*_PRONUNCIATION, kokoro, kokoro_voices, float_model, joints, tempo, generator)
        return f"{kokoro.version_of_sound()} modules {ours}"

    @classmethod
    def most_processes(cls) -> int | None:
        """As many as the free memory is enough for. SetupError when it is not enough for one."""
        return kokoro.most_processes()


class PiperEngine(NeuralEngine):
    """Voices of the module `piper`."""

    driver = "piper"
    sample_rate_hz = piper.USUAL_RATE_HZ

    @classmethod
    def version(cls) -> str:
        """Versions of the runtime and espeak-ng, and a digest of our own modules. `voice_version` has the model."""
        return f"piper {runtime_version()} espeak-ng {espeak_version()} modules {digest_of(ipa, piper)}"

    @classmethod
    def voice_version(cls, voice: Voice) -> str:
        """A digest of the model's files."""
        return " ".join(piper.digest_of(candidate) for candidate in voice.candidates("piper"))


def is_out_of_memory(error: Exception) -> bool:
    """Whether an exception of Python, onnxruntime or OpenVINO says that memory could not be allocated."""
    return isinstance(error, MemoryError) or bool(_NO_MEMORY.search(str(error)))


def _marks(sound: Sound) -> tuple[Mark, ...]:
    marks = [Mark(sample=word.sample, char=word.char_start) for word in sound.words]
    marks += [Mark(sample=sample, char=None) for sample in sound.pauses]
    return tuple(sorted(marks, key=lambda mark: mark.sample))


def _pcm(wav: bytes) -> bytes:
    if not wav:
        return b""
    with wave.open(io.BytesIO(wav)) as file:
        return bytes(file.readframes(file.getnframes()))
