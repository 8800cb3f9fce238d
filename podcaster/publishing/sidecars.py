"""The files beside an episode's audio: its transcripts and its chapters."""

from collections.abc import Sequence

from podcaster.mixing.episode import Episode
from podcaster.publishing.chapters_file import chapters_json
from podcaster.publishing.transcript import webvtt
from podcaster.publishing.words_file import subrip, words_json
from podcaster.scripting.script import Speaker
from podcaster.system.files import write_whole


def write_sidecars(episode: Episode, speakers: Sequence[Speaker]) -> None:
    """Write WebVTT, SubRip, the words file and the chapters file into the episode's folder, each atomically.
    OutputError when the folder can't be written."""
    transcript = webvtt(episode.timeline, speakers)
    write_whole(episode.folder.webvtt, transcript)
    write_whole(episode.folder.chapters, chapters_json(episode.timeline, episode.title))
    write_whole(episode.folder.subrip, subrip(transcript))
    write_whole(episode.folder.words, words_json(episode.timeline, speakers))
