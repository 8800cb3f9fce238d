"""A cold build of the example against what a user would do without podcaster: `espeak-ng --stdout | ffmpeg -b:a 96k`.

Run in an environment with podcaster installed: `python tests/benchmarks/build_ratio.py [--runs 7]`. Both are timed by
turns in one run, start-up included, with the same ffmpeg; what counts is the ratio of the medians. The pipe's espeak-ng
is the system's, so that one has to be installed.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import imageio_ffmpeg

ARTICLE = Path(__file__).parent.parent / "articles" / "nato.txt"


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


def main() -> None:
    """Print both medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    if not shutil.which("espeak-ng"):
        sys.exit("the yardstick needs espeak-ng: apt-get install espeak-ng")
    ours, pipe = [], []
    with tempfile.TemporaryDirectory() as folder:
        mp3 = str(Path(folder) / "pipe.mp3")
        speak = ["espeak-ng", "-f", str(ARTICLE), "--stdout"]
        encode = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-i", "-", "-ar", "44100", "-ac", "1", "-b:a", "96k", mp3]
        build = [sys.executable, "-c", "from podcaster.cli import main; main()", "build", str(ARTICLE), "--output"]
        for run in range(runs):
            ours.append(seconds([*build, str(Path(folder) / str(run))]))
            pipe.append(seconds(speak, encode))
    a, b = statistics.median(ours), statistics.median(pipe)
    print(f"podcaster build {a:.2f} s, espeak-ng | ffmpeg {b:.2f} s: ratio {a / b:.2f} (medians of {runs})")


if __name__ == "__main__":
    main()
