"""Remarks on a cast for the user: voices of several troupes, shared voices, and voices that sound alike next to each
other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from podcaster.casting.distance import CLEARLY_APART, distance
from podcaster.casting.troupes import troupe_of
from podcaster.casting.turns import closest, listed, turns_of
from podcaster.casting.voice import Role, Voice
from podcaster.scripting.script import Script

_ADVICE = "podcaster cast pin gives one of them another voice"
_NARRATOR = "the narrator"
"""In the place of a speaker's id. Ids have no spaces."""


def remarks(script: Script, narrator: Voice, roles: Sequence[Role]) -> tuple[str, ...]:
    """Return one line if the voices come from several troupes, one for each voice that several speakers share or that
    is also the narrator's, and one for each two speakers with consecutive quotes whose voices are less than
    CLEARLY_APART."""
    names = {speaker.id: speaker.name for speaker in script.speakers}
    turns = turns_of(script)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for role in roles:
        if role.speaker in turns:
            holders[role.voice.name].append(role.speaker)
    lines = _mixture(narrator, [role for role in roles if role.speaker in turns], names)
    for voice, shared in holders.items():
        who = listed(shared, names)
        if voice == narrator.name:
            lines.append(f"{who} and the narrator share the voice {voice}; {_ADVICE}")
        elif len(shared) > 1:
            apart = closest({one: turns[one] for one in shared})
            lines.append(f"{who} share the voice {voice}, {apart} quote{'' if apart == 1 else 's'} apart; {_ADVICE}")
    voices = {role.speaker: role.voice for role in roles}
    seen: set[frozenset[str]] = set()
    for one, other in pairwise(cue.speaker for cue in script.cues if cue.speaker is not None):
        pair = frozenset((one, other))
        if pair in seen:
            continue
        seen.add(pair)
        alike = voices[one].name != voices[other].name and distance(voices[one], voices[other]) < CLEARLY_APART
        if alike:
            lines.append(
                f"{names[one]} ({voices[one].name}) and {names[other]} ({voices[other].name}) have consecutive "
                f"quotes and sound alike; {_ADVICE}"
            )
    return tuple(lines)


def _mixture(narrator: Voice, roles: Sequence[Role], names: Mapping[str, str]) -> list[str]:
    """Return a line that says who has a voice of another troupe than most. No line if there is one troupe only."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    holders[troupe_of(narrator)].append(_NARRATOR)
    for role in roles:
        holders[troupe_of(role.voice)].append(role.speaker)
    usual = max(holders, key=lambda troupe: len(holders[troupe]))  # of equal ones, the narrator's
    names = {**names, _NARRATOR: _NARRATOR}
    others = [
        f"{listed(who, names)} {f'have {troupe} voices' if len(who) > 1 else f'has a {troupe} voice'}"
        for troupe, who in holders.items()
        if troupe != usual
    ]
    return [f"{' and '.join(others)} among {usual} voices: they do not sound like one recording"] if others else []
