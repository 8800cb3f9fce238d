"""Draw the cover of an episode: its title on a background in the show's colours, above bars that stand for two voices.
Check a cover that the user gives.
"""

import hashlib
import io
import struct
import unicodedata
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageDraw, ImageFont

from podcaster.mixing.fonts import sized_font
from podcaster.mixing.tags import LARGEST_COVER_BYTES, is_jpeg
from podcaster.system.record import Record

SIDE_PIXELS = 1400
"""Apple Podcasts takes squares of 1400 to 3000 pixels."""
LARGEST_SIDE_PIXELS = 3000
LARGEST_SOURCE_BYTES = 20_000_000
"""Largest cover that the user may give."""
_MOST_SCANS = 100
"""Most scans in a JPEG. Decoding a scan can take as long as decoding a whole picture; cameras and editors write 10."""
_QUALITIES = (85, 70, 50)
_FORMATS = ("JPEG", "PNG")
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, Image.DecompressionBombError)
"""The exceptions of Pillow for a file that is not a complete JPEG or PNG."""
_MARGIN = 96
_SHOW_SIZE, _SHOW_TOP = 58, 92
_TITLE_TOP, _TITLE_HEIGHT = 208, 772
_TITLE_SIZES = (400, 340, 290, 250, 220, 200, 184, 172, 160, 148, 136, 124, 114, 104)
_LEADING = 1.14
_BARS_MIDDLE, _BARS_HEIGHT = 1180, 300
_BAR_WIDTH, _BAR_PITCH = 38, 64
_LONGEST_TITLE = 400
_PALETTES = (
    ("#12263f", "#ffffff", "#ffb545", "#4fb3ff"),
    ("#3a1040", "#ffffff", "#ff8f6b", "#c9a2ff"),
    ("#07393c", "#ffffff", "#ffd166", "#4fd6b5"),
    ("#5a1220", "#ffffff", "#ffc9a3", "#ff7a7a"),
    ("#1d2b1f", "#ffffff", "#f3e37c", "#7fd17c"),
    ("#1e1b4b", "#ffffff", "#fca5f1", "#8fa8ff"),
    ("#2b2118", "#ffffff", "#ffa94d", "#e6d2b5"),
    ("#0b3b6f", "#ffffff", "#ff9ec4", "#7fe3ff"),
)
"""Colours of the background, the title and the two voices. The contrast of title and background is over 10:1 (WCAG 2.2,
success criterion 1.4.3, asks for 4.5:1)."""


def draw_cover(title: str, show: str) -> bytes:
    """A square JPEG; equal texts give equal bytes. The show determines the colours, the title the bars.

    The title is set in the largest size in which it fits. When it fits in none, it is cut with an ellipsis. Characters
    that the font lacks are left out. When these are more than half of the title's letters, the show's name is drawn
    instead of the title.
    """
    ground, ink, first, second = _PALETTES[_digest(show or title)[0] % len(_PALETTES)]
    title, show = _drawable(title), _drawable(show)
    if not title:
        title, show = show, ""
    image = Image.new("RGB", (SIDE_PIXELS, SIDE_PIXELS), ground)
    draw = ImageDraw.Draw(image)
    if show:
        font = sized_font(_SHOW_SIZE)
        line, *more = _wrapped(show, font, 1, keep_words=False)
        draw.text((_MARGIN, _SHOW_TOP), _ended(line, font) if more else line, font=font, fill=first, anchor="lt")
    if title:
        font, lines = _laid_out(title)
        for number, line in enumerate(lines):
            baseline = _TITLE_TOP + round(font.size * (0.75 + number * _LEADING))
            draw.text((_MARGIN, baseline), line, font=font, fill=ink, anchor="ls")
    _draw_bars(image, _digest(title), first, second)
    return _encoded(image)


class CoverFault(Record, frozen=True, kw_only=True):
    """Why podcast directories refuse a cover."""

    what: str
    """Words that follow the name of the file: "is 300x300 pixels"."""
    advice: str

    def __str__(self) -> str:
        return f"{self.what}: {self.advice}"


def check_cover(image: bytes) -> CoverFault | None:
    """What is wrong with a cover that the user gives, by the rules of Apple Podcasts; None when nothing is."""
    if len(image) > LARGEST_SOURCE_BYTES:
        return CoverFault(what=f"has {len(image):,} bytes", advice=f"give one of at most {LARGEST_SOURCE_BYTES:,}")
    try:
        with _opened(image) as picture:
            width, height = picture.size
            if width != height or not SIDE_PIXELS <= width <= LARGEST_SIDE_PIXELS:
                advice = f"give a square of {SIDE_PIXELS} to {LARGEST_SIDE_PIXELS}"
                return CoverFault(what=f"is {width}x{height} pixels", advice=advice)
            if picture.mode != "RGB":
                what = f"has the colour mode {picture.mode}"
                return CoverFault(what=what, advice="save it as RGB without transparency")
            too_many = is_jpeg(image) and image.count(b"\xff\xda") > _MOST_SCANS
            if too_many or getattr(picture, "is_animated", False):
                return CoverFault(what="is animated or has too many scans", advice="save it as a plain JPEG")
            picture.load()
    except _BROKEN:
        return CoverFault(what="is not a whole JPEG or PNG", advice="give one")
    return None


