"""Collects what can be the headline of a page's article: lines above its text, and titles that its metadata give."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from podcaster.reading.blocks import MARKUP_FEATURES, Block
from podcaster.reading.datelines import find_byline, find_date
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

GIVEN = ("described", "og", "twitter", "head")
"""The metadata with titles: JSON-LD, Open Graph, Twitter's card, and the element <title>."""
PARTS = lazy_regex(r"\s+[-–—|»·•:~/]+\s+|\s*\|\s*|(?<=\w): |\s*::\s*|\s+[«»›‹>]\s+")
"""What parts a headline from the names of sites and sections in a title."""
MOST_PARTS = 8
"""A title in metadata with so many marks between its parts is no title."""
WORD = lazy_regex(r"\w+")
SHORTEST_PROSE = 80
"""In characters. A block of the body that is so long is no headline, and the text begins with the first of them."""
ABOVE = 40
"""How many blocks above the text are candidates."""
_MOST_WORDS, _MOST_CHARACTERS = 45, 300
_BELOW = 1
"""How many blocks from where the text begins are candidates."""
_MOST_HEADINGS = 30
_MOST_BETWEEN = 20
"""How many blocks there may be between the first two paragraphs of a body."""
_TITLE_NAME = lazy_regex(r"title|headl|\bhed\b|heading|titular|t[ií]tulo|titolo|titre|titel|überschrift|rubrik", re.I)
"""Class names of headlines, in the languages of many sites."""
_STEM = 5
"""Two words are taken for forms of one word when they begin with this many equal characters."""
_SHORTEST_WORD = 3
_LEAD_WORDS = 150
_NO_TOPIC = frozenset(
    "the and for are was were has have had his her its our you your with from that this they them will what when who"
    " how why not but all can new out get more one two into about over after".split()
)
"""Words that say nothing about what a text is about."""
_UPDATED = lazy_regex(r"\W*(?:(?:last|first) )?(?:updated|published|posted|modified)\b:? .*\d", re.I)
_NO_WORDS = lazy_regex(r"\S{48}|/>|\w=[\"']")
"""A number of an agency's system, and pieces of broken markup."""
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_FIGURES = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)"
_IN_WORDS = r"(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
_OCLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: - \(?[a-z]{2,4}\)?)?)"
_MARK = r"\s*[|·–—-]+\s*"
_DATE_BEFORE = lazy_regex(rf"^{_DAY_NAME}(?:{_FIGURES}|{_IN_WORDS}){_OCLOCK}?(?:{_MARK}|\s+(?=\w))", re.I)
_DATE_BEHIND = lazy_regex(
    rf"(?:{_MARK}{_DAY_NAME}(?:{_FIGURES}|{_IN_WORDS}){_OCLOCK}?|,?\s+{_DAY_NAME}(?:{_FIGURES}|{_IN_WORDS}{_OCLOCK}){_OCLOCK}?)$",
    re.I,
)
"""A date that is glued to a headline: "Talks go on 28/12/2007 11:27", but not "The flood of 14 May 2004"."""
_SIGNED_BEHIND = lazy_regex(r"\s(?P<byline>[Bb]y [^,|]{3,60}?)\s?[,|·–—-]\s?(?P<date>[^,|]{0,20}\d[^|]{2,40})$")
"""A byline and a date that are glued to a headline: "Talks go on by Ann Lee, 3 May 2024"."""
_FEWEST_BESIDE_DATE = 3
_HAS_DIGIT = lazy_regex(r"\d")
_EMPHASISED = MARKUP_FEATURES.index("emphasised")


class GivenTitles(Record, frozen=True, kw_only=True):
    """The titles in a page's metadata; "" where there is none."""

    described: str = ""
    og: str = ""
    twitter: str = ""
    head: str = ""
    site: str = ""
    site_names: tuple[str, ...] = ()
    """What else the page calls its site."""
    hosts: tuple[str, ...] = ()
    signed: bool = False
    dated: bool = False
    """Whether the page names an author and a date of publication."""

    def titles(self) -> dict[str, str]:
        """The titles by the names in GIVEN."""
        return {name: getattr(self, name) for name in GIVEN}


@dataclass(slots=True)
class Candidate:
    """A text that can be the headline."""

    text: str
    blocks: list[int] = field(default_factory=list)
    """The blocks with this text."""

    def nearest(self, start: int) -> int:
        """The block with this text that is nearest above the body, else the first one; -1 when there is none."""
        return max((at for at in self.blocks if at <= start), default=self.blocks[0] if self.blocks else -1)


class Page(Record, frozen=True, kw_only=True):
    """What is known of a page when its headline is searched for."""

    blocks: Sequence[Block]
    kept: Sequence[bool]
    """Marks the blocks of the body."""
    given: GivenTitles
    start: int
    """The block that the body begins with."""
    stems: Counter[str]
    """In how many blocks of the body each stem is."""
    lead: set[str]
    """The stems of the body's beginning."""

    @classmethod
    def of(cls, blocks: Sequence[Block], kept: Sequence[bool], given: GivenTitles) -> "Page":
        texts = [block.text for block, stays in zip(blocks, kept, strict=True) if stays]
        return cls(
            blocks=blocks,
            kept=kept,
            given=given,
            start=_body_start(blocks, kept),
            stems=Counter(stem for text in texts for stem in set(stems_of(text))),
            lead=set(stems_of(" ".join(" ".join(texts[:_LEAD_WORDS]).split()[:_LEAD_WORDS]))),
        )


