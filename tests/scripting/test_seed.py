"""The seed article: its eight quotations and four speakers, and that a script of it is quick."""

import time
from pathlib import Path

import pytest

from podcaster.reading.article import Article
from podcaster.scripting import Script, write_script

SEED = Path(__file__).parents[1] / "articles" / "nato.txt"
WANTED = [
    ("“NATO no challenge", "Hillary Clinton"),
    ("“Let me state", "Hillary Clinton"),
    ("“I think one of", "Hillary Clinton"),
    ("“Cold war stereotypes", "Sergey Lavrov"),
    ("“European security", "Hillary Clinton"),
    ("“quite constructive”", "Dmitry Rogozin"),
    ('"If we understand', "Dmitry Rogozin"),
    ('"The sides confirmed', "Russian Foreign Ministry"),
]


@pytest.fixture(scope="module")
def article() -> Article:
    """The article as reading gives it: its headline and its fourteen paragraphs."""
    blocks = SEED.read_text("utf-8").split("\n\n")
    return Article(source="nato.txt", title=blocks[1], body="\n\n".join(blocks[2:16]))


@pytest.fixture(scope="module")
def script(article: Article) -> Script:
    """Its script."""
    return write_script(article)


def test_the_eight_quotes_have_their_speakers(script: Script) -> None:
    """The quotations of the seed are found and given to whom the article says."""
    names = {speaker.id: speaker.name for speaker in script.speakers}
    quotes = [cue for cue in script.cues if cue.kind == "quote"]
    assert [names[cue.speaker or ""] for cue in quotes] == [name for _, name in WANTED]
    assert all(cue.text.startswith(start) for cue, (start, _) in zip(quotes, WANTED, strict=True))


def test_four_speakers_with_their_genders(script: Script) -> None:
    """Each speaker is listed once, in the order they speak, with gender and kind."""
    assert [(s.id, s.gender, s.kind) for s in script.speakers] == [
        ("hillary-clinton", "female", "person"),
        ("sergey-lavrov", "male", "person"),
        ("dmitry-rogozin", "male", "person"),
        ("russian-foreign-ministry", "unknown", "organisation"),
    ]


def test_the_title_comes_first(script: Script) -> None:
    """The headline's cues are a quote and a heading, at no place of the body."""
    assert [(c.kind, c.text, c.start, c.end) for c in script.cues[:2]] == [
        ("quote", "“NATO no challenge to Russian security”", 0, 0),
        ("heading", "– Clinton", 0, 0),
    ]


def test_evidence_names_the_antecedent(script: Script) -> None:
    """What a pronoun stands for is written down for whoever checks."""
    assert any(cue.evidence == "he → Dmitry Rogozin" for cue in script.cues)


def test_a_script_is_made_at_a_good_pace(article: Article) -> None:
    """200,000 words or more a minute of processor time, which other programs do not take."""
    write_script(article)
    began = time.thread_time()
    write_script(article)
    assert len(article.body.split()) / (time.thread_time() - began) > 200_000 / 60
