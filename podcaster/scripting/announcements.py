"""What the show says around an article: an opening with show, author and date, and a notice of synthetic voices."""

import re
from dataclasses import replace

from podcaster.scripting.script import Cue, Script

NOTICE = "All voices in this episode are synthetic: no quoted person is heard speaking."
"""Apple Podcasts requires that synthetic speech is disclosed. The narrator says it once, at the end."""
_MONTHS = ("January February March April May June July August September October November December").split()


def opening_text(show: str, byline: str | None, published: str | None) -> str:
    """Return the opening: "The Harbour Post. By Anna Whitlock, February 23, 2010."

    `published` is in ISO 8601. What is unknown is left out.
    """
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", published or "")
    date = f"{_MONTHS[int(day[2]) - 1]} {int(day[3])}, {day[1]}" if day and 1 <= int(day[2]) <= 12 else ""
    author = re.sub(r"^(?i:by)\s+", "", (byline or "").strip())
    told = ", ".join(filter(None, [f"By {author}" if author else "", date]))
    return " ".join(f"{part.rstrip('.')}." for part in (show.strip(), told) if part)


def announced(script: Script, *, opening: str, notice: str) -> Script:
    """Return the script with an opening before and a notice after it, both for the narrator; "" is left out.

    The opening has number 0: the article's cues keep their numbers.
    """
    before = (Cue(number=0, kind="narration", part="opening", text=opening, start=0, end=0),) if opening else ()
    number = max((cue.number for cue in script.cues), default=0) + 1
    after = (Cue(number=number, kind="narration", part="notice", text=notice, start=0, end=0),) if notice else ()
    return replace(script, cues=(*before, *script.cues, *after))
