"""Natural voices: when they speak, that everybody keeps their voice, and that the same article gives the same bytes."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from podcaster import Settings, build_episode
from podcaster.casting import Voice, assign_cast, troupe_of
from podcaster.casting.remembered import Remembered
from podcaster.cli import main
from podcaster.errors import CastError, SetupError, UsageError
from podcaster.pipeline.plan import prepare
from podcaster.pipeline.troupe import reason_of, usual_troupe
from podcaster.scripting.script import Cue, Gender, Script, Speaker
from podcaster.show.cast import pin_voice
from podcaster.show.settings import load_settings
from podcaster.system.record import replace

ARTICLE = """The ferry will run again

The ferry to the island will run again from Monday, the council said.

“We have waited a long winter for this,” said Helen Marsh, the mayor. “It was worth it.”

“I would not call it a victory,” Peter Odell told reporters.
"""


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with natural voices, on which nobody named any."""
    pytest.importorskip("hibari", reason="the extra `natural` is not installed")
    monkeypatch.delenv("PODCASTER_VOICES")


@pytest.fixture
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without natural voices, on which nobody named any."""
    monkeypatch.setitem(sys.modules, "hibari", None)
    monkeypatch.delenv("PODCASTER_VOICES")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def script(*people: tuple[str, Gender]) -> Script:
    """A script in which each says one thing."""
    speakers = tuple(Speaker(id=name.lower(), name=name, gender=gender, kind="person") for name, gender in people)
    cues = tuple(Cue(number=k, kind="quote", text="“Yes.”", start=0, end=0, speaker=who.id) for k, who in enumerate(speakers, 1))
    return Script(source="", title="", body="", language="en", speakers=speakers, cues=cues)


def voice_of(name: str, voices: Sequence[Voice]) -> Voice:
    return next(voice for voice in voices if voice.name == name)


def test_natural_voices_speak_where_they_are_installed(installed: None) -> None:
    """Without a word in the settings."""
    assert usual_troupe(Settings()) == "natural"
    assert reason_of(Settings()) == "natural voices speak (they are installed)"


def test_plain_voices_speak_elsewhere(not_installed: None) -> None:
    """And the reason says how to get natural ones."""
    assert usual_troupe(Settings()) == "plain"
    assert "natural voices are not installed: run `pip install" in reason_of(Settings())


def test_natural_voices_that_are_not_installed_can_not_be_named(not_installed: None) -> None:
    """The error says how to install them."""
    with pytest.raises(SetupError, match="natural voices are not installed: run `pip install"):
        usual_troupe(Settings(troupe="natural"))


def test_the_environment_names_a_troupe(installed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings overrule it; a name that does not exist is an error."""
    monkeypatch.setenv("PODCASTER_VOICES", "plain")
    assert usual_troupe(Settings()) == "plain"
    assert usual_troupe(Settings(troupe="natural")) == "natural"
    monkeypatch.setenv("PODCASTER_VOICES", "loud")
    with pytest.raises(UsageError, match="choose plain or natural or studio"):
        usual_troupe(Settings())


def test_a_show_of_plain_voices_stays_plain(installed: None, tmp_path: Path) -> None:
    """Its listeners know them. The reason says what to set; a natural voice in the cast, or no cast, is natural."""
    cast = tmp_path / "cast.toml"
    settings = Settings(cast_file=cast)
    assert usual_troupe(settings) == "natural"
    cast.write_text('["Ann"]\nvoice = "iris"\n', encoding="utf-8")
    assert usual_troupe(settings) == "plain"
    assert 'voices = "natural" in [sound]' in reason_of(settings)
    assert usual_troupe(replace(settings, troupe="natural")) == "natural"
    cast.write_text('["Ann"]\nvoice = "iris"\nnatural = "nora"\n', encoding="utf-8")
    assert usual_troupe(settings) == "natural"


def test_a_voice_that_is_pinned_in_a_new_show_decides_nothing(installed: None, tmp_path: Path) -> None:
    """A plain voice for one speaker, before the first episode, does not make the whole show plain."""
    cast = tmp_path / "cast.toml"
    pin_voice(cast, "Helen Marsh", "iris", Settings().voices)
    assert usual_troupe(Settings(cast_file=cast)) == "natural"


