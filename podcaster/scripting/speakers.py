"""Quote attribution: who speaks each quotation of a body.

Rules find the quotations, the mentions and the entities. Three trained models (`Models`) decide what the rules leave
open: the antecedent of a pronoun, the speaker of a quotation, and whether a quotation is speech at all.
"""

from collections.abc import Callable, Sequence

from podcaster.scripting import readings
from podcaster.scripting.addressed import ADDRESSED, NamesInside
from podcaster.scripting.attribution import Attribution
from podcaster.scripting.candidates import Analysis, signature
from podcaster.scripting.clauses import clause_of
from podcaster.scripting.conversation.people import People
from podcaster.scripting.conversation.turns import Conversation, find_conversation
from podcaster.scripting.dialogue import is_said, stands_alone, with_turns
from podcaster.scripting.entities import Entities
from podcaster.scripting.forest import Forest, forest
from podcaster.scripting.grammar import Grammar
from podcaster.scripting.mentions import find_mentions
from podcaster.scripting.pronouns import RankAntecedents, resolve_pronouns
from podcaster.scripting.quotations import Quotation, find_quotations
from podcaster.scripting.scenes import Setting, find_scenes, link_documents
from podcaster.scripting.speech_dashes import with_speech_dashes
from podcaster.scripting.speech_features import speech_features
from podcaster.scripting.tokens import tokenize
from podcaster.system.record import Record, replace

SPEECH_FLOOR = 0.96
"""Least probability of speech; a quotation below it is narration. Chosen so that few scare quotes and titles get a
voice: 3.1 % of them on unseen articles (tests/benchmarks/scripting.md)."""

LIKELY_SPEAKER, OPEN_FLOOR = 0.4, 0.985
"""A quotation whose likeliest speaker has less than the first needs the second as its probability of speech: nobody
speaks a title or a scare quote."""

SPOKEN = 0.97
"""Least probability of speech where the grammar shows it."""

SPOKEN_KINDS = (readings.INVERTED, readings.SUBJECT_AFTER, readings.REPORTED)

SIGNED = 0.97
"""Confidence in a speaker who is named by a dash or a colon and nothing else: "❝ – Clinton"."""

UNNAMED_REFERENCE = 0.8
"""Confidence that a noun such as "the senator" stands for the entity it was linked to. A name has 1."""

FLOORS = {
    readings.INVERTED: 0.96,
    readings.SUBJECT_AFTER: 0.97,
    readings.DIRECT: 0.85,
    readings.OBJECT_BETWEEN: 0.75,
    readings.REPORTED: 0.85,
    readings.ACCORDING: 0.92,
    readings.COLON: 0.75,
    readings.ACTION: 0.75,
    readings.CARRIED: 0.9,
}
"""Least probability of the speaker whom the grammar names, by the kind of reading: below the share of these readings
that was right on labelled articles."""

APART = 0.8
"""Factor for the candidates outside a sentence that leads to a quotation with a colon and names no speaker."""

RankSpeakers = Callable[[list[int], list[int], list[list[list[float]]]], list[list[float]]]
"""Given the quotations of one speech (by index), the candidate mentions (by index) and a table of features for each
quotation, one row a candidate: the probability of each candidate, in the shape of the tables."""

ClassifySpeech = Callable[[int, list[float]], float]
"""Given a quotation (by index) and its features: the probability that it is speech."""


class Models(Record, frozen=True, kw_only=True):
    """The three trained models. Training replaces them by functions that record their input."""

    rank_antecedents: RankAntecedents
    rank_speakers: RankSpeakers
    classify_speech: ClassifySpeech

    @staticmethod
    def shipped() -> "Models":
        """Return the models that come with the package."""
        return models_of(forest("antecedent"), forest("speaker"), forest("speech"))


def models_of(antecedent: Forest, speaker: Forest, speech: Forest) -> Models:
    """Make models of three forests."""
    return Models(
        rank_antecedents=lambda _pronoun, _entities, rows: shares([antecedent.probability(row) for row in rows]),
        rank_speakers=lambda _quotations, _mentions, tables: [
            shares([speaker.probability(row) for row in rows]) for rows in tables
        ],
        classify_speech=lambda _quotation, row: speech.probability(row),
    )


def shares(probabilities: list[float]) -> list[float]:
    """Scale the probabilities of rivals down so that they add up to 1 at most."""
    total = sum(probabilities)
    return [p / total for p in probabilities] if total > 1.0 else probabilities


