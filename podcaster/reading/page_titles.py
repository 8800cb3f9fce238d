"""Finds the headline of a page's article: among the lines above its text, and in the titles that its metadata give."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from podcaster.reading.blocks import MARKUP_FEATURES, Block
from podcaster.reading.datelines import find_byline, find_date
from podcaster.reading.features import words_of
from podcaster.reading.furniture import count_kinds
from podcaster.reading.title_candidates import (
    GIVEN,
    MOST_PARTS,
    PARTS,
    WORD,
    Candidate,
    GivenTitles,
    Page,
    find_candidates,
    is_heading,
    is_named_title,
    key_of,
    stems_of,
    without_credits,
)
from podcaster.reading.title_doubts import Doubts
from podcaster.reading.titles import without_site
from podcaster.system.forest import Forest, load_forest
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

PAGE_TITLE_FEATURES = (
    "words", "characters", "ends_sentence", "ends_question", "ends_open", "starts_lower", "capitalised", "upper",
    "symbols", "date", "byline", "phrases", "in_body", "in_lead", "shared_stems", "stem_copies", "copies",
    "is_site", "in_site", "in_copyright", "signed", "dated",
    *(f"{name}_{how}" for name in GIVEN for how in ("same", "part", "last_part", "contains", "share", "covered")),
    "shown", "h1", "h2", "heading", "named_title", "named_other", "emphasised", "link_share",
    "in_frame", "above_body", "rank", "index", "below_first_h1", "is_first_heading", "only_h1", "words_until_body",
    "is_first_prose", "kept", "kept_text", "until_credit",
)  # fmt: skip
"""The names of the numbers that `measure_titles` gives for each candidate, in order."""
_OTHER_NAME = lazy_regex(
    r"site|logo|brand|section|categor|kicker|caption|nav|menu|sub-?(?:title|head)|related|promo|teaser|widget", re.I
)
_NOT_SHOWN = (0.0,) * 9 + (-99.0,) * 4 + (0.0,) * 3
"""The features of the place of a candidate that only the metadata have."""
_MOST_COPIES = 6
_NO_CREDIT = 9.0
_CREDIT_BLOCKS, _LONGEST_CREDIT = 6, 100
"""A byline or a date is searched for in this many blocks below a candidate, in blocks of this many characters."""
_COPYRIGHT = lazy_regex(r"©|\(c\)|\bcopyright\b", re.I)
_LONGEST_COPYRIGHT = 300
_LONGEST_SITE_NAME, _SHORTEST_IN_HOST = 8, 6
"""In words, and in characters."""
_TRUST = 0.03
"""The probability of a doubtful candidate is multiplied by this."""
_LEAST_PROBABILITY = 0.015
"""The least probability of a headline on a page without a title in its metadata."""
_LINKS, _EMPHASISED = MARKUP_FEATURES.index("link_share"), MARKUP_FEATURES.index("emphasised")
_FRAMES = tuple(MARKUP_FEATURES.index(name) for name in ("in_nav", "in_footer", "in_aside", "in_form"))


def choose_title(blocks: Sequence[Block], kept: Sequence[bool], given: GivenTitles) -> str:
    """The headline of the article, or "". `kept` marks the blocks of its body."""
    forest = load_forest("podcaster.reading", "page_titles", PAGE_TITLE_FEATURES)
    return best_title(Page.of(blocks, kept, given), forest)


def best_title(page: Page, forest: Forest) -> str:
    """The headline that a forest chooses on a page, or ""."""
    rated = [(forest.probability(row), candidate, row) for candidate, row in measure_candidates(page)]
    doubts = Doubts(page)
    best, text = 0.0, ""
    for probability, candidate, row in sorted(rated, key=lambda one: -one[0]):
        if probability <= best:
            break
        if doubts.are_about(candidate, dict(zip(PAGE_TITLE_FEATURES, row, strict=True))):
            probability *= _TRUST
        if probability > best:
            best, text = probability, candidate.text
    titles = [title for title in page.given.titles().values() if title]
    if not rated and titles:
        return without_site(titles[0], page.given.site)
    return without_credits(text) if titles or best >= _LEAST_PROBABILITY else ""


def labels(head: str, title: str) -> tuple[str, ...]:
    """The parts of the title in a page's head that are not its headline: "Ivel Herald" of "Tide - Ivel Herald"."""
    parts, headline = PARTS.split(head, MOST_PARTS), key_of(title)
    if len(parts) > MOST_PARTS:
        return ()  # a title of so many parts has no names of sections
    return tuple(part for part in parts if part and key_of(part) not in headline)


def measure_titles(blocks: Sequence[Block], kept: Sequence[bool], given: GivenTitles) -> list[tuple[str, list[float]]]:
    """The texts that can be the headline, each with its features in the order of PAGE_TITLE_FEATURES."""
    return [(candidate.text, row) for candidate, row in measure_candidates(Page.of(blocks, kept, given))]


