"""Epithets: nouns that stand for somebody who was named: "the Basque", "the 27-year-old", "the striker"."""

from podcaster.languages.en.people import DEMONYMS, EPITHETS, GIVEN_NAMES_AS_SURNAMES, NATIONALITY_OF
from podcaster.scripting.entities import Entity
from podcaster.scripting.names import given_name
from podcaster.scripting.organisations import is_body
from podcaster.scripting.phrases import Mention
from podcaster.scripting.tokens import Token

_SOMEBODY = frozenset("man woman boy girl lady gentleman lad youth".split())
"""Nouns for anybody of a gender: "the old man said"."""


def is_epithet(tokens: list[Token], mention: Mention) -> bool:
    """Return whether a noun stands for somebody who was just named: "the Basque", "the 27-year-old", "the striker"."""
    if mention.kind != "nominal" or tokens[mention.first].lower != "the" or mention.plural:
        return False
    head = tokens[mention.last - 1].lower
    known = head in EPITHETS or head in DEMONYMS or head in _SOMEBODY or head.endswith("-year-old")
    return known or is_body(tokens, mention)


def nationality(tokens: list[Token], mention: Mention) -> set[str]:
    """Return the nationality that an epithet tells: "danish" for "the Dane"; none for another noun."""
    head = tokens[mention.last - 1].lower
    return {NATIONALITY_OF.get(head, head)} if head in DEMONYMS else set()


def fits_epithet(tokens: list[Token], epithet: Mention, entity: Entity) -> bool:
    """Return whether an epithet can stand for somebody: nobody has two nationalities, and the people of a tale without
    surnames are no "striker" or "driver"."""
    if not entity.name or not (epithet.gender == "unknown" or entity.gender in (epithet.gender, "unknown")):
        return False
    nation, head = nationality(tokens, epithet), tokens[epithet.last - 1].lower
    if nation:
        known = {NATIONALITY_OF.get(role, role) for role in entity.roles if role in DEMONYMS}
        return not known or nation <= known
    alone = len(entity.name) == 1 and entity.name[0] not in GIVEN_NAMES_AS_SURNAMES
    if head in _SOMEBODY:
        return alone or "old" in epithet.roles
    return not (alone and given_name(entity.name[0]) is not None)
