"""The version and the advice to install an extra come from the installed distribution, whatever its name."""

import json
import sys
from pathlib import Path

import pytest

from podcaster.version import install_advice, podcaster_version

INSTALLED = {
    "a package index": (None, "'other-name[s3]'"),
    "a checkout": ({"url": "file:///home/ann/my%20pod", "dir_info": {}}, "'/home/ann/my pod[s3]'"),
    "a checkout, editable": ({"url": "file:///home/ann/pod", "dir_info": {"editable": True}}, "-e '/home/ann/pod[s3]'"),
    "a wheel": (
        {"url": "file:///tmp/a.whl", "archive_info": {"hash": "sha256=0"}},
        "'other-name[s3] @ file:///tmp/a.whl'",
    ),
    "a repository": (
        {"url": "https://example.org/pod.git", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}},
        "'other-name[s3] @ git+https://example.org/pod.git@c0ffee'",
    ),
}


def installed(folder: Path, origin: dict | None) -> None:
    """The metadata that pip writes for a distribution called other-name 7.8.9 (PEP 376, PEP 610)."""
    metadata = folder / "other_name-7.8.9.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: other-name\nVersion: 7.8.9\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[console_scripts]\npodcaster = podcaster.cli:main\n", encoding="utf-8")
    if origin:
        (metadata / "direct_url.json").write_text(json.dumps(origin), encoding="utf-8")


@pytest.mark.parametrize("origin", INSTALLED)
@pytest.mark.skipif(sys.platform == "win32", reason="paths are written another way")
def test_an_extra_is_installed_from_where_podcaster_came_from(
    origin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The advice names the folder, archive, repository or distribution that is installed: never another project."""
    recorded, requirement = INSTALLED[origin]
    installed(tmp_path, recorded)
    monkeypatch.syspath_prepend(tmp_path)
    assert install_advice("s3") == f"run `pip install {requirement}`"


def test_the_version_is_the_installed_distributions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A renamed distribution is found by its command."""
    installed(tmp_path, None)
    monkeypatch.syspath_prepend(tmp_path)
    assert podcaster_version.__wrapped__() == "7.8.9"


def test_another_projects_command_of_the_same_name_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another distribution that has a command `podcaster` is not taken for this one."""
    installed(tmp_path, None)
    scripts = tmp_path / "other_name-7.8.9.dist-info" / "entry_points.txt"
    scripts.write_text("[console_scripts]\npodcaster = somebody.else:main\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert podcaster_version.__wrapped__() != "7.8.9"
