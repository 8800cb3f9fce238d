"""The votes of two extractors on each block of a page. Only this module uses trafilatura and readability-lxml.

They are wrong on different pages (figures: tests/benchmarks/reading.md). So their votes are features for the forest.
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
_SHINGLE_WORDS = 4
_HIDDEN = "hidden"
_INVISIBLE = ("script", "style", "noscript", "svg", "template", "iframe", "object", "embed", "link")


def votes(tree: "HtmlElement", blocks: Sequence[Block]) -> list[tuple[float, ...]]:
    """The features that two extractors give each block, in the order of VOTE_FEATURES.

    The first two are the shares of the block's words that each extractor kept. The others are the same for all blocks.
    """
    tree = _visible(tree)
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
    """The text that one extractor kept."""

    def __init__(self, text: str) -> None:
        words = _WORD.findall(text.lower())
        self.words = len(words)
        self.joined = f" {' '.join(words)} "
        self.shingles = {tuple(words[at : at + _SHINGLE_WORDS]) for at in range(len(words) - _SHINGLE_WORDS + 1)}

    def share(self, words: Sequence[str]) -> float:
        """The share of a block's `words` that the text has, by runs of _SHINGLE_WORDS words."""
        if len(words) < _SHINGLE_WORDS:
            return float(bool(words) and f" {' '.join(words)} " in self.joined)
        pieces = [tuple(words[at : at + _SHINGLE_WORDS]) for at in range(len(words) - _SHINGLE_WORDS + 1)]
        return sum(1 for piece in pieces if piece in self.shingles) / len(pieces)


def _visible(tree: "HtmlElement") -> "HtmlElement":
    """A copy without scripts, styles, comments and hidden elements. They are most of a page, and extractors copy it."""
    import lxml.etree

    tree = copy.deepcopy(tree)
    lxml.etree.strip_elements(tree, *_INVISIBLE, lxml.etree.Comment, lxml.etree.ProcessingInstruction, with_tail=False)
    for element in tree.xpath("/*//*[@hidden]"):
        element.tag = _HIDDEN
    # Not drop_tree: it copies the text behind the element, and fails on control characters in it.
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
