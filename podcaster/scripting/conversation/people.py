"""People: the person behind each label, and the person who answers where no label says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from podcaster.scripting import vocabulary
from podcaster.scripting.conversation import talk
from podcaster.scripting.conversation.turns import Conversation, Turn
from podcaster.scripting.entities import Entities, Entity
from podcaster.scripting.folding import fold
from podcaster.scripting.mentions import Mention
from podcaster.scripting.names import given_names, role_gender
from podcaster.scripting.script import Gender

NAMED = 0.98
"""Confidence in a speaker whom a label names."""
ANSWERING = 0.94
"""Confidence in the person who answers, if the introduction leaves no other."""
_LEAST_LEAD = 0.75
"""Least lead of the likeliest person who answers over the next one."""
_LEAST_I = 0.3
"""If nobody is named, the answers are a person's if at least this share of them has "I"; otherwise the narrator's."""
_MEETS = re.compile(
    r"(?:met|meets|asked|asks|interviewed|interviews|visited|visits|joined|joins|questioned|questions|examined|"
    r"cross-examined|grilled|spoke|speaks|talked|talks|sat down|sits down|caught up|catches up|chatted|chats|walked|walks)\b"
    r"(?: \w+){0,3}$"
)
_TALKS = re.compile(r"(?:spoke|speaks|talked|talks|told|tells|explains|explained|answers|answered|chats|chatted)\b")
_WE_MEET = re.compile(
    r"\b(?:I|[Ww]e|[Oo]ur \w+)\b(?: \w+){0,3} (?:met|meet|asked|ask|interviewed|visited|spoke|talked|sat|caught|see|saw|called)\b"
)
_IN_CONVERSATION = re.compile(r"(?i)\b(?:conversation|interview|q ?& ?a|questions (?:for|to)|minutes|talk|lunch|chat) (?:with|for)\s*$")
_SIGNS = re.compile(r"[—–-]\s*$")
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_NEAR_NAME = 200
"""Number of characters behind a name in which "he" or "she" means this person, if nobody else is named there."""
_HONORARY = frozenset("the mr mrs ms miss dr sir dame lord lady prof professor".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks a turn."""

    entity: int | None
    """Index of the person among the entities; None if several are likely."""
    confidence: float
    reason: str
    """The evidence in words."""
    guesses: tuple[tuple[int, float], ...] = ()
    """Persons who may be it, each with a probability, if the entity is None."""


