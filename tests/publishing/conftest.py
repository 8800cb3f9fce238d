"""One real show for the tests of publishing: the example article built once."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PODCASTER = [sys.executable, "-c", "from podcaster.cli import main; main()"]
NATO = Path(__file__).parents[1] / "articles" / "nato.txt"
URL = "https://example.org/pod/"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass(frozen=True)
class ShowFolder:
    """A show's folder, and the command run in it."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def site(self) -> Path:
        return self.output / "site"

    @property
    def slug(self) -> str:
        return next(self.output.glob("*/*.timeline.json")).parent.name

    def run(self, *words: object, exit_code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
        ran = subprocess.run(
            [*PODCASTER, *map(str, words)],
            cwd=self.folder,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert ran.returncode == exit_code, ran.stderr + ran.stdout
        return ran


def begin(folder: Path) -> ShowFolder:
    """A new show without an episode."""
    folder.mkdir(parents=True, exist_ok=True)
    show = ShowFolder(folder)
    show.run(
        "init",
        ".",
        "--title",
        "The Harbour Post & Co.",
        "--author",
        "Anna <Whitlock>",
        "--email",
        "post@example.org",
        "--url",
        URL,
    )
    return show


@pytest.fixture(scope="session")
def show(tmp_path_factory: pytest.TempPathFactory) -> ShowFolder:
    """A show with one episode, published into its own output folder. Tests leave it as it is."""
    made = begin(tmp_path_factory.mktemp("show"))
    made.run("build", NATO)
    made.run("publish")
    return made


@pytest.fixture
def new_show(tmp_path: Path) -> ShowFolder:
    """A show of the test's own."""
    return begin(tmp_path / "show")


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install -e '.[dev]'")
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        )
        yield chromium
        chromium.close()
