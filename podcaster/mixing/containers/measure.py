"""An audio file decoded and measured: how long and how loud it is for a listener."""

from pathlib import Path

from podcaster.errors import MixingError
from podcaster.mixing.loudness import read_integrated_lufs
from podcaster.system.ffmpeg import FfmpegRuns
from podcaster.system.lazy_regex import lazy_regex

_TIME = lazy_regex(r"time=(\d+):(\d\d):(\d\d)\.(\d\d)")
_TIMEOUT_S = 600


def measure_audio(path: Path) -> tuple[int, float]:
    """Length in ms, to 10 ms, and integrated loudness in LUFS (ITU-R BS.1770-4, measured as mono) of the decoded file.
    MixingError when it can't be decoded."""
    command = ["-stats", "-i", f"file:{path}", "-map", "0:a:0", "-af", "ebur128=metadata=0", "-f", "null", "-"]
    try:
        log = FfmpegRuns().run(command, patience_s=_TIMEOUT_S)[1]
    except MixingError as error:
        raise _undecodable(path) from error
    times = _TIME.findall(log)
    if not times:
        raise _undecodable(path)
    hours, minutes, seconds, rest = map(int, times[-1])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest * 10, read_integrated_lufs(log)


def _undecodable(path: Path) -> MixingError:
    what = "can't be decoded; it is damaged, or not an audio file"
    return MixingError(what, where=path.name, advice="build the episode again")
