"""Readings: what the grammar says about the speaker of a quotation."""

from podcaster.system.record import Record

(
    NO_READING, INVERTED, SUBJECT_AFTER, DIRECT, OBJECT_BETWEEN, VERB_BETWEEN, REPORTED, ACCORDING, COLON, ACTION,
    CARRIED, NOBODY,
) = range(12)  # fmt: skip
"""Kinds of readings. Trained models know them by these numbers.

INVERTED: "❝ said Clinton". SUBJECT_AFTER: "❝ Clinton said". DIRECT: "Clinton said ❝". OBJECT_BETWEEN: "Clinton told the
court ❝". VERB_BETWEEN: "Clinton said that it was ❝". REPORTED: somebody in the clause of another, "was told by Clinton
❝", "quoted Clinton as saying ❝", "Clinton's claim that ❝". ACCORDING: "according to Clinton", "in her words". COLON:
"Clinton was blunt: ❝". ACTION: "Clinton shrugged. ❝". CARRIED: the quotation goes on from the one before it in the
paragraph. NOBODY: the clause names nobody: "Clinton was told ❝"."""


class Reading(Record, frozen=True, kw_only=True):
    """What the grammar says about the speaker of a quotation."""

    kind: int = NO_READING
    mention: int | None = None
    """Index of the mention that speaks; None where the speaker is nobody who is mentioned."""
    excluded: frozenset[int] = frozenset()
    """Mentions (by index) that certainly do not speak."""


NOTHING = Reading()
