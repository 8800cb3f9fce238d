"""Engines that fail in every way, and booths that are killed: an explained failure, the old episode whole, nothing stuck."""

import json
import os
import shutil
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from faults.machine import Machine, assert_explained, assert_nobody_left, assert_sound, booths, ended, files

NATO = Path(__file__).parents[1] / "articles" / "nato.txt"
FAILURES = {
    "crashing": "hung or crashed",
    "half": "did not report",
    "half-silent": "silence",
    "silent": "silence",
    "mistaken": "'someone-else' spoke",
    "mumbling": "too short",
    "no-rate": "at 0 Hz",
    "slow-rate": "at 1102 Hz",
    "odd-bytes": "bytes instead of 16-bit samples",
    "no-bytes": "NoneType instead of 16-bit samples",
    "no-speech": "NoneType instead of speech",
    "backwards": "out of order",
    "no-marks": "tuple instead of a mark",
    "no-voice": "instead of a voice's id",
    "raising": "ZeroDivisionError: by nothing",
    "raising-untold": "UntoldError",
    "exiting": "SystemExit",
    "segfaulting": "hung or crashed",
}
QUICK = {"half-silent"}
BROKEN = {
    "broken": "plug it in",
    "broken-oddly": "LookupError: no such card",
    "broken-by-crashing": "hung or crashed",
    "not-there": "AttributeError",
    "no-module": "ModuleNotFoundError",
}


@pytest.mark.long
@pytest.mark.parametrize(
    ("engine", "why"),
    [pytest.param(*case, marks=() if case[0] in QUICK else pytest.mark.long) for case in FAILURES.items()],
)
def test_an_engine_that_fails(machine_with_episode: Machine, engine: str, why: str) -> None:
    """The line names cue, voice and reason; the episode from before is there to the byte, and the next build succeeds."""
    machine = replace(machine_with_episode, engine=engine)
    before = files(machine.output)
    machine.write("trouble")
    assert_explained(machine.build(), "cue", "could not be spoken", why, "change its text or its voice")
    assert files(machine.output) == before
    assert_sound(machine.output)
    machine.write("matter")
    again = machine.build()
    assert again.code == 0, again.err
    assert files(machine.output) != before


@pytest.mark.long
@pytest.mark.parametrize("engine", [pytest.param("double-rate", marks=pytest.mark.long), "half-rate"])
def test_an_engine_that_tells_a_wrong_rate(machine_with_episode: Machine, engine: str) -> None:
    """Every take is whole by itself, but all are twice as quick or as slow as asked: told, also of remembered takes, and
    the episode from before is there."""
    machine = replace(machine_with_episode, engine=engine)
    before = files(machine.output)
    shutil.copy(NATO, machine.folder / "harbour.txt")
    for _ in range(2):
        assert_explained(machine.build(), "times as quickly as it was asked to", "build afresh")
    assert files(machine.output) == before
    assert_sound(machine.output)


@pytest.mark.long
@pytest.mark.parametrize(("engine", "why"), BROKEN.items())
def test_an_engine_that_does_not_start(machine: Machine, engine: str, why: str) -> None:
    """Whatever its start-up raises is one line, and no episode."""
    assert_explained(replace(machine, engine=engine).build(), why)
    assert files(machine.output) == {}
    assert machine.build().code == 0


@pytest.mark.long
@pytest.mark.parametrize("engine", ["hanging", "broken-by-hanging"])
def test_an_engine_that_hangs(machine: Machine, engine: str) -> None:
    """At a cue or while it starts: it is ended at its time limit, here shortened, and no process stays."""
    machine.write("trouble")
    code = "import podcaster.recording.studio as studio\nstudio.Studio.__init__.__kwdefaults__['timeout_s'] = 2.0"
    running = replace(machine, engine=engine).start("build", "harbour.txt", "--json", "--engine", engine, code=code)
    assert_explained(ended(running), "cue", "hung or crashed")
    assert_nobody_left(running.pid)
    assert machine.build().code == 0


@pytest.mark.long
def test_a_flaw_that_passes_is_not_remembered(machine: Machine) -> None:
    """A take that lost its second half once is spoken again, and only the whole one is kept for later builds."""
    machine.write("trouble")
    sound = replace(machine, engine="tone").build("-o", "sound")
    flawed = replace(machine, engine="half-silent-once").build()
    assert flawed.code == 0, flawed.err
    assert (machine.folder / "once").exists()
    assert json.loads(flawed.out)["duration_ms"] == json.loads(sound.out)["duration_ms"]


@pytest.mark.long
def test_what_an_engine_prints(machine: Machine) -> None:
    """Its chatter is not among the results on stdout."""
    ran = replace(machine, engine="chatty").build()
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 1
    json.loads(ran.out)
    assert "synthesizing" in ran.err


@pytest.mark.long
def test_a_booth_is_killed(machine: Machine) -> None:
    """SIGKILL of a worker in the middle of a build costs time, not a word: the episode is what it is without."""
    machine.write("matter")
    slow = replace(machine, engine="slow")
    running = slow.start("build", "harbour.txt", "--json", "--engine", "slow", "--jobs", "2")
    while len(found := booths(running.pid)) < 2:
        time.sleep(0.02)
    time.sleep(0.7)
    os.kill(found[0], signal.SIGKILL)
    ran = ended(running)
    assert ran.code == 0, ran.err
    assert ran.err == ""
    told = json.loads(ran.out)
    assert told["takes"]["made"] == len(
        json.loads((machine.folder / told["timeline"]).read_text(encoding="utf-8"))["cues"]
    )
    assert_sound(machine.output)
    assert_nobody_left(running.pid)
    sound = json.loads(slow.build("-o", "sound", "--fresh").out)
    assert sound["duration_ms"] == told["duration_ms"]


@pytest.mark.long
def test_every_booth_is_killed(machine: Machine) -> None:
    """Killed as soon as they start, over and over: an explained failure, never an endless one."""
    slow = replace(machine, engine="slow")
    running = slow.start("build", "harbour.txt", "--json", "--engine", "slow")
    while running.poll() is None:
        for booth in booths(running.pid):
            try:
                os.kill(booth, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.05)
    assert_explained(ended(running), "hung or crashed")
    assert_nobody_left(running.pid)
    assert slow.build().code == 0
