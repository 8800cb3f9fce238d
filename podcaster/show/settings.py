"""What a show says about itself and how it sounds: `podcaster.toml` and `voices/` in a folder, else the defaults."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

from podcaster.casting import Voice, parse_profiles
from podcaster.errors import UsageError
from podcaster.publishing.show import check_address, check_category, check_email, check_language
from podcaster.recording.lexicon import LexiconEntry, parse_lexicon
from podcaster.system.toml import parse_toml
from podcaster.system.toml_lines import table_lines
from podcaster.system.user_files import is_folder, read_text

FILE_NAME = "podcaster.toml"
VOICES_FOLDER = "voices"
CAST_FILE = "cast.toml"
LEXICON_FILE = "lexicon.toml"
NOT_PROFILES = (LEXICON_FILE, CAST_FILE)
QUIETEST_LUFS, LOUDEST_LUFS = -30.0, -14.0
"""From what broadcasters use for whispered drama to what the limiter still makes without pumping."""
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
    target_lufs: float = -16.0
    """Integrated loudness of an episode, ITU-R BS.1770-4, measured as mono."""
    pause_percent: int = 100
    """Pauses, in percent of the usual ones."""
    opening: bool = True
    """Whether show, author and date are said before the headline; only a show with a title has one."""
    notice: bool = True
    """Whether it is said at the end that the voices are synthetic; likewise."""
    intro: Path | None = None
    """A sound file before the episode."""
    outro: Path | None = None
    """A sound file behind it."""
    between: Path | None = None
    """A sound file ahead of every section heading."""
    fragments: Literal["speaker", "narrator"] = "speaker"
    """Who reads quotes of one to three words: whoever said them, or the narrator, without a change of voice."""
    email: str = ""
    """Whom the directories write to."""
    url: str = ""
    """The address the site is published at, with a slash at its end; "" as long as it has none."""
    language: str = "en"
    """The feed's BCP 47 tag."""
    category: str = "News"
    """One of Apple Podcasts' categories."""
    description: str = ""
    """What the show is about; "" is a sentence made of its author."""
    cover: Path | None = None
    """The show's cover; None is one drawn of its title."""
    target: str = ""
    """Where `podcaster publish` puts the site: a folder or an address; "" leaves it in the output folder."""
    voices: tuple[Voice, ...] = ()
    """All voice profiles there are."""
    lexicon: tuple[LexiconEntry, ...] = ()
    """How names are said: the user's entries before the shipped ones."""
    cast_file: Path | None = None
    """Where the show remembers who speaks with which voice; None remembers nothing."""


# For each table of the file, its keys and their types.
_KEYS: dict[str, dict[str, type]] = {
    "show": {
        "title": str,
        "author": str,
        "email": str,
        "url": str,
        "language": str,
        "category": str,
        "description": str,
        "cover": str,
    },
    "sound": {
        "narrator": str,
        "engine": str,
        "rate_wpm": int,
        "fragments": str,
        "target_lufs": float,
        "pause_percent": int,
        "opening": bool,
        "notice": bool,
        "intro": str,
        "outro": str,
        "between": str,
    },
    "publish": {"target": str},
}
_CHOICES = {"fragments": ("speaker", "narrator")}


def load_settings(folder: Path) -> Settings:
    """The settings of the show in `folder`. UsageError naming the file and the key when one is wrong."""
    _check_here(folder)
    path = folder / FILE_NAME
    own = folder / VOICES_FOLDER
    settings = Settings(voices=_load_voices(own), lexicon=_load_lexicon(own), cast_file=own / CAST_FILE)
    try:
        text = read_text(path)
    except (FileNotFoundError, NotADirectoryError):
        return settings
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"can't read {path}: {error}") from error
    try:
        tables = parse_toml(text)
    except ValueError as error:
        raise UsageError(f"{path} is not TOML: {error}") from error
    values = _checked(tables, _Places(path, text))
    for key in ("cover", "intro", "outro", "between"):
        if key in values:
            values[key] = folder / values[key] if values[key] else None
    for key in ("narrator", "engine"):
        if key in values:
            values[key] = values[key] or None
    return replace(settings, **values)


