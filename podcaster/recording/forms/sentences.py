"""Sentences that end with an abbreviation: their full stop is kept, so that the engine pauses."""

import re

from podcaster.languages.en.abbreviations import STARTERS
from podcaster.system.lazy_regex import lazy_regex

_STARTERS = "|".join(STARTERS)
ENDS = lazy_regex(rf"[\"”’')\]]*(?:\s*$|\s+[\"“‘'(]*(?:{_STARTERS})\b)")
"""What follows a sentence: the end of the text, or a word that begins sentences but not names."""
ANY_CAPITAL = lazy_regex(r"[\"”’')\]]*(?:\s*$|\s+[\"“‘'(]*(?:[A-Z][a-z]|A (?=[a-z\d])|I (?=[a-z])))")
"""The end of the text, or any capitalised word, "A" and "I" among them: for abbreviations that no name follows, such as months."""


def stop(match: re.Match[str], ends: re.Pattern[str] = ENDS) -> str:
    """A full stop if the match ends a sentence, otherwise ""."""
    return "." if ends.match(match.string, match.end()) else ""
