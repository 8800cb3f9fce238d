"""Ctrl-C is for podcaster: the programs it starts are ended by it, and don't answer themselves."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def starting_deaf() -> Iterator[None]:
    """A process that this thread starts meanwhile begins life deaf to Ctrl-C, which a terminal sends to everybody.
    Windows has no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
