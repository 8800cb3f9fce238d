"""Features of a line of scraped text: of the line itself, its place, its neighbours and its page.

The trained forests refer to them by their place in LINE_FEATURES.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from podcaster.reading.datelines import find_byline, find_date
from podcaster.reading.furniture import KINDS, count_kinds
from podcaster.reading.lines import Line
from podcaster.reading.shapes import SHAPE_FEATURES, alike, measure_shapes
from podcaster.reading.word_weights import weigh
from podcaster.system.lazy_regex import lazy_regex

_WORD = lazy_regex(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCES = lazy_regex(r"[.!?…][\"”’')\]]*(?:\s|$)")
_CLOSERS = "\"”’')]»›"
_FUNCTION_WORDS = frozenset(
    "a an the and or but nor so of in on at to from by with for as into about over after before between through "
    "during against "
    "under without within is are was were be been being am has have had do does did will would can could may might "
    "must shall "
    "should not no i he she it they we you his her its their our your my me him them us this that these those which "
    "who whom "
    "whose what when where why how there here if than then because while although though since until also just only "
    "more most "
    "some any all both each few other such own same too very said says".split()
)
_OPEN_WORDS = frozenset(
    "a an the and or but of in on at to from by with for as into about over between through under is are was were be "
    "been has have had that which who whose his her its their our your my this these those than because while if when "
    "said".split()
)
_PERSONS = frozenset("you your yours we our us i my me".split())
_CONTACT = lazy_regex(r"https?://|www\.|\S@\S|(?<!\w)@\w|\.(?:com|org|net)\b")
_CREDIT_TAIL = lazy_regex(
    r"[(\[|][^()\[\]|]{3,60}[)\]]?$|\b(?:photo|image|picture|illustration)s?(?: by|:| courtesy)", re.I
)
_SYMBOLS = frozenset("|/·•©@#&+=<>{}[]_*%~^→←»«›‹×▶►✓")
_SAID = lazy_regex(r"\b(?:said|says|told|added|according|asked|wrote|noted|explained)\b")
"""This pattern and the one before are for text in lower case."""
_QUOTES = frozenset('"“”„')
_TIME_OF_DAY = lazy_regex(r"\b\d{1,2}[:.]\d\d\b")
_DETAIL_CHARACTERS = 600
"""Number of characters of a line that are measured in detail. The rest of a longer line adds to its length only."""

_OWN = (
    "words", "characters", "ends_sentence", "ends_colon", "ends_open", "starts_upper", "starts_lower", "starts_digit",
    "starts_quote",
    "capitalised", "function_words", "digits", "symbols", "word_length", "sentences", "commas", "shouting", "persons",
    "quotes",
    "said", "contact", "credit_tail", "date", "clock", "byline", "lexical_sum", "lexical_mean", "lexical_least",
    *KINDS, "all_kinds",
)  # fmt: skip
_PLACE = (
    "after_gap", "before_gap", "continues", "copies", "copies_before", "index", "index_from_end", "share_of_lines",
    "share_of_prose_before", "prose_before", "prose_after", "since_prose", "until_prose", "furniture_since_prose",
    "furniture_until_prose",
    "run_lines", "run_words", "window5", "window12", "in_best_run", "before_best_run", "after_best_run", "topical",
    "topical_names",
    "alike_previous", "alike_next", "prefix_copies",
)  # fmt: skip
_PAGE = ("lines", "mean_words", "prose_share", "gap_share", "lower_start_share", "continues_share", "prose_words")
_NEIGHBOUR = (
    "words",
    "ends_sentence",
    "ends_open",
    "starts_lower",
    "starts_upper",
    "capitalised",
    "function_words",
    "lexical_mean",
    "all_kinds",
    "after_gap",
)
_REACH = (-3, -2, -1, 1, 2, 3)

LINE_FEATURES: tuple[str, ...] = (
    *_OWN,
    *_PLACE,
    *_PAGE,
    *(f"{name}{offset:+}" for offset in _REACH for name in _NEIGHBOUR),
    *SHAPE_FEATURES,
)
_AT = {name: index for index, name in enumerate((*_OWN, *_PLACE))}


def words_of(text: str) -> list[str]:
    """The words of a line as the word weights have them: in lower case, every number as "0"."""
    found = _WORD.findall(text[:_DETAIL_CHARACTERS])
    return ["0" if word[0].isdigit() else word.lower().replace("’", "'") for word in found]


def measure_lines(lines: Sequence[Line], weights: Mapping[str, float]) -> list[list[float]]:
    """The features of each line of a document, in the order of LINE_FEATURES.

    `weights` are the word weights of the forest that gets the features.
    """
    tokens = [words_of(line.text) for line in lines]
    own = [_of_line(line.text, words, weights) for line, words in zip(lines, tokens, strict=True)]
    prose = [_is_prose(row) for row in own]
    place = _of_place(lines, own, tokens, prose)
    shapes = measure_shapes(lines, tokens, prose)
    page = _of_page(lines, own)
    rows = []
    blank = [-1.0] * len(_NEIGHBOUR)
    picks = [_AT[name] for name in _NEIGHBOUR]
    whole = [a + b for a, b in zip(own, place, strict=True)]
    seen = [[row[pick] for pick in picks] for row in whole]
    for number, row in enumerate(whole):
        full = row + page
        for offset in _REACH:
            other = number + offset
            full += seen[other] if 0 <= other < len(seen) else blank
        rows.append(full + shapes[number])
    return rows


def _of_line(whole_text: str, words: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    text = whole_text[:_DETAIL_CHARACTERS]
    spelled = _WORD.findall(text)
    count = max(1, len(words))
    length = len(text)
    tail = whole_text[-12:].rstrip(_CLOSERS + " ")
    first = text.lstrip("\"“‘'«([ ")[:1]
    counts = [(character, text.count(character)) for character in set(text)]
    letters, upper, digits = (
        sum(number for character, number in counts if test(character))
        for test in (str.isalpha, str.isupper, str.isdigit)
    )
    symbols, quotes = (
        sum(number for character, number in counts if character in some) for some in (_SYMBOLS, _QUOTES)
    )
    capitalised = sum(1 for word in spelled[1:] if word[0].isupper())
    lower = text.lower()
    kinds = count_kinds(whole_text)
    short = length <= 160
    return [
        float(len(words) if len(whole_text) <= _DETAIL_CHARACTERS else whole_text.count(" ") + 1),
        float(len(whole_text)),
        float(tail[-1:] in ".!?…。！？" and tail != ""),
        float(whole_text.endswith(":")),
        float(_ends_open(whole_text, words)),
        float(first.isupper()),
        float(first.islower()),
        float(first.isdigit()),
        float(text[:1] in "\"“‘'«„"),
        capitalised / max(1, len(spelled) - 1) if len(spelled) > 1 else -1.0,
        sum(1 for word in words if word in _FUNCTION_WORDS) / count,
        digits / max(1, length),
        symbols / max(1, length),
        letters / count,
        float(len(_SENTENCES.findall(text))),
        text.count(",") / count,
        upper / max(1, letters),
        sum(1 for word in words if word in _PERSONS) / count,
        float(quotes),
        float(len(_SAID.findall(lower))),
        float(len(_CONTACT.findall(lower))),
        float(bool(_CREDIT_TAIL.search(whole_text[-80:]))),
        float(short and find_date(text) is not None),
        float(bool(_TIME_OF_DAY.search(text))),
        float(short and find_byline(text) is not None),
        *weigh(words, weights),
        *map(float, kinds),
        float(sum(kinds)),
    ]  # fmt: skip


def _ends_open(text: str, words: Sequence[str]) -> bool:
    """True when a sentence certainly continues after this line."""
    if text.endswith((",", "-", "–", "—")):
        return True
    if len(text) > _DETAIL_CHARACTERS or not words or words[-1] not in _OPEN_WORDS:
        return False
    return text.rstrip(_CLOSERS + " ")[-1:].isalnum()


def _is_prose(row: Sequence[float]) -> bool:
    return row[0] >= 9 and row[_AT["function_words"]] >= 0.22 and bool(row[2] or row[0] >= 25)


def _of_place(
    lines: Sequence[Line], own: Sequence[Sequence[float]], tokens: Sequence[Sequence[str]], prose: Sequence[bool]
) -> list[list[float]]:
    total = len(lines)
    mass = [row[0] if is_prose else 0.0 for row, is_prose in zip(own, prose, strict=True)]
    all_mass = max(1.0, sum(mass))
    copies = Counter(line.text.lower() for line in lines)
    prefixes = Counter(" ".join(words[:3]) for words in tokens if len(words) >= 3)
    seen: Counter[str] = Counter()
    topic = _Topic(tokens, prose)
    since, furniture_since = _distances(own, prose)
    until, furniture_until = (list(reversed(values)) for values in _distances(own[::-1], prose[::-1]))
    run_lines, run_words = _runs(prose, mass)
    best_start, best_end = _best_run(own, prose)
    sums = [0.0]
    for value in mass:
        sums.append(sums[-1] + value)
    rows = []
    for number, line in enumerate(lines):
        lower = line.text.lower()
        before, after = sums[number], sums[total] - sums[number + 1]
        rows.append(
            [
                float(line.after_gap),
                float(number + 1 == total or lines[number + 1].after_gap),
                float(line.continues),
                float(copies[lower]),
                float(seen[lower]),
                float(number),
                float(total - 1 - number),
                number / total,
                before / all_mass,
                before,
                after,
                float(since[number]),
                float(until[number]),
                float(furniture_since[number]),
                float(furniture_until[number]),
                float(run_lines[number]),
                run_words[number],
                sums[min(total, number + 6)] - sums[max(0, number - 5)],
                sums[min(total, number + 13)] - sums[max(0, number - 12)],
                float(best_start <= number < best_end),
                float(max(0, best_start - number)),
                float(max(0, number - best_end + 1)),
                *topic.shares(number),
                alike(tokens, number, number - 1),
                alike(tokens, number, number + 1),
                float(prefixes[" ".join(tokens[number][:3])]) if len(tokens[number]) >= 3 else 0.0,
            ]
        )
        seen[lower] += 1
    return rows


class _Topic:
    """How many of a line's content words are in the other prose of the page."""

    def __init__(self, tokens: Sequence[Sequence[str]], prose: Sequence[bool]) -> None:
        self._tokens = tokens
        self._prose = prose
        self._spread: Counter[str] = Counter()
        for words, is_prose in zip(tokens, prose, strict=True):
            if is_prose:
                self._spread.update(set(words))

    def shares(self, number: int) -> tuple[float, float]:
        content = [word for word in set(self._tokens[number]) if word not in _FUNCTION_WORDS and word != "0"]
        if not content:
            return -1.0, -1.0
        self_count = 1 if self._prose[number] else 0
        counts = [self._spread[word] - self_count for word in content]
        shared = sum(1 for count in counts if count > 0)
        return shared / len(counts), sum(min(count, 4) for count in counts) / len(counts)


