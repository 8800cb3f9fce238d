"""Finding ffmpeg on this machine."""

import shutil
from importlib.machinery import ModuleSpec
from pathlib import Path

import imageio_ffmpeg
import pytest

from podcaster.errors import SetupError
from podcaster.system.ffmpeg import find_ffmpeg


def test_a_damaged_package_is_no_ffmpeg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """imageio-ffmpeg without its folder of programs can't be asked: the line says what to install."""
    package = ModuleSpec("imageio_ffmpeg", None, is_package=True)
    package.submodule_search_locations = [str(tmp_path)]

    def damaged() -> str:
        raise ModuleNotFoundError("No module named 'imageio_ffmpeg.binaries'")

    monkeypatch.setattr("podcaster.system.ffmpeg.find_spec", lambda name: package)
    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", damaged)
    monkeypatch.delenv("IMAGEIO_FFMPEG_EXE", raising=False)
    monkeypatch.setenv("PATH", "")
    find_ffmpeg.cache_clear()
    try:
        with pytest.raises(SetupError, match="no ffmpeg on this machine: run `pip install imageio-ffmpeg`"):
            find_ffmpeg()
    finally:
        find_ffmpeg.cache_clear()


def test_the_program_that_imageio_ffmpeg_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found without asking that package, and is the same; IMAGEIO_FFMPEG_EXE names another."""
    monkeypatch.delenv("IMAGEIO_FFMPEG_EXE", raising=False)
    find_ffmpeg.cache_clear()
    try:
        assert Path(find_ffmpeg()) == Path(shutil.which(imageio_ffmpeg.get_ffmpeg_exe()) or "")
        find_ffmpeg.cache_clear()
        monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/bin/true")
        assert find_ffmpeg() == "/bin/true"
    finally:
        find_ffmpeg.cache_clear()
