"""Organisations: the one that "it said" and "the company said" mean."""

from podcaster.scripting import vocabulary
from podcaster.scripting.clauses import LATER, Clause
from podcaster.scripting.entities import Entities
from podcaster.scripting.phrases import Mention
from podcaster.scripting.scenes import sentence_before
from podcaster.scripting.tokens import Token

_COMPANIES = frozenset("company firm bank club charity airline retailer maker brewery publisher supermarket".split())
_COMPANY_ROLES = frozenset("owner maker operator builder developer contractor supplier employer".split())
"""Roles that companies have too: "the ferry's owner, Naviera Luz,"."""
_LEAST_PERSON = 0.5
"""Least `Entity.person` of somebody who is no organisation."""


class Bodies:
    """Resolves "it said" and "the company said", mention by mention, and remembers which organisation they meant."""

    def __init__(
        self, tokens: list[Token], mentions: list[Mention], entities: Entities, clauses: list[Clause]
    ) -> None:
        self._tokens, self._mentions, self._entities, self._clauses = tokens, mentions, entities, clauses
        self._by_noun: dict[str, int] = {}
        self._last: int | None = None

    def resolve(self, index: int, window: list[int], *, body: bool, goes_on: bool) -> bool:
        """Attach a mention to its organisation and return whether there is one. `window` are the mentions before,
        `body` says that it is no pronoun, `goes_on` that its verb is that of somebody who spoke before."""
        tokens, mentions, entities = self._tokens, self._mentions, self._entities
        mention = mentions[index]
        noun = tokens[mention.last - 1].lower
        known = [one for one in window if is_organisation(mentions, entities, one)]
        owner = speaking(tokens, mentions, entities, self._clauses, mention, known) if body else None
        owner = self._by_noun.get(noun) if owner is None and body else owner
        if owner is None:
            owner = organisation(tokens, mentions, entities, mention, window, known, body=body)
        if owner is None and (body or goes_on):
            owner = self._last
        if owner is None:
            self._last = entities.of[index] if body else self._last
            return False
        entities.of[index] = self._by_noun[noun] = self._last = owner
        return True


def is_body(tokens: list[Token], mention: Mention) -> bool:
    """Return whether a mention is "the company" or the like."""
    known = mention.kind == "nominal" and mention.last - mention.first == 2
    return known and tokens[mention.first].lower == "the" and tokens[mention.last - 1].lower in _COMPANIES


def organisation(
    tokens: list[Token],
    mentions: list[Mention],
    entities: Entities,
    pronoun: Mention,
    window: list[int],
    known: list[int],
    *,
    body: bool,
) -> int | None:
    """Return the organisation that was mentioned last, for "it said"; for "the company", the one mentioned first.
    `known` are the mentions of organisations in the window."""
    low, high = sentence_before(tokens, pronoun.first)
    earlier, _ = sentence_before(tokens, low)
    if not body and any(token.lower in vocabulary.DOCUMENTS for token in tokens[earlier:high]):
        return None  # it is the letter
    if known:
        return entities.of[known[0] if body else known[-1]]
    named = {entities.of[index] for index in window if mentions[index].kind == "name"}
    return named.pop() if body and len(named) == 1 else None


def speaking(
    tokens: list[Token],
    mentions: list[Mention],
    entities: Entities,
    clauses: list[Clause],
    pronoun: Mention,
    known: list[int],
) -> int | None:
    """Return the organisation that said something before, in the paragraph of "the company"."""
    here = tokens[pronoun.first].paragraph
    for index in reversed(known):
        clause = clauses[index]
        if tokens[mentions[index].first].paragraph == here and clause.strength > 1 and clause.path <= LATER:
            return entities.of[index]
    return None


def is_organisation(mentions: list[Mention], entities: Entities, index: int) -> bool:
    """Return whether a mention may be an organisation that speaks. A word that has a capital once may be any word,
    and no place is one."""
    owner = entities.of[index]
    if owner is None or mentions[index].kind == "pronoun" or mentions[index].possessive:
        return False
    entity = entities.all[owner]
    word = len(entity.name) == 1 and entity.name[0].lower() not in vocabulary.BODIES and not entity.name[0].isupper()
    person = entity.person >= _LEAST_PERSON and not (mentions[index].person <= 0 and entity.roles & _COMPANY_ROLES)
    if not entity.name or person or entity.gender != "unknown":
        return False
    return not word or (entity.person >= 0 and len(entity.mentions) > 1)
