"""People: the person behind each label, and the person who answers where no label says so."""

import re
from collections import defaultdict
from collections.abc import Sequence

from podcaster.scripting import vocabulary
from podcaster.scripting.conversation import talk
from podcaster.scripting.conversation.interviewee import examiner, likely_interviewees
from podcaster.scripting.conversation.labels import OFFICES
from podcaster.scripting.conversation.turns import Conversation, Turn
from podcaster.scripting.entities import Entities, Entity
from podcaster.scripting.folding import fold
from podcaster.scripting.names import given_names, role_gender
from podcaster.scripting.phrases import Mention
from podcaster.scripting.script import Gender
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

NAMED = 0.98
"""Confidence in a speaker whom a label names."""
ANSWERING = 0.94
"""Confidence in the person who answers, if the introduction leaves no other."""
_LEAST_LEAD = 0.75
"""Least lead of the likeliest person who answers over the next one."""
_LEAST_PERSONAL = 0.3
"""If nobody is named, the answers are a person's if at least this share of them has "I"; otherwise the narrator's."""
_LONGEST_INTRODUCTION = 0.6
"""Questions and answers that begin after this share of the text are an appendix, not an interview."""
_MOST_GUESSES = 4
_LONGEST_PUBLICATION = 6
"""Largest number of letters of a publication in capitals that asks: "TQ:", "EBONY:"."""
_LONGEST_INITIALS = 4
_ASKING_SHARE = 0.6
"""Least share of turns with a question of a label that is taken for a publication's."""
_PUBLICATIONS = frozenset(
    (
        "quarterly review post times magazine journal weekly daily news press herald gazette chronicle observer mail "
        "letter podcast show interview radio tribune standard guardian today monthly digest express record bulletin "
        "report courier examiner telegraph sun star mirror world globe voice echo argus sentinel"
    ).split()
)
"""Last words of the names of publications."""
_HONORARY = frozenset("the mr mrs ms miss dr sir dame lord lady prof professor".split())
_PRONOUN = lazy_regex(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_NEAR_NAME = 200
"""Number of characters behind a name in which "he" or "she" means this person, if nobody else is named there."""
_MALE = "king prince duke father brother boy man postman fisherman policeman fireman salesman uncle grandfather monk"
_FEMALE = "queen princess duchess mother sister girl woman lady witch aunt grandmother nun widow maid waitress actress"
_ROLE_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(_MALE.split(), "male"),
    **dict.fromkeys(_FEMALE.split(), "female"),
}


class Voice(Record, frozen=True, kw_only=True):
    """Who speaks a turn."""

    entity: int | None
    """Index of the person among the entities; None if several are likely."""
    confidence: float
    reason: str
    """The evidence in words."""
    guesses: tuple[tuple[int, float], ...] = ()
    """Persons who may be it, each with a probability, if the entity is None."""


