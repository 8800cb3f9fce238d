"""The settings of a show: `podcaster.toml` and `voices/` in its folder, and defaults for everything else."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, cast, get_args

from podcaster.casting import Troupe, Voice
from podcaster.errors import UsageError, cause_of
from podcaster.mixing.provenance import Credentials, check_provenance
from podcaster.publishing.show import check_address, check_category, check_email, check_language
from podcaster.recording.engines.device import Device
from podcaster.recording.lexicon import LexiconEntry
from podcaster.show.voices_folder import (
    CAST_FILE,
    VOICES_FOLDER,
    load_lexicon,
    load_voices,
    shipped_lexicon,
    shipped_voices,
)
from podcaster.system.record import Record, field, replace
from podcaster.system.toml_file import TomlFile
from podcaster.system.user_files import read_text
from podcaster.system.validation import InvalidValueError, Meta, Table, checked

FILE_NAME = "podcaster.toml"
QUIETEST_LUFS, LOUDEST_LUFS = -30.0, -14.0
"""The lowest is what broadcasters use for whispered drama. The highest is the loudest without audible pumping of the
limiter."""
SLOWEST_WPM, FASTEST_WPM = 80, 450
"""Range of the speaking rate in espeak-ng."""
UNTITLED = "My articles"
"""Title in the tags and the feed of a show without a title."""


class Settings(Record, frozen=True, kw_only=True):
    """The settings of a show. Every field has a default, so a settings file is optional."""

    title: str = ""
    """The show's title. If it is "", an episode is the article without an opening or a notice."""
    author: str = ""
    """The publisher of the show."""
    narrator: str | None = None
    """Name of the narrator's voice; None is the default narrator."""
    narrator_is_demanded: bool = False
    """Whether the user chose the narrator for this build. Then it overrules the script's."""
    troupe: Troupe | None = None
    """The troupe that speaks (the key `voices`). None is natural voices if they are installed, otherwise plain ones."""
    troupe_is_demanded: bool = False
    """Whether the user chose the troupe for this build. Then an article that it can't read is an error."""
    engine: str | None = None
    """The engine of all voices. None is the engine in each voice's profile."""
    device: Device = "auto"
    """Where studio voices are rendered: on the processor, on a GPU, or on a GPU if there is one."""
    rate_wpm: int | None = None
    """The narrator's speaking rate in words a minute. Other rates change in proportion. None is the profiles' rates."""
    target_lufs: float = -16.0
    """Integrated loudness of an episode, ITU-R BS.1770-4, measured as mono."""
    formats: tuple[str, ...] = ("mp3",)
    """Formats of the audio files, the main one first; "epub" among them is a read-along book."""
    bit_rates_kbps: tuple[tuple[str, int], ...] = ()
    """Bit rates of formats in kb/s, by the formats' names. Other formats have their usual ones."""
    pause_percent: int = 100
    """Length of the pauses, in percent of the usual ones."""
    opening: bool = True
    """Whether the show, the author and the date are said before the headline. Only shows with a title have it."""
    notice: bool = True
    """Whether a notice at the end says that the voices are synthetic. Only shows with a title have it."""
    intro: Path | None = None
    """A sound file before the episode."""
    outro: Path | None = None
    """A sound file after the episode."""
    between: Path | None = None
    """A sound file before every section heading."""
    fragments: Literal["speaker", "narrator"] = "speaker"
    """Who reads quotes of one to three words: the speaker, or the narrator without a change of voice."""
    email: str = ""
    """The e-mail address to which podcast directories write."""
    url: str = ""
    """The address at which the site is published, with a slash at its end; "" if there is none yet."""
    language: str = "en"
    """The feed's BCP 47 tag."""
    category: str = "News"
    """One of Apple Podcasts' categories."""
    description: str = ""
    """What the show is about. If it is "", the feed has a sentence with the author's name."""
    cover: Path | None = None
    """The show's cover; None is a cover drawn from its title."""
    target: str = ""
    """Where the site is published: a folder or an address. If it is "", the site stays in the output folder."""
    certificate: Path | None = None
    """The certificate chain (PEM) with whose key episodes are signed (C2PA); None signs nothing."""
    signing_key: Path | None = None
    """The private key (PEM) of that certificate."""
    chapter_images: bool = False
    """Whether chapters show the article's pictures, in the MP3, the chapters file and on the page."""
    enclosure: str = ""
    """Format of the audio file that the feed gives to every app; "" for `feed_format`. Other formats are
    alternatives."""
    voices: tuple[Voice, ...] = field(default_factory=shipped_voices)
    """All voice profiles."""
    lexicon: tuple[LexiconEntry, ...] = field(default_factory=shipped_lexicon)
    """Pronunciations of names. The user's entries come before the shipped ones."""
    cast_file: Path | None = None
    """The file with the voices that the show remembers. If it is None, no voices are remembered."""

    @property
    def credentials(self) -> Credentials | None:
        """With what episodes are signed. UsageError when one of the two files is not set; SetupError when the library
        that signs is missing."""
        if self.certificate is None and self.signing_key is None:
            return None
        if self.certificate is None or self.signing_key is None:
            advice = f"set both in [publish] of {FILE_NAME}"
            raise UsageError("signing needs a certificate and a signing_key", advice=advice)
        check_provenance()
        return Credentials(certificate=self.certificate, key=self.signing_key)

    @property
    def folder(self) -> Path:
        """The show's folder; the current one without a show."""
        return self.cast_file.parent.parent if self.cast_file else Path()

    @property
    def feed_format(self) -> str:
        """Format of the audio that the feed gives to every app: MP3, unless another one is set or no MP3 is made."""
        from podcaster.mixing.containers import DEFAULT, sound_formats

        made = sound_formats(self.formats)
        return self.enclosure or (DEFAULT if DEFAULT in made else made[0])

    @property
    def show_title(self) -> str:
        """The title for places that need one: tags, feed, cover."""
        return self.title or UNTITLED

    @property
    def has_opening(self) -> bool:
        """Whether an episode begins with the opening."""
        return self.opening and bool(self.title)

    @property
    def has_notice(self) -> bool:
        """Whether an episode ends with the notice about synthetic voices."""
        return self.notice and bool(self.title)


