"""Signals that would interrupt what must be done whole, or reach what podcaster starts.

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

    A signal that arrives meanwhile is handled at the end of the context: handled at once, it could interrupt the start
    of a process half-way."""
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
    """SIGINT and SIGTERM that arrive in this context are handled at its end, so that what it does is done wholly or not
    at all. For work that soon ends; in other threads than the main one, which no signal interrupts, nothing changes."""
    with _deferred(signal.SIGTERM), _deferred(signal.SIGINT):
        yield


@contextmanager
def _deferred(number: signal.Signals) -> Iterator[None]:
    """Run this process's handler of a signal only at the end. The signal is not blocked: a process that is started
    meanwhile would inherit that, and another thread could receive the signal all the same."""
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
