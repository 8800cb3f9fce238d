"""Turns: the order of the quotes, and how far apart two speakers are in it. Time is linear in the number of turns."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from podcaster.scripting.script import Script

_MOST_NAMED = 4
"""Largest number of names in a list. Of more, one fewer than this are named, and the others are counted."""


def turns_of(script: Script) -> dict[str, list[int]]:
    """Return the turns of each speaker who has any, by id. The script's attributed quotes are counted from 0."""
    turns: dict[str, list[int]] = {}
    speakers = [cue.speaker for cue in script.cues if cue.speaker is not None]
    for turn, speaker in enumerate(speakers):
        turns.setdefault(speaker, []).append(turn)
    return turns


def gap(one: Sequence[int], other: Sequence[int], none: int) -> int:
    """Return the smallest distance between two speakers' turns (in order): 1 for consecutive quotes.

    `none` is returned if one of them has no turns.
    """
    short, long = sorted((one, other), key=len)
    nearest = none
    for turn in short:
        place = bisect_left(long, turn)
        for beside in long[max(0, place - 1) : place + 1]:
            nearest = min(nearest, abs(turn - beside))
    return nearest


def closest(rows: Mapping[str, Sequence[int]]) -> int:
    """Return the smallest distance between the turns of any two speakers. At least two of them must have turns."""
    everyone = sorted((turn, who) for who, turns in rows.items() for turn in turns)
    return min(later - earlier for (earlier, one), (later, two) in pairwise(everyone) if one != two)


def listed(speakers: Sequence[str], names: Mapping[str, str]) -> str:
    """Return the names of these ids, joined by "and"; of many, the first: "A and B and C and 5 others"."""
    few = speakers if len(speakers) <= _MOST_NAMED else speakers[: _MOST_NAMED - 1]
    others = [f"{len(speakers) - len(few)} others"] if len(few) < len(speakers) else []
    return " and ".join([*(names[one] for one in few), *others])
