"""Publishing killed at any moment, to places that are full, read-only or break off: the old site or the new one, whole."""

import multiprocessing
import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import chdir
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from crowds.long_show import grow
from faults.machine import PODCASTER, Machine, Ran, assert_explained, clock_set_back, copy_output, disk, ended, fill
from faults.published import WWW, Story, contents, left_in, publish_now
from lxml import etree
from publishing.conftest import URL
from publishing.servers import REMOTES, Remote, way_to

from podcaster.cli.app import app
from podcaster.doctor.episode import inspect_episode
from podcaster.doctor.site import _ledger
from podcaster.publishing import site as site_module
from podcaster.publishing.feed import PODCAST
from podcaster.show.entries import format_ledger
from podcaster.show.ledger import load_ledger
from podcaster.system.record import replace

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "50"))
IMPATIENT = """import podcaster.publishing.publishers.fsspec_publisher as remote
remote.READ_TIMEOUT_S = remote.CONNECT_TIMEOUT_S = remote._CLEANUP_TIMEOUT_S = 1
remote._OPERATION_TIMEOUT_S, remote._SLOWEST_BYTES_PER_S = 3, 100_000
"""
SETTINGS = f"""[show]
title = "The Harbour Post"
author = "Anna Whitlock"
email = "post@example.org"
url = "{URL}"
"""


@pytest.fixture(scope="session")
def killer() -> "Killer":
    return Killer()


@pytest.fixture(scope="session")
def story(_built: Path, tmp_path_factory: pytest.TempPathFactory, killer: "Killer") -> Story:
    """Told once; tests work on copies."""
    folder = tmp_path_factory.mktemp("story")
    (folder / "podcaster.toml").write_text(SETTINGS, encoding="utf-8")
    machine = Machine(folder=folder, environment={})
    copy_output(_built, machine)
    (mp3,) = machine.output.glob("[!.]*/*.mp3")
    right, cover = mp3.read_bytes(), mp3.with_name("cover.jpg").read_bytes()
    mp3.write_bytes(right + bytes(500))
    mp3.with_name("cover.jpg").write_bytes(cover + bytes(500))
    killer.publish(folder, WWW)
    before = Path(shutil.copytree(machine.output, folder / "before"))
    old = contents(folder / WWW)
    mp3.write_bytes(right)
    mp3.with_name("cover.jpg").write_bytes(cover)
    grow(folder, mp3.stem, 2)
    after = Path(shutil.copytree(machine.output, folder / "after"))
    killer.publish(folder, WWW)
    new = contents(folder / WWW)
    of_episode = {f"{mp3.stem}/{name}" for name in (mp3.name, "cover.jpg", "index.html")}  # its page leads to the next
    changed = {"feed.xml", "index.html", "search-0.js", *of_episode}
    assert {name for name in old if old[name] != new[name]} == changed
    assert len(new) > len(old) + 5
    return Story(settings=folder / "podcaster.toml", old_output=before, new_output=after, old=old, new=new)


@pytest.fixture
def folder(story: Story, tmp_path: Path) -> Path:
    """The show, published to `WWW` in its folder and then built further."""
    folder = story.begin(tmp_path / "show")
    shutil.copytree(story.old_output.parent / WWW, folder / WWW)
    for path in (folder / WWW).rglob("*"):
        name = path.relative_to(folder / WWW).as_posix()
        if path.is_file() and name not in story.old:
            path.unlink()
        elif path.is_file():
            path.write_bytes(story.old[name])
    story.go_on(folder)
    return folder


@pytest.fixture(params=list(REMOTES))
def remote(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Remote]:
    with REMOTES[request.param](tmp_path) as place:
        place.know(place.port)
        yield place


def publish(folder: Path, address: object = WWW, *, code: str = "", **environment: str) -> Ran:
    return ended(Machine(folder=folder, environment=environment).start("publish", str(address), code=code))


