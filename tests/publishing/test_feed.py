"""The feed as other programs read it: podcastparser, feedparser and an XML parser."""

import json
import warnings
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import feedparser
import podcastparser
import pytest
from lxml import etree
from PIL import Image
from publishing.conftest import NATO, URL, ShowFolder

from podcaster.errors import PublishError
from podcaster.publication import load_episodes, show_of
from podcaster.publishing.agreement import check_agreement, disagreements
from podcaster.publishing.feed import ITUNES, PODCAST, PSC, feeds
from podcaster.publishing.page import episode_page
from podcaster.settings import load_settings

NAMES = {"itunes": ITUNES, "podcast": PODCAST, "psc": PSC, "atom": "http://www.w3.org/2005/Atom"}


def test_podcast_apps_read_it(show: ShowFolder) -> None:
    """Titles, enclosure, length, duration, chapters and transcript as podcastparser (gPodder's) has them."""
    with (show.site / "feed.xml").open("rb") as file:
        parsed = podcastparser.parse(URL + "feed.xml", file)
    assert parsed["title"] == "The Harbour Post & Co."
    assert parsed["type"] == "episodic"
    (episode,) = parsed["episodes"]
    media = episode["enclosures"][0]
    assert media["mime_type"] == "audio/mpeg"
    assert media["url"] == f"{URL}{show.slug}/{show.slug}.mp3"
    assert media["file_size"] == (show.output / show.slug / f"{show.slug}.mp3").stat().st_size
    timeline = json.loads((show.output / show.slug / f"{show.slug}.timeline.json").read_text(encoding="utf-8"))
    assert abs(1000 * episode["total_time"] - timeline["duration_ms"]) <= 500
    chapters = json.loads((show.output / show.slug / f"{show.slug}.chapters.json").read_text(encoding="utf-8"))[
        "chapters"
    ]
    assert [chapter["title"] for chapter in episode["chapters"]] == [chapter["title"] for chapter in chapters]
    assert [chapter["start"] for chapter in episode["chapters"]] == [int(chapter["startTime"]) for chapter in chapters]


def test_web_readers_read_it(show: ShowFolder) -> None:
    """feedparser finds nothing malformed, and the notes in full."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed = feedparser.parse((show.site / "feed.xml").read_bytes())
    assert not parsed.bozo
    assert parsed.feed.author == "Anna <Whitlock>"
    assert "0:00" in parsed.entries[0].content[0].value
    assert parsed.entries[0].published_parsed is not None


def test_what_directories_ask_for(show: ShowFolder) -> None:
    """Apple's and PSP-1's required elements, Podcasting 2.0's recommended ones."""
    root = etree.fromstring((show.site / "feed.xml").read_bytes())
    for path in (
        "channel/title", "channel/link", "channel/description", "channel/language", "channel/itunes:image[@href]",
        "channel/itunes:category[@text='News']", "channel/itunes:explicit", "channel/itunes:owner/itunes:email", "channel/podcast:guid",
        "channel/podcast:locked[@owner='post@example.org']", "channel/podcast:medium", "channel/podcast:txt[@purpose='ai-content']",
        f"channel/atom:link[@rel='self'][@href='{URL}feed.xml']", "channel/item/guid[@isPermaLink='false']", "channel/item/pubDate",
        "channel/item/itunes:duration", "channel/item/podcast:chapters", "channel/item/podcast:transcript[@type='text/vtt']",
        "channel/item/podcast:transcript[@type='application/x-subrip']", "channel/item/podcast:soundbite", "channel/item/podcast:person",
    ):  # fmt: skip
        assert root.find(path, NAMES) is not None, path
    bite = root.find("channel/item/podcast:soundbite", NAMES)
    assert 15 <= float(bite.get("duration")) <= 60


