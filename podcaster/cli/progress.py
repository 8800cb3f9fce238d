"""The live line on stderr while something takes time; silent when stderr is not a terminal.

What goes to stdout is let past the line only where both are the terminal: else it belongs to a file or a pipe."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcaster.pipeline.episode import Progress

A_FEW = 10
"""More articles than this take long enough to be counted aloud."""


@contextmanager
def shown(source: str, *, quiet: bool = False) -> Iterator[Callable[["Progress"], None]]:
    """What to tell of a build's progress: a bar with the stage, the cues, the length recorded and the time left."""
    if quiet or not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from podcaster.mixing.times import format_time

    columns = (
        TextColumn("{task.description:>9}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("cues, {task.fields[audio]} of audio, {task.fields[speed]} times real time,"),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("left"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        began = time.monotonic()
        task = bar.add_task("reading", total=None, audio="0:00", speed=0)

        def show(progress: "Progress") -> None:
            bar.update(
                task,
                description=progress.stage,
                completed=progress.cues_done,
                total=progress.cues or None,
                audio=format_time(progress.audio_ms),
                speed=round(progress.audio_ms / 1000 / max(0.001, time.monotonic() - began)),
            )

        yield show


@contextmanager
def counted(sources: Sequence[str], doing: str) -> Iterator[Iterator[str]]:
    """The sources, one after another, counted on a terminal when there are many."""
    if len(sources) <= A_FEW or not sys.stderr.isatty():
        yield iter(sources)
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        yield iter(bar.track(sources, description=doing))
