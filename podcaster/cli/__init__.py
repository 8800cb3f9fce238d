"""The command line: arguments in, one call, one result out.

app        the commands' list and the one place where an error becomes a line and an exit code
options    arguments that several commands share
streams    stdin, stdout and stderr, closed or full
build, clean, script, voices, cast, init    a command each; publish: also serve, listen and feed
progress   the live line on stderr
"""

import gc
import os
import signal
import sys
import threading
from types import FrameType

from podcaster.cli.streams import open_closed_streams

LONGEST_WAY_OUT_S = 10
"""After this a stopped command ends at once: whatever it waits for was cut off where it could not tell."""


_stopped_by: list[int] = []
"""The signal that came, of which there is one at most."""
_told = threading.Event()


def main() -> None:
    """The `podcaster` command. Stopped by Ctrl-C or SIGTERM, it tidies up, says so, and exits with 130 or 143."""
    open_closed_streams()
    os.environ.setdefault("PATH", os.defpath)  # libraries take it for granted

    def stop(number: int, _frame: FrameType | None) -> None:
        _leave_alone()  # the way out is short, and taken once
        _stopped_by.append(number)
        _limited(128 + number, stopped=True)
        raise KeyboardInterrupt

    try:
        try:
            # Not where somebody had them ignored, as nohup and shells do.
            if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                signal.signal(signal.SIGINT, stop)
            if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
                signal.signal(signal.SIGTERM, stop)
            gc.set_threshold(100_000)  # a build makes many values and few circles: looking for these took a twentieth
            # Late: while typer is imported, a Ctrl-C is no traceback either.
            from podcaster.cli.app import run

            run()
        finally:
            _leave_alone()  # from here on nothing interrupts
    except KeyboardInterrupt:
        tell_interrupted()
    except SystemExit as ended:
        if not _stopped_by:
            if ended.code:
                _limited(int(ended.code))  # a pool whose booths are gone may never let Python end
            raise
        if not ended.code:
            tell_interrupted()  # whoever was interrupted kept it to himself, and went on
    if _stopped_by:
        sys.exit(128 + _stopped_by[0])


def was_stopped() -> bool:
    """Whether a signal came: what fails after it, a pipe say, fails of it."""
    return bool(_stopped_by)


def tell_interrupted() -> None:
    """The line of a command that was stopped, once."""
    if not _told.is_set():
        _told.set()
        print("podcaster: interrupted", file=sys.stderr, flush=True)


def _limited(code: int, *, stopped: bool = False) -> None:
    def end() -> None:
        if stopped:
            tell_interrupted()
        os._exit(code)

    limit = threading.Timer(LONGEST_WAY_OUT_S, end)
    limit.daemon = True
    limit.start()


def _leave_alone() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


__all__ = ["main"]
