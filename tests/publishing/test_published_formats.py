"""An episode in several formats on the site: every file is there, feed and page name it, and the doctor looks at it."""

import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from lxml import etree, html

from podcaster.doctor.site import check_show
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.timeline import Timeline
from podcaster.pipeline.episode import build_episode
from podcaster.pipeline.publication import PublishedShow, make_site
from podcaster.publishing.feed import PODCAST, feed_of
from podcaster.publishing.media import audio_formats, media_names, possible_names
from podcaster.publishing.page import episode_page
from podcaster.publishing.release import Release
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import volumes
from podcaster.show.settings import load_settings
from podcaster.system.record import replace

NATO = Path(__file__).parents[1] / "articles" / "nato.txt"
SHOW = Show(title="Tides", author="Anna", email="a@example.org", url="https://example.org/pod/")
RELEASE = Release(guid="g", slug="one", first_published="2024-05-03T10:00:00+00:00")


def test_the_enclosure_is_the_format_asked_for_or_an_mp3() -> None:
    """Then come the others; an episode with neither is not published; every file may be removed again."""
    there = {"one.opus", "one.m4a", "one.mp3", "two.m4b", "cover.jpg"}
    assert audio_formats("one", there, "mp3") == (".mp3", ".m4a", ".opus")
    assert audio_formats("one", there, "opus") == (".opus", ".mp3", ".m4a")
    assert audio_formats("one", there, "m4b") == (".mp3", ".m4a", ".opus")
    assert audio_formats("one", there - {"one.mp3"}, "m4b") == ()
    names = media_names("one", there, "m4a")
    assert (names[0], names[-2:]) == ("one.m4a", ("one.mp3", "one.opus"))
    assert {*names, "one.m4b", "one.vtt", "cover.jpg"} <= {*possible_names("one")}
    assert media_names("one", there | {"one.epub"}, "mp3")[-1] == "one.epub"
    assert "one.epub" in possible_names("one")
    assert media_names("one", {"one.mp3"}, "mp3") == media_names("one", (), "mp3")


def test_feed_and_page_name_every_format(tmp_path: Path) -> None:
    """The main one as the enclosure, the others as podcast:alternateEnclosure with type, length, bit rate and place."""
    files = EpisodeFolder(tmp_path / "one")
    files.path.mkdir()
    sizes = {".m4a": 70_000, ".mp3": 100_000, ".opus": 50_000}
    for ending, size in sizes.items():
        files.file(ending).write_bytes(bytes(size))
    timeline = Timeline(duration_ms=8_000, sample_rate_hz=44_100, cues=(), chapters=())
    episode = Episode(folder=files, source="-", title="Quay", timeline=timeline, audio=tuple(map(files.file, sizes)), book=files.book)
    files.book.write_bytes(bytes(90_000))
    root = etree.fromstring(feed_of(SHOW, [(RELEASE, episode)], volumes(1)[0]))
    item = root.find("channel/item")
    assert item is not None
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert dict(enclosure.attrib) == {"url": "https://example.org/pod/one/one.m4a", "length": "70000", "type": "audio/mp4"}
    others = item.findall(f"{{{PODCAST}}}alternateEnclosure")
    assert [dict(one.attrib) for one in others] == [
        {"type": "audio/mpeg", "length": "100000", "bitrate": "100000", "title": "MP3", "codecs": "mp3"},
        {"type": "audio/ogg", "length": "50000", "bitrate": "50000", "title": "OPUS", "codecs": "opus"},
        {"type": "application/epub+zip", "length": "90000", "title": "EPUB, to read along"},
    ]
    assert [one[0].get("uri") for one in others] == [f"https://example.org/pod/one/one.{name}" for name in ("mp3", "opus", "epub")]
    page = html.fromstring(episode_page(SHOW, RELEASE, episode).encode())
    assert page.xpath("//audio/@src") == ["one.m4a"]
    assert page.xpath("//main//p/a[@download]/@href") == ["one.m4a"]
    assert page.xpath("//dd/a[@download]/@href") == ["one.m4a", "one.mp3", "one.opus", "one.epub", "one.vtt", "one.srt"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A show with one episode in four formats."""
    folder = tmp_path_factory.mktemp("show")
    (folder / "podcaster.toml").write_text(
        '[show]\ntitle = "Port news"\nauthor = "Anna"\nemail = "a@example.org"\nurl = "https://example.org/pod/"\n'
        '[sound]\nvoices = "plain"\nformats = ["mp3", "m4b", "m4a", "opus"]\n'
    )
    build_episode(NATO, settings=load_settings(folder), output=folder / "output")
    with chdir(folder):
        yield folder


def published(folder: Path, **changes: object) -> tuple[PublishedShow, Path]:
    site = make_site(replace(load_settings(folder), **changes), folder / "output")  # type: ignore[arg-type]
    return site, site.place / site.episodes[0].slug


@pytest.mark.long
def test_a_show_in_four_formats(folder: Path) -> None:
    """Every file is in the site, the doctor has nothing to say, and a damaged M4B and a lost Opus file are told."""
    site, place = published(folder)
    slug = place.name
    assert {f"{slug}.{name}" for name in ("mp3", "m4a", "m4b", "opus")} <= {path.name for path in place.iterdir()}
    assert b"audio/ogg" in (site.place / "feed.xml").read_bytes()
    before = (site.place / "feed.xml").stat().st_mtime_ns
    assert published(folder)[0].written.files == site.written.files
    assert (site.place / "feed.xml").stat().st_mtime_ns == before
    assert list(check_show(str(folder))) == []
    kept = (place / f"{slug}.opus").read_bytes()
    (place / f"{slug}.opus").unlink()
    m4b = folder / "output" / slug / f"{slug}.m4b"
    whole = m4b.read_bytes()
    m4b.write_bytes(whole[: len(whole) // 2])
    found = {(one.rule, one.where) for one in check_show(str(folder))}
    m4b.write_bytes(whole)
    (place / f"{slug}.opus").write_bytes(kept)
    assert "media-missing" in {rule for rule, _ in found}
    assert any(where.startswith(f"{slug}.m4b") for _, where in found)


@pytest.mark.long
def test_another_enclosure_and_fewer_formats(folder: Path, tmp_path: Path) -> None:
    """`enclosure` changes the feed alone; a format that is no longer made leaves the site; nothing of the others moves."""
    shutil.copytree(folder, tmp_path / "show")
    place = tmp_path / "show"
    site, episode = published(place, enclosure="m4a")
    enclosure = etree.parse(site.place / "feed.xml").find("channel/item/enclosure")
    assert enclosure is not None
    assert enclosure.get("type") == "audio/mp4"
    assert enclosure.get("url", "").endswith(".m4a")
    assert list(check_show(str(place))) == []
    settings = replace(load_settings(place), formats=("mp3",))
    build_episode(NATO, settings=settings, output=place / "output")
    site, episode = published(place, formats=("mp3",))
    assert [path.suffix for path in sorted(episode.iterdir()) if path.suffix in (".mp3", ".m4a", ".m4b", ".opus")] == [".mp3"]
    feed = (site.place / "feed.xml").read_bytes()
    assert b"alternateEnclosure" not in feed
    assert b"audio/mpeg" in feed
