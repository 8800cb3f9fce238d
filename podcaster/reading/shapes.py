"""Features of a line's shape and of how often the page repeats it: captions, prices, rows of lists and tables.

One such line looks like a subhead or a line of the article. Twenty lines of one shape are a gallery or a shop.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from podcaster.reading.lines import Line
from podcaster.system.lazy_regex import lazy_regex

_TOKEN = lazy_regex(r"[^\W\d_]+|\d+|[^\w\s]")
_LONGEST_WITH_SHAPE = 200
"""A line with more characters is a paragraph and has no shape."""
_SHAPE_TOKENS = 24
_SHAPES_REMEMBERED = 4000
"""Both passes ask for the shapes of a text's lines."""
_PRICE = lazy_regex(r"[$€£¥₹₩]\s?\d|\d\s?(?:[€£¥₹₩]|USD|EUR|GBP)")
_GLUED = lazy_regex(r"[.!?”\"’][A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ]|[a-zà-ÿ][A-ZÀ-Þ][a-zà-ÿ]")
_CREDIT = lazy_regex(
    r"(?:^|[.!?)\]”\"]\s*|\|\s*)[\w .,’'&-]{2,50}\s?/\s?[\w .,’'&/-]{2,50}[)\]]?$|\bvia\b [A-Z][\w .]{2,30}[)\]]?$"
    r"|^(?:©|\(c\)|credits?:|source:|courtesy|photos?\b|image\b|\[)",
    re.I,
)
_CAPTION = lazy_regex(
    r"\b(?:in this|file|pictured|shown here|is seen|are seen|poses?|looks on|(?:left|right|center|centre)[,;)]"
    r"|from left|illustration|screenshot|photographed|map showing|wears?)\b"
)
"""For text in lower case, as _AUXILIARY."""
_LABEL = lazy_regex(r"^([A-Z][A-Z’'& -]{2,30}|[A-Z][\w’' ]{1,24}):\s")
_BULLET = lazy_regex(r"^(?:[-–—•*·>»+]|\d{1,2}[.)])\s*")
_AUXILIARY = lazy_regex(
    r"\b(?:is|are|has|have|was|were|will|can|could|would|should|does|do|did|had|says?|said|made|get|gets|been)\b"
)
_LINKING = frozenset("and or but so because although however that which who it he she they this these".split())

SHAPE_FEATURES = (
    "price", "glued_words", "credit", "caption", "label", "label_upper", "bullet", "verbs", "linking", "question",
    "parenthesised", "number_tokens", "first_upper_words", "tail_upper",
    "shape_copies", "shape_share", "shape_near", "first_copies", "last_copies", "last_two_copies", "seen_elsewhere",
    "shared_before", "shared_after", "shared_lead", "alike_two_before", "alike_two_after", "short_near", "open_near",
    "page_prices", "page_credits", "page_short",
)  # fmt: skip


def measure_shapes(lines: Sequence[Line], tokens: Sequence[Sequence[str]], prose: Sequence[bool]) -> list[list[float]]:
    """The features of each line, in the order of SHAPE_FEATURES.

    `tokens` holds the words of each line. `prose` marks the lines that read as prose.
    """
    total = len(lines)
    own = [_of_line(line.text) for line in lines]
    shapes = [shape_of(line.text) for line in lines]
    copies = Counter(shapes)
    firsts = Counter(words[0] for words in tokens if words)
    lasts = Counter(words[-1] for words in tokens if words)
    last_twos = Counter(tuple(words[-2:]) for words in tokens if len(words) > 2)
    triples: Counter[tuple[str, str, str]] = Counter()
    for words in tokens:
        triples.update(set(zip(words, words[1:], words[2:], strict=False)))
    before, after, lead = _around(tokens, prose)
    short = [0.0, *(float(len(words) < 9) for words in tokens)]
    unended = [0.0, *(float(not line.text.endswith((".", "!", "?", "”", '"', "…"))) for line in lines)]
    for sums in (short, unended):
        for at in range(total):
            sums[at + 1] += sums[at]
    page = [sum(row[at] for row in own) / max(1, total) for at in (0, 2)] + [short[-1] / max(1, total)]
    rows = []
    for number, words in enumerate(tokens):
        low, high = max(0, number - 4), min(total, number + 5)
        shape = shapes[number]
        rows.append(
            [
                *own[number],
                float(copies[shape]) if shape else 0.0,
                copies[shape] / total if shape else 0.0,
                float(shapes[low:high].count(shape) - 1) if shape else 0.0,
                float(firsts[words[0]]) if words else 0.0,
                float(lasts[words[-1]]) if words else 0.0,
                float(last_twos[tuple(words[-2:])]) if len(words) > 2 else 0.0,
                _elsewhere(words, triples),
                _shared(words, before[number]),
                _shared(words, after[number]),
                _shared(words, lead),
                alike(tokens, number, number - 2),
                alike(tokens, number, number + 2),
                (short[high] - short[low]) / (high - low),
                (unended[high] - unended[low]) / (high - low),
                *page,
            ]
        )
    return rows


