"""podcaster's version, as its own metadata says."""

import functools
from importlib.metadata import PackageNotFoundError, version


@functools.cache
def podcaster_version() -> str:
    """The installed version; "0" when run from a checkout that was not installed."""
    try:
        return version("podcaster")
    except PackageNotFoundError:
        return "0"
