"""Ctrl-C and SIGTERM at any moment, and a build killed alone: exit code, no traceback, nobody left, nothing half-made."""

import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from faults.machine import Machine, assert_nobody_left, assert_sound, booths, ended, fake_ffmpeg, of_group

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "8"))
"""Of each signal in the long part."""
INTERRUPTED = "podcaster: interrupted; run the same command again to resume\n"
WHOLE_S = 1.5
"""About what a build takes after start-up: the moments are spread over it."""


def started(machine: Machine, engine: str = "tone") -> subprocess.Popen[str]:
    running = machine.start("build", "harbour.txt", "--engine", engine, "--fresh")
    wait_until(lambda: running.poll() is not None or listens(running.pid), every_s=0.005)
    return running


def listens(pid: int) -> bool:
    """Whether Python itself has started, and the command heard of: from here on SIGTERM is its own affair."""
    status = Path(f"/proc/{pid}/status").read_text()
    (caught,) = re.findall(r"^SigCgt:\s*([0-9a-f]+)$", status, re.M)
    return bool(int(caught, 16) >> (signal.SIGTERM - 1) & 1)


def wait_until(it_is_so: Callable[[], bool], limit_s: float = 30, every_s: float = 0.05) -> None:
    end = time.monotonic() + limit_s
    while not it_is_so():
        assert time.monotonic() < end
        time.sleep(every_s)


def assert_interrupted(running: subprocess.Popen[str]) -> None:
    """It ended at once, said so, and left no process."""
    ran = ended(running, limit_s=20)
    assert (ran.code, ran.err) == (130, INTERRUPTED)
    assert_nobody_left(running.pid)


@pytest.mark.parametrize("rounds", [1, pytest.param(ROUNDS, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("number", "everybody"),
    [(signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGTERM, False)],
    ids=["Ctrl-C", "SIGINT", "SIGTERM"],
)
def test_stopped_at_any_moment(machine: Machine, number: signal.Signals, everybody: bool, rounds: int) -> None:
    """As a terminal does it, to every process of the group, or to the build alone: 130 or 143, one line at most, no
    traceback, no process, no unfinished file; and the next build succeeds."""
    moments = random.Random(rounds)
    stopped = 0
    for _ in range(rounds):
        running = started(machine)
        time.sleep(moments.uniform(0.0, WHOLE_S))
        if running.poll() is None:
            (os.killpg if everybody else os.kill)(running.pid, number)
        ran = ended(running, limit_s=30)
        assert "Traceback" not in ran.err, ran.err
        assert ran.code in (0, 128 + number), ran.err
        if ran.code:
            stopped += 1
            assert ran.err in (INTERRUPTED, "Aborted!\n", "\nAborted!\n")
        assert_sound(machine.output)
        assert_nobody_left(running.pid)
    assert stopped
    assert machine.build().code == 0


@pytest.mark.long
def test_a_build_in_the_background_goes_on(machine: Machine) -> None:
    """Where Ctrl-C is not meant for it, as behind nohup, neither booths nor encoders answer it: the episode is made."""
    running = machine.start("build", "harbour.txt", "--engine", "tone", "--fresh", "--json", deaf=True)
    while running.poll() is None:
        os.killpg(running.pid, signal.SIGINT)
        time.sleep(0.002)
    ran = ended(running)
    assert (ran.code, ran.err) == (0, "")
    assert_sound(machine.output)


@pytest.mark.long
def test_stopped_while_the_engine_hangs(machine: Machine) -> None:
    """Nobody waits for what hangs: the build ends at once, and its booths with it."""
    machine.write("trouble")
    running = started(machine, engine="hanging")
    wait_until(lambda: bool(booths(running.pid)))
    time.sleep(1)
    os.killpg(running.pid, signal.SIGINT)
    assert_interrupted(running)
    assert_sound(machine.output)


def test_stopped_while_ffmpeg_hangs(machine: Machine) -> None:
    """Likewise an encoder that hangs, which is told of nothing."""
    environment = fake_ffmpeg(machine.folder / "programs", "time.sleep(600)")
    running = started(replace(machine, environment=environment))
    wait_until(lambda: any("programs/ffmpeg" in line and "pipe:0" in line for line in of_group(running.pid)))
    os.kill(running.pid, signal.SIGINT)
    assert_interrupted(running)


UNNOTICED = """
import signal, threading, time
def receive():
    time.sleep(1)
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)
def wait_for_nothing(folder):
    threading.Thread(target=receive).start()
    threading.Event().wait()
import podcaster.doctor.machine as machine
machine.check_machine = wait_for_nothing
"""


@pytest.mark.long
def test_an_interruption_that_does_not_wake_the_main_thread(machine: Machine) -> None:
    """A signal that another thread receives while the main thread waits for a lock stops the command all the same."""
    assert_interrupted(machine.start("doctor", code=UNNOTICED))


SWALLOWED = """
import os, signal, time
def listen_to_nobody(folder):
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    except BaseException:
        pass
    return ()
import podcaster.doctor.machine as machine
machine.check_machine = listen_to_nobody
"""


@pytest.mark.parametrize("kept", ["pass", "raise BrokenPipeError"])
def test_an_interruption_that_somebody_kept_is_told(machine: Machine, kept: str) -> None:
    """Whatever becomes of the interruption inside, a pipe to who was stopped too say, who sent it reads the line and
    finds the exit code."""
    ran = ended(machine.start("doctor", code=SWALLOWED.replace("pass", kept)))
    assert (ran.code, ran.err) == (143, INTERRUPTED)


DROPPED = """
import os, signal, time
class Last:
    def __del__(self): os.kill(os.getpid(), signal.SIGTERM)
def collect(folder):
    Last()
    for _ in range(600): time.sleep(0.1)
import podcaster.doctor.machine as machine
machine.check_machine = collect
"""


def test_an_interruption_that_python_drops_comes_again(machine: Machine) -> None:
    """A signal in the middle of a destructor, whose exceptions Python only prints, stops the command all the same."""
    began = time.monotonic()
    ran = ended(machine.start("doctor", code=DROPPED))
    assert (ran.code, ran.err) == (143, INTERRUPTED)
    assert time.monotonic() - began < 8  # before the limit of 10 s


@pytest.mark.long
def test_a_way_out_that_takes_too_long_is_told(machine: Machine) -> None:
    """When it is cut short the line is there too."""
    code = "import podcaster.cli.stopping; podcaster.cli.stopping.EXIT_TIMEOUT_S = 1\n" + SWALLOWED.replace("pass", "time.sleep(600)")
    ran = ended(machine.start("doctor", code=code), limit_s=30)
    assert (ran.code, ran.err) == (143, INTERRUPTED)


def test_a_build_killed_alone_leaves_nobody(machine: Machine) -> None:
    """SIGKILL of the build, not of its booths: they notice and end."""
    machine.write("trouble")
    running = started(machine, engine="hanging")
    wait_until(lambda: bool(booths(running.pid)))
    os.kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=20)
    assert_nobody_left(running.pid)
