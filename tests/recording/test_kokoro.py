"""Kokoro through pyttsx3: anybody can use the driver, words are timed to the sample, the same text sounds the same."""

import io
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hibari", reason="the extra `studio` is not installed")

import podcaster  # noqa: F401 - makes pyttsx3 find the driver
from podcaster.casting import Voice
from podcaster.errors import CastError, SetupError
from podcaster.recording.booth import record_take
from podcaster.recording.engines import kokoro, neural
from podcaster.recording.engines.base import FlawedSpeechError
from podcaster.recording.engines.kokoro import joined
from podcaster.recording.engines.kokoro_voices import VOICES, parse_mixture
from podcaster.recording.engines.pronunciation import pronounce
from podcaster.recording.engines.synthesis import Sound, SpokenWord
from podcaster.recording.request import TakeRequest

TEXT = "The ferry left at noon; nobody, not even the captain, had seen the fog."
Say = Callable[..., Any]


def test_there_are_28_english_voices() -> None:
    """Eleven American women and nine men, four British women and four men."""
    kinds = [(voice.language, voice.gender) for voice in VOICES.values()]
    assert [kinds.count(kind) for kind in (("en-US", "female"), ("en-US", "male"), ("en-GB", "female"), ("en-GB", "male"))] == [11, 9, 4, 4]


def test_each_voice_has_its_style() -> None:
    """In the shipped file: a row for each number of tokens, float16, all different."""
    import numpy as np

    with np.load(Path(__file__).parents[2] / "voices" / "kokoro.npz") as styles:
        assert set(styles) == set(VOICES)
        assert {(styles[name].shape, styles[name].dtype.str) for name in styles} == {((510, 256), "<f2")}
        assert len({styles[name].tobytes() for name in styles}) == 28


def test_a_mixture_names_its_shares() -> None:
    """In percent; the first voice's accent."""
    mixture = parse_mixture("bm_lewis:40+am_adam:60")
    assert mixture.shares == (("bm_lewis", 0.4), ("am_adam", 0.6))
    assert mixture.is_british


def test_an_id_may_change_the_frequencies() -> None:
    """Of a voice and of a mixture, in percent."""
    assert parse_mixture("am_echo@92").frequency_percent == 92
    mixture = parse_mixture("bm_lewis:40+am_adam:60@106")
    assert (mixture.shares, mixture.frequency_percent) == ((("bm_lewis", 0.4), ("am_adam", 0.6)), 106)
    assert parse_mixture("am_echo").frequency_percent == 100


@pytest.mark.parametrize("wrong", ["am_echo@84", "am_echo@116", "am_echo@999"])
def test_a_tape_that_runs_wrong_is_no_voice(wrong: str) -> None:
    """Frequencies far from the model's."""
    with pytest.raises(CastError, match="percent of its frequencies: choose 85 to 115"):
        parse_mixture(wrong)


