"""Folding: the form in which names are compared."""

import unicodedata
from functools import lru_cache

_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
"""Latin letters without a Unicode decomposition, and how English-language papers write them."""


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return `name` in lower case, without accents on Latin letters, full stops and apostrophes. Idempotent.

    Lone surrogates become question marks, as in files.
    """
    name = name.encode("utf-8", "replace").decode("utf-8")
    letters: list[str] = []
    for character in unicodedata.normalize("NFKD", name.casefold()).translate(_UNDECOMPOSED):
        if unicodedata.combining(character) and letters and letters[-1].isascii():
            continue
        letters.append("-" if character in "‐‑–" else " " if character == "," else character)
    plain = "".join(character for character in letters if character not in ".'’‘`ʼ")
    return " ".join(unicodedata.normalize("NFC", plain).split())
