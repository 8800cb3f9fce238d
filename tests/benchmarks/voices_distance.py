"""How far apart the shipped voices sound, measured on real takes.

    python tests/benchmarks/voices_distance.py            the table, the matrix, how well casts are told apart
    python tests/benchmarks/voices_distance.py --voices natural          the same of the natural voices
    python tests/benchmarks/voices_distance.py --write    also write what was measured into voices/*.toml

Needs the `test` extra. Pitch and timbre come from one text, the windows that look for their voice from another. The gain comes from
the first text, that of natural and studio voices from both.
"""

import argparse
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from voices_hearing import cepstra_track, loudness_lufs, median_pitch_hz, windows
from voices_takes import Takes

from podcaster.casting import NARRATORS, Voice, assign_cast, parse_profiles, troupe_of
from podcaster.casting.distance import distance
from podcaster.scripting.script import Cue, Gender, Script, Speaker
from podcaster.system.record import replace

VOICES = Path(__file__).parents[2] / "voices"
NOT_PROFILES = {"cast", "lexicon"}

LEVEL_LUFS = -23.0
"""Where every voice is brought to: the level of EBU R 128, low enough that hardly a take of espeak-ng clips."""

KNOWN_TEXT = (
    "The harbour was quiet when the first boats came home. Nobody on the quay had expected them before noon, and "
    "the market hall stood empty apart from two boys who were washing the floor. By nine o'clock the whole town "
    "knew that the storm had passed to the north. The mayor thanked the lifeboat crew, asked the school to stay "
    "open, and promised that the bridge would be repaired within three weeks. Officials from the ministry will "
    "visit on Thursday; they want to see how much of the sea wall can be saved, and what a new one would cost."
)
NEW_TEXT = (
    "I have worked on this farm for thirty years, and I never saw a harvest like it. We began cutting before "
    "dawn, while the fields were still cool, and by the evening every shed was full. People ask whether the price"
    " will fall. Perhaps it will, but a good year pays for two bad ones, and we have had our share of those. My "
    "daughter keeps the books now; she says the younger workers deserve a larger part, and she is right. What "
    "worries me is the water. The river drops a little further each July, and nobody upstream has to tell us how "
    "much they take."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was measured of one voice."""

    voice: Voice
    """The profile with its measured fields brought up to date."""
    known: NDArray[np.float64]
    """Windows of the known text."""
    new: NDArray[np.float64]
    """Windows of the new text."""
    level_lufs: float
    """Integrated loudness of the new text after the profile's gain."""
    clipped: float
    """Share of samples at full scale before the gain."""


def read_voices() -> tuple[Voice, ...]:
    """The profiles in voices/."""
    files = [(path.stem, path.read_text(encoding="utf-8")) for path in VOICES.glob("*.toml")]
    return parse_profiles((name, text) for name, text in files if name not in NOT_PROFILES)


def listen(voices: Sequence[Voice], recorded: Takes | None = None) -> list[Heard]:
    """Every voice speaks both texts and is measured."""
    recorded = recorded or Takes()
    takes = [(voice, recorded.take(voice, KNOWN_TEXT), recorded.take(voice, NEW_TEXT)) for voice in voices]
    pairs = [(windows(*known), windows(*new)) for _, known, new in takes]
    spread = pooled_spread([known for known, _ in pairs])
    heard = []
    for (voice, (known, rate_hz), (new, _)), (known_windows, new_windows) in zip(takes, pairs, strict=True):
        timbre = np.nanmean(cepstra_track(known, rate_hz), axis=0) / spread[1:]
        # Neural voices read some texts 2 LU louder than others. espeak-ng does not.
        texts = (known,) if troupe_of(voice) == "plain" else (known, new)
        gain_db = round(LEVEL_LUFS - float(np.mean([loudness_lufs(sound, rate_hz) for sound in texts])), 1)
        measured = replace(
            voice,
            median_pitch_hz=round(median_pitch_hz(known, rate_hz)),
            gain_db=gain_db,
            timbre=tuple(round(float(part), 1) for part in timbre),
        )
        level = loudness_lufs(new * 10 ** (voice.gain_db / 20), rate_hz)
        clipped = float((np.abs(known) > 0.999).mean())
        heard.append(Heard(voice=measured, known=known_windows, new=new_windows, level_lufs=level, clipped=clipped))
    return heard


def pooled_spread(groups: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Standard deviation of each feature about its voice's own mean, over all voices."""
    return np.asarray(np.concatenate([group - group.mean(axis=0) for group in groups]).std(axis=0))


def found(cast: Sequence[Heard], spread: NDArray[np.float64]) -> tuple[int, int]:
    """How many windows of the new text are nearest to their own voice's centroid, and how many there are."""
    centroids = np.array([heard.known.mean(axis=0) for heard in cast]) / spread
    hits = count = 0
    for own, heard in enumerate(cast):
        apart = np.linalg.norm(heard.new[:, None, :] / spread - centroids, axis=2)
        hits += int((apart.argmin(axis=1) == own).sum())
        count += len(heard.new)
    return hits, count


def article(genders: Sequence[Gender], seed: int) -> Script:
    """A script in which one speaker of each gender given says one thing."""
    speakers = tuple(
        Speaker(id=f"s{seed}-{number}", name=f"Speaker {seed} {number}", gender=gender, kind="person")
        for number, gender in enumerate(genders)
    )
    cues = tuple(
        Cue(number=number, kind="quote", text="“Yes.”", start=0, end=0, speaker=speaker.id)
        for number, speaker in enumerate(speakers, start=1)
    )
    return Script(source="", title="", body="", language="en", speakers=speakers, cues=cues)


def casts(size: int, voices: Sequence[Voice], scripts: int) -> list[list[str]]:
    """Voices of casts of `size`, the narrator counted, for speakers of all one gender, the other, and mixed."""
    mixtures: list[tuple[Gender, ...]] = [("male",), ("female",), ("male", "female"), ("male", "female", "male")]
    chosen = []
    for seed, mixture in itertools.product(range(scripts), mixtures):
        genders = tuple(itertools.islice(itertools.cycle(mixture), size - 1))
        cast = assign_cast(article(genders, seed), voices, troupe=troupe_of(voices[0]))
        chosen.append([cast.narrator.name, *(role.voice.name for role in cast.roles)])
    return chosen


def write(voice: Voice) -> None:
    """Put the measured fields into the profile's file and leave the rest of it as it is."""
    path = VOICES / f"{voice.name}.toml"
    text = path.read_text(encoding="utf-8")
    timbre = "[" + ", ".join(f"{part:.1f}" for part in voice.timbre) + "]"
    measured = {"median_pitch_hz": voice.median_pitch_hz, "gain_db": voice.gain_db, "timbre": timbre}
    for field, value in measured.items():
        text = re.sub(rf"(?m)^{field} = .*$", f"{field} = {value}", text)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Measure, print, and write when asked to."""
    arguments = argparse.ArgumentParser(description="How far apart the shipped voices sound.")
    arguments.add_argument("--write", action="store_true", help="write the measured fields into voices/*.toml")
    arguments.add_argument("--voices", default="plain", choices=["plain", "natural", "studio"], help="the troupe to measure")
    arguments.add_argument("--scripts", type=int, default=40, help="made-up articles a cast size and mixture")
    arguments.add_argument("--takes", type=Path, metavar="FOLDER", help="takes by voices_takes.py; others are added")
    options = arguments.parse_args()

    voices_here = [voice for voice in read_voices() if troupe_of(voice) == options.voices]
    heard = listen(voices_here, Takes(options.takes))
    if options.write:
        for one in heard:
            write(one.voice)
    voices = [one.voice for one in heard]
    spread = pooled_spread([one.known for one in heard])

    print("voice      gender   accent          pitch Hz  gain dB  LUFS after gain  clipped")
    for one in heard:
        v = one.voice
        print(
            f"{v.name:10} {v.gender:8} {v.accent:15} {v.median_pitch_hz:8} {v.gain_db:8.1f} {one.level_lufs:16.1f}"
            f" {one.clipped:8.2%}"
        )
    levels = [one.level_lufs for one in heard]
    print(f"\nloudness: {min(levels):.1f} to {max(levels):.1f} LUFS, on the second text")
    print(f"spread of a window: pitch {spread[0]:.2f} semitones, cepstra {np.array2string(spread[1:], precision=2)}")

    print("\ndistance, in spreads of a 1.5 s window")
    print(" " * 9 + "".join(f"{v.name[:5]:>6}" for v in voices))
    for v in voices:
        print(f"{v.name:9}" + "".join(f"{distance(v, other):6.1f}" for other in voices))
    apart = sorted((distance(a, b), a.name, b.name) for a, b in itertools.combinations(voices, 2))
    print("nearest pairs: " + ", ".join(f"{a}-{b} {d:.1f}" for d, a, b in apart[:8]))

    print("\ncast   windows that find their own voice: all casts, the worst cast")
    by_name = {one.voice.name: one for one in heard}
    for size in range(3, 9):
        rates = []
        hits = count = 0
        for names in casts(size, voices, options.scripts):
            hit, of = found([by_name[name] for name in names], spread)
            hits, count = hits + hit, count + of
            rates.append((hit / of, names))
        worst, names = min(rates)
        print(f"{size:4} {hits / count:8.1%}  {worst:6.1%}  {' '.join(names)}")
    whole, of = found(heard, spread)
    print(f" all {whole / of:8.1%}  ({len(heard)} voices at once; the narrator is {NARRATORS[options.voices]})")


if __name__ == "__main__":
    main()
