"""Names: the table of given names, and what a name tells of gender and of being a person's."""

import pkgutil
from functools import cache
from typing import Literal

from podcaster.scripting import vocabulary
from podcaster.scripting.script import Gender

GivenName = Literal["female", "male", "either"]


@cache
def given_names() -> dict[str, GivenName]:
    """Return the shipped table of given names, in lower case. The file's first lines give its source and licence."""
    table: dict[str, GivenName] = {}
    kinds: tuple[GivenName, ...] = ("female", "male", "either")
    text = (pkgutil.get_data("podcaster.scripting", "models/given_names.txt") or b"").decode("ascii")
    for line in text.splitlines():
        for kind in kinds:
            if line.startswith(kind + ": "):
                table.update(dict.fromkeys(line[len(kind) + 2 :].split(), kind))
    return table


def role_gender(roles: set[str]) -> Gender:
    """Return the gender that titles and roles in lower case tell: "mrs", "spokesman"."""
    female = roles & (vocabulary.FEMALE_TITLES | vocabulary.ROLES_FEMALE)
    male = roles & (vocabulary.MALE_TITLES | vocabulary.ROLES_MALE)
    if bool(female) == bool(male):
        return "unknown"
    return "female" if female else "male"


def gender_of(name: list[str], roles: set[str]) -> Gender:
    """Return the gender of a name, told by its titles and roles, else by its given name."""
    told = role_gender(roles)
    if told != "unknown":
        return told
    if len(name) > 1:
        for word in name[:-1]:
            known = given_names().get(word.lower().split("-")[0])
            if known in ("female", "male"):
                return known
            if known is None and len(word) > 2:
                break
    return "unknown"


def person_score(name: list[str], roles: set[str], *, determined: bool, titled: bool) -> float:
    """Return how much a name looks like a person's (`Mention.person`)."""
    lower = [word.lower() for word in name]
    if lower[-1] in vocabulary.BODIES or lower[0] in vocabulary.BODIES or "of" in lower:
        return -2.0
    score = 0.0
    if titled or roles & (vocabulary.ROLES | vocabulary.TITLES):
        score += 2.0
    known = lower[0] in given_names()
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
