"""What a show says about itself and how it sounds: `podcaster.toml` and `voices/` in a folder, else the defaults."""

import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

from podcaster.casting import Voice, parse_profiles
from podcaster.errors import UsageError

FILE_NAME = "podcaster.toml"
VOICES_FOLDER = "voices"
CAST_FILE = "cast.toml"
NOT_PROFILES = ("lexicon.toml", CAST_FILE)
SLOWEST_WPM, FASTEST_WPM = 80, 450
"""espeak-ng's own bounds of speaking rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A show's settings; every field has a default that serves without a settings file."""

    title: str = "My articles"
    """The show's title."""
    author: str = ""
    """Who publishes the show; an article's byline stands in for it."""
    narrator: str | None = None
    """Name of the narrator's voice; None is the default narrator."""
    engine: str | None = None
    """The engine for every voice; None leaves it to each voice's profile."""
    rate_wpm: int | None = None
    """The narrator's speaking rate in words a minute, the others in proportion; None leaves it to the profiles."""
    fragments: Literal["speaker", "narrator"] = "speaker"
    """Who reads quotes of one to three words: whoever said them, or the narrator, without a change of voice."""
    voices: tuple[Voice, ...] = ()
    """All voice profiles there are."""
    cast_file: Path | None = None
    """Where the show remembers who speaks with which voice; None remembers nothing."""


# For each table of the file, its keys and their types.
_KEYS: dict[str, dict[str, type]] = {
    "show": {"title": str, "author": str},
    "sound": {"narrator": str, "engine": str, "rate_wpm": int, "fragments": str},
}
_CHOICES = {"fragments": ("speaker", "narrator")}


def load_settings(folder: Path) -> Settings:
    """The settings of the show in `folder`. UsageError naming the file and the key when one is wrong."""
    path = folder / FILE_NAME
    settings = Settings(voices=_load_voices(folder / VOICES_FOLDER), cast_file=folder / VOICES_FOLDER / CAST_FILE)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return settings
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"can't read {path}: {error}") from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not TOML: {error}") from error
    return replace(settings, **_checked(tables, path))


def check_rate(rate_wpm: int) -> int:
    """The rate itself; UsageError when no engine can speak at it."""
    if not SLOWEST_WPM <= rate_wpm <= FASTEST_WPM:
        raise UsageError(f"a rate of {rate_wpm} words a minute can't be spoken: choose {SLOWEST_WPM} to {FASTEST_WPM}")
    return rate_wpm


def _checked(tables: dict[str, Any], path: Path) -> dict[str, Any]:
    """The settings by name. No two tables have a key of the same name, so one in the wrong table, or above them all,
    is understood too."""
    types = {key: kind for keys in _KEYS.values() for key, kind in keys.items()}
    values: dict[str, Any] = {}
    for name, table in tables.items():
        if (name not in _KEYS and name not in types) or (name in _KEYS and not isinstance(table, dict)):
            known = ", ".join(f"[{table_name}]" for table_name in _KEYS)
            raise UsageError(f"{path}: there is no table [{name}]; there are {known}")
        for key, value in table.items() if name in _KEYS else [(name, table)]:
            if key not in types:
                raise UsageError(f"{path}: [{name}] has no key {key!r}; it has {', '.join(_KEYS[name])}")
            if type(value) is not types[key]:
                raise UsageError(f"{path}: {key} must be {'text' if types[key] is str else 'a whole number'}")
            if key in _CHOICES and value not in _CHOICES[key]:
                choices = " or ".join(f'"{choice}"' for choice in _CHOICES[key])
                raise UsageError(f"{path}: {key} must be {choices}, not {value!r}")
            values[key] = value
    if "rate_wpm" in values:
        check_rate(values["rate_wpm"])
    return values


def _load_voices(own: Path) -> tuple[Voice, ...]:
    """The shipped profiles, those of the same name replaced by the user's, and the user's others."""
    profiles = _profile_files(_shipped_voices())
    if own.is_dir():
        profiles |= _profile_files(own)
    return parse_profiles(profiles.items())


def _shipped_voices() -> Traversable:
    """In the wheel they are inside the package; in a checkout beside it."""
    inside = files("podcaster") / VOICES_FOLDER
    return inside if inside.is_dir() else Path(__file__).parent.parent / VOICES_FOLDER


def _profile_files(folder: Traversable) -> dict[str, str]:
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".toml"): file.read_text(encoding="utf-8")
        for file in found
        if file.name.endswith(".toml") and file.name not in NOT_PROFILES
    }
