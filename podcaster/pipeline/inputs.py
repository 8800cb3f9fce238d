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
from podcaster.system.record import Record
from podcaster.system.user_files import read_bounded
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


class Outcome(Record, frozen=True, kw_only=True):
    """What came of a build."""

    state: str
    """A digest of everything that the build read, as it is after the build: `state_of`."""
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
        path = Path(source).resolve(strict=True)
        if "://" in source or not path.is_file():
            return None
    except (OSError, ValueError):
        return None
    asked = repr((dict(pins or {}), verbatim, *map(tuple, (keep, drop, formats)), language, discard_edits))
    key = hashlib.blake2b(f"{path}\n{asked}".encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
    store = ContentStore(output / FOLDER)
    return Inputs(
        source=source, path=path, settings=settings, options=asked, formats=tuple(formats), store=store, key=key
    )


def state_of(inputs: Inputs) -> str:
    """A digest of everything that a build reads before it records, as it is now: the program, the settings, the article
    and the lasting cast. "" when a file can't be read."""
    try:
        article = read_bounded(inputs.path)
        cast_file = inputs.settings.cast_file
        cast = read_bounded(cast_file) if cast_file and cast_file.exists() else b""
    except OSError:
        return ""
    state = hashlib.blake2b(digest_size=20)
    asked = repr((_program(), usual_troupe(inputs.settings), inputs.settings, inputs.options))
    for content in (asked.encode("utf-8", "surrogatepass"), article, cast):
        state.update(len(content).to_bytes(8, "big") + content)
    return state.hexdigest()


def find_outcome(inputs: Inputs) -> Outcome | None:
    """What came of the same inputs in an earlier build; None when something has changed since, or nothing is known."""
    content = inputs.store.find(inputs.key, KIND)
    try:
        outcome = from_json(bytes(content), Outcome) if content else None
    except InvalidValueError:  # another version of podcaster wrote it
        return None
    if outcome is None:
        return None
    unchanged = outcome.state == state_of(inputs) and outcome.sounds == sounds_of(inputs.settings)
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
