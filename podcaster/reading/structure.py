"""Corrects the verdicts on a page's blocks by the page's structure.

A list stays or goes as a whole, and so do the times of a live blog. A heading stays when its text does, and goes
without it. Sentences between and after kept paragraphs stay. What is below a heading such as "References" goes, and
what is behind the end of a press release.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from podcaster.reading.blocks import MARKUP_FEATURES, Block
from podcaster.reading.ends import is_end_head, is_own_sentence
from podcaster.reading.furniture import count_kinds, is_stock
from podcaster.reading.page_credits import drop_credits
from podcaster.reading.sections import comments_start
from podcaster.reading.surroundings import drop_above, drop_asides, drop_further_articles, drop_gallery, drop_offers
from podcaster.system.lazy_regex import lazy_regex

_SOURCES = lazy_regex(r"sources\W*", re.I)
"""A heading like those of `is_end_head`, but only above a list."""
_HISTORY = lazy_regex(r"(?:submission|version|revision|edit) history\W*", re.I)
_TAIL = lazy_regex(
    r"\W*(?:forward[- ]looking statements?|safe harbou?r|(?:(?:media|press|investor) )?contacts?|notes? to editors?"
    r"|about [A-ZÀ-Þ][\w&.’' -]{2,60}):",
    re.I,
)
"""The beginning of what follows a press release: "Contact: ..."."""
_MATCH_FACTS = lazy_regex(
    r"\W*(?:(?:the )?(?:team )?line-?ups?|(?:the )?teams?|starting (?:xis?|elevens?|line-?ups?)|substitutes"
    r"|match (?:stats|statistics|facts|details|officials)|player (?:ratings|of the match)|how they lined up)\W*",
    re.I,
)
"""A heading above the players and figures of a match."""
_FACT_WORDS = 8
"""The most words of a line below such a heading, on average."""
_NAMES_SHARE = 0.7
"""The least share of names in a line-up."""
_NOTES = lazy_regex(r"\W*notes\W*", re.I)
_CITED = lazy_regex(r"\b(?:pp?\.|vol\.|ibid|isbn|doi|retrieved|https?:)|\((?:19|20)\d\d[a-z]?\)|^\W*\d", re.I)
_PAPER = lazy_regex(r"(?:(?:original )?(?:publication|paper|study)|(?:journal )?reference|citation)s?\W*", re.I)
"""A heading above the reference of a study."""
_LABELS = lazy_regex(
    r"(?:from|by|authors?|(?:first |last )?(?:published|updated|posted)(?: on)?|date|location|topics?|tags?"
    r"|categor(?:y|ies)|departments?|organisations?|organizations?|document type|reading time|share|section)\W*",
    re.I,
)
"""What stands before a page's facts: "Published", "From:"."""
_CLOCK = lazy_regex(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?|1?\d ?[ap]\.?m\.?", re.I)
_PARAGRAPHS = frozenset("p li dt dd h2 h3 h4 h5 h6 ul ol dl address blockquote".split())
_HEADING = lazy_regex(r"h[2-6]$")
_SENTENCE_ENDS = ".!?…”\"’')]:"
_LIKELY = 0.02
"""Lowest rating of a sentence beside kept paragraphs."""
_LIKELY_PARAGRAPH = 0.25
"""Lowest rating of a paragraph in an element with kept paragraphs."""
_LONGEST_LAST = 30
"""Most words of a sentence after the last kept paragraph that stays."""
_LIST_SHARE = 0.5
"""A list of which at least this share of the words is kept stays as a whole."""
_FEW_OF_LIST = 0.2
"""A list of which a smaller share of the words is kept goes as a whole."""
_MOST_LIST_WORDS = 60
"""The most words of an item of a list, on average."""
_PROSE_WORDS = 12
_MOST_BEHIND = 0.5
"""Where more than this share of the kept words is below a heading such as "References", the article is there."""
_FEWEST_WORDS = 10
"""When fewer words are kept than this, the page is short or bare."""
_LINKS = MARKUP_FEATURES.index("link_share")
_FRAMES = tuple(MARKUP_FEATURES.index(name) for name in ("in_nav", "in_footer", "in_form", "hidden", "in_aside"))
_MOST_LINK_SHARE = 0.8


def correct_verdicts(blocks: Sequence[Block], kept: Sequence[bool], ratings: Sequence[float]) -> list[bool]:
    """The verdicts `kept`, corrected. `ratings` are the forests' probabilities."""
    verdicts = _bare_page(blocks, kept)
    _complete_paragraphs(blocks, verdicts, ratings)
    _complete_lists(blocks, verdicts)
    _complete_times(blocks, verdicts)
    _drop_copies(blocks, verdicts)
    drop_gallery(blocks, verdicts)
    drop_above(blocks, verdicts)
    drop_further_articles(blocks, verdicts)
    drop_asides(blocks, verdicts)
    drop_offers(blocks, verdicts)
    _drop_ends(blocks, verdicts)
    drop_credits(blocks, verdicts)
    _drop_trailing(blocks, verdicts)
    _choose_headings(blocks, verdicts)
    return verdicts


def _bare_page(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """The verdicts; when almost nothing is kept, the sentences of the element with the most of them are."""
    verdicts = [stays and block.kind is None for block, stays in zip(blocks, kept, strict=True)]
    if sum(len(block.text.split()) for block, stays in zip(blocks, verdicts, strict=True) if stays) >= _FEWEST_WORDS:
        return verdicts
    words: dict[int, int] = {}
    sentences = list(map(_is_sentence, blocks))
    for block, is_sentence in zip(blocks, sentences, strict=True):
        if is_sentence:
            words[element_of(block)] = words.get(element_of(block), 0) + len(block.text.split())
    most = max(words, key=lambda parent: words[parent], default=None)
    return [
        stays or (is_sentence and element_of(block) == most)
        for block, stays, is_sentence in zip(blocks, verdicts, sentences, strict=True)
    ]


def _is_sentence(block: Block) -> bool:
    """True for a block in the text of a page that reads like a sentence of the article."""
    return (
        block.kind is None
        and not block.box
        and not _HEADING.match(block.tag)
        and not any(block.markup[at] for at in _FRAMES)
        and block.markup[_LINKS] < _MOST_LINK_SHARE
        and is_own_sentence(block.text)
    )


def element_of(block: Block) -> int:
    """The number of the element whose text a block is a part of: a paragraph's parent, or the block's own element."""
    return block.path[-2] if block.tag in _PARAGRAPHS and len(block.path) > 1 else block.path[-1]


def _is_paragraph(block: Block) -> bool:
    return (
        block.tag == "p"
        and not block.box
        and block.text[-1] in _SENTENCE_ENDS
        and block.markup[_LINKS] < _MOST_LINK_SHARE
        and not any(block.markup[at] for at in _FRAMES)
        and not is_stock(block.text)
    )


def _complete_paragraphs(blocks: Sequence[Block], kept: list[bool], ratings: Sequence[float]) -> None:
    """Keeps the sentences between the kept paragraphs of an element, and the short ones right after the last."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if kept[at] and not _HEADING.match(block.tag):
            first.setdefault(element_of(block), at)
            last[element_of(block)] = at
    ended: set[int] = set()
    for at, block in enumerate(blocks):
        parent = element_of(block)
        if kept[at] or parent not in first or at < first[parent] or block.kind:
            continue
        is_after = at > last[parent]
        likely = _is_sentence(block) and ratings[at] >= _LIKELY
        is_short = not is_after or (parent not in ended and len(block.text.split()) <= _LONGEST_LAST)
        is_led = ratings[at] >= _LIKELY_PARAGRAPH and block.tag == "p" and _is_led(blocks, kept, at)
        if (likely and is_short) or is_led or (ratings[at] >= _LIKELY_PARAGRAPH and _is_paragraph(block)):
            kept[at] = True
        elif is_after:
            ended.add(parent)


def _complete_lists(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Keeps or drops each list as a whole."""
    lists: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.listing and block.kind is None:
            lists.setdefault(block.listing, []).append(at)
    for members in lists.values():
        labels = [at for at in members if blocks[at].tag == "dt"]
        if labels and all(_LABELS.fullmatch(blocks[at].text) for at in labels):
            for at in members:
                kept[at] = False
            continue
        words = [len(blocks[at].text.split()) for at in members]
        if sum(words) > _MOST_LIST_WORDS * len(words) or any(_HEADING.match(blocks[at].tag) for at in members):
            continue  # the page is laid out as a list
        kept_words = sum(count for at, count in zip(members, words, strict=True) if kept[at])
        is_led = _is_led(blocks, kept, members[0])
        if kept_words or is_led:
            stays = is_led or kept_words >= _LIST_SHARE * sum(words)
            for at in members if stays or kept_words < _FEW_OF_LIST * sum(words) else ():
                kept[at] = stays and not is_stock(blocks[at].text)


def _is_led(blocks: Sequence[Block], kept: Sequence[bool], first: int) -> bool:
    """True when the line before a list, or before a paragraph, is kept and ends with a colon."""
    if first == 0 or not kept[first - 1] or any(blocks[first].markup[at] for at in _FRAMES):
        return False
    lead = blocks[first - 1]
    return lead.text.endswith(":") and not lead.listing and not sum(count_kinds(lead.text))


def _complete_times(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Keeps the times of a live blog's posts when the posts are kept, else none of them."""
    times = [at for at, block in enumerate(blocks) if block.kind is None and _CLOCK.fullmatch(block.text)]
    if not times:
        return
    before_text = [at for at in times if any(kept[at + 1 : at + 3])]
    for at in times:
        kept[at] = len(before_text) > 1 and at in before_text


def _choose_headings(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops headings without kept text below them, and keeps those that stand right before it."""
    begun = False
    for at, block in enumerate(blocks):
        if not _HEADING.match(block.tag) or block.kind:
            begun = begun or kept[at]
            continue
        section = _section(blocks, at)
        if not any(kept[other] for other in section if not _HEADING.match(blocks[other].tag)):
            kept[at] = False
        elif not kept[at] and begun:
            following = next((other for other in section if blocks[other].kind is None), at)
            kept[at] = (
                kept[following]
                and _shareselement_of(block, blocks[following])
                and block.markup[_LINKS] < _MOST_LINK_SHARE
                and not any(block.markup[frame] for frame in _FRAMES)
                and not sum(count_kinds(block.text))
            )


def _section(blocks: Sequence[Block], heading: int) -> range:
    """The blocks below a heading, up to the next heading of its level or of a higher one."""
    level = blocks[heading].tag
    end = heading + 1
    while end < len(blocks) and not (
        blocks[end].tag in {"h1", level} or (_HEADING.match(blocks[end].tag) and blocks[end].tag < level)
    ):
        end += 1
    return range(heading + 1, end)


def _shareselement_of(one: Block, other: Block) -> bool:
    """True when two blocks are in the same element, or in neighbouring ones."""
    return bool(set(one.path[-3:-1]) & set(other.path[-4:-1]))


def _drop_ends(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops what is below a heading such as "References", and what is behind the end of a press release."""
    thread = comments_start([block.text for block in blocks])
    if thread is not None and any(kept[:thread]):
        kept[thread:] = [False] * (len(kept) - thread)
    words = [len(block.text.split()) if stays else 0 for block, stays in zip(blocks, kept, strict=True)]
    for at, block in enumerate(blocks):
        behind = None if block.kind else _behind(blocks, at)
        if behind is not None and sum(words[other] for other in behind) <= _MOST_BEHIND * sum(words[:at]):
            for other in (at, *behind):
                kept[other] = False


def _behind(blocks: Sequence[Block], at: int) -> list[int] | None:
    """The indices of the blocks that go with the head of such a part; None when the block at `at` is no such head."""
    text = blocks[at].text
    is_heading = _HEADING.match(blocks[at].tag) is not None
    section = list(_section(blocks, at)) if is_heading else []
    if is_heading and _SOURCES.fullmatch(text):
        return section if section and blocks[section[0]].listing else []
    if _PAPER.fullmatch(text) and section and _CITED.search(blocks[section[0]].text):
        return section
    if is_heading and _MATCH_FACTS.fullmatch(text):
        facts = [blocks[other].text for other in section if blocks[other].kind is None]
        words = sum(len(fact.split()) for fact in facts if not _is_line_up(fact))
        return section if words <= _FACT_WORDS * len(facts) else []
    if is_heading and _NOTES.fullmatch(text) and _are_sentences(blocks, section):
        return None  # of a recipe
    if not (is_end_head(text) or _HISTORY.fullmatch(text) or _TAIL.match(text)):
        return None
    element = element_of(blocks[at])
    return section if is_heading else [at for at in range(at + 1, len(blocks)) if element_of(blocks[at]) == element]


def _is_line_up(text: str) -> bool:
    """True for the names of a team: "Tarn: Lowe; Birch, Obi, Stott"."""
    words = text.split()
    names = sum(1 for word in words if word.strip("(")[:1].isupper())
    return sum(map(text.count, ",;")) * 3 >= len(words) and names >= _NAMES_SHARE * len(words)


def _are_sentences(blocks: Sequence[Block], section: Iterable[int]) -> bool:
    """True for a section of sentences, of which none cites a source."""
    texts = [blocks[at].text for at in section if blocks[at].kind is None]
    return bool(texts) and is_own_sentence(texts[0]) and not any(map(_CITED.search, texts))


def _drop_copies(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops runs of blocks that were kept before, in other elements: some pages have a text for each kind of screen.

    A single paragraph that comes again later stays: a list of things may say the same of two.
    """
    elements: dict[str, set[int]] = {}
    copies: list[bool] = []
    prose: list[int] = []
    again: set[int] = set()
    for at, block in enumerate(blocks):
        if not kept[at]:
            continue
        earlier = elements.setdefault(block.text, set())
        is_copy = bool(earlier) and element_of(block) not in earlier
        earlier.add(element_of(block))
        if is_copy:
            again.add(at)
        if len(block.text.split()) >= _PROSE_WORDS:
            prose.append(at)
            copies.append(is_copy)
    last = -1
    for number, at in enumerate(prose):
        follows = number > 0 and blocks[prose[number - 1]].text == blocks[at].text
        if not copies[number] or not (
            follows or any(copies[max(0, number - 1) : number] + copies[number + 1 : number + 2])
        ):
            continue
        kept[at] = False
        if number and prose[number - 1] == last:
            for between in again.intersection(range(last, at)):
                kept[between] = False
        last = at


def _drop_trailing(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops short lines behind the text that end no sentence and are outside its elements, such as a menu's head."""
    texts = [at for at, stays in enumerate(kept) if stays]
    elements = Counter(element_of(blocks[at]) for at in texts)
    for at in reversed(texts):
        block = blocks[at]
        is_short = len(block.text.split()) < _PROSE_WORDS and block.text[-1] not in _SENTENCE_ENDS
        if not is_short or block.listing or elements[element_of(block)] > 1:
            break
        kept[at] = False
