"""Checks the distributions before they are published.

    python .ci/check_release.py FOLDER [TAG]

FOLDER holds one sdist and one wheel. Both must hold every file that they should, and the wheel, installed into a new
environment, must build the example article. With TAG, for a release: TAG must be "v" and the version of
`pyproject.toml`, CHANGELOG.md must have a section of that version, and `pyproject.toml` must have a distribution name
and addresses of its own. Exits with 1 and says what is wrong otherwise.
"""

import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BESIDE_THE_CODE = (
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "README.md", "SECURITY.md", "pyproject.toml",
    ".ci/readme.py", ".ci/run", ".ci/check_release.py",
)  # fmt: skip
OWN = ("voices/cast.toml", "voices/.cast.toml.lock")
"""Files that building the example leaves in a checkout."""


def kept(folder: str) -> set[str]:
    """The files of a folder that belong to the project: no byte code, and no cast of the folder's own."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in files if not path.as_posix().endswith(OWN)}


def wrong_files(folder: Path) -> list[str]:
    """What the sdist and the wheel lack, and what they hold without need."""
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    with tarfile.open(sdist) as archive:
        in_sdist = {name.partition("/")[2] for name in archive.getnames()}
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = set(archive.namelist())
    code, voices = kept("podcaster"), kept("voices")
    needed = {*code, *voices, *kept("tests"), *BESIDE_THE_CODE}
    shipped = {*code, *(f"podcaster/{name}" for name in voices)}
    licences = [name for name in ("LICENSE", "NOTICE") if not any(f"licenses/{name}" in one for one in in_wheel)]
    return [
        *(f"{sdist.name} lacks {name}" for name in sorted(needed - in_sdist)),
        *(f"{wheel.name} lacks {name}" for name in sorted({*shipped - in_wheel, *licences})),
        *(f"{one} is not to be shipped" for one in sorted(in_sdist | in_wheel) if one.endswith(OWN)),
    ]


def not_to_be_released(tag: str) -> list[str]:
    """What must change before this tag may be published."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = project["version"]
    wrong = [] if tag == f"v{version}" else [f"the tag {tag} is not v{version}, the version of pyproject.toml"]
    if f"\n## [{version}]" not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        wrong.append(f"CHANGELOG.md has no section [{version}]: rename Unreleased and add the date")
    if project["name"] == "podcaster":
        wrong.append("podcaster on PyPI is another project: choose another name in pyproject.toml")
    if any("//example.org" in url for url in project["urls"].values()):
        wrong.append("the addresses in pyproject.toml, [project.urls], are examples: set the real ones")
    return wrong


def not_working(folder: Path) -> list[str]:
    """What goes wrong when the wheel is installed into a new environment and builds the example."""
    (wheel,) = folder.glob("*.whl")
    with tempfile.TemporaryDirectory() as place:
        venv.create(f"{place}/venv", with_pip=True)
        programs = Path(place, "venv", "Scripts" if os.name == "nt" else "bin")
        article = ROOT / "tests" / "articles" / "nato.txt"
        for command in (
            [programs / "python", "-m", "pip", "install", "-q", wheel.resolve()],
            [programs / "podcaster", "build", article],
        ):
            ran = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
            if ran.returncode:
                return [f"{command[0].name} of {wheel.name} failed: {ran.stderr.strip()[-500:]}"]
        made = list(Path(place).glob("output/*/*.mp3"))
        return [] if len(made) == 1 else [f"the installed wheel made {len(made)} episodes of one article"]


def main() -> int:
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    wrong = [*wrong_files(folder), *(not_to_be_released(sys.argv[2]) if len(sys.argv) == 3 else ())]
    wrong = wrong or not_working(folder)
    print("\n".join(wrong) or "the distributions are complete, and the wheel builds the example")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
