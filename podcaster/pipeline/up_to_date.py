"""Unchanged episodes are not built again: each has a note, beside the take cache, of what it was made from."""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from podcaster.errors import PodcasterError
from podcaster.mixing.containers import BOOK, container_named, sound_formats
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import PLOT
from podcaster.mixing.timeline_file import read_episode
from podcaster.recording.take_cache import FOLDER
from podcaster.show.settings import Settings
from podcaster.system.files import write_whole
from podcaster.system.record import replace
from podcaster.version import podcaster_version

if TYPE_CHECKING:  # not imported for an unchanged episode
    from podcaster.mixing.mix import Sound
    from podcaster.pipeline.plan import Plan


def fingerprint_of(
    plan: "Plan", settings: Settings, engine_versions: Sequence[str], sound: "Sound", formats: Sequence[str]
) -> str:
    """A digest of everything that the episode of a plan is made from. The values are records, so their repr
    has every field. The reasons for the voices and the script without announcements are left out."""
    cast = plan.cast
    voices = (cast.narrator, *((role.speaker, role.voice) for role in cast.roles))
    containers = tuple((name, container_named(name).version) for name in sound_formats(formats))
    speech = (plan.article, plan.cover, plan.pictures, plan.spoken, voices, settings, tuple(engine_versions))
    made_of = (podcaster_version(), *speech, sound, containers, BOOK in formats)
    return hashlib.blake2b(repr(made_of).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def remember_episode(episode: Episode, made_of: str) -> None:
    """Write the note of an episode: the fingerprint of what it was made from, and the size and time of each file. When
    the note can't be written, the next build makes the episode again."""
    folder = episode.folder.path
    content = {
        "made_of": made_of,
        "files": _files(folder),
        "loudness_lufs": episode.loudness_lufs,
        "true_peak_dbtp": episode.true_peak_dbtp,
    }
    with suppress(PodcasterError):
        write_whole(_note(folder), json.dumps(content))


def recall_episode(folder: Path, source: str, made_of: str, formats: Sequence[str]) -> Episode | None:
    """The episode in a folder, if its note has the fingerprint `made_of` and no file has changed since. None
    otherwise, also when the note or the episode can't be read."""
    try:
        content = json.loads(_note(folder).read_text(encoding="utf-8"))
        if content["made_of"] != made_of or content["files"] != _files(folder):
            return None
        episode = read_episode(folder, endings=[container_named(name).ending for name in sound_formats(formats)])
        if episode is None:
            return None
        return replace(
            episode,
            source=source,
            loudness_lufs=float(content["loudness_lufs"]),
            true_peak_dbtp=float(content["true_peak_dbtp"]),
        )
    except (OSError, ArithmeticError, ValueError, KeyError, TypeError, RecursionError, PodcasterError):
        return None


def _note(folder: Path) -> Path:
    return folder.parent / FOLDER / "episodes" / f"{folder.name}.json"


def _files(folder: Path) -> dict[str, list[int]]:
    """Size in bytes and time of change in ns of each file. Pictures (`build --plot`) and hidden files don't count."""
    found = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix != PLOT)
    return {path.name: [path.stat().st_size, path.stat().st_mtime_ns] for path in found if path.name[0] != "."}
