"""Dialogue: paragraphs that are nothing but a quotation, in an exchange of two people who speak in turns.

    "Where did you see it?" Moss asked.
    "In the park," said Hale.
    "And after that?"           Moss
    "In my bath."               Hale

News has such paragraphs too, but there they go on with the speaker before. In a dialogue the paragraphs with a speaker
alternate, and the turns are short: very short where nobody asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from podcaster.scripting.attribution import Attribution
from podcaster.scripting.candidates import Analysis
from podcaster.scripting.readings import ACTION, INVERTED, NO_READING, NOBODY, SUBJECT_AFTER
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

BETWEEN, AT_THE_END = 0.93, 0.88
"""Confidence in a turn between two turns with speakers, and in one after the last of them."""
_LEAST_ANCHOR = 0.6
"""Least confidence in a speaker whom a clause names, for the turns around it."""
_MOST_WORDS = 30
"""Largest average number of words of a dialogue's turns."""
_FEW_WORDS = 9
"""The same where nobody asks."""
_GOES_ON = 0.45
"""Largest confidence that somebody goes on after a closed quotation."""
_LEAST_SENTENCE = 3
"""Least number of words of a quotation that is speech by its form alone."""
_WORD = lazy_regex(r"\w")
_CLAUSE_ENDS = ",?!—–"


@dataclass(slots=True, kw_only=True)
class _Paragraph:
    """A paragraph that begins with a quotation."""

    number: int
    quotations: list[int] = field(default_factory=list)
    """Its quotations, by index."""
    bare: bool = False
    """Whether it has no words outside quotations."""
    narrated: bool = False
    """Whether narration stands before its first quotation."""
    speaker: int | None = None
    """The entity whom a clause names."""


def is_said(analysis: Analysis, quotation: int) -> bool:
    """Return whether a quotation is certainly speech: it is the beginning of a sentence that goes on "said Clinton"."""
    one = analysis.quotations[quotation]
    place = analysis.place[quotation]
    words = analysis.body[one.start : one.end].strip("“”„‟\"'`«»‘’ ")
    before = analysis.tokens[place - 1] if place else None
    begins = before is None or before.sentence != analysis.tokens[place].sentence
    after = analysis.body[one.end : one.end + 1]
    goes_on = words[-1:] in _CLAUSE_ENDS or (after == "," and words[-1:] != ".")
    named = analysis.grammar.reading(place).kind in (INVERTED, SUBJECT_AFTER)
    return begins and goes_on and words[:1].isupper() and named


def stands_alone(analysis: Analysis, quotation: int) -> bool:
    """Return whether a quotation of some words is a whole sentence, with its stop inside the marks, beside narration in
    its paragraph: "Why go? ❝It is a legend.❞"; or a few words that are a paragraph: "❝Any other business?❞"."""
    one, place = analysis.quotations[quotation], analysis.place[quotation]
    before = analysis.tokens[place - 1] if place else None
    words = analysis.body[one.start : one.end].strip("“”„‟\"'`«»‘’ ")
    if before is not None and before.paragraph != one.paragraph and one.closed and not one.continues:
        after = analysis.tokens[place + 1] if place + 1 < len(analysis.tokens) else None
        alone = after is None or after.paragraph != one.paragraph
        acts = analysis.grammar.reading(place).kind == ACTION
        count = len(words.split())
        answers = alone and count <= _FEW_WORDS and _is_beside_quotation(analysis, quotation)
        return (acts or answers) and _is_sentence(words) and count >= _LEAST_SENTENCE
    if before is None or before.paragraph != one.paragraph or before.quotation >= 0:
        return False
    begins = before.sentence != analysis.tokens[place].sentence or before.text == ":"
    return begins and _is_sentence(words) and len(words.split()) >= _LEAST_SENTENCE


def _is_beside_quotation(analysis: Analysis, quotation: int) -> bool:
    """Return whether the paragraph before or after a quotation's has a whole quotation."""
    number = analysis.quotations[quotation].paragraph
    near = analysis.quotations[max(0, quotation - 1) : quotation + 2]
    return any(one.closed and abs(one.paragraph - number) == 1 for one in near)


def _is_sentence(words: str) -> bool:
    """Return whether words begin and end as a sentence does, and are no title in capitals."""
    small = any(word[0].islower() for word in words.split()[1:])
    return words[:1].isupper() and words[-1:] in (".", "?", "!") and (small or words.count(" ") < _LEAST_SENTENCE)


def with_turns(
    analysis: Analysis, attributions: Sequence[Attribution], paragraphs: Sequence[tuple[int, int]]
) -> list[Attribution]:
    """Return the attributions with the speakers of dialogues' turns that no clause names."""
    result = list(attributions)
    found = _paragraphs(analysis, attributions, paragraphs)
    _doubt_short_turns(analysis, found, result)
    run: list[_Paragraph] = []
    for paragraph in [*found, None]:
        stranger = paragraph is not None and paragraph.narrated and not _joins(paragraph, run)
        if run and (paragraph is None or stranger or paragraph.number != run[-1].number + 1):
            _take_turns(analysis, run, result)
            run = []
        if paragraph is not None and not stranger:
            run.append(paragraph)
    return result


