"""How a show begins: what `podcaster init` demands and writes."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from podcaster.show.new_show import TEMPLATE, new_show
from podcaster.show.settings import TABLES, Settings, load_settings


def init(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "podcaster", "init", str(folder), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def test_a_show_needs_a_title_alone(tmp_path: Path) -> None:
    """Everything else may be left out, as the file says; it stands there as a comment, and the defaults serve."""
    done = init(tmp_path / "show", "--title", 'Tides "and" boats')
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "show" / "podcaster.toml").read_text(encoding="utf-8")
    assert all(f"\n# {key} = " in written for key in ("author", "email", "url", "cover"))
    settings = load_settings(tmp_path / "show")
    assert settings.title == 'Tides "and" boats'
    default = Settings()
    assert (settings.author, settings.email, settings.url, settings.cover) == ("", "", "", None)
    assert (settings.language, settings.category, settings.rate_wpm) == (default.language, default.category, None)
    assert {path.name for path in (tmp_path / "show").iterdir()} == {"podcaster.toml", "voices", "output"}


def test_a_show_without_a_title_is_a_usage_error(tmp_path: Path) -> None:
    """Where nobody can be asked, one line says what to give, and nothing is written."""
    done = init(tmp_path / "show")
    assert (done.returncode, done.stderr) == (2, "podcaster: a show needs a title: give one with --title\n")
    assert not (tmp_path / "show").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal as Unix has it")
def test_a_question_that_is_not_answered_ends_the_command(tmp_path: Path) -> None:
    """Ctrl-D at "Title of the show:" is told in one line, as every interruption is, and nothing is written."""
    keyboard, terminal = os.openpty()
    os.write(keyboard, b"\n\x04")
    done = subprocess.run(
        [sys.executable, "-m", "podcaster", "init", str(tmp_path / "show")], stdin=terminal, capture_output=True, text=True, check=False
    )
    os.close(keyboard)
    os.close(terminal)
    asked, told = done.stderr.splitlines()
    assert asked.count("Title of the show:") == 2
    assert (done.returncode, told) == (130, "podcaster: interrupted; run the same command again to resume")
    assert not (tmp_path / "show").exists()


def test_what_is_given_is_in_the_file(tmp_path: Path) -> None:
    """Each option of init sets its key."""
    given = {"title": "Tides", "author": "The Post", "email": "post@example.org", "url": "https://example.org/pod/", "language": "de", "category": "Science"}
    done = init(tmp_path, *[word for key, value in given.items() for word in (f"--{key}", value)])
    assert done.returncode == 0, done.stderr
    settings = load_settings(tmp_path)
    assert {key: getattr(settings, key) for key in given} == given
    assert "exists already: edit it" in init(tmp_path, "--title", "Other").stderr


def test_the_file_explains_every_key_that_is_read(tmp_path: Path) -> None:
    """Without its # each line of the template is a key in its own table, with a value that is accepted."""
    text = new_show(tmp_path, title="Tides").read_text(encoding="utf-8")
    bare = re.sub(r"^# (\w+ = )", r"\1", text, flags=re.M)
    tables = tomllib.loads(bare)
    assert {name: set(table) for name, table in tables.items()} == {
        name: set(table.__struct_fields__) for name, table in TABLES.items()
    }
    (tmp_path / "podcaster.toml").write_text(bare, encoding="utf-8")
    shown = load_settings(tmp_path)
    for key in ("target_lufs", "pause_percent", "opening", "notice", "fragments", "language", "category"):
        assert getattr(shown, key) == getattr(Settings(), key), key
    assert TEMPLATE.startswith("# A show of podcaster. Every key may be left out.")
