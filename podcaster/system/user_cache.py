"""The folder of the user's cache: what podcaster can make again, for all shows of a user."""

import os
import sys
from pathlib import Path

from podcaster.errors import OutputError

VARIABLE = "PODCASTER_CACHE"
"""Environment variable with another folder for the cache."""


def user_cache_folder() -> Path:
    """The folder. It may not exist yet. OutputError when the user has no home folder."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named).absolute()
    try:
        return _system_cache_folder() / "podcaster"
    except RuntimeError as error:
        raise OutputError("the user has no home folder", advice=f"name a folder in {VARIABLE}") from error


def _system_cache_folder() -> Path:
    """Where programs of this system keep their caches. RuntimeError when there is no home folder."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))  # the XDG specification ignores relative paths
    return named if named.is_absolute() else Path.home() / ".cache"
