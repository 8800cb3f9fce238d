"""Ctrl-C reaches every process of a terminal. The programs that podcaster starts ignore it; podcaster ends them."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def children_ignore_interrupts() -> Iterator[None]:
    """Processes that this thread starts in this context have SIGINT blocked. On Windows nothing is changed.

    A SIGTERM that arrives meanwhile is handled at the end of the context: handled at once, it could interrupt the start
    of a process half-way."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _deferred(signal.SIGTERM):
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _deferred(number: signal.Signals) -> Iterator[None]:
    """Run this process's handler of a signal only at the end. The signal is not blocked: a process that is started
    meanwhile would inherit that, and could not be ended by SIGTERM."""
    handler = signal.getsignal(number)
    if threading.current_thread() is not threading.main_thread() or not callable(handler):
        yield
        return
    received: list[int] = []
    signal.signal(number, lambda *_: received.append(number))
    try:
        yield
    finally:
        signal.signal(number, handler)
        if received:
            signal.raise_signal(number)
