"""The one timeline that every surface is made from: tags, chapters, transcript, page and feed."""

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
    """Times from the start of the episode; characters of `text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A stretch of the episode a listener can jump to."""

    title: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Where everything is in the finished audio."""

    duration_ms: int
    sample_rate_hz: int
    cues: tuple[TimedCue, ...]
    chapters: tuple[Chapter, ...]
    """Contiguous, the first from 0, the last to `duration_ms`."""
