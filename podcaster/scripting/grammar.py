"""Grammar: the speaker that the clause of a quotation names. Rules over tokens, without a parser.

`Grammar.reading` looks at the words after a quotation ("❝ said Clinton", "❝ the Croatian laughed"), then at those
before it ("Clinton was told by Lavrov ❝"), then at the sentence before it ("Clinton shrugged. ❝"). `verbs` finds verbs
and their subjects. A reading is a proposal: a trained model weighs it, and in `speakers` each kind of reading has a
least probability.
"""

from podcaster.languages.en.verbs import ACTIONS, FINDS, SUBORDINATORS, WEAK
from podcaster.scripting import vocabulary
from podcaster.scripting.phrases import Mention
from podcaster.scripting.readings import (
    ACTION,
    CARRIED,
    COLON,
    DIRECT,
    INVERTED,
    NOBODY,
    NOTHING,
    OBJECT_BETWEEN,
    REPORTED,
    SUBJECT_AFTER,
    VERB_BETWEEN,
    Reading,
)
from podcaster.scripting.reports import Reports
from podcaster.scripting.titles import is_title, may_be_title
from podcaster.scripting.tokens import Token
from podcaster.scripting.vocabulary import strength

_HEARD = frozenset("tell tells told telling".split())
_ENDS = ",?!.…—–-"
"""Last characters of a quotation before the clause of its speaker."""
_MARKS = "\"'“”‘’"
_FEW_WORDS = 2
"""Largest number of words that may be no speech: was accused of ❝fraud❞."""
_GOES = frozenset("go goes went going".split())
"""Verbs of speech only before "on"."""
_LONGEST_FIND = 12
"""Tokens after "found" that are searched for the place of a find."""
_NEXT = frozenset("then finally later again".split())
_SOMEBODY = frozenset("somebody someone".split())
_REPLYING = frozenset("in replying responding answering".split())
_ASKED = frozenset("asked questioned pressed".split())
_LONGEST_BEAT = 14
"""Largest number of tokens of a sentence that shows what a speaker does."""
_CALLS = frozenset("call calls called".split())
"""Verbs that are of speech before a colon, and say what something is called elsewhere."""


