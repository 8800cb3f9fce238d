"""Verbs: which tokens are verbs, who is the subject of a verb, and who owns a noun. Rules over tokens."""

from podcaster.languages.en.verbs import (
    BE,
    IRREGULAR_PAST,
    OBJECT_CONTROL,
    PARTICIPLES,
    SUBORDINATORS,
)
from podcaster.scripting import vocabulary
from podcaster.scripting.vocabulary import strength
from podcaster.scripting.words import Words

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


class Verbs(Words):
    """The verbs of one body. A verb is given by the index of its token, a mention by its index."""

    def is_passive(self, verb: int) -> bool:
        """Return whether a verb is a passive participle: "was told", or "Asked by Obi" at the start of a sentence."""
        word = self._tokens[verb].lower
        if not (word in IRREGULAR_PAST or word in PARTICIPLES or word.endswith("ed")):
            return False
        at = verb - 1
        while at >= 0 and self.is_adverb(at):
            at -= 1
        if at < 0 or self._tokens[at].sentence != self._tokens[verb].sentence:
            return self._tokens[verb + 1].lower == "by" if verb + 1 < len(self._tokens) else False
        return self._tokens[at].lower in BE | {"gets", "got"}

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
            beside = self.ending(at - 1) if tokens[at - 1].text == "," else self.ending(at)
            if beside is None or self._mentions[beside].person > 0 or self._mentions[beside].kind != "name":
                return beside
            head = self._head(beside)
            return head if head is not None and self._mentions[head].person > 0 else beside  # a student from Leeds, who
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
        if self.is_in_commas(at):
            return self.ending(at)  # as the winner, Tuva Enger, called
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
            if not self.is_finite(index) or self._in_relative_clause(index):
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

    def _in_relative_clause(self, verb: int) -> bool:
        """Return whether a verb is the first one behind "who" or "which": who *had* brought."""
        at = verb - 1
        while at >= 0 and (self.is_adverb(at) or self._tokens[at].lower in vocabulary.AUXILIARY):
            at -= 1
        return at >= 0 and self._tokens[at].lower in vocabulary.RELATIVES

    def _is_person(self, mention: int) -> bool:
        one = self._mentions[mention]
        if one.plural or one.possessive:
            return False
        if one.kind == "pronoun":
            return one.gender != "unknown"
        return one.person >= 0 if one.kind == "name" else one.person > 0
