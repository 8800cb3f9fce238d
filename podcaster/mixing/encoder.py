"""Measure and encode the pieces of a mix, several at once, on this machine or a cluster. Results are cached."""

import hashlib
import json
import math
import os
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from types import TracebackType

from podcaster.errors import SetupError
from podcaster.mixing.containers import container_named
from podcaster.mixing.containers.base import Container, EncodedPiece
from podcaster.mixing.loudness import ABSOLUTE_GATE_LUFS, FIRST_GAIN_DB, METER, level_filters, read_integrated_lufs
from podcaster.mixing.pieces import Piece
from podcaster.mixing.resampling import raw_input
from podcaster.system.content_store import ContentStore, split_head
from podcaster.system.ffmpeg import FfmpegRuns, find_ffmpeg
from podcaster.system.files import temporary_folder
from podcaster.system.record import Record

PIECE_KIND = "piece"
"""Kind of encoded pieces in the content store."""
_LEVEL_KIND = "level"
_FORMAT = 7
"""Version of the cached entries, a part of their keys. Raise it when their layout changes."""


class _Job(Record, frozen=True, kw_only=True):
    """How to encode a piece. It can be sent to another machine."""

    container: str
    bit_rate_kbps: int | None
    phase: int
    """Phase of the piece, see `Container.phases`."""
    sample_rate_hz: int
    gain_db: float
    program: str
    """Name and size of the ffmpeg to use, as `_ffmpeg_program` returns them."""


class Encoder:
    """Measures and encodes pieces, as many at once as there are processors; a context manager."""

    def __init__(self, store: ContentStore | None = None, executor: Executor | None = None, workers: int = 1) -> None:
        """`store` keeps the results. With an `executor`, its `workers` encode; without one, this machine does."""
        self.store = store
        self._executor = executor
        self._ffmpeg = FfmpegRuns()
        count = workers if executor else os.cpu_count() or 1
        self._workers = ThreadPoolExecutor(max_workers=count, initializer=_wake_less)

    def __enter__(self) -> "Encoder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._workers.shutdown(wait=True)
        finally:
            # Without an error there is nothing left to end. With one, even one that came while this waited, the results
            # are not needed any more.
            self._ffmpeg.end()
            self._workers.shutdown(wait=True, cancel_futures=True)

    def measure(self, piece: Piece, gain_db: float = FIRST_GAIN_DB) -> Future[float]:
        """The integrated loudness of a piece in LUFS, levelled with a gain."""
        return self._workers.submit(self._measure, piece, gain_db)

    def encode(self, piece: Piece, container: Container, gain_db: float) -> Future[EncodedPiece]:
        """Encode a piece for a container, with a gain. The future raises MixingError if ffmpeg fails or a cue is not
        heard. A piece in the cache is found at once, so that the others need not wait behind it."""
        phase = piece.frame % container.phases
        filters = level_filters(gain_db, piece.sample_rate_hz)
        key = _key(piece, container.codec, container.version, filters, *([str(phase)] if container.phases > 1 else ()))
        found = self._found(key, piece, container, gain_db)
        if found is None:
            return self._workers.submit(self._encode, key, piece, container, gain_db, phase)
        known: Future[EncodedPiece] = Future()
        known.set_result(found)
        return known

    def _measure(self, piece: Piece, gain_db: float) -> float:
        filters = level_filters(gain_db, piece.sample_rate_hz)
        key = _key(piece, "measure", filters)
        known = self.store.find(key, _LEVEL_KIND) if self.store else None
        if known is not None:
            with suppress(ValueError):
                return float(bytes(known))
        piece.write()
        command = [*raw_input(piece.sample_rate_hz), "-af", f"{filters},{METER}", "-f", "null", "-"]
        lufs = read_integrated_lufs(self._ffmpeg.run(command, piece.raw)[1])
        if self.store:
            self.store.keep(key, _LEVEL_KIND, str(lufs).encode())
        return lufs

    def _found(self, key: str, piece: Piece, container: Container, gain_db: float) -> EncodedPiece | None:
        store = self.store
        if store and (known := store.find(key, PIECE_KIND)) is not None:
            with suppress(Exception):  # a damaged or older entry is encoded again
                return _checked(known, piece, container, gain_db, link=partial(store.link, key, PIECE_KIND))
        return None

    def _encode(self, key: str, piece: Piece, container: Container, gain_db: float, phase: int) -> EncodedPiece:
        entry = self._encoded(piece, container, gain_db, phase)
        made = _checked(entry, piece, container, gain_db)
        if self.store:  # after the check: an entry that lacks a cue would fail in every build
            self.store.keep(key, PIECE_KIND, entry)
        return made

    def _encoded(self, piece: Piece, container: Container, gain_db: float, phase: int) -> bytes:
        job = _Job(
            container=container.name,
            bit_rate_kbps=container.bit_rate_kbps,
            phase=phase,
            sample_rate_hz=piece.sample_rate_hz,
            gain_db=gain_db,
            program=_ffmpeg_program(),
        )
        piece.write()
        if self._executor:
            with suppress(BrokenExecutor):  # then this machine encodes the piece
                return self._executor.submit(encode_on_worker, piece.raw.read_bytes(), job).result()
        return _run(self._ffmpeg, piece.raw, container, job)


