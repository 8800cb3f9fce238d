"""The table of what natural voices must reach, measured: prints each figure with its floor.

    python tests/benchmarks/natural_floors.py --whisper MODEL [--article FILE] [--quick]

It needs the judges of natural_people.py in the same virtual environment. `--quick` leaves out the voices one by one and the
casts. Times are ratios of one run: say how busy the machine was.
"""

import argparse
import difflib
import itertools
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from natural_people import TEXT, word_errors, words
from voices_distance import NEW_TEXT, casts, read_voices
from voices_takes import take

from podcaster.casting import troupe_of
from podcaster.system.ffmpeg import find_ffmpeg

SEED = Path(__file__).parents[1] / "articles" / "nato.txt"
HEARD_HZ = 16_000
DNSMOS_SAMPLES = 144_160
"""9.01 s: one evaluation. speechmos repeats a shorter sound, and evaluates a longer one ten times."""
WINDOW_SAMPLES = HEARD_HZ * 3 // 2


def say(what: str, figure: str, floor: str) -> None:
    print(f"{what:58} {figure:>10}   floor {floor}", flush=True)


def build(article: Path, folder: Path) -> float:
    """Build an episode with natural voices; return the seconds that it took."""
    began = time.monotonic()
    command = [sys.executable, "-m", "podcaster", "build", str(article), "--voices", "natural", "-o", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - began


def decoded(path: Path) -> Any:
    command = [find_ffmpeg(), "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "-ar", str(HEARD_HZ), "pipe:1"]
    return np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, "<i2").astype(np.float32) / 32_768


def plain(word: str) -> str:
    return re.sub(r"[^a-z0-9']", "", word.lower().replace("’", "'"))


def judge_episode(folder: Path, recogniser: Any) -> None:
    """Word errors, times of words, and DNSMOS of the episode in a folder."""
    from speechmos import dnsmos

    samples = decoded(next(folder.glob("*/*.mp3")))
    cues = json.loads(next(folder.glob("*/*.timeline.json")).read_text(encoding="utf-8"))["cues"]
    parts, _ = recogniser.transcribe(samples, beam_size=1, language="en", word_timestamps=True, condition_on_previous_text=False)
    heard = [word for part in parts for word in part.words]
    wanted = words(" ".join(cue["text"] for cue in cues).replace("’", "'"))
    errors = word_errors(wanted, words(" ".join(word.word for word in heard)))
    say("word errors of the episode, Whisper base", f"{errors:.1%}", "5 %")
    ours = [(plain(cue["text"][first:last]), start / 1000) for cue in cues for start, _, first, last in cue["words"]]
    theirs = [(plain(word.word), word.start) for word in heard]
    matcher = difflib.SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    late_ms = [
        1000 * (ours[block.a + k][1] - theirs[block.b + k][1]) for block in matcher.get_matching_blocks() for k in range(block.size)
    ]
    say("times of words against Whisper's, median", f"{statistics.median(map(abs, late_ms)):.0f} ms", "60 ms")
    windows = [samples[at : at + DNSMOS_SAMPLES] for at in range(0, len(samples) - DNSMOS_SAMPLES + 1, DNSMOS_SAMPLES)]
    quality = [float(dnsmos.run(np.clip(window, -1, 1), HEARD_HZ)["ovrl_mos"]) for window in windows]
    say("DNSMOS overall of the episode", f"{np.mean(quality):.2f}", "3.15")


def judge_voices(recogniser: Any) -> None:
    """Word errors of each voice; how alike the voices of casts of six are."""
    import librosa
    from resemblyzer import VoiceEncoder

    encoder = VoiceEncoder("cpu", verbose=False)
    voices = [voice for voice in read_voices() if troupe_of(voice) == "natural" and voice.casting != "pinned"]
    centres, windows = {}, {}
    for voice in voices:
        known, rate_hz = take(voice, TEXT)
        new, _ = take(voice, NEW_TEXT)
        known = librosa.resample(known.astype(np.float32), orig_sr=rate_hz, target_sr=HEARD_HZ)
        new = librosa.resample(new.astype(np.float32), orig_sr=rate_hz, target_sr=HEARD_HZ)
        parts, _ = recogniser.transcribe(known, beam_size=1, language="en")
        say(f"word errors of {voice.name}", f"{word_errors(words(TEXT), words(' '.join(p.text for p in parts))):.1%}", "5 %")
        centres[voice.name] = encoder.embed_utterance(known)
        starts = range(0, len(new) - WINDOW_SAMPLES, WINDOW_SAMPLES)
        windows[voice.name] = [encoder.embed_utterance(new[at : at + WINDOW_SAMPLES]) for at in starts]
    alike, found = [], []
    for cast in casts(6, voices, 10):
        alike.append(max((float(centres[one] @ centres[other]), one, other) for one, other in itertools.combinations(cast, 2)))
        nearest = [(max(cast, key=lambda name, w=window: float(centres[name] @ w)), own) for own in cast for window in windows[own]]
        found.append(sum(name == own for name, own in nearest) / len(nearest))
    cosine, one, other = max(alike)
    say(f"casts of 6: most alike pair ({one}, {other})", f"{cosine:.2f}", ".85")
    say("casts of 6: 1.5 s windows that find their own voice, worst", f"{min(found):.1%}", "95 %")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="What natural voices reach.")
    arguments.add_argument("--whisper", required=True, metavar="MODEL")
    arguments.add_argument("--article", type=Path, default=SEED)
    arguments.add_argument("--quick", action="store_true")
    options = arguments.parse_args()
    from faster_whisper import WhisperModel

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold_s = build(options.article, folder)
        again_s = build(options.article, folder)
        timeline = json.loads(next(folder.glob("*/*.timeline.json")).read_text(encoding="utf-8"))
        say("cold build, all in, times real time", f"{timeline['duration_ms'] / 1000 / cold_s:.0f}", "40")
        say("unchanged build, share of a cold one", f"{again_s / cold_s:.2f}", ".12")
        largest_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        say("memory of the largest process", f"{largest_mb:.0f} MB", "500 MB for all")
        recogniser = WhisperModel(options.whisper, device="cpu", compute_type="int8", cpu_threads=1)
        judge_episode(folder, recogniser)
    if not options.quick:
        judge_voices(recogniser)


if __name__ == "__main__":
    main()
