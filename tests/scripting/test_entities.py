"""Coreference: whom a surname means."""

import pytest

from podcaster.scripting.entities import Entities
from podcaster.scripting.folding import fold
from podcaster.scripting.mentions import find_mentions
from podcaster.scripting.paragraphs import paragraphs
from podcaster.scripting.speakers import Models, attribute
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


@pytest.mark.parametrize(("fillers", "name"), [(1, ("Jane", "Roe")), (5, ("Jane", "Roe")), (6, ())])
def test_a_role_means_its_bearer_for_five_hundred_words(fillers: int, name: tuple[str, ...]) -> None:
    """ "The senator" is Senator Roe after 5 times 85 tokens without her; after 6 times it is somebody unknown."""
    assert last_entity(f"Senator Jane Roe spoke. {FILLER * fillers}Then the senator waited") == name


def test_candidates_come_from_the_paragraphs_around() -> None:
    """The last ten mentions of the paragraph before, and the first three of the paragraph after."""
    letters = "ABCDEFGHIJKL"
    before = " ".join(f"Then {letter}ohn Lee ran." for letter in letters)
    after = " ".join(f"Then {letter}ohn Roe ran." for letter in letters)
    body = f"{before}\n\n“It is open to everyone in this town.”\n\n{after}"
    analysis, *_ = attribute(body, paragraphs(body), Models.shipped())
    found = [" ".join(analysis.mentions[index].name) for index in analysis.candidates(0, None)]
    assert found == [f"{letter}ohn Lee" for letter in letters[2:]] + [f"{letter}ohn Roe" for letter in letters[:3]]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("José  O’Brien, Jr.", "jose obrien jr"), ("Łódź", "lodz"), ("Zoë Sørensen", "zoe sorensen"), ("Йосип", "йосип"),
        ("Jean‑Luc", "jean-luc"), ("STRAẞE", "strasse"), ("Æsop", "aesop"), ("\ud800x", "?x"),
    ],
)  # fmt: skip
def test_names_are_compared_folded(name: str, folded: str) -> None:
    """Latin letters lose their accents, letters of other scripts keep their marks."""
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("others", "gender"), [("Rebecca asked Maria.", "male"), ("Rebecca Stone asked Maria.", "unknown")], ids=["none", "one"]
)
def test_a_first_name_that_is_a_surname_too_tells_a_gender_where_nobody_has_a_surname(others: str, gender: str) -> None:
    """Among Rebecca and Maria, Thomas is a man; beside Rebecca Stone, Thomas may be a surname."""
    body = f"{others} They slept in the tent. Then they met Thomas"
    tokens = tokenize(body, paragraphs(body), [])
    entities = Entities(tokens, find_mentions(tokens))
    assert {entity.name: entity.gender for entity in entities.all}[("Thomas",)] == gender


@pytest.mark.parametrize(("kin", "gender"), [("granddaughter", "female"), ("stepson", "male"), ("pupil", "unknown")])
def test_kinship_tells_a_gender(kin: str, gender: str) -> None:
    """A first name that both have."""
    tokens = tokenize(body := f"The oldest of them, his {kin} Robin, began last autumn.", paragraphs(body), [])
    entities = Entities(tokens, find_mentions(tokens))
    assert {entity.name: entity.gender for entity in entities.all}[("Robin",)] == gender


def test_a_word_that_begins_a_sentence_once_is_no_organisation() -> None:
    """ "It" is Larkwell Rail's, which is named twice, not that of Packaged or Mile."""
    body = "Packaged tea is late. Larkwell Rail ran trains to Mile 12. Larkwell Rail closed. It said: “No train will run again.”"
    analysis, (said,), _ = attribute(body, paragraphs(body), Models.shipped())
    assert said.entity is not None
    assert analysis.entities.all[said.entity].name == ("Larkwell", "Rail")


def names_of(body: str) -> set[tuple[str, ...]]:
    """The names of a text's entities."""
    tokens = tokenize(body, paragraphs(body), [])
    return {entity.name for entity in Entities(tokens, find_mentions(tokens)).all if entity.name}


def test_new_is_a_part_of_a_place() -> None:
    """New York and New South Wales are whole; a title that is a surname does not join a place to a person."""
    assert names_of("They met in New York and in New South Wales.") == {("New", "York"), ("New", "South", "Wales")}
    assert names_of("They met Peter T. King of New York.") == {("Peter", "T.", "King"), ("New", "York")}


def test_the_bearer_of_an_office_stands_behind_what_belongs_to_it() -> None:
    """ "The leader of the Weir League" is Ottilie Brandt, whose name follows."""
    body = "The leader of the Weir League, Ottilie Brandt, laughed."
    tokens = tokenize(body, paragraphs(body), [])
    mentions = find_mentions(tokens)
    entities = Entities(tokens, mentions)
    (leader,) = (index for index, one in enumerate(mentions) if body[one.start : one.end] == "The leader")
    owner = entities.of[leader]
    assert owner is not None
    assert entities.all[owner].name == ("Ottilie", "Brandt")
