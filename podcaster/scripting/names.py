"""Names: the table of given names, the gender of a name, and whether a name looks like a person's."""

import pkgutil
from functools import cache
from typing import Literal

from podcaster.languages.en.people import (
    FEMALE_GIVEN_NAMES,
    LETTERS_AFTER_A_NAME,
    MALE_GIVEN_NAMES,
    NEW_PLACES,
    NO_GIVEN_NAMES,
    PARTICLES,
    SURNAMES_TOO,
    WORDS_AS_GIVEN_NAMES,
)
from podcaster.scripting import vocabulary
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Gender

GivenName = Literal["female", "male", "either"]


@cache
def given_names() -> dict[str, GivenName]:
    """Return the table of given names, folded. The file's first lines give its source and licence."""
    table: dict[str, GivenName] = {}
    kinds: tuple[GivenName, ...] = ("female", "male", "either")
    text = (pkgutil.get_data("podcaster.scripting", "models/given_names.txt") or b"").decode("ascii")
    for line in text.splitlines():
        for kind in kinds:
            if line.startswith(kind + ": "):
                table.update(dict.fromkeys(line[len(kind) + 2 :].split(), kind))
    table.update(dict.fromkeys(FEMALE_GIVEN_NAMES, "female"))
    table.update(dict.fromkeys(MALE_GIVEN_NAMES, "male"))
    return table


def given_name(word: str) -> GivenName | None:
    """Return the gender of a given name, None for a word that is none. Accents do not matter: José, Zoë."""
    table = given_names()
    plain = fold(word)
    first, hyphen, _ = plain.partition("-")
    if hyphen and first == "jean":
        return "male"  # Jean-Luc
    return table.get(word) or table.get(plain) or table.get(first)


def without_letters(words: list[str]) -> list[str]:
    """Return the words of a name without the letters after it: Edmund Farr from Edmund Farr CBE."""
    end = len(words)
    while end > 1 and (words[end - 1] in LETTERS_AFTER_A_NAME or words[end - 1].lower() in vocabulary.SUFFIXES):
        end -= 1
    return words[:end]


def with_particles(words: list[str]) -> tuple[str, ...]:
    """Return the words of a name, a particle joined to the word after it: ("Otto", "von der Aue")."""
    parts: list[str] = []
    waiting: list[str] = []
    for word in words:
        waiting.append(word)
        if word not in PARTICLES and word not in ("la", "le", "los", "las"):
            parts.append(" ".join(waiting))
            waiting = []
    return (*parts, *waiting)


def role_gender(roles: set[str]) -> Gender:
    """Return the gender of titles and roles, given in lower case: "mrs", "spokesman"."""
    female = roles & (vocabulary.FEMALE_TITLES | vocabulary.ROLES_FEMALE)
    male = roles & (vocabulary.MALE_TITLES | vocabulary.ROLES_MALE)
    if bool(female) == bool(male):
        return "unknown"
    return "female" if female else "male"


def gender_of(name: list[str], roles: set[str]) -> Gender:
    """Return the gender of a name: that of its titles and roles, else that of its given name."""
    alone = {name[0].lower()} if len(name) == 1 else set()  # Grandma
    told = role_gender(roles | alone)
    if told != "unknown":
        return told
    if len(name) > 1:
        for word in name[:-1]:
            known = given_name(word)
            if known in ("female", "male"):
                return known
            if known is None and len(word) > 2:
                break
    return "unknown"


def _thing_score(lower: list[str]) -> float:
    """Return the score of a name that is a place's or a company's, 0 for another: New York, Texas, Hollis Foods."""
    if len(lower) > 1 and (lower[-1] in vocabulary.COMPANY_WORDS or "&" in lower):
        return -1.0
    if len(lower) > 1 and lower[0] == "new" and lower[1] in NEW_PLACES:
        return -2.0
    return -1.5 if len(lower) == 1 and lower[0] in NO_GIVEN_NAMES else 0.0


def person_score(name: list[str], roles: set[str], *, determined: bool, titled: bool) -> float:
    """Return how much a name looks like a person's (`Mention.person`)."""
    lower = [word.lower() for word in name]
    if len(lower) == 2 and lower[1] in SURNAMES_TOO and given_name(lower[0]) and lower[0] not in WORDS_AS_GIVEN_NAMES:
        return 2.0 if titled else 0.0
    if lower[-1] in vocabulary.BODIES or lower[0] in vocabulary.BODIES or "of" in lower:
        return -2.0
    if not titled and (thing := _thing_score(lower)):
        return thing
    score = 0.0
    if titled or roles & (vocabulary.ROLES | vocabulary.TITLES):
        score += 2.0
    known = given_name(lower[0]) is not None
    if len(name) > 1 and known:
        score += 1.5
    elif known:
        score += 0.3
    if determined and not titled:
        score -= 1.5
    if len(name) == 1 and name[0].isupper() and len(name[0]) > 1:
        score -= 1.0
    if lower[0] in vocabulary.NATIONS:
        score -= 1.0
    return max(-2.0, min(3.0, score))


def same_name(known: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Return whether two full names can mean one person: Hillary Rodham Clinton and Hillary Clinton."""
    if known[-1] != name[-1] or len(known) < 2:
        return False
    one, two = known[0], name[0]
    return one == two or (min(len(one), len(two)) == 1 and one[0] == two[0]) or set(known) >= set(name)
