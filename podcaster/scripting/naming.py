"""Naming: whether an attributed quotation gets a speaker, who that is, and the evidence for it in words."""

import re
import unicodedata

from podcaster.scripting import words
from podcaster.scripting.attribution import Scene
from podcaster.scripting.entities import Entity
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Speaker, SpeakerKind
from podcaster.scripting.speakers import Attributed

NAMED_FLOOR = 0.5
"""Surer than this, and the speaker is named: 4 % of voices are wrong then (tests/benchmarks/scripting.md)."""

UNNAMED_FLOOR = 0.6
"""Someone without a name ("a campaign spokesman") must be surer, for it may be someone named after all."""


class Cast:
    """The speakers of one script, as they are first heard."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._speakers: dict[int, Speaker] = {}
        self._taken: set[str] = set()
        self._namesakes: dict[str, int] = {}
        """How many ids were made of the same name, by the name's id."""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everyone given a quotation so far, in the order they first speak."""
        return tuple(self._speakers.values())

    def speaker(self, attributed: Attributed) -> Speaker | None:
        """Return who speaks the quotation; None in doubt."""
        entity = _source(self._scene, attributed)
        if entity is None or not _is_sure(self._scene, attributed, entity):
            return None
        if entity.number not in self._speakers:
            self._speakers[entity.number] = self._make(entity)
        return self._speakers[entity.number]

    def _make(self, entity: Entity) -> Speaker:
        name = " ".join(entity.name) or entity.text
        kind = _kind(entity)
        base = slug(name)
        count = self._namesakes.get(base, 1)
        ident = base
        while ident in self._taken:
            count += 1
            ident = f"{base}-{count}"
        self._namesakes[base] = count
        self._taken.add(ident)
        return Speaker(id=ident, name=name, gender=entity.gender if kind != "organisation" else "unknown", kind=kind)


def confidence(scene: Scene, attributed: Attributed) -> float:
    """Return how sure the speaker is, 0 to 1, to two places."""
    if attributed.entity is None:
        return round(min(attributed.sure, 0.3), 2)
    return round(attributed.sure * attributed.same, 2)


def evidence(scene: Scene, attributed: Attributed, *, carried: bool) -> str:
    """Say in a few words why this speaker: "said + name after", "he → Dmitry Rogozin"."""
    if attributed.mention is None:
        return "no speaker found"
    mention = scene.mentions[attributed.mention]
    shape = scene.frames[attributed.mention]
    called = "name" if mention.kind == "name" else " ".join(scene.body[mention.start : mention.end].split())
    if carried:
        reason = "same speaker as the quote before"
    elif shape.according:
        reason = f"according to + {called}"
    elif shape.verb is None:
        reason = f"{called} beside the quote"
    else:
        verb = scene.tokens[shape.verb].text
        reason = f"{verb} + {called} after" if shape.inverted else f"{called} + {verb}"
    entity = _source(scene, attributed)
    if entity is not None and (mention.kind != "name" or entity.number != attributed.entity):
        name = " ".join(entity.name)
        if name:
            whom = " ".join(scene.body[mention.start : mention.end].split())
            reason = f"{whom} → {name}" + (f" ({reason})" if carried else "")
    return reason


def _source(scene: Scene, attributed: Attributed) -> Entity | None:
    return scene.entities.all[attributed.entity] if attributed.entity is not None else None


def _is_sure(scene: Scene, attributed: Attributed, entity: Entity) -> bool:
    if attributed.mention is None:
        return False
    if entity.name:
        return attributed.sure * attributed.same >= NAMED_FLOOR
    mention = scene.mentions[attributed.mention]
    if mention.kind == "pronoun" or (mention.definite and not mention.plural and mention.person > 0):
        return False  # "the senator": most likely someone named whom we could not tell
    return attributed.sure >= UNNAMED_FLOOR


def _kind(entity: Entity) -> SpeakerKind:
    if entity.person >= 0.5 or entity.gender != "unknown":
        return "person"
    last = entity.name[-1] if entity.name else entity.text.split()[-1]
    if entity.person <= -1 or last.lower() in words.BODIES or last.isupper():
        return "organisation"
    return "unknown"


def slug(name: str) -> str:
    """Return the id made from a name: "Sergey Lavrov" is "sergey-lavrov", Rørvik "rorvik"."""
    plain = unicodedata.normalize("NFKD", fold(name)).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if made:
        return made
    return "-".join(f"{ord(character):x}" for character in name if character.isalnum()) or "speaker"
