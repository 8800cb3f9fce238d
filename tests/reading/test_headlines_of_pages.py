"""Headlines of pages on which something else looks like the headline: names of sections, standfirsts, paragraphs."""

import re
from pathlib import Path

import pytest

from podcaster.reading.blocks import read_blocks
from podcaster.reading.page_titles import PAGE_TITLE_FEATURES, choose_title, measure_candidates
from podcaster.reading.pages import parse_page, read_page
from podcaster.reading.title_candidates import GivenTitles, Page, find_candidates
from podcaster.reading.title_doubts import Doubts

_PAGES = re.findall(
    r"<!-- (.*?): (.*?) ?-->\n(.*?</html>)", (Path(__file__).parent / "headlines.html").read_text(encoding="utf-8"), re.S
)
_TEXT = "<p class='t'>The harbour board has bought a crane, and nobody on the quay knows who is going to work it in winter.</p>" * 4


_LONG_TEXT = _TEXT * 2 + "<p class='t'>They sing ballads on the quay in the evening, and the crane stands in the rain and is silent.</p>"


@pytest.mark.parametrize(("headline", "page"), [page[1:] for page in _PAGES], ids=[page[0] for page in _PAGES])
def test_a_headline(headline, page):
    """The headline is what a person would read aloud as such; "" where the page has none."""
    assert read_page(page).title == headline


def _page(markup, head="", og=""):
    """A page whose body is what has the class "t" or "k"."""
    blocks, _ = read_blocks(parse_page(f"<html><body>{markup}</body></html>"))
    return Page.of(blocks, [block.signature.endswith((".t", ".k")) for block in blocks], GivenTitles(head=head, og=og))


_CREDIT = "<p>By Ann Lee, 3 May 2024</p>"


@pytest.mark.parametrize(
    ("line", "markup", "head"),
    [
        ("Ballads", f"<div>Ballads</div><h1>The crane</h1>{_TEXT}", "The crane"),
        ("Ballads", f"<div>Ballads</div>{_TEXT}", ""),
        ("Ballads", f"<h1>Ballads</h1><h2>Four cranes lately bought upstream</h2>{_TEXT}", "Ballads"),
        ("Ballads", f"<h1>Ballads</h1><h2>Cranes bought for the board upstream</h2>{_LONG_TEXT}", "Ballads"),
        ("Crane and board:", f"<div>Crane and board:</div>{_TEXT}", "The crane"),
        ("The board and the crane", f"<h1>Ballads</h1>{_CREDIT}<p class='t'>The board and the crane</p>{_TEXT}", "Ballads"),
        ("The board and the crane", f"<p class='headline'>A crane</p><p class='t'>The board and the crane</p>{_TEXT}", ""),
        ("Crane", f"{_TEXT}<h2 class='k'>Crane</h2>{_TEXT}<h2 class='k'>Board</h2>", "Of cranes"),
        ("Learn of the crane and the board? Hear on the quay what nobody knew before this winter came and went, twice.",
         f"<h1>Learn of the crane and the board? Hear on the quay what nobody knew before this winter came and went, twice.</h1>{_TEXT}", "The crane"),
        ("The board has bought a crane",
         f"<h1>Winter</h1><h2>The board has bought a crane that nobody can work</h2>{_TEXT}", "The board has bought a crane - Quay"),
    ],
)  # fmt: skip
def test_doubtful_lines(line, markup, head):
    """Names, labels, standfirsts, paragraphs and subheadings are doubtful as headlines."""
    assert line in _doubtful(_page(markup, head))


