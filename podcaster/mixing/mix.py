"""Make a mix from takes: join them, cut the mix into pieces, measure them, and encode them while the next takes are
recorded.

The gain for the target loudness is computed from the first half minute. When the whole episode misses the target, its
pieces are encoded again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

from podcaster.casting.voice import Cast
from podcaster.mixing.chapters import lay_out_chapters
from podcaster.mixing.containers import DEFAULT, container_named
from podcaster.mixing.containers.base import Container, EncodedPiece
from podcaster.mixing.encoder import Encoder, combined_lufs
from podcaster.mixing.jingles import Jingles
from podcaster.mixing.loudness import ABSOLUTE_GATE_LUFS, FIRST_GAIN_DB, TARGET_LUFS, corrected_gain_db, louder_gain_db
from podcaster.mixing.pieces import Piece, pieces
from podcaster.mixing.stitch import Segment, stitch
from podcaster.mixing.timeline import TimedCue, Timeline, joined_passages
from podcaster.recording.take import Take
from podcaster.scripting.script import Script
from podcaster.system.record import Record

PROBE_MS = 30_000
"""Length of the sound that is measured before anything is encoded. A voice keeps its loudness through an episode."""
FAR_LU = 0.4
"""An episode that misses its target by more is encoded again."""
FAR_DB = 2.0
"""A gain that differs by more from the one that was measured is measured too."""
MOST_TRIES = 5
"""Most gains that are tried before the loudness is taken as it is."""
SILENCE_LUFS = -60.0
"""A quieter episode counts as silent, and its loudness is not corrected."""
STEP_LU, MOST_STEPS = 0.75, 80
"""Gains are tried in steps of this loudness, so that a change of the text seldom changes the gain of all pieces. Of 23
articles 19 have the same gain with natural voices, and 19 with plain ones. So many steps are known, up and down."""
FINE_STEP_DB = 0.25
"""The gain of an episode that misses its target after that is rounded to a multiple of this."""


class Sound(Record, frozen=True, kw_only=True):
    """The sound settings of a show."""

    target_lufs: float = TARGET_LUFS
    """Integrated loudness of the audio, ITU-R BS.1770-4, measured as mono."""
    pause_percent: int = 100
    """Length of the pauses, in percent of the usual ones."""
    jingles: Jingles = Jingles()
    bit_rates_kbps: tuple[tuple[str, int], ...] = ()
    """Bit rates of formats in kb/s, by the formats' names. Other formats have their usual ones."""


class EncodedMix(Record, frozen=True, kw_only=True):
    """The pieces of a mix for one container, all at one gain."""

    container: Container
    pieces: tuple[Future[EncodedPiece], ...]


class Mix(Record, frozen=True, kw_only=True):
    """The joined takes, being encoded."""

    pieces: tuple[Piece, ...]
    encoded: tuple[EncodedMix, ...]
    """One for each format, the main one first."""
    timeline: Timeline


_USUAL = Sound()


def mix_takes(
    script: Script,
    cast: Cast,
    takes: Iterable[Take],
    folder: Path,
    *,
    encoder: Encoder,
    on_cue: Callable[[TimedCue], None],
    sound: Sound = _USUAL,
    formats: Sequence[str] = (DEFAULT,),
) -> Mix:
    """Join and measure the takes, and start encoding them for the containers named in `formats`. `folder` is for
    unfinished files. `on_cue` is called with each cue that is joined. UsageError for an unknown format."""
    rates_kbps = dict(sound.bit_rates_kbps)
    containers = [container_named(name, rates_kbps.get(name)) for name in dict.fromkeys(formats)]
    made: list[Piece] = []
    promises: list[list[Future[EncodedPiece]]] = [[] for _ in containers]
    probes: list[tuple[Piece, Future[float]]] = []
    gains_db: list[float] = []

    def encode_more(*, wait: bool) -> None:
        """Encode the pieces that are made. If the gains are not known yet, wait for them or do nothing."""
        nonlocal gains_db
        if not gains_db and (wait or _is_measured(probes)):
            gains_db = _gains(probes, sound.target_lufs, containers, encoder)
        for container, gain_db, promised in zip(containers, gains_db, promises, strict=False):
            promised += [encoder.encode(piece, container, gain_db) for piece in made[len(promised) :]]

    def joined(segments: Iterable[Segment]) -> Iterator[Segment]:
        for segment in segments:
            if segment.cue:
                on_cue(segment.cue)
            encode_more(wait=False)
            yield segment

    segments = stitch(script, cast, takes, jingles=sound.jingles, pause_percent=sound.pause_percent)
    for piece in pieces(joined(segments), folder):
        made.append(piece)
        if _length_ms(probes) < PROBE_MS:
            probes.append((piece, encoder.measure(piece)))
    encode_more(wait=True)
    cues = joined_passages(cue for piece in made for cue in piece.cues)
    duration_ms = round(made[-1].begin_ms + made[-1].duration_ms)
    given = {cue.number: cue.chapter for cue in script.cues if cue.chapter}
    timeline = Timeline(
        duration_ms=duration_ms,
        sample_rate_hz=containers[0].sample_rate_hz,
        cues=cues,
        chapters=lay_out_chapters(cues, script.speakers, script.title, duration_ms, given),
    )
    encoded = tuple(
        EncodedMix(container=container, pieces=tuple(promised))
        for container, promised in zip(containers, promises, strict=True)
    )
    return Mix(pieces=tuple(made), encoded=encoded, timeline=timeline)


