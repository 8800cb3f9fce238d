"""Antecedents: rules about whom a pronoun or an epithet can mean, and the least odds that they give a candidate before
the trained model decides."""

from collections.abc import Collection

from podcaster.languages.en.people import SURNAMES_TOO
from podcaster.languages.en.verbs import BE
from podcaster.scripting import vocabulary
from podcaster.scripting.addressed import NamesInside
from podcaster.scripting.entities import Entities, Entity
from podcaster.scripting.phrases import Mention
from podcaster.scripting.scenes import Scene, Setting
from podcaster.scripting.script import Gender
from podcaster.scripting.tokens import Token

_OWNERS: dict[Gender, tuple[str, ...]] = {"female": ("her",), "male": ("his",), "unknown": ()}
_OF_PLACES = frozenset("of in at near from outside across around through into".split())
"""Prepositions before places."""
_PREDICATES = BE | {"as", "like", "than"}
"""Words before a noun that says what somebody is."""
ONLY_ONE, SET_UP, INTRODUCED, WITH_RELATIVE, UNKNOWN = 0.85, 0.85, 0.75, 0.7, 0.55
"""Least probabilities of an antecedent: the only person of that gender; the subject of the sentence before the
quotation (new to the text, or in the same paragraph); somebody whom that sentence introduces at its end; somebody named
with a relative of the other gender; "the judge" as that subject, who may be somebody named."""


def tell_apart(
    tokens: list[Token], mentions: list[Mention], entities: Entities, scenes: Collection[int]
) -> None:
    """Give the other gender to one of two people if the one's is known and the text has its "he said" or "she said"."""
    spoken = {mentions[index].gender for index in scenes if mentions[index].kind == "pronoun"}
    people = [one for one in entities.all if one.name and one.person > 0 and not _is_place(tokens, mentions, one)]
    known = [one.gender for one in people if one.gender != "unknown"]
    if len(people) == 2 and len(known) == 1:
        other = next(one for one in people if one.gender == "unknown")
        gender: Gender = "male" if known == ["female"] else "female"
        if gender in spoken:
            other.genders[gender] += 0.5


def least_odds(
    tokens: list[Token],
    mentions: list[Mention],
    entities: Entities,
    pronoun: Mention,
    candidates: list[int],
    scene: Scene | None,
    inside: list[NamesInside],
    partner: int | None,
    here: int | None,
) -> list[float]:
    """Return the least probability of each candidate of a pronoun or an epithet. `partner` is the entity that spoke
    in the paragraph before, `here` the one that spoke in the same paragraph."""
    named = [at for at, owner in enumerate(candidates) if entities.all[owner].name]
    fitting = [at for at in named if pronoun.gender in (entities.all[candidates[at]].gender, "unknown")]
    unnamed = [at for at in range(len(candidates)) if at not in named]
    spoken = [at for at in named if candidates[at] == here]
    others = [at for at in named if at not in fitting and (at in spoken or entities.all[candidates[at]].person > 0)]
    strangers = [at for at in others if not _owns_once(entities, mentions, candidates[at])]
    subject = entities.of[scene.subject] if scene is not None and scene.subject is not None else None
    somebody = scene is not None and scene.same_paragraph and any(candidates[at] == subject for at in unnamed)
    floors = [0.0] * len(candidates)
    if pronoun.kind == "pronoun" and not somebody:
        answered = [at for at in strangers if candidates[at] == partner]
        firsts = {at: mentions[entities.all[candidates[at]].mentions[0]] for at in unnamed}
        alone = [at for at in unnamed if firsts[at].gender == pronoun.gender]
        if len(fitting) == 1 and strangers == answered:
            floors[fitting[0]] = ONLY_ONE
        elif len(alone) == 1 and [at for at in named if _may_be_person(entities.all[candidates[at]])] == answered:
            floors[alone[0]] = INTRODUCED
    if scene is None:
        return floors
    for at in others:
        if candidates[at] == here and entities.all[candidates[at]].gender == "unknown":
            floors[at] = INTRODUCED  # Fell shook his head. "No." He laughed. "No."
    able = [*fitting, *unnamed]
    return _set_up(tokens, mentions, entities, pronoun, candidates, scene, inside, floors, able, strangers, partner)


def _set_up(
    tokens: list[Token],
    mentions: list[Mention],
    entities: Entities,
    pronoun: Mention,
    candidates: list[int],
    scene: Scene,
    inside: list[NamesInside],
    floors: list[float],
    fitting: list[int],
    strangers: list[int],
    partner: int | None,
) -> list[float]:
    """Return the least probabilities, raised for those whom the sentence before the quotation sets up. `fitting` are
    the candidates (by place) whose gender fits or who have no name. `strangers` are the others."""
    named = [at for at in fitting if entities.all[candidates[at]].name]
    subject = entities.of[scene.subject] if scene.subject is not None else None
    people = {entities.of[index] for index in scene.people}
    unnamed = [at for at, owner in enumerate(candidates) if not entities.all[owner].name]
    unknown = [at for at in strangers if entities.all[candidates[at]].gender == "unknown"]
    if subject in candidates and scene.same_paragraph and _acts(tokens, mentions, scene):
        at = candidates.index(subject)
        unknown += [at] if at not in {*fitting, *unknown} and entities.all[candidates[at]].name else []
    for at in [*fitting, *unknown]:
        owner = candidates[at]
        if any(inside[quotation].relation(entities.all[owner]) for quotation in scene.quotations):
            continue
        first = entities.all[owner].mentions[0]
        if owner == subject and at in unknown:
            floors[at] = max(floors[at], INTRODUCED)
        elif owner == subject and at in unnamed and not entities.all[owner].introduced:
            floors[at] = max(floors[at], UNKNOWN if scene.same_paragraph else 0.0)
        elif owner == subject and (scene.same_paragraph or (first in scene.people and at not in unnamed)):
            rival = at in unnamed and partner in candidates and candidates.index(partner) in named
            anybody = entities.all[owner].gender == "unknown" and rival
            floors[at] = max(floors[at], UNKNOWN if anybody else SET_UP)
        elif tokens[mentions[first].first].lower in _OWNERS[pronoun.gender]:
            continue  # her daughter: it is more likely the mother who says
        elif first in scene.people and len(people & set(candidates)) == 1 and _ends_clause(tokens, mentions[first]):
            floors[at] = max(floors[at], INTRODUCED)
    return floors


