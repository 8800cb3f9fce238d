"""Cut the mix into pieces. Pieces are measured and encoded one by one, on all processors, and the results are cached:
an unchanged piece is neither measured nor encoded again.

A piece begins on an MP3 frame and in silence, so that its frames join the others without a gap.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from podcaster.mixing.frame_grid import FrameGrid
from podcaster.mixing.stitch import Segment
from podcaster.mixing.timeline import TimedCue


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the mix: whole MP3 frames."""

    raw: Path
    """A file of signed 16-bit little-endian mono samples."""
    samples: int
    sample_rate_hz: int
    """Sample rate of the mix."""
    frame: int
    """The MP3 frame with which the piece begins in the episode."""
    cues: tuple[TimedCue, ...]
    key: str
    """A digest of its samples."""

    @property
    def begin_ms(self) -> float:
        """Where the piece begins in the episode."""
        return FrameGrid(self.sample_rate_hz).ms(self.frame)

    @property
    def duration_ms(self) -> float:
        """Length of the piece."""
        return 1000 * self.samples / self.sample_rate_hz


def pieces(segments: Iterable[Segment], folder: Path) -> Iterator[Piece]:
    """The pieces of a mix, each written into `folder` when it is complete."""
    pcm = bytearray()
    cues: list[TimedCue] = []
    frame = number = rate_hz = 0
    for segment in segments:
        rate_hz = segment.sample_rate_hz
        if segment.cut is not None:
            pcm += segment.pcm[: 2 * segment.cut]
            yield _written(bytes(pcm), rate_hz, cues, frame, folder / f"piece-{number:05}.pcm")
            frame, number = frame + FrameGrid(rate_hz).nearest(len(pcm) // 2), number + 1
            pcm, cues = bytearray(segment.pcm[2 * segment.cut :]), []
        else:
            pcm += segment.pcm
        if segment.cue:
            cues.append(segment.cue)
    yield _written(bytes(pcm), rate_hz, cues, frame, folder / f"piece-{number:05}.pcm")


def _written(pcm: bytes, rate_hz: int, cues: list[TimedCue], frame: int, raw: Path) -> Piece:
    raw.write_bytes(pcm)
    return Piece(
        raw=raw,
        samples=len(pcm) // 2,
        sample_rate_hz=rate_hz,
        frame=frame,
        cues=tuple(cues),
        key=hashlib.sha256(pcm).hexdigest()[:40],  # processors have instructions for it: twice as fast as BLAKE2
    )
