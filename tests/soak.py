"""Many builds in one process: memory, open files, child processes, threads and temporary files must stay what they are.

    python tests/soak.py --builds 500 --engine tone

Every fifth build opens a studio of its own, the others share one; every article is new, so that nothing is reused.
Linux only: /proc tells.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from faults.machine import children

from podcaster.pipeline.episode import build_episode, open_studio
from podcaster.show.settings import load_settings
from podcaster.system.record import replace

ARTICLE = """The harbour stays open, day {number}

The council met and voted {number} to two. "We keep the harbour open for {number} days," said Anna Whitlock, the mayor of the town. Nobody objected.

The harbour master was pleased with what he heard. He went back to his boats before the rain came, and the meeting was over within the hour.
"""
OWN_STUDIO_EVERY = 5
GROWTH = 0.05
"""Of memory, from the first window to the last: pages that are freed are not all given back at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a process holds, or held on average."""

    memory_mb: float
    files: float
    """Open file descriptors."""
    children: float
    threads: float
    temporary: float
    """Files and folders in the temporary folder, and unfinished ones beside the episodes."""


def held(output: Path) -> Held:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    temporary = [*Path(tempfile.gettempdir()).iterdir(), *output.glob(".making-*"), *output.glob("*/.*-*")]
    return Held(
        memory_mb=pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
        files=sum(1 for _ in Path("/proc/self/fd").iterdir()) - 1,
        children=len(children(os.getpid())),
        threads=threading.active_count(),
        temporary=len(temporary),
    )


def mean(readings: Sequence[Held]) -> Held:
    return Held(**{one.name: sum(getattr(each, one.name) for each in readings) / len(readings) for one in fields(Held)})


def leaks(early: Held, late: Held) -> list[str]:
    """What grew, by name: memory by more than `GROWTH`, anything that is counted by more than half of one."""
    found = ["memory_mb"] if late.memory_mb > early.memory_mb * (1 + GROWTH) else []
    return found + [one.name for one in fields(Held)[1:] if getattr(late, one.name) > getattr(early, one.name) + 0.5]


def soak(builds: int, engine: str, folder: Path) -> Iterator[Held]:
    """Build so many episodes and tell after each what is held."""
    settings = replace(load_settings(folder), cast_file=None, engine=engine)
    source, output = folder / "article.txt", folder / "output"
    with open_studio(settings, output) as shared:
        for number in range(1, builds + 1):
            source.write_text(ARTICLE.format(number=number), encoding="utf-8")
            own = number % OWN_STUDIO_EVERY == 0
            made = build_episode(str(source), settings=settings, output=output, studio=None if own else shared)
            assert made.takes_made, "nothing was spoken: this would prove nothing"
            yield held(output)


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--builds", type=int, default=500)
    words.add_argument("--engine", default="tone")
    given = words.parse_args()
    window = min(50, given.builds // 3)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve()
        (folder / "temporary").mkdir()
        tempfile.tempdir = os.environ["TMPDIR"] = str(folder / "temporary")  # nobody else's are counted
        os.chdir(folder)
        began, readings = time.monotonic(), []
        for reading in soak(given.builds, given.engine, folder):
            readings.append(reading)
            if len(readings) % 50 == 0:
                print(f"{len(readings)} builds, {time.monotonic() - began:.0f} s: {reading}", file=sys.stderr)
        os.chdir("/")
    early, late = mean(readings[window : 2 * window]), mean(readings[-window:])
    grown = leaks(early, late)
    print(f"| {given.engine} | builds {window + 1}-{2 * window} | last {window} |  |\n|---|---|---|---|")
    for name, before in asdict(early).items():
        print(f"| {name} | {before:.1f} | {asdict(late)[name]:.1f} | {'GROWS' if name in grown else 'flat'} |")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
