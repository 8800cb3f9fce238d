"""`podcaster voices install hibari`: from a copy or a server, and only the right bytes. hibari's package holds one voice;
here its registry says that another has the same file."""

import hashlib
import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("hibari", reason="the extra `natural` is not installed")
import hibari.voices as registry
from web import Web, sent

from podcaster.casting import Voice
from podcaster.cli import cache, voices
from podcaster.errors import CastError, SetupError, UsageError
from podcaster.recording.engines import neural
from podcaster.recording.engines.hibari_voices import install, voice_file
from podcaster.recording.engines.installing import install_voices

HEART = Path(registry.ASSETS, "hibari.onnx")


@pytest.fixture(autouse=True)
def emma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry of heart and emma, and an empty cache."""
    facts = registry.VOICES["emma"] | {"bytes": HEART.stat().st_size, "sha256": hashlib.sha256(HEART.read_bytes()).hexdigest()}
    monkeypatch.setattr(registry, "VOICES", {"heart": registry.VOICES["heart"], "emma": facts})
    monkeypatch.setenv("PODCASTER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path / "hibari"))


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    yield server
    server.close()


@pytest.mark.parametrize("given", ["a.file", "."])
def test_a_copy_is_installed(tmp_path: Path, given: str) -> None:
    """A file, or a folder with one among others; its name does not matter."""
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "other.txt").write_text("no voice")
    shutil.copy(HEART, folder / "a.file")
    assert voice_file("emma") is None
    assert list(install(folder / given)) == ["emma: installed"]
    assert voice_file("emma") == tmp_path / "cache" / "parts" / "hibari-emma.onnx"


def test_a_download_is_installed_once(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """From hibari's address; a voice that is there is not asked for again."""
    web.pages["bf_emma.int8.onnx"] = sent(HEART.read_bytes(), b"HTTP/1.1 200 OK\r\n")
    monkeypatch.setattr(registry, "BASE_URL", web.base)
    assert list(install(None)) == ["emma: installed"]
    assert list(install(None)) == ["emma: installed"]
    assert web.asked == ["bf_emma.int8.onnx"]
    assert voice_file("emma")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "the server answers 404"),
        (b"short", "should have 7936868 bytes, but this has 5"),
        (bytes(7936868), "this is not hibari-emma.onnx: its SHA-256 digest is"),
        (bytes(7936869), "the file is too long"),
    ],
)
def test_a_wrong_download_is_one_line(web: Web, monkeypatch: pytest.MonkeyPatch, content: bytes | None, reason: str) -> None:
    """It names the address, and nothing is kept."""
    if content is not None:
        web.pages["bf_emma.int8.onnx"] = sent(content, b"HTTP/1.1 200 OK\r\n")
    monkeypatch.setattr(registry, "BASE_URL", web.base)
    with pytest.raises(SetupError, match=reason) as caught:
        list(install(None))
    assert caught.value.where == web.base + "bf_emma.int8.onnx"
    assert "\n" not in str(caught.value)
    assert voice_file("emma") is None


def test_no_server_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that a copy will do."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    monkeypatch.setattr(registry, "BASE_URL", f"http://127.0.0.1:{port}/")
    with pytest.raises(SetupError, match=r"the download failed .*give a copy of the file with --from"):
        list(install(None))


def test_a_wrong_copy_is_one_line(tmp_path: Path) -> None:
    """A file that is missing, one that is no voice, a folder without one, an engine without voices."""
    altered = tmp_path / "bf_emma.int8.onnx"
    altered.write_bytes(HEART.read_bytes()[:-1] + b"x")
    for source, reason in (
        (tmp_path / "none", "can't be read"),
        (altered, "this file is not a voice of hibari: give an unchanged copy of one of bf_emma.int8.onnx"),
        (tmp_path, "this folder has no voice of hibari"),
    ):
        with pytest.raises(SetupError, match=reason) as caught:
            list(install(source))
        assert "\n" not in str(caught.value)
    with pytest.raises(UsageError, match="'espeak' has no voices to install: choose hibari"):
        install_voices("espeak", None)


def test_a_damaged_voice_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the cache it counts as missing; in the package it is an error that says what to do."""
    list(install(HEART))
    cached = voice_file("emma")
    assert cached
    cached.write_bytes(cached.read_bytes()[:-1])
    assert voice_file("emma") is None
    monkeypatch.setattr(registry, "ASSETS", str(tmp_path))
    with pytest.raises(SetupError, match="a file of hibari-tts is missing or damaged: reinstall it"):
        voice_file("heart")


def test_a_profile_for_a_voice_that_is_missing_says_how_to_get_it() -> None:
    """Installed, it speaks."""
    profile = Voice(
        name="emma", engine="hibari", gender="female", accent="en-GB", description="A woman.", median_pitch_hz=190,
        find=(("hibari", ("emma",)),),
    )  # fmt: skip
    engine = neural.HibariEngine()
    with pytest.raises(CastError, match="hibari's voice 'emma' is not installed: run `podcaster voices install hibari`"):
        engine.voice_id(profile)
    list(install(HEART))
    assert engine.render("Good evening.", profile).pcm


def test_the_command_installs_shows_and_clears(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """voices install, cache info, cache clear --voices."""
    voices.install("hibari", HEART)
    cache.info(tmp_path)
    cache.info(tmp_path, as_json=True)
    cache.clear(tmp_path)
    cache.clear(tmp_path, voices=True)
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "emma: installed"
    assert said[2] == f"{tmp_path / 'cache' / 'parts'}: 1 file of voices, 7.9 MB of at most 2000"
    assert json.loads(said[3])["voices"]["files"] == 1
    kept = "7.9 MB of voices are kept; `podcaster cache clear --voices` deletes them too"
    assert said[4:] == ["0.0 MB freed", kept, "7.9 MB freed"]
    assert voice_file("emma") is None
