"""Ctrl-C is for podcaster: the programs it starts are ended by it, and don't answer themselves."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def starting_deaf() -> Iterator[None]:
    """A process that this thread starts meanwhile begins life deaf to Ctrl-C, which a terminal sends to everybody, and
    is not left half-started, with a traceback, by a SIGTERM to this one, which waits. Windows has no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _later(signal.SIGTERM):
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _later(number: signal.Signals) -> Iterator[None]:
    """What this process does on a signal it does afterwards. Not blocked: a process that is started would inherit that,
    and a pool ends its processes by SIGTERM."""
    handler = signal.getsignal(number)
    if threading.current_thread() is not threading.main_thread() or not callable(handler):
        yield
        return
    came: list[int] = []
    signal.signal(number, lambda *_: came.append(number))
    try:
        yield
    finally:
        signal.signal(number, handler)
        if came:
            signal.raise_signal(number)
