"""The pauses between cues, as long as those of a person who reads aloud. The lengths are choices."""

from podcaster.scripting.script import Cue
from podcaster.scripting.sentences import ends_sentence
from podcaster.system.lazy_regex import lazy_regex

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
BETWEEN_SENTENCES_MS, BETWEEN_CLAUSES_MS, BETWEEN_WORDS_MS = 340, 200, 30
"""Between two passages of a long cue: as long as espeak's pauses inside a take."""
WITHIN_SENTENCE_MS = 70
"""Where a quote begins or ends in the middle of a sentence."""

_CLAUSE_END = lazy_regex(r"[.!?…:;,–—-][\"”’')\]]*\s*$")


def pause_ms(before: Cue, after: Cue, body: str) -> int:
    """The pause in ms between two neighbouring cues, or between two passages of one: the pause that the script asks
    for, else the usual pause for the place. `body` is the script's."""
    if before.number == after.number:
        if ends_sentence(before.text):
            return BETWEEN_SENTENCES_MS
        return BETWEEN_CLAUSES_MS if _CLAUSE_END.search(before.text) else BETWEEN_WORDS_MS
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
    # Within a sentence, and without a comma between the cues, the pause is short.
    return AROUND_QUOTE_MS if _CLAUSE_END.search(before.text) else WITHIN_SENTENCE_MS
