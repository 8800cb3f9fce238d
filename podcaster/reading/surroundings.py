"""Drops what stands around the text of a page: the name of a section above it, asides, what subscribers get, a gallery
and further articles below it."""

from collections.abc import Sequence

from podcaster.reading.blocks import MARKUP_FEATURES, Block
from podcaster.reading.credits import is_credit
from podcaster.reading.datelines import find_date
from podcaster.reading.furniture import count_kinds, is_picture_number
from podcaster.reading.walls import is_gate

_SENTENCE_ENDS = ".!?…”\"’')]:"
_PROSE_WORDS = 12
_FEWEST_OF_ARTICLE = 100
"""Words of an article before another one can begin."""
_FEWEST_PICTURES = 4
"""The fewest pictures of a gallery, by their numbers."""
_CREDIT_BLOCKS = 4
"""How many blocks after the headline of a further article are searched for its byline or its date."""
_LONGEST_CREDIT = 100
"""In characters."""
_ASIDE = MARKUP_FEATURES.index("in_aside")


def drop_above(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops short lines above the only headline, such as the name of its section."""
    headlines = [at for at, block in enumerate(blocks) if block.tag == "h1"]
    if len(headlines) == 1:
        for at in range(headlines[0]):
            text = blocks[at].text
            kept[at] = kept[at] and (len(text.split()) >= _PROSE_WORDS or text[-1] in _SENTENCE_ENDS)


def drop_asides(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops what is in an aside outside of the element that holds all paragraphs of the text."""
    asides = [at for at, stays in enumerate(kept) if stays and blocks[at].markup[_ASIDE]]
    prose = [
        block.path
        for block, stays in zip(blocks, kept, strict=True)
        if stays and not block.markup[_ASIDE] and len(block.text.split()) >= _PROSE_WORDS
    ]
    if not asides or len(prose) < 2:
        return
    shared = set(prose[0]).intersection(*prose[1:])
    for at in asides:
        kept[at] = shared.issubset(blocks[at].path)


def drop_offers(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops the short lines below a gate, in its element: what subscribers get. No text is above the gate there."""
    with_text: set[int] = set()
    gated = -1
    for at, block in enumerate(blocks):
        if gated not in block.path:
            gated = -1
        if gated >= 0:
            kept[at] = kept[at] and len(block.text.split()) >= _PROSE_WORDS
        elif kept[at]:
            with_text.update(block.path)
        elif with_text and len(block.path) > 1 and block.path[-2] not in with_text and _is_gate(block):
            gated = block.path[-2]


def _is_gate(block: Block) -> bool:
    return any(count_kinds(block.text)) and is_gate(block.text)


def drop_gallery(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops the captions of a gallery below the text: what stands among its numbers, "1 of 57", "2 of 57"."""
    numbers = [at for at, block in enumerate(blocks) if is_picture_number(block.text)]
    if len(numbers) < _FEWEST_PICTURES:
        return
    words = sum(len(block.text.split()) for block, stays in zip(blocks[: numbers[0]], kept, strict=False) if stays)
    if words < _FEWEST_OF_ARTICLE:
        return  # the gallery is the article
    between = (numbers[-1] - numbers[0]) // (len(numbers) - 1)
    for at in range(numbers[0], min(len(blocks), numbers[-1] + between)):
        kept[at] = False


def drop_further_articles(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops what is below a second headline with a byline or a date, outside the elements of the text before it."""
    headlines = [at for at, block in enumerate(blocks) if block.tag == "h1"]
    if len(headlines) < 2:
        return
    words = 0
    within: set[int] = set()
    for at in range(headlines[0] + 1, len(blocks)):
        block = blocks[at]
        if block.tag == "h1" and words >= _FEWEST_OF_ARTICLE and block.path[-2] not in within:
            below = [one.text for one in blocks[at + 1 : at + 1 + _CREDIT_BLOCKS] if len(one.text) <= _LONGEST_CREDIT]
            if any(is_credit(text) or find_date(text) for text in below):
                kept[at:] = [False] * (len(blocks) - at)
                return
        elif kept[at]:
            words += len(block.text.split())
            within.add(block.path[-2] if len(block.path) > 1 else 0)
