"""Evidence: which labels and which bold paragraphs of a text make it a conversation.

Labels are judged in groups of one separator. A fact sheet has many labels too, but nobody says "I" there, and none of
them is a name.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from podcaster.scripting import vocabulary
from podcaster.scripting.conversation import talk
from podcaster.scripting.conversation.labels import OFFICES, Label, Separator, read_label
from podcaster.scripting.folding import fold
from podcaster.scripting.names import given_names

Range = tuple[int, int]

LEAST_TURNS = 3
"""Least number of labelled paragraphs of a conversation."""
_LEAST_TURNS_ALONE = 4
"""The same for labels that are easily something else: a name on a line of its own, capitals with a full stop."""
_TALK_SHARE = 0.34
"""Least share of turns that sound spoken."""
_PERSONAL_TURNS_SHARE = 0.5
"""If every label stands only once, at least this share of turns has "I" or begins with a quotation mark: a round table,
not a list of people."""
_LEAST_QUESTIONS, _LEAST_PLAIN_QUESTIONS = 2, 3
"""Least number of questions without labels: bold or headings, and not marked in any way."""
_LONGEST_QUESTION = 600
"""Largest number of characters of a question without a label."""
_LONGEST_INTRODUCTION, _LONGEST_PLAIN_INTRODUCTION = 0.7, 0.5
"""An interview without labels begins within this share of its text: with bold questions, and with plain ones."""
_PERSONAL_SHARE = 0.5
"""In an interview without labels at least this share of questions and answers has "I" in the answer or "you" in the
question. With plain questions both have it."""
_REPORTED_SHARE = 0.3
"""In an interview without labels at most this share of answers reports what others said."""
_REPORTS = re.compile(r"[”\"],? (?:\w+ ){0,3}(?:said|says|told|added|explained)\b|\baccording to [A-Z]")
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w.’'-]*)+")
_OPENING = "“\"„«‘'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What makes a text a conversation."""

    labels: dict[int, Label]
    """The labels of its turns, by paragraph."""
    questions: dict[int, int]
    """The questions without a label: the end of each, by paragraph."""
    times: dict[int, Label]
    """The times at the start of paragraphs that have no other label."""


def find_evidence(
    text: str,
    paragraphs: Sequence[Range],
    *,
    first: int,
    headings: Sequence[Range],
    bold: Sequence[Range],
) -> Evidence | None:
    """Return what makes the text a conversation; None if it is none. `first` is the first paragraph after the title."""
    return _Search(text, paragraphs, first, {start for start, _ in headings}, dict(bold)).evidence()