def test_the_guid_of_the_podcast_is_the_standards_own() -> None:
    """The example of the podcast namespace's documentation comes out."""
    from podcaster.publishing.show import PODCAST_NAMESPACE, Show

    show = Show(title="t", author="a", email="e@example.org", url="https://mp3s.nashownotes.com/")
    assert show.guid == str(__import__("uuid").uuid5(PODCAST_NAMESPACE, "mp3s.nashownotes.com/feed.xml"))
    assert (
        str(__import__("uuid").uuid5(PODCAST_NAMESPACE, "mp3s.nashownotes.com/pc20rss.xml"))
        == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    )


def test_a_long_feed_is_paged(show: ShowFolder) -> None:
    """250 episodes are three pages that name each other; the newest is first."""
    from dataclasses import replace

    one = load_episodes(show.output)[0]
    start = datetime.fromisoformat(one.first_published)
    many = [replace(one, guid=f"g{n}", first_published=(start - timedelta(hours=n)).isoformat()) for n in range(250)]
    pages = feeds(show_of(load_settings(show.folder), show.output), many)
    assert list(pages) == ["feed.xml", "feed-2.xml", "feed-3.xml"]
    roots = [etree.fromstring(page) for page in pages.values()]
    assert [len(root.findall("channel/item")) for root in roots] == [100, 100, 50]
    assert roots[0].find("channel/atom:link[@rel='next']", NAMES).get("href") == f"{URL}feed-2.xml"
    assert roots[2].find("channel/atom:link[@rel='next']", NAMES) is None
    assert roots[1].find("channel/atom:link[@rel='previous']", NAMES).get("href") == f"{URL}feed.xml"


@pytest.mark.parametrize("ending", [".chapters.json", ".vtt", ".srt", ".words.json", ".mp3"])
def test_a_surface_that_says_something_else_stops_publishing(show: ShowFolder, tmp_path: Path, ending: str) -> None:
    """Each broken in turn: the disagreement names the file."""
    import shutil
    from dataclasses import replace

    episode = load_episodes(show.output)[0]
    folder = shutil.copytree(episode.folder, tmp_path / "copy")
    moved = replace(episode, folder=folder)
    facts = show_of(load_settings(show.folder), show.output)
    feed, page = feeds(facts, [moved])["feed.xml"], episode_page(facts, moved)
    check_agreement(moved, feed=feed, page=page)
    file = moved.file(ending)
    if ending == ".mp3":
        file.write_bytes(file.read_bytes().replace(b"CHAP", b"XHAP", 1))
    else:
        text = file.read_text(encoding="utf-8")
        changed = {
            ".chapters.json": text.replace("Lavrov", "Lavrow", 1),
            ".vtt": text.replace("treaty", "tr", 1).replace("Moscow", "M", 1),
            ".srt": text.replace("00:00:0", "00:09:0", 1),
            ".words.json": text.replace('"startTime":', '"startTime":1', 1),
        }[ending]
        file.write_text(changed, encoding="utf-8")
    assert any(file.name in problem for problem in disagreements(moved, feed=feed, page=page))
    with pytest.raises(PublishError, match=moved.slug):
        check_agreement(moved, feed=feed, page=page)


def test_a_feed_or_page_of_another_episode_is_found(show: ShowFolder) -> None:
    """Neither an older page nor another feed passes."""
    episode = load_episodes(show.output)[0]
    facts = show_of(load_settings(show.folder), show.output)
    found = list(disagreements(episode, feed=feeds(facts, [])["feed.xml"], page="<html></html>"))
    assert len(found) == 3


def test_the_shows_cover(show: ShowFolder, new_show: ShowFolder) -> None:
    """Drawn when none is given, 1400 pixels square; a wrong one is refused with what it must be."""
    with Image.open(show.site / "cover.jpg") as cover:
        assert cover.size == (1400, 1400)
    buffer = BytesIO()
    Image.new("RGB", (300, 200)).save(buffer, "PNG")
    (new_show.folder / "small.png").write_bytes(buffer.getvalue())
    settings = new_show.folder / "podcaster.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("[sound]", 'cover = "small.png"\n[sound]'), encoding="utf-8"
    )
    new_show.run("build", NATO)
    said = new_show.run("publish", exit_code=2).stderr
    assert "300x200" in said
    assert "1400 to 3000" in said