class People:
    """The people of one conversation."""

    def __init__(
        self, text: str, conversation: Conversation, mentions: Sequence[Mention], entities: Entities, paragraphs: Sequence[tuple[int, int]], byline: str
    ) -> None:
        self._text, self._mentions, self._entities = text, mentions, entities
        self._turns = conversation.turns
        self._introduction = paragraphs[conversation.begins][0]
        self._byline = fold(byline)
        self._by_key: dict[str, Entity] = {}
        self._answering: Voice | None = None
        self._full_labels = [t.label.key for t in self._turns if t.label is not None and len(t.label.key.split()) > 1]

    def voice(self, turn: Turn) -> Voice | None:
        """Return who speaks a turn; None for the narrator."""
        if turn.examiner:
            return Voice(entity=self._person(turn.examiner, "").number, confidence=NAMED, reason=f"questions by {turn.examiner}")
        if turn.asks:
            return None
        if turn.answers:
            if self._answering is None:
                self._answering = self._who_answers()
            return self._answering if self._answering.entity is not None or self._answering.guesses else None
        assert turn.label is not None
        if self._is_interviewers(turn):
            return None
        entity = self._person(turn.label.who, turn.label.about)
        return Voice(entity=entity.number, confidence=NAMED, reason=f"label {' '.join(turn.label.who.split())}")

    # Labels

    def _is_interviewers(self, turn: Turn) -> bool:
        """Return whether a label is that of a publication or of somebody unnamed who asks: initials that fit nobody."""
        label = turn.label
        if label is None or len(label.key.split()) > 1 or not label.capitals or len(label.who) > 5:
            return False
        if self._by_initials(label.key) is not None or self._by_words(label.key.split()) is not None:
            return False
        mine = [t for t in self._turns if t.label is not None and t.label.key == label.key]
        asked = sum(self._text[t.spoken[-1][0] : t.spoken[-1][1]].rstrip("”\"’) ").endswith("?") for t in mine if t.spoken)
        others = {t.label.key for t in self._turns if t.label is not None and t.label.key != label.key}
        return asked >= 0.6 * len(mine) and bool(others) and (not label.who.isalpha() or len(label.who) <= 4)

    def _person(self, who: str, about: str) -> Entity:
        """Return the entity of a label, a new one if the text has none."""
        key = fold(who)
        if key in self._by_key:
            return self._by_key[key]
        words = [word for word in key.split() if word not in _HONORARY] or key.split()
        entity = (
            (self._by_initials(key) if who.isupper() else None)
            or self._inside(about, words)
            or self._by_words(words)
            or self._by_role(words)
            or self._new(who)
        )
        if entity.name and " ".join(entity.name).isupper() and max(map(len, entity.name)) > 2:
            entity.name = tuple(_cased(word, self._text) for word in entity.name)
        _add_gender(entity, [*key.split(), *fold(about).split()])
        self._add_gender_told(entity)
        self._by_key[key] = entity
        return entity

    def _add_gender_told(self, entity: Entity) -> None:
        """Count the first "he" or "she" behind the person's names in the introduction, if nothing else tells."""
        if entity.gender != "unknown":
            return
        for index in entity.mentions:
            start = self._mentions[index].end
            if start >= self._introduction:
                break
            end = min(self._introduction, start + _NEAR_NAME)
            others = [m.start for m in self._mentions if start < m.start < end and m.kind == "name"]
            paragraph = self._text.find("\n", start)
            told = _PRONOUN.search(self._text, start, min([end, *others, *([paragraph] if paragraph > 0 else [])]))
            if told is not None:
                entity.genders["male" if told[0].lower() in vocabulary.HE else "female"] += 0.5

    def _inside(self, about: str, words: list[str]) -> Entity | None:
        """Return the person named in the brackets behind an office: "The Prime Minister (Mr. Anders Holt)"."""
        names = about.split()
        if len(names) > 1 and fold(names[0]) in _HONORARY and all(word[0].isupper() for word in names):
            return self._by_words([fold(word) for word in names if fold(word) not in _HONORARY]) or self._new(about)
        return None

    def _named(self) -> list[Entity]:
        return [one for one in self._entities.all if one.name and one.mentions]

    def _by_words(self, words: list[str]) -> Entity | None:
        """Return the person with all these words in the name, of several the one with the fullest name."""
        wanted = set(words)
        fitting = []
        for one in self._named():
            name = [fold(word) for word in one.name]
            if len({word.isupper() for word in one.name if len(word) > 2}) > 1:
                continue  # "Enter HAMLET"
            if wanted <= set(name) and (len(words) > 1 or words[0] in (name[-1], name[0])):
                fitting.append((len(name) > 1, name[-1] == words[-1], len(name) if len(name) < 5 else 0, len(one.mentions), -one.number, one))
        if not fitting:  # titles and roles stand before the name: "Minister Holt"
            while len(words) > 1 and (words[0] in vocabulary.TITLES | vocabulary.ROLES or words[0] + "." in vocabulary.TITLES):
                words = words[1:]
                return self._by_words(words)
            return None
        best = max(fitting)[-1]
        return best if len(best.name) > 1 or len(words) == len(best.name) else None

    def _by_initials(self, key: str) -> Entity | None:
        """Return the person with these initials: one whom a label names in full, else the first in the text."""
        letters = key.replace(" ", "").replace("-", "")
        if not 2 <= len(letters) <= 4 or not letters.isalpha():
            return None
        fitting = [one for one in self._named() if len(one.name) > 1 and letters in _initials([fold(word) for word in one.name])]
        fitting.sort(key=lambda one: (" ".join(map(fold, one.name)) not in self._full_labels, one.person < 0, one.number))
        return fitting[0] if fitting else None

    def _by_role(self, words: list[str]) -> Entity | None:
        """Return the one person of the introduction with this office: "THE PRESIDENT"."""
        wanted = set(words) & (vocabulary.ROLES | vocabulary.TITLES)
        if not wanted or len(wanted) < len(words):
            return None
        fitting = [one for one in self._named() if wanted <= one.roles and self._mentions[one.mentions[0]].start < self._introduction]
        return fitting[0] if len(fitting) == 1 else None

    def _new(self, who: str) -> Entity:
        words = who.replace(",", " ").split()
        name = tuple(_cased(word, self._text) if who.isupper() and not _is_initials(who) else word for word in words)
        entity = Entity(number=len(self._entities.all), name=name, person=1.0)
        self._entities.all.append(entity)
        known = given_names().get(fold(words[0])) if len(words) > 1 or words[0] else None
        if known in ("female", "male"):
            entity.genders[known] += 1.0
        return entity

    # The person who answers

    def _who_answers(self) -> Voice:
        scores = self._scores()
        if not scores:
            answers = [turn for turn in self._turns if turn.answers]
            personal = sum(any(talk.is_first_person(self._text[a:b]) for a, b, _ in turn.spoken) for turn in answers)
            if personal < _LEAST_I * len(answers):
                return Voice(entity=None, confidence=0.0, reason="nobody is named")
            entity = Entity(number=len(self._entities.all), text="the interviewee", person=1.0)
            self._entities.all.append(entity)
            return Voice(entity=entity.number, confidence=ANSWERING, reason="answers")
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
        if len(ranked) == 1 or lead >= _LEAST_LEAD:
            self._add_gender_told(self._entities.all[ranked[0][0]])
            return Voice(entity=ranked[0][0], confidence=ANSWERING, reason="answers the questions")
        total = sum(max(0.1, score) for _, score in ranked)
        guesses = tuple((number, round(max(0.1, score) / total, 2)) for number, score in ranked[:4])
        return Voice(entity=None, confidence=guesses[0][1], reason="answers the questions", guesses=guesses)

    def _scores(self) -> dict[int, float]:
        """Return how likely each person of the introduction is the one who answers."""
        scores: dict[int, float] = {}
        asking = {entity.number for turn in self._turns if turn.examiner for entity in [self._person(turn.examiner, "")]}
        before = [m for m in range(len(self._mentions)) if self._mentions[m].start < self._introduction]
        before.sort(key=lambda m: self._mentions[m].start)
        title_end = self._text.find("\n")
        for index in before:
            number = self._entities.of[index]
            if number is None or number in asking or not self._is_person(number):
                continue
            mention = self._mentions[index]
            if mention.kind == "name" and not mention.possessive:
                fresh = number not in scores
                scores[number] = scores.get(number, 0.0) + 0.5 + (1.0 if fresh and not scores else 0.0)
                if mention.start < title_end and self._introduction > title_end:
                    scores[number] += 2.0
            elif number in scores:
                scores[number] += 0.3
        for index in before:
            self._score_meeting(index, before, scores)
        for number in scores:
            if self._byline and fold(" ".join(self._entities.all[number].name)) in self._byline:
                scores[number] -= 4.0
        return {number: score for number, score in scores.items() if score > -1.0}

    def _score_meeting(self, index: int, before: Sequence[int], scores: dict[int, float]) -> None:
        """Add what a mention's clause says: "Tom Bracken met Stellan Mbeki", "He talks to Adele Munro"."""
        mention, number = self._mentions[index], self._entities.of[index]
        lead = self._text[max(0, mention.start - 60) : mention.start]
        tail = self._text[mention.end : mention.end + 80]
        if number in scores:
            if _SIGNS.search(lead) and not tail.strip(" .*_\n")[:1].isalpha():
                scores[number] -= 3.0
            if _IN_CONVERSATION.search(lead) or _WE_MEET.search(lead):
                scores[number] += 2.0
        later = [m for m in before if self._mentions[m].start > mention.end]
        if not later:
            return
        other = self._mentions[later[0]]
        between = self._text[mention.end : other.start]
        if len(between) > 70 or any(mark in between for mark in ".;:!?\n"):
            return
        object_number = self._entities.of[later[0]]
        verb = between.strip(" ,")
        if not _MEETS.match(verb):
            return
        if mention.kind == "pronoun" and object_number in scores:
            scores[object_number] += -3.0 if _TALKS.match(verb) else 1.0
        elif number in scores:
            scores[number] -= 3.0 if other.kind != "name" else 1.5
            if object_number in scores and object_number != number:
                scores[object_number] += 1.5

    def _is_person(self, number: int) -> bool:
        entity = self._entities.all[number]
        if not entity.name or fold(entity.name[0]) in vocabulary.NATIONS | vocabulary.SPEECH:
            return False
        if entity.person >= 0.5:
            return True
        return len(entity.name) > 1 and entity.person > -1.0 and (entity.gender != "unknown" or entity.person >= 0.0)


