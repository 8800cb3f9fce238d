"""The script as a text file for people to read, edit and compare. `script_parser` reads it back without a loss.

    # podcaster script
    title: “NATO no challenge to Russian security” – Clinton
    byline: RT
    published: 2010-02-23
    source: nato.txt
    language: en
    speaker: hillary-clinton = Hillary Clinton (female, person)

    ## quote: hillary-clinton
    > sure 0.99: name + outlined
    > attributed by "Clinton" at 489
    “Let me state unambiguously, while Russia faces challenges to its security, NATO is not among them.”

    ## narration
    > same paragraph
    Clinton outlined.

    ## label
    Q:

A cue is a line that begins with `##`, then notes that begin with `>`, then its words. The words of all cues make up the
article's body, with a blank line between two cues unless a note says otherwise; so the file needs no offsets of cues. A
line of words that begins with `#`, `>` or a backslash has a backslash before it. So has a line with invisible
characters, which are written as in \\u2028. The show's opening and notice are not in the file.
"""

import json
import re
from collections.abc import Mapping

from podcaster.reading.article import Article, Player
from podcaster.scripting.doubt import certainty
from podcaster.scripting.script import Cue, Script

FIRST_LINE = "# podcaster script"
_HELP = """\
# A cue begins with ## and its kind. Change a speaker's id there, correct the words, split a cue with a new ## line.
#   ## narration        ## heading (a chapter)        ## quote: SPEAKER        ## quote (the narrator reads it)
#   ## label (never spoken: "Q:", a time)
# Lines with > are notes on a cue. All of them may be left out:
#   > pause 800 ms (after it)    > say Rogozin as "ruh-GO-zin"    > same paragraph (as the cue before)
# Every speaker has a speaker line. Add one for a new speaker. podcaster cast pin gives a speaker another voice.
"""
PARAGRAPH, SPACE = "\n\n", " "
"""Text between two cues of the body, without a note and with the note "same paragraph"."""
UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Characters that editors do not show, that end a line, or that change the direction of the text."""


def is_script_file(text: str) -> bool:
    """Return whether a text is a script file, judged by its first line."""
    return text.removeprefix("\ufeff").startswith(FIRST_LINE)


def format_script(
    script: Script, cast_voices: Mapping[str, str] | None = None, *, article: Article | None = None
) -> str:
    """Return the text of a script file.

    `cast_voices` are descriptions of the speakers' voices by speaker id, written as comments. With `article`, the file
    has its byline, date, address and players too.
    """
    lines = [FIRST_LINE, *_HELP.splitlines(), f"title: {_value(script.title)}"]
    if article is not None:
        lines += _about(article)
    lines += [f"source: {_value(script.source)}", f"language: {_value(script.language)}"]
    for speaker in script.speakers:
        lines.append(f"speaker: {speaker.id} = {_value(speaker.name)} ({speaker.gender}, {speaker.kind})")
        if cast_voices and speaker.id in cast_voices:
            lines.append(f"#   in the voice {cast_voices[speaker.id]}")
    in_body = [cue for cue in script.cues if cue.part == "body"]
    rest = script.body[in_body[-1].end :] if in_body else script.body
    if rest:
        lines.append(f"ends: {_quoted(rest)}")
    at = 0
    for cue in [cue for cue in script.cues if cue.part == "title"] + in_body:
        title = "title " if cue.part == "title" else ""
        lines += ["", f"## {title}{cue.kind}" + (f": {cue.speaker}" if cue.speaker else "")]
        if cue.part == "body":
            lines += _gap_note(script.body[at : cue.start], first=cue is in_body[0])
            at = cue.end
        lines += _notes(cue, script.body)
        lines += [_escaped(line) for line in cue.text.split("\n")]
    return "\n".join(lines) + "\n"


def _about(article: Article) -> list[str]:
    """Return the header lines with what is known of the article."""
    facts = (
        ("byline", article.byline),
        ("published", article.published),
        ("site", article.site),
        ("url", article.url),
        ("image", article.image_url),
    )
    lines = [f"{key}: {_value(value)}" for key, value in facts if value is not None]
    return lines + [f"player: {_player(player)}" for player in article.players]


def _player(player: Player) -> str:
    times = ((player.position_ms, "at {} ms"), (player.duration_ms, "{} ms long"))
    details = [words.format(time) for time, words in times if time is not None]
    details += ["cut off"] if player.truncated else []
    return f"{_value(player.label)} ({', '.join(details)})"


def _value(text: str) -> str:
    """Return a text on one line: unchanged if the parser reads it back unchanged, else as a JSON string."""
    plain = text == text.strip() and text.isprintable() and not text.startswith('"')
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    """Return a JSON string in which only invisible characters are escaped."""
    marks = {'"': '\\"', "\\": "\\\\"}
    return f'"{"".join(marks.get(c, c) if c.isprintable() else json.dumps(c)[1:-1] for c in text)}"'


def _gap_note(gap: str, *, first: bool) -> list[str]:
    """Return the note on the text between a cue and the one before, none for the usual gap."""
    if gap == ("" if first else PARAGRAPH):
        return []
    return ["> same paragraph" if gap == SPACE else "> no space before" if not gap else f"> gap {_quoted(gap)}"]


def _notes(cue: Cue, body: str) -> list[str]:
    notes = []
    if cue.kind == "quote" or cue.confidence != 1.0 or cue.evidence:
        known = certainty(cue) if cue.kind == "quote" else "sure"
        notes.append(f"> {known} {cue.confidence!r}" + (f": {_value(cue.evidence)}" if cue.evidence else ""))
    notes += [f"> perhaps {_quoted(guess.name)} {guess.confidence!r}" for guess in cue.candidates]
    if cue.mention is not None:
        start, end = cue.mention
        notes.append(f"> attributed by {_quoted(body[start:end])} at {start}")
    if cue.pause_ms is not None:
        notes.append(f"> pause {cue.pause_ms} ms")
    notes += [f"> say {_quoted(word)} as {_quoted(said)}" for word, said in cue.respellings]
    return notes


def _escaped(line: str) -> str:
    """Return a line of words with a backslash before it, if the parser would read it as something else without one."""
    if not line.strip() or line[0] in "#>\\" or line != line.strip() or UNSHOWN.search(line):
        shown = UNSHOWN.sub(lambda match: f"\\u{ord(match[0]):04x}", line.replace("\\", "\\\\"))
        return "\\" + shown
    return line
