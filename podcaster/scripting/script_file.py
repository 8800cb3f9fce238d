"""The script as a text file for people to read, edit and compare. `script_parser` reads it back.

    # podcaster script 2
    title: “NATO no challenge to Russian security” – Clinton
    narrator: heart
    speaker: hillary-clinton = Hillary Clinton (female), voice phoebe
    byline: RT
    date: 2010-02-23
    source: nato.txt

    ## quote: hillary-clinton
    “Let me state unambiguously, while Russia faces challenges to its security, NATO is not among them.”
    ## narration
    Clinton outlined.

    Earlier, Moscow expressed grave concern.

    ## quote
    > in doubt 0.41: two people near
    > perhaps "Sergey Lavrov" 0.41
    “We are worried.”

    ## label
    Q:

A cue begins with a `##` line, notes that begin with `>`, then its words. A blank line begins another cue of the same
kind and speaker; after a heading or a label it begins narration. A `##` line without a blank line before it continues
the paragraph. The words of all cues make up the article's body, so the file needs no offsets. Only quotes that are not
sure have a note on their speaker. A line of words that begins with `#`, `>`, `//` or a backslash has a backslash before
it. So has a line with invisible characters, which are written as in \\u2028. The show's opening and notice are not in
the file, and neither is a title that is one heading: it is made of the `title:` line.

Version 1 had no number in its first line. There a blank line belongs to the words of a cue, every `##` line begins a
paragraph unless a note says otherwise, and the title's cues are always written.
"""

import json
from collections.abc import Mapping

from podcaster.reading.article import Article, Credit, Player
from podcaster.scripting.doubt import CHOSEN_EVIDENCE, certainty
from podcaster.scripting.script import Cue, CueKind, Script, Speaker
from podcaster.system.lazy_regex import lazy_regex

FIRST_LINE = "# podcaster script"
"""First line of a script file, without the version."""
AS_BELOW = "as below"
"""Value of "title spoken" where the title's cues say other words than the title."""
VERSION = 2
_HELP = """\
# Who speaks the words below: "## quote: SPEAKER", "## narration" or "## heading". Words below "## label" are not read.
# A blank line ends a paragraph. Comments begin with //.
# Notes below a ## line: > pause 2 s   > sound bell.mp3   > speed 90 %   > say Kyiv as "Keeve"
"""
PARAGRAPH, SPACE = "\n\n", " "
"""Text between two cues of the body: of two paragraphs, and of one."""
UNSHOWN = lazy_regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Characters that editors do not show, that end a line, or that change the direction of the text."""
HEADLESS = lazy_regex(r"(quote|narration): ?(\S.*)")
"""A line of words that looks like a ## line without its ##."""
SPEAKER = lazy_regex(
    r'(?:(?P<id>\S+) = )?(?P<name>"(?:[^"\\]|\\.)*"|.*?)(?: \((?P<about>\w+(?:, \w+)?)\))?(?:,? voice (?P<voice>.+))?'
)
"""The value of a speaker line."""


def is_script_file(text: str) -> bool:
    """Return whether a text is a script file, judged by its first line."""
    return text.removeprefix("\ufeff").startswith(FIRST_LINE)


def title_cue(title: str) -> Cue | None:
    """Return the cue of a title that the narrator reads; None for a title without words."""
    words = " ".join(title.split())
    return Cue(number=1, kind="heading", part="title", text=words, start=0, end=0) if words else None


def format_script(
    script: Script,
    cast_voices: Mapping[str, str] | None = None,
    *,
    narrator: str = "",
    article: Article | None = None,
) -> str:
    """Return the text of a script file.

    `cast_voices` are the names of the speakers' voices by speaker id, and `narrator` is the name of the narrator's.
    Voices that the script itself names come first. With `article`, the file has its byline, date, address and players.
    """
    lines = [f"{FIRST_LINE} {VERSION}", *_HELP.splitlines(), f"title: {_value(script.title)}"]
    in_title = [cue for cue in script.cues if cue.part == "title"]
    in_body = [cue for cue in script.cues if cue.part == "body"]
    usual_title = title_cue(script.title)
    if in_title == [usual_title]:
        in_title = []
    elif not in_title and usual_title is not None:
        lines.append("title spoken: no")
    elif "".join(script.title.split()) != "".join("".join(cue.text.split()) for cue in in_title):
        lines.append(f"title spoken: {AS_BELOW}")
    if name := script.narrator or narrator:
        lines.append(f"narrator: {_value(name)}")
    lines += [speaker_line(speaker, (cast_voices or {}).get(speaker.id, "")) for speaker in script.speakers]
    if article is not None:
        lines += _about(article)
    lines.append(f"source: {_value(script.source)}")
    if script.language != "en":
        lines.append(f"language: {_value(script.language)}")
    rest = script.body[in_body[-1].end :] if in_body else script.body
    if rest:
        lines.append(f"ends: {_quoted(rest)}")
    for cue in in_title:
        notes = [*(f"//{comment}" for comment in cue.comments), *_notes(cue)]
        lines += ["", f"## title {cue.kind}" + (f": {cue.speaker}" if cue.speaker else ""), *notes]
        lines += map(_escaped, cue.text.split("\n"))
    before: Cue | None = None
    for cue in in_body:
        lines += _cue_lines(cue, before, script.body)
        before = cue
    return "\n".join(lines) + "\n"


