"""The script as a text file that people read, edit and compare, and its way back: parse_script(format_script(s)) == s.

    # podcaster script
    title: “NATO no challenge to Russian security” – Clinton
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

A cue is a line that begins with `##`, notes that begin with `>`, and its words. The words are the article's body: the
body is put together from them again, a blank line between two cues unless a note says otherwise, so that whoever edits
need not count characters. A line of words that begins with `#`, `>` or a backslash has a backslash before it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from podcaster.errors import ScriptError
from podcaster.scripting.script import Cue, CueKind, Gender, Script, Speaker, SpeakerKind

_FIRST_LINE = "# podcaster script"
_HELP = """\
# A cue begins with ## and says who speaks; change a speaker's id there, mend the words, split a cue with a new ## line.
#   ## narration        ## heading (a chapter)        ## quote: SPEAKER        ## quote (the narrator reads it)
# Lines with > are notes on a cue; all of them may be left out:
#   > pause 800 ms (after it)    > say Rogozin as "ruh-GO-zin"    > same paragraph (as the cue before)
"""
_PARAGRAPH, _SPACE = "\n\n", " "
_SPEAKER = re.compile(r"(\S+) = (.*?)(?: \((\w+), (\w+)\))?")
_NOTES = "same paragraph, no space before, gap, pause, say, sure, in doubt, attributed by"


def is_script_file(text: str) -> bool:
    """Tell a script file from an article, by its first line."""
    return text.removeprefix("\ufeff").startswith(_FIRST_LINE)


def format_script(script: Script, cast_voices: Mapping[str, str] | None = None) -> str:
    """Write `script` for people; `cast_voices` gives the voice of each speaker's id, to be shown, not read back."""
    lines = [_FIRST_LINE, *_HELP.splitlines()]
    for key, value in (("title", script.title), ("source", script.source), ("language", script.language)):
        lines.append(f"{key}: {_value(value)}")
    for speaker in script.speakers:
        lines.append(f"speaker: {speaker.id} = {_value(speaker.name)} ({speaker.gender}, {speaker.kind})")
        if cast_voices and speaker.id in cast_voices:
            lines.append(f"# {' '.join(speaker.name.split())} speaks with the voice {cast_voices[speaker.id]}")
    at = max((cue.end for cue in script.cues), default=0)
    if script.body[at:]:
        lines.append(f"ends: {json.dumps(script.body[at:])}")
    at = 0
    first = True
    for cue in script.cues:
        titled = cue.end == 0
        lines += ["", f"## {'title ' if titled else ''}{cue.kind}" + (f": {cue.speaker}" if cue.speaker else "")]
        if not titled:
            lines += _gap_note(script.body[at : cue.start], first=first)
            at, first = cue.end, False
        lines += _notes(cue, script.body)
        lines += [_escaped(line) for line in cue.text.split("\n")]
    return "\n".join(lines) + "\n"


