"""The cover as a picture: its size, its words, and what it does with words it cannot draw."""

import io
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from podcaster.mixing.cover import LARGEST_SOURCE_BYTES, SIDE_PIXELS, as_jpeg, check_cover, draw_cover
from podcaster.mixing.drawn_cover import drawn_cover
from podcaster.mixing.tags import LARGEST_COVER_BYTES
from podcaster.system.content_store import ContentStore

TITLE = "“NATO no challenge to Russian security” – Clinton"
Pixels = npt.NDArray[np.int16]


def pixels(title: str, show: str = "Articles aloud") -> Pixels:
    """The cover, decoded, with room for differences."""
    with Image.open(io.BytesIO(draw_cover(title, show))) as image:
        return np.asarray(image.convert("RGB")).astype(np.int16)


def ink(cover: Pixels) -> npt.NDArray[np.bool_]:
    """Where the cover is not its ground: a letter or a bar, and no JPEG noise."""
    return np.asarray(np.abs(cover - cover[5, 5]).max(axis=2) > 60)


def test_the_cover_is_what_podcast_apps_ask_for() -> None:
    """A square RGB JPEG of 1400 pixels and at most 300 kB."""
    jpeg = draw_cover(TITLE, "Articles aloud")
    with Image.open(io.BytesIO(jpeg)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (SIDE_PIXELS, SIDE_PIXELS))
    assert len(jpeg) <= LARGEST_COVER_BYTES


