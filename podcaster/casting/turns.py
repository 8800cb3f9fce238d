"""When speakers have their turns, and how far apart two of them come: in time that grows with the turns alone."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from podcaster.scripting.script import Script

_MOST_NAMED = 4
"""Of more who share a voice three are named."""


def turns_of(script: Script) -> dict[str, list[int]]:
    """The turns of each speaker's id who has any, counted from 0, one a quote."""
    turns: dict[str, list[int]] = {}
    speakers = [cue.speaker for cue in script.cues if cue.speaker is not None]
    for turn, speaker in enumerate(speakers):
        turns.setdefault(speaker, []).append(turn)
    return turns


def gap(one: Sequence[int], other: Sequence[int], none: int) -> int:
    """How many quotes apart two rows of turns come at their closest: 1 is one right after the other; `none` when there
    is no turn in one of them."""
    short, long = sorted((one, other), key=len)
    nearest = none
    for turn in short:
        place = bisect_left(long, turn)
        for beside in long[max(0, place - 1) : place + 1]:
            nearest = min(nearest, abs(turn - beside))
    return nearest


def closest(rows: Mapping[str, Sequence[int]]) -> int:
    """How many quotes apart two of several speakers come at their closest; at least two of them have turns."""
    everyone = sorted((turn, who) for who, turns in rows.items() for turn in turns)
    return min(later - earlier for (earlier, one), (later, two) in pairwise(everyone) if one != two)


def listed(speakers: Sequence[str], names: Mapping[str, str]) -> str:
    """The names of these ids joined by "and"; of very many the first ones and how many others."""
    few = speakers if len(speakers) <= _MOST_NAMED else speakers[: _MOST_NAMED - 1]
    others = [f"{len(speakers) - len(few)} others"] if len(few) < len(speakers) else []
    return " and ".join([*(names[one] for one in few), *others])
