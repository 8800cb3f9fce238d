"""Fragments: quotes of a few words, which some shows leave to the narrator rather than change the voice for."""

import re
import unicodedata
from dataclasses import replace

from podcaster.scripting.script import Cue, Script

FRAGMENT_WORDS = 3
"""A quote of at most so many words is a fragment."""
FRAGMENT_EVIDENCE = "a fragment of what "
"""How the evidence begins that the narrator reads a fragment, and nobody is in doubt."""
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_RUNS_ON = re.compile(r"[,–—-]\s*['’\"”»」]+\s*$")
"""A comma before the closing mark: the American way, and nobody's for a few words that stand alone."""
_MAY_RUN_ON = re.compile(r"['’\"”»」]\s*[,–—-]\s*$")
"""A comma behind it: the British way; the speech goes on when the next quote does not begin a sentence."""
_FIRST_LETTER = re.compile(r"\W*[^\W\d_]")


def is_fragment(text: str) -> bool:
    """Whether the quote has few enough words; in scripts without spaces each character counts as one."""
    words = 0
    for word in _WORD.findall(text):
        words += max(1, sum(unicodedata.east_asian_width(character) == "W" for character in word))
    return words <= FRAGMENT_WORDS


def leave_fragments_to_narrator(script: Script) -> Script:
    """The script with its fragments read by the narrator; the evidence still says whose words they are.

    The beginning or end of a longer quote is none: in “No,” she said, “we will not leave it” she says all of it.
    Whoever now says nothing is no longer a speaker.
    """
    names = {speaker.id: speaker.name for speaker in script.speakers}
    cues = tuple(
        replace(cue, speaker=None, evidence=f"{FRAGMENT_EVIDENCE}{names[cue.speaker]} said: {cue.evidence}")
        if cue.speaker is not None and is_fragment(cue.text) and not _is_part(script, index)
        else cue
        for index, cue in enumerate(script.cues)
    )
    heard = {cue.speaker for cue in cues}
    return replace(script, cues=cues, speakers=tuple(one for one in script.speakers if one.id in heard))


def _is_part(script: Script, index: int) -> bool:
    cues = script.cues
    before = index - 2 >= 0 and _run_on(script.body, cues[index - 2], cues[index])
    after = index + 2 < len(cues) and _run_on(script.body, cues[index], cues[index + 2])
    return before or after


def _run_on(body: str, one: Cue, other: Cue) -> bool:
    """Whether two quotes with one cue between them are one speech, interrupted at a comma."""
    if not one.kind == other.kind == "quote" or one.speaker != other.speaker or one.part == "title":
        return False
    if "\n" in body[one.start : other.end]:
        return False
    first = _FIRST_LETTER.match(other.text)
    goes_on = first is not None and first[0][-1].islower()
    return bool(_RUNS_ON.search(one.text)) or (goes_on and bool(_MAY_RUN_ON.search(one.text)))
