"""The mix in pieces that are measured and encoded apart, on all processors, and remembered: a piece that did not change
is neither measured nor encoded again.

A piece begins on a frame of the MP3 and in silence, so that its frames join the others without a seam.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from podcaster.mixing.jingles import SAMPLE_RATE_HZ
from podcaster.mixing.stitch import Stretch
from podcaster.mixing.timeline import TimedCue


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the mix, of whole MP3 frames."""

    raw: Path
    """Signed 16-bit little-endian mono samples at `jingles.SAMPLE_RATE_HZ`."""
    samples: int
    begin_ms: float
    """Where it is in the episode."""
    cues: tuple[TimedCue, ...]
    key: str
    """A digest of its samples."""

    @property
    def duration_ms(self) -> float:
        """Its length."""
        return 1000 * self.samples / SAMPLE_RATE_HZ


def pieces(stretches: Iterable[Stretch], folder: Path) -> Iterator[Piece]:
    """The pieces of a mix, each written into `folder` when it is whole."""
    pcm = bytearray()
    cues: list[TimedCue] = []
    begin = number = 0
    for stretch in stretches:
        if stretch.cut is not None:
            pcm += stretch.pcm[: 2 * stretch.cut]
            yield _written(bytes(pcm), cues, begin, folder / f"piece-{number:05}.pcm")
            begin, number = begin + len(pcm) // 2, number + 1
            pcm, cues = bytearray(stretch.pcm[2 * stretch.cut :]), []
        else:
            pcm += stretch.pcm
        if stretch.cue:
            cues.append(stretch.cue)
    yield _written(bytes(pcm), cues, begin, folder / f"piece-{number:05}.pcm")


def _written(pcm: bytes, cues: list[TimedCue], begin: int, raw: Path) -> Piece:
    raw.write_bytes(pcm)
    return Piece(
        raw=raw,
        samples=len(pcm) // 2,
        begin_ms=1000 * begin / SAMPLE_RATE_HZ,
        cues=tuple(cues),
        key=hashlib.sha256(pcm).hexdigest()[:40],  # processors know it: twice as quick as others
    )
