"""A site as it was written: its files, in the order in which to publish them, and the episodes in it."""

from podcaster.publishing.journal import stamp
from podcaster.publishing.release import Release
from podcaster.system.record import Record


class SiteFile(Record, frozen=True, kw_only=True):
    """A file of the site."""

    name: str
    """Its path below the site's folder, with slashes."""
    size: int
    stamp: str


class Written(Record, frozen=True, kw_only=True):
    """A site as it was written."""

    files: tuple[SiteFile, ...]
    """Every file, in the order in which to publish them: the feed last."""
    episodes: tuple[Release, ...]
    """The episodes in it, the newest first."""
    newest: frozenset[str]
    """Slugs of the episodes in the newest volume of the feed."""
    left_out: tuple[str, ...]
    """Slugs of episodes that were never published and are incomplete."""
    gone: tuple[str, ...]
    """Slugs of all episodes in the ledger whose folder was removed."""
    retracted: tuple[str, ...]
    """Slugs of the `gone` episodes that were in the site until now."""


def site_file(name: str, there: tuple[int, int]) -> SiteFile:
    """A file by its name, and its size in bytes and time of change in ns."""
    return SiteFile(name=name, size=there[0], stamp=stamp(*there))
