"""Podcast programs of Debian subscribe to the served feed, download the very bytes, and show nothing twice after a rebuild."""

import json
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest
from publishing.conftest import NATO, URL, ShowFolder, begin

from podcaster.publishing.server import serving

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> ShowFolder:
    """A show that these tests rebuild."""
    made = begin(tmp_path_factory.mktemp("clients"))
    made.run("build", NATO)
    made.run("publish")
    return made


def needs(program: str, package: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"needs {program}: apt-get install {package}")
    return found


def run(words: list[object], home: Path) -> str:
    home.mkdir(parents=True, exist_ok=True)
    ran = subprocess.run(
        [str(word) for word in words], env=os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "c"), "XDG_DATA_HOME": str(home / "d"), "GPODDER_HOME": str(home / "g"), "LANG": "C.UTF-8"},
        capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return ran.stdout + ran.stderr


def watch_podboat(words: list[object], home: Path, wanted_bytes: int) -> None:
    """Run podboat on a terminal of its own until its download is there, and quit it as a user would."""
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    screen, terminal = pty.openpty()
    with subprocess.Popen(
        [str(word) for word in words],
        env=os.environ | {"HOME": str(home), "TERM": "xterm"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    ) as running:
        os.close(terminal)
        drain = threading.Thread(target=_drain, args=(screen,), daemon=True)
        drain.start()
        for _ in range(600):
            if any(path.stat().st_size == wanted_bytes for path in home.rglob("*.mp3")):
                break
            time.sleep(0.05)
        time.sleep(0.5)
        os.write(screen, b"q")
        try:
            running.wait(timeout=10)
        except subprocess.TimeoutExpired:
            running.kill()


def _drain(screen: int) -> None:
    try:
        while os.read(screen, 65536):
            pass
    except OSError:
        pass


def mp3s(home: Path) -> list[bytes]:
    return [path.read_bytes() for path in home.rglob("*.mp3")]


def rebuild(own: ShowFolder) -> bytes:
    """Build it again, changed; the new bytes."""
    own.run("build", NATO, "--narrator", "cora")
    own.run("publish")
    return (own.site / own.slug / f"{own.slug}.mp3").read_bytes()


def test_gpodder(own: ShowFolder, tmp_path: Path) -> None:
    """gpo subscribes, downloads, and has one episode after a rebuild."""
    gpo = needs("gpo", "gpodder")
    with serving(own.site, URL) as at:
        run([gpo, "subscribe", at + "feed.xml", "Harbour"], tmp_path)
        run([gpo, "update"], tmp_path)
        run([gpo, "download"], tmp_path)
        assert mp3s(tmp_path) == [(own.site / own.slug / f"{own.slug}.mp3").read_bytes()]
        rebuild(own)
        run([gpo, "update"], tmp_path)
        assert "1 episode" not in run([gpo, "pending"], tmp_path)
        assert run([gpo, "episodes"], tmp_path).count("NATO no challenge") == 1


def test_newsboat(own: ShowFolder, tmp_path: Path) -> None:
    """newsboat lists one episode before and after a rebuild, and podboat downloads it."""
    newsboat, podboat = needs("newsboat", "newsboat"), needs("podboat", "newsboat")
    with serving(own.site, URL) as at:
        (tmp_path / "urls").write_text(at + "feed.xml\n")
        (tmp_path / "config").write_text(f'download-path "{tmp_path}/pods"\npodcast-auto-enqueue yes\n')
        files = ["-u", tmp_path / "urls", "-c", tmp_path / "cache.db", "-C", tmp_path / "config"]
        (tmp_path / ".newsboat").mkdir()
        run([newsboat, *files, "-q", "-x", "reload"], tmp_path)
        assert run([newsboat, *files, "-q", "-x", "print-unread"], tmp_path).startswith("1 unread")
        before = (own.site / own.slug / f"{own.slug}.mp3").read_bytes()
        queue = next(tmp_path.rglob("queue"))
        assert at in queue.read_text()
        watch_podboat([podboat, "-q", queue, "-C", tmp_path / "config", "-a"], tmp_path, len(before))
        assert mp3s(tmp_path) == [before]
        rebuild(own)
        run([newsboat, *files, "-q", "-x", "reload"], tmp_path)
        assert run([newsboat, *files, "-q", "-x", "print-unread"], tmp_path).startswith("1 unread")


def test_podget(own: ShowFolder, tmp_path: Path) -> None:
    """podget downloads the bytes, once."""
    podget = needs("podget", "podget")
    for folder in ("c", "d"):
        (tmp_path / folder).mkdir()
    library = ["-d", tmp_path / "conf", "-l", tmp_path / "pods"]
    run([podget, *library, "--create-config", "podgetrc"], tmp_path)
    with serving(own.site, URL) as at:
        (tmp_path / "conf" / "serverlist").write_text(f"{at}feed.xml Harbour Post\n")
        run([podget, *library], tmp_path)
        assert mp3s(tmp_path) == [(own.site / own.slug / f"{own.slug}.mp3").read_bytes()]
        rebuild(own)
        run([podget, *library], tmp_path)
        assert len(mp3s(tmp_path)) == 1


def test_players_list_the_same_chapters(own: ShowFolder, tmp_path: Path) -> None:
    """ffprobe and mpv have the chapters of the JSON file, to the millisecond and to the letter."""
    ffprobe, mpv = needs("ffprobe", "ffmpeg"), needs("mpv", "mpv")
    mp3 = own.site / own.slug / f"{own.slug}.mp3"
    wanted = json.loads(mp3.with_suffix("").with_suffix(".chapters.json").read_text(encoding="utf-8"))["chapters"]
    probed = json.loads(
        subprocess.run(
            [ffprobe, "-v", "error", "-of", "json", "-show_chapters", mp3], capture_output=True, check=True
        ).stdout
    )["chapters"]
    assert [(round(float(c["start_time"]), 3), c["tags"]["title"]) for c in probed] == [
        (c["startTime"], c["title"]) for c in wanted
    ]
    said = run(
        [mpv, "--no-config", "--ao=null", "--vo=null", "--end=0.2", "--term-playing-msg=@@${=chapter-list}@@", mp3],
        tmp_path,
    )
    found = json.loads(said.split("@@")[1])
    start = found[0]["time"]  # mpv counts from the first sample a listener hears, 25 ms into the encoder's
    assert [(round(c["time"] - start, 3), c["title"]) for c in found] == [(c["startTime"], c["title"]) for c in wanted]
