"""Nothing lost, proved from what is delivered: script = timeline = transcript, word for word, and every word heard.

Of an episode's folder only the files are read, with parsers of this module's own; the MP3 is decoded by ffmpeg. What a
word should sound like is spoken anew from the delivered script, without any mixing, and looked for where the timeline
has it: found when the two correlate. That takes an engine which says the same in the same way every time, as `tone`
does; espeak's pitch wavers from one rendering to the next.
"""

import json
import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import numpy as np

from podcaster.pipeline.plan import prepare
from podcaster.recording import Studio
from podcaster.show.settings import Settings

RATE_HZ = 22_050
SLACK_MS = 12
"""A word may be so far from its time: times are whole milliseconds, and takes are trimmed to whole milliseconds."""
LEAST_CORRELATION = 0.8
LENGTH_SLACK_MS = 2


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def script_text(path: Path) -> str:
    """The words of a script file that are said: its title, unless that has cues of its own, and what stands below the
    first ## and is neither note nor comment nor the words of a label."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n## ")
    titles = [line.removeprefix("title: ") for line in head.split("\n") if line.startswith("title: ")]
    body = re.sub(r"\n## label\n(?:[>/].*\n)*.*", "", f"\n## {body}").removeprefix("\n## ")
    lines = [line for line in body.split("\n")[1:] if not line.startswith(("#", ">", "//"))]
    lines = lines if body.startswith("title") else [*titles, *lines]
    shown = [re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line.removeprefix("\\")) for line in lines]
    return "\n".join(shown)


def transcript_text(path: Path) -> str:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n")[1:] if line and "-->" not in line]
    return unescape(" ".join(re.sub(r"^<v [^>]*>", "", line) for line in lines))


def decoded(mp3: Path) -> np.ndarray:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", mp3, "-f", "s16le", "-ac", "1", "-ar", str(RATE_HZ), "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<i2").astype(float)


def voiced(sound: np.ndarray) -> np.ndarray:
    """Its part below some 2 kHz: above, an engine's noises differ from time to time, and so does an encoder."""
    return np.convolve(sound, np.ones(8) / 8, "same")


def losses(folder: Path, settings: Settings, engine: str) -> Iterator[str]:
    """What is lost in the episode of a folder, built with these settings and this engine; nothing when all is there."""
    timeline = json.loads((folder / f"{folder.name}.timeline.json").read_text(encoding="utf-8"))
    yield from lost_words(folder, timeline)
    yield from lost_sound(folder, timeline, settings, engine)


def lost_words(folder: Path, timeline: dict[str, Any]) -> Iterator[str]:
    said = letters(" ".join(cue["text"] for cue in timeline["cues"]))
    for ending, text in ((".script.md", script_text), (".vtt", transcript_text)):
        if letters(text(folder / f"{folder.name}{ending}")) != said:
            yield f"the words of {ending} are not those of the timeline"
    for cue in timeline["cues"]:
        timed = letters(" ".join(cue["text"][start:end] for _, _, start, end in cue["words"]))
        if cue["words"] and timed != letters(cue["text"]):
            yield f"cue {cue['number']}: a word has no time"


def lost_sound(folder: Path, timeline: dict[str, Any], settings: Settings, engine: str) -> Iterator[str]:
    heard = decoded(folder / f"{folder.name}.mp3")
    if abs(len(heard) * 1000 / RATE_HZ - timeline["duration_ms"]) > LENGTH_SLACK_MS:
        yield f"the MP3 lasts {len(heard) * 1000 // RATE_HZ} ms, the timeline {timeline['duration_ms']}"
    heard = voiced(heard)
    plan = prepare(str(folder / f"{folder.name}.script.md"), settings)
    script, cast = plan.script, plan.cast
    with Studio(engine=engine, booths=1, lexicon=settings.lexicon) as studio:
        takes = list(studio.record(script.spoken_cues, cast, script.language))
    if len(takes) != len(timeline["cues"]):
        yield f"{len(timeline['cues'])} cues are in the timeline, {len(takes)} in the script"
        return
    for cue, take in zip(timeline["cues"], takes, strict=True):
        if len(take.words) != len(cue["words"]):
            yield f"cue {cue['number']} has {len(cue['words'])} words in the timeline, {len(take.words)} in the script"
            continue
        spoken = voiced(np.frombuffer(take.pcm, "<i2").astype(float))
        for (start_ms, end_ms, first, last), word in zip(cue["words"], take.words, strict=True):
            begin, end = (ms * RATE_HZ // 1000 for ms in (word.start_ms, word.end_ms))
            # What was cut or clamped at the edges of the take is as long in both.
            length = min(end - begin, (end_ms - start_ms) * RATE_HZ // 1000)
            alike = correlation(spoken[end - length : end], heard, (end_ms * RATE_HZ // 1000) - length)
            if alike < LEAST_CORRELATION:
                yield f"cue {cue['number']}: {cue['text'][first:last]!r} is not heard at {start_ms} ms ({alike:.2f})"


def correlation(part: np.ndarray, whole: np.ndarray, at: int) -> float:
    """The highest normalised correlation of a sound with another around a place."""
    slack, length = SLACK_MS * RATE_HZ // 1000, len(part)
    if length < RATE_HZ // 100:  # a hundredth of a second: nothing to be told by
        return 1.0
    span = whole[max(0, at - slack) : at + length + slack]
    if len(span) < length:
        return 0.0
    products = np.correlate(span, part, "valid")
    energies = np.convolve(span**2, np.ones(length), "valid")
    return float(np.max(products / np.sqrt(np.maximum(energies, length) * max(1.0, float(part @ part)))))
