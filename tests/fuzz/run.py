"""Let atheris loose on the text stages: each target for so many minutes, in a process of its own.

    pip install -e '.[fuzz]'            (Python 3.11 to 3.13: what atheris is built for)
    python tests/fuzz/run.py --minutes 10

A find is written to FOUND/<target>/ and told with its traceback; the exit code is then 1. What was tried is in the
last line. Seeds are in tests/fuzz/corpus; what a run learns is kept in FOUND, not in the repository.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TARGETS = ("reading", "scripting", "spoken", "script_file", "markdown", "toml", "feeds")
LONGEST_INPUT = 4096
SLOWEST_INPUT_S = 20


def fuzz(target: str, found: Path, minutes: float) -> tuple[int, bool]:
    """Executions done, and whether nothing was found."""
    place = found / target
    place.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable, __file__, "--only", target, str(place), str(HERE / "corpus" / target), f"-max_total_time={minutes * 60:.0f}",
        f"-artifact_prefix={place}/find-", f"-max_len={LONGEST_INPUT}", f"-timeout={SLOWEST_INPUT_S}", "-rss_limit_mb=3000",
        "-print_final_stats=1", f"-dict={HERE / 'words.dict'}",
    ]  # fmt: skip
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace")
    executed = re.search(r"number_of_executed_units: *(\d+)", done.stderr)
    (place.parent / f"{target}.log").write_text(done.stderr[-20_000:], encoding="utf-8")
    if done.returncode:
        print(done.stderr[-4000:])
    return int(executed[1]) if executed else 0, done.returncode == 0


def only(target: str, arguments: list[str]) -> None:
    """Be the process that fuzzes one target; libFuzzer takes it from here."""
    import atheris

    sys.path.insert(0, str(HERE))
    with atheris.instrument_imports(include=["podcaster", "markdown_it"]):
        import promises

    atheris.Setup([sys.argv[0], *arguments], promises.TARGETS[target])
    atheris.Fuzz()


def main() -> int:
    """Every target in its turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, help="for each target")
    parser.add_argument("--target", action="append", choices=TARGETS)
    parser.add_argument("--found", type=Path, help="where finds and what was learned go; a temporary folder otherwise")
    chosen = parser.parse_args()
    found = chosen.found or Path(tempfile.mkdtemp(prefix="podcaster-fuzz-"))
    whole = True
    for target in chosen.target or TARGETS:
        executed, clean = fuzz(target, found, chosen.minutes)
        whole = whole and clean
        print(
            f"{target}: {executed:,} inputs, {'nothing found' if clean else f'a find in {found / target}'}", flush=True
        )
    return 0 if whole else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--only"]:
        only(sys.argv[2], sys.argv[3:])
    sys.exit(main())
