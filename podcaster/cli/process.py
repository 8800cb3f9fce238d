"""The `podcaster` command as a process: signals, closed streams, and the exit code."""

import gc
import os
import sys

from podcaster.cli.stopping import handle_signals, ignore_signals, report_interrupted, signal_code, start_exit_timer
from podcaster.cli.streams import open_closed_streams


def main() -> None:
    """Run the command line. After Ctrl-C or SIGTERM it tidies up, says so, and exits with 130 or 143."""
    open_closed_streams()
    os.environ.setdefault("PATH", os.defpath)  # some libraries fail without PATH
    try:
        try:
            handle_signals()
            gc.set_threshold(100_000)  # a build makes many values and few cycles: collections took 5 % of its time
            # Imported late, so that Ctrl-C while typer is imported prints no traceback either.
            from podcaster.cli.app import run

            run()
        finally:
            ignore_signals()
            gc.freeze()  # else Python searches everything for cycles before it exits: 5 % of the build after an edit
    except KeyboardInterrupt:
        report_interrupted()
    except SystemExit as ended:
        if signal_code():
            # typer 0.29 and newer turn a KeyboardInterrupt into Exit(130); other libraries swallow it and go on.
            report_interrupted()
        else:
            if ended.code:
                start_exit_timer(int(ended.code))  # a process pool whose workers died can keep Python from exiting
            raise
    if signal_code():
        sys.exit(signal_code())
