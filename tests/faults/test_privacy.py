"""What is in the making is nobody else's to read or to redirect."""

import json
import os
from pathlib import Path

import pytest
from faults.machine import Machine, fake_ffmpeg

from podcaster.system import files

LOOK = """
import json
def look(place):
    for folder, names, more in os.walk(place):
        for name in [*names, *more]:
            path = os.path.join(folder, name)
            try:
                yield [path, os.lstat(path).st_mode & 0o777]
            except OSError:
                pass
with open(os.environ["SEEN"], "a") as seen:
    for place in (os.environ["OUTPUT"], os.environ["TMPDIR"]):
        for one in look(place):
            seen.write(json.dumps(one) + chr(10))
"""


@pytest.mark.long
def test_what_is_in_the_making_is_private(machine: Machine) -> None:
    """Where new files are everybody's: each time ffmpeg runs, every unfinished or temporary file is 0600 or lies in a
    folder that is 0700."""
    temporary, seen = machine.folder / "temporary", machine.folder / "seen"
    temporary.mkdir()
    looking = {"TMPDIR": str(temporary), "SEEN": str(seen), "OUTPUT": str(machine.output)}
    made = Machine(folder=machine.folder, environment={**looking, **fake_ffmpeg(machine.folder / "programs", LOOK)})
    ran = made.build(code="import os; os.umask(0)")
    assert ran.code == 0, ran.err
    modes = {Path(path): mode for path, mode in map(json.loads, seen.read_text(encoding="utf-8").splitlines())}
    private = {path for path, mode in modes.items() if mode & 0o077 == 0}
    unfinished = [
        path
        for path in modes
        if temporary in path.parents or any(part.startswith(".making-") for part in path.relative_to(made.output).parts)
    ]
    assert len(unfinished) > 2
    assert [path for path in unfinished if not private & {path, *path.parents}] == []
    assert list(temporary.iterdir()) == []


def test_a_file_is_private_until_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what gets its place at once is 0600 while it is written, and as others are when it is there."""
    moved, modes = files.move_into_place, []

    def move(finished: Path, path: Path, *, private: bool = False) -> None:
        modes.append(finished.stat().st_mode & 0o777)
        moved(finished, path, private=private)

    monkeypatch.setattr(files, "move_into_place", move)
    umask = os.umask(0o002)
    try:
        files.write_whole(tmp_path / "one", "text")
        files.write_whole(tmp_path / "two", "text", private=True)
    finally:
        os.umask(umask)
    assert modes == [0o600, 0o600]
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("one", "two")] == [0o664, 0o600]


@pytest.mark.long
def test_planted_links_lead_nowhere(machine_with_episode: Machine) -> None:
    """Links in the place of every product, of the folder of an episode and of what is remembered: products take their
    places, and what they led to is as it was."""
    machine = machine_with_episode
    outside = machine.folder / "outside"
    outside.mkdir()
    for path in [*machine.output.glob("[!.]*/*"), machine.output / ".ledger.json"]:
        (outside / path.name).write_bytes(path.read_bytes())
        path.unlink()
        path.symlink_to(outside / path.name)
    (slug,) = (path for path in machine.output.glob("[!.]*") if path.is_dir())
    png = slug / f"{slug.name}.png"
    (outside / png.name).write_text("a picture")
    png.symlink_to(outside / png.name)
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    machine.write("matter")
    ran = machine.build("--plot")
    assert ran.code == 0, ran.err
    assert [path for path in machine.output.glob("[!.]*/*") if path.is_symlink()] == []
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before

    elsewhere = slug.rename(outside / slug.name)
    slug.symlink_to(elsewhere)
    before = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    machine.write()
    assert machine.build().code == 0
    assert not slug.is_symlink()
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == before


@pytest.mark.parametrize("lock", [".ledger.json.lock", ".site.lock"])
def test_a_link_in_the_place_of_a_lock_harms_nothing(machine_with_episode: Machine, lock: str) -> None:
    """What it leads to is not emptied: a line says why nothing can be written."""
    machine = machine_with_episode
    victim = machine.folder / "victim"
    victim.write_text("dear")
    (machine.output / lock).unlink(missing_ok=True)
    (machine.output / lock).symlink_to(victim)
    with pytest.raises(files.OutputError, match="can't write"), files.locked(machine.output / lock[1:-5]):
        pass
    assert victim.read_text() == "dear"
