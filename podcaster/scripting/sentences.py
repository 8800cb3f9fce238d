"""Sentence boundaries, and the abbreviations whose full stop does not end a sentence.

Chapters and subtitles start at sentence boundaries. The tokenizer (`tokens`) uses the same abbreviations.
"""

import re
from itertools import pairwise

from podcaster.system.lazy_regex import lazy_regex

ABBREVIATIONS = frozenset(
    (
        "mr mrs ms messrs dr prof rev hon st sen sens rep reps gov pres det insp "
        "gen lt col maj capt cmdr sgt cpl pvt adm jr sr vs inc ltd co corp dept "
        "jan feb mar apr jun jul aug sep sept oct nov dec"
    ).split()
)
"""Titles, companies and months, in lower case. Their full stop never ends a sentence."""
STATE_ABBREVIATIONS = frozenset(
    (
        "ala ariz ark calif colo conn fla ga ill ind kan ky mass mich minn mont neb nev okla pa tenn tex va vt wis wyo"
    ).split()
)
"""U.S. states as newspapers abbreviate them, in lower case. Several are words too ("He is ill."), and a
state often ends a sentence: they do not count as abbreviations where sentences are split."""

_CLOSERS = "\"'”’»›)]"
_OPENERS = "\"'“‘„«‹([—–-"
_BREAK = lazy_regex(rf"(?<![.!?…])[.!?…]+[{re.escape(_CLOSERS)}]*\s+|[。！？]+[」』”’]*\s*|\n\s*\n\s*")
_LONGEST_ABBREVIATION = 12
"""Characters that are searched for an abbreviation before a full stop."""
_INITIALS = lazy_regex(r"[^\W\d](\.[^\W\d])*")


def sentence_starts(text: str) -> tuple[int, ...]:
    """Return the character offsets at which the sentences of `text` start; the first is 0.

    A full stop after an abbreviation or initial ("Mr.", "U.S.", "No. 5") or before a lower-case letter does not end a
    sentence.
    """
    starts = [0]
    for found in _BREAK.finditer(text):
        following = text[found.end() : found.end() + 8].lstrip(_OPENERS)[:1]
        if following and not following.islower() and not _is_abbreviated(text, found.start(), following):
            starts.append(found.end())
    return tuple(starts)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open character ranges of the sentences of `text`. Together they cover it."""
    return tuple(pairwise((*sentence_starts(text), len(text))))


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends with the end of a sentence, so that the next text starts a new one."""
    return text.rstrip().rstrip(_CLOSERS).endswith((".", "!", "?", "…", "。", "！", "？"))


def _is_abbreviated(text: str, stop: int, following: str) -> bool:
    """Return whether the full stop at `stop` belongs to the word before it."""
    if not text.startswith(".", stop) or text.startswith("..", stop):
        return False
    word = re.split(r"\s", text[max(0, stop - _LONGEST_ABBREVIATION) : stop])[-1].lstrip(_OPENERS).casefold()
    if word == "no":
        return following.isdigit()
    return word in ABBREVIATIONS or _INITIALS.fullmatch(word) is not None
