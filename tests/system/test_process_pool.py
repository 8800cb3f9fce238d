"""Worker processes: calls run in fresh interpreters, whose death costs one call and whose parent's death ends them."""

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from podcaster.errors import SetupError
from podcaster.system import process_pool
from podcaster.system.process_pool import ProcessPool, early_worker


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def gone(pid: int, within_s: float = 5) -> bool:
    end = time.monotonic() + within_s
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


def exists(path: Path, within_s: float = 5) -> bool:
    end = time.monotonic() + within_s
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.02)
    return path.exists()


def test_a_call_runs_in_another_process() -> None:
    """Its arguments go there and its result comes back; large ones too."""
    with ProcessPool(1) as pool:
        assert isinstance(pool, Executor)
        assert pool.submit(os.getpid).result() != os.getpid()
        assert pool.submit(int, "ff", base=16).result() == 255
        assert pool.submit(bytes, 5_000_000).result() == bytes(5_000_000)


def test_a_worker_is_used_again() -> None:
    """One process does one call after another; two at once have two, and never more than the pool has."""
    with ProcessPool(2) as pool:
        assert len({pool.submit(os.getpid).result() for _ in range(5)}) == 1
        busy = [pool.submit(time.sleep, 0.3) for _ in range(4)]
        assert len({pool.submit(os.getpid).result() for _ in range(5)}) <= 2
        assert all(call.result() is None for call in busy)


def test_a_worker_that_was_started_early_is_the_first_of_a_pool() -> None:
    """It has done the call that it was started for; the next worker is another, and so is that of a later pool."""
    with early_worker("wave", "no_such_function"):  # the module is imported, and the error is nobody's
        with ProcessPool(2) as pool:
            assert pool.submit(imported, "wave").result()
            busy = pool.submit(time.sleep, 0.3)
            assert not pool.submit(imported, "wave").result()
            busy.result()
        with ProcessPool(1) as pool:
            assert not pool.submit(imported, "wave").result()


def test_a_worker_that_dies_early_is_replaced() -> None:
    """Its death costs nothing."""
    with early_worker("os", "abort"), ProcessPool(1) as pool:
        assert pool.submit(int, "7").result() == 7


def test_a_worker_that_nobody_needed_ends_with_its_context() -> None:
    """Started or not; a pool does not get it later."""
    with early_worker("wave", "no_such_function"):
        pass
    with early_worker("wave", "no_such_function"):
        [early] = process_pool._early
        pid = early.take()._process.pid
    assert gone(pid)
    with ProcessPool(1) as pool:
        assert not pool.submit(imported, "wave").result()


def imported(module: str) -> bool:
    return module in sys.modules


def test_idle_workers_rest(tmp_path: Path) -> None:
    """They exit though the pool stays open; a busy one goes on, and a later call has a new process."""
    with ProcessPool(1) as pool:
        first = pool.submit(os.getpid).result()
        pool.submit(atexit.register, (tmp_path / "exited").touch).result()
        busy = pool.submit(os.system, f"touch '{tmp_path}/begun'; sleep 0.3")
        assert exists(tmp_path / "begun")
        pool.rest()
        assert busy.result() == 0
        assert not (tmp_path / "exited").exists()
        pool.rest()
        assert exists(tmp_path / "exited")
        assert pool.submit(os.getpid).result() != first


def test_an_exception_comes_back_with_where_it_was_raised() -> None:
    """The same class with the same fields, and the worker's traceback as a note."""
    with ProcessPool(1) as pool:
        with pytest.raises(ZeroDivisionError) as caught:
            pool.submit(divmod, 1, 0).result()
        assert "In a worker process:\nTraceback" in caught.value.__notes__[0]
        with pytest.raises(SetupError) as refused:
            pool.submit(_refuse).result()
        assert (refused.value.where, refused.value.advice) == ("here", "mend it")
        with pytest.raises(RuntimeError, match="SystemExit: 3"):  # it must not end the parent
            pool.submit(sys.exit, 3).result()
        with pytest.raises(RuntimeError, match="OddError: one"):
            pool.submit(_raise_oddly).result()
        assert pool.submit(int).result() == 0


