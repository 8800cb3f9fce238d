"""Mentions: the words of the body that stand for a possible speaker, a person or a thing.

There is no parser. Runs of capitalised words are names, split from the titles and roles before them. Nouns in the
tables of `vocabulary` are nominals ("a campaign spokesman", "the report"). Subject pronouns are mentions too.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from podcaster.languages.en.people import DEMONYMS, LETTERS_AFTER_A_NAME, PARTICLES, STATES, WORDS_AS_GIVEN_NAMES
from podcaster.scripting import vocabulary
from podcaster.scripting.names import (
    gender_of,
    given_name,
    person_score,
    role_gender,
    with_particles,
    without_letters,
)
from podcaster.scripting.script import Gender
from podcaster.scripting.tokens import Token
from podcaster.scripting.vocabulary import strength

MentionKind = Literal["name", "nominal", "pronoun"]

_ONLY_VERBS = vocabulary.SPEECH - vocabulary.DOCUMENTS - vocabulary.ROLES - vocabulary.BODIES
_OF_HEADS = (
    vocabulary.TITLES | vocabulary.BODIES | {"house", "bank", "archbishop", "head", "duke", "gulf", "bay", "isle"}
)
"""Words before "of" in a name: Secretary of State."""
_NO_NAMES = vocabulary.MONTHS_AND_DAYS | vocabulary.NOT_NAMES
NAME_LINKS = vocabulary.NAME_LINKS - {"and"}
_POSSESSIVES = frozenset(["his", "her"])
_LONGEST_HEADING = 12
"""Largest number of tokens in a paragraph that counts as a heading if it does not end with a punctuation mark."""
_PRONOUNS = frozenset("he she they we it who i someone somebody others another many some everyone one".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for a possible speaker."""

    first: int
    """Index of its first token."""
    last: int
    """One past its last token."""
    start: int
    """Offset of its first character in the body."""
    end: int
    """One past its last character, without a possessive ending."""
    kind: MentionKind
    name: tuple[str, ...] = ()
    """The words of the name itself, without titles: ("Hillary", "Clinton")."""
    roles: frozenset[str] = frozenset()
    """Its titles and roles, in lower case."""
    gender: Gender = "unknown"
    person: float = 0.0
    """How much the words look like a person's: from -2 (an organisation, a place) to 3 (a title and a given name)."""
    plural: bool = False
    possessive: bool = False
    """True for "Clinton's"."""
    modifier: bool = False
    """True for a name that qualifies the noun after it: Clinton campaign."""
    definite: bool = False
    """True after "the", "his", "this" and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usage:
    """How a body uses some words, in lower case."""

    lowercase: set[str]
    """Words that stand in lower case."""
    capital: set[str]
    """Words with a capital inside a sentence."""
    surnames: set[str]
    """Surnames that are other words too: Peter King, Samir Said."""


_OTHER_WORDS = vocabulary.NOT_NAMES | vocabulary.FUNCTION | vocabulary.TITLES | vocabulary.ROLES


def _usage(tokens: list[Token]) -> _Usage:
    capital, surnames = set(), set()
    for before, token in pairwise(tokens):
        if token.sentence != before.sentence or not token.is_capital:
            continue
        capital.add(token.lower)
        if token.lower in _OTHER_WORDS and not before.possessive and token.text.istitle() and before.text.istitle():
            if given_name(before.lower) and before.lower not in _OTHER_WORDS:
                surnames.add(token.lower)
    lowercase = {token.lower for token in tokens if token.text.islower()}
    return _Usage(lowercase=lowercase, capital=capital, surnames=surnames)


def find_mentions(tokens: list[Token]) -> list[Mention]:
    """Return the mentions among `tokens`, ordered by their ends."""
    usage = _usage(tokens)
    found: list[Mention] = []
    gender: Gender
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if at == 0 or tokens[at - 1].paragraph != token.paragraph:
            at = _after_dateline(tokens, at)
            token = tokens[at]
        if token.lower in _POSSESSIVES and _owns_words(tokens, at):
            gender = "male" if token.lower == "his" else "female"
            found.append(_mention(tokens, at, at + 1, kind="pronoun", gender=gender, possessive=True))
        if token.lower in _PRONOUNS and (token.lower != "i" or token.text == "I"):
            gender = "male" if token.lower == "he" else "female" if token.lower == "she" else "unknown"
            found.append(_mention(tokens, at, at + 1, kind="pronoun", gender=gender))
            if token.lower not in ("many", "some", "another", "one"):
                at += 1
                continue
        end = _chunk_end(tokens, at, usage)
        if end == at:
            at += 1
            continue
        _parse_chunk(tokens, at, end, usage, found)
        at = end
    return [mention for mention in found if not _is_heading_word(tokens, mention, usage)]


def _owns_words(tokens: list[Token], at: int) -> bool:
    """Return whether a possessive owns something said or written: "her statement", "his own words"."""
    ahead = [token.lower for token in tokens[at + 1 : at + 4]]
    return any(word in vocabulary.DOCUMENTS or word in vocabulary.UTTERANCES for word in ahead)


def _is_heading_word(tokens: list[Token], mention: Mention, usage: _Usage) -> bool:
    """Return whether a name stands only in headings: its words have their capitals there for no other reason."""
    if mention.kind != "name" or mention.name[-1].split()[-1].lower() in usage.capital:
        return False
    first, last = mention.first, mention.last
    number = tokens[first].paragraph
    while first and tokens[first - 1].paragraph == number:
        first -= 1
    while last < len(tokens) and tokens[last].paragraph == number:
        last += 1
    return last - first <= _LONGEST_HEADING and tokens[last - 1].is_word and given_name(mention.name[0]) is None


def _after_dateline(tokens: list[Token], at: int) -> int:
    """Return the index after a dateline such as "DALLAS (AP) —"; `at` without one."""
    if tokens[at].paragraph > 4 or not (tokens[at].text.isupper() and len(tokens[at].text) > 2):
        return at
    for index in range(at + 1, min(len(tokens) - 1, at + 14)):
        token = tokens[index]
        if token.paragraph != tokens[at].paragraph or token.quotation >= 0:
            return at
        if token.text in "—–-―" and not token.is_word:
            return index + 1 if tokens[index + 1].paragraph == tokens[at].paragraph else at
        if token.text.islower():
            return at
    return at


def _mention(
    tokens: list[Token],
    first: int,
    last: int,
    *,
    kind: MentionKind,
    name: tuple[str, ...] = (),
    roles: frozenset[str] = frozenset(),
    gender: Gender = "unknown",
    person: float = 0.0,
    plural: bool = False,
    modifier: bool = False,
    definite: bool = False,
    possessive: bool = False,
) -> Mention:
    return Mention(
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end - (2 if tokens[last - 1].possessive else 0),
        kind=kind,
        name=name,
        roles=roles,
        gender=gender,
        person=person,
        plural=plural,
        possessive=possessive or tokens[last - 1].possessive,
        modifier=modifier,
        definite=definite,
    )


def _is_odd_name(tokens: list[Token], at: int, usage: _Usage) -> bool:
    """Return whether a capitalised word that is usually no name is one here: April Jones, Samir Said."""
    token = tokens[at]
    if not token.text.istitle():
        return False
    before = tokens[at - 1] if at and tokens[at - 1].sentence == token.sentence else None
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].sentence == token.sentence else None
    if token.lower in usage.surnames and (before is not None or (after is not None and _is_verb(after.lower))):
        return True
    if token.lower not in WORDS_AS_GIVEN_NAMES or after is None or not after.text.istitle():
        return False
    named = after.lower not in vocabulary.NOT_NAMES and after.lower not in ("day", "bank", "fool", "fools")
    if before is None:
        further = tokens[at + 2].lower if at + 2 < len(tokens) else ""
        return named and (further == "," or _is_verb(further))
    return named and before.lower not in vocabulary.PREPOSITIONS - {"by", "to", "from", "with", "for", "as"}


def _is_verb(word: str) -> bool:
    return bool(strength(word)) or word in vocabulary.AUXILIARY


def _begins_with_particle(tokens: list[Token], at: int) -> bool:
    """Return whether a surname begins with a word in lower case: von der Aue."""
    end = at
    while end < len(tokens) and end - at < 3 and tokens[end].text in NAME_LINKS:
        end += 1
    known = tokens[at].text in PARTICLES and end > at and end < len(tokens)
    return known and tokens[end].is_capital and tokens[end].sentence == tokens[at].sentence


def _chunk_end(tokens: list[Token], at: int, usage: _Usage) -> int:
    """Return the index after the run of name and noun words that begins at `at`; `at` if there is none."""
    first = at
    if tokens[at].lower in vocabulary.DETERMINERS:
        at += 1
    while at < len(tokens) and at - first < 14:
        token = tokens[at]
        if token.sentence != tokens[first].sentence or not token.is_word or token.quotation >= 0:
            break
        acronym = len(token.text) > 1 and token.text.isupper()
        if at == first and _begins_with_particle(tokens, at):
            at += 1
            continue
        if token.is_capital and _is_odd_name(tokens, at, usage):
            at += 1
            if token.possessive:
                break
            continue
        if (token.lower in vocabulary.FUNCTION and not acronym) or (
            not token.is_capital and (token.lower in _ONLY_VERBS or token.lower.endswith("ly"))
        ):
            if not _links_name(tokens, at):
                break
        elif token.is_capital and token.lower in vocabulary.NOT_NAMES and not acronym:
            if at == first:
                return at
            break
        at += 1
        if token.possessive:
            break
    return at if at > first + (tokens[first].lower in vocabulary.DETERMINERS) else first


def _links_name(tokens: list[Token], at: int) -> bool:
    """Return whether the token is a lower-case word inside a name: Secretary *of* State, Ludwig *van* Beethoven."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at - 1].possessive:
        return False
    if tokens[at].text in NAME_LINKS and not tokens[at].is_capital:
        return _links_with_particles(tokens, at)
    if not tokens[at - 1].is_capital:
        return False
    word, before, after = tokens[at].lower, tokens[at - 1], tokens[at + 1]
    if after.sentence != before.sentence:
        return False
    if word == "of" and before.lower in _OF_HEADS:
        return after.is_capital or (after.lower == "the" and at + 2 < len(tokens) and tokens[at + 2].is_capital)
    if word == "the":
        return before.lower == "of" and after.is_capital
    if (
        word in ("for", "and")
        and before.lower in vocabulary.BODIES
        and before.lower not in ("house", "senate", "congress")
    ):
        return after.is_capital and word == "for"
    return False


