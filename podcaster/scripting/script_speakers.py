"""The speakers of a script file: read from its speaker lines, and found by the names that its cues give them."""

import re
from difflib import get_close_matches
from itertools import islice
from typing import cast, get_args

from podcaster.errors import ScriptError
from podcaster.scripting.script import Gender, Speaker, SpeakerKind
from podcaster.scripting.script_file import SPEAKER
from podcaster.scripting.script_notes import plain_text

_FORM = 'write "speaker: id = Name (female, person), voice maud"'
_LONGEST_NAME, _MOST_NAMES, _MOST_LISTED = 100, 10_000, 30
"""Limits of the search for the most similar speaker: characters of an id, number of ids, ids listed in an error."""


class Speakers:
    """The speakers so far. The errors are ScriptErrors without a place."""

    def __init__(self) -> None:
        self._by_id: dict[str, Speaker] = {}
        self._ids: dict[str, str] = {}
        """Id of the first speaker with each name, by the name without case."""

    @property
    def all(self) -> tuple[Speaker, ...]:
        """The speakers in the order of their lines."""
        return tuple(self._by_id.values())

    def add(self, value: str, *, strict: bool) -> None:
        """Add the speaker of a line. Lines of version 1 are not read strictly: they have an id, and any brackets."""
        match = SPEAKER.fullmatch(value)
        if match is None or not (match["id"] or strict):
            raise ScriptError("this speaker line can't be read", advice=_FORM)
        name = plain_text(match["name"])
        if not name.strip():
            raise ScriptError(f'the speaker "{match["id"] or value}" has no name', advice=_FORM)
        if strict and match["name"] == name:
            _check_name(name)
        about = match["about"] or ""
        if about and not strict and "," not in about:
            name, about = f"{name} ({about})", ""
        gender, kind = _about(about)
        ident = match["id"] or _slug(name)
        if ident in self._by_id:
            raise ScriptError(f'there is a speaker "{ident}" already', advice="remove one of them")
        voice = plain_text((match["voice"] or "").strip())
        self._by_id[ident] = Speaker(id=ident, name=name, gender=gender, kind=kind, voice=voice)
        self._ids.setdefault(name.casefold(), ident)

    def known(self, who: str) -> str | None:
        """The id of a speaker, given by id, by name, or by a surname that only one of them has; None for others."""
        if who in self._by_id:
            return who
        if (ident := self._ids.get(who.casefold())) is not None:
            return ident
        surname = f" {who.casefold()}"
        named = [ident for name, ident in self._ids.items() if name.endswith(surname)] if who else []
        return named[0] if len(named) == 1 else None

    def id_of(self, who: str) -> str:
        """The id of a speaker, given as for `known`. The error for others says what to write."""
        if (known := self.known(who)) is not None:
            return known
        who = who[:_LONGEST_NAME]
        some = [ident for ident in islice(self._by_id, _MOST_NAMES) if len(ident) <= _LONGEST_NAME]
        near = get_close_matches(who, some, n=1, cutoff=0.6)
        listed = (
            f"did you mean {near[0]}?" if near else f"the speakers are {', '.join(some[:_MOST_LISTED]) or 'none yet'}."
        )
        advice = f'{listed} For a new speaker add the line "speaker: {_slug(who)} = {who}" before the first cue'
        raise ScriptError(f'there is no speaker "{who}"', advice=advice)


def _check_name(name: str) -> None:
    """ScriptError for a name without quotation marks whose end was meant as something else."""
    if re.search(r"\([^()]*\)$", name):
        advice = "write female, male, person or organisation in them, or quotation marks around the name"
        raise ScriptError(f"the words in brackets of {name!r} can't be read", advice=advice)
    if re.search(r",? voice$", name):
        raise ScriptError("the voice has no name", advice=_FORM)
    if re.search(r",? (female|male)$", name):
        raise ScriptError(f"{name.rpartition(' ')[2]} needs brackets", advice=_FORM)


def _about(words: str) -> tuple[Gender, SpeakerKind]:
    """The gender and the kind in the brackets of a speaker line: "(female)" is a person."""
    parts = words.split(", ") if words else []
    if len(parts) == 2 and parts[0] in get_args(Gender) and parts[1] in get_args(SpeakerKind):
        return cast("Gender", parts[0]), cast("SpeakerKind", parts[1])
    if len(parts) == 1 and parts[0] in ("female", "male"):
        return cast("Gender", parts[0]), "person"
    if len(parts) == 1 and parts[0] in get_args(SpeakerKind):
        return "unknown", cast("SpeakerKind", parts[0])
    if parts:
        advice = "write female, male or unknown, then person, organisation or unknown"
        raise ScriptError(f"a speaker can't be ({words})", advice=advice)
    return "unknown", "unknown"


def _slug(name: str) -> str:
    from podcaster.scripting.naming import slug  # slow to import, and needed only for a line that a person wrote

    return slug(name)
