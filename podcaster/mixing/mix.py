"""Takes become a mix: joined, cut into pieces, measured, and sent to be encoded while the next takes are recorded.

The gain that brings the mix to its loudness is found in the first half minute. When the whole episode turns out to be
louder or quieter than that, its pieces are encoded again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from podcaster.casting.voice import Cast
from podcaster.mixing.chapters import lay_out_chapters
from podcaster.mixing.containers import DEFAULT, container_named
from podcaster.mixing.containers.base import Container, EncodedPiece
from podcaster.mixing.encoder import Encoder, combined_lufs
from podcaster.mixing.jingles import Jingles
from podcaster.mixing.loudness import TARGET_LUFS, gain_for_target_db, louder_gain_db
from podcaster.mixing.pieces import Piece, pieces
from podcaster.mixing.stitch import Segment, stitch
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.recording.take import Take
from podcaster.scripting.script import Script

PROBE_MS = 30_000
"""Length of the sound that is measured before anything is encoded. Speech of one voice is as loud later on."""
FAR_LU = 0.4
"""An episode further from its target is encoded again."""
SILENCE_LUFS = -60.0
GAIN_STEP_DB = 0.25
"""Gains are rounded to this, so that a word more or less changes no piece but its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """How a show wants its episodes to sound."""

    target_lufs: float = TARGET_LUFS
    """Integrated loudness of the audio, ITU-R BS.1770-4, measured as mono."""
    pause_percent: int = 100
    """Length of the pauses, in percent of the usual ones."""
    jingles: Jingles = Jingles()  # noqa: RUF009 - it can't change


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedMix:
    """The pieces of a mix for one container, all at one gain."""

    container: Container
    pieces: tuple[Future[EncodedPiece], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """The joined takes, being encoded."""

    pieces: tuple[Piece, ...]
    encoded: tuple[EncodedMix, ...]
    """One for each format, the main one first."""
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
    formats: Sequence[str] = (DEFAULT,),
) -> Mix:
    """Join and measure the takes in `folder`, a place for unfinished files, and have them encoded for the containers
    named in `formats`. `on_cue` is called with each cue that is joined. UsageError for an unknown format."""
    containers = [container_named(name) for name in dict.fromkeys(formats)]
    made: list[Piece] = []
    promises: list[list[Future[EncodedPiece]]] = [[] for _ in containers]
    probes: list[tuple[Future[float], float]] = []
    gains_db: list[float] = []

    def encode_rest() -> None:
        for container, gain_db, promised in zip(containers, gains_db, promises, strict=True):
            promised += [encoder.encode(piece, container, gain_db) for piece in made[len(promised) :]]

    segments = stitch(script, cast, takes, jingles=sound.jingles, pause_percent=sound.pause_percent)
    for piece in pieces(_watched(segments, on_cue), folder):
        made.append(piece)
        if not gains_db:
            probes.append((encoder.measure(piece), piece.duration_ms))
            if sum(length for _, length in probes) >= PROBE_MS:
                gains_db = _gains(probes, sound.target_lufs, containers)
        if gains_db:
            encode_rest()
    gains_db = gains_db or _gains(probes, sound.target_lufs, containers)
    encode_rest()
    cues = [cue for piece in made for cue in piece.cues]
    duration_ms = round(1000 * sum(piece.samples for piece in made) / made[0].sample_rate_hz)
    timeline = Timeline(
        duration_ms=duration_ms,
        sample_rate_hz=containers[0].sample_rate_hz,
        cues=tuple(cues),
        chapters=lay_out_chapters(cues, script.speakers, script.title, duration_ms),
    )
    encoded = tuple(
        EncodedMix(container=container, pieces=tuple(promised))
        for container, promised in zip(containers, promises, strict=True)
    )
    return Mix(pieces=tuple(made), encoded=encoded, timeline=timeline)


def level_pieces(
    mix: Mix, encoded_mix: EncodedMix, encoder: Encoder, target_lufs: float
) -> tuple[tuple[EncodedPiece, ...], float]:
    """The encoded pieces of a mix for one container, and the integrated loudness of the whole in LUFS. When that is far
    from the target, they are encoded again."""
    encoded = tuple(promise.result() for promise in encoded_mix.pieces)
    lufs = _loudness(mix.pieces, encoded)
    if lufs > SILENCE_LUFS and abs(lufs - target_lufs) > FAR_LU:
        gain_db = _stepped(louder_gain_db(encoded[0].gain_db, target_lufs - lufs))
        promises = [encoder.encode(piece, encoded_mix.container, gain_db) for piece in mix.pieces]
        encoded = tuple(promise.result() for promise in promises)
        lufs = _loudness(mix.pieces, encoded)
    return encoded, lufs


def _loudness(parts: Sequence[Piece], encoded: Sequence[EncodedPiece]) -> float:
    return combined_lufs([(one.loudness_lufs, part.duration_ms) for one, part in zip(encoded, parts, strict=True)])


def _gains(
    probes: Sequence[tuple[Future[float], float]], target_lufs: float, containers: Sequence[Container]
) -> list[float]:
    """The gain for each container, from the loudness and length of the first pieces."""
    measured_lufs = combined_lufs([(level.result(), length) for level, length in probes])
    return [_stepped(gain_for_target_db(measured_lufs, target_lufs, one.encoder_gain_db)) for one in containers]


def _stepped(gain_db: float) -> float:
    return round(gain_db / GAIN_STEP_DB) * GAIN_STEP_DB


def _watched(segments: Iterable[Segment], on_cue: Callable[[TimedCue], None]) -> Iterator[Segment]:
    for segment in segments:
        if segment.cue:
            on_cue(segment.cue)
        yield segment
