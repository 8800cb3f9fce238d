"""Evidence: which labels and which bold paragraphs of a text make it a conversation.

Labels are judged in groups of one separator. A fact sheet has many labels too, but nobody says "I" there, and none of
them is a name.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from podcaster.scripting import vocabulary
from podcaster.scripting.conversation import talk
from podcaster.scripting.conversation.labels import OFFICES, Label, Separator, read_label
from podcaster.scripting.folding import fold
from podcaster.scripting.names import given_names
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

Range = tuple[int, int]

LEAST_TURNS = 3
"""Least number of labelled paragraphs of a conversation."""
_LEAST_TURNS_ALONE = 4
"""The same for labels that are easily something else: a name on a line of its own, capitals with a full stop."""
_CERTAIN, _KNOWN, _CAPITALS, _UNKNOWN, _NOBODY = 3, 2, 1, 0, -1
"""How surely a label names somebody. CERTAIN: a given name and a surname, "Mr", a handle, a time beside it. KNOWN: an
office, a name of the text. CAPITALS: any words in capitals. UNKNOWN: words that the text has in no other place; NOBODY:
words that it has in lower case."""
_TALK_SHARE = 0.34
"""Least share of turns that sound spoken, if the labels surely name somebody."""
_MOST_APART, _ALTERNATING_SHARE = 3, 0.6
"""Names of which nothing is known must speak in turns: this share of labels is at most so many paragraphs behind the
one before, which is another's."""
_LEAST_QUESTIONS, _LEAST_PLAIN_QUESTIONS = 2, 3
"""Least number of questions without labels: bold or headings, and not marked in any way."""
_LONGEST_QUESTION = 600
"""Largest number of characters of a question without a label."""
_LONGEST_INTRODUCTION, _LONGEST_PLAIN_INTRODUCTION = 0.7, 0.5
"""An interview without labels begins within this share of its text: with bold questions, and with plain ones."""
_TALK_SHARE_IN_TURNS = 0.15
"""The same if two or more people of whom that is certain speak in turns."""
_PERSONAL_SHARE = 0.4
"""Least share of turns that have "I" or a question, if it is not sure that the labels name somebody."""
_MOST_BETWEEN = 6
"""Largest average number of paragraphs from a question without a label to the next."""
_LEAST_I, _LEAST_ADDRESSED = 0.3, 0.5
"""In an interview without labels at least these shares of answers have "I", and of answers and questions "I" and
"you"."""
_LEAST_I_TOLD, _LEAST_ADDRESSED_TOLD = 0.15, 0.4
"""If the introduction tells of an interview: the least share of answers with "I", or of questions with "you" if no
answer reports what others said."""
_INTERVIEWS = lazy_regex(
    r"(?i)\b(?:met|meets|talk(?:s|ed)? (?:to|with)|sp(?:oke|eaks) (?:to|with)|interview\w*|in conversation|q ?& ?a"
    r"|sat down|sits down|caught up|catches up|talks about|questions (?:for|with)|minutes with|a word with)\b"
)
_REPORTED_SHARE = 0.3
"""In an interview without labels at most this share of answers reports what others said."""
_REPORTS = lazy_regex(r"[”\"],? (?:\w+ ){0,3}(?:said|says|told|added|explained)\b|\baccording to [A-Z]")
_FULL_NAME = lazy_regex(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w.’'-]*)+")
_RECORDING_TIME = lazy_regex(r"[\[(]\d{1,2}:\d{2}|\d{1,2}:\d{2}:\d{2}")
_LEAST_RECORDING_TIMES = 5
"""Least number of such times in a transcript without speakers."""
_LOWER = lazy_regex(r"(?<![\w’'.-])[a-zà-ÿ][\w-]*")
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady prof sen rep gov gen".split())
_OPENING = "“\"„«‘'"


class Evidence(Record, frozen=True, kw_only=True):
    """What makes a text a conversation."""

    labels: dict[int, Label]
    """The labels of its turns, by paragraph."""
    questions: dict[int, int]
    """The questions without a label: the end of each, by paragraph."""
    times: dict[int, Label]
    """The times at the start of paragraphs that have no other label."""
    once: dict[int, Label]
    """Labels beside the first question and the first answer of an interview that has none elsewhere."""


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
        letters, named = self._letters(), self._names()
        if letters and not named:  # "THE JUDGE:" beside "Q." and "A."
            named = {n: one for n, one in self._labels.items() if one.role == "name" and self._likeness(one) >= _KNOWN}
            named = {n: one for n, one in named.items() if one.separator == "colon"}
        accepted = letters | named
        questions = self._questions(accepted)
        times = {n: label for n, label in self._labels.items() if label.role == "time"}
        if not accepted and not questions and not self._is_recording(times):
            return None
        once: dict[int, Label] = {}
        if not accepted:
            named = {
                n: label for n, label in self._labels.items() if label.role == "name" and label.separator == "colon"
            }
            near = {one for number in questions for one in (number, number + 1)}
            once = {
                n: label
                for n, label in named.items()
                if n in near and (n in questions or self._likeness(label) > _KNOWN)
            }
        return Evidence(labels=accepted, questions=questions, times=times, once=once)

    def _is_recording(self, times: dict[int, Label]) -> bool:
        """Return whether most paragraphs begin with their time in a recording, as machines write it: "00:01:12"."""
        fine = sum(_RECORDING_TIME.match(self._text, one.start) is not None for one in times.values())
        return fine >= max(_LEAST_RECORDING_TIMES, len(self._paragraphs) / 2)

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
        named = self._likeness(label) >= _KNOWN
        if label.separator == "alone" and not label.timed:
            return named or (times > 1 and label.capitals)
        return named or times > 1 or label.capitals

    def _is_conversation(self, group: dict[int, Label], *, strict: bool) -> bool:
        """Return whether labels with one separator make a conversation. `strict` is for a weak separator."""
        counts = Counter(label.key for label in group.values() if label.role == "name")
        likeness = {label.key: self._likeness(label) for label in group.values() if label.role == "name"}
        certain = {key for key, value in likeness.items() if value == _CERTAIN}
        known = {key for key, value in likeness.items() if value >= _KNOWN}
        asks = [n for n, label in group.items() if label.role == "asks"]
        least = _LEAST_TURNS_ALONE if strict else LEAST_TURNS

        def turns(keys: set[str]) -> list[int]:
            return sorted([*asks, *(n for n, label in group.items() if label.role == "name" and label.key in keys)])

        repeated = {key for key in known if counts[key] > 1}
        company = known if not strict else repeated
        if repeated and len(turns(company)) >= least:
            sure = bool(repeated & certain) and not strict
            in_order = sure and len(company & certain) > 1 and self._alternate(turns(company))
            share = _TALK_SHARE_IN_TURNS if in_order else _TALK_SHARE if sure else _PERSONAL_SHARE
            talking = self._share(turns(company), personal=not sure)
            if talking >= share and (len(company) > 1 or asks or (not strict and self._is_asked(turns(company)))):
                return True
        # Names that are in no list, of which the text says nothing: they must speak in turns.
        unknown = {key for key in counts if counts[key] > 1 and likeness[key] >= (_CAPITALS if strict else _UNKNOWN)}
        in_turns = turns(unknown)
        if len(unknown) > 1 and len(in_turns) >= _LEAST_TURNS_ALONE and self._alternate(in_turns):
            capitals = all(likeness[key] >= _CAPITALS for key in unknown)
            if self._share(in_turns, personal=not capitals) >= (_TALK_SHARE if capitals else _PERSONAL_SHARE):
                return True
        if self._is_scene(sorted(group), likeness):
            return True
        full = {key for key in certain if " " in key}
        return not strict and len(full) >= LEAST_TURNS and self._share(turns(full), personal=True) >= _PERSONAL_SHARE

    def _is_scene(self, turns: Sequence[int], likeness: dict[str, int]) -> bool:
        """Return whether labels in capitals follow each other paragraph by paragraph, and some are names or offices: a
        short scene of a play, in which hardly anybody speaks twice."""
        together = len(turns) >= _LEAST_TURNS_ALONE and turns[-1] - turns[0] < 2 * len(turns)
        if not together or not all(self._labels[n].capitals for n in turns) or not self._alternate(turns):
            return False
        introduction = self._text[: self._paragraphs[turns[0]][0]]
        if all(self._labels[n].who in introduction for n in turns):
            return True  # stage directions before the first turn have all these names in capitals
        known = sum(likeness.get(self._labels[n].key, 0) >= _KNOWN for n in turns)
        return 2 * known >= len(turns) and self._share(turns, personal=False) >= _TALK_SHARE

    def _share(self, turns: Sequence[int], *, personal: bool) -> float:
        """Return the share of turns that sound spoken; with `personal`, that have "I" or a question, or are quoted."""
        said = [self._said(n) for n in turns]
        if personal:
            return sum(talk.is_first_person(one) or "?" in one or one[:1] in _OPENING for one in said) / len(said)
        return sum(map(talk.sounds_spoken, said)) / len(said)

    def _alternate(self, turns: Sequence[int]) -> bool:
        """Return whether these turns follow each other closely, and hardly anybody speaks twice in a row."""
        pairs = list(pairwise(turns))
        near = sum(b - a <= _MOST_APART and self._labels[a].key != self._labels[b].key for a, b in pairs)
        return near >= _ALTERNATING_SHARE * len(pairs)

    def _is_asked(self, turns: Sequence[int]) -> bool:
        """Return whether somebody with another label, or none, asks before most of these turns."""
        free = sum(n > self._first and n - 1 not in self._labels and self._asks(n - 1) for n in turns)
        bold = sum(n > self._first and self._paragraphs[n - 1][0] in self._bold for n in turns)
        return self._asks_somebody or 2 * max(free, bold) > len(turns)

    def _likeness(self, label: Label) -> int:
        """Return how surely a label names somebody: by its own words, or because the text has the name elsewhere."""
        words = label.key.split()
        first, last = words[0], words[-1]
        handle = label.separator == "angle" or label.who[0] in "@/" or label.who.startswith("u/")
        if handle or (first in _HONORIFICS and len(words) > 1) or (label.capitals and label.key in self._initials):
            return _CERTAIN
        uncommon = self._common_words.isdisjoint(set(words) - vocabulary.FUNCTION - vocabulary.NAME_LINKS)
        if uncommon and (found := self._name_likeness(label, words)):
            return found
        if {first, first + "."} & vocabulary.TITLES or {first, last} & OFFICES:
            return _KNOWN
        if label.capitals:
            return _CAPITALS
        return _UNKNOWN if uncommon else _NOBODY

    def _name_likeness(self, label: Label, words: list[str]) -> int:
        """Return how surely words that the text never has in lower case are a person's name; 0 if nothing says so."""
        first, last = words[0], words[-1]
        given = first in given_names()
        timed = label.timed and (label.separator == "alone" or len(words) > 1)
        if (given and len(words) > 1) or timed or {first, last} & self._names_of_people:
            return _CERTAIN
        told = len(words) > 1 and any(map(str.isalpha, label.about))
        return _KNOWN if last in self._known_words or given or told else 0

    @cached_property
    def _common_words(self) -> frozenset[str]:
        """The words that the text has in lower case: what a name is made of is not among them."""
        return frozenset(_LOWER.findall(self._text))

    @cached_property
    def _names_of_people(self) -> frozenset[str]:
        """The words of full names, folded, that begin with a given name."""
        words: set[str] = set()
        for number, (start, end) in enumerate(self._paragraphs):
            label = self._labels.get(number)
            for match in _FULL_NAME.finditer(self._text, label.end if label is not None else start, end):
                parts = [fold(word) for word in match[0].split()]
                for at, part in enumerate(parts[:-1]):
                    if part in given_names():
                        words.update(parts[at : at + 4])
            if label is not None and label.role == "name" and label.key.split()[0] in given_names():
                words.update(label.key.split())
        return frozenset(words)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The initials of full names that begin with a given name, folded: "kl" for Kim Larkspur."""
        found: set[str] = set()
        for number, (start, end) in enumerate(self._paragraphs):
            label = self._labels.get(number)
            for match in _FULL_NAME.finditer(self._text, label.end if label is not None else start, end):
                parts = [fold(word) for word in match[0].split()]
                for at, part in enumerate(parts[:-1]):
                    if part.split("-")[0] in given_names():
                        found.add("".join(word[0] for word in parts[at:]))
                        found.add("".join(word[0] for one in parts[at:] for word in one.split("-") if word))
        return frozenset(found)

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

    def _introduces_somebody(self, text: str) -> bool:
        """Return whether a text has the full name of somebody."""
        names = ([fold(word) for word in match[0].split()] for match in _FULL_NAME.finditer(text))
        return any(self._common_words.isdisjoint(name) and vocabulary.NATIONS.isdisjoint(name) for name in names)

    def _is_interview(self, questions: dict[int, int], *, plain: bool) -> bool:
        """Return whether what follows the questions are a person's answers: "I" in them, "you" in the questions."""
        order = sorted(questions)
        introduction = self._text[: self._paragraphs[order[0]][0]]
        if len(introduction) > (_LONGEST_PLAIN_INTRODUCTION if plain else _LONGEST_INTRODUCTION) * len(self._text):
            return False
        if not self._introduces_somebody(introduction) or (plain and talk.is_singular(introduction)):
            return False
        if order[-1] - order[0] > _MOST_BETWEEN * len(order):
            return False
        pairs = []
        for number, following in zip(order, [*order[1:], len(self._paragraphs)], strict=True):
            question = self._text[self._paragraphs[number][0] : questions[number]]
            pairs.append((question, self._text[questions[number] : self._paragraphs[following - 1][1]].strip()))
        personal = sum(talk.is_singular(answer) for _, answer in pairs) / len(pairs)
        addressed = sum(talk.is_second_person(question) for question, _ in pairs) / len(pairs)
        reported = sum(answer[:1] in _OPENING or bool(_REPORTS.search(answer)) for _, answer in pairs) / len(pairs)
        told = not plain and _INTERVIEWS.search(introduction) is not None
        if told and not reported and addressed >= _LEAST_ADDRESSED_TOLD:
            return True
        if reported > _REPORTED_SHARE or personal < (_LEAST_I_TOLD if told else _LEAST_I):
            return False
        if told:
            return True
        return min(personal, addressed) >= _LEAST_ADDRESSED if plain else personal + addressed >= _LEAST_ADDRESSED
