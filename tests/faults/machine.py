"""A machine with something wrong with it: podcaster run on it as a user would, and what must hold whatever happens."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from mutagen.mp3 import MP3

PLUGINS = Path(__file__).parents[1] / "recording" / "plugin"
PODCASTER = [sys.executable, "-c", "from podcaster.cli import main; main()"]
TEXT = """The harbour stays open

The council met on Tuesday and voted seven to two. "We keep the harbour open," said Anna Whitlock, the mayor of the town. Nobody objected, and the meeting was over within the hour.

The harbour master was pleased with what he heard. "It was a long winter," Peter Lund said. He went back to his boats.
"""
PARAGRAPH = "\nIn the end, the {word} was all but forgotten, and everybody went home before the rain came.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def last_line(self) -> str:
        return (self.err.strip().splitlines() or [""])[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A folder to work in and the environment that is wrong."""

    folder: Path
    environment: Mapping[str, str]
    engine: str = "tone"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, word: str = "") -> None:
        """The article; with a word, a paragraph that holds it besides."""
        (self.folder / "harbour.txt").write_text(TEXT + (PARAGRAPH.format(word=word) if word else ""), encoding="utf-8")

    def start(self, *words: str, code: str = "", deaf: bool = False) -> subprocess.Popen[str]:
        """The command, in a process group of its own; with `code` run in the process before, and deaf to Ctrl-C if
        so wanted."""
        command = [PODCASTER[0], PODCASTER[1], f"{code}\n{PODCASTER[2]}"] if code else PODCASTER
        return subprocess.Popen(
            [*command, *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(PLUGINS), "MISBEHAVING_ONCE": str(self.folder / "once"), **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            # As in a terminal: what is run in the background is begun deaf to Ctrl-C, and hands that on.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN if deaf else signal.SIG_DFL),
        )  # fmt: skip

    def build(self, *words: str, code: str = "") -> Ran:
        return ended(self.start("build", "harbour.txt", "--json", "--engine", self.engine, *words, code=code))


def copy_output(output: Path, machine: Machine) -> None:
    """Give a machine what another one built of the same article, as if it had been built here."""
    shutil.copytree(output, machine.output)
    ledger = machine.output / ".ledger.json"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace(str(output.parent.resolve()), str(machine.folder.resolve())), encoding="utf-8")


def ended(running: subprocess.Popen[str], limit_s: float = 120) -> Ran:
    """What it said when it ended; a command that hangs is killed and fails the test."""
    try:
        out, err = running.communicate(timeout=limit_s)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        raise AssertionError(f"it did not end in {limit_s} s") from None
    return Ran(code=running.returncode, out=out, err=err)


def files(output: Path) -> dict[str, bytes]:
    """Every file of every episode with its bytes."""
    return {
        str(path.relative_to(output)): path.read_bytes() for path in sorted(output.glob("[!.]*/*")) if path.is_file()
    }


def assert_sound(output: Path) -> None:
    """What has a final name is whole, and nothing unfinished is left."""
    for mp3 in output.glob("[!.]*/*.mp3"):
        assert MP3(mp3).info.length > 5
    for name in ("[!.]*/*.json", ".ledger.json"):
        for path in output.glob(name):
            json.loads(path.read_text(encoding="utf-8"))
    assert not list(output.glob(".making-*"))


def assert_explained(ran: Ran, *words: str) -> None:
    """An explained failure: exit code 1, one line that says what, where and what next, nothing on stdout."""
    assert ran.code == 1, ran.err
    assert "Traceback" not in ran.err, ran.err
    assert ran.out == ""
    lines = ran.err.strip().splitlines()
    assert len(lines) == 1, ran.err
    assert lines[0].startswith("podcaster: ")
    assert all(word in lines[0] for word in words), lines[0]


def children(of: int) -> list[int]:
    """The processes that descend from one, itself aside."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            stat = (place / "stat").read_text(encoding="ascii", errors="replace")
        except OSError:
            continue  # it has ended
        state, parent = stat.rpartition(")")[2].split()[:2]
        if state != "Z":
            parents[int(place.name)] = int(parent)
    found, last = [], [of]
    while last:
        last = [child for child, parent in parents.items() if parent in last]
        found += last
    return found


def command_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def booths(of: int) -> list[int]:
    """The worker processes of a build."""
    return [child for child in children(of) if "podcaster.system.worker" in command_of(child)]


def of_group(group: int) -> list[str]:
    """The commands of every live process of a process group."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            stat = (place / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if stat[0] != "Z" and int(stat[2]) == group:
            found.append(command_of(int(place.name)))
    return found


def assert_nobody_left(group: int, patience_s: float = 10) -> None:
    """Every process that a command started ends with it, or a moment later."""
    end = time.monotonic() + patience_s
    while (left := of_group(group)) and time.monotonic() < end:
        time.sleep(0.05)
    if left:
        os.killpg(group, signal.SIGKILL)
    assert not left


def fake_ffmpeg(folder: Path, fault: str) -> dict[str, str]:
    """The environment in which ffmpeg is a program that does what `fault`, some Python, says, and then what the real one,
    `REAL`, does; `words` are its arguments."""
    real = shutil.which(os.environ.get("IMAGEIO_FFMPEG_EXE", "")) or _bundled()
    folder.mkdir(exist_ok=True)
    program = folder / "ffmpeg"
    program.write_text(
        f"#!{sys.executable} -IS\n"
        "import os, sys, time, signal, subprocess\n"
        "words = sys.argv[1:]\n"
        f"REAL = {real!r}\n"
        "if words == ['-version']:\n"
        "    print('ffmpeg version 99.0')\n"
        "    sys.exit()\n"
        f"{fault}\n"
        "os.execv(REAL, [REAL, *words])\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return {"IMAGEIO_FFMPEG_EXE": str(program)}


def _bundled() -> str:
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


@contextmanager
def disk(place: Path, size: str) -> Iterator[None]:
    """A small disk of its own; where none can be had the test is skipped."""
    place.mkdir(exist_ok=True)
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place], check=False, capture_output=True
    ).returncode:
        pytest.skip("needs root, to mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def fill(place: Path, leave_bytes: int) -> Path:
    """Fill a disk but for so many bytes."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(4096))
            except OSError:
                break
    with filler.open("r+b") as file:
        file.truncate(max(0, filler.stat().st_size - leave_bytes))
    return filler


def clock_set_back(folder: Path, *, days: float) -> dict[str, str]:
    """The environment in which the clock is slow by so many days."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import time, datetime\n"
        f"real, Real, BACK_S = time.time, datetime.datetime, {days} * 86400\n"
        "time.time = lambda: real() - BACK_S\n"
        "class Back(Real):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None): return Real.now(tz) - datetime.timedelta(seconds=BACK_S)\n"
        "datetime.datetime = Back\n",
        encoding="utf-8",
    )
    return {"PYTHONPATH": str(folder)}
