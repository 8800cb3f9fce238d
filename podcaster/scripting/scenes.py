"""Scenes: what stands before a quotation whose speaker is a pronoun or a noun, the sentence that sets its speaker up.

"But bakery owner Louise Trent disagrees." and then "❝ she says."
"""

from dataclasses import dataclass

from podcaster.scripting import vocabulary
from podcaster.scripting.entities import Entities
from podcaster.scripting.grammar import Grammar
from podcaster.scripting.phrases import Mention
from podcaster.scripting.tokens import Token

_NEAR = 20
"""Number of tokens on each side of a quotation in which a text is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The quotations of a pronoun, and the last sentence of narration before them."""

    quotations: tuple[int, ...]
    subject: int | None
    """The mention (by index) that is the subject of that sentence, if it is a person."""
    people: tuple[int, ...]
    """The mentions of persons in that sentence."""
    same_paragraph: bool
    """Whether that sentence is in the quotation's paragraph."""


def find_scenes(tokens: list[Token], mentions: list[Mention], grammar: Grammar) -> dict[int, Scene]:
    """Return the scene of each pronoun and noun that the grammar names as a speaker, by the index of its mention."""
    spoken: dict[int, list[int]] = {}
    for place, token in enumerate(tokens):
        if token.quotation < 0:
            continue
        speaker = grammar.reading(place).mention
        if speaker is not None and mentions[speaker].kind != "name":
            spoken.setdefault(speaker, []).append(place)
    by_sentence: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        by_sentence.setdefault(tokens[mention.first].sentence, []).append(index)
    scenes = {}
    for speaker, places in spoken.items():
        low, high = _sentence_before(tokens, min(places[0], mentions[speaker].first))
        near = by_sentence.get(tokens[low].sentence, []) if low < high else []
        scenes[speaker] = Scene(
            quotations=tuple(tokens[place].quotation for place in places),
            subject=grammar.main_subject(low, high) if low < high else None,
            same_paragraph=low < high and tokens[low].paragraph == tokens[places[0]].paragraph,
            people=tuple(i for i in near if mentions[i].person > 0 and low <= mentions[i].first < high),
        )
    return scenes


def link_documents(tokens: list[Token], mentions: list[Mention], entities: Entities, grammar: Grammar) -> None:
    """Attach texts that speak to their authors: "the company said in a statement", then "the statement went on"."""
    authors: dict[str, int] = {}
    for place, token in enumerate(tokens):
        speaker = grammar.reading(place).mention if token.quotation >= 0 else None
        if speaker is None:
            continue
        head = tokens[mentions[speaker].last - 1].lower
        if mentions[speaker].kind == "nominal" and mentions[speaker].definite and head in authors:
            entities.of[speaker] = authors[head]
        owner = entities.of[speaker]
        near = tokens[max(0, place - _NEAR) : place + _NEAR]
        texts = [one.lower for one in near if one.sentence == token.sentence and one.lower in vocabulary.DOCUMENTS]
        if owner is not None and head not in vocabulary.DOCUMENTS:
            authors.update(dict.fromkeys(texts, owner))


def _sentence_before(tokens: list[Token], at: int) -> tuple[int, int]:
    """Return the range of the last sentence before a token's sentence; empty where it has a quotation."""
    while at and tokens[at - 1].sentence == tokens[at].sentence:
        at -= 1
    low = at
    while low and tokens[low - 1].sentence == tokens[at - 1].sentence:
        low -= 1
    if at and any(token.quotation >= 0 for token in tokens[low:at]):
        return at, at
    return low, at
