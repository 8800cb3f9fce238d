"""Speed, as ratios of processor time within one run, which other work on the machine does not change much."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from build_table import text_of

from podcaster.system.ffmpeg import find_ffmpeg

PODCASTER = [sys.executable, "-c", "from podcaster.cli import main; main()"]

pytestmark = pytest.mark.long


def processor_s(command: list[str], folder: Path) -> float:
    """Processor time of a command and all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.fixture(scope="module")
def times(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """10,000 words: built cold, again, with a sentence changed; and their sound encoded by ffmpeg alone."""
    folder = tmp_path_factory.mktemp("speed")
    (folder / "voices").mkdir()
    article, text = folder / "long.txt", text_of(10_000)
    article.write_text(text, encoding="utf-8")
    build = [*PODCASTER, "build", "--verbatim", str(article)]
    taken = {"cold": processor_s(build, folder), "unchanged": processor_s(build, folder)}
    (mp3,) = folder.glob("output/*/*.mp3")
    encode = [find_ffmpeg(), "-v", "error", "-i", str(mp3), "-b:a", "96k", "again.mp3"]
    taken["encoding"] = processor_s(encode, folder)
    article.write_text(text.replace("In report 40,", "In report 40 and a half,"), encoding="utf-8")
    taken["changed"] = processor_s(build, folder)
    shutil.rmtree(folder / "output")
    return taken


@pytest.mark.parametrize(
    ("work", "of", "most"),
    [
        ("cold", "encoding", 1.5),  # reached: 1.1; with speech, joining, and measuring
        ("unchanged", "cold", 0.03),  # reached: 0.01
        ("changed", "cold", 0.12),  # reached: 0.07
    ],
)
def test_work_costs_no_more_than_it_has_come_down_to(times: dict[str, float], work: str, of: str, most: float) -> None:
    """A cold build costs little more than plain encoding, and a build after it next to nothing."""
    assert times[work] / times[of] < most, times
