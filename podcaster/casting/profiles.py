"""Voice profiles: TOML text → `Voice`. The caller reads the files."""

from collections.abc import Iterable
from sys import float_info
from typing import Annotated

from podcaster.casting.voice import Age, Casting, Voice, VoiceGender
from podcaster.errors import CastError
from podcaster.system.toml_file import TomlFile
from podcaster.system.validation import Meta, Table

_Percent = Annotated[int, Meta(ge=0, le=100)]
_Text = Annotated[str, Meta(min_length=1)]
_Finite = Annotated[float, Meta(ge=-float_info.max, le=float_info.max)]
_Names = Annotated[tuple[_Text, ...], Meta(min_length=1)]

_DRIVERS = "espeak, sapi5, nsss, avspeech"
"""The drivers of pyttsx3. A profile for another engine may name other ones."""
_ADVICE = {
    "accent": 'write a BCP 47 tag: "en-GB"',
    "timbre": "write a list of numbers",
    "find": f"write a table of drivers ({_DRIVERS}), each with a list of voices",
}


class _Profile(Table, frozen=True, kw_only=True):
    """The keys of a profile. `Voice` explains them."""

    description: _Text
    gender: VoiceGender
    age: Age = "adult"
    accent: _Text
    engine: _Text = "pyttsx3"
    pitch: _Percent = 50
    pitch_range: _Percent = 50
    rate_wpm: Annotated[int, Meta(ge=80, le=450)] = 170
    median_pitch_hz: Annotated[int, Meta(ge=40, le=500)]
    gain_db: Annotated[float, Meta(ge=-40, le=40)] = 0.0
    timbre: tuple[_Finite, ...] = ()
    casting: Casting = "usual"
    find: Annotated[dict[str, object], Meta(min_length=1)]


def parse_profile(text: str, name: str) -> Voice:
    """Return the voice of the profile `voices/NAME.toml` with this text.

    Raises CastError, with the file, the line and the key, if the text is not TOML or a value does not fit.
    """
    file = TomlFile(text, f"voices/{name}.toml", CastError)
    profile = file.table(file.tables, _Profile, advice=_ADVICE)
    for key in ("description", "accent", "engine"):
        if not getattr(profile, key).strip():
            raise file.wrong(f"{key} must not be empty", key, advice=_ADVICE.get(key, ""))
    return Voice(
        name=name.lower(),
        engine=profile.engine,
        gender=profile.gender,
        age=profile.age,
        accent=profile.accent,
        description=profile.description,
        pitch=profile.pitch,
        pitch_range=profile.pitch_range,
        rate_wpm=profile.rate_wpm,
        median_pitch_hz=profile.median_pitch_hz,
        gain_db=profile.gain_db,
        timbre=profile.timbre,
        casting=profile.casting,
        find=tuple(
            (driver, file.value(voices, _Names, "find", driver, advice="write a list of voice ids or names"))
            for driver, voices in profile.find.items()
        ),
    )


def parse_profiles(files: Iterable[tuple[str, str]]) -> tuple[Voice, ...]:
    """Return the voices of profiles, sorted by name, from pairs of (name, TOML text).

    Names are compared without case. Of two profiles with the same name the later one wins, so that a user's profile
    replaces a shipped one.
    """
    voices = {voice.name: voice for voice in (parse_profile(text, name) for name, text in files)}
    return tuple(voices[name] for name in sorted(voices))
