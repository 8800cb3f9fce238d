"""The files beside an episode's audio: its transcripts and its chapters."""

from collections.abc import Sequence

from podcaster.mixing.episode import Episode
from podcaster.mixing.timeline import Timeline
from podcaster.publishing.chapters_file import chapters_json
from podcaster.publishing.transcript import webvtt
from podcaster.publishing.words_file import subrip, words_json
from podcaster.scripting.script import Speaker
from podcaster.system.files import write_whole
from podcaster.system.record import Record


class Transcripts(Record, frozen=True, kw_only=True):
    """The texts of an episode's transcripts, each a file's content."""

    webvtt: str
    subrip: str
    words: bytes
    """JSON in UTF-8."""


def transcripts_of(timeline: Timeline, speakers: Sequence[Speaker]) -> Transcripts:
    """The transcripts of a timeline. They need no audio, so that they can be made while it is encoded."""
    transcript = webvtt(timeline, speakers)
    return Transcripts(webvtt=transcript, subrip=subrip(transcript), words=words_json(timeline, speakers))


def write_sidecars(episode: Episode, transcripts: Transcripts) -> None:
    """Write WebVTT, SubRip, the words file and the chapters file into the episode's folder, each atomically.
    OutputError when the folder can't be written."""
    write_whole(episode.folder.webvtt, transcripts.webvtt)
    write_whole(episode.folder.chapters, chapters_json(episode.timeline, episode.title))
    write_whole(episode.folder.subrip, transcripts.subrip)
    write_whole(episode.folder.words, transcripts.words)
