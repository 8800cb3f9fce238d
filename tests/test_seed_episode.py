"""The example article, the whole way by the command line, proved from the finished MP3."""

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import mutagen.id3
import numpy as np
import pytest
from voices_hearing import median_pitch_hz

from podcaster.mixing.containers.id3 import read_tags
from podcaster.show.settings import load_settings

ARTICLE = Path(__file__).parent / "articles" / "nato.txt"
QUOTES = [
    ("“NATO no challenge", "Hillary Clinton"),
    ("“Let me state", "Hillary Clinton"),
    ("“I think one of", "Hillary Clinton"),
    ("“Cold war stereotypes", "Sergey Lavrov"),
    ("“European security", "Hillary Clinton"),
    ("“quite constructive”", "Dmitry Rogozin"),
    ('"If we understand', "Dmitry Rogozin"),
    ('"The sides confirmed', "Russian Foreign Ministry"),
]


def podcaster(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it."""
    command = [sys.executable, "-c", "from podcaster.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `podcaster build --json` says of the example."""
    done = podcaster("build", str(ARTICLE), "--json", "-o", str(tmp_path_factory.mktemp("output")))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def timeline(built: dict[str, Any]) -> dict[str, Any]:
    """The episode's timeline."""
    content: dict[str, Any] = json.loads(Path(built["timeline"]).read_text(encoding="utf-8"))
    return content


def heard(mp3: str) -> np.ndarray:
    """The MP3's samples at 44.1 kHz."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", mp3, "-f", "s16le", "-ac", "1", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, dtype="<i2").astype(float)


def test_the_eight_quotes_have_their_speakers(timeline: dict[str, Any], built: dict[str, Any]) -> None:
    """Each quote is its speaker's, four speakers in all."""
    names = {speaker["id"]: speaker["name"] for speaker in built["speakers"]}
    quotes = [cue for cue in timeline["cues"] if cue["kind"] == "quote"]
    assert [names.get(cue["speaker"]) for cue in quotes] == [name for _, name in QUOTES]
    assert all(cue["text"].startswith(text) for cue, (text, _) in zip(quotes, QUOTES, strict=True))
    assert len(names) == 4


def test_each_cue_is_heard_in_its_voice(timeline: dict[str, Any], built: dict[str, Any]) -> None:
    """Decoded, each cue over two seconds has the pitch of the voice it was given, and no two speakers share a voice."""
    voices = {voice.name: voice for voice in load_settings(Path("nowhere")).voices}
    assert len({speaker["voice"] for speaker in built["speakers"]} | {built["narrator"]}) == 5
    samples = heard(built["mp3"])
    for cue in timeline["cues"]:
        if cue["end_ms"] - cue["start_ms"] < 2_000:
            continue
        span = samples[int(cue["start_ms"] * 44.1) : int(cue["end_ms"] * 44.1)]
        assert median_pitch_hz(span[::2], 22_050) == pytest.approx(voices[cue["voice"]].median_pitch_hz, rel=0.15)


def test_nothing_is_lost(timeline: dict[str, Any], built: dict[str, Any]) -> None:
    """Every word of every cue has its time, and the decoded audio is as long as the timeline says, to the sample."""
    for cue in timeline["cues"]:
        words = [word for word in cue["text"].split() if any(map(str.isalnum, word))]
        assert len(cue["words"]) == len(words)
    whole = ARTICLE.read_text(encoding="utf-8")
    article = whole[whole.index("“NATO no challenge") : whole.index("Podcasts\n")]
    assert " ".join(cue["text"] for cue in timeline["cues"]).split() == article.split()
    assert len(heard(built["mp3"])) / 44.1 == pytest.approx(timeline["duration_ms"], abs=1)


def test_the_tags_are_there(built: dict[str, Any]) -> None:
    """Title, date, notice, transcript, cover, both players and the chapters, in ID3v2.3."""
    tags = read_tags(Path(built["mp3"]))
    assert mutagen.id3.ID3(built["mp3"], translate=False).version == (2, 3, 0)
    assert tags.title == "“NATO no challenge to Russian security” – Clinton"
    assert tags.date == "2010-02-23T21:55"
    assert "synthetic" in tags.comment
    assert "Sergey Lavrov: “Cold war" in tags.lyrics
    assert "Podcasts" not in tags.lyrics
    assert tags.cover is not None
    assert len(tags.cover) <= 300_000
    assert next((player.label, player.position_ms, player.duration_ms) for player in tags.players) == (
        "Podcasts",
        0,
        1_393_000,
    )
    assert [player.truncated for player in tags.players] == [False, True]
    assert [chapter.title for chapter in tags.chapters] == [chapter["title"] for chapter in built["chapters"]]


def test_the_chapters_name_who_speaks(built: dict[str, Any]) -> None:
    """The opening, then each newly quoted speaker; contiguous, none under 10 s."""
    chapters = built["chapters"]
    assert chapters[0]["start_ms"] == 0
    assert chapters[-1]["end_ms"] == built["duration_ms"]
    assert all(one["end_ms"] == two["start_ms"] for one, two in itertools.pairwise(chapters))
    assert all(chapter["end_ms"] - chapter["start_ms"] >= 10_000 for chapter in chapters)
    assert any(chapter["title"].startswith("Sergey Lavrov: Cold war stereotypes") for chapter in chapters)


def test_it_is_as_loud_as_podcasts_are(built: dict[str, Any]) -> None:
    """-16 LUFS within 1 LU and at most -1 dBTP, measured in the decoded MP3."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-i", built["mp3"]]
    command += ["-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    loudness = float(said.split("I:")[-1].split()[0])
    peak = float(said.split("Peak:")[-1].split()[0])
    assert loudness == pytest.approx(-16, abs=1)
    assert peak <= -1


@pytest.mark.long
@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["build", "missing.txt"], 1, "missing.txt"),
        (["build", "."], 1, "folder"),
        (["build", str(ARTICLE), "--engine", "tome"], 1, "tone"),
        (["build", str(ARTICLE), "--narrator", "nobody-there"], 1, "nobody-there"),
        (["build", str(ARTICLE), "--rate", "9000"], 2, "9000"),
        (["build", str(ARTICLE), "-o", os.devnull], 1, "choose another folder"),
        (["build"], 2, ""),
    ],
)
def test_bad_input_is_explained(arguments: list[str], code: int, why: str) -> None:
    """One line that says what is wrong, no traceback, and the exit code."""
    done = podcaster(*arguments)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert why in done.stderr
    assert done.stdout == ""
