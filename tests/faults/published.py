"""A show published once and built further since, and what must hold of its site whatever happens to the next publish."""

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from publishing.conftest import URL

from podcaster.pipeline.publication import publish_show
from podcaster.show.settings import load_settings

WWW = "www"


@dataclass(frozen=True, kw_only=True)
class Story:
    """A show before and after: one episode, published; then it was built anew, and another one besides."""

    settings: Path
    """Its podcaster.toml."""
    old_output: Path
    new_output: Path
    old: Mapping[str, bytes]
    """The site as it was published, by the files' names."""
    new: Mapping[str, bytes]
    """As it will be."""

    def begin(self, folder: Path) -> Path:
        """The show in a folder as it was when it was published."""
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.settings, folder / self.settings.name)
        shutil.copytree(self.old_output, folder / "output")
        return folder

    def go_on(self, folder: Path) -> None:
        """Build it further; what publishing remembers stays as it is."""
        for path in self.new_output.iterdir():
            if path.name not in ("site", ".published", ".takes"):
                if path.is_dir():
                    shutil.rmtree(folder / "output" / path.name, ignore_errors=True)
                    shutil.copytree(path, folder / "output" / path.name)
                else:
                    shutil.copy2(path, folder / "output" / path.name)

    def assert_whole(self, site: Path) -> str:
        """That every file of a site is one of the old or of the new one, that all is there which its feed names, and all
        of the new one is when the feed is the new one's; which it is."""
        there = contents(site)
        for name, data in there.items():
            assert data in (self.old.get(name), self.new.get(name)), f"{name} is neither the old one nor the new one"
        feed = there["feed.xml"]
        etree.fromstring(feed)
        for address in re.findall(r'(?:url|href)="([^"]+)"', feed.decode()):
            assert not address.startswith(URL) or address == URL or address.removeprefix(URL) in there
        if feed == self.new["feed.xml"]:
            assert there == self.new
            return "new"
        assert feed == self.old["feed.xml"]
        return "old"

    def assert_new(self, site: Path) -> None:
        """That a site is the new one and nothing besides."""
        assert contents(site) == self.new
        assert not left_in(site), left_in(site)


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a site by their names, what is hidden aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def left_in(folder: Path) -> list[str]:
    """What is hidden in a folder, locks aside: the unfinished."""
    return [path.name for path in folder.rglob(".*") if not path.name.endswith(".lock")]


def publish_now(folder: Path, address: str, environment: Mapping[str, str], begun: Any) -> None:
    """Publish the show in a folder, in a process of its own that says when it begins."""
    os.chdir(folder)
    os.environ.update(environment)
    settings = load_settings(Path())
    begun.send(True)
    publish_show(settings, Path("output"), address)
