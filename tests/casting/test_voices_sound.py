"""The shipped voices on real takes of the bundled espeak-ng: pitch, level, and telling them apart."""

import itertools

import pytest
from test_profiles import shipped
from voices_distance import KNOWN_TEXT, LEVEL_LUFS, NEW_TEXT, Heard, found, listen, pooled_spread
from voices_hearing import loudness_lufs, median_pitch_hz
from voices_takes import speak, take

from podcaster.casting import Voice, troupe_of
from podcaster.recording.engines import kokoro

SENTENCE = NEW_TEXT.partition(".")[0] + "."
HANDFUL = ("arthur", "cora", "hugh", "iris", "jean", "louis", "robin")


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    """A handful of voices, listened to on both texts."""
    return listen([voice for voice in shipped() if voice.name in HANDFUL])


@pytest.mark.parametrize("voice", shipped(), ids=lambda voice: voice.name)
def test_the_pitch_is_as_the_profile_says(voice: Voice) -> None:
    """On a sentence it was not measured on, a take's median pitch is within 12 % of the profile's."""
    if troupe_of(voice) == "natural":
        pytest.importorskip("hibari", reason="the extra `natural` is not installed")
    if troupe_of(voice) == "studio":
        return  # test_studio_voices_have_their_pitch hears some of them: each takes seconds
    assert median_pitch_hz(*take(voice, SENTENCE)) == pytest.approx(voice.median_pitch_hz, rel=0.12)


@pytest.mark.long
@pytest.mark.parametrize("name", ["amber", "lewis", "emma"])
def test_studio_voices_have_their_pitch(name: str) -> None:
    """As above, of a handful."""
    if not kokoro.is_installed():
        pytest.skip("the extra `studio` is not installed")
    voice = next(voice for voice in shipped() if voice.name == name)
    assert median_pitch_hz(*take(voice, SENTENCE)) == pytest.approx(voice.median_pitch_hz, rel=0.12)


@pytest.mark.long
def test_the_profiles_hold_what_the_benchmark_measures(heard: list[Heard]) -> None:
    """Measured again, pitch and gain are those in the files: nobody changed a voice without measuring it."""
    files = {voice.name: voice for voice in shipped()}
    for one in heard:
        assert one.voice.median_pitch_hz == pytest.approx(files[one.voice.name].median_pitch_hz, rel=0.02)
        assert one.voice.gain_db == pytest.approx(files[one.voice.name].gain_db, abs=0.2)


@pytest.mark.long
def test_the_gain_brings_voices_level(heard: list[Heard]) -> None:
    """After its gain every voice reads the same loudness, ±1 LU, on a text the gain was not measured on."""
    for one in heard:
        assert one.level_lufs == pytest.approx(LEVEL_LUFS, abs=1)
        assert one.clipped == 0


@pytest.mark.long
def test_windows_find_their_own_voice(heard: list[Heard]) -> None:
    """In a cast of seven at least 97 % of 1.5 s windows are nearest to their own voice."""
    hits, windows = found(heard, pooled_spread([one.known for one in heard]))
    assert hits / windows >= 0.97


def test_every_espeak_id_exists() -> None:
    """The first choice of every profile, and the second, are voices that espeak-ng has."""
    for voice_id in sorted(set(itertools.chain.from_iterable(voice.candidates("espeak") for voice in shipped()))):
        assert len(speak("Yes.", voice_id, pitch=50, pitch_range=50, rate_wpm=170)[0]) > 0


def test_an_unknown_variant_is_not_taken_for_the_plain_voice() -> None:
    """espeak-ng speaks on with the plain voice; the benchmark's ears refuse that."""
    with pytest.raises(ValueError, match="no voice"):
        speak("Yes.", "gmw/en-us+nobody", pitch=50, pitch_range=50, rate_wpm=170)


def test_loudness_is_measured_by_the_standard() -> None:
    """A take 6 dB quieter reads 6 LU less."""
    samples, rate_hz = take(next(voice for voice in shipped() if voice.name == "arthur"), KNOWN_TEXT)
    assert loudness_lufs(samples, rate_hz) - loudness_lufs(samples / 2, rate_hz) == pytest.approx(6, abs=0.11)
