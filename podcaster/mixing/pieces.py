"""Cut the mix into pieces. Pieces are measured and encoded one by one, on all processors, and the results are cached:
an unchanged piece is neither joined, measured nor encoded again.

A piece begins on an MP3 frame and in silence, so that its frames join the others without a gap.
"""

import hashlib
import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from podcaster.mixing.frame_grid import FrameGrid
from podcaster.mixing.parts import Part
from podcaster.mixing.stitch import Segment
from podcaster.mixing.timeline import TimedCue
from podcaster.system.record import Record, replace


class Piece(Record, frozen=True, kw_only=True):
    """A piece of the mix: whole MP3 frames."""

    raw: Path
    """Where `write` puts its samples: signed 16-bit little-endian mono."""
    parts: tuple[Part, ...]
    """What it is joined from. Empty when its samples are written already."""
    samples: int
    sample_rate_hz: int
    """Sample rate of the mix."""
    frame: int
    """The MP3 frame with which the piece begins in the episode."""
    cues: tuple[TimedCue, ...]
    key: str
    """A digest of what its samples are made from."""

    @property
    def begin_ms(self) -> float:
        """Where the piece begins in the episode."""
        return FrameGrid(self.sample_rate_hz).ms(self.frame)

    @property
    def duration_ms(self) -> float:
        """Length of the piece."""
        return 1000 * self.samples / self.sample_rate_hz

    def write(self) -> None:
        """Write its samples, if they are not written yet. Any thread may call this. Raises MixingError and
        RecordingError."""
        if self.raw.exists():
            return
        unfinished = self.raw.with_name(f"{self.raw.name}.{threading.get_ident()}")
        with unfinished.open("wb") as file:
            file.writelines(part.pcm() for part in self.parts)
        unfinished.replace(self.raw)


def pieces(segments: Iterable[Segment], folder: Path) -> Iterator[Piece]:
    """The pieces of a mix. Their samples are written into `folder` at once if they have a new take, which is in memory
    only. Those of the others can be written when they are needed."""
    gathered: list[Segment] = []
    frame = 0
    for segment in segments:
        if segment.begins_piece:
            piece = _piece(gathered, frame, folder)
            yield piece
            frame += FrameGrid(piece.sample_rate_hz).nearest(piece.samples)
            gathered = []
        gathered.append(segment)
    yield _piece(gathered, frame, folder)


def _piece(segments: Sequence[Segment], frame: int, folder: Path) -> Piece:
    rate_hz = segments[0].sample_rate_hz
    parts = tuple(part for segment in segments for part in segment.parts)
    recipe = json.dumps([rate_hz, [part.recipe for part in parts]])
    key = hashlib.sha256(recipe.encode()).hexdigest()[:40]
    piece = Piece(
        raw=folder / f"piece-{frame:08}-{key[:8]}.pcm",
        parts=parts,
        samples=sum(part.samples for part in parts),
        sample_rate_hz=rate_hz,
        frame=frame,
        cues=tuple(segment.cue for segment in segments if segment.cue),
        key=key,
    )
    if all(part.is_stored for part in parts):
        return piece
    piece.write()
    return replace(piece, parts=())  # its new takes need not stay in memory
