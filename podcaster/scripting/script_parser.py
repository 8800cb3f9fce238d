"""Parsing a script file: the script, and the facts about its article in the file's header; or an error with the
line."""

import json
import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from typing import cast, get_args

from podcaster.errors import ScriptError
from podcaster.reading.article import Article, Player
from podcaster.scripting.script import Cue, CueKind, CuePart, Gender, Guess, Script, Speaker, SpeakerKind
from podcaster.scripting.script_file import FIRST_LINE, PARAGRAPH, SPACE, is_script_file

_SPEAKER = re.compile(r"(\S+) = (.*?)(?: \((\w+), (\w+)\))?")
_PLAYER = re.compile(r"(.*?) ?\((?:at (\d{1,15}) ms)?(?:, )?(?:(\d{1,15}) ms long)?(?:, )?(cut off)?\)")
_GAPS = {"same paragraph": SPACE, "no space before": ""}
_SPEAKER_FORM = '"speaker: id = Name (female, person)"'
_SAY = re.compile(r'say ("(?:[^"\\]|\\.)*"|\S+) as (.+)')
_PERHAPS = re.compile(r'perhaps ("(?:[^"\\]|\\.)*"|.+?) ([\d.e-]+)')
_NOTES = "same paragraph, no space before, gap, pause, say, sure, likely, in doubt, perhaps, attributed by"
_HEADERS = ("title", "source", "language", "byline", "published", "site", "url", "image", "ends")
_LONGEST_NAME, _MOST_NAMES, _MOST_LISTED = 100, 10_000, 30
"""Limits of the search for the most similar speaker: characters of an id, number of ids, ids listed in an error."""
_NEAR = 2_000
"""Distance from the cue, in characters, within which attributing words are searched for if they have moved."""
LONGEST_PAUSE_MS = 600_000
"""Ten minutes. A longer pause is a typing error."""


