"""An M4A file: written with its chapters, tagged with mutagen, and read back."""

# mypy: disallow-untyped-calls=False
# because mutagen declares no types.

import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.mp4 import MP4, AtomDataType, MP4Cover, MP4FreeForm, MP4Tags

from podcaster.errors import MixingError, cause_of
from podcaster.mixing.containers.aac_frames import FRAME_SAMPLES, PRIMING_SAMPLES
from podcaster.mixing.containers.mp4_boxes import (
    BIT_RATE_AT,
    LARGEST_BYTES,
    LONGEST_SAMPLES,
    Sound,
    boxes,
    file_head,
    shortened_title,
)
from podcaster.mixing.containers.tag_values import (
    PLAYER,
    SOURCE,
    described_player,
    kept_tags,
    parsed_player,
)
from podcaster.mixing.language_codes import bcp_47, iso_639_2
from podcaster.mixing.tags import GENRE, EpisodeTags
from podcaster.mixing.timeline import Chapter

_FREEFORM = "----:com.apple.iTunes:"
_LANGUAGE = "LANGUAGE"
_GAPLESS = "iTunSMPB"
_PADDING_BYTES = 1024
"""Room for edits of the tags that need not move the audio."""
_COPY_BYTES = 2**20
_ADVICE = "check the disk, then build again"


def write_file(path: Path, brand: bytes, sound: Sound, chapters: Sequence[Chapter], frames: Iterable[bytes]) -> None:
    """Write an M4A file. `frames` are the sound's bytes, in parts of any size. MixingError when it is too large."""
    head = file_head(brand, sound, chapters)
    if sound.samples > LONGEST_SAMPLES or len(head) + sum(sound.frame_bytes) > LARGEST_BYTES:
        what = "the episode is too large for an MP4 file"
        raise MixingError(what, advice="choose a lower bit rate, or split the article")
    with path.open("wb") as file:
        file.write(head)
        for frame in frames:
            file.write(frame)


def write_tags(path: Path, tags: EpisodeTags, brand: bytes) -> None:
    """Replace the chapters and the tags of an M4A that `write_file` wrote, read them back and compare. MixingError
    when they can't be written or do not read back as written."""
    wanted = kept_tags(tags)
    unfinished = path.with_name(f"{path.name}.tagging")
    try:
        sound, begin = read_sound(path, iso_639_2(tags.language))
        write_file(unfinished, brand, sound, wanted.chapters, _copied(path, begin))
        unfinished.replace(path)
        _save_tags(path, wanted, sound)
        read, listed = read_tags(path), _chpl(path)
    except (MutagenError, OSError, ValueError, LookupError, struct.error) as error:
        raise MixingError(f"its tags can't be written ({cause_of(error)})", where=str(path), advice=_ADVICE) from error
    finally:
        unfinished.unlink(missing_ok=True)
    if read != wanted or listed != [(chapter.start_ms, shortened_title(chapter.title)) for chapter in wanted.chapters]:
        raise MixingError("its tags do not read back as written", where=str(path), advice=_ADVICE)


def read_tags(path: Path) -> EpisodeTags:
    """The tags of an M4A that `write_tags` wrote. A missing one reads as empty. MixingError when the file is no M4A."""
    try:
        tags = MP4(path).tags or MP4Tags()
        chapters = tuple(_chapters(path))
    except (MutagenError, OSError, ValueError, LookupError, struct.error) as error:
        what = f"its tags can't be read ({cause_of(error)})"
        raise MixingError(what, where=str(path), advice="build the episode again") from error

    def text(key: str) -> str:
        values = tags.get(key)
        value = values[0] if values else ""
        return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)

    players = [key for key in tags if key.startswith(_FREEFORM + PLAYER)]
    players.sort(key=lambda key: int(key.removeprefix(_FREEFORM + PLAYER)))
    covers = tags.get("covr")
    return EpisodeTags(
        title=text("\xa9nam"),
        show=text("\xa9alb"),
        artist=text("\xa9ART"),
        date=text("\xa9day") or None,
        language=bcp_47(text(_FREEFORM + _LANGUAGE)),
        source=text(_FREEFORM + SOURCE),
        comment=text("\xa9cmt"),
        lyrics=text("\xa9lyr"),
        cover=bytes(covers[0]) if covers else None,
        chapters=chapters,
        players=tuple(parsed_player(text(key)) for key in players),
        encoder=text("\xa9too"),
    )


