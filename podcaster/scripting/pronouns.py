"""Pronoun resolution: the entities that "he", "she", "who", "it" and nouns such as "the Basque" stand for.

Rules propose antecedents; a trained model ranks them.
"""

from collections import Counter
from collections.abc import Callable

from podcaster.scripting.addressed import ADDRESSED, NamesInside
from podcaster.scripting.antecedents import (
    WITH_RELATIVE,
    is_no_person,
    least_odds,
    partner_of,
    raised,
    speaker_here,
    tell_apart,
    with_relative,
)
from podcaster.scripting.clauses import APPOSITIVE, Clause
from podcaster.scripting.entities import Entities
from podcaster.scripting.epithets import fits_epithet, is_epithet, nationality
from podcaster.scripting.organisations import Bodies, is_body
from podcaster.scripting.phrases import Mention
from podcaster.scripting.scenes import Scene, Setting
from podcaster.scripting.script import Gender
from podcaster.scripting.tokens import Token

_REACH = 36
"""Number of mentions before a pronoun that may be its antecedent."""

IT = 0.8
"""Probability that "it said" and "the company said" mean the organisation that was mentioned last."""
_CONTINUES = frozenset(
    "added adds adding continued continues concluded concludes went goes explained explains elaborated".split()
)
"""Verbs of somebody who spoke before: "he added"."""


RankAntecedents = Callable[[int, list[int], list[list[float]]], list[float]]
"""Given a pronoun (its mention's index), candidate entities (by index) and one row of features for each: the
probability of each candidate."""


def resolve_pronouns(
    tokens: list[Token],
    mentions: list[Mention],
    entities: Entities,
    clauses: list[Clause],
    scenes: dict[int, Scene],
    setting: Setting,
    inside: list[NamesInside],
    rank: RankAntecedents,
) -> dict[int, float]:
    """Attach each pronoun to its likeliest entity. `scenes` are the quotations of pronouns that speak, by mention;
    `setting` is the narration around, `inside` are the names in each quotation.

    Returns the probability that the entity is right, by the index of the pronoun's mention.
    """
    sure: dict[int, float] = {}
    total = sum(len(entity.mentions) for entity in entities.all if entity.person > 0) or 1
    last: dict[Gender, tuple[int, int]] = {}
    bodies = Bodies(tokens, mentions, entities, clauses)
    renamed: dict[int | None, tuple[int, float]] = {}
    tell_apart(tokens, mentions, entities, scenes)
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].first, mentions[i].last))
    for place, index in enumerate(order):
        mention = mentions[index]
        body = is_body(tokens, mention)
        epithet = is_epithet(tokens, mention) and (body or not _is_named(entities, index))
        if mention.kind == "nominal" and entities.of[index] in renamed and not body and not epithet:
            entities.of[index], sure[index] = renamed[entities.of[index]]  # the striker, again
            continue
        if mention.kind != "pronoun" and not epithet:
            continue
        word = tokens[mention.first].lower
        if body or (word == "it" and index in scenes):
            goes_on = _continues(tokens, clauses[index])
            if bodies.resolve(index, order[max(0, place - _REACH) : place], body=body, goes_on=goes_on):
                sure[index] = IT
            continue
        if word == "who":
            _attach_relative(mentions, entities, index, order[max(0, place - 3) : place], sure)
            continue
        if mention.gender == "unknown" and not epithet:
            continue
        window = order[max(0, place - _REACH) : place]
        scene = scenes.get(index)
        candidates, rows = _candidates(
            tokens, mentions, entities, clauses, mention, window, last.get(mention.gender), total, scene, inside
        )
        if not candidates:
            continue
        around = _around(tokens, mentions, entities, clauses, setting, index, candidates, window)
        rows = [[*row, *more] for row, more in zip(rows, around, strict=True)]
        relative = with_relative(tokens, mentions, entities, mention, window)
        partner = partner_of(tokens, mentions, entities, setting, mention) if scene is not None else None
        here = speaker_here(tokens, mentions, entities, setting, mention)
        told = least_odds(tokens, mentions, entities, mention, candidates, scene, inside, partner, here)
        floors = [WITH_RELATIVE * (owner == relative) for owner in candidates]
        floors = floors if any(floors) else told
        odds = raised(_not_named(rank(index, candidates, rows), candidates, entities, scene, inside), floors)
        best = max(range(len(candidates)), key=lambda i: odds[i])
        entity = candidates[best]
        sure[index] = odds[best]
        if epithet:
            renamed[entities.of[index]] = entity, odds[best]
            entities.of[index] = entity
            entities.all[entity].roles |= nationality(tokens, mention)
            continue
        entities.attach(index, entity, weight=0.6 if odds[best] > 0.7 else 0.2)
        last[mention.gender] = (entity, mention.first)
    return sure