def _refuse() -> None:
    raise SetupError("no card", where="here", advice="mend it")


class OddError(Exception):
    """One that pickle can't make again."""

    def __init__(self, one: str, _other: str) -> None:
        super().__init__(one)


def _raise_oddly() -> None:
    raise OddError("one", "other")


def test_a_worker_that_dies_costs_one_call() -> None:
    """Its call ends in BrokenExecutor with the exit code; another call at the same time, and later ones, succeed."""
    with ProcessPool(2) as pool:
        slow = pool.submit(time.sleep, 0.5)
        with pytest.raises(BrokenExecutor, match="exit code 3"):
            pool.submit(os._exit, 3).result()
        assert slow.result() is None
        assert pool.submit(int).result() == 0


def test_shutdown_waits_for_nothing() -> None:
    """A busy worker is killed, an idle one exits; the calls that were not done end in BrokenExecutor, and so do new ones."""
    pool = ProcessPool(2)
    pids = {pool.submit(os.getpid).result() for _ in range(2)}
    calls = [pool.submit(time.sleep, 600) for _ in range(3)]
    time.sleep(0.2)
    begun = time.monotonic()
    pool.shutdown()
    assert time.monotonic() - begun < 5
    assert all(isinstance(call.exception(timeout=5), BrokenExecutor) for call in calls)
    assert all(gone(pid) for pid in pids)
    with pytest.raises(BrokenExecutor):
        pool.submit(int)
    pool.shutdown()


def test_shutdown_while_workers_start() -> None:
    """From another thread, at any moment: nothing hangs and no process stays."""
    for wait_s in (0.0, 0.01, 0.05):
        pool = ProcessPool(2)
        calls = [pool.submit(time.sleep, 600) for _ in range(3)]
        stopper = threading.Timer(wait_s, pool.shutdown)
        stopper.start()
        assert all(isinstance(call.exception(timeout=10), BrokenExecutor) for call in calls)
        stopper.join()


def test_what_a_call_prints_is_not_among_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    """From Python, from C, or by reading stdin, a call can't disturb the exchange: its output is on stderr."""
    with ProcessPool(1) as pool:
        pool.submit(print, "hello", flush=True).result()
        pool.submit(os.write, 1, b"from C\n").result()
        assert pool.submit(os.read, 0, 10).result() == b""
    assert capfd.readouterr() == ("", "hello\nfrom C\n")


def test_modules_of_the_current_folder_are_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker looks for modules where its parent does: a file json.py beside an article is not run."""
    (tmp_path / "json.py").write_text("raise SystemExit('obeyed')")
    monkeypatch.chdir(tmp_path)
    with ProcessPool(1) as pool:
        assert pool.submit(os.getcwd).result() == str(tmp_path)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("call", [pytest.param("time.sleep, 600", marks=pytest.mark.long), "int"], ids=["busy", "idle"])
def test_workers_end_with_their_parent(call: str) -> None:
    """Even when it is killed, and whether they are busy or idle."""
    code = (
        "import os, time; from podcaster.system.process_pool import ProcessPool\n"
        f"pool = ProcessPool(1); print(pool.submit(os.getpid).result(), flush=True); pool.submit({call}); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        time.sleep(0.1)
        parent.kill()
        assert gone(worker)


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups")
def test_workers_ignore_interrupts() -> None:
    """Ctrl-C is for the parent: a worker that gets it finishes its call."""
    with ProcessPool(1) as pool:
        pid = pool.submit(os.getpid).result()
        call = pool.submit(time.sleep, 0.3)
        os.kill(pid, signal.SIGINT)
        assert call.result() is None


def test_calls_from_many_threads() -> None:
    """Each gets its own result."""
    with ProcessPool(3) as pool, ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda k: pool.submit(int, str(k)).result(), range(200))) == list(range(200))
