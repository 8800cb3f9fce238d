"""The product of scripting: the article laid out as cues, each with who speaks it and why."""

from dataclasses import dataclass
from typing import Literal

CueKind = Literal["heading", "narration", "quote", "label"]
"""A label ("Q:", "PD:", a time) says who speaks next or when; it covers its characters and is never spoken."""
CuePart = Literal["title", "opening", "body", "notice"]
"""Where a cue belongs: the article's title or body, or what the show says before and after the article."""
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
    part: CuePart = "body"
    text: str
    """What is written, quotation marks included."""
    start: int
    """First character of the cue in the article's body; 0 when the cue is no part of the body."""
    end: int
    """One past the last character; 0 when the cue is no part of the body."""
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

    @property
    def spoken_cues(self) -> tuple[Cue, ...]:
        """The cues that have a voice: all but the labels."""
        return tuple(cue for cue in self.cues if cue.kind != "label")
