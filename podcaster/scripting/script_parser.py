"""Parsing a script file: the script, and the facts about its article in the file's header; or an error with the
line."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import ParamSpec, TypeVar, cast, get_args

from podcaster.errors import ScriptError
from podcaster.reading.article import Article, Credit, Player
from podcaster.scripting.doubt import CHOSEN_EVIDENCE
from podcaster.scripting.script import Cue, CueKind, CuePart, Script
from podcaster.scripting.script_file import (
    AS_BELOW,
    FIRST_LINE,
    HEADLESS,
    PARAGRAPH,
    SPACE,
    VERSION,
    continues,
    is_script_file,
    title_cue,
)
from podcaster.scripting.script_notes import Notes, follows_cue, parse_note, plain_text
from podcaster.scripting.script_speakers import Speakers
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import replace

P = ParamSpec("P")
T = TypeVar("T")
_PLAYER = lazy_regex(r"(.*?) ?\((?:at (\d{1,15}) ms)?(?:, )?(?:(\d{1,15}) ms long)?(?:, )?(cut off)?\)")
_HEADERS = (
    "title", "source", "language", "narrator", "description", "date", "byline", "cover", "site", "url", "image",
    "title spoken", "ends",
)  # fmt: skip
_FOR_PEOPLE = ("title", "narrator", "speaker", "description", "date", "byline", "cover", "language")
"""The header lines that a person may write; errors name them."""
_SAME_KEY = {"published": "date", "author": "byline"}
"""Other words for a key."""
_DATE = lazy_regex(r"\d{4}(-\d\d(-\d\d([T ].*)?)?)?")
_FORMS = '"## narration", "## heading", "## label" or "## quote: SPEAKER"'
_LONGEST_NAME = 100
"""Most characters of a line that an error shows."""
_NEAR = 2_000
"""Distance from the cue, in characters, within which attributing words are searched for if they have moved."""


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
    usual_gap: str = PARAGRAPH
    """Text between the cue before and this one, where no note says otherwise."""
    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)


class _Reader:
    """Reads one script file, line by line."""

    def __init__(self, source: str) -> None:
        self._name = source
        self._line = 1
        self._version = VERSION
        self._headers: dict[str, str] = {}
        self._players: list[Player] = []
        self._credits: list[Credit] = []
        self._speakers = Speakers()
        self._drafts: list[_Draft] = []
        self._comments: list[str] = []
        """Comments that belong to the next cue."""
        self._after_blank = True
        """Whether the line before has no text."""

    def read(self, text: str) -> tuple[Article, Script]:
        if not is_script_file(text):
            raise self._error(f'a script begins with the line "{FIRST_LINE} {VERSION}"', advice="add that line")
        self._version = self._version_in(text.split("\n", 1)[0])
        for self._line, line in enumerate(text.split("\n"), start=1):
            self._read_line(line)
            self._after_blank = not line.strip()
        if self._drafts:
            self._drafts[-1].comments += self._comments
        script = self._script()
        return self._article(script), script

    def _version_in(self, first: str) -> int:
        match = re.match(rf"{FIRST_LINE} (\d{{1,3}})\b", first)
        version = int(match[1]) if match else 1
        if not 1 <= version <= VERSION:
            raise self._error(f"this script has version {version}", advice="install a newer podcaster")
        return version

    def _read_line(self, line: str) -> None:
        if line.startswith("##"):
            self._begin(self._cue(line[2:].strip()))
        elif self._version > 1 and line.startswith("//"):
            self._comment(line[2:])
        elif not self._drafts:
            if line.strip() and not line.startswith("#"):
                self._header(line)
        elif line.startswith(">"):
            self._note(line[1:].strip())
        elif line.startswith("#"):
            advice = 'for words write "\\#", for a comment "//", for a heading "## heading" and the words below it'
            raise self._error('a line of words that begins with "#" needs a backslash', advice=advice)
        else:
            self._check_words(line)
            if line.strip() and self._after_blank:
                self._continue()
            self._drafts[-1].words.append(line)

    def _check_words(self, line: str) -> None:
        """ScriptError for a line of words that was meant as a ## line."""
        found = HEADLESS.match(line) if self._version > 1 else None
        if found and self._speakers.known(found[2].strip()):
            advice = f'write "## {line.strip()}", or for words a backslash before it'
            raise self._error(f'"{line.strip()}" is read as words', advice=advice)

    def _begin(self, draft: _Draft) -> None:
        before = self._drafts[-1] if self._drafts else None
        if before and before.part == "body" and not self._after_blank and self._version > 1:
            draft.usual_gap = SPACE
        draft.comments, self._comments = self._comments, []
        self._drafts.append(draft)

    def _continue(self) -> None:
        """Begin a paragraph without a ## line, if the cue before has words."""
        before = self._drafts[-1]
        if self._version == 1 or not any(map(str.strip, before.words)):
            return
        kind, speaker = continues(before.kind, before.speaker)
        self._begin(_Draft(line=self._line, kind=kind, part="body", speaker=speaker))

    def _comment(self, text: str) -> None:
        draft = self._drafts[-1] if self._drafts else None
        if draft and not any(map(str.strip, draft.words)):
            draft.comments.append(text.rstrip())
        else:
            self._comments.append(text.rstrip())

    def _error(self, what: str, *, advice: str, line: int | None = None) -> ScriptError:
        return ScriptError(what, where=f"{self._name}, line {line or self._line}", advice=advice)

    def _header(self, line: str) -> None:
        key, colon, value = line.partition(":")
        key, value = " ".join(key.split()).lower(), value.strip()
        key = _SAME_KEY.get(key, key)
        if key == "speaker" and colon:
            self._told(self._speakers.add, value, strict=self._version > 1)
        elif key == "player" and colon:
            match = _PLAYER.fullmatch(value)
            if match is None:
                advice = 'write "player: label (at 0 ms, 90000 ms long)"'
                raise self._error(f"a player can't be written {value!r}", advice=advice)
            position, duration = (int(digits) if digits else None for digits in match.group(2, 3))
            player = Player(label=self._text(match[1]), position_ms=position, duration_ms=duration)
            self._players.append(replace(player, truncated=bool(match[4])))
        elif key == "article" and colon:
            self._credits.append(self._credit(value))
        elif key in _HEADERS and colon:
            if key in self._headers:
                raise self._error(f'there is a line "{key}: ..." already', advice="remove one of them")
            self._headers[key] = self._text(value)
            self._check_header(key, self._headers[key])
        else:
            what = (key if colon else line.strip())[:_LONGEST_NAME]
            near = get_close_matches(what, _FOR_PEOPLE, n=1)
            advice = f'write "{near[0]}: ..."' if near else f"the lines above the first ## are {', '.join(_FOR_PEOPLE)}"
            raise self._error(f"{what!r} is not a header line", advice=advice)

    def _check_header(self, key: str, value: str) -> None:
        if key == "ends" and value.strip():
            raise self._error('the text of "ends" is not white space only', advice="remove the line")
        if key == "title spoken" and value not in ("yes", "no", AS_BELOW):
            raise self._error(f'"title spoken" can\'t be {value!r}', advice=f"write yes, no or {AS_BELOW}")
        if key == "date" and self._version > 1 and not _DATE.fullmatch(value):
            raise self._error(f"a date can't be {value!r}", advice="write it as 2024-05-03")

    def _told(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function that reads a part of a line. Its error gets the line."""
        try:
            return read(*args, **kwargs)
        except ScriptError as error:
            raise self._error(error.what, advice=error.advice) from None

    def _text(self, value: str) -> str:
        return self._told(plain_text, value)

    def _credit(self, value: str) -> Credit:
        """The article of a digest, from a list of texts in the order of the fields."""
        try:
            title, source, *rest = json.loads(value)
            texts = [str(text) for text in (title, source, *rest)]
            return Credit(**dict(zip(Credit.__struct_fields__, texts, strict=False)))
        except (ValueError, TypeError, RecursionError):
            advice = 'write "article: [TITLE, ADDRESS]", both in quotation marks'
            raise self._error("this article can't be read", advice=advice) from None

    def _cue(self, header: str) -> _Draft:
        """Begin a cue whose ## line has this text after the ##."""
        part: CuePart = "title" if header.lower().startswith("title ") else "body"
        kind, _, who = (header[6:] if part == "title" else header).partition(":")
        kind, who = kind.strip().lower(), who.strip()
        draft = _Draft(line=self._line, kind="narration", part=part, speaker=None)
        if kind not in get_args(CueKind):
            raise self._error(f'a cue is {_FORMS}, not "## {header}"', advice=self._right_form(header, kind))
        draft.kind = cast("CueKind", kind)
        if who and kind in ("heading", "label"):
            draft.words.append(who)  # "## heading: In Moscow"
        elif who and who.lower() != "narrator":
            draft.speaker = self._told(self._speakers.id_of, who)
        return draft

    def _right_form(self, header: str, kind: str) -> str:
        """Return the right form of a ## line that can't be read."""
        first, _, rest = kind.partition(" ")
        if first in ("pause", "sound", "speed", "say"):
            return f'write the note "> {header.replace(":", "")}" below the ## line of a cue'
        if kind == "narrator":
            return 'write "## narration"'
        if kind == "title":
            return 'change the line "title: ..." at the top'
        if first in get_args(CueKind) and rest:
            return f'write "## {first}: {rest}"'
        name = header.rstrip(":").strip()
        if known := self._speakers.known(name):
            return f'write "## quote: {known}" or "## narration: {known}"'
        return 'write one of these; the words of a heading stand below "## heading"'

    def _note(self, note: str) -> None:
        if self._after_blank and not follows_cue(note):
            self._continue()
        self._told(parse_note, note, self._drafts[-1].notes)

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
            gap = draft.notes.gap if draft.notes.gap is not None else draft.usual_gap if body else ""
            body += [gap, text]
            cues.append((draft, text, at + len(gap), at + len(gap) + len(text)))
            at += len(gap) + len(text)
        whole = "".join(body) + self._headers.get("ends", "")
        title = self._title([text for draft, text, _, _ in cues if draft.part == "title"])
        made = [*title, *(_made(draft, text, start, end, whole) for draft, text, start, end in cues)]
        return Script(
            source=self._headers.get("source", self._name),
            title=self._headers.get("title", ""),
            body=whole,
            language=self._headers.get("language") or "en",
            speakers=self._speakers.all,
            cues=tuple(replace(cue, number=number) for number, cue in enumerate(made, start=1)),
            narrator=self._headers.get("narrator", ""),
        )

    def _title(self, written: list[str]) -> list[Cue]:
        """Return the title's cue where the file writes none."""
        title = self._headers.get("title", "")
        if self._version == 1:
            return []
        if not written:
            cue = title_cue(title) if self._headers.get("title spoken") != "no" else None
            return [cue] if cue else []
        is_other = self._headers.get("title spoken") == AS_BELOW
        if title and not is_other and "".join(title.split()) != "".join("".join(written).split()):
            raise self._error(
                f'the title is "{title}", but its cues say "{" ".join(written)}"',
                advice='write the same words in "title: ..." and below the "## title" lines, or remove these, or '
                f'write "title spoken: {AS_BELOW}" at the top',
                line=next(draft.line for draft in self._drafts if draft.part == "title"),
            )
        return []

    def _article(self, script: Script) -> Article:
        return Article(
            source=script.source,
            title=script.title,
            body=script.body,
            language=script.language,
            byline=self._headers.get("byline"),
            published=date if _DATE.fullmatch(date := self._headers.get("date", "")) else None,
            site=self._headers.get("site"),
            url=self._headers.get("url"),
            image_url=self._headers.get("image"),
            description=self._headers.get("description", ""),
            cover=self._headers.get("cover", ""),
            headings=tuple((cue.start, cue.end) for cue in script.cues if cue.kind == "heading" and cue.part == "body"),
            players=tuple(self._players),
            credits=tuple(self._credits),
        )


def _made(draft: _Draft, text: str, start: int, end: int, body: str) -> Cue:
    """Return the cue of a draft. A quote without a note on its speaker was decided by a person, or it is sure."""
    notes = draft.notes
    cue = Cue(
        number=0,
        kind=draft.kind,
        part=draft.part,
        text=text,
        start=start,
        end=end,
        speaker=draft.speaker,
        mention=_mention(body, notes.mention, start),
        confidence=notes.confidence,
        evidence=notes.evidence,
        candidates=tuple(notes.candidates),
        pause_ms=notes.pause_ms,
        respellings=tuple(notes.respellings),
        speed_percent=notes.speed_percent,
        sound=notes.sound,
        chapter=notes.chapter,
        comments=tuple(draft.comments),
    )
    if draft.kind != "quote":
        return replace(cue, confidence=1.0, evidence="", candidates=())
    named_in_doubt = notes.certainty == "in doubt" and draft.speaker is not None
    narrated = not notes.certainty and draft.speaker is None
    if named_in_doubt or narrated:
        return replace(cue, confidence=1.0, evidence=CHOSEN_EVIDENCE, candidates=())
    return cue


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
