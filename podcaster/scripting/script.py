"""The product of scripting: the article as cues, each with its speaker and the evidence."""

from typing import Literal

from podcaster.system.record import Record

CueKind = Literal["heading", "narration", "quote", "label"]
"""A label ("Q:", "PD:", a time) names the next speaker or time. It is never spoken and has no speaker."""
CuePart = Literal["title", "opening", "body", "notice"]
"""The title and the body are the article's. The opening and the notice are the show's, before and after the article."""
Gender = Literal["female", "male", "unknown"]
SpeakerKind = Literal["person", "organisation", "unknown"]


class Speaker(Record, frozen=True, kw_only=True):
    """A person or organisation that is quoted."""

    id: str
    """Made from the name: "hillary-clinton". Unique in a script."""
    name: str
    """The fullest name the article gives: "Hillary Clinton"."""
    gender: Gender = "unknown"
    kind: SpeakerKind = "unknown"
    voice: str = ""
    """Name of the voice that the script asks for; "" leaves the choice to casting."""


class Guess(Record, frozen=True, kw_only=True):
    """A possible speaker of a quote in doubt."""

    name: str
    confidence: float
    """Probability that this speaker is right, 0 to 1."""


class Cue(Record, frozen=True, kw_only=True):
    """A piece of text that one voice speaks, or a label."""

    number: int
    """Counted from 1 in order; an opening has 0."""
    kind: CueKind
    part: CuePart = "body"
    text: str
    """The text as written, with quotation marks."""
    start: int
    """Offset of its first character in the article's body; 0 outside the body."""
    end: int
    """One past its last character; 0 outside the body."""
    speaker: str | None = None
    """Id of the speaker; None is the narrator. Narration has a speaker where a second host reads it."""
    mention: tuple[int, int] | None = None
    """The characters of the body that attribute this quote ("he", "the Secretary of State")."""
    confidence: float = 1.0
    """Probability that the speaker is right, 0 to 1. A quote in doubt has speaker None, its confidence and evidence."""
    evidence: str = ""
    """The reason for the speaker, in words: "said + name after"."""
    candidates: tuple[Guess, ...] = ()
    """The possible speakers of a quote in doubt, the likeliest first. Empty where the speaker is sure."""
    pause_ms: int | None = None
    """Silence after the cue, in milliseconds; None is the usual pause for its place."""
    respellings: tuple[tuple[str, str], ...] = ()
    """Words of this cue, each with its pronunciation: (("Rogozin", "ruh-GO-zin"),)."""
    speed_percent: int = 100
    """Speaking rate of the cue, in percent of its voice's rate."""
    sound: str = ""
    """Path of a sound file that is played after the cue; "" is none."""
    chapter: str = ""
    """Title of the chapter that begins with the cue; "" is none. A script with such cues has these chapters alone."""
    comments: tuple[str, ...] = ()
    """Comments that a person wrote above the cue. They are never spoken."""


class Script(Record, frozen=True, kw_only=True):
    """The whole article as cues: the title's first, then cues that tile the body."""

    source: str
    title: str
    body: str
    language: str
    speakers: tuple[Speaker, ...]
    """In the order they first speak."""
    cues: tuple[Cue, ...]
    """In order, never overlapping, covering every character of the body that is not white space."""
    narrator: str = ""
    """Name of the narrator's voice that the script asks for; "" leaves the choice to casting."""

    @property
    def spoken_cues(self) -> tuple[Cue, ...]:
        """The cues that are spoken: all except the labels."""
        return tuple(cue for cue in self.cues if cue.kind != "label")

    @property
    def heard_speakers(self) -> tuple[Speaker, ...]:
        """The speakers with a spoken cue. A script that a person edited may name others."""
        heard = {cue.speaker for cue in self.spoken_cues}
        return tuple(speaker for speaker in self.speakers if speaker.id in heard)
