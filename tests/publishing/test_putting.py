"""Files are put to a place in one step, wherever its folders lie, and nothing half-made stays there."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from podcaster.errors import PublishError, UsageError
from podcaster.publishing.journal import Journal, stamp
from podcaster.publishing.publishers import error_text, open_publisher
from podcaster.publishing.publishers.folder import FolderPublisher
from podcaster.publishing.publishers.fsspec_publisher import FsspecPublisher
from podcaster.publishing.push import Change, push


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another disk than `tmp_path`."""
    place = Path("/dev/shm")
    if not place.is_dir() or place.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second disk")
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


def test_a_folder_on_another_disk(tmp_path: Path, other_disk: Path) -> None:
    """Media that a link keeps on another disk get there, whatever was left of before; nothing else is there after."""
    source, root = tmp_path / "a.mp3", tmp_path / "www"
    source.write_bytes(b"sound")
    root.mkdir()
    (root / "episode").symlink_to(other_disk)
    (other_disk / ".making").mkdir()
    (other_disk / ".making" / "left").touch()
    with closing(FolderPublisher(root)) as target:
        for name in ("episode/a.mp3", "episode/b.mp3", "other/a.mp3", "feed.xml"):
            target.put(source, name)
            assert (root / name).read_bytes() == b"sound"
        assert not list((root / ".making").iterdir())
    assert sorted(path.name for path in other_disk.iterdir()) == ["a.mp3", "b.mp3"]
    assert sorted(path.name for path in root.iterdir()) == ["episode", "feed.xml", "other"]


@pytest.mark.long
def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    """What a web server could read here it can read there."""
    source = tmp_path / "a.mp3"
    for mode in (0o644, 0o640):
        source.write_bytes(b"sound")
        source.chmod(mode)
        with closing(FolderPublisher(tmp_path / "www")) as publisher:
            publisher.put(source, "episode/a.mp3")
        assert (tmp_path / "www" / "episode" / "a.mp3").stat().st_mode & 0o777 == mode


def test_a_file_that_got_there_cut_ends_it(tmp_path: Path) -> None:
    """The place says that all is well: the file is looked at, and nothing after it is put there."""

    class Cuts(FolderPublisher):
        def put(self, path: Path, name: str) -> None:
            (tmp_path / "www" / name).write_bytes(path.read_bytes()[:3])

    (tmp_path / "www").mkdir()
    todo, done = [], []
    for name in ("a.mp3", "feed.xml"):
        path = tmp_path / name
        path.write_bytes(b"sound")
        facts = path.stat()
        todo.append(Change(name=name, path=path, sha256="", stamp=stamp(facts.st_size, facts.st_mtime_ns)))
    with pytest.raises(PublishError, match=r"a\.mp3 could not be put there \(it has 3 bytes there\); 0 of 2 files"):
        push(todo, Cuts(tmp_path / "www"), on_file=lambda change: None, done=done.append)
    assert done == []
    assert [path.name for path in (tmp_path / "www").iterdir()] == ["a.mp3"]


def test_what_an_error_says_of_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """One short line without passwords and tokens, also where one is cut; of a file's error not its path."""
    monkeypatch.setenv("PODCASTER_PASSWORD", "hush-hush")
    assert error_text(ValueError("no\n entry  for hush-hush at tok"), ["tok", ""]) == "no entry for *** at ***"
    assert error_text(ValueError()) == "ValueError"
    assert error_text(PermissionError(13, "Permission denied", "/tok/feed.xml")) == "Permission denied"
    assert error_text(ValueError("x" * 295 + "hush-hush")) == "x" * 295 + "***"
    assert error_text(ValueError("x" * 500)) == "x" * 300


@pytest.mark.long
def test_what_could_not_get_its_name_goes(tmp_path: Path) -> None:
    """Of a remote place nothing half-made is left when its file system refuses the last step."""
    fsspec = pytest.importorskip("fsspec", reason="needs fsspec: pip install -e '.[dev]'")

    class Refuses(FsspecPublisher):
        def _rename(self, spare: str, target: str) -> None:
            assert Path(spare).read_bytes() == b"sound"
            raise OSError("refused")

    source = tmp_path / "a.mp3"
    source.write_bytes(b"sound")
    files = fsspec.filesystem("file", skip_instance_cache=True)
    with closing(Refuses(files, str(tmp_path / "www"))) as target, pytest.raises(OSError, match="refused"):
        target.put(source, "episode/a.mp3")
    assert not list((tmp_path / "www" / "episode").iterdir())


@pytest.mark.parametrize("address", ["s3://", "S3://", "s3:///show", "sftp:///www", "webdavs://me:hush@/x"])
def test_an_address_without_a_machine(address: str) -> None:
    """It is told at once, in a line without a password."""
    with pytest.raises(UsageError, match="names no machine") as told:
        open_publisher(address)
    assert "hush" not in str(told.value)


@pytest.mark.parametrize("left", [b"", b"\n", b"podcaster 1", b"podcaster 1\n", b"podcaster 1\na 1-1 half", b"\0" * 50, b"\xff\n", b"other\n"])
def test_a_record_that_a_power_cut_left(tmp_path: Path, left: bytes) -> None:
    """Empty, cut or full of zeros: what is noted from then on is read back, and what was cut is absent."""
    path = tmp_path / "site.txt"
    path.write_bytes(left)
    for number in range(2):
        with closing(Journal(path)) as journal:
            assert journal.digest("half") == ""
            journal.note(f"{number}.mp3", f"digest{number}", "1-1")
    assert [Journal(path).digest(f"{number}.mp3") for number in range(2)] == ["digest0", "digest1"]