def _wake_less() -> None:
    """Let the programs that this thread starts work in longer stretches (Linux). ffmpeg hands 8,000 frames of a piece
    from thread to thread; every one of them would interrupt the thread that made it."""
    with suppress(AttributeError, OSError):  # another system, or a sandbox
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def combined_lufs(levels: Sequence[tuple[float, float]]) -> float:
    """The integrated loudness of all pieces together, from the (loudness, length) of each: the mean of their energies
    (ITU-R BS.1770-4)."""
    heard = [(lufs, length) for lufs, length in levels if lufs > ABSOLUTE_GATE_LUFS]
    if not heard:
        return ABSOLUTE_GATE_LUFS
    total = sum(length for _, length in heard)
    return 10 * math.log10(sum(length * 10 ** (lufs / 10) for lufs, length in heard) / total)


def encode_on_worker(pcm: bytes, job: _Job) -> bytes:
    """Encode samples that came from another machine. SetupError unless this machine has the same ffmpeg."""
    if job.program != _ffmpeg_program():
        what = f"{socket.gethostname()} has {_ffmpeg_program()}, not {job.program}"
        raise SetupError(what, advice="install the same podcaster on every worker")
    with temporary_folder() as folder:
        raw = folder / "piece.pcm"
        raw.write_bytes(pcm)
        return _run(FfmpegRuns(), raw, container_named(job.container, job.bit_rate_kbps), job)


def _run(ffmpeg: FfmpegRuns, raw: Path, container: Container, job: _Job) -> bytes:
    """Encode a piece; return it as a cache entry: a line of JSON with its levels, then the container's content."""
    made = container.encode(ffmpeg, raw, job.sample_rate_hz, job.gain_db, job.phase)
    levels = {"lufs": made.loudness_lufs, "dbtp": made.true_peak_dbtp}
    return json.dumps(levels).encode() + b"\n" + made.content


def _checked(
    entry: bytes | memoryview,
    piece: Piece,
    container: Container,
    gain_db: float,
    link: Callable[[Path], int | None] = lambda to: None,
) -> EncodedPiece:
    """The encoded piece of a cached or new entry. `link` makes a hard link to a cached one, as `ContentStore.link`
    does. MixingError names a cue that is not heard in it."""
    head, content = split_head(entry)
    levels = json.loads(head)
    path = piece.raw.with_suffix(f"{container.ending}.encoded")
    container.check(bytes(content), piece.cues, piece.begin_ms)
    before = link(path)  # an unchanged piece is not copied
    if before is None or path.stat().st_size != before + len(entry):
        path.unlink(missing_ok=True)
        path.write_bytes(content)
    return EncodedPiece(
        path=path,
        begin=path.stat().st_size - len(content),
        samples=piece.samples,
        sample_rate_hz=piece.sample_rate_hz,
        gain_db=gain_db,
        loudness_lufs=float(levels["lufs"]),
        true_peak_dbtp=float(levels["dbtp"]),
    )


def _key(piece: Piece, *made_of: str) -> str:
    parts = json.dumps([_FORMAT, piece.key, piece.sample_rate_hz, _ffmpeg_program(), *made_of])
    return hashlib.blake2b(parts.encode(), digest_size=20).hexdigest()


@cache
def _ffmpeg_program() -> str:
    """The identity of an ffmpeg program: its file name and its size."""
    program = Path(find_ffmpeg())
    return f"{program.name} {program.stat().st_size if program.exists() else 0}"
