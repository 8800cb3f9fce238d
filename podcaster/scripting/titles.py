"""Titles: quotations that name a work and are no speech: on "Face the Nation," a paper titled "Who Pays?"."""


from podcaster.scripting import vocabulary
from podcaster.scripting.tokens import Token
from podcaster.scripting.verbs import Verbs
from podcaster.system.lazy_regex import lazy_regex

_TITLED = frozenset("titled entitled".split())
_NAMING = frozenset("named titled entitled called".split())
"""Verbs before a title: "named ❝Madam Secretary❞ as her guilty pleasure"."""
_BEFORE_TITLES = frozenset("on of in with from".split()) | _NAMING
_WORD = lazy_regex(r"[^\W\d_]{4,}")


def may_be_title(body: str, tokens: list[Token], verbs: Verbs, place: int) -> bool:
    """Return whether a quotation inside a sentence looks like a title: on "Face the Nation," Clinton said."""
    before = tokens[place - 1] if place else None
    if before is None or before.sentence != tokens[place].sentence:
        return False
    if not before.is_word and before.text != ",":
        return False
    words = _WORD.findall(body, tokens[place].start, tokens[place].end)
    words = [word for word in words if word not in vocabulary.FUNCTION]
    said = verbs.is_speech(place - 1) and before.lower not in _NAMING
    return bool(words) and all(word[0].isupper() for word in words) and not said


def is_title(body: str, tokens: list[Token], verbs: Verbs, place: int) -> bool:
    """Return whether a quotation is certainly a title: several words with capitals after "on", "of" or an owner, or any
    words after "titled"."""
    before = tokens[place - 1] if place else None
    if before is not None and before.lower in _TITLED:
        return True
    several = " " in body[tokens[place].start : tokens[place].end]
    named = before is not None and (before.possessive or before.lower in _BEFORE_TITLES)
    return several and named and may_be_title(body, tokens, verbs, place)