class Grammar(Reports):
    """The readings of one body's quotations."""

    def __init__(self, body: str, tokens: list[Token], mentions: list[Mention]) -> None:
        super().__init__(tokens, mentions)
        self._body = body
        self._read: dict[int, Reading] = {}

    def reading(self, place: int) -> Reading:
        """Return the reading of the quotation whose token is `place`."""
        if place not in self._read:
            found = self._after(place) or self._before(place) or self._around(place)
            self._read[place] = found if found != NOTHING else self._beat(place)
        return self._read[place]

    def is_sentence(self, place: int) -> bool:
        """Return whether a quotation is a sentence of its own, after another in its paragraph or after a colon."""
        token, before = self._tokens[place], self._tokens[place - 1]
        inner = self._body[token.start : token.end].strip(_MARKS)
        apart = token.sentence != before.sentence or before.text == ":"
        return apart and self._ending(place) in ".?!" and inner[:1].isupper()

    def goes_on(self, place: int) -> bool:
        """Return whether a quotation is the rest of a speech that its speaker's clause interrupts: "❝No,❞ said Obi,
        ❝not now.❞"."""
        token = self._tokens[place]
        at = place - 1
        inner = self._body[token.start : token.end].strip(_MARKS)
        if at < 1 or self._tokens[at].text != "," or not inner[:1].islower():
            return False
        while at and self._tokens[at].quotation < 0 and self._tokens[at].sentence == token.sentence:
            at -= 1
        said = self._tokens[at].quotation >= 0 and self._tokens[at].sentence == token.sentence
        return said and self._ending(at) == "," and self.reading(at).kind in (INVERTED, SUBJECT_AFTER)

    def is_speech(self, place: int) -> bool:
        """Return whether a quotation ends as speech does before its verb. One whose speaker is named in the clause of
        another ("was accused by Obi of ❝") needs some words instead."""
        token = self._tokens[place]
        if self.reading(place).kind == REPORTED:
            if place and self._tokens[place - 1].text == ":":
                return True
            return len(self._body[token.start : token.end].split()) > _FEW_WORDS
        return self._ending(place) in ",?!" or self._body[token.end : token.end + 1] == ","

    # ---- the words after a quotation

    def _after(self, place: int) -> Reading | None:
        tokens = self._tokens
        at = place + 1
        comma = self._ending(place) == ","
        if at < len(tokens) and tokens[at].text in ",—–-":
            comma, at = True, at + 1
        if at >= len(tokens) or tokens[at].paragraph != tokens[place].paragraph or self._is_title(place):
            return None
        if place and tokens[place - 1].text == "(":
            bracketed = self._bracketed(place, at, comma=comma)
            if bracketed is not None:
                return bracketed
        if tokens[at].sentence == tokens[place].sentence:
            found = self._asked(place, at) or self._according(at) or self._inverted(at, comma=comma)
            if found is None and self._opens_subordinate(place):
                found = self._before(place)
            if found is not None:
                return found
        return self._subject_after(place, at, comma=comma)

    def _bracketed(self, place: int, at: int, *, comma: bool) -> Reading | None:
        """Read a quotation in brackets: "Clinton (❝ she explains)", "Clinton took the corner (❝)"."""
        tokens, low = self._tokens, self._sentence_start(place)
        beside = self.verbs.ending(place - 1)
        if beside is None or self._mentions[beside].kind != "name":
            verb = self.verbs.finite_before(place - 1)
            beside = self.verbs.subject(verb) if verb is not None else None
            if beside is None or not self.verbs.is_person(beside):
                beside = self.verbs.main_subject(low, place - 1) if low < place - 1 else None
        if beside is None:
            return None
        found = self._according(at) or self._subject_after(place, at, comma=comma)
        said = self._mentions[found.mention] if found is not None and found.mention is not None else None
        if found is not None and said is not None and said.kind == "pronoun":
            gender = self._mentions[beside].gender
            fits = said.gender == gender or "unknown" in (said.gender, gender)
            return Reading(kind=found.kind, mention=beside) if fits else None
        return Reading(kind=ACTION, mention=beside) if found is None and tokens[at].text == ")" else None

    def _subject_after(self, place: int, at: int, *, comma: bool) -> Reading | None:
        """Read "Clinton said" after a quotation. `comma` says that the sentence goes on after a comma."""
        tokens = self._tokens
        same = tokens[at].sentence == tokens[place].sentence
        while at < len(tokens) and self.verbs.is_adverb(at):
            at += 1
        mention = self.verbs.in_front(at)
        verb = self.verbs.verb_after(mention) if mention is not None else None
        if verb is None or tokens[verb].paragraph != tokens[place].paragraph:
            return None
        if not comma and self._ending(place) not in _ENDS:
            return None  # at "Broad City" Clinton said
        speaks = strength(tokens[verb].lower) >= (1 if comma else 2)
        if not same and not (speaks and self._ending(place) in "?!" and self._ends_soon(verb)):
            return None
        if self.verbs.is_passive(verb):
            return self._passive(verb, mention)
        acts = same and comma and tokens[verb].lower in ACTIONS
        return Reading(kind=SUBJECT_AFTER, mention=mention) if speaks or acts else None

    def _asked(self, place: int, at: int) -> Reading | None:
        """Read "Asked by Obi ❝?❞, Haas said no", "When Obi asked ❝?❞, Haas said no" and "In reply to Obi's claim that
        it was ❝late❞, Haas said no": the words are not Haas's."""
        low, tokens = self._sentence_start(place), self._tokens
        replies = tokens[low].lower in _REPLYING and tokens[place - 1].is_word
        if low == place or not (replies or tokens[low].lower in _ASKED or self._opens_subordinate(place)):
            return None
        answers = self.verbs.starting(at)
        found = self._before(place)
        if answers is None or found is None:
            return None
        if replies and found.kind == REPORTED:
            return Reading(kind=REPORTED, mention=found.mention, excluded=found.excluded | {answers})
        if self._ending(place) != "?":
            return None
        near = place - 1 == low or found.kind == DIRECT
        if found.kind == REPORTED and found.mention is not None:
            between = tokens[self._mentions[found.mention].last : place]
            near = all(token.is_capital or not token.is_word for token in between)
        if not near or found.kind not in (DIRECT, REPORTED, NOBODY):
            return None
        return Reading(kind=found.kind, mention=found.mention, excluded=found.excluded | {answers})

    def _opens_subordinate(self, place: int) -> bool:
        """Return whether the sentence begins with a clause that a quotation ends: "After Obi said ❝, Haas left"."""
        low = self._sentence_start(place)
        return low < place and self._tokens[low].lower in SUBORDINATORS

    def is_title(self, place: int) -> bool:
        """Return whether a quotation is certainly a title."""
        return is_title(self._body, self._tokens, self.verbs, place)

    def _is_title(self, place: int) -> bool:
        return may_be_title(self._body, self._tokens, self.verbs, place)

    def _ending(self, place: int) -> str:
        """Return the last character inside a quotation's marks."""
        token = self._tokens[place]
        return self._body[token.start : token.end].rstrip("\"'”’»“„ )")[-1:] or " "

    def _ends_soon(self, verb: int) -> bool:
        """Return whether the sentence after "❝?" ends without another quotation: it is about the one before."""
        for token in self._tokens[verb + 1 : verb + 25]:
            if token.paragraph != self._tokens[verb].paragraph or token.text == ".":
                return True
            if token.quotation >= 0 or token.text == ":":
                return False
        return True

    def _inverted(self, at: int, *, comma: bool) -> Reading | None:
        """Read "said Clinton" after a quotation. `comma` says that the sentence goes on after a comma."""
        tokens = self._tokens
        verb = at
        while verb < len(tokens) and self.verbs.is_adverb(verb):
            verb += 1
        if verb >= len(tokens) or tokens[verb].lower in _HEARD:
            return None
        acts = (comma or self._ending(at - 1) in "?!") and tokens[verb].lower in ACTIONS
        if strength(tokens[verb].lower) < 2 and not acts:
            return None
        if tokens[verb].lower.endswith("ing") or tokens[verb].is_capital:
            return None
        subject = self.verbs.subject_behind(verb)
        if subject is not None:
            return Reading(kind=INVERTED, mention=subject)
        behind = tokens[verb + 1] if verb + 1 < len(tokens) else None
        if behind is not None and behind.lower in ("a", "an", "the", "his", "her", "my", "our", "their", "one"):
            return Reading(kind=NOBODY)  # somebody who is no mention
        return None

    # ---- the words before a quotation

    def _before(self, place: int) -> Reading | None:
        tokens = self._tokens
        low, at = self._sentence_start(place), place - 1
        while at >= low and (tokens[at].text in ":,—–-(…" or tokens[at].lower == "that" or self.verbs.is_adverb(at)):
            at -= 1
        if at < low:
            return None
        colon = any(token.text == ":" for token in tokens[at + 1 : place])
        earlier = at - (tokens[at].lower in ("and", "or", "but"))
        if earlier >= 0 and tokens[earlier].quotation >= 0:
            before = self.reading(earlier)
            return Reading(kind=CARRIED, mention=before.mention) if before.mention is not None else None
        return self._clause(low, at, place, colon=colon) or self._according(low)

    def _clause(self, low: int, at: int, place: int, *, colon: bool) -> Reading | None:
        """Read the last clause before a quotation, between two tokens."""
        tokens, verbs = self._tokens, 0
        for index in range(at, low - 1, -1):
            token = tokens[index]
            if token.text == ";":
                break
            if token.quotation >= 0:
                continue
            weak = colon and strength(token.lower) == 1 and token.lower not in _CALLS
            weak = weak or (colon and self._finds(index))
            found = self._utterance(index, place) or (None if weak else self._spoken(index, at, verbs))
            if token.lower in ("according", "in", "as", "to"):
                found = self._attached(index, place) or found  # the roof, which, according to Clinton, was ❝
            if found is not None:
                return found
            if self.verbs.is_finite(index):
                if colon and not verbs:
                    return self._blunt(low, place, index, at + 1)
                verbs += 1
        return None

    def _finds(self, verb: int) -> bool:
        """Return whether somebody finds what is quoted, at "found a rule in the book: ❝"."""
        after = [token.lower for token in self._tokens[verb + 1 : verb + _LONGEST_FIND]]
        found = after[:1] != [] and after[0] in vocabulary.DETERMINERS and "in" in after
        return found and self._tokens[verb].lower in FINDS

    def _blunt(self, low: int, place: int, verb: int, high: int) -> Reading | None:
        """Read "Clinton was blunt: ❝", "For Clinton, it was simple: ❝" and "Clinton said Haas was late: ❝"."""
        found = self._according(low, colon=True)
        if found is not None:
            return Reading(kind=COLON, mention=found.mention)
        if self._finds(verb):
            finder = self.verbs.subject(verb)
            return Reading(kind=NOBODY, excluded=frozenset([finder] if finder is not None else []))
        for noun in range(verb - 1, low - 1, -1):
            if (told := self._utterance(noun, place)) is not None:
                return told  # his message to them was short: ❝
        own = self.verbs.subject(verb)
        governed = own is not None and self._mentions[own].first > low
        governed = governed and own is not None and self.verbs.is_governed(self._mentions[own].first - 1)
        subject = self.verbs.outermost(verb) if governed else self.verbs.main_subject(low, high)
        return Reading(kind=COLON, mention=subject) if subject is not None else None

    def _spoken(self, verb: int, nearest: int, verbs: int) -> Reading | None:
        """Read the clause of a verb of speech before a quotation. `verbs` finite verbs stand between the two."""
        tokens = self._tokens
        word = tokens[verb].lower
        if not self.verbs.is_speech(verb):
            return None
        if self.verbs.is_passive(verb):
            return self._passive(verb, self.verbs.subject(verb))
        kind = DIRECT if verb == nearest else VERB_BETWEEN if verbs else OBJECT_BETWEEN
        if tokens[verb - 1].lower in ("as", "having") and (word.endswith(("ing", "ed")) or word == "told"):
            return self._quoted(verb)
        onward = tokens[verb + 1].lower == ("to" if word.startswith("continu") else "on")
        if word in WEAK or (word.startswith("continu") and onward) or (word in _GOES and not onward):
            return None
        cited = self._cited(verb) if word.startswith(("quot", "cit")) else None
        if cited is not None:
            return cited
        if tokens[verb - 1].lower == "to":
            return Reading(kind=kind, mention=self.verbs.infinitive_subject(verb))
        if word.endswith("ing"):
            return self._participle(verb, kind)
        subject = self.verbs.subject(verb)
        if subject is None:
            return None if verbs else Reading(kind=NOBODY)
        thing = self._mentions[subject].kind == "name" and self._mentions[subject].person <= 0
        if tokens[verb - 1].lower in ("that", "which") and thing:
            return None  # schools in Ohio that reminded him of
        return self._finite(verb, subject, kind)

    def _finite(self, verb: int, subject: int, kind: int) -> Reading:
        """Read a finite verb of speech before a quotation, given its subject."""
        word, before = self._tokens[verb].lower, self._mentions[subject].first - 1
        if word.endswith("ed") and strength(word) == 1 and self._mentions[subject].person <= -1 and kind == DIRECT:
            return Reading(kind=NOBODY)  # a memo titled ❝
        same = before > 0 and self._tokens[before].sentence == self._tokens[verb].sentence
        same = same and self._tokens[verb - 1].lower not in ("who", "which")
        if strength(word) <= 2 and same and (self._tokens[before].lower == "that" or self.verbs.is_speech(before)):
            return Reading(kind=VERB_BETWEEN, mention=self.verbs.outermost(verb))
        return Reading(kind=kind, mention=subject)

    def _beat(self, place: int) -> Reading:
        """Read a short sentence behind a quotation that begins its paragraph, between two quotations or at the
        paragraph's end: "❝ Clinton looked out. ❝"."""
        tokens = self._tokens
        number, low = tokens[place].paragraph, place + 1
        if place and tokens[place - 1].paragraph == number:
            return NOTHING
        if low >= len(tokens) or tokens[low].paragraph != number or tokens[low].sentence == tokens[place].sentence:
            return NOTHING
        if self._ending(place) not in ".?!…":
            return NOTHING
        high = low
        while high < len(tokens) and tokens[high].sentence == tokens[low].sentence and tokens[high].quotation < 0:
            high += 1
        ends = high >= len(tokens) or tokens[high].paragraph != number
        followed = not ends and tokens[high].quotation >= 0 and tokens[high].sentence != tokens[low].sentence
        if high - low > _LONGEST_BEAT or not (ends or followed):
            return NOTHING
        subject = self.verbs.main_subject(low, high)
        return Reading(kind=ACTION, mention=subject) if subject is not None else NOTHING

    # ---- the sentences before a quotation that is a sentence of its own

    def _around(self, place: int) -> Reading:
        tokens = self._tokens
        number = tokens[place].paragraph
        first = place
        while first and tokens[first - 1].paragraph == number:
            first -= 1
        begin = place - 2 if tokens[place - 1].text == ":" and tokens[place - 2].lower in _NEXT else place
        begins = first < begin and tokens[begin - 1].sentence != tokens[begin].sentence
        if not begins:
            return NOTHING
        place = begin  # Then: ❝
        if tokens[place - 1].quotation >= 0 and self._ending(place - 1) not in ",—–-":
            return Reading(kind=NOBODY)  # two quotations side by side: two people, who can be anybody
        low = place - 1
        while low > first and tokens[low - 1].sentence == tokens[place - 1].sentence:
            low -= 1
        if tokens[low].lower in _SOMEBODY and all(token.quotation < 0 for token in tokens[low:place]):
            return Reading(kind=ACTION, mention=self.verbs.starting(low))  # Somebody laughed. ❝
        quotations = [at for at in range(place - 1, first - 1, -1) if tokens[at].quotation >= 0]
        earlier = next((at for at in quotations if not self._is_title(at)), None)
        if earlier is None or earlier < low:
            subject = self.verbs.main_subject(low, place)
            if subject is not None and tokens[place - 1].text == "?" and tokens[low + 1].lower in ("his", "her"):
                return Reading(kind=NOBODY, excluded=frozenset([subject]))  # Would his wife come? It is he who answers.
            if subject is not None:
                return Reading(kind=ACTION, mention=subject)
        if earlier is None:
            return NOTHING
        before = self.reading(earlier)
        return Reading(kind=CARRIED, mention=before.mention) if before.mention is not None else NOTHING
