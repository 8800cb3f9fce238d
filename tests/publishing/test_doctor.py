"""`podcaster doctor`: every rule is tripped by a show that breaks it, and a sound show by none."""

import http.server
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from crowds.long_show import grow
from mutagen import id3
from PIL import Image
from publishing.conftest import URL, ShowFolder
from starlette.responses import Response

from podcaster.doctor import machine
from podcaster.doctor.feed import inspect_feed
from podcaster.doctor.site import _target_of_address, check_show
from podcaster.errors import RecordingError
from podcaster.pipeline.publication import make_site
from podcaster.publishing import server, volumes
from podcaster.show.settings import load_settings
from podcaster.system.ffmpeg import find_ffmpeg

Broken = Callable[[Path, str], None]


def in_feed(old: str, new: str) -> Broken:
    """The feed with something else in it; `{slug}` is the episode's."""

    def change(site: Path, slug: str) -> None:
        feed = site / "feed.xml"
        text, was = feed.read_text(encoding="utf-8"), old.replace("{slug}", slug)
        assert was in text
        feed.write_text(text.replace(was, new.replace("{slug}", slug)), encoding="utf-8")

    return change


def without(opening: str, closing: str) -> Broken:
    """The feed without what stands from `opening` to `closing`, once."""

    def change(site: Path, slug: str) -> None:
        feed = site / "feed.xml"
        before, _, rest = feed.read_text(encoding="utf-8").partition(opening)
        assert rest
        feed.write_text(before + rest.partition(closing)[2], encoding="utf-8")

    return change


def item_twice(site: Path, slug: str) -> None:
    feed = site / "feed.xml"
    text = feed.read_text(encoding="utf-8")
    item = text[text.index("<item>") : text.index("</item>") + len("</item>")]
    feed.write_text(text.replace(item, item + item), encoding="utf-8")


def long_description(site: Path, slug: str) -> None:
    feed = site / "feed.xml"
    text = feed.read_text(encoding="utf-8")
    feed.write_text(text.replace("<description>", "<description>" + "é" * 3000, 1), encoding="utf-8")


def no_file(name: str) -> Broken:
    return lambda site, slug: (site / name.replace("{slug}", slug)).unlink()


def small_cover(site: Path, slug: str) -> None:
    Image.new("RGB", (300, 300)).save(site / "cover.jpg")


def in_tags(change: Callable[[id3.ID3], None], version: int = 3) -> Broken:
    """The MP3 with other tags, its length told truly."""

    def act(site: Path, slug: str) -> None:
        path = site / slug / f"{slug}.mp3"
        before = path.stat().st_size
        tags = id3.ID3(path, translate=False)
        change(tags)
        tags.save(path, v1=0, v2_version=version)
        in_feed(f'length="{before}"', f'length="{path.stat().st_size}"')(site, slug)

    return act


def swap_chapters(tags: id3.ID3) -> None:
    first, second = sorted(tags.getall("CHAP"), key=lambda frame: frame.start_time)[:2]
    first.start_time, second.start_time = second.start_time, first.start_time


def shorten_chapter(site: Path, slug: str) -> None:
    path = site / slug / f"{slug}.mp3"
    data = bytearray(path.read_bytes())
    end = data.index(0, data.index(b"CHAP") + 10) + 5  # after the frame's header, its id and its start
    data[end : end + 4] = (int.from_bytes(data[end : end + 4]) - 700).to_bytes(4)
    path.write_bytes(data)


def no_chapters(tags: id3.ID3) -> None:
    tags.delall("CHAP")


def nothing(tags: id3.ID3) -> None:
    pass


def no_tags(site: Path, slug: str) -> None:
    path = site / slug / f"{slug}.mp3"
    before = path.stat().st_size
    id3.delete(path)
    in_feed(f'length="{before}"', f'length="{path.stat().st_size}"')(site, slug)


def noise_for_media(site: Path, slug: str) -> None:
    path = site / slug / f"{slug}.mp3"
    path.write_bytes(b"ID3\x03" + bytes(path.stat().st_size - 4))


