"""A site is put where it shall be, for real on loopback: a folder behind nginx, sshd, an S3 server, a WebDAV server."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from publishing.conftest import NATO, ShowFolder
from publishing.servers import free_port, sftp, wait_for, webdav

from podcaster.errors import PublishError, UsageError
from podcaster.pipeline.publication import publish_show
from podcaster.publishing.journal import Journal, stamp
from podcaster.publishing.publishers import open_publisher
from podcaster.publishing.publishers.folder import FolderPublisher
from podcaster.publishing.push import Change, changes, push
from podcaster.publishing.site import SiteFile
from podcaster.show.settings import load_settings

pytestmark = pytest.mark.long


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Servers of a test; they are ended with it."""
    running: list[subprocess.Popen[bytes]] = []
    yield running
    for process in running:
        process.terminate()
    for process in running:
        process.wait(timeout=10)


def visible(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")]


def site_file(root: Path, path: Path) -> SiteFile:
    facts = path.stat()
    return SiteFile(
        name=path.relative_to(root).as_posix(), size=facts.st_size, stamp=stamp(facts.st_size, facts.st_mtime_ns)
    )


def same_files(show: ShowFolder, folder: Path) -> bool:
    """Whether a folder holds the site byte for byte."""
    ours = {
        p.relative_to(show.site): p.read_bytes()
        for p in show.site.rglob("*")
        if p.is_file() and not p.name.startswith(".")
    }
    theirs = {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return ours == theirs


OTHER_FEED = "<rss><channel><title>Tides</title><item><guid>t1</guid></item></channel></rss>"


def test_a_folder_gets_what_changed_and_the_feed_last(show: ShowFolder, tmp_path: Path) -> None:
    """All at first, nothing again, one file when one changed; the feed is the last."""
    www = tmp_path / "www"
    first = json.loads(show.run("publish", "--json", www).stdout)
    assert first["changed"][-1] == "feed.xml"
    assert same_files(show, www)
    assert json.loads(show.run("publish", "--json", www).stdout)["changed"] == []
    (www / "cover.jpg").write_bytes(b"cut")
    assert json.loads(show.run("publish", "--json", "--dry-run", www).stdout)["changed"] == ["cover.jpg"]
    assert (www / "cover.jpg").read_bytes() == b"cut"
    assert json.loads(show.run("publish", "--json", www).stdout)["changed"] == ["cover.jpg"]
    assert same_files(show, www)


def test_a_failure_in_the_middle_leaves_the_old_feed(show: ShowFolder, tmp_path: Path) -> None:
    """A file that can't be put there ends it before the feed; the error says what to do, the next run goes on."""

    class Full(FolderPublisher):
        def put(self, path: Path, name: str) -> None:
            if name.endswith("index.html"):
                raise OSError(28, "No space left on device")
            super().put(path, name)

    target = Full(tmp_path)
    (tmp_path / "feed.xml").write_text("old")
    files = sorted((site_file(show.site, p) for p in visible(show.site)), key=lambda file: file.name == "feed.xml")
    known = Journal(tmp_path / ".known")

    def done(change: Change) -> None:
        known.note(change.name, change.sha256, change.stamp)

    with pytest.raises(
        PublishError, match=r"No space left.*of 19 files are there, the feed is still the old one.*publish again"
    ):
        push(changes(files, show.site, target, known), target, on_file=lambda change: None, done=done)
    assert (tmp_path / "feed.xml").read_text() == "old"
    left = changes(files, show.site, target, known)
    known.close()
    assert 0 < len(left) < len(files)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://x/y", "can't publish to ftp://"),
        ("sftp://me:secret@host/x", "take the password out of the address"),
        ("gopher://x", "give a folder"),
        (__file__, "is a file: give a folder to publish to"),
    ],
)
def test_addresses_that_are_none(address: str, reason: str) -> None:
    """Another kind, or a password for everybody to read."""
    with pytest.raises(UsageError, match=reason) as told:
        open_publisher(address)
    assert "secret" not in str(told.value)


