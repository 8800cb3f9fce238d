"""The timeline of an episode. Tags, chapters, transcripts, page, notes and feed are all made from it."""

from collections.abc import Iterable
from itertools import groupby

from podcaster.recording.take import Word
from podcaster.scripting.script import CueKind, CuePart
from podcaster.system.record import Record, replace


class TimedCue(Record, frozen=True, kw_only=True):
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
    before: str | None = None
    """What the article has between the cue before and this one: white space, and labels, which are never spoken. Two
    line breaks begin a paragraph. None in the timelines of earlier versions."""


class ChapterPicture(Record, frozen=True, kw_only=True):
    """A picture of the article that stands for a chapter."""

    file: str
    """Its name in the episode's folder."""
    alt: str
    """What it shows, in the article's words; "" if the article does not say."""
    caption: str
    """The article's caption, which often says who made it."""
    width: int
    height: int
    at_ms: int
    """When the words end that the article has before it."""


class Chapter(Record, frozen=True, kw_only=True):
    """A part of the episode that a listener can jump to."""

    title: str
    start_ms: int
    end_ms: int
    picture: ChapterPicture | None = None


class Timeline(Record, frozen=True, kw_only=True):
    """When each cue, word and chapter is heard."""

    duration_ms: int
    sample_rate_hz: int
    """Sample rate of the main audio file."""
    cues: tuple[TimedCue, ...]
    chapters: tuple[Chapter, ...]
    """Contiguous, the first from 0, the last to `duration_ms`."""


def joined_passages(cues: Iterable[TimedCue]) -> tuple[TimedCue, ...]:
    """The cues, with passages of the same number joined: the text and the words of all, from the first's start to the
    last's end."""
    return tuple(_joined(list(passages)) for _, passages in groupby(cues, key=lambda cue: cue.number))


def _joined(passages: list[TimedCue]) -> TimedCue:
    if len(passages) == 1:
        return passages[0]
    words: list[Word] = []
    at = 0
    for passage in passages:
        words += [
            replace(word, char_start=word.char_start + at, char_end=word.char_end + at) for word in passage.words
        ]
        at += len(passage.text)
    return replace(
        passages[0],
        end_ms=passages[-1].end_ms,
        text="".join(passage.text for passage in passages),
        words=tuple(words),
    )
