"""Who gets which voice: fitting, different, lasting, and honest about why."""

import itertools
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_profiles import shipped

from podcaster.casting import NARRATORS, Cast, Voice, assign_cast, troupe_of
from podcaster.casting.distance import CLEARLY_APART, distance
from podcaster.errors import CastError
from podcaster.scripting.script import Cue, Gender, Script, Speaker, SpeakerKind

VOICES = tuple(voice for voice in shipped() if troupe_of(voice) == "plain")


def speaker(name: str, gender: Gender = "unknown", kind: SpeakerKind = "person") -> Speaker:
    """A speaker whose id is made from the name."""
    return Speaker(id=name.lower().replace(" ", "-"), name=name, gender=gender, kind=kind)


def script(speakers: Sequence[Speaker], turns: Sequence[int] | None = None) -> Script:
    """A script in which the speakers say a quote each, or in the order of `turns`, with narration between."""
    cues = []
    for turn in range(len(speakers)) if turns is None else turns:
        narration = Cue(number=len(cues) + 1, kind="narration", text="So it went.", start=0, end=0)
        quote = Cue(number=len(cues) + 2, kind="quote", text="“Yes.”", start=0, end=0, speaker=speakers[turn].id)
        cues += [narration, quote]
    return Script(source="", title="", body="", language="en", speakers=tuple(speakers), cues=tuple(cues))


def tones(count: int, gender: str = "male") -> tuple[Voice, ...]:
    """Voices as the test engine has them: a pitch each, no timbre, two semitones apart."""
    names = [f"tone{number:02}" for number in range(count)]
    return tuple(
        Voice(
            name=name,
            engine="tone",
            gender="male" if gender == "male" else "female",
            accent="en",
            description="A tone.",
            median_pitch_hz=round(80 * 2 ** (number / 6)),
            find=(("tone", (name,)),),
        )
        for number, name in enumerate(names)
    )


def names_of(cast: Cast) -> list[str]:
    """The roles' voices by name, in the order of the speakers."""
    return [role.voice.name for role in cast.roles]


SEED = (
    speaker("Hillary Clinton", "female"),
    speaker("Sergey Lavrov", "male"),
    speaker("Dmitry Rogozin", "male"),
    speaker("Russian Foreign Ministry", "unknown", "organisation"),
)


def test_a_cast_fits_and_is_different() -> None:
    """Two men, a woman and a ministry: fitting genders, five voices clearly apart, a reason each."""
    cast = assign_cast(script(SEED), VOICES)
    assert cast.narrator.name == NARRATORS["plain"]
    assert [role.speaker for role in cast.roles] == [one.id for one in SEED]
    assert [role.voice.gender for role in cast.roles] == ["female", "male", "male", "neutral"]
    everyone = [cast.narrator, *(role.voice for role in cast.roles)]
    assert min(distance(a, b) for a, b in itertools.combinations(everyone, 2)) >= CLEARLY_APART
    assert all(role.reason.startswith(f"{role.voice.gender}, {role.voice.accent}, ") for role in cast.roles)


def test_the_order_of_profiles_does_not_matter() -> None:
    """Shuffled, the same voices make the same cast."""
    shuffled = list(VOICES)
    random.Random(5).shuffle(shuffled)
    assert assign_cast(script(SEED), shuffled) == assign_cast(script(SEED), VOICES)


def test_a_person_alone_has_the_same_voice_in_every_article() -> None:
    """Whoever else speaks, and however the name is spelt in case, the first speaker's voice depends on the name."""
    alone = names_of(assign_cast(script([speaker("Sergey Lavrov", "male")]), VOICES))
    others = [speaker("SERGEY  LAVROV", "male"), *SEED[2:]]
    assert names_of(assign_cast(script(others), VOICES))[:1] == alone


def test_most_people_keep_their_voice_whoever_speaks_beside_them() -> None:
    """In 60 casts of four, at least three speakers in four have the voice they would have alone."""
    kept = total = 0
    for number in range(60):
        people = [speaker(f"Person {number} {n}", "male" if n % 2 else "female") for n in range(4)]
        cast = assign_cast(script(people), VOICES)
        alone = [names_of(assign_cast(script([person]), VOICES))[0] for person in people]
        kept += sum(a == b for a, b in zip(names_of(cast), alone, strict=True))
        total += len(people)
    assert kept / total >= 0.75


