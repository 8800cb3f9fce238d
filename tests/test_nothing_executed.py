"""What podcaster's own source never does, proved by reading it: run what it was given, or parse XML that reaches out."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import podcaster

ROOT = Path(podcaster.__file__).parent
MODULES = {"pickle", "cPickle", "_pickle", "marshal", "shelve", "dbm", "dill", "cloudpickle", "joblib", "yaml", "code", "codeop", "runpy"}
"""Modules that make programs or objects of bytes."""
TO_OWN_PROCESSES = {"system/process_pool.py", "system/worker.py"}
"""Where pickle is right, as in Python's own multiprocessing: over the pipes between a process and the workers it started."""
XML = {"xml", "xmlrpc", "defusedxml", "bs4"}
HARMLESS_XML = {"xml.sax.saxutils"}
NAMES = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
ATTRIBUTES = {
    "os": {"system", "popen", "execv", "execve", "execvp", "execl", "execlp", "spawnv", "spawnl", "spawnlp", "startfile", "tempnam"},
    "subprocess": {"getoutput", "getstatusoutput"},
    "asyncio": {"create_subprocess_shell"},
    "tempfile": {"mktemp"},
}  # fmt: skip
PARSERS = {"fromstring", "XML", "parse", "iterparse", "XMLPullParser", "fromstringlist"}
SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False}


def wrong(tree: ast.Module) -> Iterator[str]:
    """Everything that is not allowed in a source."""
    for node in ast.walk(tree):
        for module in imported(node):
            if module.split(".")[0] in MODULES or (module.split(".")[0] in XML and module not in HARMLESS_XML):
                yield f"line {node.lineno} imports {module}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("/tmp"):
            yield f"line {node.lineno} names a place where everybody may write"
        if isinstance(node, ast.Call):
            yield from wrong_call(node)


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def wrong_call(call: ast.Call) -> Iterator[str]:
    words = {word.arg: word.value.value if isinstance(word.value, ast.Constant) else ... for word in call.keywords}
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    owner = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if (not owner and name in NAMES) or name in ATTRIBUTES.get(owner, ()):
        yield f"line {call.lineno} calls {name}"
    if words.get("shell", False) is not False:
        yield f"line {call.lineno} runs a shell"
    if name == "XMLParser" and SAFE.items() - words.items():
        yield f"line {call.lineno} makes a parser that may reach out"
    if owner.endswith("etree") and name in PARSERS and not any(getattr(one, "func", None) for one in call.args):
        yield f"line {call.lineno} parses XML with no parser of its own"


def test_nothing_is_executed() -> None:
    """No bytes become objects or programs, no shell is asked, no XML parser resolves entities or fetches."""
    sources = sorted(ROOT.rglob("*.py"))
    assert len(sources) > 100
    found = {path.relative_to(ROOT).as_posix(): list(wrong(ast.parse(path.read_text(encoding="utf-8")))) for path in sources}
    for place in TO_OWN_PROCESSES:
        found[place] = [one for one in found[place] if not one.endswith(" imports pickle")]
    assert {place: what for place, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from marshal import loads",
        "import yaml",
        "import xml.etree.ElementTree as ET",
        "from xml.dom import minidom",
        "eval('1')",
        "exec(text)",
        "__import__(name)",
        "os.system('ls')",
        "os.popen(command)",
        "subprocess.run('ls', shell=True)",
        "subprocess.Popen(command, shell=asked)",
        "subprocess.getoutput('ls')",
        "tempfile.mktemp()",
        "Path('/tmp/podcaster')",
        "etree.XMLParser()",
        "etree.XMLParser(resolve_entities=True, no_network=True, load_dtd=False)",
        "etree.XMLParser(resolve_entities=False, no_network=True)",
        "etree.fromstring(text)",
        "lxml.etree.parse(path)",
    ],
)
def test_what_is_wrong_is_seen(source: str) -> None:
    """The reading itself works."""
    assert len(list(wrong(ast.parse(source)))) == 1
