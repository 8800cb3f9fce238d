"""The rules of the house: who may import whom, what is public, how large a module may grow."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import podcaster

ROOT = Path(podcaster.__file__).parent
ROOMS = (
    "system", "languages", "reading", "scripting", "casting", "recording", "mixing", "publishing", "show", "pipeline", "doctor", "cli",
)  # fmt: skip
"""From the ground up: a room imports rooms before it, never one behind it."""
LOOSE = {"__init__.py", "__main__.py", "errors.py", "version.py"}
"""The only modules outside the rooms."""
THIRD_PARTIES = {
    "PIL": ["mixing/cover.py", "mixing/plot.py"],
    "charset_normalizer": ["reading/decoding.py"],
    "distributed": ["system/cluster.py"],
    "espeakng_loader": ["recording/engines/espeak_library.py"],
    "filelock": ["system/files.py"],
    "fsspec": ["publishing/remote.py"],
    "httpx": ["doctor/visitor.py", "reading/fetching.py", "system/http.py"],
    "imageio_ffmpeg": ["system/ffmpeg.py"],
    "keyring": ["publishing/remote.py"],
    "jinja2": ["publishing/"],
    "lxml": ["reading/", "publishing/feed.py", "doctor/feed.py"],
    "markdown_it": ["reading/markdown.py"],
    "msgspec": ["system/validation.py"],
    "mutagen": ["mixing/containers/"],
    "num2words": ["recording/forms/other_languages.py"],
    "paramiko": ["publishing/remote.py"],
    "pydub": ["mixing/stitch.py"],
    "pyttsx3": ["recording/engines/"],
    "readability": ["reading/votes.py"],
    "rich": ["cli/progress.py"],
    "starlette": ["publishing/server.py"],
    "trafilatura": ["reading/"],
    "typer": ["cli/"],
    "uvicorn": ["publishing/server.py"],
    "webdav4": ["publishing/remote.py"],
}
"""The one place of every third party: whoever swaps a library finds it there."""
LARGEST_MODULE_LINES = 400
PUBLIC = {
    "Article", "Cast", "Chapter", "Cue", "Episode", "Player", "PodcasterError", "Production", "Progress", "Role",
    "Script", "Settings", "Speaker", "TimedCue", "Timeline", "Voice", "assign_cast", "build_episode", "build_episodes",
    "load_settings", "read_article", "write_script",
}  # fmt: skip
FILES = sorted(ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = ("podcaster", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in FILES}


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, also inside functions; of `from podcaster.show import cast` the module `cast`."""
    typing_only = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            typing_only |= {id(child) for child in ast.walk(node)}
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} has a relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else str(node.module)


@pytest.mark.parametrize("room", ROOMS)
def test_no_import_goes_up_the_house(room: str) -> None:
    """A room imports only itself, the rooms below it, errors and version."""
    allowed = {*ROOMS[: ROOMS.index(room) + 1], "errors", "version"}
    for path in (ROOT / room).rglob("*.py"):
        for module in imports(path):
            parts = module.split(".")
            if parts[0] == "podcaster":
                assert len(parts) > 1, f"{path} imports the package's own root"
                assert parts[1] in allowed, f"{path} imports {module}"


def test_no_imports_go_in_a_circle() -> None:
    """No module imports itself through others, inside a function or not."""
    graph = {name: {one for one in imports(path) if one in MODULES and one != name} for name, path in MODULES.items()}
    while True:
        ends = {name for name, below in graph.items() if not below & graph.keys()}
        if not ends:
            break
        graph = {name: below for name, below in graph.items() if name not in ends}
    assert not graph, f"in circles, or above one: {sorted(graph)}"


def test_no_module_is_loose() -> None:
    """Everything has its room."""
    assert {path.name for path in ROOT.glob("*.py")} == LOOSE
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert rooms == set(ROOMS)


def test_third_parties_stay_in_their_place() -> None:
    """Swapping a library touches one place; a new one is listed here."""
    for path in FILES:
        for module in imports(path):
            top = module.split(".")[0]
            if top == "podcaster" or top in sys.stdlib_module_names:
                continue
            places = THIRD_PARTIES.get(top)
            assert places is not None, f"{path} imports {module}, which has no place"
            where = path.relative_to(ROOT).as_posix()
            assert any(where == place or (place.endswith("/") and where.startswith(place)) for place in places), where


def test_the_public_names_are_these() -> None:
    """No name is added to or lost from the public ones by accident, and each can be had."""
    assert set(podcaster.__all__) == PUBLIC
    assert all(getattr(podcaster, name) for name in PUBLIC)
    assert (ROOT / "py.typed").exists()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_modules_are_one_idea(path: Path) -> None:
    """No module has outgrown its idea, none has a name that says nothing, and each begins with what it is."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LARGEST_MODULE_LINES
    assert path.stem not in ("utils", "util", "helpers", "manager", "data", "common", "misc")
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
