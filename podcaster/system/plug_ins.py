"""Plug-ins: what other packages add by entry points."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def plug_ins(group: str) -> "dict[str, EntryPoint]":
    """The installed entry points of a group, by name. Looking for them takes some milliseconds."""
    from importlib.metadata import entry_points  # late: booths start sooner without it

    return {entry.name: entry for entry in entry_points(group=group)}
