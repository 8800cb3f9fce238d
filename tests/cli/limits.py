"""Limits for what might hang, or take all memory."""

import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

MOST_BYTES = 8_000_000_000
"""Of address space."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """What hangs fails, and what reads without end."""

    def stop(*_: object) -> None:
        raise AssertionError(f"it did not end in {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if sys.platform == "linux" and hard == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
