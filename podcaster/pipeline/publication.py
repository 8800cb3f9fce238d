"""From a show's folder to its site: what was built, in the order of the ledger, made into feed, pages and media."""

import hashlib
import os
import platform
import re
import secrets
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from podcaster.errors import OutputError, PodcasterError, PublishError, UsageError
from podcaster.mixing.cover import LARGEST_SOURCE_BYTES, as_jpeg, check_cover, draw_cover
from podcaster.publishing.feed import LARGEST_FEED_BYTES, show_in
from podcaster.publishing.journal import Journal
from podcaster.publishing.ledger import Entry
from podcaster.publishing.published import Published, load_published
from podcaster.publishing.show import Show
from podcaster.publishing.site import Site, Written, clear_site
from podcaster.publishing.targets import Change, changes, check_owner, folder_of, left_there, open_target, push
from podcaster.publishing.volumes import feed_name
from podcaster.show.ledger import FILE_NAME as LEDGER
from podcaster.show.ledger import load_ledger
from podcaster.show.settings import FILE_NAME, Settings
from podcaster.system.content_store import ContentStore
from podcaster.system.files import locked, remove, sweep, unlink_link, write_whole
from podcaster.system.user_files import read_regular, read_text

SITE = "site"
TOKEN_FILE = ".feed-token"
GUID_FILE = ".podcast-guid"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
"""A token is a folder's name and a part of an address: nothing else may stand in its file."""
MEMORY = ".published"
"""What was made of what, and what lies at which target: so that only what changed is made and sent."""
LARGEST_MEMORY_BYTES = 200_000_000
NOT_PUBLIC = "http://127.0.0.1:8000/"
"""Stands in the feed of a show without an address: good for `podcaster serve` alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A show's site as it lies in its folder."""

    show: Show
    folder: Path
    """What is served at the show's address."""
    place: Path
    """What its feed and pages are in: the folder, or the one in it that only who knows the token finds."""
    written: Written
    left_there: tuple[str, ...] = ()
    """The slugs of those that are out of the feed and whose files are still where it was put."""

    @property
    def episodes(self) -> tuple[Entry, ...]:
        """The newest first."""
        return self.written.episodes


def show_of(settings: Settings, output: Path) -> Show:
    """The show as its settings have it; with the token of a private feed."""
    return Show(
        title=settings.show_title,
        author=settings.author or settings.show_title,
        email=settings.email,
        url=settings.url or NOT_PUBLIC,
        language=settings.language,
        category=settings.category,
        description=settings.description,
        token=feed_token(output),
        first_guid=_first_guid(output),
    )


def _first_guid(output: Path) -> str:
    try:
        return str(uuid.UUID(read_text(output / GUID_FILE).strip()))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise OutputError(
            f"can't read the show's guid in {output / GUID_FILE} ({error}): restore it from a backup, or remove it, "
            "then another is made of the feed's address"
        ) from error


def load_episodes(output: Path) -> tuple[Published, ...]:
    """Every episode that is there whole, the newest first: the ledger's order, which no clock can change."""
    found = [
        load_published(output / entry.slug, guid=entry.guid, first_published=entry.first_published)
        for entry in reversed(load_ledger(output))
    ]
    return tuple(episode for episode in found if episode is not None)


def make_site(settings: Settings, output: Path, *, on_episode: Callable[[str], None] = lambda slug: None) -> Made:
    """Write the site of everything built into `output`; two at once do it one after the other.

    PublishError when there is nothing to publish or an episode's surfaces disagree."""
    _check_begun(output)
    with locked(output / SITE), _untold(feed_token(output)):
        return _make(settings, output, on_episode)


def _check_begun(output: Path) -> None:
    """PublishError where no show is, so that none is begun there."""
    if not (output / LEDGER).exists():
        raise PublishError(f"there is no episode in {output} yet: podcaster build ARTICLE makes one")


def _make(settings: Settings, output: Path, on_episode: Callable[[str], None]) -> Made:
    show, folder = show_of(settings, output), output / SITE
    place = folder / show.token if show.token else folder
    for ours in (output / MEMORY, output / MEMORY / "listings", *([place] if show.token else [])):
        unlink_link(ours)
    if show.token:
        _forget_public(output)
    listings = ContentStore(output / MEMORY / "listings")
    cover = settings.cover
    looks = None
    if cover is not None:
        with suppress(OSError, ValueError):  # why it can't be read is said by `show_cover`
            looks = (cover.stat().st_size, cover.stat().st_mtime_ns)
    with _journal(output, "site") as made:
        written = Site(show, place, made=made, listings=listings).write(
            load_ledger(output),
            output,
            lambda: show_cover(settings),
            repr((settings.show_title, settings.author, cover, looks)),
            on_episode=on_episode,
        )
    if listings.kept:
        listings.shrink(LARGEST_MEMORY_BYTES)
    return Made(show=show, folder=folder, place=place, written=written)


@contextmanager
def _untold(token: str) -> Iterator[None]:
    """No error's message holds the token: those of files in its folder would."""
    try:
        yield
    except PodcasterError as error:
        if not token or token not in str(error):
            raise
        raise type(error)(str(error).replace(token, "***")) from None


@contextmanager
def _journal(output: Path, name: str) -> Iterator[Journal]:
    sweep(output / MEMORY)  # who is here holds the site's lock
    file = output / MEMORY / f"{name}.txt"
    unlink_link(file)
    journal = Journal(file)
    try:
        yield journal
    finally:
        journal.close()


