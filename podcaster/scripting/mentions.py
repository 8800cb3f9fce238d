"""Mentions: the words of the body that stand for a possible speaker, a person or a thing.

There is no parser. Runs of capitalised words are names, split from the titles and roles before them. Nouns in the
tables of `vocabulary` are nominals ("a campaign spokesman", "the report"). Subject pronouns are mentions too.
"""

from podcaster.languages.en.people import PARTICLES
from podcaster.languages.en.verbs import IRREGULAR_PAST, REPORTING, SUBORDINATORS
from podcaster.scripting import vocabulary
from podcaster.scripting.names import given_name
from podcaster.scripting.phrases import Mention, Usage, is_odd_name, make_mention, name_mention, nominal, usage_of
from podcaster.scripting.script import Gender
from podcaster.scripting.tokens import Token
from podcaster.scripting.vocabulary import strength

_ONLY_VERBS = vocabulary.SPEECH - vocabulary.DOCUMENTS - vocabulary.ROLES - vocabulary.BODIES
_OF_HEADS = (
    vocabulary.TITLES | vocabulary.BODIES | {"house", "bank", "archbishop", "head", "duke", "gulf", "bay", "isle"}
)
"""Words before "of" in a name: Secretary of State."""
NAME_LINKS = vocabulary.NAME_LINKS - {"and"}
_INSIDE_NAMES = frozenset("watch read share image photo file section part story still new first".split())
"""Words that begin no name, but stand inside one: Harbour Watch."""
_POSSESSIVES = frozenset(["his", "her"])
_OBJECTS = frozenset(["him", "her"])
_NOBODY = frozenset("voice voices whisper proverb saying adage rhyme maxim rule wisdom story legend".split())
"""Nouns that speak and are nobody: "a voice said", "as the old rhyme says"."""
_LONGEST_HEADING = 12
"""Largest number of tokens in a paragraph that counts as a heading if it does not end with a punctuation mark."""
_PRONOUNS = frozenset("he she they we it who i someone somebody others another many some everyone one".split())


def find_mentions(tokens: list[Token]) -> list[Mention]:
    """Return the mentions among `tokens`, ordered by their ends."""
    usage = usage_of(tokens)
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
            found.append(make_mention(tokens, at, at + 1, kind="pronoun", gender=gender, possessive=True))
        if token.lower in _OBJECTS and _is_quoted(tokens, at):
            gender = "male" if token.lower == "him" else "female"
            found.append(make_mention(tokens, at, at + 1, kind="pronoun", gender=gender))
            at += 1
            continue
        if token.lower in _PRONOUNS and (token.lower != "i" or token.text == "I"):
            gender = "male" if token.lower == "he" else "female" if token.lower == "she" else "unknown"
            found.append(make_mention(tokens, at, at + 1, kind="pronoun", gender=gender))
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


def _is_quoted(tokens: list[Token], at: int) -> bool:
    """Return whether a pronoun is quoted by somebody: "quoted *him* as saying", "recalled *her* telling"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1] if at else None
    if before is None or after is None or before.lower not in REPORTING:
        return False
    return after.lower == "as" or (after.lower.endswith("ing") and bool(strength(after.lower)))


def _owns_words(tokens: list[Token], at: int) -> bool:
    """Return whether a possessive owns something said or written: "her statement", "his own words"."""
    ahead = [token.lower for token in tokens[at + 1 : at + 4]]
    return any(word in vocabulary.DOCUMENTS or word in vocabulary.UTTERANCES for word in ahead)


def _is_heading_word(tokens: list[Token], mention: Mention, usage: Usage) -> bool:
    """Return whether a name stands only in headings: its words have their capitals there for no other reason."""
    if mention.kind != "name":
        return False
    word = mention.name[-1].split()[-1].lower()
    if word in usage.capital and not (len(mention.name) == 1 and word in vocabulary.ROLES - usage.surnames):
        return False  # The Signalman's Daughter
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


def _begins_with_particle(tokens: list[Token], at: int) -> bool:
    """Return whether a surname begins with a word in lower case: von der Aue."""
    end = at
    while end < len(tokens) and end - at < 3 and tokens[end].text in NAME_LINKS:
        end += 1
    known = tokens[at].text in PARTICLES and end > at and end < len(tokens)
    return known and tokens[end].is_capital and tokens[end].sentence == tokens[at].sentence


def _chunk_end(tokens: list[Token], at: int, usage: Usage) -> int:
    """Return the index after the run of name and noun words that begins at `at`; `at` if there is none."""
    first = at
    if tokens[at].lower in vocabulary.DETERMINERS:
        at += 1
    while at < len(tokens) and at - first < 14:
        token = tokens[at]
        joins = token.text == "&" and _joins_company(tokens, at)
        if token.sentence != tokens[first].sentence or not (token.is_word or joins) or token.quotation >= 0:
            break
        if not joins and not (at == first and _begins_with_particle(tokens, at)) and not is_odd_name(tokens, at, usage):
            acronym = len(token.text) > 1 and token.text.isupper()
            if _ends_chunk(tokens, at, acronym=acronym):
                break
            inside = at > first and token.lower in _INSIDE_NAMES
            no_name = token.is_capital and token.lower in vocabulary.NOT_NAMES and not acronym and not inside
            if no_name or (token.sentence in usage.headings and _is_verb(token)):
                if at == first:
                    return at
                break
        at += 1
        if token.possessive:
            break
    return at if at > first + (tokens[first].lower in vocabulary.DETERMINERS) else first


def _is_verb(token: Token) -> bool:
    """Return whether a word of a heading is a verb there: Obi *Slams* Haas."""
    word = token.lower
    return bool(strength(word)) or word in vocabulary.AUXILIARY or word in IRREGULAR_PAST or word in ("goes", "gets")


def _ends_chunk(tokens: list[Token], at: int, *, acronym: bool) -> bool:
    """Return whether a function word, a verb or an adverb ends the run of name and noun words."""
    token = tokens[at]
    other = token.lower in vocabulary.FUNCTION and not acronym
    verb = not token.is_capital and (token.lower in _ONLY_VERBS or token.lower.endswith("ly"))
    return (other or verb) and not _links_name(tokens, at)


def _links_name(tokens: list[Token], at: int) -> bool:
    """Return whether the token is a lower-case word inside a name: Secretary *of* State, Ludwig *van* Beethoven."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at - 1].possessive:
        return False
    if tokens[at].text == "&":
        return _joins_company(tokens, at)
    if tokens[at].text in NAME_LINKS and not tokens[at].is_capital:
        return _links_with_particles(tokens, at)
    if not tokens[at - 1].is_capital:
        return False
    word, before, after = tokens[at].lower, tokens[at - 1], tokens[at + 1]
    if after.sentence != before.sentence:
        return False
    if word == "of" and before.lower in _OF_HEADS and not _ends_person(tokens, at - 1):
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


