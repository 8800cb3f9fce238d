"""A Dask cluster as a `concurrent.futures` executor (the extra `cluster`).

Calls and results are pickled: whoever controls the scheduler can run code on this machine. Use a trusted one only.
"""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from contextlib import suppress
from importlib import import_module
from threading import Event, Thread
from typing import Any

from podcaster.errors import SetupError
from podcaster.system.lazy_regex import lazy_regex
from podcaster.version import install_advice

TIMEOUT_S = 20
"""Timeout for connecting to the scheduler, and for disconnecting."""
_CHECK_EVERY_S = 0.5
_ADDRESS = lazy_regex(r"[a-z]+://[^\s/]+:\d+/?")
_LOST = "the scheduler no longer answers"


class Cluster(Executor):
    """The workers of a Dask scheduler; a context manager.

    When a worker dies, another worker repeats its call. A call whose workers die several times ends in BrokenExecutor.
    When the scheduler no longer answers, every call ends in BrokenExecutor; the futures of dask.distributed's own
    executor would stay pending for ever."""

    def __init__(self, address: str) -> None:
        """Connect to the scheduler at an address like tcp://host:8786. SetupError if it or its workers are missing."""
        try:
            distributed: Any = import_module("distributed")  # takes a second to import
        except ImportError:
            raise SetupError(
                "a scheduler needs Dask, which is not installed", advice=install_advice("cluster")
            ) from None
        missing = f"no Dask scheduler at {address}"
        if not _ADDRESS.fullmatch(address):  # the client would fail with a traceback, now and when it is closed
            raise SetupError(missing, advice="an address is like tcp://host:8786")
        try:
            self._client: Any = distributed.Client(address, timeout=TIMEOUT_S, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            reason = str(error).partition("\n")[0]
            raise SetupError(f"{missing} ({reason})", advice="start one with `dask scheduler`") from error
        self.workers: int = sum(self._client.nthreads().values())
        """Number of threads of all workers: how many calls run at once."""
        if not self.workers:
            self._client.close()
            advice = f"start some with `dask worker {address}`"
            raise SetupError(f"the scheduler at {address} has no workers", advice=advice)
        self._executor: Any = self._client.get_executor(pure=False)
        self._open: set[Future[Any]] = set()
        self._closed = Event()
        Thread(target=self._watch, daemon=True).start()

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a worker make a call; return its future. BrokenExecutor when the scheduler no longer answers."""
        if self._lost():
            raise BrokenExecutor(_LOST)
        future: Future[Any] = Future()
        self._open.add(future)
        future.add_done_callback(self._open.discard)
        self._executor.submit(work, *args, **kwargs).add_done_callback(lambda done: _copy_result(done, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Disconnect from the scheduler. It drops the calls that have not returned."""
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
    """Copy the result or the exception of Dask's future to ours."""
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
