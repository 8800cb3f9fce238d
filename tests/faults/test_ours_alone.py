"""Only what podcaster made is removed or replaced, and nothing where a link leads; a token is a name and a secret."""

import os
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.machine import Machine
from PIL import Image

from podcaster.doctor.site import check_show
from podcaster.errors import MixingError, OutputError, PublishError, UsageError
from podcaster.mixing.jingles import load_jingles
from podcaster.pipeline.private_feed import new_token, revoke_token
from podcaster.pipeline.publication import make_site, publish_show
from podcaster.publishing.journal import Journal
from podcaster.publishing.publishers.folder import FolderPublisher
from podcaster.publishing.push import changes
from podcaster.publishing.site import SiteFile
from podcaster.show.feed_token import load_token
from podcaster.show.ledger import load_ledger
from podcaster.show.new_show import new_show
from podcaster.show.settings import Settings
from podcaster.system.content_store import ContentStore
from podcaster.system.record import replace

SETTINGS = Settings(title="Tides", email="post@example.org", url="https://example.org/pod/")


@pytest.fixture
def output(machine_with_episode: Machine) -> Path:
    """With an episode, not published yet."""
    return machine_with_episode.output


def slug_in(output: Path) -> str:
    return load_ledger(output)[0].slug


def dear(folder: Path) -> Path:
    """A folder of somebody's."""
    for name in (
        ".ssh/id",
        ".bashrc",
        ".git/config",
        ".making-of/film",
        ".my-settings",
        "docs/keep.txt",
        "ab/keep.txt",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("dear")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_else_is_hidden_in_the_site_stays(output: Path) -> None:
    """A publish removes what a killed one left, and neither a .git nor anything else that somebody keeps there."""
    site, slug = output / "site", slug_in(output)
    for place in (site, site / "assets", site / slug, output / ".published"):
        dear(place)
        (place / ".making-ab_cd012").mkdir()
        (place / ".writing-index.html-ab_cd012").write_text("half")
    made = make_site(SETTINGS, output)
    assert {file.name for file in made.written.files} == {
        name for name, data in contents(site).items() if data != b"dear"
    }
    for place in (site, site / "assets", site / slug, output / ".published"):
        assert {path.name for path in place.glob(".*")} == {".ssh", ".bashrc", ".git", ".making-of", ".my-settings"}


@pytest.mark.parametrize("name", ["site/assets", "site/{slug}", ".published"])
def test_a_link_in_the_site_gives_way(output: Path, tmp_path: Path, name: str) -> None:
    """In the place of a folder that publishing writes to: what it leads to is as it was."""
    victim = dear(tmp_path / "victim")
    before, link = contents(victim), output / name.format(slug=slug_in(output))
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(victim)
    make_site(SETTINGS, output)
    assert contents(victim) == before
    assert link.is_dir()
    assert not link.is_symlink()


NO_TOKENS: dict[str, bytes] = {
    "above": b"..",
    "far above": b"../../victim",
    "absolute": b"{victim}",
    "a path": b"some/where/that/is/far/away",
    "short": b"abc",
    "long": b"a" * 65,
    "an escape": b"\x1b]0;told\x07-and-long-enough",
    "no text": b"\xff" * 22,
    "nothing": b"\n",
}


@pytest.mark.parametrize("told", NO_TOKENS.values(), ids=NO_TOKENS)
def test_what_is_no_token_names_no_folder(output: Path, tmp_path: Path, told: bytes) -> None:
    """Nothing is written or removed where it leads; another token can be made, and takes its place."""
    victim = dear(tmp_path / "victim")
    (output / ".feed-token").write_bytes(told.replace(b"{victim}", str(victim).encode()))
    before = contents(tmp_path)
    for act in (revoke_token, load_token, lambda output: make_site(SETTINGS, output)):
        with pytest.raises(OutputError, match="holds no token: remove it, or let podcaster feed token new") as error:
            act(output)
        assert str(error.value).isprintable()
    made = new_token(output)
    assert load_token(output) == made
    after = contents(tmp_path)
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} <= {
        str((output / name).relative_to(tmp_path)) for name in (".feed-token", ".site.lock")
    }


def test_a_folder_or_a_pipe_is_no_token(output: Path) -> None:
    """Neither is waited for; a folder, which can't be replaced, is to be removed."""
    os.mkfifo(output / ".feed-token")
    with pytest.raises(OutputError, match="it is not a regular file"):
        load_token(output)
    new_token(output)
    (output / ".feed-token").unlink()
    (output / ".feed-token").mkdir()
    for act in (load_token, new_token):
        with pytest.raises(OutputError, match="remove it"):
            act(output)