class _Show(Table, frozen=True, kw_only=True):
    """[show]"""

    title: str = ""
    author: str = ""
    email: str = ""
    url: str = ""
    language: str = ""
    category: str = ""
    description: str = ""
    cover: str = ""


class _Sound(Table, frozen=True, kw_only=True):
    """[sound]"""

    voices: Literal["", "plain", "natural", "studio"] = ""
    narrator: str = ""
    engine: str = ""
    rate_wpm: Annotated[int, Meta(ge=SLOWEST_WPM, le=FASTEST_WPM)] = SLOWEST_WPM
    fragments: Literal["speaker", "narrator"] = "speaker"
    target_lufs: Annotated[float, Meta(ge=QUIETEST_LUFS, le=LOUDEST_LUFS)] = LOUDEST_LUFS
    pause_percent: Annotated[int, Meta(ge=25, le=400)] = 100
    opening: bool = True
    notice: bool = True
    intro: str = ""
    outro: str = ""
    between: str = ""
    device: Device = "auto"
    formats: Annotated[tuple[str, ...], Meta(min_length=1)] = ("mp3",)
    bit_rates_kbps: dict[str, int] = {}  # noqa: RUF012 - msgspec copies it


class _Publish(Table, frozen=True, kw_only=True):
    """[publish]"""

    target: str = ""
    enclosure: str = ""
    chapter_images: bool = False
    certificate: str = ""
    signing_key: str = ""


TABLES: dict[str, type[Table]] = {"show": _Show, "sound": _Sound, "publish": _Publish}
"""The tables of podcaster.toml. Keys that are missing in the file keep the defaults of `Settings`."""
_TABLE_OF = {key: name for name, table in TABLES.items() for key in table.__struct_fields__}
_FURTHER_CHECKS: dict[str, Callable[[Any], Any]] = {
    "url": check_address,
    "email": check_email,
    "language": check_language,
    "category": check_category,
    "formats": lambda names: check_formats(names),
    "bit_rates_kbps": lambda rates: _check_bit_rates(rates),
    "enclosure": lambda name: _check_enclosure(name),
}
_FILES = ("cover", "intro", "outro", "between", "certificate", "signing_key")
"""Keys whose value is a path of a file, relative to the show's folder."""
_NONE_IF_EMPTY = (*_FILES, "voices", "narrator", "engine")


def load_settings(folder: str | os.PathLike[str]) -> Settings:
    """The settings of the show in `folder`. Raises UsageError for a wrong setting, with the file, the line and the key,
    and CastError for a wrong voice profile."""
    folder = Path(folder)
    _check_current_folder(folder)
    path = folder / FILE_NAME
    own = folder / VOICES_FOLDER
    settings = Settings(voices=load_voices(own), lexicon=load_lexicon(own), cast_file=own / CAST_FILE)
    try:
        text = read_text(path)
    except (FileNotFoundError, NotADirectoryError):
        return settings
    except UnicodeDecodeError as error:
        raise UsageError("this is not UTF-8 text", where=str(path), advice="save the file as UTF-8") from error
    except OSError as error:
        raise UsageError(f"can't read {path} ({cause_of(error)})", advice="put a readable file there") from error
    values = _values(TomlFile(text, str(path), UsageError))
    for key in _NONE_IF_EMPTY:
        if key in values:
            values[key] = values[key] or None
    if "voices" in values:
        values["troupe"] = values.pop("voices")
    for key in _FILES:
        if values.get(key):
            values[key] = folder / values[key]
    return replace(settings, **values)


