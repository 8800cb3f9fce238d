"""Piper voices: any model file (`.onnx`, with its settings in `.onnx.json` beside it) that a profile names by its path.

A model with several speakers is named with a speaker: "voices/vctk.onnx#p226", or "#4" by number. Words become
phonemes with espeak-ng, as in Piper. The models draw random numbers without a seed, so the randomness is set to zero:
equal calls return equal samples.
"""

import functools
import hashlib
import json
import os
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from podcaster.errors import CastError, SetupError
from podcaster.recording.engines.base import FlawedSpeechError
from podcaster.recording.engines.device import Device
from podcaster.recording.engines.espeak_library import ipa_of
from podcaster.recording.engines.hibari import with_output
from podcaster.recording.engines.synthesis import ModelVoice, Phonemes, Sound, SpokenWord
from podcaster.recording.ipa import stress_before_vowels, with_possessive
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record
from podcaster.version import install_advice

USUAL_RATE_HZ = 22_050
_DURATIONS = b"/Ceil_output_0"
"""Name of the value in the graph that has the length of each phoneme in frames. It is not an output."""
_ADVICE = "give the path of a Piper voice: its .onnx file, with its .onnx.json beside it"
_WORD = lazy_regex(r"\S*\w\S*")
_SENTENCE = lazy_regex(r".+?(?:[.!?…]+[\"'”’)\]]*(?=\s|$)|$)", re.DOTALL)
_CLAUSE_END = lazy_regex(r"([,;:.!?—–…])[\"'”’)\]]*$")
_CALIBRATION = (
    "The council met on Thursday and agreed that the old bridge should be closed before winter, since nobody could say "
    "how long it would last."
)
"""A sentence of 25 words. Its length gives the voice's own rate."""
_NEWS_PACE = 1.06
"""How much faster news texts are spoken than the calibration sentence. Measured with one voice."""
_PAUSE_S = 0.25
"""Silence after a sentence, as Piper itself has."""
_SIGNS = {"—": ";", "–": ";", "…": "."}


class _Model(Record, frozen=True, kw_only=True):
    """A loaded model."""

    session: Any
    settings: dict[str, Any]
    own_wpm: dict[int | None, float]
    """The rate of each speaker at length scale 1."""


def check_files(voice_id: str) -> tuple[Path, dict[str, Any], int | None]:
    """The model file, its settings, and the number of the speaker; None when the model has only one. CastError when a
    file is missing or is not Piper's, or when the model has no such speaker."""
    name, _, speaker = voice_id.partition("#")
    path = Path(name).expanduser()
    settings_path = path.with_name(path.name + ".json")
    for file in (path, settings_path):
        if not file.is_file():
            raise CastError("there is no such file", where=str(file), advice=_ADVICE)
    try:
        settings = json.loads(settings_path.read_text(encoding="utf-8"))
        ids, rate_hz = settings["phoneme_id_map"], settings["audio"]["sample_rate"]
        count = int(settings.get("num_speakers", 1))
        if not isinstance(rate_hz, int) or not all(isinstance(one, list) for one in ids.values()):
            raise TypeError
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        what = "these are not the settings of a Piper voice"
        raise CastError(what, where=str(settings_path), advice=_ADVICE) from None
    if count <= 1:
        if speaker:
            raise CastError("this voice has one speaker only", where=name, advice=f"leave out #{speaker}")
        return path, settings, None
    speakers = settings.get("speaker_id_map") or {}
    if speaker in speakers:
        return path, settings, int(speakers[speaker])
    if not speaker or (speaker.isdecimal() and int(speaker) < count):
        return path, settings, int(speaker or 0)
    some = ", ".join(list(speakers)[:8]) or f"0 to {count - 1}"
    raise CastError(f"this voice has no speaker {speaker!r}", where=name, advice=f"choose one of {some}")


