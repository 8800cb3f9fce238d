"""The three streams of a process: there whatever the shell closed, and told in words when they can't be written.

Imported before everything else: it imports nothing that takes time."""

import io
import os
import sys
from typing import Any, TextIO

from podcaster.errors import OutputError


def open_closed_streams() -> None:
    """Open /dev/null on the standard descriptors that are closed: else the next file or pipe becomes one of them, and
    what is meant for the one ends in the other."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # the lowest that is free: this one
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - as long as we live
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def tell_of_lost_output() -> None:
    """From now on a result that can't be written to stdout is an OutputError, and a line that can't be written to
    stderr is lost: there is nobody to be told. What an encoding lacks is a question mark, which beats a traceback."""
    sys.stdout, sys.stderr = _over(sys.stdout, _Results), _over(sys.stderr, _Lines)


def give_up_results() -> None:
    """Leave unwritten what stdout still holds and could not take: Python would try again at its end."""
    try:
        sys.stdout.flush()
    except (OSError, OutputError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Results(io.TextIOWrapper):
    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritten(error) from error

    def flush(self) -> None:
        try:
            super().flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritten(error) from error


class _Lines(io.TextIOWrapper):
    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            return


def _over(stream: TextIO, kind: type[io.TextIOWrapper]) -> Any:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    return kind(stream.buffer, encoding=stream.encoding, errors="replace", line_buffering=stream.line_buffering)


def _unwritten(error: OSError) -> OutputError:
    return OutputError(f"can't write the results ({error.strerror or error}): send them where there is room")