def _attach_relative(
    mentions: list[Mention], entities: Entities, index: int, before: list[int], sure: dict[int, float]
) -> None:
    """Attach "who" to the mention right before it."""
    beside = [i for i in before if mentions[index].first - mentions[i].last in (0, 1)]
    if beside and entities.of[beside[-1]] is not None:
        entities.of[index] = entities.of[beside[-1]]
        sure[index] = sure.get(beside[-1], 0.95)


def _not_named(
    odds: list[float], candidates: list[int], entities: Entities, scene: Scene | None, inside: list[NamesInside]
) -> list[float]:
    """Return the odds, half as large for somebody who is named in the quotation, where another person is likely."""
    named = [
        scene is not None and any(inside[q].relation(entities.all[owner]) for q in scene.quotations)
        for owner in candidates
    ]
    return [one / 2 if is_named else one for one, is_named in zip(odds, named, strict=True)] if not all(named) else odds


def _continues(tokens: list[Token], clause: Clause) -> bool:
    """Return whether a clause's verb is that of somebody who spoke before."""
    return clause.verb is not None and tokens[clause.verb].lower in _CONTINUES


def _is_named(entities: Entities, index: int) -> bool:
    owner = entities.of[index]
    return owner is not None and (bool(entities.all[owner].name) or entities.all[owner].mentions[0] != index)


def _candidates(
    tokens: list[Token],
    mentions: list[Mention],
    entities: Entities,
    clauses: list[Clause],
    pronoun: Mention,
    window: list[int],
    last: tuple[int, int] | None,
    total: int,
    scene: Scene | None,
    inside: list[NamesInside],
) -> tuple[list[int], list[list[float]]]:
    """Return the entities that `pronoun` may stand for, the latest first, and a row of features for each.

    `window` are the mentions before the pronoun; `last` is the entity that the last pronoun of this gender stands for,
    with that pronoun's place; `total` is the number of mentions of all persons.
    """
    latest: dict[int, list[int]] = {}
    barred = {entities.of[index] for index in scene.excluded} if scene is not None else set()
    for index in reversed(window):
        owner = entities.of[index]
        if owner is None or mentions[index].plural or owner in barred:
            continue
        entity = entities.all[owner]
        gender = pronoun.gender if pronoun.kind == "pronoun" else entity.gender
        if entity.person < 0 or (entity.gender not in ("unknown", gender) and entity.name):
            continue
        if pronoun.kind != "pronoun" and not fits_epithet(tokens, pronoun, entity):
            continue
        if is_no_person(tokens, mentions, index, entity):
            continue
        if scene is not None and any(inside[q].relation(entity) == ADDRESSED for q in scene.quotations):
            continue  # nobody addresses himself
        if not entity.name and (mentions[index].gender not in ("unknown", gender) or entity.person < 0.5):
            continue
        latest.setdefault(owner, []).append(index)
    here = tokens[pronoun.first]
    subject_before = entities.of[scene.subject] if scene is not None and scene.subject is not None else None
    before = {entities.of[i] for i in scene.people} & set(latest) if scene is not None else set()
    rows = []
    subject_rank = 0
    most = max((len(entities.all[e].mentions) for e in latest), default=1)
    wanted = pronoun.gender
    agreeing = sum(wanted in (entities.all[e].gender, "unknown") for e in latest)
    for rank, (owner, places) in enumerate(latest.items()):
        entity = entities.all[owner]
        near = mentions[places[0]]
        at = tokens[near.first]
        clause = clauses[places[0]]
        subject = next((i for i in places if _is_subject(clauses[i], mentions[i])), None)
        since = -1
        if last is not None:
            since = min(99, pronoun.first - last[1]) if last[0] == owner else 100
        rows.append(
            [
                float(rank),
                float(subject_rank if subject is not None else 9),
                float(min(200, pronoun.first - near.last)),
                float(min(9, here.sentence - at.sentence)),
                float(min(5, here.paragraph - at.paragraph)),
                1.0 if wanted in (entity.gender, "unknown") else 0.0,
                float(entity.genders.get(wanted if wanted != "unknown" else entity.gender, 0.0)),
                entity.person,
                float(len(places)),
                len(entity.mentions) / total,
                float(len(entity.mentions) == most),
                float(["name", "nominal", "pronoun"].index(near.kind)),
                float(bool(entity.name)) + float(len(entity.name) > 1),
                float(near.possessive) + 2.0 * float(near.modifier),
                float(clause.preposition),
                float(clause.strength),
                float(clause.path),
                float(clause.leads),
                float(clause.inverted),
                10.0 if subject is None else float(min(9, here.sentence - tokens[mentions[subject].first].sentence)),
                float(clauses[subject].strength) if subject is not None else -1.0,
                float(since),
                float(last is not None and last[0] == owner),
                float(len(latest)),
                float(agreeing),
                float(tokens[pronoun.first - 1].quotation >= 0) if pronoun.first else 0.0,
                float(near.first and tokens[near.first - 1].quotation >= 0),
                max((inside[q].relation(entity) for q in scene.quotations), default=0.0) if scene is not None else -1.0,
                float(owner == subject_before) if subject_before is not None else -1.0,
                float(len(before)) if owner in before else -float(len(before)),
            ]
        )
        subject_rank += subject is not None
    return list(latest), rows


