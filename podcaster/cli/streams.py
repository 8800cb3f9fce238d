"""stdin, stdout and stderr: opened where the shell closed them, with an explained error when stdout can't be written.

Imported before everything else, so it imports nothing slow.
"""

import io
import os
import sys
from typing import Any, TextIO

from podcaster.errors import OutputError, cause_of


def open_closed_streams() -> None:
    """Open /dev/null on each standard descriptor that is closed. Otherwise the next file or pipe to be opened gets its
    number, and results would be written into that file."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # gets the lowest free number: this one
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - open until the process ends
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def explain_lost_output() -> None:
    """From now on a failed write to stdout raises OutputError. A failed write to stderr is ignored: there is no place
    left to report it. Characters that the encoding lacks are written as question marks."""
    sys.stdout, sys.stderr = _wrapped(sys.stdout, _Stdout), _wrapped(sys.stderr, _Stderr)


def discard_output() -> None:
    """Discard what stdout has buffered and can't write. Otherwise Python would try to write it again at exit, and print
    a traceback."""
    try:
        sys.stdout.flush()
    except (OSError, OutputError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Stdout(io.TextIOWrapper):
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


class _Stderr(io.TextIOWrapper):
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


def _wrapped(stream: TextIO, kind: type[io.TextIOWrapper]) -> Any:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    return kind(stream.buffer, encoding=stream.encoding, errors="replace", line_buffering=stream.line_buffering)


def _unwritten(error: OSError) -> OutputError:
    return OutputError(f"can't write the results ({cause_of(error)})", advice="send them where there is room")
