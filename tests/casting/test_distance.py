"""How different voices sound, and from where on they are clearly different: literal figures, none from the code."""

import math

import pytest

from podcaster.casting import CLEARLY_APART, Voice, assign_cast, voice_named
from podcaster.casting.distance import distance
from podcaster.casting.remarks import remarks
from podcaster.casting.remembered import Remembered
from podcaster.casting.voice import Role, VoiceGender
from podcaster.errors import CastError
from podcaster.scripting.script import Cue, Script, Speaker

BASE_HZ = 100


def voice(
    name: str,
    semitones: float = 0.0,
    *,
    accent: str = "en-GB",
    gender: VoiceGender = "male",
    timbre: float | None = None,
) -> Voice:
    """A voice so many semitones above 100 Hz, whose timbre is one number."""
    return Voice(
        name=name,
        gender=gender,
        accent=accent,
        description="A tone.",
        median_pitch_hz=round(BASE_HZ * 2 ** (semitones / 12)),
        timbre=() if timbre is None else (timbre,),
        find=(("espeak", (name,)),),
    )


@pytest.mark.parametrize(
    ("one", "other", "spreads"),
    [
        (voice("a"), voice("b"), 0.0),
        (voice("a"), voice("b", 12), 12.0),
        (voice("a", 12), voice("b"), 12.0),
        (voice("a", timbre=1.0), voice("b", timbre=5.0), 4.0),
        (voice("a", timbre=1.0), voice("b"), 0.0),
        (voice("a"), voice("b", accent="en-US"), 1.5),
        (voice("a"), voice("b", accent="EN-gb"), 0.0),
        (voice("a"), voice("b", gender="female"), 3.0),
        (voice("a", timbre=0.0), voice("b", 12, timbre=5.0), 13.0),
        (voice("a", timbre=0.0), voice("b", 12, accent="fr", gender="female", timbre=4.0), math.sqrt(144 + 16 + 2.25 + 9)),
    ],
)  # fmt: skip
def test_differences_add_up(one: Voice, other: Voice, spreads: float) -> None:
    """A semitone is one spread, an accent 1.5, a gender 3; their squares add up."""
    assert distance(one, other) == pytest.approx(spreads)
    assert distance(other, one) == distance(one, other)


def two_quotes(first: Voice, second: Voice) -> tuple[str, ...]:
    """The remarks on a script in which two speakers with these voices quote in turns, three times each."""
    people = (Speaker(id="al", name="Al"), Speaker(id="bo", name="Bo"))
    cues = tuple(
        Cue(number=n, kind="quote", text="“Yes.”", start=0, end=0, speaker=one.id)
        for n, one in enumerate(people * 3, 1)
    )
    script = Script(source="", title="", body="", language="en", speakers=people, cues=cues)
    roles = [Role(speaker=one.id, voice=spoken, reason="") for one, spoken in zip(people, (first, second), strict=True)]
    return remarks(script, voice("narrator", 30), roles)


def test_five_spreads_are_clearly_apart() -> None:
    """Voices 4.9 spreads apart sound alike next to each other, and one remark says so; 5 apart they do not."""
    assert CLEARLY_APART == 5.0
    assert two_quotes(voice("a", timbre=0.0), voice("b", timbre=5.0)) == ()
    assert two_quotes(voice("a", timbre=0.0), voice("b", timbre=4.9)) == (
        "Al (a) and Bo (b) have consecutive quotes and sound alike; podcaster cast pin gives one of them another voice",
    )


def test_beyond_five_spreads_more_is_not_better() -> None:
    """Of voices clearly apart the name chooses; a voice 4 spreads from the narrator is never chosen before one 5 away."""
    near, clear, far = voice("near", timbre=4.0), voice("clear", timbre=5.0), voice("far", timbre=50.0)
    chosen = set()
    for number in range(40):
        person = Speaker(id="a", name=f"Person {number}", gender="male", kind="person")
        script = Script(source="", title="", body="", language="en", speakers=(person,), cues=())
        cast = assign_cast(script, [voice("narrator", timbre=0.0), near, clear, far], narrator="narrator")
        chosen.add(cast.roles[0].voice.name)
    assert chosen == {"clear", "far"}


@pytest.mark.parametrize(("spreads", "chosen"), [(3.4, "other"), (3.6, "double")])
def test_nobody_gets_the_double_of_a_voice(spreads: float, chosen: str) -> None:
    """3.4 spreads from somebody who spoke long before is worse than 4 from the neighbour; 3.6 is better."""
    people = tuple(Speaker(id=name.lower(), name=name, gender="male", kind="person") for name in ("Al", "Bo", "Cy"))
    cues = tuple(Cue(number=n, kind="quote", text="“Yes.”", start=0, end=0, speaker=one.id) for n, one in enumerate(people, 1))
    script = Script(source="", title="", body="", language="en", speakers=people, cues=cues)
    voices = [voice("narrator", timbre=0.0), voice("al", timbre=20.0), voice("bo", timbre=40.0)]
    voices += [voice("double", timbre=20.0 - spreads), voice("other", timbre=44.0)]
    cast = assign_cast(script, voices, narrator="narrator", pins={"Al": "al", "Bo": "bo"})
    assert cast.voice_of("cy").name == chosen


def test_the_voice_that_fewest_remembered_people_have_is_chosen() -> None:
    """Of two voices clearly apart the one that nobody of the show's cast has, whatever the name prefers."""
    voices = [voice("narrator", timbre=0.0), voice("one", timbre=10.0), voice("two", timbre=20.0)]
    for taken, free in (("one", "two"), ("two", "one")):
        known = (Remembered(name="Somebody Else", voice=taken.upper()),)
        for number in range(10):
            person = Speaker(id="a", name=f"Person {number}", gender="male", kind="person")
            script = Script(source="", title="", body="", language="en", speakers=(person,), cues=())
            cast = assign_cast(script, voices, narrator="narrator", remembered=known)
            assert cast.roles[0].voice.name == free


def test_a_voice_is_found_by_name_whatever_the_case() -> None:
    """One function finds the voice that a person names, for narrator, pin and sample."""
    voices = [voice("arthur"), voice("iris")]
    assert voice_named(" IRIS ", voices).name == "iris"


@pytest.mark.parametrize(
    ("voices", "advice"),
    [
        ([voice("arthur"), voice("iris")], "did you mean iris?"),
        ([voice("zoe"), voice("bob")], "choose one of zoe, bob"),
        ([], ""),
    ],
)
def test_a_voice_that_does_not_exist_has_one_error(voices: list[Voice], advice: str) -> None:
    """CastError, exit code 1, with the nearest names."""
    with pytest.raises(CastError) as caught:
        voice_named("irys", voices)
    error = caught.value
    assert (error.what, error.where, error.advice, error.exit_code) == ("there is no voice 'irys'", "", advice, 1)
