"""The product of recording: the sound of a cue, with the time of every word."""

import hashlib
import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Protocol

from podcaster.system.record import Record

QUIET_DBFS = -50.0
"""Quieter sound at both ends of a take is not speech."""
_CHUNK_MS = 10
_QUIET_RMS = int(32_768 * 10 ** (QUIET_DBFS / 20))
_SHORTEST_GAP_MS, _EDGE_MS = 80, 30
"""Gaps between words are measured without their edges, where words fade."""
_STEP = 4
"""Every fourth sample of a gap is measured."""


class Word(Record, frozen=True, kw_only=True, gc=False):  # hundreds of thousands in a book
    """When one word of a cue is spoken."""

    start_ms: int
    """From the start of the take."""
    end_ms: int
    char_start: int
    """First character of the word in the cue's text."""
    char_end: int


class StoredSound(Protocol):
    """The sound of a take that is on the disk."""

    def read(self) -> bytes:
        """Signed 16-bit little-endian mono samples."""


class Take(Record, frozen=True, kw_only=True, eq=False):
    """The recording of a cue, checked to be complete. `take_of` makes one.

    Its sound is in memory or on the disk. What mixing asks of a take is measured when it is recorded, so that a take
    that is mixed already need not be read again."""

    cue_number: int
    voice: str
    """Name of the voice profile that spoke."""
    sample_rate_hz: int
    samples: int
    """Length in samples."""
    words: tuple[Word, ...]
    """In speaking order."""
    quiet_before_ms: int
    """Length of the quiet before the first sound, a multiple of 10."""
    quiet_after_ms: int
    """Length of the quiet after the last sound, a multiple of 10."""
    room_rms: float | None
    """Effective value of the samples between words: the noise of the room. None for a take without gaps."""
    digest: str
    """A digest of its samples, in hexadecimal digits."""
    sound: bytes | StoredSound
    """Signed 16-bit little-endian mono samples, or where they are."""

    def __eq__(self, other: object) -> bool:
        """Whether all but the place of the sound is equal. The digest says whether the sound is."""
        names = (name for name in self.__struct_fields__ if name != "sound")
        return isinstance(other, Take) and all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        return hash((self.cue_number, self.voice, self.digest))

    @property
    def pcm(self) -> bytes:
        """Signed 16-bit little-endian mono samples."""
        return self.sound if isinstance(self.sound, bytes) else self.sound.read()

    @property
    def is_stored(self) -> bool:
        """Whether its sound is on the disk."""
        return not isinstance(self.sound, bytes)

    @property
    def duration_ms(self) -> float:
        """Length in milliseconds."""
        return 1000 * self.samples / self.sample_rate_hz


def take_of(*, cue_number: int, voice: str, pcm: bytes, sample_rate_hz: int, words: tuple[Word, ...]) -> Take:
    """The take with these samples and words, measured."""
    samples = memoryview(pcm).cast("h")
    before_ms = _quiet_ms(samples, sample_rate_hz)
    is_silent = before_ms * sample_rate_hz >= 1000 * len(samples)
    after_ms = 0 if is_silent else _quiet_ms(samples[::-1], sample_rate_hz)
    return Take(
        cue_number=cue_number,
        voice=voice,
        sample_rate_hz=sample_rate_hz,
        samples=len(samples),
        words=words,
        quiet_before_ms=before_ms,
        quiet_after_ms=after_ms,
        room_rms=_room_rms(samples, sample_rate_hz, words),
        digest=digest_of(pcm),
        sound=pcm,
    )


def digest_of(pcm: bytes | memoryview) -> str:
    """A digest of samples."""
    return hashlib.sha256(pcm).hexdigest()[:40]  # processors have instructions for it: twice as fast as BLAKE2


def _quiet_ms(samples: Sequence[int], sample_rate_hz: int) -> int:
    """Length of the quiet at the start of samples, in whole chunks."""
    ms, begin = 0, 0
    while begin < len(samples):
        end = (ms + _CHUNK_MS) * sample_rate_hz // 1000
        if _rms(samples[begin:end]) > _QUIET_RMS:
            break
        ms, begin = ms + _CHUNK_MS, end
    return ms


def _room_rms(samples: Sequence[int], sample_rate_hz: int, words: tuple[Word, ...]) -> float | None:
    levels = []
    for word, following in pairwise(words):
        if following.start_ms - word.end_ms >= _SHORTEST_GAP_MS:
            begin = (word.end_ms + _EDGE_MS) * sample_rate_hz // 1000
            end = (following.start_ms - _EDGE_MS) * sample_rate_hz // 1000
            levels.append(_rms(samples[begin:end:_STEP]))
    return round(median(levels), 3) if levels else None


def _rms(samples: Sequence[int]) -> float:
    return math.sqrt(sum(sample * sample for sample in samples) / max(1, len(samples)))
