"""The program of a worker process of `process_pool`: it reads calls from stdin and writes results to stdout.

Calls and results are frames: eight bytes that hold a length, then a pickle of that length. The worker trusts its
parent, and the parent trusts its worker.
"""

import gc
import importlib
import os
import pickle
import signal
import sys
import time
import traceback
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

_LENGTH_BYTES = 8
_EXIT_TIMEOUT_S = 1.0
"""How long a worker may go on after its stdin was closed."""


def write_frame(pipe: IO[bytes], content: bytes) -> None:
    """Send bytes as one frame."""
    pipe.write(len(content).to_bytes(_LENGTH_BYTES, "big"))
    pipe.write(content)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes:
    """The next frame's bytes. EOFError when the other end was closed or died, even in the middle of a frame."""
    length = int.from_bytes(_read(pipe, _LENGTH_BYTES), "big")
    return _read(pipe, length)


def _read(pipe: IO[bytes], length: int) -> bytes:
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return content


def work() -> None:
    """Do the calls that come in until stdin is closed, which also happens when the parent dies.

    Ctrl-C is left to the parent. What a call prints goes to stderr."""
    gc.set_threshold(100_000)  # as in the command: few cycles are made
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on POSIX it is blocked already
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    _redirect_standard_streams()
    calls: SimpleQueue[bytes | None] = SimpleQueue()
    Thread(target=_receive, args=(requests, calls), daemon=True).start()
    while (request := calls.get()) is not None:
        reply = _reply(request)
        try:
            write_frame(replies, reply)
        except OSError:  # the parent has died
            os._exit(1)


def call(module: str, name: str, *args: Any) -> Any:
    """The result of a function of a module, which the caller need not have imported."""
    return getattr(importlib.import_module(module), name)(*args)


def _redirect_standard_streams() -> None:
    """Keep the pipes to the parent out of reach: a program that a call starts must not read or write there."""
    sys.stdout = sys.stderr
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # there is no stderr
        os.dup2(nothing, 1)
    os.close(nothing)


def _receive(requests: IO[bytes], calls: "SimpleQueue[bytes | None]") -> None:
    """Queue the incoming frames. After the last one an idle worker exits by itself. A busy worker is ended here after
    `_EXIT_TIMEOUT_S`, because its parent may be dead."""
    with suppress(EOFError, OSError):
        while True:
            calls.put(read_frame(requests))
    calls.put(None)
    time.sleep(_EXIT_TIMEOUT_S)
    os._exit(1)


def _reply(request: bytes) -> bytes:
    """The result of a call, or the exception that it raised, pickled."""
    try:
        call, args, kwargs = pickle.loads(request)
        return pickle.dumps((True, call(*args, **kwargs)), protocol=5)
    except BaseException as error:  # noqa: BLE001 - the parent raises it
        return _failure(error)


def _failure(error: BaseException) -> bytes:
    error.add_note(f"In a worker process:\n{traceback.format_exc()}")
    with suppress(Exception):  # some exceptions can't be pickled or unpickled
        reply = pickle.dumps((False, error), protocol=5)
        if isinstance(pickle.loads(reply)[1], Exception):  # a SystemExit would end the parent
            return reply
    return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")), protocol=5)
