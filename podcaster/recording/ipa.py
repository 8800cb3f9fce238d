"""Pronunciations in the International Phonetic Alphabet (IPA), as the lexicon's table [phonemes] has them."""

import re

SYMBOLS = frozenset("iɪeɛæaɑɒɔoʊuʌəɜɚɝᵻɐ" "pbtdkɡgmnŋfvθðszʃʒhxlɹrjwɾʔʧʤ" "ˈˌː." " ")
"""The symbols of English. Those of other languages have no sound in the models."""
_VOWEL = re.compile("[iɪeɛæaɑɒɔoʊuʌəɜɚɝᵻɐ]")
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