def test_a_new_profile_moves_few_people() -> None:
    """Taking one voice out of the library changes only those who had it."""
    people = [speaker(f"Person {number}", "female") for number in range(40)]
    before = [assign_cast(script([person]), VOICES).roles[0].voice.name for person in people]
    fewer = [voice for voice in VOICES if voice.name != before[0]]
    after = [assign_cast(script([person]), fewer).roles[0].voice.name for person in people]
    assert all(old == new for old, new in zip(before, after, strict=True) if old != before[0])


def test_unknown_gender_has_a_lasting_and_different_voice() -> None:
    """Someone of unknown gender gets the same clearly different voice each time."""
    cast = assign_cast(script([speaker("Robin Smith")]), VOICES)
    assert cast == assign_cast(script([speaker("Robin Smith")]), VOICES)
    assert distance(cast.narrator, cast.roles[0].voice) >= CLEARLY_APART


@pytest.mark.parametrize("gender", ["female", "male"])
@pytest.mark.parametrize("turns", [None, [0, 1, 0, 2, 3, 2, 4, 5, 6, 5, 7, 8, 9, 10, 11, 0]])
def test_twelve_of_one_gender_differ_from_their_neighbours(gender: Gender, turns: list[int] | None) -> None:
    """The hardest cast of 12: each adjacent pair is clearly different, and nobody has the narrator's voice."""
    people = [speaker(f"Speaker {number}", gender) for number in range(12)]
    cast = assign_cast(script(people, turns), VOICES)
    order = turns or list(range(12))
    voices = [cast.roles[turn].voice for turn in order]
    assert min(distance(a, b) for a, b in itertools.pairwise(voices)) >= CLEARLY_APART
    assert cast.narrator not in voices
    assert len(set(names_of(cast))) == 12


def test_organisations_share_no_voice_while_others_are_left() -> None:
    """Five organisations: the neutral voices first, then grown-up ones of any gender."""
    bodies = [speaker(f"Ministry {number}", kind="organisation") for number in range(5)]
    voices = [role.voice for role in assign_cast(script(bodies), VOICES).roles]
    neutral = sum(voice.gender == "neutral" for voice in VOICES)
    assert [voice.gender for voice in voices[:neutral]] == ["neutral"] * neutral
    assert all(voice.age == "adult" for voice in voices)
    assert len(set(voices)) == 5


def test_the_narrator_can_be_chosen() -> None:
    """A narrator named in any case is the narrator, and nobody else's voice."""
    cast = assign_cast(script(SEED), VOICES, narrator="Iris")
    assert cast.narrator.name == "iris"
    assert "iris" not in names_of(cast)


def test_pins_are_kept_by_id_and_by_name() -> None:
    """Pinned speakers have exactly those voices, others go round them, and the reason says so."""
    cast = assign_cast(script(SEED), VOICES, pins={"sergey-lavrov": "Hugh", "hillary CLINTON": "iris"})
    assert cast.voice_of("sergey-lavrov").name == "hugh"
    assert cast.voice_of("hillary-clinton").name == "iris"
    assert "pinned" in cast.roles[0].reason
    assert len(set(names_of(cast))) == len(SEED)


def test_a_pin_may_take_the_narrators_voice() -> None:
    """The user's word counts, also when it makes a speaker sound like the narrator."""
    cast = assign_cast(script(SEED), VOICES, pins={"Sergey Lavrov": NARRATORS["plain"]})
    assert cast.voice_of("sergey-lavrov") == cast.narrator


