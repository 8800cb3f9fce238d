"""Patterns that are compiled late: they do what compiled ones do, and every one of podcaster's is right."""

import copy
import pickle
import re
import subprocess
import sys

import pytest

from podcaster.system.lazy_regex import lazy_regex


def test_a_lazy_pattern_does_what_a_compiled_one_does() -> None:
    """Searching, replacing, splitting, groups and flags."""
    lazy, compiled = (make(r"(?P<year>\d{4})-(\d\d)", re.A) for make in (lazy_regex, re.compile))
    text = "from 2024-05 to 2026-11"
    assert lazy.sub(r"\2/\1", text) == compiled.sub(r"\2/\1", text) == "from 05/2024 to 11/2026"
    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.split(text) == compiled.split(text)
    assert [found.span() for found in lazy.finditer(text)] == [(5, 12), (16, 23)]
    assert lazy.fullmatch("2024-05")
    assert not lazy.fullmatch(text)
    assert not lazy.match(text)
    assert (lazy.pattern, lazy.flags, dict(lazy.groupindex)) == (compiled.pattern, compiled.flags, {"year": 1})


def test_a_pattern_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making one compiles nothing; two searches compile once."""
    compiled: list[str] = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda pattern, flags: compiled.append(pattern) or real(pattern, flags))
    lazy = lazy_regex("quay")
    assert lazy.pattern == "quay"
    assert not compiled
    assert lazy.search("a quay")
    assert lazy.search("two quays")
    assert compiled == ["quay"]


def test_a_pattern_can_be_copied_and_sent_to_another_process() -> None:
    """Used or not."""
    lazy = lazy_regex("QUAY", re.I)
    for same in (copy.copy(lazy), copy.deepcopy(lazy), pickle.loads(pickle.dumps(lazy))):
        assert same.search("a quay")
    lazy.search("a quay")
    assert pickle.loads(pickle.dumps(lazy)).search("a quay")


def test_every_pattern_of_podcaster_compiles() -> None:
    """An error in a pattern would otherwise show when somebody's article needs it. Its modules are imported in a process
    of their own."""
    done = subprocess.run([sys.executable, "-c", COMPILE_ALL], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 500


COMPILE_ALL = """
import importlib, pkgutil, re
import podcaster
import podcaster.system.lazy_regex as module

made, lazy_regex = [], module.lazy_regex
module.lazy_regex = lambda pattern, flags=0: made.append((pattern, flags)) or lazy_regex(pattern, flags)
for found in pkgutil.walk_packages(podcaster.__path__, "podcaster."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
for pattern, flags in made:
    re.compile(pattern, flags)
print(len(made))
"""
