"""Names inside a quotation: people do not speak of themselves by name, and never address themselves."""

import re

from podcaster.scripting.entities import Entity
from podcaster.scripting.folding import fold
from podcaster.system.lazy_regex import lazy_regex

NOT_INSIDE, NAMED, ADDRESSED = 0.0, 1.0, 2.0
"""NAMED: a name of the entity stands in the quotation. ADDRESSED: as a vocative, "Walter, is that the sea?"."""

_NAME = lazy_regex(r"[^\W\d_][\w'’-]*[^\W_]|[^\W\d_]")
_CALLED = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Madam|Aunt|Uncle)\.? )?(?P<name>[^\W\d_a-z][\w’'-]+)"
_VOCATIVES = (
    lazy_regex(rf"(?:^|[.!?…] |[“\"‘] ?){_CALLED}(?=[,!?…]|\.$|$)"),
    lazy_regex(rf", {_CALLED}(?=[,!?….]|$)"),
)

_INNER_QUOTATION = lazy_regex(r"(?<=[\s,:])[“\"‘'«][^“”\"«»]*?[”\"’'»](?=[\s.,!?;’”\"']|$)")
"""A quotation in the quotation, whose words are somebody else's: “My mother said, ‘Nadia, cry in time.’”"""


class NamesInside:
    """The names inside one quotation, folded."""

    def __init__(self, text: str) -> None:
        inner = _INNER_QUOTATION.sub("", text[1:]).strip("“”„‟\"'`«»‘’ ")
        words = [word for word in _NAME.findall(inner) if word[0].isupper()]
        self._named = {fold(re.sub(r"['’]s$", "", word)) for word in words}
        self._addressed = {fold(found["name"]) for pattern in _VOCATIVES for found in pattern.finditer(inner)}

    def relation(self, entity: Entity) -> float:
        """Return whether a named entity is named in the quotation, or addressed."""
        if not entity.name:
            return NOT_INSIDE
        ends = {fold(entity.name[-1].split()[-1]), fold(entity.name[0])}
        if ends & self._addressed:
            return ADDRESSED
        return NAMED if ends & self._named else NOT_INSIDE
