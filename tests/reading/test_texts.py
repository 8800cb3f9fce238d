"""Texts of every kind that people paste: each beside what a person would read aloud of it, and what not."""

import json
from collections import Counter
from pathlib import Path

import pytest

from podcaster.reading import read_article

TEXTS = Path(__file__).parent / "texts"
NAMES = sorted(path.stem for path in TEXTS.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_a_text(name: str) -> None:
    """Title, byline and date are the text's or none; what is to be read is there in order, and nothing else is."""
    expected = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
    (source,) = (path for path in TEXTS.glob(f"{name}.*") if path.suffix != ".json")
    article = read_article(str(source))
    for fact in ("title", "byline", "published"):
        if fact in expected:
            assert getattr(article, fact) == expected[fact], fact
    at = 0
    body = " ".join(article.body.split())
    for words in expected["read"]:
        assert words in body[at:], (words, body)
        at = body.index(words, at) + len(words)
    for words in expected["not_read"]:
        assert words not in article.body
    kinds = Counter(one.kind for one in article.dropped)
    assert {kind: kinds[kind] for kind in expected.get("kinds", {})} == expected.get("kinds", {})
    assert len(article.body.split("\n\n")) == expected.get("paragraphs", len(article.body.split("\n\n")))
    assert len(article.remarks) == expected.get("remarks", len(article.remarks))
