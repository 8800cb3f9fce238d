"""Verbs: which tokens are verbs, who is the subject of a verb, and who owns a noun. Rules over tokens."""

from podcaster.languages.en.verbs import (
    BE,
    FINITE_AUXILIARIES,
    IRREGULAR_PAST,
    NOT_PAST,
    OBJECT_CONTROL,
    PARTICIPLES,
    SUBORDINATORS,
)
from podcaster.scripting import vocabulary
from podcaster.scripting.phrases import Mention, end_of_noun
from podcaster.scripting.tokens import Token
from podcaster.scripting.vocabulary import strength

_ADVERBS = vocabulary.ADVERB - {"on", "to", "went", "all", "both"}
VERBS_WITH_HEARER = frozenset("tell tells told telling ask asks asking".split())
"""Verbs followed by their object, not by their subject: "told reporters"."""
_CLOSERS = {",": ",", ")": "(", "—": "—", "–": "–", "-": "-"}
_JOINING = frozenset("of for from at with in behind to".split())
"""Prepositions inside a noun phrase: "the captain of the freighter"."""
_DEEPEST = 4
"""Largest number of verbs that hand their subject on: "shrugged, laughed and said"."""
_LONGEST_ASIDE = 40
_LONGEST_NOUN = 8
_LONGEST_TITLE = 4
"""Largest number of words before a name that may be its title."""


