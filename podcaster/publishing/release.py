"""What publishing knows of an episode before its files are read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """An episode's lasting identity in the feed."""

    guid: str
    slug: str
    """Name of the episode's folder, and a part of its addresses."""
    first_published: str
    """ISO 8601 with a time zone."""
