"""A container as a plug-in: FLAC with Vorbis comments, its pieces joined as samples and encoded in one pass.

AAC and Opus, whose frames do not stand alone, can be done in the same way.
"""

from collections.abc import Sequence
from pathlib import Path

from mutagen import MutagenError
from mutagen.flac import FLAC, Picture

from podcaster.errors import MixingError, UsageError
from podcaster.mixing.containers.base import EncodedPiece, EncodedSound
from podcaster.mixing.containers.encoding import encode_levelled
from podcaster.mixing.containers.measure import measure_audio
from podcaster.mixing.tags import EpisodeTags
from podcaster.mixing.timeline import Chapter, TimedCue
from podcaster.mixing.times import format_timestamp, parse_time
from podcaster.system.ffmpeg import FfmpegRuns

RATE_HZ = 48_000
SAMPLES = ["-f", "s16le"]


class Flac:
    """Lossless audio at 48 kHz. The content of a piece is its levelled samples."""

    name = "flac"
    ending = ".flac"
    media_type = "audio/flac"
    codec = "flac"
    version = "1"
    bit_rate_kbps = None
    sample_rate_hz = RATE_HZ
    encoder_gain_db = 0.0
    phases = 1

    def at_bit_rate(self, kbps: int) -> "Flac":
        raise UsageError("flac has no bit rate")

    def encode(self, ffmpeg: FfmpegRuns, raw: Path, sample_rate_hz: int, gain_db: float, phase: int = 0) -> EncodedSound:
        return encode_levelled(
            ffmpeg, raw, sample_rate_hz=sample_rate_hz, gain_db=gain_db, to_sample_rate_hz=RATE_HZ, options=SAMPLES
        )

    def check(self, content: bytes, cues: Sequence[TimedCue], begin_ms: float) -> None:
        samples = memoryview(content).cast("h")
        for cue in cues:
            begin, end = (round((ms - begin_ms) * RATE_HZ / 1000) for ms in (cue.start_ms, cue.end_ms))
            if cue.words and max(samples[begin:end], default=0) < 1000:
                raise MixingError("is not heard", where=f"cue {cue.number}", advice="build the episode again")

    def join(self, pieces: Sequence[EncodedPiece], tags: EpisodeTags, to: Path) -> None:
        joined = to.with_suffix(".pcm")
        with joined.open("wb") as file:
            for piece in pieces:
                file.write(piece.content())
        command = [*SAMPLES, "-ar", str(RATE_HZ), "-ac", "1", "-i", "pipe:0", "-c:a", "flac", f"file:{to}"]
        FfmpegRuns().run(command, joined)
        self.write_tags(to, tags)

    def write_tags(self, path: Path, tags: EpisodeTags) -> None:
        try:
            flac = FLAC(path)
            flac["TITLE"], flac["ALBUM"], flac["ARTIST"] = tags.title, tags.show, tags.artist
            for number, chapter in enumerate(tags.chapters):
                flac[f"CHAPTER{number:03}"] = format_timestamp(chapter.start_ms)
                flac[f"CHAPTER{number:03}NAME"] = chapter.title
            if tags.cover:
                picture = Picture()
                picture.type, picture.mime, picture.data = 3, "image/jpeg", tags.cover
                flac.add_picture(picture)
            flac.save()
        except MutagenError as error:
            raise MixingError(f"can't be tagged ({error})", where=str(path), advice="build again") from error

    def read_tags(self, path: Path) -> EpisodeTags:
        flac = FLAC(path)
        starts = [parse_time(flac[f"CHAPTER{k:03}"][0]) for k in range(256) if f"CHAPTER{k:03}" in flac]
        ends = [*starts[1:], round(flac.info.length * 1000)]
        chapters = tuple(
            Chapter(title=flac[f"CHAPTER{k:03}NAME"][0], start_ms=start, end_ms=end)
            for k, (start, end) in enumerate(zip(starts, ends, strict=True))
        )
        return EpisodeTags(
            title=flac["TITLE"][0], show=flac["ALBUM"][0], artist=flac["ARTIST"][0], date=None, language="", source="",
            comment="", lyrics="", cover=flac.pictures[0].data, chapters=chapters, players=(), encoder="",
        )  # fmt: skip

    def measure(self, path: Path) -> tuple[int, float]:
        return measure_audio(path)
