"""The show's lasting cast, and the parser of its file: who speaks with which voice in every episode, and why.

    ["Hillary Clinton"]
    voice = "iris"
    gender = "female"
    kind = "person"
    aliases = ["Hillary Rodham Clinton"]
    pinned = true
    why = "female, en-GB-x-rp, the one this name prefers"
    natural = "nora"
    first_in = "The headline of the episode that cast her"

Each person has a table. Only `voice` is required. The caller reads the file.
"""

from typing import Annotated, get_args

from podcaster.casting.troupes import Troupe
from podcaster.errors import CastError
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Gender, SpeakerKind
from podcaster.system.record import Record
from podcaster.system.toml_file import TomlFile
from podcaster.system.validation import Meta, Table

_ADVICE = {
    "voice": "write the name of a voice in quotation marks",
    "aliases": 'write a list of names: ["...", "..."]',
}


class Remembered(Record, frozen=True, kw_only=True):
    """A person or organisation of the show's lasting cast."""

    name: str
    voice: str
    """The voice's name."""
    gender: Gender = "unknown"
    kind: SpeakerKind = "unknown"
    aliases: tuple[str, ...] = ()
    """Other names of the same person."""
    pinned: bool = False
    """True when a user chose the voice. It is then kept even if the narrator has it too."""
    why: str = ""
    """The reason for this voice, in words."""
    first_in: str = ""
    """Title of the episode that cast them."""
    troupes: tuple[tuple[Troupe, str], ...] = ()
    """Their voices by troupe, those of `voice` aside."""
    place: str = ""
    """The entry's file and line, for errors: "voices/cast.toml, line 12"."""

    @property
    def voices(self) -> tuple[str, ...]:
        """All their voices, the one of the first episode first."""
        return (self.voice, *(voice for _, voice in self.troupes))

    def voice_in(self, troupe: Troupe) -> str:
        """Their voice in a troupe; the one of the first episode where they have none of that troupe."""
        return self.voice if self.pinned else dict(self.troupes).get(troupe, self.voice)


class _Entry(Table, frozen=True, kw_only=True):
    """The keys of an entry. `Remembered` explains them."""

    voice: Annotated[str, Meta(min_length=1)]
    gender: Gender = "unknown"
    kind: SpeakerKind = "unknown"
    aliases: tuple[str, ...] = ()
    pinned: bool = False
    why: str = ""
    first_in: str = ""
    plain: str = ""
    natural: str = ""
    studio: str = ""


def parse_remembered(text: str, file: str) -> tuple[Remembered, ...]:
    """Return the entries of a cast file, in its order. `file` is its name in errors.

    Raises CastError, with the line and the key, if the text is not TOML or a value does not fit.
    """
    parsed = TomlFile(text, file, CastError)
    entries: list[Remembered] = []
    names: dict[str, str] = {}
    """The names so far, by their folded form."""
    for name, table in parsed.tables.items():
        if not isinstance(table, dict):
            advice = f'write a table: ["{name}"] with voice = "..." below it'
            raise parsed.wrong(f"{name!r} is not a table", name, advice=advice)
        entry = parsed.table(table, _Entry, name, subject=repr(name), advice=_ADVICE)
        if not fold(name):
            raise parsed.wrong("a speaker's name must not be empty", name, advice="write a name, or remove the entry")
        if not entry.voice.strip():
            raise parsed.wrong("voice must not be empty", name, "voice", advice=_ADVICE["voice"])
        if (twin := names.setdefault(fold(name), name)) != name:
            raise parsed.wrong(f"{name!r} has an entry already, as {twin!r}", name, advice="remove one of them")
        entries.append(
            Remembered(
                name=name,
                voice=entry.voice,
                gender=entry.gender,
                kind=entry.kind,
                aliases=entry.aliases,
                pinned=entry.pinned,
                why=entry.why,
                first_in=entry.first_in,
                troupes=tuple(
                    (troupe, voice) for troupe in get_args(Troupe) if (voice := getattr(entry, troupe).strip())
                ),
                place=parsed.where(name),
            )
        )
    return tuple(entries)
