"""Voice profiles: what a file must say, and that the shipped ones say it."""

from pathlib import Path

import pytest

from podcaster.casting import NARRATORS, Voice, parse_profile, parse_profiles, troupe_of
from podcaster.errors import CastError

VOICES = Path(__file__).parents[2] / "voices"
ADA = """
description = "A calm woman."
gender = "female"
accent = "en-US"
median_pitch_hz = 181

[find]
espeak = ["gmw/en-us+f5", "gmw/en-us+f2"]
sapi5 = ["Zira"]
"""


def shipped() -> tuple[Voice, ...]:
    """The profiles of voices/, without the lexicon and the remembered cast beside them."""
    paths = [path for path in VOICES.glob("*.toml") if path.stem not in {"cast", "lexicon"}]
    return parse_profiles((path.stem, path.read_text(encoding="utf-8")) for path in paths)


def test_a_profile_becomes_a_voice() -> None:
    """Fields given are taken, fields left out have their defaults, and each driver has its own names."""
    voice = parse_profile(ADA, "Ada")
    assert (voice.name, voice.engine, voice.age, voice.pitch, voice.gain_db) == ("ada", "pyttsx3", "adult", 50, 0.0)
    assert voice.candidates("espeak") == ("gmw/en-us+f5", "gmw/en-us+f2")
    assert voice.candidates("nsss") == ()


@pytest.mark.parametrize(
    ("broken", "line", "reason"),
    [
        (ADA.replace('gender = "female"', ""), None, "lacks the key 'gender'"),
        (ADA.replace('"female"', '"woman"'), 3, "gender can't be 'woman': choose female or male or neutral"),
        (ADA.replace('"en-US"', "7"), 4, "accent must be text, not a whole number"),
        (ADA.replace('"en-US"', '""'), 4, "accent must not be empty"),
        (ADA.replace('"A calm woman."', '" "'), 2, "description must not be empty"),
        (ADA.replace("181", "1810"), 5, "median_pitch_hz must be at most 500: choose 40 to 500"),
        (ADA.replace("181", "39"), 5, "median_pitch_hz must be at least 40"),
        (ADA.replace("181", "true"), 5, "median_pitch_hz must be a whole number, not true or false"),
        ("pitch = 50.5" + ADA, 1, "pitch must be a whole number, not a number: choose 0 to 100"),
        ("pitch = 101" + ADA, 1, "pitch must be at most 100"),
        ("pitch_range = -1" + ADA, 1, "pitch_range must be at least 0"),
        ("rate_wpm = 79" + ADA, 1, "rate_wpm must be at least 80"),
        ("rate_wpm = 451" + ADA, 1, "rate_wpm must be at most 450"),
        ('gain_db = "loud"' + ADA, 1, "gain_db must be a number"),
        ("gain_db = nan" + ADA, 1, "gain_db must be at least -40"),
        ("gain_db = -40.5" + ADA, 1, "gain_db must be at least -40"),
        ("gain_db = 41" + ADA, 1, "gain_db must be at most 40"),
        ('timbre = [\n1,\n"dark"]' + ADA, 1, r"timbre\[1\] must be a number, not text: write a list of numbers"),
        ('casting = "never"' + ADA, 1, "casting can't be 'never': choose usual or reserve or pinned"),
        ("timbre = [inf]" + ADA, 1, r"timbre\[0\] must be at most"),
        (ADA.replace('["Zira"]', '"Zira"'), 9, "find.sapi5 must be a list, not text"),
        (ADA.replace('["Zira"]', "[]"), 9, "find.sapi5 must not be empty"),
        (ADA.replace('["Zira"]', '["Zira", ""]'), 9, r"find.sapi5\[1\] must not be empty"),
        (ADA.partition("[find]")[0], None, "lacks the key 'find'"),
        (ADA.partition("[find]")[0] + "[find]", 7, "find must not be empty: write a table of drivers"),
        ("# Mine\npich = 50" + ADA, 2, "has no key 'pich': its keys are description, gender, "),
        ("= =" + ADA, 1, "is not TOML"),
    ],
)
def test_a_wrong_profile_names_file_line_and_key(broken: str, line: int | None, reason: str) -> None:
    """Whatever is wrong, the error is one line that names the file, the line and the key. A missing key has no line."""
    with pytest.raises(CastError, match=reason) as caught:
        parse_profile(broken, "ada")
    assert caught.value.where == "voices/ada.toml" + (f", line {line}" if line else "")
    assert "\n" not in str(caught.value)


def test_profiles_are_sorted_and_the_later_of_a_name_wins() -> None:
    """A user's folder read after the shipped one overrides by name, whatever the case of the file's name."""
    own = ADA.replace("A calm woman.", "My own.")
    voices = parse_profiles([("zoe", ADA), ("ada", ADA), ("Ada", own)])
    assert [(voice.name, voice.description) for voice in voices] == [("ada", "My own."), ("zoe", "A calm woman.")]


def test_the_shipped_library_is_wide_enough() -> None:
    """At least 12 women, 12 men and 2 neutral voices, of five accents or more, and three ages."""
    voices = shipped()
    genders = [voice.gender for voice in voices]
    assert genders.count("female") >= 12
    assert genders.count("male") >= 12
    assert genders.count("neutral") >= 2
    assert len({voice.accent for voice in voices}) >= 5
    assert {voice.age for voice in voices} == {"young", "adult", "old"}
    assert set(NARRATORS.values()) <= {voice.name for voice in voices}


def test_the_natural_cast_is_wide_enough() -> None:
    """At least seven women and seven men, American and British of each, besides the narrator."""
    natural = [voice for voice in shipped() if troupe_of(voice) == "natural" and voice.name != NARRATORS["natural"]]
    for gender in ("female", "male"):
        accents = [voice.accent for voice in natural if voice.gender == gender]
        assert len(accents) >= 7
        assert set(accents) == {"en-US", "en-GB"}


@pytest.mark.parametrize("voice", shipped(), ids=lambda voice: voice.name)
def test_a_shipped_profile_is_whole(voice: Voice) -> None:
    """One sentence of description, sensible pitch and rate, measured fields, and names for every driver."""
    assert voice.description.endswith(".")
    assert voice.description.count(".") == 1
    assert 20 <= voice.pitch <= 80
    assert 150 <= voice.rate_wpm <= 190
    assert len(voice.timbre) == 12
    assert abs(voice.gain_db) <= 12
    if troupe_of(voice) == "natural":
        assert voice.candidates("hibari") == (voice.name,)
        return
    if troupe_of(voice) == "studio":
        (found,) = voice.candidates("kokoro")
        accents = {"a": "en-US", "b": "en-GB"}
        genders = {"f": "female", "m": "male"}
        assert (voice.accent, voice.gender) == (accents[found[0]], genders[found[1]])
        return
    assert voice.candidates("espeak")
    for driver in ("sapi5", "nsss", "avspeech"):
        assert len(voice.candidates(driver)) >= 2
    assert not any(word in " ".join(voice.candidates("espeak")) for word in ("whisper", "robo", "croak", "Demonic"))


def test_shipped_espeak_ids_are_in_the_form_the_driver_lists() -> None:
    """Languages as pyttsx3 lists them, lower case; variants as their files are spelt. Otherwise espeak stays silent."""
    for voice in shipped():
        for voice_id in voice.candidates("espeak"):
            language, _, _ = voice_id.partition("+")
            assert language.startswith("gmw/en")
            assert language == language.lower()
