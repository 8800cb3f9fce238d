"""The product of mixing: the finished audio and everything known about it."""

from dataclasses import dataclass
from pathlib import Path

from podcaster.mixing.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One episode as it lies in its folder."""

    source: str
    slug: str
    """The folder's and files' name: lower case ASCII words joined by hyphens."""
    title: str
    mp3: Path
    timeline: Timeline
    loudness_lufs: float
    """Integrated loudness of the mono file, ITU-R BS.1770-4, measured as mono."""
    true_peak_dbtp: float
    """Highest true peak, ITU-R BS.1770-4 annex 2."""