def check_rate(rate_wpm: int) -> int:
    """Return the rate. UsageError when it is outside the range of espeak-ng."""
    if not SLOWEST_WPM <= rate_wpm <= FASTEST_WPM:
        raise UsageError(
            f"a rate of {rate_wpm} words a minute can't be spoken", advice=f"choose {SLOWEST_WPM} to {FASTEST_WPM}"
        )
    return rate_wpm


def check_formats(names: Sequence[str]) -> tuple[str, ...]:
    """The formats, each once; a text is one. UsageError for one that does not exist."""
    from podcaster.mixing.containers import BOOK, container_named, container_names  # late: few commands name a format

    names = [names] if isinstance(names, str) else names
    known = (*container_names(), BOOK)
    for name in names:
        if name not in known:
            raise UsageError(f"there is no format {name!r}", advice=f"choose {' or '.join(known)}")
        if name != BOOK:
            container_named(name)
    return tuple(dict.fromkeys(names))


def formats_of(settings: Settings, asked: Sequence[str]) -> tuple[str, ...]:
    """The formats that are asked for, checked; those of the settings, which are checked already, if none are."""
    return check_formats(asked) if asked and asked != settings.formats else settings.formats


def _check_enclosure(name: str) -> str:
    """The format itself. UsageError when it is no audio format."""
    from podcaster.mixing.containers import container_named

    return container_named(name).name


def _check_bit_rates(rates: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The bit rates of formats. UsageError for a format that does not exist or can't have its bit rate."""
    from podcaster.mixing.containers import container_named

    for name, kbps in rates.items():
        container_named(name, kbps)
    return tuple(sorted(rates.items()))


def check_troupe(name: str) -> Troupe:
    """The troupe with this name, compared without case. For another name, UsageError lists the troupes."""
    for troupe in get_args(Troupe):
        if troupe == name.lower():
            return cast(Troupe, troupe)
    raise UsageError(f"there are no voices {name!r}", advice=f"choose {' or '.join(get_args(Troupe))}")


def _values(file: TomlFile) -> dict[str, Any]:
    """The values in the file, by key. A key in the wrong table, or above all tables, is accepted: no key name occurs in
    two tables."""
    given: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    places: dict[str, str] = {}
    for name, content in file.tables.items():
        if name in _TABLE_OF:
            keys: dict[str, Any] = {name: content}
            header: tuple[str, ...] = ()  # the key is above all tables
        elif name in TABLES and isinstance(content, dict):
            keys, header = content, (name,)
        else:
            known = ", ".join(f"[{table_name}]" for table_name in TABLES)
            raise UsageError(f"there is no table [{name}]", where=file.where(name), advice=f"the tables are {known}")
        for key, value in keys.items():
            where = file.where(*header, key)
            if key not in _TABLE_OF:
                keys_there = ", ".join(TABLES[name].__struct_fields__)
                raise UsageError(f"[{name}] has no key {key!r}", where=where, advice=f"its keys are {keys_there}")
            given[_TABLE_OF[key]][key] = value
            places[key] = where
    found: dict[str, Any] = {}
    for name, values in given.items():
        try:
            table = checked(values, TABLES[name])
        except InvalidValueError as error:
            key = error.path[0]
            raise UsageError(f"{key} {error.what}", where=places[key], advice=error.advice) from None
        found |= {key: _further_checked(key, getattr(table, key), places[key]) for key in values}
    return found


def _further_checked(key: str, value: Any, where: str) -> Any:
    """The value after the checks of `_FURTHER_CHECKS`, which may change it. UsageError when a check fails."""
    if key not in _FURTHER_CHECKS or not value:
        return value
    try:
        return _FURTHER_CHECKS[key](value)
    except UsageError as error:
        raise UsageError(error.what, where=where, advice=error.advice) from error


def _check_current_folder(folder: Path) -> None:
    """UsageError when the current folder was removed. Without it, no relative path works and no process can start."""
    try:
        folder.absolute()
    except FileNotFoundError as error:
        raise UsageError("the current folder was removed", advice="change to another folder and try again") from error
