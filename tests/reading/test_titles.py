"""What sites add to a headline is cut off, and no more."""

import pytest

from podcaster.reading.blocks import read_blocks
from podcaster.reading.page_titles import PAGE_TITLE_FEATURES, measure_titles
from podcaster.reading.pages import parse_page, read_page
from podcaster.reading.site_names import home_names, site_hosts
from podcaster.reading.title_candidates import GivenTitles
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


_TEXT = "<p>The harbour board has bought a crane, and nobody on the quay knows yet who is going to work it this winter.</p>" * 3


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (  # the site's name stands in the link to its first page
            "<title>The Ivel Herald : A new day</title><a href='/'>The Ivel Herald</a><h2>The Ivel Herald</h2><p>A new day</p>",
            "A new day",
        ),
        (  # capitals of the page's style
            "<title>Crane comes to Ivel quay - Ivel Herald</title><h1>CRANE COMES TO IVEL QUAY</h1>",
            "Crane comes to Ivel quay",
        ),
        (  # a breadcrumb with the same words above the headline
            "<title>Crane comes to Ivel quay</title><ul><li>Crane comes to Ivel quay /</li></ul><h1>Crane comes to Ivel quay</h1>",
            "Crane comes to Ivel quay",
        ),
    ],
)
def test_the_headline_among_names_and_spellings(page, title):
    """A name of the site is no headline, and of several spellings the headline's own is taken."""
    assert read_page(f"<html><body>{page}{_TEXT}</body></html>").title == title


def test_a_paragraph_of_the_body_is_no_headline():
    """Prose that is read is never a candidate, a heading of the same length is."""
    prose = "The harbour board has bought a crane, and nobody on the quay knows yet who is to work it."
    for tag, can_be in (("p", False), ("h2", True)):
        blocks, _ = read_blocks(parse_page(f"<html><body><{tag}>{prose}</{tag}><p>{prose} It rusts.</p></body></html>"))
        found = measure_titles(blocks, [True, True], GivenTitles(head="The crane"))
        assert (prose in [text for text, _ in found]) is can_be


def test_what_a_page_calls_its_site():
    """The texts and pictures of links home, and the page's host; of a saved page the hosts of most links."""
    tree = parse_page(
        "<html><body><a href='/'>Ivel Herald</a><a href='https://www.ivelherald.example/'><img alt='The Herald'></a>"
        "<a href='https://ivelherald.example/tide'>Tide</a><a href='/?page=2'>More</a><a href='http://['>Broken</a>"
        "<a href='https://pier.example/'>Pier</a></body></html>"
    )
    assert site_hosts(tree, "https://www.quay.example/a") == ("quay.example",)
    assert site_hosts(tree, None) == ("ivelherald.example", "pier.example")
    assert home_names(tree, ("ivelherald.example",)) == ("Ivel Herald", "The Herald")


@pytest.mark.parametrize(
    ("text", "is_site", "in_site", "in_copyright"),
    [
        ("The Ivel Herald", 1.0, 1.0, 0.0),
        ("Ivel Herald", 1.0, 1.0, 0.0),  # as in its address
        ("Herald", 1.0, 1.0, 0.0),
        ("Quay Press", 0.0, 0.0, 1.0),
        ("Crane comes", 0.0, 0.0, 0.0),
    ],
)
def test_likeness_with_the_sites_name(text, is_site, in_site, in_copyright):
    """A line is compared with the site's names, with its address, and with its copyright line."""
    blocks, _ = read_blocks(parse_page(f"<html><body><h1>{text}</h1><p>Tides.</p><p>© 2026 Quay Press Ltd</p></body></html>"))
    given = GivenTitles(site_names=("The Ivel Herald",), hosts=("ivelherald.example",))
    (row,) = (row for found, row in measure_titles(blocks, [False, True, False], given) if found == text)
    measured = dict(zip(PAGE_TITLE_FEATURES, row, strict=True))
    assert (measured["is_site"], measured["in_site"], measured["in_copyright"]) == (is_site, in_site, in_copyright)
