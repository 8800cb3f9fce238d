"""The encoder, ffmpeg: measures pieces of the mix, and makes MP3 frames of them."""

import hashlib
import json
import math
import os
import socket
import tempfile
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType

from podcaster.errors import MixingError, SetupError
from podcaster.mixing.jingles import SAMPLE_RATE_HZ
from podcaster.mixing.listening import check_heard, granule_gains
from podcaster.mixing.loudness import ENCODER_GAIN_DB, FIRST_GAIN_DB, chain, read_integrated_lufs, read_true_peak_dbtp
from podcaster.mixing.mp3_frames import FLUSH_FRAMES, FRAME_SAMPLES, split_frames
from podcaster.mixing.pieces import Piece
from podcaster.system.content_store import ContentStore, split_head
from podcaster.system.ffmpeg import FfmpegRuns, find_ffmpeg

MP3_SAMPLE_RATE_HZ = 44_100
MP3_BIT_RATE = "96k"
"""Constant, since players seek wrongly in variable-rate files (podigee-podcast-player#27, pocket-casts-android#744)."""
LAME_LEVEL = "7"
"""LAME's effort. With 96 kb/s for one voice its steps are so fine that shaping their noise, which takes half of LAME's
time and is left out from here on, makes the noise 5 dB louder (tests/benchmarks/encoder_quality.py)."""
PIECE_FRAME_SAMPLES = FRAME_SAMPLES * SAMPLE_RATE_HZ // MP3_SAMPLE_RATE_HZ
PRE_ROLL_FRAMES, POST_ROLL_FRAMES = 8, 4
"""Of silence around a piece while it is encoded: then its first and last frames are what they are in one pass."""
_ROLL = f"adelay={PRE_ROLL_FRAMES * PIECE_FRAME_SAMPLES}S,apad=pad_len={POST_ROLL_FRAMES * PIECE_FRAME_SAMPLES}"
PIECE_KIND = "piece"
_FORMAT = 4
_RAW_INPUT = ["-f", "s16le", "-ar", str(SAMPLE_RATE_HZ), "-ac", "1", "-i", "pipe:0"]
# "verbose" keeps the line a tenth of a second out of the log; the summary stays.
_METER = "ebur128=framelog=verbose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A piece as MP3 frames, and what they read."""

    path: Path
    """The frames, those that follow if it is the last piece behind the others."""
    count: int
    """How many frames are its own."""
    sound_bytes: int
    """How many bytes those have."""
    gain_db: float
    """What it was brought up by."""
    loudness_lufs: float
    true_peak_dbtp: float


class Encoder:
    """Measures and encodes pieces, as many at once as there are processors; a context manager."""

    def __init__(
        self, remembered: ContentStore | None = None, executor: Executor | None = None, workers: int = 1
    ) -> None:
        """`remembered` keeps what was encoded. The `workers` of an `executor` encode, else this machine."""
        self._remembered = remembered
        self._executor = executor
        self._ffmpeg = FfmpegRuns()
        self._workers = ThreadPoolExecutor(max_workers=workers if executor else os.cpu_count() or 1)

    def __enter__(self) -> "Encoder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error:  # nobody waits for what is being encoded
            self._ffmpeg.end()
        self._workers.shutdown(wait=True, cancel_futures=True)

    def measure(self, piece: Piece) -> Future[float]:
        """The promise of a piece's integrated loudness in LUFS, through the chain at its first gain."""
        return self._workers.submit(self._measure, piece)

    def encode(self, piece: Piece, gain_db: float) -> Future[Encoded]:
        """The promise of a piece's frames, brought up by a gain. MixingError if ffmpeg fails."""
        return self._workers.submit(self._encode, piece, gain_db)

    def _measure(self, piece: Piece) -> float:
        key = self._key(piece, "measure", chain(FIRST_GAIN_DB))
        known = self._remembered.find(key, "level") if self._remembered else None
        if known is not None:
            with suppress(ValueError):
                return float(bytes(known))
        command = [*_RAW_INPUT, "-af", f"{chain(FIRST_GAIN_DB)},{_METER}", "-f", "null", "-"]
        lufs = read_integrated_lufs(self._ffmpeg.run(command, piece.raw)[1])
        if self._remembered:
            self._remembered.keep(key, "level", str(lufs).encode())
        return lufs

    def _encode(self, piece: Piece, gain_db: float) -> Encoded:
        key = self._key(piece, MP3_BIT_RATE, LAME_LEVEL, chain(gain_db))
        known = self._remembered.find(key, PIECE_KIND) if self._remembered else None
        if known is not None:
            with suppress(ValueError, KeyError, TypeError, RecursionError, MixingError):
                return _heard(known, piece, gain_db)
        content = self._encoded(piece.raw, gain_db)
        made = _heard(content, piece, gain_db)
        if self._remembered:  # only what was heard whole: anything else would come back in every build
            self._remembered.keep(key, PIECE_KIND, content)
        return made

    def _encoded(self, raw: Path, gain_db: float) -> bytes:
        if self._executor:
            with suppress(BrokenExecutor):  # then this machine does it
                return self._executor.submit(encode_there, raw.read_bytes(), gain_db, _program()).result()
        return encode_piece(self._ffmpeg, raw, gain_db)

    def _key(self, piece: Piece, *made_of: str) -> str:
        told = json.dumps([_FORMAT, piece.key, _program(), *made_of])
        return hashlib.blake2b(told.encode(), digest_size=20).hexdigest()