def _distances(own: Sequence[Sequence[float]], prose: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each line the number of lines since the last prose line, and how many of them have furniture phrases.

    Both are 99 at most, and 99 before the first prose line.
    """
    far = furniture = 99
    since, among = [], []
    for row, is_prose in zip(own, prose, strict=True):
        since.append(far)
        among.append(furniture)
        if is_prose:
            far = furniture = 0
        else:
            far = min(99, far + 1)
            furniture = min(99, furniture + (row[-1] > 0))
    return since, among


def _runs(prose: Sequence[bool], mass: Sequence[float]) -> tuple[list[int], list[float]]:
    """For each line the length, in lines and in words, of the run of prose or of other lines that it is in."""
    lengths: list[int] = []
    words: list[float] = []
    start = 0
    for end in range(1, len(prose) + 1):
        if end == len(prose) or prose[end] != prose[start]:
            lengths += [end - start] * (end - start)
            words += [sum(mass[start:end])] * (end - start)
            start = end
    return lengths, words


def _best_run(own: Sequence[Sequence[float]], prose: Sequence[bool]) -> tuple[int, int]:
    """The range of lines with the largest sum: prose counts for it, other lines against it (Kadane's maximum
    subarray)."""
    best = current = 0.0
    start, at = 0, (0, 0)
    for number, (row, is_prose) in enumerate(zip(own, prose, strict=True)):
        if current <= 0:
            current, start = 0.0, number
        current += min(row[0], 120.0) if is_prose else -10.0
        if current > best:
            best, at = current, (start, number + 1)
    return at


def _of_page(lines: Sequence[Line], own: Sequence[Sequence[float]]) -> list[float]:
    total = max(1, len(lines))
    words = sum(row[0] for row in own)
    prose_words = sum(row[0] for row in own if _is_prose(row))
    return [
        float(len(lines)),
        words / total,
        prose_words / max(1.0, words),
        sum(line.after_gap for line in lines) / total,
        sum(row[6] for row in own) / total,
        sum(line.continues for line in lines) / total,
        prose_words,
    ]
