"""What two extractors make of a page: the only part of reading that knows trafilatura and readability-lxml.

Neither is right on every page, and they are wrong on different ones (figures: tests/benchmarks/reading.md); so each
is heard about each block, and the judge weighs them.
"""

import copy
import html
import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from podcaster.reading.blocks import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VOTE_FEATURES = ("trafilatura", "readability", "trafilatura_words", "readability_words", "agreement")
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_SHINGLE = 4
_HIDDEN = "hidden"
_UNSEEN = ("script", "style", "noscript", "svg", "template", "iframe", "object", "embed", "link")


def votes(tree: "HtmlElement", blocks: Sequence[Block]) -> list[tuple[float, ...]]:
    """The features that two extractors give each block, in the order of VOTE_FEATURES.

    The first two are the shares of the block's words that each extractor kept. The others are the same for all blocks.
    """
    tree = _quiet(tree)
    first, second = _Extract(_trafilatura(copy.deepcopy(tree))), _Extract(_readability(tree))
    both = len(first.shingles & second.shingles)
    either = max(1, len(first.shingles | second.shingles))
    page = (float(first.words), float(second.words), both / either)
    rows: list[tuple[float, ...]] = []
    for block in blocks:
        words = _WORD.findall(block.text.lower())
        rows.append((first.share(words), second.share(words), *page))
    return rows


class _Extract:
    """One extractor's text, to look blocks up in."""

    def __init__(self, text: str) -> None:
        words = _WORD.findall(text.lower())
        self.words = len(words)
        self.joined = f" {' '.join(words)} "
        self.shingles = {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}

    def share(self, words: Sequence[str]) -> float:
        if len(words) < _SHINGLE:
            return float(bool(words) and f" {' '.join(words)} " in self.joined)
        pieces = [tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)]
        return sum(1 for piece in pieces if piece in self.shingles) / len(pieces)


def _quiet(tree: "HtmlElement") -> "HtmlElement":
    """A copy without scripts, styles, comments and what is hidden: pages are mostly these, and extractors copy them."""
    import lxml.etree

    tree = copy.deepcopy(tree)
    lxml.etree.strip_elements(tree, *_UNSEEN, lxml.etree.Comment, lxml.etree.ProcessingInstruction, with_tail=False)
    for element in tree.xpath("/*//*[@hidden]"):
        element.tag = _HIDDEN
    # Not drop_tree: it copies the text behind, and stumbles over a control character in it.
    lxml.etree.strip_elements(tree, _HIDDEN, with_tail=False)
    return tree


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
    except (RecursionError, ValueError, AttributeError, TypeError):  # its own bugs on odd markup cost its vote only
        return ""
    return str(getattr(found, "text", "") or "")


def _readability(tree: "HtmlElement") -> str:
    logging.getLogger("readability.readability").setLevel(logging.CRITICAL)
    from readability import Document

    class OfTree(Document):  # type: ignore[misc]
        """Takes the tree as it is: the cleaning and link rewriting it would do first took half of its time."""

        def _parse(self, input: object) -> "HtmlElement":  # noqa: A002
            self.encoding = "utf-8"
            return copy.deepcopy(tree)

    try:
        summary = OfTree(tree).summary(html_partial=True)
    except Exception:  # noqa: BLE001  (it wraps whatever goes wrong in its own Unparseable, raised from many types)
        return ""
    return html.unescape(_TAG.sub(" ", summary))
