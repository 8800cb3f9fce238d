"""Leaves out what a text says twice, word for word: copies for another screen, summaries, pull quotes."""

from collections.abc import Sequence
from itertools import pairwise

from podcaster.system.lazy_regex import lazy_regex

_WORD = lazy_regex(r"\w+")
_SENTENCE_END = lazy_regex(r"(?<=[.!?…])[\"”’')\]]*\s+")
_PROSE_WORDS = 12
"""The fewest words of a line that can begin or continue a copy. A poem or a list may repeat shorter lines."""
_FEWEST_WORDS = 8
"""The fewest words of a sentence that can be a pull quote."""
_MOST_PLACES = 4
"""How many lines with the same words are looked at."""
_SENTENCE_ENDS = ".!?…\"”’')]"
_QUOTES = "\"“‘'«„"


def copied_lines(texts: Sequence[str]) -> set[int]:
    """The indices of the lines that are copies of others.

    Of lines that come again in the same order, the later ones are the copies, with what was between the first ones too.
    Of a line that stands twice without prose between, the first is the copy: the text goes on below the second. A
    single line that comes again later is none, because a list of things may say the same of two.
    """
    keys = [" ".join(_WORD.findall(text.casefold())) for text in texts]
    prose = [
        at
        for at, (text, key) in enumerate(zip(texts, keys, strict=True))
        if key.count(" ") >= _PROSE_WORDS - 1 and text[-1] in _SENTENCE_ENDS
    ]
    twice = {at for at, following in pairwise(prose) if keys[at] == keys[following]}
    prose = [at for at in prose if at not in twice]
    first: dict[str, int] = {}
    origin: list[int] = []  # for each line of prose the number of the first one with the same words
    for number, at in enumerate(prose):
        origin.append(first.setdefault(keys[at], number))
    copied: set[int] = set()
    for number, source in enumerate(origin):
        if source == number:
            continue
        follows = number > 0 and origin[number - 1] == source - 1 and number - 1 != source - 1
        if follows or (number + 1 < len(origin) and origin[number + 1] == source + 1 < number):
            copied.add(prose[number])
        if follows:
            between = set(keys[prose[source - 1] : prose[source]])
            copied.update(at for at in range(prose[number - 1] + 1, prose[number]) if keys[at] in between)
    return twice | copied


def without_quoted(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    """The verdicts without pull quotes, sentences that are also within a longer line, and without summaries, all of
    whose sentences are also in other lines."""
    words = [_WORD.findall(text.casefold()) if stays else [] for text, stays in zip(texts, kept, strict=True)]
    keys = list(map(" ".join, words))
    padded = [f" {key} " for key in keys]
    left = list(kept)
    places: dict[str, list[int]] = {}
    for at, found in enumerate(words):
        for start in range(len(found) - _FEWEST_WORDS + 1):
            lines = places.setdefault(" ".join(found[start : start + _FEWEST_WORDS]), [])
            if len(lines) < _MOST_PLACES and at not in lines:
                lines.append(at)

    def stands_elsewhere(key: str, at: int, *, alone: bool = False) -> bool:
        """True when the words are within a longer line; `alone`: or are a line."""
        return any(
            (len(keys[other]) > len(key) and f" {key} " in padded[other]) or (alone and keys[other] == key)
            for other in places.get(" ".join(key.split(" ", _FEWEST_WORDS)[:_FEWEST_WORDS]), ())
            if other != at and left[other]
        )

    sentences = [
        at
        for at, text in enumerate(texts)
        if len(words[at]) >= _FEWEST_WORDS and (text[-1] in _SENTENCE_ENDS or text[0] in _QUOTES)
    ]
    for at in sentences:
        parts = [" ".join(_WORD.findall(part.casefold())) for part in _SENTENCE_END.split(texts[at])]
        left[at] = len(parts) < 2 or not all(stands_elsewhere(part, at, alone=True) for part in filter(None, parts))
    for at in sentences:
        left[at] = left[at] and not stands_elsewhere(keys[at], at)
    return left
