"""Where a sentence ends with an abbreviation, so that its full stop is kept and its pause with it."""

import re

from podcaster.languages.en.abbreviations import STARTERS

_STARTERS = "|".join(STARTERS)
ENDS = re.compile(rf"[\"”’')\]]*(?:\s*$|\s+[\"“‘'(]*(?:{_STARTERS})\b)")
"""At the end of the text, or before a word that begins a sentence and no name."""
ANY_CAPITAL = re.compile(r"[\"”’')\]]*(?:\s*$|\s+[\"“‘'(]*[A-Z][a-z])")
"""Before any capitalised word: for abbreviations that no name follows, as months and units."""


def stop(match: re.Match[str], ends: re.Pattern[str] = ENDS) -> str:
    """The full stop of a sentence that ends with an abbreviation, else nothing."""
    return "." if ends.match(match.string, match.end()) else ""
