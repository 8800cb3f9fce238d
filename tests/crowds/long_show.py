"""A show of many episodes, made of one real one: how long publishing one more takes, and what becomes of feed, pages and
doctor.

    python tests/crowds/long_show.py [10000]

Each episode is a folder of its own with its own title, guid and timeline; the audio is one file under many names.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

PODCASTER = [sys.executable, "-c", "from podcaster.cli import main; main()"]
ENDINGS = (".mp3", ".vtt", ".srt", ".words.json", ".chapters.json", ".timeline.json")
ARTICLE = "Ferry number {0} sails\n\nThe ferry sailed today. “We are glad,” said Anna Whitlock, the harbour master.\n"


def run(folder: Path, *words: object) -> str:
    """What a command says, run in a folder; it must succeed."""
    ran = subprocess.run([*PODCASTER, *map(str, words)], cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr + ran.stdout
    return ran.stdout


def begin(folder: Path) -> str:
    """A show with one small real episode; its slug."""
    run(folder, "init", ".", "--title", "Ferries", "--author", "A", "--email", "a@example.org", "--url", "https://example.org/f/")
    return build(folder, "one")


def build(folder: Path, name: str) -> str:
    """Build one more small episode; its slug."""
    article = folder / f"{name}.txt"
    article.write_text(ARTICLE.format(name), encoding="utf-8")
    return str(json.loads(run(folder, "build", "--engine", "tone", "--verbatim", "--reissue", "--json", article))["slug"])


def grow(folder: Path, slug: str, count: int) -> None:
    """As many copies of the show's one episode as make `count`, each an episode of its own."""
    output = folder / "output"
    ledger = json.loads((output / ".ledger.json").read_text(encoding="utf-8"))
    one = next(entry for entry in ledger["episodes"] if entry["slug"] == slug)
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(days=4000)
    grown = []
    for number in range(1, count):
        name = f"ferry-{number}"
        place = output / name
        place.mkdir()
        for ending in ENDINGS:
            os.link(output / slug / f"{slug}{ending}", place / f"{name}{ending}")
        os.link(output / slug / "cover.jpg", place / "cover.jpg")
        date = (start + timedelta(hours=number)).isoformat()
        sketch = [value * 7919 + number for value in one["sketch"]]
        grown.append(one | {"guid": f"guid-{number}", "slug": name, "first_published": date, "source": "", "sketch": sketch})
    ledger["episodes"] = [*grown, one]
    (output / ".ledger.json").write_text(json.dumps(ledger), encoding="utf-8")


@contextmanager
def long_show(count: int) -> Iterator[Path]:
    """The folder of a show of so many episodes, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="long-show-"))
    try:
        grow(folder, begin(folder), count)
        yield folder
    finally:
        shutil.rmtree(folder)


def timed(what: str, folder: Path, *words: object) -> float:
    """Run a command, print what it took, in seconds."""
    start = time.perf_counter()
    said = run(folder, *words)
    took_s = time.perf_counter() - start
    print(f"{what:<44} {took_s:8.2f} s   {said.strip().splitlines()[-1][:90]}", flush=True)
    return took_s


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with long_show(count) as folder:
        site, www = folder / "output" / "site", folder / "www"
        timed(f"first publish of {count}", folder, "publish")
        timed("first publish to a folder", folder, "publish", www)
        timed("publish, nothing new", folder, "publish")
        timed("publish to the folder, nothing new", folder, "publish", www)
        for number in range(3):
            build(folder, f"more-{number}")
            timed("publish of one more", folder, "publish")
            build(folder, f"again-{number}")
            timed("publish of one more to the folder", folder, "publish", www)
        timed("build of one more", folder, "build", "--engine", "tone", "--verbatim", folder / "one.txt")
        feeds = sorted(site.glob("*.xml"), key=lambda path: path.stat().st_size)
        pages = sorted(site.glob("*.html"), key=lambda path: path.stat().st_size)
        print(f"{len(feeds)} feeds, feed.xml {(site / 'feed.xml').stat().st_size} bytes, the largest {feeds[-1].stat().st_size}")
        print(f"{len(pages)} pages, index.html {(site / 'index.html').stat().st_size} bytes, the largest {pages[-1].stat().st_size}")
        timed("doctor", folder, "doctor", ".")


if __name__ == "__main__":
    main()