def _save_tags(path: Path, tags: EpisodeTags, sound: Sound) -> None:
    file: Any = MP4(path)
    file.add_tags()
    texts = {
        "\xa9nam": tags.title,
        "\xa9alb": tags.show,
        "\xa9ART": tags.artist,
        "aART": tags.show,
        "\xa9day": tags.date,
        "\xa9gen": GENRE,
        "\xa9cmt": tags.comment,
        "\xa9lyr": tags.lyrics,
        "\xa9too": tags.encoder,
    }
    for key, value in texts.items():
        if value:
            file.tags[key] = [value]
    named = {_LANGUAGE: iso_639_2(tags.language), SOURCE: tags.source, _GAPLESS: _gapless(sound)}
    named |= {f"{PLAYER}{number}": described_player(player) for number, player in enumerate(tags.players, 1)}
    for name, value in named.items():
        if value:
            file.tags[_FREEFORM + name] = [MP4FreeForm(value.encode(), AtomDataType.UTF8)]
    if tags.cover:
        file.tags["covr"] = [MP4Cover(tags.cover, MP4Cover.FORMAT_JPEG)]
    file.save(padding=lambda _: _PADDING_BYTES)


def _gapless(sound: Sound) -> str:
    """iTunes' own note of priming, padding and length, for players that ignore edit lists."""
    padding = len(sound.frame_bytes) * FRAME_SAMPLES - PRIMING_SAMPLES - sound.samples
    return f" 00000000 {PRIMING_SAMPLES:08X} {padding:08X} {sound.samples:016X}" + " 00000000" * 8


def read_sound(path: Path, language: str) -> tuple[Sound, int]:
    """The sound of an M4A that `write_file` wrote, and where its first frame begins in the file."""
    track = _tracks(path)[0]
    tables = _inside(track, b"mdia", b"minf", b"stbl")
    sizes, entry = _inside(tables, b"stsz"), _inside(tables, b"stsd")
    frames = struct.unpack_from(">I", sizes, 8)[0]
    sound = Sound(
        frame_bytes=struct.unpack_from(f">{frames}I", sizes, 12),
        samples=struct.unpack_from(">I", _inside(track, b"edts", b"elst"), 8)[0],
        bit_rate_bps=struct.unpack_from(">I", entry, BIT_RATE_AT)[0],
        language=language,
    )
    return sound, struct.unpack_from(">I", _inside(tables, b"stco"), 8)[0]


def _chapters(path: Path) -> Iterator[Chapter]:
    """The chapters in the text track."""
    tracks = _tracks(path)
    if len(tracks) < 2:
        return
    tables = _inside(tracks[1], b"mdia", b"minf", b"stbl")
    count = struct.unpack_from(">I", _inside(tables, b"stts"), 4)[0]
    lengths = struct.unpack_from(f">{2 * count}I", _inside(tables, b"stts"), 8)[1::2]
    sizes = struct.unpack_from(f">{count}I", _inside(tables, b"stsz"), 12)
    start_ms = 0
    with path.open("rb") as file:
        file.seek(struct.unpack_from(">I", _inside(tables, b"stco"), 8)[0])
        for length_ms, size in zip(lengths, sizes, strict=True):
            sample = file.read(size)
            title = sample[2 : 2 + struct.unpack_from(">H", sample)[0]].decode()
            yield Chapter(title=title, start_ms=start_ms, end_ms=start_ms + length_ms)
            start_ms += length_ms


def _chpl(path: Path) -> list[tuple[int, bytes]]:
    """Start in ms and title of the chapters in Nero's list."""
    user = dict(boxes(_moov(path))).get(b"udta", b"")
    data, found, at = dict(boxes(user)).get(b"chpl", b""), [], 9
    while at < len(data):
        start, size = struct.unpack_from(">QB", data, at)
        found.append((start // 10_000, data[at + 9 : at + 9 + size]))
        at += 9 + size
    return found


def _tracks(path: Path) -> list[bytes]:
    """The content of the file's `trak` boxes. ValueError when it has none."""
    found = [content for name, content in boxes(_moov(path)) if name == b"trak"]
    if not found:
        raise ValueError("it has no track")
    return found


def _inside(box: bytes, *names: bytes) -> bytes:
    """The content of the box that is inside boxes of these names. KeyError when there is none."""
    for name in names:
        box = dict(boxes(box))[name]
    return box


def _moov(path: Path) -> bytes:
    """The content of the file's `moov` box. ValueError when it has none."""
    with path.open("rb") as file:
        while head := file.read(8):
            size, name = struct.unpack(">I4s", head)
            if name == b"moov":
                return file.read(size - 8)
            if size < 8:
                break
            file.seek(size - 8, 1)
    raise ValueError("it is no MP4 file")


def _copied(path: Path, begin: int) -> Iterator[bytes]:
    """The rest of a file, from `begin`."""
    with path.open("rb") as file:
        file.seek(begin)
        while part := file.read(_COPY_BYTES):
            yield part
