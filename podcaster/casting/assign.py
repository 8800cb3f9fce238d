"""Assigning a voice to the narrator and to every speaker of a script.

Voices are assigned in this order: the narrator, pinned speakers, speakers whom the show remembers from earlier
episodes, and then the other speakers in the order in which they first speak.

A new speaker gets a voice that fits and is clearly different from the voices assigned so far. Of several such voices,
the one that the fewest people in the show's cast have is chosen. Of equal ones, the one that the speaker's name prefers
is chosen. The preference is a hash of the names of speaker and voice. So without a remembered cast most people still
keep their voice from article to article, and a new voice in the library changes the voices of few people.

When all voices are used, the speaker shares the voice of somebody who speaks far away in the script. A remembered
speaker keeps their voice even if it sounds like that of a new speaker; then a remark says so.
"""

import hashlib
import sys
from bisect import insort
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from podcaster.casting.distance import CLEARLY_APART, MISTAKEN, distance
from podcaster.casting.recognition import named, recognise
from podcaster.casting.remarks import remarks
from podcaster.casting.remembered import Remembered
from podcaster.casting.troupes import NARRATORS, Troupe, troupe_of
from podcaster.casting.turns import gap, listed, turns_of
from podcaster.casting.voice import Cast, Role, Voice, VoiceGender
from podcaster.errors import CastError
from podcaster.scripting.folding import fold
from podcaster.scripting.script import Script, Speaker
from podcaster.system.record import Record, field, replace


def assign_cast(
    script: Script,
    voices: Sequence[Voice],
    *,
    narrator: str | None = None,
    pins: Mapping[str, str] | None = None,
    remembered: Sequence[Remembered] = (),
    last: Mapping[str, str] | None = None,
    troupe: Troupe = "plain",
) -> Cast:
    """Return a voice for the narrator and one for each speaker of `script`.

    `narrator` is the name of a voice. `pins` maps speakers (by id, name or surname) to their voices in this episode.
    `remembered` is the show's lasting cast. `last` are the names of voices from the episode's last build, by speaker
    id: these speakers keep them if nobody else has them. All other voices come from `troupe`, or from all voices if
    none belongs to that troupe. Of these, voices whose `casting` is "reserve" are chosen last, and "pinned" ones are
    never chosen. A remembered speaker has one lasting voice in each troupe. Names are compared without case. The result
    does not depend on the order of the voices or of the remembered cast.

    Raises CastError if a voice or a speaker does not exist, with the most similar names, or if there are no voices.
    """
    if not voices:
        raise CastError("there are no voices", advice="add a profile to voices/, or remove that folder")
    library = {voice.name.casefold(): voice for voice in sorted(voices, key=lambda voice: voice.name)}
    members = tuple(one for one in library.values() if troupe_of(one) == troupe) or tuple(library.values())
    choosable = tuple(one for one in members if one.casting != "pinned") or members
    voice = _narrator(narrator, library, choosable, troupe)
    assignment = _Assignment(
        narrator=voice,
        library=choosable,
        turns=turns_of(script),
        holders=Counter(name.casefold() for one in remembered for name in one.voices),
    )
    fixed = _pinned(pins or {}, script.speakers, library)
    """The pinned and remembered voices, with the reasons, by the speaker's id."""
    lost_to_narrator = {}
    """The reason why a remembered speaker gets another voice, by the speaker's id."""
    in_other_troupe: dict[str, Voice] = {}
    """The lasting voices in other troupes of speakers who have none in this troupe, by the speaker's id."""
    for ident, one in recognise(script.speakers, remembered).items():
        if ident in fixed:
            continue
        held = _remembered_voice(one, one.voice_in(troupe), library)
        if held not in members and not one.pinned:
            in_other_troupe[ident] = held
            continue
        if held == voice and not one.pinned:
            lost_to_narrator[ident] = f"instead of {held.name}, which is now the narrator's"
            continue
        reason = f"pinned to {held.name}" if one.pinned else "as in earlier episodes"
        fixed[ident] = (held, f"{_sound(held)}, {reason}")
    for ident, (chosen, _) in fixed.items():
        assignment.give(ident, chosen)
    _keep_last(assignment, fixed, script.speakers, last or {})
    names = {speaker.id: speaker.name for speaker in script.speakers}
    roles = []
    for speaker in script.speakers:
        chosen, reason = fixed.get(speaker.id) or assignment.choose(
            speaker, names, like=in_other_troupe.get(speaker.id)
        )
        assignment.give(speaker.id, chosen)
        if speaker.id in lost_to_narrator:
            reason = f"{reason}, {lost_to_narrator[speaker.id]}"
        roles.append(Role(speaker=speaker.id, voice=chosen, reason=reason))
    changed = [
        f"{speaker.name} speaks with {role.voice.name} {lost_to_narrator[speaker.id]}"
        for speaker, role in zip(script.speakers, roles, strict=True)
        if speaker.id in lost_to_narrator
    ]
    spoke_before = any(troupe_of(library[name]) == troupe for name in assignment.holders if name in library)
    if in_other_troupe and not spoke_before:
        changed.append(f"{troupe} voices speak now, so speakers of earlier episodes have other voices")
    return Cast(narrator=voice, roles=tuple(roles), remarks=(*changed, *remarks(script, voice, roles)))


