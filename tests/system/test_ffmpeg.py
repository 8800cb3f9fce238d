"""Finding ffmpeg on this machine."""

import imageio_ffmpeg
import pytest

from podcaster.errors import SetupError
from podcaster.system.ffmpeg import find_ffmpeg


def test_a_damaged_package_is_no_ffmpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    """imageio-ffmpeg without its folder of programs can't be asked: the line says what to install."""

    def damaged() -> str:
        raise ModuleNotFoundError("No module named 'imageio_ffmpeg.binaries'")

    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", damaged)
    monkeypatch.setenv("PATH", "")
    find_ffmpeg.cache_clear()
    try:
        with pytest.raises(SetupError, match="no ffmpeg on this machine: run `pip install imageio-ffmpeg`"):
            find_ffmpeg()
    finally:
        find_ffmpeg.cache_clear()
