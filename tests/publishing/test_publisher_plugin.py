"""A place to publish to is one file behind an entry point: the plug-in of `plugin/` is a publisher like any other."""

import json
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from publishing.conftest import ShowFolder

from podcaster.errors import PublishError, SetupError, UsageError
from podcaster.pipeline.publication import publish_show
from podcaster.publishing.publishers import open_publisher
from podcaster.show.settings import load_settings

PLUGIN = Path(__file__).with_name("plugin")


@pytest.fixture
def plugged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PLUGIN))


def on_shelf(shelf: Path) -> dict[str, bytes]:
    return {unquote(path.name): path.read_bytes() for path in shelf.iterdir()}


def in_site(show: ShowFolder) -> dict[str, bytes]:
    files = [path for path in show.site.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return {path.relative_to(show.site).as_posix(): path.read_bytes() for path in files}


@pytest.mark.long
def test_a_site_is_put_to_a_plugins_place(show: ShowFolder, tmp_path: Path) -> None:
    """By the command: every file, the feed last, nothing when nothing changed, and what was lost there again."""
    address, shelf = f"shelf://here{tmp_path}/shelf", tmp_path / "shelf"

    def publish() -> list[str]:
        return list(json.loads(show.run("publish", "--json", address, PYTHONPATH=str(PLUGIN)).stdout)["changed"])

    assert publish()[-1] == "feed.xml"
    assert on_shelf(shelf) == in_site(show)
    assert (tmp_path / "order.txt").read_text().splitlines()[-1] == "feed.xml"
    assert (tmp_path / "closed").exists()
    assert publish() == []
    (shelf / "feed.xml").write_text("cut")
    assert publish() == ["feed.xml"]


def test_another_shows_feed_is_kept_from_a_plugin_too(show: ShowFolder, tmp_path: Path, plugged_in: None) -> None:
    """What a plug-in reads there decides as for every place."""
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "feed.xml").write_text("<rss><channel><title>Tides</title></channel></rss>")
    with pytest.raises(PublishError, match="another show's, 'Tides'"):
        publish_show(load_settings(show.folder), show.output, f"shelf://here{tmp_path}/shelf")
    assert set(on_shelf(tmp_path / "shelf")) == {"feed.xml"}


@pytest.mark.long
def test_an_episode_that_was_retracted_is_removed_when_asked(show: ShowFolder, tmp_path: Path, plugged_in: None) -> None:
    """Its files that were put there and nothing else; without being asked they stay and are told."""
    copy = ShowFolder(Path(shutil.copytree(show.folder, tmp_path / "copy")))
    settings, address, shelf = load_settings(copy.folder), f"shelf://here{tmp_path}/shelf", tmp_path / "shelf"
    ledger = json.loads((copy.output / ".ledger.json").read_text(encoding="utf-8"))
    (one,) = ledger["episodes"]
    ledger["episodes"].append(one | {"guid": "second", "slug": "second"})
    (copy.output / ".ledger.json").write_text(json.dumps(ledger), encoding="utf-8")
    second = Path(shutil.copytree(copy.output / one["slug"], copy.output / "second"))
    for path in second.iterdir():
        path.rename(path.with_name(path.name.replace(one["slug"], "second")))
    publish_show(settings, copy.output, address)
    whole = set(on_shelf(shelf))
    ours = {name for name in whole if name.startswith("second/")}
    assert len(ours) == 9
    (shelf / "second%2Fmine.txt").write_text("mine")
    shutil.rmtree(second)
    site, _ = publish_show(settings, copy.output, address)
    assert site.left_there == ("second",)
    site, _ = publish_show(settings, copy.output, address, remove_retracted=True, dry_run=True)
    assert (site.left_there, site.removed_there) == (("second",), ("second",))
    assert set(on_shelf(shelf)) == {*whole, "second/mine.txt"}
    site, _ = publish_show(settings, copy.output, address, remove_retracted=True)
    assert site.left_there == ()
    assert set(on_shelf(shelf)) == {*(whole - ours), "second/mine.txt"}


def test_a_plugin_that_fails_is_told(plugged_in: None) -> None:
    """One that can't be loaded, one whose place is shut, and a scheme that nobody serves: all named, no traceback."""
    with pytest.raises(SetupError, match=r"publisher for broken:// can't be loaded .*: reinstall shelf"):
        open_publisher("broken://here/x")
    with pytest.raises(PublishError, match=r"can't reach shelf://anna@shut/x \(anna may not come in\): check"):
        open_publisher("shelf://anna@shut/x")
    with pytest.raises(UsageError, match=r"can't publish to ftp://: give a folder, sftp://, s3://, broken://, shelf:// or webdavs://"):
        open_publisher("ftp://here/x")
