"""Listens to an episode as a critic would, by measurement, and prints what a critic would remark.

    python tests/benchmarks/episode_hearing.py FOLDER... [--whisper MODEL] [--cues]

FOLDER is the folder of a built episode. It needs the virtual environment of natural_floors.py. Of each speaker: misheard
words, words a minute, syllables a second without the pauses, pitch, loudness, DNSMOS, and the spectrum beside the narrator's.
Short words make many words a minute, so rates of speakers are compared by syllables. Of the episode: pauses between
cues and inside them, the noise in them, and clicks. `--cues` prints a line for each cue.
"""

import argparse
import difflib
import itertools
import json
import re
import statistics
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from natural_people import HEARD_HZ, alike_spelling, quality, recogniser_of
from voices_hearing import loudness_lufs, median_pitch_hz

from podcaster.recording.spoken import spoken
from podcaster.system.ffmpeg import find_ffmpeg

RATE_HZ = 44_100
HOP = RATE_HZ // 100
CHUNK_S = 27.0
"""Whisper hears 30 s at a time."""
LEAST_WORDS = 12
"""A speaker with fewer words has no rate and no spectrum."""
QUIET_DB = -38.0
"""A frame is a pause if it is so far below the speech."""
BANDS_HZ = {"low": (80, 300), "middle": (300, 2000), "presence": (2000, 5000), "air": (5000, 10_000)}


@dataclass(kw_only=True)
class Heard:
    """What was heard of a cue."""

    number: int
    speaker: str
    voice: str
    text: str
    start_ms: int
    end_ms: int
    words: list[str]
    wrong: list[str] = field(default_factory=list)
    errors: int = 0
    lufs: float | None = None


def decoded(path: Path, rate_hz: int) -> Any:
    command = [find_ffmpeg(), "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "-ar", str(rate_hz), "pipe:1"]
    return np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, "<i2").astype(np.float64) / 32_768


def said(text: str) -> list[str]:
    """The words of a text as they are spoken: the recogniser writes figures where the article has words, and the other way."""
    plain = spoken(text.replace("’", "'"), (), "en").text.lower().replace("'s", "s").replace("-", " ")
    return [alike_spelling(word) for word in re.findall(r"[a-zà-ÿ']+", plain)]


def syllables(words: Sequence[str]) -> int:
    """About how many syllables English words have: their groups of vowels, without a silent e."""
    return sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^l])e$|(?<![td])ed$|es$", "", word)))) for word in words)


def chunks(cues: Sequence[Heard]) -> Iterator[list[Heard]]:
    """Neighbouring cues of at most CHUNK_S seconds in all, or a longer cue."""
    held: list[Heard] = []
    for cue in cues:
        if held and cue.end_ms - held[0].start_ms > CHUNK_S * 1000:
            yield held
            held = []
        held.append(cue)
    yield held