def said_by(capsys: pytest.CaptureFixture[str], *words: str) -> Ran:
    """What a command says in this process."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        app(list(words))
    told = capsys.readouterr()
    return Ran(code=int(end.value.code or 0), out=told.out, err=told.err)


class Killer:
    """Publishes in processes that begin at once, and kills them."""

    def __init__(self) -> None:
        self._processes = multiprocessing.get_context("forkserver")
        self._processes.set_forkserver_preload(["faults.published", "podcaster.publishing.site", "lxml.etree", "fsspec"])

    def publish(
        self,
        folder: Path,
        address: str,
        environment: Mapping[str, str] | None = None,
        moment_s: float | None = None,
    ) -> float:
        """Publish, killed after so long if it takes that long; how long it took."""
        here, there = self._processes.Pipe(duplex=False)
        process = self._processes.Process(target=publish_now, args=(folder, address, environment or {}, there))
        process.start()
        there.close()
        with here:
            here.recv()
        began = time.monotonic()
        process.join(moment_s)
        process.kill()
        process.join()
        assert process.exitcode == (0 if moment_s is None else process.exitcode)
        assert process.exitcode in (0, -9)
        return time.monotonic() - began


def killed_again_and_again(
    killer: Killer, story: Story, folder: Path, site: Path, rounds: int, address: str = WWW, **environment: str
) -> None:
    """SIGKILL at random moments of a publish, each time from the beginning; then it is published whole."""
    saved = folder.with_name("saved")
    saved.mkdir()
    places = {folder / "output": saved / "output", site: saved / "site"}
    for place, copy in places.items():
        shutil.copytree(place, copy)
    moments, told = random.Random(rounds), []
    whole_s = killer.publish(folder, address, environment)
    for _ in range(rounds):
        for place, copy in places.items():
            shutil.rmtree(place)
            shutil.copytree(copy, place)
        killer.publish(folder, address, environment, moments.uniform(0, whole_s))
        if environment:
            time.sleep(0.05)  # the server notices
        story.assert_whole(folder / "output" / "site")
        told.append(story.assert_whole(site))
        killer.publish(folder, address, environment)
        story.assert_new(site)
        story.assert_new(folder / "output" / "site")
        assert not list((folder / "output" / ".published").glob(".*"))
    assert "old" in told or rounds < 10


@pytest.mark.parametrize("rounds", [1, pytest.param(ROUNDS, marks=pytest.mark.long)])
def test_killed_while_it_publishes_to_a_folder(killer: Killer, story: Story, folder: Path, rounds: int) -> None:
    """The old site or the new one is whole, the feed names nothing that is not, and the next publish leaves nothing."""
    killed_again_and_again(killer, story, folder, folder / WWW, rounds)


@pytest.mark.long
def test_killed_while_it_publishes_elsewhere(killer: Killer, story: Story, tmp_path: Path, remote: Remote) -> None:
    """Likewise through SFTP and WebDAV."""
    folder = story.begin(tmp_path / "show")
    assert publish(folder, remote.address(), **remote.environment).code == 0
    story.go_on(folder)
    rounds = ROUNDS if remote.kind == "webdav" else ROUNDS // 5
    killed_again_and_again(killer, story, folder, remote.show, rounds, remote.address(), **remote.environment)


@pytest.mark.long
@pytest.mark.parametrize(("how", "part"), [("stalls", 0.5), ("resets", 0.95), ("refuses", 0.02), ("trickles", 0.5)])
def test_a_way_that_breaks(story: Story, tmp_path: Path, remote: Remote, how: str, part: float) -> None:
    """Nothing comes through any more, or the connection is reset, or it ends and none is taken, or a byte comes now and
    then: one line soon, the old feed, every file whole; and on another day it goes on from there."""
    folder = story.begin(tmp_path / "show")
    with way_to(remote, 10**12) as way:
        assert publish(folder, remote.address(way.port), **remote.environment).code == 0
        whole = way.passed
    story.go_on(folder)
    with way_to(remote, round(part * whole), how) as way:
        ran = publish(folder, remote.address(way.port), code=IMPATIENT, **remote.environment)
    assert_explained(ran, "127.0.0.1" if "can't reach" in ran.err else "", ": ")
    assert "hush" not in ran.err
    assert story.assert_whole(remote.show) == "old"
    assert publish(folder, remote.address(), **remote.environment).code == 0
    story.assert_new(remote.show)


@pytest.mark.parametrize("lost", ["{}.mp3", "{}.timeline.json", "{}.vtt", "all"])
def test_a_published_episode_that_is_not_whole_any_more(
    folder: Path, lost: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It never leaves the feed in silence: one line says what to do, nothing changes, and doctor tells it too."""
    monkeypatch.setattr(site_module, "_RETRY_AFTER_S", 0.01)
    place = folder / "output" / "ferry-1"
    with chdir(folder):
        assert said_by(capsys, "publish", WWW).code == 0
        before = contents(folder / WWW), contents(folder / "output" / "site")
        for path in place.iterdir() if lost == "all" else [place / lost.format("ferry-1")]:
            path.unlink()
        for words in ((), (WWW,)):
            assert_explained(said_by(capsys, "publish", *words), "ferry-1", "is missing", "or remove its folder")
        assert (contents(folder / WWW), contents(folder / "output" / "site")) == before
        if lost != "{}.vtt":
            assert [one.rule for one in inspect_episode(place)] == ["episode-missing"]
        assert place in {(output / entry.slug).resolve() for output, entry in _ledger(folder / "output" / "site")}


