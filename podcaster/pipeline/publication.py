"""Write a show's site from its episodes, and put the site to the place where it is published."""

import hashlib
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from podcaster.errors import PublishError, UsageError
from podcaster.pipeline.old_feed import old_feed_there
from podcaster.pipeline.private_feed import SITE, remove_public_site
from podcaster.publishing import push
from podcaster.publishing.journal import Journal
from podcaster.publishing.publishers import folder_at, open_publisher
from podcaster.publishing.push import Change
from podcaster.publishing.release import Release
from podcaster.publishing.show import Show
from podcaster.publishing.site import PAGE, Site
from podcaster.publishing.written import Written
from podcaster.show.feed_show import cover_state, feed_show, show_cover
from podcaster.show.feed_token import former_tokens, hidden, load_token
from podcaster.show.ledger import FILE_NAME as LEDGER
from podcaster.show.ledger import load_ledger
from podcaster.show.podcast_guid import keep_guid
from podcaster.show.settings import FILE_NAME, Settings
from podcaster.system.files import locked, remove_if_possible, sweep, unlink_link
from podcaster.system.record import Record, replace
from podcaster.system.user_files import real_path

JOURNALS = ".published"
"""Folder of the journals: what each file of the site was made from, and what was put to each place."""
_OLD_CACHE = "listings"
"""A cache that version 0.1.0 kept in `JOURNALS`."""


class PublishedShow(Record, frozen=True, kw_only=True):
    """A show's site on this machine."""

    show: Show
    folder: Path
    """The folder to serve at the show's address."""
    place: Path
    """The folder of feed and pages: `folder`, or the token's folder in it when the feed is private."""
    written: Written
    left_there: tuple[str, ...] = ()
    """Slugs of the retracted episodes whose files are still at the place published to."""
    removed_there: tuple[str, ...] = ()
    """Slugs of the retracted episodes whose files were removed from the place, or with `dry_run` would be."""
    old_feeds: int = 0
    """How many feeds the place had under old addresses: the public one of a private show, those of old secrets."""
    old_feeds_removed: bool = False
    """Whether these were removed, or with `dry_run` would be."""

    @property
    def episodes(self) -> tuple[Release, ...]:
        """The episodes in the feed, the newest first."""
        return self.written.episodes


def make_site(
    settings: Settings, output: Path, *, on_episode: Callable[[str], None] = lambda slug: None
) -> PublishedShow:
    """Write the site of everything built into `output`. Two calls at once run one after the other.

    `on_episode` is called with the slug of each episode that was made. PublishError when there is nothing to publish,
    or the files of an episode disagree.
    """
    _check_begun(output)
    with locked(output / SITE), hidden(load_token(output)):
        return _make(settings, output, on_episode)


def publish_show(
    settings: Settings,
    output: str | os.PathLike[str],
    address: str | os.PathLike[str] = "",
    *,
    dry_run: bool = False,
    look_at_all: bool = False,
    remove_retracted: bool = False,
    on_episode: Callable[[str], None] = lambda slug: None,
    on_file: Callable[[Change], None] = lambda change: None,
) -> tuple[PublishedShow, list[Change]]:
    """Write the site of everything built into `output`, and put what changed to `address`; "" only writes the site.

    Returns the site and the changes that were put to the address; with `dry_run`, those that would be. Whether files
    are still at the address is checked for the newest episodes, with `look_at_all` for every folder. With
    `remove_retracted` the files of retracted episodes are removed from the address, and feeds under old addresses: the
    public feed of a show that is private now, and the feeds of old secrets. `on_file` is called before each
    file is put. Two calls at once run one after the other. Errors as for `make_site`, `open_publisher` and `push`;
    after any of them the old feed is still at the address.
    """
    output, address = Path(output), os.fspath(address)
    if address and not settings.url:
        advice = f"set url in [show] of {FILE_NAME}"
        raise UsageError("the feed needs the address that it will be read at", advice=advice)
    _check_begun(output)
    if "://" not in address and address:
        _check_outside(address, output)
    with locked(output / SITE), hidden(load_token(output)):  # the lock lasts until every file is put
        site = _make(settings, output, on_episode)
        if not address:
            if settings.url and not dry_run:
                _keep_guid(site.show, output)
            return site, []
        token = site.show.token
        publisher = open_publisher(address, below=token, name=_name_here(output))
        recent = {"", "assets", *site.written.newest}
        with closing(publisher), _journal(output, _journal_name(address, token)) as known:
            push.check_owner(publisher, known, site.show, {release.guid for release in site.episodes})
            todo = push.changes(
                site.written.files,
                site.place,
                publisher,
                known,
                look_at=lambda folder: look_at_all or folder in recent,
                secrets=[token],
            )
            left = tuple(push.retracted_there(site.written.gone, publisher, known, secrets=[token]))
            if not dry_run:
                push.push(
                    todo,
                    publisher,
                    on_file=on_file,
                    done=lambda change: known.note(change.name, change.sha256, change.stamp),
                    secrets=[token],
                )
                _keep_guid(site.show, output)
                if remove_retracted:
                    push.remove_retracted(left, publisher, known, secrets=[token])
        old_feeds = _old_feeds(site, output, address, remove=remove_retracted and not dry_run)
    removed = left if remove_retracted else ()
    left = () if remove_retracted and not dry_run else left
    published = replace(
        site, left_there=left, removed_there=removed, old_feeds=old_feeds, old_feeds_removed=remove_retracted
    )
    return published, todo


