"""The interface of a container: the format of an audio file (MP3, M4A, Opus), and everything that depends on it.

The mix is cut into pieces of 20 to 50 seconds. A container encodes each piece by itself, in any process or on any
machine, and joins the encoded pieces into the file. Encoded pieces are cached under the container's name and version.

Containers plug in by the entry-point group `podcaster.containers`: each entry is a callable without arguments that
returns a `Container`. Its name is the entry's name, and what users give to `--format`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from podcaster.mixing.tags import EpisodeTags
from podcaster.mixing.timeline import TimedCue
from podcaster.system.ffmpeg import FfmpegRuns
from podcaster.system.record import Record


class EncodedSound(Record, frozen=True, kw_only=True):
    """The encoded samples of one piece."""

    content: bytes
    """Bytes in the container's own layout, for its `check` and `join`."""
    loudness_lufs: float
    """Integrated loudness of the piece as players hear it, ITU-R BS.1770-4, measured as mono."""
    true_peak_dbtp: float
    """True peak of the piece as players hear it, ITU-R BS.1770-4 annex 2."""


class EncodedPiece(Record, frozen=True, kw_only=True):
    """An encoded piece of the mix, ready to be joined."""

    path: Path
    """A file that ends with its content."""
    begin: int
    """Where the content begins in the file, in bytes."""
    samples: int
    """Length of the piece in the mix."""
    sample_rate_hz: int
    """Sample rate of the mix."""
    gain_db: float
    """Gain the piece was encoded with."""
    loudness_lufs: float
    true_peak_dbtp: float

    def content(self) -> bytes:
        """The content of its `EncodedSound`."""
        with self.path.open("rb") as file:
            file.seek(self.begin)
            return file.read()


class Container(Protocol):
    """The format of an audio file. It has no state: one object serves every thread and every episode."""

    name: str
    """What users call it: "mp3"."""
    ending: str
    """Ending of its files' names: ".mp3"."""
    media_type: str
    """Media type of its files (RFC 6838): "audio/mpeg"."""
    codec: str
    """Name of its encoding (RFC 6381): "mp3", "mp4a.40.2", "opus". Containers with the same codec and version share
    encoded pieces."""
    version: str
    """Changes whenever the same samples would be encoded in another way, for example at another bit rate."""
    bit_rate_kbps: int | None
    """Bit rate in kb/s; None when users can't choose one."""
    sample_rate_hz: int
    """Sample rate of its files."""
    encoder_gain_db: float
    """How much louder the sound becomes by encoding; negative when it becomes quieter."""

    phases: int
    """In how many ways a piece can be encoded, by its place in the episode: its phase is the number of the MP3 frame
    with which it begins, modulo this. 1 when its place does not matter."""

    def at_bit_rate(self, kbps: int) -> "Container":
        """The same container with another bit rate. UsageError when it can't have it."""
        ...

    def encode(
        self, ffmpeg: FfmpegRuns, raw: Path, sample_rate_hz: int, gain_db: float, phase: int = 0
    ) -> EncodedSound:
        """Encode a file of samples (signed 16-bit little-endian mono, a whole number of MP3 frames) with a gain and a
        limiter; `encoding.encode_levelled` does most of this. MixingError when that fails."""
        ...

    def check(self, content: bytes, cues: Sequence[TimedCue], begin_ms: float) -> None:
        """Check that every cue sounds in the content of a piece that begins at `begin_ms`. MixingError naming the first
        cue that does not; any other error for content that this version did not write."""
        ...

    def join(self, pieces: Sequence[EncodedPiece], tags: EpisodeTags, to: Path) -> None:
        """Write the audio file with its tags. MixingError when it can't be written."""
        ...

    def write_tags(self, path: Path, tags: EpisodeTags) -> None:
        """Replace the tags, the chapters and the cover in an audio file. MixingError when they can't be written."""
        ...

    def read_tags(self, path: Path) -> EpisodeTags:
        """The tags that `write_tags` wrote. MixingError when there are none."""
        ...

    def measure(self, path: Path) -> tuple[int, float]:
        """Length in ms and integrated loudness in LUFS of an audio file; `measure.measure_audio` decodes any. Raises
        MixingError for a file that can't be decoded."""
        ...
