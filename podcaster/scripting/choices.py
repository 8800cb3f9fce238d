"""Choices: a person decides who speaks a quote."""

from podcaster.scripting.doubt import CHOSEN_EVIDENCE
from podcaster.scripting.names import gender_of
from podcaster.scripting.naming import slug
from podcaster.scripting.script import Script, Speaker
from podcaster.system.record import replace


def with_choice(script: Script, number: int, name: str | None) -> Script:
    """Return the script with cue `number` spoken by `name`, a new speaker if the script has none; None is the narrator.

    Speakers without quotes are removed.
    """
    speakers = list(script.speakers)
    chosen: str | None = None
    if name is not None:
        known = next((one for one in speakers if one.name.casefold() == name.casefold()), None)
        if known is None:
            taken = {one.id for one in speakers}
            ident = next(
                one
                for one in (slug(name), *(f"{slug(name)}-{k}" for k in range(2, len(taken) + 3)))
                if one not in taken
            )
            known = Speaker(id=ident, name=name, gender=gender_of(name.split(), set()), kind="person")
            speakers.append(known)
        chosen = known.id
    cues = tuple(
        replace(cue, speaker=chosen, confidence=1.0, evidence=CHOSEN_EVIDENCE, candidates=())
        if cue.number == number
        else cue
        for cue in script.cues
    )
    speaking = {cue.speaker for cue in cues}
    return replace(script, cues=cues, speakers=tuple(one for one in speakers if one.id in speaking))