def _links_with_particles(tokens: list[Token], at: int) -> bool:
    """Return whether the token is among particles between two capitalised words, or before the first one."""
    low, high = at, at
    while low and tokens[low - 1].text in NAME_LINKS and at - low < 3:
        low -= 1
    while high + 1 < len(tokens) and tokens[high].text in NAME_LINKS and high - at < 3:
        high += 1
    before, after = tokens[low - 1] if low else None, tokens[high]
    if not after.is_capital or after.sentence != tokens[at].sentence:
        return False
    linked = before is not None and before.is_capital and before.sentence == after.sentence and not before.possessive
    return linked or _begins_with_particle(tokens, low)


def _parse_chunk(tokens: list[Token], first: int, end: int, usage: _Usage, found: list[Mention]) -> None:
    """Append the mentions of one run of name and noun words."""
    determined = tokens[first].lower in vocabulary.DETERMINERS
    at = first + determined
    begin = first  # first token of the noun phrase that ends with the next role noun
    while at < end:
        token = tokens[at]
        if (token.is_capital and not _common_word(tokens, at, usage)) or _begins_with_particle(tokens, at):
            stop = _name_end(tokens, at + 1, end)
            role = _role_after(tokens, stop, end)
            if begin < at - determined and not any(_is_role(t) for t in tokens[begin:at]):
                begin = at
            name = _name(tokens, begin, at, stop, usage, determined=determined, modifier=role is not None)
            if name is not None and (role is None or (name.name and not name.possessive)):
                found.append(name)
            if role is None:
                begin = at = stop
                determined = False
                continue
            at = role
            token = tokens[at]
        if _is_role(token) and not _role_further_on(tokens, at + 1, end):
            if at + 1 < end and tokens[at + 1].is_capital and not token.possessive:
                at += 1  # a role before a name is part of the name's mention
                continue
            found.append(_nominal(tokens, begin, at + 1))
            begin = at + 1
            determined = False
        at += 1

    if determined and begin == first and _speaks(tokens, first, end):
        found.append(_nominal(tokens, first, end))


