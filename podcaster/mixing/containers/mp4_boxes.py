"""The boxes of an MP4 file (ISO 14496-12, ISO 14496-14) with one AAC track, and its chapters in both of Apple's ways.

A chapter list is a text track that the audio track refers to (QuickTime File Format, "Chapter Lists"), and Nero's
`chpl` box, which most other players read.
"""

import struct
from collections.abc import Iterator, Sequence

from podcaster.mixing.containers.aac_frames import FRAME_SAMPLES, PRIMING_SAMPLES, SAMPLE_RATE_HZ
from podcaster.mixing.timeline import Chapter
from podcaster.system.record import Record

LARGEST_BYTES = LONGEST_SAMPLES = 2**31 - 1
"""Largest file and longest sound, 13 hours: sizes and lengths have 32 bits, which some players read with a sign."""
BIT_RATE_AT = 68
"""Where the content of the `stsd` box of an audio track holds the bit rate."""
_CHUNK_FRAMES = 43
"""AAC frames in a chunk: one second."""
_AUDIO, _CHAPTERS = 1, 2
"""Numbers of the tracks."""
_MS = 1000
"""Ticks a second of the chapters' track. The movie counts samples, so that the edit list is exact."""
_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_LONGEST_TITLE_BYTES = 255
"""Of a title in `chpl`."""
_SPECIFIC_CONFIG = bytes([0x12, 0x08])
"""AudioSpecificConfig (ISO 14496-3, 1.6.2.1): AAC-LC, 44.1 kHz, mono."""
_UTF_8 = struct.pack(">I4sI", 12, b"encd", 0x100)
"""Says that the title of a chapter is UTF-8."""


class Sound(Record, frozen=True, kw_only=True):
    """An AAC stream."""

    frame_bytes: Sequence[int]
    """The size of each frame."""
    samples: int
    """Length of the sound, without the priming before it and the padding after it."""
    bit_rate_bps: int
    language: str
    """ISO 639-2 code."""


def file_head(brand: bytes, sound: Sound, chapters: Sequence[Chapter]) -> bytes:
    """Everything before the AAC frames, so that players need not read the whole file first."""
    head = _box(b"ftyp", brand, struct.pack(">I", 0x200), brand, b"mp42isom")
    texts = b"".join(map(_text_sample, chapters))
    text_data = _box(b"mdat", texts) if chapters else b""
    moov = _moov(sound, chapters, text_at=0, audio_at=0)
    text_at = len(head) + len(moov) + 8
    audio_at = len(head) + len(moov) + len(text_data) + 8
    moov = _moov(sound, chapters, text_at=text_at, audio_at=audio_at)
    return head + moov + text_data + struct.pack(">I4s", 8 + sum(sound.frame_bytes), b"mdat")


def _moov(sound: Sound, chapters: Sequence[Chapter], *, text_at: int, audio_at: int) -> bytes:
    tracks = _audio_track(sound, audio_at, refers=bool(chapters))
    if chapters:
        tracks += _chapter_track(sound, chapters, text_at)
    udta = _box(b"udta", _chpl(chapters)) if chapters else b""
    next_track = _CHAPTERS + 1 if chapters else _CHAPTERS
    header = struct.pack(">4I", 0, 0, SAMPLE_RATE_HZ, sound.samples) + struct.pack(">IH10x", 0x10000, 0x100)
    return _box(b"moov", _full(b"mvhd", header, _MATRIX, bytes(24), struct.pack(">I", next_track)), tracks, udta)


def _audio_track(sound: Sound, audio_at: int, *, refers: bool) -> bytes:
    chunks = range(0, len(sound.frame_bytes), _CHUNK_FRAMES)
    offsets, at = [], audio_at
    for first in chunks:
        offsets.append(at)
        at += sum(sound.frame_bytes[first : first + _CHUNK_FRAMES])
    frames = len(sound.frame_bytes)
    return _track(
        _AUDIO,
        flags=7,
        samples=sound.samples,
        volume=0x100,
        edit_start=PRIMING_SAMPLES,
        reference=_box(b"tref", _box(b"chap", struct.pack(">I", _CHAPTERS))) if refers else b"",
        timescale=SAMPLE_RATE_HZ,
        duration=frames * FRAME_SAMPLES,
        language=sound.language,
        handler=b"soun",
        media_header=_full(b"smhd", bytes(4)),
        tables=_full(b"stsd", struct.pack(">I", 1), _mp4a(sound))
        + _full(b"stts", struct.pack(">3I", 1, frames, FRAME_SAMPLES))
        + _full(b"stsc", _chunk_lengths(frames))
        + _full(b"stsz", struct.pack(f">2I{frames}I", 0, frames, *sound.frame_bytes))
        + _full(b"stco", struct.pack(f">I{len(offsets)}I", len(offsets), *offsets))
        # Decoding may begin at any frame, and is right from the next one on (QuickTime File Format, "Audio Priming").
        + _full(b"sgpd", struct.pack(">4s2Ih", b"roll", 2, 1, -1), version=1)
        + _full(b"sbgp", struct.pack(">4s3I", b"roll", 1, frames, 1)),
    )


