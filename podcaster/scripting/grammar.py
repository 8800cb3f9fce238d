"""Grammar: the speaker that the clause of a quotation names. Rules over tokens, without a parser.

`Grammar.reading` looks at the words after a quotation ("❝ said Clinton", "❝ the Croatian laughed"), then at those
before it ("Clinton was told by Lavrov ❝"), then at the sentence before it ("Clinton shrugged. ❝"). `verbs` finds verbs
and their subjects. A reading is a proposal: a trained model weighs it, and in `speakers` each kind of reading has a
least probability.
"""

from podcaster.languages.en.verbs import ACTIONS, OBJECT_CONTROL, REPORTING, SUBORDINATORS, WEAK
from podcaster.scripting import vocabulary
from podcaster.scripting.phrases import Mention
from podcaster.scripting.readings import (
    ACCORDING,
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
from podcaster.scripting.titles import is_title, may_be_title
from podcaster.scripting.tokens import Token
from podcaster.scripting.verbs import Verbs
from podcaster.scripting.vocabulary import strength

_HEARD = frozenset("tell tells told telling".split())
_ENDS = ",?!.…—–-"
"""Last characters of a quotation before the clause of its speaker."""
_FEW_WORDS = 2
"""Largest number of words that may be no speech: was accused of ❝fraud❞."""
_PUTS = frozenset("put puts said says wrote writes noted told tells".split())
"""Verbs after "as": "as Clinton put it"."""
_MOTTOS = frozenset("words motto phrase catchphrase verdict reply answer".split())
"""Nouns with a quotation directly after them."""
_READS = frozenset("read reads said says ran runs went goes".split())
"""Verbs of a text: "her statement read"."""
_WITH_PARTICIPLE = REPORTING | OBJECT_CONTROL | {"with"}
"""Words before the subject of a participle: "recalled him saying", "with one of them saying"."""
_GOES = frozenset("go goes went going".split())
"""Verbs of speech only before "on"."""
_LONGEST_SENTENCE = 120
"""Tokens before a quotation that are searched for its verb."""


class Grammar:
    """The readings of one body's quotations."""

    def __init__(self, body: str, tokens: list[Token], mentions: list[Mention]) -> None:
        self._body, self._tokens, self._mentions = body, tokens, mentions
        self.verbs = Verbs(tokens, mentions)
        self._read: dict[int, Reading] = {}

    def reading(self, place: int) -> Reading:
        """Return the reading of the quotation whose token is `place`."""
        if place not in self._read:
            self._read[place] = self._after(place) or self._before(place) or self._around(place)
        return self._read[place]

    def is_sentence(self, place: int) -> bool:
        """Return whether a quotation is a sentence of its own, after another in its paragraph."""
        token, before = self._tokens[place], self._tokens[place - 1]
        inner = self._body[token.start : token.end].strip("\"'“”‘’")
        return token.sentence != before.sentence and self._ending(place) in ".?!" and inner[:1].isupper()

    def is_speech(self, place: int) -> bool:
        """Return whether a quotation ends as speech does before its verb. One whose speaker is named in the clause of
        another ("was accused by Obi of ❝") needs some words instead."""
        token = self._tokens[place]
        if self.reading(place).kind == REPORTED:
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
        bracketed = self.verbs.ending(place - 1) if place and tokens[place - 1].text == "(" else None
        if bracketed is not None and self._mentions[bracketed].kind == "name":
            found = self._according(at) or self._subject_after(place, at, comma=comma)
            if found is not None and found.mention is not None and self._mentions[found.mention].kind == "pronoun":
                return Reading(kind=found.kind, mention=bracketed)  # Clinton (❝ she explains)
        if tokens[at].sentence == tokens[place].sentence:
            found = self._according(at) or self._inverted(at)
            if found is None and self._opens_subordinate(place):
                found = self._before(place)
            if found is not None:
                return found
        return self._subject_after(place, at, comma=comma)

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

    def _opens_subordinate(self, place: int) -> bool:
        """Return whether the sentence begins with a clause that a quotation ends: "After Obi said ❝, Haas left"."""
        low = self._sentence_start(place)
        return low < place and self._tokens[low].lower in SUBORDINATORS

    def _sentence_start(self, place: int) -> int:
        low, sentence = place, self._tokens[place].sentence
        while low and self._tokens[low - 1].sentence == sentence and place - low < _LONGEST_SENTENCE:
            low -= 1
        return low

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

    def _inverted(self, at: int) -> Reading | None:
        """Read "said Clinton" after a quotation."""
        tokens = self._tokens
        verb = at
        while verb < len(tokens) and self.verbs.is_adverb(verb):
            verb += 1
        if verb >= len(tokens) or strength(tokens[verb].lower) < 2 or tokens[verb].lower in _HEARD:
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

    def _according(self, at: int, *, colon: bool = False) -> Reading | None:
        """Read "according to Clinton", "as Clinton put it", "in her words", at a token."""
        words = [token.lower for token in self._tokens[at : at + 4]]
        if words[:2] == ["according", "to"]:
            mention = self.verbs.starting(at + 2)
        elif words[:1] == ["as"]:
            mention = self.verbs.starting(at + 1)
            verb = self.verbs.verb_after(mention) if mention is not None else None
            if verb is None or self._tokens[verb].lower not in _PUTS:
                return None
        elif words[:4] == ["in", "the", "words", "of"]:
            mention = self.verbs.starting(at + 4)
        elif words[:1] == ["in"] and len(words) > 2 and "words" in words[2:4]:
            mention = self.verbs.owner_at(at + 1)
        elif words[:2] == ["to", "quote"]:
            mention = self.verbs.starting(at + 2)
        elif words[:1] == ["for"]:
            mention = self.verbs.starting(at + 1)
            after = self._mentions[mention].last if mention is not None else at
            follows = self._tokens[after + 1 : after + 2]
            if mention is None or self._mentions[mention].person < 0 or self._tokens[after].text != ",":
                return None
            if not (follows and follows[0].quotation >= 0) and not colon:
                return None
        else:
            return None
        return Reading(kind=ACCORDING, mention=mention) if mention is not None else None

    def _passive(self, verb: int, subject: int | None) -> Reading:
        """Read "Haas was told by Obi": the agent speaks, the subject does not."""
        excluded = frozenset([subject] if subject is not None else [])
        if self._tokens[verb].lower in ("quoted", "cited"):
            return Reading(kind=REPORTED, mention=subject)
        for at in range(verb + 1, min(verb + 4, len(self._tokens))):
            if self._tokens[at].lower == "by":
                agent = self.verbs.starting(at + 1)
                return Reading(kind=REPORTED if agent is not None else NOBODY, mention=agent, excluded=excluded)
        return Reading(kind=NOBODY, excluded=excluded)

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
        verbs = 0
        for index in range(at, low - 1, -1):
            token = tokens[index]
            if token.text == ";":
                break
            if token.quotation >= 0:
                continue
            weak = colon and strength(token.lower) == 1
            found = self._utterance(index, place) or (None if weak else self._spoken(index, at, verbs))
            if found is not None:
                return found
            if self.verbs.is_finite(index):
                if colon and not verbs:
                    return self._blunt(low, at + 1, index)
                verbs += 1
        return self._according(low)

    def _blunt(self, low: int, high: int, verb: int) -> Reading | None:
        """Read "Clinton was blunt: ❝", "For Clinton, it was simple: ❝" and "Clinton said Haas was late: ❝"."""
        found = self._according(low, colon=True)
        if found is not None:
            return Reading(kind=COLON, mention=found.mention)
        own = self.verbs.subject(verb)
        governed = own is not None and self._mentions[own].first > low
        governed = governed and own is not None and self.verbs.is_governed(self._mentions[own].first - 1)
        subject = self.verbs.outermost(verb) if governed else self.verbs.main_subject(low, high)
        return Reading(kind=COLON, mention=subject) if subject is not None else None

    def _utterance(self, index: int, place: int) -> Reading | None:
        """Read "Obi's claim that ❝", "her statement read ❝", "the claim by Obi that ❝" at a noun."""
        tokens = self._tokens
        word, after = tokens[index].lower, tokens[index + 1].lower
        spoken = word in vocabulary.UTTERANCES
        if not spoken and word not in vocabulary.DOCUMENTS:
            return None
        between = range(index + 1, place)
        verbs = sum(self.verbs.is_finite(at) for at in between)
        if after == "that":
            fits = verbs <= 1
        elif after in ("to", "as"):
            ruling = self.verbs.finite_before(index)
            told = "as" in (tokens[at].lower for at in between)
            fits = told and ruling is not None and tokens[ruling].lower in REPORTING and not verbs
        else:
            told = any(self.verbs.is_speech(at) for at in range(self._sentence_start(index), index))
            fits = after in _READS or (tokens[place - 1].text == ":" and verbs <= 1 and not told)
            fits = fits or (word in _MOTTOS and index + 1 + (after == ",") == place)
        owner = self.verbs.owner_of(index) if fits else None
        return Reading(kind=REPORTED, mention=owner, excluded=self._reminder(owner)) if owner is not None else None

    def _reminder(self, owner: int) -> frozenset[int]:
        """Return who does not speak in "Clinton reminded Obi of her words, ❝": the words are not the subject's."""
        first = self._mentions[owner].first
        ruling = self.verbs.finite_before(first) if self._mentions[owner].kind == "pronoun" else None
        subject = self.verbs.subject(ruling) if ruling is not None else None
        if ruling is None or subject is None or not self.verbs.is_speech(ruling):
            return frozenset()
        between = map(self.verbs.starting, range(ruling + 1, first))
        met = any(self._mentions[one].kind == "name" for one in between if one is not None)
        return frozenset([subject]) if met else frozenset()

    def _spoken(self, verb: int, nearest: int, verbs: int) -> Reading | None:
        """Read the clause of a verb of speech before a quotation. `verbs` finite verbs stand between the two."""
        tokens = self._tokens
        word = tokens[verb].lower
        if not self.verbs.is_speech(verb):
            return None
        if self.verbs.is_passive(verb):
            return self._passive(verb, self.verbs.subject(verb))
        kind = DIRECT if verb == nearest else VERB_BETWEEN if verbs else OBJECT_BETWEEN
        if tokens[verb - 1].lower in ("as", "having") and word.endswith(("ing", "ed")):
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

    def _cited(self, verb: int) -> Reading | None:
        """Read "quoting Arden: ❝" and "quoted Obi's own words: ❝"."""
        named, owner = self.verbs.starting(verb + 1), self.verbs.owner_at(verb + 1)
        quotes = self._tokens[verb].lower.startswith("quot")
        if quotes and owner is not None and self._mentions[owner].kind == "name":
            behind = self._mentions[owner].last
            if any(token.lower in vocabulary.UTTERANCES for token in self._tokens[behind : behind + 3]):
                subject = self.verbs.subject(verb)
                barred = frozenset([subject] if subject is not None else [])
                return Reading(kind=REPORTED, mention=owner, excluded=barred)
        if named is None or self._mentions[named].kind == "pronoun":
            return None
        return Reading(kind=REPORTED, mention=named) if quotes or self.verbs.is_person(named) else None

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

    def _quoted(self, verb: int) -> Reading | None:
        """Read "quoted Arden as saying ❝" and "Arden is quoted as having said ❝"."""
        for at in range(verb - 1, max(-1, verb - 20), -1):
            if self._tokens[at].sentence != self._tokens[verb].sentence:
                break
            if self._tokens[at].lower not in REPORTING:
                continue
            subject = self.verbs.subject(at)
            if self.verbs.is_passive(at):
                return Reading(kind=REPORTED, mention=subject)
            quoted = self.verbs.starting(at + 1)
            excluded = frozenset([subject] if subject is not None else [])
            return Reading(kind=REPORTED if quoted is not None else NOBODY, mention=quoted, excluded=excluded)
        return None

    def _participle(self, verb: int, kind: int) -> Reading | None:
        """Read "recalled him saying ❝" and "Obi left, adding that ❝"."""
        heard = self.verbs.ending(verb)
        if heard is not None and self._tokens[self._mentions[heard].first - 1].lower in _WITH_PARTICIPLE:
            return Reading(kind=REPORTED, mention=heard)
        if heard is not None and self._mentions[heard].person <= 0 and self._mentions[heard].kind != "pronoun":
            return Reading(kind=NOBODY)  # a hat reading ❝
        main = self.verbs.finite_before(verb)
        subject = self.verbs.outermost(main) if main is not None else None
        return Reading(kind=kind, mention=subject) if subject is not None else None

    # ---- the sentences before a quotation that is a sentence of its own

    def _around(self, place: int) -> Reading:
        tokens = self._tokens
        number = tokens[place].paragraph
        first = place
        while first and tokens[first - 1].paragraph == number:
            first -= 1
        if first == place or tokens[place - 1].sentence == tokens[place].sentence:
            return NOTHING
        if tokens[place - 1].quotation >= 0 and self._ending(place - 1) not in ",—–-":
            return Reading(kind=NOBODY)  # two quotations side by side: two people, who can be anybody
        low = place - 1
        while low > first and tokens[low - 1].sentence == tokens[place - 1].sentence:
            low -= 1
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
