"""The content of an encoded piece for AAC and Opus: how loud its decoded sound is, and its packets.

The packets are decoded again, and the loudness, the true peak and the levels are those of what was decoded.
"""

import struct
from array import array
from collections.abc import Iterator, Sequence
from math import isqrt
from pathlib import Path
from typing import BinaryIO

from podcaster.mixing.containers.base import EncodedPiece, EncodedSound
from podcaster.mixing.containers.encoding import decode_measured
from podcaster.mixing.containers.heard import Scale, check_levels
from podcaster.mixing.timeline import TimedCue
from podcaster.system.ffmpeg import FfmpegRuns

LEVEL_RATE_HZ, LEVEL_SAMPLES = 22_050, 220
"""A level is the square root of the peak of so many samples at this rate, 10 ms."""
HEARD_PEAK, SOUND_PEAK = 1_000, 60
"""Of 32,768. At -16 LUFS the peak of every cue is higher than the first, of decoded silence lower than the second."""
_HEAD = struct.Struct(">II")
_SIZE = "H"
"""Type of a packet's size; the largest packets are 1,275 bytes (RFC 6716, 3.2.1) and 768 (ISO 14496-3, mono)."""


def measured(
    ffmpeg: FfmpegRuns, file: Path, *, demuxer: str, sample_rate_hz: int, skip_samples: int, packets: Sequence[bytes]
) -> EncodedSound:
    """The encoded sound of a piece, from its packets and a file in which ffmpeg finds them. `skip_samples` are decoded
    before the piece begins. MixingError when they can't be decoded."""
    heard = decode_measured(
        ffmpeg,
        file,
        demuxer=demuxer,
        sample_rate_hz=sample_rate_hz,
        skip_samples=skip_samples,
        to_sample_rate_hz=LEVEL_RATE_HZ,
    )
    samples = array("h", heard.content)
    levels = bytes(
        isqrt(min(32_767, max(max(part), -min(part))))
        for part in (samples[at : at + LEVEL_SAMPLES] for at in range(0, len(samples), LEVEL_SAMPLES))
    )
    sizes = array(_SIZE, map(len, packets)).tobytes()
    return EncodedSound(
        content=_HEAD.pack(len(levels), len(packets)) + levels + sizes + b"".join(packets),
        loudness_lufs=heard.loudness_lufs,
        true_peak_dbtp=heard.true_peak_dbtp,
    )


def check_packets(content: bytes, file: str, cues: Sequence[TimedCue], begin_ms: float) -> None:
    """Check that every cue sounds in a piece that begins at `begin_ms`. `file` is the kind of file, for errors."""
    scale = Scale(
        file=file, step_ms=1000 * LEVEL_SAMPLES / LEVEL_RATE_HZ, heard=isqrt(HEARD_PEAK), sound=isqrt(SOUND_PEAK)
    )
    levels, count = _HEAD.unpack_from(content)
    begin = _HEAD.size + levels
    sizes = array(_SIZE, content[begin : begin + 2 * count])
    if len(content) != begin + 2 * count + sum(sizes):
        raise ValueError("the packets are incomplete")
    check_levels(content[_HEAD.size : begin], scale, cues, begin_ms=begin_ms)


def packet_sizes(piece: EncodedPiece) -> list[int]:
    """The sizes of the packets in an encoded piece."""
    with piece.path.open("rb") as file:
        file.seek(piece.begin)
        return _sizes(file)


def read_packets(piece: EncodedPiece) -> Iterator[bytes]:
    """The packets in an encoded piece."""
    with piece.path.open("rb") as file:
        file.seek(piece.begin)
        for size in _sizes(file):
            yield file.read(size)


def _sizes(file: BinaryIO) -> list[int]:
    levels, count = _HEAD.unpack(file.read(_HEAD.size))
    file.seek(levels, 1)
    return array(_SIZE, file.read(2 * count)).tolist()
