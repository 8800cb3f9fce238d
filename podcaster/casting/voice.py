"""The products of casting: a voice profile, and which voice speaks for whom."""

from dataclasses import dataclass
from typing import Literal

Age = Literal["young", "adult", "old"]
VoiceGender = Literal["female", "male", "neutral"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice profile: what it sounds like and how each engine's driver finds it."""

    name: str
    """What people call it: the profile file's stem, lower case ("ada")."""
    engine: str = "pyttsx3"
    """Name of the engine that speaks it."""
    gender: VoiceGender
    age: Age = "adult"
    accent: str
    """BCP 47 tag with region: "en-GB"."""
    description: str
    """One sentence of what it sounds like."""
    pitch: int = 50
    """Base pitch, 0 to 100 on espeak's scale, 50 being the voice as made."""
    pitch_range: int = 50
    """How far the pitch moves, 0 (monotone) to 100, 50 being the voice as made."""
    rate_wpm: int = 170
    """Speaking rate in words a minute."""
    median_pitch_hz: int
    """Median fundamental frequency measured on takes of this profile with espeak-ng."""
    gain_db: float = 0.0
    """Brings this profile's takes level with the others': measured, added to a take before the mix."""
    timbre: tuple[float, ...] = ()
    """Mean mel cepstra 1 to 12 of real takes, each in units of its spread from one 1.5 s window to the next.

    The Euclidean distance between two voices' timbres says how far apart they sound, pitch aside. Empty when not
    measured.
    """
    find: tuple[tuple[str, tuple[str, ...]], ...]
    """For each driver ("espeak", "sapi5", "nsss", "avspeech"), voice ids or names in order of preference."""

    def candidates(self, driver: str) -> tuple[str, ...]:
        """Voice ids or names to look for in `driver`, best first; empty when the profile names none."""
        return dict(self.find).get(driver, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A speaker's voice, and why it is that one."""

    speaker: str
    """The speaker's id."""
    voice: Voice
    reason: str
    """Why this voice, in words: "female, en-GB, furthest from the narrator"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The narrator's voice and one role for each speaker of a script."""

    narrator: Voice
    roles: tuple[Role, ...]
    remarks: tuple[str, ...] = ()
    """What a person should know of it, each in a line: who shares a voice, who sounds like their neighbour."""

    def voice_of(self, speaker: str | None) -> Voice:
        """The voice that speaks for `speaker`; the narrator's for None. KeyError for a speaker without a role."""
        if speaker is None:
            return self.narrator
        for role in self.roles:
            if role.speaker == speaker:
                return role.voice
        raise KeyError(speaker)