def quieter(site: Path, slug: str) -> None:
    path, quiet = site / slug / f"{slug}.mp3", site / "quiet.mp3"
    tags, before = id3.ID3(path, translate=False), path.stat().st_size
    command = [find_ffmpeg(), "-v", "error", "-i", path, "-map", "0:a", "-af", "volume=-6dB", "-b:a", "96k", quiet]
    subprocess.run(command, check=True)
    tags.save(quiet, v1=0, v2_version=3)
    quiet.rename(path)
    in_feed(f'length="{before}"', f'length="{path.stat().st_size}"')(site, slug)


def no_title(site: Path, slug: str) -> None:
    feed = site / "feed.xml"
    before, item, rest = feed.read_text(encoding="utf-8").partition("<item>")
    feed.write_text(before + item + rest.partition("</title>")[2], encoding="utf-8")


def long_line(site: Path, slug: str) -> None:
    path = site / slug / f"{slug}.vtt"
    path.write_text(path.read_text(encoding="utf-8") + "\n00:59:59.000 --> 01:00:00.000\n<v Narrator>" + "word " * 14 + "\n", encoding="utf-8")


def no_transcript(site: Path, slug: str) -> None:
    (site / slug / f"{slug}.vtt").write_text("nothing\n", encoding="utf-8")


def renamed(ending: str) -> Broken:
    """The audio file with another ending, or another name."""

    def act(site: Path, slug: str) -> None:
        (site / slug / f"{slug}.mp3").rename(site / slug / f"{slug}{ending}")
        in_feed(f'{slug}.mp3" length', f'{slug}{ending}" length')(site, slug)

    return act


BROKEN: dict[str, list[Broken]] = {
    "feed-missing": [no_file("feed.xml")],
    "feed-xml": [in_feed("</channel>", "</chanel>"), in_feed("channel>", "canal>")],
    "channel-lacks": [without("<itunes:owner>", "</itunes:owner>"), without("<title>", "</title>"), without("<itunes:category", "/>")],
    "description-long": [long_description, in_feed("</description>\n      <content", "x" * 4000 + "</description>\n      <content")],
    "category-unknown": [in_feed('category text="News"', 'category text="news"')],
    "explicit-wrong": [in_feed("explicit>false", "explicit>no"), in_feed("title>\n      <itunes:duration", "title><itunes:explicit>clean</itunes:explicit>\n      <itunes:duration")],
    "title-missing": [no_title],
    "enclosure-twice": [item_twice],
    "address-not-ascii": [renamed("-é.mp3")],
    "media-unsupported": [renamed(".opus")],
    "transcript-lines": [long_line],
    "transcript-broken": [no_transcript],
    "self-link": [in_feed('feed.xml"/>', 'other.xml"/>')],
    "cover-missing": [no_file("cover.jpg")],
    "cover-wrong": [small_cover],
    "guid-missing": [without("<guid", "</guid>")],
    "guid-twice": [item_twice],
    "date-bad": [in_feed("<pubDate>", "<pubDate>some ")],
    "date-future": [in_feed(" 20", " 21")],
    "enclosure-missing": [without("<enclosure", "/>")],
    "enclosure-length": [in_feed('length="', 'length="1')],
    "media-missing": [no_file("{slug}/{slug}.mp3")],
    "media-type": [in_feed('type="audio/mpeg"', 'type="audio/mp3"')],
    "media-broken": [noise_for_media],
    "link-broken": [no_file("{slug}/{slug}.srt"), no_file("{slug}/{slug}.chapters.json")],
    "tags-version": [in_tags(nothing, version=4)],
    "tags-broken": [no_tags],
    "chapters-missing": [in_tags(no_chapters)],
    "chapters-order": [in_tags(swap_chapters)],
    "chapters-tiling": [shorten_chapter],
    "length": [in_feed("<itunes:duration>", "<itunes:duration>9")],
    "loudness": [quieter],
}  # fmt: skip
BY_THE_SERVER = {"feed-type", "feed-etag", "range", "link-type", "cors", "guid-changed"}
SIGNED = {"provenance"}
"""Tripped in tests/mixing/test_provenance.py."""
OF_THE_MACHINE = {"machine", "disk"}
OF_VOLUMES = {"archive-missing", "archive-links", "archive-loop"}
"""Tripped in test_hostile_feeds.py."""


@pytest.fixture
def site(show: ShowFolder, tmp_path: Path) -> Path:
    return Path(shutil.copytree(show.site, tmp_path / "site"))


