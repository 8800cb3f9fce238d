"""Check that every cue is heard in its MP3 frames, completely and at its time in the timeline.

Nothing is decoded. A frame has two granules of 13 ms; each says how many bits of sound it holds and its global gain
(ISO 11172-3, 2.4.1.7). Compared with decoded episodes: granules with a peak of 3,000 of 32,768 or more have a gain of
at least 143, granules with a peak below 120 one of at most 133, and silence has no bits at all.
"""

from collections.abc import Sequence

from podcaster.mixing.containers.heard import Scale, check_levels
from podcaster.mixing.containers.mp3_frames import HEADER_BYTES, MONO_SIDE_BYTES
from podcaster.mixing.timeline import TimedCue

GRANULE_MS = 1000 * 576 / 44_100
HEARD_GAIN = 140
"""Least gain of a cue's loudest granule. Speech at -16 LUFS has 143 and more in 99 of 100 granules."""
SOUND_GAIN = 120
"""Least gain of the faint beginnings and ends of words."""
DELAY_MS = 12
"""LAME's delay of 576 samples at 44.1 kHz."""
_SCALE = Scale(file="MP3", step_ms=GRANULE_MS, delay_ms=DELAY_MS, heard=HEARD_GAIN, sound=SOUND_GAIN)
_SIDE_BITS, _BEFORE_BITS, _GRANULE_BITS = 136, 18, 59
"""Lengths in the side information of a mono frame: of all of it, of the part before the granules, and of a granule."""


def granule_gains(frames: Sequence[bytes]) -> bytes:
    """The gain of each granule of mono frames, two a frame; 0 when the granule holds no sound."""
    gains = bytearray()
    for frame in frames:
        start = HEADER_BYTES if frame[1] & 1 else HEADER_BYTES + 2  # without the protection bit, a checksum follows
        side = int.from_bytes(frame[start : start + MONO_SIDE_BYTES], "big")
        for granule in (1, 2):
            bits = side >> (_SIDE_BITS - _BEFORE_BITS - _GRANULE_BITS * granule)
            length, gain = bits >> 47 & 0xFFF, bits >> 30 & 0xFF
            gains.append(gain if length else 0)
    return bytes(gains)


def check_heard(gains: Sequence[int], cues: Sequence[TimedCue], *, begin_ms: float) -> None:
    """Check that every cue is heard completely in a piece that begins at `begin_ms` in the episode and has these
    granule gains. MixingError names the first cue that is not."""
    check_levels(gains, _SCALE, cues, begin_ms=begin_ms)