def voice_named(name: str, voices: Sequence[Voice]) -> Voice:
    """Return the voice called `name`, compared without case. Raises CastError with the most similar names."""
    return _voice_named(name, {voice.name.casefold(): voice for voice in voices})


def _keep_last(
    assignment: "_Assignment", fixed: dict[str, tuple[Voice, str]], speakers: Sequence[Speaker], last: Mapping[str, str]
) -> None:
    """Give speakers without a fixed voice the one that they had in the last build, if it is still free."""
    voices = {voice.name.casefold(): voice for voice in assignment.library}
    for speaker in speakers:
        kept = voices.get(last.get(speaker.id, "").casefold())
        if kept is not None and speaker.id not in fixed and assignment.is_free(kept):
            fixed[speaker.id] = (kept, f"{_sound(kept)}, as in the last build")
            assignment.give(speaker.id, kept)


def _remembered_voice(one: Remembered, name: str, library: Mapping[str, Voice]) -> Voice:
    try:
        return _voice_named(name, library)
    except CastError as error:
        raise CastError(f"{one.name}: {error.what}", where=one.place, advice=error.advice) from None


def _narrator(name: str | None, library: Mapping[str, Voice], members: Sequence[Voice], troupe: Troupe) -> Voice:
    if name is not None:
        return _voice_named(name, library)
    return next((one for one in members if one.name == NARRATORS[troupe]), members[0])


def _voice_named(name: str, library: Mapping[str, Voice]) -> Voice:
    voice = library.get(name.strip().casefold())
    if voice is None:
        advice = nearest(name, [one.name for one in library.values()])
        raise CastError(f"there is no voice {name.strip()!r}", advice=advice)
    return voice


def nearest(wanted: str, names: Sequence[str]) -> str:
    """Return advice for a name that does not exist: the most similar of `names`, or all of them if none is similar. The
    advice is "" if there are no names."""
    if not names:
        return ""
    by_key = {name.casefold(): name for name in names}
    near = get_close_matches(wanted.strip().casefold(), by_key, n=3, cutoff=0.5)
    if near:
        return "did you mean " + " or ".join(by_key[key] for key in near) + "?"
    return "choose one of " + ", ".join(names)


def _pinned(
    pins: Mapping[str, str], speakers: Sequence[Speaker], library: Mapping[str, Voice]
) -> dict[str, tuple[Voice, str]]:
    """Return the pinned voices and the reasons, by speaker id."""
    pinned = {}
    for name, wanted in sorted(pins.items()):
        meant = named(name, speakers)
        if not meant:
            names = [speaker.name for speaker in speakers]
            is_narrator = name.strip().casefold() == "narrator"
            advice = "write --narrator VOICE for the narrator's voice" if is_narrator else nearest(name, names)
            raise CastError(f"nobody called {name.strip()!r} speaks here", advice=advice)
        if len(meant) > 1:
            several = " or ".join(one.name for one in meant)
            raise CastError(f"{name.strip()!r} can be {several}", advice="give the full name")
        voice = _voice_named(wanted, library)
        pinned[meant[0].id] = (voice, f"{_sound(voice)}, pinned to {voice.name}")
    return pinned


def _sound(voice: Voice) -> str:
    return f"{voice.gender}, {voice.accent}"


def _preference(speaker: Speaker, voice: Voice) -> bytes:
    """Return the rank of a voice for a speaker's name (rendezvous hashing). The largest rank is preferred."""
    name = fold(speaker.name)
    return hashlib.sha256(f"{name}\n{voice.name}".encode()).digest()


def _fitting(speaker: Speaker) -> tuple[VoiceGender, ...]:
    """Return the genders of voices that fit the speaker. Empty if all do."""
    if speaker.kind == "organisation":
        return ("neutral",)
    return () if speaker.gender == "unknown" else (speaker.gender,)


