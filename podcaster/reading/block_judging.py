"""Judges which blocks of a page belong to the article, by trained forests and by the page's structure.

Blocks are rated twice, as the lines of a text are. The second forest also knows the first ratings around a block, and
where in the page's tree the article seems to be.
"""

from collections.abc import Mapping, Sequence

from podcaster.reading.blocks import MARKUP_FEATURES, Block
from podcaster.reading.context import CONTEXT_FEATURES, measure_context
from podcaster.reading.features import LINE_FEATURES, measure_lines
from podcaster.reading.judging import without_stock
from podcaster.reading.lines import Line
from podcaster.reading.sections import SECTION_FEATURES, measure_sections
from podcaster.reading.structure import correct_verdicts
from podcaster.reading.turns import with_turns
from podcaster.reading.votes import VOTE_FEATURES
from podcaster.system.forest import Forest, load_forest

_LEAST_RATING = 0.45
"""Lowest rating of a block that is kept. A lost sentence is worse than a superfluous one."""
_NEIGHBOURS = (-2, -1, 1, 2)
_SHOWN_NAMES = ("tag_p", "tag_heading", "link_share")
_SHOWN = tuple(map(MARKUP_FEATURES.index, _SHOWN_NAMES))
_LINKS = MARKUP_FEATURES.index("link_share")
_MOST_LINK_SHARE = 0.8
_FRAMES = tuple(MARKUP_FEATURES.index(name) for name in ("in_nav", "in_footer", "in_form", "hidden"))
_UNKNOWN = (-1.0,) * (2 + len(_SHOWN))
_CORE_SHARE = 0.6
"""The core of a page is its innermost element with this share of the ratings."""
_MOST_WEIGHT = 80
"""A block's weight is its number of words, up to this bound."""
_LEVELS = 3
BLOCK_FEATURES = (
    *LINE_FEATURES,
    *SECTION_FEATURES,
    *MARKUP_FEATURES,
    *VOTE_FEATURES,
    *(f"{name}{offset:+}" for offset in _NEIGHBOURS for name in (*VOTE_FEATURES[:2], *_SHOWN_NAMES)),
    *(f"siblings_{name}" for name in VOTE_FEATURES[:2]),
)
"""The names of the numbers that `measure_blocks` gives for each block, in order."""
TREE_FEATURES = (
    "in_core", "outside_core", "below_core",
    *(f"{figure}_level{level}" for level in range(_LEVELS + 1) for figure in ("rating", "share")),
    "same_signature_rating", "same_signature_count",
)  # fmt: skip
SECOND_PASS_FEATURES = (*BLOCK_FEATURES, *CONTEXT_FEATURES, *TREE_FEATURES)


def judge_blocks(blocks: Sequence[Block], votes: Sequence[tuple[float, ...]]) -> list[bool]:
    """For each block of a page whether it belongs to the article's body. `votes` are the extractors' features."""
    ratings = [0.0] * len(blocks)
    in_question = blocks_in_question(blocks, votes)
    if in_question:
        first = load_forest("podcaster.reading", "blocks", BLOCK_FEATURES)
        second = load_forest("podcaster.reading", "blocks_second_pass", SECOND_PASS_FEATURES)
        asked = [blocks[at] for at in in_question]
        for at, rating in zip(
            in_question, rate_blocks(asked, [votes[at] for at in in_question], first, second), strict=True
        ):
            ratings[at] = rating
    texts = [block.text for block in blocks]
    kept = with_turns(texts, without_stock(texts, [rating >= _LEAST_RATING for rating in ratings]))
    return correct_verdicts(blocks, kept, ratings)


def rate_blocks(
    blocks: Sequence[Block], votes: Sequence[tuple[float, ...]], first: Forest, second: Forest
) -> list[float]:
    """For each block the probability that it belongs to the article: the mean of two passes.

    The second pass sees more of the page's furniture, and the first loses less of the text.
    """
    rows = measure_blocks(blocks, votes, first.words)
    ratings = [first.probability(row) for row in rows]
    around = measure_around(blocks, ratings)
    return [
        (rating + second.probability(row + more)) / 2 for rating, row, more in zip(ratings, rows, around, strict=True)
    ]


