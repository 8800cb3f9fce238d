"""Thirty builds in one process, and the judgement that tells flat from growing; 500 by `python tests/soak.py`."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from soak import Held, leaks, mean

HERE = Path(__file__).parent


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_builds_leave_nothing_open(tmp_path: Path) -> None:
    """After a warm-up, as many open files, children, threads and temporary files, and hardly more memory."""
    command = [sys.executable, HERE / "soak.py", "--builds", "30", "--engine", "tone"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("| flat |") == 5


def test_growth_is_told() -> None:
    """A file left open in every other build, or a tenth more memory, is a leak; a steady state is none."""
    early = [Held(memory_mb=60, files=18, children=3, threads=3, temporary=0)] * 10
    left_open = [replace(early[0], files=18 + k / 2) for k in range(10)]
    assert leaks(mean(early), mean(early)) == []
    assert leaks(mean(early), mean(left_open)) == ["files"]
    assert leaks(mean(early), mean([replace(early[0], memory_mb=66)] * 10)) == ["memory_mb"]