def parse_script_file(text: str, source: str) -> tuple[Article, Script]:
    """Return the article and the script of a script file. Facts about the article that the file lacks are empty.

    `source` is the file's name in errors, and the script's source if the file has none. Raises ScriptError, with the
    line and the reason.
    """
    return _Reader(source).read(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def _unescaped(line: str) -> str:
    """Return a line of words without its escapes."""
    if not line.startswith("\\"):
        return line.strip()
    return re.sub(
        r"\\(\\|r|u[0-9a-f]{4})",
        lambda match: "\\" if match[1] == "\\" else "\r" if match[1] == "r" else chr(int(match[1][1:], 16)),
        line[1:],
    )


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A cue while its lines are being read."""

    line: int
    """Line of its ##, counted from 1."""
    kind: CueKind
    part: CuePart
    speaker: str | None
    words: list[str] = field(default_factory=list)
    gap: str | None = None
    """Text between the cue before and this one; None is the usual one."""
    confidence: float = 1.0
    evidence: str = ""
    candidates: list[Guess] = field(default_factory=list)
    mention: tuple[str, int] | None = None
    """The attributing words, and their offset in the body."""
    pause_ms: int | None = None
    respellings: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    """Reads one script file, line by line."""

    def __init__(self, source: str) -> None:
        self._name = source
        self._line = 1
        self._headers: dict[str, str] = {}
        self._players: list[Player] = []
        self._speakers: dict[str, Speaker] = {}
        self._ids: dict[str, str] = {}
        """Id of the first speaker with each name, by the name without case."""
        self._drafts: list[_Draft] = []

    def read(self, text: str) -> tuple[Article, Script]:
        if not is_script_file(text):
            raise self._error(f'a script begins with the line "{FIRST_LINE}"', advice="add that line")
        for self._line, line in enumerate(text.split("\n"), start=1):
            if line.startswith("##"):
                self._drafts.append(self._cue(line[2:].strip()))
            elif self._drafts and line.startswith(">"):
                self._note(line[1:].strip())
            elif self._drafts:
                if line.startswith("#"):
                    raise self._error(
                        'a line of words that begins with "#" needs a backslash', advice="add it before the #"
                    )
                self._drafts[-1].words.append(line)
            elif line.strip() and not line.startswith("#"):
                self._header(line)
        script = self._script()
        return self._article(script), script

    def _error(self, what: str, *, advice: str, line: int | None = None) -> ScriptError:
        return ScriptError(what, where=f"{self._name}, line {line or self._line}", advice=advice)

    def _header(self, line: str) -> None:
        key, colon, value = line.partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "speaker" and colon:
            self._add_speaker(value)
        elif key == "player" and colon:
            match = _PLAYER.fullmatch(value)
            if match is None:
                advice = 'write "player: label (at 0 ms, 90000 ms long)"'
                raise self._error(f"a player can't be written {value!r}", advice=advice)
            position, duration = (int(digits) if digits else None for digits in match.group(2, 3))
            player = Player(label=self._text(match[1]), position_ms=position, duration_ms=duration)
            self._players.append(replace(player, truncated=bool(match[4])))
        elif key in _HEADERS and colon:
            if key in self._headers:
                raise self._error(f'there is a line "{key}: ..." already', advice="remove one of them")
            self._headers[key] = self._text(value)
            if key == "ends" and self._headers[key].strip():
                raise self._error('the text of "ends" is not white space only', advice="remove the line")
        else:
            known = f"{', '.join(_HEADERS[:-1])}, player and speaker"
            advice = f'write only the lines {known} before the first cue ("## ...")'
            raise self._error(
                f"{(key if colon else line.strip())[:_LONGEST_NAME]!r} is not a header line", advice=advice
            )

    def _add_speaker(self, value: str) -> None:
        match = _SPEAKER.fullmatch(value)
        if match is None:
            raise self._error("this speaker line can't be read", advice=f"write {_SPEAKER_FORM}")
        gender, kind = match[3] or "unknown", match[4] or "unknown"
        if gender not in get_args(Gender) or kind not in get_args(SpeakerKind):
            advice = "write female, male or unknown, then person, organisation or unknown"
            raise self._error(f"a speaker can't be ({gender}, {kind})", advice=advice)
        ident, name = match[1], self._text(match[2])
        if ident in self._speakers:
            raise self._error(f'there is a speaker "{ident}" already', advice="remove one of them")
        if not name.strip():
            raise self._error(f'the speaker "{ident}" has no name', advice=f"write {_SPEAKER_FORM}")
        speaker = Speaker(id=ident, name=name, gender=cast("Gender", gender), kind=cast("SpeakerKind", kind))
        self._speakers[ident] = speaker
        self._ids.setdefault(name.casefold(), ident)

    def _text(self, value: str) -> str:
        """Return a value: the content of a JSON string, or the value itself."""
        if not value.startswith('"'):
            return value
        try:
            return str(json.loads(value))
        except ValueError:
            advice = "remove the quotation mark, or close it"
            raise self._error(f"the quotation marks of {value} do not pair", advice=advice) from None

    def _cue(self, header: str) -> _Draft:
        """Begin a cue whose ## line has this text after the ##."""
        part: CuePart = "title" if header.startswith("title ") else "body"
        kind, _, who = header.removeprefix("title ").partition(":")
        kind, who = kind.strip(), who.strip()
        if kind not in get_args(CueKind):
            forms = '"## narration", "## heading", "## label" or "## quote: SPEAKER"'
            raise self._error(f'a cue is {forms}, not "## {header}"', advice="correct the line")
        if who and kind != "quote":
            raise self._error(f"a {kind} has no speaker", advice=f'write "## {kind}", or "## quote: {who}"')
        speaker = self._speaker(who) if who else None
        return _Draft(line=self._line, kind=cast("CueKind", kind), part=part, speaker=speaker)

    def _speaker(self, who: str) -> str:
        """Return the id of a speaker, given by id or name."""
        if who in self._speakers:
            return who
        if (ident := self._ids.get(who.casefold())) is not None:
            return ident
        from podcaster.scripting.naming import slug  # only an error needs it

        who = who[:_LONGEST_NAME]
        some = [ident for ident in islice(self._speakers, _MOST_NAMES) if len(ident) <= _LONGEST_NAME]
        near = get_close_matches(who, some, n=1, cutoff=0.6)
        known = (
            f"did you mean {near[0]}?" if near else f"the speakers are {', '.join(some[:_MOST_LISTED]) or 'none yet'}."
        )
        advice = f'{known} For a new speaker add the line "speaker: {slug(who)} = {who}" before the first cue'
        raise self._error(f'there is no speaker "{who}"', advice=advice)

    def _note(self, note: str) -> None:
        draft = self._drafts[-1]
        if note in _GAPS:
            draft.gap = _GAPS[note]
        elif note.startswith("gap "):
            draft.gap = self._text(note[4:])
            if draft.gap.strip():
                raise self._error("a gap can only have white space", advice="remove the note")
        elif match := re.fullmatch(r"pause (\d{1,9}) ?ms", note, re.ASCII):
            draft.pause_ms = int(match[1])
            if draft.pause_ms > LONGEST_PAUSE_MS:
                advice = "write the pause in milliseconds"
                raise self._error(f"a pause of {match[1]} ms is longer than ten minutes", advice=advice)
        elif match := _SAY.fullmatch(note):
            draft.respellings.append((self._text(match[1]), self._text(match[2])))
        elif match := re.fullmatch(r"(?:sure|likely|in doubt) ([\d.e-]+)(?:: (.*))?", note):
            draft.confidence, draft.evidence = self._confidence(match[1]), self._text(match[2] or "")
        elif match := _PERHAPS.fullmatch(note):
            draft.candidates.append(Guess(name=self._text(match[1]), confidence=self._confidence(match[2])))
        elif match := re.fullmatch(r"attributed by (.+) at (\d{1,15})", note):
            draft.mention = self._text(match[1]), int(match[2])
        else:
            advice = f'write one of: {_NOTES}; before words that begin with ">" write a backslash'
            raise self._error(f'there is no note "> {note}"', advice=advice)

    def _confidence(self, digits: str) -> float:
        try:
            number = float(digits)
        except ValueError:
            number = -1.0
        if not 0.0 <= number <= 1.0:
            raise self._error(f"a confidence can't be {digits}", advice="write a number from 0 to 1")
        return number

    def _script(self) -> Script:
        """Join the words to the body, and make the cues with their offsets."""
        body: list[str] = []
        at = 0
        cues: list[tuple[_Draft, str, int, int]] = []
        for draft in self._drafts:
            said = [number for number, words in enumerate(draft.words) if words.strip()]
            words = draft.words[said[0] : said[-1] + 1] if said else []
            text = "\n".join(map(_unescaped, words))
            if not text.strip():
                advice = "write some below it, or remove its ## line"
                raise self._error("this cue has no words", advice=advice, line=draft.line)
            if draft.part == "title":
                if body:
                    advice = "move this one up"
                    raise self._error("the title's cues come before all others", advice=advice, line=draft.line)
                cues.append((draft, text, 0, 0))
                continue
            gap = draft.gap if draft.gap is not None else PARAGRAPH if body else ""
            body += [gap, text]
            cues.append((draft, text, at + len(gap), at + len(gap) + len(text)))
            at += len(gap) + len(text)
        whole = "".join(body) + self._headers.get("ends", "")
        return Script(
            source=self._headers.get("source", self._name),
            title=self._headers.get("title", ""),
            body=whole,
            language=self._headers.get("language") or "en",
            speakers=tuple(self._speakers.values()),
            cues=tuple(
                Cue(
                    number=number,
                    kind=draft.kind,
                    part=draft.part,
                    text=text,
                    start=start,
                    end=end,
                    speaker=draft.speaker,
                    mention=_mention(whole, draft.mention, start),
                    confidence=draft.confidence,
                    evidence=draft.evidence,
                    candidates=tuple(draft.candidates),
                    pause_ms=draft.pause_ms,
                    respellings=tuple(draft.respellings),
                )
                for number, (draft, text, start, end) in enumerate(cues, start=1)
            ),
        )

    def _article(self, script: Script) -> Article:
        return Article(
            source=script.source,
            title=script.title,
            body=script.body,
            language=script.language,
            byline=self._headers.get("byline"),
            published=self._headers.get("published"),
            site=self._headers.get("site"),
            url=self._headers.get("url"),
            image_url=self._headers.get("image"),
            headings=tuple((cue.start, cue.end) for cue in script.cues if cue.kind == "heading" and cue.part == "body"),
            players=tuple(self._players),
        )


def _mention(body: str, noted: tuple[str, int] | None, near: int) -> tuple[int, int] | None:
    """Return the range of the attributing words: where the note says, or, if the text changed, nearest to the cue."""
    if noted is None:
        return None
    words, at = noted
    if not body.startswith(words, at) or not words:
        around = body.find(words, near, near + _NEAR), body.rfind(words, max(0, near - _NEAR), near + 1)
        places = [place for place in around if place >= 0] if words else []
        if not places:
            return None
        at = min(places, key=lambda place: abs(place - near))
    return at, at + len(words)
