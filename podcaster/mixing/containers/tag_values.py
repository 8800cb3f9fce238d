"""What every container writes into its tags as text: the players on the article's page, and the article's source."""

import re
from collections.abc import Sequence
from pathlib import PureWindowsPath

from podcaster.errors import MixingError
from podcaster.mixing.chapters import MOST_CHAPTERS
from podcaster.mixing.language_codes import bcp_47, iso_639_2
from podcaster.mixing.tag_text import tag_line, tag_lines
from podcaster.mixing.tags import LARGEST_COVER_BYTES, EpisodeTags, is_jpeg
from podcaster.mixing.timeline import Chapter
from podcaster.mixing.times import format_exact_time, parse_time
from podcaster.reading.article import Player
from podcaster.system.http import without_login
from podcaster.system.lazy_regex import lazy_regex

SOURCE = "Source"
"""Name of the tag with the source, in formats without one of their own."""
PLAYER = "Podcast player "
"""Beginning of the name of a player's tag; its number follows."""
DATE = lazy_regex(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?")
"""ISO 8601, with year, month, day, hour and minute as groups."""
_CUT_OFF = " (cut off in the source)"


def source_text(source: str) -> str:
    """The source as tags have it: an address without a login, or the name of a file, so that no private folder is
    published; "" for standard input."""
    if is_address(source):
        return tag_line(without_login(source))
    name = tag_line(PureWindowsPath(source).name)
    return "" if name == "-" else name


def is_address(source: str) -> bool:
    """Whether a source is an http(s) address."""
    return re.match(r"https?://", source, re.IGNORECASE) is not None


def kept_tags(tags: EpisodeTags) -> EpisodeTags:
    """The tags as M4A and Opus files hold them. MixingError for tags that they can't hold."""
    return EpisodeTags(
        title=tag_line(tags.title),
        show=tag_line(tags.show),
        artist=tag_line(tags.artist),
        date=checked_date(tags.date),
        language=bcp_47(iso_639_2(tags.language)),
        source=source_text(tags.source),
        comment=tag_lines(tags.comment),
        lyrics=tag_lines(tags.lyrics),
        cover=checked_cover(tags.cover),
        chapters=tuple(
            Chapter(title=tag_line(one.title) or f"Chapter {number}", start_ms=one.start_ms, end_ms=one.end_ms)
            for number, one in enumerate(checked_chapters(tags.chapters), 1)
        ),
        players=tuple(parsed_player(tag_line(described_player(player))) for player in tags.players),
        encoder=tag_line(tags.encoder),
    )


def checked_date(date: str | None) -> str | None:
    """The date itself. MixingError when it is not ISO 8601."""
    if date is not None and not DATE.fullmatch(date.strip()):
        raise MixingError(f"the date {date!r} is not ISO 8601", advice="write it like 2010-02-23 or 2010-02-23T21:55")
    return date.strip() if date else None


def checked_cover(cover: bytes | None) -> bytes | None:
    """The cover itself. MixingError when it is too large or not a JPEG."""
    if cover is not None and (len(cover) > LARGEST_COVER_BYTES or not is_jpeg(cover)):
        what = f"the cover has {len(cover)} bytes, or is not a JPEG"
        raise MixingError(what, advice=f"give a JPEG of at most {LARGEST_COVER_BYTES} bytes")
    return cover


def checked_chapters(chapters: Sequence[Chapter]) -> Sequence[Chapter]:
    """The chapters themselves. MixingError when there are too many."""
    if len(chapters) > MOST_CHAPTERS:
        what = f"{len(chapters)} chapters are more than a file can list ({MOST_CHAPTERS})"
        raise MixingError(what, advice="merge the shortest")
    return chapters


def described_player(player: Player) -> str:
    """The player in words: "label: Podcasts; position: 0:00; duration: 23:13"."""
    parts = []
    if player.label:
        parts.append(f"label: {player.label}")
    if player.position_ms is not None:
        parts.append(f"position: {format_exact_time(player.position_ms)}")
    least = "at least " if player.truncated else ""
    duration = "unknown" if player.duration_ms is None else least + format_exact_time(player.duration_ms)
    parts.append(f"duration: {duration}{_CUT_OFF if player.truncated else ''}")
    return "; ".join(parts)


_DESCRIBED = lazy_regex(
    r"(?:label: (?P<label>.*?)(?:; |$))??(?:position: (?P<position>[\d:.]+); )?"
    r"duration: (?:unknown|(?:at least )?(?P<duration>[\d:.]+))(?P<cut> \(cut off in the source\))?"
)


def parsed_player(text: str) -> Player:
    """The player from the text of `described_player`."""
    found = _DESCRIBED.fullmatch(text)
    if found is None:
        return Player(label=text, position_ms=None, duration_ms=None)
    return Player(
        label=found["label"] or "",
        position_ms=None if found["position"] is None else parse_time(found["position"]),
        duration_ms=None if found["duration"] is None else parse_time(found["duration"]),
        truncated=found["cut"] is not None,
    )
