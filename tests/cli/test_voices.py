"""`podcaster voices`: samples one can listen to, and an episode's picture."""

import re
from pathlib import Path

import pytest
from PIL import Image
from publishing.conftest import NATO, ShowFolder
from typer.testing import CliRunner

from podcaster.cli.app import app
from podcaster.errors import RecordingError
from podcaster.mixing.containers.measure import measure_audio
from podcaster.pipeline import voice_samples
from podcaster.recording.booth import TakeRequest
from podcaster.recording.engines import DEFAULT_ENGINE
from podcaster.recording.lexicon import LexiconEntry
from podcaster.show.settings import load_settings
from podcaster.system.record import replace


@pytest.fixture
def folder(tmp_path: Path) -> ShowFolder:
    return ShowFolder(tmp_path)


@pytest.mark.long
def test_samples(folder: ShowFolder) -> None:
    """preview, compare and say each save an MP3 at an episode's level; two voices take about twice as long as one."""
    folder.run("voices", "preview", "ada", "-o", "one.mp3")
    told = folder.run("voices", "compare", "ada", "dean", "-o", "two.mp3").stdout
    assert re.search(r"^ada and dean are \d+\.\d apart; from 5 two voices are clearly different$", told, re.M)
    folder.run("voices", "say", "Lavrov flew to Kyiv on Feb. 3.", "--voice", "dean", "-o", "deep/said.mp3")
    one, two, said = (measure_audio(folder.folder / name) for name in ("one.mp3", "two.mp3", "deep/said.mp3"))
    assert two[0] == pytest.approx(2 * one[0], rel=0.2)
    assert all(loudness == pytest.approx(-16, abs=2) for _, loudness in (one, two, said))


@pytest.mark.long
def test_voices_of_two_troupes_are_compared_at_their_own_pitch(tmp_path: Path) -> None:
    """Their engines have different sample rates; each line of the sample lasts as long as alone."""
    pytest.importorskip("hibari", reason="the extra `natural` is not installed")
    settings = load_settings(tmp_path)
    plain, natural = (next(voice for voice in settings.voices if voice.name == name) for name in ("ada", "heart"))
    lengths_ms = []
    for chosen in ((plain,), (natural,), (plain, natural), (natural, plain)):
        voice_samples.save_sample(chosen, "The ferry will run again from Monday.", settings, tmp_path / "said.mp3")
        lengths_ms.append(measure_audio(tmp_path / "said.mp3")[0])
    assert lengths_ms[2] == pytest.approx(lengths_ms[0] + lengths_ms[1], abs=30)
    assert lengths_ms[3] == pytest.approx(lengths_ms[0] + lengths_ms[1], abs=30)


def test_the_list_has_the_voices_that_speak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--all lists the other kinds too; the last line says how many those are."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PODCASTER_VOICES", "plain")
    usual = CliRunner().invoke(app, ["voices"]).stdout.splitlines()
    assert {line.split()[0] for line in usual[:-3]} == {"plain"}
    every = CliRunner().invoke(app, ["voices", "list", "--all"]).stdout.splitlines()
    assert usual[-1] == f"{len(every) - len(usual) + 1} voices of other kinds: podcaster voices list --all"
    assert {line.split()[0] for line in every[:-2]} == {"plain", "natural", "studio"}


def test_wrong_samples(folder: ShowFolder) -> None:
    """An unknown voice and a line of nothing are explained, and no file is left."""
    assert "there is no voice 'nobody'" in folder.run("voices", "preview", "nobody", exit_code=1).stderr
    assert "nothing to say" in folder.run("voices", "say", "***", exit_code=2).stderr
    assert list(folder.folder.iterdir()) == []


def test_a_sample_takes_the_lexicon_of_the_engine_that_speaks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A voice without an engine is spoken by the default engine, with the respellings for that engine."""
    requests = []

    def record_nothing(request: TakeRequest) -> None:
        requests.append(request)
        raise RecordingError("nothing is recorded here")

    monkeypatch.setattr(voice_samples, "record_take", record_nothing)
    lexicon = (LexiconEntry(written="Kyiv", say="Keeve", engine=DEFAULT_ENGINE),)
    settings = replace(load_settings(tmp_path), lexicon=lexicon)
    voice = replace(settings.voices[0], engine="")
    with pytest.raises(RecordingError):
        voice_samples.save_sample([voice], "To Kyiv.", settings, tmp_path / "said.mp3")
    assert [(one.engine, one.respellings) for one in requests] == [(DEFAULT_ENGINE, (("Kyiv", "Keeve"),))]


@pytest.mark.long
def test_an_episodes_picture(folder: ShowFolder) -> None:
    """--plot draws a PNG in several colours beside the MP3."""
    folder.run("build", NATO, "--plot", "--json")
    with Image.open(next(folder.output.glob("*/*.png"))) as picture:
        assert picture.size == (1600, 420)
        assert len(picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).getcolors() or ()) > 8
