"""A Dask cluster as a `concurrent.futures` executor (the extra `cluster`).

Calls and results are pickled, so the scheduler is trusted as much as this machine.
"""

import re
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from contextlib import suppress
from importlib import import_module
from threading import Event, Thread
from typing import Any

from podcaster.errors import SetupError
from podcaster.version import install_advice

TIMEOUT_S = 20
_CHECK_EVERY_S = 0.5
_ADDRESS = re.compile(r"[a-z]+://[^\s/]+:\d+/?")
_LOST = "the scheduler no longer answers"


class Cluster(Executor):
    """The workers of a Dask scheduler; a context manager.

    Another worker does the call of a worker that dies. A call that several workers died of ends in BrokenExecutor. So
    does every call when the scheduler no longer answers; dask.distributed's own executor leaves them open for ever."""

    def __init__(self, address: str) -> None:
        """Connect to the scheduler at an address like tcp://host:8786. SetupError if it or its workers are missing."""
        try:
            distributed: Any = import_module("distributed")  # takes a second to import
        except ImportError:
            raise SetupError(
                "a scheduler needs Dask, which is not installed", advice=install_advice("cluster")
            ) from None
        where = f"no Dask scheduler at {address}"
        if not _ADDRESS.fullmatch(address):  # the client would fail with a traceback, now and when it is closed
            raise SetupError(where, advice="an address is like tcp://host:8786")
        try:
            self._client: Any = distributed.Client(address, timeout=TIMEOUT_S, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            reason = str(error).partition("\n")[0]
            raise SetupError(f"{where} ({reason})", advice="start one with `dask scheduler`") from error
        self.workers: int = sum(self._client.nthreads().values())
        """How many calls run at once."""
        if not self.workers:
            self._client.close()
            advice = f"start some with `dask worker {address}`"
            raise SetupError(f"the scheduler at {address} has no workers", advice=advice)
        self._executor: Any = self._client.get_executor(pure=False)
        self._open: set[Future[Any]] = set()
        self._closed = Event()
        Thread(target=self._watch, daemon=True).start()

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The future of a call that any of the workers makes. BrokenExecutor when the scheduler no longer answers."""
        if self._lost():
            raise BrokenExecutor(_LOST)
        future: Future[Any] = Future()
        self._open.add(future)
        future.add_done_callback(self._open.discard)
        self._executor.submit(work, *args, **kwargs).add_done_callback(lambda done: _copy_result(done, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the scheduler, which forgets what it was asked to do."""
        self._closed.set()
        self._client.close(timeout=TIMEOUT_S)

    def _lost(self) -> bool:
        return self._client.status not in ("running", "connecting")

    def _watch(self) -> None:
        while not self._closed.wait(_CHECK_EVERY_S):
            if self._lost():
                for future in tuple(self._open):
                    _fail(future, BrokenExecutor(_LOST))


def _copy_result(done: Future[Any], future: Future[Any]) -> None:
    """Give a future the result of Dask's future."""
    if done.cancelled():
        _fail(future, BrokenExecutor(_LOST))
        return
    error = done.exception()
    if error is None:
        with suppress(InvalidStateError):  # it failed or was cancelled meanwhile
            future.set_result(done.result())
    elif type(error).__name__ == "KilledWorker":
        _fail(future, BrokenExecutor(str(error)))
    else:
        _fail(future, error)


def _fail(future: Future[Any], error: BaseException) -> None:
    with suppress(InvalidStateError):
        future.set_exception(error)
