"""Phrases: the mention that a noun phrase is, from its titles, roles and name."""

from collections import Counter
from itertools import pairwise
from typing import Literal

from podcaster.languages.en.people import (
    BEFORE_DEMONYMS,
    DEMONYMS,
    LETTERS_AFTER_A_NAME,
    NEW_PLACES,
    OCCUPATIONS,
    STATES,
    WORDS_AS_GIVEN_NAMES,
)
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
from podcaster.system.record import Record

MentionKind = Literal["name", "nominal", "pronoun"]

_OF_NOUN = frozenset("of for at in to".split())
"""Prepositions after the noun of an office: the head of, ambassador to."""
_OF_PLACES = frozenset("in at near across outside".split())
"""Prepositions before places."""
_LONGEST_OF = 7
"""Largest number of words after one of them."""
_PLURAL_TITLES = frozenset("representatives senators congressmen republicans democrats ministers governors".split())
_PLURALS = frozenset("people men women children police".split())
_NO_MEN = frozenset("german roman norman ottoman burman".split())
"""Words that end in -man and are no men."""
_DIRECTIONS = frozenset("western northern southern eastern".split())
"""First words of names of things: the Northern Echo."""
_NO_NAMES = vocabulary.MONTHS_AND_DAYS | vocabulary.NOT_NAMES


class Mention(Record, frozen=True, kw_only=True):
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


class Usage(Record, frozen=True, kw_only=True):
    """How a body uses some words, in lower case."""

    lowercase: set[str]
    """Words that stand in lower case."""
    capital: set[str]
    """Words with a capital inside a sentence."""
    surnames: set[str]
    """Surnames that are other words too: Peter King, Samir Said."""
    headings: set[int]
    """Sentences (by number) in which every word has a capital, as in headings: Obi Slams Haas On Fees."""


_OTHER_WORDS = vocabulary.NOT_NAMES | vocabulary.FUNCTION | vocabulary.TITLES | vocabulary.ROLES
_LINKING = vocabulary.PREPOSITIONS | vocabulary.CONJUNCTIONS | vocabulary.DETERMINERS
_SMALL_WORDS_AS_NAMES = vocabulary.PREPOSITIONS | vocabulary.CONJUNCTIONS | {"an", "do", "my", "no", "so", "to"}
"""Function words that are names where they have a capital inside a sentence: said Per Ekman, the singer Do Kim."""
_LONGEST_OWNER = 4
"""Most words of an owner between a name and a role."""
_SAYING = 3
"""Least strength of a verb that shows such a name: say, tell."""
_LEAST_HEADING, _SHORT_WORD = 5, 3
"""Least number of words of a heading, and the largest number of letters of its words without a capital."""


def usage_of(tokens: list[Token]) -> Usage:
    capital, surnames, headings = set(), set(), _headings(tokens)
    for before, token in pairwise(tokens):
        if token.sentence != before.sentence or not token.is_capital or token.sentence in headings:
            continue
        capital.add(token.lower)
        titled = token.text.istitle() and before.text.istitle() and not before.possessive
        known = before.lower not in _OTHER_WORDS and given_name(before.lower) is not None
        known = known or (before.lower not in _OTHER_WORDS and token.lower in OCCUPATIONS)
        if titled and known and token.lower in _OTHER_WORDS and token.lower not in _LINKING:
            surnames.add(token.lower)
    lowercase = {token.lower for token in tokens if token.text.islower()}
    return Usage(lowercase=lowercase, capital=capital, surnames=surnames, headings=headings)


def _headings(tokens: list[Token]) -> set[int]:
    """Return the sentences (by number) in which every word of four letters and more has a capital."""
    words: Counter[int] = Counter()
    lower = set()
    for token in tokens:
        if token.quotation >= 0 or not token.is_word:
            continue
        words[token.sentence] += 1
        if token.text.islower() and len(token.text) > _SHORT_WORD:
            lower.add(token.sentence)
    return {sentence for sentence, count in words.items() if count >= _LEAST_HEADING and sentence not in lower}


