"""Faults injected into real builds: killed at any moment, a disk that is full, what a killed build left behind."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mutagen.mp3 import MP3

from podcaster.system.files import unfinished_files

NATO = Path(__file__).parent / "articles" / "nato.txt"
PODCASTER = [sys.executable, "-c", "from podcaster.cli import main; main()"]
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "50"))


def build(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    """A build in a process group of its own, so that its booths and encoders are killed with it."""
    return subprocess.Popen(
        [*PODCASTER, "build", str(NATO), "--json", *more],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def whole(output: Path) -> bool:
    """Whether what has a final name is whole, or nothing has."""
    for mp3 in output.glob("*/*.mp3"):
        info = MP3(mp3).info
        assert info.length > 100
    for name in ("*/*.json", ".ledger.json"):
        for path in output.glob(name):
            json.loads(path.read_text(encoding="utf-8"))
    return True


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="needs process groups")
@pytest.mark.parametrize("rounds", [ROUNDS])
def test_killed_at_any_moment(tmp_path: Path, rounds: int) -> None:
    """SIGKILL at random moments: nothing half-made under a final name, and the next build uses what was done."""
    moments = random.Random(rounds)
    began = time.monotonic()
    build(tmp_path, "--output", "other").communicate(timeout=120)
    whole_s = time.monotonic() - began
    for _ in range(rounds):
        running = build(tmp_path)
        try:
            running.communicate(timeout=moments.uniform(0.1, 1.1) * whole_s)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()
        assert whole(tmp_path / "output")
    kept = len(list(tmp_path.glob("output/.takes/*/*.take")))
    assert kept > 0
    running = build(tmp_path)
    told, _ = running.communicate(timeout=120)
    assert running.returncode == 0
    takes = json.loads(told)["takes"]
    assert takes["reused"] == kept
    assert takes["reused"] + takes["made"] == 24
    ledger = json.loads((tmp_path / "output" / ".ledger.json").read_text(encoding="utf-8"))
    assert len(ledger["episodes"]) == 1


@pytest.mark.long
def test_a_full_disk_is_told_in_a_line(tmp_path: Path) -> None:
    """Where files can't grow past 1 MB a build fails with a line and leaves nothing under a final name."""
    resource = pytest.importorskip("resource", reason="needs limits of the operating system")
    ran = subprocess.run(
        [*PODCASTER, "build", str(NATO)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000)),
    )
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1].startswith("podcaster: can't write")
    assert "Traceback" not in ran.stderr
    assert not list(tmp_path.glob("output/*/*.mp3"))
    assert not list(tmp_path.glob("output/.making-*"))


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    """A day later its unfinished files are removed; those of a build that runs are not."""
    for name, age_s in ((".making-old_0000", 2 * 86_400), (".making-now_0000", 60)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (time.time() - age_s,) * 2)
    with unfinished_files(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [".making-now_0000"]
