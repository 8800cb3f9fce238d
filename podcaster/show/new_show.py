"""The folder of a new show: its settings with every key explained, its voices, its output."""

import json
import os
from pathlib import Path

from podcaster.errors import OutputError, UsageError
from podcaster.mixing.cover import LARGEST_SOURCE_BYTES, check_cover, is_jpeg
from podcaster.show.settings import FILE_NAME, VOICES_FOLDER
from podcaster.system.files import write_whole
from podcaster.system.user_files import read_regular

_TEXT = """\
# A show of podcaster. Every key may be left out; what is behind a # shows what it would be.

[show]
title = {title}
author = {author}
email = {email}                # where directories write to; it stands in the feed
url = {url}                    # where the site is read; the feed is feed.xml below it
language = {language}
category = {category}          # one of Apple Podcasts' categories
{cover}
# description = "What the show is about."

[sound]
# narrator = "arthur"          # podcaster voices list shows them all
# rate_wpm = 175               # the narrator's words a minute
# target_lufs = -16.0          # how loud episodes are
# pause_percent = 100          # longer or shorter pauses
# opening = false              # don't say show, author and date before the headline
# notice = false               # don't say at the end that the voices are synthetic
# intro = "intro.mp3"          # sounds of your own: also outro, and between (ahead of section headings)
# fragments = "narrator"       # who reads quotes of one to three words: "speaker" or "narrator"

[publish]
# target = "/var/www/podcast"  # or sftp://user@host/path, s3://bucket/path, webdavs://user@host/path
"""


def new_show(
    folder: Path, *, title: str, author: str, email: str, url: str, language: str, category: str, cover: Path | None
) -> Path:
    """Write the settings, voices/ and output/; the settings' path. UsageError when there is a show or another cover
    already or the cover is none, OutputError when nothing can be written."""
    path = folder / FILE_NAME
    if os.path.lexists(path):
        raise UsageError(f"{path} is there already: edit it, or choose another folder")
    line = '# cover = "cover.jpg"          # a square JPEG or PNG of 1400 to 3000 pixels; drawn of the title without'
    if cover is not None:
        image = _checked(cover)
        picture = folder / ("cover.jpg" if is_jpeg(image) else "cover.png")
        if os.path.lexists(picture) and not _holds(picture, image):
            raise UsageError(f"{picture} is there already: remove it, or give that one")
        line = f"cover = {_quoted(picture.name)}"
    text = _TEXT.format(
        title=_quoted(title),
        author=_quoted(author),
        email=_quoted(email),
        url=_quoted(url),
        language=_quoted(language),
        category=_quoted(category),
        cover=line,
    )
    try:
        for place in (VOICES_FOLDER, "output"):
            (folder / place).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"can't write {folder} ({error.strerror or error}): choose another folder") from error
    if cover is not None and not os.path.lexists(picture):
        write_whole(picture, image)
    write_whole(path, text)
    return path


def _checked(cover: Path) -> bytes:
    """What a cover's file holds. UsageError when no directory would take it."""
    try:
        image = read_regular(cover, LARGEST_SOURCE_BYTES)
    except OSError as error:
        raise UsageError(f"can't read the cover {cover} ({error.strerror or error}): give another") from error
    wrong = check_cover(image)
    if wrong:
        raise UsageError(f"{cover} {wrong}")
    return image


def _holds(place: Path, data: bytes) -> bool:
    try:
        return read_regular(place, len(data)) == data
    except OSError:
        return False


def _quoted(text: str) -> str:
    """Text as a TOML basic string, which escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