def make_mention(
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


def is_odd_name(tokens: list[Token], at: int, usage: Usage) -> bool:
    """Return whether a capitalised word that is usually no name is one here: April Jones, Samir Said."""
    token = tokens[at]
    if not token.text.istitle():
        return False
    before = tokens[at - 1] if at and tokens[at - 1].sentence == token.sentence else None
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].sentence == token.sentence else None
    if token.lower in usage.surnames and (before is not None or (after is not None and _is_verb(after.lower))):
        return True
    if token.lower in _SMALL_WORDS_AS_NAMES and after is not None and after.text.istitle():
        inside = before is not None and before.quotation < 0 and before.text.islower()
        return token.sentence not in usage.headings and (inside or _begins_speaker(tokens, at))
    if token.lower == "new":
        return after is not None and after.text.istitle() and after.lower in NEW_PLACES
    if token.lower not in WORDS_AS_GIVEN_NAMES or after is None or not after.text.istitle():
        return False
    named = after.lower not in vocabulary.NOT_NAMES and after.lower not in ("day", "bank", "fool", "fools")
    if before is None:
        further = tokens[at + 2].lower if at + 2 < len(tokens) else ""
        return named and (further == "," or _is_verb(further))
    return named and before.lower not in vocabulary.PREPOSITIONS - {"by", "to", "from", "with", "for", "as"}


def _begins_speaker(tokens: list[Token], at: int) -> bool:
    """Return whether a name begins here, in front of a verb of speech: In Sook Park told the council."""
    end = at + 1
    while end < len(tokens) and tokens[end].text.istitle() and tokens[end].lower not in vocabulary.NOT_NAMES:
        end += 1
    speaks = end < len(tokens) and tokens[end].sentence == tokens[at].sentence and tokens[end].text.islower()
    return end > at + 1 and speaks and strength(tokens[end].lower) >= _SAYING


def is_place(tokens: list[Token], name: Mention) -> bool:
    """Return whether one word that is no given name stands behind a preposition of place: in Hull."""
    alone = name.kind == "name" and len(name.name) == 1 and not name.roles and given_name(name.name[0]) is None
    return alone and name.first > 0 and tokens[name.first - 1].lower in _OF_PLACES


def is_owned(tokens: list[Token], name: Mention, role: Mention) -> bool:
    """Return whether a role follows a name and an owner: "Martin Hale, the county's engineer"."""
    owner = tokens[name.last + 1 : role.first]
    known = name.kind == "name" and role.kind == "nominal" and 0 < len(owner) <= _LONGEST_OWNER
    return known and owner[-1].possessive and all(token.is_word for token in owner)


def end_of_noun(tokens: list[Token], at: int) -> int:
    """Return the index after what belongs to a noun that ends before `at`: the chief *of staff*, the head *of the
    Harbour League*."""
    end = at
    while end < len(tokens) and tokens[end].lower in _OF_NOUN and tokens[end].sentence == tokens[at].sentence:
        begin = end = end + 1
        while end < len(tokens) and end - begin < _LONGEST_OF and _stays_in_noun(tokens, end, begin):
            end += 1
        if end == begin:
            return at
    return end


def _stays_in_noun(tokens: list[Token], at: int, begin: int) -> bool:
    token = tokens[at]
    if not token.is_word or token.sentence != tokens[begin].sentence or token.lower in _OF_NOUN:
        return False
    if token.is_capital or (token.lower in vocabulary.DETERMINERS and at == begin):
        return True
    joins = token.lower == "and" and tokens[at - 1].is_capital and tokens[at + 1 : at + 2] and tokens[at + 1].is_capital
    return bool(joins) or (not _is_verb(token.lower) and token.lower not in vocabulary.FUNCTION)


def _is_verb(word: str) -> bool:
    return bool(strength(word)) or word in vocabulary.AUXILIARY


def nominal(tokens: list[Token], first: int, last: int) -> Mention:
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
    return make_mention(
        tokens,
        first,
        last,
        kind="nominal",
        roles=frozenset(parts),
        gender=gender,
        person=person,
        plural=(head.endswith("s") and not head.endswith("ss")) or head in _PLURALS,
        definite=tokens[first].lower in ("the", "his", "her", "their", "this", "that", "my", "our"),
    )


