"""The show's jingles: before the episode, after it, and between its sections. They are levelled and faded."""

from collections.abc import Mapping
from pathlib import Path

from podcaster.errors import MixingError
from podcaster.mixing.loudness import ABSOLUTE_GATE_LUFS, read_integrated_lufs
from podcaster.system.ffmpeg import TO_PIPE, FfmpegRuns
from podcaster.system.record import Record

LEVEL_LUFS = -30.0
"""Loudness of jingles before the mix is brought to its target. Takes then have about -28 LUFS, so music stays a little
below speech."""
LONGEST_S = 60
"""A longer sound file is cut."""
FADE_S = 0.4
"""Length of the fade at both ends."""
USUAL_SAMPLE_RATE_HZ = 22_050
"""Sample rate of espeak's takes, and so of most mixes. A mix at another rate decodes the sound file again."""


class Jingle(Record, frozen=True, kw_only=True):
    """One jingle."""

    path: Path
    gain_db: float
    """Gain that brings the sound file to `LEVEL_LUFS`; `pcm` has it already."""
    pcm: bytes
    """Signed 16-bit little-endian mono samples at `USUAL_SAMPLE_RATE_HZ`."""

    def samples(self, sample_rate_hz: int) -> bytes:
        """The jingle's samples at the sample rate of a mix. MixingError when the sound file can't be read any more."""
        if sample_rate_hz == USUAL_SAMPLE_RATE_HZ:
            return self.pcm
        return _decoded(self.path, self.gain_db, sample_rate_hz)


class Jingles(Record, frozen=True, kw_only=True):
    """The jingles of a show; None is no jingle."""

    intro: Jingle | None = None
    outro: Jingle | None = None
    between: Jingle | None = None
    """Before every section heading."""
    after_cues: tuple[tuple[str, Jingle], ...] = ()
    """The sounds that a script names, by the names it has for them."""

    def named(self, name: str) -> Jingle | None:
        """The sound that a script names."""
        return dict(self.after_cues).get(name)


def load_jingles(
    intro: Path | None, outro: Path | None, between: Path | None, after_cues: Mapping[str, Path] | None = None
) -> Jingles:
    """The jingles in these files, each cut to `LONGEST_S`. `after_cues` are the sounds that a script names. MixingError
    names a file that can't be read."""
    return Jingles(
        intro=_jingle(intro) if intro else None,
        outro=_jingle(outro) if outro else None,
        between=_jingle(between) if between else None,
        after_cues=tuple(
            (name, _jingle(path, "change it in the script")) for name, path in sorted((after_cues or {}).items())
        ),
    )


def _jingle(path: Path, advice: str = "change it in podcaster.toml") -> Jingle:
    try:
        found = path.is_file()
    except (OSError, ValueError):  # an invalid file name
        found = False
    if not found:
        raise MixingError("the sound file does not exist", where=str(path), advice=advice)
    log = _run(path, ["-af", "ebur128=metadata=0", "-f", "null", "-"])[1]
    measured = read_integrated_lufs(log)
    gain_db = LEVEL_LUFS - measured if measured > ABSOLUTE_GATE_LUFS else 0.0  # silence stays silence
    return Jingle(path=path, gain_db=gain_db, pcm=_decoded(path, gain_db, USUAL_SAMPLE_RATE_HZ))


def _decoded(path: Path, gain_db: float, sample_rate_hz: int) -> bytes:
    fades = f"afade=t=in:d={FADE_S},areverse,afade=t=in:d={FADE_S},areverse"
    filters = ["-af", f"volume={gain_db:.2f}dB,{fades}"]
    return _run(path, [*filters, "-f", "s16le", "-ar", str(sample_rate_hz), *TO_PIPE])[0]


def _run(path: Path, arguments: list[str]) -> tuple[bytes, str]:
    command = ["-t", str(LONGEST_S), "-i", f"file:{path}", "-map", "0:a:0", "-ac", "1", *arguments]
    try:
        return FfmpegRuns().run(command)
    except MixingError as error:
        what, advice = "the sound file can't be decoded", "give an MP3, WAV or other sound file"
        raise MixingError(what, where=str(path), advice=advice) from error
