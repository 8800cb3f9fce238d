"""Pictures for chapters: small JPEGs of an article's pictures, and the chapter that each belongs to."""

import io
import struct
import warnings
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageOps

from podcaster.mixing.episode_folder import MOST_PICTURES, picture_name
from podcaster.mixing.timeline import Chapter, ChapterPicture, Timeline

LARGEST_SOURCE_BYTES = 20_000_000
"""Largest picture that is read."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_SIDES_PIXELS = (1000, 700, 500, 350)
"""Longest side of a chapter's picture: the first with which its file is small. Phones show it about as wide."""
_LEAST_SIDE_PIXELS = 240
"""A smaller picture is an icon, a mark or a placeholder."""
_MOST_PIXELS = 60_000_000
_LONGEST_SHAPE = 3.5
"""Most width for one of height, and the other way round. Banners and rules are longer."""
_LARGEST_BYTES, _QUALITIES = 100_000, (80, 65, 50)
"""Each listener downloads the pictures with the episode."""
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
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


def small_picture(image: bytes) -> tuple[bytes, int, int] | None:
    """A JPEG of a picture, upright, with its width and height. Nothing of the file is kept but what one sees: no place
    where a photograph was taken. None for a picture that can't be read or is too small, too long or too large."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(image), formats=_FORMATS) as picture:
            short, long = sorted(picture.size)
            if short < _LEAST_SIDE_PIXELS or long > _LONGEST_SHAPE * short or short * long > _MOST_PIXELS:
                return None
            picture.draft("RGB", (2 * _SIDES_PIXELS[0], 2 * _SIDES_PIXELS[0]))
            shown = _on_white(ImageOps.exif_transpose(picture))
    except _BROKEN:
        return None
    for side in _SIDES_PIXELS:
        shown.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            jpeg = io.BytesIO()
            shown.save(jpeg, "JPEG", quality=quality, optimize=True)
            if jpeg.tell() <= _LARGEST_BYTES:
                return jpeg.getvalue(), *shown.size
    return None


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(ground, seen).convert("RGB")


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