def found(site: Path, **options: object) -> set[str]:
    with server.serving(site, URL) as address:
        return {finding.rule for finding in inspect_feed(address + "feed.xml", **options)}


@pytest.mark.long
@pytest.mark.parametrize(("rule", "broken"), [(rule, act) for rule, acts in BROKEN.items() for act in acts])
def test_what_is_broken_is_found(show: ShowFolder, site: Path, rule: str, broken: Broken) -> None:
    """A show broken in one place trips that rule."""
    broken(site, show.slug)
    assert rule in found(site)


@pytest.mark.long
def test_a_sound_show_trips_nothing(show: ShowFolder) -> None:
    """The show as podcaster publishes it is well: by its folder, by its site, and by its address."""
    assert show.run("doctor", ".").stdout == "All is well.\n"
    assert show.run("doctor", show.site).stdout == "All is well.\n"
    with server.serving(show.site, URL) as address:
        assert show.run("doctor", address).stdout == "All is well.\n"


@pytest.mark.long
@pytest.mark.long
def test_a_long_show_is_looked_at_in_all_its_volumes(
    show: ShowFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A show of three volumes as podcaster publishes it trips nothing; an MP3 or a guid that is wrong in the oldest is
    found."""
    folder = Path(shutil.copytree(show.folder, tmp_path / "long"))
    grow(folder, show.slug, 3)
    monkeypatch.setattr(volumes, "EPISODES_A_VOLUME", 1)
    site = make_site(load_settings(folder), folder / "output").folder
    assert {path.name for path in site.glob("*.xml")} == {"feed.xml", "archive-1.xml", "archive-2.xml"}
    assert found(site) == set()
    in_archive = (site / "archive-1.xml").read_text(encoding="utf-8")
    guid = in_archive.partition('<guid isPermaLink="false">')[2].partition("<")[0]
    newest = (site / "feed.xml").read_text(encoding="utf-8").partition('<guid isPermaLink="false">')[2].partition("<")[0]
    (site / "archive-1.xml").write_text(in_archive.replace(guid, newest), encoding="utf-8")
    assert found(site) == {"guid-twice"}
    (site / "archive-1.xml").write_text(in_archive, encoding="utf-8")
    (site / "ferry-1" / "ferry-1.mp3").unlink()
    assert found(site) == {"media-missing"}


def test_a_guid_that_is_not_the_ledgers(show: ShowFolder, site: Path) -> None:
    """An episode whose guid changed behind the ledger's back is found: apps would show it twice."""
    assert found(site, guids={f"{show.slug}.mp3": "another"}) == {"guid-changed"}


def test_types_that_are_wrong(show: ShowFolder, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends every file as bytes is told of, for the feed, the media and the sidecars."""
    monkeypatch.setattr(server, "TYPES", {".xml": "application/octet-stream"})
    rules = found(site)
    assert {"feed-type", "media-type", "link-type"} <= rules


def test_a_server_for_one_site_and_without_marks_of_change(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Transcripts that players on other sites can't read, and a feed that is always sent whole, are told."""
    allowed = server._HEADERS
    monkeypatch.setattr(server, "_HEADERS", {**allowed, "Access-Control-Allow-Origin": "https://example.org"})
    assert found(site) == {"cors"}
    monkeypatch.setattr(server, "_HEADERS", allowed)
    monkeypatch.setattr(server._SiteFiles, "_with_own_address", lambda self, path, *more: Response(path.read_bytes(), media_type="text/xml"))
    assert "feed-etag" in found(site)


@pytest.fixture
def plain_server(site: Path) -> Iterator[str]:
    """Python's own web server, which knows no ranges."""
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as plain:
        threading.Thread(target=plain.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{plain.server_port}/"
        feed = site / "feed.xml"
        feed.write_text(feed.read_text(encoding="utf-8").replace(URL, address), encoding="utf-8")
        yield address
        plain.shutdown()


@pytest.mark.long
def test_a_server_without_ranges(show: ShowFolder, plain_server: str) -> None:
    """Python's own web server ignores ranges: listeners could not seek, which doctor says with exit code 1."""
    lines = show.run("doctor", plain_server, "--json", exit_code=1).stdout.splitlines()
    (finding,) = [finding for finding in map(json.loads, lines) if finding["rule"] == "range"]
    assert "seek" in finding["advice"]


def test_the_machine(show: ShowFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Engine, encoder, voices and disk are told; an engine that is not there and a full disk are found."""
    told = show.run("doctor").stdout
    assert "espeak-ng speaks" in told
    assert re.search(r"^voices: (plain|natural) voices speak \(.+\), \d+ of all kinds are known$", told, re.M)
    assert "GB free" in told

    def no_engine(name: str) -> None:
        raise RecordingError("no espeak-ng", advice="install it")

    monkeypatch.setattr(machine, "start_engine", no_engine)
    monkeypatch.setattr(machine, "LEAST_FREE_BYTES", 10**18)
    findings = [found for found in machine.check_machine(tmp_path) if not isinstance(found, str)]
    assert {finding.rule for finding in findings} == OF_THE_MACHINE
    assert [finding.advice for finding in findings] == ["install it", "install it", "free some space"]


@pytest.mark.long
@pytest.mark.parametrize(("target_lufs", "is_found"), [pytest.param(-16.5, False, marks=pytest.mark.long), (-20, True)])
def test_the_loudness_that_a_show_asks_for(show: ShowFolder, tmp_path: Path, target_lufs: float, is_found: bool) -> None:
    """An episode of -16 LUFS is right for a show whose settings say so, and wrong for one that asks for -20: what the
    settings allow is no fault, whether the show, its output or its site is looked at, or the address it is read at."""
    copy = Path(shutil.copytree(show.folder, tmp_path / "copy"))
    settings = copy / "podcaster.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("# target_lufs = -16.0", f"target_lufs = {target_lufs}"), encoding="utf-8")
    for place in (copy, copy / "output", copy / "output" / "site"):
        assert ("loudness" in {finding.rule for finding in check_show(str(place))}) is is_found


@pytest.mark.long
@pytest.mark.parametrize("target_lufs", [pytest.param(-14, marks=pytest.mark.long), -30])
def test_a_show_as_loud_as_its_settings_say(
    show: ShowFolder, site: Path, target_lufs: int
) -> None:
    """Every loudness that the settings allow passes when the episode has it, and is a fault for a show that asks for
    Apple's -16."""
    louder_by = target_lufs + 16
    path, changed = site / show.slug / f"{show.slug}.mp3", site / "changed.mp3"
    tags, before = id3.ID3(path, translate=False), path.stat().st_size
    command = [find_ffmpeg(), "-v", "error", "-i", path, "-map", "0:a", "-af", f"volume={louder_by}dB", "-b:a", "96k", changed]
    subprocess.run(command, check=True)
    tags.save(changed, v1=0, v2_version=3)
    changed.rename(path)
    in_feed(f'length="{before}"', f'length="{path.stat().st_size}"')(site, show.slug)
    assert "loudness" not in found(site, target_lufs=float(target_lufs))
    assert "loudness" in found(site)


def test_the_address_of_the_show_in_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its settings say how loud it shall be; those of another show, or broken ones, say nothing."""
    monkeypatch.chdir(tmp_path)
    settings = tmp_path / "podcaster.toml"
    settings.write_text('[show]\nurl = "https://example.org/pod/"\n[sound]\ntarget_lufs = -20\n')
    assert _target_of_address("https://me:hush@example.org/pod/feed.xml") == -20
    assert _target_of_address("https://example.org/other/feed.xml") is None
    settings.write_text("[show")
    assert _target_of_address("https://example.org/pod/feed.xml") is None


def test_every_rule_has_its_broken_show() -> None:
    """A rule that no fixture trips can't be added."""
    import re

    sources = (Path(machine.__file__), *(Path(machine.__file__).with_name(name) for name in ("feed.py", "directory_rules.py")))
    rules = {rule for source in sources for rule in re.findall(r'rule="([\w-]+)"', source.read_text(encoding="utf-8"))}
    assert rules == set(BROKEN) | BY_THE_SERVER | OF_THE_MACHINE | OF_VOLUMES | SIGNED


def test_a_folder_without_a_feed(show: ShowFolder, tmp_path: Path) -> None:
    """A clear line, exit code 2."""
    assert "podcaster publish makes one" in show.run("doctor", tmp_path, exit_code=2).stderr
