"""The text of an episode as a book: sections, paragraphs and sentences, with the time at which each word is heard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from podcaster.mixing.timeline import TimedCue
from podcaster.recording.take import Word
from podcaster.scripting.sentences import sentences
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

_BLANK_LINE = lazy_regex(r"\n[^\S\n]*\n")


class BookWord(Record, frozen=True, kw_only=True):
    """A spoken word, and the text before and after it that belongs to no word."""

    before: str
    text: str
    after: str
    start_ms: int


class BookSentence(Record, frozen=True, kw_only=True):
    """A sentence, or text that nobody speaks: then it has no words."""

    text: str
    words: tuple[BookWord, ...] = ()


@dataclass(slots=True, kw_only=True)
class BookBlock:
    """A paragraph or a heading."""

    level: int
    """1 for the title, 2 for a heading, 0 for a paragraph."""
    sentences: list[BookSentence] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class BookSection:
    """What is in one file of the book: a heading, and the text up to the next."""

    blocks: list[BookBlock] = field(default_factory=list)

    @property
    def words(self) -> tuple[BookWord, ...]:
        """Its spoken words."""
        return tuple(word for block in self.blocks for sentence in block.sentences for word in sentence.words)


def book_sections(cues: Sequence[TimedCue]) -> list[BookSection]:
    """The cues as sections. Each has a spoken word, so a heading without one begins no section."""
    sections = [BookSection()]
    before: TimedCue | None = None
    for cue in cues:
        level = _level(cue)
        if level == 2 and (before is None or _level(before) != 2) and sections[-1].words:
            sections.append(BookSection())
        blocks = sections[-1].blocks
        between = cue.before or ""
        if not blocks or blocks[-1].level != level or before is None or _begins_paragraph(before, cue):
            blocks.append(BookBlock(level=level))
        if between.strip():
            blocks[-1].sentences.append(BookSentence(text=" ".join(between.split()) + " "))
        elif between and blocks[-1].sentences:
            blocks[-1].sentences.append(BookSentence(text=" "))
        for number, (first, last) in enumerate(ends := sentences(cue.text)):
            blocks[-1].sentences.append(_sentence(cue, first, last))
            if number + 1 < len(ends) and _BLANK_LINE.search(cue.text[first:last]):
                blocks.append(BookBlock(level=level))
        before = cue
    if len(sections) > 1 and not sections[-1].words:
        sections[-2].blocks += sections.pop().blocks
    return sections


def _level(cue: TimedCue) -> int:
    return 1 if cue.part == "title" else 2 if cue.kind == "heading" else 0


def _begins_paragraph(before: TimedCue, cue: TimedCue) -> bool:
    """Whether a cue begins a paragraph. Timelines of earlier versions do not tell: there every cue does."""
    if before.part != cue.part:
        return True
    if cue.before is None:
        return cue.part != "title"
    return _BLANK_LINE.search(before.text[len(before.text.rstrip()) :] + cue.before) is not None


def _sentence(cue: TimedCue, first: int, last: int) -> BookSentence:
    words = [word for word in cue.words if first <= word.char_start < last]
    return BookSentence(text=cue.text[first:last], words=tuple(_words(cue.text, first, last, words)))


def _words(text: str, first: int, last: int, words: Sequence[Word]) -> Iterator[BookWord]:
    """The words of a sentence. Together they contain the whole text of the sentence."""
    position = first
    for number, word in enumerate(words):
        start = max(position, word.char_start)
        end = last if number + 1 == len(words) else max(start, words[number + 1].char_start)
        whole = text[start:end]
        shown = whole.rstrip()
        yield BookWord(before=text[position:start], text=shown, after=whole[len(shown) :], start_ms=word.start_ms)
        position = end
