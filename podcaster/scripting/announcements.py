"""What is said around an article: what show this is, who wrote it and when; and, at the end, that no voice is real."""

import re
from dataclasses import replace

from podcaster.scripting.script import Cue, Script

NOTICE = "All voices in this episode are synthetic: no quoted person is heard speaking."
"""Apple Podcasts asks that synthetic speech is told of; said by the narrator, once."""
_MONTHS = ("January February March April May June July August September October November December").split()


def opening_text(show: str, byline: str | None, published: str | None) -> str:
    """ "The Harbour Post. By Anna Whitlock, February 23, 2010." from what is known; `published` is ISO 8601."""
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", published or "")
    date = f"{_MONTHS[int(day[2]) - 1]} {int(day[3])}, {day[1]}" if day and 1 <= int(day[2]) <= 12 else ""
    author = re.sub(r"^(?i:by)\s+", "", (byline or "").strip())
    told = ", ".join(filter(None, [f"By {author}" if author else "", date]))
    return " ".join(f"{part.rstrip('.')}." for part in (show.strip(), told) if part)


def announced(script: Script, *, opening: str, notice: str) -> Script:
    """The script with its opening before and its notice after it, each read by the narrator; "" is left out.

    The opening has number 0, so that the article's cues keep their numbers.
    """
    before = (Cue(number=0, kind="narration", part="opening", text=opening, start=0, end=0),) if opening else ()
    number = script.cues[-1].number + 1
    after = (Cue(number=number, kind="narration", part="notice", text=notice, start=0, end=0),) if notice else ()
    return replace(script, cues=(*before, *script.cues, *after))
