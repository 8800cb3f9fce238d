"""A machine for every test of faults."""

import sys
from pathlib import Path

import pytest
from faults.machine import Machine

collect_ignore_glob = ["test_*"] if sys.platform == "win32" else []  # process groups, signals, programs by #!


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A sound one, with an article in its folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    made = Machine(folder=folder, environment={})
    made.write()
    return made
