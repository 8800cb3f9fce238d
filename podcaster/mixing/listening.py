"""The finished MP3 listened to, piece by piece: every cue must be heard, whole, where the timeline says it is."""

from array import array
from collections.abc import Sequence

from podcaster.errors import MixingError
from podcaster.mixing.timeline import TimedCue

RATE_HZ = 8_000
WINDOW_MS = 10
_WINDOW = RATE_HZ * WINDOW_MS // 1000
HEARD_PEAK = 1_000
"""-30 dBFS: far below speech at -16 LUFS, far above what the encoder adds to silence."""
SOUND_PEAK = 120
"""-49 dBFS: where takes are cut, brought up by the mix's gain, and sounds begin."""
LONGEST_GAP_MS = 2_000
EDGE_MS = 90
"""Within this of its ends a cue must sound: takes are cut where they begin to sound, and soft consonants are short."""
LENGTH_SLACK_MS = 80
"""An encoder's delay and the filling of its last frame, at most three frames of 26 ms."""
DELAY_MS = 25
"""LAME's delay of 1,105 samples at 44.1 kHz, which a stream without its header still has."""


def peaks_of(pcm: bytes) -> "array[int]":
    """The highest sample of each `WINDOW_MS` of signed 16-bit samples at `RATE_HZ`."""
    samples = memoryview(pcm[: len(pcm) // (2 * _WINDOW) * 2 * _WINDOW]).cast("h")
    starts = range(0, len(samples), _WINDOW)
    return array("h", (min(32_767, max(max(samples[k : k + _WINDOW]), -min(samples[k : k + _WINDOW]))) for k in starts))


def check_heard(peaks: Sequence[int], cues: Sequence[TimedCue], *, begin_ms: float, duration_ms: float) -> None:
    """MixingError naming the first of these cues that is not heard whole in a piece of the MP3, or saying that the
    piece's length is not what it should be. `peaks` are those of every `WINDOW_MS`, `DELAY_MS` late."""
    heard_ms = len(peaks) * WINDOW_MS
    if abs(heard_ms - DELAY_MS - duration_ms) > LENGTH_SLACK_MS:
        raise MixingError(
            f"the MP3 lasts {heard_ms / 1000:.2f} s where {duration_ms / 1000:.2f} s were mixed: build it again"
        )
    for cue in cues:
        if cue.words and (wrong := _wrong(peaks, cue.start_ms - begin_ms, cue.end_ms - begin_ms)):
            words = " ".join(cue.text.split())[:40]
            raise MixingError(f"cue {cue.number} (“{words}…”) {wrong} in the MP3: build it again")


def _wrong(peaks: Sequence[int], start_ms: float, end_ms: float) -> str:
    first = int(start_ms + DELAY_MS) // WINDOW_MS
    span = peaks[first : int(end_ms + DELAY_MS) // WINDOW_MS + 1]
    edge = EDGE_MS // WINDOW_MS
    if not span or max(span) < HEARD_PEAK:
        return "is not heard"
    if max(span[:edge]) < SOUND_PEAK:
        return "has lost its beginning"
    if max(span[-edge:]) < SOUND_PEAK:
        return "has lost its end"
    silent = 0
    for peak in span:
        silent = silent + 1 if peak < SOUND_PEAK else 0
        if silent * WINDOW_MS > LONGEST_GAP_MS:
            return f"is silent for over {LONGEST_GAP_MS // 1000} s"
    return ""
