"""Pictures for chapters: the chapter that each belongs to."""

from collections.abc import Sequence

from podcaster.mixing.episode_folder import MOST_PICTURES, picture_name
from podcaster.mixing.timeline import Chapter, ChapterPicture, Timeline
from podcaster.system.record import Record, replace


class PlacedPicture(Record, frozen=True, kw_only=True):
    """A picture that may stand for a chapter, and its place in the script."""

    jpeg: bytes
    width: int
    height: int
    alt: str
    caption: str
    cue: int
    """Number of the cue that it stands in or after."""
    offset: int
    """How many characters of that cue are before it."""


def with_pictures(timeline: Timeline, pictures: Sequence[PlacedPicture]) -> tuple[Timeline, dict[str, bytes]]:
    """The timeline with a picture for each chapter that has one, and the files of these pictures by name.

    A picture belongs to the chapter in which the words before it are spoken. The first of a chapter is taken; a further
    one between that chapter and the next is the next one's.
    """
    chapters = list(timeline.chapters)
    files: dict[str, bytes] = {}
    for picture in pictures:
        at_ms = _time_of(picture, timeline)
        free = [number for number in _chapters_at(at_ms, timeline) if chapters[number].picture is None]
        if not free or len(files) == MOST_PICTURES:
            continue
        number = free[0]
        name = picture_name(len(files) + 1)
        files[name] = picture.jpeg
        chapters[number] = _with_picture(chapters[number], picture, name, at_ms)
    return replace(timeline, chapters=tuple(chapters)), files


def _chapters_at(at_ms: int, timeline: Timeline) -> list[int]:
    """The number of the chapter that a time is in, and of the next one if no word is spoken between."""
    chapters = timeline.chapters
    number = next((at for at, chapter in enumerate(chapters) if at_ms <= chapter.end_ms), None)
    if number is None:
        return []
    end_ms = chapters[number].end_ms
    spoken = any(at_ms <= word.start_ms < end_ms for cue in timeline.cues for word in cue.words)
    return [number] if spoken or number + 1 == len(chapters) else [number, number + 1]


def _with_picture(chapter: Chapter, picture: PlacedPicture, name: str, at_ms: int) -> Chapter:
    shown = ChapterPicture(
        file=name,
        alt=picture.alt,
        caption=picture.caption,
        width=picture.width,
        height=picture.height,
        at_ms=at_ms,
    )
    return replace(chapter, picture=shown)


def _time_of(picture: PlacedPicture, timeline: Timeline) -> int:
    """When the last word before a picture ends."""
    cue = next((cue for cue in timeline.cues if cue.number == picture.cue), None)
    if cue is None:
        return 0
    before = [word.end_ms for word in cue.words if word.char_start < picture.offset]
    return before[-1] if before else cue.start_ms
