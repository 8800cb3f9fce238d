"""Create the folder of a new show: settings with an explanation of every key, voices/ and output/."""

import json
import os
from pathlib import Path

from podcaster.errors import OutputError, UsageError, cause_of
from podcaster.mixing.cover import LARGEST_SOURCE_BYTES, check_cover
from podcaster.mixing.tags import is_jpeg
from podcaster.show.settings import FILE_NAME
from podcaster.show.voices_folder import VOICES_FOLDER
from podcaster.system.files import write_whole
from podcaster.system.user_files import read_regular

TEMPLATE = """\
# A show of podcaster. Every key may be left out. Remove the # before a key to set it.

[show]
{title}  # episodes begin with it, unless opening is false below
{author}  # who publishes the show
{email}  # where directories write to; everybody can read it in the feed
{url}  # the address where people will read the site; publishing to a target needs it
{language}
{category}  # one of Apple Podcasts' categories
{cover}  # a square JPEG or PNG of 1400 to 3000 pixels; by default one is drawn from the title
# description = "What the show is about."

[sound]
# voices = "natural"           # or "plain", "studio"; natural and studio ones need the extra of that name
# narrator = "heart"           # podcaster voices list shows the voices
# engine = "pyttsx3"           # one speech engine for every voice, in the place of the one that each voice names
# device = "auto"              # or "cpu", "gpu": where studio voices are rendered
# rate_wpm = 175               # the narrator's words a minute; the other voices in proportion
# fragments = "speaker"        # who reads quotes of one to three words: "speaker" or "narrator"
# target_lufs = -16.0          # how loud episodes are
# formats = ["mp3"]            # also "m4a", "m4b", "opus", and "epub", a book to read along
# bit_rates_kbps = {{ mp3 = 96, m4a = 64, m4b = 64, opus = 48 }}
# pause_percent = 100          # 150: pauses are half as long again
# opening = true               # say show, author and date before the headline
# notice = true                # say at the end that the voices are synthetic
# intro = "intro.mp3"          # a sound before each episode
# outro = "outro.mp3"          # a sound after each episode
# between = "between.mp3"      # a sound before each section heading

[publish]
# certificate = "chain.pem"    # sign the audio (C2PA) with this certificate; needs the extra provenance
# signing_key = "key.pem"      # and its private key
# target = "/var/www/podcast"  # or sftp://user@host/path, s3://bucket/path, webdavs://user@host/path
# chapter_images = false       # true: chapters show the article's pictures; only if you may publish those
# enclosure = "mp3"            # the format that every app gets from the feed
"""
"""podcaster.toml with every key; tests compare its keys with those that `settings` reads."""


def new_show(
    folder: Path,
    *,
    title: str,
    author: str = "",
    email: str = "",
    url: str = "",
    language: str = "en",
    category: str = "News",
    cover: Path | None = None,
) -> Path:
    """Write the settings file, voices/ and output/ of a new show into `folder`; return the settings file's path. An
    empty value becomes a comment in the file. Raises UsageError when there is a show or another cover already, or when
    the cover is not a usable picture, and OutputError when the folder can't be written."""
    path = folder / FILE_NAME
    if os.path.lexists(path):
        raise UsageError(f"{path} exists already", advice="edit it, or choose another folder")
    picture, image = folder / "cover.jpg", b""
    if cover is not None:
        image = _checked(cover)
        picture = folder / ("cover.jpg" if is_jpeg(image) else "cover.png")
        if os.path.lexists(picture) and not _holds(picture, image):
            raise UsageError(f"{picture} is there already", advice="remove it, or give that file as the cover")
    text = TEMPLATE.format(
        title=f"title = {_quoted(title)}",
        author=_key("author", author, "Who publishes it"),
        email=_key("email", email, "post@example.org"),
        url=_key("url", url, "https://example.org/podcast/"),
        language=f"language = {_quoted(language)}",
        category=f"category = {_quoted(category)}",
        cover=_key("cover", picture.name if cover else "", "cover.jpg"),
    )
    text = _aligned(text)
    try:
        for place in (VOICES_FOLDER, "output"):
            (folder / place).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = cause_of(error)
        raise OutputError(f"can't write {folder} ({reason})", advice="choose another folder") from error
    if cover is not None and not os.path.lexists(picture):
        write_whole(picture, image)
    write_whole(path, text)
    return path


def _aligned(text: str) -> str:
    """The text with the comments behind its keys in one column. A longer key keeps its comment beside it."""
    lines = [line.rsplit("  # ", 1) if "  # " in line else [line] for line in text.split("\n")]
    return "\n".join(f"{line[0].rstrip():30} # {line[1]}" if len(line) == 2 else line[0] for line in lines)


def _key(name: str, value: str, example: str) -> str:
    """A line of the file: the key with its value, or as a comment with an example."""
    return f"{name} = {_quoted(value)}" if value else f"# {name} = {_quoted(example)}"


def _checked(cover: Path) -> bytes:
    """The bytes of a cover. UsageError when it can't be read or podcast directories would refuse it."""
    try:
        image = read_regular(cover, LARGEST_SOURCE_BYTES)
    except OSError as error:
        reason = cause_of(error)
        raise UsageError(f"can't read the cover {cover} ({reason})", advice="give another picture") from error
    if wrong := check_cover(image):
        raise UsageError(f"{cover} {wrong.what}", advice=wrong.advice)
    return image


def _holds(place: Path, data: bytes) -> bool:
    """Whether the file has exactly these bytes."""
    try:
        return read_regular(place, len(data)) == data
    except OSError:
        return False


def _quoted(text: str) -> str:
    """The text as a TOML basic string, which has the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
