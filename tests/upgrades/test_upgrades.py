"""A show that an earlier version made goes on with this one: same identifiers, addresses and voices, nothing lost.

`show-of-0.1.0.tar.gz` is a show folder as version 0.1.0 (commit 099015b) left it: two published episodes, a cast with
one pinned voice, and the second episode's script, edited by hand but not built again. Its articles then lay in
/srv/harbour, so the show also moved to another folder. Never make the archive again: add one for a later version.
"""

import json
import re
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

import podcaster

ARCHIVE = Path(__file__).with_name("show-of-0.1.0.tar.gz")
SITE = "https://podcast.example.org/harbour/"
PODCAST_GUID = "b8a11c27-3456-50ab-b421-642bf82a0dc5"
BRIDGE = "council-votes-to-rebuild-the-old-bridge"
MILL = "mill-owner-promises-quieter-nights"
WALL = "harbour-wall-to-be-raised-by-winter"
GUIDS = {BRIDGE: "7f6e3a70-3866-4a03-9a86-fe41b1bf8fcf", MILL: "6f32837d-f862-4d90-a0bd-6c7420b9d832"}
FIRST_PUBLISHED = {BRIDGE: "Thu, 26 Nov 2026 23:15:06 +0000", MILL: "Thu, 26 Nov 2026 23:15:07 +0000"}
VOICES = {"helen-marsh": "iris", "peter-odell": "martin", "daniel-kruse": "boyd"}
NEW_ARTICLE = """Harbour wall to be raised by winter

By Anna Whitlock
17 May 2024

The harbour wall is to be raised by a metre before the winter storms.

“Nobody will sleep badly when it rains,” mayor Helen Marsh said.

“The mill will pay for a tenth of it,” said Daniel Kruse, who owns the mill.
"""
DURATION = "{http://www.itunes.com/dtds/podcast-1.0.dtd}duration"
MAY_CHANGE = ("description", "{http://purl.org/rss/1.0/modules/content/}encoded", DURATION)
"""Elements of a feed item whose text a later version may write better, or round otherwise."""
LENGTHS = re.compile(r'length="\d+"|<psc:chapter [^>]*/>')


@dataclass(frozen=True, kw_only=True)
class Show:
    """A show folder, and the command run in it."""

    folder: Path

    def run(self, *words: str) -> list[dict]:
        command = [sys.executable, "-m", "podcaster", *words, "--json"]
        ran = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
        assert ran.returncode == 0, ran.stderr
        return [json.loads(line) for line in ran.stdout.splitlines()]

    def file(self, slug: str, ending: str) -> Path:
        return self.folder / "output" / slug / f"{slug}{ending}"

    def channel(self) -> etree._Element:
        return etree.parse(self.folder / "output" / "site" / "feed.xml").getroot()[0]

    def items(self) -> dict[str, etree._Element]:
        """The feed's items by their slugs, in the feed's order."""
        return {item.findtext("link").split("/")[-2]: item for item in self.channel().findall("item")}

    def voices(self, slug: str) -> dict[str, str]:
        """Who spoke with which voice in this episode."""
        cues = json.loads(self.file(slug, ".timeline.json").read_text(encoding="utf-8"))["cues"]
        return {cue["speaker"]: cue["voice"] for cue in cues if cue["speaker"]}


