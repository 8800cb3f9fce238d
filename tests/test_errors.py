"""The tree of errors: drawn as it is, and every error one line with its parts as fields."""

import errno
import inspect
import pkgutil
import re
from importlib import import_module

import pytest
from mutagen import MutagenError

import podcaster
from podcaster import errors
from podcaster.cli.explained import printable
from podcaster.errors import PodcasterError, UsageError, cause_of


def modules() -> list[object]:
    names = [found.name for found in pkgutil.walk_packages(podcaster.__path__, "podcaster.")]
    return [import_module(name) for name in names if not name.endswith("__main__")]


def subclasses(of: type) -> set[type]:
    return {one for below in of.__subclasses__() for one in (below, *subclasses(below))}


def test_the_tree_is_drawn_as_it_is() -> None:
    """errors.py draws every PodcasterError that any module defines, and no other."""
    modules()
    drawn = re.findall(r"^    [├└]── (\w+)  ", errors.__doc__ or "", re.M)
    assert len(drawn) == len(set(drawn)) >= 10
    assert set(drawn) == {one.__name__ for one in subclasses(PodcasterError) if one.__module__.startswith("podcaster.")}
    exit_2 = {one.__name__ for one in subclasses(PodcasterError) if one.exit_code != 1}
    assert exit_2 == {"UsageError"}


def test_exceptions_between_modules_are_named() -> None:
    """Every other public exception is listed as one that never reaches people."""
    defined = {
        name
        for module in modules()
        for name, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, Exception) and one.__module__ == module.__name__  # type: ignore[attr-defined]
    }
    others = {name for name in defined if not name.startswith("_")} - {one.__name__ for one in subclasses(PodcasterError)}
    assert all(re.search(rf"\b{name}\b", errors.__doc__ or "") for name in others - {"PodcasterError"}), others


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (OSError(errno.ELOOP, "Too many levels of symbolic links", "/a/b"), "Too many levels of symbolic links"),
        (MutagenError(OSError(errno.EIO, "Input/output error", "/a/b")), "Input/output error"),
        (ValueError("lstat: embedded null character in path"), "no file can have that name"),
        (ValueError("bad\nvalue"), "bad\nvalue"),
        (KeyError(), "KeyError"),
    ],
)
def test_the_cause_of_an_error_has_no_number_and_no_path(error: Exception, cause: str) -> None:
    """What failed is named by the text around it; a path may hold the token of a private feed."""
    assert cause_of(error) == cause


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (PodcasterError("it broke"), "it broke"),
        (PodcasterError("it broke", where="a.toml, line 3"), "a.toml, line 3: it broke"),
        (PodcasterError("it broke", advice="mend it"), "it broke: mend it"),
        (UsageError("it broke", where="a: b", advice="mend it: now"), "a: b: it broke: mend it: now"),
    ],
)
def test_an_error_is_a_line_and_its_parts(error: PodcasterError, line: str) -> None:
    """Where, what and advice are fields, whatever colons are in them."""
    assert str(error) == line
    assert line == ": ".join(part for part in (error.where, error.what, error.advice) if part)


def test_nothing_in_a_line_commands_a_terminal() -> None:
    """Control characters and line breaks are shown as escapes."""
    assert printable("a\x1b[31mb\nc\u202e é") == "a\\x1b[31mb\\nc\\u202e é"
