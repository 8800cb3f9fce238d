"""Voices that are cast last, and voices that only speakers pinned to them get."""

from test_assign import names_of, script, speaker, tones

from podcaster.casting import Voice, assign_cast
from podcaster.system.record import replace

MEN = [speaker(f"Man {number}", "male") for number in range(5)]


def library() -> tuple[Voice, ...]:
    """A narrator, two usual voices, two in reserve, and one for pins."""
    narrator, one, two, three, four, five = tones(6)
    reserve = (replace(three, casting="reserve"), replace(four, casting="reserve"))
    return narrator, one, two, *reserve, replace(five, casting="pinned")


def test_usual_voices_are_cast_before_the_reserve() -> None:
    """Two men have the two usual voices, whatever their names prefer; the third man has a voice of the reserve."""
    voices = library()
    for shift in range(5):
        men = MEN[shift:] + MEN[:shift]
        chosen = names_of(assign_cast(script(men[:3]), voices, narrator="tone00"))
        assert set(chosen[:2]) == {"tone01", "tone02"}
        assert chosen[2] in {"tone03", "tone04"}


def test_a_voice_of_the_reserve_is_better_than_a_shared_one() -> None:
    """Four men have four voices; the fifth shares one of them, and does not get the voice for pins."""
    chosen = names_of(assign_cast(script(MEN), library(), narrator="tone00"))
    assert set(chosen[:4]) == {"tone01", "tone02", "tone03", "tone04"}
    assert chosen[4] in chosen[:4]


def test_a_pin_gets_any_voice() -> None:
    """Also the voice that nobody gets without a pin."""
    cast = assign_cast(script(MEN[:2]), library(), narrator="tone00", pins={"Man 1": "tone05"})
    assert names_of(cast)[1] == "tone05"
