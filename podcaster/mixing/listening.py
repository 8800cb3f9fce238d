"""The finished MP3 listened to, as it is encoded: every cue must be heard, whole, where the timeline says it is."""

import threading
from array import array
from collections.abc import Sequence
from subprocess import Popen

from podcaster.errors import MixingError
from podcaster.mixing.timeline import TimedCue, Timeline

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


class Listener:
    """Listens to a decoder of what is being encoded: the highest sample of each 10 ms."""

    def __init__(self, decoder: "Popen[bytes]") -> None:
        self.peaks = array("h")
        self._decoder = decoder
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        assert self._decoder.stdout
        rest = b""
        with self._decoder.stdout as sound:
            while piece := sound.read(65_536):
                samples = array("h", (rest + piece)[: (len(rest) + len(piece)) // (2 * _WINDOW) * 2 * _WINDOW])
                rest = (rest + piece)[2 * len(samples) :]
                for k in range(0, len(samples), _WINDOW):
                    window = samples[k : k + _WINDOW]
                    self.peaks.append(min(32_767, max(max(window), -min(window))))

    def finish(self) -> "array[int]":
        """All that was heard, when the sound has ended."""
        self._thread.join()
        self._decoder.wait()
        return self.peaks


def check_heard(peaks: Sequence[int], timeline: Timeline) -> None:
    """MixingError naming the first cue that is not heard whole in the MP3, or saying that its length is not the
    timeline's. `peaks` are those of every `WINDOW_MS`, `DELAY_MS` late."""
    heard_ms = len(peaks) * WINDOW_MS
    if abs(heard_ms - DELAY_MS - timeline.duration_ms) > LENGTH_SLACK_MS:
        raise MixingError(
            f"the MP3 lasts {heard_ms / 1000:.2f} s, its timeline {timeline.duration_ms / 1000:.2f} s: build it again"
        )
    for cue in timeline.cues:
        if cue.words and (wrong := _wrong(peaks, cue)):
            raise MixingError(
                f"cue {cue.number} (“{' '.join(cue.text.split())[:40]}…”) {wrong} in the MP3: build it again"
            )


def _wrong(peaks: Sequence[int], cue: TimedCue) -> str:
    first = (cue.start_ms + DELAY_MS) // WINDOW_MS
    span = peaks[first : (cue.end_ms + DELAY_MS) // WINDOW_MS + 1]
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
