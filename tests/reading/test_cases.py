"""Whole articles, each a pair of files: the source, and what reading it must give."""

import io
import json
from pathlib import Path

import pytest

from podcaster.reading import Player, read_article

CASES = Path(__file__).parent / "cases"
ARTICLES = Path(__file__).parents[1] / "articles"


@pytest.mark.parametrize("expected_path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_case(expected_path):
    """The article comes out whole, with its facts, and without the furniture around it."""
    expected = json.loads(expected_path.read_text(encoding="utf-8"))
    source = next(path for path in CASES.glob(f"{expected_path.stem}.*") if path != expected_path)
    article = read_article(str(source))
    for fact in ("title", "byline", "published", "language", "site", "url", "image_url"):
        if fact in expected:
            assert getattr(article, fact) == expected[fact], fact
    paragraphs = article.body.split("\n\n")
    assert len(paragraphs) == expected["paragraphs"], paragraphs
    assert article.body.startswith(expected["starts"])
    assert article.body.endswith(expected["ends"])
    assert [article.body[start:end] for start, end in article.headings] == expected["headings"]
    for words in expected["holds"]:
        assert words in article.body
    for words in expected["dropped"]:
        assert words not in article.body
        assert any(words in f"[{one.kind}] {one.text}" for one in article.dropped), words
    assert [[p.label, p.position_ms, p.duration_ms, p.truncated] for p in article.players] == expected["players"]


def test_the_nato_article():
    """The scraped news article: headline, date, 14 paragraphs, and two players, the second cut off."""
    article = read_article(str(ARTICLES / "nato.txt"))
    assert article.title == "“NATO no challenge to Russian security” – Clinton"
    assert article.published == "2010-02-23T21:55"
    paragraphs = article.body.split("\n\n")
    assert len(paragraphs) == 14
    assert paragraphs[0].startswith("Washington has strongly urged Moscow")
    assert paragraphs[-1].endswith("quartet of mediators for the Middle East in Moscow.")
    assert article.players == (
        Player(label="Podcasts", position_ms=0, duration_ms=1_393_000),
        Player(label="", position_ms=0, duration_ms=1_500_000, truncated=True),
    )
    assert article.dropped[0].text.startswith("icon bookmark-bicon")
    assert [one.text for one in article.dropped[1:]] == ["23 Feb, 2010 21:55", "Podcasts", "0:00", "23:13", "0:00", "25:0"]


def test_nothing_of_a_bare_article_is_lost():
    """An article that is nothing but itself keeps every paragraph."""
    seed = read_article(str(ARTICLES / "nato.txt"))
    again = read_article("-", stdin=io.BytesIO(f"{seed.title}\n\n{seed.body}\n".encode()))
    assert (again.title, again.body, again.dropped) == (seed.title, seed.body, ())


@pytest.mark.parametrize(
    ("name", "around", "between"),
    [
        ("tale.txt", "The mill\n\n{}", "\n\n"),
        ("tale.md", "# The mill\n\n{}", "\n\n"),
        ("tale.html", "<html><body><article><h1>The mill</h1><p>{}</p></article></body></html>", "</p><p>"),
        ("tale.rtf", r"{{\rtf1\ansi The mill\par {}}}", r"\par "),
        ("tale.org", "#+TITLE: The mill\n\n{}", "\n\n"),
    ],
)
def test_what_separates_scenes_is_not_read(name: str, around: str, between: str) -> None:
    """In every format; words beside stars, and a dash that begins a line of talk, stay. --keep reads it after all."""
    scenes = ["The wheel stood still all winter, and Ada swept the snow from it.", "Spring came on a Tuesday, * as she said, with rain."]
    data = around.format(between.join([scenes[0], "* * *", scenes[1], "~", "-- Well, it turns, said the miller, who had not slept."])).encode()
    article = read_article(name, data=data)
    assert [words for words in article.body.split("\n\n") if not any(map(str.isalpha, words))] == []
    assert article.body.count("\n\n") == 2
    assert "~" in {one.text for one in article.dropped}
    if name in ("tale.html", "tale.rtf"):
        assert "* * *" in read_article(name, data=data, keep=["* * *"]).body
