"""hibari through pyttsx3: anybody can use the driver, words are timed to the sample, the same text sounds the same."""

import io
import os
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hibari", reason="the extra `natural` is not installed")
import numpy as np
import pyttsx3

import podcaster  # noqa: F401 - makes pyttsx3 find the driver

TEXT = "The ferry left at noon; nobody, not even the captain, had seen the fog."


@pytest.fixture
def engine() -> Any:
    engine = pyttsx3.init("hibari")
    engine.proxy.setBusy(False)  # else it queues properties until it runs
    engine.setProperty("voice", "heart")
    engine.setProperty("rate", 170)
    engine.setProperty("volume", 1.0)
    return engine


def spoken(engine: Any, text: str) -> np.ndarray:
    file = io.BytesIO()
    engine.save_to_file(text, file)
    engine.runAndWait()
    with wave.open(io.BytesIO(file.getvalue())) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (24_000, 1, 2)
        return np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(float) / 32_768


def test_every_word_is_announced_in_order(engine: Any) -> None:
    """started-word gives the place of each word in the text, finished-utterance that it was whole."""
    words: list[str] = []
    ends: list[bool] = []
    tokens = [
        engine.connect("started-word", lambda name, location, length: words.append(TEXT[location : location + length])),
        engine.connect("finished-utterance", lambda name, completed: ends.append(completed)),
    ]
    spoken(engine, TEXT)
    for token in tokens:
        engine.disconnect(token)
    assert words == ["The", "ferry", "left", "at", "noon", "nobody", "not", "even", "the", "captain", "had", "seen", "the", "fog"]
    assert ends == [True]


def test_words_begin_where_they_sound(engine: Any) -> None:
    """Before the first word it is quiet; at each word's beginning and until the next there is sound; times rise."""
    samples = spoken(engine, TEXT)
    sound = engine.getProperty("sound")
    starts = [word.sample for word in sound.words]
    assert starts == sorted(starts)
    assert len(sound.samples) == len(samples)
    loud = np.abs(samples).max()
    assert np.abs(samples[: starts[0] - 2400]).max(initial=0.0) < 0.05 * loud
    for begin, end in zip(starts, [*starts[1:], len(samples)], strict=True):
        assert np.abs(samples[begin:end]).max() > 0.05 * loud


def test_it_is_not_quiet_for_longer_between_sentences_than_between_paragraphs(engine: Any) -> None:
    """Three to six tenths of a second after a full stop, and the word after the pause begins where its sound begins, to a
    tenth of a second."""
    text = "The ferry left at noon. All of them had seen the fog. It was thick."
    samples = np.abs(spoken(engine, text))
    loud = np.flatnonzero(samples > 0.01)
    for at in (text.index("All"), text.index("It")):
        following = next(word for word in engine.getProperty("sound").words if word.char_start == at)
        begin = loud[np.searchsorted(loud, following.sample - 600)]
        before = loud[np.searchsorted(loud, following.sample - 1200) - 1]
        assert begin - following.sample == pytest.approx(0, abs=2400)
        assert 300 <= (begin - before) / 24 <= 600


def test_the_same_text_sounds_the_same(engine: Any) -> None:
    """Whatever was said before."""
    first = spoken(engine, TEXT)
    spoken(engine, "Something else altogether.")
    assert np.array_equal(first, spoken(engine, TEXT))


def test_a_faster_rate_is_shorter(engine: Any) -> None:
    """From 150 to 220 words a minute the sound is a fifth shorter at least."""
    engine.setProperty("rate", 150)
    slow = len(spoken(engine, TEXT))
    engine.setProperty("rate", 220)
    assert len(spoken(engine, TEXT)) < 0.8 * slow


def test_half_the_volume_is_half_as_loud(engine: Any) -> None:
    """To a tenth."""
    whole = np.abs(spoken(engine, TEXT)).max()
    engine.setProperty("volume", 0.5)
    assert np.abs(spoken(engine, TEXT)).max() == pytest.approx(whole / 2, rel=0.1)


def test_an_unknown_voice_is_an_error_event(engine: Any) -> None:
    """pyttsx3's way: the event says which voices there are, and the voice before stays."""
    errors: list[Exception] = []
    token = engine.connect("error", lambda name, exception: errors.append(exception))
    engine.setProperty("voice", "nobody")
    engine.disconnect(token)
    assert engine.getProperty("voice") == "heart"
    assert "heart" in str(errors[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said [bridge](/kæt/) twice.", 4),
        ("It's O'Brien's re-election; cannot say.", 5),
        ("Ω ≈ 3 — hm…", None),
        ("*** ... ---", 0),
        pytest.param("word " * 400, 400, marks=pytest.mark.long),
        ("x" * 3000, None),
    ],
)
def test_odd_text_is_text(engine: Any, text: str, words: int | None) -> None:
    """It commands nothing, and nothing of it is lost: brackets, hardly a word, a sentence without an end."""
    spoken(engine, text)
    sound = engine.getProperty("sound")
    if words is not None:
        assert len(sound.words) == words
    assert all(0 <= word.char_start < word.char_end <= len(text) for word in sound.words)
    if text.startswith("He"):
        assert text[sound.words[2].char_start :].startswith("bridge](/kæt/")


def test_nothing_is_written_into_the_home_folder(tmp_path: Path) -> None:
    """onnxruntime's telemetry, a device id and a database, is off."""
    code = "import pyttsx3, podcaster, io; engine = pyttsx3.init('hibari'); engine.save_to_file('Hello.', io.BytesIO()); engine.runAndWait()"
    environment = os.environ | {"HOME": str(tmp_path)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_hiss_begins_where_its_word_is_said_to_begin(engine: Any) -> None:
    """Words with "s" after a vowel: the times differ from the rise of the sound above 4 kHz by 25 ms in the median."""
    text = "You saw a sailor so silly he sang a solo to see a new saddle, and we said so to a sullen soldier."
    samples = spoken(engine, text)
    frames = np.lib.stride_tricks.sliding_window_view(samples, 240)[::48] * np.hanning(240)
    hiss_db = 10 * np.log10((np.abs(np.fft.rfft(frames, axis=1)[:, 40:]) ** 2).sum(axis=1) + 1e-9)
    late_ms = []
    for word in engine.getProperty("sound").words:
        if text[word.char_start] == "s":
            at = word.sample // 48
            loudest = int(np.argmax(hiss_db[at - 50 : at + 60])) + at - 50
            rise = loudest - int(np.argmax(hiss_db[loudest::-1] < hiss_db[loudest] - 12))
            late_ms.append(2.0 * (at - rise))
    assert len(late_ms) == 12
    assert abs(np.median(late_ms)) <= 25


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_booth_needs_little_memory() -> None:
    """A process that has read and spoken long sentences in both accents: at most 300 MB; with dictionaries for lexicons
    and sound made at once, 410 MB."""
    code = """
import re
from pathlib import Path
from podcaster.recording.engines.hibari import start_synthesizer
sentence = "the talks, which had begun in the spring and had been broken off twice, would go on for as long as they wished, "
for voice in ("owen", "rupert", "owen"):
    start_synthesizer().say(f"The minister said that {3 * sentence}and nobody knew why.", voice, 168)
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300_000
