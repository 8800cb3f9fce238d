"""What a build reads, and what came of it. While nothing of it has changed, nothing is read, scripted or cast again.

For each article that is a file, the cache holds a digest of everything that its build reads, and the article, script
and cast that came of it.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from podcaster.casting.troupes import Troupe
from podcaster.casting.voice import Cast
from podcaster.pipeline.given import Given
from podcaster.pipeline.troupe import usual_troupe
from podcaster.reading.article import Article
from podcaster.recording.take_cache import FOLDER
from podcaster.scripting.script import Script
from podcaster.show.settings import Settings
from podcaster.system.content_store import ContentStore
from podcaster.system.record import Record, replace
from podcaster.system.user_files import is_file, read_bounded, real_path
from podcaster.system.validation import InvalidValueError, from_json, to_json
from podcaster.version import podcaster_version

KIND = "outcome"
"""Kind of these entries in the cache."""


class Inputs(Record, frozen=True, kw_only=True):
    """What a build is asked for, and where its outcome is kept."""

    source: str
    """The source, as the user named it."""
    path: Path
    """The file that it is."""
    settings: Settings
    options: str
    """The other arguments of the build, as text."""
    formats: tuple[str, ...]
    store: ContentStore
    """The cache of the output folder."""
    key: str
    """The outcome's key in it: a digest of the path and the options."""
    read: str
    """A digest of the file, from before the build reads it: what is changed later is seen by the next build."""
    known_people: str
    """A digest of the lasting cast."""


class Outcome(Record, frozen=True, kw_only=True):
    """What came of a build."""

    asked: str
    """A digest of the program, the settings and the options."""
    read: str
    known_people: str
    """As in `Inputs`; the lasting cast as the build left it."""
    sounds: dict[str, tuple[int, int]]
    """Size in bytes and time of change in ns of each jingle, by path."""
    engines: dict[str, str]
    """The version of each engine that spoke, by name."""
    made_of: str
    """The fingerprint of the episode."""
    slug: str
    article: Article
    script: Script
    cast: Cast
    troupe: Troupe
    takes: int


def inputs_of(
    source: str | Given,
    settings: Settings,
    output: Path,
    *,
    pins: Mapping[str, str] | None,
    verbatim: bool,
    keep: Sequence[str],
    drop: Sequence[str],
    language: str | None,
    discard_edits: bool,
    formats: Sequence[str],
    anew: bool,
) -> Inputs | None:
    """The inputs of a build; the arguments are those of `build_episode`. None unless the source is a file: an address
    or standard input has to be read. None also for a build `anew`, which uses nothing remembered."""
    if anew or isinstance(source, Given):
        return None
    try:
        path = real_path(source)
        if "://" in source or not is_file(path):
            return None
        read = _digest(read_bounded(path))
    except (OSError, ValueError):
        return None
    asked = repr((dict(pins or {}), verbatim, *map(tuple, (keep, drop, formats)), language, discard_edits))
    return Inputs(
        source=source,
        path=path,
        settings=settings,
        options=asked,
        formats=tuple(formats),
        store=ContentStore(output / FOLDER),
        key=_digest(f"{path}\n{asked}".encode("utf-8", "surrogatepass")),
        read=read,
        known_people=_people_digest(settings),
    )


def with_people_left(inputs: Inputs | None) -> Inputs | None:
    """The inputs with the lasting cast as it is now: a build adds people to it."""
    return replace(inputs, known_people=_people_digest(inputs.settings)) if inputs else None


def asked_of(inputs: Inputs) -> str:
    """A digest of the program, the settings and the options."""
    asked = repr((_program(), usual_troupe(inputs.settings), inputs.settings, inputs.options))
    return _digest(asked.encode("utf-8", "surrogatepass"))


def find_outcome(inputs: Inputs) -> Outcome | None:
    """What came of the same inputs in an earlier build; None when something has changed since, or nothing is known."""
    content = inputs.store.find(inputs.key, KIND)
    try:
        outcome = from_json(bytes(content), Outcome) if content else None
    except InvalidValueError:  # another version of podcaster wrote it
        return None
    if outcome is None or (outcome.read, outcome.known_people) != (inputs.read, inputs.known_people):
        return None  # first, since it is seldom the program that has changed, and that takes longer to see
    unchanged = outcome.asked == asked_of(inputs) and outcome.sounds == sounds_of(inputs.settings)
    return outcome if unchanged else None


def keep_outcome(inputs: Inputs, outcome: Outcome) -> None:
    """Keep what came of a build. When that fails, the next build reads everything again."""
    with suppress(UnicodeEncodeError):  # half a character in a text has no JSON
        inputs.store.keep(inputs.key, KIND, to_json(outcome))


def sounds_of(settings: Settings) -> dict[str, tuple[int, int]]:
    """Size in bytes and time of change in ns of each jingle of the show, by path."""
    stamps = {}
    for path in (settings.intro, settings.outro, settings.between):
        with suppress(OSError, ValueError):
            if path:
                stamps[str(path)] = (path.stat().st_size, path.stat().st_mtime_ns)
    return stamps


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=20).hexdigest()


def _people_digest(settings: Settings) -> str:
    """A digest of the lasting cast; "unreadable" when it can't be read."""
    try:
        return _digest(read_bounded(settings.cast_file) if settings.cast_file and settings.cast_file.exists() else b"")
    except OSError:
        return "unreadable"


@cache
def _program() -> str:
    """The version of podcaster, and times of its own files and of the folders of packages. A checkout changes without a
    new version, and another package may bring other voices or languages."""
    stamps = sorted(_stamps(str(Path(__file__).parents[1])))
    for folder in sys.path:
        with suppress(OSError):
            stamps.append((folder, 0, Path(folder).stat().st_mtime_ns))
    return f"{podcaster_version()} {hashlib.blake2b(repr(stamps).encode(), digest_size=20).hexdigest()}"


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, size in bytes and time of change in ns of each file in a folder and those below it, but for what Python
    compiled."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path)
            else:
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