def _joins(paragraph: _Paragraph, run: Sequence[_Paragraph]) -> bool:
    """Return whether a paragraph that begins with narration is part of a dialogue: nobody else speaks in it."""
    speakers = {one.speaker for one in run if one.speaker is not None} | {paragraph.speaker}
    return paragraph.speaker is not None and len(speakers) <= 2


def _paragraphs(
    analysis: Analysis, attributions: Sequence[Attribution], paragraphs: Sequence[tuple[int, int]]
) -> list[_Paragraph]:
    found: dict[int, _Paragraph] = {}
    for index, one in enumerate(analysis.quotations):
        if attributions[index].reason:
            continue  # the turn of a conversation with labels
        found.setdefault(one.paragraph, _Paragraph(number=one.paragraph)).quotations.append(index)
    kept = []
    for paragraph in found.values():
        start, end = paragraphs[paragraph.number]
        first, last = analysis.quotations[paragraph.quotations[0]], analysis.quotations[paragraph.quotations[-1]]
        if first.continues or not last.closed:
            continue
        if first.start > start and not _begins_after_narration(analysis, paragraph.quotations[0]):
            continue
        paragraph.narrated = first.start > start
        at, outside = start, ""
        for index in paragraph.quotations:
            outside += analysis.body[at : analysis.quotations[index].start]
            at = analysis.quotations[index].end
        paragraph.bare = _WORD.search(outside + analysis.body[at:end]) is None
        paragraph.speaker = None if paragraph.bare else _named(analysis, attributions, paragraph)
        kept.append(paragraph)
    return kept


def _begins_after_narration(analysis: Analysis, quotation: int) -> bool:
    """Return whether a quotation is a sentence of its own behind narration: "The judge leaned forward. ❝"."""
    place = analysis.place[quotation]
    apart = analysis.tokens[place - 1].sentence != analysis.tokens[place].sentence
    return apart and analysis.grammar.reading(place).kind in (ACTION, INVERTED, SUBJECT_AFTER)


def _named(analysis: Analysis, attributions: Sequence[Attribution], paragraph: _Paragraph) -> int | None:
    """Return the entity whom a clause of the paragraph names as the speaker of its first quotation."""
    said = attributions[paragraph.quotations[0]]
    kind = analysis.grammar.reading(analysis.place[paragraph.quotations[0]]).kind
    sure = said.entity is not None and said.sure * said.same >= _LEAST_ANCHOR
    return said.entity if sure and kind not in (NO_READING, NOBODY) else None


def _doubt_short_turns(analysis: Analysis, found: Sequence[_Paragraph], result: list[Attribution]) -> None:
    """Doubt that somebody goes on in a paragraph of a few words, in a text in which people answer each other."""
    near = [(a.speaker, b.speaker) for a, b in pairwise(found) if b.number == a.number + 1]
    if not any(None not in (one, other) and one != other for one, other in near):
        return
    for before, paragraph in pairwise(found):
        if not paragraph.bare or paragraph.number != before.number + 1:
            continue
        texts = [analysis.quotations[index] for index in paragraph.quotations]
        short = sum(len(analysis.body[one.start : one.end].split()) for one in texts) <= _FEW_WORDS
        for index in paragraph.quotations if short else []:
            if result[index].entity == result[before.quotations[-1]].entity:
                result[index] = replace(result[index], sure=min(result[index].sure, _GOES_ON))


def _take_turns(analysis: Analysis, run: Sequence[_Paragraph], result: list[Attribution]) -> None:
    """Give the bare paragraphs of a run of paragraphs their speakers, if it is a dialogue of two."""
    speakers = sorted({paragraph.speaker for paragraph in run if paragraph.speaker is not None})
    anchors = [at for at, paragraph in enumerate(run) if paragraph.speaker is not None]
    if len(speakers) != 2 or not _is_dialogue(analysis, run, anchors):
        return
    for before, after in zip(anchors, [*anchors[1:], None], strict=True):
        one = int(run[before].speaker == speakers[1])
        between = run[before + 1 : after]
        in_turn = after is None or run[after].speaker == speakers[(one + after - before) % 2]
        if not in_turn or not all(paragraph.bare for paragraph in between):
            continue
        confidence = BETWEEN if after is not None else AT_THE_END
        for step, paragraph in enumerate(between, start=1):
            speaker, other = speakers[(one + step) % 2], speakers[(one + step + 1) % 2]
            for index in paragraph.quotations:
                result[index] = replace(
                    result[index],
                    speech=1.0,
                    mention=None,
                    entity=speaker,
                    sure=confidence,
                    same=1.0,
                    rivals=((speaker, confidence), (other, 1.0 - confidence)),
                    reason="speaks in turns",
                )


def _is_dialogue(analysis: Analysis, run: Sequence[_Paragraph], anchors: Sequence[int]) -> bool:
    """Return whether two speakers whom clauses name follow each other, and the turns are short."""
    exchange = any(b == a + 1 and run[a].speaker != run[b].speaker for a, b in pairwise(anchors))
    texts = [
        analysis.body[analysis.quotations[index].start : analysis.quotations[index].end]
        for paragraph in run
        for index in paragraph.quotations
    ]
    asks = any("?" in text for text in texts)
    words = sum(len(text.split()) for text in texts)
    return exchange and words <= (_MOST_WORDS if asks else _FEW_WORDS) * len(run)
