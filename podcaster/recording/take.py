"""The product of recording: the sound of a cue, with the time of every word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """When one word of a cue is spoken."""

    start_ms: int
    """From the start of the take."""
    end_ms: int
    char_start: int
    """First character of the word in the cue's text."""
    char_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """A cue that was spoken, and checked to be whole."""

    cue_number: int
    voice: str
    """Name of the voice profile that spoke."""
    pcm: bytes
    """Signed 16-bit little-endian mono samples."""
    sample_rate_hz: int
    words: tuple[Word, ...]
    """In speaking order."""

    @property
    def samples(self) -> int:
        """Length in samples."""
        return len(self.pcm) // 2

    @property
    def duration_ms(self) -> float:
        """Length in milliseconds."""
        return 1000 * self.samples / self.sample_rate_hz
