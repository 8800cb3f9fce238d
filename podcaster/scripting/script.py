"""The product of scripting: the article laid out as cues, each with who speaks it and why."""

from dataclasses import dataclass
from typing import Literal

CueKind = Literal["heading", "narration", "quote"]
Gender = Literal["female", "male", "unknown"]
SpeakerKind = Literal["person", "organisation", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Someone, or some body, who is quoted."""

    id: str
    """Short and lasting, made from the name: "hillary-clinton"."""
    name: str
    """The fullest name the article gives: "Hillary Clinton"."""
    gender: Gender = "unknown"
    kind: SpeakerKind = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One stretch of text spoken by one voice."""

    number: int
    """Counted from 1 in speaking order."""
    kind: CueKind
    text: str
    """What is written, quotation marks included."""
    start: int
    """First character of the cue in the article's body; 0 for the title's cues."""
    end: int
    """One past the last character; equal to `start` for the title's cues."""
    speaker: str | None = None
    """Id of the speaker; None is the narrator."""
    mention: tuple[int, int] | None = None
    """The characters of the body that attribute this quote ("he", "the Secretary of State")."""
    confidence: float = 1.0
    """0 to 1: how sure the speaker is. A quote in doubt has speaker None and keeps its confidence and evidence."""
    evidence: str = ""
    """Why this speaker, in words: "said + name after"."""
    pause_ms: int | None = None
    """Silence after the cue, in milliseconds; None is the usual one for its place."""
    respellings: tuple[tuple[str, str], ...] = ()
    """Words of this cue and how they are said: (("Rogozin", "ruh-GO-zin"),)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The whole article as cues: the title's first, then cues that tile the body."""

    source: str
    title: str
    body: str
    language: str
    speakers: tuple[Speaker, ...]
    """In the order they first speak."""
    cues: tuple[Cue, ...]
    """In order, never overlapping, covering every character of the body that is not white space."""
