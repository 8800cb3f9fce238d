"""Kokoro-82M: a large neural voice model with 28 English voices, and mixtures of them.

One core renders two to four times real time. The model takes tokens and a style, which is the voice. It also computes
the duration of each token, so the times of the words are exact.
"""

import functools
import io
import os
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from podcaster.errors import SetupError
from podcaster.recording.engines.base import FlawedSpeechError
from podcaster.recording.engines.device import CPU_PROVIDER, Device, provider_for, runtime_version
from podcaster.recording.engines.float_model import AUDIO, DURATIONS, FEATURES, HARMONICS, SPECTRUM, STYLE
from podcaster.recording.engines.generator import GeneratorSession
from podcaster.recording.engines.joints import cuts, longest_pause
from podcaster.recording.engines.kokoro_model import MODEL, assembled_model, has_packages, is_assembled
from podcaster.recording.engines.kokoro_voices import STYLES_FILE, VOICES, Mixture, parse_mixture
from podcaster.recording.engines.pronunciation import (
    PhonemeWord,
    Phrase,
    phoneme_ids,
    phoneme_units,
    pronounce,
    word_units,
)
from podcaster.recording.engines.synthesis import ModelVoice, Phonemes, Sound, SpokenWord, heard_words
from podcaster.recording.engines.tempo import speed_of
from podcaster.system.record import replace
from podcaster.system.shipped import shipped_voices_folder
from podcaster.version import install_advice

if TYPE_CHECKING:
    import numpy

SAMPLE_RATE_HZ = 24_000
_FRAME_SAMPLES = 600
"""The unit of the durations."""
_MOST_TOKENS = 510
"""The model's limit, without the padding at both ends."""
_USUAL_TOKENS = 200
"""Short sentences are spoken together up to this length. The model was trained on texts of 100 to 200 tokens, and
speaks single words less well."""
_LEAD_FRAMES = 3
"""A token is heard this much earlier than the durations say. Kokoro's own program subtracts the same."""
_SHORTEST_FRAMES, _LONGEST_FRAMES = 0.8, 12.0
"""Plausible mean length of a token, at any rate."""
_LEVEL = 0.5
"""Headroom for the loudest voice: no take is clipped or scaled."""
DEFAULT_VOICE = "af_heart"
_PROCESS_BYTES = 900_000_000
"""Memory of a process, with a long sentence."""
_MEMORY_FILE = Path("/proc/meminfo")
_BFLOAT16_FLAGS = {"avx512_bf16", "amx_bf16"}


def is_installed() -> bool:
    """Whether the extra `studio` is installed, and the model with it or in the user's cache. Nothing is imported."""
    return all(map(_has, ("hibari", "onnxruntime"))) and (is_assembled() or (_has("onnx") and has_packages()))


def check_installed() -> None:
    """SetupError when a part of the extra `studio` is missing."""
    if not is_installed():
        raise SetupError("studio voices are not installed", advice=install_advice("studio"))


def version_of_sound() -> str:
    """A text that identifies everything that determines the sound. SetupError when a package is missing."""
    check_installed()
    names = ("hibari-tts", "openvino") if has_openvino() else ("hibari-tts",)
    packages = ", ".join([*(f"{name} {version(name)}" for name in names), runtime_version()])
    precision = "bfloat16" if has_bfloat16() else "float32"
    return f"kokoro {str(MODEL.sha256)[:16]} styles {_styles_digest()} {precision}, {packages}"


def has_openvino() -> bool:
    """Whether OpenVINO is installed: it runs the generator on the processor faster than onnxruntime does."""
    return _has("openvino")