class _Search:
    """What is known about a text while evidence is searched for."""

    def __init__(
        self, text: str, paragraphs: Sequence[Range], first: int, headings: set[int], bold: dict[int, int]
    ) -> None:
        self._text, self._paragraphs, self._first = text, paragraphs, first
        self._headings, self._bold = headings, bold
        read = {n: read_label(text, n, *paragraphs[n]) for n in range(first, len(paragraphs))}
        self._labels = {number: label for number, label in read.items() if label is not None}
        self._asks_somebody = any(label.role == "asks" for label in self._labels.values())

    def evidence(self) -> Evidence | None:
        accepted = self._letters() | self._names()
        questions = self._questions(accepted)
        if not accepted and not questions:
            return None
        times = {n: label for n, label in self._labels.items() if label.role == "time"}
        return Evidence(labels=accepted, questions=questions, times=times)

    def _letters(self) -> dict[int, Label]:
        """Return the labels of unnamed people who ask and answer ("Q:", "REPORTER:"), if they ask questions."""
        mine = {n: label for n, label in self._labels.items() if label.role in ("asks", "answers")}
        asks = [n for n, label in mine.items() if label.role == "asks"]
        questions = sum("?" in self._said(n) for n in asks)
        answered = len(mine) > len(asks) or 2 * questions >= len(asks)
        return mine if len(asks) >= _LEAST_QUESTIONS and answered else {}

    def _names(self) -> dict[int, Label]:
        """Return the labels that name the speakers of a conversation."""
        named = {n: label for n, label in self._labels.items() if label.who and label.role in ("name", "asks", "sound")}
        groups: dict[tuple[Separator, bool], dict[int, Label]] = {}
        for number, label in named.items():
            groups.setdefault((label.separator, label.separator == "alone" and label.timed), {})[number] = label
        accepted: dict[int, Label] = {}
        for (separator, timed), group in groups.items():
            if self._is_conversation(group, strict=separator in ("stop", "dash", "alone") and not timed):
                accepted |= group
        counts = Counter(label.key for label in accepted.values())
        keys = {label.key for label in accepted.values() if self._counts(label, counts[label.key])}
        capitals = {label.key for label in accepted.values() if label.capitals}
        # The first paragraph may be a title ("Pence: Flowers won't be there") in a source without a title of its own.
        titles = [n for n, label in named.items() if n == 0 and label.key in capitals and not label.capitals]
        return {n: label for n, label in named.items() if label.key in keys and n not in titles}

    def _counts(self, label: Label, times: int) -> bool:
        """Return whether a label of a conversation names a speaker. `times` is how often it stands there."""
        if label.role != "name":
            return True
        if label.separator == "alone":
            return self._is_person(label) and (times > 1 or not label.capitals)
        return times > 1 or self._is_person(label)

    def _is_conversation(self, group: dict[int, Label], *, strict: bool) -> bool:
        """Return whether labels with one separator make a conversation. `strict` is for a weak separator."""
        counts = Counter(label.key for label in group.values() if label.role == "name")
        sure = {label.key for label in group.values() if label.role == "name" and self._is_person(label)}
        turns = [
            n
            for n, label in group.items()
            if label.key in sure or label.role == "asks" or (sure and counts[label.key] > 1)
        ]
        if not sure or len(turns) < (_LEAST_TURNS_ALONE if strict else LEAST_TURNS):
            return False
        talking = sum(talk.sounds_spoken(self._said(n)) for n in turns) / len(turns)
        speakers = len({group[n].key for n in turns})
        if any(counts[key] > 1 for key in sure):
            # One speaker with a label answers questions that have another label, or none.
            asked = not strict and (self._asks_somebody or bool(self._bold) or self._follow_questions(turns))
            return talking >= _TALK_SHARE and (speakers > 1 or asked)
        full = all(len(key.split()) > 1 for key in sure)
        personal = sum(talk.is_first_person(self._said(n)) or self._said(n)[:1] in _OPENING for n in turns) / len(turns)
        return not strict and len(sure) >= LEAST_TURNS and full and personal >= _PERSONAL_TURNS_SHARE

    def _follow_questions(self, turns: Sequence[int]) -> bool:
        """Return whether most of these paragraphs follow a question without a label."""
        return 2 * sum(n > self._first and n - 1 not in self._labels and self._asks(n - 1) for n in turns) > len(turns)

    def _is_person(self, label: Label) -> bool:
        """Return whether a label names somebody: by its own words, or because the text has the name elsewhere."""
        words = label.key.split()
        first, last = words[0], words[-1]
        if label.separator == "angle" or label.who[0] in "@/" or label.who.startswith("u/"):
            return True
        if label.about and any(map(str.isalpha, label.about)):
            return True
        if {first, first + "."} & vocabulary.TITLES or {first, last} & OFFICES:
            return True
        if label.capitals or (label.timed and (label.separator == "alone" or len(words) > 1)):
            return True
        return last in self._known_words or (first in given_names() and (len(words) > 1 or first == last))

    @cached_property
    def _known_words(self) -> frozenset[str]:
        """The words of names of several words, folded: those of labels, and of the text behind labels."""
        words: set[str] = set()
        for number, (start, end) in enumerate(self._paragraphs):
            label = self._labels.get(number)
            if label is not None and label.role == "name":
                start = label.end
                if " " in label.key:
                    words.update(label.key.split())
            for match in _FULL_NAME.finditer(self._text, start, end):
                words.update(fold(word) for word in match[0].split())
        return frozenset(words)

    def _said(self, number: int) -> str:
        """Return the text of a labelled paragraph, or that of the next one if the label stands alone."""
        end = self._paragraphs[number][1]
        if self._labels[number].end < end:
            return self._text[self._labels[number].end : end]
        return self._text[slice(*self._paragraphs[number + 1])] if number + 1 < len(self._paragraphs) else ""

    # Questions without a label

    def _asks(self, number: int) -> bool:
        """Return whether a paragraph is a question."""
        start, end = self._paragraphs[number]
        return self._text[end - 1] == "?" and end - start <= _LONGEST_QUESTION and self._text[start] not in _OPENING

    def _questions(self, accepted: dict[int, Label]) -> dict[int, int]:
        """Return the end of each question without a label, by paragraph."""
        free = [n for n in range(self._first, len(self._paragraphs)) if n not in accepted]
        marked: dict[int, int] = {}
        for number in free:
            start, end = self._paragraphs[number]
            if self._bold.get(start, start + _LONGEST_QUESTION + 1) - start <= _LONGEST_QUESTION:
                marked[number] = self._bold[start]
            elif start in self._headings and self._text[end - 1] == "?":
                marked[number] = end
        asked = sum(self._text[end - 1] == "?" for end in marked.values())
        if asked >= max(_LEAST_QUESTIONS, len(marked) / 2) and (accepted or self._is_interview(marked, plain=False)):
            return marked
        plain = {n: self._paragraphs[n][1] for n in free if self._asks(n)}
        if accepted:  # the questions of somebody without a label, between two turns of one speaker
            order = sorted(accepted)
            return {
                before + 1: plain[before + 1]
                for before, after in pairwise(order)
                if after == before + 2 and before + 1 in plain and accepted[before].key == accepted[after].key
            } | {n: end for n, end in plain.items() if 0 < n == order[0] - 1}
        plain = {
            n: end for n, end in plain.items() if self._first < n < len(self._paragraphs) - 1 and n + 1 not in plain
        }
        return plain if len(plain) >= _LEAST_PLAIN_QUESTIONS and self._is_interview(plain, plain=True) else {}

    def _is_interview(self, questions: dict[int, int], *, plain: bool) -> bool:
        """Return whether what follows the questions are a person's answers: "I" in them, "you" in the questions."""
        order = sorted(questions)
        introduction = (self._paragraphs[order[0]][0] - self._paragraphs[0][0]) / len(self._text)
        if introduction > (_LONGEST_PLAIN_INTRODUCTION if plain else _LONGEST_INTRODUCTION):
            return False
        pairs = []
        for number, following in zip(order, [*order[1:], len(self._paragraphs)], strict=True):
            question = self._text[self._paragraphs[number][0] : questions[number]]
            pairs.append((question, self._text[questions[number] : self._paragraphs[following - 1][1]].strip()))
        personal = sum(talk.is_first_person(answer) for _, answer in pairs) / len(pairs)
        addressed = sum(talk.is_second_person(question) for question, _ in pairs) / len(pairs)
        reported = sum(answer[:1] in _OPENING or bool(_REPORTS.search(answer)) for _, answer in pairs) / len(pairs)
        if reported > _REPORTED_SHARE or not personal:
            return False
        return min(personal, addressed) >= _PERSONAL_SHARE if plain else personal + addressed >= _PERSONAL_SHARE
