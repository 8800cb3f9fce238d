"""Dialogue: paragraphs that are nothing but a quotation, in an exchange of two people who speak in turns.

    "Where did you see it?" Moss asked.
    "In the park," said Hale.
    "And after that?"           Moss
    "In my bath."               Hale

News has such paragraphs too, but there they go on with the speaker before. In a dialogue the paragraphs with a speaker
alternate, somebody asks, and the turns are short.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from podcaster.scripting.attribution import Attribution
from podcaster.scripting.candidates import Analysis
from podcaster.scripting.readings import INVERTED, NO_READING, NOBODY, SUBJECT_AFTER
from podcaster.system.lazy_regex import lazy_regex

BETWEEN, AT_THE_END = 0.93, 0.88
"""Confidence in a turn between two turns with speakers, and in one after the last of them."""
_LEAST_ANCHOR = 0.6
"""Least confidence in a speaker whom a clause names, for the turns around it."""
_MOST_WORDS = 30
"""Largest average number of words of a dialogue's turns."""
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
    its paragraph: "Why go? ❝It is a legend.❞"."""
    one, place = analysis.quotations[quotation], analysis.place[quotation]
    before = analysis.tokens[place - 1] if place else None
    if before is None or before.paragraph != one.paragraph or before.quotation >= 0:
        return False
    words = analysis.body[one.start : one.end].strip("“”„‟\"'`«»‘’ ")
    begins = before.sentence != analysis.tokens[place].sentence or before.text == ":"
    return begins and words[:1].isupper() and words[-1:] in (".", "?", "!") and len(words.split()) >= _LEAST_SENTENCE


def with_turns(
    analysis: Analysis, attributions: Sequence[Attribution], paragraphs: Sequence[tuple[int, int]]
) -> list[Attribution]:
    """Return the attributions with the speakers of dialogues' turns that no clause names."""
    result = list(attributions)
    run: list[_Paragraph] = []
    for paragraph in [*_paragraphs(analysis, attributions, paragraphs), None]:
        if run and (paragraph is None or paragraph.number != run[-1].number + 1):
            _take_turns(analysis, run, result)
            run = []
        if paragraph is not None:
            run.append(paragraph)
    return result


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
        if first.start > start or first.continues or not last.closed:
            continue
        at, outside = start, ""
        for index in paragraph.quotations:
            outside += analysis.body[at : analysis.quotations[index].start]
            at = analysis.quotations[index].end
        paragraph.bare = _WORD.search(outside + analysis.body[at:end]) is None
        paragraph.speaker = None if paragraph.bare else _named(analysis, attributions, paragraph)
        kept.append(paragraph)
    return kept


def _named(analysis: Analysis, attributions: Sequence[Attribution], paragraph: _Paragraph) -> int | None:
    """Return the entity whom a clause of the paragraph names as the speaker of its first quotation."""
    said = attributions[paragraph.quotations[0]]
    kind = analysis.grammar.reading(analysis.place[paragraph.quotations[0]]).kind
    sure = said.entity is not None and said.sure * said.same >= _LEAST_ANCHOR
    return said.entity if sure and kind not in (NO_READING, NOBODY) else None


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
    """Return whether two speakers whom clauses name follow each other, somebody asks, and the turns are short."""
    exchange = any(b == a + 1 and run[a].speaker != run[b].speaker for a, b in pairwise(anchors))
    texts = [
        analysis.body[analysis.quotations[index].start : analysis.quotations[index].end]
        for paragraph in run
        for index in paragraph.quotations
    ]
    asks = any("?" in text for text in texts)
    return exchange and asks and sum(len(text.split()) for text in texts) <= _MOST_WORDS * len(run)