def find_candidates(page: Page) -> Mapping[str, Candidate]:
    """The candidates by their words."""
    blocks, kept, start = page.blocks, page.kept, page.start
    found: dict[str, Candidate] = {}
    for title in page.given.titles().values():
        for text in _stretches(title):
            if text and _could_be(text):
                found.setdefault(key_of(text), Candidate(text))
    near = set(range(max(0, start - ABOVE), min(len(blocks), start + _BELOW)))
    headings = [at for at, block in enumerate(blocks) if block.tag in {"h1", "h2"} and at not in near][:_MOST_HEADINGS]
    for at in sorted([*near, *headings]):
        block = blocks[at]
        if block.kind is not None or not _could_be(block.text):
            continue
        text = without_credits(block.text)
        if kept[at] and (_is_paragraph(block) or (_is_sentence(block) and key_of(text) not in found)):
            continue
        candidate = found.setdefault(key_of(text), Candidate(text))
        is_first_heading = is_heading(block) and not any(is_heading(blocks[other]) for other in candidate.blocks)
        if is_first_heading or not candidate.blocks:
            candidate.text = _better_spelled(text, candidate.text)
        candidate.blocks.append(at)
    found.pop("", None)
    return found


def _stretches(title: str) -> list[str]:
    """The whole of a title, each of its parts, and what begins or ends it: "Tide - Ivel - Herald" has "Tide - Ivel"."""
    marks = [match.span() for match in islice(PARTS.finditer(title), MOST_PARTS)]
    if len(marks) == MOST_PARTS:
        return []
    edges = [(0, 0), *marks, (len(title), len(title))]
    last = len(edges) - 1
    return [
        title[edges[one][1] : edges[other][0]].strip()
        for one in range(last)
        for other in range(one + 1, last + 1)
        if one == 0 or other in (last, one + 1)
    ]


def _better_spelled(shown: str, other: str) -> str:
    """Of two spellings of a headline the shown one, unless a style of the page has put it in capitals."""
    return other if shown.isupper() and not other.isupper() else shown


def _could_be(text: str) -> bool:
    if len(text) > _MOST_CHARACTERS or _UPDATED.match(text) or _NO_WORDS.search(text):
        return False
    return 1 <= len(WORD.findall(text)) <= _MOST_WORDS


def _is_paragraph(block: Block) -> bool:
    return len(block.text) >= SHORTEST_PROSE and not is_heading(block)


def _is_sentence(block: Block) -> bool:
    """True for a block that ends a sentence and is in no way set as a headline."""
    return block.text.rstrip("\"”’')")[-1:] in ".!?…" and not is_set_off(block)


def without_credits(text: str) -> str:
    """A headline without the byline, the date and the time that are glued to it; whole if little else is left."""
    if not _HAS_DIGIT.search(text):
        return text
    signed = _SIGNED_BEHIND.search(text)
    if signed and find_date(signed["date"]) and find_byline(signed["byline"]):
        text = text[: signed.start()]
    for pattern in (_DATE_BEFORE, _DATE_BEHIND):
        rest = pattern.sub("", text)
        if rest != text and find_date(text) and len(rest.split()) >= _FEWEST_BESIDE_DATE:
            text = rest
    return text


def key_of(text: str) -> str:
    """The words of a text, in small letters."""
    return " ".join(WORD.findall(text.casefold()))


def stems_of(text: str) -> list[str]:
    """The beginnings of the words that say what a text is about."""
    words = (word for word in WORD.findall(text.casefold()) if len(word) >= _SHORTEST_WORD and not word.isdigit())
    return [word[:_STEM] for word in words if word not in _NO_TOPIC]


def is_heading(block: Block) -> bool:
    """True for h1 to h6."""
    return len(block.tag) == 2 and block.tag[0] == "h" and block.tag[1].isdigit()


def is_named_title(block: Block) -> bool:
    """True for a block that its class names, or its large type, call a headline."""
    return block.set_as_headline or _TITLE_NAME.search(block.signature) is not None


def is_emphasised(block: Block) -> bool:
    """True for a block that is bold as a whole."""
    return block.markup[_EMPHASISED] >= 1.0


def is_set_off(block: Block) -> bool:
    """True for a heading, and for what looks like one."""
    return is_heading(block) or is_named_title(block) or is_emphasised(block)


def _body_start(blocks: Sequence[Block], kept: Sequence[bool]) -> int:
    """The index of the first kept block that is long enough for prose, else of the first kept block.

    A paragraph that is far above all others is a teaser's.
    """
    prose = [
        at
        for at, (block, stays) in enumerate(zip(blocks, kept, strict=True))
        if stays and len(block.text) >= SHORTEST_PROSE and not is_heading(block)
    ]
    if prose:
        return next((at for at, other in pairwise(prose) if other - at <= _MOST_BETWEEN), prose[0])
    return list(kept).index(True) if True in kept else len(blocks)