def _acts(tokens: list[Token], mentions: list[Mention], scene: Scene) -> bool:
    """Return whether the subject of the sentence before begins it: "Ysolde went on lacing her boots."."""
    mention = mentions[scene.subject] if scene.subject is not None else None
    before = tokens[mention.first - 1] if mention is not None and mention.first else None
    return mention is not None and (before is None or before.sentence != tokens[mention.first].sentence)


def partner_of(
    tokens: list[Token], mentions: list[Mention], entities: Entities, setting: Setting, pronoun: Mention
) -> int | None:
    """Return the entity that spoke in the paragraph before a pronoun's."""
    return _speaker(tokens, mentions, entities, setting, pronoun, back=1)


def speaker_here(
    tokens: list[Token], mentions: list[Mention], entities: Entities, setting: Setting, pronoun: Mention
) -> int | None:
    """Return the entity that spoke in a pronoun's paragraph before it."""
    return _speaker(tokens, mentions, entities, setting, pronoun, back=0)


def _speaker(
    tokens: list[Token], mentions: list[Mention], entities: Entities, setting: Setting, pronoun: Mention, *, back: int
) -> int | None:
    spoke = setting.speaker_before(pronoun)
    if spoke is None or tokens[mentions[spoke].first].paragraph != tokens[pronoun.first].paragraph - back:
        return None
    return entities.of[spoke]


def with_relative(
    tokens: list[Token], mentions: list[Mention], entities: Entities, pronoun: Mention, window: list[int]
) -> int | None:
    """Return the person of "Thomas's sister begged him, but he": the only one of that gender in the pronoun's sentence,
    named with a relative of the other gender."""
    near = [index for index in window if tokens[mentions[index].first].sentence == tokens[pronoun.first].sentence]
    fitting = set()
    for index in near:
        owner = entities.of[index]
        if owner is not None and mentions[index].kind == "name" and entities.all[owner].person > 0:
            fitting |= {owner} if entities.all[owner].gender in (pronoun.gender, "unknown") else set()
    others = {mentions[index].first for index in near if mentions[index].gender not in (pronoun.gender, "unknown")}
    owners = {entities.of[i] for i in near if mentions[i].possessive and mentions[i].last in others}
    return fitting.pop() if len(fitting) == 1 and fitting <= owners else None


def is_no_person(tokens: list[Token], mentions: list[Mention], index: int, entity: Entity) -> bool:
    """Return whether a mention says what somebody is ("he was cast as a detective"), or is a name that stands behind
    prepositions of place only ("Amadou Bell of Philadelphia")."""
    if not entity.name:
        return tokens[mentions[index].first - 1].lower in _PREDICATES
    alone = len(entity.name) == 1 or entity.name[-1].lower() in SURNAMES_TOO | vocabulary.BODIES  # at Marlowe Court
    return alone and entity.gender == "unknown" and _is_place(tokens, mentions, entity)


def _is_place(tokens: list[Token], mentions: list[Mention], entity: Entity) -> bool:
    """Return whether a name stands behind prepositions of place only."""
    named = (mentions[one] for one in entity.mentions if mentions[one].kind == "name")
    return all(tokens[mention.first - 1].lower in _OF_PLACES for mention in named)


def _may_be_person(entity: Entity) -> bool:
    return entity.person > 0 or (entity.person >= 0 and len(entity.name) > 1)


def _owns_once(entities: Entities, mentions: list[Mention], owner: int) -> bool:
    """Return whether an entity is named once, as an owner: "Gordon's Narrows"."""
    known = entities.all[owner].mentions
    return len(known) == 1 and mentions[known[0]].possessive


def _ends_clause(tokens: list[Token], mention: Mention) -> bool:
    return mention.last < len(tokens) and tokens[mention.last].text in ".,:"


def raised(odds: list[float], floors: list[float]) -> list[float]:
    """Return the odds. The candidate with the largest floor gets at least that; the others are scaled down."""
    at = max(range(len(odds)), key=lambda i: floors[i])
    if odds[at] >= floors[at]:
        return odds
    rest = sum(odds) - odds[at]
    shrink = min(1.0, (1.0 - floors[at]) / rest) if rest else 1.0
    return [floors[at] if i == at else one * shrink for i, one in enumerate(odds)]