def _of_line(text: str) -> list[float]:
    label = _LABEL.match(text)
    tail = text[-160:]
    lower = text[:600].lower()
    spelled = text[:600].split()
    upper = 0
    for word in spelled:
        if not word[0].isupper():
            break
        upper += 1
    closing = 0
    for word in reversed(spelled):
        if not word[0].isupper():
            break
        closing += 1
    count = max(1, len(spelled))
    digits = {character for character in set(text) if character.isdigit()}
    return [
        float(len(_PRICE.findall(text[:600]))),
        float(len(_GLUED.findall(text[:600]))),
        float(bool(_CREDIT.search(tail))),
        float(len(_CAPTION.findall(lower[:300]))),
        float(label is not None),
        float(label is not None and label[1].isupper()),
        float(bool(_BULLET.match(text))),
        len(_AUXILIARY.findall(lower)) / count,
        sum(1 for word in spelled if word in _LINKING) / count,
        float(text.rstrip("\"”’')")[-1:] == "?"),
        float(text[0] in "([" and text[-1] in ")]"),
        sum(1 for word in spelled if not digits.isdisjoint(word)) / count,
        float(upper),
        float(closing),
    ]


@lru_cache(maxsize=_SHAPES_REMEMBERED)
def shape_of(text: str) -> str:
    """The kinds of the tokens of a line, equal neighbours once: "A$0" for "View On Amazon $24"; "" for a paragraph.

    "A" is a capitalised word, "a" another word, "0" a number; marks stand for themselves.
    """
    if len(text) > _LONGEST_WITH_SHAPE:
        return ""
    kinds = [
        "0" if token[0].isdigit() else "A" if token[0].isupper() else "a" if token[0].isalpha() else token
        for token in _TOKEN.findall(text)[:_SHAPE_TOKENS]
    ]
    return "".join([*kinds[:1], *(second for first, second in pairwise(kinds) if first != second)])


def _content(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) > 3}


def _around(tokens: Sequence[Sequence[str]], prose: Sequence[bool]) -> tuple[list[set[str]], list[set[str]], set[str]]:
    """The content words of the two prose lines before each line, of the two after it, and of the first three of all."""
    content = [_content(words) if is_prose else set() for words, is_prose in zip(tokens, prose, strict=True)]
    places = [number for number, is_prose in enumerate(prose) if is_prose]
    before: list[set[str]] = []
    recent: list[set[str]] = []
    for number, is_prose in enumerate(prose):
        before.append(set().union(*recent[-2:]))
        if is_prose:
            recent.append(content[number])
    after: list[set[str]] = []
    recent = []
    for number in range(len(prose) - 1, -1, -1):
        after.append(set().union(*recent[-2:]))
        if prose[number]:
            recent.append(content[number])
    after.reverse()
    return before, after, set().union(*(content[at] for at in places[:3]))


def _shared(words: Sequence[str], other: set[str]) -> float:
    content = _content(words)
    if not content or not other:
        return -1.0
    return len(content & other) / len(content)


def _elsewhere(words: Sequence[str], triples: Counter[tuple[str, str, str]]) -> float:
    """The share of the line's word triples that other lines have too; -1 for a line of fewer than three words."""
    own = set(zip(words, words[1:], words[2:], strict=False))
    return sum(1 for triple in own if triples[triple] > 1) / len(own) if own else -1.0


def alike(tokens: Sequence[Sequence[str]], number: int, other: int) -> float:
    """The shorter length in words of two lines over the longer one; -1 without the other line. List items are alike."""
    if not 0 <= other < len(tokens):
        return -1.0
    mine, its = len(tokens[number]), len(tokens[other])
    return min(mine, its) / max(mine, its, 1)