def test_a_build_that_was_killed_keeps_nobody_from_publishing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An episode that never was published, its MP3 there and no timeline, is passed over."""
    entries = load_ledger(folder / "output")
    begun = replace(entries[-1], guid="begun", slug="begun")
    (folder / "output" / ".ledger.json").write_text(format_ledger([*entries, begun]), encoding="utf-8")
    (folder / "output" / "begun").mkdir()
    (folder / "output" / "begun" / "begun.mp3").write_bytes(b"ID3")
    with chdir(folder):
        ran = said_by(capsys, "publish", WWW)
    assert (ran.code, ran.err) == (0, "")
    assert b"begun" not in (folder / WWW / "feed.xml").read_bytes()


def test_an_episode_without_an_mp3_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The feed has MP3s: an episode built in other formats alone is left out of it, and not in silence."""
    entries = load_ledger(folder / "output")
    begun = replace(entries[-1], guid="other", slug="other")
    (folder / "output" / ".ledger.json").write_text(format_ledger([*entries, begun]), encoding="utf-8")
    other = Path(shutil.copytree(folder / "output" / "ferry-1", folder / "output" / "other"))
    (other / "ferry-1.mp3").rename(other / "other.flac")
    (other / "ferry-1.timeline.json").rename(other / "other.timeline.json")
    with chdir(folder):
        ran = said_by(capsys, "publish", WWW)
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert "other" in ran.err
    assert "not in the feed" in ran.err
    assert b"other" not in (folder / WWW / "feed.xml").read_bytes()