@pytest.mark.parametrize("percent", [85, 93, 107, 115])
def test_changed_frequencies_are_exact(percent: int) -> None:
    """A tone of 1 kHz becomes one of 1 kHz times the percentage, equally loud, and one of 11.9 kHz does not fold back. Times follow."""
    import numpy as np

    time_s = np.arange(24_000) / 24_000
    word = SpokenWord(char_start=0, char_end=3, sample=12_000)
    for hz, wanted in ((1000, 10 * percent), (11_900, None if percent > 100 else 119 * percent)):
        tone = Sound(samples=np.sin(2 * np.pi * hz * time_s).astype(np.float32) / 2, sample_rate_hz=24_000, words=(word,), pauses=(6000,))
        changed = kokoro.with_frequencies(tone, percent)
        assert len(changed.samples) == 24_000 * 100 // percent
        assert (changed.words[0].sample, changed.pauses) == (1_200_000 // percent, (600_000 // percent,))
        inner = changed.samples[2000:-2000]
        spectrum = np.abs(np.fft.rfft(inner * np.hanning(len(inner))))
        if wanted is None:
            assert np.abs(inner).max() < 0.02
        else:
            assert np.argmax(spectrum) * 24_000 / len(inner) == pytest.approx(wanted, abs=2)
            assert np.sqrt((inner**2).mean()) == pytest.approx(0.5 / np.sqrt(2), rel=0.01)


@pytest.mark.parametrize("wrong", ["nobody", "", "am_adam:60", "am_adam:60+am_eric:50", "am_adam+am_eric", "am_adam:50+xx_eric:50", "am_adam:0+am_eric:100", "am_nobody@92", "am_echo@", "am_echo@9", "am_echo@92@92"])
def test_another_mixture_is_none(wrong: str) -> None:
    """One share, shares over 100, no shares, an unknown voice."""
    with pytest.raises(CastError, match=r"kokoro has no voice|are not 100 in all"):
        parse_mixture(wrong)


def test_short_sentences_are_spoken_together() -> None:
    """Up to a length; their words keep their phonemes and their places."""
    text = "Yes. It was worth it. " + "We have waited a long winter for this ferry, " * 5 + "he said. No."
    single = list(pronounce(text, british=False, most_phonemes=510))
    phrases = list(joined(single, 200))
    assert [len(one.words) for one in phrases] == [5, 47, 1]
    for one in phrases:
        for word in one.words:
            assert one.phonemes[word.phoneme] != " "
            assert word.phoneme == 0 or one.phonemes[word.phoneme - 1] == " "
    words = [text[word.char_start : word.char_end] for one in phrases for word in one.words]
    assert words[:3] == ["Yes", "It", "was"]
    assert words == [text[word.char_start : word.char_end] for one in single for word in one.words]


@pytest.mark.parametrize(("available_kb", "processes"), [(24_000_000, 27), (1_000_000, 1)])
def test_the_memory_limits_the_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, available_kb: int, processes: int) -> None:
    """900 MB each."""
    file = tmp_path / "meminfo"
    file.write_text(f"MemTotal:       99000000 kB\nMemAvailable:   {available_kb} kB\n")
    monkeypatch.setattr(kokoro, "_MEMORY_FILE", file)
    assert neural.KokoroEngine.most_processes() == processes