def test_the_cover_is_the_same_every_time() -> None:
    """Also in another process, where hashes of strings differ."""
    told = subprocess.run(
        [sys.executable, "-c", "import sys; from podcaster.mixing.cover import draw_cover\n"
         "sys.stdout.buffer.write(draw_cover('A title', 'A show'))"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    assert told.stdout == draw_cover("A title", "A show")


def test_a_show_keeps_its_colours() -> None:
    """Episodes of one show share the ground and differ in the rest."""
    one, other = pixels("One"), pixels("Quite another")
    assert (one[5, 5] == other[5, 5]).all()
    assert (ink(one) != ink(other)).any()
    assert len({tuple(pixels("One", f"Show {number}")[5, 5]) for number in range(12)}) > 3


LONG = {
    "the seed's title": TITLE,
    "one short word": "War",
    "words without end": "word " * 2000,
    "one word without end": "Wort" * 500,
    "capitals": "WWW MMM ЩЩЩ ЮЮЮ ШШШ " * 20,
    "tall and deep marks": "ÅŨÑ Ệ gjpqy Ξ́ ЙЁ (|) " * 8,
}


@pytest.mark.parametrize("title", LONG.values(), ids=LONG)
def test_nothing_is_clipped(title: str) -> None:
    """The margins stay free of ink, whatever the title; the title stays clear of the bars; the file stays small."""
    cover = ink(pixels(title))
    for edge in (cover[:80], cover[-60:], cover[:, :80], cover[:, -80:], cover[1012:1026]):
        assert not edge.any()
    assert cover[208:1000].any()
    assert len(draw_cover(title, "Щ" * 200)) <= LARGEST_COVER_BYTES


def test_the_title_is_readable_on_a_phone() -> None:
    """Shrunk to 60 pixels, the title still is the brightest thing and stands out from the ground by far."""
    with Image.open(io.BytesIO(draw_cover("War", "The Daily"))) as image:
        small = np.asarray(image.resize((60, 60), Image.Resampling.LANCZOS).convert("L")).astype(int)
    assert small[8:42].max() - small[1, 1] > 150
    assert (small[8:42] > 200).sum() > 60


@pytest.mark.parametrize("title", ["Ёж Щи", "Ωλά ς", "Řğệ ß"])
def test_latin_cyrillic_and_greek_are_drawn(title: str) -> None:
    """No letter of these is left out: leaving it out by hand changes the picture."""
    whole = ink(pixels(title))
    for letter in {character for character in title if character.isalpha()}:
        assert (ink(pixels(title.replace(letter, ""))) != whole).any(), letter


def same(one: Pixels, other: Pixels) -> bool:
    """Whether two covers show the same words; the bars follow the words too."""
    return bool((one == other).all())


def test_characters_the_font_lacks_are_left_out() -> None:
    """No boxes: emoji and control characters vanish from a title that reads without them."""
    assert same(pixels("What 😀 the Fed\u200bs \x07said"), pixels("What the Feds said"))


@pytest.mark.parametrize("title", ["北约不构成挑战", "حلف", "北约不构成挑战 NATO", ""])
def test_a_title_the_font_cannot_draw_gives_way_to_the_show(title: str) -> None:
    """Half a title is none: the name of the show takes its place."""
    assert same(pixels(title, "Asia today")[:1020], pixels("", "Asia today")[:1020])
    assert ink(pixels(title, "Asia today"))[208:1000].any()


def test_without_any_words_there_is_still_a_cover() -> None:
    """The bars alone."""
    cover = ink(pixels("", "北约"))
    assert not cover[:1020].any()
    assert cover[1020:].any()


@settings(max_examples=8, deadline=None)
@given(st.text(max_size=200), st.text(max_size=100))
def test_any_text_makes_a_cover(title: str, show: str) -> None:
    """Titles come from articles: nothing in them raises."""
    assert len(draw_cover(title, show)) <= LARGEST_COVER_BYTES


def test_a_cover_is_drawn_once(tmp_path: Path) -> None:
    """The second time it comes from the cache, in a process that does not load what draws. Another title, another show
    and a damaged entry are drawn."""
    store = ContentStore(tmp_path)
    assert drawn_cover("A title", "A show", None) == drawn_cover("A title", "A show", store) == JPEG
    again = subprocess.run(
        [sys.executable, "-c", "import sys; from pathlib import Path; from podcaster.mixing.drawn_cover import drawn_cover\n"
         "from podcaster.system.content_store import ContentStore\n"
         "sys.stdout.buffer.write(drawn_cover('A title', 'A show', ContentStore(Path(sys.argv[1]))))\n"
         "assert 'PIL.Image' not in sys.modules", str(tmp_path)],
        capture_output=True, check=True,
    )  # fmt: skip
    assert again.stdout == JPEG
    assert drawn_cover("A title", "", store) != JPEG != drawn_cover("Titles", "A show", store)
    for entry in tmp_path.glob("*/*.cover"):
        entry.write_bytes(entry.read_bytes()[:-1])
    assert drawn_cover("A title", "A show", store) == JPEG


JPEG = draw_cover("A title", "A show")


def saved(kind: str, mode: str = "RGB", side: int = SIDE_PIXELS, **options: object) -> bytes:
    """A picture of one colour."""
    data = io.BytesIO()
    Image.new(mode, (side, side), "teal" if mode == "RGB" else 0).save(data, kind, **options)
    return data.getvalue()


def png_of(rows: bytes, side: int = SIDE_PIXELS) -> bytes:
    """A PNG with this in the place of its rows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def animated() -> bytes:
    one, other = (Image.new("RGB", (SIDE_PIXELS, SIDE_PIXELS), colour) for colour in ("teal", "red"))
    data = io.BytesIO()
    one.save(data, "PNG", save_all=True, append_images=[other])
    return data.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "not a whole JPEG"),
    "a cut JPEG": (lambda: JPEG[:2000], "not a whole JPEG"),
    "a JPEG cut at its end": (lambda: JPEG[:-3000], "not a whole JPEG"),
    "a cut PNG": (lambda: saved("PNG")[:60], "not a whole JPEG"),
    "a PNG of junk": (lambda: png_of(b"junk" * 100), "not a whole JPEG"),
    "a PNG of few rows": (lambda: png_of(zlib.compress(bytes(9000))), "not a whole JPEG"),
    "another kind": (lambda: saved("GIF", "P"), "not a whole JPEG"),
    "an animation": (animated, "animated or has too many scans"),
    "scans without end": (lambda: JPEG[:-2] + b"\xff\xda" * 101 + JPEG[-2:], "animated or has too many scans"),
    "small": (lambda: saved("JPEG", side=300), "is 300x300 pixels"),
    "grey": (lambda: saved("PNG", "L"), "has the colour mode L"),
    "many bytes": (lambda: JPEG + bytes(LARGEST_SOURCE_BYTES), "bytes: give one of at most 20,000,000"),
    "more pixels than it has": (lambda: png_of(b"", 60_000), "not a whole JPEG"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "told"), BAD.values(), ids=BAD)
def test_a_bad_cover_is_told(make: Callable[[], bytes], told: str) -> None:
    """Its head alone is no picture: it is read whole, within bounds."""
    assert told in str(check_cover(make()))


def test_a_good_cover_is_published_as_a_jpeg() -> None:
    """A JPEG as it is, to the byte; a PNG, and what is packed behind its rows, written anew."""
    assert check_cover(JPEG) is None
    assert as_jpeg(JPEG) is JPEG
    for png in (saved("PNG"), png_of(zlib.compress(bytes((3 * SIDE_PIXELS + 1) * SIDE_PIXELS * 5)))):
        assert check_cover(png) is None
        with Image.open(io.BytesIO(as_jpeg(png))) as cover:
            assert (cover.format, cover.mode, cover.size) == ("JPEG", "RGB", (SIDE_PIXELS, SIDE_PIXELS))
        assert check_cover(as_jpeg(png)) is None
    with Image.open(io.BytesIO(as_jpeg(saved("PNG", icc_profile=b"of its own")))) as cover:
        assert cover.info["icc_profile"] == b"of its own"
