"""A finished MP3 measured by itself: how long it is and how loud, as a listener's app would find it."""

import re
from pathlib import Path

from podcaster.errors import MixingError
from podcaster.mixing.loudness import read_integrated_lufs
from podcaster.system.ffmpeg import FfmpegRuns

_TIME = re.compile(r"time=(\d+):(\d\d):(\d\d)\.(\d\d)")
_PATIENCE_S = 600


def measure_mp3(path: Path) -> tuple[int, float]:
    """Length in ms, to 10 ms, and integrated loudness in LUFS (ITU-R BS.1770-4, measured as mono) of the decoded file.
    MixingError when it can't be decoded."""
    command = ["-stats", "-i", f"file:{path}", "-map", "0:a:0", "-af", "ebur128=metadata=0", "-f", "null", "-"]
    damaged = f"{path.name} can't be decoded: it is no MP3, or damaged"
    try:
        said = FfmpegRuns().run(command, patience_s=_PATIENCE_S)[1]
    except MixingError as error:
        raise MixingError(damaged) from error
    times = _TIME.findall(said)
    if not times:
        raise MixingError(damaged)
    hours, minutes, seconds, rest = map(int, times[-1])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest * 10, read_integrated_lufs(said)