def _chapter_track(sound: Sound, chapters: Sequence[Chapter], text_at: int) -> bytes:
    count = len(chapters)
    sizes = [len(_text_sample(chapter)) for chapter in chapters]
    lengths = b"".join(struct.pack(">2I", 1, chapter.end_ms - chapter.start_ms) for chapter in chapters)
    return _track(
        _CHAPTERS,
        flags=0,  # not shown: players list the chapters instead
        samples=sound.samples,
        volume=0,
        edit_start=0,
        reference=b"",
        timescale=_MS,
        duration=chapters[-1].end_ms,
        language=sound.language,
        handler=b"text",
        media_header=_box(b"gmhd", _full(b"gmin", struct.pack(">H3H4x", 0x40, 0x8000, 0x8000, 0x8000)),
                          _box(b"text", _MATRIX)),
        tables=_full(b"stsd", struct.pack(">I", 1), _text_entry())
        + _full(b"stts", struct.pack(">I", count), lengths)
        + _full(b"stsc", struct.pack(">4I", 1, 1, count, 1))
        + _full(b"stsz", struct.pack(f">2I{count}I", 0, count, *sizes))
        + _full(b"stco", struct.pack(">2I", 1, text_at)),
    )  # fmt: skip


def _track(
    number: int,
    *,
    flags: int,
    samples: int,
    volume: int,
    edit_start: int,
    reference: bytes,
    timescale: int,
    duration: int,
    language: str,
    handler: bytes,
    media_header: bytes,
    tables: bytes,
) -> bytes:
    header = struct.pack(">5I8x", 0, 0, number, 0, samples) + struct.pack(">4H", 0, 0, volume, 0)
    edit = struct.pack(">IIiHH", 1, samples, edit_start, 1, 0)
    data = _full(b"dref", struct.pack(">I", 1), _full(b"url ", flags=1))
    return _box(
        b"trak",
        _full(b"tkhd", header, _MATRIX, bytes(8), flags=flags),
        _box(b"edts", _full(b"elst", edit)),
        reference,
        _box(
            b"mdia",
            _full(b"mdhd", struct.pack(">4I2H", 0, 0, timescale, duration, _packed(language), 0)),
            _full(b"hdlr", bytes(4), handler, bytes(13)),
            _box(b"minf", media_header, _box(b"dinf", data), _box(b"stbl", tables)),
        ),
    )


def _mp4a(sound: Sound) -> bytes:
    """The sample entry of AAC, with its elementary stream descriptor (ISO 14496-1, 7.2.6.5)."""
    largest = max(sound.frame_bytes)
    specific = bytes([5, len(_SPECIFIC_CONFIG)]) + _SPECIFIC_CONFIG
    decoder = struct.pack(">2B", 0x40, 0x15) + largest.to_bytes(3, "big")
    decoder += struct.pack(">2I", sound.bit_rate_bps, sound.bit_rate_bps) + specific
    stream = struct.pack(">HB", 0, 0) + bytes([4, len(decoder)]) + decoder + bytes([6, 1, 2])
    esds = _full(b"esds", bytes([3, len(stream)]), stream)
    return _box(b"mp4a", bytes(6), struct.pack(">H8x2H4xI", 1, 1, 16, SAMPLE_RATE_HZ << 16), esds)


def _text_entry() -> bytes:
    """The sample entry of a QuickTime text track, with every property at its default."""
    return _box(b"text", bytes(6), struct.pack(">HII6x8x8xHHB2x6xB", 1, 1, 0, 1, 0, 0, 0))


def _text_sample(chapter: Chapter) -> bytes:
    title = chapter.title.encode("utf-8", "replace")[:0xFFFF]
    return struct.pack(">H", len(title)) + title + _UTF_8


def _chpl(chapters: Sequence[Chapter]) -> bytes:
    """Nero's list: starts in units of 100 ns."""
    entries = b""
    for chapter in chapters:
        title = shortened_title(chapter.title)
        entries += struct.pack(">QB", chapter.start_ms * 10_000, len(title)) + title
    return _full(b"chpl", bytes(4), bytes([len(chapters)]), entries, version=1)


def shortened_title(title: str) -> bytes:
    """A title as it fits into `chpl`, cut between two characters."""
    return title.encode("utf-8", "replace")[:_LONGEST_TITLE_BYTES].decode("utf-8", "ignore").encode()


def _chunk_lengths(frames: int) -> bytes:
    """The table of chunks: all have the same number of frames, but for the last."""
    whole, rest = divmod(frames, _CHUNK_FRAMES)
    entries = [(1, _CHUNK_FRAMES)] if whole else []
    entries += [(whole + 1, rest)] if rest else []
    return struct.pack(">I", len(entries)) + b"".join(struct.pack(">3I", *entry, 1) for entry in entries)


def _packed(language: str) -> int:
    """An ISO 639-2 code in 15 bits (ISO 14496-12, 8.4.2)."""
    first, second, third = (ord(letter) - 0x60 for letter in language)
    return first << 10 | second << 5 | third


def _box(name: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), name) + body


def _full(name: bytes, *content: bytes, version: int = 0, flags: int = 0) -> bytes:
    return _box(name, struct.pack(">I", version << 24 | flags), *content)


def boxes(data: bytes, at: int = 0) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of the boxes in `data`. ValueError for data that is cut off."""
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if size < 8 or at + size > len(data):
            raise ValueError("a box is cut off")
        yield name, data[at + 8 : at + size]
        at += size
