"""Pronouns: whom "he", "she" and "who" stand for. Rules propose antecedents, a trained forest weighs them."""

from collections.abc import Callable

from podcaster.scripting.entities import Entities
from podcaster.scripting.frames import APPOSITIVE, Frame
from podcaster.scripting.mentions import Mention
from podcaster.scripting.reader import Token
from podcaster.scripting.script import Gender

_REACH = 36
"""How many mentions back an antecedent may be."""

Choose = Callable[[int, list[int], list[list[float]]], list[float]]
"""Given a pronoun (its mention's index), the candidate entities and their features: how probable each is."""


def resolve_pronouns(
    tokens: list[Token], mentions: list[Mention], entities: Entities, frames: list[Frame], choose: Choose
) -> dict[int, float]:
    """Attach each pronoun to its likeliest entity; return how sure that is, by index of its mention."""
    sure: dict[int, float] = {}
    total = sum(len(entity.mentions) for entity in entities.all if entity.person > 0) or 1
    last: dict[Gender, tuple[int, int]] = {}
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].first, mentions[i].last))
    for place, index in enumerate(order):
        mention = mentions[index]
        if mention.kind != "pronoun":
            continue
        word = tokens[mention.first].lower
        if word == "who":
            back = [i for i in order[max(0, place - 3) : place] if mention.first - mentions[i].last in (0, 1)]
            if back and entities.of[back[-1]] is not None:
                entities.of[index] = entities.of[back[-1]]
                sure[index] = sure.get(back[-1], 0.95)
            continue
        if mention.gender == "unknown":
            continue
        window = order[max(0, place - _REACH) : place]
        candidates, rows = _candidates(
            tokens, mentions, entities, frames, mention, window, last.get(mention.gender), total
        )
        if not candidates:
            continue
        odds = choose(index, candidates, rows)
        best = max(range(len(candidates)), key=lambda i: odds[i])
        entity = candidates[best]
        sure[index] = odds[best]
        entities.attach(index, entity, weight=0.6 if odds[best] > 0.7 else 0.2)
        last[mention.gender] = (entity, mention.first)
    return sure


def _candidates(
    tokens: list[Token],
    mentions: list[Mention],
    entities: Entities,
    frames: list[Frame],
    pronoun: Mention,
    window: list[int],
    last: tuple[int, int] | None,
    total: int,
) -> tuple[list[int], list[list[float]]]:
    latest: dict[int, list[int]] = {}
    for index in reversed(window):
        owner = entities.of[index]
        if owner is None or mentions[index].plural:
            continue
        entity = entities.all[owner]
        if entity.person < 0 or (entity.gender not in ("unknown", pronoun.gender) and entity.name):
            continue
        if not entity.name and (mentions[index].gender not in ("unknown", pronoun.gender) or entity.person < 0.5):
            continue
        latest.setdefault(owner, []).append(index)
    here = tokens[pronoun.first]
    rows = []
    subject_rank = 0
    most = max((len(entities.all[e].mentions) for e in latest), default=1)
    agreeing = sum(entities.all[e].gender == pronoun.gender for e in latest)
    for rank, (owner, places) in enumerate(latest.items()):
        entity = entities.all[owner]
        near = mentions[places[0]]
        at = tokens[near.first]
        shape = frames[places[0]]
        subject = next((i for i in places if _is_subject(frames[i], mentions[i])), None)
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
                1.0 if entity.gender == pronoun.gender else 0.0,
                float(entity.genders.get(pronoun.gender, 0.0)),
                entity.person,
                float(len(places)),
                len(entity.mentions) / total,
                float(len(entity.mentions) == most),
                float(["name", "nominal", "pronoun"].index(near.kind)),
                float(bool(entity.name)) + float(len(entity.name) > 1),
                float(near.possessive) + 2.0 * float(near.modifier),
                float(shape.preposition),
                float(shape.strength),
                float(shape.path),
                float(shape.leads),
                float(shape.inverted),
                10.0 if subject is None else float(min(9, here.sentence - tokens[mentions[subject].first].sentence)),
                float(frames[subject].strength) if subject is not None else -1.0,
                float(since),
                float(last is not None and last[0] == owner),
                float(len(latest)),
                float(agreeing),
                float(tokens[pronoun.first - 1].quotation >= 0) if pronoun.first else 0.0,
                float(near.first and tokens[near.first - 1].quotation >= 0),
            ]
        )
        subject_rank += subject is not None
    return list(latest), rows


def _is_subject(shape: Frame, mention: Mention) -> bool:
    if mention.possessive or mention.modifier:
        return False
    return (
        shape.inverted or (shape.leads and not shape.preposition) or (shape.strength > 1 and shape.path <= APPOSITIVE)
    )
