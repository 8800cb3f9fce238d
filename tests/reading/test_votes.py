"""What the extractors get of a page."""

from lxml import html

from podcaster.reading.blocks import read_blocks
from podcaster.reading.votes import votes

PROSE = "The ferry came back on Monday, and two hundred people stood on the quay to see it tie up."


def test_text_behind_an_element_without_text_is_kept():
    """Pictures and empty elements go before the extractors read, and the text behind them stays in its place."""
    paragraphs = "".join(f"<p>{PROSE} It was the <img src='a.png'>{number}th <span></span>time this year.</p>" for number in range(4, 9))
    tree = html.document_fromstring(f"<html><body><article><h1>Ferry</h1>{paragraphs}</article></body></html>")
    blocks, _ = read_blocks(tree)
    rated = votes(tree, blocks)
    assert tree.xpath("string(//p)") == f"{PROSE} It was the 4th time this year."
    assert all(row[0] == row[1] == 1.0 for row in rated[1:])
