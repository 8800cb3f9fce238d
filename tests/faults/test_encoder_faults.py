"""An ffmpeg that is missing, fails, dies, hangs or writes garbage: an explained failure, the old episode whole, nothing
remembered of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from faults.machine import Machine, assert_explained, assert_nobody_left, assert_sound, ended, fake_ffmpeg, files

ENCODING = "if 'libmp3lame' in words:\n    "
FAULTS = {
    "failing": (ENCODING + "sys.exit('no such codec')", "no such codec"),
    "failing without a word": (ENCODING + "sys.exit(7)", "exit code 7"),
    "killed": (ENCODING + "sys.stdin.buffer.read(9000); os.kill(os.getpid(), signal.SIGKILL)", "killed by SIGKILL"),
    "writing garbage": (
        ENCODING + "ran = subprocess.run([REAL, *words], stdin=sys.stdin, capture_output=True)\n"
        "    sys.stdout.buffer.write(bytes(range(256)) * 900); sys.stderr.buffer.write(ran.stderr); sys.exit()",
        "ffmpeg made no MP3",
    ),
    "writing garbage and no measurement": (
        ENCODING + "sys.stdin.buffer.read(); sys.stdout.buffer.write(bytes(range(256)) * 900); sys.exit()",
        "measured no loudness",
    ),
    "writing nothing": (ENCODING + "sys.stdin.buffer.read(); sys.exit()", "ffmpeg"),
    "writing half": (
        ENCODING + "ran = subprocess.run([REAL, *words], stdin=sys.stdin, capture_output=True)\n"
        "    sys.stdout.buffer.write(ran.stdout[:len(ran.stdout) // 2]); sys.stderr.buffer.write(ran.stderr); sys.exit()",
        "MP3",
    ),
    "encoding silence": (
        ENCODING + "given = sys.stdin.buffer.read()\n"
        "    ran = subprocess.run([REAL, *words], input=bytes(len(given)), capture_output=True)\n"
        "    sys.stdout.buffer.write(ran.stdout); sys.stderr.buffer.write(ran.stderr); sys.exit()",
        "is not heard in the MP3",
    ),
    "failing to measure": ("if 'libmp3lame' not in words:\n    sys.exit('no memory')", "no memory"),
    "measuring nothing": ("if 'libmp3lame' not in words:\n    sys.stdin.buffer.read(); sys.exit()", "measured no loudness"),
    "no program": ("", "ffmpeg does not start"),
}  # fmt: skip
QUICK = {"encoding silence", "killed"}


@pytest.mark.long
@pytest.mark.parametrize(
    ("fault", "why"),
    [pytest.param(*FAULTS[name], id=name, marks=() if name in QUICK else pytest.mark.long) for name in FAULTS],
)
def test_an_encoder_that_fails(machine_with_episode: Machine, fault: str, why: str) -> None:
    """One line; the episode from before to the byte; and with the same program mended, the next build succeeds with
    nothing wrong remembered."""
    machine = machine_with_episode
    before = files(machine.output)
    machine.write("matter")
    environment = fake_ffmpeg(machine.folder / "programs", "")
    program = Path(environment["IMAGEIO_FFMPEG_EXE"])
    sound = program.read_bytes()
    if fault:
        broken = fake_ffmpeg(machine.folder / "programs", fault)
        # The same size, as it is by its size that takes encoded by one program are told from another's.
        size = max(len(sound), program.stat().st_size)
        sound = sound.ljust(size)
        program.write_bytes(program.read_bytes().ljust(size))
        assert broken == environment
    else:
        program.write_bytes(b"no program at all")
        environment["PATH"] = ""
    assert_explained(replace(machine, environment=environment).build(), why)
    assert files(machine.output) == before
    assert_sound(machine.output)
    program.write_bytes(sound)
    mended = replace(machine, environment=environment).build()
    assert mended.code == 0, mended.err
    assert_sound(machine.output)
    assert json.loads(mended.out)["takes"]["made"] == 0


@pytest.mark.long
def test_an_encoder_that_hangs(machine: Machine) -> None:
    """Its time is bounded, here by a shortened limit; nobody stays behind."""
    hanging = replace(machine, environment=fake_ffmpeg(machine.folder / "programs", ENCODING + "time.sleep(600)"))
    code = "import podcaster.system.ffmpeg as ffmpeg; ffmpeg.PATIENCE_S = 1.0"
    running = hanging.start("build", "harbour.txt", "--json", "--engine", "tone", code=code)
    assert_explained(ended(running, limit_s=60), "ffmpeg hangs")
    assert_nobody_left(running.pid)
    assert files(machine.output) == {}
    assert machine.build().code == 0


def test_an_encoder_that_is_not_there(machine: Machine) -> None:
    """Said before any work is done, with what to install."""
    missing = {"IMAGEIO_FFMPEG_EXE": str(machine.folder / "nowhere"), "PATH": ""}
    assert_explained(replace(machine, environment=missing).build(), "no ffmpeg", "pip install imageio-ffmpeg")
    assert not list(machine.output.glob(".takes/*/*"))
