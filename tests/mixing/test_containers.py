"""A container that plugs in with one file makes a whole episode, beside the MP3 or alone."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from podcaster.errors import UsageError
from podcaster.mixing.containers import (
    audio_endings,
    container_named,
    container_names,
    container_of,
)
from podcaster.mixing.timeline_file import read_episode
from podcaster.pipeline.episode import Production, build_episode
from podcaster.show.settings import load_settings
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.record import replace

NATO = Path(__file__).parents[1] / "articles" / "nato.txt"
PLUGIN = Path(__file__).parent / "plugin"


@pytest.fixture(scope="module", autouse=True)
def _plugged() -> Iterator[None]:
    """The plug-in is installed, as far as Python can tell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(PLUGIN))
        yield
    container_named.cache_clear()


def build(folder: Path, *formats: str) -> Production:
    settings = replace(load_settings(folder), cast_file=None)
    return build_episode(str(NATO), settings=settings, output=folder, formats=formats)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Production:
    """The example as MP3 and as FLAC."""
    return build(tmp_path_factory.mktemp("both"), "mp3", "flac")


def listed(path: Path) -> list[tuple[float, str]]:
    """Start in seconds and title of the chapters that ffmpeg lists."""
    log = subprocess.run(
        [find_ffmpeg(), "-hide_banner", "-i", path], capture_output=True, text=True, check=False
    ).stderr
    found = re.findall(r"Chapter #0:\d+: start ([\d.]+), end [\d.]+\s+Metadata:\s+title\s+: (.*)", log)
    return [(float(start), title) for start, title in found]


@pytest.mark.long
def test_an_episode_has_a_file_in_every_format(both: Production) -> None:
    """The first format is the main one; the folder's other files are there once."""
    episode = both.episode
    assert [path.name for path in episode.audio] == [f"{episode.slug}.mp3", f"{episode.slug}.flac"]
    assert episode.mp3 == episode.audio[0]
    assert all(path.stat().st_size > 1_000_000 for path in episode.audio)
    assert read_episode(episode.folder.path, endings=(".mp3", ".flac")) == replace(
        episode, loudness_lufs=None, true_peak_dbtp=None
    )


def test_every_format_lists_the_same_chapters(both: Production) -> None:
    """ffmpeg, an independent reader, finds the timeline's chapters in each file."""
    chapters = [(chapter.start_ms / 1000, chapter.title) for chapter in both.episode.timeline.chapters]
    assert len(chapters) == 5
    for path in both.episode.audio:
        assert listed(path) == chapters
        container = container_of(path)
        assert container is not None
        assert [(one.start_ms / 1000, one.title) for one in container.read_tags(path).chapters] == chapters


def test_every_format_is_as_long_and_as_loud(both: Production) -> None:
    """Each has the gain that its own encoder needs."""
    for path in both.episode.audio:
        container = container_of(path)
        assert container is not None
        length_ms, lufs = container.measure(path)
        assert length_ms == pytest.approx(both.episode.timeline.duration_ms, abs=30)
        assert lufs == pytest.approx(-16, abs=0.5)


@pytest.mark.long
def test_a_format_alone_takes_the_place_of_another(tmp_path: Path) -> None:
    """Without MP3 there is no path of one, and an MP3 of an earlier build does not stay behind with another timeline."""
    first = build(tmp_path, "mp3").episode
    alone = build(tmp_path, "flac").episode
    assert alone.mp3 is None
    assert [path.suffix for path in alone.audio] == [".flac"]
    assert first.mp3 is not None
    assert not first.mp3.exists()
    assert alone.timeline.sample_rate_hz == 48_000
    assert build(tmp_path, "flac").episode == alone, "an unchanged episode is found again"


def test_containers_go_by_name_and_ending() -> None:
    """The built-in ones come first, and an unknown name is answered with those there are."""
    assert container_names() == ("mp3", "m4a", "m4b", "opus", "flac")
    assert audio_endings() == (".mp3", ".m4a", ".m4b", ".opus", ".flac")
    assert container_named("mp3").media_type == "audio/mpeg"
    assert container_of(Path("a.flac")) is container_named("flac")
    assert container_of(Path("a.txt")) is None
    with pytest.raises(UsageError, match=r"there is no audio format 'ogg': choose mp3 or m4a or m4b or opus or flac"):
        container_named("ogg")
