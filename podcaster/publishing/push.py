"""Put a site to a place: only changed files, the feed last. Each file is checked afterwards."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from podcaster.errors import PublishError, cause_of
from podcaster.publishing.feed import LARGEST_FEED_BYTES, show_in
from podcaster.publishing.journal import Journal, stamp
from podcaster.publishing.publishers import Publisher, error_text
from podcaster.publishing.show import Show
from podcaster.publishing.site import PAGE
from podcaster.publishing.volumes import feed_name
from podcaster.publishing.written import SiteFile
from podcaster.system.record import Record

_NOTHING_CHANGED = "nothing was changed there"
_OWN_FOLDER = "publish to a folder of its own"
_MARK = b"podcaster.css"
"""Every page of podcaster refers to this file: a page without the name is another program's."""


class Change(Record, frozen=True, kw_only=True):
    """A file to put to a place."""

    name: str
    """Its path in the site, with slashes."""
    path: Path
    sha256: str
    stamp: str
    """The file's stamp (see `journal.stamp`) when it was compared."""


def check_owner(publisher: Publisher, known: Journal, show: Show, guids: Collection[str]) -> None:
    """PublishError when the place holds another site: its feed has neither this show's guid nor one of its episodes'
    `guids`, or it has no feed but the front page of another program.

    When another machine has published this show there since, the feeds and pages are removed from `known`, so that they
    are put again.
    """
    name = feed_name(0)
    try:
        there = publisher.read(name, LARGEST_FEED_BYTES)
        has_other_front = there is None and not known.digest(PAGE) and PAGE in publisher.list("")
        front = publisher.read(PAGE, LARGEST_FEED_BYTES) if has_other_front else None
    except Exception as error:
        raise _unreadable(name, error, [show.token]) from error
    if front is not None and _MARK not in front:
        raise PublishError(f"an {PAGE} of something else is there", advice=f"{_OWN_FOLDER}, or remove it")
    if there is None or hashlib.sha256(there).hexdigest() == known.digest(name):
        return
    other = show_in(there)
    if other is None:
        return
    if other.guid != show.guid and other.episodes.isdisjoint(guids):
        what = f"the feed there is another show's, {other.title!r}"
        raise PublishError(what, advice=f"{_OWN_FOLDER}, or remove its {name}")
    known.forget(lambda one: "/" not in one or one.endswith(f"/{PAGE}"))


def changes(
    files: Sequence[SiteFile],
    root: Path,
    publisher: Publisher,
    known: Journal,
    *,
    look_at: Callable[[str], bool] = lambda folder: True,
    secrets: Collection[str] = (),
) -> list[Change]:
    """The files in `root` that the place lacks or has in another version, in the order of `files`.

    `known` has the files that were put there before. Whether they are still there is checked in the folders that
    `look_at` accepts. PublishError when the place can't be read; its text contains none of the `secrets`.
    """
    sizes: dict[str, dict[str, int]] = {}
    found = []
    for file in files:
        folder, _, name = file.name.rpartition("/")
        digest = known.digest(file.name)
        if known.stamp(file.name) != file.stamp:
            now = _sha256(root / file.name)
            if now == digest:
                known.note(file.name, digest, file.stamp)  # another time of change, the same content
            digest = now if now == digest else ""
        if digest and look_at(folder):
            if folder not in sizes:
                try:
                    sizes[folder] = publisher.list(folder)
                except Exception as error:
                    raise _unreadable(file.name, error, secrets) from error
            digest = digest if sizes[folder].get(name) == file.size else ""
        if not digest:
            path = root / file.name
            found.append(Change(name=file.name, path=path, sha256=_sha256(path), stamp=file.stamp))
    return found


def retracted_there(
    gone: Collection[str], publisher: Publisher, known: Journal, *, secrets: Collection[str] = ()
) -> Iterator[str]:
    """The slugs of the `gone` episodes whose files are still at the place. Nothing is removed."""
    for slug in gone:
        if not known.digest(f"{slug}/{PAGE}"):
            continue
        try:
            there = publisher.list(slug)
        except Exception as error:
            raise _unreadable(slug, error, secrets) from error
        if there:
            yield slug
        else:
            known.forget(_in(slug))  # so that it is not checked again


def remove_retracted(
    slugs: Collection[str], publisher: Publisher, known: Journal, *, secrets: Collection[str] = ()
) -> None:
    """Remove the files of these episodes from the place. Files that podcaster did not put there stay. PublishError at
    the first failure; its text contains none of the `secrets`."""
    for slug in slugs:
        try:
            for name in publisher.list(slug):
                if known.digest(f"{slug}/{name}"):
                    publisher.remove(f"{slug}/{name}")
        except Exception as error:
            what = f"can't remove {slug} ({error_text(error, secrets)})"
            raise PublishError(what, advice="remove it there yourself, or publish again") from error
        known.forget(_in(slug))


def push(
    todo: Sequence[Change],
    publisher: Publisher,
    *,
    on_file: Callable[[Change], None],
    done: Callable[[Change], None],
    secrets: Collection[str] = (),
) -> None:
    """Put the files to the place one after the other and check each. `on_file` is called before each file, `done` after
    it.

    PublishError at the first failure. The later files at the place are unchanged; the feed is the last of them. The
    error's text contains none of the `secrets`.
    """
    for number, change in enumerate(todo):
        on_file(change)
        try:
            publisher.put(change.path, change.name)
            there = publisher.check(change.name)
            facts = change.path.stat()
        except Exception as error:
            raise _failed(change, number, len(todo), error_text(error, secrets)) from error
        if stamp(facts.st_size, facts.st_mtime_ns) != change.stamp:
            raise _failed(change, number, len(todo), "it was changed here meanwhile")
        if there != facts.st_size:
            raise _failed(change, number, len(todo), f"it has {there} bytes there")
        done(change)


def _in(folder: str) -> Callable[[str], bool]:
    return lambda name: name.startswith(f"{folder}/")


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        what = f"can't read the file ({cause_of(error)})"
        raise PublishError(what, where=str(path), advice="publish again") from error


def _unreadable(name: str, error: Exception, secrets: Collection[str]) -> PublishError:
    return PublishError(f"can't look at {name} ({error_text(error, secrets)})", advice=_NOTHING_CHANGED)


def _failed(change: Change, number: int, count: int, why: str) -> PublishError:
    state = f"{number} of {count} files are there, the feed is still the old one"
    what = f"{change.name} could not be put there ({why}); {state}"
    return PublishError(what, advice="run podcaster publish again")
