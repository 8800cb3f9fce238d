"""The facts about an episode that publishing needs besides the episode's files."""

from podcaster.system.record import Record


class Release(Record, frozen=True, kw_only=True):
    """An episode's permanent identity in the feed."""

    guid: str
    slug: str
    """Name of the episode's folder, and a part of its addresses."""
    first_published: str
    """ISO 8601 with a time zone."""