class _Assignment(Record, frozen=True, kw_only=True):
    """The voices assigned so far."""

    narrator: Voice
    library: tuple[Voice, ...]
    turns: Mapping[str, Sequence[int]]
    """The turns (see `turns_of`) of each speaker, by id."""
    given: dict[str, Voice] = field(default_factory=dict)
    """The assigned voices, by speaker id."""
    holders_here: dict[str, list[str]] = field(default_factory=dict)
    """Ids of the speakers who have each voice, by the voice's name."""
    held: dict[str, list[int]] = field(default_factory=dict)
    """The turns of those speakers, in order, by the voice's name."""
    holders: Counter[str] = field(default_factory=Counter)
    """Number of people of the show's lasting cast who have each voice, by the voice's name without case."""

    def give(self, speaker: str, voice: Voice) -> None:
        """Assign a voice to a speaker, unless the speaker has one. `speaker` is an id."""
        if speaker not in self.given:
            self.given[speaker] = voice
            self.holders_here.setdefault(voice.name, []).append(speaker)
            held = self.held.setdefault(voice.name, [])
            for turn in self.turns.get(speaker, ()):
                insort(held, turn)

    def choose(self, speaker: Speaker, names: Mapping[str, str], *, like: Voice | None = None) -> tuple[Voice, str]:
        """Return the best voice for a speaker who has none, and the reason. `names` are all speakers' names, by id.
        `like` is the speaker's voice in another troupe: its gender and accent are kept if possible."""
        if like is not None and speaker.gender == "unknown" and like.gender != "neutral":
            speaker = replace(speaker, gender=like.gender)
        tiers = [self._tier(speaker, voice) for voice in self.library]
        candidates = [voice for voice, tier in zip(self.library, tiers, strict=True) if tier == min(tiers)]
        if all(self.is_free(voice) for voice in candidates):
            return self._distinct(speaker, candidates, like)
        if candidates == [self.narrator]:
            return self.narrator, f"{_sound(self.narrator)}, the narrator's: there is no other voice"
        return self._shared(speaker, candidates, names)

    def _tier(self, speaker: Speaker, voice: Voice) -> int:
        """Return the rank of a voice for a speaker: 0 is best, 8 is worst. Similarity of voices has no effect."""
        fitting = _fitting(speaker)
        if voice.name == self.narrator.name:
            return 8
        if self.is_free(voice):
            reserve = voice.casting == "reserve"
            if not fitting or voice.gender in fitting:
                return 1 if reserve else 0
            # An organisation gets an adult voice of any gender if all neutral ones are used. A person gets a neutral
            # voice before a shared one.
            adult = speaker.kind == "organisation" and voice.age == "adult"
            if adult or voice.gender == "neutral":
                return 3 if reserve else 2
            return 5
        close = self._turns_apart(speaker.id, voice) < 2
        if fitting and voice.gender not in fitting:
            return 7
        return 6 if close else 4

    def is_free(self, voice: Voice) -> bool:
        """Return whether nobody has the voice, the narrator included."""
        return voice.name != self.narrator.name and voice.name not in self.holders_here

    def _distinct(self, speaker: Speaker, candidates: Sequence[Voice], like: Voice | None) -> tuple[Voice, str]:
        """Return the best of the unused voices: a clearly different one, else the most different one."""
        held = {voice.name: voice for voice in self.given.values()}
        rivals = [self.narrator, *held.values()]
        neighbours = [self.narrator, *(voice for voice in held.values() if self._turns_apart(speaker.id, voice) < 2)]

        def apart(voice: Voice, others: Sequence[Voice]) -> float:
            return min(min(distance(voice, other) for other in others), CLEARLY_APART)

        def merit(voice: Voice) -> tuple[float, float, float, bool, int, bytes]:
            taken = self.holders[voice.name.casefold()]
            same_country = like is not None and voice.accent[:5].casefold() == like.accent[:5].casefold()
            from_all = apart(voice, rivals)
            merits = (min(from_all, MISTAKEN), apart(voice, neighbours), from_all)
            return *merits, same_country, -taken, _preference(speaker, voice)

        chosen = max(candidates, key=merit)
        if apart(chosen, rivals) < CLEARLY_APART:
            why = "the most different one left"
        elif chosen == max(candidates, key=lambda voice: _preference(speaker, voice)):
            why = "the one this name prefers"
        else:
            why = "clearly different from the narrator and the others"
        return chosen, f"{_sound(chosen)}, {why}"

    def _shared(self, speaker: Speaker, candidates: Sequence[Voice], names: Mapping[str, str]) -> tuple[Voice, str]:
        """Return the assigned voice whose speakers are furthest away in the script."""
        chosen = max(candidates, key=lambda voice: (self._turns_apart(speaker.id, voice), _preference(speaker, voice)))
        holders = listed(self.holders_here[chosen.name], names)
        return chosen, f"{_sound(chosen)}, voices ran out: shared with {holders}, furthest away in the script"

    def _turns_apart(self, speaker: str, voice: Voice) -> int:
        """Return the smallest distance in turns between the speaker and those who have `voice`."""
        return gap(self.turns.get(speaker, ()), self.held[voice.name], none=sys.maxsize)
