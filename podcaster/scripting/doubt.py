"""Doubt: how certain a quote's speaker is. This is the one rule for `script`, `build`, `review` and the script file."""

from typing import Literal

from podcaster.scripting.fragments import FRAGMENT_EVIDENCE
from podcaster.scripting.script import Cue, Script

Certainty = Literal["sure", "likely", "in doubt"]
"""Sure and likely quotes have a speaker, or the narrator reads them on purpose. A quote in doubt has none."""

SURE = 0.85
"""Least confidence of a sure speaker. On outlets that the models never saw, 3 % of the speakers with at least this
confidence were wrong, and a quarter of the others who got a voice."""

CHOSEN_EVIDENCE = "chosen by hand"
"""Evidence of a quote whose speaker a person chose. It is not in doubt, also if the narrator was chosen."""


def certainty(cue: Cue) -> Certainty:
    """Return how certain the speaker of a quote is.

    A fragment that the narrator reads on purpose has its speaker in the evidence. What a person chose is sure.
    """
    if cue.speaker is None and not cue.evidence.startswith((FRAGMENT_EVIDENCE, CHOSEN_EVIDENCE)):
        return "in doubt"
    return "sure" if cue.confidence >= SURE else "likely"


def is_doubtful(cue: Cue) -> bool:
    """Return whether a cue is a quote in doubt: the narrator reads it, though somebody else may speak it."""
    return cue.kind == "quote" and certainty(cue) == "in doubt"


def quotes_in_doubt(script: Script) -> tuple[Cue, ...]:
    """Return the quotes in doubt, in order."""
    return tuple(filter(is_doubtful, script.cues))
