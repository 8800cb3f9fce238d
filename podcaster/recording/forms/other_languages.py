"""Numbers in other languages than English, where num2words has them; else the engine says them as it can."""

import re
from functools import cache

from podcaster.recording.forms.rule import Rule, rule


@cache
def number_rules(language: str) -> tuple[Rule, ...]:
    """Whole numbers and decimals in words of the language (BCP 47), none where nobody knows them."""
    try:
        from num2words import CONVERTER_CLASSES, num2words
    except ImportError:  # the extra "languages" is not installed
        return ()
    code = next(
        (code for code in (language.replace("-", "_"), language.partition("-")[0]) if code in CONVERTER_CLASSES), ""
    )
    if not code:
        return ()

    def say(match: re.Match[str]) -> str:
        whole, _, fraction = match.group().replace(".", "").replace("\u202f", "").partition(",")
        try:
            return str(num2words(float(f"{whole}.{fraction}") if fraction else int(whole), lang=code))
        except (NotImplementedError, OverflowError, ValueError, IndexError, KeyError, TypeError):
            return match.group()

    return (
        rule(
            r"(?<![\w.,])\d{1,3}(?:[.\u202f]\d{3})+(?:,\d+)?(?![\w.]\d)|(?<![\w.,])\d{1,15}(?:,\d+)?(?![\w]|[.,]\d)",
            say,
        ),
    )
