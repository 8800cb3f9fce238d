"""hibari: a small neural voice, and people derived from it. One core renders about a hundred times real time.

The model takes phoneme ids and returns a spectrum for every 12.5 ms. It also computes the duration of each phoneme, so
the times of the words are exact.
"""

import functools
import os
import zlib
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from podcaster.errors import CastError, SetupError
from podcaster.recording.engines.base import FlawedSpeechError
from podcaster.recording.engines.device import Device, runtime_version
from podcaster.recording.engines.harmonics import synthesize
from podcaster.recording.engines.hibari_voices import registry, voice_file
from podcaster.recording.engines.joints import cuts, longest_pause
from podcaster.recording.engines.onnx_session import give_memory_back, open_session
from podcaster.recording.engines.people import Person
from podcaster.recording.engines.people_list import PEOPLE
from podcaster.recording.engines.pronunciation import (
    Phrase,
    in_american_symbols,
    phoneme_ids,
    phoneme_units,
    pronounce,
    word_units,
)
from podcaster.recording.engines.synthesis import ModelVoice, Phonemes, Sound, SpokenWord, heard_words
from podcaster.recording.engines.tempo import speed_of
from podcaster.version import install_advice

if TYPE_CHECKING:
    import numpy

SAMPLE_RATE_HZ = 24_000
_DURATIONS = b"/Clip_output_0"
"""Name of the value in the model's graph that has the length of every phoneme. It is not an output of the published
model."""
_DURATION_SAMPLES = 600
"""The unit of the durations."""
_MOST_PHONEMES = 300
"""hibari omits words of sentences that are longer than those it was trained on. At 400 a booth took 60 MB more."""
_LEAD_SAMPLES = 1440
"""A phoneme is heard 60 ms earlier than the durations say: the median of 100 changes between a vowel and an "s" inside
words, equal with three voices."""
_LONG_FRAMES = 250
"""A longer phrase, of 3 s, leaves much freed memory behind."""
_LEVEL = 0.5
"""Headroom for the loudest of the people: no take is clipped or scaled."""
DEFAULT_VOICE = "heart"
_INSTALL = "run `podcaster voices install hibari`, or choose another voice"
NATURAL_WPM = 196
"""Words a minute of the voice at speed 1, in texts with words of usual length."""


def start_synthesizer() -> "Hibari":
    """The model with its people, for the pyttsx3 driver."""
    return Hibari(PEOPLE)


def version_of_sound() -> str:
    """A text that identifies everything that determines the sound. SetupError when a package is missing."""
    if not is_installed():
        raise SetupError("natural voices are not installed", advice=install_advice("natural"))
    people = zlib.crc32(repr(sorted(PEOPLE.items())).encode())
    return f"hibari-tts {version('hibari-tts')} {runtime_version()} synthesis 3 people {people:08x}"


def is_installed() -> bool:
    """Whether the packages of the extra `natural` are installed. None of them is imported."""
    try:
        return find_spec("hibari") is not None and find_spec("onnxruntime") is not None
    except ValueError:  # the module is blocked: its entry in sys.modules is None
        return False


