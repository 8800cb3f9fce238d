"""The site: feed, pages and media in one folder that any web server can serve. The feed is written last.

Unchanged files are not made again. For every file a journal has a digest of what the file was made from, and a stamp
(size and time of change). The stamp shows whether the file was changed after it was written.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from podcaster.errors import MixingError, PublishError
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import COVER, EpisodeFolder
from podcaster.mixing.share_picture import draw_share_picture, small_cover
from podcaster.mixing.timeline_file import read_episode
from podcaster.publishing.agreement import check_agreement
from podcaster.publishing.chapters_file import chapters_json
from podcaster.publishing.excerpts import pull_quote
from podcaster.publishing.feed import feed_of
from podcaster.publishing.journal import Journal, stamp
from podcaster.publishing.media import audio_formats, has_pictures, media_names, possible_names
from podcaster.publishing.page import SUBSCRIBE, Neighbour, episode_page, index_page, subscribe_page
from podcaster.publishing.pictures import SHARE, SHARE_HEIGHT, SHARE_WIDTH, THUMB, THUMB_PIXELS
from podcaster.publishing.release import Release
from podcaster.publishing.search_file import search_file, search_name
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import Volume, feed_name, index_name, volumes
from podcaster.publishing.written import SiteFile, Written, site_file
from podcaster.system.files import (
    Files,
    copy_into_place,
    files_in,
    remove_completely,
    unlink,
    unlink_link,
    write_whole,
)
from podcaster.system.record import Record, replace
from podcaster.version import podcaster_version

PAGE = "index.html"
_MADE = (THUMB, SHARE, PAGE)
"""Files that are made for an episode in the site, the page last."""
_ASSETS = ("podcaster.css", "podcaster.js", "show.js", "feed.css")
_RETRY_AFTER_S, _ATTEMPTS = 0.25, 4
"""An episode that is just being written may be complete a moment later: the wait between attempts to read it, and the
number of attempts."""


class _Around(Record, frozen=True, kw_only=True):
    """The episodes before and after one, and the stamps of their timelines."""

    older: Release | None
    newer: Release | None
    stamps: tuple[tuple[int, int] | None, ...]


class Site:
    """A show's site in its folder."""

    def __init__(self, show: Show, folder: Path, *, made: Journal) -> None:
        self._show, self._folder = show, folder
        self._made = made
        self._left_out: list[str] = []
        self._gone: list[Release] = []

    def write(
        self,
        releases: Sequence[Release],
        output: Path,
        cover: Callable[[], bytes],
        cover_made_of: str,
        *,
        on_episode: Callable[[str], None],
    ) -> Written:
        """Write every file that is missing or out of date. `releases` begin with the oldest; their folders are in
        `output`. `cover` makes the show's cover, which is out of date when `cover_made_of` changes.

        The files of an episode are checked against its timeline before a feed names it. PublishError when they
        disagree, MixingError when a timeline can't be read, OutputError when the folder can't be written. After an
        error the old feed is still there.
        """
        found: list[SiteFile] = []
        there: list[Release] = []
        sources = {release.slug: files_in(output / release.slug) for release in releases}
        around = self._around(releases, sources)
        pages: dict[Volume, list[tuple[Release, str]]] = {}
        for volume in volumes(len(releases)):
            pages[volume] = []
            for release in releases[volume.first : volume.end]:
                source, near = sources[release.slug], around.get(release.slug)
                key = self._episode(release, output / release.slug, source, near, found, on_episode)
                if key:
                    pages[volume].append((release, key))
                    there.append(release)
        if not there and releases:
            what = f"every episode of {output} was removed, and apps refuse an empty feed"
            raise PublishError(what, advice="build one, or remove the site where you published it")
        if not there:
            raise PublishError(f"there is no episode in {output} yet", advice="podcaster build ARTICLE makes one")
        assets, ours = files("podcaster.publishing") / "assets", self._files_of("assets")
        for name in _ASSETS:
            path = f"assets/{name}"
            data = (assets / name).read_bytes()
            found.append(self._write(path, _digest(data), ours.get(name), lambda data=data: data))  # type: ignore[misc]
        ours = files_in(self._folder, sweep=True)
        found.append(self._write(COVER, _digest(cover_made_of), ours.get(COVER), cover))
        thumb = self._small_cover(self._folder / COVER)
        found.append(self._write(THUMB, _digest(cover_made_of, THUMB_PIXELS), ours.get(THUMB), thumb))
        found.append(self._write(SUBSCRIBE, _digest(self._show), ours.get(SUBSCRIBE), self._subscribe_page))
        # The oldest volume first: only the newest volume's feed leads to the others.
        feeds = []
        for volume, named in pages.items():
            *others, feed = self._volume(volume, named, output, ours)
            found += others
            feeds.append(feed)
        retracted = [release for release in self._gone if self._was_published(release)]
        for release in retracted:  # only after the feeds: they no longer name these episodes
            self._retract(release)
        return Written(
            files=(*found, *feeds),
            episodes=tuple(reversed(there)),
            newest=frozenset(release.slug for release, _ in named),
            left_out=tuple(self._left_out),
            gone=tuple(release.slug for release in self._gone),
            retracted=tuple(release.slug for release in retracted),
        )

    def _episode(
        self,
        release: Release,
        folder: Path,
        source: Files,
        around: _Around | None,
        found: list[SiteFile],
        on_episode: Callable[[str], None],
    ) -> str | None:
        """Put an episode's files and page into the site. Returns the digest of what its item in the feed is made from;
        None when the episode is not published."""
        timeline = EpisodeFolder(folder).timeline.name
        has_sources = timeline in source and bool(audio_formats(release.slug, source, self._show.enclosure))
        if not has_sources and not os.path.lexists(folder):
            self._gone.append(release)
            return None
        if not has_sources and not self._was_published(release):
            if timeline in source:  # it was built in other formats than the feed's
                self._left_out.append(release.slug)
            return None
        ours = self._files_of(release.slug)
        key, names = self._key(release, source), self._media(release, source)
        keys = {**self._chapters_file(release, source), **dict.fromkeys(_MADE, key), PAGE: _digest(key, around)}
        made = has_sources and all(
            (there := ours.get(name)) is not None and self._is_up_to_date(f"{release.slug}/{name}", made_of, there)
            for name, made_of in keys.items()
        )
        if not made or any(source.get(name) != ours.get(name) for name in names):
            if not self._make(release, folder, around):
                self._left_out.append(release.slug)
                return None
            key, ours = self._made.digest(f"{release.slug}/{SHARE}"), files_in(self._folder / release.slug)
            on_episode(release.slug)
        found += [site_file(f"{release.slug}/{name}", ours[name]) for name in (*names, *keys)]
        return key

    def _around(self, releases: Sequence[Release], sources: dict[str, Files]) -> dict[str, _Around]:
        """The neighbours of each complete episode, by its slug. `sources` are the files in the episodes' folders."""
        timelines = {release.slug: EpisodeFolder(Path(release.slug)).timeline.name for release in releases}
        there = [
            release
            for release in releases
            if {timelines[release.slug], *self._media(release, sources[release.slug])} <= sources[release.slug].keys()
        ]
        found = {}
        for older, release, newer in zip((None, *there), there, (*there[1:], None), strict=False):
            near = [one.slug for one in (older, newer) if one]
            stamps = tuple(sources[slug].get(timelines[slug]) for slug in near)
            found[release.slug] = _Around(older=older, newer=newer, stamps=stamps)
        return found

    def _neighbour(self, release: Release | None, output: Path) -> Neighbour | None:
        """A neighbour for the page; None when it can't be read."""
        if release is None:
            return None
        endings = audio_formats(release.slug, files_in(output / release.slug), self._show.enclosure)
        with suppress(MixingError):
            episode = read_episode(output / release.slug, endings=endings, words=False)
            return Neighbour(slug=release.slug, title=episode.title) if episode else None
        return None

    def _files_of(self, name: str) -> Files:
        """The files of a folder of the site. If the folder is a symbolic link, the link is removed. Unfinished files in
        the folder are removed."""
        unlink_link(self._folder / name)
        return files_in(self._folder / name, sweep=True)

    def _make(self, release: Release, folder: Path, around: _Around | None) -> bool:
        """Put an episode into the site; False when it is incomplete and was never in the site.

        Waits a moment for an episode that is being built. PublishError when an episode that was in the site is
        incomplete: it must not disappear from the feed by accident."""
        problem: PublishError | MixingError = PublishError(
            "the episode is being built", where=str(folder), advice="publish again when it is done"
        )
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(_RETRY_AFTER_S)
            source = files_in(folder)
            needed = (EpisodeFolder(folder).timeline.name, *self._media(release, source))
            missing = [name for name in needed if name not in source]
            try:
                if missing:
                    raise PublishError(
                        "the file is missing, or is a link",
                        where=str(folder / missing[0]),
                        advice="build that episode again, or remove its folder to take it out of the feed",
                    )
                if self._put(release, folder, source, around):
                    return True
            except (PublishError, MixingError) as error:
                problem = error
        if missing and not self._was_published(release):
            return False
        raise problem

    def _was_published(self, release: Release) -> bool:
        """Whether an episode was published: its page is in the journal or in the site."""
        return bool(self._made.digest(f"{release.slug}/{PAGE}")) or (self._folder / release.slug / PAGE).is_file()

    def _retract(self, release: Release) -> None:
        """Remove an episode's own files from the site; other files in its folder stay. OutputError when one can't be
        removed: nobody may believe that a retracted episode is gone while it can be heard."""
        place = self._folder / release.slug
        if place.is_symlink():
            place.unlink()
        for name in files_in(place).keys() & {*possible_names(release.slug), *_MADE}:
            remove_completely(place / name)
        with suppress(OSError):  # not empty, or missing
            place.rmdir()
        self._made.forget(lambda name: name.startswith(f"{release.slug}/"))

    def _put(self, release: Release, folder: Path, source: Files, around: _Around | None) -> bool:
        """Check an episode and put it into the site; False when its files were changed during that."""
        names = self._media(release, source)
        episode = read_episode(folder, endings=audio_formats(release.slug, source, self._show.enclosure))
        if episode is None:
            return False
        newer, older = (around.newer, around.older) if around else (None, None)
        near = {"newer": self._neighbour(newer, folder.parent), "older": self._neighbour(older, folder.parent)}
        page = episode_page(self._show, release, episode, **near)
        # The episode's item is the same in every volume.
        feed = feed_of(self._show, [(release, episode)], volumes(1)[0])
        check_agreement(release, episode, feed=feed, page=page)
        place = self._folder / release.slug
        for name in names:
            copy_into_place(folder / name, place / name)
        ours = files_in(place)
        if any(source[name] != ours.get(name) for name in names):
            return False
        chapters = self._chapters_file(release, source)
        for name in ours.keys() & {*possible_names(release.slug)} - {*names, *chapters}:
            unlink(place / name)  # of a format that the episode no longer has
        base = f"{self._show.base}{quote(release.slug)}/"
        for name, made_of in chapters.items():
            text = chapters_json(episode.timeline, episode.title, base=base)
            self._write(f"{release.slug}/{name}", made_of, ours.get(name), text.encode)
        key = self._key(release, source)
        thumb = self._small_cover(place / COVER)
        self._write(f"{release.slug}/{THUMB}", key, ours.get(THUMB), thumb)
        self._write(f"{release.slug}/{SHARE}", key, ours.get(SHARE), lambda: self._share_picture(episode, place))
        made_of = _digest(key, around)
        self._write(f"{release.slug}/{PAGE}", made_of, ours.get(PAGE), lambda: page.encode("utf-8", "replace"))
        return True

    def _chapters_file(self, release: Release, source: Files) -> dict[str, str]:
        """The chapters file of an episode whose chapters have pictures, with a digest of what it is made from. It names
        the pictures by their addresses. Other chapters files are copied."""
        if not has_pictures(source):
            return {}
        chapters = EpisodeFolder(Path(release.slug)).chapters.name
        return {chapters: _digest(self._show.base, source.get(chapters))}

    def _share_picture(self, episode: Episode, place: Path) -> bytes:
        words, name = pull_quote(episode)
        size = SHARE_WIDTH, SHARE_HEIGHT
        return draw_share_picture((place / COVER).read_bytes(), words, name, self._show.title, size)

    def _small_cover(self, cover: Path) -> Callable[[], bytes]:
        return lambda: small_cover(cover.read_bytes(), THUMB_PIXELS)

    def _subscribe_page(self) -> bytes:
        return subscribe_page(self._show).encode("utf-8", "replace")

    def _volume(
        self, volume: Volume, named: Sequence[tuple[Release, str]], output: Path, ours: Files
    ) -> list[SiteFile]:
        """Write the page, the search file and the feed of a volume, the feed last. `named` has the volume's episodes
        with their digests."""
        read: list[tuple[Release, Episode]] = []

        def episodes() -> list[tuple[Release, Episode]]:
            if not read:
                read.extend((release, self._without_words(release, output)) for release, _ in reversed(named))
            return read

        def page() -> bytes:
            return index_page(self._show, episodes(), volume).encode("utf-8", "replace")

        def feed() -> bytes:
            return feed_of(self._show, episodes(), volume)

        def search() -> bytes:
            return search_file(episodes(), volume.number).encode("utf-8", "replace")

        keys = [key for _, key in named]
        key = _digest(self._show, volume.number, volume.older, volume.newer, bool(volume.archives), keys)
        number = volume.number
        makes = {index_name(number): page, search_name(number): search, feed_name(number): feed}
        return [self._write(name, key, ours.get(name), make) for name, make in makes.items()]

    def _without_words(self, release: Release, output: Path) -> Episode:
        """An episode for the feed and the index page, without word times. PublishError when it was just removed."""
        published = EpisodeFolder(self._folder / release.slug)
        endings = audio_formats(release.slug, files_in(published.path), self._show.enclosure)
        episode = read_episode(output / release.slug, endings=endings, words=False)
        if episode is None:
            raise PublishError("the episode was removed meanwhile", where=release.slug, advice="publish again")
        # The feed tells the lengths of the files in the site.
        audio = tuple(published.file(ending) for ending in endings)
        return replace(episode, audio=audio, book=published.book if published.book.is_file() else None)

    def _write(self, name: str, made_of: str, there: tuple[int, int] | None, content: Callable[[], bytes]) -> SiteFile:
        """Write a file of the site, unless it is up to date."""
        if there is None or not self._is_up_to_date(name, made_of, there):
            path, data = self._folder / name, content()
            if there is None or path.read_bytes() != data:
                write_whole(path, data)
            now = path.stat()
            there = (now.st_size, now.st_mtime_ns)
            self._made.note(name, made_of, stamp(*there))
        return site_file(name, there)

    def _is_up_to_date(self, name: str, made_of: str, there: tuple[int, int]) -> bool:
        return self._made.digest(name) == made_of and self._made.stamp(name) == stamp(*there)

    def _media(self, release: Release, source: Files) -> tuple[str, ...]:
        """The names of an episode's files that are published, where `source` are the files in its folder."""
        return media_names(release.slug, source, self._show.enclosure)

    def _key(self, release: Release, source: Files) -> str:
        """A digest of everything that an episode's page and its item in the feed are made from."""
        names = (*self._media(release, source), EpisodeFolder(Path(release.slug)).timeline.name)
        return _digest(self._show.title, release.guid, release.first_published, [source.get(name) for name in names])


def clear_site(folder: Path, slugs: Iterable[str]) -> None:
    """Remove the site of a show with these episodes from a folder. The feed is removed last; other files stay.
    OutputError when a file can't be removed."""
    places = {slug: [*possible_names(slug), *_MADE] for slug in slugs} | {"assets": list(_ASSETS)}
    numbers = [*range(1, len(places)), 0]
    names = [name(number) for name in (search_name, index_name, feed_name) for number in numbers]
    places[""] = [COVER, THUMB, SUBSCRIBE, *names]
    for name, ours in places.items():
        place = folder / name
        if name:
            unlink_link(place)
        for file in ours:
            unlink(place / file)
        with suppress(OSError):  # missing, or not empty
            place.rmdir()


def _digest(*made_of: object) -> str:
    text = repr((podcaster_version(), *made_of))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
