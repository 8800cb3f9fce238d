"""The text of an episode as its page shows it: blocks as the article sets them, runs of one voice, and sentences with
the times of their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from podcaster.mixing.timeline import TimedCue
from podcaster.recording.take import Word
from podcaster.scripting.sentences import ends_sentence, sentences
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

BlockKind = Literal["heading", "paragraph", "opening", "notice"]
NOT_SHOWN = lazy_regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that HTML does not allow."""
_BLANK_LINE = lazy_regex(r"\s*\n\s*\n\s*")
_LONGEST_PAUSE_INSIDE_MS = 400
"""In a timeline that does not tell where paragraphs begin, a longer pause may be between two of them."""


class ShownSentence(Record, frozen=True, kw_only=True):
    """A sentence, with the white space after it."""

    text: str
    start_ms: int | None
    """When its first word is spoken; None when no word of it is."""
    times: str
    """The times of its words, for the page's script: numbers with spaces between them. The first is the number of
    UTF-16 units before the first word, the second that word's start in ms. Then each word has three: its UTF-16 units
    with everything up to the next word, the ms between it and the word before, and its length in ms."""

    @property
    def seconds(self) -> str:
        """The start in seconds, for an address: "22.340"."""
        return in_seconds(self.start_ms or 0)


@dataclass(slots=True, kw_only=True)
class Run:
    """Sentences of one voice in a block, or text that is not spoken."""

    speaker: str | None = None
    label: str = ""
    """Text that the article has here and nobody speaks: white space, "Q:"."""
    sentences: list[ShownSentence] = field(default_factory=list)
    is_new_voice: bool = False
    """Whether somebody begins to speak here who did not speak the quote before."""


@dataclass(slots=True, kw_only=True)
class Block:
    """A paragraph or a heading."""

    kind: BlockKind
    cue_ms: int
    """When the cue starts in which it begins."""
    runs: list[Run] = field(default_factory=list)

    @property
    def start_ms(self) -> int | None:
        """When its first word is spoken; None when no word of it is."""
        return next((one.start_ms for run in self.runs for one in run.sentences if one.start_ms is not None), None)

    @property
    def seconds(self) -> str:
        """The start in seconds, for an address."""
        return in_seconds(self.start_ms or 0)

    @property
    def first(self) -> Run:
        """The run of its first spoken words."""
        return next((run for run in self.runs if run.sentences), Run())

    @property
    def text(self) -> str:
        """Its text, with single spaces."""
        return " ".join("".join(run.label + "".join(one.text for one in run.sentences) for run in self.runs).split())


def in_seconds(ms: int) -> str:
    """A time in seconds, for an address: "22.340"."""
    return f"{ms / 1000:.3f}"


def blocks(cues: Sequence[TimedCue]) -> tuple[Block, ...]:
    """The cues as the article sets them. All of them are shown, in order."""
    made: list[Block] = []
    before: TimedCue | None = None
    last_speaker: str | None = None
    for cue in cues:
        for number, label in enumerate(_labels(before, cue)):
            if number or not made or (before and before.part != cue.part):
                made.append(Block(kind=_kind(cue), cue_ms=cue.start_ms))
            if label:
                made[-1].runs.append(Run(label=NOT_SHOWN.sub("", label)))
        if cue.kind == "heading" and made[-1].kind == "paragraph":
            made[-1].kind = "heading"  # a heading that begins with a quote is one heading
        is_new_voice = cue.speaker is not None and cue.speaker != last_speaker
        last_speaker = cue.speaker or last_speaker
        run = Run(speaker=cue.speaker, is_new_voice=is_new_voice)
        made[-1].runs.append(run)
        shown = list(_sentences(cue))
        for number, sentence in enumerate(shown):
            run.sentences.append(sentence)
            if number + 1 < len(shown) and _BLANK_LINE.search(sentence.text[len(sentence.text.rstrip()) :]):
                run = Run(speaker=cue.speaker)
                made.append(Block(kind=_kind(cue), cue_ms=cue.start_ms, runs=[run]))
        before = cue
    return tuple(block for block in made if block.text)


def _kind(cue: TimedCue) -> BlockKind:
    if cue.part == "opening" or cue.part == "notice":
        return cue.part
    return "heading" if cue.kind == "heading" else "paragraph"


def _labels(before: TimedCue | None, cue: TimedCue) -> list[str]:
    """What stands before a cue. The first text belongs to the block of the cue before it, every other one begins a
    block."""
    if before is None or before.part != cue.part:
        return [(cue.before or "").strip() and _BLANK_LINE.split(cue.before or "")[-1]]
    if cue.before is not None:
        after = before.text[len(before.text.rstrip()) :]
        return _BLANK_LINE.split(after + cue.before) if _BLANK_LINE.search(after + cue.before) else [cue.before]
    return [" "] if _joins(before, cue) else ["", ""]


def _joins(before: TimedCue, cue: TimedCue) -> bool:
    """Whether two cues are in one paragraph, by their text and the pause between them."""
    if before.part == "title":
        return True
    if "heading" in (before.kind, cue.kind):
        return before.kind == cue.kind and not ends_sentence(before.text)
    goes_on = not ends_sentence(before.text) or cue.text[:1].islower()
    return goes_on or cue.start_ms - before.end_ms < _LONGEST_PAUSE_INSIDE_MS


def _sentences(cue: TimedCue) -> Iterator[ShownSentence]:
    at = 0
    for first, last in sentences(cue.text):
        inside = []
        while at < len(cue.words) and cue.words[at].char_start < last:
            inside.append(cue.words[at])
            at += 1
        text = NOT_SHOWN.sub("", cue.text[first:last])
        start_ms = inside[0].start_ms if inside else None
        yield ShownSentence(text=text, start_ms=start_ms, times=_times(cue.text, first, last, inside))


def _times(text: str, first: int, last: int, words: Sequence[Word]) -> str:
    if not words:
        return ""
    position = max(first, words[0].char_start)
    end_ms = words[0].start_ms
    numbers = [_units(text[first:position]), end_ms]
    for number, word in enumerate(words):
        end = last if number + 1 == len(words) else max(position, words[number + 1].char_start)
        numbers += [_units(text[position:end]), word.start_ms - end_ms, word.end_ms - word.start_ms]
        position, end_ms = end, word.end_ms
    return " ".join(map(str, numbers))


def _units(text: str) -> int:
    """The number of UTF-16 units of a text on the page: a script counts characters that way."""
    return len(NOT_SHOWN.sub("", text).encode("utf-16-le")) // 2


def word_times(times: str) -> list[tuple[int, int]]:
    """Start and end in ms of each word of a sentence's `times`."""
    _, at_ms, *numbers = map(int, times.split())
    found = []
    for gap_ms, length_ms in zip(numbers[1::3], numbers[2::3], strict=True):
        found.append((at_ms + gap_ms, at_ms + gap_ms + length_ms))
        at_ms = found[-1][1]
    return found
