"""Where sentences start, so that chapters and subtitles begin where a listener can follow."""

import re
from itertools import pairwise

_CLOSERS = "\"'”’»›)]"
_OPENERS = "\"'“‘„«‹([—–-"
_BREAK = re.compile(rf"(?<![.!?…])[.!?…]+[{re.escape(_CLOSERS)}]*\s+|[。！？]+[」』”’]*\s*|\n\s*\n\s*")
_LONGEST_ABBREVIATION = 12
_ABBREVIATIONS = (
    " mr mrs ms dr prof rev gen col lt maj capt sgt adm sen rep gov pres st jr sr vs inc ltd co corp dept "
    " jan feb mar apr jun jul aug sep sept oct nov dec "
)
_INITIALS = re.compile(r"[^\W\d](\.[^\W\d])*")


def sentence_starts(text: str) -> tuple[int, ...]:
    """The character offsets at which sentences of `text` start; 0 is the first.

    A full stop after an abbreviation or initial ("Mr.", "U.S.", "No. 5") or before a small letter ends no sentence.
    """
    starts = [0]
    for found in _BREAK.finditer(text):
        following = text[found.end() : found.end() + 8].lstrip(_OPENERS)[:1]
        if following and not following.islower() and not _is_abbreviated(text, found.start(), following):
            starts.append(found.end())
    return tuple(starts)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The half-open character ranges of the sentences of `text`, which they tile."""
    return tuple(pairwise((*sentence_starts(text), len(text))))


def ends_sentence(text: str) -> bool:
    """Whether a sentence is over at the end of `text`, so that what follows starts a new one."""
    return text.rstrip().rstrip(_CLOSERS).endswith((".", "!", "?", "…", "。", "！", "？"))


def _is_abbreviated(text: str, stop: int, following: str) -> bool:
    """Whether the full stop at `stop` belongs to the word before it."""
    if not text.startswith(".", stop) or text.startswith("..", stop):
        return False
    word = re.split(r"\s", text[max(0, stop - _LONGEST_ABBREVIATION) : stop])[-1].lstrip(_OPENERS).casefold()
    if word == "no":
        return following.isdigit()
    return f" {word} " in _ABBREVIATIONS or _INITIALS.fullmatch(word) is not None
