"""How fast our Kokoro renders, beside the package kokoro-onnx: the same text, voice, rate and published model.

    python tests/benchmarks/kokoro_speed.py [--runs 5]

It needs a virtual environment with podcaster, its extra `studio` and kokoro-onnx. Run it on an idle machine. Both sides
use all processors: kokoro-onnx its default session, which is one process with a thread a processor; ours one process a
processor, as builds do. kokoro-onnx does not trim silence here: that would cost it time and sound. Loading is not timed.
The two take turns, and the ratio is that of the medians. Ours is timed with bfloat16, where processor and packages have
it, without, and in onnxruntime alone, as where OpenVINO is not installed.
"""

import argparse
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from voices_distance import KNOWN_TEXT, NEW_TEXT

from podcaster.recording.engines import kokoro, kokoro_model, kokoro_voices
from podcaster.system.shipped import shipped_voices_folder

VOICE = "af_heart"
RATE_WPM = 168
SENTENCES = re.split(r"(?<=[.?;]) ", f"{KNOWN_TEXT} {NEW_TEXT}")
PASSAGES = [" ".join(SENTENCES[at : at + 2]) for at in range(0, len(SENTENCES), 2)]
FLOORS = {"with bfloat16": "1.7, goal 2.2", "without bfloat16": "1.1, goal 1.3", "without OpenVINO": "1.1, goal 1.3"}

_ours: Any = None
"""The model of a process of ours."""


def load(way: str) -> None:
    """Load the model in a process of ours, and speak once."""
    global _ours
    if way != "with bfloat16":
        kokoro.has_bfloat16 = lambda: False  # type: ignore[assignment]
    if way == "without OpenVINO":
        kokoro.has_openvino = lambda: False
    _ours = kokoro.Kokoro()
    _ours.say("Nobody had expected it.", VOICE, RATE_WPM)


def spoken_s(passage: str) -> float:
    """Seconds of sound that a process of ours renders."""
    sound = _ours.say(passage, VOICE, RATE_WPM)
    return float(len(sound.samples) / sound.sample_rate_hz)


def package(folder: Path) -> Any:
    """The package with the published model and the shipped styles, in its own file formats."""
    import kokoro_onnx

    model, styles = folder / kokoro_model.MODEL.name, folder / "voices.npz"
    model.write_bytes(kokoro_model._packed_model())
    with np.load(shipped_voices_folder() / kokoro_voices.STYLES_FILE) as shipped:
        np.savez(styles, **{VOICE: shipped[VOICE].astype(np.float32)[:, None]})
    theirs = kokoro_onnx.Kokoro(str(model), str(styles))
    theirs.create("Nobody had expected it.", VOICE)
    return theirs


def times_real(render: Callable[[], float]) -> float:
    """Seconds of sound a second."""
    began = time.perf_counter()
    sound_s = render()
    return sound_s / (time.perf_counter() - began)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="How fast our Kokoro renders, beside kokoro-onnx.")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--ways", default=",".join(FLOORS))
    options = arguments.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors, kokoro-onnx {version('kokoro-onnx')}")
    speed = RATE_WPM / kokoro_voices.parse_mixture(VOICE).natural_wpm
    with tempfile.TemporaryDirectory() as name:
        theirs = package(Path(name))

        def their_sound_s() -> float:
            made = (theirs.create(passage, VOICE, speed, "en-us", trim=False) for passage in PASSAGES)
            return float(sum(len(samples) / rate_hz for samples, rate_hz in made))

        for way in options.ways.split(","):
            if way == "with bfloat16" and not kokoro.has_bfloat16():
                print("with bfloat16: not here")
                continue
            with get_context("spawn").Pool(os.cpu_count(), load, (way,)) as pool:
                pool.map(spoken_s, PASSAGES[:4], chunksize=1)  # every process has loaded

                def our_sound_s(pool: Any = pool) -> float:
                    return float(sum(pool.imap_unordered(spoken_s, PASSAGES)))

                turns = [(times_real(their_sound_s), times_real(our_sound_s)) for _ in range(options.runs)]
            package_speed, our_speed = (statistics.median(side) for side in zip(*turns, strict=True))
            ratio = our_speed / package_speed
            print(
                f"{way}: {our_speed:.2f} × real time, kokoro-onnx {package_speed:.2f}, ratio {ratio:.2f}"
                f" (floor {FLOORS[way]}); turns {' '.join(f'{b / a:.2f}' for a, b in turns)}",
                flush=True,
            )
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
