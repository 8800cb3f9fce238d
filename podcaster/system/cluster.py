"""Many machines: takes are spoken and pieces encoded by the workers of a Dask scheduler (the extra `cluster`).

Every worker has podcaster installed as this machine has; each job says what it must be made with, and a worker that has
something else refuses it. Dask sends jobs and results as pickles: a scheduler is trusted as this machine is.
"""

import re
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from contextlib import suppress
from importlib import import_module
from threading import Event, Thread
from types import TracebackType
from typing import Any

from podcaster.errors import SetupError
from podcaster.version import install_advice

PATIENCE_S = 20
_LOOK_EVERY_S = 0.5
_ADDRESS = re.compile(r"[a-z]+://[^\s/]+:\d+/?")
_LOST = "the scheduler does not answer any more"


class ClusterLostError(BrokenExecutor):
    """The scheduler does not answer any more."""


class Cluster(Executor):
    """The workers of a Dask scheduler; a context manager. Work whose worker dies is done by another one; work that
    several workers died of ends in BrokenExecutor."""

    def __init__(self, address: str) -> None:
        """Join the scheduler at an address like tcp://host:8786. SetupError if there is none, or it has no workers."""
        try:
            distributed: Any = import_module("distributed")  # late: it takes a second to import
        except ImportError:
            raise SetupError("a scheduler is reached with Dask", advice=install_advice("cluster")) from None
        if not _ADDRESS.fullmatch(address):  # the client would stumble over it, and once more at its end
            raise SetupError(f"no Dask scheduler at {address}: an address is like tcp://host:8786")
        try:
            self._client: Any = distributed.Client(address, timeout=PATIENCE_S, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            reason = str(error).partition("\n")[0]
            raise SetupError(f"no Dask scheduler at {address} ({reason}): start one with `dask scheduler`") from error
        self.workers: int = sum(self._client.nthreads().values())
        """How many jobs are done at once."""
        if not self.workers:
            self._client.close()
            raise SetupError(f"the scheduler at {address} has no workers: start some with `dask worker {address}`")
        self._executor: Any = self._client.get_executor(pure=False)
        self._promised: set[Future[Any]] = set()
        self._closed = Event()
        Thread(target=self._watch, daemon=True).start()

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The promise of some work, done by any of the workers."""
        promise: Future[Any] = Future()
        if self._lost():
            promise.set_exception(ClusterLostError(_LOST))
            return promise
        self._promised.add(promise)
        promise.add_done_callback(self._promised.discard)
        self._executor.submit(work, *args, **kwargs).add_done_callback(lambda done: _hand_over(done, promise))
        return promise

    def _lost(self) -> bool:
        return self._client.status not in ("running", "connecting")

    def _watch(self) -> None:
        """A client that gives up on its scheduler leaves its promises open for ever."""
        while not self._closed.wait(_LOOK_EVERY_S):
            if self._lost():
                for promise in tuple(self._promised):
                    _break(promise, ClusterLostError(_LOST))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed.set()
        self._client.close(timeout=PATIENCE_S)


def _hand_over(done: Future[Any], promise: Future[Any]) -> None:
    if done.cancelled():
        _break(promise, ClusterLostError(_LOST))
        return
    error = done.exception()
    if error is None:
        with suppress(InvalidStateError):  # it was broken or cancelled meanwhile
            promise.set_result(done.result())
    elif type(error).__name__ == "KilledWorker":
        _break(promise, BrokenExecutor(str(error)))
    else:
        _break(promise, error)


def _break(promise: Future[Any], error: BaseException) -> None:
    with suppress(InvalidStateError):
        promise.set_exception(error)
