"""What an MP3 says about itself: ID3v2.3 tags, chapters and cover, written and read with mutagen.

ID3v2.3 (id3.org/id3v2.3.0) and its Chapter Frame Addendum, because ffmpeg reads the sizes of a chapter's own frames as
plain integers: in v2.4 one chapter title of 127 bytes or more makes ffprobe and mpv drop every chapter.
"""

# mypy: disallow-untyped-calls=False
# because mutagen declares types for some of its functions and leaves the frames without.

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from urllib.parse import quote

from mutagen import MutagenError, id3

from podcaster.errors import MixingError
from podcaster.mixing.chapters import MOST_CHAPTERS
from podcaster.mixing.held_text import held_line, held_lines
from podcaster.mixing.languages import bcp_47, iso_639_2
from podcaster.mixing.timeline import Chapter, TimedCue
from podcaster.mixing.times import format_exact_time, parse_time
from podcaster.reading.article import Player
from podcaster.scripting.script import Speaker
from podcaster.system.http import without_login

GENRE = "Podcast"
LARGEST_COVER_BYTES = 300_000
_NO_OFFSET = 0xFFFFFFFF
"""Chapters are given by time, not by byte (Chapter Frame Addendum 1.0, section 3.1)."""
_PADDING_BYTES = 1024
_SOURCE = "Source"
_PLAYER = "Podcast player "
_CUT_OFF = " (cut off in the source)"
_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeTags:
    """What is written into an episode's MP3."""

    title: str
    show: str
    artist: str
    date: str | None
    """ISO 8601. Kept as exact as ID3v2.3 can: the year, or the day, or the minute, in the zone it was given in."""
    language: str
    """BCP 47; kept as ISO 639-2, so without script and region."""
    source: str
    """An http(s) address, kept whole but for a password in it; of a path only the file's name is kept."""
    comment: str
    """The notice that the voices are synthetic."""
    lyrics: str
    """The transcript, lines separated by a newline."""
    cover: bytes | None
    """A JPEG of at most `LARGEST_COVER_BYTES`."""
    chapters: tuple[Chapter, ...]
    players: tuple[Player, ...]
    encoder: str
    """The program and its version."""


def transcript_lines(cues: Sequence[TimedCue], speakers: Sequence[Speaker]) -> str:
    """The episode as text, a line a cue, quotes after the name of who speaks: "Sergey Lavrov: “Cold war…”"."""
    names = {speaker.id: speaker.name for speaker in speakers}
    return "\n".join(
        f"{names[cue.speaker]}: {' '.join(cue.text.split())}" if cue.speaker else " ".join(cue.text.split())
        for cue in cues
    )


def write_tags(mp3: Path, tags: EpisodeTags) -> None:
    """Replace the tags of `mp3` by `tags`, then read them back from the file and compare.

    The audio frames, and the gapless header among them, stay as they are. Raises `MixingError` when a tag cannot be
    written or does not read back as it was written.
    """
    written = id3.ID3()
    for frame in _frames(tags):
        written.add(frame)
    try:
        written.save(mp3, v1=0, v2_version=3, padding=lambda _: _PADDING_BYTES)
        _put_chapters_in_order(mp3, [_chapter_id(index) for index in range(len(tags.chapters))])
        read = id3.ID3(mp3, translate=False)
    except (MutagenError, OSError) as error:
        raise MixingError(
            f"The tags of {mp3} could not be written: {error}. Check the disk, then build again."
        ) from error
    for key in dict.fromkeys((*written, *read)):
        if repr(written.get(key)) != repr(read.get(key)):
            raise MixingError(f"Tag {key!r} of {mp3} does not read back as written. Check the disk, then build again.")


