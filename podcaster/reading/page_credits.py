"""Drops who wrote, helped or took the pictures, dates, and the counters of a recipe from a page's text."""

import re
from collections.abc import Sequence

from podcaster.reading.blocks import Block
from podcaster.reading.credits import is_credit, is_helpers
from podcaster.system.lazy_regex import lazy_regex

_COUNTER = lazy_regex(
    r"(?:\W*(?:[\d.,/]+ (?:stars?|out of \d|(?=from))|(?:rated|from|based on)\b"
    r"|[\d.,]+k? (?:ratings?|votes?|reviews?|saves?|likes?|shares?|views?)"
    r"|jump to (?:the )?recipe|(?:print|rate)(?: (?:the |this )?recipe)?|save(?: recipe)?|pin(?: recipe| it)?"
    r"|(?:prep|cook|total|active)(?:aration|ing)?(?: time)?:? ?[\d/]+ ?\w+"
    r"|(?:serves|servings|yield|makes):? ?\d+(?: \w+)?)\W*)+",
    re.I,
)
"""The counters and buttons of a recipe: "4.8 from 31 votes Print recipe"."""
_AGENCY = lazy_regex(
    r"(?:(?:(?:image|picture|photo)s? )?(?:source|credit|by|via)\W+)?"
    r"(?:getty(?: images)?|reuters|afp|ap|pa(?: media| wire)?|epa|alamy|shutterstock|istock|unsplash"
    r"|associated press|press association|bloomberg|handout)"
    r"(?:\W+(?:getty(?: images)?|reuters|afp|ap|alamy|handout|images))*\W*",
    re.I,
)
"""The credit of a picture that is only an agency's name."""
_LABEL = lazy_regex(r"(?:press|news|media) release\W*|statement\W*", re.I)
_STANDFIRST_WORDS = 40
"""The most words of a text before its byline and its date."""
_SENTENCE_ENDS = ".!?…”\"’')]:"


def drop_credits(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Drops bylines and dates above and below the text, the names of who helped, and the counters of a recipe."""
    words = 0
    last = max((at for at, block in enumerate(blocks) if kept[at] and block.text[-1] in _SENTENCE_ENDS), default=0)
    for at, block in enumerate(blocks):
        if kept[at]:
            text = block.text
            is_furniture = (
                is_helpers(text) or _AGENCY.fullmatch(text) or _COUNTER.fullmatch(text) or _LABEL.fullmatch(text)
            )
            kept[at] = not is_furniture and ((words > _STANDFIRST_WORDS and at <= last) or not is_credit(text))
            words += len(text.split()) if kept[at] else 0
