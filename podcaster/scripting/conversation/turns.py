"""Turns: the conversation of a text, recognised from all of its paragraphs, and the paragraphs of each turn.

Labels are judged in groups of one separator: a fact sheet has many labels too, but nobody says "I" there, and none of them
is a name. After that each paragraph without a label either goes on with the turn before it or is the narrator's.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from podcaster.scripting import vocabulary
from podcaster.scripting.conversation import talk
from podcaster.scripting.conversation.labels import OFFICES, Label, Separator, read_label
from podcaster.scripting.folding import fold
from podcaster.scripting.names import given_names
from podcaster.scripting.quotations import Quotation

Range = tuple[int, int]

_LEAST_TURNS = 3
"""Least number of labelled paragraphs of a conversation."""
_LEAST_TURNS_ALONE = 4
"""The same for labels that are easily something else: a name on a line of its own, capitals with a full stop."""
_TALK_SHARE = 0.34
"""Least share of turns that sound spoken."""
_CERTAIN_TALK_SHARE = 0.5
"""The same if every label stands only once: a round table, or a list of people."""
_LEAST_QUESTIONS = 2
_LEAST_PLAIN_QUESTIONS = 3
"""Least number of questions of an interview whose questions are bold or headings, and of one that shows them in no way."""
_LONGEST_QUESTION = 600
"""Largest number of characters of a question without a label."""
_LONGEST_INTRODUCTION, _LONGEST_PLAIN_INTRODUCTION = 0.7, 0.5
"""An interview without labels begins within this share of its text: one with bold questions, and one without."""
_EXAMINERS = frozenset("mr mrs ms miss dr sir dame prof".split())
"""First words of the names of those who examine a witness: "Q. (By Mr. Mandel)"."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
@dataclass(slots=True, kw_only=True)
class Turn:
    """What one speaker says before another one speaks."""

    label: Label | None
    """None for a question or an answer without a label."""
    asks: bool = False
    """True for a turn of those who ask and are not named, who is the narrator."""
    answers: bool = False
    """True for a turn of the one who is interviewed, whom the label does not name."""
    examiner: str = ""
    """The name of who asks in court, if the record says so: "Mr. Mandel"."""
    spoken: list[tuple[int, int, int]] = field(default_factory=list)
    """Start, end and paragraph of each part that is spoken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The turns of a text, in order."""

    turns: tuple[Turn, ...]
    labels: tuple[Range, ...]
    """Everything that is never spoken: the labels of turns, and times."""
    begins: int
    """Index of the first paragraph of a turn. What stands before introduces the speakers."""

    def quotations(self, found: list[Quotation]) -> list[Quotation]:
        """Return the quotations outside turns, and the turns as quotations."""
        mine: list[Quotation] = []
        closed = {turn_paragraph for turn in self.turns for _, _, turn_paragraph in turn.spoken}
        for turn in self.turns:
            if turn.asks and not turn.examiner:
                continue
            mine += [
                Quotation(start=start, end=end, paragraph=paragraph, closed=False, continues=number > 0)
                for number, (start, end, paragraph) in enumerate(turn.spoken)
            ]
        kept = [quotation for quotation in found if quotation.paragraph not in closed]
        kept = [replace(one, continues=False) if one.paragraph - 1 in closed else one for one in kept]
        return sorted([*kept, *mine], key=lambda quotation: quotation.start)


def find_conversation(
    text: str,
    paragraphs: Sequence[Range],
    *,
    headline: bool = False,
    headings: Sequence[Range] = (),
    bold: Sequence[Range] = (),
) -> Conversation | None:
    """Return the conversation of a text, None if it is none. `headline` says that the first paragraph is the title."""
    return _Finder(text, paragraphs, headline, headings, bold).found()