def test_an_engine_decides_by_itself(installed: None) -> None:
    """Whoever names espeak hears the profiles made for it."""
    assert usual_troupe(Settings(engine="espeak")) == "plain"
    assert usual_troupe(Settings(engine="hibari")) == "natural"


GERMAN = "Die alte Mühle läuft wieder\n\nNach vierzig Jahren dreht sich das Rad am Bach, und das ganze Dorf kam am Samstag, um es zu sehen.\n"


def test_another_language_is_read_by_a_plain_voice(installed: None, tmp_path: Path) -> None:
    """One remark says so; for whoever demanded natural voices it is an error."""
    article = tmp_path / "mill.txt"
    article.write_text(GERMAN, encoding="utf-8")
    plan = prepare(str(article), Settings())
    assert (plan.troupe, plan.cast.narrator.engine) == ("plain", "espeak")
    said = "the article is in German, which natural voices do not speak: one plain voice of that language reads all of it"
    assert [remark for remark in plan.cast.remarks if "voice" in remark] == [f"{said}, and quotes are given to nobody"]
    assert prepare(str(article), Settings(troupe="natural")).troupe == "plain"
    with pytest.raises(CastError, match="natural voices speak English only, and the article's language is de: choose plain voices"):
        prepare(str(article), Settings(troupe="natural", troupe_is_demanded=True))


