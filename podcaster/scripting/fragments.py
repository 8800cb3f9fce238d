"""Fragments: quotes of a few words. Some shows leave them to the narrator."""

import unicodedata

from podcaster.scripting.script import Cue, Script
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

FRAGMENT_WORDS = 3
"""Largest number of words of a fragment."""
FRAGMENT_EVIDENCE = "a fragment of what "
"""Start of the evidence of a fragment that the narrator reads. Its speaker is not in doubt."""
_WORD = lazy_regex(r"\w+(?:[-'’.,]\w+)*")
_COMMA_INSIDE = lazy_regex(r"[,–—-]\s*['’\"”»」]+\s*$")
"""A comma before the closing mark, as American papers have it: the speech continues after the interruption."""
_COMMA_OUTSIDE = lazy_regex(r"['’\"”»」]\s*[,–—-]\s*$")
"""A comma after the closing mark, as British papers have it: the speech may continue after the interruption."""
_FIRST_LETTER = lazy_regex(r"\W*[^\W\d_]")


def is_fragment(text: str) -> bool:
    """Return whether a quote is a fragment. In writing without spaces each character counts as a word."""
    words = 0
    for word in _WORD.findall(text):
        words += max(1, sum(unicodedata.east_asian_width(character) == "W" for character in word))
    return words <= FRAGMENT_WORDS


def leave_fragments_to_narrator(script: Script) -> Script:
    """Return the script with its fragments read by the narrator. Their evidence still names the speaker.

    A part of a longer speech is not a fragment: in “No,” she said, “we will not leave it” both quotes are hers.
    Speakers without any quotes left are removed.
    """
    names = {speaker.id: speaker.name for speaker in script.speakers}
    cues = tuple(
        replace(cue, speaker=None, evidence=f"{FRAGMENT_EVIDENCE}{names[cue.speaker]} said: {cue.evidence}")
        if cue.speaker is not None and is_fragment(cue.text) and not _is_part(script, index)
        else cue
        for index, cue in enumerate(script.cues)
    )
    speaking = {cue.speaker for cue in cues}
    return replace(script, cues=cues, speakers=tuple(one for one in script.speakers if one.id in speaking))


def _is_part(script: Script, index: int) -> bool:
    """Return whether the cue and the quote before or after it are one interrupted speech."""
    cues = script.cues
    before = index >= 2 and _is_one_speech(script.body, *cues[index - 2 : index + 1])
    after = index + 2 < len(cues) and _is_one_speech(script.body, *cues[index : index + 3])
    return before or after


def _is_one_speech(body: str, one: Cue, between: Cue, other: Cue) -> bool:
    """Return whether two quotes are one speech, which narration between them interrupts at a comma."""
    kinds = (one.kind, between.kind, other.kind)
    if kinds != ("quote", "narration", "quote") or one.speaker != other.speaker or one.part != "body":
        return False
    if "\n" in body[one.start : other.end]:
        return False
    first = _FIRST_LETTER.match(other.text)
    continues = first is not None and first[0][-1].islower()
    return bool(_COMMA_INSIDE.search(one.text)) or (continues and bool(_COMMA_OUTSIDE.search(one.text)))
