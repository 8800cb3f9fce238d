"""Tells what on a page is hardly the headline although it looks like one: names of sections, standfirsts, paragraphs.

The forest of headlines has seen too few of these to know them.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from podcaster.reading.blocks import Block
from podcaster.reading.title_candidates import (
    ABOVE,
    GIVEN,
    PARTS,
    SHORTEST_PROSE,
    Candidate,
    Page,
    is_emphasised,
    is_heading,
    is_set_off,
    key_of,
    stems_of,
)
from podcaster.system.lazy_regex import lazy_regex

_SHARES, _CONTAINS = (tuple(f"{name}_{how}" for name in GIVEN) for how in ("share", "contains"))
_SOCIAL = tuple(f"{name}_same" for name in GIVEN if name != "head")
"""Equality with a title that a page gives to other sites: they show it without the name of a section."""
_LONGEST_NAME = 3
"""In words, of a section."""
_SENTENCE_END = lazy_regex(r"[.!?][\"”’')]* +[\"“‘'(]*[A-ZÀ-Þ]")
"""The end of a sentence inside a text."""
_LONG_WORDS = 20
"""A text of several sentences, with this many words, is no headline."""
_FEWEST_STEMS, _CLEAR_SHARE, _SOME_SHARE = 2, 0.5, 0.25
"""A headline below the name of a section has at least two words that tell, half of which are in the text's beginning.
A quarter is enough when no word of the name is in the whole text."""
_STANDFIRST_BLOCKS, _STANDFIRST_WORDS = 2, 4
"""A standfirst is among this many blocks below a main heading. A title that begins as it does has this many words."""
_HEADED_BLOCKS = 4
"""A paragraph is below a headline when there are at most so many blocks between."""
_CREDIT_BLOCKS = 6
"""A credit is below a headline when it is among this many blocks."""
_LIKE_PROSE = 0.3
"""A line is marked up as a paragraph when this share of the body's paragraphs are marked up so."""


class Doubts:
    """What makes the candidates of one page doubtful."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._has_titles = any(page.given.titles().values())
        self._main = [at for at, block in enumerate(page.blocks) if block.tag == "h1"]

    @cached_property
    def _set_off(self) -> list[tuple[int, int, float]]:
        """Of each heading above the body its index, its number of stems, and the share of them in the lead."""
        found = []
        for at in range(max(0, self._page.start - ABOVE), min(len(self._page.blocks), self._page.start)):
            if self._page.blocks[at].kind is None and is_set_off(self._page.blocks[at]):
                stems = set(stems_of(self._page.blocks[at].text))
                found.append((at, len(stems), len(stems & self._page.lead) / max(1, len(stems))))
        return found

    @cached_property
    def _standfirsts(self) -> list[str]:
        below = (block for at in self._main for block in self._page.blocks[at + 1 : at + 1 + _STANDFIRST_BLOCKS])
        return [key_of(block.text) for block in below]

    @cached_property
    def _styles(self) -> dict[tuple[str, bool], float]:
        """How the paragraphs of the body are marked up, each with its share of them."""
        styles = Counter(
            _style(block)
            for block, stays in zip(self._page.blocks, self._page.kept, strict=True)
            if stays and len(block.text) >= SHORTEST_PROSE
        )
        return {style: count / styles.total() for style, count in styles.items()}

    def are_about(self, candidate: Candidate, row: Mapping[str, float]) -> bool:
        """Whether a candidate is hardly the headline. `row` has its features by their names."""
        is_given = any(row[name] > 0 for name in _CONTAINS)
        return (
            (row["is_site"] > 0 and row["h1"] <= 0)  # a page about the site may have its name as the main heading
            or self._is_of_nothing(candidate, row)
            or self._is_section(candidate, row, is_given=is_given)
            or self._is_standfirst(candidate)
            or (not is_given and self._is_text(candidate))
        )

    def _is_of_nothing(self, candidate: Candidate, row: Mapping[str, float]) -> bool:
        """True for words that are neither in the text nor in the titles.

        An only main heading above a credit may have such words, and a heading on a page without titles.
        """
        if row["in_body"] > 0 or any(row[name] > 0 for name in _SHARES):
            return False
        if not self._has_titles:
            return not is_set_off(self._page.blocks[candidate.nearest(self._page.start)])
        return row["only_h1"] <= 0 or not 0 < row["until_credit"] <= _CREDIT_BLOCKS

    def _is_section(self, candidate: Candidate, row: Mapping[str, float], *, is_given: bool) -> bool:
        """True for a line without a word of the text's beginning, above a heading with many of its words there.

        A headline may stand so above a subheading. Then it is longer than the name of a section, or the page gives it
        to other sites too.
        """
        if row["in_lead"] > 0 or (is_given and row["words"] > _LONGEST_NAME) or any(row[name] > 0 for name in _SOCIAL):
            return False
        least = _CLEAR_SHARE if row["in_body"] > 0 else _SOME_SHARE
        at = candidate.nearest(self._page.start)
        return any(place > at and words >= _FEWEST_STEMS and share >= least for place, words, share in self._set_off)

    def _is_standfirst(self, candidate: Candidate) -> bool:
        """True for a title that is not shown as a headline, but is the beginning of a standfirst."""
        if candidate.blocks:
            return False
        first = key_of(PARTS.split(candidate.text, 1)[0])
        return len(first.split()) >= _STANDFIRST_WORDS and any(
            line.startswith(f"{first} ") for line in self._standfirsts
        )

    def _is_text(self, candidate: Candidate) -> bool:
        """True for a label, for long prose, for a line that is marked up as the paragraphs below a heading, and for a
        subheading."""
        if candidate.text.endswith(":"):
            return True
        if self._has_titles and len(candidate.text.split()) >= _LONG_WORDS and _SENTENCE_END.search(candidate.text):
            return True
        return self._is_paragraph(candidate) or (self._has_titles and self._is_subheading(candidate))

    def _is_paragraph(self, candidate: Candidate) -> bool:
        blocks = [self._page.blocks[at] for at in candidate.blocks]
        if min((self._styles.get(_style(block), 0.0) for block in blocks), default=0.0) < _LIKE_PROSE:
            return False
        at = candidate.nearest(self._page.start)
        return bool(self._main) or any(
            share > 0 and 0 < at - place <= _HEADED_BLOCKS for place, _, share in self._set_off
        )

    def _is_subheading(self, candidate: Candidate) -> bool:
        """True for a heading in the body that others of its kind follow."""
        blocks = [self._page.blocks[at] for at in candidate.blocks]
        if not blocks or any(block.tag == "h1" for block in blocks):
            return False
        last = candidate.blocks[-1]
        return (
            self._page.kept[last]
            and is_heading(blocks[-1])
            and any(
                stays and block.tag == blocks[-1].tag and _style(block) == _style(blocks[-1])
                for block, stays in zip(self._page.blocks[last + 1 :], self._page.kept[last + 1 :], strict=True)
            )
        )


def _style(block: Block) -> tuple[str, bool]:
    """How a block is marked up."""
    return block.signature, is_emphasised(block) or block.set_as_headline
