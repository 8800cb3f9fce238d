"""Frames: the verb a mention is the subject of, and other grammar around it that tells a speaker, without a parser."""

from dataclasses import dataclass

from podcaster.scripting import words
from podcaster.scripting.mentions import Mention
from podcaster.scripting.reader import QUOTE, Token
from podcaster.scripting.words import strength

DIRECT, ADVERBIAL, RELATIVE, APPOSITIVE, PREPOSITIONAL, CONJOINED, LATER, COLON, NO_PATH = range(1, 10)
"""How the verb is reached from the mention, from the surest way to none."""

_LONGEST_PATH = 60
_PARTING = frozenset(",—–-―")
_TELLING = frozenset("tell tells told telling ask asks asking".split())
"""Verbs whose object, not subject, stands after them: "told reporters"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The grammar around one mention."""

    verb: int | None
    """Index of the token of the verb it is the subject of, before or after; for a colon, the colon's."""
    path: int
    """One of the ways above."""
    strength: int
    """4 for said, 3 for told and its like, 2 for other verbs of speaking, 1 for describing, 0 for none."""
    inverted: bool
    """True for "said Clinton"."""
    according: bool
    """True after "according to", "in the words of"."""
    preposition: bool
    """True when it is governed by a preposition, or is what someone is told."""
    leads: bool
    """True when it begins its sentence."""


def frame(tokens: list[Token], mention: Mention) -> Frame:
    """Read the grammar around `mention`."""
    sentence = tokens[mention.first].sentence
    before = tokens[mention.first - 1] if mention.first else None
    leads = before is None or before.sentence != sentence or before.quotation >= 0
    prior = before.lower if before is not None and before.paragraph == tokens[mention.first].paragraph else ""
    second = tokens[mention.first - 2].lower if mention.first > 1 else ""
    according = prior == "to" and second == "according"
    told = prior in _TELLING
    preposition = (prior in words.PREPOSITIONS and not according) or told
    verb, path = _subject_of(tokens, mention)
    inverted = False
    force = strength(tokens[verb].lower) if verb is not None else 0
    if before is not None and strength(prior) >= 2 and not leads and _inverts(tokens, mention.first - 1) and not told:
        aside = path in (NO_PATH, COLON, LATER, PREPOSITIONAL, APPOSITIVE, CONJOINED, RELATIVE)
        if aside or verb is None:
            verb, path, inverted, force = mention.first - 1, DIRECT, True, strength(prior)
    return Frame(
        verb=verb,
        path=path,
        strength=force,
        inverted=inverted,
        according=according,
        preposition=preposition,
        leads=leads,
    )


def _inverts(tokens: list[Token], verb: int) -> bool:
    """True when the verb stands after a quotation, a comma or at a sentence's beginning: `❝ said Clinton`."""
    if verb == 0:
        return True
    before = tokens[verb - 1]
    if before.sentence != tokens[verb].sentence:
        return True
    return before.quotation >= 0 or before.text in ",—–-―;:" or before.lower in words.ADVERB or before.lower == "as"


def _subject_of(tokens: list[Token], mention: Mention) -> tuple[int | None, int]:
    """Follow the sentence from the mention to the verb it is the subject of."""
    at, path = mention.last, DIRECT
    end = min(len(tokens), at + _LONGEST_PATH)
    sentence = tokens[mention.first].sentence
    if mention.possessive:
        path = PREPOSITIONAL
    while at < end and tokens[at].sentence == sentence:
        token = tokens[at]
        word = token.lower
        if strength(word) and not (path == DIRECT and tokens[at - 1].lower == "to"):
            return at, path
        if token.text == ":":
            return at, COLON
        if word in words.ADVERB or word in words.AUXILIARY or word.endswith("ly"):
            at, path = at + 1, max(path, ADVERBIAL)
        elif token.text == "(":
            at, path = _after(tokens, at, end, ")"), max(path, ADVERBIAL)
        elif word in words.RELATIVES or token.text in _PARTING:
            verb, at, path = _aside(tokens, at, end, path)
            if verb is not None:
                return verb, path
        elif word in words.PREPOSITIONS or (word == "and" and path <= ADVERBIAL):
            at, path = _phrase(tokens, at + 1, end), max(path, CONJOINED if word == "and" else PREPOSITIONAL)
        else:
            return _later(tokens, at if token.text == QUOTE or not token.is_word else at + 1, end, sentence)
    return None, NO_PATH


def _aside(tokens: list[Token], at: int, end: int, path: int) -> tuple[int | None, int, int]:
    """Pass an aside ("who sponsored the act", ", a banker,"): return its verb if it speaks, where it ends, how."""
    if tokens[at].lower in words.RELATIVES:
        verb = at + 1
        while verb < end and (tokens[verb].lower in words.ADVERB or tokens[verb].lower in words.AUXILIARY):
            verb += 1
        if verb < end and strength(tokens[verb].lower):
            return verb, verb, RELATIVE
        return None, _after(tokens, at, end, ","), max(path, APPOSITIVE)
    if at + 1 < end and tokens[at + 1].lower in words.RELATIVES:
        return None, at + 1, path
    if at + 1 < end and strength(tokens[at + 1].lower):
        return at + 1, at + 1, path if path >= APPOSITIVE else LATER
    return None, _after(tokens, at + 1, end, tokens[at].text), max(path, APPOSITIVE)


def _phrase(tokens: list[Token], at: int, end: int) -> int:
    """Return where the noun phrase that begins at `at` ends."""
    sentence = tokens[at].sentence if at < end else -1
    while at < end and tokens[at].sentence == sentence and _stays_in_phrase(tokens[at]):
        at += 1
    return at


def _stays_in_phrase(token: Token) -> bool:
    if not token.is_word:
        return False
    return token.is_capital or (not strength(token.lower) and token.lower not in words.RELATIVES)


def _after(tokens: list[Token], at: int, end: int, text: str) -> int:
    """Return the index after the next token `text` of the same sentence, or `end`."""
    sentence = tokens[at].sentence if at < end else -1
    while at < end and tokens[at].sentence == sentence:
        if tokens[at].text == text:
            return at + 1
        at += 1
    return end


def _later(tokens: list[Token], at: int, end: int, sentence: int) -> tuple[int | None, int]:
    """Find a verb of speech further on in the sentence that shares the subject: "smiled and said", "..., adding"."""
    while at < end and tokens[at].sentence == sentence:
        word = tokens[at].lower
        if strength(word):
            return at, LATER
        at += 1
    return None, NO_PATH
