"""An episode's folder: the names of its files, and its timeline written and read back."""

import json
from pathlib import Path

import pytest

from podcaster.errors import MixingError
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.timeline import Chapter, TimedCue, Timeline
from podcaster.mixing.timeline_file import read_episode, timeline_json
from podcaster.recording.take import Word
from podcaster.scripting.announcements import NOTICE
from podcaster.scripting.script import CueKind, CuePart, Speaker
from podcaster.system.record import replace

LOPEZ = Speaker(id="lopez", name="Maria Lopez", gender="female", kind="person")


def cue(number: int, part: CuePart, text: str, kind: CueKind = "narration", speaker: str | None = None, before: str | None = None) -> TimedCue:
    words = (Word(start_ms=1000 * number, end_ms=1000 * number + 500, char_start=0, char_end=3),)
    return TimedCue(
        number=number,
        kind=kind,
        part=part,
        speaker=speaker,
        voice="ada",
        start_ms=1000 * number,
        end_ms=1000 * number + 900,
        text=text,
        words=words,
        before=before,
    )


@pytest.fixture
def episode(tmp_path: Path) -> Episode:
    """One with every part, in a folder with an MP3."""
    files = EpisodeFolder(tmp_path / "the-bridge")
    cues = (
        cue(0, "opening", "The Harbour Post."),
        cue(1, "title", "The bridge", "heading"),
        cue(2, "title", "nobody wants", "heading"),
        cue(3, "body", "“We will,”", "quote", "lopez"),
        cue(4, "body", "she said.\n", before=" "),
        cue(5, "notice", NOTICE),
    )
    chapters = (Chapter(title="The bridge", start_ms=0, end_ms=7000),)
    made = Episode(
        folder=files,
        source="bridge.txt",
        title="The bridge nobody wants",
        byline="Anna Whitlock",
        published="2024-05-03",
        site="The Harbour Post",
        url="https://example.org/bridge",
        language="en-GB",
        speakers=(LOPEZ,),
        timeline=Timeline(duration_ms=7000, sample_rate_hz=44_100, cues=cues, chapters=chapters),
        audio=(files.mp3,),
    )
    files.path.mkdir()
    files.mp3.write_bytes(b"sound")
    files.timeline.write_bytes(timeline_json(made))
    return made


def test_an_episode_reads_back_as_it_was_made(episode: Episode) -> None:
    """Everything but its loudness, which is not in the folder."""
    assert read_episode(episode.folder.path) == episode
    assert (episode.slug, episode.mp3) == ("the-bridge", episode.folder.path / "the-bridge.mp3")


def test_an_episode_without_its_audio_or_timeline_is_none(episode: Episode) -> None:
    """It is half made, or somebody removed a file; other containers are found when they are asked for."""
    wav = episode.folder.file(".wav")
    episode.folder.mp3.rename(wav)
    assert read_episode(episode.folder.path) is None
    found = read_episode(episode.folder.path, endings=(".mp3", ".wav"))
    assert found == replace(episode, audio=(wav,))
    assert found.mp3 is None
    episode.folder.timeline.unlink()
    assert read_episode(episode.folder.path, endings=(".wav",)) is None


def test_a_timeline_of_0_1_0_has_no_parts(episode: Episode) -> None:
    """They are told by the number 0, the words of the title, and the notice at the end."""
    content = json.loads(episode.folder.timeline.read_text(encoding="utf-8"))
    for one in content["cues"]:
        del one["part"]
    episode.folder.timeline.write_text(json.dumps(content), encoding="utf-8")
    assert read_episode(episode.folder.path) == episode


def test_a_timeline_of_a_later_version_is_read(episode: Episode) -> None:
    """Keys that this version does not know are passed over."""
    content = json.loads(episode.folder.timeline.read_text(encoding="utf-8"))
    for table in (content, content["cues"][0], content["chapters"][0], content["speakers"][0]):
        table["new in 9.0"] = 1
    episode.folder.timeline.write_text(json.dumps(content), encoding="utf-8")
    assert read_episode(episode.folder.path) == episode


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("cues", 5, "cues"),
        ("duration_ms", "long", "duration_ms"),
        ("duration_ms", 2**60, "duration_ms"),
        ("title", 5, "title"),
        ("chapters", [{"title": "One"}], "start_ms"),
        ("speakers", [], "cue 3 has the speaker 'lopez'"),
        ("speakers", [{"id": "lopez", "name": None}], "name"),
    ],
)
def test_a_broken_timeline_is_explained(episode: Episode, key: str, value: object, place: str) -> None:
    """The error says which file, what in it is wrong, and what to do."""
    content = json.loads(episode.folder.timeline.read_text(encoding="utf-8"))
    episode.folder.timeline.write_text(json.dumps({**content, key: value}), encoding="utf-8")
    with pytest.raises(MixingError) as caught:
        read_episode(episode.folder.path)
    assert caught.value.where == str(episode.folder.timeline)
    assert place in caught.value.what
    assert caught.value.advice == "build that episode again"


@pytest.mark.parametrize("text", ["", "[" * 100_000, "[]", "null", "{}"])
def test_a_file_that_is_no_timeline_is_explained(episode: Episode, text: str) -> None:
    """Whatever is in it."""
    episode.folder.timeline.write_text(text, encoding="utf-8")
    with pytest.raises(MixingError, match=r"the-bridge\.timeline\.json: .*: build that episode again"):
        read_episode(episode.folder.path)
