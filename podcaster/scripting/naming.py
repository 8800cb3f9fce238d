"""Naming: whether an attributed quotation gets a speaker, the speaker's id and name, and the evidence in words."""

import re
import unicodedata

from podcaster.languages.en.people import EPITHETS
from podcaster.scripting import vocabulary
from podcaster.scripting.attribution import Attribution
from podcaster.scripting.candidates import Analysis
from podcaster.scripting.entities import Entity
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Guess, Speaker, SpeakerKind

NAMED_FLOOR = 0.5
"""Least confidence for a speaker with a name. With this limit, 4.8 % of the quotes on unseen articles get a wrong voice
(tests/benchmarks/scripting.md)."""

UNNAMED_FLOOR = 0.6
"""Least confidence for a speaker without a name ("a campaign spokesman"), who may be somebody named elsewhere."""

NOBODY_CEILING = 0.3
"""Largest confidence of a cue when its likeliest mention belongs to no entity."""

MOST_GUESSES, LEAST_GUESS = 3, 0.05
"""Largest number of guesses for a quote in doubt, and the least confidence of one."""


class SpeakerRegistry:
    """The speakers of one script, each with an id of their own, in the order they first speak."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._speakers: dict[int, Speaker] = {}
        self._taken: set[str] = set()
        self._last: Attribution | None = None
        """The quotation before, if its speaker is sure."""
        self._namesakes: dict[str, int] = {}
        """Number of speakers with the same id before numbers are added to it ("smith", "smith-2"), by that id."""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """The speakers so far, in the order they first speak."""
        return tuple(self._speakers.values())

    def speaker(self, attribution: Attribution) -> Speaker | None:
        """Return the speaker of a quotation; None when it is in doubt."""
        entity = _entity(self._analysis, attribution)
        partner = self._partner(attribution)
        sure = entity is not None and _is_sure(self._analysis, attribution, entity, partner)
        self._last = attribution if sure else None
        if entity is None or not sure:
            return None
        if partner is not None and not entity.name:
            entity.introduced = True  # "he said" may mean him from now on
        if entity.number not in self._speakers:
            self._speakers[entity.number] = self._make(entity)
        return self._speakers[entity.number]

    def _partner(self, attribution: Attribution) -> int | None:
        """Return who spoke in the paragraph before: "the clerk said" answers, and means somebody else."""
        last = self._last
        if last is None or last.quotation.paragraph != attribution.quotation.paragraph - 1:
            return None
        return last.entity if last.entity != attribution.entity else None

    def candidates(self, attribution: Attribution) -> tuple[Guess, ...]:
        """Return the likeliest speakers of a quotation in doubt."""
        guesses = []
        for number, probability in attribution.rivals[:MOST_GUESSES]:
            entity = self._analysis.entities.all[number]
            if probability >= LEAST_GUESS:
                guesses.append(Guess(name=_name(entity), confidence=round(probability, 2)))
        return tuple(guesses)

    def _make(self, entity: Entity) -> Speaker:
        name = _name(entity)
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


def _name(entity: Entity) -> str:
    return " ".join(entity.name) or entity.text


def confidence(attribution: Attribution) -> float:
    """Return the probability that the speaker is right, 0 to 1, rounded to two places."""
    if attribution.entity is None and not attribution.reason:
        return round(min(attribution.sure, NOBODY_CEILING), 2)
    return round(attribution.sure * attribution.same, 2)


def evidence(analysis: Analysis, attribution: Attribution, *, carried: bool) -> str:
    """Return the reason for the speaker in a few words: "said + name after", "he → Dmitry Rogozin".

    `carried` says that the same mention attributes the quotation before.
    """
    if attribution.reason:
        return attribution.reason
    if attribution.mention is None:
        return "no speaker found"
    mention = analysis.mentions[attribution.mention]
    clause = analysis.clauses[attribution.mention]
    called = "name" if mention.kind == "name" else " ".join(analysis.body[mention.start : mention.end].split())
    if carried:
        reason = "same speaker as the quote before"
    elif clause.according:
        reason = f"according to + {called}"
    elif clause.verb is None:
        reason = f"{called} beside the quote"
    else:
        verb = analysis.tokens[clause.verb].text
        reason = f"{verb} + {called} after" if clause.inverted else f"{called} + {verb}"
    entity = _entity(analysis, attribution)
    if entity is not None and entity.name and mention.kind != "name":
        reason = f"{called} → {' '.join(entity.name)}" + (f" ({reason})" if carried else "")
    return reason


def _entity(analysis: Analysis, attribution: Attribution) -> Entity | None:
    return analysis.entities.all[attribution.entity] if attribution.entity is not None else None


def _is_sure(analysis: Analysis, attribution: Attribution, entity: Entity, partner: int | None) -> bool:
    """Return whether the confidence is high enough for a voice of the entity's own. `partner` is answered."""
    if attribution.reason:
        return True
    if attribution.mention is None:
        return False
    if entity.name:
        return attribution.sure * attribution.same >= NAMED_FLOOR
    mention = analysis.mentions[attribution.mention]
    if entity.text.split()[-1].lower() in vocabulary.DOCUMENTS:
        return False  # the narrator reads out signs and reports
    if mention.kind == "pronoun":
        return entity.introduced and attribution.sure * attribution.same >= UNNAMED_FLOOR
    if mention.definite and not mention.plural and mention.person > 0 and not entity.introduced:
        # "the senator" may stand for a named person, but for which one is unknown
        head = entity.text.split()[-1].lower()
        answered = partner if head not in EPITHETS else None
        rivals = [one for one in analysis.entities.all if one.name and one.person > 0 and one.number != answered]
        if answered is not None and not rivals:
            return attribution.sure >= UNNAMED_FLOOR
        if mention.gender == "unknown" or any(one.gender in (mention.gender, "unknown") for one in rivals):
            return False
    return attribution.sure >= UNNAMED_FLOOR


def _kind(entity: Entity) -> SpeakerKind:
    if entity.person >= 0.5 or entity.gender != "unknown":
        return "person"
    last = entity.name[-1] if entity.name else entity.text.split()[-1]
    if entity.person <= -1 or last.lower() in vocabulary.BODIES or last.isupper():
        return "organisation"
    return "unknown"


def slug(name: str) -> str:
    """Return the id made from a name: "sergey-lavrov" from "Sergey Lavrov", "rorvik" from "Rørvik"."""
    plain = unicodedata.normalize("NFKD", fold(name)).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if made:
        return made
    return "-".join(f"{ord(character):x}" for character in name if character.isalnum()) or "speaker"
