"""The show as publishing needs it: read from its settings, its cover and the files in the output folder."""

from contextlib import suppress
from pathlib import Path

from podcaster.errors import UsageError, cause_of
from podcaster.mixing.cover import LARGEST_SOURCE_BYTES, as_jpeg, check_cover, draw_cover
from podcaster.publishing.show import Show
from podcaster.show.feed_token import load_token
from podcaster.show.podcast_guid import load_guid
from podcaster.show.settings import Settings
from podcaster.system.user_files import read_regular

LOCAL_URL = "http://127.0.0.1:8000/"
"""Address in the feed of a show without a url in its settings. Such a feed works with `podcaster serve` only."""


def feed_show(settings: Settings, output: Path) -> Show:
    """The show for its feed and pages. OutputError when its token or guid can't be read."""
    return Show(
        title=settings.show_title,
        author=settings.author or settings.show_title,
        email=settings.email,
        url=settings.url or LOCAL_URL,
        language=settings.language,
        category=settings.category,
        description=settings.description,
        enclosure=settings.feed_format,
        token=load_token(output),
        first_guid=load_guid(output),
    )


def show_cover(settings: Settings) -> bytes:
    """The show's cover as a JPEG: the file in the settings, or a cover drawn from the title. UsageError when the file
    is missing or podcast directories would refuse it."""
    if settings.cover is None:
        return draw_cover(settings.show_title, settings.author if settings.author != settings.show_title else "")
    where = str(settings.cover)
    try:
        image = read_regular(settings.cover, LARGEST_SOURCE_BYTES)
    except OSError as error:
        what = f"can't read the cover ({cause_of(error)})"
        raise UsageError(what, where=where, advice="correct `cover` in podcaster.toml") from error
    if wrong := check_cover(image):
        raise UsageError(f"the cover {wrong.what}", where=where, advice=wrong.advice)
    return as_jpeg(image)


def cover_state(settings: Settings) -> tuple[object, ...]:
    """Everything that the show's cover is made from. While it does not change, the cover is not made again."""
    cover, stamp = settings.cover, None
    if cover is not None:
        with suppress(OSError, ValueError):  # `show_cover` reports why the file can't be read
            stamp = (cover.stat().st_size, cover.stat().st_mtime_ns)
    return settings.show_title, settings.author, cover, stamp
