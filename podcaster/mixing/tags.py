"""The tags of an audio file. Each container writes them in its own way: MP3 as ID3v2.3 frames."""

from collections.abc import Sequence

from podcaster.mixing.timeline import Chapter, TimedCue
from podcaster.reading.article import Player
from podcaster.scripting.script import Speaker
from podcaster.system.record import Record

GENRE = "Podcast"
LARGEST_COVER_BYTES = 300_000
"""Largest cover in an audio file. A choice: each listener downloads it with every episode."""


def is_jpeg(image: bytes) -> bool:
    """Whether a picture is a JPEG by its first bytes."""
    return image.startswith(b"\xff\xd8")


class TaggedPicture(Record, frozen=True, kw_only=True):
    """A chapter's picture in the tags."""

    chapter: int
    """The chapter's number, from 0."""
    jpeg: bytes
    alt: str
    """What it shows."""


class EpisodeTags(Record, frozen=True, kw_only=True):
    """The tags of an episode's audio file."""

    title: str
    show: str
    artist: str
    date: str | None
    """ISO 8601. A container may keep less of it: ID3v2.3 keeps the year, the day or the minute, without the zone."""
    language: str
    """BCP 47 tag. ID3v2.3 keeps the language alone, as ISO 639-2."""
    source: str
    """An http(s) address or a path. A login in an address is not written; of a path only the file's name is."""
    comment: str
    """The notice that the voices are synthetic."""
    lyrics: str
    """The transcript, lines separated by a newline."""
    cover: bytes | None
    """A JPEG of at most `LARGEST_COVER_BYTES`."""
    chapters: tuple[Chapter, ...]
    players: tuple[Player, ...]
    """The podcast players on the article's page."""
    encoder: str
    """The program and its version."""
    pictures: tuple[TaggedPicture, ...] = ()
    """The chapters' pictures. Only ID3 has a place for them."""


def transcript_lines(cues: Sequence[TimedCue], speakers: Sequence[Speaker]) -> str:
    """The transcript as text, a line a cue; a quote has its speaker's name before it: "Sergey Lavrov: “Cold war…”"."""
    names = {speaker.id: speaker.name for speaker in speakers}
    return "\n".join(
        f"{names[cue.speaker]}: {' '.join(cue.text.split())}" if cue.speaker else " ".join(cue.text.split())
        for cue in cues
    )
