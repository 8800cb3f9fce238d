"""podcaster's version, and the command that installs one of its extras.

Both come from the installed distribution's own metadata, so `pyproject.toml` is the one place that names the
distribution and its version.
"""

import functools
import json
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import Distribution

_COMMAND = "podcaster.cli:main"


@functools.cache
def podcaster_version() -> str:
    """The installed version; "0" when podcaster runs from a checkout that was not installed."""
    installed = _distribution()
    return installed.version if installed else "0"


def install_advice(extra: str) -> str:
    """The advice to install one of podcaster's extras, as `errors.PodcasterError.advice` takes it."""
    return f"run `pip install {_requirement(extra)}`"


def _distribution() -> "Distribution | None":
    """The distribution that installed the command `podcaster`."""
    from importlib.metadata import entry_points  # late: booths start sooner without it

    scripts = entry_points(group="console_scripts", name="podcaster")
    return next((script.dist for script in scripts if script.value == _COMMAND and script.dist), None)


def _requirement(extra: str) -> str:
    """The requirement to give to pip: the extra of the place that podcaster was installed from, or of the
    distribution's name.

    `direct_url.json` (PEP 610) records a folder, an archive or a repository. An installation from a package index has
    no such file.
    """
    from urllib.request import url2pathname  # slow to import

    installed = _distribution()
    if installed is None:
        return f"'.[{extra}]'"
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    name, url = f"{installed.metadata['Name']}[{extra}]", origin.get("url", "")
    if not url:
        return shlex.quote(name)
    if "dir_info" in origin:
        folder = url2pathname(url.removeprefix("file://"))
        editable = "-e " if origin["dir_info"].get("editable") else ""
        return editable + shlex.quote(f"{folder}[{extra}]")
    vcs = origin.get("vcs_info")
    return shlex.quote(f"{name} @ {vcs['vcs']}+{url}@{vcs['commit_id']}" if vcs else f"{name} @ {url}")