def parse_script(text: str, source: str) -> Script:
    """Read a script file; `source` names it in errors, and is the script's source when the file gives none.

    Raises ScriptError, with the line and the reason, when the file is broken.
    """
    return _Reader(source).read(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def _value(text: str) -> str:
    plain = text == text.strip() and text.isprintable() and not text.startswith('"')
    return text if plain else json.dumps(text)


def _gap_note(gap: str, *, first: bool) -> list[str]:
    if gap == ("" if first else _PARAGRAPH):
        return []
    return ["> same paragraph" if gap == _SPACE else "> no space before" if not gap else f"> gap {json.dumps(gap)}"]


def _notes(cue: Cue, body: str) -> list[str]:
    notes = []
    if cue.kind == "quote" or cue.confidence != 1.0 or cue.evidence:
        doubt = "sure" if cue.speaker or cue.confidence == 1.0 else "in doubt"
        notes.append(f"> {doubt} {cue.confidence!r}" + (f": {_value(cue.evidence)}" if cue.evidence else ""))
    if cue.mention is not None:
        start, end = cue.mention
        notes.append(f"> attributed by {json.dumps(body[start:end], ensure_ascii=False)} at {start}")
    if cue.pause_ms is not None:
        notes.append(f"> pause {cue.pause_ms} ms")
    for word, said in cue.respellings:
        notes.append(f"> say {json.dumps(word, ensure_ascii=False)} as {json.dumps(said, ensure_ascii=False)}")
    return notes


def _escaped(line: str) -> str:
    if not line.strip() or line[0] in "#>\\" or line != line.strip() or "\r" in line:
        return "\\" + line.replace("\\", "\\\\").replace("\r", "\\r")
    return line


def _unescaped(line: str) -> str:
    if not line.startswith("\\"):
        return line.strip()
    return re.sub(r"\\(\\|r)", lambda match: "\r" if match[1] == "r" else "\\", line[1:])


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A cue while its lines are being read."""

    line: int
    kind: CueKind
    titled: bool
    speaker: str | None
    words: list[str] = field(default_factory=list)
    gap: str | None = None
    sure: float = 1.0
    evidence: str = ""
    mention: tuple[str, int] | None = None
    pause_ms: int | None = None
    respellings: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    """Reads one script file, line by line."""

    def __init__(self, source: str) -> None:
        self._name = source
        self._line = 1
        self._head = {"title": "", "source": source, "language": "en", "ends": ""}
        self._speakers: dict[str, Speaker] = {}
        self._drafts: list[_Draft] = []

    def read(self, text: str) -> Script:
        if not is_script_file(text):
            raise self._error(f'a script begins with the line "{_FIRST_LINE}"')
        for self._line, line in enumerate(text.split("\n"), start=1):
            if line.startswith("##"):
                self._drafts.append(self._cue(line[2:].strip()))
            elif self._drafts and line.startswith(">"):
                self._note(line[1:].strip())
            elif self._drafts:
                if line.startswith("#"):
                    raise self._error('a line of words that begins with "#" needs a backslash before it')
                self._drafts[-1].words.append(line)
            elif line.strip() and not line.startswith("#"):
                self._header(line)
        return self._script()

    def _error(self, reason: str, line: int | None = None) -> ScriptError:
        return ScriptError(f"{self._name}, line {line or self._line}: {reason}")

    def _header(self, line: str) -> None:
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip()
        if key == "speaker" and colon:
            match = _SPEAKER.fullmatch(value)
            if match is None:
                raise self._error('a speaker is written "speaker: id = Name (female, person)"')
            gender, kind = match[3] or "unknown", match[4] or "unknown"
            if gender not in get_args(Gender) or kind not in get_args(SpeakerKind):
                raise self._error("in brackets stand female, male or unknown, and person, organisation or unknown")
            if match[1] in self._speakers:
                raise self._error(f'the speaker "{match[1]}" is there twice; remove one')
            self._speakers[match[1]] = Speaker(
                id=match[1], name=self._text(match[2]), gender=_gender(gender), kind=_kind(kind)
            )
        elif key in self._head and colon:
            self._head[key] = self._text(value)
        else:
            raise self._error('before the first cue ("## ...") stand title, source, language and speaker lines only')

    def _text(self, value: str) -> str:
        if not value.startswith('"'):
            return value
        try:
            return str(json.loads(value))
        except ValueError:
            raise self._error(f"the quotation marks around {value} do not pair; remove or close them") from None

    def _cue(self, label: str) -> _Draft:
        titled = label.startswith("title ")
        kind, colon, who = label.removeprefix("title ").partition(":")
        kind, who = kind.strip(), who.strip()
        if kind not in get_args(CueKind):
            raise self._error(f'a cue is "## narration", "## heading" or "## quote: SPEAKER", not "## {label}"')
        speaker = self._speaker(who) if colon and who else None
        return _Draft(line=self._line, kind=_cue_kind(kind), titled=titled, speaker=speaker)

    def _speaker(self, who: str) -> str:
        if who in self._speakers:
            return who
        for speaker in self._speakers.values():
            if speaker.name.casefold() == who.casefold():
                return speaker.id
        known = ", ".join(self._speakers) or "none yet"
        raise self._error(f'no speaker "{who}" (there are: {known}); add "speaker: id = {who}" above the first cue')

    def _note(self, note: str) -> None:
        draft = self._drafts[-1]
        if note == "same paragraph":
            draft.gap = _SPACE
        elif note == "no space before":
            draft.gap = ""
        elif note.startswith("gap "):
            draft.gap = self._text(note[4:])
            if draft.gap.strip():
                raise self._error("a gap is white space only")
        elif match := re.fullmatch(r"pause (\d+) ?ms", note):
            draft.pause_ms = int(match[1])
        elif match := re.fullmatch(r'say ("(?:[^"\\]|\\.)*"|\S+) as (.+)', note):
            draft.respellings.append((self._text(match[1]), self._text(match[2])))
        elif match := re.fullmatch(r"(?:sure|in doubt) ([\d.e-]+)(?:: (.*))?", note):
            draft.sure, draft.evidence = self._number(match[1]), self._text(match[2] or "")
        elif match := re.fullmatch(r"attributed by (.+) at (\d+)", note):
            draft.mention = self._text(match[1]), int(match[2])
        else:
            raise self._error(f'a note ("> {note}") is one of: {_NOTES}; words that begin with ">" need a backslash')

    def _number(self, digits: str) -> float:
        try:
            number = float(digits)
        except ValueError:
            number = -1.0
        if not 0.0 <= number <= 1.0:
            raise self._error(f"how sure a speaker is goes from 0 to 1, not {digits}")
        return number

    def _script(self) -> Script:
        """Put the body together from the words, and the cues with their places in it."""
        body: list[str] = []
        at = 0
        cues: list[tuple[_Draft, str, int, int]] = []
        for draft in self._drafts:
            words = draft.words
            while words and not words[-1].strip():
                words.pop()
            while words and not words[0].strip():
                words.pop(0)
            text = "\n".join(map(_unescaped, words))
            if not text.strip():
                raise self._error("this cue has no words; write some below it, or remove its ## line", draft.line)
            if draft.titled:
                if body:
                    raise self._error("the title's cues come before all others", draft.line)
                cues.append((draft, text, 0, 0))
                continue
            gap = draft.gap if draft.gap is not None else _PARAGRAPH if body else ""
            body += [gap, text]
            cues.append((draft, text, at + len(gap), at + len(gap) + len(text)))
            at += len(gap) + len(text)
        whole = "".join(body) + self._head["ends"]
        return Script(
            source=self._head["source"],
            title=self._head["title"],
            body=whole,
            language=self._head["language"],
            speakers=tuple(self._speakers.values()),
            cues=tuple(
                Cue(
                    number=number,
                    kind=draft.kind,
                    text=text,
                    start=start,
                    end=end,
                    speaker=draft.speaker,
                    mention=_mention(whole, draft.mention, start),
                    confidence=draft.sure,
                    evidence=draft.evidence,
                    pause_ms=draft.pause_ms,
                    respellings=tuple(draft.respellings),
                )
                for number, (draft, text, start, end) in enumerate(cues, start=1)
            ),
        )


def _mention(body: str, noted: tuple[str, int] | None, near: int) -> tuple[int, int] | None:
    """Find the attributing words where they were, or, when the text has shifted, nearest to the cue."""
    if noted is None:
        return None
    words, at = noted
    if not body.startswith(words, at) or not words:
        places = [i for i in (body.find(words, near), body.rfind(words, 0, near + 1)) if i >= 0] if words else []
        if not places:
            return None
        at = min(places, key=lambda place: abs(place - near))
    return at, at + len(words)


def _gender(word: str) -> Gender:
    return "female" if word == "female" else "male" if word == "male" else "unknown"


def _kind(word: str) -> SpeakerKind:
    return "person" if word == "person" else "organisation" if word == "organisation" else "unknown"


def _cue_kind(word: str) -> CueKind:
    return "heading" if word == "heading" else "quote" if word == "quote" else "narration"
