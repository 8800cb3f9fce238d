"""A person edits a script in their editor."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from podcaster.cli.explained import say
from podcaster.errors import PodcasterError, cause_of

_USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")
"""Editors that are tried when neither VISUAL nor EDITOR is set."""


def edit_script(article: str, output: Path) -> None:
    """Open the script of an article's episode, or a script file, in the editor. Then check it, and say what to type
    next. ScriptError, with the line, when the edited script can't be read; the edits stay in the file."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and not _named():
        advice = "run this in a terminal, or write the script with -o FILE"
        raise PodcasterError("an editor needs a terminal", advice=advice)
    from podcaster.pipeline.plan import prepare
    from podcaster.pipeline.review import open_review, script_to_edit
    from podcaster.show.settings import load_settings

    settings = load_settings(Path())
    opened = open_review(article, settings, output)
    file = script_to_edit(opened)
    before = file.read_bytes()
    _run_editor(file)
    if file.read_bytes() == before:
        say(f"{file} is as before.")
        return
    prepare(str(file) if opened.plan.origin.given else article, settings, output=output)
    folder = f" -o {shlex.quote(str(output))}" if output != Path("output") else ""
    say(f"Edited: {file}\nBuild it: podcaster build {shlex.quote(article)}{folder}")


def _named() -> str:
    """The editor that the user has chosen, "" for none."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def _run_editor(file: Path) -> None:
    named = _named()
    usual = next((name for name in _USUAL if shutil.which(name)), None)
    words = shlex.split(named, posix=sys.platform != "win32") if named else [usual] if usual else []
    advice = f"set EDITOR to your editor's command, or edit {file} yourself"
    if not words:
        raise PodcasterError("there is no editor", advice=advice)
    try:
        code = subprocess.run([*words, str(file)], check=False).returncode
    except OSError as error:
        raise PodcasterError(f"the editor {words[0]!r} can't be started ({cause_of(error)})", advice=advice) from error
    if code != 0:
        raise PodcasterError(f"the editor {words[0]!r} ended with exit code {code}", advice=advice)
