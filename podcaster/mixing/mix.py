"""Mixing: takes become one stretch of sound with its timeline."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from podcaster.casting.voice import Cast
from podcaster.mixing.chapters import lay_out_chapters
from podcaster.mixing.encoder import MP3_SAMPLE_RATE_HZ, Encoded, Encoder, combined_lufs
from podcaster.mixing.jingles import SAMPLE_RATE_HZ, Jingles
from podcaster.mixing.loudness import TARGET_LUFS, gain_for_target_db, louder_gain_db
from podcaster.mixing.pieces import Piece, pieces
from podcaster.mixing.stitch import Stretch, stitch
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.recording.take import Take
from podcaster.scripting.script import Script

PROBE_MS = 30_000
"""So much is measured before anything is encoded; of one voice's speech it is as loud as the rest."""
FAR_LU = 0.4
"""Further from the target, an episode is encoded anew."""
SILENCE_LUFS = -60.0
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
    encoded: tuple[Future[Encoded], ...]
    """The promises of their MP3 frames, at one gain."""
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
    made: list[Piece] = []
    encoded: list[Future[Encoded]] = []
    probes: list[tuple[Future[float], float]] = []
    gain_db: float | None = None
    stretches = stitch(script, cast, takes, jingles=sound.jingles, pause_percent=sound.pause_percent)
    for piece in pieces(_watched(stretches, on_cue), folder):
        made.append(piece)
        if gain_db is not None:
            encoded.append(encoder.encode(piece, gain_db))
            continue
        probes.append((encoder.measure(piece), piece.duration_ms))
        if sum(length for _, length in probes) >= PROBE_MS:
            gain_db = _gain(probes, sound.target_lufs)
            encoded = [encoder.encode(piece, gain_db) for piece in made]
    if gain_db is None:
        gain_db = _gain(probes, sound.target_lufs)
        encoded = [encoder.encode(piece, gain_db) for piece in made]
    cues = [cue for piece in made for cue in piece.cues]
    samples = sum(piece.samples for piece in made)
    duration_ms = round(1000 * samples / SAMPLE_RATE_HZ)
    timeline = Timeline(
        duration_ms=duration_ms,
        sample_rate_hz=MP3_SAMPLE_RATE_HZ,
        cues=tuple(cues),
        chapters=lay_out_chapters(cues, script.speakers, script.title, duration_ms),
    )
    return Mix(pieces=tuple(made), encoded=tuple(encoded), timeline=timeline)


def levelled(mix: Mix, encoder: Encoder, target_lufs: float) -> tuple[tuple[Encoded, ...], float]:
    """The pieces encoded, and what the whole of them reads in LUFS. When what was heard first was no measure of the
    rest, they are encoded anew."""
    encoded = tuple(promise.result() for promise in mix.encoded)
    lufs = _loudness(mix.pieces, encoded)
    if lufs > SILENCE_LUFS and abs(lufs - target_lufs) > FAR_LU:
        gain_db = louder_gain_db(encoded[0].gain_db, target_lufs - lufs)
        encoded = tuple(
            promise.result() for promise in [encoder.encode(piece, _stepped(gain_db)) for piece in mix.pieces]
        )
        lufs = _loudness(mix.pieces, encoded)
    return encoded, lufs


def _loudness(parts: Sequence[Piece], encoded: Sequence[Encoded]) -> float:
    return combined_lufs([(one.loudness_lufs, part.duration_ms) for one, part in zip(encoded, parts, strict=True)])


def _gain(probes: Sequence[tuple[Future[float], float]], target_lufs: float) -> float:
    measured_lufs = combined_lufs([(level.result(), length) for level, length in probes])
    return _stepped(gain_for_target_db(measured_lufs, target_lufs))


def _stepped(gain_db: float) -> float:
    return round(gain_db / GAIN_STEP_DB) * GAIN_STEP_DB


def _watched(stretches: Iterable[Stretch], on_cue: Callable[[TimedCue], None]) -> Iterator[Stretch]:
    for stretch in stretches:
        if stretch.cue:
            on_cue(stretch.cue)
        yield stretch
