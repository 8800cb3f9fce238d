"""Finds the headline among the lines of a scraped page. It is above the body and often repeated."""

from collections import Counter
from collections.abc import Iterable, Sequence

from podcaster.reading.credits import is_credit, is_credit_above
from podcaster.reading.datelines import find_byline, find_date, is_dateline
from podcaster.reading.ends import is_bare, is_end_head, is_greeting, is_like_headline
from podcaster.reading.features import words_of
from podcaster.reading.furniture import KINDS, count_kinds, is_stock
from podcaster.reading.lines import Line
from podcaster.reading.turns import is_entry
from podcaster.system.forest import load_forest
from podcaster.system.lazy_regex import lazy_regex

_WORD = lazy_regex(r"\w+")
_TITLE_TAIL = lazy_regex(r"\s+[-–—|»·•:]+\s+[^-–—|»·•]{2,60}$")
_SEARCHED_LINES = 60
"""How many lines above the body are searched for a headline."""
_MOST_WORDS = 40
_MOST_KICKER_WORDS = 4
_FEWEST_SHARED = 2
"""The fewest words that a headline below a kicker shares with the text."""
_CLOSING = "\"'”’»)"
_LEAST_PROBABILITY = 0.03
"""The least probability of a headline."""
_WORDS_A_PHRASE = 4
"""A headline has at least this many words for each phrase of furniture in it."""
_FEW_ASIDES = 6
"""Most lines that are not read of an article without furniture; in a long one, a third of its lines."""
_SURELY_TITLE_WORDS = 8
"""A beginning of the text that is repeated later, with at least this many words, is always the title."""
_MOST_UNGLUED_WORDS = 20
"""Most words of a headline in one long line. A longer one has other text glued to it."""
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
    """The index of the line that is the article's headline, or None. `kept` marks the lines of the body."""
    texts = [line.text for line in lines]
    if texts and is_bare(texts):
        top = next((at for at, text in enumerate(texts[:-1]) if not is_credit_above(text)), 0)  # below a date
        top += _is_kicker(texts, top)
        return top if len(texts) > 1 and is_like_headline(texts[top]) and not is_entry(texts[top]) else None
    first = _body_start(lines, kept)
    if _is_article_alone(lines, kept, first):
        return int(_is_kicker(texts, 0))
    forest = load_forest("podcaster.reading", "headlines", HEADLINE_FEATURES)
    candidates = measure_candidates(lines, kept)
    above = [(index, row) for index, row in candidates if index < first or not kept[index]]
    best, index = max(((forest.probability(row), index) for index, row in above), default=(0.0, 0))
    return index if best >= _LEAST_PROBABILITY else None


def choose_title(opening: str, found: str) -> str:
    """The title of a page whose text is one long line.

    `opening` is the beginning of the text that is repeated later (`opening_title`). `found` is the forest's headline.
    """
    if len(_WORD.findall(opening)) < _SURELY_TITLE_WORDS and 0 < len(found.split()) <= _MOST_UNGLUED_WORDS:
        return found
    return opening or found


def measure_candidates(lines: Sequence[Line], kept: Sequence[bool]) -> list[tuple[int, list[float]]]:
    """The lines that can be the headline: the index of each and its features in the order of HEADLINE_FEATURES."""
    first = _body_start(lines, kept)
    body_words = _content(line.text for line, stays in zip(lines, kept, strict=True) if stays)
    keys = [_key(line.text) for line in lines]
    copies = Counter(keys)
    page_title = _key(lines[0].text) if lines else ""
    page_titles = {_key(_TITLE_TAIL.sub("", line.text)) for line in lines[:3]}
    found: list[tuple[int, list[float]]] = []
    nearest = range(min(len(lines), first + 3) - 1, max(-1, first - _SEARCHED_LINES), -1)
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
    """True for an article without a page around it: a first line like a headline, the body, and no furniture.

    Its first line is the headline. The forest can't find it, because it compares a line with the other lines of a page.
    Credits and a match's score may stand between the headline and the body.
    """
    text = lines[0].text if first > 0 or _stands_alone(lines) else ""
    aside = [line.text for line, stays in zip(lines[1:], kept[1:], strict=True) if not stays]
    return (
        text != ""
        and is_like_headline(text)
        and sum(count_kinds(text)) * _WORDS_A_PHRASE <= len(text.split())
        and not is_stock(text)
        and not is_dateline(text)
        and find_byline(text) is None
        and not is_entry(text)
        and len(aside) <= max(_FEW_ASIDES, len(lines) // 3)
        and not any(map(_is_furniture, aside))
    )


def _is_kicker(texts: Sequence[str], at: int) -> bool:
    """True for a short line of which no word is in the text, above a headline whose words are: "NEWS", "Long read"."""
    if at + 2 >= len(texts) or len(texts[at].split()) > _MOST_KICKER_WORDS:
        return False
    if not is_like_headline(texts[at + 1]) or is_entry(texts[at + 1]) or texts[at + 1].rstrip(_CLOSING)[-1:] == ".":
        return False  # a sentence
    body = _content(texts[at + 2 :])
    kicker, headline = (set(_content([texts[number]])) for number in (at, at + 1))
    return not kicker & set(body) and len(headline & set(body)) >= _FEWEST_SHARED


def _stands_alone(lines: Sequence[Line]) -> bool:
    """True when the first line ends no sentence and a blank line is below it. Then it is a headline, however long."""
    return len(lines) > 1 and lines[1].after_gap and lines[0].text[-1].isalnum() and lines[0].text[0].isupper()


def _is_furniture(text: str) -> bool:
    """True for a line of a page's menus and boxes. A credit is none, as articles without a page have them too."""
    return (sum(count_kinds(text)) > 0 or is_stock(text)) and not is_credit(text) and not is_end_head(text)


def _body_start(lines: Sequence[Line], kept: Sequence[bool]) -> int:
    """The index of the first kept line that is long enough for prose. A headline or a deck may be kept before it."""
    for index, (line, stays) in enumerate(zip(lines, kept, strict=True)):
        if stays and len(line.text) >= 80:
            return index
    return list(kept).index(True) if True in kept else len(lines)


def _could_be(text: str) -> bool:
    words = len(_WORD.findall(text[:400]))
    if not 1 <= words <= _MOST_WORDS or len(text) > 300 or find_byline(text) or is_greeting(text) or is_entry(text):
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
    """The features of a line by itself. `body_words` counts the words of the body."""
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
