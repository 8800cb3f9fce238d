"""Voice profiles from their TOML text. Reading the files is for others; here text becomes a `Voice`."""

from collections.abc import Iterable, Mapping
from sys import float_info
from typing import Any, cast, get_args

from podcaster.casting.voice import Age, Voice, VoiceGender
from podcaster.errors import CastError
from podcaster.system.toml import parse_toml

DRIVERS = ("espeak", "sapi5", "nsss", "avspeech")
FIELDS = {
    "engine", "gender", "age", "accent", "description", "pitch", "pitch_range", "rate_wpm", "median_pitch_hz",
    "gain_db", "timbre", "find",
}  # fmt: skip


class _Profile:
    """The fields of one profile, each taken with its type and bounds checked."""

    def __init__(self, fields: Mapping[str, Any], name: str) -> None:
        self.fields = fields
        self.name = name

    def wrong(self, field: str, expected: str) -> CastError:
        given = f"not {self.fields[field]!r}" if field in self.fields else "and is missing"
        return CastError(f"voice profile {self.name}.toml: `{field}` must be {expected}, {given}; mend the file")

    def text(self, field: str, default: str | None = None) -> str:
        value = self.fields.get(field, default)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(field, "a text")
        return value

    def choice(self, field: str, choices: tuple[str, ...], default: str | None = None) -> str:
        value = self.fields.get(field, default)
        if value not in choices:
            raise self.wrong(field, "one of " + ", ".join(f'"{choice}"' for choice in choices))
        return cast("str", value)

    def number(self, field: str, low: int, high: int, default: int | None = None) -> int:
        value = self.fields.get(field, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(field, f"a whole number from {low} to {high}")
        return value

    def gain(self) -> float:
        value = self.fields.get("gain_db", 0.0)
        if not _is_real(value) or not -40 <= value <= 40:
            raise self.wrong("gain_db", "a number of decibels from -40 to 40")
        return float(value)

    def timbre(self) -> tuple[float, ...]:
        value = self.fields.get("timbre", [])
        if not isinstance(value, list) or not all(_is_real(part) for part in value):
            raise self.wrong("timbre", "a list of numbers")
        return tuple(float(part) for part in value)

    def find(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        table = self.fields.get("find")
        if not isinstance(table, dict) or not table:
            raise self.wrong("find", "a table of drivers (" + ", ".join(DRIVERS) + "), each with a list of voices")
        for driver, voices in table.items():
            if not isinstance(voices, list) or not voices or not all(isinstance(v, str) and v for v in voices):
                raise CastError(
                    f"voice profile {self.name}.toml: `find.{driver}` must be a list of voice ids or names,"
                    f" not {voices!r}; mend the file"
                )
        return tuple((driver, tuple(voices)) for driver, voices in table.items())


def _is_real(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= float_info.max


def parse_profile(text: str, name: str) -> Voice:
    """The voice that the TOML `text` of the profile `name` describes; CastError naming file and field otherwise."""
    try:
        fields = parse_toml(text)
    except ValueError as error:
        raise CastError(f"voice profile {name}.toml is not TOML: {error}; mend the file") from error
    unknown = sorted(fields.keys() - FIELDS)
    if unknown:
        raise CastError(
            f"voice profile {name}.toml: there is no field `{unknown[0]}`; the fields are {', '.join(sorted(FIELDS))}"
        )
    profile = _Profile(fields, name)
    return Voice(
        name=name.lower(),
        engine=profile.text("engine", "pyttsx3"),
        gender=cast("VoiceGender", profile.choice("gender", get_args(VoiceGender))),
        age=cast("Age", profile.choice("age", get_args(Age), "adult")),
        accent=profile.text("accent"),
        description=profile.text("description"),
        pitch=profile.number("pitch", 0, 100, 50),
        pitch_range=profile.number("pitch_range", 0, 100, 50),
        rate_wpm=profile.number("rate_wpm", 80, 450, 170),
        median_pitch_hz=profile.number("median_pitch_hz", 40, 500),
        gain_db=profile.gain(),
        timbre=profile.timbre(),
        find=profile.find(),
    )


def parse_profiles(files: Iterable[tuple[str, str]]) -> tuple[Voice, ...]:
    """The voices of a folder of profiles, sorted by name, from pairs of (name, TOML text).

    Names are compared without case, and of two of the same name the later wins: the user's folder is read after the
    shipped one. Not every TOML file in voices/ is a profile: leave out the lexicon and the remembered cast.
    """
    voices = {voice.name: voice for voice in (parse_profile(text, name) for name, text in files)}
    return tuple(voices[name] for name in sorted(voices))
