"""Who speaks each quotation of a body: the stage's heart, from text to attributed quotations."""

from collections.abc import Callable
from dataclasses import dataclass

from podcaster.scripting.attribution import Scene, signature
from podcaster.scripting.entities import Entities
from podcaster.scripting.forest import Forest, forest
from podcaster.scripting.frames import frame
from podcaster.scripting.marks import Quotation, quotations
from podcaster.scripting.mentions import find_mentions
from podcaster.scripting.pronouns import Choose, resolve_pronouns
from podcaster.scripting.reader import read
from podcaster.scripting.speech import speech_features
from podcaster.scripting.speech_dashes import with_speech_dashes
from podcaster.scripting.transcripts import with_transcript

SPEECH_FLOOR = 0.92
"""A quotation less probable than this to be speech stays with the narrator."""

SIGNED = 0.97
"""How sure a speaker is who is named by a dash or a colon and nothing else."""

DIRECT = 2
"""Verbs of speaking at least this strong (frames) bind the quotation they follow."""

BINDING = ",?!…—-"
"""What a quotation ends with whose clause goes on."""

Weigh = Callable[[list[int], list[int], list[list[list[float]]]], list[list[float]]]
"""Given the quotations of one speech, candidate mentions, and rows for each quotation: how probable each is."""

Judge = Callable[[int, list[float]], float]
"""Given a quotation and its features: how probable it is to be speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One quotation and who seems to speak it."""

    quotation: Quotation
    speech: float
    """How probable it is that someone speaks it, 0 to 1."""
    mention: int | None
    """Index of the likeliest mention in the scene."""
    sure: float
    """How probable it is that this mention speaks it, 0 to 1."""
    entity: int | None
    """Index of the entity the mention stands for in the scene."""
    same: float
    """How probable it is that the mention stands for that entity, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """The learned judgements, apart so that training can listen in on what they are asked."""

    choose: Choose
    weigh: Weigh
    judge: Judge

    @staticmethod
    def trained() -> "Ears":
        """Return the shipped judgements."""
        return ears(forest("antecedent"), forest("speaker"), forest("speech"))


def ears(antecedent: Forest, speaker: Forest, speech: Forest) -> Ears:
    """Make judgements of three forests."""
    return Ears(
        choose=lambda _index, _candidates, rows: shares([antecedent.probability(row) for row in rows]),
        weigh=lambda _pieces, _candidates, rows: [shares([speaker.probability(row) for row in some]) for some in rows],
        judge=lambda _quotation, row: speech.probability(row),
    )


def shares(odds: list[float]) -> list[float]:
    """Let rivals for one place share it: probabilities that add up to more than one are scaled down to one."""
    total = sum(odds)
    return [p / total for p in odds] if total > 1.0 else odds


def listen(
    body: str, paragraphs: list[tuple[int, int]], hear: Ears, *, headline: bool = False
) -> tuple[Scene, list[Attributed]]:
    """Find the quotations of `body` and weigh who speaks each."""
    found = with_speech_dashes(body, paragraphs, quotations(body, paragraphs, headline=headline))
    found = with_transcript(body, paragraphs, found)
    found = [quotation for quotation in found if any(map(str.isalnum, body[quotation.start : quotation.end]))]
    tokens = read(body, paragraphs, found)
    mentions = find_mentions(tokens)
    frames = [frame(tokens, mention) for mention in mentions]
    entities = Entities(tokens, mentions)
    sure = resolve_pronouns(tokens, mentions, entities, frames, hear.choose)
    scene = Scene(body, found, tokens, mentions, frames, entities)
    attributed: list[Attributed] = []
    previous: int | None = None
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and found[end].continues:
            end += 1
        pieces = [at, end - 1] if end - at > 1 else [at]
        chosen, previous = _speech(scene, pieces, previous, hear, sure)
        attributed += [_as(found[index], chosen) for index in range(at, end)]
        at = end
    return scene, attributed


def _as(quotation: Quotation, chosen: Attributed) -> Attributed:
    return Attributed(
        quotation=quotation,
        speech=chosen.speech,
        mention=chosen.mention,
        sure=chosen.sure,
        entity=chosen.entity,
        same=chosen.same,
    )


def _speech(
    scene: Scene, pieces: list[int], previous: int | None, hear: Ears, sure: dict[int, float]
) -> tuple[Attributed, int | None]:
    """Weigh one speech, given its first and last paragraph's quotation; return it and who spoke last now."""
    candidates = list(dict.fromkeys(index for piece in pieces for index in scene.candidates(piece, previous)))
    tables = [scene.features(piece, candidates, previous) for piece in pieces]
    weights = [
        _bound(scene, piece, candidates, row)
        for piece, row in zip(pieces, hear.weigh(pieces, candidates, tables), strict=True)
    ]
    speech = max(
        hear.judge(piece, speech_features(scene, piece, weight, rows))
        for piece, weight, rows in zip(pieces, weights, tables, strict=True)
    )
    mention, odds, entity, same = None, 0.0, None, 0.0
    signed = signature(scene, pieces[-1])
    if signed is not None:
        mention, odds, entity, same, speech = signed, SIGNED, scene.entities.of[signed], 1.0, 1.0
    elif candidates:
        # Mentions of the same one speak for each other; the likeliest of them attributes the quotation.
        best = [max(column) for column in zip(*weights, strict=True)]
        owners = [scene.entities.of[index] for index in candidates]
        total: dict[int | None, float] = {}
        for row in weights:
            sums: dict[int | None, float] = {}
            for owner, weight in zip(owners, row, strict=True):
                sums[owner] = sums.get(owner, 0.0) + weight if owner is not None else max(sums.get(owner, 0.0), weight)
            total = {owner: max(total.get(owner, 0.0), weight) for owner, weight in sums.items()}
        entity = max(total, key=lambda owner: total[owner])
        odds = total[entity]
        top = max((i for i, owner in enumerate(owners) if owner == entity), key=lambda i: best[i])
        mention = candidates[top]
        same = sure.get(mention, 1.0 if scene.mentions[mention].kind == "name" else 0.8)
    chosen = Attributed(
        quotation=scene.quotations[pieces[0]], speech=speech, mention=mention, sure=odds, entity=entity, same=same
    )
    return chosen, mention if speech >= SPEECH_FLOOR and mention is not None else previous


def _bound(scene: Scene, quotation: int, candidates: list[int], weights: list[float]) -> list[float]:
    """Grammar leaves no choice in '"…," said Clinton': who stood before the quotation is out of it."""
    place = scene.place[quotation]
    closing = scene.body[scene.quotations[quotation].start : scene.quotations[quotation].end].rstrip("\"'”’»“„")[-1:]
    if closing not in BINDING:
        return weights
    behind = [scene.mentions[index].first > place for index in candidates]
    bound = any(
        scene.frames[index].inverted
        and scene.frames[index].verb == place + 1
        and scene.mentions[index].first == place + 2
        and scene.frames[index].strength >= DIRECT
        for index in candidates
    )
    after = sum(weight for weight, stands in zip(weights, behind, strict=True) if stands)
    if not bound or not after:
        return weights
    gain = sum(weights) / after
    return [weight * gain if stands else 0.0 for weight, stands in zip(weights, behind, strict=True)]
