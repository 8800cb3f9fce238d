"""Which lines of a scraped text, and which blocks of a page, belong to the article: what the trained forests say."""

from collections.abc import Mapping, Sequence

from podcaster.reading.blocks import MARKUP_FEATURES, Block
from podcaster.reading.context import CONTEXT_FEATURES, measure_context
from podcaster.reading.datelines import is_dateline
from podcaster.reading.features import LINE_FEATURES, measure_lines
from podcaster.reading.furniture import count_kinds, is_biography, is_stock
from podcaster.reading.lines import Line
from podcaster.reading.sections import SECTION_FEATURES, measure_sections
from podcaster.reading.votes import VOTE_FEATURES
from podcaster.system.forest import Forest, load_forest

_ENOUGH = 0.5
_ENOUGH_FOR_FURNITURE, _ENOUGH_FOR_PROSE = 0.15, 0.08
_PROSE_WORDS = 15
_ENDS = '.!?”"'
_MOSTLY_PROSE = 0.6
_PROSE_A_PHRASE = 40
_MOST_DOUBTFUL = 0.15
"""The largest share of lines that a text without furniture loses to the forest's errors."""
_SPACED = 0.12
"""The least share of lines that follow a blank one in spaced text; between the two kinds lies a wide gap."""
_NEIGHBOURS = (-2, -1, 1, 2)
_SHOWN_NAMES = ("tag_p", "tag_heading", "link_share")
_SHOWN = tuple(map(MARKUP_FEATURES.index, _SHOWN_NAMES))
_LINKS = MARKUP_FEATURES.index("link_share")
_MOSTLY = 0.8
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
    """For each line whether it belongs to the article's body."""
    if not lines:
        return []
    kind = "spaced" if is_spaced(lines) else "dense"
    first = load_forest("podcaster.reading", kind, TEXT_FEATURES)
    second = load_forest("podcaster.reading", f"{kind}_second_pass", SECOND_PASS_FEATURES)
    kept: list[bool] = []
    for line, likely in zip(lines, rate_lines(lines, first, second), strict=True):
        kept.append(likely >= (_enough_after_body(line.text) if kept and kept[-1] else _ENOUGH))
    texts = [line.text for line in lines]
    return _without_stock(texts, _whole_if_bare(texts, kept))


def rate_lines(lines: Sequence[Line], first: Forest, second: Forest) -> list[float]:
    """For each line the probability that it belongs to the article, by two passes.

    The forest `first` rates each line. The forest `second` rates it again and also knows the first ratings around it.
    """
    rows = measure_text(lines, first.words)
    ratings = [first.probability(row) for row in rows]
    return [second.probability(row + more) for row, more in zip(rows, measure_context(lines, ratings), strict=True)]


def measure_text(lines: Sequence[Line], weights: Mapping[str, float]) -> list[list[float]]:
    """The features of each line of a scraped text: its own, and of the section it stands in."""
    rows = measure_lines(lines, weights)
    return [row + more for row, more in zip(rows, measure_sections(lines), strict=True)]


def _whole_if_bare(texts: Sequence[str], kept: list[bool]) -> list[bool]:
    """Everything from the first kept line on, when all that is not is prose: a text without any furniture. Where no
    line was kept, the prose, when most of the text is: a brief of one paragraph."""
    if True not in kept:
        prose = [
            _is_plain_prose(text) and _PROSE_A_PHRASE * sum(count_kinds(text)) <= len(text.split()) for text in texts
        ]
        words = [len(text.split()) for text in texts]
        spoken = sum(count for count, is_prose in zip(words, prose, strict=True) if is_prose)
        return prose if spoken > _MOSTLY_PROSE * sum(words) else kept
    first = kept.index(True)
    doubtful = [text for text, stays in zip(texts[first:], kept[first:], strict=True) if not stays]
    if first > 1 or len(doubtful) > _MOST_DOUBTFUL * len(texts) or not all(map(_is_plain_prose, doubtful)):
        return kept
    return [*kept[:first], *(True for _ in kept[first:])]


def _is_plain_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE_WORDS and text[-1] in _ENDS and not is_biography(text)


def _without_stock(texts: Sequence[str], kept: Sequence[bool]) -> list[bool]:
    """The verdicts without lines that are no article's: stock lines, its date before its first prose, and its author's
    biography after its last."""
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


def _enough_after_body(text: str) -> float:
    """A lost sentence is worse than a spoken one too many: right after the body, a line of prose needs less."""
    if len(text.split()) < _PROSE_WORDS or text[-1] not in _ENDS:
        return _ENOUGH
    return _ENOUGH_FOR_FURNITURE if any(count_kinds(text)) else _ENOUGH_FOR_PROSE


def is_spaced(lines: Sequence[Line]) -> bool:
    """True when blank lines part the paragraphs, as in text that a browser or a person made.

    The rest is dense: each element of the page, or each piece of text in it, on a line of its own, or all on one.
    """
    spaced = sum(line.after_gap for line in lines) >= _SPACED * len(lines)
    return spaced and not any(line.continues for line in lines) and sum(line.padded for line in lines) <= len(lines) / 2


def judge_blocks(blocks: Sequence[Block], votes: Sequence[tuple[float, ...]]) -> list[bool]:
    """For each block of a page, about which the extractors gave `votes`, whether it belongs to the article's body."""
    verdicts = [False] * len(blocks)
    in_question = blocks_in_question(blocks, votes)
    if in_question:
        forest = load_forest("podcaster.reading", "blocks", BLOCK_FEATURES)
        rows = measure_blocks([blocks[at] for at in in_question], [votes[at] for at in in_question], forest.words)
        for at, row in zip(in_question, rows, strict=True):
            verdicts[at] = forest.accepts(row)
    return _without_stock([block.text for block in blocks], verdicts)


def blocks_in_question(blocks: Sequence[Block], votes: Sequence[tuple[float, ...]]) -> list[int]:
    """The indices of the blocks worth judging: those an extractor kept, and those that are no links, forms, page ends.

    On the labelled pages this leaves two blocks of five, and passes over one of a hundred that are body.
    """
    return [
        at
        for at, (block, vote) in enumerate(zip(blocks, votes, strict=True))
        if vote[0] or vote[1] or not _is_frame(block)
    ]


def _is_frame(block: Block) -> bool:
    return block.markup[_LINKS] > _MOSTLY or any(block.markup[at] for at in _FRAMES)


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
    """For each parent element the share of its text that each extractor kept."""
    sums: dict[int, list[float]] = {}
    for block, vote in zip(blocks, votes, strict=True):
        length = len(block.text)
        entry = sums.setdefault(block.parent, [0.0, 0.0, 0.0])
        entry[0] += length
        entry[1] += length * vote[0]
        entry[2] += length * vote[1]
    return {parent: (first / length, second / length) for parent, (length, first, second) in sums.items()}
