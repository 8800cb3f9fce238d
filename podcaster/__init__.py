"""podcaster turns an article into a podcast episode, offline, every quoted person in their own voice.

    source ──reading──▶ Article ──scripting──▶ Script ──casting──▶ Cast ──recording──▶ Takes ──mixing──▶ Episode
           ──publishing──▶ Show

`build_episode` builds the episode of one source, `build_episodes` those of many sources. `publish_show` publishes the
episodes as a show. `read_article`, `write_script` and `assign_cast` are the first three stages by themselves.
`read_episode` reads an episode back from its folder.
"""

import sys
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

from podcaster.system.late_names import late_names

if TYPE_CHECKING:
    from podcaster.casting import Cast, Role, Voice, assign_cast
    from podcaster.errors import PodcasterError
    from podcaster.mixing import Chapter, Episode, TimedCue, Timeline
    from podcaster.mixing.timeline_file import read_episode
    from podcaster.pipeline.batch import build_episodes
    from podcaster.pipeline.episode import Production, Progress, build_episode
    from podcaster.pipeline.publication import PublishedShow, publish_show
    from podcaster.reading import Article, Player, read_article
    from podcaster.scripting import Cue, Script, Speaker, write_script
    from podcaster.show.settings import Settings, load_settings

# Each name is imported from its stage on first use: worker processes and `--help` need few of them.
_HOMES = {
    "casting": ("Cast", "Role", "Voice", "assign_cast"),
    "errors": ("PodcasterError",),
    "mixing": ("Chapter", "Episode", "TimedCue", "Timeline"),
    "mixing.timeline_file": ("read_episode",),
    "pipeline.batch": ("build_episodes",),
    "pipeline.episode": ("Production", "Progress", "build_episode"),
    "pipeline.publication": ("PublishedShow", "publish_show"),
    "reading": ("Article", "Player", "read_article"),
    "scripting": ("Cue", "Guess", "Script", "Speaker", "write_script"),
    "show.settings": ("Settings", "load_settings"),
}

__all__ = [
    "Article",
    "Cast",
    "Chapter",
    "Cue",
    "Episode",
    "Guess",
    "Player",
    "PodcasterError",
    "Production",
    "Progress",
    "PublishedShow",
    "Role",
    "Script",
    "Settings",
    "Speaker",
    "TimedCue",
    "Timeline",
    "Voice",
    "assign_cast",
    "build_episode",
    "build_episodes",
    "load_settings",
    "publish_show",
    "read_article",
    "read_episode",
    "write_script",
]


__getattr__ = late_names(__name__, _HOMES)


def __dir__() -> list[str]:
    """The public names, so that `help("podcaster")` and completion know them before their first use."""
    return sorted({*globals(), *__all__})


class _DriverFinder:
    """Makes `pyttsx3.init("hibari")` work: pyttsx3 imports its driver NAME as the module `pyttsx3.drivers.NAME`, which
    leads to recording/engines/drivers/NAME.py. Nothing is imported before somebody asks for the driver. (Its base class
    would be `importlib.abc.MetaPathFinder`, whose import takes 15 ms in every process.)"""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        parent, _, name = fullname.rpartition(".")
        file = Path(__file__).parent / "recording" / "engines" / "drivers" / f"{name}.py"
        if parent != "pyttsx3.drivers" or name == "driver" or not file.exists():
            return None
        return spec_from_file_location(fullname, file)


sys.meta_path.append(_DriverFinder())  # behind Python's own: pyttsx3's drivers of the same name come first
