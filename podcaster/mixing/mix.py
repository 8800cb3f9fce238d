"""Mixing: takes become one stretch of sound with its timeline."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from podcaster.casting.voice import Cast
from podcaster.mixing.chapters import lay_out_chapters
from podcaster.mixing.encoder import MP3_SAMPLE_RATE_HZ, Encoder, combined_lufs
from podcaster.mixing.jingles import SAMPLE_RATE_HZ, Jingles
from podcaster.mixing.loudness import TARGET_LUFS, gain_for_target_db
from podcaster.mixing.pieces import Piece, pieces
from podcaster.mixing.stitch import Stretch, stitch
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.recording.take import Take
from podcaster.scripting.announcements import OPENING_NUMBER
from podcaster.scripting.script import Script

GAIN_STEP_DB = 0.25
"""Coarse, so that a word more or less changes no piece but its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """How a show wants its episodes to sound."""

    target_lufs: float = TARGET_LUFS
    """Integrated loudness of the MP3, ITU-R BS.1770-4, measured as mono."""
    pause_percent: int = 100
    """Pauses, in percent of the usual ones."""
    jingles: Jingles = Jingles()  # noqa: RUF009 - it can't change


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """The joined takes, not yet encoded."""

    pieces: tuple[Piece, ...]
    gain_db: float
    """What brings it to the loudness it shall be delivered at."""
    timeline: Timeline


def mix_takes(
    script: Script,
    cast: Cast,
    takes: Iterable[Take],
    folder: Path,
    *,
    encoder: Encoder,
    on_cue: Callable[[TimedCue], None],
    sound: Sound = Sound(),
) -> Mix:
    """Join and measure the takes in `folder`, a place for unfinished files; `on_cue` is told of each cue done."""
    levels: list[tuple[Future[float], float]] = []
    made: list[Piece] = []
    stretches = stitch(script, cast, takes, jingles=sound.jingles, pause_percent=sound.pause_percent)
    for piece in pieces(_watched(stretches, on_cue), folder):
        levels.append((encoder.measure(piece), piece.duration_ms))
        made.append(piece)
    measured_lufs = combined_lufs([(level.result(), length) for level, length in levels])
    gain_db = gain_for_target_db(measured_lufs, sound.target_lufs)
    cues = [cue for piece in made for cue in piece.cues]
    samples = sum(piece.samples for piece in made)
    article_cues = [cue for cue in cues if cue.number > OPENING_NUMBER]
    duration_ms = round(1000 * samples / SAMPLE_RATE_HZ)
    timeline = Timeline(
        duration_ms=duration_ms,
        sample_rate_hz=MP3_SAMPLE_RATE_HZ,
        cues=tuple(cues),
        chapters=lay_out_chapters(article_cues, script.speakers, script.title, duration_ms),
    )
    return Mix(pieces=tuple(made), gain_db=round(gain_db / GAIN_STEP_DB) * GAIN_STEP_DB, timeline=timeline)


def _watched(stretches: Iterable[Stretch], on_cue: Callable[[TimedCue], None]) -> Iterator[Stretch]:
    for stretch in stretches:
        if stretch.cue:
            on_cue(stretch.cue)
        yield stretch