def check_rate(rate_wpm: int) -> int:
    """The rate itself; UsageError when no engine can speak at it."""
    if not SLOWEST_WPM <= rate_wpm <= FASTEST_WPM:
        raise UsageError(f"a rate of {rate_wpm} words a minute can't be spoken: choose {SLOWEST_WPM} to {FASTEST_WPM}")
    return rate_wpm


def _within(name: str, value: float, least: float, most: float) -> float:
    if not least <= value <= most:
        raise UsageError(f"{name} can't be {value:g}: choose {least:g} to {most:g}")
    return value


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "url": check_address,
    "email": check_email,
    "language": check_language,
    "category": check_category,
    "rate_wpm": check_rate,
    "target_lufs": lambda lufs: _within("target_lufs", lufs, QUIETEST_LUFS, LOUDEST_LUFS),
    "pause_percent": lambda percent: _within("pause_percent", percent, 25, 400),
}


class _Places:
    """Where in the file a key is, for errors: "podcaster.toml, line 4"."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._tables = path, table_lines(text)

    def __call__(self, table: str, key: str = "") -> str:
        lines = self._tables.get(table)
        if lines is None:
            lines = self._tables[""]
            key = key or table
        line = lines.keys[key][0] if key in lines.keys else lines.header
        return f"{self._path}, line {line + 1}"


def _checked(tables: dict[str, Any], place: _Places) -> dict[str, Any]:
    """The settings by name. No two tables have a key of the same name, so one in the wrong table, or above them all,
    is understood too."""
    types = {key: kind for keys in _KEYS.values() for key, kind in keys.items()}
    values: dict[str, Any] = {}
    for name, table in tables.items():
        if (name not in _KEYS and name not in types) or (name in _KEYS and not isinstance(table, dict)):
            known = ", ".join(f"[{table_name}]" for table_name in _KEYS)
            raise UsageError(f"{place(name)}: there is no table [{name}]; there are {known}")
        for key, value in table.items() if name in _KEYS else [(name, table)]:
            where = place(name if name in _KEYS else "", key)
            if key not in types:
                raise UsageError(f"{where}: [{name}] has no key {key!r}; it has {', '.join(_KEYS[name])}")
            values[key] = _value(key, value, types[key], where)
    return values


def _value(key: str, value: Any, kind: type, where: str) -> Any:
    """A setting as it is used; UsageError when it can't be."""
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        kinds = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
        raise UsageError(f"{where}: {key} must be {kinds[kind]}")
    if key in _CHOICES and value not in _CHOICES[key]:
        choices = " or ".join(f'"{choice}"' for choice in _CHOICES[key])
        raise UsageError(f"{where}: {key} must be {choices}, not {value!r}")
    try:
        return _CHECKS[key](value) if value != "" and key in _CHECKS else value
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from error


def _load_voices(own: Path) -> tuple[Voice, ...]:
    """The shipped profiles, those of the same name replaced by the user's, and the user's others."""
    profiles = _profile_files(_shipped_voices())
    if is_folder(own):
        profiles |= _profile_files(own)
    return parse_profiles(profiles.items())


def _load_lexicon(own: Path) -> tuple[LexiconEntry, ...]:
    """The user's entries, then the shipped ones for what the user's leave."""
    entries: dict[str, LexiconEntry] = {}
    for folder in (own, _shipped_voices()):
        file = folder / LEXICON_FILE
        try:
            text = read_text(file)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"can't read {file}: {error}") from error
        for entry in parse_lexicon(text, str(file)):
            entries.setdefault(entry.written, entry)
    return tuple(entries.values())


def _shipped_voices() -> Traversable:
    """In the wheel they are inside the package; in a checkout beside it."""
    inside = files("podcaster") / VOICES_FOLDER
    return inside if inside.is_dir() else Path(__file__).parents[2] / VOICES_FOLDER


def _profile_files(folder: Traversable) -> dict[str, str]:
    found = {}
    place = folder
    try:
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml") and file.name not in NOT_PROFILES:
                place = file
                found[file.name.removesuffix(".toml")] = read_text(file)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"can't read {place} ({getattr(error, 'strerror', None) or error}): mend it") from error
    return found


def _check_here(folder: Path) -> None:
    """UsageError when the current folder was removed under us: nothing can be found from there, nor started."""
    try:
        folder.absolute()
    except FileNotFoundError as error:
        raise UsageError("the current folder is there no more: change to another one, then try again") from error