def level_pieces(
    mix: Mix, encoded_mix: EncodedMix, encoder: Encoder, target_lufs: float
) -> tuple[tuple[EncodedPiece, ...], float]:
    """The encoded pieces of a mix for one container, and their integrated loudness in LUFS. While the loudness is far
    from the target, the pieces are encoded again."""
    encoded = tuple(promise.result() for promise in encoded_mix.pieces)
    tried = [(encoded[0].gain_db, _loudness(mix.pieces, encoded))]
    while tried[-1][1] > SILENCE_LUFS and abs(tried[-1][1] - target_lufs) > FAR_LU and len(tried) < MOST_TRIES:
        gain_db = round(corrected_gain_db(tried, target_lufs) / FINE_STEP_DB) * FINE_STEP_DB
        promises = [encoder.encode(piece, encoded_mix.container, gain_db) for piece in mix.pieces]
        encoded = tuple(promise.result() for promise in promises)
        tried.append((gain_db, _loudness(mix.pieces, encoded)))
    return encoded, tried[-1][1]


def _loudness(parts: Sequence[Piece], encoded: Sequence[EncodedPiece]) -> float:
    return combined_lufs([(one.loudness_lufs, part.duration_ms) for one, part in zip(encoded, parts, strict=True)])


def _length_ms(probes: Sequence[tuple[Piece, Future[float]]]) -> float:
    return sum(piece.duration_ms for piece, _ in probes)


def _is_measured(probes: Sequence[tuple[Piece, Future[float]]]) -> bool:
    return _length_ms(probes) >= PROBE_MS and all(level.done() for _, level in probes)


def _gains(
    probes: Sequence[tuple[Piece, Future[float]]], target_lufs: float, containers: Sequence[Container], encoder: Encoder
) -> list[float]:
    """The gain for each container, from the loudness of the first pieces."""
    lengths = [piece.duration_ms for piece, _ in probes]
    first_lufs = combined_lufs(list(zip([level.result() for _, level in probes], lengths, strict=True)))
    if first_lufs <= ABSOLUTE_GATE_LUFS:
        return [FIRST_GAIN_DB for _ in containers]
    gains_db = []
    for container in containers:
        wanted_lufs = target_lufs - container.encoder_gain_db
        tried = [(FIRST_GAIN_DB, first_lufs)]
        gain_db = _step_near(louder_gain_db(FIRST_GAIN_DB, wanted_lufs - first_lufs))
        # Far from the gain that was tried, the limiter works harder or not at all: measure there too.
        while abs(gain_db - tried[-1][0]) > FAR_DB and len(tried) < MOST_TRIES:
            levels = [encoder.measure(piece, gain_db) for piece, _ in probes]
            lufs = combined_lufs(list(zip([level.result() for level in levels], lengths, strict=True)))
            tried.append((gain_db, lufs))
            gain_db = _step_near(corrected_gain_db(tried, wanted_lufs))
        gains_db.append(gain_db)
    return gains_db


def _step_near(gain_db: float) -> float:
    """The step nearest to a gain. Steps are the gains that make a mix `STEP_LU` louder each, up and down from
    `FIRST_GAIN_DB`."""
    steps = (louder_gain_db(FIRST_GAIN_DB, number * STEP_LU) for number in range(-MOST_STEPS, MOST_STEPS + 1))
    return min(steps, key=lambda step_db: abs(step_db - gain_db))
