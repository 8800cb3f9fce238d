"""The feed as other programs read it: podcastparser, feedparser and an XML parser."""

import json
import re
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
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.timeline_file import read_episode
from podcaster.publishing.agreement import check_agreement, disagreements
from podcaster.publishing.feed import HISTORY, ITUNES, PODCAST, PSC, feed_of
from podcaster.publishing.page import episode_page, index_page
from podcaster.publishing.release import Release
from podcaster.publishing.volumes import feed_name, index_name, volumes
from podcaster.show.feed_show import feed_show
from podcaster.show.ledger import load_ledger
from podcaster.show.settings import load_settings
from podcaster.system.record import replace

NAMES = {"itunes": ITUNES, "podcast": PODCAST, "psc": PSC, "atom": "http://www.w3.org/2005/Atom", "fh": HISTORY}
ONE = volumes(1)[0]


def only_episode(show: ShowFolder) -> tuple[Release, Episode]:
    """The show's one episode, read back."""
    (entry,) = load_ledger(show.output)
    episode = read_episode(show.output / entry.slug)
    assert episode is not None
    return entry.release, episode


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
    assert episode["total_time"] == timeline["duration_ms"] // 1000  # as the page and the notes show it
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
        "channel/podcast:image[@href][@aspect-ratio='1/1']", "channel/item/podcast:image[@href][@purpose='artwork']",
    ):  # fmt: skip
        assert root.find(path, NAMES) is not None, path
    bite = root.find("channel/item/podcast:soundbite", NAMES)
    assert 15 <= float(bite.get("duration")) <= 60


def test_notes_make_chapters_and_call_nobody_a_guest(show: ShowFolder) -> None:
    """Each description begins with the article's first sentence and ends its excerpt with a stop; its times have hours,
    the first is 00:00:00; quoted people are not the show's guests."""
    (item, *_) = etree.fromstring((show.site / "feed.xml").read_bytes()).findall("channel/item")
    lines = item.findtext("description").split("\n")
    assert lines[0].startswith("Washington has strongly urged Moscow not to view NATO as a major threat to its security.")
    assert lines[0].endswith("for the 21st Century.")
    times = [line.split(" ")[0] for line in lines if re.match(r"\d\d:\d\d:\d\d ", line)]
    assert (times[0], len(times) >= 3) == ("00:00:00", True)
    people = item.findall("podcast:person", NAMES)
    assert [(one.get("role"), one.text) for one in people] == [("producer", "Anna <Whitlock>")]


def test_the_guid_of_the_podcast_is_the_standards_own() -> None:
    """The example of the podcast namespace's documentation comes out."""
    from podcaster.publishing.show import PODCAST_NAMESPACE, Show

    show = Show(title="t", author="a", email="e@example.org", url="https://mp3s.nashownotes.com/")
    assert show.guid == str(__import__("uuid").uuid5(PODCAST_NAMESPACE, "mp3s.nashownotes.com/feed.xml"))
    assert (
        str(__import__("uuid").uuid5(PODCAST_NAMESPACE, "mp3s.nashownotes.com/pc20rss.xml"))
        == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    )


def test_a_feed_that_has_moved_names_its_new_address() -> None:
    """Apps that still read the feed at the old place are led to the new one; a feed that never moved says nothing."""
    from podcaster.publishing.show import Show

    first = Show(title="t", author="a", email="e@example.org", url="https://example.org/one/")
    for url, new in (("https://example.org/one/", None), ("https://example.org/two/", "https://example.org/two/feed.xml")):
        root = etree.fromstring(feed_of(replace(first, url=url, first_guid=first.guid), [], volumes(0)[0]))
        assert root.findtext("channel/itunes:new-feed-url", None, NAMES) == new


@pytest.mark.parametrize("count", [0, 1, 99, 100, 199, 200, 201, 250, 10_000])
def test_volumes_hold_every_episode_once(count: int) -> None:
    """However many there are: the newest 100 to 199 are together, the others in hundreds, none lost, none twice."""
    cut = volumes(count)
    assert [place for volume in cut for place in range(volume.first, volume.end)] == list(range(count))
    assert [volume.end - volume.first for volume in cut[:-1]] == [100] * (len(cut) - 1)
    assert cut[-1].number == 0
    assert min(count, 100) <= cut[-1].end - cut[-1].first < 200