def _old_feeds(site: PublishedShow, output: Path, address: str, *, remove: bool) -> int:
    """How many feeds are at the address under old addresses. With `remove` they are removed."""
    guids = {release.guid for release in site.episodes}
    found = 0
    for token in ("", *former_tokens(output)):
        if token == site.show.token:
            continue
        with hidden(token), _journal(output, _journal_name(address, token)) as known:
            # Only what was put there with a secret can be there; a public feed may come from another machine.
            if not token or known.names():
                name = _name_here(output)
                found += old_feed_there(address, token, site.show, guids, known, name=name, remove=remove)
    return found


def _name_here(output: Path) -> str:
    """Identifies this machine and show."""
    return f"{platform.node()} {real_path(output)}"


def _journal_name(address: str, token: str) -> str:
    return hashlib.sha256(f"{address} {token}".encode()).hexdigest()[:32]


def page_of(episodes: Sequence[Release], site: Path, slug: str | None) -> Path:
    """The page of an episode, of the newest when `slug` is None. PublishError for an unknown slug."""
    if slug is None:
        return site / episodes[0].slug / PAGE
    if not any(episode.slug == slug for episode in episodes):
        known = ", ".join(episode.slug for episode in episodes[:8])
        raise PublishError(f"there is no episode {slug!r}", advice=f"choose one of {known}")
    return site / slug / PAGE


def _check_begun(output: Path) -> None:
    """PublishError without a ledger, so that nothing is written into a folder without a show."""
    if not (output / LEDGER).exists():
        raise PublishError(f"there is no episode in {output} yet", advice="podcaster build ARTICLE makes one")


def _check_outside(address: str, output: Path) -> None:
    """UsageError when the folder to publish to is the output folder, or lies in the site."""
    there, here = (real_path(place) for place in (folder_at(address), output))
    if there == here or there.is_relative_to(here / SITE):
        what = "the site itself is made in this folder"
        raise UsageError(what, where=address, advice="publish to another folder, or to none")


def _make(settings: Settings, output: Path, on_episode: Callable[[str], None]) -> PublishedShow:
    show, folder = feed_show(settings, output), output / SITE
    place = folder / show.token if show.token else folder
    for ours in (output / JOURNALS, *([place] if show.token else [])):
        unlink_link(ours)
    remove_if_possible(output / JOURNALS / _OLD_CACHE)
    if show.token:
        remove_public_site(output)
    with _journal(output, "site") as made:
        written = Site(show, place, made=made).write(
            [entry.release for entry in load_ledger(output)],
            output,
            lambda: show_cover(settings),
            repr(cover_state(settings)),
            on_episode=on_episode,
        )
    return PublishedShow(show=show, folder=folder, place=place, written=written)


@contextmanager
def _journal(output: Path, name: str) -> Iterator[Journal]:
    sweep(output / JOURNALS)  # safe: the caller holds the site's lock
    file = output / JOURNALS / f"{name}.txt"
    unlink_link(file)
    journal = Journal(file)
    try:
        yield journal
    finally:
        journal.close()


def _keep_guid(show: Show, output: Path) -> None:
    if not show.first_guid:
        keep_guid(show.guid, output)
