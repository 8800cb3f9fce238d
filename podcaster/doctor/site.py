"""What is wrong with a published show, found by its address or in its folder."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from xml.sax.saxutils import unescape

from podcaster.doctor.episode import inspect_episode
from podcaster.doctor.feed import inspect_feed
from podcaster.doctor.finding import Finding
from podcaster.doctor.visitor import Visitor
from podcaster.errors import PodcasterError, UsageError, cause_of
from podcaster.mixing.containers import audio_endings
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.publishing.feed import show_in
from podcaster.publishing.server import serving
from podcaster.show.entries import Entry
from podcaster.show.feed_token import load_token
from podcaster.show.ledger import FILE_NAME as LEDGER
from podcaster.show.ledger import load_ledger
from podcaster.show.settings import FILE_NAME as SETTINGS
from podcaster.show.settings import load_settings
from podcaster.system.http import without_login
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.user_files import real_path

_WEB = lazy_regex(r"\s*https?://", re.I)
_SELF = lazy_regex(r'<atom:link rel="self"[^>]* href="([^"]*)"')
_UNKNOWN_ADDRESS = "https://nowhere.invalid/"
"""Used as the address of a feed without a self link."""
_ADVICE = "give the address of a feed or a site"


def check_show(place: str) -> Iterator[Finding]:
    """What is wrong with a published show. `place` is the address of a feed or a site, or the folder of a show or a
    site. UsageError when there is no show."""
    if _WEB.match(place):
        try:
            parts = urlsplit(place.strip().replace(" ", "%20"))
        except ValueError as error:
            what = f"{without_login(place)!r} is not an address ({cause_of(error)})"
            raise UsageError(what, advice=_ADVICE) from error
        login, at, host = parts.netloc.rpartition("@")
        address = _feed_address(parts._replace(netloc=login + at + host.lower(), fragment=""))
        yield from inspect_feed(address, target_lufs=_target_of_address(address))
        return
    try:
        site = _site(Path(place))
    except (OSError, ValueError) as error:  # an unreadable folder, or an invalid name
        raise UsageError(f"can't look into {place} ({cause_of(error)})") from error
    entries = _ledger(site)
    guids = {
        EpisodeFolder(Path(entry.slug)).file(ending).name: entry.guid
        for _, entry in entries
        for ending in audio_endings()
    }
    found = _SELF.search((site / "feed.xml").read_text(encoding="utf-8", errors="replace"))
    published_at = unescape(found[1]).removesuffix("feed.xml") if found else _UNKNOWN_ADDRESS
    with serving(site, published_at) as address:
        yield from inspect_feed(address + "feed.xml", guids=guids, target_lufs=_target_of_folder(site))
    for folder in [output / entry.slug for output, entry in entries]:
        if os.path.lexists(folder):
            yield from inspect_episode(folder)


def _feed_address(parts: SplitResult) -> str:
    """The address itself when it is a feed's, else the address of feed.xml below it."""
    address = parts.geturl()
    below = parts._replace(path=parts.path.rstrip("/") + "/feed.xml", query="").geturl()
    if parts.path.lower().endswith(".xml"):
        return address
    if parts.path in ("", "/") and not parts.query:
        return below
    with Visitor() as visitor:
        answer = visitor.get(address)
    sent_as_feed = "xml" in answer.kind and "html" not in answer.kind
    return address if answer.there and (sent_as_feed or show_in(answer.content) is not None) else below


def _target_of_address(address: str) -> float | None:
    """The show's target loudness in LUFS when the show of the current folder is published at the address, else None."""
    with suppress(PodcasterError):  # the current folder may hold another show, with wrong settings
        settings = load_settings(Path())
        if settings.url and without_login(address).startswith(settings.url):
            return settings.target_lufs
    return None


def _target_of_folder(site: Path) -> float | None:
    """The target loudness in LUFS of the show that a site belongs to, None when the show's settings are not found."""
    for folder in list(real_path(site).parents)[:3]:
        if (folder / SETTINGS).is_file():
            return load_settings(folder).target_lufs
    return None


def _site(folder: Path) -> Path:
    """The folder of feed.xml. `folder` is that folder, a show's folder or an output folder. A private feed is in a
    folder named after the token."""
    for place in (folder, folder / "site", folder / "output" / "site"):
        token = load_token(place.absolute().parent) if place.is_dir() else ""
        if token:
            place /= token
        private = next(place.glob("*/feed.xml"), None) if place.is_dir() else None
        if (place / "feed.xml").is_file():
            return place
        if private is not None:
            return private.parent
    if folder.is_file():
        raise UsageError(f"{folder} is a file", advice="give the folder of a show or of its site, or an address")
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", advice="check the path, or give an address with https://")
    raise UsageError(f"there is no feed in {folder}", advice="podcaster publish makes one")


def _ledger(site: Path) -> list[tuple[Path, Entry]]:
    """The entries of the ledger that a site belongs to, each with its output folder; empty without a ledger."""
    for output in list(real_path(site).parents)[:2]:
        if (output / LEDGER).is_file():
            return [(output, entry) for entry in load_ledger(output)]
    return []
