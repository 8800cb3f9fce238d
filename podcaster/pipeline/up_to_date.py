"""An episode that would come out the same is not made again: what made it is remembered beside the takes."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from podcaster.errors import PodcasterError
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import PLOT
from podcaster.mixing.timeline_file import read_episode
from podcaster.recording.take_cache import FOLDER
from podcaster.system.files import write_whole


def fingerprint(*made_of: object) -> str:
    """A digest of everything that decides how an episode comes out; products are frozen, so their text tells them."""
    return hashlib.blake2b(repr(made_of).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def remember_episode(episode: Episode, made_of: str) -> None:
    """Note what the episode in its folder was made of, and which files that gave."""
    folder = episode.folder.path
    content = {
        "made_of": made_of,
        "files": _files(folder),
        "loudness_lufs": episode.loudness_lufs,
        "true_peak_dbtp": episode.true_peak_dbtp,
    }
    try:
        write_whole(_note(folder), json.dumps(content))
    except PodcasterError:
        return  # it is made again next time


def recall_episode(folder: Path, source: str, made_of: str) -> Episode | None:
    """The episode in a folder, when it was made of the same and no file of it has changed since."""
    try:
        content = json.loads(_note(folder).read_text(encoding="utf-8"))
        if content["made_of"] != made_of or content["files"] != _files(folder):
            return None
        episode = read_episode(folder)
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
    """Bytes and time of change of each file, a picture that `--plot` drew aside."""
    found = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix != PLOT)
    return {path.name: [path.stat().st_size, path.stat().st_mtime_ns] for path in found if path.name[0] != "."}