class _Finder:
    """What is known about a text while its conversation is searched for."""

    def __init__(
        self, text: str, paragraphs: Sequence[Range], headline: bool, headings: Sequence[Range], bold: Sequence[Range]
    ) -> None:
        self.text, self.paragraphs = text, paragraphs
        self.first = 1 if headline else 0
        self.headings = {start for start, _ in headings}
        self.bold = dict(bold)
        self.labels: dict[int, Label] = {}
        for number in range(self.first, len(paragraphs)):
            label = read_label(text, number, *paragraphs[number])
            if label is not None:
                self.labels[number] = label

    def found(self) -> Conversation | None:
        if not self.labels and not self._shows_questions():
            return None
        accepted = self._letters() | self._names()
        questions = self._questions(accepted)
        if not accepted and not questions:
            return None
        return self._conversation(accepted, questions)

    # Which labels count

    def _letters(self) -> dict[int, Label]:
        """Return the labels Q and A, and those of other unnamed questioners, if the text has questions and answers."""
        mine = {n: label for n, label in self.labels.items() if label.role in ("asks", "answers") and label.separator != "alone"}
        mine |= {n: label for n, label in self.labels.items() if label.role in ("asks", "answers") and label.separator == "alone"}
        asks = [n for n, label in mine.items() if label.role == "asks"]
        answers = [n for n, label in mine.items() if label.role == "answers"]
        if len(asks) < _LEAST_QUESTIONS:
            return {}
        questions = sum("?" in self._said(n) for n in asks)
        if len(answers) >= _LEAST_QUESTIONS - 1 or 2 * questions >= len(asks):
            return mine
        return {}

    def _names(self) -> dict[int, Label]:
        """Return the labels with names that count."""
        accepted: dict[int, Label] = {}
        named = {n: label for n, label in self.labels.items() if label.role in ("name", "asks", "sound") and label.who}
        if not named:
            return accepted
        known = self._known_words(named)
        groups: dict[tuple[Separator, bool], dict[int, Label]] = {}
        for number, label in named.items():
            alone = label.separator == "alone"
            groups.setdefault((label.separator, alone and label.timed), {})[number] = label
        for (separator, timed), group in groups.items():
            if self._is_conversation(separator, timed, group, known):
                accepted |= group
        if accepted:
            accepted = self._with_company(accepted, groups, known)
        return accepted

    def _with_company(
        self, accepted: dict[int, Label], groups: dict[tuple[Separator, bool], dict[int, Label]], known: frozenset[str]
    ) -> dict[int, Label]:
        """Drop labels that name nobody ("Method:"); add those in another layout that name a speaker."""
        counts = Counter(label.key for label in accepted.values())
        kept = {
            n: label
            for n, label in accepted.items()
            if label.role != "name" or self._is_person(label, known) or (counts[label.key] > 1 and label.separator != "alone")
        }
        keys = {label.key for label in kept.values()}
        for group in groups.values():
            kept |= {n: label for n, label in group.items() if label.key in keys}
        return kept

    def _is_conversation(self, separator: Separator, timed: bool, group: dict[int, Label], known: frozenset[str]) -> bool:
        """Return whether the labels of one separator make a conversation."""
        names = {n: label for n, label in group.items() if label.role == "name"}
        counts = Counter(label.key for label in names.values())
        sure = {label.key for label in names.values() if self._is_person(label, known)}
        turns = [n for n, label in group.items() if label.key in sure or (counts[label.key] > 1 and sure) or label.role == "asks"]
        strict = separator in ("stop", "dash", "alone") and not timed
        if len(turns) < (_LEAST_TURNS_ALONE if strict else _LEAST_TURNS) or not sure:
            return False
        talking = sum(talk.sounds_spoken(self._said(n)) for n in turns) / len(turns)
        speakers = {group[n].key for n in turns}
        repeated = any(counts[key] > 1 for key in sure)
        if repeated and len(speakers) > 1:
            return talking >= _TALK_SHARE
        if repeated and not strict:  # one person answers; the questions have another label, or none
            return talking >= _TALK_SHARE and (any(label.role == "asks" for label in self.labels.values()) or bool(self.bold))
        full = all(len(key.split()) > 1 for key in sure)
        return not strict and len(sure) >= _LEAST_TURNS and full and talking >= _CERTAIN_TALK_SHARE

    def _is_person(self, label: Label, known: frozenset[str]) -> bool:
        """Return whether the words of a label name somebody: by themselves, or because the text names him elsewhere."""
        words = label.key.split()
        if label.separator == "angle" or label.who[0] in "@/" or label.who.startswith("u/") or label.about:
            return True
        if words[0] in vocabulary.TITLES or words[0] + "." in vocabulary.TITLES or words[-1] in OFFICES or words[0] in OFFICES:
            return True
        if words[0] in given_names() and (len(words) > 1 or words[0] in known):
            return True
        if label.capitals and (len(words[0]) > 1 or len(words) > 1):
            return True
        if label.timed and (label.separator == "alone" or len(words) > 1):
            return True
        return words[-1] in known or (len(words) == 1 and words[0] in given_names())

    def _known_words(self, named: dict[int, Label]) -> frozenset[str]:
        """Return the words of capitalised names of several words outside the labels, and of longer labels, folded."""
        words: set[str] = set()
        for label in named.values():
            if len(label.key.split()) > 1:
                words.update(label.key.split())
        for number, (start, end) in enumerate(self.paragraphs):
            if number in named:
                start = named[number].end
            piece = self.text[start:end]
            for match in re.finditer(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w.’'-]*)+", piece):
                words.update(fold(word) for word in match[0].split())
        return frozenset(words)

    def _said(self, number: int) -> str:
        """Return the text of a labelled paragraph, or that of the next one if the label stands alone."""
        label = self.labels[number]
        start, end = self.paragraphs[number]
        if label.end < end:
            return self.text[label.end : end]
        if number + 1 < len(self.paragraphs):
            return self.text[slice(*self.paragraphs[number + 1])]
        return ""

    # Questions without a label

    def _shows_questions(self) -> bool:
        return bool(self.bold) or sum(self._asks(n) for n in range(self.first, len(self.paragraphs))) >= _LEAST_PLAIN_QUESTIONS

    def _asks(self, number: int) -> bool:
        start, end = self.paragraphs[number]
        return self.text[end - 1] == "?" and end - start <= _LONGEST_QUESTION and self.text[start] not in "“\"„«‘'"

    def _questions(self, accepted: dict[int, Label]) -> dict[int, int]:
        """Return the questions without a label: the end of each by its paragraph; {} if the text is no interview."""
        marked: dict[int, int] = {}
        for number in range(self.first, len(self.paragraphs)):
            start, end = self.paragraphs[number]
            if number in accepted:
                continue
            if start in self.bold and self.bold[start] - start <= _LONGEST_QUESTION:
                marked[number] = self.bold[start]
            elif start in self.headings and self.text[end - 1] == "?":
                marked[number] = end
        asked = [n for n, last in marked.items() if self.text[last - 1] == "?"]
        if len(asked) >= _LEAST_QUESTIONS and 2 * len(asked) >= len(marked):
            if any(label.role != "time" for label in accepted.values()) or self._is_interview(marked, plain=False):
                return marked
        if accepted:
            return {}
        plain = {n: self.paragraphs[n][1] for n in range(self.first, len(self.paragraphs)) if self._asks(n)}
        plain = {n: end for n, end in plain.items() if n + 1 < len(self.paragraphs) and n + 1 not in plain and n > self.first}
        return plain if len(plain) >= _LEAST_PLAIN_QUESTIONS and self._is_interview(plain, plain=True) else {}

    def _is_interview(self, questions: dict[int, int], *, plain: bool) -> bool:
        """Return whether what follows the questions are a person's answers: "I" in them, "you" in the questions."""
        order = sorted(questions)
        last = len(self.paragraphs)
        begin = self.paragraphs[order[0]][0]
        if begin - self.paragraphs[0][0] > (_LONGEST_PLAIN_INTRODUCTION if plain else _LONGEST_INTRODUCTION) * len(self.text):
            return False
        personal = addressed = reported = quoted = 0
        for number, following in zip(order, [*order[1:], last], strict=True):
            start, end = questions[number], self.paragraphs[following - 1][1]
            answer = self.text[start:end]
            personal += talk.is_first_person(answer)
            quoted += answer.lstrip()[:1] in "“\"„«"
            reported += re.search(r"[”\"],? (?:\w+ ){0,3}(?:said|says|told|added|explained)\b|\baccording to [A-Z]", answer) is not None
            addressed += talk.is_second_person(self.text[self.paragraphs[number][0] : start])
        count = len(order)
        if reported > 0.3 * count or quoted > 0.5 * count or not personal:
            return False
        if plain:
            return personal >= 0.5 * count and addressed >= 0.5 * count
        return personal + addressed >= 0.5 * count

    # The paragraphs of each turn

    def _conversation(self, accepted: dict[int, Label], questions: dict[int, int]) -> Conversation | None:
        times = {n: label for n, label in self.labels.items() if label.role == "time"}
        live = self._is_live_blog(accepted, times)
        staged = any(label.separator == "stop" for label in accepted.values()) or self._has_directions(accepted)
        names = self._surnames(accepted)
        numbers = sorted([*accepted, *questions])
        turns: list[Turn] = []
        ranges: list[Range] = []
        turn: Turn | None = None
        for number in range(numbers[0], len(self.paragraphs)):
            start, end = self.paragraphs[number]
            label = accepted.get(number)
            if label is not None:
                ranges.append((label.start, label.end))
                turn = self._turn(label, turns)
                if turn is not None:
                    turns.append(turn)
                    self._add(turn, label.end, end, number)
            elif number in questions:
                asked = Turn(label=None, asks=True, spoken=[(start, questions[number], number)])
                turn = Turn(label=None, answers=True)
                turns += [asked, turn]
                self._add(turn, questions[number], end, number)
            elif number in times and (live or times[number].end >= end):
                if live or not (turn is not None and turn.label is not None):
                    turn = None
                ranges.append((times[number].start, times[number].end))
            elif turn is not None and self._continues(number, turn, staged=staged, live=live, later=number < numbers[-1], names=names):
                self._add(turn, start, end, number)
            elif turn is not None and not (number < numbers[-1] and talk.is_direction(self.text[start:end])):
                turn = None
        if live:
            ranges += [(label.start, label.end) for n, label in times.items() if n < numbers[0]]
        turns = [one for one in turns if one.spoken]
        if not any(not one.asks for one in turns):
            return None
        return Conversation(turns=tuple(turns), labels=tuple(sorted(ranges)), begins=numbers[0])

    def _turn(self, label: Label, before: list[Turn]) -> Turn | None:
        """Return a new turn for a label; None for a sound or the narrator."""
        if label.role == "sound":
            return None
        if label.role == "name":
            return Turn(label=label)
        if label.role == "answers":
            return Turn(label=label, answers=True)
        examiner = label.who if label.key.split()[:1] and label.key.split()[0] in _EXAMINERS else ""
        if not examiner:
            examiner = next((turn.examiner for turn in reversed(before) if turn.asks), "")
        return Turn(label=label, asks=True, examiner=examiner)

    def _add(self, turn: Turn, start: int, end: int, number: int) -> None:
        """Add a paragraph, or what follows its label, to a turn."""
        turn.spoken += [(first, last, number) for first, last in talk.without_directions(self.text, start, end)]

    def _is_live_blog(self, accepted: dict[int, Label], times: dict[int, Label]) -> bool:
        """Return whether entries of the text begin with a time, and some of them are nobody's."""
        timed = sum(label.timed and label.separator != "alone" for label in accepted.values())
        followed = sum(n + 1 in accepted for n in times)
        return bool(times) and (timed + followed >= 1) and len(times) + timed >= _LEAST_TURNS

    def _has_directions(self, accepted: dict[int, Label]) -> bool:
        """Return whether the text is a play: labels in capitals, and a turn that begins with a stage direction."""
        capitals = [n for n, label in accepted.items() if label.capitals and label.role == "name"]
        return 2 * len(capitals) > len(accepted) and any(self._said(n)[:1] in ("(", "[") for n in capitals)

    def _surnames(self, accepted: dict[int, Label]) -> re.Pattern[str] | None:
        """Return a pattern for the names of those who speak."""
        words = {w for label in accepted.values() for w in _WORD.findall(label.who) if len(w) > 2 and label.role == "name"}
        words = {word for word in words if fold(word) not in vocabulary.TITLES | OFFICES | vocabulary.FUNCTION}
        return re.compile(rf"\b(?i:{'|'.join(sorted(map(re.escape, words)))})\b") if words else None

    def _continues(
        self, number: int, turn: Turn, *, staged: bool, live: bool, later: bool, names: re.Pattern[str] | None
    ) -> bool:
        """Return whether a paragraph without a label goes on with the turn before it. `later` says that labelled ones
        follow."""
        start, end = self.paragraphs[number]
        words = self.text[start:end]
        if start in self.headings or live or talk.is_direction(words):
            return False
        if not turn.spoken:
            return True  # the label or the question stands on a line of its own
        if staged or (turn.asks and not later):
            return False
        said = self.text[turn.spoken[0][0] : turn.spoken[-1][1]] if turn.spoken else ""
        if said[:1] in "“\"„«" and words[:1] not in "“\"„«":
            return False
        first = talk.is_first_person(words)
        if talk.is_about_the_text(words) and not (first and later):
            return False
        if names is not None and names.search(words) and not first:
            return False
        return later or first or (turn.label is None and talk.is_second_person(words))


def turn_at(conversation: Conversation, start: int) -> Turn | None:
    """Return the turn that has a part from `start`, None without one."""
    starts = [turn.spoken[0][0] for turn in conversation.turns]
    index = bisect_left(starts, start + 1) - 1
    if index < 0:
        return None
    turn = conversation.turns[index]
    return turn if any(first == start for first, _, _ in turn.spoken) else None
