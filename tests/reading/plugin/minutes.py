"""An input format that plugs in: the minutes of meetings, as no program writes them.

    %MINUTES
    == Harbour committee, 2024-05-03
    Words that were said, one paragraph a line.
    -- A line that is not read aloud.
"""

import re

from podcaster.reading import Article, Draft, Piece

FIRST_LINE = b"%MINUTES"
MEDIA_TYPE = "application/x-minutes"


def detect(document):
    """By its media type or its first line."""
    return document.media_type == MEDIA_TYPE or document.data.startswith(FIRST_LINE)


def read(document):
    """One article for each meeting; minutes named .draft.minutes as drafts, which also have the lines left out."""
    meetings = re.split(r"^== ", document.data.decode(), flags=re.M)[1:]
    return [_meeting(document, *meeting.split("\n", 1)) for meeting in meetings]


def _meeting(document, heading, text):
    title, published = heading.rsplit(", ", 1)
    lines = [line for line in text.splitlines() if line]
    if document.name.endswith(".draft.minutes"):
        pieces = tuple(Piece(text=line.removeprefix("-- "), kept=not line.startswith("--")) for line in lines)
        return Draft(title=title, published=published, pieces=pieces)
    body = "\n\n".join(line for line in lines if not line.startswith("--"))
    return Article(source=document.where, title=title, published=published, body=body)