def digest_of(voice_id: str) -> str:
    """A digest of the files of a voice, for the keys of its takes. "" when they can't be read."""
    path = Path(voice_id.partition("#")[0]).expanduser()
    try:
        files = (path, path.with_name(path.name + ".json"))
        return "".join(_digest(str(file), file.stat().st_mtime_ns) for file in files)
    except OSError:
        return ""


@functools.cache
def _digest(path: str, changed_ns: int) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Piper:
    """The Piper models that were named so far. SetupError when onnxruntime is not installed."""

    sample_rate_hz = USUAL_RATE_HZ

    def __init__(self) -> None:
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        try:
            import onnxruntime
        except ImportError:
            raise SetupError("Piper voices need onnxruntime", advice=install_advice("natural")) from None
        self._runtime: Any = onnxruntime
        self._models: dict[Path, _Model] = {}

    @property
    def voices(self) -> tuple[ModelVoice, ...]:
        """None: every voice is a file of the user."""
        return ()

    def check_voice(self, voice_id: str) -> None:
        """The errors of `check_files`."""
        check_files(voice_id)

    def use(self, device: Device) -> None:
        """Does nothing: the model is quick on every processor."""

    def say(self, text: str, voice_id: str, rate_wpm: int, phonemes: Phonemes = ()) -> Sound:
        """Speak the text. Equal calls return equal samples."""
        import numpy as np

        path, settings, speaker = check_files(voice_id)
        model = self._model(path, settings)
        if speaker not in model.own_wpm:
            samples, _ = self._sentence(model, _CALIBRATION, speaker, 1.0, {})
            seconds = max(1.0, len(samples) / settings["audio"]["sample_rate"])
            model.own_wpm[speaker] = 60 * len(_CALIBRATION.split()) / seconds
        scale = _NEWS_PACE * model.own_wpm[speaker] / rate_wpm
        sounds: list[Any] = []
        words: list[SpokenWord] = []
        pauses: list[int] = []
        position = 0
        for found in _SENTENCE.finditer(_without_inner_stops(text, phonemes)):
            if not _WORD.search(found.group()):
                continue
            samples, starts = self._sentence(model, found.group(), speaker, scale, dict(phonemes))
            for word, start in zip(_WORD.finditer(found.group()), starts, strict=True):
                begin, end = found.start() + word.start(), found.start() + word.end()
                words.append(SpokenWord(char_start=begin, char_end=end, sample=position + start))
            pause = np.zeros(round(_PAUSE_S * settings["audio"]["sample_rate"]), np.float32)
            pauses.append(position + len(samples))
            sounds += [samples, pause]
            position += len(samples) + len(pause)
        whole = np.concatenate(sounds) if sounds else np.zeros(0, np.float32)
        rate_hz = settings["audio"]["sample_rate"]
        return Sound(samples=whole, sample_rate_hz=rate_hz, words=tuple(words), pauses=tuple(pauses))

    def _sentence(
        self, model: _Model, text: str, speaker: int | None, scale: float, known: dict[str, str]
    ) -> tuple[Any, list[int]]:
        """The samples of a sentence, and the sample at which each of its words begins."""
        import numpy as np

        ids_of: dict[str, list[int]] = model.settings["phoneme_id_map"]
        ids = list(ids_of.get("^", [1]))
        firsts: list[int] = []
        for symbols in _symbols(text, model.settings.get("espeak", {}).get("voice", "en-us"), known):
            if len(firsts) > 0:
                ids += [*ids_of.get("_", [0]), *ids_of.get(" ", [])]
            firsts.append(len(ids))
            for symbol in symbols:
                ids += [*ids_of.get("_", [0]), *ids_of.get(symbol, [])]
        ids += [*ids_of.get("_", [0]), *ids_of.get("$", [2])]
        own_scale = float(model.settings.get("inference", {}).get("length_scale", 1))
        feed: dict[str, Any] = {
            "input": np.asarray([ids], np.int64),
            "input_lengths": np.asarray([len(ids)], np.int64),
            "scales": np.asarray([0.0, scale * own_scale, 0.0], np.float32),
        }
        if speaker is not None:
            feed["sid"] = np.asarray([speaker], np.int64)
        try:
            made = model.session.run(None, feed)
        except Exception as error:  # onnxruntime raises exceptions of many kinds
            raise FlawedSpeechError(f"the Piper voice failed ({str(error).splitlines()[0][:120]})") from error
        samples = np.asarray(made[0], np.float32).reshape(-1)
        if not np.isfinite(samples).all():
            raise FlawedSpeechError("a part of the sound is not a number")
        if len(made) > 1:
            ends = [0, *accumulate(float(length) for length in np.asarray(made[1]).reshape(-1))]
        else:
            ends = [float(k) for k in range(len(ids) + 1)]
        unit = len(samples) / max(1.0, ends[-1])
        return samples, [round(ends[min(first, len(ends) - 1)] * unit) for first in firsts]

    def _model(self, path: Path, settings: dict[str, Any]) -> _Model:
        if path not in self._models:
            options = self._runtime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 4
            content = path.read_bytes()
            try:
                has_durations = _DURATIONS in content
                session = self._runtime.InferenceSession(
                    with_output(content, _DURATIONS) if has_durations else content,
                    options,
                    providers=["CPUExecutionProvider"],
                )
            except Exception as error:  # onnxruntime raises exceptions of many kinds
                what = "this file is not an ONNX model, or is damaged"
                raise CastError(what, where=str(path), advice=_ADVICE) from error
            self._models[path] = _Model(session=session, settings=settings, own_wpm={})
        return self._models[path]


