"""Which lines of a scraped text, and which blocks of a page, belong to the article: what the trained forests say."""

from collections.abc import Sequence

from podcaster.reading.blocks import MARKUP_NAMES, Block
from podcaster.reading.context import measure_context
from podcaster.reading.datelines import is_dateline
from podcaster.reading.features import Lexical, measure_lines
from podcaster.reading.forest import Forest, load_forest
from podcaster.reading.furniture import count_kinds, is_biography, is_stock
from podcaster.reading.lines import Line
from podcaster.reading.sections import measure_sections

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
_SHOWN = tuple(MARKUP_NAMES.index(name) for name in ("tag_p", "tag_heading", "link_share"))
_LINKS = MARKUP_NAMES.index("link_share")
_MOSTLY = 0.8
_FRAMES = tuple(MARKUP_NAMES.index(name) for name in ("in_nav", "in_footer", "in_form", "hidden"))
_UNKNOWN = (-1.0,) * (2 + len(_SHOWN))


def judge_lines(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it belongs to the article's body."""
    if not lines:
        return []
    name = "spaced" if is_spaced(lines) else "dense"
    kept: list[bool] = []
    for line, likely in zip(lines, rate_lines(lines, load_forest(name), load_forest(f"{name}_again")), strict=True):
        kept.append(likely >= (_enough_after_body(line.text) if kept and kept[-1] else _ENOUGH))
    texts = [line.text for line in lines]
    return _without_stock(texts, _whole_if_bare(texts, kept))


def rate_lines(lines: Sequence[Line], forest: Forest, again: Forest) -> list[float]:
    """For each line how likely it is the article's: says `forest`, then `again`, knowing what the first one said."""
    rows = measure_text(lines, forest.lexical)
    first = [forest.probability(row) for row in rows]
    return [again.probability(row + more) for row, more in zip(rows, measure_context(lines, first), strict=True)]


def measure_text(lines: Sequence[Line], lexical: Lexical) -> list[list[float]]:
    """The features of each line of a scraped text: its own, and of the section it stands in."""
    rows = measure_lines(lines, lexical)
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
        forest = load_forest("blocks")
        rows = measure_blocks([blocks[at] for at in in_question], [votes[at] for at in in_question], forest.lexical)
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


def measure_blocks(blocks: Sequence[Block], votes: Sequence[tuple[float, ...]], lexical: Lexical) -> list[list[float]]:
    """The features of each block: a line's, the markup's, the votes, and some of its neighbours' and siblings'."""
    rows = measure_lines([Line(text=block.text, after_gap=True) for block in blocks], lexical)
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