def test_a_token_that_is_a_link_loses_the_link_alone(output: Path, tmp_path: Path) -> None:
    """In the site, the folder of a token may be a link: what it leads to stays."""
    victim = dear(tmp_path / "victim")
    before, token = contents(victim), new_token(output)
    (output / "site").mkdir()
    for act in (
        revoke_token,
        lambda output: (output / ".feed-token").write_text(token),
        lambda output: make_site(SETTINGS, output),
    ):
        (output / "site" / token).unlink(missing_ok=True)
        (output / "site" / token).symlink_to(victim)
        act(output)
        assert contents(victim) == before
    assert (output / "site" / token / "feed.xml").is_file()


@pytest.mark.parametrize("command", [new_token, revoke_token])
def test_a_private_site_that_can_not_be_removed(
    command: Callable[[Path], object], output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command fails and keeps the token, so the same command removes the site once that is possible."""
    token = new_token(output)
    make_site(SETTINGS, output)
    site, remove = output / "site" / token, os.unlink

    def refuse(path: str | os.PathLike[str], **options: int) -> None:
        if os.fspath(path).endswith("feed.xml"):
            raise PermissionError(13, "Permission denied")
        remove(path, **options)

    with monkeypatch.context() as denied:
        denied.setattr(os, "unlink", refuse)
        with pytest.raises(OutputError, match=r"can't be removed .Permission denied.: correct the permissions") as told:
            command(output)
    assert told.value.where == str(output / "site" / "***")
    assert load_token(output) == token
    assert (site / "feed.xml").is_file()
    command(output)
    assert not site.exists()
    assert load_token(output) != token


def test_a_retracted_episode_that_can_not_be_removed(machine_with_episode: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """`publish` fails and names the file, so nobody believes that the sound is gone; the next publish removes it."""
    output = machine_with_episode.output
    slug = slug_in(output)
    (machine_with_episode.folder / "second.txt").write_text("Bread for all\n\n" + "The bakery opens early. " * 12)
    assert machine_with_episode.build("second.txt").code == 0
    make_site(SETTINGS, output)
    shutil.rmtree(output / slug)
    heard, remove = output / "site" / slug / f"{slug}.mp3", os.unlink

    def refuse(path: str | os.PathLike[str], **options: int) -> None:
        if os.fspath(path) == str(heard):
            raise PermissionError(13, "Permission denied")
        remove(path, **options)

    with monkeypatch.context() as denied:
        denied.setattr(os, "unlink", refuse)
        with pytest.raises(OutputError, match=r"can't be removed .Permission denied.") as told:
            make_site(SETTINGS, output)
    assert told.value.where == str(heard)
    assert heard.is_file()
    assert slug not in (output / "site" / "feed.xml").read_text(encoding="utf-8")
    make_site(SETTINGS, output)
    assert not heard.exists()


def test_a_feed_made_private_leaves_no_public_one(output: Path) -> None:
    """Its feed and pages go at once, or with the next publish when that was cut short; what else is there stays. And
    doctor looks at the private one."""
    site, slug = output / "site", slug_in(output)
    dear(site)
    (site / slug).mkdir()
    (site / slug / "mine.txt").write_text("dear")
    make_site(SETTINGS, output)
    public = contents(site)
    token = new_token(output)
    assert set(contents(site).values()) == {b"dear"}
    for name, data in public.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(data)
    make_site(SETTINGS, output)
    assert {data for name, data in contents(site).items() if not name.startswith(token)} == {b"dear"}
    (site / "feed.xml").write_bytes(public["feed.xml"])
    (site / token / "feed.xml").write_text("<broken")
    assert [finding.rule for finding in check_show(str(output.parent))] == ["feed-xml"]


def test_another_feed_in_the_sites_folder_stays(output: Path) -> None:
    """What is not this show's is not removed when its feed becomes private."""
    (output / "site").mkdir()
    feed = output / "site" / "feed.xml"
    feed.write_text("<rss><channel><title>Blog</title><item><guid>b1</guid></item></channel></rss>")
    (output / "site" / "index.html").write_text("a blog")
    before = contents(output / "site")
    new_token(output)
    assert contents(output / "site") == before


def test_no_error_tells_the_token(output: Path, tmp_path: Path) -> None:
    """Neither that of a site that can't be written nor that of a place that can't be looked at."""

    class Shut(FolderPublisher):
        def list(self, folder: str) -> dict[str, int]:
            raise ValueError(f"no listing of {token}")

    token = new_token(output)
    make_site(SETTINGS, output)
    page = output / "site" / token / "index.html"
    page.unlink()
    page.mkdir()
    (output / slug_in(output) / "cover.jpg").touch()
    for act in (lambda: make_site(SETTINGS, output), lambda: publish_show(SETTINGS, output, str(tmp_path / "www"))):
        with pytest.raises(OutputError, match=r"can't write .*/site/\*\*\*/index\.html") as told:
            act()
        assert token not in str(told.value)
    known = Journal(tmp_path / "known")
    known.note("feed.xml", "0" * 64, "1-1")
    with pytest.raises(PublishError, match=r"no listing of \*\*\*"):
        changes([SiteFile(name="feed.xml", size=1, stamp="1-1")], tmp_path, Shut(tmp_path), known, secrets=[token])
    known.close()


@pytest.mark.parametrize(
    ("target", "reason"), [("~nobody-here/x", "there is no folder"), ("a\0b", r"'a\\x00b' can't be a folder's name")]
)
def test_a_target_that_can_be_none_is_told(output: Path, target: str, reason: str) -> None:
    """Another's home that is not there, and what no folder can be called."""
    with pytest.raises(UsageError, match=reason):
        publish_show(SETTINGS, output, target)


COVERS: dict[str, Callable[[Path], Path]] = {
    "a name with a zero": lambda folder: folder / "a\0b",
    "a long name": lambda folder: folder / ("c" * 300),
    "a device": lambda folder: Path("/dev/zero"),
    "a pipe": lambda folder: (os.mkfifo(folder / "pipe"), folder / "pipe")[1],
}


@pytest.mark.parametrize("make", COVERS.values(), ids=COVERS)
def test_what_can_be_no_cover_is_told(output: Path, make: Callable[[Path], Path]) -> None:
    """Neither a traceback nor a wait."""
    with pytest.raises(UsageError, match="can't read the cover"):
        make_site(replace(SETTINGS, cover=make(output.parent)), output)


@pytest.mark.parametrize("name", ["a\0b", "c" * 300])
def test_what_can_be_no_sound_is_told(tmp_path: Path, name: str) -> None:
    """A name that no file can have."""
    with pytest.raises(MixingError, match="does not exist: change it"):
        load_jingles(tmp_path / name, None, None)


def begin(folder: Path, cover: Path | None) -> Path:
    facts = {"author": "Anna", "email": SETTINGS.email, "url": SETTINGS.url, "language": "en", "category": "News"}
    return new_show(folder, title="Tides", cover=cover, **facts)


def test_a_new_show_replaces_no_cover(tmp_path: Path) -> None:
    """Neither another picture nor a link is written over; what is refused leaves nothing; the same one, a device, and a
    picture by another name are no matter."""
    theirs, ours, show = tmp_path / "theirs.jpg", tmp_path / "ours.PNG", tmp_path / "show"
    for path, colour in ((theirs, "red"), (ours, "teal")):
        Image.new("RGB", (1400, 1400), colour).save(path, "JPEG")
    show.mkdir()
    (show / "cover.jpg").symlink_to(theirs)
    before = theirs.read_bytes()
    for cover, reason in ((ours, "is there already: remove it"), (Path("/dev/zero"), "it is not a regular file")):
        with pytest.raises(UsageError, match=reason):
            begin(show, cover)
    assert theirs.read_bytes() == before
    assert [path.name for path in show.iterdir()] == ["cover.jpg"]
    settings = begin(show, theirs).read_text(encoding="utf-8")
    assert tomllib.loads(settings)["show"]["cover"] == "cover.jpg"
    begin(tmp_path / "other", ours)
    assert (tmp_path / "other" / "cover.jpg").read_bytes() == ours.read_bytes()
    with pytest.raises(OutputError, match="can't write"):
        begin(tmp_path / ("d" * 300), None)


def test_a_cache_that_is_a_link_is_none(tmp_path: Path) -> None:
    """Nothing behind it is written, touched, or removed; who asks for it is told."""
    victim, key = tmp_path / "victim", "ab" + "c" * 38
    ContentStore(dear(victim)).keep(key, "take", b"a take")
    before = contents(victim)
    (tmp_path / "takes").symlink_to(victim)
    store = ContentStore(tmp_path / "takes")
    store.keep("ff" + key[2:], "take", b"a take")
    store.shrink(0)
    assert store.find(key, "take") is None
    for look in (store.clear, lambda: store.size("take")):
        with pytest.raises(OutputError, match="is a link"):
            look()
    assert contents(victim) == before


def test_a_cache_forgets_its_own_entries_alone(tmp_path: Path) -> None:
    """Whatever else lies in its folder, or behind a link in it, stays; what a killed process left goes."""
    victim = dear(tmp_path / "victim")
    (victim / ("f" * 38 + ".take")).write_text("dear")
    store = ContentStore(dear(tmp_path / "takes"))
    store.keep("ab" + "c" * 38, "take", b"a take")
    (store.folder / "ff").symlink_to(victim)
    store.keep("ff" + "c" * 38, "take", b"a take")
    for name in (f".writing-{'e' * 38}.take-ab_cd012", ".profile", ".my-settings"):
        (store.folder / "ab" / name).write_text("dear")
        os.utime(store.folder / "ab" / name, (1, 1))
    assert store.size("take") == (1, 10)
    store.shrink(1000)
    assert not list(store.folder.glob("ab/.writing-*"))
    assert store.clear() == 10
    assert set(contents(store.folder).values()) == set(contents(victim).values()) == {b"dear"}
    assert sorted(path.name for path in (store.folder / "ab").iterdir()) == [".my-settings", ".profile", "keep.txt"]
