"""The tags of an MP3: ID3v2.3 frames with chapters and cover, written and read with mutagen.

Version 2.3 (id3.org/id3v2.3.0) and its Chapter Frame Addendum 1.0, not 2.4: ffmpeg reads the sizes of the frames within
a chapter as plain integers, so one chapter title of 127 bytes or more in v2.4 makes ffprobe and mpv drop every chapter
(mutagen#510).
"""

# mypy: disallow-untyped-calls=False
# because mutagen declares types for some of its functions and leaves the frames without.

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PureWindowsPath
from urllib.parse import quote

from mutagen import MutagenError, id3

from podcaster.errors import MixingError
from podcaster.mixing.chapters import MOST_CHAPTERS
from podcaster.mixing.language_codes import bcp_47, iso_639_2
from podcaster.mixing.tag_text import tag_line, tag_lines
from podcaster.mixing.tags import GENRE, LARGEST_COVER_BYTES, EpisodeTags
from podcaster.mixing.timeline import Chapter
from podcaster.mixing.times import format_exact_time, parse_time
from podcaster.reading.article import Player
from podcaster.system.http import without_login

_NO_OFFSET = 0xFFFFFFFF
"""Byte offset of a chapter that is given by time only (Chapter Frame Addendum 1.0, section 3.1)."""
_PADDING_BYTES = 1024
"""Room to edit the tags without writing the audio again."""
_SOURCE = "Source"
_PLAYER = "Podcast player "
_CUT_OFF = " (cut off in the source)"
_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?"
)


def write_tags(mp3: Path, tags: EpisodeTags) -> None:
    """Replace the tags of an MP3, read them back and compare. The audio frames, and the Info frame among them, stay as
    they are. MixingError when a tag can't be written or does not read back as written."""
    written = id3.ID3()
    for frame in _frames(tags):
        written.add(frame)
    try:
        written.save(mp3, v1=0, v2_version=3, padding=lambda _: _PADDING_BYTES)
        _put_chapters_in_order(mp3, [_chapter_id(index) for index in range(len(tags.chapters))])
        read = id3.ID3(mp3, translate=False)
    except (MutagenError, OSError) as error:
        what = f"its tags can't be written ({error})"
        raise MixingError(what, where=str(mp3), advice="check the disk, then build again") from error
    for key in dict.fromkeys((*written, *read)):
        if repr(written.get(key)) != repr(read.get(key)):
            what = f"its tag {key!r} does not read back as written"
            raise MixingError(what, where=str(mp3), advice="check the disk, then build again")


def read_tags(mp3: Path) -> EpisodeTags:
    """The tags of an MP3 that `write_tags` wrote. A missing one reads as empty. MixingError when the file has no
    tags."""
    try:
        read = id3.ID3(mp3, translate=False)
    except (MutagenError, OSError) as error:
        what = f"its tags can't be read ({error})"
        raise MixingError(what, where=str(mp3), advice="build the episode again") from error

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
    """The ID3v2.3 frames of `tags`."""
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
        if tag_line(line):
            yield _text_frame(frame, line)
    yield from _source_frames(tags.source)
    language = iso_639_2(tags.language)
    if comment := tag_lines(tags.comment):
        yield id3.COMM(encoding=_encoding(comment), lang=language, desc="", text=[comment])
    if lyrics := tag_lines(tags.lyrics):
        yield id3.USLT(encoding=_encoding(lyrics), lang=language, desc="", text=lyrics)
    if tags.cover is not None:
        if len(tags.cover) > LARGEST_COVER_BYTES or not tags.cover.startswith(b"\xff\xd8"):
            what = f"the cover has {len(tags.cover)} bytes, or is not a JPEG"
            raise MixingError(what, advice=f"give a JPEG of at most {LARGEST_COVER_BYTES} bytes")
        yield id3.APIC(
            encoding=id3.Encoding.LATIN1,
            mime="image/jpeg",
            type=id3.PictureType.COVER_FRONT,
            desc="",
            data=tags.cover,
        )
    for number, player in enumerate(tags.players, 1):
        described = tag_line(_described_player(player))
        yield id3.TXXX(encoding=_encoding(described), desc=f"{_PLAYER}{number}", text=[described])
    yield from _chapter_frames(tags.chapters)


def _chapter_frames(chapters: Sequence[Chapter]) -> Iterator[id3.Frame]:
    if len(chapters) > MOST_CHAPTERS:
        what = f"{len(chapters)} chapters are more than ID3 can list ({MOST_CHAPTERS})"
        raise MixingError(what, advice="merge the shortest")
    for index, chapter in enumerate(chapters):
        yield id3.CHAP(
            element_id=_chapter_id(index),
            start_time=chapter.start_ms,
            end_time=chapter.end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[_text_frame(id3.TIT2, tag_line(chapter.title) or f"Chapter {index + 1}")],
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
    """Sort the CHAP frames in the file by time.

    mutagen writes frames sorted by size, and players list chapters in the order of the file. The tag keeps its length,
    so the audio stays where it is.
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
    """Year, day and time of day; ID3v2.3 has a frame for each."""
    if date is None:
        return
    found = _DATE.fullmatch(date.strip())
    if found is None:
        raise MixingError(f"the date {date!r} is not ISO 8601", advice="write it like 2010-02-23 or 2010-02-23T21:55")
    year, month, day, hour, minute = found.groups()
    yield id3.TYER, year
    if day:
        yield id3.TDAT, day + month
    if minute:
        yield id3.TIME, hour + minute


def _source_frames(source: str) -> Iterator[id3.Frame]:
    """The source: an address as the official source page (WOAS), of a path the file's name only, so that no private
    folder is published."""
    if re.match(r"https?://", source, re.IGNORECASE):
        yield id3.WOAS(url=quote(tag_line(without_login(source)), safe="!#$%&'()*+,/:;=?@[]~"))
    elif (name := tag_line(PureWindowsPath(source).name)) not in ("", "-"):
        yield id3.TXXX(encoding=_encoding(name), desc=_SOURCE, text=[name])


def _text_frame(frame: type[id3.TextFrame], text: str) -> id3.TextFrame:
    line = tag_line(text)
    return frame(encoding=_encoding(line), text=[line])


def _encoding(text: str) -> int:
    """The encoding of a text. ID3v2.3 has Latin-1 and UTF-16; old players misread Latin-1, so it is used for ASCII
    only."""
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
