"""An engine plugs in from one file, says how it wants to be run, and its faults are explained."""

from pathlib import Path

import pytest

from podcaster.casting import Cast, Voice
from podcaster.errors import RecordingError, SetupError
from podcaster.recording import Mark, Speech, Studio, Take
from podcaster.recording.engines import engine_version, most_processes, start_engine
from podcaster.recording.engines.marks import estimate_marks, with_marks
from podcaster.recording.take_cache import TakeCache
from podcaster.scripting import Cue

CAST = Cast(
    narrator=Voice(name="ann", gender="female", accent="en-US", description="", median_pitch_hz=200, find=()), roles=()
)
TEXTS = ("Nothing wrong here.", "* * *", "And then it went on.", "So they said.", "Nobody knew why.", "It rained.")


@pytest.fixture(autouse=True)
def log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The plug-ins are installed; slow-voices writes a line here each time it starts."""
    monkeypatch.syspath_prepend(str(Path(__file__).with_name("plugin")))
    monkeypatch.setenv("SLOW_VOICES_LOG", str(tmp_path / "log"))
    return tmp_path / "log"


def record(booths: int = 1, cache: TakeCache | None = None) -> tuple[list[Take], int]:
    """The takes of some cues by slow-voices, and how many of them were made."""
    cues = [Cue(number=k, kind="narration", text=text, start=0, end=0) for k, text in enumerate(TEXTS, 1)]
    with Studio(engine="slow-voices", booths=booths, cache=cache) as studio:
        takes = list(studio.record(cues, CAST))
        return takes, studio.made


def test_takes_have_the_rate_of_their_engine() -> None:
    """24 kHz, also of a cue without words."""
    takes, _ = record()
    assert [take.sample_rate_hz for take in takes] == [24_000] * len(TEXTS)
    assert [bool(take.pcm) for take in takes] == [True, False, True, True, True, True]


def test_words_of_an_engine_without_marks_have_estimated_times() -> None:
    """Each word has a time, in order, up to the end of the sound."""
    takes, _ = record()
    for take, text in zip(takes, TEXTS, strict=True):
        if take.pcm:
            assert [text[word.char_start : word.char_end] for word in take.words] == text[:-1].split()
            edges = [edge for word in take.words for edge in (word.start_ms, word.end_ms)]
            assert edges == sorted(edges)
            assert edges[-1] == pytest.approx(take.duration_ms, abs=1)


def test_words_share_the_time_by_their_letters() -> None:
    """A comma counts as three letters more: of 240 samples "one," has 7/24, "three" 5/24, "12:30;" 9/24, and "x" the rest."""
    marks = estimate_marks("one, three – 12:30; - xyz", 240)
    assert [(mark.sample, mark.char) for mark in marks] == [(0, 0), (70, 5), (120, 13), (210, 22)]
    assert estimate_marks("...", 240) == ()


def test_marks_are_estimated_only_when_there_are_none() -> None:
    """Estimated marks are not exact. An engine that has marks, and gave none, lost its words: that is not covered up."""
    speech = Speech(pcm=bytes(480), sample_rate_hz=24_000, voice_id="x")
    assert with_marks(speech, "one").marks == (Mark(sample=0, char=0),)
    assert not with_marks(speech, "one").exact
    lost = Speech(pcm=bytes(480), sample_rate_hz=24_000, voice_id="x", marks=())
    assert with_marks(lost, "one") == lost


@pytest.mark.long
def test_an_engine_says_how_long_it_may_take_to_start(monkeypatch: pytest.MonkeyPatch, log: Path) -> None:
    """The same start is too slow for one limit and not for a longer one. It is tried twice: once ahead, once for a cue."""
    monkeypatch.setenv("SLOW_VOICES_START_S", "1")
    monkeypatch.setenv("SLOW_VOICES_TIMEOUT_S", "0.2")
    with pytest.raises(RecordingError, match=r"cue 1 .*hung or crashed while it started .*may take \S+ s to start"):
        record()
    assert len(log.read_text().split()) == 2
    monkeypatch.setenv("SLOW_VOICES_TIMEOUT_S", "20")
    takes, _ = record()
    assert len(takes) == len(TEXTS)


@pytest.mark.long
def test_another_version_makes_all_takes_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The model is in the key of a take: its takes are found again, those of another model are not."""
    made = []
    for model in ("1", "1", "2", "2", "1"):
        monkeypatch.setenv("SLOW_VOICES_MODEL", model)
        made.append(record(cache=TakeCache(tmp_path))[1])
    assert made == [6, 0, 6, 0, 0]


def test_the_distribution_is_in_the_version_too() -> None:
    """A new release of a plug-in makes its takes again, even if its author forgot to change the version."""
    assert engine_version("slow-voices") == "slow-voices 1, model 1"


@pytest.mark.long
@pytest.mark.parametrize(("most", "started"), [("1", 1), ("2", 2), ("8", 3)])
def test_an_engine_says_how_many_may_run_at_once(
    monkeypatch: pytest.MonkeyPatch, log: Path, most: str, started: int
) -> None:
    """Of three booths no more speak than the engine allows."""
    monkeypatch.setenv("SLOW_VOICES_PROCESSES", most)
    monkeypatch.setenv("SLOW_VOICES_START_S", "1")
    monkeypatch.setenv("SLOW_VOICES_WAIT_FOR", str(started))
    record(booths=3)
    assert len(set(log.read_text().split())) == started


def test_the_engine_is_not_started_when_all_takes_are_cached(log: Path, tmp_path: Path) -> None:
    """Nor is it to know its version."""
    record(cache=TakeCache(tmp_path))
    log.unlink()
    record(cache=TakeCache(tmp_path))
    assert not log.exists()


@pytest.mark.parametrize(
    ("engine", "why"),
    [
        ("not-there", "can't be loaded (AttributeError"),
        ("no-module", "can't be loaded (ModuleNotFoundError"),
        ("no-class", "not a subclass of podcaster.recording.Engine"),
        ("no-sample-rate", "sample_rate_hz"),
        ("no-time", "start_timeout_s is 0"),
        ("broken-oddly", "does not start (LookupError: no such card, in misbehaving.py, line "),
    ],
)
def test_an_engine_that_does_not_start_names_its_plug_in(engine: str, why: str) -> None:
    """In one line: the engine, its distribution, the reason, and what to do."""
    with pytest.raises(SetupError) as caught:
        start_engine(engine)
    assert caught.value.where == f"engine {engine!r} of misbehaving 1"
    assert why in caught.value.what
    assert caught.value.advice == "reinstall it, or use another engine, such as espeak"
    assert "\n" not in str(caught.value)


def test_what_a_plug_in_says_of_itself_is_checked() -> None:
    """A version or a number of processes that is none is an explained failure, too."""
    for engine in ("no-version", "raising-version"):
        with pytest.raises(SetupError, match=f"engine '{engine}' of misbehaving 1: .*(version is None|no model)"):
            engine_version(engine)
    with pytest.raises(SetupError, match="most_processes is 0"):
        most_processes("no-processes")
    assert most_processes("tone") is None
