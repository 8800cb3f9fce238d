"""Turns of a conversation: short lines such as "AMOAH: No." look like furniture, but belong to the interview.

A label that begins several lines, most of which are kept, begins turns. Then all of its lines are kept.
"""

import re
from collections.abc import Sequence

from podcaster.reading.furniture import is_stock
from podcaster.system.lazy_regex import lazy_regex

_TIME = r"[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[\])]?"
_NAME = r"[A-ZÀ-Þ][\w’'-]*\.?(?: (?:[a-z]{2,3} )?(?:[A-ZÀ-Þ][\w’'-]*\.?|\d{1,2})){0,4}"
_LABEL = lazy_regex(
    rf"(?:{_TIME}\s+)?(?:"
    rf"(?P<name>{_NAME})(?:\s?[(\[][^()\[\]]{{1,60}}[)\]]){{0,2}}(?:,?\s+{_TIME})?\s?:(?:\s|$)"
    rf"|\[?(?P<alone>{_NAME})[:\]]?(?:,?\s+[(\[]?{_TIME}[)\]]?)$|(?<=[\d\])]\s)(?:[-–—]\s)?(?P<timed>{_NAME})$"
    r"|(?P<capitals>[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,40})(?:$|\.\s)|(?P<letter>[QA])(?:[.:]\s|$)"
    r"|<(?P<nick>[\w.|-]{1,30})>\s)"
)
_LABEL_ALONE = lazy_regex(
    rf"{_TIME}\s+[-–—]?\s?{_NAME}:?|\[?{_NAME}[:\]]?,?\s+{_TIME}:?|{_NAME}(?:\s?\([^()]{{1,60}}\))?:"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,40}"
)
"""A label on a line of its own: "Marek Lowry 0:03"."""
_TIMED_LABEL = lazy_regex(rf"{_TIME}\s+[-–—]?\s?{_NAME}:?$|\[?{_NAME}[:\]]?,?\s+{_TIME}:?$")
_TIMED_TURN = lazy_regex(rf"{_TIME}\s+(?:<[\w.|-]{{1,30}}>\s|{_NAME}:\s)")
_CHAT_SHARE = 0.8
"""The least share of timed turns in the log of a chat."""
_ITEM = lazy_regex(r"[•·*▪◦‣–—-]\s")
_LEAST_LINES, _LEAST_LABELS = 4, 2
"""Least number of lines with a label, and of different labels, in a conversation."""
_ONLY_TIME = lazy_regex(rf"{_TIME}(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_LEAST_TIMES = 2
"""Least number of lines with a time alone in a live blog."""
_ENDS = ".!?…”\"’')]-—–"


def is_label(row: str) -> bool:
    """True for a row that is nothing but the label of the turn below it."""
    return _LABEL_ALONE.fullmatch(row) is not None


def is_chat(texts: Sequence[str]) -> bool:
    """True for the log of a chat: nearly every line has its time and its speaker."""
    timed = sum(_TIMED_TURN.match(text) is not None for text in texts)
    return timed >= _LEAST_LINES and timed >= _CHAT_SHARE * len(texts)


def is_entry(text: str) -> bool:
    """True for a line that can be no headline: a turn with its time, and the item of a list."""
    return any(pattern.match(text) for pattern in (_TIMED_LABEL, _TIMED_TURN, _ITEM))


def with_turns(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    """The verdicts on the lines of a text, corrected for a conversation: all of its turns are kept."""
    labels = [_LABEL.match(text) for text in texts]
    numbers: dict[str, list[int]] = {}  # lines by the last word of their label: "HILDE AMOAH:" is later "AMOAH:"
    names: dict[str, set[str]] = {}
    for number, label in enumerate(labels):
        if label is not None:
            name = next(filter(None, label.groups()))
            words = name.rstrip(" .").casefold().split()
            numbers.setdefault(words[-1], []).append(number)
            names.setdefault(words[-1], set()).add(" ".join(words))
    kept_words = [
        word for word, found in numbers.items() if len(found) > 1 and 2 * sum(kept[n] for n in found) >= len(found)
    ]
    speaking = [numbers[word] for word in kept_words]
    times = sum(_ONLY_TIME.fullmatch(text) is not None for text in texts)
    different, lines = (
        sum(len(names[word]) for word in kept_words) + (times >= _LEAST_TIMES),
        sum(map(len, speaking)) + times,
    )
    if not speaking or different < _LEAST_LABELS or lines < _LEAST_LINES:
        return list(kept)
    result = list(kept)
    for number in (number for found in speaking for number in found):
        label = labels[number]
        result[number] = result[number] or not is_stock(texts[number])
        following = number + 1
        stands_alone = label is not None and label.end() >= len(texts[number])
        if stands_alone and following < len(texts) and labels[following] is None and texts[following][-1] in _ENDS:
            result[following] = result[following] or not is_stock(texts[following])
    return result
