"""Reading a script file back: the article it comes from and the script, or the line and the reason why not."""

import json
import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from typing import get_args

from podcaster.errors import ScriptError
from podcaster.reading.article import Article, Player
from podcaster.scripting.script import Cue, CueKind, Gender, Script, Speaker, SpeakerKind
from podcaster.scripting.script_file import FIRST_LINE, PARAGRAPH, SPACE, is_script_file

_SPEAKER = re.compile(r"(\S+) = (.*?)(?: \((\w+), (\w+)\))?")
_PLAYER = re.compile(r"(.*?) ?\((?:at (\d{1,15}) ms)?(?:, )?(?:(\d{1,15}) ms long)?(?:, )?(cut off)?\)")
_SAY = re.compile(r'say ("(?:[^"\\]|\\.)*"|\S+) as (.+)')
_NOTES = "same paragraph, no space before, gap, pause, say, sure, in doubt, attributed by"
_HEAD = ("title", "source", "language", "byline", "published", "site", "url", "image", "ends")
_LONGEST_NAME, _MOST_NAMES, _MOST_LISTED = 100, 10_000, 30
"""What a name that is not there is compared with to find who was meant, and how many are listed when nobody was."""
_NEAR = 20_000
"""Attributing words that have moved are looked for so many characters from their cue."""
LONGEST_PAUSE_MS = 600_000
"""Ten minutes: a longer pause is a slip of the finger."""


def parse_script(text: str, source: str) -> Script:
    """Read a script file; `source` names it in errors, and is the script's source when the file gives none.

    Raises ScriptError, with the line and the reason, when the file is broken.
    """
    return parse_script_file(text, source)[1]


