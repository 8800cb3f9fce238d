"""Who speaks with which voice.

The narrator comes first, then pinned speakers, then those the show remembers from earlier episodes, then everyone else
in the order they first speak. A new speaker takes, of the voices that fit and are clearly different from those already
given out, the one that fewest of the show's cast have, then the one their name prefers. That preference is a hash of
name and voice, so most people keep their voice from article to article even where nothing is remembered, and adding a
voice to the library moves few of them. When no voice is left, one is shared with whoever speaks furthest away in the
script. Nobody remembered changes their voice for somebody else: what sounds alike then is said in the remarks.
"""

import hashlib
import sys
from bisect import insort
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from podcaster.casting.distance import CLEARLY_APART, distance
from podcaster.casting.recognition import named, recognise
from podcaster.casting.remarks import remarks
from podcaster.casting.remembered import Remembered
from podcaster.casting.turns import gap, listed, turns_of
from podcaster.casting.voice import Cast, Role, Voice, VoiceGender
from podcaster.errors import CastError
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Script, Speaker

DEFAULT_NARRATOR = "arthur"
"""The narrator when nobody chooses one: the plainest and best understood of the shipped voices."""


def assign_cast(
    script: Script,
    voices: Sequence[Voice],
    *,
    narrator: str | None = None,
    pins: Mapping[str, str] | None = None,
    remembered: Sequence[Remembered] = (),
) -> Cast:
    """A voice for the narrator and one for each speaker of `script`.

    `narrator` is a voice's name; `pins` gives speakers, by id, name or surname, the voices they must have in this
    episode; `remembered` is the show's lasting cast. Names are compared without case. The result depends on the script,
    the set of voices and who is remembered only, not on their order. Raises CastError for a voice or speaker that does
    not exist, naming the nearest that do, and when there are no voices at all.
    """
    if not voices:
        raise CastError("there are no voices to cast from; add a profile to voices/ or remove that folder")
    library = {voice.name.casefold(): voice for voice in sorted(voices, key=lambda voice: voice.name)}
    voice = _narrator(narrator, library)
    casting = _Casting(
        narrator=voice,
        library=tuple(library.values()),
        turns=turns_of(script),
        holders=Counter(one.voice.casefold() for one in remembered),
    )
    settled = _pinned(pins or {}, script.speakers, library)
    gave_way = {}
    for ident, one in recognise(script.speakers, remembered).items():
        if ident in settled:
            continue
        held = _remembered_voice(one, library)
        if held == voice and not one.pinned:
            gave_way[ident] = f"instead of {held.name}, which is the narrator's now"
            continue
        reason = f"pinned to {held.name}" if one.pinned else "as in earlier episodes"
        settled[ident] = (held, f"{_sound(held)}, {reason}")
    for ident, (chosen, _) in settled.items():
        casting.give(ident, chosen)
    names = {speaker.id: speaker.name for speaker in script.speakers}
    roles = []
    for speaker in script.speakers:
        chosen, reason = settled.get(speaker.id) or casting.choose(speaker, names)
        casting.give(speaker.id, chosen)
        if speaker.id in gave_way:
            reason = f"{reason}, {gave_way[speaker.id]}"
        roles.append(Role(speaker=speaker.id, voice=chosen, reason=reason))
    changed = [
        f"{speaker.name} speaks with {role.voice.name} {gave_way[speaker.id]}"
        for speaker, role in zip(script.speakers, roles, strict=True)
        if speaker.id in gave_way
    ]
    return Cast(narrator=voice, roles=tuple(roles), remarks=(*changed, *remarks(script, voice, roles)))


def voice_named(name: str, voices: Sequence[Voice]) -> Voice:
    """The voice that a person calls `name`; CastError naming the nearest when there is none."""
    return _voice_named(name, {voice.name.casefold(): voice for voice in voices})


def _remembered_voice(one: Remembered, library: Mapping[str, Voice]) -> Voice:
    try:
        return _voice_named(one.voice, library)
    except CastError as error:
        raise CastError(f"{one.place}: {one.name}: {error}") from None


def _narrator(name: str | None, library: Mapping[str, Voice]) -> Voice:
    if name is not None:
        return _voice_named(name, library)
    return library.get(DEFAULT_NARRATOR) or next(iter(library.values()))


def _voice_named(name: str, library: Mapping[str, Voice]) -> Voice:
    voice = library.get(name.strip().casefold())
    if voice is None:
        raise CastError(f"there is no voice {name.strip()!r}; {nearest(name, [v.name for v in library.values()])}")
    return voice


def nearest(wanted: str, names: Sequence[str]) -> str:
    """Advice that lists the names closest to the one that does not exist."""
    if not names:
        return "there are none to choose from"
    by_key = {name.casefold(): name for name in names}
    near = get_close_matches(wanted.strip().casefold(), by_key, n=3, cutoff=0.5)
    if near:
        return "did you mean " + " or ".join(by_key[key] for key in near) + "?"
    return "choose one of " + ", ".join(names)


def _pinned(
    pins: Mapping[str, str], speakers: Sequence[Speaker], library: Mapping[str, Voice]
) -> dict[str, tuple[Voice, str]]:
    """Pinned voices and reasons by speaker id."""
    pinned = {}
    for name, wanted in sorted(pins.items()):
        meant = named(name, speakers)
        if not meant:
            names = [speaker.name for speaker in speakers]
            raise CastError(f"nobody called {name.strip()!r} speaks here; {nearest(name, names)}")
        if len(meant) > 1:
            raise CastError(f"{name.strip()!r} can be {' or '.join(one.name for one in meant)}: say which")
        voice = _voice_named(wanted, library)
        pinned[meant[0].id] = (voice, f"{_sound(voice)}, pinned to {voice.name}")
    return pinned