def measure_candidates(page: Page) -> list[tuple[Candidate, list[float]]]:
    """The candidates of a page, each with its features."""
    blocks, kept, given, start = page.blocks, page.kept, page.given, page.start
    copies = Counter(key_of(block.text) for block in blocks)
    h1s = [at for at, block in enumerate(blocks) if block.tag == "h1"]
    first_heading = next((at for at, block in enumerate(blocks) if is_heading(block)), -1)
    site = _Site.of(blocks, given)
    titles = [(key_of(title), [key_of(part) for part in PARTS.split(title)]) for title in given.titles().values()]
    found = []
    for rank, (key, candidate) in enumerate(find_candidates(page).items()):
        own = Counter(stem for at in candidate.blocks if kept[at] for stem in set(stems_of(blocks[at].text)))
        row = [*_of_text(candidate.text), *_of_topic(key, page.stems - own if own else page.stems, page.lead)]
        row += (float(copies[key]), *site.likeness(key), float(given.signed), float(given.dated))
        for whole, parts in titles:
            row += _of_given(key, whole, parts)
        row += _of_place(candidate, blocks, start, h1s, first_heading, rank)
        row += _of_body(candidate, blocks, kept, start)
        found.append((candidate, row))
    return found


def _of_text(text: str) -> list[float]:
    words = words_of(text)
    spelled = WORD.findall(text)
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
    ]


def _of_topic(key: str, body: Counter[str], lead: set[str]) -> tuple[float, ...]:
    """How far a candidate is about what the body is about; -1 for one without a word that tells."""
    stems = set(stems_of(key))
    shared = [stem for stem in stems if stem in body]
    copies = float(sum(min(_MOST_COPIES, body[stem]) for stem in stems))
    if not stems:
        return (-1.0, -1.0, 0.0, copies)
    return (len(shared) / len(stems), len(stems & lead) / len(stems), float(len(shared)), copies)


class _Site(Record, frozen=True):
    """What a page calls its site: names, names without blanks in its address, and the words of its copyright lines."""

    names: frozenset[str]
    hosts: tuple[str, ...]
    rights: str

    @classmethod
    def of(cls, blocks: Sequence[Block], given: GivenTitles) -> "_Site":
        names = {key_of(name) for name in (given.site, *given.site_names)}
        lines = [
            block.text for block in blocks if len(block.text) <= _LONGEST_COPYRIGHT and _COPYRIGHT.search(block.text)
        ]
        return cls(
            names=frozenset(name for name in names if name and len(name.split()) <= _LONGEST_SITE_NAME),
            hosts=tuple(_squeezed(host.rpartition(".")[0]) for host in given.hosts),
            rights=key_of(" ".join(lines)),
        )

    def likeness(self, key: str) -> tuple[float, float, float]:
        """Whether a candidate is a name of the site, is within one, and is within its copyright lines."""
        squeezed = key.replace(" ", "").replace("_", "")
        is_host = any(host.endswith(squeezed) for host in self.hosts)
        in_host = len(squeezed) >= _SHORTEST_IN_HOST and any(squeezed in host for host in self.hosts)
        return (
            float(is_host or key in self.names),
            float(in_host or any(f" {key} " in f" {name} " for name in self.names)),
            float(f" {key} " in f" {self.rights} "),
        )


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


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
    candidate: Candidate, blocks: Sequence[Block], start: int, h1s: Sequence[int], first_heading: int, rank: int
) -> tuple[float, ...]:
    """Where and how the page shows a candidate; of several places the one nearest above the text."""
    if not candidate.blocks:
        return (*_NOT_SHOWN[:10], float(rank), *_NOT_SHOWN[11:])
    at = candidate.nearest(start)
    tags = {blocks[number].tag for number in candidate.blocks}
    block = blocks[at]
    return (
        float(len(candidate.blocks)),
        float("h1" in tags),
        float("h2" in tags),
        float(any(is_heading(blocks[number]) for number in candidate.blocks)),
        float(any(is_named_title(blocks[number]) for number in candidate.blocks)),
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


def _of_body(candidate: Candidate, blocks: Sequence[Block], kept: Sequence[bool], start: int) -> tuple[float, ...]:
    """Whether a candidate is in the body, and how far below it a byline or a date is."""
    if not candidate.blocks:
        return (0.0, 0.0, 0.0, -1.0)
    at = candidate.nearest(start)
    below = range(at + 1, min(len(blocks), at + 1 + _CREDIT_BLOCKS))
    credit = next((number - at for number in below if _is_credit(blocks[number].text)), None)
    in_body = [number for number in candidate.blocks if kept[number]]
    return (
        float(start in candidate.blocks),
        float(len(in_body)),
        float(any(not is_heading(blocks[number]) for number in in_body)),
        _NO_CREDIT if credit is None else float(credit),
    )


@lru_cache(maxsize=256)
def _is_credit(text: str) -> bool:
    """Cached: a line is below several candidates."""
    return len(text) <= _LONGEST_CREDIT and bool(find_byline(text) or find_date(text))
