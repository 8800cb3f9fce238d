"""The products of casting: a voice profile, and which voice speaks for whom."""

from typing import Literal

from podcaster.system.record import Record

Age = Literal["young", "adult", "old"]
VoiceGender = Literal["female", "male", "neutral"]
Casting = Literal["usual", "reserve", "pinned"]
"""Who gets a voice: any speaker; a speaker for whom no usual voice is left; or only a speaker who is pinned to it."""


class Voice(Record, frozen=True, kw_only=True):
    """A voice profile: what the voice sounds like, and its ids in each driver of the engine."""

    name: str
    """Its name: the stem of the profile's file in lower case ("ada")."""
    engine: str = "pyttsx3"
    """Name of the engine that speaks it."""
    gender: VoiceGender
    age: Age = "adult"
    accent: str
    """BCP 47 tag with region: "en-GB"."""
    description: str
    """One sentence about its sound."""
    pitch: int = 50
    """Base pitch on espeak's scale, from 0 to 100; 50 is the voice's own."""
    pitch_range: int = 50
    """Variation of the pitch, from 0 (monotone) to 100; 50 is the voice's own."""
    rate_wpm: int = 170
    """Speaking rate in words a minute."""
    median_pitch_hz: int
    """Median fundamental frequency measured on takes of this profile with espeak-ng or hibari."""
    gain_db: float = 0.0
    """Measured gain in decibels, added to a take before the mix: it makes all profiles equally loud."""
    timbre: tuple[float, ...] = ()
    """Mean mel cepstra 1 to 12 of real takes, each in units of its spread over 1.5 s windows. Empty if not measured.

    The Euclidean distance between the timbres of two voices says how different they sound, apart from pitch.
    """
    casting: Casting = "usual"
    """Which speakers get the voice when nobody chose one for them."""
    find: tuple[tuple[str, tuple[str, ...]], ...]
    """For each driver ("espeak", "sapi5", "nsss", "avspeech") the voice's ids or names, the preferred one first."""

    def candidates(self, driver: str) -> tuple[str, ...]:
        """Return the ids or names to look for in `driver`, the preferred one first; none if the profile has none."""
        return dict(self.find).get(driver, ())


class Role(Record, frozen=True, kw_only=True):
    """A speaker's voice and the reason for it."""

    speaker: str
    """The speaker's id."""
    voice: Voice
    reason: str
    """The reason in words: "female, en-GB, the one this name prefers"."""


class Cast(Record, frozen=True, kw_only=True):
    """The narrator's voice and one role for each speaker of a script."""

    narrator: Voice
    roles: tuple[Role, ...]
    remarks: tuple[str, ...] = ()
    """Lines for the user: who shares a voice, whose voices sound alike."""

    def voice_of(self, speaker: str | None) -> Voice:
        """Return the voice of a speaker, given by id; None is the narrator. Raises KeyError without a role."""
        if speaker is None:
            return self.narrator
        for role in self.roles:
            if role.speaker == speaker:
                return role.voice
        raise KeyError(speaker)
