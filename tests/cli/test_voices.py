"""`podcaster voices`: samples one can listen to, and an episode's picture."""

import re
from pathlib import Path

import pytest
from PIL import Image
from publishing.conftest import NATO, ShowFolder

from podcaster.mixing.containers.measure import measure_audio


@pytest.fixture
def folder(tmp_path: Path) -> ShowFolder:
    return ShowFolder(tmp_path)


@pytest.mark.long
def test_samples(folder: ShowFolder) -> None:
    """preview, compare and say each save an MP3 at an episode's level; two voices take about twice as long as one."""
    folder.run("voices", "preview", "ada", "-o", "one.mp3")
    told = folder.run("voices", "compare", "ada", "dean", "-o", "two.mp3").stdout
    assert re.search(r"^ada and dean are \d+\.\d apart; from 5 two voices are clearly different$", told, re.M)
    folder.run("voices", "say", "Lavrov flew to Kyiv on Feb. 3.", "--voice", "dean", "-o", "deep/said.mp3")
    one, two, said = (measure_audio(folder.folder / name) for name in ("one.mp3", "two.mp3", "deep/said.mp3"))
    assert two[0] == pytest.approx(2 * one[0], rel=0.2)
    assert all(loudness == pytest.approx(-16, abs=2) for _, loudness in (one, two, said))


def test_wrong_samples(folder: ShowFolder) -> None:
    """An unknown voice and a line of nothing are explained, and no file is left."""
    assert "there is no voice 'nobody'" in folder.run("voices", "preview", "nobody", exit_code=1).stderr
    assert "nothing to say" in folder.run("voices", "say", "***", exit_code=2).stderr
    assert list(folder.folder.iterdir()) == []


@pytest.mark.long
def test_an_episodes_picture(folder: ShowFolder) -> None:
    """--plot draws a PNG in several colours beside the MP3."""
    folder.run("build", NATO, "--plot", "--json")
    with Image.open(next(folder.output.glob("*/*.png"))) as picture:
        assert picture.size == (1600, 420)
        assert len(picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).getcolors() or ()) > 8
