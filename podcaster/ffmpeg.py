"""Where the ffmpeg program is: the one that came with podcaster, or a newer one on this machine."""

import re
import shutil
import subprocess
from functools import cache

from podcaster.errors import SetupError


@cache
def find_ffmpeg() -> str:
    """Path of the newest ffmpeg to be had: imageio-ffmpeg's, or one on the PATH. SetupError when there is none."""
    found = [path for path in (_bundled(), shutil.which("ffmpeg")) if path]
    if not found:
        raise SetupError("no ffmpeg on this machine: run `pip install imageio-ffmpeg`, or install ffmpeg itself")
    # max keeps the first of equals: the bundled one wins a draw.
    return found[0] if len(found) == 1 else max(found, key=_version)


def _bundled() -> str | None:
    try:
        import imageio_ffmpeg
    except ImportError:
        return None
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:  # the package is there, a binary for this platform is not
        return None


def _version(path: str) -> tuple[int, ...]:
    """(7, 0, 2) for ffmpeg 7.0.2; () when it does not start or does not say."""
    try:
        said = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    number = re.match(r"ffmpeg version \D{0,2}(\d+(?:\.\d+)*)", said)
    return tuple(int(part) for part in number[1].split(".")) if number else ()