def parse_script_file(text: str, source: str) -> tuple[Article, Script]:
    """Read a script file with what it tells of its article; as `parse_script` otherwise."""
    return _Reader(source).read(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def _unescaped(line: str) -> str:
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
        self._head: dict[str, str] = {}
        self._players: list[Player] = []
        self._speakers: dict[str, Speaker] = {}
        self._ids: dict[str, str] = {}
        """The first speaker's id of each name, without case."""
        self._drafts: list[_Draft] = []

    def read(self, text: str) -> tuple[Article, Script]:
        if not is_script_file(text):
            raise self._error(f'a script begins with the line "{FIRST_LINE}"')
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
        script = self._script()
        return self._article(script), script

    def _error(self, reason: str, line: int | None = None) -> ScriptError:
        return ScriptError(f"{self._name}, line {line or self._line}: {reason}")

    def _header(self, line: str) -> None:
        key, colon, value = line.partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "speaker" and colon:
            self._add_speaker(value)
        elif key == "player" and colon:
            match = _PLAYER.fullmatch(value)
            if match is None:
                raise self._error('a player is written "player: label (at 0 ms, 90000 ms long)"')
            position, duration = (int(digits) if digits else None for digits in match.group(2, 3))
            player = Player(label=self._text(match[1]), position_ms=position, duration_ms=duration)
            self._players.append(replace(player, truncated=bool(match[4])))
        elif key in _HEAD and colon:
            if key in self._head:
                raise self._error(f'the line "{key}: ..." is there twice; remove one')
            self._head[key] = self._text(value)
            if key == "ends" and self._head[key].strip():
                raise self._error("what the article ends with is white space only")
        else:
            raise self._error(
                f'before the first cue ("## ...") stand {", ".join(_HEAD[:-1])}, player and speaker lines only'
            )

    def _add_speaker(self, value: str) -> None:
        match = _SPEAKER.fullmatch(value)
        if match is None:
            raise self._error('a speaker is written "speaker: id = Name (female, person)"')
        gender, kind = match[3] or "unknown", match[4] or "unknown"
        if gender not in get_args(Gender) or kind not in get_args(SpeakerKind):
            raise self._error("in brackets stand female, male or unknown, and person, organisation or unknown")
        ident, name = match[1], self._text(match[2])
        if ident in self._speakers:
            raise self._error(f'the speaker "{ident}" is there twice; remove one')
        if not name.strip():
            raise self._error(f'the speaker "{ident}" has no name; write "speaker: {ident} = Name (female, person)"')
        self._speakers[ident] = Speaker(id=ident, name=name, gender=_gender(gender), kind=_kind(kind))
        self._ids.setdefault(name.casefold(), ident)

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
        if kind not in get_args(CueKind) or (who and kind != "quote"):
            forms = '"## narration", "## heading", "## label" or "## quote: SPEAKER"'
            raise self._error(f'a cue is {forms}, not "## {label}"')
        speaker = self._speaker(who) if colon and who else None
        return _Draft(line=self._line, kind=_cue_kind(kind), titled=titled, speaker=speaker)

    def _speaker(self, who: str) -> str:
        if who in self._speakers:
            return who
        if (ident := self._ids.get(who.casefold())) is not None:
            return ident
        who = who[:_LONGEST_NAME]
        some = [ident for ident in islice(self._speakers, _MOST_NAMES) if len(ident) <= _LONGEST_NAME]
        near = get_close_matches(who, some, n=1, cutoff=0.6)
        known = f"did you mean {near[0]}" if near else f"there are {', '.join(some[:_MOST_LISTED]) or 'none yet'}"
        raise self._error(
            f'no speaker "{who}"; {known}? For somebody new add "speaker: id = {who}" above the first cue'
        )

    def _note(self, note: str) -> None:
        draft = self._drafts[-1]
        if note == "same paragraph":
            draft.gap = SPACE
        elif note == "no space before":
            draft.gap = ""
        elif note.startswith("gap "):
            draft.gap = self._text(note[4:])
            if draft.gap.strip():
                raise self._error("a gap is white space only")
        elif match := re.fullmatch(r"pause (\d{1,9}) ?ms", note, re.ASCII):
            draft.pause_ms = int(match[1])
            if draft.pause_ms > LONGEST_PAUSE_MS:
                raise self._error(f"a pause of {match[1]} ms is longer than ten minutes; the unit is milliseconds")
        elif match := _SAY.fullmatch(note):
            draft.respellings.append((self._text(match[1]), self._text(match[2])))
        elif match := re.fullmatch(r"(?:sure|in doubt) ([\d.e-]+)(?:: (.*))?", note):
            draft.sure, draft.evidence = self._number(match[1]), self._text(match[2] or "")
        elif match := re.fullmatch(r"attributed by (.+) at (\d{1,15})", note):
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
            said = [number for number, words in enumerate(draft.words) if words.strip()]
            words = draft.words[said[0] : said[-1] + 1] if said else []
            text = "\n".join(map(_unescaped, words))
            if not text.strip():
                raise self._error("this cue has no words; write some below it, or remove its ## line", draft.line)
            if draft.titled:
                if body:
                    raise self._error("the title's cues come before all others", draft.line)
                cues.append((draft, text, 0, 0))
                continue
            gap = draft.gap if draft.gap is not None else PARAGRAPH if body else ""
            body += [gap, text]
            cues.append((draft, text, at + len(gap), at + len(gap) + len(text)))
            at += len(gap) + len(text)
        whole = "".join(body) + self._head.get("ends", "")
        return Script(
            source=self._head.get("source", self._name),
            title=self._head.get("title", ""),
            body=whole,
            language=self._head.get("language") or "en",
            speakers=tuple(self._speakers.values()),
            cues=tuple(
                Cue(
                    number=number,
                    kind=draft.kind,
                    part="title" if draft.titled else "body",
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

    def _article(self, script: Script) -> Article:
        return Article(
            source=script.source,
            title=script.title,
            body=script.body,
            language=script.language,
            byline=self._head.get("byline"),
            published=self._head.get("published"),
            site=self._head.get("site"),
            url=self._head.get("url"),
            image_url=self._head.get("image"),
            headings=tuple((cue.start, cue.end) for cue in script.cues if cue.kind == "heading" and cue.part == "body"),
            players=tuple(self._players),
        )


def _mention(body: str, noted: tuple[str, int] | None, near: int) -> tuple[int, int] | None:
    """Find the attributing words where they were, or, when the text has shifted, nearest to the cue."""
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


def _gender(word: str) -> Gender:
    return "female" if word == "female" else "male" if word == "male" else "unknown"


def _kind(word: str) -> SpeakerKind:
    return "person" if word == "person" else "organisation" if word == "organisation" else "unknown"


def _cue_kind(word: str) -> CueKind:
    return next((kind for kind in get_args(CueKind) if kind == word), "narration")
