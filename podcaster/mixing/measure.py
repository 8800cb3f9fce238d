"""A finished MP3 measured by itself: how long it is and how loud, as a listener's app would find it."""

import re
import subprocess
from pathlib import Path

from podcaster.errors import MixingError
from podcaster.ffmpeg import find_ffmpeg
from podcaster.mixing.loudness import read_integrated_lufs

_TIME = re.compile(r"time=(\d+):(\d\d):(\d\d)\.(\d\d)")
_PATIENCE_S = 600


def measure_mp3(path: Path) -> tuple[int, float]:
    """Length in ms, to 10 ms, and integrated loudness in LUFS (ITU-R BS.1770-4, measured as mono) of the decoded file.
    MixingError when it can't be decoded."""
    command = [find_ffmpeg(), "-hide_banner", "-nostdin", "-i", f"file:{path}", "-map", "0:a:0"]
    command += ["-af", "ebur128=metadata=0", "-f", "null", "-"]
    try:
        ran = subprocess.run(command, capture_output=True, timeout=_PATIENCE_S, check=False)
    except subprocess.TimeoutExpired as error:
        raise MixingError(f"decoding {path.name} took over {_PATIENCE_S} s: is the file damaged?") from error
    said = ran.stderr.decode(errors="replace")
    times = _TIME.findall(said)
    if ran.returncode or not times:
        raise MixingError(f"{path.name} can't be decoded: it is no MP3, or damaged")
    hours, minutes, seconds, rest = map(int, times[-1])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest * 10, read_integrated_lufs(said)