def test_a_retracted_episode(story: Story, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whose folder is removed is out of the feed, and out of our own site but for what is not ours; what is still at a
    target is told until it is gone from there; built again it is published as before."""
    output, slug = folder / "output", "ferry-1"
    with chdir(folder):
        assert said_by(capsys, "publish", WWW).code == 0
        whole = contents(folder / WWW)
        shutil.move(output / slug, folder / "kept")
        (output / "site" / slug / "mine.txt").write_text("mine")
        ran = said_by(capsys, "publish")
        assert (ran.code, ran.err) == (0, f"podcaster: {slug} is out of the feed, its folder was removed\n")
        assert [path.name for path in (output / "site" / slug).iterdir()] == ["mine.txt"]
        (output / "site" / slug / "mine.txt").unlink()
        assert said_by(capsys, "publish").err == ""
        for words in ((), ("--dry-run",), ("--json",)):
            ran = said_by(capsys, "publish", WWW, *words)
            assert ran.code == 0
            assert ran.err.count("\n") == 1
            assert f"{slug} is out of the feed, its folder was removed; its files are still at {WWW}: podcaster" in ran.err
            assert ('"retracted": ["ferry-1"]' in ran.out) is ("--json" in words)
        now = contents(folder / WWW)
        assert slug not in now["feed.xml"].decode()
        assert {name: data for name, data in whole.items() if name.startswith(slug)}.items() <= now.items()
        shutil.rmtree(folder / WWW / slug)
        for _ in range(2):
            assert said_by(capsys, "publish", WWW).err == ""
        shutil.move(folder / "kept", output / slug)
        assert said_by(capsys, "publish", WWW).err == ""
        assert contents(folder / WWW) == whole


@pytest.mark.long
@pytest.mark.parametrize("leave_bytes", [0, 150_000])
def test_a_full_target(story: Story, folder: Path, leave_bytes: int) -> None:
    """One line that says so, the old feed, no file cut; with space again it goes on."""
    shutil.move(folder / WWW, folder / "moved")
    with disk(folder / WWW, "6m"):
        shutil.copytree(folder / "moved", folder / WWW, dirs_exist_ok=True)
        filler = fill(folder / WWW, leave_bytes)
        assert_explained(publish(folder), "No space left", "publish again")
        filler.unlink()
        assert story.assert_whole(folder / WWW) == "old"
        assert left_in(folder / WWW) == []
        assert publish(folder).code == 0
        story.assert_new(folder / WWW)


@pytest.mark.long
def test_a_target_that_became_read_only(story: Story, folder: Path) -> None:
    """One line that says so, nothing changed; when it may be written again it goes on."""
    shutil.move(folder / WWW, folder / "moved")
    with disk(folder / WWW, "6m"):
        shutil.copytree(folder / "moved", folder / WWW, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", folder / WWW], check=True)
        assert_explained(publish(folder), "Read-only file system", "publish again")
        assert contents(folder / WWW) == story.old
        subprocess.run(["mount", "-o", "remount,rw", folder / WWW], check=True)
        assert publish(folder).code == 0
        story.assert_new(folder / WWW)


@pytest.mark.long
def test_a_full_disk_here(story: Story, folder: Path) -> None:
    """Where the site itself can't be made: one line, both sites as they were; with space again it goes on."""
    shutil.move(folder / "output", folder / "moved")
    with disk(folder / "output", "12m"):
        shutil.copytree(folder / "moved", folder / "output", dirs_exist_ok=True)
        filler = fill(folder / "output", 0)
        assert_explained(publish(folder), "No space left")
        assert contents(folder / WWW) == story.old
        assert story.assert_whole(folder / "output" / "site") == "old"
        filler.unlink()
        assert publish(folder).code == 0
        story.assert_new(folder / WWW)


@pytest.mark.long
def test_two_publish_at_once(story: Story, folder: Path) -> None:
    """Into one folder, again and again: both do it, one after the other, and nothing is left."""
    for _ in range(2):
        both = [subprocess.Popen([*PODCASTER, "publish", WWW], cwd=folder, stdout=subprocess.DEVNULL) for _ in range(2)]
        assert [process.wait(timeout=60) for process in both] == [0, 0]
        story.assert_new(folder / WWW)
    story.assert_new(folder / "output" / "site")


@pytest.mark.long
def test_a_clock_that_goes_back_between_publishes(machine: Machine) -> None:
    """By two hours, then by 400 days: the feed's order is that of the builds, episodes follow each other where the clock
    was only set, and the feed's own date never goes back."""
    (machine.folder / "podcaster.toml").write_text(SETTINGS, encoding="utf-8")
    feeds = []
    for number, days in enumerate((0, 2 / 24, 400)):
        at = Machine(folder=machine.folder, environment=clock_set_back(machine.folder / f"clock{number}", days=days))
        words = " ".join(f"Part {number} has a sentence {number}{k} of its own." for k in range(12))
        (machine.folder / "harbour.txt").write_text(f"The harbour on day {number}\n\n{words}\n", encoding="utf-8")
        assert at.build("--reissue").code == 0
        ran = publish(machine.folder, **at.environment)
        assert (ran.code, ran.err) == (0, "")
        feeds.append(etree.fromstring((machine.folder / WWW / "feed.xml").read_bytes()).find("channel"))
    assert [item.findtext("title") for item in feeds[-1].findall("item")] == [f"The harbour on day {number}" for number in (2, 1, 0)]
    first, second, third = (parsedate_to_datetime(item.findtext("pubDate")) for item in reversed(feeds[-1].findall("item")))
    assert second - first == timedelta(seconds=1)
    assert timedelta(days=399) < first - third < timedelta(days=401)
    dates = [parsedate_to_datetime(feed.findtext("lastBuildDate")) for feed in feeds]
    assert dates == sorted(dates)
    ran = publish(machine.folder)
    assert ran.code == 0
    assert "0 of" in ran.out


def test_a_show_that_moves_keeps_its_guid(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The podcast:guid is that of the first address it was published at, however often the feed moves; what only might
    have been published leaves none, and a file with none in it is told."""
    settings, kept = folder / "podcaster.toml", folder / "output" / ".podcast-guid"

    def guid_at(url: str, *words: str) -> str:
        settings.write_text(SETTINGS.replace(URL, url), encoding="utf-8")
        assert said_by(capsys, "publish", *words).code == 0
        feed = etree.fromstring((folder / "output" / "site" / "feed.xml").read_bytes())
        return str(feed.findtext(f"channel/{{{PODCAST}}}guid"))

    with chdir(folder):
        kept.unlink(missing_ok=True)
        tried = guid_at("https://tried.example/x/", "--dry-run", WWW)
        assert not kept.exists()
        first = guid_at(URL, WWW)
        assert first == "8aa0692c-04e5-512f-ade5-e8788219ab95" != tried
        assert {guid_at(url, *words) for url in ("https://b.example/", "https://c.example/d/") for words in ((), (WWW,))} == {first}
        kept.write_text("none")
        assert_explained(said_by(capsys, "publish"), ".podcast-guid", "remove it")


@pytest.mark.parametrize("address", ["output", "output/site", "output/site/x", "./output/../output/site/", "link"])
def test_a_site_is_not_published_into_itself(folder: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor into the folder that it is made in: a line says so and nothing changes."""
    (folder / "link").symlink_to(folder / "output" / "site")
    before = contents(folder / "output")
    with chdir(folder):
        ran = said_by(capsys, "publish", address)
    assert ran.code == 2
    assert "publish to another folder" in ran.err
    assert contents(folder / "output") == before


def test_where_no_show_is_none_is_begun(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong --output leaves nothing there."""
    with chdir(tmp_path):
        for command in ("publish", "serve", "listen"):
            assert_explained(said_by(capsys, command, "-o", "nowhere"), "no episode in nowhere")
    assert not list(tmp_path.iterdir())


OTHERS = {
    "feed.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><title>Tides</title><entry><id>t</id></entry></feed>',
    "index.html": "<!doctype html><title>Tides</title>",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_somebody_else_made_is_not_replaced(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The Atom feed or the front page of another program: a line says so, and nothing is put there."""
    place = folder / "other"
    place.mkdir()
    (place / name).write_text(OTHERS[name])
    with chdir(folder):
        assert_explained(said_by(capsys, "publish", "other"), "folder of its own, or remove")
    assert [path.name for path in place.iterdir()] == [name]


def test_two_copies_of_a_show_in_turn(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The feed and the pages are those of who published last, though every file is as long as the other's."""
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    shutil.rmtree(copy / WWW)
    (copy / "podcaster.toml").write_text(SETTINGS.replace("Harbour Post", "Harbour Host"), encoding="utf-8")
    for one in (folder, copy, folder, copy):
        with chdir(one):
            assert said_by(capsys, "publish", str(folder / WWW)).code == 0
        ours = contents(one / "output" / "site")
        assert {name for name, data in contents(folder / WWW).items() if data != ours[name]} == set()
