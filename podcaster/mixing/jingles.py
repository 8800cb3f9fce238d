"""The show's own sounds: before the episode, behind it, and between its chapters; levelled and faded."""

from dataclasses import dataclass
from pathlib import Path

from podcaster.errors import MixingError
from podcaster.mixing.loudness import read_integrated_lufs
from podcaster.system.ffmpeg import FfmpegRuns

SAMPLE_RATE_HZ = 22_050
"""What the mix is made at: espeak's own rate, and half the MP3's, so that no position falls between samples."""
LEVEL_LUFS = -22.0
"""Takes read about -20 LUFS before the mix is brought to its target: music stays a little below speech."""
LONGEST_S = 60
FADE_S = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Jingles:
    """Sounds as signed 16-bit little-endian mono samples at `SAMPLE_RATE_HZ`; b"" is none."""

    intro: bytes = b""
    outro: bytes = b""
    between: bytes = b""


def load_jingles(intro: Path | None, outro: Path | None, between: Path | None) -> Jingles:
    """The sounds in these files, each at most `LONGEST_S` long. MixingError naming the file that is none."""
    return Jingles(
        intro=_sound(intro) if intro else b"",
        outro=_sound(outro) if outro else b"",
        between=_sound(between) if between else b"",
    )


def _sound(path: Path) -> bytes:
    try:
        there = path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        there = False
    if not there:
        raise MixingError(f"the sound {path} is not there: change it in podcaster.toml")
    said = _run(path, ["-af", "ebur128=metadata=0", "-f", "null", "-"])[1]
    measured = read_integrated_lufs(said)
    gain_db = LEVEL_LUFS - measured if measured > -70 else 0.0
    fades = f"afade=t=in:d={FADE_S},areverse,afade=t=in:d={FADE_S},areverse"
    return _run(path, ["-af", f"volume={gain_db:.2f}dB,{fades}", "-f", "s16le", "-ar", str(SAMPLE_RATE_HZ), "-"])[0]


def _run(path: Path, then: list[str]) -> tuple[bytes, str]:
    command = ["-t", str(LONGEST_S), "-i", f"file:{path}", "-map", "0:a:0", "-ac", "1", *then]
    try:
        return FfmpegRuns().run(command)
    except MixingError as error:
        raise MixingError(f"the sound {path} can't be read: give an MP3, WAV or other sound file") from error
