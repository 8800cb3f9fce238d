"""The one place where an error becomes one line on stderr and an exit code."""

import functools
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TextIO, TypeVar

import typer

from podcaster.cli.stopping import report_interrupted, signal_code
from podcaster.cli.streams import discard_output
from podcaster.cli.verbosity import verbosity
from podcaster.errors import PodcasterError

if TYPE_CHECKING:
    from podcaster.casting import Cast

INTERRUPTED = 130
P = ParamSpec("P")
T = TypeVar("T")


def explained(command: Callable[P, T]) -> Callable[P, T]:
    """Make a command print its PodcasterErrors as one line. An interrupted command ends with exit code 130. A closed
    pipe on stdout ends it silently with 1. Bugs keep their traceback."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except PodcasterError as error:
            say_error(error)
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            report_interrupted()
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # The reader of stdout has ended, as in `| head`. The signal that stops this command may have ended it.
            discard_output()
            if signal_code():
                report_interrupted()
            raise typer.Exit(1) from None

    return run


def say_error(error: PodcasterError, about: str = "") -> None:
    """Print an error as one line on stderr. `about` is the input that failed; it is left out where the error names
    it."""
    message = " ".join(str(error).split())
    start = "" if not about or about in message else f"{about}: "
    print(f"podcaster: {printable(start + message)}", file=sys.stderr)


def say_remarks(cast: "Cast", source: str) -> None:
    """Print the cast's remarks about an episode's voices on stderr."""
    for remark in cast.remarks:
        say_remark(remark, source)


def say_remark(remark: str, source: str) -> None:
    """Print a remark about an input on stderr; with -q nothing."""
    if verbosity.quiet:
        return
    print(f"podcaster: {printable(f'{source}: {remark}')}", file=sys.stderr)


def each(sources: Iterable[str], work: Callable[[str], None]) -> None:
    """Do `work` for every source. A failure does not stop the others; failures are listed last, and the exit code is
    then 1. A single source ends with its error's own exit code."""
    failures: list[tuple[str, PodcasterError]] = []
    count = 0
    for source in sources:
        count += 1
        try:
            work(source)
        except PodcasterError as error:
            failures.append((source, error))
    say_failures(failures, count)


def say_failures(failures: Sequence[tuple[str, PodcasterError]], count: int) -> None:
    """Print a line for each failure among `count` inputs, and end with exit code 1. The error of a single input is
    raised instead."""
    if count == 1 and failures:
        raise failures[0][1]
    for source, failure in failures:
        say_error(failure, about=source)
    if failures:
        raise typer.Exit(1)


def say(text: str, *, file: TextIO | None = None) -> None:
    """Print text on stdout, or on `file`. Control characters are escaped, since a terminal would obey them; line
    breaks, tabs and white space are kept."""
    print(
        "".join(c if c.isprintable() or c in "\n\t" or (c.isspace() and c > "\x9f") else repr(c)[1:-1] for c in text),
        file=file,
        flush=True,
    )


def printable(text: str) -> str:
    """The text as one line, with every control character escaped, line breaks too."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)
