"""Scenes: what stands before a quotation whose speaker is a pronoun or a noun, the sentence that sets its speaker up.

"But bakery owner Louise Trent disagrees." and then "❝ she says."
"""

from bisect import bisect_left

from podcaster.scripting import vocabulary
from podcaster.scripting.entities import Entities
from podcaster.scripting.grammar import Grammar
from podcaster.scripting.phrases import Mention
from podcaster.scripting.tokens import Token
from podcaster.system.record import Record

_NEAR = 20
"""Number of tokens on each side of a quotation in which a text is looked for."""
_LONGEST_SENTENCE = 250
"""Largest number of tokens, back from a quotation, that are read for the sentence before."""


class Scene(Record, frozen=True, kw_only=True):
    """The quotations of a pronoun, and the last sentence of narration before them."""

    quotations: tuple[int, ...]
    subject: int | None
    """The mention (by index) that is the subject of that sentence, if it is a person."""
    people: tuple[int, ...]
    """The mentions of persons in that sentence."""
    excluded: frozenset[int]
    """The mentions (by index) that certainly do not speak: Obi in "Obi reminded Haas of her words"."""
    same_paragraph: bool
    """Whether that sentence is in the quotation's paragraph."""


class Setting:
    """What the narration says of the people around a pronoun: who spoke last, and whom a paragraph is about."""

    def __init__(self, tokens: list[Token], mentions: list[Mention], grammar: Grammar) -> None:
        self._tokens, self._mentions, self._grammar = tokens, mentions, grammar
        self._bounds: dict[int, tuple[int, int]] = {}
        """First token of each paragraph, and the token after its first sentence."""
        spoken: set[tuple[int, int]] = set()
        for place, token in enumerate(tokens):
            low, _ = self._bounds.get(token.paragraph, (place, place))
            if token.sentence == tokens[low].sentence:
                self._bounds[token.paragraph] = low, place + 1
            mention = grammar.reading(place).mention if token.quotation >= 0 else None
            if mention is not None:
                spoken.add((mentions[mention].first, mention))
        self._spoken = sorted(spoken)
        self._about: dict[int, int | None] = {}

    def speaker_before(self, mention: Mention) -> int | None:
        """Return the mention that the grammar names as the last speaker of a quotation before a mention."""
        at = bisect_left(self._spoken, (mention.first, -1))
        return self._spoken[at - 1][1] if at else None

    def subject_of(self, paragraph: int) -> int | None:
        """Return the person who is the subject of a paragraph's first sentence."""
        if paragraph not in self._about:
            low, high = self._bounds.get(paragraph, (0, 0))
            self._about[paragraph] = self._grammar.verbs.main_subject(low, high) if low < high else None
        return self._about[paragraph]

    def subject_before(self, place: int) -> int | None:
        """Return the person who is the subject of the sentence before a token's sentence."""
        low, high = sentence_before(self._tokens, place)
        return self._grammar.verbs.main_subject(low, high) if low < high else None

    def is_governed(self, mention: int) -> bool:
        """Return whether a mention is the subject of a clause inside another: Haas in "Obi said Haas was late"."""
        first = self._mentions[mention].first
        same = first > 0 and self._tokens[first - 1].sentence == self._tokens[first].sentence
        return same and self._grammar.verbs.is_governed(first - 1)


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
        low, high = sentence_before(tokens, min(places[0], mentions[speaker].first))
        near = by_sentence.get(tokens[low].sentence, []) if low < high else []
        scenes[speaker] = Scene(
            quotations=tuple(tokens[place].quotation for place in places),
            subject=grammar.verbs.main_subject(low, high) if low < high else None,
            excluded=frozenset().union(*(grammar.reading(place).excluded for place in places)),
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


def sentence_before(tokens: list[Token], place: int) -> tuple[int, int]:
    """Return the range of the last sentence before a token's sentence; empty where it has a quotation or is far."""
    least = max(0, place - _LONGEST_SENTENCE)
    at = place
    while at > least and tokens[at - 1].sentence == tokens[at].sentence:
        at -= 1
    low = at
    while low > least and tokens[low - 1].sentence == tokens[at - 1].sentence:
        low -= 1
    if at and any(token.quotation >= 0 for token in tokens[low:at]):
        return at, at
    return low, at
