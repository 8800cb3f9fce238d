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
from podcaster.system.lazy_regex import lazy_regex

GIVEN = ("described", "og", "twitter", "head")
"""The metadata with titles: JSON-LD, Open Graph, Twitter's card, and the element <title>."""
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
_WORD = lazy_regex(r"\w+")
_PARTS = lazy_regex(r"\s+[-–—|»·•:~/]+\s+|\s*\|\s*|(?<=\w): |\s*::\s*|\s+[«»›‹>]\s+")
_MOST_WORDS, _MOST_CHARACTERS = 45, 300
_ABOVE, _BELOW = 40, 1
"""How many blocks above the text, and how many from where it begins, are candidates."""
_MOST_PARTS = 8
"""A title in metadata with so many marks between its parts is no title."""
_MOST_HEADINGS = 30
_TITLE_NAME = lazy_regex(r"title|headl|\bhed\b|heading", re.I)
_OTHER_NAME = lazy_regex(
    r"site|logo|brand|section|categor|kicker|nav|menu|sub-?(?:title|head)|related|promo|teaser|widget", re.I
)
_NOT_SHOWN = (0.0,) * 9 + (-99.0,) * 4 + (0.0,) * 3
"""The features of the place of a candidate that only the metadata have."""
_STEM = 5
"""Two words are taken for forms of one word when they begin with this many equal characters."""
_SHORTEST_WORD = 3
_LEAD_WORDS = 150
_MOST_COPIES = 6
_NO_TOPIC = frozenset(
    "the and for are was were has have had his her its our you your with from that this they them will what when who"
    " how why not but all can new out get more one two into about over after".split()
)
"""Words that say nothing about what a text is about."""
_NO_CREDIT = 9.0
_CREDIT_BLOCKS, _LONGEST_CREDIT = 6, 100
"""A byline or a date is searched for in this many blocks below a candidate, in blocks of this many characters."""
_COPYRIGHT = lazy_regex(r"©|\(c\)|\bcopyright\b", re.I)
_LONGEST_COPYRIGHT = 300
_LONGEST_SITE_NAME, _SHORTEST_IN_HOST = 8, 6
"""In words, and in characters."""
_IN_BODY = PAGE_TITLE_FEATURES.index("in_body")
_SHARES = tuple(PAGE_TITLE_FEATURES.index(f"{name}_share") for name in GIVEN)
_IS_SITE, _H1 = PAGE_TITLE_FEATURES.index("is_site"), PAGE_TITLE_FEATURES.index("h1")
_TRUST = 0.1
"""The probability of the site's name, and of a line that has nothing to do with the page's text and titles, is
multiplied by this."""
_LEAST_PROBABILITY = 0.02
_SHORTEST_PROSE = 80
"""In characters. A block of the body that is so long is no headline, and the text begins with the first of them."""
_UPDATED = lazy_regex(r"\W*(?:(?:last|first) )?(?:updated|published|posted|modified)\b:? .*\d", re.I)
_IDENTIFIER = lazy_regex(r"\S{48}")
"""A word of this many characters is an address or a number of an agency's system."""
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
    site_names: tuple[str, ...] = ()
    """What else the page calls its site."""
    hosts: tuple[str, ...] = ()
    signed: bool = False
    dated: bool = False
    """Whether the page names an author and a date of publication."""


@dataclass(slots=True)
class _Candidate:
    text: str
    blocks: list[int] = field(default_factory=list)
    """The blocks with this text."""


def choose_title(blocks: Sequence[Block], kept: Sequence[bool], given: GivenTitles) -> str:
    """The headline of the article, or "". `kept` marks the blocks of its body."""
    forest = load_forest("podcaster.reading", "page_titles", PAGE_TITLE_FEATURES)
    found = measure_titles(blocks, kept, given)
    has_titles = any(_given(given).values())
    rated = [
        (forest.probability(row) * (_TRUST if _is_site(row) or (has_titles and _is_other(row)) else 1.0), -number, text)
        for number, (text, row) in enumerate(found)
    ]
    best, _, text = max(rated, default=(0.0, 0, ""))
    if best >= _LEAST_PROBABILITY:
        return _without_date(text)
    return next((without_site(title, given.site) for title in _given(given).values() if title), text)


def _is_site(row: Sequence[float]) -> bool:
    """True for a name of the site, unless it is the main heading, as on a page about the site."""
    return row[_IS_SITE] > 0 and row[_H1] <= 0


def _is_other(row: Sequence[float]) -> bool:
    """True for a candidate that shares no word with the body, and none with the titles of the metadata."""
    return row[_IN_BODY] <= 0 and all(row[at] <= 0 for at in _SHARES)


def labels(head: str, title: str) -> tuple[str, ...]:
    """The parts of the title in a page's head that are not its headline: "Ivel Herald" of "Tide - Ivel Herald"."""
    parts, headline = _PARTS.split(head, _MOST_PARTS), _key(title)
    if len(parts) > _MOST_PARTS:
        return ()  # a title of so many parts has no names of sections
    return tuple(part for part in parts if part and _key(part) not in headline)


def _given(given: GivenTitles) -> dict[str, str]:
    return {name: getattr(given, name) for name in GIVEN}


