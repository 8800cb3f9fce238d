"""The engine that CONTRIBUTING shows can be copied from there, and works."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "tests" / "articles" / "nato.txt"


def block(language: str) -> str:
    """The first code block of a language in the section on engines."""
    section = (
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Adding an engine")[2].partition("\n## ")[0]
    )
    found = re.search(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.mark.long
def test_the_example_engine_speaks_an_episode(tmp_path: Path) -> None:
    """Copied into a folder and installed as its pyproject.toml says, it is used by its name; its takes are kept."""
    (tmp_path / "beeps.py").write_text(block("python"), encoding="utf-8")
    project = tomllib.loads(block("toml"))["project"]
    installed = tmp_path / f"podcaster_beeps-{project['version']}.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    (group, entries) = next(iter(project["entry-points"].items()))
    lines = [f"[{group}]", *(f"{name} = {target}" for name, target in entries.items())]
    (installed / "entry_points.txt").write_text("\n".join(lines))
    command = [sys.executable, "-m", "podcaster", "build", str(ARTICLE), "--engine", "beeps", "--json"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["takes"]["made"] > 20
    (take, *_) = tmp_path.glob("output/.takes/*/*.take")
    assert b'"sample_rate_hz":24000' in take.read_bytes()[:200]
