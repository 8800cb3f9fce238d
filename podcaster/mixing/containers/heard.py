"""Check that every cue is heard in an encoded piece, completely and at its time in the timeline.

A container describes how loud its sound is by one level for every few milliseconds. Levels are numbers of 0 to 255; a
`Scale` says what they mean.
"""

from collections.abc import Sequence

from podcaster.errors import MixingError
from podcaster.mixing.timeline import TimedCue
from podcaster.system.record import Record

LONGEST_GAP_MS = 2_000
"""Longest silence within a cue; engines pause for less between sentences."""
EDGE_MS = 90
"""A cue must be heard within this time after its start, and within this time before its end. Takes are trimmed to their
sound, and soft consonants are shorter than this."""


class Scale(Record, frozen=True, kw_only=True):
    """What levels mean."""

    file: str
    """The kind of file, for errors: "MP3"."""
    step_ms: float
    """Time from one level to the next."""
    delay_ms: float = 0.0
    """How much later than in the mix the sound is in the levels."""
    heard: int
    """Least level of a cue's loudest moment."""
    sound: int
    """Least level of the faint beginnings and ends of words."""


def check_levels(levels: Sequence[int], scale: Scale, cues: Sequence[TimedCue], *, begin_ms: float) -> None:
    """Check that every cue is heard completely in a piece that begins at `begin_ms` in the episode and has these
    levels. MixingError names the first cue that is not. A cue without words, such as a row of asterisks, may be
    silent."""
    for cue in cues:
        if cue.words and (wrong := _wrong(levels, scale, cue.start_ms - begin_ms, cue.end_ms - begin_ms)):
            where = f"cue {cue.number} (“{' '.join(cue.text.split())[:40]}…”)"
            raise MixingError(f"{wrong} in the {scale.file}", where=where, advice="build the episode again")


def _wrong(levels: Sequence[int], scale: Scale, start_ms: float, end_ms: float) -> str:
    """What is wrong with a cue at this place of a piece; "" when nothing is."""
    step_ms, delay_ms = scale.step_ms, scale.delay_ms
    span = levels[int((start_ms + delay_ms) / step_ms) : int((end_ms + delay_ms) / step_ms) + 1]
    edge = round(EDGE_MS / step_ms)
    if len(span) < (end_ms - start_ms) / step_ms - 1 or max(span, default=0) < scale.heard:
        return "is not heard"
    if max(span[:edge]) < scale.sound:
        return "has lost its beginning"
    if max(span[-edge:]) < scale.sound:
        return "has lost its end"
    silent = 0
    for level in span:
        silent = silent + 1 if level < scale.sound else 0
        if silent * step_ms > LONGEST_GAP_MS:
            return f"is silent for over {LONGEST_GAP_MS // 1000} s"
    return ""
