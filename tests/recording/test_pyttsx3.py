"""The real engine: pyttsx3 with espeak-ng, nothing lost and nobody mistaken; and its other drivers' way, by files."""

import subprocess
import sys
import types
import wave
from array import array
from pathlib import Path

import numpy as np
import pytest
from voices_hearing import median_pitch_hz

from podcaster.casting import Voice
from podcaster.errors import CastError
from podcaster.recording.booth import record_take
from podcaster.recording.engines import start_engine
from podcaster.recording.engines.base import FlawedSpeechError
from podcaster.recording.engines.marks import with_marks
from podcaster.recording.engines.pyttsx3 import FileEngine
from podcaster.recording.proof import prove
from podcaster.recording.request import TakeRequest
from podcaster.show.settings import load_settings
from podcaster.system.record import replace

SENTENCES = (
    "The committee met on Tuesday and heard from eleven witnesses.",
    "Nobody in the room had been told about it, she said.",
    "It would have been the end of the line for all of us.",
    "Prices rose by 3.4 percent in the year to March.",
)
VOICES = {voice.name: voice for voice in load_settings(Path("nowhere")).voices}


def record(text: str, voice: Voice):
    return record_take(TakeRequest(cue_number=1, text=text, voice=voice, engine="espeak"))


def test_a_change_of_voice_is_never_late() -> None:
    """Voices taken in turn, sentence by sentence, each sound as they do alone: the pitch tells."""
    names = ("ada", "hugh", "cora", "arthur")
    heard = [(name, record(sentence, VOICES[name])) for sentence in SENTENCES for name in names]
    for name, take in heard:
        samples = np.frombuffer(take.pcm, dtype="<i2").astype(float)
        assert median_pitch_hz(samples, take.sample_rate_hz) == pytest.approx(VOICES[name].median_pitch_hz, rel=0.15)


@pytest.mark.parametrize("rate_wpm", [70, 80, 81, 449, 450, 500])
def test_every_rate_that_may_be_asked_for_is_spoken_whole(rate_wpm: int) -> None:
    """From 80 to 450, and what that makes of voices slower or quicker than the narrator: each word has its time."""
    text = "NATO and Russia should have a regular exchange of information."
    take = record(text, replace(VOICES["dina"], rate_wpm=rate_wpm))
    assert len(take.words) == len(text.split())


SEVERAL = """
import ctypes, hashlib, mmap, sys
from podcaster.recording.booth import record_take
from podcaster.recording.request import TakeRequest
from podcaster.recording.engines import espeak_library
from podcaster.show.settings import Settings

voices = {voice.name: voice for voice in Settings().voices}
unload, taken, places = espeak_library._unload, [], set()

def unload_and_take_the_place(library):
    unload(library)
    taken.append(mmap.mmap(-1, 4096 * (100 + 37 * len(taken))))

for line in sys.argv[1:]:
    if line == "MOVE":
        espeak_library._unload = unload_and_take_the_place
        continue
    name, text = line.split("|")
    take = record_take(TakeRequest(cue_number=1, text=text, voice=voices[name], engine="espeak"))
    places.add(ctypes.cast(sys.modules["pyttsx3.drivers._espeak"].Initialize, ctypes.c_void_p).value)
    print(name, hashlib.sha256(take.pcm + repr(take.words).encode()).hexdigest())
print("places", len(places))
"""
"""Records lines, and prints a digest of each take. After MOVE the library is loaded at another address each time."""


def recorded_apart(*lines: str) -> list[str]:
    """What `SEVERAL` prints for lines such as "ada|Hello." in a process of its own: in this one, tests use espeak too."""
    command = [sys.executable, "-c", SEVERAL, *lines]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()


def test_a_take_does_not_depend_on_what_was_said_before() -> None:
    """The same line has the same samples and times, after other lines in other voices and in another process. espeak
    would go on with its flutter, and its noise of breath (in ada's voice) begins with the time of day."""
    names = ("arthur", "ada", "hugh")
    lines = [f"{name}|{SENTENCES[0]}" for name in names]
    others = [f"{name}|{SENTENCES[1]}" for name in ("cora", "hugh", "martin")]
    first = recorded_apart(*lines)[:3]
    assert len(set(first)) == 3
    mixed = recorded_apart(*others, *lines, *others[:1], *reversed(lines))
    assert mixed[3:6] == first
    assert mixed[7:10] == first[::-1]


def test_a_library_that_comes_to_lie_elsewhere_speaks_on() -> None:
    """espeak is loaded anew for each take. When other memory has taken its old place, the driver calls its functions
    where they are now."""
    *takes, places = recorded_apart("ada|No, not today.", "MOVE", *["ada|No, not today."] * 8)
    assert len(set(takes)) == 1
    assert int(places.split()[1]) > 1