def recognise(cues: Sequence[Heard], sound: Any, recogniser: Any) -> None:
    """Note the misheard words of each cue."""
    for chunk in chunks(cues):
        first, last = (chunk[0].start_ms - 200) * HEARD_HZ // 1000, (chunk[-1].end_ms + 200) * HEARD_HZ // 1000
        part = sound[max(0, first) : last].astype(np.float32)
        found, _ = recogniser.transcribe(part, beam_size=1, language="en", condition_on_previous_text=False)
        heard = said(" ".join(one.text for one in found))
        wanted = [(word, cue) for cue in chunk for word in cue.words]
        matcher = difflib.SequenceMatcher(None, [word for word, _ in wanted], heard, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal" and "".join(word for word, _ in wanted[a:b]) != "".join(heard[c:d]):
                cue = wanted[min(a, len(wanted) - 1)][1]
                cue.errors += max(b - a, d - c)
                cue.wrong.append(f"{' '.join(word for word, _ in wanted[a:b]) or '-'} → {' '.join(heard[c:d]) or '-'}")


def bands_db(sound: Any) -> dict[str, float]:
    """Level of each band below the whole."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, 2048)[::1024] * np.hanning(2048)
    power = (np.abs(np.fft.rfft(frames, axis=1)) ** 2).mean(axis=0)
    hz = np.fft.rfftfreq(2048, 1 / RATE_HZ)
    whole = power[(hz >= 80) & (hz < 10_000)].sum()
    return {name: 10 * float(np.log10(power[(hz >= low) & (hz < high)].sum() / whole)) for name, (low, high) in BANDS_HZ.items()}


def pauses(sound: Any) -> list[tuple[float, float, float]]:
    """The quiet stretches of at least 100 ms: start and end in ms, and the level between them in dBFS."""
    frames = sound[: len(sound) // HOP * HOP].reshape(-1, HOP)
    level = 10 * np.log10((frames**2).mean(axis=1) + 1e-12)
    quiet = level < np.percentile(level, 90) + QUIET_DB
    edges = np.flatnonzero(np.diff(np.concatenate(([0], quiet.astype(int), [0]))))
    found = []
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        if end - begin >= 10:
            inner = frames[begin + 2 : end - 2].reshape(-1)
            found.append((begin * 10.0, end * 10.0, 10 * float(np.log10((inner**2).mean() + 1e-12))))
    return found


def clicks(sound: Any, quiet: Sequence[tuple[float, float, float]]) -> list[float]:
    """Places in ms, inside pauses, where a few samples are far louder than the pause."""
    found = []
    for begin_ms, end_ms, _ in quiet:
        part = sound[int((begin_ms + 20) * RATE_HZ / 1000) : int((end_ms - 20) * RATE_HZ / 1000)]
        sharp = np.abs(np.diff(part, 2))
        at = int(np.argmax(sharp))
        if sharp[at] > 10 ** (-50 / 20) and sharp[at] > 40 * np.median(sharp):
            found.append(begin_ms + 20 + 1000 * at / RATE_HZ)
    return found


def listen(folder: Path, recogniser: Any, *, each_cue: bool) -> None:
    """Print what is heard of an episode."""
    timeline = json.loads(next(folder.glob("*.timeline.json")).read_text(encoding="utf-8"))
    mp3 = next(folder.glob("*.mp3"))
    sound, heard_sound = decoded(mp3, RATE_HZ), decoded(mp3, HEARD_HZ)
    cues = [
        Heard(
            number=cue["number"], speaker=cue["speaker"] or "narrator", voice=cue["voice"], text=cue["text"],
            start_ms=cue["start_ms"], end_ms=cue["end_ms"], words=said(cue["text"]),
        )
        for cue in timeline["cues"] if cue["end_ms"] > cue["start_ms"]
    ]  # fmt: skip
    recognise(cues, heard_sound, recogniser)

    def of(cue: Heard, samples: Any, rate_hz: int) -> Any:
        return samples[cue.start_ms * rate_hz // 1000 : cue.end_ms * rate_hz // 1000]

    speakers: dict[str, list[Heard]] = defaultdict(list)
    for cue in cues:
        speakers[cue.speaker].append(cue)
        if cue.end_ms - cue.start_ms >= 1000:
            cue.lufs = loudness_lufs(of(cue, sound, RATE_HZ), RATE_HZ)
    print(f"\n## {timeline['title']} ({folder.parent.name})\n")
    print("| speaker | voice | words | misheard | words a minute | syllables a second | pitch Hz | LUFS | its cues | DNSMOS | low | middle | presence | air |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    quiet = pauses(sound)
    rows = {}
    for speaker, mine in speakers.items():
        whole = np.concatenate([of(cue, sound, RATE_HZ) for cue in mine])
        count = sum(len(cue.words) for cue in mine)
        long = [cue for cue in mine if len(cue.words) >= 5]
        minutes = sum(cue.end_ms - cue.start_ms for cue in long) / 60_000
        silent_ms = sum(end - start for cue in long for start, end, _ in quiet if cue.start_ms <= start and end <= cue.end_ms)
        rate = sum(syllables(cue.words) for cue in long) / (60 * minutes - silent_ms / 1000) if minutes else None
        levels = [cue.lufs for cue in mine if cue.lufs is not None]
        row = rows[speaker] = {
            "wpm": sum(len(cue.words) for cue in long) / minutes if minutes else None,
            "pitch": median_pitch_hz(whole, RATE_HZ),
            "lufs": loudness_lufs(whole, RATE_HZ) if len(whole) > RATE_HZ else None,
            "bands": bands_db(whole),
        }
        heard = np.concatenate([of(cue, heard_sound, HEARD_HZ) for cue in mine])
        bands = " | ".join(f"{level - rows['narrator']['bands'][name]:+.0f}" for name, level in row["bands"].items()) if "narrator" in rows else " |" * 3
        wpm, lufs = row["wpm"], row["lufs"]
        print(
            f"| {speaker} | {mine[0].voice} | {count} | {sum(cue.errors for cue in mine)} | {f'{wpm:.0f}' if wpm else ''} | {f'{rate:.1f}' if rate else ''} | {row['pitch']:.0f}"
            f" | {f'{lufs:.1f}' if lufs else ''} | {f'{min(levels):.1f} to {max(levels):.1f}' if levels else ''} | {quality(heard)[0]:.2f} | {bands} |"
        )
    for cue in cues:
        if cue.wrong or each_cue:
            minutes = (cue.end_ms - cue.start_ms) / 60_000
            level = f"{cue.lufs:.1f} LUFS" if cue.lufs is not None else ""
            print(f"{cue.number:4} {cue.voice:9} {len(cue.words) / minutes:4.0f} a minute {level:11} {'; '.join(cue.wrong)}")
    errors, count = sum(cue.errors for cue in cues), sum(len(cue.words) for cue in cues)
    print(f"\nmisheard: {errors} of {count} words, {errors / count:.1%}")
    between, inside = [], []
    joints = [(before.end_ms, after.start_ms) for before, after in itertools.pairwise(cues)]
    for begin_ms, end_ms, level_db in quiet:
        is_joint = any(begin_ms < start and end < end_ms for end, start in joints)
        (between if is_joint else inside).append((end_ms - begin_ms, level_db, begin_ms))
    for name, some in (("between cues", between), ("inside cues", inside[1:])):
        if some:
            lengths, levels = sorted(length for length, _, _ in some), [level for _, level, _ in some]
            print(
                f"pauses {name}: {len(some)}, {lengths[0]:.0f} to {lengths[-1]:.0f} ms, median {statistics.median(lengths):.0f};"
                f" noise {min(levels):.0f} to {max(levels):.0f} dBFS, median {statistics.median(levels):.0f};"
                f" longest at {', '.join(f'{at / 1000:.1f} s' for _, _, at in sorted(some)[-3:])}"
            )
    print("clicks: " + (", ".join(f"{at / 1000:.2f} s" for at in clicks(sound, quiet)) or "none"))


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="Listens to episodes by measurement.")
    arguments.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    arguments.add_argument("--whisper", type=Path, metavar="MODEL", help="a folder with Whisper base for faster-whisper")
    arguments.add_argument("--cues", action="store_true", help="a line for each cue")
    options = arguments.parse_args()
    import torch

    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as name:
        recogniser = recogniser_of(options.whisper, Path(name))
        for folder in options.folders:
            listen(folder, recogniser, each_cue=options.cues)


if __name__ == "__main__":
    main()
