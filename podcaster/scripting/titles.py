"""Titles: quotations that name a work and are no speech: on "Face the Nation," a paper titled "Who Pays?"."""

from podcaster.scripting import vocabulary
from podcaster.scripting.tokens import Token
from podcaster.scripting.verbs import Verbs
from podcaster.system.lazy_regex import lazy_regex

_TITLED = frozenset("titled entitled".split())
_NAMING = frozenset("named titled entitled called".split())
"""Verbs before a title: "named ❝Madam Secretary❞ as her guilty pleasure"."""
_BEFORE_TITLES = frozenset("on of in with from".split()) | _NAMING
_BESIDE_THINGS = frozenset("with under behind bearing beside below beneath above by".split())
_THINGS = frozenset("sticker label badge plaque tag board card".split())
_CALLS = frozenset("call calls called term terms termed dub dubbed nicknamed".split())
_CALLED = frozenset("him her it them me us".split())
_SPEAKS = frozenset("speak speaks talk talks speaking talking".split())
"""Verbs before "of" and a term: drivers speak of ❝blowing off❞."""
_SAYINGS = frozenset(
    "sayings proverbs phrases words terms slogans songs titles books films poems rhymes names maxims".split()
)
_FEW_WORDS = 3
"""Largest number of words of a nickname."""
_WORD = lazy_regex(r"[^\W\d_]{4,}")


def _is_inscription(tokens: list[Token], place: int) -> bool:
    """Return whether a quotation is what stands on a thing: left on a bench with a note: ❝Take one❞."""
    words = [token.lower for token in tokens[max(0, place - 4) : place]]
    on = len(words) == 4 and words[3] == ":" and words[1] in ("a", "an") and words[0] in _BESIDE_THINGS
    return on and words[2] in vocabulary.DOCUMENTS | _THINGS


def _is_label(body: str, tokens: list[Token], place: int) -> bool:
    """Return whether a quotation is what something is called: "Her students call her ❝the ear❞", "what the school calls
    a ❝learning weather❞ report"."""
    token = tokens[place]
    words = [one.lower for one in tokens[max(0, place - 8) : place] if one.sentence == token.sentence]
    few = len(body[token.start : token.end].split()) <= _FEW_WORDS
    if not few or not words:
        return False
    if words[-1] == "of" and words[-2:-1] and words[-2] in _SPEAKS:
        return True
    nickname = body[token.start + 1 : token.end].lower().startswith("the ")
    if nickname and len(words) > 1 and words[-1] in _CALLED and words[-2] in _CALLS:
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    called = "what" in words and not _CALLS.isdisjoint(words)
    if called and words[-1] in ("its", "his", "her", "their", "our", "my"):
        return True  # what the hotel calls its ❝signature silence❞
    noun = after is not None and after.sentence == token.sentence and after.text.islower()
    noun = noun and after is not None and after.lower not in vocabulary.FUNCTION | vocabulary.SAY
    return noun and called and words[-1] in vocabulary.DETERMINERS


def _is_saying(tokens: list[Token], place: int) -> bool:
    """Return whether a quotation is what people say in general: "Gardeners will tell you that ❝", or one of several:
    "forty sayings, among them ❝"."""
    words = [one.lower for one in tokens[max(0, place - 8) : place] if one.sentence == tokens[place].sentence]
    listed = words[-2:] in (["among", "them"], ["such", "as"]) or words[-1:] == ["including"]
    if listed and not _SAYINGS.isdisjoint(words):
        return True
    pairs = zip(words, words[1:], words[2:], strict=False)
    return any(who.endswith("s") and will == "will" and verb in ("tell", "say") for who, will, verb in pairs)


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
    if _is_inscription(tokens, place) or _is_label(body, tokens, place) or _is_saying(tokens, place):
        return True
    several = " " in body[tokens[place].start : tokens[place].end]
    named = before is not None and (before.possessive or before.lower in _BEFORE_TITLES)
    return several and named and may_be_title(body, tokens, verbs, place)