def name_mention(
    tokens: list[Token], begin: int, first: int, last: int, usage: Usage, *, determined: bool, modifier: bool
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
    cut = _office_end(lower, title)
    roles = {word for word in lower[:cut] if word != "of"}
    roles |= {t.lower for t in tokens[begin:first] if t.is_word and t.lower not in vocabulary.DETERMINERS}
    organisation = lower[-1] in vocabulary.BODIES or "of" in lower[cut:]
    while (
        cut < len(lower) - 1
        and not organisation
        and (lower[cut] in vocabulary.NATIONS or lower[cut] in vocabulary.NOT_NAMES or lower[cut] in _PLURAL_TITLES)
        and not (lower[cut] == "new" and lower[cut + 1] in NEW_PLACES)
        and not is_odd_name(tokens, first + cut, usage)
        and not (determined and lower[cut] in _DIRECTIONS)
    ):
        cut += 1
    name = texts[cut:]
    offset = 0
    trade = tokens[first - 1].sentence != tokens[first].sentence and name[:1] != [] and name[0].lower() in OCCUPATIONS
    if len(name) > 2 and (given_name(name[0]) is None or trade):  # Baker Yvonne Prys
        known = next((i for i, word in enumerate(name[:-1]) if i and given_name(word) and len(word) > 2), 0)
        organisation = any(word.lower() in vocabulary.BODIES or word.isupper() for word in name[:known])
        if (
            known
            and (organisation or len(name) - known == 2 + (len(name[known + 1]) <= 2))
            and "of" not in name
            and "&" not in name
            and name[-1].lower() not in vocabulary.BODIES
        ):
            offset = known
            roles |= {word.lower() for word in name[:known]} & vocabulary.ROLES  # Grandson Ivo Lane
            name = name[known:]
    if not name:
        if roles & vocabulary.MONTHS_AND_DAYS:
            return None
        person = 1.0 if roles & (vocabulary.ROLES | vocabulary.TITLES) else -1.0
        return make_mention(
            tokens, begin, last, kind="nominal", roles=frozenset(roles), person=person, definite=True,
            gender=role_gender(roles),
        )  # fmt: skip
    bare = [word for word in name if word.lower() not in vocabulary.SUFFIXES]
    odd = bool(bare) and (is_odd_name(tokens, first + cut + offset, usage) or bool(cut))
    if not bare or (bare[0].lower() in _NO_NAMES and not odd):
        return None
    nobody = _nobody(tokens, begin, last, bare, determined=determined and cut == 0 and offset == 0)
    if nobody is not None:
        return nobody
    person = person_score(bare, roles, determined=determined and cut == 0 and offset == 0, titled=cut > 0)
    alone = len(bare) == 1 and not cut and given_name(bare[0]) is None and not _is_described(tokens, last)
    if alone and bare[0].lower() not in usage.capital and tokens[first - 1].sentence != tokens[first].sentence:
        person -= 1.0  # a capital at the start of a sentence only
    return make_mention(
        tokens,
        first + cut + offset if offset else begin,
        last,
        kind="name",
        name=with_particles(bare),
        roles=frozenset(roles),
        gender=gender_of(bare, roles) if person > -1.0 or cut else "unknown",
        person=person,
        modifier=modifier,
        definite=determined,
    )


def _is_described(tokens: list[Token], last: int) -> bool:
    """Return whether a name is followed by "who" or an age, as a person's is: "Fell, who is", "Fell, 91, walks"."""
    after = [token.lower for token in tokens[last : last + 3]]
    aged = len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit()
    return aged or after[:2] == [",", "who"]


def _office_end(lower: list[str], title: int) -> int:
    """Return the index of the name's first word after the titles; `title` is the last title word's index, or -1."""
    cut = title + 1
    if title < 0 or cut >= len(lower) or lower[cut] not in ("of", "for"):
        return cut
    # Secretary of State Hillary Clinton: the office ends before a given name or before the last word.
    rest = range(cut + 2, len(lower))
    cut = next((i for i in rest if given_name(lower[i]) and lower[i - 1] != "of"), len(lower) - 1)
    return len(lower) if cut <= title + 2 and len(lower) <= title + 3 else cut


def _nobody(tokens: list[Token], begin: int, last: int, bare: list[str], *, determined: bool) -> Mention | None:
    """Return the mention of a nationality ("the Basque") or a party ("a New Hampshire Republican"); None for a name."""
    head = bare[-1].lower()
    place = len(bare) > 1 and bare[-2].lower() in STATES | DEMONYMS | BEFORE_DEMONYMS
    somebody = (head in DEMONYMS and (len(bare) == 1 or place)) or (head in vocabulary.ROLES and place)
    if not determined or not somebody:
        return None
    return make_mention(
        tokens, begin, last, kind="nominal", roles=frozenset(word.lower() for word in bare), person=1.0,
        definite=tokens[begin].lower == "the",
        gender=_gender_of_nation(head),
    )  # fmt: skip


def _gender_of_nation(head: str) -> Gender:
    """Return the gender that a word for somebody from a country tells: the Welshman, the Frenchwoman."""
    if head.endswith("woman"):
        return "female"
    return "male" if head.endswith("man") and head not in _NO_MEN else "unknown"


def _is_surname(lower: list[str], index: int, usage: Usage) -> bool:
    """Return whether a title word is the surname: Stephen King, Peter Bishop, Julia Major."""
    if index != len(lower) - 1:
        return False
    if index == 0:
        return lower[0] in usage.surnames
    before = lower[index - 1]
    return len(before.rstrip(".")) == 1 or (index < 3 and given_name(before) is not None)
