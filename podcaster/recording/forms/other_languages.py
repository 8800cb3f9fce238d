"""Numbers in languages other than English, by num2words. In a language that it does not know, the engine reads them."""

import re
from functools import cache

from podcaster.recording.forms.rule import Rule, rule


@cache
def number_rules(language: str) -> tuple[Rule, ...]:
    """The rule for whole numbers and decimals in a language (BCP 47). Empty if num2words is not installed, or does not
    know the language."""
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