class Hibari:
    """The model with its people. SetupError when the extra `natural` is not installed."""

    sample_rate_hz = SAMPLE_RATE_HZ

    def __init__(self, people: dict[str, Person]) -> None:
        """`people` are the derived voices, by name. The recorded voices are available too."""
        # Without this, importing onnxruntime writes a device id for telemetry into the home folder.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        self._people = people
        self._registry = registry()

    @property
    def voices(self) -> tuple[ModelVoice, ...]:
        """The recorded voices on this machine, then the derived people."""
        recorded = [
            ModelVoice(id=name, name=name, language=facts["language"], gender=facts["gender"])
            for name, facts in self._registry.VOICES.items()
            if voice_file(name)
        ]
        derived = [
            ModelVoice(id=name, name=name, language="en-GB" if person.british else "en-US", gender=person.gender)
            for name, person in self._people.items()
        ]
        return (*recorded, *derived)

    def check_voice(self, voice_id: str) -> None:
        """CastError if there is no voice with this id. Its advice lists the voices."""
        if voice_id in self._people:
            return
        if voice_id not in self._registry.VOICES:
            names = ", ".join(voice.id for voice in self.voices)
            raise CastError(f"hibari has no voice {voice_id!r}", advice=f"choose one of {names}")
        if voice_file(voice_id) is None:
            raise CastError(f"hibari's voice {voice_id!r} is not installed", advice=_INSTALL)

    def use(self, device: Device) -> None:
        """Does nothing: the model is quick on every processor."""

    def say(self, text: str, voice_id: str, rate_wpm: int, phonemes: Phonemes = ()) -> Sound:
        """Speak the text. The noise has a seed made from text, voice and rate, so equal calls return equal samples."""
        import numpy as np

        self.check_voice(voice_id)
        person = self._people.get(voice_id, Person(british=self._is_british(voice_id)))
        recorded = voice_id if voice_id in self._registry.VOICES else self._registry.DEFAULT
        session = _session(recorded)
        generator = np.random.default_rng(zlib.crc32(f"{voice_id}\n{rate_wpm}\n{text}".encode("utf-8", "replace")))
        sounds: list[Any] = []
        words: list[SpokenWord] = []
        pauses: list[int] = []
        position = 0
        phrases = list(pronounce(text, british=person.british, most_phonemes=_MOST_PHONEMES, known=phonemes))
        usual_speed = rate_wpm / NATURAL_WPM
        speed = np.asarray([speed_of(phrases, usual_speed)], np.float32)
        before: Phrase | None = None
        for phrase in phrases:
            if person.british and not self._is_british(recorded):
                phrase = in_american_symbols(phrase, text)
            ids = np.asarray([phoneme_ids(phrase.phonemes)], np.int64)
            samples, units = _spoken(session, {"ids": ids, "speed": speed}, person, generator)
            if sum(units) * _DURATION_SAMPLES != len(samples):
                what = f"hibari's durations ({sum(units)} units) do not match its sound ({len(samples)} samples)"
                raise FlawedSpeechError(what)
            if before:
                pause = longest_pause(text, before, phrase, usual_speed, SAMPLE_RATE_HZ)
                end, begin = cuts(sounds[-1], samples, pause, SAMPLE_RATE_HZ)
                sounds[-1], samples = sounds[-1][: len(sounds[-1]) - end], samples[begin:]
                position -= end + begin
            words += [
                SpokenWord(char_start=word.char_start, char_end=word.char_end, sample=position + _heard_at(unit))
                for word, unit in zip(phrase.words, word_units(phrase, units), strict=True)
            ]
            starts = phoneme_units(units)
            pauses += [position + _heard_at(starts[phoneme]) for phoneme in phrase.pauses]
            sounds.append(samples)
            position += sum(units) * _DURATION_SAMPLES
            before = phrase
        whole = np.concatenate(sounds) if sounds else np.zeros(0, np.float32)
        heard = heard_words(words, whole, _LEAD_SAMPLES)
        return Sound(samples=whole, sample_rate_hz=SAMPLE_RATE_HZ, words=heard, pauses=tuple(pauses))

    def _is_british(self, voice_id: str) -> bool:
        return bool(self._registry.VOICES.get(voice_id, {}).get("british"))


def _spoken(
    session: Any, inputs: "dict[str, numpy.ndarray]", person: Person, generator: Any
) -> "tuple[numpy.ndarray, list[int]]":
    """The samples of a phrase, and the length of each phoneme. The spectra, up to 30 MB, end with this function."""
    *parts, pitch_hz, durations = session.run(None, inputs)
    if len(pitch_hz[0]) > _LONG_FRAMES:
        give_memory_back()
    spectra = tuple(part[0] for part in parts)
    samples = synthesize(spectra, person.pitch_of(pitch_hz[0]), generator, person.spectrum)
    samples *= _LEVEL
    return samples, [round(float(unit)) for unit in durations]


def _heard_at(unit: int) -> int:
    """The sample at which the phoneme that begins at this unit is heard."""
    return max(0, unit * _DURATION_SAMPLES - _LEAD_SAMPLES)


@functools.cache
def _session(voice: str) -> Any:
    """The model with its durations as another output."""
    path = voice_file(voice)
    if path is None:
        raise CastError(f"hibari's voice {voice!r} is not installed", advice=_INSTALL)
    return open_session(with_output(path.read_bytes(), _DURATIONS))


def with_output(model: bytes, name: bytes) -> bytes:
    """An ONNX model with another output: the value in the graph that is called `name` (fewer than 120 bytes).

    Protocol buffers merge repeated messages. So a second `graph` (field 7) with only an `output` (field 12) that has a
    `name` (field 1) adds this output to the first graph.
    """
    value = bytes((0x0A, len(name))) + name
    output = bytes((0x62, len(value))) + value
    return model + bytes((0x3A, len(output))) + output
