"""Clauses: the verb whose subject a mention is, and other grammar that helps to find a speaker. Rules, without a
parser."""

from podcaster.scripting import vocabulary
from podcaster.scripting.phrases import Mention
from podcaster.scripting.tokens import QUOTE, Token
from podcaster.scripting.verbs import VERBS_WITH_HEARER
from podcaster.scripting.vocabulary import strength
from podcaster.system.record import Record

DIRECT, ADVERBIAL, RELATIVE, APPOSITIVE, PREPOSITIONAL, CONJOINED, LATER, COLON, NO_PATH = range(1, 10)
"""Ways from the mention to its verb, the most reliable first. Trained models know them by these numbers.

DIRECT: the next word. ADVERBIAL: adverbs or auxiliaries between. RELATIVE: "Clinton, who said". APPOSITIVE: an aside in
commas between. PREPOSITIONAL: a prepositional phrase between, or a possessive ("Clinton's aide said"). CONJOINED:
"Clinton and Lavrov said". LATER: a second verb ("smiled and said"). COLON: a colon in place of a verb."""

_LONGEST_PATH = 60
"""Largest number of tokens between a mention and its verb."""
_ASIDE_MARKS = frozenset(",—–-―")


class Clause(Record, frozen=True, kw_only=True):
    """The grammar around one mention."""

    verb: int | None
    """Index of the verb's token; of the colon's where `path` is COLON; None without a verb."""
    path: int
    """DIRECT to NO_PATH: the way from the mention to the verb."""
    strength: int
    """Strength of the verb (`vocabulary.strength`): 4 for "said", 0 for a verb that is not a verb of speech."""
    inverted: bool
    """True when the verb comes before its subject: "said Clinton"."""
    according: bool
    """True after "according to"."""
    preposition: bool
    """True for the object of a preposition or of a verb such as "told"."""
    leads: bool
    """True when the mention begins its sentence."""


def clause_of(tokens: list[Token], mention: Mention) -> Clause:
    """Return the clause around `mention`."""
    sentence = tokens[mention.first].sentence
    before = tokens[mention.first - 1] if mention.first else None
    leads = before is None or before.sentence != sentence or before.quotation >= 0
    prior = before.lower if before is not None and before.paragraph == tokens[mention.first].paragraph else ""
    second = tokens[mention.first - 2].lower if mention.first > 1 else ""
    according = prior == "to" and second == "according"
    told = prior in VERBS_WITH_HEARER
    preposition = (prior in vocabulary.PREPOSITIONS and not according) or told
    verb, path = _subject_of(tokens, mention)
    inverted = False
    force = strength(tokens[verb].lower) if verb is not None else 0
    if before is not None and strength(prior) >= 2 and not leads and _inverts(tokens, mention.first - 1) and not told:
        aside = path in (NO_PATH, COLON, LATER, PREPOSITIONAL, APPOSITIVE, CONJOINED, RELATIVE)
        if aside or verb is None:
            verb, path, inverted, force = mention.first - 1, DIRECT, True, strength(prior)
    return Clause(
        verb=verb,
        path=path,
        strength=force,
        inverted=inverted,
        according=according,
        preposition=preposition,
        leads=leads,
    )


def _inverts(tokens: list[Token], verb: int) -> bool:
    """Return whether the verb follows a quotation, a comma or the start of its sentence: "❝ said Clinton"."""
    if verb == 0:
        return True
    before = tokens[verb - 1]
    if before.sentence != tokens[verb].sentence:
        return True
    return (
        before.quotation >= 0 or before.text in ",—–-―;:" or before.lower in vocabulary.ADVERB or before.lower == "as"
    )


def _subject_of(tokens: list[Token], mention: Mention) -> tuple[int | None, int]:
    """Return the verb whose subject the mention is, by index, and the way to it."""
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
        if word in vocabulary.ADVERB or word in vocabulary.AUXILIARY or word.endswith("ly"):
            at, path = at + 1, max(path, ADVERBIAL)
        elif token.text == "(":
            at, path = _after(tokens, at, end, ")"), max(path, ADVERBIAL)
        elif word in vocabulary.RELATIVES or token.text in _ASIDE_MARKS:
            verb, at, path = _aside(tokens, at, end, path)
            if verb is not None:
                return verb, path
        elif word in vocabulary.PREPOSITIONS or (word == "and" and path <= ADVERBIAL):
            at, path = _phrase(tokens, at + 1, end), max(path, CONJOINED if word == "and" else PREPOSITIONAL)
        else:
            return _later(tokens, at if token.text == QUOTE or not token.is_word else at + 1, end, sentence)
    return None, NO_PATH


def _aside(tokens: list[Token], at: int, end: int, path: int) -> tuple[int | None, int, int]:
    """Skip an aside that begins at `at`: "who sponsored the act", ", a banker,".

    Returns its verb of speech if it has one, the index after the aside, and the way to the verb so far.
    """
    if tokens[at].lower in vocabulary.RELATIVES:
        verb = at + 1
        while verb < end and (tokens[verb].lower in vocabulary.ADVERB or tokens[verb].lower in vocabulary.AUXILIARY):
            verb += 1
        if verb < end and strength(tokens[verb].lower):
            return verb, verb, RELATIVE
        return None, _after(tokens, at, end, ","), max(path, APPOSITIVE)
    if at + 1 < end and tokens[at + 1].lower in vocabulary.RELATIVES:
        return None, at + 1, path
    if at + 1 < end and strength(tokens[at + 1].lower):
        return at + 1, at + 1, path if path >= APPOSITIVE else LATER
    return None, _after(tokens, at + 1, end, tokens[at].text), max(path, APPOSITIVE)


def _phrase(tokens: list[Token], at: int, end: int) -> int:
    """Return the index after the noun phrase that begins at `at`."""
    sentence = tokens[at].sentence if at < end else -1
    while at < end and tokens[at].sentence == sentence and _stays_in_phrase(tokens[at]):
        at += 1
    return at


def _stays_in_phrase(token: Token) -> bool:
    if not token.is_word:
        return False
    return token.is_capital or (not strength(token.lower) and token.lower not in vocabulary.RELATIVES)


def _after(tokens: list[Token], at: int, end: int, text: str) -> int:
    """Return the index after the next token `text` of the same sentence, or `end`."""
    sentence = tokens[at].sentence if at < end else -1
    while at < end and tokens[at].sentence == sentence:
        if tokens[at].text == text:
            return at + 1
        at += 1
    return end


def _later(tokens: list[Token], at: int, end: int, sentence: int) -> tuple[int | None, int]:
    """Return the next verb of speech in the sentence, which shares the subject: "smiled and said", "..., adding"."""
    while at < end and tokens[at].sentence == sentence:
        word = tokens[at].lower
        if strength(word):
            return at, LATER
        at += 1
    return None, NO_PATH