def test_too_little_memory_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is loaded."""
    file = tmp_path / "meminfo"
    file.write_text("MemAvailable:   500000 kB\n")
    monkeypatch.setattr(kokoro, "_MEMORY_FILE", file)
    with pytest.raises(SetupError, match="studio voices need 900 MB of memory, and 512 MB are free: close other programs"):
        neural.KokoroEngine.most_processes()


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RuntimeError("[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Exception during initialization: std::bad_alloc"),
        RuntimeError("Exception from src/inference/src/dev/plugin.cpp:54: can't alloc"),
        ImportError("onnxruntime_pybind11_state.so: failed to map segment from shared object"),
        RuntimeError("Failed to allocate memory for requested buffer of size 268435456"),
    ],
)
def test_too_little_memory_for_a_text_is_explained(error: Exception) -> None:
    """As Python, onnxruntime and OpenVINO say it. Another failure is tried again."""
    explained = neural.NeuralEngine._explained
    engine = object.__new__(neural.KokoroEngine)
    said = explained(engine, error)
    assert isinstance(said, SetupError)
    assert str(said) == "kokoro needs more memory than is free: close other programs, or choose voices that need less: plain or natural ones"
    assert isinstance(explained(engine, RuntimeError("Invalid rank for input: tokens")), FlawedSpeechError)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
@pytest.mark.parametrize(("voice", "limit_mb"), [("heart", 400), ("amber", 500)])
def test_a_build_without_memory_is_one_line(tmp_path: Path, voice: str, limit_mb: int) -> None:
    """Too little for the model; no episode is left."""
    if not kokoro.is_installed():
        pytest.skip("the extra `studio` is not installed")
    (tmp_path / "a.txt").write_text("A ferry\n\nThe ferry runs again, the council said on Monday.\n")
    code = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({limit_mb}_000_000, {limit_mb}_000_000))
from podcaster.cli import main
sys.argv = ["podcaster", "build", "a.txt", "--narrator", "{voice}", "--jobs", "1"]
main()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs more memory than is free: close other programs" in done.stderr.splitlines()[-1]
    assert not list(tmp_path.glob("output/*/*.mp3"))


@pytest.fixture(scope="module")
def say() -> Say:
    """The driver: speaks a text and returns its samples, and what it announced."""
    import pyttsx3

    if not kokoro.is_installed():
        pytest.skip("the extra `studio` is not installed")
    engine = pyttsx3.init("kokoro")
    engine.proxy.setBusy(False)

    def say(text: str, **properties: object) -> Any:
        words: list[str] = []
        for name, value in ({"voice": "af_heart", "rate": 170, "volume": 1.0} | properties).items():
            engine.setProperty(name, value)
        token = engine.connect("started-word", lambda name, location, length: words.append(text[location : location + length]))
        file = io.BytesIO()
        engine.save_to_file(text, file)
        engine.runAndWait()
        engine.proxy.setBusy(False)
        engine.disconnect(token)
        import numpy as np

        with wave.open(io.BytesIO(file.getvalue())) as sound:
            assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (24_000, 1, 2)
            samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(float) / 32_768
        return samples, words, engine.getProperty("sound"), engine.getProperty("voice")

    return say


@pytest.mark.long
def test_words_are_announced_and_begin_where_they_sound(say: Say) -> None:
    """In order; at each word's beginning and until the next there is sound. The durations are the sound's."""
    import numpy as np

    samples, words, sound, _ = say(TEXT)
    assert words == ["The", "ferry", "left", "at", "noon", "nobody", "not", "even", "the", "captain", "had", "seen", "the", "fog"]
    assert len(samples) == len(sound.samples)
    assert len(samples) % 600 == 0
    starts = [word.sample for word in sound.words]
    assert starts == sorted(set(starts))
    assert np.abs(samples[: starts[0] - 2400]).max(initial=0.0) < 0.05 * np.abs(samples).max()
    for begin, end in zip(starts, [*starts[1:], len(samples)], strict=True):
        assert np.abs(samples[begin:end]).max() > 0.05 * np.abs(samples).max()


@pytest.mark.long
def test_the_same_text_sounds_the_same(say: Say) -> None:
    """Whatever was said before; other voices, rates and volumes sound different."""
    import numpy as np

    first, *_ = say(TEXT)
    other, *_ = say(TEXT, voice="am_adam:50+bm_lewis:50")
    again, *_ = say(TEXT)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert np.abs(say("The ferry left.", volume=0.5)[0]).max() == pytest.approx(np.abs(say("The ferry left.")[0]).max() / 2, rel=0.01)


@pytest.mark.long
@pytest.mark.parametrize("voice", ["af_heart", "bm_lewis"])
def test_the_rate_sets_the_length(say: Say, voice: str) -> None:
    """In proportion, to 3 %. Kokoro itself rounds the length of each token by itself: 220 words a minute became 198."""
    usual = len(say(TEXT, voice=voice)[0])
    for rate in (130, 150, 220):
        assert len(say(TEXT, voice=f"{voice}@90", rate=rate)[0]) == pytest.approx(usual * 170 / rate, rel=0.05)
        assert len(say(TEXT, voice=voice, rate=rate)[0]) == pytest.approx(usual * 170 / rate, rel=0.03)


@pytest.mark.long
@pytest.mark.parametrize(("text", "count"), [("He said [bridge](/kæt/) twice.", 4), ("*** ... ---", 0), ("x" * 700, None), ("Ω ≈ 3 — hm…", None)])
def test_odd_text_is_text(say: Say, text: str, count: int | None) -> None:
    """It commands nothing, and nothing of it is lost."""
    _, words, sound, _ = say(text)
    assert count is None or len(words) == count
    assert all(0 <= word.char_start < word.char_end <= len(text) for word in sound.words)


@pytest.mark.long
@pytest.mark.parametrize(("name", "reason"), [("am_nobody", "kokoro has no voice 'am_nobody': choose one of af_alloy,"), ("am_adam:60+am_eric:60", "the shares of .* are not 100 in all")])
def test_a_profile_of_an_unknown_voice_is_one_line(name: str, reason: str) -> None:
    """Through the booth, before anything is spoken."""
    if not kokoro.is_installed():
        pytest.skip("the extra `studio` is not installed")
    voice = Voice(name="own", engine="kokoro", gender="male", accent="en-US", description="A man.", median_pitch_hz=100, find=(("kokoro", (name,)),))
    with pytest.raises(CastError, match=reason) as caught:
        record_take(TakeRequest(cue_number=1, text="Good evening.", voice=voice, engine="kokoro"))
    assert "\n" not in str(caught.value)


@pytest.mark.long
def test_an_unknown_voice_changes_nothing(say: Say) -> None:
    """The voice before stays."""
    assert say("Yes.", voice="nobody")[3] == "af_heart"
