"""A machine for every test of faults."""

import sys
from pathlib import Path

import pytest
from faults.machine import Machine, copy_output

collect_ignore_glob = ["test_*"] if sys.platform == "win32" else []  # process groups, signals, programs by #!


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A sound one, with an article in its folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    made = Machine(folder=folder, environment={})
    made.write()
    return made


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    machine = Machine(folder=tmp_path_factory.mktemp("built"), environment={})
    machine.write()
    ran = machine.build()
    assert ran.code == 0, ran.err
    return machine.output


@pytest.fixture
def machine_with_episode(machine: Machine, _built: Path) -> Machine:
    """One on which the article was built, by the engine `tone`."""
    copy_output(_built, machine)
    return machine
