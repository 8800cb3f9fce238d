"""The studio keeps its promise when engines do not keep theirs: every cue whole and in order, or an error that names it."""

import multiprocessing
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from podcaster.casting import Cast, Role, Voice
from podcaster.errors import CastError, RecordingError, SetupError
from podcaster.recording import Studio, Take
from podcaster.recording.studio import _runs_on
from podcaster.scripting import Cue
from podcaster.scripting.script import CueKind
from podcaster.system.process_pool import ProcessPool
from podcaster.system.record import replace

NARRATOR = Voice(name="ann", gender="female", accent="en-US", description="", median_pitch_hz=200, find=())
CAST = Cast(narrator=NARRATOR, roles=())
TEXTS = ("Nothing wrong here.", "Much ado and nothing.", "Here is the trouble with it all.", "And then it went on.")


@pytest.fixture(autouse=True)
def _plugged_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The misbehaving engines are installed, here and in the worker processes, and have not failed yet."""
    monkeypatch.syspath_prepend(str(Path(__file__).with_name("plugin")))
    monkeypatch.setenv("MISBEHAVING_ONCE", str(tmp_path / "once"))


def cues_of(texts: Sequence[str]) -> list[Cue]:
    return [Cue(number=k, kind="narration", text=text, start=0, end=0) for k, text in enumerate(texts, 1)]


def record(engine: str, texts: Sequence[str] = TEXTS, booths: int = 2, timeout_s: float = 30) -> list[Take]:
    """The takes of some cues."""
    cues = cues_of(texts)
    with Studio(engine=engine, booths=booths, timeout_s=timeout_s) as studio:
        return list(studio.record(cues, CAST))


def test_takes_come_in_the_order_of_their_cues() -> None:
    """However many booths speak, cue 1 comes first and every word has its time."""
    takes = record("tone", [f"cue number {k} of many" for k in range(40)], booths=3)
    assert [take.cue_number for take in takes] == list(range(1, 41))
    assert all(len(take.words) == 5 for take in takes)


@pytest.mark.long
@pytest.mark.parametrize("engine", ["crashing-once", "half-once"])
def test_a_take_that_fails_is_made_again(engine: str) -> None:
    """A crash or a half take costs nothing but time: the result is that of an engine that never failed."""
    assert record(engine) == record("tone")


@pytest.mark.long
@pytest.mark.parametrize(
    ("engine", "why"),
    [
        ("crashing", "hung or crashed"),
        ("half", "did not report"),
        ("silent", "silence"),
        ("mistaken", "'someone-else' spoke"),
        ("mumbling", "too short"),
        ("raising", r"ZeroDivisionError: by nothing, in misbehaving\.py, line \d+"),
    ],
)
def test_a_take_that_fails_twice_names_its_cue(engine: str, why: str) -> None:
    """An engine that can't speak a cue whole is an error with the cue's number, its words and the reason."""
    with pytest.raises(RecordingError, match=f"cue 3 .*trouble.*{why}"):
        record(engine)


@pytest.mark.long
def test_an_engine_that_hangs_is_ended() -> None:
    """A booth that hangs ends itself at its time limit, and the cue is named."""
    with pytest.raises(RecordingError, match=r"cue 2 .*hung"):
        record("hanging", ["fine", "trouble", "fine"], timeout_s=0.5)


@pytest.mark.parametrize("engine", ["tone", pytest.param("crashing-once", marks=pytest.mark.long)])
def test_any_executor_may_record(engine: str) -> None:
    """The takes are those of booths, in order. When a crash breaks a whole pool, booths of this machine continue."""
    with (
        ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as executor,
        Studio(engine=engine, booths=1, executor=executor, workers=2) as studio,
    ):
        takes = list(studio.record(cues_of(TEXTS * 8), CAST))
        assert (studio.executor is None) == (engine == "crashing-once")
    assert takes == record("tone", TEXTS * 8)


@pytest.mark.long
def test_each_engine_of_a_cast_has_booths_of_its_own() -> None:
    """Where no engine is chosen, each voice's profile chooses it."""
    cast = Cast(
        narrator=replace(NARRATOR, engine="tone"),
        roles=(Role(speaker="bob", voice=replace(NARRATOR, name="bob", engine="mistaken"), reason=""),),
    )
    cues = [replace(cue, speaker="bob" if cue.number == 2 else None) for cue in cues_of(TEXTS)]
    with Studio(booths=1) as studio:
        assert [take.voice for take in studio.record([cues[0], cues[1]], cast)] == ["ann", "bob"]
        with pytest.raises(RecordingError, match=r"cue 3 .*'someone-else' spoke instead of 'bob'"):
            list(studio.record([replace(cues[2], speaker="bob")], cast))


