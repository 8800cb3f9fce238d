"""What stands around the text of a page: asides beside the element that holds it, and what subscribers get."""

from podcaster.reading.blocks import read_blocks
from podcaster.reading.pages import parse_page
from podcaster.reading.surroundings import drop_asides, drop_offers

PROSE = "The net loft was closed in the spring for want of a floor, and opened in the autumn with one."


def blocks_of(body):
    tree = parse_page(f"<html><body><main>{body}</main></body></html>")
    return read_blocks(tree)[0]


def test_an_aside_beside_the_text_goes_and_one_within_it_stays():
    """An aside is dropped when it is outside of the element that holds all paragraphs."""
    inside = "<aside><p>The floor is of oars.</p></aside>"
    beside = "<aside><h2>Diary</h2><p>Net market on Friday.</p></aside>"
    blocks = blocks_of(f"<article><p>{PROSE}</p>{inside}<p>{PROSE} It holds.</p></article>{beside}")
    kept = [True] * len(blocks)
    drop_asides(blocks, kept)
    assert [block.text for block, stays in zip(blocks, kept, strict=True) if not stays] == [
        "Diary",
        "Net market on Friday.",
    ]


def test_what_subscribers_get_goes_with_the_gate():
    """Short lines below a gate, in its element, are dropped; lines behind that element stay."""
    offer = "<div><h2>Subscribe to continue reading</h2><ul><li>Crosswords</li><li>Every story</li></ul></div>"
    blocks = blocks_of(f"<article><p>{PROSE}</p>{offer}<p>It holds.</p></article>")
    kept = [not block.text.startswith("Subscribe") for block in blocks]
    drop_offers(blocks, kept)
    assert [block.text for block, stays in zip(blocks, kept, strict=True) if stays] == [PROSE, "It holds."]
