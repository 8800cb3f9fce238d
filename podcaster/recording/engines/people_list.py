"""Everybody who is made from hibari's voice "heart", found by search: tests/benchmarks/natural_people.md says how."""

from podcaster.recording.engines.people import Person

PEOPLE: dict[str, Person] = {
    "walter": Person(gender="male", stretch=0.82, curve=0.6, pitch=0.62),
}
"""By name. The names are also those of the voice profiles."""
