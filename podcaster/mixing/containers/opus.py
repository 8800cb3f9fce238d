"""Opus in an Ogg file (RFC 6716, RFC 7845), encoded piece by piece, and joined without a gap.

Packets of Opus' low-delay mode do not depend on the packets before a silence. A piece begins with silence, so its first
packets are left out, and silent packets of 2.5 to 20 ms take their place: each piece begins at its time, to 1.25 ms.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path

from podcaster.errors import MixingError
from podcaster.mixing.containers import ogg_file
from podcaster.mixing.containers.base import EncodedPiece, EncodedSound
from podcaster.mixing.containers.bit_rates import BitRates
from podcaster.mixing.containers.encoding import encode_unmeasured
from podcaster.mixing.containers.measure import measure_audio
from podcaster.mixing.containers.mp3_frames import FRAME_SAMPLES as MP3_FRAME_SAMPLES
from podcaster.mixing.containers.mp3_frames import SAMPLE_RATE_HZ as MP3_SAMPLE_RATE_HZ
from podcaster.mixing.containers.mp3_frames import frames_of
from podcaster.mixing.containers.ogg_file import DELAY_SAMPLES, PACKET_SAMPLES, SAMPLE_RATE_HZ
from podcaster.mixing.containers.packets import check_packets, measured, read_packets
from podcaster.mixing.episode_folder import OPUS
from podcaster.mixing.tags import EpisodeTags
from podcaster.mixing.timeline import TimedCue
from podcaster.system.ffmpeg import FfmpegRuns

_RATES = BitRates(default=48, lowest=24, highest=256)
_OPTIONS = (
    *("-c:a", "libopus", "-application", "lowdelay", "-frame_duration", "20", "-vbr", "constrained"),
    *("-page_duration", "20000", "-f", "ogg"),
)
ENCODER_GAIN_DB = -2.5
"""Room for the peaks, which encoding at 48 kb/s makes up to 2.5 dB higher."""
_LEFT_OUT_PACKETS = 2
"""Packets at the start of a piece that silent ones replace. The silence there is 130 ms, 6 packets."""
_SILENT_PACKETS = {960: b"\xf8\xff\xfe", 480: b"\xf0\xff\xfe", 240: b"\xe8\xff\xfe", 120: b"\xe0\xff\xfe"}
"""A packet of silence for each length in samples: CELT, full band, mono (RFC 6716, 3.1), with the silence flag."""
_SHORTEST_SAMPLES = 120
_TOC, _TOC_MASK = 0b1001_1000, 0b1001_1111
"""First byte of a packet with one frame of CELT, 20 ms, mono, at any bandwidth (RFC 6716, 3.1)."""


class Opus:
    """Opus. The packets of a piece are all of 20 ms; the last one reaches beyond its end."""

    name = "opus"
    ending = OPUS
    media_type = "audio/ogg"
    codec = "opus"
    sample_rate_hz = SAMPLE_RATE_HZ
    encoder_gain_db = ENCODER_GAIN_DB
    phases = 1

    def __init__(self, kbps: int = _RATES.default) -> None:
        self.bit_rate_kbps: int | None = kbps
        self.version = f"2 {kbps}k"

    def at_bit_rate(self, kbps: int) -> "Opus":
        """See `Container`."""
        return Opus(_RATES.checked(kbps, self.name))

    def encode(
        self, ffmpeg: FfmpegRuns, raw: Path, sample_rate_hz: int, gain_db: float, phase: int = 0
    ) -> EncodedSound:
        """See `Container`."""
        ogg = encode_unmeasured(
            ffmpeg,
            raw,
            sample_rate_hz=sample_rate_hz,
            gain_db=gain_db,
            to_sample_rate_hz=SAMPLE_RATE_HZ,
            encoder_gain_db=ENCODER_GAIN_DB,
            options=("-b:a", f"{self.bit_rate_kbps}k", *_OPTIONS),
            tail_samples=sample_rate_hz // 10,
        )
        file = raw.with_name(f"{raw.stem}.check{self.ending}")
        file.write_bytes(ogg)
        packets = list(ogg_file.read_packets(file))
        count = _packets_in(frames_of(raw.stat().st_size // 2, sample_rate_hz))
        if len(packets) < count or any(packet[0] & _TOC_MASK != _TOC for packet in packets):
            raise MixingError("ffmpeg made no Opus of 20 ms in low-delay mode", advice="install another ffmpeg")
        return measured(
            ffmpeg, file, demuxer="ogg", sample_rate_hz=SAMPLE_RATE_HZ, skip_samples=0, packets=packets[:count]
        )

    def check(self, content: bytes, cues: Sequence[TimedCue], begin_ms: float) -> None:
        """See `Container`."""
        check_packets(content, "Opus file", cues, begin_ms)

    def join(self, pieces: Sequence[EncodedPiece], tags: EpisodeTags, to: Path) -> None:
        """See `Container`."""
        frames = sum(frames_of(piece.samples, piece.sample_rate_hz) for piece in pieces)
        ogg_file.write_file(to, _joined(pieces), samples=round(_samples_in(frames)))
        self.write_tags(to, tags)

    def write_tags(self, path: Path, tags: EpisodeTags) -> None:
        """See `Container`. The tags are Vorbis comments."""
        ogg_file.write_tags(path, tags)

    def read_tags(self, path: Path) -> EpisodeTags:
        """See `Container`."""
        return ogg_file.read_tags(path)

    def measure(self, path: Path) -> tuple[int, float]:
        """See `Container`."""
        return measure_audio(path)


def _joined(pieces: Sequence[EncodedPiece]) -> Iterator[tuple[bytes, int]]:
    """The packets of all pieces with their lengths in samples, and silent ones between the pieces."""
    position = mp3_frames = 0
    for piece in pieces:
        packets = list(read_packets(piece))
        if mp3_frames:
            packets = packets[_LEFT_OUT_PACKETS:]
            begin = round(_samples_in(mp3_frames) / _SHORTEST_SAMPLES) * _SHORTEST_SAMPLES
            begin += _LEFT_OUT_PACKETS * PACKET_SAMPLES
            for length, packet in _SILENT_PACKETS.items():
                while position + length <= begin:
                    yield packet, length
                    position += length
        for packet in packets:
            yield packet, PACKET_SAMPLES
            position += PACKET_SAMPLES
        mp3_frames += frames_of(piece.samples, piece.sample_rate_hz)


def _packets_in(mp3_frames: int) -> int:
    """How many packets hold the sound of so many MP3 frames, which is heard `DELAY_SAMPLES` late."""
    return ceil((_samples_in(mp3_frames) + DELAY_SAMPLES) / PACKET_SAMPLES)


def _samples_in(mp3_frames: int) -> float:
    return mp3_frames * MP3_FRAME_SAMPLES * SAMPLE_RATE_HZ / MP3_SAMPLE_RATE_HZ
