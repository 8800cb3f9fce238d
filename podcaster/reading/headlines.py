"""Finds the headline among the lines of a scraped page: above the body, about its subject, often printed twice."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from podcaster.reading.datelines import find_byline, find_date, is_dateline
from podcaster.reading.features import words_of
from podcaster.reading.furniture import KINDS, count_kinds
from podcaster.reading.lines import Line
from podcaster.system.forest import load_forest

_WORD = re.compile(r"\w+")
_TITLE_TAIL = re.compile(r"\s+[-–—|»·•:]+\s+[^-–—|»·•]{2,60}$")
_FARTHEST = 60
"""Lines above the body in which a headline is looked for."""
_LONGEST_WORDS = 40
_LEAST = 0.03
"""Probability under which a line is no headline, though none is likelier."""
_ALONE_WORDS = 25
"""Words over which a first line that ends without a full stop is no headline for that."""
_SITE_WORDS = 4
_SURELY_REPEATED = 8
"""Words of an opening that come again only where it is the headline."""
_GLUED_WORDS = 20
"""Words over which a headline found in one long line has other text glued to it."""
_NEIGHBOURS = (-2, -1, 1, 2)
HEADLINE_FEATURES = (
    "words", "ends_sentence", "ends_question", "ends_open", "body_overlap", "body_share", "all_kinds", *KINDS,
    "capitalised", "upper", "symbols", "word_length",
    "lines_above_body", "rank", "index", "kept", "copies", "is_page_title", "begins_first_line", "after_gap",
    "before_gap", "kept_before",
    *(f"{name}{offset:+}" for offset in _NEIGHBOURS for name in ("words", "date", "byline")),
    "words_below_longest", "overlap_below_most",
)  # fmt: skip
"""The names of the numbers that `measure_candidates` gives for each line, in order."""


def choose_headline(lines: Sequence[Line], kept: Sequence[bool]) -> int | None:
    """The index of the line that is the article's headline; None when no line is likely to be."""
    first = _body_start(lines, kept)
    if _is_article_alone(lines, kept, first):
        return 0
    forest = load_forest("podcaster.reading", "headlines", HEADLINE_FEATURES)
    candidates = measure_candidates(lines, kept)
    above = [(index, row) for index, row in candidates if index < first or not kept[index]]
    best, index = max(((forest.probability(row), index) for index, row in above), default=(0.0, 0))
    return index if best >= _LEAST else None


def choose_title(opening: str, found: str) -> str:
    """The title of a page whose text is one long line: its `opening`, or `found`, the headline found in it."""
    if len(_WORD.findall(opening)) < _SURELY_REPEATED and 0 < len(found.split()) <= _GLUED_WORDS:
        return found
    return opening or found


def without_site(title: str) -> str:
    """A page's `title` without the sections and the site's name that it adds behind bars."""
    while (parts := title.rpartition(" | "))[0] and len(parts[2].split()) <= _SITE_WORDS:
        title = parts[0]
    return title


def measure_candidates(lines: Sequence[Line], kept: Sequence[bool]) -> list[tuple[int, list[float]]]:
    """The lines that could be the headline over the body that `kept` marks: the index and the features of each."""
    first = _body_start(lines, kept)
    body_words = _content(line.text for line, stays in zip(lines, kept, strict=True) if stays)
    keys = [_key(line.text) for line in lines]
    copies = Counter(keys)
    page_title = _key(lines[0].text) if lines else ""
    page_titles = {_key(_TITLE_TAIL.sub("", line.text)) for line in lines[:3]}
    found: list[tuple[int, list[float]]] = []
    nearest = range(min(len(lines), first + 3) - 1, max(-1, first - _FARTHEST), -1)
    for rank, index in enumerate(index for index in nearest if _could_be(lines[index].text)):
        text = lines[index].text
        row = _own(text, body_words)
        key = keys[index]
        row += (
            float(first - index),
            float(rank),
            float(index),
            float(kept[index]),
            float(copies[key]),
            float(key in page_titles),
            float(page_title.startswith(key) and index > 0),
            float(lines[index].after_gap),
            float(index + 1 < len(lines) and lines[index + 1].after_gap),
            float(sum(kept[max(0, index - 5) : index])),
        )
        for offset in _NEIGHBOURS:
            other = lines[index + offset].text if 0 <= index + offset < len(lines) else ""
            row += (
                float(len(other.split())),
                float(bool(other) and len(other) < 120 and find_date(other) is not None),
                float(bool(other) and find_byline(other) is not None),
            )
        found.append((index, row))
    longest = max((row[0] for _, row in found), default=0.0)
    most_shared = max((row[4] for _, row in found), default=0.0)
    for _, row in found:
        row += (row[0] - longest, row[4] - most_shared)
    return found


def _is_article_alone(lines: Sequence[Line], kept: Sequence[bool], first: int) -> bool:
    """True where a first line, of which no page's furniture is made, stands above an article and nothing else is there
    but who wrote it and when: what is no page has no other lines to tell a headline by."""
    text = lines[0].text if first > 0 else ""
    aside = [line.text for line, stays in zip(lines[1:], kept[1:], strict=True) if not stays]
    return (
        1 < len(text.split()) <= _ALONE_WORDS
        and text[-1] not in ".:;,"
        and not sum(count_kinds(text))
        and not is_dateline(text)
        and find_byline(text) is None
        and all(find_byline(other) or is_dateline(other) for other in aside)
    )


def _body_start(lines: Sequence[Line], kept: Sequence[bool]) -> int:
    """The first kept line that reads as prose; a kept headline or deck may stand before it."""
    for index, (line, stays) in enumerate(zip(lines, kept, strict=True)):
        if stays and len(line.text) >= 80:
            return index
    return list(kept).index(True) if True in kept else len(lines)


def _could_be(text: str) -> bool:
    words = len(_WORD.findall(text[:400]))
    if not 1 <= words <= _LONGEST_WORDS or len(text) > 300 or find_byline(text):
        return False
    return words > 12 or find_date(text) is None


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _content(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({word for word in _WORD.findall(text.casefold()) if len(word) > 3})
    return counts


def _own(text: str, body_words: Counter[str]) -> list[float]:
    """What a line by itself says about being a headline over a body of these words."""
    words = words_of(text)
    spelled = _WORD.findall(text)
    content = [word for word in map(str.casefold, spelled) if len(word) > 3]
    kinds = count_kinds(text)
    return [
        float(len(words)),
        float(text.rstrip("\"”’')")[-1:] in ".!…"),
        float(text.endswith("?")),
        float(text[-1:] in ":;,"),
        sum(min(2, body_words[word]) for word in content) / (2 * len(content)) if content else -1.0,
        sum(1 for word in content if word in body_words) / len(content) if content else -1.0,
        float(sum(kinds)),
        *map(float, kinds),
        sum(1 for word in spelled if word[0].isupper()) / max(1, len(spelled)),
        float(text.isupper()),
        float(sum(character in "|/·•©@#>»" for character in text)),
        float(len(text)) / max(1, len(words)),
    ]  # fmt: skip
