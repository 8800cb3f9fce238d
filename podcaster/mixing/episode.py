"""The product of mixing: the finished audio and everything known about it."""

from pathlib import Path
from typing import Literal

from podcaster.mixing.episode_folder import MP3, EpisodeFolder
from podcaster.mixing.timeline import Timeline
from podcaster.reading.article import Credit
from podcaster.scripting.script import Speaker
from podcaster.system.record import Record

DigitalSource = Literal["trainedAlgorithmicMedia", "algorithmicMedia"]
"""IPTC's digital source types of synthetic media: made by a trained model, or by an algorithm that was trained on
nothing."""


class Episode(Record, frozen=True, kw_only=True):
    """One episode in its folder, just made or read back by `timeline_file.read_episode`."""

    folder: EpisodeFolder
    source: str
    """What the article was read from: a path, an address or "-"."""
    title: str
    byline: str = ""
    """Who wrote the article; "" when unknown, as in the next three."""
    published: str = ""
    """When the article appeared, ISO 8601."""
    site: str = ""
    """Name of the site where it appeared."""
    url: str = ""
    """The article's address."""
    description: str = ""
    """What a person wrote about the episode; "" is none."""
    credits: tuple[Credit, ...] = ()
    """The articles that it is made of, if it is a digest."""
    language: str = "en"
    """BCP 47 tag."""
    digital_source: DigitalSource = "algorithmicMedia"
    """What made its voices."""
    speakers: tuple[Speaker, ...] = ()
    """In the order they first speak."""
    timeline: Timeline
    audio: tuple[Path, ...]
    """The audio files, one for each container, at least one. The first is the main one."""
    book: Path | None = None
    """The read-along book; None when none was made."""
    loudness_lufs: float | None = None
    """Integrated loudness of the main audio file, ITU-R BS.1770-4, measured as mono. None when read back."""
    true_peak_dbtp: float | None = None
    """Highest true peak of the main audio file, ITU-R BS.1770-4 annex 2. None when read back."""

    @property
    def slug(self) -> str:
        """Name of the folder and of its files: lower-case ASCII words joined by hyphens."""
        return self.folder.slug

    @property
    def mp3(self) -> Path | None:
        """The MP3; None when the episode was made in other containers only."""
        return next((path for path in self.audio if path.suffix == MP3), None)