def attribute(
    body: str,
    paragraphs: list[tuple[int, int]],
    models: Models,
    *,
    headline: bool = False,
    headings: Sequence[tuple[int, int]] = (),
    bold: Sequence[tuple[int, int]] = (),
    byline: str = "",
) -> tuple[Analysis, list[Attribution], Conversation | None]:
    """Find the quotations of `body` and attribute each. `headline` says that the first paragraph is the title.

    `headings`, `bold` and `byline` are those of `Article`. Returns the conversation too, if the text is one.
    """
    found = with_speech_dashes(body, paragraphs, find_quotations(body, paragraphs, headline=headline))
    talk = find_conversation(body, paragraphs, headline=headline, headings=headings, bold=bold)
    found = talk.quotations(found) if talk is not None else found
    found = [quotation for quotation in found if any(map(str.isalnum, body[quotation.start : quotation.end]))]
    tokens = tokenize(body, paragraphs, found)
    mentions = find_mentions(tokens)
    clauses = [clause_of(tokens, mention) for mention in mentions]
    entities = Entities(tokens, mentions, headline=headline)
    syntax = Grammar(body, tokens, mentions)
    inside = [NamesInside(body[quotation.start : quotation.end]) for quotation in found]
    scenes = find_scenes(tokens, mentions, syntax)
    setting = Setting(tokens, mentions, syntax)
    same = resolve_pronouns(tokens, mentions, entities, clauses, scenes, setting, inside, models.rank_antecedents)
    link_documents(tokens, mentions, entities, syntax)
    analysis = Analysis(body, found, tokens, mentions, clauses, entities, syntax, inside, setting)
    people = People(body, talk, mentions, entities, paragraphs, byline) if talk is not None else None
    attributions: list[Attribution] = []
    previous: int | None = None
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and found[end].continues:
            end += 1
        turn = _turn_attribution(talk, people, found[at]) if talk is not None and people is not None else None
        if turn is not None:
            chosen = turn
        else:
            # One speech over several paragraphs: its first and last paragraph say who speaks it.
            pieces = [at, end - 1] if end - at > 1 else [at]
            chosen, previous = _attribute_speech(analysis, pieces, previous, models, same)
        attributions += [replace(chosen, quotation=quotation) for quotation in found[at:end]]
        at = end
    return analysis, with_turns(analysis, attributions, paragraphs), talk


def _turn_attribution(talk: Conversation, people: People, quotation: Quotation) -> Attribution | None:
    """Return the attribution of a turn of a conversation; None for a quotation outside its turns."""
    turn = talk.by_start.get(quotation.start)
    if turn is None:
        return None
    voice = people.voice(turn)
    label = (turn.label.at, turn.label.at + len(turn.label.who)) if turn.label is not None and turn.label.who else None
    return Attribution(
        quotation=quotation,
        speech=1.0 if voice is not None else 0.0,
        mention=None,
        sure=voice.confidence if voice is not None else 0.0,
        entity=voice.entity if voice is not None else None,
        same=1.0,
        rivals=voice.guesses if voice is not None else (),
        label=label,
        reason=voice.reason if voice is not None else "asks",
    )


