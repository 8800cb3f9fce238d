"""Words: which tokens are verbs and adverbs, which mention begins or ends at a token, and who owns a noun."""

from podcaster.languages.en.verbs import FINITE_AUXILIARIES, IRREGULAR_PAST, NOT_PAST
from podcaster.scripting import vocabulary
from podcaster.scripting.phrases import Mention, end_of_noun
from podcaster.scripting.tokens import Token
from podcaster.scripting.vocabulary import strength

_ADVERBS = vocabulary.ADVERB - {"on", "to", "went", "all", "both"}
_LONGEST_TITLE = 4
"""Largest number of words before a name that may be its title."""


class Words:
    """The words of one body. A word is given by the index of its token, a mention by its index."""

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
        if self._is_name(at):
            return False
        if not strength(token.lower) or (token.is_capital and at and self._tokens[at - 1].sentence == token.sentence):
            return False
        if not at or token.lower.endswith(("ing", "ed")) or token.lower in vocabulary.SAY | vocabulary.TELL:
            return not (at and self._tokens[at - 1].lower in ("a", "an", "the"))
        before = self._tokens[at - 1]
        noun = before.lower in vocabulary.DETERMINERS or before.possessive
        return not noun and before.lower not in vocabulary.PREPOSITIONS - {"to"}

    def _is_name(self, at: int) -> bool:
        """Return whether a token begins a name: "Fell, who is 91, walks", "Drew's answer"."""
        named = self._starting.get(at)
        known = named is not None and self._mentions[named].kind == "name" and self._mentions[named].person >= 0
        return known or self._tokens[at].possessive

    def is_finite(self, at: int) -> bool:
        """Return whether a token is a verb in the present or past tense. A participle may be taken for one."""
        token = self._tokens[at]
        word = token.lower
        if token.is_capital and self._tokens[at - 1].sentence == token.sentence:
            return False
        if self._is_name(at):
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
        subject = subject or (before.text == "," and at > 1 and self._is_aside_name(at - 1))
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return subject and (after is None or not (after.lower in IRREGULAR_PAST or after.lower in FINITE_AUXILIARIES))

    def _is_aside_name(self, comma: int) -> bool:
        """Return whether a name in commas ends at a comma: "Her apprentice, Leon, yawns"."""
        name = self.ending(comma)
        return name is not None and self.is_in_commas(comma) and self.ending(self._mentions[name].first - 1) is not None

    def is_in_commas(self, comma: int) -> bool:
        """Return whether a person's name in commas ends at a comma."""
        name = self.ending(comma)
        return name is not None and self.is_person(name) and self._tokens[self._mentions[name].first - 1].text == ","

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
