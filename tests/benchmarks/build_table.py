"""The table of speeds: builds against the straight pipe `espeak-ng --stdout | ffmpeg` and against themselves.

Run in an environment with podcaster installed: `python tests/benchmarks/build_table.py [--runs 5] [--rows seed,10k,...]`.
Everything is timed by turns in one run, start-up included, with the same ffmpeg and MP3 settings; ratios of medians are
what counts. The pipe's espeak-ng is the system's, so that one has to be installed.
"""

import argparse
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import imageio_ffmpeg

from podcaster.mixing.containers.mp3 import LAME_LEVEL

ARTICLE = Path(__file__).parent.parent / "articles" / "nato.txt"
PODCASTER = [sys.executable, "-c", "from podcaster.cli import main; main()"]


def seconds(*commands: Sequence[str]) -> float:
    """How long a pipe of commands takes."""
    began = time.perf_counter()
    running: list[subprocess.Popen[bytes]] = []
    for k, command in enumerate(commands):
        source = running[-1].stdout if running else subprocess.DEVNULL
        sink = subprocess.PIPE if k < len(commands) - 1 else subprocess.DEVNULL
        running.append(subprocess.Popen(command, stdin=source, stdout=sink, stderr=subprocess.DEVNULL))
    codes = [process.wait() for process in running]
    if any(codes):
        sys.exit(f"failed: {commands}")
    return time.perf_counter() - began


def watched(command: Sequence[str]) -> tuple[float, float, float]:
    """How long a command takes, and the most memory in MB of its largest process (resident) and of all its processes
    together (proportional, so that shared pages count once), looked at ten times a second."""
    began = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    largest = together = 0.0
    while running.poll() is None:
        processes = family(running.pid)
        largest = max([largest, *map(resident_mb, processes)])
        together = max(together, sum(map(proportional_mb, processes)))
        time.sleep(0.1)
    if running.returncode:
        sys.exit(f"failed: {command}")
    return time.perf_counter() - began, largest, together


def resident_mb(process: int) -> float:
    """The resident memory of a process (Linux)."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0  # it has ended
    return int(fields[21]) * resource.getpagesize() / 1e6


def family(process: int) -> list[int]:
    """A process and its descendants (Linux)."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            children.setdefault(int(path.read_text().rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
        except OSError:  # it has ended
            continue
    found = [process]
    for one in found:
        found += children.get(one, [])
    return found


def proportional_mb(process: int) -> float:
    """The memory of a process: a page that n processes share counts as 1/n (Linux)."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    size = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(size[1]) * 1024 / 1e6 if size else 0.0


def text_of(words: int) -> str:
    """A text of about so many words, made of the example's sentences, no two paragraphs the same."""
    paragraphs = [line for line in ARTICLE.read_text(encoding="utf-8").splitlines()[3:] if len(line) > 80]
    made: list[str] = []
    count = number = 0
    while count < words:
        paragraph = f"In report {number}, {paragraphs[number % len(paragraphs)]}"
        made.append(paragraph)
        count, number = count + len(paragraph.split()), number + 1
    return "A long report\n\n" + "\n\n".join(made) + "\n"


