"""Turns: the conversation of a text, and the paragraphs of each of its turns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from podcaster.scripting import vocabulary
from podcaster.scripting.conversation import talk
from podcaster.scripting.conversation.evidence import LEAST_TURNS, Evidence, find_evidence
from podcaster.scripting.conversation.labels import NARRATORS, OFFICES, Label
from podcaster.scripting.folding import fold
from podcaster.scripting.quotations import Quotation
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record, replace

Range = tuple[int, int]

_EXAMINERS = frozenset("mr mrs ms miss dr sir dame prof".split())
"""First words of the names of those who examine a witness: "Q. (By Mr. Mandel)"."""
_INLINE_ANSWER = lazy_regex(r"(?<=[.?!…”\"]) (A[:.]|Answer:) (?=\S)")
"""An answer in the paragraph of its question: "Q: Is it open? A: On Mondays." """
_NAME_WORD = lazy_regex(r"[^\W\d_][\w’'-]{2,}")
_OPENING = '“"„«'


@dataclass(slots=True, kw_only=True)
class Turn:
    """What one speaker says before another one speaks."""

    label: Label | None
    """None for a question or an answer without a label."""
    asks: bool = False
    """True for a turn of people who ask and are not named. The narrator reads it."""
    answers: bool = False
    """True for a turn of the person who is interviewed, if the label does not name him or her."""
    examiner: str = ""
    """The name of who asks in court, if the record says so: "Mr. Mandel"."""
    spoken: list[tuple[int, int, int]] = field(default_factory=list)
    """Start, end and paragraph of each part that is spoken."""


class Conversation(Record, frozen=True, kw_only=True):
    """The turns of a text, in order."""

    turns: tuple[Turn, ...]
    by_start: Mapping[int, Turn]
    """The turn of each spoken part, by the part's start."""
    labels: tuple[Range, ...]
    """Everything that is never spoken: the labels of turns, and times."""
    staged: bool
    """Whether it is a play."""
    begins: int
    """Index of the first paragraph of a turn. The paragraphs before it introduce the speakers."""

    def quotations(self, found: list[Quotation]) -> list[Quotation]:
        """Return the quotations outside turns, and the turns as quotations."""
        inside = {paragraph for turn in self.turns for _, _, paragraph in turn.spoken}
        kept = [quotation for quotation in found if quotation.paragraph not in inside]
        kept = [replace(one, continues=False) if one.paragraph - 1 in inside else one for one in kept]
        turns = [
            Quotation(start=start, end=end, paragraph=paragraph, closed=False, continues=number > 0)
            for turn in self.turns
            for number, (start, end, paragraph) in enumerate(turn.spoken)
        ]
        return sorted([*kept, *turns], key=lambda quotation: quotation.start)


def find_conversation(
    text: str,
    paragraphs: Sequence[Range],
    *,
    headline: bool = False,
    headings: Sequence[Range] = (),
    bold: Sequence[Range] = (),
) -> Conversation | None:
    """Return the conversation of a text, None if it is none. `headline` says that the first paragraph is the title."""
    evidence = find_evidence(text, paragraphs, first=int(headline), headings=headings, bold=bold)
    if evidence is None:
        return None
    return _Assembly(text, paragraphs, {start for start, _ in headings}, evidence).conversation()


