"""The live line on stderr while something takes time; nothing when stderr is not a terminal.

The line must not mix with results. When stdout is the same terminal, results are printed above the line; a file or a
pipe on stdout is left alone.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from podcaster.cli.verbosity import verbosity

if TYPE_CHECKING:
    from podcaster.pipeline.episode import Progress


@contextmanager
def shown(source: str, *, quiet: bool = False) -> Iterator[Callable[["Progress"], None]]:
    """Show the progress of a build: first what is read, then a bar with the cues, the length of the audio, the speed
    and the time left. Yields the function to call with the progress. `quiet` shows nothing."""
    if quiet or verbosity.quiet or not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    recording = (
        TextColumn("{task.description:>9}"),
        BarColumn(),
        TextColumn("{task.completed} of {task.total} cues, {task.fields[length]},"),
        TextColumn("{task.fields[speed]} times real time,"),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("left"),
    )
    reading = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
    with Bar(*reading, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        began = time.monotonic()
        task = bar.add_task(f"reading {_short(source)}", total=None, length="0:00", speed=0)

        def show(progress: "Progress") -> None:
            if not progress.cues:
                return
            from podcaster.mixing.times import format_time

            bar.columns = recording
            bar.update(
                task,
                description=progress.stage,
                completed=progress.cues_done,
                total=progress.cues,
                length=format_time(progress.audio_ms),
                speed=round(progress.audio_ms / 1000 / max(0.001, time.monotonic() - began)),
            )

        yield show


@contextmanager
def counted(sources: Sequence[str], doing: str) -> Iterator[Iterator[str]]:
    """The sources, one after another. A terminal shows which one is being worked on, and how many are left."""
    if verbosity.quiet or not sys.stderr.isatty():
        yield iter(sources)
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    description = TextColumn("{task.description}", markup=False)
    many = (description, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    columns = many if len(sources) > 1 else (SpinnerColumn(), description)
    with Bar(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()
    ) as bar:
        task = bar.add_task(doing, total=len(sources))

        def each() -> Iterator[str]:
            for source in sources:
                bar.update(task, description=f"{doing} {_short(source)}")
                yield source
                bar.advance(task)

        yield each()


def _short(source: str) -> str:
    """The end of a long path or address, for one line; "standard input" for "-"."""
    if source == "-":
        return "standard input"
    plain = "".join(character if character.isprintable() else "?" for character in source)
    return plain if len(plain) <= 40 else f"…{plain[-39:]}"
