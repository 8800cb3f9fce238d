"""An Ogg Opus file (RFC 3533, RFC 7845): written from packets, tagged with mutagen, and read back.

The chapters are Vorbis comments (wiki.xiph.org/Chapter_Extension), and so is the cover (wiki.xiph.org/VorbisComment).
"""

# mypy: disallow-untyped-calls=False
# because mutagen declares no types.

import base64
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.flac import Picture
from mutagen.id3 import PictureType
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus

from podcaster.errors import MixingError, cause_of
from podcaster.mixing.containers.tag_values import PLAYER, described_player, kept_tags, parsed_player
from podcaster.mixing.tags import GENRE, EpisodeTags
from podcaster.mixing.timeline import Chapter
from podcaster.mixing.times import format_timestamp, parse_time
from podcaster.system.record import replace

SAMPLE_RATE_HZ = 48_000
PACKET_SAMPLES = 960
"""Samples of a packet of 20 ms."""
DELAY_SAMPLES = 120
"""How much later than in the mix the sound is in the packets, in low-delay mode. Players skip as much at the start."""
_SERIAL = 0x706F6463
"""Number of the stream in its file. It may be any number, and is always the same: same input, same bytes."""
_PAGE_PACKETS = 50
"""Packets on a page: at most one second, so that players can seek."""
_VENDOR = b"podcaster"
_PADDING_BYTES = 1024
"""Room for edits of the tags that need not move the audio."""
_COVER = "metadata_block_picture"
_MOST_CHAPTERS = 1000
"""The numbers of chapters have three digits."""
_ADVICE = "check the disk, then build again"


def write_file(path: Path, packets: Iterable[tuple[bytes, int]], *, samples: int) -> None:
    """Write an Opus file of packets and their lengths in samples. `samples` is the length of the sound; players cut off
    what the last packet has beyond it."""
    head = struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, DELAY_SAMPLES, SAMPLE_RATE_HZ, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", len(_VENDOR)) + _VENDOR + struct.pack("<I", 0)
    with path.open("wb") as file:
        file.write(_page([head], number=0, position=0, first=True).write())
        file.write(_page([tags], number=1, position=0).write())
        number, position = 2, 0
        waiting: list[bytes] = []
        for packet, length in packets:
            if len(waiting) == _PAGE_PACKETS:
                file.write(_page(waiting, number=number, position=position).write())
                number, waiting = number + 1, []
            waiting.append(packet)
            position += length
        file.write(_page(waiting, number=number, position=min(position, samples + DELAY_SAMPLES), last=True).write())


def read_packets(path: Path) -> Iterator[bytes]:
    """The packets of an Opus file, without its two headers. MixingError when it is not an Ogg file."""
    begun, number = b"", 0
    with path.open("rb") as file:
        while True:
            try:
                page = OggPage(file)
            except EOFError:
                return
            except MutagenError as error:
                what = f"this is no Opus file ({cause_of(error)})"
                raise MixingError(what, advice="install another ffmpeg") from error
            for index, part in enumerate(page.packets):
                begun += part
                if index + 1 == len(page.packets) and not page.complete:
                    continue
                number += 1
                if number > 2:
                    yield begun
                begun = b""


def write_tags(path: Path, tags: EpisodeTags) -> None:
    """Replace the tags, chapters and cover of an Opus file, read them back and compare. MixingError when they can't be
    written or do not read back as written."""
    wanted = kept_tags(tags)
    try:
        file: Any = OggOpus(path)
        file.tags.clear()
        for name, value in _comments(wanted):
            file.tags.append((name, value))
        file.save(padding=lambda _: _PADDING_BYTES)
        read = read_tags(path)
    except (MutagenError, OSError, ValueError, LookupError, struct.error) as error:
        raise MixingError(f"its tags can't be written ({cause_of(error)})", where=str(path), advice=_ADVICE) from error
    ends = [*(one.start_ms for one in wanted.chapters[1:]), read.chapters[-1].end_ms if read.chapters else 0]
    # A chapter has no end there: it ends where the next one begins.
    chapters = tuple(replace(one, end_ms=end) for one, end in zip(wanted.chapters, ends, strict=bool(wanted.chapters)))
    if read != replace(wanted, chapters=chapters):
        raise MixingError("its tags do not read back as written", where=str(path), advice=_ADVICE)


def read_tags(path: Path) -> EpisodeTags:
    """The tags of an Opus file that `write_tags` wrote. A missing one reads as empty. MixingError when the file is not
    an Opus file."""
    try:
        file: Any = OggOpus(path)
        comments: dict[str, str] = {name.upper(): value for name, value in file.tags}
        starts = [
            (parse_time(comments[name]), comments.get(f"{name}NAME", ""))
            for name in (f"CHAPTER{number:03}" for number in range(_MOST_CHAPTERS))
            if name in comments
        ]
        cover = comments.get(_COVER.upper())
        picture = Picture(base64.b64decode(cover)).data if cover else None
        length_ms = round(file.info.length * 1000)
        players = [value for name, value in file.tags if name.upper().startswith(_PLAYER)]
    except (MutagenError, OSError, ValueError, LookupError, struct.error) as error:
        what = f"its tags can't be read ({cause_of(error)})"
        raise MixingError(what, where=str(path), advice="build the episode again") from error

    ends = [*(start for start, _ in starts[1:]), length_ms]
    return EpisodeTags(
        title=comments.get("TITLE", ""),
        show=comments.get("ALBUM", ""),
        artist=comments.get("ARTIST", ""),
        date=comments.get("DATE"),
        language=comments.get("LANGUAGE", "und"),
        source=comments.get("SOURCE", ""),
        comment=comments.get("COMMENT", ""),
        lyrics=comments.get("LYRICS", ""),
        cover=picture,
        chapters=tuple(
            Chapter(title=title, start_ms=start, end_ms=end)
            for (start, title), end in zip(starts, ends, strict=bool(starts))
        ),
        players=tuple(map(parsed_player, players)),
        encoder=comments.get("ENCODER", ""),
    )


_PLAYER = PLAYER.upper()


def _comments(tags: EpisodeTags) -> Iterator[tuple[str, str]]:
    for name, value in (
        ("title", tags.title),
        ("album", tags.show),
        ("artist", tags.artist),
        ("date", tags.date),
        ("genre", GENRE),
        ("language", tags.language),
        ("source", tags.source),
        ("comment", tags.comment),
        ("lyrics", tags.lyrics),
        ("encoder", tags.encoder),
    ):
        if value:
            yield name, value
    for number, player in enumerate(tags.players, 1):
        yield f"{PLAYER}{number}".lower(), described_player(player)
    for number, chapter in enumerate(tags.chapters):
        yield f"chapter{number:03}", format_timestamp(chapter.start_ms)
        yield f"chapter{number:03}name", chapter.title
    if tags.cover:
        picture = Picture()
        picture.type, picture.mime, picture.data = PictureType.COVER_FRONT, "image/jpeg", tags.cover
        yield _COVER, base64.b64encode(picture.write()).decode("ascii")


def _page(packets: list[bytes], *, number: int, position: int, first: bool = False, last: bool = False) -> OggPage:
    page = OggPage()
    page.packets, page.sequence, page.position, page.serial = packets, number, position, _SERIAL
    page.first, page.last = first, last
    return page