def _is_initials(who: str) -> bool:
    return len(who.replace(".", "")) <= 3 and who.replace(".", "").isupper() and not re.search(r"[AEIOUY]", who)


def _initials(name: list[str]) -> set[str]:
    """Return the ways to write the initials of a name, in lower case."""
    parts = [part for word in name for part in word.split("-") if part]
    kept = [part for part in parts if part not in vocabulary.NAME_LINKS]
    firsts = [word for word in name if word]
    return {
        "".join(part[0] for part in parts), "".join(part[0] for part in kept), "".join(word[0] for word in firsts),
        kept[0][0] + kept[-1][0], "".join(word[0] for word in firsts if word not in vocabulary.NAME_LINKS),
    } if kept else set()  # fmt: skip


def _cased(word: str, text: str) -> str:
    """Return a word in capitals as a name is written: as the text has it elsewhere, else with a capital first."""
    for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
        if not match[0].isupper() and match[0][0].isupper():
            return match[0]
    if len(word.strip(".")) == 1 or "." in word[:-1]:
        return word
    made = "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
    made = re.sub(r"^(O['’]|Mc|D['’])([a-z])", lambda match: match[1] + match[2].upper(), made)
    return made


def _add_gender(entity: Entity, words: Sequence[str]) -> None:
    """Count the gender of titles and roles in a label ("SISTER BLYTHE", "the king") as evidence."""
    words = [word.strip(".,") for word in words]
    told: Gender = role_gender(set(words))
    if told == "unknown" and words[-1] in _ROLE_GENDERS:
        told = _ROLE_GENDERS[words[-1]]
    if told != "unknown":
        entity.genders[told] += 3.0
    elif entity.gender == "unknown" and (known := given_names().get(words[0])) in ("female", "male"):
        entity.genders[known] += 1.0


_ROLE_GENDERS: dict[str, Gender] = {
    word: gender
    for gender, words in (
        ("male", "king prince duke father brother boy man postman fisherman policeman fireman salesman uncle grandfather monk"),
        ("female", "queen princess duchess mother sister girl woman lady witch aunt grandmother nun widow maid waitress actress"),
    )
    for word in words.split()
}  # type: ignore[assignment]
