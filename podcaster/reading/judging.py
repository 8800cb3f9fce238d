"""Judges which lines of a scraped text, and which blocks of a page, belong to the article, by trained forests."""

from collections.abc import Mapping, Sequence

from podcaster.reading.blocks import MARKUP_FEATURES, Block
from podcaster.reading.context import CONTEXT_FEATURES, measure_context
from podcaster.reading.datelines import is_dateline
from podcaster.reading.ends import corrected
from podcaster.reading.features import LINE_FEATURES, measure_lines
from podcaster.reading.furniture import count_kinds, is_biography, is_stock
from podcaster.reading.lines import Line
from podcaster.reading.sections import SECTION_FEATURES, measure_sections
from podcaster.reading.turns import with_turns
from podcaster.reading.votes import VOTE_FEATURES
from podcaster.system.forest import Forest, load_forest

_LEAST_RATING = 0.5
"""Lowest rating of a line that is kept."""
_LEAST_RATING_WITH_PHRASE, _LEAST_RATING_OF_PROSE = 0.15, 0.08
"""Lowest ratings of prose right after a kept line: with a stock phrase in it, and without one."""
_PROSE_WORDS = 15
"""The fewest words of a line of prose."""
_SENTENCE_ENDS = '.!?”"'
_LEAST_PROSE_SHARE = 0.6
"""When no line is kept, but prose has a larger share of the words than this, the prose is kept."""
_PROSE_WORDS_A_PHRASE = 40
"""The fewest words of prose for each stock phrase in it."""
_MOST_REJECTED_SHARE = 0.15
"""The largest share of lines that the forest rejects by mistake in a text without furniture."""
_SPACED_SHARE = 0.12
"""A text is spaced if at least this share of its lines follow a blank line. Dense texts are far below it."""
_NEIGHBOURS = (-2, -1, 1, 2)
_SHOWN_NAMES = ("tag_p", "tag_heading", "link_share")
_SHOWN = tuple(map(MARKUP_FEATURES.index, _SHOWN_NAMES))
_LINKS = MARKUP_FEATURES.index("link_share")
_MOST_LINK_SHARE = 0.8
_FRAMES = tuple(MARKUP_FEATURES.index(name) for name in ("in_nav", "in_footer", "in_form", "hidden"))
_UNKNOWN = (-1.0,) * (2 + len(_SHOWN))
TEXT_FEATURES = (*LINE_FEATURES, *SECTION_FEATURES)
"""The names of the numbers that `measure_text` gives for each line, in order."""
SECOND_PASS_FEATURES = (*TEXT_FEATURES, *CONTEXT_FEATURES)
BLOCK_FEATURES = (
    *LINE_FEATURES,
    *MARKUP_FEATURES,
    *VOTE_FEATURES,
    *(f"{name}{offset:+}" for offset in _NEIGHBOURS for name in (*VOTE_FEATURES[:2], *_SHOWN_NAMES)),
    *(f"siblings_{name}" for name in VOTE_FEATURES[:2]),
)
"""The names of the numbers that `measure_blocks` gives for each block, in order."""


def judge_lines(lines: Sequence[Line]) -> list[bool]:
    """For each line of a text whether it belongs to the article's body."""
    if not lines:
        return []
    kind = "spaced" if is_spaced(lines) else "dense"
    first = load_forest("podcaster.reading", kind, TEXT_FEATURES)
    second = load_forest("podcaster.reading", f"{kind}_second_pass", SECOND_PASS_FEATURES)
    kept: list[bool] = []
    for line, rating in zip(lines, rate_lines(lines, first, second), strict=True):
        kept.append(rating >= (_least_rating_after_body(line.text) if kept and kept[-1] else _LEAST_RATING))
    texts = [line.text for line in lines]
    kept = _without_stock(texts, corrected(texts, with_turns(texts, _whole_if_bare(texts, kept))))
    return [stays if line.verdict is None else line.verdict for line, stays in zip(lines, kept, strict=True)]


def rate_lines(lines: Sequence[Line], first: Forest, second: Forest) -> list[float]:
    """For each line the probability that it belongs to the article, by two passes.

    The forest `first` rates each line. The forest `second` rates it again and also knows the first ratings around it.
    """
    rows = measure_text(lines, first.words)
    ratings = [first.probability(row) for row in rows]
    return [second.probability(row + more) for row, more in zip(rows, measure_context(lines, ratings), strict=True)]


def measure_text(lines: Sequence[Line], weights: Mapping[str, float]) -> list[list[float]]:
    """The features of each line of a text, in the order of TEXT_FEATURES. `weights` are the forest's word weights."""
    rows = measure_lines(lines, weights)
    return [row + more for row, more in zip(rows, measure_sections(lines), strict=True)]


