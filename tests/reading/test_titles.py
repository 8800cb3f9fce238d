"""What sites add to a headline is cut off, and no more."""

import pytest

from podcaster.reading.blocks import read_blocks
from podcaster.reading.page_titles import GivenTitles, measure_titles
from podcaster.reading.pages import parse_page, read_page
from podcaster.reading.titles import likeness, without_barred_parts, without_site


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Ferry returns after nine years | The Island Courier", None, "Ferry returns after nine years"),
        ("Ferry returns after nine years - Courier", None, "Ferry returns after nine years"),
        ("Ferry returns | Courier", None, "Ferry returns | Courier"),  # too little would be left
        ("Ferry returns | Courier", "courier", "Ferry returns"),
        ("Ferry returns | Courier", "The Courier", "Ferry returns"),
        ("Ferry returns | Courier", "Another Weekly", "Ferry returns | Courier"),
        ("Ferry returns after nine years | The Old Island Courier", None, "Ferry returns after nine years"),
        ("Ferry returns after nine years | The Old Island Courier Weekly", None, "Ferry returns after nine years | The Old Island Courier Weekly"),
        ("Ferry returns after nine years", "Courier", "Ferry returns after nine years"),
        ("The well-known ferry returns after nine years", None, "The well-known ferry returns after nine years"),
    ],
)
def test_the_sites_name(title, site, expected):
    """A site's name goes if it is known, or if it is up to four words behind a bar or a dash and enough is left."""
    assert without_site(title, site) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferry returns | World | The Island Courier Weekly", "Ferry returns"),
        ("Ferry returns | The Old Island Courier Weekly", "Ferry returns | The Old Island Courier Weekly"),
        ("Ferry returns - Courier", "Ferry returns - Courier"),
        ("Ferry returns", "Ferry returns"),
        (" | Courier", " | Courier"),
    ],
)
def test_barred_parts(title, expected):
    """Every short part behind a bar goes, nothing behind another mark."""
    assert without_barred_parts(title) == expected


def test_likeness():
    """Equal titles are 1 whatever their case, others less; nothing behind 200 characters counts."""
    assert likeness("Ferry Returns", "ferry returns") == 1.0
    assert likeness("abcd", "wxyz") == 0.0
    assert likeness("a" * 200 + "b" * 50, "a" * 200 + "c" * 50) == 1.0


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("Ferry talks go on 28/12/2007 11:27 - (SA)", "Ferry talks go on"),
        ("Dec 18 2025 Ferry talks go on", "Ferry talks go on"),
        ("Ferry talks go on | 3 May 2024", "Ferry talks go on"),
        ("The flood of 14 May 2004", "The flood of 14 May 2004"),
        ("9 May 2004: the quay burns", "9 May 2004: the quay burns"),
        ("Lost on 9/5/2004", "Lost on 9/5/2004"),
    ],
)
def test_a_date_beside_a_headline(shown, title):
    """A date that a page sets before or behind its headline is no part of it; one within the phrase is."""
    page = f"<html><body><h1>{shown}</h1><p>Talks about the ferry and the flood of the quay go on, and nobody knows for how long.</p></body></html>"
    assert read_page(page).title == title


@pytest.mark.parametrize(
    ("shown", "can_be"),
    [
        ("Ferry talks go on", True),
        ("Last Updated: 6:10 PM Dec 31, 2007", False),
        ("Updated guide to the ferry", True),
        ("20080101T064242Zquay.com20080101080101062849.77i9bh871urn:newsml", False),
    ],
)
def test_what_can_be_a_headline(shown, can_be):
    """The time of a change, and an agency's number, are never the headline."""
    blocks, _ = read_blocks(parse_page(f"<html><body><h1>{shown}</h1><p>They go on.</p></body></html>"))
    found = measure_titles(blocks, [False, True], GivenTitles(head=shown))
    assert (shown in [text for text, _ in found]) is can_be
