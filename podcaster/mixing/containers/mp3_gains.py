"""The finished MP3 listened to, piece by piece: every cue must sound, whole, where the timeline says it is.

No decoder is run: each granule of 13 ms says how many bits of sound it holds and the gain they are played with (ISO
11172-3, 2.4.1.7). Against decoded episodes, granules that peak at 3,000 of 32,768 or more have gains of 143 and up,
those below 120 of 133 and less, and silence holds no bits at all; `podcaster doctor` decodes.
"""

from collections.abc import Sequence

from podcaster.errors import MixingError
from podcaster.mixing.timeline import TimedCue

GRANULE_MS = 1000 * 576 / 44_100
HEARD_GAIN = 140
"""Speech at -16 LUFS has 143 and more in all but its quietest hundredth."""
SOUND_GAIN = 120
"""The faint beginnings and ends of words."""
LONGEST_GAP_MS = 2_000
EDGE_MS = 90
"""Within this of its ends a cue must sound: takes are cut where they begin to sound, and soft consonants are short."""
DELAY_MS = 12
"""LAME's delay of 576 samples at 44.1 kHz."""
_HEADER_BYTES, _MONO_SIDE_BYTES = 4, 17
_SIDE_BITS, _BEFORE_BITS, _GRANULE_BITS = 136, 18, 59


def granule_gains(frames: Sequence[bytes]) -> bytes:
    """For each granule of 13 ms of mono frames the gain it is played with, 0 when it holds no sound."""
    gains = bytearray()
    for frame in frames:
        start = _HEADER_BYTES if frame[1] & 1 else _HEADER_BYTES + 2  # after a checksum, where there is one
        side = int.from_bytes(frame[start : start + _MONO_SIDE_BYTES], "big")
        for granule in (1, 2):
            bits = side >> (_SIDE_BITS - _BEFORE_BITS - _GRANULE_BITS * granule)
            length, gain = bits >> 47 & 0xFFF, bits >> 30 & 0xFF
            gains.append(gain if length else 0)
    return bytes(gains)


def check_heard(gains: Sequence[int], cues: Sequence[TimedCue], *, begin_ms: float) -> None:
    """MixingError naming the first of these cues that is not heard whole in a piece that begins at `begin_ms`; `gains`
    are its granules'."""
    for cue in cues:
        if cue.words and (wrong := _wrong(gains, cue.start_ms - begin_ms, cue.end_ms - begin_ms)):
            words = " ".join(cue.text.split())[:40]
            raise MixingError(f"cue {cue.number} (“{words}…”) {wrong} in the MP3: build it again")


def _wrong(gains: Sequence[int], start_ms: float, end_ms: float) -> str:
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