class People:
    """The people of one conversation. A person who is in no other place of the text becomes a new entity."""

    def __init__(
        self,
        text: str,
        conversation: Conversation,
        mentions: Sequence[Mention],
        entities: Entities,
        paragraphs: Sequence[tuple[int, int]],
        byline: str,
    ) -> None:
        self._text, self._mentions, self._entities = text, mentions, entities
        self._conversation = conversation
        self._introduction = paragraphs[conversation.begins][0]
        self._byline = byline
        self._turns_of: dict[str, list[Turn]] = defaultdict(list)
        for turn in conversation.turns:
            if turn.label is not None and turn.label.key:
                self._turns_of[turn.label.key].append(turn)
        self._voices: dict[str, Voice | None] = {}
        self._known: dict[str, Entity] = {}

    def voice(self, turn: Turn) -> Voice | None:
        """Return who speaks a turn; None for the narrator."""
        if turn.asks and not turn.examiner:
            return self._examining() if turn.label is not None and not turn.label.who else None
        key = turn.examiner or ("" if turn.answers or turn.label is None else turn.label.key)
        if key not in self._voices:
            self._voices[key] = self._make(turn)
        return self._voices[key]

    def _make(self, turn: Turn) -> Voice | None:
        if turn.examiner:
            entity = self._person(turn.examiner, "")
            return Voice(entity=entity.number, confidence=NAMED, reason=f"questions by {turn.examiner}")
        if turn.label is None or turn.answers:
            return self._who_answers()
        if self._is_publication(turn):
            return None
        entity = self._person(turn.label.who, turn.label.about)
        return Voice(entity=entity.number, confidence=NAMED, reason=f"label {' '.join(turn.label.who.split())}")

    def _examining(self) -> Voice | None:
        """Return who asks in court, if the introduction says so: "Mr. Mandel examined the keeper, Mrs. Kiplagat"."""
        if "examiner" not in self._voices:
            number = examiner(self._text, self._introduction, self._mentions, self._entities)
            found = Voice(entity=number, confidence=ANSWERING, reason="examines the witness")
            self._voices["examiner"] = found if number is not None else None
        return self._voices["examiner"]

    # The person behind a label

    def _is_publication(self, turn: Turn) -> bool:
        """Return whether a label is that of a publication that asks: initials of nobody, or "The Harbour Post"."""
        label = turn.label
        if label is None or self._conversation.staged or len(self._turns_of) < 2:
            return False
        words = label.key.split()
        short = len(words) == 1 and label.capitals and len(label.key) <= _LONGEST_PUBLICATION
        titled = (words[0] == "the" and len(words) > 1) or f"the {label.key}" in self._turns_of
        if not (short or titled) or words[0] in given_names() or words[-1] in OFFICES | vocabulary.TITLES:
            return False
        others = [self._by_words(key.split()) for key in self._turns_of if key != label.key]
        if len(label.key) > _LONGEST_INITIALS and not any(one is not None and len(one.name) > 1 for one in others):
            return False  # a text that gives nobody a full name calls people by their surnames
        initials = self._by_initials(label.key) if short else None
        if initials is not None and fold(initials.name[-1]) not in _PUBLICATIONS:
            return False
        named = self._by_words(words) if short else None
        if named is not None and len(named.name) > 1:
            return False
        mine = [one for one in self._turns_of[label.key] if one.spoken]
        asked = sum("?" in self._text[one.spoken[0][0] : one.spoken[-1][1]] for one in mine)
        return asked >= _ASKING_SHARE * len(mine)

    def _person(self, who: str, about: str) -> Entity:
        """Return the entity of a name in a label, a new one if the text has none. `about` is what brackets say."""
        key = fold(who)
        if key in self._known:
            return self._known[key]
        words = [word for word in key.split() if word not in _HONORARY] or key.split()
        entity = (
            (self._by_initials(key) if who.isupper() else None)
            or self._in_brackets(about)
            or self._by_words(words)
            or self._by_role(words)
            or self._new(who)
        )
        if entity.name and " ".join(entity.name).isupper() and max(map(len, entity.name)) > 2:
            entity.name = tuple(_cased(word, self._text) for word in entity.name)
        if len(entity.name) == 1 and key.startswith("the "):
            entity.name = ("The", *entity.name)
        _add_gender(entity, [*key.split(), *fold(about).split()])
        self._add_gender_of_pronouns(entity)
        self._known[key] = entity
        return entity

    def _in_brackets(self, about: str) -> Entity | None:
        """Return the person named in brackets behind an office: "The Prime Minister (Mr. Anders Holt)"."""
        words = about.split()
        if len(words) < 2 or fold(words[0]) not in _HONORARY - {"the"} or not all(word[0].isupper() for word in words):
            return None
        return self._by_words([fold(word) for word in words if fold(word) not in _HONORARY]) or self._new(about)

    def _by_words(self, words: list[str]) -> Entity | None:
        """Return the person whose name has all these words; of several the one with the fullest name."""
        fitting = []
        for one in self._named():
            name = fold(" ".join(one.name)).split()
            if len({word.isupper() for word in one.name if len(word) > 2}) > 1:
                continue  # "Enter HAMLET"
            if words and set(words) <= set(name) and (len(words) > 1 or words[0] in (name[0], name[-1])):
                fullness = len(name) if len(name) < 5 else 0
                fitting.append((len(name) > 1, name[-1] == words[-1], fullness, len(one.mentions), -one.number, one))
        if fitting:
            best = max(fitting)[-1]
            return best if len(best.name) > 1 or len(words) == 1 else None
        if len(words) > 1 and {words[0], words[0] + "."} & (vocabulary.TITLES | vocabulary.ROLES):
            return self._by_words(words[1:])  # an office before the name: "Minister Holt"
        return None

    def _by_initials(self, key: str) -> Entity | None:
        """Return the person with these initials: one whom a label names in full, else the first in the text."""
        letters = key.replace(" ", "").replace("-", "")
        if not 2 <= len(letters) <= 4 or not letters.isalpha():
            return None
        names = [(one, fold(" ".join(one.name)).split()) for one in self._named() if len(one.name) > 1]
        fitting = [
            (" ".join(name) not in self._turns_of, one.person < 0, one.number, one)
            for one, name in names
            if letters in _initials(name)
        ]
        return min(fitting)[-1] if fitting else None

    def _by_role(self, words: list[str]) -> Entity | None:
        """Return the one person of the introduction with this office: "THE PRESIDENT"."""
        if not set(words) <= vocabulary.ROLES | vocabulary.TITLES:
            return None
        fitting = [
            one
            for one in self._named()
            if set(words) <= one.roles and self._mentions[one.mentions[0]].start < self._introduction
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _named(self) -> list[Entity]:
        return [one for one in self._entities.all if one.name and one.mentions]

    def _new(self, who: str) -> Entity:
        words = who.replace(",", " ").split()
        capitals = who.isupper() and not _is_initials(who)
        name = tuple(_cased(word, self._text) if capitals else word for word in words)
        entity = Entity(number=len(self._entities.all), name=name, person=1.0)
        self._entities.all.append(entity)
        return entity

    def _add_gender_of_pronouns(self, entity: Entity) -> None:
        """Count the first "he" or "she" behind the person's names in the introduction, if nothing else tells."""
        if entity.gender != "unknown":
            return
        for index in entity.mentions:
            start = self._mentions[index].end
            if start >= self._introduction:
                break
            others = [m.start for m in self._mentions if start < m.start < start + _NEAR_NAME and m.kind == "name"]
            paragraph = self._text.find("\n", start)
            ends = [self._introduction, start + _NEAR_NAME, *others, *([paragraph] if paragraph > 0 else [])]
            told = _PRONOUN.search(self._text, start, min(ends))
            if told is not None:
                entity.genders["male" if told[0].lower() in vocabulary.HE else "female"] += 0.5

    # The person who answers

    def _who_answers(self) -> Voice | None:
        """Return who answers, judged by the introduction; None for the narrator."""
        asking = {self._person(turn.examiner, "").number for turn in self._conversation.turns if turn.examiner}
        examines = self._examining()
        if examines is not None and examines.entity is not None:
            asking.add(examines.entity)
        scores = likely_interviewees(
            self._text, self._introduction, self._mentions, self._entities, asking=asking, byline=self._byline
        )
        answers = [turn for turn in self._conversation.turns if turn.answers]
        personal = sum(any(talk.is_singular(self._text[a:b]) for a, b, _ in turn.spoken) for turn in answers)
        appended = self._introduction > _LONGEST_INTRODUCTION * len(self._text)
        if (appended or not scores) and personal < _LEAST_PERSONAL * len(answers):
            return None  # a page of questions and answers
        if not scores:
            entity = Entity(number=len(self._entities.all), text="the interviewee", person=1.0)
            self._entities.all.append(entity)
            return Voice(entity=entity.number, confidence=ANSWERING, reason="answers")
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        best = ranked[0][0]
        if len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _LEAST_LEAD:
            self._add_gender_of_pronouns(self._entities.all[best])
            return Voice(entity=best, confidence=ANSWERING, reason="answers the questions")
        weights = [(number, max(0.1, score)) for number, score in ranked]
        total = sum(weight for _, weight in weights)
        guesses = tuple((number, weight / total) for number, weight in weights[:_MOST_GUESSES])
        return Voice(entity=None, confidence=round(guesses[0][1], 2), reason="answers the questions", guesses=guesses)


def _is_initials(who: str) -> bool:
    letters = who.replace(".", "")
    return len(letters) <= 3 and letters.isupper() and not re.search(r"[AEIOUY]", letters)


def _initials(name: list[str]) -> set[str]:
    """Return the ways to write the initials of a name, in lower case: with and without particles and hyphens."""
    parts = [part for word in name for part in word.split("-") if part]
    kept = [part for part in parts if part not in vocabulary.NAME_LINKS]
    whole = [word for word in name if word not in vocabulary.NAME_LINKS]
    if not kept or not whole:
        return set()
    return {"".join(word[0] for word in words) for words in (parts, kept, name, whole, [kept[0], kept[-1]])}


def _cased(word: str, text: str) -> str:
    """Return a word in capitals as a name is written: as the text has it elsewhere, else with a capital first."""
    for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
        if not match[0].isupper() and match[0][0].isupper():
            return match[0]
    if len(word.strip(".")) == 1 or "." in word[:-1]:
        return word
    made = "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
    return re.sub(r"^(O['’]|Mc|D['’])([a-z])", lambda match: match[1] + match[2].upper(), made)


def _add_gender(entity: Entity, words: Sequence[str]) -> None:
    """Count the gender of titles, roles and given names in a label ("SISTER BLYTHE", "the king") as evidence."""
    words = [word.strip(".,") for word in words]
    told = role_gender(set(words))
    if told == "unknown":
        told = _ROLE_GENDERS.get(words[-1], "unknown")
    if told != "unknown":
        entity.genders[told] += 3.0
    elif entity.gender == "unknown":
        known = given_names().get(words[0])
        if known == "female" or known == "male":
            entity.genders[known] += 1.0
