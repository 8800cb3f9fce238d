"""Files of a show that somebody edited, broke or replaced: a line that says what to do, or the show as it was."""

import json
import math
import os
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from faults.machine import Machine, copy_output

from podcaster.doctor.episode import inspect_episode
from podcaster.errors import PodcasterError
from podcaster.pipeline.publication import publish_show
from podcaster.publishing import site
from podcaster.show.ledger import load_ledger
from podcaster.show.settings import load_settings

HUGE = 10**400
VALUES = [
    None, True, -1, 0, 10**30, HUGE, 1.5, 1e308, math.nan, math.inf, "", "x", "5", "\ud800", "\x00", "<b>", [], {}, [[]], {"a": 1},
    "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00", "2026-01-01T00:00:00+00:00:30", "2026-01-01", "site", "../x", "x" * 250, -(10**6),
]  # fmt: skip
Way = tuple[str | int, ...]
CHANGES: dict[str, list[tuple[Way, Any]]] = {
    "ledger": [(("episodes", 0, "sketch"), [math.inf]), (("episodes", 0, "sketch", 0), "1"), (("episodes",), 5), ((), "deep")],
    "timeline": [
        (("cues", 0, "words", 0, 0), "1"), (("cues", 0, "words", 0, 0), HUGE), (("cues", 0, "words", 0, 2), None), (("cues", 0, "words", 0, 3), []),
        (("speakers", 0, "name"), 5), (("duration_ms",), HUGE), (("cues", 0, "start_ms"), HUGE), (("cues", 0, "voice"), []), ((), "deep"),
    ],
    "chapters": [(("chapters", 0, "startTime"), math.inf), (("chapters", 0, "startTime"), 1e308), (("chapters", 0, "startTime"), "1" * 1000), ((), "deep")],
    "words": [(("segments", 0, "startTime"), math.inf), (("segments",), [5]), ((), "deep")],
}  # fmt: skip


@pytest.fixture(scope="module")
def made(_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published show; tests put back what they change."""
    machine = Machine(folder=tmp_path_factory.mktemp("made"), environment={})
    copy_output(_built, machine)
    publish_in(machine.folder)
    return machine.folder


def publish_in(folder: Path) -> None:
    with chdir(folder):
        publish_show(load_settings(Path()), Path("output"), "")


def file_of(kind: str, output: Path) -> Path:
    if kind == "ledger":
        return output / ".ledger.json"
    return next(path for path in output.glob(f"[!.]*/*.{kind}.json") if "site" not in path.parts)


def with_change(whole: bytes, way: Way, value: Any) -> bytes:
    """The file with the value in that place."""
    content = json.loads(whole)
    if value == "deep":
        return b"[" * 100_000
    place = content
    for step in way[:-1]:
        place = place[step]
    if way:
        place[way[-1]] = value
    else:
        content = value
    return json.dumps(content).encode()


def ways(content: Any, way: Way = ()) -> Iterator[Way]:
    """Every place in a JSON text."""
    yield way
    steps = content if isinstance(content, dict) else range(len(content)) if isinstance(content, list) else ()
    for step in steps:
        yield from ways(content[step], (*way, step))


def changed(made: Path, kind: str, changes: Callable[[Any], list[tuple[Way, Any]]]) -> Iterator[Way]:
    """Publish after each change; then put everything back."""
    output = made / "output"
    file = file_of(kind, output)
    whole = file.read_bytes()
    for way, value in changes(json.loads(whole)):
        file.unlink()  # the site's may be the same file
        file.write_bytes(with_change(whole, way, value))
        try:
            publish_in(made)
        except PodcasterError as error:
            assert "\n" not in str(error)
        yield way
        file.unlink(missing_ok=True)
        file.write_bytes(whole)
    publish_in(made)


@pytest.mark.parametrize("kind", CHANGES)
def test_values_of_another_kind(made: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers that are text, none or without end, texts that are numbers, nesting without end: no traceback."""
    monkeypatch.setattr(site, "_ATTEMPTS", 1)
    feed = made / "output" / "site" / "feed.xml"
    right = feed.read_bytes()
    for way in changed(made, kind, lambda content: CHANGES[kind]):
        assert feed.read_bytes() == right, way


@pytest.mark.long
@pytest.mark.parametrize("kind", CHANGES)
def test_any_value_anywhere(made: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 300 places of each file a value that may be of any kind."""
    monkeypatch.setattr(site, "_ATTEMPTS", 1)
    drawn = random.Random(kind)

    def some(content: Any) -> list[tuple[Way, Any]]:
        places = list(ways(content))
        return [(drawn.choice(places), drawn.choice(VALUES)) for _ in range(300)]

    assert len(list(changed(made, kind, some))) == 300


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("name", ["podcaster.toml", "voices/own.toml", "output/.ledger.json", "output/{0}/{0}.vtt", "output/{0}/{0}.script.md"])
def test_a_pipe_is_not_waited_for(made: Path, name: str) -> None:
    """One in the place of a file that is read is told, by publish or by doctor."""
    (entry,) = load_ledger(made / "output")
    path = made / name.format(entry.slug)
    path.parent.mkdir(exist_ok=True)
    whole = path.read_bytes() if path.exists() else None
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    told: list[str] = []

    def look() -> None:
        try:
            load_settings(made)
            load_ledger(made / "output")
            told.extend(finding.what for finding in inspect_episode(made / "output" / entry.slug))
        except PodcasterError as error:
            told.append(str(error))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(20)
    path.unlink()
    if whole is not None:
        path.write_bytes(whole)
    assert not thread.is_alive()
    assert "no regular file" in told[0]
