"""Many machines: a real Dask scheduler with two workers, in processes of their own, speaks and encodes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from mutagen.mp3 import MP3

NATO = Path(__file__).parent / "articles" / "nato.txt"
PODCASTER = [sys.executable, "-c", "from podcaster.cli import main; main()"]
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None, host="127.0.0.1") as cluster:
        pids = [worker.pid for worker in cluster.workers.values()]
        print(cluster.scheduler_address, *pids, flush=True)
        sys.stdin.read()
"""

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("_dask")]


@pytest.fixture(scope="module")
def _dask() -> None:
    pytest.importorskip("distributed", reason="needs Dask: pip install -e '.[dev]'")


class Running:
    """A cluster in a process of its own."""

    def __init__(self, folder: Path) -> None:
        script = folder / "cluster.py"
        script.write_text(CLUSTER, encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
        )
        assert self.process.stdout
        self.address, *pids = self.process.stdout.readline().decode().split()
        self.workers = [int(pid) for pid in pids]

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.communicate()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Running]:
    running = Running(tmp_path)
    yield running
    running.stop()


def build(folder: Path, article: Path, *more: str) -> subprocess.Popen[bytes]:
    (folder / "voices").mkdir(parents=True, exist_ok=True)
    command = [*PODCASTER, "build", str(article), "--json", *more]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def built(running: subprocess.Popen[bytes]) -> tuple[dict[str, dict[str, int]], bytes]:
    """What a build says, and its MP3."""
    said, complained = running.communicate(timeout=180)
    assert running.returncode == 0, complained.decode()
    row = json.loads(said)
    return row, (Path(str(running.args[-1])) / row["mp3"]).read_bytes()  # type: ignore[index]


def long_article(folder: Path) -> Path:
    """The example, ten times, no paragraph twice."""
    lines = [line for line in NATO.read_text(encoding="utf-8").splitlines()[3:] if len(line) > 80]
    text = "\n\n".join(f"In report {k}, {lines[k % len(lines)]}" for k in range(10 * len(lines)))
    article = folder / "long.txt"
    article.write_text(f"A long report\n\n{text}\n", encoding="utf-8")
    return article


def test_a_cluster_makes_the_same_bytes(cluster: Running, tmp_path: Path) -> None:
    """The MP3 of a cluster is byte for byte the local one, its takes and pieces are under the same keys, and a local
    build after it makes none anew."""
    made = {}
    for name, more in {"here": [], "there": ["--scheduler", cluster.address]}.items():
        output = tmp_path / name / "output"
        row, made[name] = built(build(tmp_path / name, NATO, "--engine", "tone", *more, "-o", str(output)))
        assert row["takes"]["made"] > 10
    assert made["here"] == made["there"]
    kept = [sorted(path.name for path in (tmp_path / name / "output/.takes").glob("*/*")) for name in made]
    assert kept[0] == kept[1]
    shutil.rmtree(tmp_path / "there/output" / row["slug"])  # type: ignore[operator]
    row, again = built(build(tmp_path / "there", NATO, "--engine", "tone", "-o", str(output)))
    assert row["takes"]["made"] == 0
    assert again == made["there"]


def test_workers_may_die(cluster: Running, tmp_path: Path) -> None:
    """With a worker killed in the middle, its takes are spoken by another one; with the whole cluster gone, this machine
    goes on: the episode is whole."""
    article, output = long_article(tmp_path), tmp_path / "output"
    running = build(tmp_path, article, "--verbatim", "--scheduler", cluster.address, "-o", str(output))
    for enough, end in ((4, lambda: os.kill(cluster.workers[0], signal.SIGKILL)), (25, cluster.stop)):
        limit = time.monotonic() + 60
        while len(list(output.glob(".takes/*/*.take"))) < enough and time.monotonic() < limit:
            time.sleep(0.01)
        if running.poll() is not None:
            pytest.fail(f"the build was over before anything was killed: {running.communicate()}")
        end()
    row, _ = built(running)
    cues = json.loads(Path(str(row["timeline"])).read_text(encoding="utf-8"))["cues"]
    words = [word for cue in cues for word in cue["text"].split()]
    assert words == " ".join(article.read_text(encoding="utf-8").split()).split()
    assert MP3(row["mp3"]).info.length == pytest.approx(int(str(row["duration_ms"])) / 1000, abs=0.1)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense"])
def test_no_scheduler_is_said_in_a_line(address: str, tmp_path: Path) -> None:
    """An address where nobody answers is one line and exit code 1, and nothing is left."""
    running = build(tmp_path, NATO, "--scheduler", address, "-o", str(tmp_path / "output"))
    _, complained = running.communicate(timeout=120)
    assert running.returncode == 1
    assert complained.decode().startswith("podcaster: no Dask scheduler at")
    assert len(complained.splitlines()) == 1
    assert not list(tmp_path.glob("output/*/*.mp3"))
