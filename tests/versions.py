"""The quick tests on every Python and with the oldest and newest dependencies that pyproject.toml allows.

    python tests/versions.py [--python PROGRAM]... [--deps oldest|newest] [--audit] [-- PYTEST WORDS...]

Builds a source distribution from this checkout, and a wheel from that. For every combination it installs the wheel into
a new venv outside the checkout, builds an article there with an empty home folder and an empty PATH, and runs the quick
tests of the source distribution against the installed wheel. It ends with a table. The exit code is 1 when anything
failed. `--audit` also asks pip-audit about the installed packages, if its service can be reached.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
EXTRAS = ("test", "natural", "languages", "sftp", "s3", "webdav")
BOUND = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,]+\])?>=(?P<version>[\w.]+)[^;]*(?P<marker>;.*)?")
NICE = [nice, "-n", "15"] if (nice := shutil.which("nice")) else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One row of the table."""

    python: str
    deps: str
    article: str
    """How the build outside the checkout ended."""
    tests: str
    audit: str
    good: bool


def run(*command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> tuple[int, str]:
    """The exit code, and stdout and stderr together."""
    ran = subprocess.run(
        [*NICE, *map(str, command)], cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return ran.returncode, ran.stdout


def must(*command: str | Path, cwd: Path | None = None) -> str:
    code, said = run(*command, cwd=cwd)
    if code:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said[-3000:]}")
    return said


def project() -> dict[str, Any]:
    """The table `project` of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def oldest(extras: Iterable[str] = EXTRAS) -> list[str]:
    """Each dependency of the package and of these extras, pinned to its lower bound: name==bound."""
    named = project()
    asked = [*named["dependencies"], *(one for extra in extras for one in named["optional-dependencies"][extra])]
    found = [BOUND.match(one) for one in asked if not one.startswith(f"{named['name']}[")]
    return [f"{bound['name']}=={bound['version']}{bound['marker'] or ''}" for bound in found if bound]


def available(pins: Iterable[str], pip: list[str | Path], where: Path) -> tuple[list[str], list[str]]:
    """The pins that have a wheel for this Python, and the pins that have none."""
    found, lacking = [], []
    for pin in pins:
        code, _ = run(*pip, "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", where, pin)
        (lacking if code else found).append(pin)
    return found, lacking


def pythons() -> list[str]:
    """Every supported Python that is on the PATH or in pyenv's folder."""
    found = []
    for version in PYTHONS:
        own = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"))
        program = str(own[-1]) if own else shutil.which(f"python{version}")
        if program:
            found.append(program)
    return found


def distributions(place: Path) -> tuple[Path, Path]:
    """The unpacked sdist of this checkout, without the package itself, and the wheel that was built from it."""
    builder = place / "builder"
    must(sys.executable, "-m", "venv", builder)
    must(builder / "bin" / "pip", "install", "-q", "build")
    must(builder / "bin" / "python", "-m", "build", "-q", "-o", place / "dist", ROOT)  # the wheel is made of the sdist
    sdist, wheel = next(place.glob("dist/*.tar.gz")), next(place.glob("dist/*.whl"))
    with tarfile.open(sdist) as archive:
        archive.extractall(place / "source", filter="data")
    source = next((place / "source").iterdir())
    shutil.rmtree(source / "podcaster")  # so that tests import the installed package
    return source, wheel


def built_outside(bin_folder: Path, source: Path, place: Path) -> tuple[bool, str]:
    """Build an article in an empty folder, with an empty home folder and an empty PATH."""
    home, folder = place / "home", place / "elsewhere"
    home.mkdir()
    folder.mkdir()
    shutil.copy(source / "tests" / "articles" / "nato.txt", folder / "nato.txt")
    code, said = run(
        bin_folder / "podcaster", "build", "nato.txt", "--json", cwd=folder, env={"HOME": str(home), "PATH": ""}
    )
    if code:
        return False, said.strip()[-200:]
    made = json.loads(said)
    left = [str(path.relative_to(home)) for path in home.rglob("*")]
    whole = (folder / made["mp3"]).stat().st_size > 1_000_000 and not left
    return whole, f"{made['duration_ms'] // 1000} s, {made['takes']['made']} takes{f', left {left} at home' if left else ''}"


def tried(python: str, deps: str, source: Path, wheel: Path, place: Path, words: list[str], audit: bool) -> Outcome:
    place.mkdir()
    must(python, "-m", "venv", place / "venv")
    bin_folder = place / "venv" / "bin"
    pip: list[str | Path] = [bin_folder / "python", "-m", "pip", "--disable-pip-version-check"]
    pins, floating = available(oldest(), pip, place / "files") if deps == "oldest" else ([], [])
    asked = f"{project()['name']}[{','.join(EXTRAS)}] @ {wheel.as_uri()}"
    code, said = run(*pip, "install", "-q", asked, *pins)
    version = must(python, "-c", "import platform; print(platform.python_version())").strip()
    name = deps + (f" (no wheel of {', '.join(floating)})" if floating else "")
    if code:
        return Outcome(python=version, deps=name, article="", tests=f"install: {said[-400:]}", audit="", good=False)
    must(*pip, "check")
    frozen = must(*pip, "freeze")
    (place / "frozen.txt").write_text(frozen, encoding="utf-8")
    well, article = built_outside(bin_folder, source, place)
    code, said = run(
        bin_folder / "pytest", "-q", "-p", "no:cacheprovider", "-m", "not long", *words, cwd=source,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    (place / "tests.log").write_text(said, encoding="utf-8")
    last = (said.strip().splitlines() or ["nothing"])[-1].strip("= ")
    if code:
        print(said[-6000:], flush=True)
    return Outcome(
        python=version,
        deps=name,
        article=article,
        tests=last,
        audit=audited(place / "frozen.txt", place.parent) if audit else "not asked",
        good=well and code == 0,
    )


def audited(frozen: Path, place: Path) -> str:
    """What pip-audit says about these packages, without podcaster itself."""
    folder = place / "auditor"
    if not folder.exists():
        must(sys.executable, "-m", "venv", folder)
        must(folder / "bin" / "pip", "install", "-q", "pip-audit")
    lines = [line for line in frozen.read_text(encoding="utf-8").splitlines() if not line.startswith((project()["name"], "-e "))]
    asked = frozen.with_name("audited.txt")
    asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, said = run(folder / "bin" / "pip-audit", "-r", asked, "--no-deps", "--disable-pip", "--progress-spinner", "off")
    (frozen.with_name("audit.log")).write_text(said, encoding="utf-8")
    unasked = said.count("could not be audited")
    if unasked >= len(lines):
        return "the vulnerability service was not reached"
    found = re.search(r"(No known|Found \d+ known) vulnerabilit[^\n]*", said)
    return (found[0] if found else f"exit {code}") + (f", {unasked} not audited" if unasked else "")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", metavar="PROGRAM", help="only this Python")
    parser.add_argument("--deps", choices=("oldest", "newest"), help="instead of both")
    parser.add_argument("--audit", action="store_true", help="ask pip-audit too")
    parser.add_argument("words", nargs="*", metavar="PYTEST WORDS", help="more arguments for pytest")
    asked = parser.parse_args()
    print(f"{'python':9}{'dependencies':14}article built outside / quick tests / audit", flush=True)
    rows = []
    with tempfile.TemporaryDirectory(prefix="versions-") as name:
        place = Path(name)
        source, wheel = distributions(place)
        for number, python in enumerate(asked.python or pythons()):
            for deps in [asked.deps] if asked.deps else ["oldest", "newest"]:
                row = tried(python, deps, source, wheel, place / f"{number}-{deps}", asked.words, asked.audit)
                rows.append(row)
                print(f"{row.python:9}{row.deps:14}{row.article} / {row.tests} / {row.audit}", flush=True)
    print("\n| Python | dependencies | article built outside | quick tests | audit |\n|---|---|---|---|---|")
    for row in rows:
        print(f"| {row.python} | {row.deps} | {row.article} | {row.tests} | {row.audit} |")
    return 0 if all(row.good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
