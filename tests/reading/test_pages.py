"""Whole pages, each a pair of files: the page, and what a person would read aloud of it."""

import json
from pathlib import Path

import pytest

from podcaster.reading import read_article

PAGES = sorted((Path(__file__).parent / "pages").glob("*.json"))


@pytest.mark.parametrize("expected_path", PAGES, ids=lambda path: path.stem)
def test_a_page(expected_path):
    """The paragraphs and headings come out as written, nothing more is read, and what is left out is told by its kind."""
    expected = json.loads(expected_path.read_text(encoding="utf-8"))
    article = read_article(str(expected_path.with_suffix(".html")))
    assert article.body.split("\n\n") == expected["body"]
    assert [article.body[start:end] for start, end in article.headings] == expected["headings"]
    assert article.title == expected["title"]
    for fact in ("byline", "published"):
        if fact in expected:
            assert getattr(article, fact) == expected[fact], fact
    assert {one.kind for one in article.dropped} >= set(expected["told"])