def test_a_studio_that_is_stopped_ends_its_recording() -> None:
    """Whoever waits for a take is told so, though the engine hangs."""
    with Studio(engine="hanging", booths=1) as studio:
        stopper = threading.Timer(1.0, studio.stop)
        stopper.start()
        with pytest.raises(RecordingError, match="the recording was stopped"):
            list(studio.record(cues_of(["trouble"]), CAST))
        with pytest.raises(RecordingError, match="the recording was stopped"):
            list(studio.record(cues_of(["no trouble"]), CAST))
        stopper.join()


@pytest.mark.parametrize(
    ("text", "gap", "kind", "runs_on"),
    [
        ("and then she said ", 0, "narration", True),
        ("and then she said ", 1, "quote", True),
        ("and then she said ", 2, "narration", False),
        ("and then she said ", 0, "heading", False),
        ("and then she said\n\n", 0, "narration", False),
        ("and then she said. ", 0, "narration", False),
        ("“and then” ", 0, "narration", True),
    ],
)
def test_a_sentence_that_another_voice_continues(text: str, gap: int, kind: CueKind, runs_on: bool) -> None:
    """It continues in the next cue of the same paragraph, unless it ended with a full stop or one is a heading."""
    cue = Cue(number=1, kind="narration", text=text, start=0, end=len(text))
    following = Cue(number=2, kind=kind, text="more", start=len(text) + gap, end=len(text) + gap + 4)
    assert _runs_on(cue, following) is runs_on
    assert not _runs_on(cue, None)


def test_a_longer_text_may_take_longer() -> None:
    """A second more for every five characters: an engine that needs .2 s for these is not ended after .05 s."""
    assert len(record("slow", TEXTS[:1], timeout_s=0.05)) == 1


@pytest.mark.parametrize(("engine", "asked", "speaking"), [("espeak", None, 3), ("tone", None, 4), ("espeak", 4, 4)])
def test_a_quick_engine_leaves_a_processor_to_the_encoder(
    monkeypatch: pytest.MonkeyPatch, engine: str, asked: int | None, speaking: int
) -> None:
    """Of four; unless the user says how many processes speak."""
    opened: list[int] = []

    def pool_of(workers: int) -> ProcessPool:
        opened.append(workers)
        return ProcessPool(workers)

    monkeypatch.setattr("os.cpu_count", lambda: 4)
    monkeypatch.setattr("podcaster.recording.studio.ProcessPool", pool_of)
    with Studio(engine=engine, booths=asked):
        assert opened == [speaking]


@pytest.mark.long
def test_a_slow_engine_may_ask_for_patience() -> None:
    """It needs 1.5 s, has .65 s by its text, and gets a hundred times as long."""
    assert len(record("patient", ["and"], timeout_s=0.05)) == 1


def test_an_engine_that_does_not_start_says_why() -> None:
    """What an engine lacks reaches the user as it says it."""
    with pytest.raises(SetupError, match="plug it in"):
        record("broken")


def test_an_unknown_engine_is_refused_at_once() -> None:
    """A misspelt engine names the nearest there is, before anything is spoken."""
    with pytest.raises(CastError, match="did you mean tone"):
        Studio(engine="tome", booths=1)


def test_a_cue_without_words_is_silent() -> None:
    """A row of asterisks is no error and no sound."""
    takes = record("tone", ["Before.", "* * *", "After."])
    assert [bool(take.pcm) for take in takes] == [True, False, True]


def test_the_platform_is_not_asked_for_ffmpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recording needs no encoder: with an empty PATH the real engine speaks."""
    monkeypatch.setenv("PATH", "")
    voice = Voice(
        name="ann",
        gender="female",
        accent="en-US",
        description="",
        median_pitch_hz=200,
        find=(("espeak", ("gmw/en-us",)),),
    )
    cue = Cue(number=1, kind="narration", text="Hello there.", start=0, end=0)
    with Studio(engine="espeak", booths=1) as studio:
        (take,) = studio.record([cue], Cast(narrator=voice, roles=()))
    assert take.duration_ms > 500
