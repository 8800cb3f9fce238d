"""M4A and M4B: AAC-LC in an MP4 file, encoded piece by piece, and joined without a gap.

A piece begins anywhere in an AAC frame, so it is encoded behind so much silence that its frames are those of the whole
episode. At both ends of a piece there is silence, where frames do not depend on each other.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from podcaster.errors import MixingError, cause_of
from podcaster.mixing.containers import mp4_file
from podcaster.mixing.containers.aac_frames import (
    FRAME_SAMPLES,
    PRIMING_SAMPLES,
    SAMPLE_RATE_HZ,
    split_adts,
    without_header,
)
from podcaster.mixing.containers.base import EncodedPiece, EncodedSound
from podcaster.mixing.containers.bit_rates import BitRates
from podcaster.mixing.containers.encoding import encode_unmeasured
from podcaster.mixing.containers.measure import measure_audio
from podcaster.mixing.containers.mp3_frames import FRAME_SAMPLES as MP3_FRAME_SAMPLES
from podcaster.mixing.containers.mp3_frames import frames_of
from podcaster.mixing.containers.mp4_boxes import Sound
from podcaster.mixing.containers.packets import check_packets, measured, packet_sizes, read_packets
from podcaster.mixing.episode_folder import M4A, M4B
from podcaster.mixing.tags import EpisodeTags
from podcaster.mixing.timeline import TimedCue
from podcaster.system.ffmpeg import FfmpegRuns

_RATES = BitRates(default=64, lowest=32, highest=256)
_OPTIONS = ("-c:a", "aac", "-aac_coder", "fast", "-aac_pns", "0", "-aac_tns", "0", "-f", "adts")
"""ffmpeg's fast coder takes a third of the time of its other one, and at this bit rate its noise is 6 dB lower
(tests/benchmarks/encoder_quality.py). Without perceptual noise substitution every decoder gives the same samples.
Temporal noise shaping would make the peaks 1.3 dB higher."""
ENCODER_GAIN_DB = -0.45
"""As LAME does it: so M4A and MP3 have the same gain."""
_PRE_ROLL_FRAMES, _POST_ROLL_FRAMES = 4, 3
"""Silence around a piece while it is encoded."""


class M4a:
    """AAC. The packets of a piece are the frame before it, and all frames with a sample of it."""

    name = "m4a"
    ending = M4A
    brand = b"M4A "
    media_type = "audio/mp4"
    codec = "mp4a.40.2"
    sample_rate_hz = SAMPLE_RATE_HZ
    encoder_gain_db = ENCODER_GAIN_DB
    phases = 8
    """An AAC frame is 8/9 of an MP3 frame: after 8 MP3 frames, an AAC frame begins again where a piece can begin."""

    def __init__(self, kbps: int = _RATES.default) -> None:
        self.bit_rate_kbps: int | None = kbps
        self.version = f"1 {kbps}k"

    def at_bit_rate(self, kbps: int) -> "M4a":
        """See `Container`."""
        return type(self)(_RATES.checked(kbps, self.name))

    def encode(
        self, ffmpeg: FfmpegRuns, raw: Path, sample_rate_hz: int, gain_db: float, phase: int = 0
    ) -> EncodedSound:
        """See `Container`."""
        before = _samples_before(phase)
        samples = frames_of(raw.stat().st_size // 2, sample_rate_hz) * MP3_FRAME_SAMPLES
        adts = encode_unmeasured(
            ffmpeg,
            raw,
            sample_rate_hz=sample_rate_hz,
            gain_db=gain_db,
            to_sample_rate_hz=SAMPLE_RATE_HZ,
            encoder_gain_db=ENCODER_GAIN_DB,
            options=("-b:a", f"{self.bit_rate_kbps}k", *_OPTIONS),
            lead_samples=round((_PRE_ROLL_FRAMES * FRAME_SAMPLES + before) * sample_rate_hz / SAMPLE_RATE_HZ),
            tail_samples=-(-_POST_ROLL_FRAMES * FRAME_SAMPLES * sample_rate_hz // SAMPLE_RATE_HZ),
        )
        try:
            frames = split_adts(adts)
        except ValueError as error:
            raise MixingError(f"ffmpeg made no AAC ({cause_of(error)})", advice="install another ffmpeg") from error
        # A frame is heard one frame later: the first one here is heard as the silence before the piece.
        end = _PRE_ROLL_FRAMES + 1 - (-(before + samples) // FRAME_SAMPLES)
        if len(frames) < end:
            raise MixingError("ffmpeg made too few AAC frames", advice="build again")
        frames = frames[_PRE_ROLL_FRAMES:end]
        file = raw.with_name(f"{raw.stem}{self.ending}.adts")
        file.write_bytes(b"".join(frames))
        return measured(
            ffmpeg,
            file,
            demuxer="aac",
            sample_rate_hz=SAMPLE_RATE_HZ,
            skip_samples=PRIMING_SAMPLES + before,
            packets=[without_header(frame) for frame in frames],
        )

    def check(self, content: bytes, cues: Sequence[TimedCue], begin_ms: float) -> None:
        """See `Container`."""
        check_packets(content, self.name.upper(), cues, begin_ms)

    def join(self, pieces: Sequence[EncodedPiece], tags: EpisodeTags, to: Path) -> None:
        """See `Container`. The edit list leaves out the priming and the padding."""
        skipped = list(_packets_to_skip(pieces))
        sound = Sound(
            frame_bytes=list(
                chain.from_iterable(
                    packet_sizes(piece)[skip:] for piece, skip in zip(pieces, skipped, strict=True)
                )
            ),
            samples=sum(frames_of(piece.samples, piece.sample_rate_hz) for piece in pieces) * MP3_FRAME_SAMPLES,
            bit_rate_bps=1000 * (self.bit_rate_kbps or _RATES.default),
            language="und",
        )
        frames = chain.from_iterable(
            list(read_packets(piece))[skip:] for piece, skip in zip(pieces, skipped, strict=True)
        )
        mp4_file.write_file(to, self.brand, sound, (), frames)
        self.write_tags(to, tags)

    def write_tags(self, path: Path, tags: EpisodeTags) -> None:
        """See `Container`."""
        mp4_file.write_tags(path, tags, self.brand)

    def read_tags(self, path: Path) -> EpisodeTags:
        """See `Container`."""
        return mp4_file.read_tags(path)

    def measure(self, path: Path) -> tuple[int, float]:
        """See `Container`."""
        return measure_audio(path)


class M4b(M4a):
    """The same file under the ending, and with the brand, that book apps want."""

    name = "m4b"
    ending = M4B
    brand = b"M4B "


def _samples_before(phase: int) -> int:
    """The samples from the begin of an AAC frame to the begin of a piece in it."""
    return phase * MP3_FRAME_SAMPLES % FRAME_SAMPLES


def _packets_to_skip(pieces: Sequence[EncodedPiece]) -> Iterator[int]:
    """For each piece, how many of its first packets are not written. Only the first piece has a frame of priming. A
    frame in which one piece ends and the next begins is the earlier one's: the next begins with silence."""
    mp3_frames = 0
    for piece in pieces:
        begins_inside = _samples_before(mp3_frames % M4a.phases) > 0
        yield 0 if mp3_frames == 0 else 1 + begins_inside
        mp3_frames += frames_of(piece.samples, piece.sample_rate_hz)