def blocks_in_question(blocks: Sequence[Block], votes: Sequence[tuple[float, ...]]) -> list[int]:
    """The indices of the blocks to judge: those that an extractor kept, and those outside links, menus and forms.

    On the labelled pages these are 40 % of all blocks, and 99 % of the blocks that belong to the bodies.
    """
    return [
        at
        for at, (block, vote) in enumerate(zip(blocks, votes, strict=True))
        if block.kind is None and (vote[0] or vote[1] or not _is_frame(block))
    ]


def _is_frame(block: Block) -> bool:
    return block.markup[_LINKS] > _MOST_LINK_SHARE or any(block.markup[at] for at in _FRAMES)


def measure_blocks(
    blocks: Sequence[Block], votes: Sequence[tuple[float, ...]], weights: Mapping[str, float]
) -> list[list[float]]:
    """The features of each block, in the order of BLOCK_FEATURES. `weights` are the forest's word weights.

    They are the features of a line, the markup, the votes, and some features of the block's neighbours and siblings.
    """
    lines = [Line(text=block.text, after_gap=True) for block in blocks]
    rows = measure_lines(lines, weights)
    seen = [(*vote[:2], *(block.markup[at] for at in _SHOWN)) for block, vote in zip(blocks, votes, strict=True)]
    siblings = _sibling_votes(blocks, votes)
    for number, (row, section, block, vote) in enumerate(
        zip(rows, measure_sections(lines), blocks, votes, strict=True)
    ):
        row += section
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


def measure_around(blocks: Sequence[Block], ratings: Sequence[float]) -> list[list[float]]:
    """The features of the second pass for each block: CONTEXT_FEATURES and TREE_FEATURES. `ratings` are the first's."""
    around = measure_context([Line(text=block.text, after_gap=True) for block in blocks], ratings)
    return [row + more for row, more in zip(around, _measure_tree(blocks, ratings), strict=True)]


def _measure_tree(blocks: Sequence[Block], ratings: Sequence[float]) -> list[list[float]]:
    """The features of each block's place in the page's tree, in the order of TREE_FEATURES."""
    weights = [min(block.text.count(" ") + 1, _MOST_WEIGHT) + 1.0 for block in blocks]
    mass: dict[int, float] = {}
    weight_in: dict[int, float] = {}
    alike: dict[str, list[float]] = {}
    for block, rating, weight in zip(blocks, ratings, weights, strict=True):
        for number in block.path:
            mass[number] = mass.get(number, 0.0) + rating * weight
            weight_in[number] = weight_in.get(number, 0.0) + weight
        entry = alike.setdefault(block.signature, [0.0, 0.0, 0.0])
        entry[0] += rating * weight
        entry[1] += weight
        entry[2] += 1
    whole = max(1e-6, sum(rating * weight for rating, weight in zip(ratings, weights, strict=True)))
    core = _core(blocks, mass, whole)
    within = set(core)
    rows = []
    for block, rating, weight in zip(blocks, ratings, weights, strict=True):
        shared = sum(1 for number in block.path if number in within)
        row = [float(shared == len(core)), float(len(core) - shared), float(len(block.path) - shared)]
        for level in range(_LEVELS + 1):
            number = block.path[-1 - level] if len(block.path) > level else -1
            others = weight_in.get(number, 0.0) - weight
            row.append((mass[number] - rating * weight) / others if others > 0 else -1.0)
            row.append(mass.get(number, 0.0) / whole)
        total, all_weight, count = alike[block.signature]
        row.append((total - rating * weight) / (all_weight - weight) if count > 1 else -1.0)
        row.append(count)
        rows.append(row)
    return rows


def _core(blocks: Sequence[Block], mass: Mapping[int, float], whole: float) -> tuple[int, ...]:
    """The path to the page's core."""
    best: tuple[int, ...] = ()
    for block in blocks:
        length = len(block.path)
        while length > len(best) and mass[block.path[length - 1]] < _CORE_SHARE * whole:
            length -= 1
        if length > len(best):
            best = block.path[:length]
    return best
