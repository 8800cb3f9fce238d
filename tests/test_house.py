"""The rules of the house: who may import whom, what is public, how large a module may grow."""

import ast
from pathlib import Path

import podcaster

ROOT = Path(podcaster.__file__).parent
STAGES = ("reading", "scripting", "casting", "recording", "mixing", "publishing")
LEAVES = (
    "errors", "files", "ffmpeg", "version", "content_store", "cluster", "interrupts", "exchange", "toml_text", "given_files",
)  # fmt: skip
THIRD_PARTIES = {
    "pydub": "mixing/stitch.py",
    "mutagen": "mixing/tags.py",
    "PIL": "mixing/",
    "typer": "cli/",
    "rich": "cli/",
    "pyttsx3": "recording/engines/",
    "filelock": "files.py",
    "starlette": "publishing/server.py",
    "uvicorn": "publishing/server.py",
    "distributed": "cluster.py",
    "fsspec": "publishing/remote.py",
}
LARGEST_MODULE_LINES = 400


def imports(path: Path) -> set[str]:
    """Every module a file imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_stages_import_only_earlier_stages() -> None:
    """No stage imports a later one, the pipeline or the command line."""
    for number, stage in enumerate(STAGES):
        allowed = {*STAGES[: number + 1], *LEAVES}
        for path in (ROOT / stage).rglob("*.py"):
            for module in imports(path):
                parts = module.split(".")
                if parts[0] == "podcaster" and len(parts) > 1:
                    assert parts[1] in allowed, f"{path} imports {module}"


def test_third_parties_stay_in_their_place() -> None:
    """Swapping a library touches one place."""
    for path in ROOT.rglob("*.py"):
        for module in imports(path):
            place = THIRD_PARTIES.get(module.split(".")[0])
            assert place is None or path.relative_to(ROOT).as_posix().startswith(place), f"{path} imports {module}"


def test_public_names_are_there() -> None:
    """Each public name can be had, and they are these."""
    assert all(getattr(podcaster, name) for name in podcaster.__all__)
    assert {"read_article", "write_script", "assign_cast", "build_episode"} <= set(podcaster.__all__)


def test_modules_are_one_idea() -> None:
    """No module has outgrown its idea."""
    for path in ROOT.rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LARGEST_MODULE_LINES, path
