"""Ctrl-C and SIGTERM: a stopped command tidies up, says so in one line, and ends with 130 or 143."""

import os
import signal
import socket
import sys
import threading
import time
from types import FrameType

_WAKE_EVERY_S = 0.2
EXIT_TIMEOUT_S = 10
"""Time limit for a stopped command to end. A library may block where no exception can interrupt it."""

_stopped_by: list[int] = []
"""The signal that was received; at most one."""
_reported = threading.Event()
_FAREWELL = ["podcaster: interrupted; run the same command again to resume"]


def handle_signals() -> None:
    """Turn the first SIGINT or SIGTERM into KeyboardInterrupt. A signal that the caller ignores, as nohup does, stays
    ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _stop)
    sys.unraisablehook = _raise_again
    _wake_main_thread()


def ignore_signals() -> None:
    """Ignore SIGINT and SIGTERM from now on, so that nothing interrupts the clean-up."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def signal_code() -> int:
    """The exit code for the received signal: 130 or 143; 0 without a signal."""
    return 128 + _stopped_by[0] if _stopped_by else 0


def end_with(line: str) -> None:
    """Print this line on stderr when the command is stopped, in the place of advice to run it again."""
    _FAREWELL[0] = line


def report_interrupted() -> None:
    """Print the line of a stopped command, once."""
    if not _reported.is_set():
        _reported.set()
        print(_FAREWELL[0], file=sys.stderr, flush=True)


def start_exit_timer(code: int, *, stopped: bool = False) -> None:
    """End this process with `code` if it is still running after `EXIT_TIMEOUT_S`."""

    def end() -> None:
        if stopped:
            report_interrupted()
        os._exit(code)

    timer = threading.Timer(EXIT_TIMEOUT_S, end)
    timer.daemon = True
    timer.start()


def _stop(number: int, _frame: FrameType | None) -> None:
    ignore_signals()
    _stopped_by.append(number)
    start_exit_timer(128 + number, stopped=True)
    raise KeyboardInterrupt


def _wake_main_thread() -> None:
    """Send a signal again, to the main thread, while its handler has not run.

    Python notes a signal when it arrives, and the main thread runs the handler later. If the signal arrives just before
    the main thread waits for a lock, or in another thread, nothing interrupts that wait."""
    if not hasattr(signal, "pthread_kill"):  # Windows
        return
    received, noted = socket.socketpair()
    noted.setblocking(False)
    signal.set_wakeup_fd(noted.fileno(), warn_on_full_buffer=False)
    main = threading.main_thread().ident or 0

    def wake(_kept: socket.socket) -> None:
        while numbers := received.recv(64):
            while not _stopped_by and set(numbers) & {signal.SIGINT, signal.SIGTERM}:
                time.sleep(_WAKE_EVERY_S)
                if not _stopped_by:
                    signal.pthread_kill(main, numbers[-1])

    threading.Thread(target=wake, args=(noted,), daemon=True).start()


def _raise_again(lost: "sys.UnraisableHookArgs") -> None:
    """Python drops an exception in a `__del__` or in the callback of a weak reference. A KeyboardInterrupt that was
    dropped is raised once more, a moment later."""
    if not _stopped_by or lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        ignore_signals()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)
    later = threading.Timer(0.05, signal.raise_signal, (signal.SIGINT,))
    later.daemon = True
    later.start()
