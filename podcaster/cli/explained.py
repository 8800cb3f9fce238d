"""The one place where an error becomes one line on stderr and an exit code."""

import functools
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TextIO, TypeVar

import typer

from podcaster.cli.stopping import report_interrupted, signal_code
from podcaster.cli.streams import give_up_results
from podcaster.errors import PodcasterError

if TYPE_CHECKING:
    from podcaster.casting import Cast

INTERRUPTED = 130
P = ParamSpec("P")
T = TypeVar("T")


def explained(command: Callable[P, T]) -> Callable[P, T]:
    """A command whose PodcasterErrors are told in a line and whose interruption ends in 130. Bugs keep a traceback."""

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
            # Whoever read our output has left, or a process that was stopped with us.
            give_up_results()
            if signal_code():
                report_interrupted()
            raise typer.Exit(1) from None

    return run


def say_error(error: PodcasterError, about: str = "") -> None:
    """One line on stderr, whatever the message holds."""
    message = " ".join(str(error).split())
    print(f"podcaster: {about + ': ' if about and about not in message else ''}{_harmless(message)}", file=sys.stderr)


def say_remarks(cast: "Cast", source: str) -> None:
    """On stderr, what a person should know of an episode's voices."""
    for remark in cast.remarks:
        print(f"podcaster: {_harmless(f'{source}: {remark}')}", file=sys.stderr)


def each(sources: Iterable[str], work: Callable[[str], None]) -> None:
    """Do `work` for every source as it comes, whatever happens to one; the failures are listed last, and the exit code
    is then 1 (or the error's own, when there was one source only)."""
    failures: list[tuple[str, PodcasterError]] = []
    count = 0
    for source in sources:
        count += 1
        try:
            work(source)
        except PodcasterError as error:
            failures.append((source, error))
    tell_failures(failures, count)


def tell_failures(failures: Sequence[tuple[str, PodcasterError]], count: int) -> None:
    """A line for each of these failures among `count` inputs, and the exit code 1, or the only one's own."""
    if count == 1 and failures:
        raise failures[0][1]
    for source, failure in failures:
        say_error(failure, about=source)
    if failures:
        raise typer.Exit(1)


def say(text: str, *, file: TextIO | None = None) -> None:
    """Text on stdout, or on `file`, to the letter but for what would command a terminal or can't be written at all."""
    print(
        "".join(c if c.isprintable() or c in "\n\t" or (c.isspace() and c > "\x9f") else repr(c)[1:-1] for c in text),
        file=file,
        flush=True,
    )


def _harmless(text: str) -> str:
    """Control characters could command the terminal: shown as what they are."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)
