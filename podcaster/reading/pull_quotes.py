"""Finds pull quotes: sentences of the article that the page shows a second time, in a box, to catch the eye."""

from collections import Counter
from collections.abc import Sequence

from podcaster.reading.blocks import MARKUP_FEATURES, Block
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

_WORD = lazy_regex(r"\w+")
_MOST_WORDS = 70
"""Most words of a pull quote."""
_FEWEST_WORDS = 4
_SHINGLE_WORDS = 3
_REPEATED_SHARE = 0.7
"""The least share of a pull quote's words that the text repeats: some are shortened, or have a word of explanation."""
_HEADING_WORDS = 9
"""The fewest words of a heading that is a pull quote. Shorter ones are subheads that quote the section below."""
_LINKS = MARKUP_FEATURES.index("link_share")
_MOST_LINK_SHARE = 0.5


def mark_pull_quotes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of pull quotes with a kind, so that they are left out.

    A pull quote is in an aside, a blockquote, a figure or an element with such a class name, or in a heading, and its
    words are also in the text outside. The name below it goes with it.
    """
    words = [[] if block.kind else _WORD.findall(block.text.casefold()) for block in blocks]
    boxes: dict[int, list[int]] = {}
    text: Counter[tuple[str, ...]] = Counter()
    for at, block in enumerate(blocks):
        if block.box:
            boxes.setdefault(block.box, []).append(at)
        if not block.box and not block.tag.startswith("h"):
            text.update(set(_shingles(words[at])))
    pulled: set[int] = set()
    for members in boxes.values():
        longest = max(members, key=lambda at: len(words[at]))
        if sum(len(words[at]) for at in members) <= _MOST_WORDS and _is_repeated(words[longest], text):
            pulled.update(at for at in members if blocks[at].kind is None)
    for at, block in enumerate(blocks):
        if block.tag in {"h2", "h3", "h4", "h5", "h6"} and len(words[at]) >= _HEADING_WORDS and at not in pulled:
            is_quoted = block.text[0] in "\"“‘'«„" and block.markup[_LINKS] < _MOST_LINK_SHARE
            if is_quoted and _is_repeated(words[at], text):
                pulled.add(at)
    return [replace(block, kind="line") if at in pulled else block for at, block in enumerate(blocks)]


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _SHINGLE_WORDS]) for at in range(len(words) - _SHINGLE_WORDS + 1)]


def _is_repeated(words: Sequence[str], text: Counter[tuple[str, ...]]) -> bool:
    if len(words) < _FEWEST_WORDS:
        return False
    shingles = _shingles(words)
    return sum(1 for shingle in shingles if shingle in text) >= _REPEATED_SHARE * len(shingles)