def show_cover(settings: Settings) -> bytes:
    """The show's own cover as a JPEG, checked, or one drawn of its title. UsageError when no directory would take
    it."""
    if settings.cover is None:
        return draw_cover(settings.show_title, settings.author if settings.author != settings.show_title else "")
    try:
        image = read_regular(settings.cover, LARGEST_SOURCE_BYTES)
    except OSError as error:
        raise UsageError(
            f"can't read the cover {settings.cover} ({error.strerror or error}): mend {FILE_NAME}"
        ) from error
    wrong = check_cover(image)
    if wrong:
        raise UsageError(f"{settings.cover} {wrong}")
    return as_jpeg(image)


def feed_token(output: Path) -> str:
    """The secret part of the private feed's address; "" when the feed is public. OutputError when its file holds
    something else."""
    path = output / TOKEN_FILE
    advice = "remove it, or let podcaster feed token new make another"
    try:
        token = read_regular(path, 1000).decode("ascii", "replace").strip()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise OutputError(f"can't read {path} ({error.strerror or error}): {advice}") from error
    if not _TOKEN.fullmatch(token):
        raise OutputError(f"{path} holds no token: {advice}")
    return token


def new_token(output: Path) -> str:
    """Make the feed private, or give it another secret: 128 random bits. The site under the old one, or the public
    one, goes."""
    old = ""
    with suppress(OutputError):  # what is no token names no site
        old = feed_token(output)
    if (output / TOKEN_FILE).is_dir():
        raise OutputError(f"{output / TOKEN_FILE} is a folder: remove it")
    token = secrets.token_urlsafe(16)
    with locked(output / SITE):
        write_whole(output / TOKEN_FILE, token + "\n", private=True)
        _forget(output, old)
        _forget_public(output)
    return token


def revoke_token(output: Path) -> None:
    """Make the feed public again. PublishError when it is."""
    old = feed_token(output)
    if not old:
        raise PublishError("the feed has no token: it is public")
    with locked(output / SITE):
        (output / TOKEN_FILE).unlink()
        _forget(output, old)


def _forget(output: Path, token: str) -> None:
    if token:
        remove(output / SITE / token)


def _forget_public(output: Path) -> None:
    """Remove the public site, if there is one and it is this show's: who knows no token shall find nothing."""
    try:
        there = show_in(read_regular(output / SITE / feed_name(0), LARGEST_FEED_BYTES))
    except OSError:
        return
    entries = load_ledger(output)
    if there is not None and not there.episodes.isdisjoint(entry.guid for entry in entries):
        clear_site(output / SITE, [entry.slug for entry in entries])


def page_of(episodes: Sequence[Entry], site: Path, slug: str | None) -> Path:
    """The page of an episode, the newest's unless `slug` says which. PublishError when there is none such."""
    if slug is None:
        return site / episodes[0].slug / "index.html"
    if not any(episode.slug == slug for episode in episodes):
        raise PublishError(f"there is no episode {slug!r}: {', '.join(e.slug for e in episodes[:8])} are there")
    return site / slug / "index.html"


def publish(
    settings: Settings,
    output: Path,
    address: str,
    *,
    dry_run: bool = False,
    look_at_all: bool = False,
    on_episode: Callable[[str], None] = lambda slug: None,
    on_file: Callable[[Change], None] = lambda change: None,
) -> tuple[Made, list[Change]]:
    """Make the site and, when `address` is one, put what changed there; with `dry_run`, only say what that would be.
    What was put there is looked at again in the newest episodes' folders, with `look_at_all` in all. Two at once do it
    one after the other.

    Errors as `make_site`, `open_target` and `push` say; after any of them the feed there is the one before."""
    if address and not settings.url:
        raise UsageError(f"the feed needs the address it will be read at: set url in [show] of {FILE_NAME}")
    _check_begun(output)
    if "://" not in address and address:
        there, here = (Path(os.path.realpath(place)) for place in (folder_of(address), output))
        if there == here or there.is_relative_to(here / SITE):
            raise UsageError(f"{address} is where the site itself is made: publish to another folder, or to none")
    with locked(output / SITE), _untold(feed_token(output)):  # what is put there is the site as it was made
        site = _make(settings, output, on_episode)
        if not address:
            if settings.url and not dry_run:
                _keep_guid(site, output)
            return site, []
        token = site.show.token
        target = open_target(address, below=token, publisher=f"{platform.node()} {output.resolve()}")
        recent = {"", "assets", *site.written.newest}
        memory = hashlib.sha256(f"{address} {token}".encode()).hexdigest()[:32]
        with closing(target), _journal(output, memory) as known:
            check_owner(target, known, site.show, {entry.guid for entry in site.episodes})
            todo = changes(
                site.written.files,
                site.place,
                target,
                known,
                look_at=lambda folder: look_at_all or folder in recent,
                secrets=[token],
            )
            left = tuple(left_there(site.written.gone, target, known, secrets=[token]))
            if not dry_run:
                push(
                    todo,
                    target,
                    on_file=on_file,
                    done=lambda change: known.note(change.name, change.sha256, change.stamp),
                    secrets=[token],
                )
                _keep_guid(site, output)
    return replace(site, left_there=left), todo


def _keep_guid(site: Made, output: Path) -> None:
    if not site.show.first_guid:
        write_whole(output / GUID_FILE, site.show.guid + "\n")
