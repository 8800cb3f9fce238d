"""What `podcaster doctor` looks at: this machine, and a show as its listeners get it."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from xml.sax.saxutils import unescape

from podcaster.doctor.episode import inspect_episode
from podcaster.doctor.feed import Finding, inspect_feed
from podcaster.doctor.visitor import Visitor
from podcaster.errors import PodcasterError, UsageError
from podcaster.pipeline.publication import feed_token
from podcaster.publishing.feed import show_in
from podcaster.publishing.ledger import Entry
from podcaster.publishing.server import serving
from podcaster.recording.engines import start_engine
from podcaster.recording.take_cache import KIND, TakeCache
from podcaster.show.ledger import FILE_NAME, load_ledger
from podcaster.show.settings import load_settings
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.http import without_login

LEAST_FREE_BYTES = 500_000_000
_WEB = re.compile(r"\s*https?://", re.I)
_SELF = re.compile(r'<atom:link rel="self"[^>]* href="([^"]*)"')


def check_machine(folder: Path) -> Iterator[Finding | str]:
    """What works, as a line, and what does not: engine, voices, encoder, settings, disk."""

    def speaks() -> str:
        start_engine("espeak")
        return "espeak-ng speaks"

    def voices() -> str:
        return f"{len(load_settings(folder).voices)} voices"

    def takes() -> str:
        count, size = TakeCache(folder / "output").remembered.size(KIND)
        return f"{count} takes, {size / 1e6:.1f} MB remembered"

    parts = (("speech engine", speaks), ("encoder", find_ffmpeg), ("settings", voices), ("cache", takes))
    for name, look in parts:
        try:
            yield f"{name}: {look()}"
        except PodcasterError as error:
            what, _, advice = str(error).rpartition(": ")
            yield Finding(rule="machine", where=name, what=what or str(error), advice=advice or "mend it")
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        what = f"only {free // 1_000_000} MB are free here"
        yield Finding(rule="disk", where=str(folder.resolve()), what=what, advice="free some space")
    else:
        yield f"disk: {free / 1e9:.1f} GB free"


def check_place(place: str) -> Iterator[Finding]:
    """What is wrong with a published show: an address of a feed or a site, or a folder with one."""
    if _WEB.match(place):
        try:
            parts = urlsplit(place.strip().replace(" ", "%20"))
        except ValueError as error:
            raise UsageError(f"{without_login(place)!r} is no address ({error}): give a feed's or a site's") from error
        login, at, host = parts.netloc.rpartition("@")
        yield from inspect_feed(_feed_at(parts._replace(netloc=login + at + host.lower(), fragment="")))
        return
    try:
        site = _site(Path(place))
    except (OSError, ValueError) as error:  # closed, or no name of a folder
        raise UsageError(f"can't look into {place} ({getattr(error, 'strerror', None) or error})") from error
    guids = {f"{entry.slug}.mp3": entry.guid for entry in _ledger(site)}
    found = _SELF.search((site / "feed.xml").read_text(encoding="utf-8", errors="replace"))
    published_at = unescape(found[1]).removesuffix("feed.xml") if found else "https://nowhere.invalid/"
    with serving(site, published_at) as address:
        yield from inspect_feed(address + "feed.xml", guids=guids)
    for folder in _episodes(site):
        yield from inspect_episode(folder)


def _feed_at(parts: SplitResult) -> str:
    """The feed's address: this one, or, where a site is, the one below it."""
    address = parts.geturl()
    below = parts._replace(path=parts.path.rstrip("/") + "/feed.xml", query="").geturl()
    if parts.path.lower().endswith(".xml"):
        return address
    if parts.path in ("", "/") and not parts.query:
        return below
    with Visitor() as asking:
        answer = asking.get(address)
    sent_as_feed = "xml" in answer.kind and "html" not in answer.kind
    return address if answer.there and (sent_as_feed or show_in(answer.content) is not None) else below


def _site(folder: Path) -> Path:
    """Where the feed is: the folder itself, or the site below a show's or an output folder; of a private feed, what
    its token names there."""
    for place in (folder, folder / "site", folder / "output" / "site"):
        token = feed_token(place.absolute().parent) if place.is_dir() else ""
        if token:
            place /= token
        private = next(place.glob("*/feed.xml"), None) if place.is_dir() else None
        if (place / "feed.xml").is_file():
            return place
        if private is not None:
            return private.parent
    raise UsageError(f"there is no feed in {folder}: podcaster publish makes one")


def _episodes(site: Path) -> Iterator[Path]:
    """The folders that are there, of those the ledger of a site has."""
    for place in list(site.resolve().parents)[:2]:
        if (place / FILE_NAME).is_file():
            folders = [place / entry.slug for entry in load_ledger(place)]
            yield from (folder for folder in folders if os.path.lexists(folder))
            return


def _ledger(site: Path) -> Iterator[Entry]:
    for place in list(site.resolve().parents)[:2]:
        if (place / FILE_NAME).is_file():
            yield from load_ledger(place)
            return
