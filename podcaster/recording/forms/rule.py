"""A rule: a pattern, and what is said for its match."""

import re
from collections.abc import Callable

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A number as news writes it: "1,234.5"."""
MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "sept": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
MAGNITUDES = {
    "k": "thousand", "m": "million", "mn": "million", "mln": "million", "mm": "million", "b": "billion",
    "bn": "billion", "bln": "billion", "t": "trillion", "tn": "trillion", "trn": "trillion",
    "thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion", "hundred": "hundred",
    "crore": "crore", "lakh": "lakh",
}  # fmt: skip
DASH = "[-–—‑−]"


def rule(pattern: str, say: Callable[[re.Match[str]], str] | str, flags: int = 0) -> Rule:
    """The rule that says `say`, or what it makes of a match."""
    if isinstance(say, str):
        return re.compile(pattern, flags), lambda _, said=say: said
    return re.compile(pattern, flags), say