def _symbols(text: str, espeak_voice: str, known: dict[str, str]) -> Iterator[str]:
    """For each word of a sentence its phonemes, with the punctuation after it."""
    words = [found.group() for found in _WORD.finditer(text)]
    plain = [_without_signs(word) for word in words]
    ours = _known_words(plain, known)
    for first, last in _clauses(words):
        together = ipa_of(" ".join(plain[first:last]), espeak_voice).split()
        if len(together) != last - first:  # espeak joins some words, such as "in the"
            together = [ipa_of(word, espeak_voice).replace(" ", "") for word in plain[first:last]]
        for place, phonemes in enumerate(together, first):
            end = _CLAUSE_END.search(words[place])
            sign = _SIGNS.get(end.group(1), end.group(1)) if end else ""
            yield ours.get(place, phonemes) + sign


def _known_words(words: list[str], known: dict[str, str]) -> dict[int, str]:
    """The phonemes of known words by the word's index. In a phrase each word has its own, if they are as many."""
    found: dict[int, str] = {}
    for written, ipa in known.items():
        phrase = [_without_signs(word) for word in written.split()]
        phonemes = stress_before_vowels(ipa)
        said = phonemes.split() if len(phonemes.split()) == len(phrase) else [phonemes, *[""] * (len(phrase) - 1)]
        for first in range(len(words) - len(phrase) + 1):
            here = words[first : first + len(phrase)]
            possessive = here[-1] in (f"{phrase[-1]}'s", f"{phrase[-1]}’s")
            if first not in found and here[:-1] == phrase[:-1] and (possessive or here[-1] == phrase[-1]):
                found |= dict(enumerate(said, first))
                if possessive:
                    found[first + len(phrase) - 1] = with_possessive(said[-1])
    return found


def _without_inner_stops(text: str, known: Phonemes) -> str:
    """The text, equally long, without punctuation within known phrases: "Mr. Xi" is not cut."""
    for written, _ in known:
        text = text.replace(written, re.sub(r"[.,;:!?…](?=.)", " ", written))
    return text


def _without_signs(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word)


def _clauses(words: list[str]) -> Iterator[tuple[int, int]]:
    """The ranges of words between punctuation marks, with exclusive ends."""
    first = 0
    for last, word in enumerate(words, 1):
        if _CLAUSE_END.search(word) or last == len(words):
            yield first, last
            first = last