def unpacked(folder: Path) -> Show:
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
    return Show(folder=folder)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """The show as 0.1.0 left it."""
    return unpacked(tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """The show after `publish` alone."""
    show = unpacked(tmp_path_factory.mktemp("published"))
    show.run("publish")
    return show


@pytest.fixture(scope="module")
def continued(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """The show with a third article, the first one built again and the edited script built, published."""
    show = unpacked(tmp_path_factory.mktemp("continued"))
    (show.folder / "harbour.txt").write_text(NEW_ARTICLE, encoding="utf-8")
    built = show.run("build", "harbour.txt", "bridge.txt", "mill.script.md")
    assert {one["slug"] for one in built} == {WALL, BRIDGE, MILL}
    show.run("publish")
    return show


def parts(item: etree._Element, *, but: tuple[str, ...] = MAY_CHANGE) -> list[str]:
    """Every element of an item as text, sorted, without those named, and without the quoted people, whom 0.1.0 called
    guests of the show."""
    kept = [child for child in item if child.tag not in but and child.get("role") != "guest"]
    return sorted(etree.tostring(child, encoding="unicode").strip() for child in kept)


def test_publishing_alone_loses_and_changes_nothing(old: Show, published: Show) -> None:
    """After `publish` each item has every element it had: guid, dates, addresses, sizes, people, chapters."""
    before, after = old.items(), published.items()
    assert list(after) == list(before) == [MILL, BRIDGE]
    for slug, item in before.items():
        assert set(parts(item)) <= set(parts(after[slug]))
        assert int(after[slug].findtext(DURATION)) == pytest.approx(int(item.findtext(DURATION)), abs=1)


@pytest.mark.parametrize("slug", [BRIDGE, MILL])
def test_notes_still_tell_the_article_its_chapters_and_its_speakers(old: Show, published: Show, slug: str) -> None:
    """The lines below an item's summary stay, and the summary begins with the article."""
    before, after = (show.items()[slug].findtext("description").split("\n") for show in (old, published))
    before = [re.sub(r"^(\d):", r"00:0\1:", line) for line in before]  # Apple makes chapters of times with hours
    assert set(before[1:]) <= set(after[1:])
    article = (published.folder / {BRIDGE: "bridge.txt", MILL: "mill.txt"}[slug]).read_text(encoding="utf-8")
    assert article.split("\n\n")[2] in after[0]


def test_publishing_alone_keeps_every_file_of_the_site(old: Show, published: Show) -> None:
    """No address that was published ends in 404, and the media's bytes stay."""
    sites = [show.folder / "output" / "site" for show in (old, published)]
    before, after = ({path.relative_to(site) for path in site.rglob("*") if path.is_file()} for site in sites)
    assert before <= after
    for path in before:
        if path.suffix in (".mp3", ".jpg"):
            assert (sites[0] / path).read_bytes() == (sites[1] / path).read_bytes(), path


def test_the_pages_are_those_of_this_version(published: Show) -> None:
    """Style and script of the site are replaced by those that are shipped now."""
    assets = published.folder / "output" / "site" / "assets"
    for name in ("podcaster.css", "podcaster.js"):
        (shipped,) = Path(podcaster.__file__).parent.rglob(name)
        assert (assets / name).read_bytes() == shipped.read_bytes()


@pytest.mark.parametrize("state", ["published", pytest.param("continued", marks=pytest.mark.long)])
def test_a_podcast_app_knows_the_show_and_its_episodes_again(state: str, request: pytest.FixtureRequest) -> None:
    """The show's guid, and each old episode's guid, date, page and enclosure address are those of 0.1.0."""
    show: Show = request.getfixturevalue(state)
    assert show.channel().findtext("{https://podcastindex.org/namespace/1.0}guid") == PODCAST_GUID
    for slug, item in show.items().items():
        assert item.findtext("link") == f"{SITE}{slug}/index.html"
        assert item.find("enclosure").get("url") == f"{SITE}{slug}/{slug}.mp3"
        if slug != WALL:
            assert item.findtext("guid") == GUIDS[slug]
            assert item.findtext("pubDate") == FIRST_PUBLISHED[slug]


@pytest.mark.long
def test_a_new_episode_comes_first_and_the_old_ones_stay(continued: Show) -> None:
    """Building more adds one item, with a guid of its own, and replaces none."""
    items = continued.items()
    assert list(items) == [WALL, MILL, BRIDGE]
    assert len({item.findtext("guid") for item in items.values()}) == 3


def test_known_speakers_keep_their_voices(continued: Show) -> None:
    """The pinned voice and the two others are spoken in old and new episodes alike, and the cast file is as it was."""
    assert continued.voices(WALL) == {name: VOICES[name] for name in ("helen-marsh", "daniel-kruse")}
    assert continued.voices(BRIDGE) == {name: VOICES[name] for name in ("helen-marsh", "peter-odell")}
    assert continued.voices(MILL) == {name: VOICES[name] for name in ("helen-marsh", "daniel-kruse")}


def test_the_cast_file_stays_as_it_was(old: Show, continued: Show) -> None:
    """No line of voices/cast.toml is changed or lost."""
    before, after = ((show.folder / "voices" / "cast.toml").read_text(encoding="utf-8") for show in (old, continued))
    assert after.startswith(before)


def test_edits_of_a_script_are_spoken_and_kept(old: Show, continued: Show) -> None:
    """The words that were changed by hand in 0.1.0's script are in the new episode, and the script is untouched."""
    edited = ("I have heard you all, and I am sorry", "It is late, but it is right, and we thank him")
    for ending in (".script.md", ".vtt", ".timeline.json"):
        text = continued.file(MILL, ending).read_text(encoding="utf-8").replace("\n", " ")
        assert all(words in text for words in edited), ending
    script = "mill.script.md"
    assert (continued.folder / script).read_bytes() == (old.folder / script).read_bytes()


def test_an_article_built_again_is_the_same_item(old: Show, continued: Show) -> None:
    """The item of bridge.txt has every element it had; only the length, the duration and the chapters' times may differ."""
    before, after = ({LENGTHS.sub("", part) for part in parts(show.items()[BRIDGE])} for show in (old, continued))
    assert before <= after
