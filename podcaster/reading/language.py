"""The language of a text: by a small trained network (CLD3), and for a few words by the words themselves."""

from podcaster.system.lazy_regex import lazy_regex

_FUNCTION_WORDS = {
    "en": "the of and to in that is was for it with as his on be at by had not are from this which have they were you",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat",
    "fr": "le la les des et en un une du dans est pour que qui sur par pas plus au avec ce il sont ont cette mais aux",
    "es": "el los las del y que en un una por con para se es su al lo como más pero sus este ha fue también sobre no",
    "it": "il di che la e in un è per una sono della con non del si le da al dei gli ha nel alla più anche come delle",
    "pt": "o os do da em um uma para que com não por mais as dos se ao foi das como também à são pela pelo mas seu",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als bij maar naar dan zich door nog",
    "sv": "och att det som en på är av för med den till inte har om ett var de men så sig kan från vi eller när ska",
    "pl": "w i na z się nie do że jest to o jak po za od przez dla są tym oraz był może tego już przy także",
}
"""For languages in Latin letters: the words that tell a text of a few words from an English one."""
_WORDS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_WORD = lazy_regex(r"[^\W\d_]+")
_READ_CHARACTERS = 8000
_FEW_WORDS = 16
"""Below this many words the network takes English names for other languages."""
_SURE = 0.9
_PAST_LATIN = "\u0250"
"""The first letter that no Latin alphabet has."""


def detect_language(text: str, *, declared: str | None = None) -> str:
    """The BCP 47 tag of the language that `text` is written in.

    `declared` is the tag in the document's markup. It is used when the text agrees, or is too short to tell: many pages
    declare the language of their template. Without either it is "en".
    """
    known = _primary(declared)
    found = _detected(text[:_READ_CHARACTERS])
    if declared and (found is None or _same(found, known)):
        return declared
    return found or "en"


def _primary(tag: str | None) -> str:
    return (tag or "").replace("_", "-").partition("-")[0].lower()


def _same(found: str, declared: str) -> bool:
    """True for one language under two names: Norwegian and its written forms, Serbian and its sisters."""
    families = ({"no", "nb", "nn", "da"}, {"sr", "hr", "bs", "sh"}, {"id", "ms"}, {"he", "iw"}, {"zh", "yue"})
    return _primary(found) == declared or any(_primary(found) in one and declared in one for one in families)


def _detected(text: str) -> str | None:
    """The language that the text itself tells; None when it does not tell."""
    words = _WORD.findall(text.lower())
    if not words:
        return None
    counts = {language: sum(word in listed for word in words) for language, listed in _WORDS.items()}
    found, probability = _by_network(text)
    if found == "en":
        return "en"
    if len(words) < _FEW_WORDS and all(letter < _PAST_LATIN for word in words for letter in word):
        agreed = found is not None and counts.get(found, 0) > counts["en"]
        foreign = counts["en"] == 0 and any(letter > "\x7f" for word in words for letter in word)
        return found if agreed or (foreign and probability >= _SURE) else None
    if found is None or (probability < _SURE and counts["en"] == max(counts.values())):
        return None
    return found


def _by_network(text: str) -> tuple[str | None, float]:
    """The language that the network takes the text for, and its probability; None when it has no idea."""
    try:
        from gcld3 import NNetLanguageIdentifier  # late: few commands read an article
    except ImportError:  # a platform or a Python that it has no wheel for
        return None, 0.0
    found = NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * _READ_CHARACTERS).FindLanguage(text)
    tag = str(found.language)
    # Romanised Russian or Japanese ("ru-Latn") is rare, and often a mistaken English.
    return (None if tag == "und" or tag.endswith("-Latn") else tag), float(found.probability)