def _name_end(tokens: list[Token], at: int, end: int) -> int:
    while at < end and (tokens[at].is_capital or _links_name(tokens, at)):
        at += 1
    return at


def _speaks(tokens: list[Token], first: int, end: int) -> bool:
    """Return whether a noun outside the tables is next to a verb of speech: "said the gondolier"."""
    if any(token.is_capital for token in tokens[first + 1 : end]):
        return False
    if first > 0 and strength(tokens[first - 1].lower) in (2, 4) and end - first <= 5:
        return True
    return end < len(tokens) and tokens[end].sentence == tokens[first].sentence and strength(tokens[end].lower) >= 3


def _role_further_on(tokens: list[Token], at: int, end: int) -> bool:
    """Return whether the head of the noun phrase is a later role noun: a law enforcement *official*."""
    for index in range(at, min(end, at + 3)):
        token = tokens[index]
        if token.is_capital or tokens[index - 1].possessive or token.lower.endswith("ed"):
            return False
        if _is_role(token):
            return True
    return False


def _common_word(tokens: list[Token], at: int, usage: _Usage) -> bool:
    """Return whether a word has its capital only because it begins the sentence: Police, Officials."""
    token = tokens[at]
    begins = at == 0 or tokens[at - 1].sentence != token.sentence
    if not begins or token.text.isupper():
        return False
    if token.lower in vocabulary.ROLES and not (at + 1 < len(tokens) and tokens[at + 1].is_capital):
        return True
    return token.lower in usage.lowercase and given_name(token.lower) is None and token.lower not in usage.surnames


