"""The quality of cleaning, held by floors that only rise.

The articles are the news texts of GUM (CC BY, see tests/scripting/gum.dev.md) and the seed; what stands around them
was written for this test in the styles of a daily, a local paper, an agency, a magazine, and what scraping makes of them.
The public labelled sets behind the forests can't be kept here: tests/benchmarks/reading.md has the figures on those.
"""

import html
import io
import json
import re
from pathlib import Path

import pytest

from podcaster.errors import SourceError
from podcaster.reading import read_article
from podcaster.reading.furniture import is_stock

FOLDER = Path(__file__).parent
CHROME = sorted((FOLDER / "chrome").iterdir())
_WORD = re.compile(r"\w+")
MOST_CHROME, MOST_LOST = 0.0, 0.04
"""Paragraphs an article; reached: see tests/benchmarks/reading.md."""
LEAST_FLAWLESS, LEAST_TITLES = 0.96, 1.0


def _articles():
    with (FOLDER.parent / "scripting" / "gum.dev.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            title, *rest = [part.strip() for part in row["text"].split("\n\n") if part.strip()]
            yield title, [part for part in rest if len(part.split()) >= 15]
    seed = read_article(str(FOLDER.parent / "articles" / "nato.txt"))
    yield seed.title, seed.body.split("\n\n")


def _dressed(template, title, paragraphs):
    """The article in its surroundings."""
    half = (len(paragraphs) + 1) // 2
    if template.suffix == ".txt":
        parts = ["\n\n".join(some) for some in (paragraphs[:half], paragraphs[half:])]
    else:
        title = html.escape(title).replace("\\", "")
        parts = [
            "\n".join(f"<p>{html.escape(text)}</p>" for text in some) for some in (paragraphs[:half], paragraphs[half:])
        ]
    text = template.read_text(encoding="utf-8")
    for name, value in (("title", title), ("body1", parts[0]), ("body2", parts[1])):
        text = text.replace(f"{{{name}}}", value)
    return text.replace("{{", "{").replace("}}", "}")


def _key(text):
    return " ".join(_WORD.findall(text.lower()))


def _judged(template, title, paragraphs):
    """Chrome paragraphs, lost paragraphs, and whether the title is right."""
    try:
        article = read_article("-", stdin=io.BytesIO(_dressed(template, title, paragraphs).encode()))
    except SourceError:
        return [], paragraphs, False
    read, gold = _key(article.body), _key(" ".join(paragraphs))
    chrome = [part for part in article.body.split("\n\n") if _key(part) not in gold]
    lost = [part for part in paragraphs if _key(part) not in read]
    return chrome, lost, _key(article.title) == _key(title)


@pytest.fixture(scope="module")
def judged():
    """Every article in every surrounding, judged."""
    return {
        (template.name, title): _judged(template, title, paragraphs)
        for title, paragraphs in _articles()
        for template in CHROME
    }


def test_cleaning_floors(judged):
    """Chrome and lost paragraphs an article, flawless articles and right titles stay within what was once reached."""
    count = len(judged)
    chrome = sum(len(chrome) for chrome, _, _ in judged.values()) / count
    lost = sum(len(lost) for _, lost, _ in judged.values()) / count
    flawless = sum(not chrome and not lost for chrome, lost, _ in judged.values()) / count
    titles = sum(title for _, _, title in judged.values()) / count
    worst = {key: value for key, value in judged.items() if value[0] or value[1] or not value[2]}
    assert (chrome <= MOST_CHROME, lost <= MOST_LOST, flawless >= LEAST_FLAWLESS, titles >= LEAST_TITLES) == (
        True, True, True, True,
    ), f"{chrome=:.3f} {lost=:.3f} {flawless=:.3f} {titles=:.3f} of {count}: {worst}"  # fmt: skip


def test_players_and_icons_are_never_read(judged):
    """No line of icons, players or advertisement is ever part of an article."""
    said = [part for chrome, _, _ in judged.values() for part in chrome]
    assert not [part for part in said if re.search(r"^icon|\d:\d\d|^Advertisement$|^Listen", part)]


@pytest.mark.parametrize(
    "line",
    [
        "You have to consider the other side, she said, before you read more of it.",
        "“Please consider supporting our journalism,” the editor wrote on Friday.",
        "Related research was published in the same journal, and the authors thanked the reviewers.",
        "Recommended doses were halved in the spring, the ministry said.",
        "The advertisement ran for three weeks before the authority ended it.",
        "Subscribers to the theatre pay a third less than everybody else.",
    ],
)
def test_prose_about_such_things_is_no_stock_line(line):
    """A sentence that only speaks of advertisements, subscribers or donations stays."""
    assert not is_stock(line)


def test_the_seed_is_whole_everywhere(judged):
    """The seed loses nothing in any surroundings."""
    lost = {name: lost for (name, title), (_, lost, _) in judged.items() if "NATO no challenge" in title and lost}
    assert not lost
