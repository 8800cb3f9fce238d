"""Headlines of pages on which something else looks like the headline: names of sections, standfirsts, paragraphs."""

import re
from pathlib import Path

import pytest

from podcaster.reading.pages import read_page

_PAGES = re.findall(
    r"<!-- (.*?): (.*?) ?-->\n(.*?</html>)", (Path(__file__).parent / "headlines.html").read_text(encoding="utf-8"), re.S
)


@pytest.mark.parametrize(("headline", "page"), [page[1:] for page in _PAGES], ids=[page[0] for page in _PAGES])
def test_a_headline(headline, page):
    """The headline is what a person would read aloud as such; "" where the page has none."""
    assert read_page(page).title == headline
