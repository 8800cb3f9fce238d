"""The pages look as README shows them: phone and desktop, light and dark."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from publishing.page_pictures import FONTS, NAMES, PICTURES, drawn_site, pictures

pytestmark = pytest.mark.long

BLOCK = 16
"""Pictures are compared in squares of so many pixels: the edges of letters differ from machine to machine."""
FAR = 40
"""Squares whose colours differ by more, of 255, are different."""
MOST_FAR = 0.005
"""Share of squares that may differ. On one machine it is 0."""
README = Path(__file__).parents[2] / "README.md"


def share_far(one: Image.Image, other: Image.Image) -> float:
    """The share of squares that differ between two pictures of one size."""
    small = [picture.convert("RGB").reduce(BLOCK) for picture in (one, other)]
    red, green, blue = ImageChops.difference(*small).split()
    far = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda value: 255 * (value > FAR))
    return ImageStat.Stat(far).mean[0] / 255


def test_the_pages_look_as_readme_shows_them(browser) -> None:
    """Each page in each size and scheme. `python tests/publishing/page_pictures.py` draws the pictures anew."""
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout if shutil.which("fc-list") else ""
    if not all(font in listed for font in FONTS):
        pytest.skip("needs fonts: apt-get install fontconfig fonts-liberation fonts-dejavu-core")
    with drawn_site() as site:
        shown = dict(pictures(browser, site))
    assert set(shown) == set(NAMES) == {path.name for path in PICTURES.iterdir()}
    for name, picture in shown.items():
        with Image.open(PICTURES / name) as wanted:
            assert picture.size == wanted.size, name
            far = share_far(picture, wanted)
            assert far <= MOST_FAR, f"{name}: {far:.1%} differs"
    readme = README.read_text(encoding="utf-8")
    assert [name for name in NAMES if f"tests/publishing/pictures/{name}" not in readme] == []


def test_light_is_not_dark_and_a_page_is_not_another() -> None:
    """The comparison finds what it is for."""
    with Image.open(PICTURES / "episode-phone-light.png") as light, Image.open(PICTURES / "episode-phone-dark.png") as dark:
        assert share_far(light, dark) > 0.9
    with Image.open(PICTURES / "show-desktop-light.png") as show, Image.open(PICTURES / "episode-desktop-light.png") as page:
        assert share_far(show, page) > 0.1