def test_without_an_address_nothing_is_sent(show: ShowFolder, tmp_path: Path) -> None:
    """A feed whose addresses lead nowhere is not put anywhere: what to set is said."""
    copy = shutil.copytree(show.folder, tmp_path / "copy")
    settings = copy / "podcaster.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("\nurl = ", "\n# url = "), encoding="utf-8")
    assert "set url in [show]" in ShowFolder(copy).run("publish", tmp_path / "www", exit_code=2).stderr
    assert not (tmp_path / "www").exists()


def test_sftp(show: ShowFolder, tmp_path: Path) -> None:
    """Through a real sshd with a key: byte for byte, replaced in one step when it changes."""
    with sftp(tmp_path) as remote:
        home = remote.environment["HOME"]
        assert "ssh 127.0.0.1 once" in show.run("publish", remote.address(), exit_code=1, HOME=home).stderr
        remote.know(remote.port)
        changed = json.loads(show.run("publish", "--json", remote.address(), HOME=home).stdout)["changed"]
        assert len(changed) == 19
        assert same_files(show, remote.show)
        (remote.show / "feed.xml").write_text("old")
        assert json.loads(show.run("publish", "--json", remote.address(), HOME=home).stdout)["changed"] == ["feed.xml"]
        assert same_files(show, remote.show)
        said = show.run("publish", remote.address(free_port()), exit_code=1).stderr
        assert said.count("\n") == 1
        assert "can't reach" in said