def as_jpeg(image: bytes) -> bytes:
    """A JPEG of a cover that `check_cover` accepts. A JPEG is returned unchanged, a PNG is converted."""
    if is_jpeg(image):
        return image
    jpeg = io.BytesIO()
    with _opened(image) as picture:
        colours = picture.info.get("icc_profile")
        picture.save(jpeg, "JPEG", quality=90, subsampling="4:4:4", icc_profile=colours, exif=b"")
    return jpeg.getvalue()


def small_jpeg(image: bytes) -> bytes:
    """A JPEG of a cover that `check_cover` accepts, of at most `LARGEST_COVER_BYTES`."""
    if is_jpeg(image) and len(image) <= LARGEST_COVER_BYTES:
        return image
    with _opened(image) as picture:
        return _encoded(picture.resize((SIDE_PIXELS, SIDE_PIXELS), Image.Resampling.LANCZOS))


@contextmanager
def _opened(image: bytes) -> Iterator[Image.Image]:
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(image), formats=_FORMATS) as picture:
        yield picture


def _draw_bars(image: Image.Image, digest: bytes, first: str, second: str) -> None:
    """Draw bars with round ends for two voices that take turns. They are drawn at twice the size and reduced, for
    smooth edges."""
    count = (SIDE_PIXELS - 2 * _MARGIN + _BAR_PITCH - _BAR_WIDTH) // _BAR_PITCH
    band = (SIDE_PIXELS, _BARS_HEIGHT)
    left = (SIDE_PIXELS - (count - 1) * _BAR_PITCH - _BAR_WIDTH) // 2
    masks = [Image.new("L", (2 * band[0], 2 * band[1])) for _ in range(2)]
    pens = [ImageDraw.Draw(mask) for mask in masks]
    voice, turn = 0, 2 + digest[-1] % 3
    for bar in range(count):
        height = _BARS_HEIGHT * (70 + digest[bar % len(digest)] * 186 // 255) // 256
        if turn == 0:
            voice, turn = 1 - voice, 2 + digest[bar % len(digest)] % 3
        turn -= 1
        x, y = 2 * (left + bar * _BAR_PITCH), _BARS_HEIGHT - height
        pens[voice].rounded_rectangle((x, y, x + 2 * _BAR_WIDTH - 1, y + 2 * height - 1), radius=_BAR_WIDTH, fill=255)
    for mask, colour in zip(masks, (first, second), strict=True):
        image.paste(colour, (0, _BARS_MIDDLE - _BARS_HEIGHT // 2), mask.reduce(2))


def _encoded(image: Image.Image) -> bytes:
    """The image as a JPEG of at most `LARGEST_COVER_BYTES`, in the best quality that fits."""
    for quality in _QUALITIES:
        jpeg = io.BytesIO()
        image.save(jpeg, "JPEG", quality=quality, subsampling="4:4:4")
        if jpeg.tell() <= LARGEST_COVER_BYTES:
            break
    return jpeg.getvalue()


def _laid_out(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest font in which the title fits without splitting a word, and the title's lines. When it fits in none:
    the smallest font, and as many lines as fit."""
    for size in _TITLE_SIZES:
        font, most = sized_font(size), _lines_at(size)
        lines = _wrapped(title, font, most, keep_words=True)
        if 0 < len(lines) <= most:
            return font, lines
    lines = _wrapped(title, font, most, keep_words=False)
    if len(lines) > most:
        lines = [*lines[: most - 1], _ended(lines[most - 1], font)]
    return font, lines


def _lines_at(size: int) -> int:
    return int((_TITLE_HEIGHT - size) // (size * _LEADING)) + 1


def _wrapped(text: str, font: ImageFont.FreeTypeFont, most: int, *, keep_words: bool) -> list[str]:
    """The lines of `text`. After more than `most` lines the rest of the text may be missing.

    `keep_words` forbids splitting a word; then the result is empty when a word is wider than a line.
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if _fits(longer, font):
            lines[-1] = longer
        elif _fits(word, font):
            lines.append(word)
        elif keep_words:
            return []
        else:
            lines.append("")
            for character in word:
                if not _fits(lines[-1] + character, font):
                    lines.append("")
                lines[-1] += character
        if len(lines) > most + 1:
            break
    return [line for line in lines if line]


def _ended(line: str, font: ImageFont.FreeTypeFont) -> str:
    """The line with an ellipsis at its end, shortened until it fits."""
    while not _fits(line + "…", font):
        line = line.rsplit(" ", 1)[0] if " " in line else line[:-1]
    return line.rstrip(" ,;:.–—-") + "…"


def _fits(line: str, font: ImageFont.FreeTypeFont) -> bool:
    left, _, right, _ = font.getbbox(line, anchor="ls")
    return right - min(left, 0) <= SIDE_PIXELS - 2 * _MARGIN


def _drawable(text: str) -> str:
    """`text` on one line, without the characters that the font lacks. Empty when less than half of the letters
    remain."""
    text = " ".join(unicodedata.normalize("NFC", text[:_LONGEST_TITLE]).split())
    font = sized_font(20)
    unknown = bytes(font.getmask("\uffff"))
    lacking = {
        character
        for character in set(text) - {" "}
        if unicodedata.category(character)[0] == "C" or bytes(font.getmask(character)) == unknown
    }
    kept = "".join(character for character in text if character not in lacking)
    letters = sum(character.isalnum() for character in text)
    return " ".join(kept.split()) if 2 * sum(character.isalnum() for character in kept) >= letters else ""


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()
