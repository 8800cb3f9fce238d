"""Coreference: whom a surname means."""

import pytest

from podcaster.scripting.entities import Entities
from podcaster.scripting.mentions import find_mentions
from podcaster.scripting.paragraphs import paragraphs
from podcaster.scripting.tokens import tokenize

FILLER = "it rained on the old bridge and on the river and on all of the boats. " * 5


def last_entity(body: str) -> tuple[str, ...]:
    """The name of the last mention's entity."""
    tokens = tokenize(body, paragraphs(body), [])
    mentions = find_mentions(tokens)
    entities = Entities(tokens, mentions)
    number = entities.of[max(range(len(mentions)), key=lambda index: mentions[index].first)]
    assert number is not None
    return entities.all[number].name


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("with many of his old friends from the town. ", ("Bill", "Clinton")),
        (f"with many of his old friends from the town. {FILLER}", ("Hillary", "Clinton")),
    ],
    ids=["near", "far"],
)
def test_a_surname_means_the_namesake_who_was_just_mentioned(between: str, name: tuple[str, ...]) -> None:
    """A dozen words after Bill it is Bill; seventy words later it is Hillary, of whom there was more."""
    body = f"Hillary Clinton spoke. Hillary Clinton smiled. Hillary Clinton left. {FILLER}Then Bill Clinton came {between}Clinton waited"
    assert last_entity(body) == name