def speaker_line(speaker: Speaker, voice: str = "") -> str:
    """Return a speaker's line. `voice` is written where the script names no voice."""
    name = _value(speaker.name)
    found = SPEAKER.fullmatch(f"{speaker.id} = {name}")
    if found is None or found["name"] != name or name.endswith(")"):
        name = _quoted(speaker.name)
    voice = speaker.voice or voice
    return f"speaker: {speaker.id} = {name}{_about_speaker(speaker)}" + (f", voice {voice}" if voice else "")


def _about_speaker(speaker: Speaker) -> str:
    if speaker.kind == "person":
        return " (person)" if speaker.gender == "unknown" else f" ({speaker.gender})"
    if speaker.gender == "unknown":
        return "" if speaker.kind == "unknown" else f" ({speaker.kind})"
    return f" ({speaker.gender}, {speaker.kind})"


def _cue_lines(cue: Cue, before: Cue | None, body: str) -> list[str]:
    """Return the lines of a cue of the body. Its ## line is left out where a blank line says enough."""
    words = [_escaped(line) for line in cue.text.split("\n")]
    gap = body[before.end : cue.start] if before else body[: cue.start]
    usual = PARAGRAPH if before else ""
    notes = [*(f"//{comment}" for comment in cue.comments), *_gap_notes(gap, usual), *_notes(cue)]
    if before and gap == usual and not notes and (cue.kind, cue.speaker) == continues(before.kind, before.speaker):
        return ["", *words]
    blank = [] if before and gap == SPACE else [""]
    return [*blank, f"## {cue.kind}" + (f": {cue.speaker}" if cue.speaker else ""), *notes, *words]


def continues(kind: CueKind, speaker: str | None) -> tuple[CueKind, str | None]:
    """Return the kind and the speaker of the paragraph below a cue, if it has no ## line."""
    return ("narration", None) if kind in ("heading", "label") else (kind, speaker)


def _about(article: Article) -> list[str]:
    """Return the header lines with what is known of the article."""
    facts = (
        ("description", article.description),
        ("cover", article.cover),
        ("byline", article.byline),
        ("date", article.published),
        ("site", article.site),
        ("url", article.url),
        ("image", article.image_url),
    )
    lines = [f"{key}: {_value(value)}" for key, value in facts if value]
    lines += [f"article: {_credit(credit)}" for credit in article.credits]
    return lines + [f"player: {_player(player)}" for player in article.players]


def _credit(credit: Credit) -> str:
    """The article of a digest: a list of texts, those at the end that are "" left out."""
    texts = [getattr(credit, name) for name in Credit.__struct_fields__]
    while not texts[-1] and len(texts) > 2:
        texts.pop()
    return f"[{', '.join(map(_quoted, texts))}]"


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


def _gap_notes(gap: str, usual: str) -> list[str]:
    """Return the note on the text between a cue and the one before, none where the lines of the file say it."""
    if gap == usual or (usual and gap == SPACE):
        return []
    return ["> no space before"] if usual and not gap else [f"> gap {_quoted(gap)}"]


def _notes(cue: Cue) -> list[str]:
    notes = []
    known = certainty(cue) if cue.kind == "quote" else "sure"
    chosen = cue.evidence == CHOSEN_EVIDENCE
    if known != "sure" or (cue.kind == "quote" and (cue.speaker is None or chosen)):
        notes.append(f"> {known} {cue.confidence!r}" + (f": {_value(cue.evidence)}" if cue.evidence else ""))
        notes += [f"> perhaps {_quoted(guess.name)} {guess.confidence!r}" for guess in cue.candidates]
    if cue.pause_ms is not None:
        seconds, rest = divmod(cue.pause_ms, 1000)
        notes.append(f"> pause {cue.pause_ms} ms" if rest else f"> pause {seconds} s")
    if cue.sound:
        notes.append(f"> sound {_value(cue.sound)}")
    if cue.speed_percent != 100:
        notes.append(f"> speed {cue.speed_percent} %")
    if cue.chapter:
        notes.append(f"> chapter {_value(cue.chapter)}")
    notes += [f"> say {_quoted(word)} as {_quoted(said)}" for word, said in cue.respellings]
    return notes


def _escaped(line: str) -> str:
    """Return a line of words with a backslash before it, if the parser would read it as something else without one."""
    is_other = line.startswith(("#", ">", "\\", "//")) or bool(HEADLESS.match(line))
    if is_other or not line.strip() or line != line.strip() or UNSHOWN.search(line):
        shown = UNSHOWN.sub(lambda match: f"\\u{ord(match[0]):04x}", line.replace("\\", "\\\\"))
        return "\\" + shown
    return line
