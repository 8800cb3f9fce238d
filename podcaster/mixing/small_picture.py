"""Small JPEGs of an article's pictures."""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageOps

LARGEST_SOURCE_BYTES = 20_000_000
"""Largest picture that is read."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_SIDES_PIXELS = (1000, 700, 500, 350)
"""Longest side of a chapter's picture: the first with which its file is small. Phones show it about as wide."""
_LEAST_SIDE_PIXELS = 240
"""A smaller picture is an icon, a mark or a placeholder."""
_MOST_PIXELS = 60_000_000
_LONGEST_SHAPE = 3.5
"""Most width for one of height, and the other way round. Banners and rules are longer."""
_LARGEST_BYTES, _QUALITIES = 100_000, (80, 65, 50)
"""Each listener downloads the pictures with the episode."""
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, Image.DecompressionBombError)


def small_picture(image: bytes) -> tuple[bytes, int, int] | None:
    """A JPEG of a picture, upright, with its width and height. Nothing of the file is kept but what one sees: no place
    where a photograph was taken. None for a picture that can't be read or is too small, too long or too large."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(image), formats=_FORMATS) as picture:
            short, long = sorted(picture.size)
            if short < _LEAST_SIDE_PIXELS or long > _LONGEST_SHAPE * short or short * long > _MOST_PIXELS:
                return None
            picture.draft("RGB", (2 * _SIDES_PIXELS[0], 2 * _SIDES_PIXELS[0]))
            shown = _on_white(ImageOps.exif_transpose(picture))
    except _BROKEN:
        return None
    for side in _SIDES_PIXELS:
        shown.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            jpeg = io.BytesIO()
            shown.save(jpeg, "JPEG", quality=quality, optimize=True)
            if jpeg.tell() <= _LARGEST_BYTES:
                return jpeg.getvalue(), *shown.size
    return None


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(ground, seen).convert("RGB")