class Bench:
    """One folder of articles, and the timings in it."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder, self.runs = folder, runs

    def pipe(self, article: Path, *more: str) -> float:
        """What a user would do without us, with more options for the encoder."""
        speak = ["espeak-ng", "-f", str(article), "--stdout"]
        out = str(self.folder / "pipe.mp3")
        encode = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-i", "-", "-ar", "44100", "-ac", "1", "-b:a", "96k", *more, out]
        return seconds(speak, encode)

    def build(self, *words: object) -> float:
        """podcaster build."""
        return seconds([*PODCASTER, "build", "--voices", "plain", "--verbatim", *map(str, words)])

    def cold(self, *articles: Path) -> float:
        """With nothing remembered."""
        output = self.folder / "cold"
        shutil.rmtree(output, ignore_errors=True)
        return self.build(*articles, "-o", output)

    def median(self, *work: Callable[[], float]) -> list[float]:
        """The medians of several kinds of work, done by turns."""
        times = [[kind() for kind in work] for _ in range(self.runs)]
        return [statistics.median(column) for column in zip(*times, strict=True)]


def against_the_pipe(bench: Bench, name: str, article: Path) -> None:
    """A cold build against the pipe as it is, and with the encoder's effort that we ask for."""
    effort = ("-compression_level", LAME_LEVEL)
    ours, pipe, same = bench.median(
        lambda: bench.cold(article), lambda: bench.pipe(article), lambda: bench.pipe(article, *effort)
    )
    print(f"{name}, cold, against the pipe: {ours / pipe:.2f} ({ours:.2f} s to {pipe:.2f} s);", end=" ")
    print(f"with LAME's effort as ours in both: {ours / same:.2f} ({same:.2f} s)", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rows", default="help,seed,10k,unchanged,changed,50,100k")
    chosen = parser.parse_args()
    rows = chosen.rows.split(",")
    if not shutil.which("espeak-ng"):
        sys.exit("the yardstick needs espeak-ng: apt-get install espeak-ng")
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()}")
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), chosen.runs)
        long = bench.folder / "long.txt"
        long.write_text(text_of(10_000), encoding="utf-8")
        if "help" in rows:
            (took,) = bench.median(lambda: seconds([*PODCASTER, "--help"]))
            print(f"podcaster --help: {took:.2f} s")
        if "seed" in rows:
            against_the_pipe(bench, "538 words", ARTICLE)
        if "10k" in rows:
            against_the_pipe(bench, "10,000 words", long)
        if "unchanged" in rows or "changed" in rows:
            text, output, number = long.read_text(encoding="utf-8"), bench.folder / "warm", 0
            last = max(int(found) for found in re.findall(r"In report (\d+),", text))

            def changed(report: int) -> float:
                """Rebuild with another sentence in one place, back from the text as it was."""
                nonlocal number
                number += 1
                new = text.replace(f"In report {report},", f"In report {report}, as of day {number},", 1)
                assert new != text
                long.write_text(new, encoding="utf-8")
                return bench.build(long, "-o", output)

            bench.build(long, "-o", output)
            places = {"near the start": 1, "in the middle": last // 2, "near the end": last}
            cold, same, *others = bench.median(
                lambda: bench.cold(long),
                lambda: bench.build(long, "-o", output) and bench.build(long, "-o", output),
                *(lambda report=report: changed(report) for report in places.values()),  # type: ignore[misc]
            )
            print(f"unchanged rebuild against cold: {same / cold:.3f} ({same:.2f} s to {cold:.1f} s)")
            for place, other in zip(places, others, strict=True):
                print(f"one sentence changed {place} of 10,000 words against cold: {other / cold:.3f} ({other:.2f} s)")
            long.write_text(text, encoding="utf-8")
        if "50" in rows:
            articles = [bench.folder / f"{k}.txt" for k in range(50)]
            seed = ARTICLE.read_text(encoding="utf-8")
            for k, article in enumerate(articles):  # no two have a title or a take in common
                article.write_text(f"Report {k}. " + re.sub(r"\b(the|a)\b", rf"\1 {k}th", seed), encoding="utf-8")
            one = bench.cold(*articles)
            fifty = sum(bench.cold(article) for article in articles)
            print(
                f"50 articles in one command against 50: {one / fifty:.2f} ({one:.0f} s to {fifty:.0f} s)", flush=True
            )
        if "100k" in rows:
            longest = bench.folder / "longest.txt"
            longest.write_text(text_of(100_000), encoding="utf-8")
            short = bench.cold(long)
            command = [*PODCASTER, "build", "--voices", "plain", "--verbatim", str(longest), "-o", str(bench.folder / "longest")]
            took, largest, together = watched(command)
            print(f"100,000 words: time a word against 10,000: {took / short / 10:.2f} ({took:.0f} s)")
            print(f"100,000 words: largest process {largest:.0f} MB, all together {together:.0f} MB")


if __name__ == "__main__":
    main()