def test_sftp_keeps_nothing_half_made_and_no_connection(
    show: ShowFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that can't get its name goes again, and the connection ends, also when nothing is to be put there."""
    paramiko = pytest.importorskip("paramiko", reason="needs paramiko: pip install -e '.[dev]'")
    settings = load_settings(show.folder)
    with sftp(tmp_path) as remote:
        remote.know(remote.port)
        monkeypatch.setenv("HOME", remote.environment["HOME"])
        (remote.show / "index.html" / "full").mkdir(parents=True)
        with pytest.raises(PublishError, match=r"index\.html could not be put there"):
            publish_show(settings, show.output, remote.address())
        assert (remote.show / "cover.jpg").exists()
        assert not list(remote.show.rglob(".*"))
        publish_show(settings, show.output, remote.address(), dry_run=True)
        lines = [thread for thread in threading.enumerate() if isinstance(thread, paramiko.Transport)]
        assert not [line for line in lines if line.is_active()]


def test_s3(show: ShowFolder, started: list[subprocess.Popen[bytes]]) -> None:
    """Through S3's protocol to a real server: the bucket holds the site byte for byte."""
    pytest.importorskip("s3fs", reason="needs s3fs: pip install -e '.[dev]'")
    pytest.importorskip("moto.server", reason="needs moto: pip install -e '.[dev]'")
    port = free_port()
    started.append(
        subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    )
    wait_for(port, started[0])
    at = f"http://127.0.0.1:{port}"
    boto3 = pytest.importorskip("boto3", reason="needs boto3: pip install -e '.[dev]'")
    bucket = boto3.client(
        "s3", endpoint_url=at, aws_access_key_id="a", aws_secret_access_key="b", region_name="us-east-1"
    )
    bucket.create_bucket(Bucket="podcast")
    secrets = {
        "AWS_ENDPOINT_URL": at,
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "hush-hush",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    ran = show.run("publish", "--json", "s3://podcast/show", **secrets)
    assert len(json.loads(ran.stdout)["changed"]) == 19
    assert "hush-hush" not in ran.stdout + ran.stderr
    for path in show.site.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            name = f"show/{path.relative_to(show.site).as_posix()}"
            assert bucket.get_object(Bucket="podcast", Key=name)["Body"].read() == path.read_bytes()
    assert json.loads(show.run("publish", "--json", "s3://podcast/show", **secrets).stdout)["changed"] == []
    show.run("publish", "--dry-run", "S3://podcast/show", **secrets)
    assert "hush-hush" not in show.run("publish", "s3://no-such-bucket/x", exit_code=1, **secrets).stderr


def test_webdav(show: ShowFolder, tmp_path: Path) -> None:
    """Through a real WebDAV server that asks for a password, which comes from the environment alone."""
    with webdav(tmp_path) as remote:
        ran = show.run("publish", "--json", remote.address(), **remote.environment)
        assert len(json.loads(ran.stdout)["changed"]) == 19
        assert same_files(show, remote.show)
        assert "hush-hush" not in "".join(p.read_text(errors="replace") for p in show.output.glob(".*") if p.is_file())
        address = remote.address().replace("pod", "other/place")
        said = show.run("publish", address, exit_code=1, PODCASTER_PASSWORD="wrong-one").stderr
        assert "wrong-one" not in said
        assert said.count("\n") == 1
        show.run("publish", address, **remote.environment)
        assert same_files(show, remote.root / "other" / "place")
        show.run("publish", "--dry-run", remote.address().replace("anna@", "anna%40example.org@"), **remote.environment)
        (remote.show / "feed.xml").write_text(OTHER_FEED)
        assert "'Tides'" in show.run("publish", remote.address(), exit_code=1, **remote.environment).stderr
        assert (remote.show / "feed.xml").read_text() == OTHER_FEED


def test_webdav_keeps_nothing_half_made_and_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that did not get its name goes again, and the connection ends."""

    def refuse(*names: str) -> None:
        assert list(remote.show.rglob(".*.new"))
        raise OSError("refused")

    (tmp_path / "a.txt").write_text("text")
    with webdav(tmp_path) as remote:
        monkeypatch.setenv("PODCASTER_PASSWORD", remote.environment["PODCASTER_PASSWORD"])
        target = open_publisher(remote.address())
        monkeypatch.setattr(target._files.client, "move", lambda *names, overwrite: refuse(*names))
        with closing(target), pytest.raises(OSError, match="refused"):
            target.put(tmp_path / "a.txt", "episode/a.txt")
        assert not [path for path in remote.show.rglob("*") if path.is_file()]
        assert target._files.client.http.is_closed


def test_a_folder_behind_nginx(show: ShowFolder, tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    """What nginx serves of the folder is the site, in ranges too."""
    nginx = shutil.which("nginx") or ("/usr/sbin/nginx" if Path("/usr/sbin/nginx").exists() else None)
    if nginx is None:
        pytest.skip("needs nginx: apt-get install nginx-light")
    www, port = tmp_path / "www", free_port()
    show.run("publish", www)
    config = tmp_path / "nginx.conf"
    config.write_text(
        f"daemon off; pid {tmp_path}/pid; error_log stderr crit; worker_processes 1; {'user root;' if os.getuid() == 0 else ''}"
        "events {} http { include /etc/nginx/mime.types; access_log off;"
        + "".join(
            f" {kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + f" server {{ listen 127.0.0.1:{port}; root {www}; index index.html; }} }}"
    )
    started.append(subprocess.Popen([nginx, "-e", "stderr", "-c", config, "-p", tmp_path]))
    wait_for(port, started[0])
    at = f"http://127.0.0.1:{port}/"
    assert httpx.get(at + "feed.xml").content == (show.site / "feed.xml").read_bytes()
    mp3 = (show.site / show.slug / f"{show.slug}.mp3").read_bytes()
    part = httpx.get(f"{at}{show.slug}/{show.slug}.mp3", headers={"range": "bytes=10-99"})
    assert (part.status_code, part.content, part.headers["content-type"]) == (206, mp3[10:100], "audio/mpeg")


def test_a_show_stays_where_it_is(new_show: ShowFolder, show: ShowFolder, tmp_path: Path) -> None:
    """Another show's feed is never replaced; what is no feed is, and a show's own, whatever machine it is published
    from and whatever its address is now."""
    settings, www = new_show.folder / "podcaster.toml", tmp_path / "www"
    settings.write_text(settings.read_text().replace("/pod/", "/tides/"))
    new_show.run("build", NATO, "--engine", "tone")
    show.run("publish", www)
    feed = (www / "feed.xml").read_bytes()
    said = new_show.run("publish", www, exit_code=1).stderr
    assert "'The Harbour Post & Co.'" in said
    assert said.count("\n") == 1
    assert (www / "feed.xml").read_bytes() == feed
    (www / "feed.xml").write_text("<rss")
    new_show.run("publish", www)
    show.run("publish", www, exit_code=1)
    settings.write_text(settings.read_text().replace("/tides/", "/waves/"))
    shutil.rmtree(new_show.output / ".published")
    new_show.run("publish", www)
    assert "/waves/" in (www / "feed.xml").read_text()


def test_the_old_public_feed_of_a_private_show_is_told_and_pruned(
    new_show: ShowFolder, show: ShowFolder, tmp_path: Path
) -> None:
    """After `feed token new`, each publish says that the public feed is still there; --prune removes it and its files,
    and leaves files of others and the private feed."""
    shutil.rmtree(new_show.output)
    shutil.copytree(show.output, new_show.output)
    shutil.rmtree(new_show.output / "site")
    www = tmp_path / "www"
    new_show.run("publish", www)
    (www / "mine.txt").write_text("mine")
    token = new_show.run("feed", "token", "new").stdout.split("/")[-2]
    for _ in range(2):
        assert f"the old public feed is still at {www}" in new_show.run("publish", www).stderr
    asked = new_show.run("publish", www, "--prune", "--dry-run")
    assert (f"{www}  1 old feed would be removed" in asked.stdout, "is still" in asked.stderr) == (True, False)
    assert (www / "feed.xml").is_file()
    pruned = new_show.run("publish", www, "--prune")
    assert (f"{www}  1 old feed removed" in pruned.stdout, "is still" in pruned.stderr) == (True, False)
    left = {path.relative_to(www).parts[0] for path in www.rglob("*") if path.is_file()}
    assert left == {"mine.txt", token}
    assert "is still" not in new_show.run("publish", www).stderr


@pytest.mark.long
def test_the_feed_of_an_old_secret_is_told_and_pruned(new_show: ShowFolder, show: ShowFolder, tmp_path: Path) -> None:
    """A secret that leaked still opens the feed that was published with it, also when the feed is public again: publish
    says so, and --prune removes it with its folder."""
    shutil.rmtree(new_show.output)
    shutil.copytree(show.output, new_show.output)
    www = tmp_path / "www"
    for command, removed in (("new", "1 old feed removed"), ("revoke", "2 old feeds removed")):  # two with the first's
        token = new_show.run("feed", "token", "new").stdout.split("/")[-2]
        new_show.run("publish", www)
        new_show.run("feed", "token", command)
        assert " is still at " in new_show.run("publish", www).stderr
        assert (www / token / "feed.xml").is_file()
        assert f"{www}  {removed}" in new_show.run("publish", www, "--prune").stdout
        assert not (www / token).exists()
    assert " old feed" not in new_show.run("publish", www, "--prune").stdout


def test_an_address_of_ssh_is_no_folder(show: ShowFolder) -> None:
    """It would be made in the current folder; the line says how the address is written."""
    said = show.run("publish", "me@example.org:/var/www", exit_code=2).stderr
    assert "write sftp://me@example.org/var/www" in said
    assert not (show.folder / "me@example.org:").exists()


def test_a_private_feed(new_show: ShowFolder, show: ShowFolder, tmp_path: Path) -> None:
    """Everything lies below the token; another token moves it; revoked, the feed is public again, the episode the same."""
    shutil.rmtree(new_show.output)
    shutil.copytree(show.output, new_show.output)
    shutil.rmtree(new_show.site)
    address = new_show.run("feed", "token", "new").stdout.strip()
    token = address.split("/")[-2]
    assert len(token) >= 20
    assert (new_show.output / ".feed-token").stat().st_mode & 0o077 == 0
    new_show.run("publish")
    assert sorted(path.name for path in new_show.site.iterdir() if not path.name.startswith(".")) == [token]
    feed = (new_show.site / token / "feed.xml").read_text(encoding="utf-8")
    assert f"/pod/{token}/{show.slug}/{show.slug}.mp3" in feed
    assert "<itunes:block>Yes</itunes:block>" in feed
    other = new_show.run("feed", "token", "new").stdout.strip()
    assert other != address
    assert not (new_show.site / token).exists()
    assert new_show.run("feed", "token", "revoke").stdout.strip().endswith("/pod/feed.xml")
    new_show.run("publish")
    public = (new_show.site / "feed.xml").read_text(encoding="utf-8")
    guid = public.split('<guid isPermaLink="false">')[1].split("<")[0]
    assert guid in feed
    new_show.run("feed", "token", "revoke", exit_code=1)
