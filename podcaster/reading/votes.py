"""The votes of two extractors and of the page's metadata on each block of a page.

Only this module uses trafilatura and readability-lxml.

They are wrong on different pages (figures: tests/benchmarks/reading.md). So their votes are features for the forest.
"""

import copy
import html
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from podcaster.reading.blocks import Block
from podcaster.reading.tidying import LEFT_OUT
from podcaster.system.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VOTE_FEATURES = (
    "trafilatura", "readability", "described", "trafilatura_words", "readability_words", "agreement", "described_words"
)  # fmt: skip
_WORD = lazy_regex(r"\w+")
_TAG = lazy_regex(r"<[^<>]*>")
_SHINGLE_WORDS = 4
_MEAN_WITHOUT_TEXT = frozenset(("br", "hr", "html", "head", "body"))
"""Elements that say something although they have no text."""
_INVISIBLE = ("script", "style", "noscript", "svg", "template", "iframe", "object", "embed", "link")


def votes(tree: "HtmlElement", blocks: Sequence[Block], described: str = "") -> list[tuple[float, ...]]:
    """The votes on each block, in the order of VOTE_FEATURES. `described` is the body that the page's metadata give.

    The first three are the shares of the block's words that each extractor, and the metadata, have. The others are the
    same for all blocks. `tree` is stripped, and can't be used for anything else afterwards.
    """
    _strip(tree)
    first, second = _Extract(_trafilatura(copy.deepcopy(tree))), _Extract(_readability(tree))
    third = _Extract(described)
    both = len(first.shingles & second.shingles)
    either = max(1, len(first.shingles | second.shingles))
    page = (float(first.words), float(second.words), both / either, float(third.words))
    rows: list[tuple[float, ...]] = []
    for block in blocks:
        words = _WORD.findall(block.text.lower())
        runs = _runs(words)
        rows.append((first.share(words, runs), second.share(words, runs), third.share(words, runs), *page))
    return rows


class _Extract:
    """The text that one extractor kept, or that the metadata give."""

    def __init__(self, text: str) -> None:
        words = _WORD.findall(text.lower())
        self.words = len(words)
        self.joined = f" {' '.join(words)} "
        self.shingles = set(_runs(words))

    def share(self, words: Sequence[str], runs: Sequence[tuple[str, ...]]) -> float:
        """The share of a block's `words` that the text has, by their `runs` of _SHINGLE_WORDS words."""
        if not self.words:
            return 0.0
        if not runs:
            return float(bool(words) and f" {' '.join(words)} " in self.joined)
        return sum(map(self.shingles.__contains__, runs)) / len(runs)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The runs of _SHINGLE_WORDS words, one from each word; none when there are fewer words."""
    return list(zip(*(words[at:] for at in range(_SHINGLE_WORDS)), strict=False))


def _strip(tree: "HtmlElement") -> None:
    """Removes scripts, styles, what `tidy` left out, and elements without text.

    These are most of a page, and slow the extractors down.
    """
    import lxml.etree

    lxml.etree.strip_elements(tree, *_INVISIBLE, LEFT_OUT, with_tail=False)
    for element in reversed(list(tree.iter())):
        if len(element) == 0 and element.tag not in _MEAN_WITHOUT_TEXT and not (element.text or "").strip():
            parent = element.getparent()
            if parent is not None:
                _keep_tail(element, parent)
                parent.remove(element)


def _keep_tail(element: "HtmlElement", parent: "HtmlElement") -> None:
    """Moves the text behind an element to the text before it."""
    previous = element.getprevious()
    if not element.tail:
        return
    if previous is not None:
        previous.tail = (previous.tail or "") + element.tail
    else:
        parent.text = (parent.text or "") + element.tail


def _trafilatura(tree: "HtmlElement") -> str:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree,
            favor_precision=True,
            include_tables=False,
            include_comments=False,
            with_metadata=False,
            fast=True,
        )
    except (RecursionError, ValueError, AttributeError, TypeError):  # bugs of trafilatura on odd markup
        return ""
    return str(getattr(found, "text", "") or "")


def _readability(tree: "HtmlElement") -> str:
    logging.getLogger("readability.readability").setLevel(logging.CRITICAL)
    from readability import Document

    class ParsedDocument(Document):  # type: ignore[misc]
        """Takes a parsed tree. The cleaning and link rewriting of readability took half of its time."""

        def _parse(self, input: object) -> "HtmlElement":  # noqa: A002
            self.encoding = "utf-8"
            return copy.deepcopy(tree)

    try:
        summary = ParsedDocument(tree).summary(html_partial=True)
    except Exception:  # noqa: BLE001  (readability wraps every exception in its own Unparseable)
        return ""
    return html.unescape(_TAG.sub(" ", summary))
