"""MP3: frames encoded by LAME, piece by piece, and joined without a gap.

Each piece is encoded with silence before and after it, and the frames of that silence are dropped. Without the bit
reservoir frames do not depend on each other, so the frames of all pieces make one stream.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

from podcaster.errors import MixingError, cause_of
from podcaster.mixing.containers.base import EncodedPiece, EncodedSound
from podcaster.mixing.containers.bit_rates import BitRates
from podcaster.mixing.containers.encoding import encode_levelled
from podcaster.mixing.containers.id3 import read_tags, write_tags
from podcaster.mixing.containers.measure import measure_audio
from podcaster.mixing.containers.mp3_frames import (
    FLUSH_FRAMES,
    FRAME_SAMPLES,
    LONGEST_FRAME_BYTES,
    SAMPLE_RATE_HZ,
    frames_of,
    info_frame,
    split_frames,
)
from podcaster.mixing.containers.mp3_gains import check_heard, granule_gains
from podcaster.mixing.episode_folder import MP3
from podcaster.mixing.tags import EpisodeTags
from podcaster.mixing.timeline import TimedCue
from podcaster.system.ffmpeg import FfmpegRuns

BIT_RATES = BitRates(default=96, lowest=56, highest=320, steps=(56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320))
"""Constant, since players seek wrongly in variable-rate files (podigee-podcast-player#27, pocket-casts-android#744).
Below 56 kb/s a frame is too short for the Info frame."""
LAME_LEVEL = "7"
"""LAME's effort. At 96 kb/s for one voice the quantisation steps are so fine that noise shaping, which takes half of
LAME's time and is left out from level 7 on, makes the noise 5 dB louder (tests/benchmarks/encoder_quality.py)."""
ENCODER_GAIN_DB = -0.45
"""LAME scales its input by 0.95 up to 160 kb/s: the decoded sound is this much quieter than the input."""
_OTHER_GAINS_DB = {192: -0.26, 224: -0.18, 256: 0.0, 320: 0.0}
"""The same at higher bit rates in kb/s."""
PRE_ROLL_FRAMES, POST_ROLL_FRAMES = 8, 4
"""Silence around a piece while it is encoded. So its first and last frames are the same as in an encoding of the whole
mix."""
_OPTIONS = (
    *("-c:a", "libmp3lame", "-compression_level", LAME_LEVEL, "-reservoir", "0"),
    *("-write_xing", "0", "-id3v2_version", "0", "-f", "mp3"),
)
_HEAD = struct.Struct(">II")


class Mp3:
    """MP3. The content of a piece is a head (how many bytes its own frames have, how many granules
    there are), the gain of every granule, its own frames, and the frames that flush the encoder."""

    name = "mp3"
    ending = MP3
    media_type = "audio/mpeg"
    codec = "mp3"
    sample_rate_hz = SAMPLE_RATE_HZ
    phases = 1

    def __init__(self, kbps: int = BIT_RATES.default) -> None:
        self.bit_rate_kbps: int | None = kbps
        self.encoder_gain_db = _OTHER_GAINS_DB.get(kbps, ENCODER_GAIN_DB)
        self.version = f"1 {kbps}k {LAME_LEVEL}"

    def at_bit_rate(self, kbps: int) -> "Mp3":
        """See `Container`."""
        return Mp3(BIT_RATES.checked(kbps, self.name))

    def encode(
        self, ffmpeg: FfmpegRuns, raw: Path, sample_rate_hz: int, gain_db: float, phase: int = 0
    ) -> EncodedSound:
        """See `Container`."""
        count = frames_of(raw.stat().st_size // 2, sample_rate_hz)
        made = encode_levelled(
            ffmpeg,
            raw,
            sample_rate_hz=sample_rate_hz,
            gain_db=gain_db,
            to_sample_rate_hz=SAMPLE_RATE_HZ,
            options=("-b:a", f"{self.bit_rate_kbps}k", *_OPTIONS),
            lead_samples=_samples_of(PRE_ROLL_FRAMES, sample_rate_hz),
            tail_samples=_samples_of(POST_ROLL_FRAMES, sample_rate_hz),
            encoder_gain_db=self.encoder_gain_db,
        )
        try:
            frames = split_frames(made.content)[PRE_ROLL_FRAMES : PRE_ROLL_FRAMES + count + FLUSH_FRAMES]
        except ValueError as error:
            raise MixingError(f"ffmpeg made no MP3 ({cause_of(error)})", advice="install another ffmpeg") from error
        if len(frames) < count + FLUSH_FRAMES:
            raise MixingError("ffmpeg made too few MP3 frames", advice="build again")
        gains = granule_gains(frames)
        return EncodedSound(
            content=_HEAD.pack(sum(map(len, frames[:count])), len(gains)) + gains + b"".join(frames),
            loudness_lufs=made.loudness_lufs,
            true_peak_dbtp=made.true_peak_dbtp,
        )

    def check(self, content: bytes, cues: Sequence[TimedCue], begin_ms: float) -> None:
        """See `Container`."""
        _, granules = _HEAD.unpack_from(content)
        check_heard(content[_HEAD.size : _HEAD.size + granules], cues, begin_ms=begin_ms)

    def join(self, pieces: Sequence[EncodedPiece], tags: EpisodeTags, to: Path) -> None:
        """See `Container`. Writes the tags, the Info frame, the frames of all pieces, and the frames that flush the
        encoder."""
        count = sum(frames_of(piece.samples, piece.sample_rate_hz) for piece in pieces)
        places = [_place_of_frames(piece) for piece in pieces]
        places[-1] = places[-1][0], pieces[-1].path.stat().st_size  # the frames that flush the encoder, too
        sound_bytes = sum(end - begin for begin, end in places)
        with pieces[0].path.open("rb") as file:
            file.seek(places[0][0])
            first_frame = file.read(LONGEST_FRAME_BYTES)
        to.write_bytes(b"")
        write_tags(to, tags)  # first, so that they need not move the sound
        with to.open("ab") as file:
            file.write(info_frame(count + FLUSH_FRAMES, sound_bytes, FRAME_SAMPLES * count, first_frame))
            for piece, (begin, end) in zip(pieces, places, strict=True):
                with piece.path.open("rb") as sound:
                    sound.seek(begin)
                    file.write(sound.read(end - begin))

    def write_tags(self, path: Path, tags: EpisodeTags) -> None:
        """See `Container`. The tags are ID3v2.3."""
        write_tags(path, tags)

    def read_tags(self, path: Path) -> EpisodeTags:
        """See `Container`."""
        return read_tags(path)

    def measure(self, path: Path) -> tuple[int, float]:
        """See `Container`."""
        return measure_audio(path)


def _place_of_frames(piece: EncodedPiece) -> tuple[int, int]:
    """Where the own frames of an encoded piece begin and end in its file, in bytes."""
    with piece.path.open("rb") as file:
        file.seek(piece.begin)
        own_bytes, granules = _HEAD.unpack(file.read(_HEAD.size))
    begin = piece.begin + _HEAD.size + granules
    return begin, begin + own_bytes


def _samples_of(frames: int, sample_rate_hz: int) -> int:
    """The length of frames in samples of the mix, rounded up."""
    return -(-frames * FRAME_SAMPLES * sample_rate_hz // SAMPLE_RATE_HZ)