def _sound(voice: Voice) -> str:
    return f"{voice.gender}, {voice.accent}"


def _preference(speaker: Speaker, voice: Voice) -> bytes:
    """Rendezvous hash: each name ranks the voices in its own lasting order, the largest first."""
    name = fold(speaker.name)
    return hashlib.sha256(f"{name}\n{voice.name}".encode()).digest()


def _fitting(speaker: Speaker) -> tuple[VoiceGender, ...]:
    """The genders of voice that suit the speaker; empty when any does."""
    if speaker.kind == "organisation":
        return ("neutral",)
    return () if speaker.gender == "unknown" else (speaker.gender,)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Casting:
    """What is known while voices are given out."""

    narrator: Voice
    library: tuple[Voice, ...]
    turns: Mapping[str, Sequence[int]]
    """The turns of each speaker's id."""
    given: dict[str, Voice] = field(default_factory=dict)
    """Voices given so far, by speaker id."""
    holders_here: dict[str, list[str]] = field(default_factory=dict)
    """Ids of the speakers who hold each voice, by its name."""
    held: dict[str, list[int]] = field(default_factory=dict)
    """Their turns, in order."""
    holders: Counter[str] = field(default_factory=Counter)
    """How many of the show's lasting cast have each voice, by its name without case."""

    def give(self, speaker: str, voice: Voice) -> None:
        """A voice to a speaker, by id; who has one keeps it."""
        if speaker not in self.given:
            self.given[speaker] = voice
            self.holders_here.setdefault(voice.name, []).append(speaker)
            held = self.held.setdefault(voice.name, [])
            for turn in self.turns.get(speaker, ()):
                insort(held, turn)

    def choose(self, speaker: Speaker, names: Mapping[str, str]) -> tuple[Voice, str]:
        """The best voice for a speaker who has none, and the reason; `names` by id."""
        tiers = [self._tier(speaker, voice) for voice in self.library]
        candidates = [voice for voice, tier in zip(self.library, tiers, strict=True) if tier == min(tiers)]
        if all(self._unused(voice) for voice in candidates):
            return self._distinct(speaker, candidates)
        if candidates == [self.narrator]:
            return self.narrator, f"{_sound(self.narrator)}, no other voice there is: the narrator's"
        return self._shared(speaker, candidates, names)

    def _tier(self, speaker: Speaker, voice: Voice) -> int:
        """How welcome a voice is whatever it sounds like next to others, 0 the most."""
        fitting = _fitting(speaker)
        if voice.name == self.narrator.name:
            return 6
        if self._unused(voice):
            if not fitting or voice.gender in fitting:
                return 0
            # A body without a neutral voice takes any grown-up one; a person takes a neutral one before a shared one.
            sober = speaker.kind == "organisation" and voice.age == "adult"
            return 1 if sober or voice.gender == "neutral" else 3
        close = self._turns_apart(speaker.id, voice) < 2
        if fitting and voice.gender not in fitting:
            return 5
        return 4 if close else 2

    def _unused(self, voice: Voice) -> bool:
        return voice.name != self.narrator.name and voice.name not in self.holders_here

    def _distinct(self, speaker: Speaker, candidates: Sequence[Voice]) -> tuple[Voice, str]:
        """Of unused voices, the one the name prefers among those clearly different; else the most different one."""
        held = {voice.name: voice for voice in self.given.values()}
        rivals = [self.narrator, *held.values()]
        neighbours = [self.narrator, *(voice for voice in held.values() if self._turns_apart(speaker.id, voice) < 2)]

        def apart(voice: Voice, others: Sequence[Voice]) -> float:
            return min(min(distance(voice, other) for other in others), CLEARLY_APART)

        def merit(voice: Voice) -> tuple[float, float, int, bytes]:
            taken = self.holders[voice.name.casefold()]
            return apart(voice, neighbours), apart(voice, rivals), -taken, _preference(speaker, voice)

        chosen = max(candidates, key=merit)
        if apart(chosen, rivals) < CLEARLY_APART:
            why = "the most different one left"
        elif chosen == max(candidates, key=lambda voice: _preference(speaker, voice)):
            why = "the one this name prefers"
        else:
            why = "clearly different from the narrator and the others"
        return chosen, f"{_sound(chosen)}, {why}"

    def _shared(self, speaker: Speaker, candidates: Sequence[Voice], names: Mapping[str, str]) -> tuple[Voice, str]:
        """Of voices given out already, the one whose speakers are furthest away in the script."""
        chosen = max(candidates, key=lambda voice: (self._turns_apart(speaker.id, voice), _preference(speaker, voice)))
        holders = listed(self.holders_here[chosen.name], names)
        return chosen, f"{_sound(chosen)}, voices ran out: shared with {holders}, furthest away in the script"

    def _turns_apart(self, speaker: str, voice: Voice) -> int:
        """Quotes between the speaker and the nearest one of those who hold `voice`."""
        return gap(self.turns.get(speaker, ()), self.held[voice.name], none=sys.maxsize)
