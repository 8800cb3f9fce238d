"""The pictures of an article that its chapters may show: their files are read, and nothing else is.

A picture is embedded in the document, or it is a file in the document's folder. Only for an article that was read from
the web are pictures fetched: from its own host, or from public ones.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from podcaster.errors import PodcasterError
from podcaster.mixing.chapter_pictures import PlacedPicture
from podcaster.mixing.episode_folder import MOST_PICTURES
from podcaster.mixing.small_picture import LARGEST_SOURCE_BYTES, small_picture
from podcaster.pipeline.edits import moved_pictures
from podcaster.reading import read_article
from podcaster.reading.article import Article, Picture
from podcaster.reading.packages import Package
from podcaster.reading.sources import split_part
from podcaster.scripting import Script
from podcaster.system.http import Deadline
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.user_files import is_file, read_regular, real_path

_OWNED = lazy_regex(
    r"©|\(c\)|\bcopyright\b|\ball rights reserved\b|\bcourtesy\b|\b(?:AP|AFP|EPA|PA|dpa|ANP|EFE)\b(?! \w+ed\b)"
    r"|\b(?:Getty|Reuters|Alamy|Shutterstock|iStock|Associated Press|Magnum|Bloomberg|Corbis|Rex Features|Zuma)\b",
)
"""What a caption says of a picture that somebody sells, or owns."""
_FREE = lazy_regex(r"\bCC(?:[ -]BY|0)\b|\bcreative commons\b|\bpublic domain\b|\bwikimedia commons\b", re.I)
_SHOWN_CHARACTERS = 60
_MOST_TRIED = 60
"""Most pictures whose files are read."""
_LONGEST_S = 60.0
"""Time limit for fetching all pictures of an article."""


def load_pictures(article: Article, script: Script) -> tuple[tuple[PlacedPicture, ...], tuple[str, ...]]:
    """The usable pictures of an article with their places in its script. Remarks say when some can't be used, and when
    a caption names an owner who may not allow it."""
    deadline = Deadline(_LONGEST_S)
    _package.cache_clear()
    found: list[PlacedPicture] = []
    unusable = 0
    for picture in article.pictures[:_MOST_TRIED]:
        small = next(filter(None, (small_picture(data) for data in _contents(picture, deadline))), None)
        if small is None:
            unusable += 1
        elif all(small[0] != one.jpeg for one in found):
            jpeg, width, height = small
            cue, offset = _place(picture.at, script)
            found.append(
                PlacedPicture(
                    jpeg=jpeg, width=width, height=height, alt=picture.alt, caption=picture.caption, cue=cue,
                    offset=offset,
                )
            )  # fmt: skip
        if len(found) == MOST_PICTURES:
            break
    remarks = []
    if unusable:
        said = "1 picture is" if unusable == 1 else f"{unusable} pictures are"
        remarks.append(f"{said} not used: too small, no picture file, or elsewhere than beside the article")
    owned = [one.caption for one in found if _OWNED.search(one.caption) and not _FREE.search(one.caption)]
    remarks += (f'publish the picture "{caption[:_SHOWN_CHARACTERS]}" only if its owner allows it' for caption in owned)
    return tuple(found), tuple(remarks)


def pictures_of_source(article: Article) -> tuple[Picture, ...]:
    """The pictures of the file that an edited script was made from, with their places in the script's own body. None if
    the file is gone, or the article was read from the web: nothing is fetched for a script."""
    if not is_file(split_part(article.source)[0]):
        return ()
    try:
        return moved_pictures(read_article(article.source), article.body)
    except PodcasterError:
        return ()


def _place(at: int, script: Script) -> tuple[int, int]:
    """The last cue that begins before a place in the body, and the place in its text."""
    body = [cue for cue in script.cues if cue.part == "body"]
    before = [cue for cue in body if cue.start < at]
    if before:
        return before[-1].number, at - before[-1].start
    return (script.cues[0].number, 0) if script.cues else (0, 0)


def _contents(picture: Picture, deadline: Deadline) -> Iterator[bytes]:
    """The files that a picture may be, the likeliest first."""
    for address in picture.addresses:
        with suppress(OSError, ValueError, PodcasterError):
            if address[:5].lower() == "data:":
                yield _embedded(address)
            elif _is_web(picture.base):
                yield _fetched(urljoin(picture.base, address), picture.base, deadline)
            elif not _is_web(address) and not address.startswith("//"):
                yield _beside(picture.base, address)


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


def _embedded(address: str) -> bytes:
    """The content of a data URI (RFC 2397). ValueError for one that is none or too long."""
    head, comma, content = address.partition(",")
    if not comma or len(content) > 2 * LARGEST_SOURCE_BYTES:
        raise ValueError("no data URI")
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(content)
    with suppress(binascii.Error):
        return base64.b64decode(unquote(content), validate=False)
    raise ValueError("no Base64")


def _beside(base: str, address: str) -> bytes:
    """A file in the document's folder or below it, or one in the document itself, if that is an EPUB. OSError for any
    other file: a page must not make somebody publish a picture of theirs."""
    document = Path(split_part(base)[0])
    if document.suffix.lower() == ".epub":
        return _package(document).read(address) or b""
    folder = real_path(document).parent
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or base == "-":
        raise OSError("elsewhere")
    file = real_path(folder / unquote(parts.path))
    if not file.is_relative_to(folder):
        raise OSError("outside of the document's folder")
    return read_regular(file, LARGEST_SOURCE_BYTES)


@lru_cache(maxsize=1)
def _package(document: Path) -> Package:
    """An EPUB, opened once for all of its pictures."""
    return Package(read_regular(document), str(document))


def _fetched(address: str, page: str, deadline: Deadline) -> bytes:
    from podcaster.reading.fetching import fetch_picture

    if not _is_web(address) or deadline.over:
        raise OSError("not fetched")
    return fetch_picture(address, page=page, longest_s=deadline.left_s)