def _is_role(token: Token) -> bool:
    word = token.lower
    if (
        word in vocabulary.ROLES
        or word in vocabulary.DOCUMENTS
        or word in vocabulary.BODIES
        or word in vocabulary.TITLES
    ):
        return True
    return not token.is_capital and len(word) > 6 and word.endswith(("woman", "person", "ologist", "people"))


def _role_after(tokens: list[Token], at: int, end: int) -> int | None:
    """Return the index of a lower-case role noun, up to three words after `at`, that the name before `at` qualifies."""
    if at == 0 or tokens[at - 1].possessive:
        return None
    for index in range(at, min(end, at + 4)):
        if tokens[index].is_capital:
            return None
        if _is_role(tokens[index]):
            return index
    return None


def _nominal(tokens: list[Token], first: int, last: int) -> Mention:
    parts = [token.lower for token in tokens[first:last] if token.lower not in vocabulary.DETERMINERS]
    head = parts[-1]
    person = (
        1.0 if head in vocabulary.ROLES else -1.0 if head in vocabulary.DOCUMENTS or head in vocabulary.BODIES else 0.5
    )
    gender: Gender = "unknown"
    if head in vocabulary.ROLES_FEMALE or head.endswith("woman"):
        gender = "female"
    elif head in vocabulary.ROLES_MALE or (head.endswith("man") and len(head) > 4):
        gender = "male"
    return _mention(
        tokens,
        first,
        last,
        kind="nominal",
        roles=frozenset(parts),
        gender=gender,
        person=person,
        plural=(head.endswith("s") and not head.endswith("ss")) or head in ("people", "men", "women", "police"),
        definite=tokens[first].lower in ("the", "his", "her", "their", "this", "that", "my", "our"),
    )