def _around(
    tokens: list[Token],
    mentions: list[Mention],
    entities: Entities,
    clauses: list[Clause],
    setting: Setting,
    pronoun: int,
    candidates: list[int],
    window: list[int],
) -> list[list[float]]:
    """Return for each candidate of a pronoun the features of the narration around: who spoke last, whom the paragraph
    is about, and whose clause is inside another's."""
    mention, clause = mentions[pronoun], clauses[pronoun]
    here = tokens[mention.first].paragraph
    spoke = setting.speaker_before(mention)
    speaker = entities.of[spoke] if spoke is not None else None
    since = here - tokens[mentions[spoke].first].paragraph if spoke is not None else 9
    topics = [setting.subject_of(number) for number in (here, here - 1)]
    topics = [one if one is not None and mentions[one].first < mention.first else None for one in topics]
    about = [entities.of[one] if one is not None else None for one in topics]
    goes_on, governed = _continues(tokens, clause), setting.is_governed(pronoun)
    own = [float(goes_on), float(governed), float(clause.leads), float(clause.strength)]
    exact = [entities.all[owner].gender == mention.gender for owner in candidates]
    latest: dict[int, int] = {}
    subjects: dict[int, int] = {}
    near: Counter[int] = Counter()
    for index in reversed(window):
        owner = entities.of[index]
        if owner is None or mentions[index].plural:
            continue
        latest.setdefault(owner, index)
        if _is_subject(clauses[index], mentions[index]):
            subjects.setdefault(owner, index)
        near[owner] += tokens[mentions[index].first].paragraph == here
    rows = []
    for at, owner in enumerate(candidates):
        subject = subjects.get(owner)
        rows.append(
            [
                float(owner == speaker) if speaker is not None else -1.0,
                float(min(9, since)),
                float(owner == about[0]) if about[0] is not None else -1.0,
                float(owner == about[1]) if about[1] is not None else -1.0,
                float(setting.is_governed(latest[owner])) if owner in latest else -1.0,
                float(setting.is_governed(subject)) if subject is not None else -1.0,
                float(min(9, near[owner])),
                float(exact[at]),
                float(sum(exact)),
                float(sum(exact[:at])),
                *own,
            ]
        )
    return rows


def _is_subject(clause: Clause, mention: Mention) -> bool:
    """Return whether the mention is likely the subject of its clause."""
    if mention.possessive or mention.modifier:
        return False
    return (
        clause.inverted
        or (clause.leads and not clause.preposition)
        or (clause.strength > 1 and clause.path <= APPOSITIVE)
    )
