"""The site: feed, pages and media in one folder that any web server can serve, the feed written last.

What has not changed is not made again: a journal tells what every page was made of, a stamp (bytes, time of change)
whether a file is still the one it was, and a store keeps what the feed lists of an episode.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from podcaster.errors import PublishError
from podcaster.publishing.agreement import check_agreement
from podcaster.publishing.feed import feed_of
from podcaster.publishing.journal import Journal, stamp
from podcaster.publishing.ledger import Entry
from podcaster.publishing.listing import Listing, format_listing, parse_listing
from podcaster.publishing.page import episode_page, index_page
from podcaster.publishing.published import load_published
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import Volume, feed_name, index_name, volumes
from podcaster.system.content_store import ContentStore
from podcaster.system.files import Files, copy_into_place, files_in, remove, unlink, unlink_link, write_whole
from podcaster.version import podcaster_version

MEDIA = (".mp3", ".vtt", ".srt", ".words.json", ".chapters.json")
COVER = "cover.jpg"
PAGE = "index.html"
_ASSETS = ("podcaster.css", "podcaster.js")
_LISTING = "listing"
_SETTLES_S, _LOOKS = 0.25, 4
"""An episode that is just being built is whole a moment later: how long to wait for it, and how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file of the site."""

    name: str
    """Its path below the site's folder, with slashes."""
    size: int
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A site as it was written."""

    files: tuple[SiteFile, ...]
    """Every file, in the order in which they are to be put anywhere else: the feed last."""
    episodes: tuple[Entry, ...]
    """Those in it, the newest first."""
    newest: frozenset[str]
    """The slugs of those in the feed's first page."""
    left_out: tuple[str, ...]
    """The slugs of those that are begun and not whole."""
    gone: tuple[str, ...]
    """The slugs of those whose folder was removed, now or earlier."""
    retracted: tuple[str, ...]
    """Of these, the slugs of those that were in the site until now."""


