"""The voices and the lexicon of a show. Files in its own `voices/` folder replace shipped ones."""

from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from podcaster.casting import Voice, parse_profiles
from podcaster.errors import UsageError, cause_of
from podcaster.recording.lexicon import LexiconEntry, parse_lexicon
from podcaster.system.shipped import shipped_voices_folder
from podcaster.system.user_files import is_folder, read_text

VOICES_FOLDER = "voices"
CAST_FILE = "cast.toml"
LEXICON_FILE = "lexicon.toml"
_NOT_PROFILES = (LEXICON_FILE, CAST_FILE)


def load_voices(own: Path | None = None) -> tuple[Voice, ...]:
    """The shipped voices and those of the folder `own`, which replace shipped ones of the same name. Raises UsageError
    for a file that can't be read and CastError for a wrong profile."""
    profiles = _profile_texts(shipped_voices_folder())
    if own is not None and is_folder(own):
        profiles |= _profile_texts(own)
    return parse_profiles(profiles.items())


def load_lexicon(own: Path | None = None) -> tuple[LexiconEntry, ...]:
    """The lexicon entries of the folder `own`, then the shipped entries for other words. Raises UsageError."""
    entries: dict[str, LexiconEntry] = {}
    for folder in (own, shipped_voices_folder()):
        if folder is None:
            continue
        file = folder / LEXICON_FILE
        try:
            text = read_text(file)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(file, error) from error
        for entry in parse_lexicon(text, str(file)):
            entries.setdefault(entry.written, entry)
    return tuple(entries.values())


@cache
def shipped_voices() -> tuple[Voice, ...]:
    """The voices that come with podcaster."""
    return load_voices()


@cache
def shipped_lexicon() -> tuple[LexiconEntry, ...]:
    """The lexicon that comes with podcaster."""
    return load_lexicon()


def _profile_texts(folder: Traversable) -> dict[str, str]:
    """The text of each voice profile, by the voice's name."""
    found = {}
    place = folder
    try:
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml") and file.name not in _NOT_PROFILES:
                place = file
                found[file.name.removesuffix(".toml")] = read_text(file)
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(place, error) from error
    return found


def _unreadable(place: Traversable, error: OSError | UnicodeDecodeError) -> UsageError:
    reason = cause_of(error) if isinstance(error, OSError) else "it is not UTF-8 text"
    return UsageError(f"can't read {place} ({reason})", advice="correct the file or its permissions")
