"""The site: feed, pages and media in one folder that any web server can serve, the feed written last."""

import os
import shutil
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

from podcaster.errors import OutputError
from podcaster.files import move_into_place, write_whole
from podcaster.publishing.agreement import check_agreement
from podcaster.publishing.feed import EPISODES_A_PAGE, feeds, page_name
from podcaster.publishing.page import episode_page, index_pages
from podcaster.publishing.published import Published
from podcaster.publishing.show import Show

MEDIA = (".mp3", ".vtt", ".srt", ".words.json", ".chapters.json")
_ASSETS = ("podcaster.css", "podcaster.js")


def write_site(
    show: Show, episodes: Sequence[Published], cover: bytes, folder: Path, *, on_episode: Callable[[str], None]
) -> tuple[Path, ...]:
    """Write the whole site; `episodes` the newest first. Every surface of an episode is checked against its timeline
    before anything is written. The files, in the order in which they are to be put anywhere else: the feed last.

    PublishError for surfaces that disagree, OutputError when the folder can't be written."""
    fed = feeds(show, episodes)
    pages: dict[str, str] = {}
    for number, episode in enumerate(episodes):
        page = episode_page(show, episode)
        check_agreement(episode, feed=fed[page_name(number // EPISODES_A_PAGE + 1)], page=page)
        pages[f"{episode.slug}/index.html"] = page
        on_episode(episode.slug)
    written = [_place(path, folder / e.slug / path.name) for e in episodes for path in _media(e)]
    assets = files("podcaster.publishing") / "assets"
    written += [_write(folder / "assets" / name, (assets / name).read_bytes()) for name in _ASSETS]
    written.append(_write(folder / "cover.jpg", cover))
    pages |= index_pages(show, episodes)
    written += [_write(folder / name, page.encode("utf-8")) for name, page in pages.items()]
    # The feed's first page last: until then nobody knows of the rest.
    written += [_write(folder / name, fed[name]) for name in reversed(fed)]
    return tuple(written)


def _media(episode: Published) -> list[Path]:
    return [*(episode.file(ending) for ending in MEDIA), episode.folder / "cover.jpg"]


def _place(path: Path, target: Path) -> Path:
    """The file itself under a second name, or a copy of it where the disk has no second names."""
    try:
        if target.exists() and path.samefile(target):
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        spare = target.with_name(f".{target.name}.new")
        spare.unlink(missing_ok=True)
        try:
            os.link(path, spare)
            spare.replace(target)
        except OSError:
            shutil.copyfile(path, spare)
            move_into_place(spare, target)
    except OSError as error:
        raise OutputError(f"can't write {target} ({error.strerror or error}): free some space, then publish") from error
    return target


def _write(path: Path, content: bytes) -> Path:
    """Write a file, unless it is there already as it shall be: what has not changed need not be sent again."""
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)
    return path
