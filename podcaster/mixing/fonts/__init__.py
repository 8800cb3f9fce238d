"""The font of drawn pictures: Inter Display, which comes with the package (OFL.txt)."""

from pathlib import Path

from PIL import ImageFont

_FILE = Path(__file__).with_name("InterDisplay-ExtraBold.otf")


def sized_font(size: int) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels. Its basic layout does not use the system's libraries, so every machine draws the
    same."""
    return ImageFont.truetype(_FILE, size, layout_engine=ImageFont.Layout.BASIC)
