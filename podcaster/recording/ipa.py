"""Pronunciations in the International Phonetic Alphabet (IPA), as the lexicon's table [phonemes] has them."""

from podcaster.system.lazy_regex import lazy_regex

SYMBOLS = frozenset("iɪeɛæaɑɒɔoʊuʌəɜɚɝᵻɐ" "pbtdkɡgmnŋfvθðszʃʒhxlɹrjwɾʔʧʤ" "ˈˌː." " ")
"""The symbols of English. Those of other languages have no sound in the models."""
_VOWELS = "iɪeɛæaɑɒɔoʊuʌəɜɚɝᵻɐ"
_VOWEL = lazy_regex(f"[{_VOWELS}]")
_STRESS_BEFORE_CONSONANTS = lazy_regex(f"([ˈˌ])([^ˈˌ {_VOWELS}]+)")
_SIBILANT = lazy_regex("[szʃʒʧʤ]$")
_VOICELESS = lazy_regex("[ptkfθ]$")
_MOST_SYMBOLS = 100


def fault_in(phonemes: str) -> str:
    """What is wrong with a pronunciation, in words; "" when nothing is."""
    odd = [symbol for symbol in phonemes if symbol not in SYMBOLS]
    if odd:
        return f"has {odd[0]!r}, which is not a phoneme of English in IPA"
    if not _VOWEL.search(phonemes):
        return "has no vowel"
    if len(phonemes) > _MOST_SYMBOLS:
        return f"is longer than {_MOST_SYMBOLS} phonemes"
    return ""


def stress_before_vowels(phonemes: str) -> str:
    """The pronunciation with its stress where the models expect it: before the vowel, not before the syllable."""
    return _STRESS_BEFORE_CONSONANTS.sub(r"\2\1", phonemes.replace(".", ""))


def with_possessive(phonemes: str) -> str:
    """The pronunciation of a word with "'s" after it."""
    if _SIBILANT.search(phonemes):
        return f"{phonemes}ɪz"
    return f"{phonemes}{'s' if _VOICELESS.search(phonemes) else 'z'}"
