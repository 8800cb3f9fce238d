"""What a publication writes below an article is left out, and a true last sentence stays."""

import pytest

from podcaster.reading.closing import without_closing
from podcaster.reading.draft import Draft, Piece
from podcaster.reading.furniture import is_biography, is_stock

STORY = "Otters were seen in the old dock on Sunday, for the first time since the sugar works closed."


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["Nell Abara keeps bees in Stroud."], 0),
        (["Nell keeps bees in Stroud."], 0),
        (["Nell says that they will stay."], 1),
        (["Nellie keeps bees in Stroud."], 1),
        (["Hal Morrow keeps bees in Stroud."], 1),
        (["Nell Abara watched them too.", "Nell has seen nine."], 2),
        (["Nell keeps bees in Stroud.", "The dock opens in May."], 2),
        (["The Dock Leaf"], 0),
        (["Dock Leaf", "Nell is at work on a book."], 0),
        (["Menu"], 1),
        (["The dock leaf was a paper."], 1),
        (["Enjoying Dock Leaf?", "Four pages about water, each Monday."], 0),
        (["Enjoying Lisbon?", "Nobody answered."], 2),
        (["Enjoying Dock Leaf?", "Nobody answered."], 1),
        (["Enjoying Dock Leaf?", "Four pages about water, each Monday.", "The dock opens in May."], 1),
        (["Enjoying retirement?"], 1),
        (["Found a typo?", "This page is licensed under CC BY 4.0."], 0),
    ],
)
def test_below_the_text(lines, kept):
    """Biographies by the byline, the publication's name and its questions go; what only looks like them stays."""
    above = [Piece(text=text, kept=False) for text in ("Dock Leaf", "Sunday", "Weather", "Menu")]
    pieces = (*above, *(Piece(text=text, kept=True) for text in (STORY, *lines)))
    found = without_closing(Draft(pieces=pieces, byline="Nell Abara")).pieces
    assert sum(piece.kept for piece in found) == 1 + kept


@pytest.mark.parametrize(
    ("line", "heading", "stays"),
    [
        ("The Ivel Herald", False, False),
        ("Ivel Herald", False, False),
        ("Tide tables", False, False),
        ("Ivel", False, True),
        ("The Ivel Herald", True, True),
        ("The Ivel Herald was sold.", False, True),
    ],
)
def test_the_name_of_the_site_within_the_text(line, heading, stays):
    """A publication's name that stands alone between two paragraphs is not read; a heading or a sentence with it is."""
    texts = (Piece(text=STORY, kept=True), Piece(text=line, kept=True, heading=heading), Piece(text=STORY, kept=True))
    found = without_closing(Draft(pieces=texts, site="Ivel Herald", labels=("Tide tables", "Ivel"))).pieces
    assert [piece.kept for piece in found] == [True, stays, True]


@pytest.mark.parametrize(
    ("line", "stock"),
    [
        ("Unsubscribe | View in browser", True),
        ("View this email in your browser", True),
        ("Manage your preferences · Unsubscribe", True),
        ("Unsubscribe from three lists a day, and read one book a week.", False),
        ("Read it in the browser, she says, and you will skim.", False),
        ("Licensed under CC BY 4.0.", True),
        ("All text on this site is available under a Creative Commons licence.", True),
        ("The museum put its drawings under a Creative Commons licence.", False),
        ("Seen a mistake? Please let us know.", True),
        ("Found a mistake? Begin again from the second row.", False),
        ("This page contains affiliate links.", True),
        ("As an associate of a shop I earn from qualifying purchases.", True),
        ("Many of the bigger sites have affiliate links.", False),
        ("I get a commission on every boat, and I sell two a year.", False),
        ("Sponsored by Ivel Ferries", True),
        ("Presented by the sea", False),
        ("Presented by Ivel Ferries, the prize went to a boy of nine.", False),
    ],
)
def test_notices(line, stock):
    """Licences, requests for corrections, paid links and sponsors are told from sentences about such things."""
    assert is_stock(line) == stock


@pytest.mark.parametrize(("line", "is_one"), [("Hal mends nets and writes about them here.", True), ("Hal mends nets here.", False)])
def test_a_writer_of_these_pages(line, is_one):
    """Who writes "here" is the author."""
    assert is_biography(line) == is_one