def read_tags(mp3: Path) -> EpisodeTags:
    """The tags of an MP3 that `write_tags` wrote; what is missing reads as empty. Raises `MixingError` without any."""
    try:
        read = id3.ID3(mp3, translate=False)
    except (MutagenError, OSError) as error:
        raise MixingError(f"The tags of {mp3} could not be read: {error}. Build the episode again.") from error

    def text(key: str) -> str:
        return str(read[key]) if key in read else ""

    year, day_month, hour_minute = text("TYER"), text("TDAT"), text("TIME")
    date = year + (f"-{day_month[2:]}-{day_month[:2]}" if day_month else "")
    pictures = read.getall("APIC")
    return EpisodeTags(
        title=text("TIT2"),
        show=text("TALB"),
        artist=text("TPE1"),
        date=(date + (f"T{hour_minute[:2]}:{hour_minute[2:]}" if hour_minute else "")) or None,
        language=bcp_47(text("TLAN")),
        source=text("WOAS") or text(f"TXXX:{_SOURCE}"),
        comment=next((str(frame) for frame in read.getall("COMM")), ""),
        lyrics=next((str(frame) for frame in read.getall("USLT")), ""),
        cover=pictures[0].data if pictures else None,
        chapters=tuple(
            Chapter(title=str(frame.sub_frames["TIT2"]), start_ms=frame.start_time, end_ms=frame.end_time)
            for frame in read.getall("CHAP")
        ),
        players=tuple(_parsed_player(str(frame)) for frame in read.getall("TXXX") if frame.desc.startswith(_PLAYER)),
        encoder=text("TSSE"),
    )


def _frames(tags: EpisodeTags) -> Iterator[id3.Frame]:
    """The ID3v2.3 frames of `tags`; the standard's names are explained by the fields they carry."""
    for frame, line in (
        (id3.TIT2, tags.title),
        (id3.TALB, tags.show),
        (id3.TPE1, tags.artist),
        (id3.TCON, GENRE),
        (id3.TENC, tags.encoder),
        (id3.TSSE, tags.encoder),
        (id3.TLAN, iso_639_2(tags.language)),
        *_date_frames(tags.date),
    ):
        if held_line(line):
            yield _text_frame(frame, line)
    yield from _source_frames(tags.source)
    language = iso_639_2(tags.language)
    if comment := held_lines(tags.comment):
        yield id3.COMM(encoding=_encoding(comment), lang=language, desc="", text=[comment])
    if lyrics := held_lines(tags.lyrics):
        yield id3.USLT(encoding=_encoding(lyrics), lang=language, desc="", text=lyrics)
    if tags.cover is not None:
        if len(tags.cover) > LARGEST_COVER_BYTES or not tags.cover.startswith(b"\xff\xd8"):
            raise MixingError(
                f"The cover ({len(tags.cover)} bytes) must be a JPEG of at most {LARGEST_COVER_BYTES} bytes."
            )
        yield id3.APIC(
            encoding=id3.Encoding.LATIN1,
            mime="image/jpeg",
            type=id3.PictureType.COVER_FRONT,
            desc="",
            data=tags.cover,
        )
    for number, player in enumerate(tags.players, 1):
        described = held_line(_described_player(player))
        yield id3.TXXX(encoding=_encoding(described), desc=f"{_PLAYER}{number}", text=[described])
    yield from _chapter_frames(tags.chapters)


def _chapter_frames(chapters: Sequence[Chapter]) -> Iterator[id3.Frame]:
    if len(chapters) > MOST_CHAPTERS:
        raise MixingError(f"{len(chapters)} chapters are more than ID3 can list ({MOST_CHAPTERS}): merge the shortest.")
    for index, chapter in enumerate(chapters):
        yield id3.CHAP(
            element_id=_chapter_id(index),
            start_time=chapter.start_ms,
            end_time=chapter.end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[_text_frame(id3.TIT2, held_line(chapter.title) or f"Chapter {index + 1}")],
        )
    if chapters:
        yield id3.CTOC(
            element_id="toc",
            flags=id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED,
            child_element_ids=[_chapter_id(index) for index in range(len(chapters))],
            sub_frames=[],
        )