def test_the_settings_file_names_the_voices(tmp_path: Path) -> None:
    """[sound] voices."""
    (tmp_path / "podcaster.toml").write_text('[sound]\nvoices = "plain"\n', encoding="utf-8")
    assert load_settings(tmp_path).troupe == "plain"
    (tmp_path / "podcaster.toml").write_text('[sound]\nvoices = "loud"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"podcaster\.toml, line 2: voices can't be 'loud'"):
        load_settings(tmp_path)


def test_a_natural_cast_is_natural_and_fits() -> None:
    """Narrator and everybody else are natural, each of the right gender and with a voice of their own."""
    voices = Settings().voices
    people: tuple[tuple[str, Gender], ...] = (("Ann", "female"), ("Bob", "male"), ("Cid", "male"), ("Dot", "female"), ("Eve", "female"))
    cast = assign_cast(script(*people), voices, troupe="natural")
    chosen = [cast.voice_of(name.lower()) for name, _ in people]
    assert cast.narrator.name == "heart"
    assert all(troupe_of(voice) == "natural" for voice in chosen)
    assert [voice.gender for voice in chosen] == [gender for _, gender in people]
    assert len({voice.name for voice in [cast.narrator, *chosen]}) == 6


def test_a_voice_that_is_named_keeps_its_troupe() -> None:
    """A pin, or the narrator."""
    cast = assign_cast(script(("Ann", "female")), Settings().voices, troupe="natural", narrator="arthur", pins={"Ann": "iris"})
    assert (cast.narrator.name, cast.voice_of("ann").name) == ("arthur", "iris")
    assert cast.remarks == ()  # both are plain


@pytest.mark.parametrize(
    ("narrator", "pins", "remark"),
    [
        (None, {"Ann": "iris"}, "Ann has a plain voice among natural voices"),
        ("arthur", {}, "the narrator has a plain voice among natural voices"),
        ("arthur", {"Ann": "iris"}, "the narrator and Ann have plain voices among natural voices"),
        (None, {"Ann": "iris", "Cid": "adam"}, "Ann has a plain voice and Cid has a studio voice among natural voices"),
        (None, {}, None),
    ],
)
def test_a_cast_of_several_troupes_is_remarked_on(narrator: str | None, pins: dict[str, str], remark: str | None) -> None:
    """With who is the odd one out. Somebody who says nothing does not count."""
    people = script(("Ann", "female"), ("Bob", "male"), ("Cid", "male"), ("Dot", "female"))
    silent = replace(people, speakers=(*people.speakers, Speaker(id="eve", name="Eve", gender="female", kind="person")))
    cast = assign_cast(silent, Settings().voices, troupe="natural", narrator=narrator, pins=pins | {"Eve": "maud"})
    assert cast.remarks == ((f"{remark}: they do not sound like one recording",) if remark else ())


def test_who_changes_troupe_keeps_gender_and_is_told_once() -> None:
    """A woman of earlier plain episodes is a woman among natural voices, even if this article does not tell her gender;
    in the next episode she has the same natural voice, and nothing is said."""
    voices = Settings().voices
    known = Remembered(name="Ann", voice="iris")
    cast = assign_cast(script(("Ann", "unknown")), voices, troupe="natural", remembered=[known])
    voice = cast.voice_of("ann")
    assert (troupe_of(voice), voice.gender) == ("natural", "female")
    assert cast.remarks == ("natural voices speak now, so speakers of earlier episodes have other voices",)
    later = replace(known, troupes=(("natural", voice.name),))
    again = assign_cast(script(("Bob", "male"), ("Ann", "unknown")), voices, troupe="natural", remembered=[later])
    assert (again.voice_of("ann"), again.remarks) == (voice, ())
    with_bob = assign_cast(script(("Bob", "male")), voices, troupe="natural", remembered=[later, Remembered(name="Bob", voice="dean")])
    assert (troupe_of(with_bob.voice_of("bob")), with_bob.remarks) == ("natural", ())  # the show has changed already
    plain = assign_cast(script(("Ann", "unknown")), voices, troupe="plain", remembered=[later])
    assert (plain.voice_of("ann").name, plain.remarks) == ("iris", ())


@pytest.mark.long
def test_a_show_that_changes_troupe_remembers_both_voices(tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Plain, natural, plain, natural: two voices for each person, in cast.toml, each time the same."""
    pytest.importorskip("hibari", reason="the extra `natural` is not installed")
    settings = replace(Settings(), cast_file=tmp_path / "cast.toml")
    heard = []
    for troupe in ("plain", "natural", "plain", "natural"):
        made = build_episode(str(article), settings=replace(settings, troupe=troupe), output=tmp_path / "output")
        heard.append((made.troupe, made.cast.voice_of("helen-marsh").name, made.cast.voice_of("peter-odell").name, len(made.cast.remarks)))
    assert heard[0][:3] == heard[2][:3]
    assert heard[1][:3] == heard[3][:3]
    assert [made[0] for made in heard] == ["plain", "natural", "plain", "natural"]
    assert heard[1][3] == 1
    assert heard[3][3] == 0
    text = (tmp_path / "cast.toml").read_text(encoding="utf-8")
    assert f'natural = "{heard[1][1]}"' in text
    assert f'voice = "{heard[0][1]}"' in text


@pytest.mark.long
def test_the_same_article_gives_the_same_bytes(tmp_path: Path, article: Path) -> None:
    """However many processes speak."""
    pytest.importorskip("hibari", reason="the extra `natural` is not installed")
    made = []
    for jobs in (1, 2, 3):
        built = build_episode(str(article), settings=Settings(troupe="natural"), output=tmp_path / str(jobs), jobs=jobs)
        made.append(built.episode.audio[0].read_bytes())
    assert made[0] == made[1] == made[2]


@pytest.mark.long
def test_build_says_which_voices_spoke(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`--voices natural` on the command line, in the JSON of the episode; every word of it has its time."""
    pytest.importorskip("hibari", reason="the extra `natural` is not installed")
    monkeypatch.setattr(sys, "argv", ["podcaster", "build", str(article), "--voices", "natural", "-o", str(tmp_path / "out"), "--json"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    said = json.loads(capsys.readouterr().out)
    assert (said["voices"], said["narrator"], said["remarks"]) == ("natural", "heart", [])
    timeline = json.loads(Path(said["timeline"]).read_text(encoding="utf-8"))
    words = [cue["text"][start:end] for cue in timeline["cues"] for _, _, start, end in cue["words"]]
    assert words == ARTICLE.translate(dict.fromkeys(map(ord, "“”,.\n"), " ")).split()
