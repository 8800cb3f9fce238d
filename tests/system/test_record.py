"""Records: values with named fields that do not change."""

import dataclasses
import pickle

import pytest

from podcaster.system.record import Record, field, replace


class Stop(Record, frozen=True, kw_only=True):
    """A stop of a line."""

    name: str
    exits: tuple[str, ...] = ()


class Line(Record, frozen=True, kw_only=True):
    """A line with its stops."""

    stops: tuple[Stop, ...]
    fares: dict[str, int] = field(default_factory=dict)


QUAY = Stop(name="Quay", exits=("north", "south"))


def test_a_record_does_not_change() -> None:
    """A field can't be set; a copy has other fields. Equal fields make equal records, in a set too."""
    with pytest.raises(AttributeError):
        QUAY.name = "Pier"  # type: ignore[misc]
    assert replace(QUAY, name="Pier") == Stop(name="Pier", exits=("north", "south"))
    assert len({QUAY, replace(QUAY, name="Quay"), Stop(name="Pier")}) == 2
    with pytest.raises(TypeError):
        replace(QUAY, colour="red")


def test_scripts_may_treat_a_record_as_a_dataclass() -> None:
    """`replace`, `fields` and `asdict` of `dataclasses` do what they do with dataclasses."""
    assert dataclasses.is_dataclass(QUAY)
    assert dataclasses.replace(QUAY, name="Pier") == Stop(name="Pier", exits=("north", "south"))
    assert [one.name for one in dataclasses.fields(QUAY)] == ["name", "exits"]
    assert dataclasses.asdict(Line(stops=(QUAY,))) == {"stops": ({"name": "Quay", "exits": ("north", "south")},), "fares": {}}


def test_the_defaults_of_two_records_are_not_one_object() -> None:
    """What is put into one stays there."""
    Line(stops=()).fares["day"] = 3
    assert Line(stops=()).fares == {}


def test_a_record_can_be_sent_to_another_process() -> None:
    """It is the same there."""
    assert pickle.loads(pickle.dumps(Line(stops=(QUAY,)))) == Line(stops=(QUAY,))
