"""Finds the headline of a page's article: among the lines above its text, and in the titles that its metadata give."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from podcaster.reading.blocks import MARKUP_FEATURES, Block
from podcaster.reading.datelines import find_byline, find_date
from podcaster.reading.features import words_of
from podcaster.reading.furniture import count_kinds
from podcaster.reading.titles import without_site
from podcaster.system.forest import load_forest

GIVEN = ("described", "og", "twitter", "head")
"""The metadata with titles: JSON-LD, Open Graph, Twitter's card, and the element <title>."""
PAGE_TITLE_FEATURES = (
    "words", "characters", "ends_sentence", "ends_question", "ends_open", "starts_lower", "capitalised", "upper",
    "symbols", "date", "byline", "phrases", "body_overlap", "body_copies", "copies", "is_site", "in_site",
    *(f"{name}_{how}" for name in GIVEN for how in ("same", "part", "last_part", "contains", "share", "covered")),
    "shown", "h1", "h2", "heading", "named_title", "named_other", "emphasised", "link_share",
    "in_frame", "above_body", "rank", "index", "below_first_h1", "is_first_heading", "only_h1", "words_until_body",
)  # fmt: skip
"""The names of the numbers that `measure_titles` gives for each candidate, in order."""
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"\s+[-–—|»·•:~/]+\s+|\s*\|\s*|(?<=\w): |\s*::\s*|\s+[«»›‹>]\s+")
_MOST_WORDS, _MOST_CHARACTERS = 45, 300
_ABOVE, _BELOW = 40, 2
"""How many blocks above the text, and how many from its beginning, are candidates."""
_MOST_PARTS = 8
"""A title in metadata with so many marks between its parts is no title."""
_MOST_HEADINGS = 30
_TITLE_NAME = re.compile(r"title|headl|\bhed\b|heading", re.I)
_OTHER_NAME = re.compile(
    r"site|logo|brand|section|categor|kicker|nav|menu|sub-?(?:title|head)|related|promo|teaser|widget", re.I
)
_NOT_SHOWN = (0.0,) * 9 + (-99.0,) * 4 + (0.0,) * 3
"""The features of the place of a candidate that only the metadata have."""
_OVERLAP = PAGE_TITLE_FEATURES.index("body_overlap")
_SHARES = tuple(PAGE_TITLE_FEATURES.index(f"{name}_share") for name in GIVEN)
_TRUST_WITHOUT_OVERLAP = 0.2
"""The probability of a text without a long word of the body is multiplied by this: it may be the site's name. One that
also has no word of a title in the metadata is trusted even less."""
_LEAST_PROBABILITY = 0.02
_LONGEST_PROSE = 80
_UPDATED = re.compile(r"\W*(?:(?:last|first) )?(?:updated|published|posted|modified)\b:? .*\d", re.I)
_IDENTIFIER = re.compile(r"\S{48}")
"""A word of this many characters is an address or a number of an agency's system."""
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_FIGURES = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)"
_IN_WORDS = r"(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
_OCLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: - \(?[a-z]{2,4}\)?)?)"
_MARK = r"\s*[|·–—-]+\s*"
_DATE_BEFORE = re.compile(rf"^{_DAY_NAME}(?:{_FIGURES}|{_IN_WORDS}){_OCLOCK}?(?:{_MARK}|\s+(?=\w))", re.I)
_DATE_BEHIND = re.compile(
    rf"(?:{_MARK}{_DAY_NAME}(?:{_FIGURES}|{_IN_WORDS}){_OCLOCK}?|,?\s+{_DAY_NAME}(?:{_FIGURES}|{_IN_WORDS}{_OCLOCK}){_OCLOCK}?)$",
    re.I,
)
"""A date that is glued to a headline: "Talks go on 28/12/2007 11:27", but not "The flood of 14 May 2004"."""
_FEWEST_BESIDE_DATE = 3
_LINKS, _EMPHASISED = MARKUP_FEATURES.index("link_share"), MARKUP_FEATURES.index("emphasised")
_FRAMES = tuple(MARKUP_FEATURES.index(name) for name in ("in_nav", "in_footer", "in_aside", "in_form"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenTitles:
    """The titles in a page's metadata; "" where there is none."""

    described: str = ""
    og: str = ""
    twitter: str = ""
    head: str = ""
    site: str = ""


@dataclass(slots=True)
class _Candidate:
    text: str
    blocks: list[int] = field(default_factory=list)
    """The blocks with this text."""


def choose_title(blocks: Sequence[Block], kept: Sequence[bool], given: GivenTitles) -> str:
    """The headline of the article, or "". `kept` marks the blocks of its body."""
    forest = load_forest("podcaster.reading", "page_titles", PAGE_TITLE_FEATURES)
    rated = []
    for number, (text, row) in enumerate(measure_titles(blocks, kept, given)):
        trust = 1.0
        if row[_OVERLAP] <= 0:
            is_given = any(row[at] > 0 for at in _SHARES) or not any(_given(given).values())
            trust = _TRUST_WITHOUT_OVERLAP if is_given else _TRUST_WITHOUT_OVERLAP**2
        rated.append((trust * forest.probability(row), -number, text))
    best, _, text = max(rated, default=(0.0, 0, ""))
    if best >= _LEAST_PROBABILITY:
        return _without_date(text)
    return next((without_site(title, given.site) for title in _given(given).values() if title), text)


def labels(head: str, title: str) -> tuple[str, ...]:
    """The parts of the title in a page's head that are not its headline: "Ivel Herald" of "Tide - Ivel Herald"."""
    return tuple(part for part in _PARTS.split(head) if part and _key(part) not in _key(title))


def _given(given: GivenTitles) -> dict[str, str]:
    return {name: getattr(given, name) for name in GIVEN}


def measure_titles(blocks: Sequence[Block], kept: Sequence[bool], given: GivenTitles) -> list[tuple[str, list[float]]]:
    """The texts that can be the headline, each with its features in the order of PAGE_TITLE_FEATURES."""
    start = _body_start(blocks, kept)
    candidates = _candidates(blocks, start, given)
    body = Counter(
        word
        for block, stays in zip(blocks, kept, strict=True)
        if stays
        for word in set(_WORD.findall(block.text.casefold()))
    )
    copies = Counter(_key(block.text) for block in blocks)
    h1s = [at for at, block in enumerate(blocks) if block.tag == "h1"]
    first_heading = next((at for at, block in enumerate(blocks) if _is_heading(block)), -1)
    site = _key(given.site)
    titles = {
        name: (_key(title), [_key(part) for part in _PARTS.split(title)]) for name, title in _given(given).items()
    }
    found = []
    for rank, (key, candidate) in enumerate(candidates.items()):
        row = _of_text(candidate.text, key, body)
        row += (float(copies[key]), float(bool(site) and key == site), float(bool(site) and f" {key} " in f" {site} "))
        for whole, parts in titles.values():
            row += _of_given(key, whole, parts)
        row += _of_place(candidate, blocks, start, h1s, first_heading, rank)
        found.append((candidate.text, row))
    return found


def _candidates(blocks: Sequence[Block], start: int, given: GivenTitles) -> dict[str, _Candidate]:
    """The candidates by their words."""
    found: dict[str, _Candidate] = {}
    for title in _given(given).values():
        marks = [match.span() for match in islice(_PARTS.finditer(title), _MOST_PARTS)]
        if len(marks) == _MOST_PARTS:
            continue
        edges = [(0, 0), *marks, (len(title), len(title))]
        for one in range(len(edges) - 1):
            for other in range(one + 1, len(edges)):
                if one == 0 or other == len(edges) - 1 or other == one + 1:
                    text = title[edges[one][1] : edges[other][0]].strip()
                    if text and _could_be(text):
                        found.setdefault(_key(text), _Candidate(text))
    near = set(range(max(0, start - _ABOVE), min(len(blocks), start + _BELOW)))
    headings = [at for at, block in enumerate(blocks) if block.tag in {"h1", "h2"} and at not in near][:_MOST_HEADINGS]
    for at in sorted([*near, *headings]):
        text = blocks[at].text
        if blocks[at].kind is None and _could_be(text):
            candidate = found.setdefault(_key(text), _Candidate(text))
            if not candidate.blocks:
                candidate.text = text
            candidate.blocks.append(at)
    found.pop("", None)
    return found


def _could_be(text: str) -> bool:
    if len(text) > _MOST_CHARACTERS or _UPDATED.match(text) or _IDENTIFIER.search(text):
        return False
    return 1 <= len(_WORD.findall(text)) <= _MOST_WORDS


def _without_date(text: str) -> str:
    """The text without the date or the time at its beginning or its end; the whole text if little else is left."""
    for pattern in (_DATE_BEFORE, _DATE_BEHIND):
        rest = pattern.sub("", text)
        if rest != text and find_date(text) and len(rest.split()) >= _FEWEST_BESIDE_DATE:
            text = rest
    return text


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _is_heading(block: Block) -> bool:
    return len(block.tag) == 2 and block.tag[0] == "h" and block.tag[1].isdigit()


def _is_named_title(block: Block) -> bool:
    return block.set_as_headline or _TITLE_NAME.search(block.signature) is not None


def _body_start(blocks: Sequence[Block], kept: Sequence[bool]) -> int:
    """The index of the first kept block that is long enough for prose, else of the first kept block."""
    for at, (block, stays) in enumerate(zip(blocks, kept, strict=True)):
        if stays and len(block.text) >= _LONGEST_PROSE and not _is_heading(block):
            return at
    return list(kept).index(True) if True in kept else len(blocks)


def _of_text(text: str, key: str, body: Counter[str]) -> list[float]:
    words = words_of(text)
    spelled = _WORD.findall(text)
    content = [word for word in key.split() if len(word) > 3]
    return [
        float(len(words)),
        float(len(text)),
        float(text.rstrip("\"”’')")[-1:] in ".!…"),
        float(text.endswith("?")),
        float(text[-1:] in ":;,-–"),
        float(text[:1].islower()),
        sum(1 for word in spelled if word[0].isupper()) / max(1, len(spelled)),
        float(text.isupper()),
        float(sum(character in "|/·•©@#>»" for character in text)),
        float(find_date(text) is not None),
        float(find_byline(text) is not None),
        float(sum(count_kinds(text))),
        sum(1 for word in content if word in body) / len(content) if content else -1.0,
        sum(min(4, body[word]) for word in content) / len(content) if content else -1.0,
    ]


def _of_given(key: str, whole: str, parts: Sequence[str]) -> tuple[float, ...]:
    """The likeness of a candidate with a title of the metadata; -1 without such a title."""
    if not whole:
        return (-1.0,) * 6
    mine, theirs = set(key.split()), set(whole.split())
    shared = len(mine & theirs)
    return (
        float(key == whole),
        float(parts.index(key)) if key in parts else -1.0,
        float(key == parts[-1] and len(parts) > 1),
        float(f" {key} " in f" {whole} "),
        shared / max(1, len(mine)),
        shared / max(1, len(theirs)),
    )


def _of_place(
    candidate: _Candidate, blocks: Sequence[Block], start: int, h1s: Sequence[int], first_heading: int, rank: int
) -> tuple[float, ...]:
    """Where and how the page shows a candidate; of several places the one nearest above the text."""
    if not candidate.blocks:
        return (*_NOT_SHOWN[:10], float(rank), *_NOT_SHOWN[11:])
    above = [at for at in candidate.blocks if at <= start]
    at = above[-1] if above else candidate.blocks[0]
    tags = {blocks[number].tag for number in candidate.blocks}
    block = blocks[at]
    return (
        float(len(candidate.blocks)),
        float("h1" in tags),
        float("h2" in tags),
        float(any(_is_heading(blocks[number]) for number in candidate.blocks)),
        float(any(_is_named_title(blocks[number]) for number in candidate.blocks)),
        float(any(_OTHER_NAME.search(blocks[number].signature) is not None for number in candidate.blocks)),
        max(blocks[number].markup[_EMPHASISED] for number in candidate.blocks),
        min(blocks[number].markup[_LINKS] for number in candidate.blocks),
        float(any(block.markup[frame] for frame in _FRAMES)),
        float(start - at),
        float(rank),
        float(at),
        float(at - h1s[0]) if h1s else -99.0,
        float(at == first_heading),
        float(h1s == [at]),
        float(sum(len(blocks[number].text.split()) for number in range(at + 1, min(start, at + 20)))),
    )
