"""Names as they are compared."""

import unicodedata
from functools import lru_cache

_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
"""Latin letters that Unicode does not take apart, as English-language papers write them."""


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name as it is compared: without case, accents on Latin letters, full stops, and apostrophes; half characters as
    files hold them."""
    name = name.encode("utf-8", "replace").decode("utf-8")
    letters: list[str] = []
    for character in unicodedata.normalize("NFKD", name.casefold()).translate(_UNDECOMPOSED):
        if unicodedata.combining(character) and letters and letters[-1].isascii():
            continue
        letters.append("-" if character in "‐‑–" else " " if character == "," else character)
    plain = "".join(character for character in letters if character not in ".'’‘`ʼ")
    return " ".join(unicodedata.normalize("NFC", plain).split())