class _Assembly:
    """Puts the turns together, paragraph by paragraph."""

    def __init__(self, text: str, paragraphs: Sequence[Range], headings: set[int], evidence: Evidence) -> None:
        self._text, self._paragraphs, self._headings = text, paragraphs, headings
        self._labels, self._questions, self._times = evidence.labels, evidence.questions, evidence.times
        self._once = evidence.once
        self._answerer: Label | None = None
        self._live = self._is_live_blog()
        self._staged = self._is_play()
        self._only_asks = not self._questions and all(label.role == "asks" for label in self._labels.values())
        self._names = self._surnames()
        numbers = [*self._labels, *self._questions] or [*self._times]
        self._begins, self._last = min(numbers), max(numbers)
        self._turns: list[Turn] = []
        self._unspoken: list[Range] = []

    def conversation(self) -> Conversation | None:
        turn: Turn | None = None
        for number in range(self._begins, len(self._paragraphs)):
            if number in self._labels:
                turn = self._labelled(number)
            elif number in self._questions:
                turn = self._asked(number)
            elif number in self._times and self._is_label(number, turn):
                self._unspoken.append((self._times[number].start, self._times[number].end))
            elif turn is not None:
                turn = self._unlabelled(number, turn)
        if self._live:
            self._unspoken += [(one.start, one.end) for n, one in self._times.items() if n < self._begins]
        turns = tuple(turn for turn in self._turns if turn.spoken)
        if self._turns and all(turn.asks and not turn.examiner for turn in turns):
            return None
        return Conversation(
            turns=turns,
            by_start={start: turn for turn in turns for start, _, _ in turn.spoken},
            labels=tuple(sorted(self._unspoken)),
            staged=self._staged,
            begins=self._begins,
        )

    def _labelled(self, number: int) -> Turn | None:
        """Begin the turn of a labelled paragraph; None if the narrator reads it: a sound of a radio play."""
        label = self._labels[number]
        if label.role != "sound" or label.key in NARRATORS:
            self._unspoken.append((label.start, label.end))
        if label.role == "sound":
            return None
        turn = Turn(label=label, asks=label.role == "asks", answers=label.role == "answers")
        if turn.asks:
            named = label.key.split()[:1] and label.key.split()[0] in _EXAMINERS
            asked = (before.examiner for before in reversed(self._turns) if before.asks)
            turn.examiner = label.who if named else next(asked, "")
        self._turns.append(turn)
        inline = _INLINE_ANSWER.search(self._text, label.end, self._paragraphs[number][1]) if turn.asks else None
        if inline is None:
            self._add(turn, label.end, number)
            return turn
        turn.spoken.append((label.end, inline.start(), number))
        self._unspoken.append((inline.start(1), inline.end()))
        answer = Turn(label=None, answers=True)
        self._turns.append(answer)
        self._add(answer, inline.end(), number)
        return answer

    def _asked(self, number: int) -> Turn:
        """Add a question without a label; begin the answer, which may be in the same paragraph."""
        start, end = self._paragraphs[number][0], self._questions[number]
        if number in self._once:
            self._unspoken.append((start, self._once[number].end))
            start = self._once[number].end
        answer = Turn(label=self._answerer, answers=self._answerer is None)
        self._turns += [Turn(label=None, asks=True, spoken=[(start, end, number)]), answer]
        self._add(answer, end, number)
        return answer

    def _unlabelled(self, number: int, turn: Turn) -> Turn | None:
        """Add a paragraph without a label to the turn before it; None if the narrator reads it and the rest."""
        start, end = self._paragraphs[number]
        if self._only_asks and turn.asks and turn.spoken and not talk.is_direction(self._text[start:end]):
            turn = Turn(label=None, answers=True)
            self._turns.append(turn)
        if number in self._once and number - 1 in self._questions:
            self._answerer = turn.label = self._once[number]
            self._unspoken.append((start, turn.label.end))
            turn.answers = False
            self._add(turn, turn.label.end, number)
            return turn
        if self._continues(number, turn):
            self._add(turn, start, number)
            return turn
        return turn if number < self._last and talk.is_direction(self._text[start:end]) else None

    def _add(self, turn: Turn, start: int, number: int) -> None:
        """Add a paragraph, from `start`, to a turn."""
        parts = talk.without_directions(self._text, start, self._paragraphs[number][1])
        turn.spoken += [(first, last, number) for first, last in parts]

    def _continues(self, number: int, turn: Turn) -> bool:
        """Return whether a paragraph without a label goes on with the turn before it."""
        start, end = self._paragraphs[number]
        words = self._text[start:end]
        later = number < self._last
        if start in self._headings or self._live or talk.is_direction(words):
            return False
        if not turn.spoken:
            return True  # the label or the question stands on a line of its own
        if self._staged or (turn.asks and not later):
            return False
        if self._text[turn.spoken[0][0]] in _OPENING and words[0] not in _OPENING:
            return False
        first = talk.is_first_person(words)
        if talk.is_about_the_text(words) and not (first and later):
            return False
        if self._names is not None and self._names.search(words) and not first:
            return False
        return later or first or (turn.label is None and talk.is_second_person(words))

    def _is_label(self, number: int, turn: Turn | None) -> bool:
        """Return whether the time at the start of a paragraph is a label here, and not a fact of the text."""
        return self._live or (turn is not None and self._times[number].end >= self._paragraphs[number][1])

    def _is_live_blog(self) -> bool:
        """Return whether entries begin with a time, and some of them are nobody's."""
        timed = sum(label.timed and label.separator != "alone" for label in self._labels.values())
        followed = sum(number + 1 in self._labels for number in self._times)
        if not self._labels and not self._questions:
            return True  # a recording without the names of its speakers
        return bool(self._times) and timed + followed > 0 and len(self._times) + timed >= LEAST_TURNS

    def _is_play(self) -> bool:
        """Return whether labels are as in plays, there are sounds, or a turn begins with a stage direction."""
        if any(label.separator == "stop" or label.role == "sound" for label in self._labels.values()):
            return True
        capitals = [label for label in self._labels.values() if label.capitals and label.role == "name"]
        return 2 * len(capitals) > len(self._labels) and any(
            self._text[one.end : one.end + 1] in ("(", "[") for one in capitals
        )

    def _surnames(self) -> re.Pattern[str] | None:
        """Return a pattern for the names of those who speak."""
        speakers = [label.who for label in self._labels.values() if label.role == "name"]
        words = {word for who in speakers for word in _NAME_WORD.findall(who)}
        words = {word for word in words if fold(word) not in vocabulary.TITLES | OFFICES | vocabulary.FUNCTION}
        return re.compile(rf"\b(?i:{'|'.join(sorted(map(re.escape, words)))})\b") if words else None
