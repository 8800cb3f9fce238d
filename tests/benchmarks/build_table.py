"""The table of speeds: builds against the straight pipe `espeak-ng --stdout | ffmpeg` and against themselves.

Run in an environment with podcaster installed: `python tests/benchmarks/build_table.py [--runs 5] [--rows seed,10k,...]`.
Everything is timed by turns in one run, start-up included, with the same ffmpeg and MP3 settings; ratios of medians are
what counts. The pipe's espeak-ng is the system's, so that one has to be installed.
"""

import argparse
import os
import platform
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

    def pipe(self, article: Path) -> float:
        """What a user would do without us."""
        speak = ["espeak-ng", "-f", str(article), "--stdout"]
        out = str(self.folder / "pipe.mp3")
        encode = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-i", "-", "-ar", "44100", "-ac", "1", "-b:a", "96k", out]
        return seconds(speak, encode)

    def build(self, *words: object) -> float:
        """podcaster build."""
        return seconds([*PODCASTER, "build", "--verbatim", *map(str, words)])

    def cold(self, *articles: Path) -> float:
        """With nothing remembered."""
        output = self.folder / "cold"
        shutil.rmtree(output, ignore_errors=True)
        return self.build(*articles, "-o", output)

    def median(self, *work: Callable[[], float]) -> list[float]:
        """The medians of several kinds of work, done by turns."""
        times = [[kind() for kind in work] for _ in range(self.runs)]
        return [statistics.median(column) for column in zip(*times, strict=True)]


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
            ours, pipe = bench.median(lambda: bench.cold(ARTICLE), lambda: bench.pipe(ARTICLE))
            print(f"538 words, cold, against the pipe: {ours / pipe:.2f} ({ours:.2f} s to {pipe:.2f} s)", flush=True)
        if "10k" in rows:
            ours, pipe = bench.median(lambda: bench.cold(long), lambda: bench.pipe(long))
            print(f"10,000 words, cold, against the pipe: {ours / pipe:.2f} ({ours:.1f} s to {pipe:.1f} s)", flush=True)
        if "unchanged" in rows or "changed" in rows:
            text, output, number = long.read_text(encoding="utf-8"), bench.folder / "warm", 0

            def changed() -> float:
                nonlocal number
                number += 1
                long.write_text(text.replace("In report 40,", f"In report {number} and a half,"), encoding="utf-8")
                return bench.build(long, "-o", output)

            changed()
            cold, same, other = bench.median(lambda: bench.cold(long), lambda: bench.build(long, "-o", output), changed)
            print(f"unchanged rebuild against cold: {same / cold:.3f} ({same:.2f} s to {cold:.1f} s)")
            print(f"one sentence changed in 10,000 words against cold: {other / cold:.3f} ({other:.2f} s)", flush=True)
            long.write_text(text, encoding="utf-8")
        if "50" in rows:
            articles = [bench.folder / f"{k}.txt" for k in range(50)]
            for k, article in enumerate(articles):
                article.write_text(ARTICLE.read_text(encoding="utf-8").replace("NATO", f"NATO {k}"), encoding="utf-8")
            one = bench.cold(*articles)
            fifty = sum(bench.cold(article) for article in articles)
            print(
                f"50 articles in one command against 50: {one / fifty:.2f} ({one:.0f} s to {fifty:.0f} s)", flush=True
            )
        if "100k" in rows:
            longest = bench.folder / "longest.txt"
            longest.write_text(text_of(100_000), encoding="utf-8")
            short, took = bench.cold(long), bench.cold(longest)
            print(f"100,000 words: time a word against 10,000: {took / short / 10:.2f} ({took:.0f} s)")
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
            print(f"largest process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
