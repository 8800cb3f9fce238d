"""Runs what takes long: the long tests, 500 kills, soaks, fuzzing, growth of time, a long show, versions.

    python tests/long_runs.py [--only NAME]... [--logs FOLDER]

Takes some hours. Each run writes its own log. A table says how each ended; the exit code is 1 when one failed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).parent
RUNS = {
    "suite": ["-m", "pytest", "-q", "-m", "long", str(TESTS)],
    "kills": ["-m", "pytest", "-q", "-k", "killed or stopped", str(TESTS / "test_faults.py"), str(TESTS / "faults")],
    "soak": [str(TESTS / "soak.py"), "--builds", "500", "--engine", "tone"],
    "soak-speaking": [str(TESTS / "soak.py"), "--builds", "500", "--engine", "pyttsx3"],
    "fuzz": [str(TESTS / "fuzz" / "run.py"), "--minutes", "10"],
    "growth": [str(TESTS / "fuzz" / "growth.py"), "--bytes", "20000"],
    "long-show": [str(TESTS / "crowds" / "long_show.py"), "10000"],
    "versions": [str(TESTS / "versions.py"), "--audit"],
}
FAULT_ROUNDS = "500"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=RUNS, metavar="NAME", help=f"of {', '.join(RUNS)}")
    parser.add_argument("--logs", type=Path, help="folder for the logs, instead of a temporary one")
    asked = parser.parse_args()
    logs = asked.logs or Path(tempfile.mkdtemp(prefix="long-runs-"))
    logs.mkdir(parents=True, exist_ok=True)
    failed = []
    for name in asked.only or RUNS:
        began = time.monotonic()
        rounds = {"FAULT_ROUNDS": FAULT_ROUNDS} if name == "kills" else {}
        with (logs / f"{name}.log").open("w", encoding="utf-8") as log:
            ran = subprocess.run(
                [sys.executable, *RUNS[name]], stdout=log, stderr=subprocess.STDOUT, env=os.environ | rounds, check=False
            )
        said = (logs / f"{name}.log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
        failed += [name] * (ran.returncode != 0)
        ended = f"exit {ran.returncode}" if ran.returncode else "good"
        print(f"{name:14} {ended:8} {(time.monotonic() - began) / 60:6.1f} min  {said[-1] if said else ''}", flush=True)
    print(f"logs: {logs}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
