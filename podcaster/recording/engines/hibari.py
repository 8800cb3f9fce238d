"""hibari: a small neural voice, some hundred times faster than speech on one core, and people derived from it.

The model takes phoneme ids and gives the spectrum of every frame of 12.5 ms; its own durations say which frames belong
to which phoneme, so the words' times are exact.
"""

import functools
import os
import zlib
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from podcaster.errors import CastError, SetupError
from podcaster.recording.engines.base import FlawedSpeechError
from podcaster.recording.engines.people import Person
from podcaster.recording.engines.people_list import PEOPLE
from podcaster.recording.engines.pronunciation import in_american_symbols, phoneme_ids, phoneme_samples, pronounce
from podcaster.recording.engines.synthesis import ModelVoice, Sound, SpokenWord
from podcaster.version import install_advice

SAMPLE_RATE_HZ = 24_000
_DURATIONS = b"/Clip_output_0"
"""The graph's value with the length of every phoneme, in units of 600 samples. No output of the model as it ships."""
_DURATION_SAMPLES = 600
_MOST_PHONEMES = 400
"""Longer sentences than hibari was trained on lose words."""
_LEAD_SAMPLES = 1440
"""A phoneme sounds 60 ms before its place by the durations: the median of first words after silence, two voices."""
_LEVEL = 0.5
"""Leaves room for the loudest of the people, so that no take is clipped or scaled."""
DEFAULT_VOICE = "heart"
NATURAL_WPM = 187
"""Words a minute of the voice at its own speed, on news text."""


def start_synthesizer() -> "Hibari":
    """The model with its people, as the pyttsx3 driver speaks it."""
    return Hibari(PEOPLE)


def version_of_sound() -> str:
    """Names everything that decides how it sounds. Raises SetupError when a package is missing."""
    if not is_installed():
        raise SetupError("natural voices are not installed", advice=install_advice("natural"))
    people = zlib.crc32(repr(sorted(PEOPLE.items())).encode())
    return f"hibari-tts {version('hibari-tts')} onnxruntime {version('onnxruntime')} people {people:08x}"


def is_installed() -> bool:
    """Whether the packages of the extra `natural` are there. Imports none of them."""
    try:
        return find_spec("hibari") is not None and find_spec("onnxruntime") is not None
    except ValueError:  # a module that was made unavailable: its entry in sys.modules is None
        return False


class Hibari:
    """The model with its people. SetupError when the extra `natural` is not installed."""

    sample_rate_hz = SAMPLE_RATE_HZ

    def __init__(self, people: dict[str, Person]) -> None:
        """`people` are the persons that can be asked for by name, besides the recorded voices."""
        # Otherwise onnxruntime writes a device id for its maker's telemetry into the home folder when it is imported.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        try:
            import hibari.voices as registry
        except ImportError:
            raise SetupError("natural voices are not installed", advice=install_advice("natural")) from None
        self._people = people
        self._registry: Any = registry

    @property
    def voices(self) -> tuple[ModelVoice, ...]:
        """The recorded voices that are on this machine, then the derived people."""
        recorded = [
            ModelVoice(id=name, name=name, language=facts["language"], gender=facts["gender"])
            for name, facts in self._registry.VOICES.items()
            if self._is_here(name)
        ]
        derived = [
            ModelVoice(id=name, name=name, language="en-GB" if person.british else "en-US", gender=person.gender)
            for name, person in self._people.items()
        ]
        return (*recorded, *derived)

    def check_voice(self, voice_id: str) -> None:
        """CastError when nobody of that name is here."""
        names = [voice.id for voice in self.voices]
        if voice_id not in names:
            raise CastError(f"hibari has no voice {voice_id!r}", advice=f"choose one of {', '.join(names)}")

    def say(self, text: str, voice_id: str, rate_wpm: int) -> Sound:
        """Speak the text. Its noise is seeded by the text and the voice: the same call gives the same samples."""
        import numpy as np
        from hibari import dsp

        self.check_voice(voice_id)
        person = self._people.get(voice_id, Person(british=self._is_british(voice_id)))
        recorded = voice_id if voice_id in self._registry.VOICES else self._registry.DEFAULT
        session = _session(self._registry.voice_path(recorded, download_missing=False))
        generator = np.random.default_rng(zlib.crc32(f"{voice_id}\n{rate_wpm}\n{text}".encode("utf-8", "replace")))
        sounds: list[Any] = []
        words: list[SpokenWord] = []
        pauses: list[int] = []
        position = 0
        speed = np.asarray([rate_wpm / NATURAL_WPM], np.float32)
        for phrase in pronounce(text, british=person.british, most_phonemes=_MOST_PHONEMES):
            if person.british and not self._is_british(recorded):
                phrase = in_american_symbols(phrase)
            ids = np.asarray([phoneme_ids(phrase.phonemes)], np.int64)
            *parts, f0, durations = session.run(None, {"ids": ids, "speed": speed})
            spectrum, pitch = person.of(tuple(part[0] for part in parts), f0[0])
            samples = dsp.synth(*spectrum, pitch, generator) * _LEVEL
            units = [round(float(unit)) for unit in durations]
            if sum(units) * _DURATION_SAMPLES != len(samples):
                raise FlawedSpeechError(f"hibari's durations are {sum(units)} units, its sound {len(samples)} samples")
            starts = [max(0, start - _LEAD_SAMPLES) for start in phoneme_samples(units, _DURATION_SAMPLES)]
            words += [
                SpokenWord(char_start=word.char_start, char_end=word.char_end, sample=position + starts[word.phoneme])
                for word in phrase.words
            ]
            pauses += [position + starts[phoneme] for phoneme in phrase.pauses]
            sounds.append(samples)
            position += len(samples)
        whole = np.concatenate(sounds) if sounds else np.zeros(0, np.float32)
        return Sound(samples=whole, sample_rate_hz=SAMPLE_RATE_HZ, words=tuple(words), pauses=tuple(pauses))

    def _is_british(self, voice_id: str) -> bool:
        return bool(self._registry.VOICES.get(voice_id, {}).get("british"))

    def _is_here(self, name: str) -> bool:
        try:
            self._registry.voice_path(name, download_missing=False)
        except FileNotFoundError:
            return False
        return True


@functools.cache
def _session(path: str) -> Any:
    """The model with its durations as one more output, on one thread: processes work side by side."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = with_output(Path(path).read_bytes(), _DURATIONS)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def with_output(model: bytes, name: bytes) -> bytes:
    """An ONNX model with one more output, a value inside the graph.

    Protocol buffers merge repeated messages: a second `graph` (field 7) that holds one `output` (field 12) with a
    `name` (field 1) adds that output to the first. `name` has fewer than 120 bytes.
    """
    value = bytes((0x0A, len(name))) + name
    output = bytes((0x62, len(value))) + value
    return model + bytes((0x3A, len(output))) + output
