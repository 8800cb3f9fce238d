"""An executor whose calls run in worker processes, each a fresh Python interpreter (see `worker`).

Why not `concurrent.futures.ProcessPoolExecutor`: its workers import the caller's `__main__`, so a script without a
`__main__` guard, or one from stdin or a notebook, can't use it with spawn or forkserver. And one dead worker breaks
the whole pool. Here a dead worker breaks only its own call, and the next call starts a new worker. (loky solves the
first problem, not the second.)
"""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from typing import IO, Any

from podcaster.errors import cause_of
from podcaster.system.signals import children_ignore_interrupts
from podcaster.system.worker import call, read_frame, write_frame

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from podcaster.system.worker import work; work()"
"""The program of a worker. Its module search path is that of this process, not that of the environment."""
_EXIT_TIMEOUT_S = 2.0
"""How long an idle worker may take to exit before it is killed."""
_SHUT_DOWN = "the pool was shut down"


@contextmanager
def early_worker(module: str, name: str) -> Iterator[None]:
    """Start a worker for the first pool that needs one, and have it call a function of a module. A worker takes a while
    to start: here it does while the caller imports what it needs. If no pool has taken it, it is ended with the
    context. No error is told: then the pool starts its worker itself."""
    early = _EarlyWorker(module, name)
    _early.append(early)
    try:
        yield
    finally:
        if early in _early:
            _early.remove(early)
            early.end()


class _EarlyWorker:
    """A worker that starts before a pool needs it."""

    def __init__(self, module: str, name: str) -> None:
        self._first_call = pickle.dumps((call, (module, name), {}), protocol=5)
        self._worker: _Worker | None = None
        self._ended = False
        self._lock = Lock()
        self._thread = Thread(target=self._start, daemon=True)
        self._thread.start()

    def take(self) -> "_Worker | None":
        """The worker, as soon as it has started; None when it did not."""
        self._thread.join()
        return self._worker

    def end(self) -> None:
        """Kill the worker, even while it starts."""
        with self._lock:
            self._ended = True
            if self._worker:
                self._worker.kill()
        self._thread.join()
        if self._worker:
            self._worker.wait()

    def _start(self) -> None:
        with suppress(OSError):
            worker = _Worker()
            with self._lock:
                self._worker = worker
                if self._ended:
                    worker.kill()
            try:
                worker.exchange(self._first_call)
            except (EOFError, OSError):
                worker.kill()
                worker.wait()
                self._worker = None


_early: list[_EarlyWorker] = []
"""Workers that were started early and that no pool has yet."""


def _take_early_worker() -> "_Worker | None":
    with suppress(IndexError):
        return _early.pop().take()
    return None


class ProcessPool(Executor):
    """Worker processes that start when they are first needed; a context manager.

    A call and its result are pickled. A call whose worker dies ends in BrokenExecutor. The workers end when the context
    is left or when this process dies, even in the middle of a call."""

    def __init__(self, workers: int) -> None:
        """`workers` is the largest number of processes at once."""
        self.workers = workers
        # Each thread drives one worker at a time, so there are never more workers than threads.
        self._threads = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="podcaster-worker")
        self._lock = Lock()
        self._idle: list[_Worker] = []
        self._leaving: list[_Worker] = []
        """Workers that were asked to exit by `rest`."""
        self._busy: set[_Worker] = set()
        self._closed = False

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a worker call `work`, a function of a module; return the future. BrokenExecutor after `shutdown`."""
        try:
            return self._threads.submit(self._call, work, args, kwargs)
        except RuntimeError as error:
            raise BrokenExecutor(_SHUT_DOWN) from error

    def rest(self) -> None:
        """Let idle workers exit, without waiting for them. A later call starts a new one. Any thread may call this."""
        with self._lock:
            leaving, self._idle = self._idle, []
            self._leaving += leaving
        for worker in leaving:
            worker.ask_to_exit()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End every worker: idle ones exit, busy ones are killed. Calls that have not returned end in BrokenExecutor;
        those that have not begun are cancelled if `cancel_futures` is set. Any thread may call this."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for worker in self._busy:
                worker.kill()
            leaving, self._leaving = self._leaving, []
        for worker in idle:
            worker.ask_to_exit()
        for worker in (*idle, *leaving):
            worker.wait()
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)

    def _call(self, work: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        request = pickle.dumps((work, args, kwargs), protocol=5)
        worker = self._take_worker()
        try:
            reply = worker.exchange(request)
        except (EOFError, OSError):
            worker.kill()
            code = worker.wait()
            raise BrokenExecutor(f"a worker process ended with exit code {code}") from None
        except BaseException:
            worker.kill()
            worker.wait()
            raise
        finally:
            with self._lock:
                self._busy.discard(worker)
        self._give_back(worker)
        succeeded, value = pickle.loads(reply)
        if not succeeded:
            raise value
        return value

    def _take_worker(self) -> "_Worker":
        with self._lock:
            if self._closed:
                raise BrokenExecutor(_SHUT_DOWN)
            if self._idle:
                worker = self._idle.pop()
                self._busy.add(worker)
                return worker
        try:
            worker = _take_early_worker() or _Worker()  # outside the lock, so that several can start at once
        except OSError as error:
            raise BrokenExecutor(f"no worker process could be started ({cause_of(error)})") from error
        with self._lock:
            self._busy.add(worker)
            if self._closed:
                worker.kill()
        return worker

    def _give_back(self, worker: "_Worker") -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(worker)
                return
        worker.ask_to_exit()
        worker.wait()


class _Worker:
    """One worker process, driven by one thread at a time."""

    def __init__(self) -> None:
        # -P keeps modules in the current folder from replacing the standard library's; -I is inherited.
        flag = "-I" if sys.flags.isolated else "-P"
        with children_ignore_interrupts():
            self._process = subprocess.Popen(
                [sys.executable, flag, "-c", _START, json.dumps([one for one in sys.path if isinstance(one, str)])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: IO[bytes] = self._process.stdin
        self._replies: IO[bytes] = self._process.stdout

    def exchange(self, request: bytes) -> bytes:
        """The reply to a request. EOFError or OSError when the process ends before it has replied."""
        write_frame(self._requests, request)
        return read_frame(self._replies)

    def kill(self) -> None:
        """Kill the process. The thread that waits for its reply gets EOFError."""
        self._process.kill()

    def ask_to_exit(self) -> None:
        """Close the worker's stdin. An idle worker then exits."""
        with suppress(OSError):  # the worker died in the middle of a request
            self._requests.close()

    def wait(self) -> int:
        """Wait until the process has ended, killing it after `_EXIT_TIMEOUT_S`; return its exit code."""
        self.ask_to_exit()
        try:
            code = self._process.wait(_EXIT_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._replies.close()
        return code
