"""Parts of names, and names inside a quotation."""

from podcaster.scripting.addressed import ADDRESSED, NAMED, NOT_INSIDE, NamesInside
from podcaster.scripting.entities import Entity
from podcaster.scripting.names import with_particles, without_letters


def test_a_particle_belongs_to_the_word_after_it() -> None:
    """Otto von der Aue has two parts: a given name and a surname."""
    assert with_particles(["Otto", "von", "der", "Aue"]) == ("Otto", "von der Aue")
    assert with_particles(["Luis", "de", "la", "Fuente", "Ortiz"]) == ("Luis", "de la Fuente", "Ortiz")


def test_letters_after_a_name_are_not_part_of_it() -> None:
    """CBE and PhD go, a surname stays."""
    assert without_letters(["Edmund", "Farr", "CBE"]) == ["Edmund", "Farr"]
    assert without_letters(["Jack", "Ma"]) == ["Jack", "Ma"]


def test_a_vocative_is_told_from_a_name() -> None:
    """ "Walter, is that the sea?" addresses Walter, "Walter is late" names him, "It is late" does neither."""
    walter = Entity(number=0, name=("Walter", "Ings"))
    assert NamesInside("“Walter, is that the sea?”").relation(walter) == ADDRESSED
    assert NamesInside("“It is the road, Walter.”").relation(walter) == ADDRESSED
    assert NamesInside("“I saw that Walter is late.”").relation(walter) == NAMED
    assert NamesInside("“It is late.”").relation(walter) == NOT_INSIDE