def _joins_company(tokens: list[Token], at: int) -> bool:
    """Return whether "&" joins the words of a company's name, not two people: Hollins *&* Daughters."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at - 1].sentence != tokens[at + 1].sentence:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    people = given_name(before.lower) is not None and given_name(after.lower) is not None
    company = at + 2 < len(tokens) and tokens[at + 2].is_capital and tokens[at + 2].lower in vocabulary.COMPANY_WORDS
    people = people and not company
    titles = before.lower in vocabulary.TITLES or after.lower in vocabulary.TITLES
    return before.is_capital and after.is_capital and not before.possessive and not people and not titles


def _ends_person(tokens: list[Token], at: int) -> bool:
    """Return whether a title word is the surname of the name before it: Peter T. *King* of New York."""
    before = tokens[at - 1] if at and tokens[at - 1].sentence == tokens[at].sentence else None
    if before is None or not before.is_capital or before.possessive:
        return False
    return len(before.text.rstrip(".")) == 1 or (given_name(before.lower) is not None and before.text.istitle())


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


def _parse_chunk(tokens: list[Token], first: int, end: int, usage: Usage, found: list[Mention]) -> None:
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
            name = name_mention(tokens, begin, at, stop, usage, determined=determined, modifier=role is not None)
            if name is not None and (role is None or (name.name and not name.possessive)):
                found.append(name)
            if role is None:
                begin = at = stop
                determined = False
                continue
            at = role
            token = tokens[at]
        if _is_role(token) and not _role_further_on(tokens, at + 1, end):
            titles = token.lower[-1:] != "s" or token.lower in vocabulary.TITLES
            if titles and at + 1 < end and tokens[at + 1].is_capital and not token.possessive:
                at += 1  # a role before a name is part of the name's mention
                continue
            found.append(nominal(tokens, begin, at + 1))
            begin = at + 1
            determined = False
        at += 1

    if determined and begin == first and _speaks(tokens, first, end):
        found.append(nominal(tokens, first, end))


def _name_end(tokens: list[Token], at: int, end: int) -> int:
    while at < end and (tokens[at].is_capital or _links_name(tokens, at)):
        at += 1
    return at


def _speaks(tokens: list[Token], first: int, end: int) -> bool:
    """Return whether a noun outside the tables is next to a verb of speech: "said the gondolier"."""
    if any(token.is_capital for token in tokens[first + 1 : end]):
        return False
    acts = end < len(tokens) and tokens[end].lower in vocabulary.AUXILIARY  # says her concern is the weather
    if first > 0 and strength(tokens[first - 1].lower) in (2, 4) and end - first <= 5 and not acts:
        return tokens[end - 1].lower not in _NOBODY and _is_inverted(tokens, first - 1)
    least = 2 if first and tokens[first - 1].lower in SUBORDINATORS else 3  # as the drummer yelled
    if end >= len(tokens) or tokens[end - 1].lower in _NOBODY:
        return False
    return tokens[end].sentence == tokens[first].sentence and strength(tokens[end].lower) >= least


def _is_inverted(tokens: list[Token], verb: int) -> bool:
    """Return whether a verb stands before its subject, not before its object: "❝ said the gondolier"."""
    at = verb - 1
    while at >= 0 and (tokens[at].lower in vocabulary.ADVERB or tokens[at].lower.endswith("ly")):
        at -= 1
    if at < 0 or tokens[at].sentence != tokens[verb].sentence:
        return True
    return tokens[at].quotation >= 0 or tokens[at].lower in ("as", "than") or (
        tokens[at].text in ",—–-" and at > 0 and tokens[at - 1].quotation >= 0
    )


def _role_further_on(tokens: list[Token], at: int, end: int) -> bool:
    """Return whether the head of the noun phrase is a later role noun: a law enforcement *official*."""
    for index in range(at, min(end, at + 3)):
        token = tokens[index]
        if token.is_capital or tokens[index - 1].possessive or token.lower.endswith("ed"):
            return False
        if _is_role(token):
            return True
    return False


def _common_word(tokens: list[Token], at: int, usage: Usage) -> bool:
    """Return whether a word has its capital only because it begins the sentence: Police, Officials."""
    token = tokens[at]
    begins = at == 0 or tokens[at - 1].sentence != token.sentence
    if not begins or token.text.isupper():
        return False
    role = token.lower in vocabulary.ROLES and token.lower not in usage.surnames
    if role and not (at + 1 < len(tokens) and tokens[at + 1].is_capital):
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