def _chapter_id(index: int) -> str:
    return f"chp{index}"


def _put_chapters_in_order(mp3: Path, element_ids: Sequence[str]) -> None:
    """Bring the CHAP frames of the file into the order of time, in place.

    mutagen writes frames by size, and players list chapters as they lie in the file. The frames only change places, so
    the tag keeps its length and the audio is not touched.
    """
    with mp3.open("r+b") as file:
        header = file.read(10)
        size = sum((byte & 0x7F) << shift for byte, shift in zip(header[6:10], (21, 14, 7, 0), strict=True))
        body = file.read(size)
        frames, chapters, at = [], {}, 0
        while body[at : at + 4].strip(b"\0"):
            end = at + 10 + int.from_bytes(body[at + 4 : at + 8])
            frame, at = body[at:end], end
            if frame.startswith(b"CHAP"):
                chapters[frame[10 : frame.index(b"\0", 10)].decode("ascii")] = frame
            else:
                frames.append(frame)
        ordered = b"".join([*frames, *(chapters[element_id] for element_id in element_ids)])
        file.seek(10)
        file.write(ordered)


def _date_frames(date: str | None) -> Iterator[tuple[type[id3.TextFrame], str]]:
    """Year, day and time of day, each a frame of its own in ID3v2.3."""
    if date is None:
        return
    found = _DATE.fullmatch(date.strip())
    if found is None:
        raise MixingError(f"The date {date!r} is not ISO 8601: write it like 2010-02-23 or 2010-02-23T21:55.")
    year, month, day, hour, minute = found.groups()
    yield id3.TYER, year
    if day:
        yield id3.TDAT, day + month
    if minute:
        yield id3.TIME, hour + minute


def _source_frames(source: str) -> Iterator[id3.Frame]:
    """An address as the official source page; of a path the name only, so that no one's folders are published."""
    if re.match(r"https?://", source, re.IGNORECASE):
        yield id3.WOAS(url=quote(held_line(without_login(source)), safe="!#$%&'()*+,/:;=?@[]~"))
    elif (name := held_line(PureWindowsPath(source).name)) not in ("", "-"):
        yield id3.TXXX(encoding=_encoding(name), desc=_SOURCE, text=[name])


def _text_frame(frame: type[id3.TextFrame], text: str) -> id3.TextFrame:
    line = held_line(text)
    return frame(encoding=_encoding(line), text=[line])


def _encoding(text: str) -> int:
    """ID3v2.3 knows Latin-1, which old players take for something else, and UTF-16: only ASCII goes as the first."""
    return id3.Encoding.LATIN1 if text.isascii() else id3.Encoding.UTF16


def _described_player(player: Player) -> str:
    """The player in words: "label: Podcasts; position: 0:00; duration: 23:13"."""
    parts = []
    if player.label:
        parts.append(f"label: {player.label}")
    if player.position_ms is not None:
        parts.append(f"position: {format_exact_time(player.position_ms)}")
    least = "at least " if player.truncated else ""
    duration = "unknown" if player.duration_ms is None else least + format_exact_time(player.duration_ms)
    parts.append(f"duration: {duration}{_CUT_OFF if player.truncated else ''}")
    return "; ".join(parts)


_DESCRIBED = re.compile(
    r"(?:label: (?P<label>.*?)(?:; |$))??(?:position: (?P<position>[\d:.]+); )?"
    r"duration: (?:unknown|(?:at least )?(?P<duration>[\d:.]+))(?P<cut> \(cut off in the source\))?"
)


def _parsed_player(text: str) -> Player:
    """The player that `_described_player` put in words."""
    found = _DESCRIBED.fullmatch(text)
    if found is None:
        return Player(label=text, position_ms=None, duration_ms=None)
    return Player(
        label=found["label"] or "",
        position_ms=None if found["position"] is None else parse_time(found["position"]),
        duration_ms=None if found["duration"] is None else parse_time(found["duration"]),
        truncated=found["cut"] is not None,
    )