@pytest.mark.parametrize(
    ("line", "markup", "head"),
    [
        ("Ballads", f"<h1>Ballads</h1>{_CREDIT}{_TEXT}", "The crane"),  # an only main heading above a credit
        ("Ballads", f"<h2>Ballads</h2>{_TEXT}", ""),
        ("Ballads", f"<h1>Ballads</h1><h2>Four cranes lately bought upstream</h2>{_LONG_TEXT}", "Ballads"),
        ("Ballads of cranes", f"<h1>Ballads of cranes</h1><h2>Board</h2>{_TEXT}", "Ballads of cranes"),
        ("The board and the crane", f"<p class='t'>The board and the crane</p>{_TEXT}", ""),
        ("Crane", f"{_TEXT}<h2 class='k'>Crane</h2>{_TEXT}<h3 class='k'>Board</h3>", "Of cranes"),
        ("Cranes: a board's winter:", f"<h1>Cranes: a board's winter:</h1>{_TEXT}", "Cranes: a board's winter: Quay"),
    ],
)
def test_lines_without_doubt(line, markup, head):
    """What may well be the headline is not doubtful."""
    assert line not in _doubtful(_page(markup, head))


@pytest.mark.parametrize(
    ("line", "titles", "is_doubtful"),
    [
        ("Old sea songs", {"head": "Old sea songs - Herald"}, True),
        ("Old sea songs", {"og": "Old sea songs"}, False),
        ("Old songs of sailors", {"head": "Old songs of sailors - Herald"}, False),
        ("Old songs of sailors", {"head": "Herald"}, True),
    ],
)
def test_a_headline_above_a_subheading(line, titles, is_doubtful):
    """A headline in other words than the text's is no name of a section when it is long, or Open Graph has it too."""
    page = _page(f"<h1>{line}</h1><h2>The board has bought cranes</h2>{_TEXT}", **titles)
    assert (line in _doubtful(page)) is is_doubtful


def _doubtful(page):
    doubts = Doubts(page)
    measured = measure_candidates(page)
    named = [(candidate, dict(zip(PAGE_TITLE_FEATURES, row, strict=True))) for candidate, row in measured]
    return {candidate.text for candidate, row in named if doubts.are_about(candidate, row)}


def test_candidates():
    """Short sentences of the body are no candidates unless the metadata have them; nor are pieces of markup."""
    body = "<p class='t'>Row!</p><p class='t'>Row on!</p><p class='t'><b>Row now!</b></p>"
    page = _page(f'<div>the crane" /></div><div>class="b"</div>{body}{_TEXT}', "Row!")
    assert [candidate.text for candidate in find_candidates(page).values()] == ["Row!", "Row now!"]


@pytest.mark.parametrize(
    ("name", "is_title"),
    [("titular", 1.0), ("noticia-titulo", 1.0), ("titre_art", 1.0), ("Artikel-Titel", 1.0), ("story-headline", 1.0), ("cuerpo", 0.0)],
)
def test_class_names_of_headlines(name, is_title):
    """A class name that means headline in a language of many sites marks one; "caption" marks something else."""
    page = _page(f"<div class='{name}'>The crane</div><div class='photo-caption'>The board</div>{_TEXT}")
    (row, caption) = (dict(zip(PAGE_TITLE_FEATURES, row, strict=True)) for _, row in measure_candidates(page))
    assert (row["named_title"], row["named_other"], caption["named_other"]) == (is_title, 0.0, 1.0)


def test_where_the_body_begins():
    """A paragraph that is far above all others does not begin the body; a near one does."""
    menu = "<li>Quay</li>" * 25
    teaser = _TEXT[: len(_TEXT) // 4]
    assert _page(f"{teaser}{menu}{_TEXT}").start == 26
    assert _page(f"{teaser}{menu[:26]}{_TEXT}").start == 0
    assert _page(f"{menu}{teaser}").start == 25


def test_a_page_without_candidates():
    """A title of too many parts is still the title of a page that shows no line above its text."""
    head = " | ".join("Cranes bought in Ivel by the board of its harbour and of its quay".split())
    page = _page(_TEXT, head)
    assert choose_title(page.blocks, page.kept, page.given) == head.rpartition(" | ")[0]
