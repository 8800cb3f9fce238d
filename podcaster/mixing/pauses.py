"""The pauses between cues, as long as somebody who reads aloud would make them. The lengths are choices."""

import re

from podcaster.scripting.script import Cue

LEAD_IN_MS = 250
"""Before the first cue: some players lose the first moments of a file."""
LEAD_OUT_MS = 700
"""After the last cue."""
AFTER_TITLE_MS = 900
"""Between two parts: after the opening and after the title."""
AROUND_HEADING_MS = 800
"""Before and after a section heading, and before the notice."""
BETWEEN_PARAGRAPHS_MS = 550
AROUND_QUOTE_MS = 260
"""Between two voices inside a paragraph, after a whole sentence, a colon or a comma."""
WITHIN_SENTENCE_MS = 70
"""Where a quote begins or ends in the middle of a sentence."""

_CLAUSE_END = re.compile(r"[.!?…:;,–—-][\"”’')\]]*\s*$")


def pause_ms(before: Cue, after: Cue, body: str) -> int:
    """The pause in ms between two neighbouring cues of a script with this body: the one that the script asks for, else
    the usual one for the place."""
    if before.pause_ms is not None:
        return before.pause_ms
    if after.part == "notice":
        return AROUND_HEADING_MS
    if before.part != after.part:
        return AFTER_TITLE_MS
    in_body = before.part == "body"
    if in_body and "heading" in (before.kind, after.kind):
        return AROUND_HEADING_MS
    if in_body and "\n" in body[before.end : after.start] + before.text[len(before.text.rstrip()) :]:
        return BETWEEN_PARAGRAPHS_MS
    # A sentence that goes on in the next cue without a comma must flow.
    return AROUND_QUOTE_MS if _CLAUSE_END.search(before.text) else WITHIN_SENTENCE_MS