def test_a_new_episode_changes_no_archive() -> None:
    """Only every hundredth does, and then nothing but the link to the one behind the latest archive."""
    for count in range(1, 1000):
        before, after = volumes(count)[:-1], volumes(count + 1)[:-1]
        changed = [
            number
            for number, (one, two) in enumerate(zip(before, after, strict=False))
            if (one.first, one.end, one.older, one.newer) != (two.first, two.end, two.older, two.newer)
        ]
        assert changed == ([len(before) - 1] if len(after) > len(before) > 0 else [])


@pytest.mark.long
def test_a_long_feed_is_paged(show: ShowFolder) -> None:
    """350 episodes are three volumes; who follows `next`, or `prev-archive`, has them all, the newest first."""
    from podcaster.system.record import replace

    one, episode = only_episode(show)
    start = datetime.fromisoformat(one.first_published)
    many = [(replace(one, guid=f"g{n}", first_published=(start + timedelta(hours=n)).isoformat()), episode) for n in range(350)]
    facts, cut = feed_show(load_settings(show.folder), show.output), volumes(350)
    parts = [list(reversed(many[volume.first : volume.end])) for volume in cut]
    roots = {
        feed_name(v.number): etree.fromstring(feed_of(facts, part, v)) for v, part in zip(cut, parts, strict=True)
    }
    pages = {index_name(v.number): index_page(facts, part, v) for v, part in zip(cut, parts, strict=True)}
    assert list(roots) == ["archive-1.xml", "archive-2.xml", "feed.xml"]
    assert [len(root.findall("channel/item")) for root in roots.values()] == [100, 100, 150]

    def link(name: str, rel: str) -> str | None:
        node = roots[name].find(f"channel/atom:link[@rel='{rel}']", NAMES)
        return node.get("href").removeprefix(URL) if node is not None else None

    for way, back in (("next", "previous"), ("prev-archive", "next-archive")):
        guids, at = [], "feed.xml"
        while at is not None:
            guids += [item.findtext("guid") for item in roots[at].findall("channel/item")]
            older = link(at, way)
            assert older is None or link(older, back) == (at if (back, at) != ("next-archive", "feed.xml") else None)
            assert f'href="{older.replace(".xml", ".html")}">Older' in pages[index_name_of(at)] if older else True
            at = older
        assert guids == [f"g{n}" for n in reversed(range(350))]
    for name in roots:
        assert link(name, "self") == name
        assert (link(name, "first"), link(name, "last")) == ("feed.xml", "archive-1.xml")
        assert (roots[name].find("channel/fh:archive", NAMES) is not None) == (name != "feed.xml")
        assert link(name, "current") == (None if name == "feed.xml" else "feed.xml")
    assert roots["feed.xml"].findtext("channel/lastBuildDate") == roots["feed.xml"].findtext("channel/item/pubDate")


def index_name_of(feed: str) -> str:
    return "index.html" if feed == "feed.xml" else feed.replace(".xml", ".html")


@pytest.mark.parametrize("ending", [".chapters.json", ".vtt", ".srt", ".words.json", ".mp3"])
def test_a_surface_that_says_something_else_stops_publishing(show: ShowFolder, tmp_path: Path, ending: str) -> None:
    """Each broken in turn: the disagreement names the file."""
    import shutil

    from podcaster.system.record import replace

    release, episode = only_episode(show)
    files = EpisodeFolder(Path(shutil.copytree(episode.folder.path, tmp_path / show.slug)))
    moved = replace(episode, folder=files, audio=(files.mp3,))
    facts = feed_show(load_settings(show.folder), show.output)
    feed, page = feed_of(facts, [(release, moved)], ONE), episode_page(facts, release, moved)
    check_agreement(release, moved, feed=feed, page=page)
    file = files.file(ending)
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
    assert any(file.name in problem for problem in disagreements(release, moved, feed=feed, page=page))
    with pytest.raises(PublishError, match=moved.slug):
        check_agreement(release, moved, feed=feed, page=page)


def test_a_feed_or_page_of_another_episode_is_found(show: ShowFolder) -> None:
    """Neither an older page nor another feed passes."""
    release, episode = only_episode(show)
    facts = feed_show(load_settings(show.folder), show.output)
    found = list(disagreements(release, episode, feed=feed_of(facts, [], ONE), page="<html></html>"))
    assert len(found) == 3


@pytest.mark.long
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
