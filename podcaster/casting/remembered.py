"""The show's lasting cast as its file holds it: who speaks with which voice in every episode, and why.

    ["Hillary Clinton"]
    voice = "iris"
    gender = "female"
    kind = "person"
    aliases = ["Hillary Rodham Clinton"]
    pinned = true
    why = "female, en-GB-x-rp, the one this name prefers"
    first_in = "The headline of the episode that cast her"

A table a person, of which only `voice` must be there. Reading the file is for others; here text becomes entries.
"""

import re
from dataclasses import dataclass
from typing import Any, get_args

from podcaster.errors import CastError
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Gender, SpeakerKind
from podcaster.system.toml import parse_toml
from podcaster.system.toml_lines import TableLines, table_lines

KEYS = ("voice", "gender", "kind", "aliases", "pinned", "why", "first_in")
_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """Someone of the show's lasting cast."""

    name: str
    voice: str
    """The voice's name."""
    gender: Gender = "unknown"
    kind: SpeakerKind = "unknown"
    aliases: tuple[str, ...] = ()
    """Other names for the same one."""
    pinned: bool = False
    """True when a person chose the voice: it is kept even when the narrator has it too."""
    why: str = ""
    """Why this voice, in words."""
    first_in: str = ""
    """Title of the episode that cast them."""
    place: str = ""
    """Where it stands, for errors: "voices/cast.toml, line 12"."""


def parse_remembered(text: str, file: str) -> tuple[Remembered, ...]:
    """The entries of a cast file, in its order; `file` names it in errors. CastError with line and reason otherwise."""
    text = text.removeprefix("\ufeff")
    try:
        tables = parse_toml(text)
    except ValueError as error:
        reason, where = _AT.sub("", str(error)), _AT.search(str(error))
        if where is None:  # what is wrong has no one place
            raise CastError(f"{file}: this is not TOML: {reason}; mend the file") from error
        line = int(where[1] or text.count("\n") + 1)
        raise CastError(f"{file}, line {line}: this is not TOML: {reason}; mend the line") from error
    lines = table_lines(text)
    entries: list[Remembered] = []
    seen: dict[str, str] = {}
    for name, fields in tables.items():
        place = lines.get(name) or TableLines(header=lines[""].keys.get(name, (0, 0))[0], last=0, keys=lines[""].keys)
        entry = _Entry(name, fields, place, file).read()
        if (twin := seen.setdefault(fold(name), name)) != name:
            raise CastError(f"{entry.place}: {name!r} is there as {twin!r} already; remove one")
        entries.append(entry)
    return tuple(entries)


class _Entry:
    """One table of the file, each field taken with its type checked."""

    def __init__(self, name: str, fields: object, lines: TableLines, file: str) -> None:
        self._name, self._fields, self._lines, self._file = name, fields, lines, file

    def read(self) -> Remembered:
        fields = self._fields
        if not isinstance(fields, dict):
            raise self._wrong(self._name, f'a speaker is a table: ["{self._name}"] with voice = "..." below it')
        for key in fields:
            if key not in KEYS:
                raise self._wrong(key, f"{self._name!r} has no field {key!r}; the fields are {', '.join(KEYS)}")
        if not fold(self._name):
            raise self._wrong(None, "a speaker needs a name")
        if "voice" not in fields:
            raise self._wrong(None, f'{self._name!r} has no voice; add voice = "NAME" below it, or remove the entry')
        if not self._string(fields, "voice").strip():
            raise self._wrong("voice", "voice must be the name of a voice, not empty")
        aliases = fields.get("aliases", [])
        if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
            raise self._wrong("aliases", 'aliases must be a list of names: ["...", "..."]')
        pinned = fields.get("pinned", False)
        if not isinstance(pinned, bool):
            raise self._wrong("pinned", f"pinned must be true or false, not {pinned!r}")
        return Remembered(
            name=self._name,
            voice=self._string(fields, "voice"),
            gender=self._choice(fields, "gender", get_args(Gender)),
            kind=self._choice(fields, "kind", get_args(SpeakerKind)),
            aliases=tuple(aliases),
            pinned=pinned,
            why=self._string(fields, "why"),
            first_in=self._string(fields, "first_in"),
            place=self._place(None),
        )

    def _string(self, fields: dict[str, Any], key: str) -> str:
        value = fields.get(key, "")
        if not isinstance(value, str):
            raise self._wrong(key, f"{key} must be a text in quotation marks, not {value!r}")
        return value

    def _choice(self, fields: dict[str, Any], key: str, choices: tuple[Any, ...]) -> Any:
        value = fields.get(key, "unknown")
        if value not in choices:
            raise self._wrong(key, f"{key} must be one of {', '.join(choices)}, not {value!r}")
        return value

    def _wrong(self, key: str | None, reason: str) -> CastError:
        return CastError(f"{self._place(key)}: {reason}")

    def _place(self, key: str | None) -> str:
        line = self._lines.keys[key][0] if key in self._lines.keys else self._lines.header
        return f"{self._file}, line {line + 1}"
