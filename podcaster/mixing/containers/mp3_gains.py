"""Proof that every cue is heard in its MP3 frames, whole and where the timeline has it.

Nothing is decoded. A frame has two granules of 13 ms; each says how many bits of sound it holds and its global gain
(ISO 11172-3, 2.4.1.7). Compared with decoded episodes: granules with a peak of 3,000 of 32,768 or more have a gain of
at least 143, granules with a peak below 120 one of at most 133, and silence has no bits at all.
"""

from collections.abc import Sequence

from podcaster.errors import MixingError
from podcaster.mixing.timeline import TimedCue

GRANULE_MS = 1000 * 576 / 44_100
HEARD_GAIN = 140
"""Least gain of a cue's loudest granule. Speech at -16 LUFS has 143 and more in 99 of 100 granules."""
SOUND_GAIN = 120
"""Least gain of the faint beginnings and ends of words."""
LONGEST_GAP_MS = 2_000
"""Longest silence within a cue; engines pause for less between sentences."""
EDGE_MS = 90
"""A cue must sound within this time of its start and of its end. Takes are trimmed to where they sound, and soft
consonants are shorter than this."""
DELAY_MS = 12
"""LAME's delay of 576 samples at 44.1 kHz."""
_HEADER_BYTES, _MONO_SIDE_BYTES = 4, 17
_SIDE_BITS, _BEFORE_BITS, _GRANULE_BITS = 136, 18, 59


def granule_gains(frames: Sequence[bytes]) -> bytes:
    """The gain of each granule of mono frames, two a frame; 0 when the granule holds no sound."""
    gains = bytearray()
    for frame in frames:
        start = _HEADER_BYTES if frame[1] & 1 else _HEADER_BYTES + 2  # without the protection bit, a checksum follows
        side = int.from_bytes(frame[start : start + _MONO_SIDE_BYTES], "big")
        for granule in (1, 2):
            bits = side >> (_SIDE_BITS - _BEFORE_BITS - _GRANULE_BITS * granule)
            length, gain = bits >> 47 & 0xFFF, bits >> 30 & 0xFF
            gains.append(gain if length else 0)
    return bytes(gains)


def check_heard(gains: Sequence[int], cues: Sequence[TimedCue], *, begin_ms: float) -> None:
    """Check that every cue is heard whole in a piece that begins at `begin_ms` in the episode and has these granule
    gains. MixingError naming the first cue that is not. A cue without words, a row of asterisks, is silent by right."""
    for cue in cues:
        if cue.words and (wrong := _wrong(gains, cue.start_ms - begin_ms, cue.end_ms - begin_ms)):
            where = f"cue {cue.number} (“{' '.join(cue.text.split())[:40]}…”)"
            raise MixingError(f"{wrong} in the MP3", where=where, advice="build the episode again")


def _wrong(gains: Sequence[int], start_ms: float, end_ms: float) -> str:
    """What is wrong with a cue at this place of a piece; "" when nothing is."""
    span = gains[int((start_ms + DELAY_MS) / GRANULE_MS) : int((end_ms + DELAY_MS) / GRANULE_MS) + 1]
    edge = round(EDGE_MS / GRANULE_MS)
    if len(span) < (end_ms - start_ms) / GRANULE_MS - 1 or max(span, default=0) < HEARD_GAIN:
        return "is not heard"
    if max(span[:edge]) < SOUND_GAIN:
        return "has lost its beginning"
    if max(span[-edge:]) < SOUND_GAIN:
        return "has lost its end"
    silent = 0
    for gain in span:
        silent = silent + 1 if gain < SOUND_GAIN else 0
        if silent * GRANULE_MS > LONGEST_GAP_MS:
            return f"is silent for over {LONGEST_GAP_MS // 1000} s"
    return ""
