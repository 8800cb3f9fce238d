"""Nothing lost, proved of whole episodes by `heard`; and the proof, and doctor's own, fail when something is."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from heard import RATE_HZ, decoded, losses
from mutagen.id3 import ID3

from podcaster.doctor.episode import inspect_episode
from podcaster.pipeline.episode import build_episode
from podcaster.show.settings import Settings, load_settings
from podcaster.system.ffmpeg import find_ffmpeg
from podcaster.system.record import replace

pytestmark = pytest.mark.long
NATO = Path(__file__).parent / "articles" / "nato.txt"
HARD = {
    "labels": "# The bells\n\nOla Pask tunes bells. She spoke to Bram Tolley.\n\n**Bram Tolley:** When is a bell done?\n\n"
    "**Ola Pask:** Never. You stop.\n\n**Bram Tolley:** And then?\n\n**Ola Pask:** Then you listen.\n",
    "figures": """# Rates, scores & a bill of $1.2bn

The bank cut its rate by 0.25% on Feb. 18, 2024, to 4¾ per cent. "We saw inflation fall from 11.1% to 3.4% in 15 months," said Governor Eva Lindqvist-O'Hara, 61.

- 3 of 7 members voted against;
- the index (FTSE 100) rose 1,204.5 points;
- £5m–£7m will be spent by 2030/31.

## 5-4, again

Stop.

The side won 5-4 after extra time, at 21:45 on the 3rd. "It's 10km/h faster than in '98," Dr. Jürgen Müller, the coach, said. No. 10 was sent off.
""",
    "voices": """# «Ça va?» — she asked, “Yes!” he said

“I never said ‘no’,” Anna Whitlock insisted. “Not once. Not ever.”

No.

Xi Jinping, Łukasz Żółć, Søren Kjærgaard and Nguyễn Văn Thiệu met in Reykjavík. "We agreed on everything," said Kjærgaard; "well, almost everything." Then he left 😀 and came back 🙂.

## Q&A

"Why?" "Because," Whitlock replied, "it was time — high time — to go…" He nodded.

Yes.
""",
    "crumbs": """# A list, a word, a sign

One.

Two.

1. First, the e-mail of J. R. R. Tolkien's great-grandson (b. 1967).
2. Second: www.example.org/a?b=c and post@example.org.
3. Third; a rock 'n' roll re-release, A/B-tested & co.

## 🎉

😀

Three hundred and sixty-five well-meaning people came; nobody — not one! — stayed. @StateDept #NATO said: "U.S.'s role, WWII, Henry VIII, H2O and COVID-19 matter."

End
""",
}


def built(folder: Path, source: Path, engine: str = "tone") -> tuple[Path, Settings]:
    settings = replace(load_settings(folder), cast_file=None, engine=engine)
    return build_episode(str(source), settings=settings, output=folder / "output").episode.mp3.parent, settings


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Settings]:
    return built(tmp_path_factory.mktemp("seed"), NATO)


def test_nothing_is_lost_of_the_example(seed: tuple[Path, Settings]) -> None:
    """Every word of the script is in timeline and transcript and heard where the timeline says; doctor says so too."""
    folder, settings = seed
    assert list(losses(folder, settings, "tone")) == []
    assert list(inspect_episode(folder)) == []


@pytest.mark.parametrize("name", HARD)
def test_nothing_is_lost_of_hard_articles(tmp_path: Path, name: str) -> None:
    """Numbers, lists, headings, quotes in quotes, foreign names, emoji, paragraphs of one word."""
    source = tmp_path / f"{name}.md"
    source.write_text(HARD[name], encoding="utf-8")
    folder, settings = built(tmp_path, source)
    assert list(losses(folder, settings, "tone")) == []
    assert list(inspect_episode(folder)) == []


Harm = Callable[[np.ndarray, list[tuple[int, int]]], np.ndarray]


def muted(sound: np.ndarray, cues: list[tuple[int, int]]) -> np.ndarray:
    start, end = cues[4]
    sound[start:end] = 0
    return sound


def swapped(sound: np.ndarray, cues: list[tuple[int, int]]) -> np.ndarray:
    (a, b), (c, d) = cues[4], cues[5]
    return np.concatenate([sound[:a], sound[c:d], sound[b:c], sound[a:b], sound[d:]])


def cut_in_half(sound: np.ndarray, cues: list[tuple[int, int]]) -> np.ndarray:
    start, end = cues[4]
    sound[(start + end) // 2 : end] = 0
    return sound


def cut_out(sound: np.ndarray, cues: list[tuple[int, int]]) -> np.ndarray:
    start, end = cues[4]
    return np.concatenate([sound[: (start + end) // 2], sound[end:]])


@pytest.mark.parametrize("harm", [muted, swapped, cut_in_half, cut_out])
def test_lost_sound_is_found(seed: tuple[Path, Settings], tmp_path: Path, harm: Harm) -> None:
    """A cue muted, changed for its neighbour, or cut in half, silent or shorter: both proofs name what is lost."""
    folder, settings = copied(seed[0], tmp_path), seed[1]
    mp3 = folder / f"{folder.name}.mp3"
    timeline = json.loads((folder / f"{folder.name}.timeline.json").read_text(encoding="utf-8"))
    cues = [(cue["start_ms"] * RATE_HZ // 1000, cue["end_ms"] * RATE_HZ // 1000) for cue in timeline["cues"]]
    tags, sound = ID3(mp3), harm(decoded(mp3), cues)
    command = [find_ffmpeg(), "-v", "error", "-y", "-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1", "-i", "-"]
    subprocess.run([*command, "-ar", "44100", "-b:a", "96k", mp3], input=sound.astype("<i2").tobytes(), check=True)
    tags.save(mp3, v2_version=3)
    assert any("not heard" in loss for loss in losses(folder, settings, "tone"))
    assert {finding.rule for finding in inspect_episode(folder)} & {"word-unheard", "sound-elsewhere", "audio-length"}


def test_a_lost_word_is_found(seed: tuple[Path, Settings], tmp_path: Path) -> None:
    """A word dropped from the transcript, the script or the timeline is named."""
    for ending in (".vtt", ".script.md", ".timeline.json"):
        folder, settings = copied(seed[0], tmp_path / ending), seed[1]
        path = folder / f"{folder.name}{ending}"
        text, count = re.subn(r"\bunambiguously\b", "", path.read_text(encoding="utf-8"), count=1)
        assert count == 1
        path.write_text(text, encoding="utf-8")
        assert list(losses(folder, settings, "tone"))
        assert "words-differ" in {finding.rule for finding in inspect_episode(folder)}


def copied(folder: Path, to: Path) -> Path:
    place = to / folder.name
    place.mkdir(parents=True)
    for path in folder.iterdir():
        (place / path.name).write_bytes(path.read_bytes())
    return place


def test_speech_is_heard_too(tmp_path: Path) -> None:
    """The example in real voices: doctor hears every word of it."""
    folder, _ = built(tmp_path, NATO, engine="espeak")
    assert list(inspect_episode(folder)) == []