def combined_lufs(levels: Sequence[tuple[float, float]]) -> float:
    """The integrated loudness of a whole from its pieces' levels and lengths: their energies' mean (BS.1770-4)."""
    heard = [(lufs, length) for lufs, length in levels if lufs > -70]  # the standard's absolute gate
    if not heard:
        return -70.0
    total = sum(length for _, length in heard)
    return 10 * math.log10(sum(length * 10 ** (lufs / 10) for lufs, length in heard) / total)


@cache
def _program() -> str:
    """What tells one ffmpeg from another."""
    program = Path(find_ffmpeg())
    return f"{program.name} {program.stat().st_size if program.exists() else 0}"


def encode_there(pcm: bytes, gain_db: float, program: str) -> bytes:
    """`encode_piece` for samples that came from another machine. SetupError unless this one has the same ffmpeg."""
    if program != _program():
        here = f"{socket.gethostname()} has {_program()}"
        raise SetupError(f"{here}, not {program}: install the same podcaster on every worker")
    with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
        raw = Path(folder, "piece.pcm")
        raw.write_bytes(pcm)
        return encode_piece(FfmpegRuns(), raw, gain_db)


def encode_piece(ffmpeg: FfmpegRuns, raw: Path, gain_db: float) -> bytes:
    """The frames of a file of samples and those behind them, after a line of JSON and the gains of their granules.
    MixingError if ffmpeg fails."""
    # Levelled and measured at the rate of the mix: the MP3 has twice as many samples, and nothing more in them.
    filters = (
        f"{_ROLL},{chain(gain_db)},{_METER},asplit=2[level][peak];"
        f"[level]aresample={MP3_SAMPLE_RATE_HZ}[out];"
        # True peak by BS.1770-4 annex 2: oversampled four times, 12 taps a phase. ebur128's own takes three times
        # as long and reads the same.
        f"[peak]aresample={4 * SAMPLE_RATE_HZ}:filter_size=12,"
        "astats=measure_overall=Peak_level:measure_perchannel=none[peaked]"
    )
    command = [*_RAW_INPUT, "-filter_complex", filters, "-map", "[out]", "-c:a", "libmp3lame", "-b:a", MP3_BIT_RATE]
    command += ["-compression_level", LAME_LEVEL, "-reservoir", "0", "-write_xing", "0", "-id3v2_version", "0"]
    command += ["-f", "mp3", "pipe:1"]
    # Not anullsink: ffmpeg 7.0 fails an assertion of its own when a branch of the filters ends unseen.
    command += ["-map", "[peaked]", "-f", "null", "-"]
    made, said = ffmpeg.run(command, raw)
    count = raw.stat().st_size // (2 * PIECE_FRAME_SAMPLES)
    try:
        frames = split_frames(made)[PRE_ROLL_FRAMES : PRE_ROLL_FRAMES + count + FLUSH_FRAMES]
    except ValueError as error:
        raise MixingError(f"ffmpeg made no MP3 ({error}): install another ffmpeg") from error
    if len(frames) < count + FLUSH_FRAMES:
        raise MixingError("ffmpeg made too few MP3 frames: build again")
    told = {
        "lufs": read_integrated_lufs(said) + ENCODER_GAIN_DB,
        "dbtp": read_true_peak_dbtp(said) + ENCODER_GAIN_DB,
        "sound_bytes": sum(map(len, frames[:count])),
    }
    return json.dumps(told).encode() + b"\n" + granule_gains(frames) + b"".join(frames)


def _heard(content: bytes | memoryview, piece: Piece, gain_db: float) -> Encoded:
    """The frames of a piece, listened to. MixingError naming a cue that is not heard whole."""
    count, to = piece.samples // PIECE_FRAME_SAMPLES, piece.raw.with_suffix(".frames")
    head, body = split_head(content)
    told = json.loads(head)
    granules = 2 * (count + FLUSH_FRAMES)
    gains, frames = bytes(body[:granules]), body[granules:]
    check_heard(gains, piece.cues, begin_ms=piece.begin_ms)
    to.write_bytes(frames)
    return Encoded(
        path=to,
        count=count,
        gain_db=gain_db,
        sound_bytes=int(told["sound_bytes"]),
        loudness_lufs=float(told["lufs"]),
        true_peak_dbtp=float(told["dbtp"]),
    )
