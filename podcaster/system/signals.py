"""Signals: deferred while something must not be interrupted, and kept from the programs that podcaster starts.

Ctrl-C reaches every process of a terminal. The programs that podcaster starts ignore it; podcaster ends them.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def children_ignore_interrupts() -> Iterator[None]:
    """Processes that this thread starts in this context have SIGINT blocked. On Windows nothing is changed.

    A signal that arrives in this context is handled at its end, so that it can't interrupt the start of a process."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with interrupts_deferred():
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def interrupts_deferred() -> Iterator[None]:
    """SIGINT and SIGTERM that arrive in this context are handled at its end. Use it for short work. Python handles
    signals in the main thread only, so other threads need nothing."""
    with _deferred(signal.SIGTERM), _deferred(signal.SIGINT):
        yield


@contextmanager
def _deferred(number: signal.Signals) -> Iterator[None]:
    """Postpone this process's handler of a signal to the end of the context. The signal is not blocked, because a child
    process would inherit the block, and SIGTERM could not end it."""
    handler = signal.getsignal(number)
    if threading.current_thread() is not threading.main_thread() or not callable(handler):
        yield
        return
    received: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        received.append(number)

    try:
        signal.signal(number, note)
        yield
    finally:
        if signal.getsignal(number) is note:  # else the handler of another signal has set this one to be ignored
            signal.signal(number, handler)
        if received:
            signal.raise_signal(number)
