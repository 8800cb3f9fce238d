"""Studio voices: they speak only when they are chosen, each person has a voice of the right gender, and keeps it."""

import sys
from collections.abc import Sequence

import pytest

from podcaster import Settings
from podcaster.casting import Voice, assign_cast, troupe_of
from podcaster.casting.remembered import Remembered, parse_remembered
from podcaster.errors import CastError, SetupError
from podcaster.pipeline import troupe as troupes
from podcaster.pipeline.troupe import check_language, engine_of, reason_of, usual_troupe
from podcaster.scripting.script import Cue, Gender, Script, Speaker
from podcaster.system.record import replace


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with all voices, on which nobody named any."""
    monkeypatch.delenv("PODCASTER_VOICES")
    monkeypatch.setattr(troupes, "_IS_INSTALLED", dict.fromkeys(("plain", "natural", "studio"), lambda: True))


def script(genders: Sequence[Gender]) -> Script:
    """A script in which each says one thing."""
    speakers = tuple(Speaker(id=f"p{k}", name=f"Person {k}", gender=gender, kind="person") for k, gender in enumerate(genders))
    cues = tuple(Cue(number=k, kind="quote", text="“Yes.”", start=0, end=0, speaker=who.id) for k, who in enumerate(speakers, 1))
    return Script(source="", title="", body="", language="en", speakers=speakers, cues=cues)


def cast_of(genders: Sequence[Gender], **options: object) -> list[Voice]:
    cast = assign_cast(script(genders), Settings().voices, troupe="studio", **options)  # type: ignore[arg-type]
    return [cast.narrator, *(role.voice for role in cast.roles)]


def test_studio_voices_speak_only_when_chosen(installed: None) -> None:
    """Natural ones are the default even so."""
    assert usual_troupe(Settings()) == "natural"
    assert usual_troupe(Settings(troupe="studio")) == "studio"
    assert usual_troupe(Settings(engine="kokoro")) == "studio"
    assert engine_of("studio") == "kokoro"
    assert reason_of(Settings(troupe="studio")) == "studio voices speak (the settings choose them)"


def test_studio_voices_that_are_not_installed_can_not_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says how to install them."""
    monkeypatch.setitem(sys.modules, "hibari", None)
    with pytest.raises(SetupError, match=r"studio voices are not installed: run `pip install .*\[studio\]"):
        usual_troupe(Settings(troupe="studio"))


def test_who_demands_studio_voices_for_another_language_is_told(installed: None) -> None:
    """Settings of a show demand nothing; a command does."""
    check_language("studio", Settings(troupe="studio"), "de")
    check_language("studio", Settings(troupe="studio", troupe_is_demanded=True), "en-GB")
    with pytest.raises(CastError, match="studio voices speak English only, and the article's language is de"):
        check_language("studio", Settings(troupe="studio", troupe_is_demanded=True), "de")


@pytest.mark.parametrize("genders", [["female", "male"] * 10, ["male"] * 16, ["female"] * 16])
def test_a_large_cast_is_as_many_people(genders: list[Gender]) -> None:
    """Each has the right gender; nobody whispers or plays Father Christmas."""
    narrator, *voices = cast_of(genders)
    assert narrator.name == "amber"
    assert [voice.gender for voice in voices] == genders
    assert {troupe_of(voice) for voice in voices} == {"studio"}
    assert len({voice.name for voice in (narrator, *voices)}) == len(genders) + 1
    assert not {"nicole", "santa"} & {voice.name for voice in voices}


def test_an_odd_voice_is_for_pins() -> None:
    """Whoever names it gets it."""
    assert cast_of(["male"], pins={"Person 0": "santa"})[1].name == "santa"


def test_who_changes_troupe_keeps_gender_and_country() -> None:
    """A British woman of earlier episodes is one among studio voices, even if this article does not tell her gender."""
    british = next(voice for voice in Settings().voices if voice.accent == "en-GB" and troupe_of(voice) == "natural" and voice.gender == "female")
    known = Remembered(name="Person 0", voice=british.name)
    voice = cast_of(["unknown"], remembered=[known])[1]
    assert (voice.gender, voice.accent, troupe_of(voice)) == ("female", "en-GB", "studio")
    later = replace(known, troupes=(("studio", voice.name),))
    assert cast_of(["male", "unknown"], remembered=[replace(later, name="Person 1")])[2] == voice
    assert parse_remembered(f'["Ann"]\nvoice = "iris"\nstudio = "{voice.name}"\n', "cast.toml")[0].voice_in("studio") == voice.name
