"""Mixing: takes become one stretch of sound with its timeline."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from podcaster.casting.voice import Cast
from podcaster.mixing.chapters import lay_out_chapters
from podcaster.mixing.encoder import MP3_SAMPLE_RATE_HZ, Meter
from podcaster.mixing.loudness import gain_for_target_db
from podcaster.mixing.stitch import SAMPLE_RATE_HZ, stitch
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.recording.take import Take
from podcaster.scripting.script import Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """The joined takes, not yet encoded."""

    raw: Path
    """Signed 16-bit little-endian mono samples at `stitch.SAMPLE_RATE_HZ`."""
    gain_db: float
    """What brings it to the loudness it shall be delivered at."""
    timeline: Timeline


def mix_takes(
    script: Script, cast: Cast, takes: Iterable[Take], folder: Path, *, on_cue: Callable[[TimedCue], None]
) -> Mix:
    """Join and measure the takes in `folder`, a place for unfinished files; `on_cue` is told of each cue done."""
    raw = folder / "mix.pcm"
    cues: list[TimedCue] = []
    samples = 0
    with Meter() as meter, raw.open("wb") as file:
        for stretch in stitch(script, cast, takes):
            file.write(stretch.pcm)
            meter.write(stretch.pcm)
            samples += len(stretch.pcm) // 2
            if stretch.cue:
                cues.append(stretch.cue)
                on_cue(stretch.cue)
        measured_lufs = meter.integrated_lufs()
    duration_ms = round(1000 * samples / SAMPLE_RATE_HZ)
    timeline = Timeline(
        duration_ms=duration_ms,
        sample_rate_hz=MP3_SAMPLE_RATE_HZ,
        cues=tuple(cues),
        chapters=lay_out_chapters(cues, script.speakers, script.title, duration_ms),
    )
    return Mix(raw=raw, gain_db=gain_for_target_db(measured_lufs), timeline=timeline)