def measure_titles(blocks: Sequence[Block], kept: Sequence[bool], given: GivenTitles) -> list[tuple[str, list[float]]]:
    """The texts that can be the headline, each with its features in the order of PAGE_TITLE_FEATURES."""
    start = _body_start(blocks, kept)
    candidates = _candidates(blocks, kept, start, given)
    body, lead = _stems_of_body(blocks, kept)
    copies = Counter(_key(block.text) for block in blocks)
    h1s = [at for at, block in enumerate(blocks) if block.tag == "h1"]
    first_heading = next((at for at, block in enumerate(blocks) if _is_heading(block)), -1)
    site = _Site.of(blocks, given)
    titles = {
        name: (_key(title), [_key(part) for part in _PARTS.split(title)]) for name, title in _given(given).items()
    }
    found = []
    for rank, (key, candidate) in enumerate(candidates.items()):
        own = Counter(stem for at in candidate.blocks if kept[at] for stem in set(_stems(blocks[at].text)))
        row = [*_of_text(candidate.text), *_of_topic(key, body - own if own else body, lead)]
        row += (float(copies[key]), *site.likeness(key), float(given.signed), float(given.dated))
        for whole, parts in titles.values():
            row += _of_given(key, whole, parts)
        row += _of_place(candidate, blocks, start, h1s, first_heading, rank)
        row += _of_body(candidate, blocks, kept, start)
        found.append((candidate.text, row))
    return found


def _candidates(blocks: Sequence[Block], kept: Sequence[bool], start: int, given: GivenTitles) -> dict[str, _Candidate]:
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
        is_prose = kept[at] and len(text) >= _SHORTEST_PROSE and not _is_heading(blocks[at])
        if blocks[at].kind is None and not is_prose and _could_be(text):
            candidate = found.setdefault(_key(text), _Candidate(text))
            is_first_heading = _is_heading(blocks[at]) and not any(_is_heading(blocks[o]) for o in candidate.blocks)
            if is_first_heading or not candidate.blocks:
                candidate.text = _better_spelled(text, candidate.text)
            candidate.blocks.append(at)
    found.pop("", None)
    return found


def _better_spelled(shown: str, other: str) -> str:
    """Of two spellings of a headline the shown one, unless a style of the page has put it in capitals."""
    return other if shown.isupper() and not other.isupper() else shown


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
        if stays and len(block.text) >= _SHORTEST_PROSE and not _is_heading(block):
            return at
    return list(kept).index(True) if True in kept else len(blocks)


def _of_text(text: str) -> list[float]:
    words = words_of(text)
    spelled = _WORD.findall(text)
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


def _stems(text: str) -> list[str]:
    """The beginnings of the words that say what a text is about."""
    words = (word for word in _WORD.findall(text.casefold()) if len(word) >= _SHORTEST_WORD and not word.isdigit())
    return [word[:_STEM] for word in words if word not in _NO_TOPIC]


def _stems_of_body(blocks: Sequence[Block], kept: Sequence[bool]) -> tuple[Counter[str], set[str]]:
    """In how many blocks of the body each stem is, and the stems of its beginning."""
    texts = [block.text for block, stays in zip(blocks, kept, strict=True) if stays]
    found = Counter(stem for text in texts for stem in set(_stems(text)))
    return found, set(_stems(" ".join(" ".join(texts[:_LEAD_WORDS]).split()[:_LEAD_WORDS])))


def _of_topic(key: str, body: Counter[str], lead: set[str]) -> tuple[float, ...]:
    """How far a candidate is about what the body is about; -1 for one without a word that tells."""
    stems = set(_stems(key))
    shared = [stem for stem in stems if stem in body]
    copies = float(sum(min(_MOST_COPIES, body[stem]) for stem in stems))
    if not stems:
        return (-1.0, -1.0, 0.0, copies)
    return (len(shared) / len(stems), len(stems & lead) / len(stems), float(len(shared)), copies)


@dataclass(frozen=True, slots=True)
class _Site:
    """What a page calls its site: names, names without blanks in its address, and the words of its copyright lines."""

    names: frozenset[str]
    hosts: tuple[str, ...]
    rights: str

    @classmethod
    def of(cls, blocks: Sequence[Block], given: GivenTitles) -> "_Site":
        names = {_key(name) for name in (given.site, *given.site_names)}
        lines = [
            block.text for block in blocks if len(block.text) <= _LONGEST_COPYRIGHT and _COPYRIGHT.search(block.text)
        ]
        return cls(
            names=frozenset(name for name in names if name and len(name.split()) <= _LONGEST_SITE_NAME),
            hosts=tuple(_squeezed(host.rpartition(".")[0]) for host in given.hosts),
            rights=_key(" ".join(lines)),
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
    candidate: _Candidate, blocks: Sequence[Block], start: int, h1s: Sequence[int], first_heading: int, rank: int
) -> tuple[float, ...]:
    """Where and how the page shows a candidate; of several places the one nearest above the text."""
    if not candidate.blocks:
        return (*_NOT_SHOWN[:10], float(rank), *_NOT_SHOWN[11:])
    at = _nearest(candidate, start)
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


def _nearest(candidate: _Candidate, start: int) -> int:
    """The block with a candidate's text that is nearest above the body, else the first one."""
    return max((at for at in candidate.blocks if at <= start), default=candidate.blocks[0])


def _of_body(candidate: _Candidate, blocks: Sequence[Block], kept: Sequence[bool], start: int) -> tuple[float, ...]:
    """Whether a candidate is in the body, and how far below it a byline or a date is."""
    if not candidate.blocks:
        return (0.0, 0.0, 0.0, -1.0)
    at = _nearest(candidate, start)
    below = range(at + 1, min(len(blocks), at + 1 + _CREDIT_BLOCKS))
    credit = next((number - at for number in below if _is_credit(blocks[number])), None)
    in_body = [number for number in candidate.blocks if kept[number]]
    return (
        float(start in candidate.blocks),
        float(len(in_body)),
        float(any(not _is_heading(blocks[number]) for number in in_body)),
        _NO_CREDIT if credit is None else float(credit),
    )


def _is_credit(block: Block) -> bool:
    text = block.text
    return len(text) <= _LONGEST_CREDIT and bool(find_byline(text) or find_date(text))