def test_every_word_has_its_time() -> None:
    """Each written word is timed, in order and without overlap, also "in the", which espeak speaks as one."""
    for sentence in SENTENCES:
        take = record(sentence, VOICES["arthur"])
        words = [sentence[word.char_start : word.char_end] for word in take.words]
        assert words == sentence.replace(",", "").removesuffix(".").split()
        edges = [edge for word in take.words for edge in (word.start_ms, word.end_ms)]
        assert edges == sorted(edges)
        assert all(word.end_ms - word.start_ms >= 20 for word in take.words)
        assert take.words[-1].end_ms <= take.duration_ms


def test_a_word_sounds_where_it_is_said_to() -> None:
    """Between the words around a pause there is silence, and within each word's time there is sound."""
    text = "First; second."
    take = record(text, VOICES["arthur"])
    samples = array("h", take.pcm)

    def loudest(start_ms: float, end_ms: float) -> int:
        window = samples[int(start_ms * take.sample_rate_hz / 1000) : int(end_ms * take.sample_rate_hz / 1000)]
        return max(map(abs, window))

    first, second = take.words
    assert second.start_ms - first.end_ms > 100
    assert loudest(first.end_ms, second.start_ms) < 500
    assert loudest(first.start_ms, first.end_ms) > 5_000
    assert loudest(second.start_ms, second.end_ms) > 5_000


def test_markup_is_never_obeyed() -> None:
    """Text that looks like phonemes or SSML is spoken, not followed: it takes its time and changes nothing after it."""
    plain = record(SENTENCES[0], VOICES["ada"])
    assert record("Say [[h@l'oU]] and <break time='9s'/> twice.", VOICES["ada"]).duration_ms < 9_000
    assert record(SENTENCES[0], VOICES["ada"]).duration_ms == pytest.approx(plain.duration_ms, rel=0.01)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """pyttsx3 prints where it saves; nobody sees that."""
    record(SENTENCES[0], VOICES["ada"])
    assert capfd.readouterr() == ("", "")


def test_an_unknown_voice_is_refused() -> None:
    """espeak answers an unknown variant with the plain voice, pyttsx3 with the last one: the profile is refused."""
    engine = start_engine("espeak")
    stranger = Voice(
        name="nobody",
        gender="male",
        accent="en-US",
        description="",
        median_pitch_hz=100,
        find=(("espeak", ("gmw/en-us+nobody", "en-gb+m3")),),
    )
    with pytest.raises(CastError, match="nobody"):
        engine.voice_id(stranger)


class _FileDriver:
    """A driver as sapi5 is one: no events, a file at the end."""

    said: str | None = None

    def __init__(self, proxy: types.SimpleNamespace) -> None:
        self.proxy = proxy
        self.voice = "system/zoe"

    def getProperty(self, name: str) -> object:  # noqa: N802 - pyttsx3's name
        zoe = types.SimpleNamespace(id="system/zoe", name="Zoe", gender="Female", languages=["en-GB"], age=None)
        tom = types.SimpleNamespace(id="system/tom", name="Tom", gender="Male", languages=["en-GB"], age=None)
        return [zoe, tom] if name == "voices" else self.voice

    def setProperty(self, name: str, value: str) -> None:  # noqa: N802 - pyttsx3's name
        if name == "voice":
            self.voice = value

    def save_to_file(self, text: str, path: str) -> None:
        if "lost" in text:
            return
        with wave.open(path, "wb") as file:
            file.setparams((1, 2, 16_000, 0, "NONE", ""))
            file.writeframes(array("h", [4_000, -4_000] * 400 * len(text)).tobytes())

    def startLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        self.proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        pass

    def stop(self) -> None:
        pass

    def destroy(self) -> None:
        pass


@pytest.fixture
def file_engine(monkeypatch: pytest.MonkeyPatch) -> FileEngine:
    """pyttsx3 with a driver that writes files."""
    module = types.ModuleType("pyttsx3.drivers.filedriver")
    module.buildDriver = _FileDriver  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pyttsx3.drivers.filedriver", module)
    return FileEngine("filedriver")


def test_a_driver_that_writes_files_is_read_back(file_engine: FileEngine) -> None:
    """Where a driver only writes files, the take is that file, its words share its time, and it passes the proof."""
    tom = Voice(name="tom", gender="male", accent="en-GB", description="", median_pitch_hz=100, find=())
    speech = with_marks(file_engine.render("one three, five", tom), "one three, five")
    prove(speech, "one three, five", tom, file_engine.voice_id(tom))
    assert speech.voice_id == "system/tom"
    assert len(speech.pcm) // 2 == pytest.approx(15 * 800 * 22_050 / 16_000, abs=50)
    assert [mark.char for mark in speech.marks] == [0, 4, 11]


def test_a_driver_that_loses_a_file_is_found_out(file_engine: FileEngine) -> None:
    """No file is a flawed take, not a silent gap."""
    zoe = Voice(
        name="zoe",
        gender="female",
        accent="en-GB",
        description="",
        median_pitch_hz=100,
        find=(("filedriver", ("Zoe",)),),
    )
    with pytest.raises(FlawedSpeechError, match="wrote no file"):
        file_engine.render("this one gets lost", zoe)