class Site:
    """A show's site in its folder."""

    def __init__(self, show: Show, folder: Path, *, made: Journal, listings: ContentStore) -> None:
        self._show, self._folder = show, folder
        self._made, self._listings = made, listings
        self._left_out: list[str] = []
        self._gone: list[Entry] = []

    def write(
        self,
        entries: Sequence[Entry],
        output: Path,
        cover: Callable[[], bytes],
        cover_made_of: str,
        *,
        on_episode: Callable[[str], None],
    ) -> Written:
        """Write what is not there as it shall be; `entries` the oldest first. Every surface of an episode is checked
        against its timeline before the feed names it.

        PublishError for surfaces that disagree, OutputError when the folder can't be written; then the feed is the one
        before."""
        found: list[SiteFile] = []
        there: list[Entry] = []
        pages: dict[Volume, list[tuple[Entry, str]]] = {}
        for volume in volumes(len(entries)):
            pages[volume] = []
            for entry in entries[volume.first : volume.end]:
                key = self._episode(entry, output / entry.slug, found, on_episode)
                if key:
                    pages[volume].append((entry, key))
                    there.append(entry)
        if not there:
            raise PublishError(f"there is no episode in {output} yet: podcaster build ARTICLE makes one")
        assets, ours = files("podcaster.publishing") / "assets", self._files_of("assets")
        for name in _ASSETS:
            path = f"assets/{name}"
            found.append(self._write(path, podcaster_version(), ours.get(name), (assets / name).read_bytes))
        ours = files_in(self._folder, sweep=True)
        found.append(self._write(COVER, _digest(cover_made_of), ours.get(COVER), cover))
        # The oldest volume's feed first: until the newest's is there, nobody knows of the rest.
        feeds = []
        for volume, named in pages.items():
            index, feed = self._volume(volume, named, output, ours)
            found.append(index)
            feeds.append(feed)
        retracted = [entry for entry in self._gone if self._was_here(entry)]
        for entry in retracted:  # no feed names it any more
            self._retract(entry)
        return Written(
            files=(*found, *feeds),
            episodes=tuple(reversed(there)),
            newest=frozenset(entry.slug for entry, _ in named),
            left_out=tuple(self._left_out),
            gone=tuple(entry.slug for entry in self._gone),
            retracted=tuple(entry.slug for entry in retracted),
        )

    def _episode(
        self, entry: Entry, folder: Path, found: list[SiteFile], on_episode: Callable[[str], None]
    ) -> str | None:
        """The key of what is published of an episode, whose files and page are in the site then; None without one."""
        source = files_in(folder)
        begun = set(_source(entry)) <= source.keys()
        if not begun and not os.path.lexists(folder):
            self._gone.append(entry)
            return None
        if not begun and not self._was_here(entry):
            return None
        ours = self._files_of(entry.slug)
        key, names = self._key(entry, source), _media(entry.slug)
        page, page_name = ours.get(PAGE), f"{entry.slug}/{PAGE}"
        made = begun and page is not None and self._is(page_name, key, page)
        if not made or any(source.get(name) != ours.get(name) for name in names):
            if not self._make(entry, folder):
                self._left_out.append(entry.slug)
                return None
            key, ours = self._made.digest(page_name), files_in(self._folder / entry.slug)
            on_episode(entry.slug)
        found += [_site_file(f"{entry.slug}/{name}", ours[name]) for name in (*names, PAGE)]
        return key

    def _files_of(self, name: str) -> Files:
        """The files of a folder of the site, which is no link and holds nothing half-made then."""
        unlink_link(self._folder / name)
        return files_in(self._folder / name, sweep=True)

    def _make(self, entry: Entry, folder: Path) -> bool:
        """Put an episode into the site; whether it is whole. One that is just being built is waited for; one that was
        never in the site may stay away, one that was must not get lost: PublishError."""
        problem = PublishError(f"{folder} is being built: publish again when it is done")
        for look in range(_LOOKS):
            if look:
                time.sleep(_SETTLES_S)
            source = files_in(folder)
            missing = [name for name in (*_source(entry), *_media(entry.slug)) if name not in source]
            try:
                if missing:
                    raise PublishError(
                        f"{folder / missing[0]} is missing, or is a link: build that episode again, or remove its "
                        "folder to take it out of the feed"
                    )
                if self._put(entry, folder, source):
                    return True
            except PublishError as error:
                problem = error
        if missing and not self._was_here(entry):
            return False
        raise problem

    def _was_here(self, entry: Entry) -> bool:
        """Whether an episode was published: its page is noted, or lies there."""
        return bool(self._made.digest(f"{entry.slug}/{PAGE}")) or (self._folder / entry.slug / PAGE).is_file()

    def _retract(self, entry: Entry) -> None:
        """Remove what the site has of an episode; what somebody else put beside it stays."""
        place = self._folder / entry.slug
        if place.is_symlink():
            place.unlink()
        for name in files_in(place).keys() & {*_media(entry.slug), PAGE}:
            remove(place / name)
        with suppress(OSError):  # not empty, or not there
            place.rmdir()
        self._made.forget(lambda name: name.startswith(f"{entry.slug}/"))

    def _put(self, entry: Entry, folder: Path, source: Files) -> bool:
        """Check an episode and put it into the site; False when somebody changed its files meanwhile."""
        episode = load_published(folder, guid=entry.guid, first_published=entry.first_published)
        if episode is None:
            return False
        page = episode_page(self._show, episode)
        # Its entry is the same in whichever volume's feed it will be.
        check_agreement(episode, feed=feed_of(self._show, [episode], volumes(1)[0]), page=page)
        place = self._folder / entry.slug
        for name in _media(entry.slug):
            copy_into_place(folder / name, place / name)
        ours = files_in(place)
        if any(source[name] != ours.get(name) for name in _media(entry.slug)):
            return False
        key = self._key(entry, source)
        self._listings.keep(key, _LISTING, format_listing(episode))
        self._write(f"{entry.slug}/{PAGE}", key, ours.get(PAGE), lambda: page.encode("utf-8", "replace"))
        return True

    def _volume(self, volume: Volume, named: Sequence[tuple[Entry, str]], output: Path, ours: Files) -> list[SiteFile]:
        """The page and the feed of a volume, whose episodes go by these keys."""
        episodes: list[Listing] = []

        def listings() -> list[Listing]:
            if not episodes:
                episodes.extend(self._listing(entry, key, output) for entry, key in reversed(named))
            return episodes

        def page() -> bytes:
            return index_page(self._show, listings(), volume).encode("utf-8", "replace")

        def feed() -> bytes:
            return feed_of(self._show, listings(), volume)

        keys = [key for _, key in named]
        key = _digest(self._show, volume.number, volume.older, volume.newer, bool(volume.archives), keys)
        makes = {index_name(volume.number): page, feed_name(volume.number): feed}
        return [self._write(name, key, ours.get(name), make) for name, make in makes.items()]

    def _listing(self, entry: Entry, key: str, output: Path) -> Listing:
        known = self._listings.find(key, _LISTING)
        if known is not None:
            try:
                listing = parse_listing(bytes(known))
                if (listing.guid, listing.slug, listing.first_published) == (
                    entry.guid,
                    entry.slug,
                    entry.first_published,
                ):
                    return listing
            except (ValueError, KeyError, TypeError):
                pass  # another version's
        episode = load_published(output / entry.slug, guid=entry.guid, first_published=entry.first_published)
        if episode is None:
            raise PublishError(f"{entry.slug} went away meanwhile: publish again")
        self._listings.keep(key, _LISTING, format_listing(episode))
        return episode

    def _write(self, name: str, made_of: str, there: tuple[int, int] | None, content: Callable[[], bytes]) -> SiteFile:
        """A file of the site, written unless it is there already as it shall be: what has not changed need not be made,
        written or sent again."""
        if there is None or not self._is(name, made_of, there):
            path, data = self._folder / name, content()
            if there is None or path.read_bytes() != data:
                write_whole(path, data)
            now = path.stat()
            there = (now.st_size, now.st_mtime_ns)
            self._made.note(name, made_of, stamp(*there))
        return _site_file(name, there)

    def _is(self, name: str, made_of: str, there: tuple[int, int]) -> bool:
        return self._made.digest(name) == made_of and self._made.stamp(name) == stamp(*there)

    def _key(self, entry: Entry, source: Files) -> str:
        """What decides how an episode's page and its entry in the feed come out."""
        names = (*_media(entry.slug), f"{entry.slug}.timeline.json")
        return _digest(self._show.title, entry.guid, entry.first_published, [source.get(name) for name in names])


def _source(entry: Entry) -> tuple[str, str]:
    """What an episode can't be without, whatever is made of it."""
    return f"{entry.slug}.mp3", f"{entry.slug}.timeline.json"


def clear_site(folder: Path, slugs: Iterable[str]) -> None:
    """Remove from a site's folder what is written there of a show with these episodes, the feed last, and nothing else
    that lies in it. OutputError when some of it stays."""
    places = {slug: [*_media(slug), PAGE] for slug in slugs} | {"assets": list(_ASSETS)}
    numbers = [*range(1, len(places)), 0]
    places[""] = [COVER, *map(index_name, numbers), *map(feed_name, numbers)]
    for name, ours in places.items():
        place = folder / name
        if name:
            unlink_link(place)
        for file in ours:
            unlink(place / file)
        with suppress(OSError):  # it is not there, or holds something else
            place.rmdir()


def _media(slug: str) -> list[str]:
    return [*(slug + ending for ending in MEDIA), COVER]


def _site_file(name: str, there: tuple[int, int]) -> SiteFile:
    return SiteFile(name=name, size=there[0], stamp=stamp(*there))


def _digest(*made_of: object) -> str:
    text = repr((podcaster_version(), *made_of))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
