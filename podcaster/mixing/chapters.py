"""The chapters of an episode: the opening, the section headings, and each newly quoted speaker."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from podcaster.mixing.tag_text import tag_line
from podcaster.mixing.timeline import Chapter, TimedCue
from podcaster.scripting.script import Speaker
from podcaster.scripting.sentences import ends_sentence, sentence_starts
from podcaster.system.record import Record, replace

SHORTEST_MS = 10_000
"""Shortest chapter, unless the whole episode is shorter. A choice: shorter chapters crowd the list in a player."""
MOST_CHAPTERS = 255
"""ID3 counts the entries of the table of contents in one byte (ID3v2 Chapter Frame Addendum 1.0, section 3.2)."""
_LONGEST_ARTICLE_MS = 3_600_000
"""A longer episode with at least `_FEWEST_BOOK_HEADINGS` headings is a book."""
_FEWEST_BOOK_HEADINGS = 3
_LONGEST_LEAD_IN_MS = 10_000
"""Longest time from the start of a speaker's chapter to the quote, when another quote is between them."""
_QUOTE_CHARACTERS = 50
_HEADING_CHARACTERS = 120
_MARKS = "\"'“”„‘’«»‹›「」『』"


class _Start(Record, frozen=True, kw_only=True):
    """A candidate for the start of a chapter."""

    ms: int
    title: str
    heading: bool


def lay_out_chapters(
    cues: Sequence[TimedCue],
    speakers: Sequence[Speaker],
    title: str,
    duration_ms: int,
    given: Mapping[int, str] | None = None,
) -> tuple[Chapter, ...]:
    """Chapters that tile the episode: the opening, the section headings, each newly quoted speaker.

    A speaker's chapter starts with the sentence that leads into the speaker's first quote in the body. Of headings in a
    row only the first starts a chapter. A chapter that would be shorter than `SHORTEST_MS` is joined with the next one
    and keeps its own title, with two exceptions: the last chapter is joined with the one before it, and a short chapter
    of a speaker before a heading is joined with the one before it. A book has the chapters of its headings only.

    `given` are the chapters that the script asks for: the titles by the numbers of their first cues. There are no
    others then, and each may be as short as it is.
    """
    opening = _Start(ms=0, title=tag_line(title) or "Opening", heading=True)
    starts = _given(cues, opening, given) if given else _found(cues, speakers, opening, duration_ms)
    while len(starts) > MOST_CHAPTERS:
        lengths = [later.ms - earlier.ms for earlier, later in pairwise(starts)]
        del starts[lengths.index(min(lengths)) + 1]
    ends = [start.ms for start in starts[1:]] + [duration_ms]
    return tuple(
        Chapter(title=start.title, start_ms=start.ms, end_ms=end) for start, end in zip(starts, ends, strict=True)
    )


def _given(cues: Sequence[TimedCue], opening: _Start, given: Mapping[int, str]) -> list[_Start]:
    """The opening, and the chapters that the script asks for."""
    starts = [opening]
    for cue in cues:
        if cue.number in given:
            title = _shortened(tag_line(given[cue.number]), _HEADING_CHARACTERS) or "Section"
            starts.append(_Start(ms=cue.start_ms, title=title, heading=True))
    if len(starts) > 1 and starts[1].ms == cues[0].start_ms:
        del starts[0]  # the episode begins with a chapter
        starts[0] = replace(starts[0], ms=0)
    return starts


def _found(cues: Sequence[TimedCue], speakers: Sequence[Speaker], opening: _Start, duration_ms: int) -> list[_Start]:
    """The opening, and the headings and speakers that are not too near to each other."""
    starts = [opening]
    body = [cue for cue in cues if cue.part == "body"]
    found = _candidates(body, {speaker.id: speaker.name for speaker in speakers})
    headings = [start for start in found if start.heading]
    is_book = duration_ms > _LONGEST_ARTICLE_MS and len(headings) >= _FEWEST_BOOK_HEADINGS
    if is_book and headings[0].ms < SHORTEST_MS:
        starts = [replace(headings[0], ms=0)]  # the book's title is in its tags; the first chapter keeps its own
    for start in headings if is_book else found:
        if start.heading and not starts[-1].heading and start.ms - starts[-1].ms < SHORTEST_MS:
            starts.pop()
        if start.ms - starts[-1].ms >= SHORTEST_MS:
            starts.append(start)
    while len(starts) > 1 and duration_ms - starts[-1].ms < SHORTEST_MS:
        starts.pop()
    return starts


def _candidates(cues: Sequence[TimedCue], names: dict[str, str]) -> list[_Start]:
    """Every heading and every first quote of a speaker, in order."""
    starts: list[_Start] = []
    quoted: set[str] = set()
    for index, cue in enumerate(cues):
        if cue.kind == "heading":
            if index == 0 or cues[index - 1].kind != "heading":
                heading = _shortened(tag_line(cue.text), _HEADING_CHARACTERS) or "Section"
                starts.append(_Start(ms=cue.start_ms, title=heading, heading=True))
        elif cue.kind == "quote" and cue.speaker is not None and cue.speaker not in quoted:
            quoted.add(cue.speaker)
            words = _shortened(tag_line(cue.text).strip(_MARKS + " "), _QUOTE_CHARACTERS)
            title = tag_line(f"{names[cue.speaker]}: {words}")
            starts.append(_Start(ms=_lead_in_ms(cues, index), title=title, heading=False))
    return starts


def _lead_in_ms(cues: Sequence[TimedCue], index: int) -> int:
    """The start of the sentence that contains the quote `index`, so that a chapter does not start in mid-sentence.

    The sentence is searched in the narration before the quote. When that narration continues the sentence of an earlier
    quote, the search continues before that quote, but no further back than `_LONGEST_LEAD_IN_MS`: a listener who chose
    this speaker does not want to hear another one for long.
    """
    start_ms = cues[index].start_ms
    for earlier in range(index - 1, -1, -1):
        cue, beyond = cues[earlier], earlier < index - 1
        if cue.kind == "heading" or ends_sentence(cue.text) or cue.kind == cues[earlier + 1].kind == "quote":
            break
        sentence = sentence_starts(cue.text)[-1]
        spoken = [word.start_ms for word in cue.words if word.char_start >= sentence]
        cue_ms = spoken[0] if sentence and spoken else cue.start_ms
        if beyond and cues[index].start_ms - cue_ms > _LONGEST_LEAD_IN_MS:
            break
        start_ms = cue_ms
        if sentence and spoken:
            break
    return start_ms


def _shortened(text: str, characters: int) -> str:
    """`text`, or as many of its first words as fit, with an ellipsis."""
    if len(text) <= characters:
        return text.rstrip(",;:. " + _MARKS)
    cut = text[: characters + 1].rsplit(" ", 1)[0] if " " in text[: characters + 1] else text[:characters]
    return cut.rstrip(",;:.–—- " + _MARKS) + "…"