def _name(
    tokens: list[Token], begin: int, first: int, last: int, usage: _Usage, *, determined: bool, modifier: bool
) -> Mention | None:
    """Return the mention of a run of capitalised words: titles and a name. Role nouns before it begin at `begin`."""
    texts = without_letters([token.text for token in tokens[first:last]])
    if texts[0] in LETTERS_AFTER_A_NAME and tokens[first - 1].text == ",":
        return None  # Annika Rahm, PhD
    lower = [text.lower() for text in texts]
    title = max(
        (i for i, word in enumerate(lower) if word in vocabulary.TITLES and not _is_surname(lower, i, usage)),
        default=-1,
    )
    cut = title + 1
    if title >= 0 and cut < len(lower) and lower[cut] in ("of", "for"):
        # Secretary of State Hillary Clinton: the office ends before a given name or before the last word.
        rest = range(cut + 2, len(lower))
        cut = next((i for i in rest if given_name(lower[i]) and lower[i - 1] != "of"), len(lower) - 1)
        if cut <= title + 2:
            cut = len(lower) if len(lower) <= title + 3 else cut
    roles = {word for word in lower[:cut] if word != "of"}
    roles |= {t.lower for t in tokens[begin:first] if t.is_word and t.lower not in vocabulary.DETERMINERS}
    organisation = lower[-1] in vocabulary.BODIES or "of" in lower[cut:]
    while (
        cut < len(lower) - 1
        and not organisation
        and (lower[cut] in vocabulary.NATIONS or lower[cut] in vocabulary.NOT_NAMES)
    ):
        cut += 1
    name = texts[cut:]
    offset = 0
    if len(name) > 2 and given_name(name[0]) is None:
        known = next((i for i, word in enumerate(name[:-1]) if i and given_name(word) and len(word) > 2), 0)
        organisation = any(word.lower() in vocabulary.BODIES or word.isupper() for word in name[:known])
        if (
            known
            and (organisation or len(name) - known == 2)
            and "of" not in name
            and name[-1].lower() not in vocabulary.BODIES
        ):
            offset = known
            name = name[known:]
    if not name:
        if roles & vocabulary.MONTHS_AND_DAYS:
            return None
        person = 1.0 if roles & (vocabulary.ROLES | vocabulary.TITLES) else -1.0
        return _mention(
            tokens, begin, last, kind="nominal", roles=frozenset(roles), person=person, definite=True,
            gender=role_gender(roles),
        )  # fmt: skip
    bare = [word for word in name if word.lower() not in vocabulary.SUFFIXES]
    odd = bool(bare) and (_is_odd_name(tokens, first + cut + offset, usage) or bool(cut))
    if not bare or (bare[0].lower() in _NO_NAMES and not odd):
        return None
    nobody = _nobody(tokens, begin, last, bare, determined=determined and cut == 0 and offset == 0)
    if nobody is not None:
        return nobody
    person = person_score(bare, roles, determined=determined and cut == 0 and offset == 0, titled=cut > 0)
    alone = len(bare) == 1 and not cut and given_name(bare[0]) is None
    if alone and bare[0].lower() not in usage.capital and tokens[first - 1].sentence != tokens[first].sentence:
        person -= 1.0  # a capital at the start of a sentence only
    return _mention(
        tokens,
        first + cut + offset if offset else begin,
        last,
        kind="name",
        name=with_particles(bare),
        roles=frozenset(roles),
        gender=gender_of(bare, roles),
        person=person,
        modifier=modifier,
        definite=determined,
    )


def _nobody(tokens: list[Token], begin: int, last: int, bare: list[str], *, determined: bool) -> Mention | None:
    """Return the mention of a nationality ("the Basque") or a party ("a New Hampshire Republican"); None for a name."""
    head = bare[-1].lower()
    place = len(bare) > 1 and bare[-2].lower() in STATES | DEMONYMS
    if not determined or not (head in DEMONYMS and (len(bare) == 1 or place)) and not (head in vocabulary.ROLES and place):
        return None
    return _mention(
        tokens, begin, last, kind="nominal", roles=frozenset(word.lower() for word in bare), person=1.0,
        definite=tokens[begin].lower == "the",
    )  # fmt: skip


def _is_surname(lower: list[str], index: int, usage: _Usage) -> bool:
    """Return whether a title word is the surname: Stephen King, Peter Bishop, Julia Major."""
    if index != len(lower) - 1 or index > 2:
        return False
    if index == 0:
        return lower[0] in usage.surnames
    return given_name(lower[index - 1]) is not None
