"""Runs a command of README.md, so that what is tested is what README says.

    python3 .ci/readme.py build|tests

`build` is README's first `sh` block, `tests` its second. Exits with the command's exit code. On Windows the command is
run as README says there: `.venv\\Scripts\\` for `.venv/bin/`, and `python` for `python3`.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCKS = ("build", "tests")


def command(name: str) -> str:
    """The text of the `sh` block."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"^```sh\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
    if len(found) != len(BLOCKS):
        raise SystemExit(f"README.md has {len(found)} `sh` blocks, not {len(BLOCKS)}")
    return found[BLOCKS.index(name)].strip()


def main() -> int:
    if len(sys.argv) != 2 or sys.argv[1] not in BLOCKS:
        raise SystemExit(__doc__)
    asked = command(sys.argv[1])
    print(f"$ {asked}", flush=True)
    if sys.platform == "win32":
        asked = re.sub(r"(\.venv[\w-]*)/bin/", r"\1\\Scripts\\", asked).replace("python3 ", "python ").replace("'", '"')
    return subprocess.run(asked, shell=True, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
