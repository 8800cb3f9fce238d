"""Roles that a text tells without an apposition: an age behind a name, the noun of a headline; and the titles of those
who are called by a noun."""

from collections.abc import Iterator, Sequence

from podcaster.languages.en.people import EPITHETS, OCCUPATIONS
from podcaster.scripting import vocabulary
from podcaster.scripting.names import role_gender
from podcaster.scripting.phrases import Mention
from podcaster.scripting.script import Gender
from podcaster.scripting.tokens import Token

TITLES_OF = {
    "judge": ("justice",), "vicar": ("rev", "rev.", "reverend"), "priest": ("rev", "rev.", "reverend", "father"),
    "minister": ("rev", "rev.", "reverend", "secretary"), "doctor": ("dr", "dr."), "professor": ("prof", "prof."),
    "captain": ("capt", "capt."), "sergeant": ("sgt", "sgt."), "senator": ("sen", "sen."), "colonel": ("col", "col."),
    "lieutenant": ("lt", "lt."), "general": ("gen", "gen."), "governor": ("gov", "gov."), "admiral": ("adm", "adm."),
    "councillor": ("cllr", "cllr."), "inspector": ("insp.", "insp"), "commander": ("cmdr.", "cmdr"),
}  # fmt: skip
"""Titles of those who are called by a noun: "Mr Justice Farouk" is the judge."""

_LONGEST_NOUN = 5
"""Words of a noun phrase after "a", and one."""


def roles_told(
    tokens: Sequence[Token], mentions: Sequence[Mention], owners: Sequence[int | None], *, headline: bool
) -> Iterator[tuple[int, str]]:
    """Return mentions (by index), each with a role of its entity. `headline` says that the text begins with a title.

    "Annika Solano, 29," is the 29-year-old. "Striker sent off" means whom the first paragraph names first.
    """
    for index, mention in enumerate(mentions):
        after = tokens[mention.last : mention.last + 3]
        if owners[index] is None or mention.kind != "name" or len(after) < 3 or after[0].text not in ",(":
            continue
        if after[1].text.isdigit() and len(after[1].text) == 2 and after[2].text in ",.)":
            yield index, f"{after[1].text}-year-old"
    nouns = {token.lower for token in tokens if token.paragraph == 0} & (OCCUPATIONS | EPITHETS) if headline else set()
    people = (i for i, mention in enumerate(mentions) if len(mention.name) > 1 and mention.person > 0)
    first = next((i for i in people if tokens[mentions[i].first].paragraph == 1), None)
    if first is not None and len(nouns) == 1:
        yield first, nouns.pop()


def nouns_introduced(tokens: Sequence[Token]) -> dict[str, int]:
    """Return the nouns that the text introduces ("a police negotiator"), each with the index of its first token."""
    found: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.lower not in ("a", "an"):
            continue
        for noun in range(at + 1, min(at + _LONGEST_NOUN, len(tokens))):
            if not tokens[noun].text.isalpha() or tokens[noun].lower in vocabulary.FUNCTION:
                break
            found.setdefault(tokens[noun].lower, noun)
    return found


def gender_told(roles: set[str], places: Sequence[int], mentions: Sequence[Mention]) -> Gender:
    """Return the gender that titles and words for kin tell of a person, not the given name: "his wife, Enid Pettifer".

    `places` are the person's mentions, by index.
    """
    told = role_gender(roles)
    for index in places if told == "unknown" else ():
        before = mentions[index - 1] if index else None
        if before is not None and before.kind == "nominal" and mentions[index].first - before.last in (0, 1):
            told = before.gender if told == "unknown" else told
    return told
