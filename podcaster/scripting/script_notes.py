"""The notes on a cue in a script file: lines that begin with ">"."""

import json
import re
from dataclasses import dataclass, field

from podcaster.errors import ScriptError
from podcaster.scripting.doubt import CHOSEN_EVIDENCE
from podcaster.scripting.script import Guess
from podcaster.system.lazy_regex import lazy_regex

LONGEST_PAUSE_MS = 600_000
"""Ten minutes. A longer pause is a typing error."""
SLOWEST_PERCENT, FASTEST_PERCENT = 50, 200
_GAPS = {"same paragraph": " ", "no space before": ""}
_GAP = lazy_regex(r"gap (.+)")
_PAUSE = lazy_regex(r"(\d{1,9}(?:\.\d{1,3})?) ?(ms|milliseconds?|s|sec|seconds?)", re.ASCII)
_SPEED = lazy_regex(r"(\d{1,4}) ?(?:%|percent)", re.ASCII)
_SAY = lazy_regex(r'("(?:[^"\\]|\\.)*"|\S+) as (.+)')
_CERTAINTY = lazy_regex(r"(sure|likely|in doubt) ([\d.e-]+)(?:: (.*))?")
_PERHAPS = lazy_regex(r'perhaps ("(?:[^"\\]|\\.)*"|.+?) ([\d.e-]+)')
_ATTRIBUTED = lazy_regex(r"attributed by (.+) at (\d{1,15})")
_FORMS = {
    "pause": 'write "> pause 2 s" or "> pause 800 ms"',
    "speed": 'write "> speed 90 %"',
    "sound": 'write "> sound bell.mp3"',
    "chapter": 'write "> chapter The title"',
    "say": 'write "> say Kyiv as Keeve"',
}
_SHOWN = "pause 2 s, sound FILE, speed 90 %, chapter TITLE, say WORD as SOUND"
"""The notes that a person may write. Others are written by podcaster."""


@dataclass(slots=True, kw_only=True)
class Notes:
    """What the notes on a cue say."""

    gap: str | None = None
    """Text between the cue before and this one; None is the usual one."""
    certainty: str = ""
    """"sure", "likely" or "in doubt"; "" without such a note."""
    confidence: float = 1.0
    evidence: str = ""
    candidates: list[Guess] = field(default_factory=list)
    mention: tuple[str, int] | None = None
    """The attributing words, and their offset in the body."""
    pause_ms: int | None = None
    sound: str = ""
    speed_percent: int = 100
    chapter: str = ""
    respellings: list[tuple[str, str]] = field(default_factory=list)


def follows_cue(note: str) -> bool:
    """Return whether a note is about what comes after a cue: a pause, a sound."""
    return note.split(" ", 1)[0].rstrip(":") in ("pause", "sound")


def parse_note(note: str, notes: Notes) -> None:
    """Add a note, without its ">", to the notes of a cue. ScriptError, without a place, for one that can't be read."""
    word, _, rest = note.partition(" ")
    word, rest = word.rstrip(":").lower(), rest.strip()
    if note in _GAPS:
        notes.gap = _GAPS[note]
    elif note == CHOSEN_EVIDENCE:
        notes.certainty, notes.evidence = "sure", note
    elif not (_add_wish(word, rest, notes) or _add_knowledge(note, notes)):
        raise ScriptError(f'there is no note "> {note}"', advice=_form(word))


def _add_wish(word: str, rest: str, notes: Notes) -> bool:
    """Add a note on how the cue sounds. Return whether it is one."""
    if word == "pause":
        notes.pause_ms = _pause_ms(rest)
    elif word == "speed":
        notes.speed_percent = _speed_percent(rest)
    elif word == "sound" and rest:
        notes.sound = plain_text(rest)
    elif word == "chapter" and rest:
        notes.chapter = " ".join(plain_text(rest).split())
    elif word == "say" and (match := _SAY.fullmatch(rest)):
        notes.respellings.append((plain_text(match[1]), plain_text(match[2])))
    else:
        return False
    return True


def _add_knowledge(note: str, notes: Notes) -> bool:
    """Add a note on the text before the cue, or on its speaker. Return whether it is one."""
    if match := _GAP.fullmatch(note):
        notes.gap = plain_text(match[1])
        if notes.gap.strip():
            raise ScriptError("a gap can only have white space", advice="remove the note")
    elif match := _CERTAINTY.fullmatch(note):
        notes.certainty = match[1]
        notes.confidence, notes.evidence = _confidence(match[2]), plain_text(match[3] or "")
    elif match := _PERHAPS.fullmatch(note):
        notes.candidates.append(Guess(name=plain_text(match[1]), confidence=_confidence(match[2])))
    elif match := _ATTRIBUTED.fullmatch(note):
        notes.mention = plain_text(match[1]), int(match[2])
    else:
        return False
    return True


def plain_text(value: str) -> str:
    """Return a value: the content of a JSON string, or the value itself. ScriptError for an unclosed quotation mark."""
    if not value.startswith('"'):
        return value
    try:
        return str(json.loads(value))
    except ValueError:
        advice = "remove the quotation mark, or close it"
        raise ScriptError(f"the quotation marks of {value} do not pair", advice=advice) from None


def _form(word: str) -> str:
    """Return the right form of a note that can't be read."""
    if word in ("voice", "narrator", "speaker", "in"):
        return (
            'a voice belongs to a speaker: write "speaker: id = Name, voice maud" above the first cue, and '
            '"## quote: id" or "## narration: id"'
        )
    if word in ("rate", "faster", "slower"):
        return _FORMS["speed"]
    if word in ("silence", "wait", "break"):
        return f"{_FORMS['pause']}; the notes are: write one of {_SHOWN}"
    return _FORMS.get(word) or f'write one of: {_SHOWN}; before words that begin with ">" write a backslash'


def _pause_ms(length: str) -> int:
    match = _PAUSE.fullmatch(length)
    if match is None:
        raise ScriptError(f'a pause can\'t be "{length}"', advice=_FORMS["pause"])
    pause_ms = round(float(match[1]) * (1 if match[2].startswith("m") else 1000))
    if pause_ms > LONGEST_PAUSE_MS:
        raise ScriptError(f"a pause of {length} is longer than ten minutes", advice=_FORMS["pause"])
    return pause_ms


def _speed_percent(speed: str) -> int:
    match = _SPEED.fullmatch(speed)
    if match is None or not SLOWEST_PERCENT <= int(match[1]) <= FASTEST_PERCENT:
        advice = f"{_FORMS['speed']}, from {SLOWEST_PERCENT} to {FASTEST_PERCENT}"
        raise ScriptError(f'a speed can\'t be "{speed}"', advice=advice)
    return int(match[1])


def _confidence(digits: str) -> float:
    try:
        number = float(digits)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise ScriptError(f"a confidence can't be {digits}", advice="write a number from 0 to 1")
    return number