def _attribute_speech(
    analysis: Analysis, pieces: list[int], previous: int | None, models: Models, same: dict[int, float]
) -> tuple[Attribution, int | None]:
    """Attribute one speech, given the quotations of its first and last paragraph.

    `previous` is the mention that spoke before. `same` has the probability of the entity of each resolved pronoun.
    Returns the attribution, and the mention that speaks last.
    """
    candidates = list(dict.fromkeys(index for piece in pieces for index in analysis.candidates(piece, previous)))
    tables = [analysis.features(piece, candidates, previous) for piece in pieces]
    weights = [
        _decided(analysis, piece, candidates, row)
        for piece, row in zip(pieces, models.rank_speakers(pieces, candidates, tables), strict=True)
    ]
    speech = max(
        models.classify_speech(piece, speech_features(analysis, piece, weight, rows))
        for piece, weight, rows in zip(pieces, weights, tables, strict=True)
    )
    spoken = any(_is_spoken(analysis, piece) for piece in pieces)
    speech = max(speech, SPOKEN) if spoken else speech
    if analysis.grammar.is_title(analysis.place[pieces[0]]):
        speech = 0.0
    speech = 1.0 if is_said(analysis, pieces[0]) else speech
    mention, sure, entity, reference = None, 0.0, None, 0.0
    rivals: list[tuple[int, float]] = []
    signed = signature(analysis, pieces[-1])
    if signed is not None:
        mention, sure, entity, reference, speech = signed, SIGNED, analysis.entities.of[signed], 1.0, 1.0
    elif candidates:
        # The probabilities of an entity's mentions add up; its likeliest mention attributes the quotation.
        best = [max(column) for column in zip(*weights, strict=True)]
        owners = [analysis.entities.of[index] for index in candidates]
        means = [
            same.get(index, 1.0 if analysis.mentions[index].kind == "name" else UNNAMED_REFERENCE)
            for index in candidates
        ]
        total: dict[int | None, float] = {}
        meant: dict[int | None, float] = {}
        for row in weights:
            sums: dict[int | None, float] = {}
            sense: dict[int | None, float] = {}
            for owner, weight, means_it in zip(owners, row, means, strict=True):
                together = sums.get(owner, 0.0) + weight if owner is not None else max(sums.get(owner, 0.0), weight)
                sums[owner] = together
                sense[owner] = sense.get(owner, 0.0) + weight * means_it
            for owner, weight in sums.items():
                if weight >= total.get(owner, 0.0):
                    total[owner], meant[owner] = weight, sense[owner]
        entity = max(total, key=lambda owner: meant[owner])
        sure = total[entity]
        top = max((i for i, owner in enumerate(owners) if owner == entity), key=lambda i: best[i])
        mention = candidates[top]
        rivals = sorted(((one, p) for one, p in meant.items() if one is not None), key=lambda pair: (-pair[1], pair[0]))
        reference = meant[entity] / sure if entity is not None and sure else means[top]
    if sure * reference < LIKELY_SPEAKER and speech < OPEN_FLOOR and not spoken:
        speech = 0.0
    chosen = Attribution(
        quotation=analysis.quotations[pieces[0]],
        speech=speech,
        mention=mention,
        sure=sure,
        entity=entity,
        same=reference,
        rivals=tuple(rivals),
    )
    return chosen, mention if speech >= SPEECH_FLOOR and mention is not None else previous


def _is_spoken(analysis: Analysis, quotation: int) -> bool:
    """Return whether the grammar alone shows that a quotation is speech: "Never!" she shouted."""
    if stands_alone(analysis, quotation):
        return True
    reading = analysis.grammar.reading(analysis.place[quotation])
    if reading.mention is None:
        return False
    if analysis.grammar.goes_on(analysis.place[quotation]):
        return True
    if reading.kind in (readings.CARRIED, readings.ACTION, readings.COLON):
        return analysis.grammar.is_sentence(analysis.place[quotation])
    return reading.kind in SPOKEN_KINDS and analysis.grammar.is_speech(analysis.place[quotation])


def _is_apart(analysis: Analysis, quotation: int, kind: int) -> int | None:
    """Return the sentence (by number) of a quotation after a colon if it names nobody: "It came with the words: ❝"."""
    place = analysis.place[quotation]
    before = analysis.tokens[place - 1] if place else None
    apart = before is not None and before.text == ":" and kind in (readings.NO_READING, readings.NOBODY)
    return before.sentence if apart and before is not None else None


def _decided(analysis: Analysis, quotation: int, candidates: list[int], weights: list[float]) -> list[float]:
    """Return the weights of the candidates after the grammar's word: whoever it names has at least its floor, and
    whoever it excludes, and whoever is addressed in the quotation, has none."""
    reading = analysis.grammar.reading(analysis.place[quotation])
    owners = [analysis.entities.of[index] for index in candidates]
    named = analysis.entities.of[reading.mention] if reading.mention is not None else None
    barred = {analysis.entities.of[index] for index in reading.excluded} - {None, named}
    kept = []
    far = _is_apart(analysis, quotation, reading.kind)
    for index, owner, weight in zip(candidates, owners, weights, strict=True):
        entity = analysis.entities.all[owner] if owner is not None else None
        addressed = entity is not None and analysis.inside[quotation].relation(entity) == ADDRESSED
        excluded = index in reading.excluded or (owner is not None and owner in barred)
        doubt = APART if far is not None and analysis.tokens[analysis.mentions[index].first].sentence != far else 1.0
        kept.append(0.0 if excluded or (addressed and owner != named) else doubt * weight)
    floor = FLOORS.get(reading.kind, 0.0)
    if reading.mention not in candidates or not floor:
        return kept
    at = candidates.index(reading.mention)
    own = [i for i, owner in enumerate(owners) if i == at or (owner is not None and owner == named)]
    held, rest = sum(kept[i] for i in own), sum(kept) - sum(kept[i] for i in own)
    if held < floor:
        kept[at] += floor - held
        held = floor
    shrink = min(1.0, (1.0 - min(1.0, held)) / rest) if rest else 1.0
    return [weight if i in own else weight * shrink for i, weight in enumerate(kept)]
