"""The folders of data that are shipped beside the code."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def shipped_voices_folder() -> Traversable:
    """The shipped voices/: inside the package in a wheel, beside the package in a checkout."""
    inside = files("podcaster") / "voices"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "voices"
