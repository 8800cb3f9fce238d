"""The folder of an episode: the one place that knows the name of every file in it."""

from pathlib import Path

from podcaster.system.record import Record

MP3 = ".mp3"
M4A = ".m4a"
M4B = ".m4b"
OPUS = ".opus"
EPUB = ".epub"
SCRIPT = ".script.md"
TIMELINE = ".timeline.json"
CHAPTERS = ".chapters.json"
WEBVTT = ".vtt"
SUBRIP = ".srt"
WORDS = ".words.json"
PLOT = ".png"
COVER = "cover.jpg"
"""Name of the cover in the folder of an episode, and of a show's site."""
MOST_PICTURES = 20
"""Most pictures of chapters in an episode."""
TRANSCRIPTS = (WEBVTT, SUBRIP, WORDS)
"""Endings of the transcripts, the most widely read first."""
MEDIA_TYPES = {
    CHAPTERS: "application/json+chapters",
    WEBVTT: "text/vtt",
    SUBRIP: "application/x-subrip",
    WORDS: "application/json",
    EPUB: "application/epub+zip",
}
"""Media types of the files beside the audio (Podcasting 2.0 chapters and transcript tags). A container has the media
type of its audio files."""


def picture_name(number: int) -> str:
    """Name of a chapter's picture in the folder of an episode; `number` is 1 to `MOST_PICTURES`."""
    return f"picture-{number}.jpg"


PICTURES = tuple(picture_name(number) for number in range(1, MOST_PICTURES + 1))
"""Names of all pictures that an episode may have for its chapters."""


class EpisodeFolder(Record, frozen=True):
    """The folder of one episode, named by its slug. Nothing is read or written here.

    Every property is the path of a file, which need not exist. With a relative folder the paths are parts of an
    address: `EpisodeFolder(Path(slug)).mp3.as_posix()` is "slug/slug.mp3".
    """

    path: Path

    @property
    def slug(self) -> str:
        """Name of the folder, and of the files in it without their endings."""
        return self.path.name

    def file(self, ending: str) -> Path:
        """The episode's file with this ending: one of this module's constants, or a container's."""
        return self.path / f"{self.slug}{ending}"

    @property
    def mp3(self) -> Path:
        """The audio as MP3."""
        return self.file(MP3)

    @property
    def script(self) -> Path:
        """The script, for people to edit."""
        return self.file(SCRIPT)

    @property
    def timeline(self) -> Path:
        """The timeline as JSON; see `timeline_file`."""
        return self.file(TIMELINE)

    @property
    def chapters(self) -> Path:
        """The chapters as Podcasting 2.0 JSON."""
        return self.file(CHAPTERS)

    @property
    def webvtt(self) -> Path:
        """The transcript as WebVTT."""
        return self.file(WEBVTT)

    @property
    def subrip(self) -> Path:
        """The transcript as SubRip."""
        return self.file(SUBRIP)

    @property
    def words(self) -> Path:
        """The transcript word by word, as Podcasting 2.0 JSON."""
        return self.file(WORDS)

    @property
    def book(self) -> Path:
        """The read-along book, an EPUB."""
        return self.file(EPUB)

    @property
    def plot(self) -> Path:
        """The picture that `plot_episode` draws."""
        return self.file(PLOT)

    @property
    def cover(self) -> Path:
        """The cover, a JPEG."""
        return self.path / COVER
