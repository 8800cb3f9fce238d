"""The picture of an episode in messages and social networks: its cover, and beside it words that somebody said."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from podcaster.mixing.cover import check_cover
from podcaster.mixing.fonts import sized_font

_QUALITY, _BYTES = (82, 70, 55), 300_000
_MARGIN = 64
_QUOTE_SIZES = (64, 56, 50, 44, 38, 34)
_SMALL = 30
_LEADING = 1.24
_PLAIN = "#2b3340"
_INK, _SOFT = "#ffffff", "#d9dbe2"
_DARKEST, _LIGHTEST = 14, 74
"""Bounds of the ground's brightest colour channel: white text on it has a contrast of over 8:1."""


def small_cover(cover: bytes, pixels: int) -> bytes:
    """A cover as a square JPEG of `pixels`."""
    return _jpeg(_square(cover, pixels), (80,))


def draw_share_picture(cover: bytes, words: str, name: str, show: str, size: tuple[int, int]) -> bytes:
    """A JPEG of `size`: the cover at the left, then `words` and the `name` of who says them, and the show's name. The
    ground is the colour of the cover's corner, darkened. Characters that the font lacks are left out."""
    width, height = size
    square = _square(cover, height)
    image = Image.new("RGB", size, _ground(square))
    image.paste(square, (0, 0))
    draw = ImageDraw.Draw(image)
    left, room = height + _MARGIN, width - height - 2 * _MARGIN
    small = sized_font(_SMALL)
    bottom = height - _MARGIN
    if show := _on_one_line(_drawable(show), small, room):
        draw.text((left, bottom), show, font=small, fill=_SOFT, anchor="ls")
        bottom -= 2 * _SMALL
    if name := _on_one_line(_drawable(name), small, room - 40):
        draw.line((left, bottom - 11, left + 26, bottom - 11), fill=_SOFT, width=4)
        draw.text((left + 40, bottom), name, font=small, fill=_INK, anchor="ls")
        bottom -= 2 * _SMALL
    font, lines = _set(_drawable(words), room, bottom - _MARGIN)
    for number, line in enumerate(lines):
        draw.text((left, _MARGIN + font.size * (0.8 + number * _LEADING)), line, font=font, fill=_INK, anchor="ls")
    return _jpeg(image, _QUALITY)


def _square(cover: bytes, pixels: int) -> Image.Image:
    """The cover in a square. A cover that can't be read is a plain square: publishing goes on without it."""
    if check_cover(cover) is not None:
        return Image.new("RGB", (pixels, pixels), _PLAIN)
    with Image.open(io.BytesIO(cover)) as picture:
        picture.draft("RGB", (2 * pixels, 2 * pixels))
        return picture.convert("RGB").resize((pixels, pixels), Image.Resampling.LANCZOS)


def _ground(square: Image.Image) -> tuple[int, int, int]:
    channels = square.crop((0, 0, 24, 24)).resize((1, 1)).tobytes()
    brightest = max(*channels, 1)
    wanted = min(max(brightest * 3 // 4, _DARKEST), _LIGHTEST)
    red, green, blue = (channel * wanted // brightest for channel in channels)
    return red, green, blue


def _set(text: str, width: int, height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest font in which the text fits, and its lines. When it fits in none, the text is cut."""
    for size in _QUOTE_SIZES:
        font = sized_font(size)
        lines = _wrapped(text, font, width)
        most = int((height - size) // (size * _LEADING)) + 1
        if len(lines) <= most and all(font.getlength(line) <= width for line in lines):
            return font, lines
    return font, [_on_one_line(line, font, width) for line in lines[:most]]


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _on_one_line(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…" if text else ""


def _drawable(text: str) -> str:
    """The text without the characters that the font lacks."""
    font = sized_font(20)
    unknown = bytes(font.getmask("\uffff"))
    kept = (character for character in text if character == " " or bytes(font.getmask(character)) != unknown)
    return " ".join("".join(kept).split())


def _jpeg(image: Image.Image, qualities: Sequence[int]) -> bytes:
    """The image as a JPEG, in the best quality that is small enough."""
    for quality in qualities:
        jpeg = io.BytesIO()
        image.save(jpeg, "JPEG", quality=quality, optimize=True, progressive=True)
        if jpeg.tell() <= _BYTES:
            break
    return jpeg.getvalue()