@pytest.mark.parametrize(
    ("narrator", "pins", "message"),
    [
        ("arthor", {}, "no voice 'arthor': did you mean arthur"),
        (None, {"Sergey Lavrov": "hue"}, "no voice 'hue': did you mean hugh"),
        (None, {"Sergej Lavrow": "hugh"}, "nobody called 'Sergej Lavrow' speaks here: did you mean Sergey Lavrov"),
        (None, {"narrator": "hugh"}, "nobody called 'narrator' speaks here: write --narrator VOICE"),
        (None, {"Xyzzy": "hugh"}, "nobody called 'Xyzzy' speaks here: choose one of Hillary Clinton, "),
    ],
)
def test_unknown_names_are_answered_with_the_nearest(narrator: str | None, pins: dict[str, str], message: str) -> None:
    """A voice or speaker that does not exist is an error that lists what does."""
    with pytest.raises(CastError, match=message):
        assign_cast(script(SEED), VOICES, narrator=narrator, pins=pins)


def test_no_voices_is_an_error() -> None:
    """An empty library is explained."""
    with pytest.raises(CastError, match="no voices"):
        assign_cast(script(SEED), [])


def test_one_voice_speaks_for_everyone() -> None:
    """With a single voice the narrator speaks for all, and each reason says so."""
    cast = assign_cast(script(SEED), tones(1))
    assert set(names_of(cast)) == {cast.narrator.name}
    assert all("the narrator's" in role.reason for role in cast.roles)


def test_two_voices_keep_the_narrator_apart() -> None:
    """With two voices the quoted share the one that is not the narrator's, and the reason says with whom."""
    cast = assign_cast(script(SEED[1:3]), tones(2))
    assert names_of(cast) == ["tone01", "tone01"]
    assert "shared with Sergey Lavrov" in cast.roles[1].reason


def test_of_many_who_share_a_voice_three_are_named() -> None:
    """However many share a voice, reason and remark stay short."""
    cast = assign_cast(script([speaker(f"Al {letter}", "male") for letter in "ABCDEFGH"]), tones(2))
    assert "shared with Al A and Al B and Al C and 4 others, " in cast.roles[7].reason
    assert cast.remarks[0].startswith("Al A and Al B and Al C and 5 others share the voice tone01, 1 quote apart; ")


def test_sharing_goes_to_those_furthest_apart() -> None:
    """Three voices for four men: the last shares with the one who spoke longest ago, not with a neighbour."""
    men = [speaker(name, "male") for name in ("Al", "Bo", "Cy", "Di")]
    cast = assign_cast(script(men), tones(4))
    assert cast.roles[3].voice == cast.roles[0].voice
    assert "shared with Al" in cast.roles[3].reason


def test_a_neighbour_is_not_shared_with_while_another_voice_is_left() -> None:
    """When the only fitting voice belongs to a neighbour, an unused one of another gender is the lesser evil."""
    voices = (*tones(2), *(voice for voice in VOICES if voice.name == "iris"))
    men = [speaker("Al", "male"), speaker("Bo", "male")]
    cast = assign_cast(script(men), voices, narrator="tone00")
    assert names_of(cast) == ["tone01", "iris"]


def test_a_speaker_who_never_speaks_has_a_role_too() -> None:
    """A speaker without a cue is cast like the others."""
    assert len(assign_cast(script(SEED, [0, 1]), VOICES).roles) == len(SEED)


@given(
    genders=st.lists(st.sampled_from(["female", "male", "unknown"]), min_size=1, max_size=14),
    turns=st.lists(st.integers(0, 13), max_size=30),
    library=st.lists(st.sampled_from(VOICES), min_size=1, max_size=29, unique_by=lambda voice: voice.name),
)
def test_any_cast_is_whole(genders: list[Gender], turns: list[int], library: list[Voice]) -> None:
    """Every speaker has one role from the library; no voice is shared while one is unused that fits."""
    people = [speaker(f"Speaker {number}", gender) for number, gender in enumerate(genders)]
    written = script(people, [turn % len(people) for turn in turns])
    cast = assign_cast(written, library)
    assert [role.speaker for role in cast.roles] == [one.id for one in people]
    assert {role.voice.name for role in cast.roles} <= {voice.name for voice in library}
    used = {cast.narrator.name, *names_of(cast)}
    unused_genders = {voice.gender for voice in library if voice.name not in used}
    for role, person in zip(cast.roles, people, strict=True):
        if "voices ran out" in role.reason:
            assert person.gender not in unused_genders
            assert names_of(cast).count(role.voice.name) > 1