def _whole_if_bare(texts: Sequence[str], kept: list[bool]) -> list[bool]:
    """The verdicts, corrected for a text without furniture, where the forest rejects prose by mistake.

    When the rejected lines after the first kept one are few, and all are prose, they are kept. When no line is kept and
    most of the text is prose, the prose is kept: the text is a brief of one paragraph.
    """
    if True not in kept:
        prose = [
            _is_plain_prose(text) and _PROSE_WORDS_A_PHRASE * sum(count_kinds(text)) <= len(text.split())
            for text in texts
        ]
        words = [len(text.split()) for text in texts]
        prose_words = sum(count for count, is_prose in zip(words, prose, strict=True) if is_prose)
        return prose if prose_words > _LEAST_PROSE_SHARE * sum(words) else kept
    first = kept.index(True)
    rejected = [text for text, stays in zip(texts[first:], kept[first:], strict=True) if not stays]
    if first > 1 or len(rejected) > _MOST_REJECTED_SHARE * len(texts) or not all(map(_is_plain_prose, rejected)):
        return kept
    return [*kept[:first], *(True for _ in kept[first:])]


def _is_plain_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE_WORDS and text[-1] in _SENTENCE_ENDS and not is_biography(text)


def _without_stock(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    """The verdicts without stock lines, dates before the first prose, and biographies after the last prose."""
    left = [stays and not is_stock(text) for text, stays in zip(texts, kept, strict=True)]
    for at, text in enumerate(texts):
        if left[at] and len(text.split()) >= _PROSE_WORDS:
            break
        left[at] = left[at] and not is_dateline(text)
    for at in range(len(left) - 1, -1, -1):
        if left[at] and is_biography(texts[at]):
            left[at] = False
        elif left[at] and len(texts[at].split()) >= _PROSE_WORDS:
            break
    return left


def _least_rating_after_body(text: str) -> float:
    """Lowest rating of a line that is kept right after a kept line.

    It is low for prose, because a lost sentence is worse than a superfluous one.
    """
    if len(text.split()) < _PROSE_WORDS or text[-1] not in _SENTENCE_ENDS:
        return _LEAST_RATING
    return _LEAST_RATING_WITH_PHRASE if any(count_kinds(text)) else _LEAST_RATING_OF_PROSE


def is_spaced(lines: Sequence[Line]) -> bool:
    """True when blank lines separate the paragraphs, as in a text from a browser or a person.

    Other texts are dense: each element of the page is on its own line, or each piece of text, or all are on one line.
    """
    if any(line.continues for line in lines) or sum(line.indented for line in lines) > len(lines) / 2:
        return False
    return sum(line.after_gap for line in lines) >= _SPACED_SHARE * len(lines)


def judge_blocks(blocks: Sequence[Block], votes: Sequence[tuple[float, ...]]) -> list[bool]:
    """For each block of a page whether it belongs to the article's body. `votes` are the extractors' features."""
    verdicts = [False] * len(blocks)
    in_question = blocks_in_question(blocks, votes)
    if in_question:
        forest = load_forest("podcaster.reading", "blocks", BLOCK_FEATURES)
        rows = measure_blocks([blocks[at] for at in in_question], [votes[at] for at in in_question], forest.words)
        for at, row in zip(in_question, rows, strict=True):
            verdicts[at] = forest.accepts(row)
    texts = [block.text for block in blocks]
    return with_turns(texts, _without_stock(texts, verdicts))


def blocks_in_question(blocks: Sequence[Block], votes: Sequence[tuple[float, ...]]) -> list[int]:
    """The indices of the blocks to judge: those that an extractor kept, and those outside links, menus and forms.

    On the labelled pages these are 40 % of all blocks, and 99 % of the blocks that belong to the bodies.
    """
    return [
        at
        for at, (block, vote) in enumerate(zip(blocks, votes, strict=True))
        if vote[0] or vote[1] or not _is_frame(block)
    ]


def _is_frame(block: Block) -> bool:
    return block.markup[_LINKS] > _MOST_LINK_SHARE or any(block.markup[at] for at in _FRAMES)


def measure_blocks(
    blocks: Sequence[Block], votes: Sequence[tuple[float, ...]], weights: Mapping[str, float]
) -> list[list[float]]:
    """The features of each block, in the order of BLOCK_FEATURES. `weights` are the forest's word weights.

    They are the features of a line, the markup, the votes, and some features of the block's neighbours and siblings.
    """
    rows = measure_lines([Line(text=block.text, after_gap=True) for block in blocks], weights)
    seen = [(*vote[:2], *(block.markup[at] for at in _SHOWN)) for block, vote in zip(blocks, votes, strict=True)]
    siblings = _sibling_votes(blocks, votes)
    for number, (row, block, vote) in enumerate(zip(rows, blocks, votes, strict=True)):
        row += block.markup
        row += vote
        for offset in _NEIGHBOURS:
            row += seen[number + offset] if 0 <= number + offset < len(seen) else _UNKNOWN
        row += siblings[block.parent]
    return rows


def _sibling_votes(blocks: Sequence[Block], votes: Sequence[tuple[float, ...]]) -> dict[int, tuple[float, float]]:
    """For each parent element the share of its blocks' text that each extractor kept."""
    sums: dict[int, list[float]] = {}
    for block, vote in zip(blocks, votes, strict=True):
        length = len(block.text)
        entry = sums.setdefault(block.parent, [0.0, 0.0, 0.0])
        entry[0] += length
        entry[1] += length * vote[0]
        entry[2] += length * vote[1]
    return {parent: (first / length, second / length) for parent, (length, first, second) in sums.items()}