@functools.cache
def has_bfloat16() -> bool:
    """Whether the generator runs in bfloat16: the processor has units for it, and OpenVINO is installed."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return has_openvino() and not _BFLOAT16_FLAGS.isdisjoint(flags.partition("flags")[2].partition("\n")[0].split())


def most_processes() -> int | None:
    """How many processes the free memory is enough for; None where the system does not tell. SetupError when it is not
    enough for one."""
    free_bytes = _free_memory_bytes()
    if free_bytes is None:
        return None
    if free_bytes < _PROCESS_BYTES:
        free, needed = free_bytes // 1_000_000, _PROCESS_BYTES // 1_000_000
        what = f"studio voices need {needed} MB of memory, and {free} MB are free"
        raise SetupError(what, advice="close other programs, or choose natural voices")
    return free_bytes // _PROCESS_BYTES


def _free_memory_bytes() -> int | None:
    """The memory that new processes may use, on Linux."""
    try:
        found = re.search(r"^MemAvailable: +(\d+) kB$", _MEMORY_FILE.read_text(encoding="ascii"), re.MULTILINE)
    except OSError:
        return None
    return int(found[1]) * 1024 if found else None


class Kokoro:
    """The model with its voices. SetupError when the extra `studio` is not installed or a part is damaged."""

    sample_rate_hz = SAMPLE_RATE_HZ

    def __init__(self) -> None:
        # Without this, importing onnxruntime writes a device id for telemetry into the home folder.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        check_installed()
        self._provider = ""
        self.use("cpu")

    def use(self, device: Device) -> None:
        """Speak on this device from now on. A GPU needs no bfloat16: it runs the whole model in float32. SetupError
        when the device is missing."""
        provider = provider_for(device)
        if provider == self._provider:
            return
        files = assembled_model()
        on_processor = provider == CPU_PROVIDER
        try:
            self._head, self._tail = _Session(files["head"], provider), _Session(files["tail"], provider)
            self._body: _Session | GeneratorSession = (
                GeneratorSession(files["body"], bfloat16=has_bfloat16())
                if on_processor and has_openvino()
                else _Session(files["body"], provider)
            )
        except ImportError:
            raise SetupError("studio voices are not installed", advice=install_advice("studio")) from None
        self._provider = provider

    @property
    def voices(self) -> tuple[ModelVoice, ...]:
        """The voices of the model. Mixtures of them are voices too, but too many to list."""
        return tuple(VOICES.values())

    def check_voice(self, voice_id: str) -> None:
        """CastError if this is neither a voice nor a mixture of voices. Its advice lists the voices."""
        parse_mixture(voice_id)

    def say(self, text: str, voice_id: str, rate_wpm: int, phonemes: Phonemes = ()) -> Sound:
        """Speak the text. Equal calls return equal samples."""
        import numpy as np

        voice = parse_mixture(voice_id)
        style = _style(voice)
        sounds: list[Any] = []
        words: list[SpokenWord] = []
        pauses: list[int] = []
        position = 0
        before: Phrase | None = None
        phrases = list(pronounce(text, british=voice.is_british, most_phonemes=_MOST_TOKENS, known=phonemes))
        # Lower frequencies make the sound longer, so it is spoken more quickly.
        usual_speed = rate_wpm / voice.natural_wpm * 100 / voice.frequency_percent
        speed = np.asarray([speed_of(phrases, usual_speed)], np.float32)
        for phrase in joined(phrases, _USUAL_TOKENS):
            samples, frames = self._spoken(phrase, style, speed)
            samples *= _LEVEL
            length = len(samples)
            if before:
                pause = longest_pause(text, before, phrase, usual_speed, SAMPLE_RATE_HZ)
                end, begin = cuts(sounds[-1], samples, pause, SAMPLE_RATE_HZ)
                sounds[-1], samples = sounds[-1][: len(sounds[-1]) - end], samples[begin:]
                position -= end + begin
            words += [
                SpokenWord(char_start=word.char_start, char_end=word.char_end, sample=position + _heard_at(frame))
                for word, frame in zip(phrase.words, word_units(phrase, frames), strict=True)
            ]
            starts = phoneme_units(frames)
            pauses += [position + _heard_at(starts[phoneme]) for phoneme in phrase.pauses]
            sounds.append(samples)
            position += length
            before = phrase
        whole = np.concatenate(sounds) if sounds else np.zeros(0, np.float32)
        heard = heard_words(words, whole, _LEAD_FRAMES * _FRAME_SAMPLES)
        sound = Sound(samples=whole, sample_rate_hz=SAMPLE_RATE_HZ, words=heard, pauses=tuple(pauses))
        return sound if voice.frequency_percent == 100 else with_frequencies(sound, voice.frequency_percent)

    def _spoken(self, phrase: Phrase, style: "numpy.ndarray", speed: "numpy.ndarray") -> "tuple[Any, list[int]]":
        """The samples of a phrase, and the frames of each token. FlawedSpeechError when they are not plausible."""
        import numpy as np

        ids = phoneme_ids(phrase.phonemes)
        row = style[min(len(phrase.phonemes), len(style) - 1)][None]
        features, harmonics, durations = self._head.run(
            (FEATURES, HARMONICS, DURATIONS), {"tokens": np.asarray([ids], np.int64), STYLE: row, "speed": speed}
        )
        (spectrum,) = self._body.run((SPECTRUM,), {FEATURES: features, HARMONICS: harmonics, STYLE: row})
        (samples,) = self._tail.run((AUDIO,), {SPECTRUM: spectrum})
        frames = [round(float(length)) for length in durations.reshape(-1)]
        if len(frames) != len(ids) or sum(frames) * _FRAME_SAMPLES != len(samples):
            what = f"Kokoro's durations ({sum(frames)} frames) do not match its sound ({len(samples)} samples)"
            raise FlawedSpeechError(what)
        if not np.isfinite(samples).all():
            raise FlawedSpeechError("a part of the sound is not a number")
        if not _SHORTEST_FRAMES <= sum(frames) / len(frames) <= _LONGEST_FRAMES:
            raise FlawedSpeechError(f"{len(ids)} tokens last {sum(frames)} frames")
        return samples, frames


def with_frequencies(sound: Sound, percent: int) -> Sound:
    """The sound with all its frequencies changed to this percentage, pitch and resonances alike. Below 100 it gets
    longer, and the times with it. What would lie above half the sample rate is left out."""
    import numpy as np

    length = len(sound.samples)
    margin = -length % percent + 24 * percent  # with it the new length is a whole number, and its ends do not meet
    padded = np.pad(sound.samples.astype(np.float64), (0, margin))
    longer = len(padded) * 100 // percent
    spectrum = np.fft.rfft(padded)[: longer // 2 + 1]
    if longer < len(padded):
        spectrum[-1] = 0.0  # half the new sample rate has no phase
    samples = np.fft.irfft(spectrum, longer) * (longer / len(padded))
    return Sound(
        samples=samples[: length * 100 // percent].astype(np.float32),
        sample_rate_hz=sound.sample_rate_hz,
        words=tuple(replace(word, sample=word.sample * 100 // percent) for word in sound.words),
        pauses=tuple(pause * 100 // percent for pause in sound.pauses),
    )


def _heard_at(frame: int) -> int:
    """The sample at which the token that begins at this frame is heard."""
    return max(0, frame - _LEAD_FRAMES) * _FRAME_SAMPLES


def joined(phrases: Iterable[Phrase], usual: int) -> Iterator[Phrase]:
    """The phrases, with those together that have at most `usual` phonemes."""
    held: Phrase | None = None
    for phrase in phrases:
        if held is None:
            held = phrase
        elif len(held.phonemes) + 1 + len(phrase.phonemes) <= usual:
            held = _one_after_the_other(held, phrase)
        else:
            yield held
            held = phrase
    if held is not None:
        yield held


def _one_after_the_other(one: Phrase, other: Phrase) -> Phrase:
    shift = len(one.phonemes) + 1
    later = (
        PhonemeWord(phoneme=word.phoneme + shift, char_start=word.char_start, char_end=word.char_end)
        for word in other.words
    )
    return Phrase(
        phonemes=f"{one.phonemes} {other.phonemes}",
        words=(*one.words, *later),
        pauses=(*one.pauses, *(pause + shift for pause in other.pauses)),
    )


class _Session:
    """A part of the model in onnxruntime. It runs on one thread, since several processes run at once."""

    def __init__(self, file: Path, provider: str = CPU_PROVIDER) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4  # errors are raised too
        # Weights stay in the file that all processes map, without a rearranged copy: 80 MB less each, 2 % slower.
        options.add_session_config_entry("session.disable_prepacking", "1")
        self._session: Any = onnxruntime.InferenceSession(str(file), options, providers=[provider])
        self._shrink: Any = onnxruntime.RunOptions()
        if provider == CPU_PROVIDER:
            self._shrink.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def run(self, outputs: Iterable[str], inputs: "dict[str, numpy.ndarray]") -> "list[numpy.ndarray]":
        """The values of the outputs. The memory that a long text needed is given back."""
        return list(self._session.run(list(outputs), inputs, self._shrink))


def _style(voice: Mixture) -> "numpy.ndarray":
    """The style of a mixture: a row for each number of tokens."""
    import numpy as np

    with np.load(io.BytesIO(_styles())) as styles:
        mixed = sum(styles[name].astype(np.float32) * np.float32(share) for name, share in voice.shares)
    return np.asarray(mixed, np.float32)


@functools.cache
def _styles() -> bytes:
    return (shipped_voices_folder() / STYLES_FILE).read_bytes()


@functools.cache
def _styles_digest() -> str:
    import zlib

    return f"{zlib.crc32(_styles()):08x}"


def _has(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ValueError:  # the module is blocked: its entry in sys.modules is None
        return False
