"""Reports: somebody's words in the clause of another, or in a phrase: "quoted Obi as saying", "Obi's claim that",
"according to Obi"."""

from podcaster.languages.en.verbs import OBJECT_CONTROL, REPORTING
from podcaster.scripting import vocabulary
from podcaster.scripting.phrases import Mention
from podcaster.scripting.readings import ACCORDING, NOBODY, REPORTED, Reading
from podcaster.scripting.tokens import Token
from podcaster.scripting.verbs import Verbs

_MOTTOS = frozenset("words motto phrase catchphrase verdict reply answer".split())
"""Nouns with a quotation directly after them."""
_READS = frozenset("read reads said says ran runs went goes".split())
"""Verbs of a text: "her statement read"."""
_WITH_PARTICIPLE = REPORTING | OBJECT_CONTROL | frozenset("with has have had shows showed".split())
"""Words before the subject of a participle: "recalled him saying", "with one of them saying"."""
_PUTS = frozenset("put puts said says wrote writes noted told tells".split())
"""Verbs after "as": "as Clinton put it"."""
_VIEWS = frozenset("words view opinion telling phrase account reckoning estimation judgment judgement mind".split())
"""Nouns of what somebody says or thinks, after "in" or "to" and an owner."""
_BESIDE = 4
"""Largest number of tokens from "as Clinton" to the quotation: "as Clinton once put it, ❝"."""
_LONGEST_SENTENCE = 120
"""Tokens before a quotation that are searched for its verb."""


class Reports:
    """Reads the phrases and clauses of one body. A word is given by the index of its token."""

    def __init__(self, tokens: list[Token], mentions: list[Mention]) -> None:
        self._tokens, self._mentions = tokens, mentions
        self.verbs = Verbs(tokens, mentions)

    def _sentence_start(self, place: int) -> int:
        low, sentence = place, self._tokens[place].sentence
        while low and self._tokens[low - 1].sentence == sentence and place - low < _LONGEST_SENTENCE:
            low -= 1
        return low

    def _passive(self, verb: int, subject: int | None) -> Reading:
        """Read "Haas was told by Obi": the agent speaks, the subject does not."""
        excluded = frozenset([subject] if subject is not None else [])
        if self._tokens[verb].lower in ("quoted", "cited"):
            return Reading(kind=REPORTED, mention=subject)
        for at in range(verb + 1, min(verb + 4, len(self._tokens))):
            if self._tokens[at].lower == "by":
                agent = self.verbs.in_front(at + 1)
                return Reading(kind=REPORTED if agent is not None else NOBODY, mention=agent, excluded=excluded)
        return Reading(kind=NOBODY, excluded=excluded)

    def _according(self, at: int, *, colon: bool = False) -> Reading | None:
        """Read "according to Clinton", "as Clinton put it", "in her words", at a token."""
        words = [token.lower for token in self._tokens[at : at + 4]]
        if words[:2] == ["according", "to"]:
            mention = self.verbs.starting(at + 2)
        elif words[:1] == ["as"]:
            return self._put(at + 1)
        elif words[:4] == ["in", "the", "words", "of"]:
            mention = self.verbs.starting(at + 4)
        elif words[:1] in (["in"], ["to"]) and not _VIEWS.isdisjoint(words[2:4]):
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

    def _attached(self, at: int, place: int) -> Reading | None:
        """Read "according to Clinton" anywhere before a quotation, and "in her words", "as she put it" next to it."""
        found = self._according(at)
        if found is None or found.mention is None or self._tokens[at].lower == "according":
            return found
        return found if place - self._mentions[found.mention].last <= _BESIDE else None

    def _put(self, at: int) -> Reading | None:
        """Read "as Clinton put it" from the word after "as". What people say in general is nobody's."""
        mention = self.verbs.starting(at)
        verb = self.verbs.verb_after(mention) if mention is not None else None
        if mention is None or verb is None or self._tokens[verb].lower not in _PUTS:
            return None
        if self._mentions[mention].plural and self._mentions[mention].kind == "nominal":
            return Reading(kind=NOBODY, excluded=frozenset([mention]))  # as the old people put it
        return Reading(kind=ACCORDING, mention=mention)

    def _utterance(self, index: int, place: int) -> Reading | None:
        """Read "Obi's claim that ❝", "her statement read ❝", "the claim by Obi that ❝" at a noun."""
        tokens = self._tokens
        word, after = tokens[index].lower, tokens[index + 1].lower
        spoken = word in vocabulary.UTTERANCES
        if not spoken and word not in vocabulary.DOCUMENTS:
            return None
        between = range(index + 1, place)
        verbs = sum(self.verbs.is_finite(at) for at in between if tokens[at].quotation < 0)
        if after == "that":
            fits = verbs <= 1
        elif after in ("to", "for", "on", "about") and tokens[place - 1].text == ":":
            fits = verbs <= 1  # Obi's advice to the young: ❝
        elif after in ("to", "as"):
            ruling = self.verbs.finite_before(index)
            told = "as" in (tokens[at].lower for at in between)
            reports = ruling is not None and tokens[ruling].lower in REPORTING
            judges = ruling is not None and tokens[ruling].lower.startswith("describe")  # his answer as ❝
            fits = told and reports and not judges and not verbs
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
            quoted = self.verbs.in_front(at + 1)
            excluded = frozenset([subject] if subject is not None else [])
            return Reading(kind=REPORTED if quoted is not None else NOBODY, mention=quoted, excluded=excluded)
        return None

    def _participle(self, verb: int, kind: int) -> Reading | None:
        """Read "recalled him saying ❝" and "Obi left, adding that ❝"."""
        heard = self.verbs.ending(verb)
        if heard is not None and self._tokens[self._mentions[heard].first - 1].lower in _WITH_PARTICIPLE:
            return Reading(kind=REPORTED, mention=heard)
        if heard is None and self.verbs.is_in_commas(verb - 1):
            named = self.verbs.ending(verb - 1)
            ruling = self.verbs.finite_before(self._mentions[named].first) if named is not None else None
            if ruling is not None and self._tokens[ruling].lower in _WITH_PARTICIPLE:
                return Reading(kind=REPORTED, mention=named)  # the memo has the director, Giles Ambler, saying ❝
        if heard is not None and self._mentions[heard].person <= 0 and self._mentions[heard].kind != "pronoun":
            return Reading(kind=NOBODY)  # a hat reading ❝
        main = self.verbs.finite_before(verb)
        subject = self.verbs.outermost(main) if main is not None else None
        return Reading(kind=kind, mention=subject) if subject is not None else None
