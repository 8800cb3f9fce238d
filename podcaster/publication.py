"""From a show's folder to its site: what was built, in the order of the ledger, made into feed, pages and media."""

import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from podcaster.errors import OutputError, PublishError, UsageError
from podcaster.files import locked, write_whole
from podcaster.mixing.cover import check_cover, draw_cover
from podcaster.publishing.published import Published, load_published
from podcaster.publishing.show import Show
from podcaster.publishing.site import write_site
from podcaster.publishing.targets import Change, changes, load_known, open_target, push, save_known
from podcaster.settings import FILE_NAME, Settings
from podcaster.show_ledger import load_ledger

SITE = "site"
TOKEN_FILE = ".feed-token"
KNOWN_FILE = ".published.json"
"""What lies at which target, so that only what changed is sent."""
NOT_PUBLIC = "http://127.0.0.1:8000/"
"""Stands in the feed of a show without an address: good for `podcaster serve` alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A show's site as it lies in its folder."""

    show: Show
    folder: Path
    """What is served at the show's address."""
    files: tuple[Path, ...]
    """Every file, in the order in which they are to be put anywhere else."""
    episodes: tuple[Published, ...]
    """The newest first."""


def show_of(settings: Settings, output: Path) -> Show:
    """The show as its settings have it; with the token of a private feed."""
    return Show(
        title=settings.title,
        author=settings.author or settings.title,
        email=settings.email,
        url=settings.url or NOT_PUBLIC,
        language=settings.language,
        category=settings.category,
        description=settings.description,
        token=feed_token(output),
    )


def load_episodes(output: Path) -> tuple[Published, ...]:
    """Every episode that is there whole, the newest first."""
    entries = load_ledger(output)
    found = [
        load_published(output / entry.slug, guid=entry.guid, first_published=entry.first_published) for entry in entries
    ]
    episodes = [episode for episode in found if episode is not None]
    order = {entry.guid: number for number, entry in enumerate(entries)}
    return tuple(sorted(episodes, key=lambda e: (e.first_published, order[e.guid]), reverse=True))


def make_site(settings: Settings, output: Path, *, on_episode: Callable[[str], None] = lambda slug: None) -> Site:
    """Write the site of everything built into `output`; two at once do it one after the other.

    PublishError when there is nothing to publish or an episode's surfaces disagree."""
    folder = output / SITE
    show = show_of(settings, output)
    with locked(folder):
        episodes = load_episodes(output)
        if not episodes:
            raise PublishError(f"there is no episode in {output} yet: podcaster build ARTICLE makes one")
        place = folder / show.token if show.token else folder
        files = write_site(show, episodes, show_cover(settings), place, on_episode=on_episode)
    return Site(show=show, folder=folder, files=files, episodes=episodes)


def show_cover(settings: Settings) -> bytes:
    """The show's own cover, checked, or one drawn of its title. UsageError when no directory would take it."""
    if settings.cover is None:
        return draw_cover(settings.title, settings.author if settings.author != settings.title else "")
    try:
        image = settings.cover.read_bytes()
    except OSError as error:
        raise UsageError(
            f"can't read the cover {settings.cover} ({error.strerror or error}): mend {FILE_NAME}"
        ) from error
    wrong = check_cover(image)
    if wrong:
        raise UsageError(f"{settings.cover} {wrong}")
    return image


def feed_token(output: Path) -> str:
    """The secret part of the private feed's address; "" when the feed is public."""
    try:
        return (output / TOKEN_FILE).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(
            f"can't read {output / TOKEN_FILE} ({error}): podcaster feed token new makes another"
        ) from error


def new_token(output: Path) -> str:
    """Make the feed private, or give it another secret: 128 random bits. The site under the old one goes."""
    old = feed_token(output)
    token = secrets.token_urlsafe(16)
    write_whole(output / TOKEN_FILE, token + "\n")
    (output / TOKEN_FILE).chmod(0o600)
    _forget(output, old)
    return token


def revoke_token(output: Path) -> None:
    """Make the feed public again. PublishError when it is."""
    old = feed_token(output)
    if not old:
        raise PublishError("the feed has no token: it is public")
    (output / TOKEN_FILE).unlink()
    _forget(output, old)


def _forget(output: Path, token: str) -> None:
    if token:
        shutil.rmtree(output / SITE / token, ignore_errors=True)


def page_of(episodes: Sequence[Published], site: Path, slug: str | None) -> Path:
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
    on_episode: Callable[[str], None] = lambda slug: None,
    on_file: Callable[[Change], None] = lambda change: None,
) -> tuple[Site, list[Change]]:
    """Make the site and, when `address` is one, put what changed there; with `dry_run`, only say what that would be.

    Errors as `make_site`, `open_target` and `push` say; after any of them the feed there is the one before."""
    if address and not settings.url:
        raise UsageError(f"the feed needs the address it will be read at: set url in [show] of {FILE_NAME}")
    site = make_site(settings, output, on_episode=on_episode)
    if not address:
        return site, []
    known_file = output / KNOWN_FILE
    with locked(known_file, patience_s=1.0):
        target = open_target(address)
        known = load_known(known_file, address)
        todo = changes(site.files, site.folder, target, known)

        def note(change: Change) -> None:
            known[change.name] = change.sha256

        try:
            if not dry_run:
                push(todo, target, on_file=on_file, done=note)
        finally:
            if not dry_run:
                save_known(known_file, address, known)
    return site, todo