class Verbs:
    """The verbs of one body. A verb is given by the index of its token, a mention by its index."""

    def __init__(self, tokens: list[Token], mentions: list[Mention]) -> None:
        self._tokens, self._mentions = tokens, mentions
        self._starting: dict[int, int] = {}
        self._ending: dict[int, int] = {}
        self._owners: dict[int, int] = {}
        for index, mention in enumerate(mentions):
            if mention.possessive:
                self._owners[mention.last] = index
            if mention.possessive or mention.modifier:
                continue
            known = self._starting.get(mention.first)
            author = self._author(mention)
            if known is None or mentions[known].last < mention.last:
                self._starting[mention.first] = index if author is None else author
            self._ending[mention.last] = index if author is None else author

    def _author(self, mention: Mention) -> int | None:
        """Return the owner of a text: "her statement", "Obi's letter"."""
        if mention.kind != "nominal" or self._tokens[mention.last - 1].lower not in vocabulary.DOCUMENTS:
            return None
        owner = self._owners.get(mention.first)
        return owner if owner is not None else self._owners.get(mention.first + 1)

    def starting(self, at: int) -> int | None:
        """Return the mention that begins at a token. For "a spokeswoman, Jennifer Rodstrom," it is the name."""
        index = self._starting.get(at)
        if index is None:
            return self._of_owner(at)
        while self._mentions[index].kind != "name" or self._mentions[index].person <= -1:
            beside = self._next_name(self._mentions[index])
            if beside is None:
                break
            index = beside  # the Republican leader Reince Priebus
        mention = self._mentions[index]
        behind = end_of_noun(self._tokens, mention.last) if mention.person > 0 else mention.last
        if mention.kind == "nominal" and behind < len(self._tokens) and self._tokens[behind].text == ",":
            named = self._starting.get(behind + 1)
            if named is not None and self.is_person(named):
                end = self._mentions[named].last
                if end >= len(self._tokens) or not self._tokens[end].is_word or self._tokens[end].lower in ("of", "as"):
                    return named
        return index

    def _next_name(self, mention: Mention) -> int | None:
        """Return the name or noun after a noun, with one word between at most: "the party *boss* Reince Priebus". After
        an organisation it is a name: "Air Force *1st* Lt. Tyler Livingston"."""
        at = mention.last
        beside = self._starting.get(at) if mention.kind != "name" else None
        if beside is not None and self._mentions[beside].kind != "pronoun":
            return beside
        token = self._tokens[at] if at + 1 < len(self._tokens) else None
        name = self._starting.get(at + 1)
        if token is None or name is None or not self.is_person(name) or self._tokens[at + 1].sentence != token.sentence:
            return None
        if mention.kind == "name":
            return name if token.text[0].isdigit() else None
        plain = token.text.islower() and token.lower not in vocabulary.FUNCTION and not strength(token.lower)
        return name if plain and not self.is_adverb(at) and not self.is_finite(at) else None

    def is_person(self, mention: int) -> bool:
        """Return whether a mention looks like a person's name."""
        one = self._mentions[mention]
        return one.kind == "name" and (one.person > 0 or (one.person >= 0 and len(one.name) > 1))

    def _of_owner(self, at: int) -> int | None:
        """Return the mention of a noun with an owner, from the owner's first token: "Essien's brother"."""
        for end in range(at + 1, min(at + 5, len(self._tokens))):
            if end in self._owners and self._mentions[self._owners[end]].first == at:
                return self._starting.get(end)
        return None

    def ending(self, at: int) -> int | None:
        """Return the mention that ends before a token."""
        return self._ending.get(at)

    def owner_at(self, at: int) -> int | None:
        """Return the owner whose words begin at a token: "her words", "Obi's words"."""
        for end in range(at + 1, min(at + 5, len(self._tokens))):
            if end in self._owners and self._mentions[self._owners[end]].first == at:
                return self._owners[end]
        return None

    def owner_of(self, noun: int) -> int | None:
        """Return the owner of a noun: "Obi's first claim", "a statement by Obi", "the words of Obi"."""
        tokens = self._tokens
        if noun + 2 < len(tokens) and tokens[noun + 1].lower in ("by", "of", "from"):
            return self.starting(noun + 2)
        for end in range(noun, max(-1, noun - 4), -1):
            if end in self._owners:
                return self._owners[end]
            if end < noun and (not tokens[end].is_word or self.is_finite(end)):
                return None
            if end < noun and tokens[end].lower in vocabulary.DETERMINERS:
                return None
        return None

    def is_adverb(self, at: int) -> bool:
        """Return whether a token is an adverb or "not"."""
        token = self._tokens[at]
        formed = token.lower.endswith("ly") and len(token.lower) > 4
        return not token.is_capital and (formed or token.lower in _ADVERBS)

    def is_speech(self, at: int) -> bool:
        """Return whether a token is a verb of speech, and no noun: "his claim", "the report"."""
        token = self._tokens[at]
        if not strength(token.lower) or (token.is_capital and at and self._tokens[at - 1].sentence == token.sentence):
            return False
        if not at or token.lower.endswith(("ing", "ed")) or token.lower in vocabulary.SAY | vocabulary.TELL:
            return not (at and self._tokens[at - 1].lower in ("a", "an", "the"))
        before = self._tokens[at - 1]
        noun = before.lower in vocabulary.DETERMINERS or before.possessive
        return not noun and before.lower not in vocabulary.PREPOSITIONS - {"to"}

    def is_finite(self, at: int) -> bool:
        """Return whether a token is a verb in the present or past tense. A participle may be taken for one."""
        token = self._tokens[at]
        word = token.lower
        if token.is_capital and self._tokens[at - 1].sentence == token.sentence:
            return False
        if word in FINITE_AUXILIARIES:
            return True
        before = self._tokens[at - 1] if at else None
        if before is not None and before.lower in vocabulary.DETERMINERS:
            return False
        if word in IRREGULAR_PAST or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST):
            return True
        if not word.endswith("s") or len(word) < 4 or word.endswith("ss") or before is None:
            return False
        subject = before.lower in ("he", "she", "it", "who", "which") or self.ending(at) is not None
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return subject and (after is None or not (after.lower in IRREGULAR_PAST or after.lower in FINITE_AUXILIARIES))

    def is_passive(self, verb: int) -> bool:
        """Return whether a verb is a passive participle: "was told"."""
        word = self._tokens[verb].lower
        if not (word in IRREGULAR_PAST or word in PARTICIPLES or word.endswith("ed")):
            return False
        at = verb - 1
        while at >= 0 and self.is_adverb(at):
            at -= 1
        return at >= 0 and self._tokens[at].lower in BE | {"gets", "got"}

    def verb_after(self, mention: int) -> int | None:
        """Return the verb whose subject a mention is, with adverbs, auxiliaries and asides between."""
        at = self._mentions[mention].last
        number = self._tokens[self._mentions[mention].first].sentence
        for _ in range(_DEEPEST):
            while at < len(self._tokens) and (self.is_adverb(at) or self._tokens[at].lower in vocabulary.AUXILIARY):
                at += 1
            if at >= len(self._tokens) or self._tokens[at].sentence != number:
                return None
            token = self._tokens[at]
            if strength(token.lower) or self.is_finite(at) or token.lower in IRREGULAR_PAST:
                return at
            if token.text in ",—–" and self._is_verb(at + 1, number):
                return at + 1  # the defendant, Lee Sandler, answered
            if token.text in ",(—–" or token.lower == "who":
                closing = ")" if token.text == "(" else "," if token.lower == "who" else token.text
                end = self._find(closing, at + 1, number)
                if end is None:
                    return None
                at = end + 1
            elif token.lower in vocabulary.PREPOSITIONS:
                at = self._phrase_end(at + 1, number)
            else:
                return None
        return None

    def _is_verb(self, at: int, sentence: int) -> bool:
        known = at < len(self._tokens) and self._tokens[at].sentence == sentence and self._tokens[at].quotation < 0
        word = self._tokens[at].lower if known else ""
        return known and not word.endswith("ing") and (bool(strength(word)) or word in IRREGULAR_PAST)

    def _phrase_end(self, at: int, sentence: int) -> int:
        """Return the index after a noun phrase."""
        while at < len(self._tokens) and self._tokens[at].sentence == sentence and self._tokens[at].is_word:
            token = self._tokens[at]
            if not token.is_capital and (strength(token.lower) or self.is_finite(at) or token.lower in SUBORDINATORS):
                break
            at += 1
        return at

    def _find(self, text: str, at: int, sentence: int) -> int | None:
        for index in range(at, min(at + _LONGEST_ASIDE, len(self._tokens))):
            if self._tokens[index].sentence != sentence:
                return None
            if self._tokens[index].text == text:
                return index
        return None

    def subject_behind(self, verb: int) -> int | None:
        """Return the subject after a verb: "said Clinton", "asked, quietly, Clinton"."""
        at = verb + 1
        while at < len(self._tokens) and self.is_adverb(at):
            at += 1
        return self.in_front(at)

    def in_front(self, at: int) -> int | None:
        """Return the mention of a phrase that begins at a token: "keeper Dolores Finn", "the accused, Warren Tice"."""
        tokens = self._tokens
        found = self.starting(at)
        if found is not None or at >= len(tokens):
            return found
        sentence = tokens[at].sentence
        for index in range(at, min(at + _LONGEST_TITLE, len(tokens))):
            token = tokens[index]
            name = self._starting.get(index + 1)
            follows = token.text == "," if tokens[at].lower in vocabulary.DETERMINERS else token.text.islower()
            if follows and name is not None and self._mentions[name].kind == "name":
                return name if tokens[self._mentions[name].first].sentence == sentence else None
            if not token.is_word or (index > at and token.lower in vocabulary.FUNCTION):
                return None
        return None

    def subject(self, verb: int, depth: int = 0) -> int | None:
        """Return the subject of a finite verb; None where no mention is."""
        tokens = self._tokens
        if depth > _DEEPEST:
            return None
        at = verb - 1
        while at >= 0 and (self.is_adverb(at) or tokens[at].lower in vocabulary.AUXILIARY):
            at -= 1
        if at < 0 or tokens[at].sentence != tokens[verb].sentence or tokens[at].quotation >= 0:
            return self.subject_behind(verb)
        token = tokens[at]
        if token.text in _CLOSERS:
            return self._before_aside(verb, at, depth)
        if token.lower in ("who", "which", "that"):
            return self.ending(at - 1) if tokens[at - 1].text == "," else self.ending(at)
        if token.lower in ("and", "but", "then", "or"):
            earlier = self.finite_before(at)
            if earlier is None:
                return None
            far = tokens[at - 1].text == "," and token.lower != "and"
            return self.outermost(earlier) if far else self.subject(earlier, depth + 1)
        found = self.ending(at + 1)
        if found is None:
            found = self._before_phrase(at, tokens[verb].sentence)
        return self._head(found) if found is not None else None

    def _before_aside(self, verb: int, at: int, depth: int) -> int | None:
        """Return the subject before an aside that ends at `at`: "Vance, who designed it, was". In "…, says Sobel, …"
        the subject is behind the verb."""
        tokens = self._tokens
        if tokens[at - 1].quotation >= 0:
            return self.subject_behind(verb)
        if strength(tokens[verb].lower) >= 2 and tokens[verb].lower not in VERBS_WITH_HEARER:
            behind = self.subject_behind(verb)
            after = self._mentions[behind].last if behind is not None else len(tokens)
            if behind is not None and (after >= len(tokens) or tokens[after].text in ",."):
                return behind
        opening = _CLOSERS[tokens[at].text]
        for index in range(at - 1, max(-1, at - _LONGEST_ASIDE), -1):
            if tokens[index].sentence != tokens[verb].sentence:
                break
            if tokens[index].text == opening and (found := self.ending(index)) is not None:
                beside = self._starting.get(index + 1)
                aside = self._mentions[beside] if beside is not None else None
                named = aside is not None and beside is not None and self.is_person(beside) and aside.last == at
                head = self._head(found)
                return beside if named and head is not None and self._mentions[head].kind == "nominal" else head
        earlier = self.finite_before(at)
        return self.subject(earlier, depth + 1) if earlier is not None else None

    def _before_phrase(self, at: int, sentence: int) -> int | None:
        """Return the mention before a phrase that ends at `at`: "Haas in a letter to members wrote"."""
        for index in range(at, max(-1, at - _LONGEST_NOUN), -1):
            token = self._tokens[index]
            if token.sentence != sentence or not token.is_word or token.lower in SUBORDINATORS - {"before", "after"}:
                return None
            if token.lower in vocabulary.PREPOSITIONS and (found := self.ending(index)) is not None:
                return found
        return None

    def _head(self, mention: int) -> int | None:
        """Return the head of a noun phrase: the captain in "the captain of the freighter Alma"."""
        for _ in range(_DEEPEST):
            before = self._mentions[mention].first - 1
            if before > 0 and self._tokens[before].lower == "the":
                before -= 1
            if before < 1 or self._tokens[before].lower not in _JOINING:
                return mention
            head = self.ending(before)
            place = self._tokens[before].lower == "in" and self._mentions[mention].kind == "name"
            if head is not None and place and len(self._mentions[mention].name) == 1:
                return head  # the museum in Washington
            if head is None:
                return mention if self._begins_sentence(before) else None
            if self._mentions[head].person <= -1 and self._mentions[mention].person > 0:
                return mention  # in a letter to the board Haas wrote
            mention = head
        return mention

    def _begins_sentence(self, at: int) -> bool:
        return at == 0 or self._tokens[at - 1].sentence != self._tokens[at].sentence or self._tokens[at - 1].text == ","

    def outermost(self, verb: int, depth: int = 0) -> int | None:
        """Return the subject of the clause around a verb's clause: Cruz in "Cruz said that Rubio is". Without one, its
        own subject."""
        subject = self.subject(verb)
        if depth > _DEEPEST:
            return subject
        before = self._mentions[subject].first - 1 if subject is not None else verb - 1
        if before < 1 or self._tokens[before].sentence != self._tokens[verb].sentence:
            return subject
        if subject is None or self.is_governed(before):
            outer = before if self.is_speech(before) else self.finite_before(before)
            found = self.outermost(outer, depth + 1) if outer is not None else None
            return found if found is not None else subject
        return subject

    def is_governed(self, before: int) -> bool:
        """Return whether the token before a subject makes its clause a part of another: "said", "that", "because"."""
        word = self._tokens[before].lower
        return word in ("that", "who", "which", "what") or word in SUBORDINATORS or self.is_speech(before)

    def infinitive_subject(self, verb: int) -> int | None:
        """Return the subject of an infinitive: Obi in "urged Obi to say", Haas in "Haas went on to say"."""
        ruling = self.finite_before(verb - 1)
        if ruling is None:
            return None
        if self._tokens[ruling].lower in OBJECT_CONTROL and not self.is_passive(ruling):
            return self.ending(verb - 1)
        return self.subject(ruling)

    def finite_before(self, at: int) -> int | None:
        """Return the last verb before a token in its sentence."""
        sentence = self._tokens[at].sentence
        for index in range(at - 1, max(-1, at - _LONGEST_ASIDE), -1):
            if self._tokens[index].sentence != sentence:
                return None
            if self._tokens[index].quotation < 0 and (self.is_finite(index) or self.is_speech(index)):
                return index
        return None

    def main_subject(self, low: int, high: int) -> int | None:
        """Return the subject of the first main verb among some tokens, if it is a person; else the only person."""
        first = self._tokens[low]
        at = low
        if first.lower in vocabulary.PREPOSITIONS | SUBORDINATORS or first.lower.endswith(("ing", "ed")):
            comma = self._find(",", low, first.sentence)
            at = comma + 1 if comma is not None and comma < high else low
        before = high
        for index in range(at, high):
            if not self.is_finite(index) or self._tokens[index - 1].lower in vocabulary.RELATIVES:
                continue
            if before == high and self._tokens[index].lower not in BE:
                before = index  # the storm took Haas: a person behind the verb is no subject
            subject = self.subject(index)
            if subject is not None and self._mentions[subject].first >= at and self._is_person(subject):
                return subject
            if subject is not None:
                break
        here = (self._starting[index] for index in range(low, before) if index in self._starting)
        people = [mention for mention in here if self._is_person(mention)]
        return people[0] if len(people) == 1 else None

    def _is_person(self, mention: int) -> bool:
        one = self._mentions[mention]
        if one.plural or one.possessive:
            return False
        if one.kind == "pronoun":
            return one.gender != "unknown"
        return one.person >= 0 if one.kind == "name" else one.person > 0
