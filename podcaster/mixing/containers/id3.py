"""The tags of an MP3: ID3v2.3 frames with chapters and cover, written and read with mutagen.

Version 2.3 (id3.org/id3v2.3.0) and its Chapter Frame Addendum 1.0, not 2.4: ffmpeg reads the sizes of the frames within
a chapter as plain integers, so one chapter title of 127 bytes or more in v2.4 makes ffprobe and mpv drop every chapter
(mutagen#510).
"""

# mypy: disallow-untyped-calls=False
# because mutagen declares types for some of its functions, but not for its frames.

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mutagen import MutagenError, id3

from podcaster.errors import MixingError, cause_of
from podcaster.mixing.containers.tag_values import (
    DATE,
    PLAYER,
    SOURCE,
    checked_chapters,
    checked_cover,
    checked_date,
    described_player,
    is_address,
    parsed_player,
    source_text,
)
from podcaster.mixing.language_codes import bcp_47, iso_639_2
from podcaster.mixing.tag_text import tag_line, tag_lines
from podcaster.mixing.tags import GENRE, EpisodeTags, TaggedPicture
from podcaster.mixing.timeline import Chapter

_NO_OFFSET = 0xFFFFFFFF
"""Byte offset of a chapter that is given by time only (Chapter Frame Addendum 1.0, section 3.1)."""
_FRAMES_BUT_LYRICS = {name: frame for name, frame in id3.Frames.items() if name != "USLT"}
_LONGEST_DESCRIPTION = 64
"""Most characters of a picture's description (ID3v2.3, section 4.15)."""
_PADDING_BYTES = 1024
"""Room for edits of the tags that need not move the audio."""


def write_tags(mp3: Path, tags: EpisodeTags) -> None:
    """Replace the tags of an MP3, read them back and compare. The audio frames and the Info frame are not changed.
    MixingError when a tag can't be written or does not read back as written."""
    written = id3.ID3()
    for frame in _frames(tags):
        written.add(frame)
    try:
        written.save(mp3, v1=0, v2_version=3, padding=lambda _: _PADDING_BYTES)
        _put_chapters_in_order(mp3, [_chapter_id(index) for index in range(len(tags.chapters))])
        read = id3.ID3(mp3, translate=False, known_frames=_FRAMES_BUT_LYRICS)
    except (MutagenError, OSError) as error:
        what = f"its tags can't be written ({cause_of(error)})"
        raise MixingError(what, where=str(mp3), advice="check the disk, then build again") from error
    lyrics = [written.pop(key) for key in list(written) if key.startswith("USLT")]
    wrong = [key for key in dict.fromkeys((*written, *read)) if repr(written.get(key)) != repr(read.get(key))]
    if len(lyrics) != len(read.unknown_frames) or not all(map(_holds, read.unknown_frames, lyrics)):
        wrong.append("USLT")
    if wrong:
        what = f"its tag {wrong[0]!r} does not read back as written"
        raise MixingError(what, where=str(mp3), advice="check the disk, then build again")


def _holds(frame: bytes, lyrics: Any) -> bool:
    """Whether the bytes of a frame hold these lyrics. (mutagen reads UTF-16 letter by letter: for the text of an hour
    that takes a tenth of a second.)"""
    codec = "latin-1" if lyrics.encoding == id3.Encoding.LATIN1 else "utf-16-le"
    return frame.startswith(b"USLT") and frame.endswith(f"{lyrics.text}\0".encode(codec))


def read_tags(mp3: Path) -> EpisodeTags:
    """The tags of an MP3 that `write_tags` wrote. A missing one reads as empty. MixingError when the file has no
    tags."""
    try:
        read = id3.ID3(mp3, translate=False)
    except (MutagenError, OSError) as error:
        what = f"its tags can't be read ({cause_of(error)})"
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
        source=text("WOAS") or text(f"TXXX:{SOURCE}"),
        comment=next((str(frame) for frame in read.getall("COMM")), ""),
        lyrics=next((str(frame) for frame in read.getall("USLT")), ""),
        cover=pictures[0].data if pictures else None,
        chapters=tuple(
            Chapter(title=str(frame.sub_frames["TIT2"]), start_ms=frame.start_time, end_ms=frame.end_time)
            for frame in read.getall("CHAP")
        ),
        players=tuple(parsed_player(str(frame)) for frame in read.getall("TXXX") if frame.desc.startswith(PLAYER)),
        encoder=text("TSSE"),
        pictures=tuple(
            TaggedPicture(chapter=index, jpeg=frame.data, alt=frame.desc)
            for index, chapter in enumerate(read.getall("CHAP"))
            for frame in chapter.sub_frames.getall("APIC")
        ),
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
    if checked_cover(tags.cover) is not None:
        yield _picture_frame(tags.cover, "")
    for number, player in enumerate(tags.players, 1):
        described = tag_line(described_player(player))
        yield id3.TXXX(encoding=_encoding(described), desc=f"{PLAYER}{number}", text=[described])
    yield from _chapter_frames(tags.chapters, {picture.chapter: picture for picture in tags.pictures})


def _chapter_frames(chapters: Sequence[Chapter], pictures: Mapping[int, TaggedPicture]) -> Iterator[id3.Frame]:
    for index, chapter in enumerate(checked_chapters(chapters)):
        yield id3.CHAP(
            element_id=_chapter_id(index),
            start_time=chapter.start_ms,
            end_time=chapter.end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[
                _text_frame(id3.TIT2, tag_line(chapter.title) or f"Chapter {index + 1}"),
                *([_picture_frame(pictures[index].jpeg, pictures[index].alt)] if index in pictures else []),
            ],
        )
    if chapters:
        yield id3.CTOC(
            element_id="toc",
            flags=id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED,
            child_element_ids=[_chapter_id(index) for index in range(len(chapters))],
            sub_frames=[],
        )


def _picture_frame(jpeg: bytes | None, description: str) -> id3.APIC:
    """A picture. That of a chapter is a front cover too: players look for that kind."""
    line = tag_line(description)[:_LONGEST_DESCRIPTION].rstrip()
    kind = id3.PictureType.COVER_FRONT
    return id3.APIC(encoding=_encoding(line), mime="image/jpeg", type=kind, desc=line, data=jpeg)


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
    found = DATE.fullmatch(checked_date(date) or "")
    if found is None:
        return
    year, month, day, hour, minute = found.groups()
    yield id3.TYER, year
    if day:
        yield id3.TDAT, day + month
    if minute:
        yield id3.TIME, hour + minute


def _source_frames(source: str) -> Iterator[id3.Frame]:
    """The source. An address becomes the official source page (WOAS)."""
    text = source_text(source)
    if is_address(text):
        yield id3.WOAS(url=quote(text, safe="!#$%&'()*+,/:;=?@[]~"))
    elif text:
        yield id3.TXXX(encoding=_encoding(text), desc=SOURCE, text=[text])


def _text_frame(frame: type[id3.TextFrame], text: str) -> id3.TextFrame:
    line = tag_line(text)
    return frame(encoding=_encoding(line), text=[line])


def _encoding(text: str) -> int:
    """The encoding of a text. ID3v2.3 has Latin-1 and UTF-16; old players misread Latin-1, so it is used for ASCII
    only."""
    return id3.Encoding.LATIN1 if text.isascii() else id3.Encoding.UTF16
