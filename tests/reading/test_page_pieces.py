"""What the formats make of single lines, headings and tags, at the bounds of their rules."""

import pytest

from podcaster.reading import pages
from podcaster.reading.credits import find_credits
from podcaster.reading.formats import text as plain
from podcaster.reading.formats.markdown import read_markdown
from podcaster.reading.glue import opening_title
from podcaster.reading.headlines import choose_title
from podcaster.reading.lines import split_lines

EIGHT = "The old red ferry returns after nine years"
TWENTY = "word " * 19 + "word"


@pytest.mark.parametrize(
    ("opening", "found", "title"),
    [
        (EIGHT, "Ferry returns", EIGHT),
        (EIGHT.removeprefix("The "), "Ferry returns", "Ferry returns"),
        (EIGHT.removeprefix("The "), TWENTY, TWENTY),
        (EIGHT.removeprefix("The "), f"{TWENTY} word", EIGHT.removeprefix("The ")),
        ("", f"{TWENTY} word", f"{TWENTY} word"),
        ("Ferry returns", "", "Ferry returns"),
    ],
)
def test_the_title_of_one_long_line(opening, found, title):
    """Eight words that come again are the title; of fewer the headline found is better, if at most 20 words are in it."""
    assert choose_title(opening, found) == title


@pytest.mark.parametrize(("title", "found"), [("Old red ferry", ""), ("The old red ferry", "The old red ferry")])
def test_a_title_of_four_words_comes_again(title, found):
    """Four different words that come again are a title, three may be chance."""
    assert opening_title(f"{title} | Menu Search {title} came on Monday.") == found


@pytest.mark.parametrize(("length", "count"), [(1500, 1), (1501, 2)])
def test_an_endless_line(length, count):
    """A line of more than 1,500 characters is cut into sentences."""
    sentence = "The ferry came. And "
    assert len(split_lines(sentence + "a" * (length - len(sentence)))) == count


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        (["The ferry returns after nine years!"], "The ferry returns after nine years!"),
        (["Courier", "Ferry returns, after nine years"], "Ferry returns, after nine years"),
        (["Courier", "Newsletter"], "Ferry returns after nine years"),
        (["Courier"], "Ferry returns after nine years"),
        ([], "Ferry returns after nine years"),
    ],
)
def test_the_heading_that_is_shown(headings, title):
    """The title is the heading that is like the one in the page's head; without such a one it is that in the head."""
    shown = "".join(f"<h1>{heading}</h1>" for heading in headings)
    page = f'<html><head><meta property="og:title" content="Ferry returns after nine years"></head><body>{shown}<p>Words.</body></html>'
    assert pages.read_page(page).title == title


@pytest.mark.parametrize(("number", "published"), [(59, "2024-05-07"), (60, None)])
def test_credits_are_at_the_top(number, published):
    """A date is looked for in the 60 lines above the article."""
    lines = ["7 May 2024", *["Menu"] * number]
    assert find_credits(lines, [False] * len(lines)).published == published


@pytest.mark.parametrize(
    ("before", "line", "same"),
    [
        ("They came to see what the old", "Island Courier of Lund and Malmö", True),  # six words
        ("They came to see what the old", "Island Courier of Lund and Malmö Town", False),
        ("They came to see the old", "Island Courier", False),  # six words may be a label
        ("They came to see what the old.", "Island Courier", False),
        ("They came", "to see", True),
        ("They came", ", and saw", True),
    ],
)
def test_a_sentence_that_markup_broke(before, line, same):
    """A line goes on the one before in lower case, after a mark, or as a short name within an open sentence."""
    assert plain._same_sentence(before, line) is same


def test_left_out_code_is_kept_whole():
    """Code that is left out is there to be seen, whole, with its kind."""
    draft = read_markdown("# Ferry\n\n```\n" + "a" * 90 + "\nb\n```\n")
    assert [(piece.text, piece.kept, piece.kind) for piece in draft.pieces] == [("a" * 90 + " b", False, "code block")]


@pytest.mark.parametrize(("depth", "left"), [(6, 6), (7, 0)])
def test_anchors_that_were_never_closed(depth, left):
    """More than five links around a link are taken out of the page; its words stay."""
    tree = pages.parse_page(f"<html><body>{'<div><a name=x>' * depth}Words.</body></html>")
    assert len(list(tree.iter("a"))) == left
    assert tree.text_content() == "Words."
