"""Whether the tests notice a change: thirty one-line mutants over all stages, each against the tests of its folder.

    python tests/benchmarks/mutants.py [--only FOLDER]... [--long] [--jobs N]

Each mutant changes one line in a copy of this checkout, and the quick tests of its folder run against the copy; `--long`
runs the long ones too. A mutant is killed when a test fails. It is gone when its line is in no module, or in several:
write another. A table says how each ended; the exit code is 1 when one lived or is gone.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
TESTS = {
    "system": ("tests/system", "tests/cli/test_odd_files.py", "tests/faults/test_ours_alone.py"),
    "reading": ("tests/reading",),
    "scripting": ("tests/scripting", "tests/test_script_round.py"),
    "casting": ("tests/casting", "tests/test_show_cast.py"),
    "recording": ("tests/recording",),
    "mixing": ("tests/mixing", "tests/test_seed_episode.py"),
    "publishing": ("tests/publishing",),
    "doctor": ("tests/publishing/test_doctor.py", "tests/publishing/test_hostile_feeds.py"),
    "pipeline": ("tests/upgrades", "tests/cli/test_voices.py", "tests/test_seed_episode.py"),
    "show": ("tests/upgrades", "tests/test_settings.py", "tests/publishing/test_ledger.py"),
}


class Mutant(NamedTuple):
    """One changed line."""

    folder: str
    """The folder whose tests must notice it."""
    old: str
    """The line's beginning, in exactly one module of the folder, or else of the package."""
    new: str


MUTANTS = (
    Mutant("system", "MOST_BYTES = 50_000_000", "MOST_BYTES = 50"),
    Mutant("system", "_LEFT_BEHIND_S = 24 * 3600", "_LEFT_BEHIND_S = 0"),
    Mutant("reading", "_FEWEST_WORDS = 40", "_FEWEST_WORDS = 4"),
    Mutant("reading", "_LEAST_RATING = 0.5", "_LEAST_RATING = 0.9"),
    Mutant("reading", "_MOST_REDIRECTS = 8", "_MOST_REDIRECTS = 800"),
    Mutant("reading", "_LEAST_PROBABILITY = 0.03", "_LEAST_PROBABILITY = 0.9"),
    Mutant("scripting", "SPEECH_FLOOR = 0.96", "SPEECH_FLOOR = 0.2"),
    Mutant("scripting", "NAMED_FLOOR = 0.5", "NAMED_FLOOR = 0.95"),
    Mutant("scripting", "SURE = 0.85", "SURE = 0.5"),
    Mutant("scripting", "FRAGMENT_WORDS = 3", "FRAGMENT_WORDS = 2"),
    Mutant("scripting", "LONGEST_PAUSE_MS = 600_000", "LONGEST_PAUSE_MS = 6_000_000"),
    Mutant("casting", "CLEARLY_APART = 5.0", "CLEARLY_APART = 3.0"),
    Mutant("casting", "ACCENT_APART = 1.5", "ACCENT_APART = 0.0"),
    Mutant("casting", "GENDER_APART = 3.0", "GENDER_APART = 0.0"),
    Mutant("recording", "LEAST_PEAK = 300", "LEAST_PEAK = 0"),
    Mutant("recording", "LONGEST_UNREPORTED_RUN = 2", "LONGEST_UNREPORTED_RUN = 200"),
    Mutant("recording", "LEAST_CHARACTERS_PER_S = 1", "LEAST_CHARACTERS_PER_S = 0"),
    Mutant("recording", "SILENCE_PEAK = 150", "SILENCE_PEAK = 15_000"),
    Mutant("mixing", "BETWEEN_PARAGRAPHS_MS = 550", "BETWEEN_PARAGRAPHS_MS = 1550"),
    Mutant("mixing", "AROUND_HEADING_MS = 800", "AROUND_HEADING_MS = 80"),
    Mutant("mixing", "FADE_MS = 3", "FADE_MS = 0"),
    Mutant("mixing", "TARGET_LUFS = -16.0", "TARGET_LUFS = -19.0"),
    Mutant("mixing", "SHORTEST_MS = 10_000", "SHORTEST_MS = 1_000"),
    Mutant("mixing", "LONGEST_SLUG = 80", "LONGEST_SLUG = 800"),
    Mutant("publishing", "EPISODES_A_VOLUME = 100", "EPISODES_A_VOLUME = 1000"),
    Mutant("publishing", "LINE_CHARACTERS = 42", "LINE_CHARACTERS = 84"),
    Mutant("publishing", "LONGEST_MS = 7000", "LONGEST_MS = 70_000"),
    Mutant("publishing", "SUMMARY_CHARACTERS = 300", "SUMMARY_CHARACTERS = 3000"),
    Mutant("doctor", "LOUDEST_IN_PAUSE = 0.25", "LOUDEST_IN_PAUSE = 25.0"),
    Mutant("doctor", "LEAST_WORD_PEAK = 400", "LEAST_WORD_PEAK = 0"),
    Mutant("pipeline", "BETWEEN_MS = 700", "BETWEEN_MS = 7"),
    Mutant(
        "show",
        "SAME_PATH, OTHER_PATH, OTHER_ADDRESS = 0.25, 0.75, 0.95",
        "SAME_PATH, OTHER_PATH, OTHER_ADDRESS = 0.25, 2.0, 0.95",
    ),
    Mutant("show", "first_published=_after_latest(entries, now)", "first_published=now"),
)


def changed(copy: Path, mutant: Mutant) -> bool:
    """Whether the line was found in exactly one file, and changed there."""
    line = re.compile(rf"^(\s*){re.escape(mutant.old)}(?![\w.])", re.MULTILINE)
    found: list[Path] = []
    for place in (copy / "podcaster" / mutant.folder, copy / "podcaster"):
        found = found or [path for path in place.rglob("*.py") if line.search(path.read_text("utf-8"))]
    if len(found) != 1:
        return False
    text = found[0].read_text("utf-8")
    found[0].write_text(line.sub(lambda match: match[1] + mutant.new, text, count=1), encoding="utf-8")
    return True


def outcome(mutant: Mutant, long: bool) -> str:
    """killed (by which test), lived or gone."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as place:
        copy = Path(place, "copy")
        kept = shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", "output")
        shutil.copytree(ROOT, copy, ignore=kept)
        if not changed(copy, mutant):
            return "gone"
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS[mutant.folder]]
        environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        ran = subprocess.run(
            [*command, *(() if long else ("-m", "not long"))],
            cwd=copy, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        failed = re.search(r"^(?:FAILED|ERROR) (\S+)", ran.stdout, re.MULTILINE)
        return f"killed by {failed[1] if failed else ran.stdout[-200:]}" if ran.returncode else "lived"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=TESTS, metavar="FOLDER", help="instead of every folder")
    parser.add_argument("--long", action="store_true", help="run the long tests too")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="so many mutants at once")
    asked = parser.parse_args()
    chosen = [mutant for mutant in MUTANTS if not asked.only or mutant.folder in asked.only]
    ends = []
    with ThreadPoolExecutor(asked.jobs) as pool:
        for mutant, end in zip(chosen, pool.map(lambda one: outcome(one, asked.long), chosen), strict=True):
            ends.append(end)
            print(f"{mutant.folder:11} {mutant.old:36} -> {mutant.new:36} {end}", flush=True)
    print(f"{len(ends)} mutants: {ends.count('lived')} lived, {ends.count('gone')} gone")
    return 1 if "lived" in ends or "gone" in ends else 0


if __name__ == "__main__":
    sys.exit(main())
