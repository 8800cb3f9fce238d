"""The timeline of an episode. Tags, chapters, transcripts, page, notes and feed are all made from it."""

from dataclasses import dataclass

from podcaster.recording.take import Word
from podcaster.scripting.script import CueKind, CuePart


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedCue:
    """A cue with its place in the episode."""

    number: int
    kind: CueKind
    part: CuePart = "body"
    speaker: str | None
    """The speaker's id; None is the narrator."""
    voice: str
    """Name of the voice profile that speaks it."""
    start_ms: int
    """From the start of the episode."""
    end_ms: int
    text: str
    words: tuple[Word, ...]
    """Their times count from the start of the episode, their characters index `text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A part of the episode that a listener can jump to."""

    title: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """When each cue, word and chapter is heard."""

    duration_ms: int
    sample_rate_hz: int
    """Sample rate of the main audio file."""
    cues: tuple[TimedCue, ...]
    chapters: tuple[Chapter, ...]
    """Contiguous, the first from 0, the last to `duration_ms`."""
