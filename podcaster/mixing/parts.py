"""The parts that a mix is joined from: takes, pauses and jingles.

A part says how long it is and what it is made of before its samples are made. So a piece of the mix that is encoded
already is neither read nor joined again.
"""

import random
import warnings
from array import array
from functools import cache
from typing import Protocol

from podcaster.errors import MixingError
from podcaster.mixing.jingles import Jingle
from podcaster.mixing.resampling import resample
from podcaster.recording.take import Take, digest_of, take_of
from podcaster.system.record import Record

with warnings.catch_warnings():
    # pydub looks for ffmpeg on the PATH when imported and warns when there is none; it needs none for raw samples.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

FADE_MS = 3
"""Length of the fade at both ends of a take, against clicks."""
_TONE_FADE_SAMPLES = 120
"""Length of the fade at both ends of room tone."""
_NOISE_SAMPLES = 24_000


class Part(Protocol):
    """A part of the mix."""

    @property
    def samples(self) -> int:
        """Its length."""

    @property
    def recipe(self) -> tuple[str | float, ...]:
        """What determines its samples. Equal recipes give equal samples."""

    @property
    def is_stored(self) -> bool:
        """Whether its samples can be made later: what it is made from is on the disk, or is nothing but numbers."""

    def pcm(self) -> bytes:
        """Its samples: signed 16-bit little-endian mono. MixingError or RecordingError when they can't be made."""


class Silence(Record, frozen=True):
    """Digital silence."""

    samples: int
    is_stored = True

    @property
    def recipe(self) -> tuple[str | float, ...]:
        """See `Part`."""
        return "silence", self.samples

    def pcm(self) -> bytes:
        """See `Part`."""
        return bytes(2 * self.samples)


class Tone(Record, frozen=True):
    """Room tone that fades in and out. Of a room with digital silence, and for a short pause, it is digital silence."""

    samples: int
    rms: float
    """Effective value of the samples."""
    is_stored = True

    @property
    def recipe(self) -> tuple[str | float, ...]:
        """See `Part`."""
        return "tone", self.samples, self.rms

    def pcm(self) -> bytes:
        """See `Part`."""
        if self.rms < 0.5 or self.samples <= 2 * _TONE_FADE_SAMPLES:
            return bytes(2 * self.samples)
        tone = array("h", (_noise(self.rms) * (self.samples // _NOISE_SAMPLES + 1))[: self.samples])
        return _faded(tone, _TONE_FADE_SAMPLES)


class Played(Record, frozen=True):
    """A jingle of the show."""

    content: bytes
    """Its samples at the rate of the mix."""
    digest: str
    is_stored = True

    @property
    def samples(self) -> int:
        """See `Part`."""
        return len(self.content) // 2

    @property
    def recipe(self) -> tuple[str | float, ...]:
        """See `Part`."""
        return "jingle", self.digest

    def pcm(self) -> bytes:
        """See `Part`."""
        return self.content


class Spoken(Record, frozen=True):
    """A take between two of its times, levelled, with both ends faded."""

    take: Take
    """At the sample rate of the mix."""
    begin_ms: int
    end_ms: int
    gain_db: float

    @property
    def samples(self) -> int:
        """See `Part`."""
        return _sample(self.end_ms, self.take.sample_rate_hz) - _sample(self.begin_ms, self.take.sample_rate_hz)

    @property
    def recipe(self) -> tuple[str | float, ...]:
        """See `Part`."""
        return "take", self.take.digest, self.begin_ms, self.end_ms, round(self.gain_db, 3)

    @property
    def is_stored(self) -> bool:
        """See `Part`."""
        return self.take.is_stored

    def pcm(self) -> bytes:
        """See `Part`."""
        if not self.samples:
            return b""
        rate_hz = self.take.sample_rate_hz
        sound = AudioSegment(data=self.take.pcm, sample_width=2, frame_rate=rate_hz, channels=1)
        levelled = sound[self.begin_ms : self.end_ms].apply_gain(round(self.gain_db, 3)).raw_data
        if len(levelled) != 2 * self.samples:
            raise MixingError("a take changed while it was mixed", advice="build again")
        return _faded(array("h", levelled), FADE_MS * rate_hz // 1000)


def played(jingle: Jingle, sample_rate_hz: int) -> Played:
    """A jingle at the sample rate of a mix. MixingError when its file can't be read any more."""
    content = jingle.samples(sample_rate_hz)
    return Played(content, digest_of(content))


def at_rate(take: Take, sample_rate_hz: int) -> Take:
    """A take at the sample rate of the mix. MixingError when it can't be resampled."""
    if take.sample_rate_hz == sample_rate_hz or not take.samples:
        return take
    return take_of(
        cue_number=take.cue_number,
        voice=take.voice,
        pcm=resample(take.pcm, take.sample_rate_hz, sample_rate_hz),
        sample_rate_hz=sample_rate_hz,
        words=take.words,
    )


def _sample(ms: int, sample_rate_hz: int) -> int:
    return ms * sample_rate_hz // 1000


def _faded(samples: "array[int]", edge: int) -> bytes:
    """The samples with both ends faded. pydub's own fade makes a call for each sample, which took longer than all other
    steps of joining together."""
    if len(samples) > 2 * edge:
        for k in range(edge):
            samples[k] = samples[k] * k // edge
            samples[-1 - k] = samples[-1 - k] * k // edge
    return samples.tobytes()


@cache
def _noise(rms: float) -> "array[int]":
    """White noise with this effective value, the same in every process."""
    draw, peak = random.Random(1).random, rms * 3**0.5
    return array("h", (round(peak * (2 * draw() - 1)) for _ in range(_NOISE_SAMPLES)))
