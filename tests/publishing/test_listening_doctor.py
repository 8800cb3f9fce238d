"""What `podcaster doctor` hears in real audio: a beep in a pause, and a word that a listener can't hear."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from podcaster.doctor.episode import _decoded, _sound
from podcaster.mixing.timeline import TimedCue, Timeline
from podcaster.recording.take import Word
from podcaster.system.ffmpeg import find_ffmpeg

RATE_HZ = 44_100
WORDS_MS = {"Hello": (200, 600), "dear": (1200, 1600), "listener": (1700, 2300)}
"""Three words, with a pause of more than half a second after the first."""


def heard(folder: Path, change: Callable[[np.ndarray], None]) -> set[str]:
    """The rules that doctor finds broken when the words, clear tones at the level of speech, are changed and encoded."""
    sound = np.zeros(RATE_HZ * 5 // 2)
    for start, end in WORDS_MS.values():
        sound[at(start) : at(end)] = 0.3 * np.sin(np.arange(at(end) - at(start)) * 2 * np.pi * 300 / RATE_HZ)
    change(sound)
    mp3 = folder / "made.mp3"
    command = [find_ffmpeg(), "-v", "error", "-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1", "-i", "-", "-b:a", "96k", mp3]
    subprocess.run(command, input=(sound * 32767).astype("<i2").tobytes(), check=True)
    words, text = [], " ".join(WORDS_MS)
    for word, (start, end) in WORDS_MS.items():
        begin = text.index(word)
        words.append(Word(start_ms=start, end_ms=end, char_start=begin, char_end=begin + len(word)))
    cue = TimedCue(number=1, kind="narration", speaker=None, voice="ada", start_ms=200, end_ms=2300, text=text, words=tuple(words))
    timeline = Timeline(duration_ms=2500, sample_rate_hz=RATE_HZ, cues=(cue,), chapters=())
    return {finding.rule for finding in _sound("made", timeline, _decoded(mp3))}


def at(ms: int) -> int:
    return ms * RATE_HZ // 1000


def beep(sound: np.ndarray) -> None:
    """As loud as the words, in the pause after the first."""
    sound[at(800) : at(950)] = 0.3 * np.sin(np.arange(at(950) - at(800)) * 2 * np.pi * 1000 / RATE_HZ)


def faded(sound: np.ndarray) -> None:
    """The second word 46 dB quieter than the others: beside them a listener hears nothing."""
    sound[at(1200) : at(1600)] *= 0.005


@pytest.mark.parametrize(
    ("change", "rules"), [(lambda sound: None, set()), (beep, {"sound-elsewhere"}), (faded, {"word-unheard"})], ids=["sound", "beep", "faded"]
)  # fmt: skip
def test_what_a_listener_notices_is_found(change: Callable[[np.ndarray], None], rules: set[str], tmp_path: Path) -> None:
    """Nothing in clear words; a beep in a pause; a word that faded to near silence."""
    assert heard(tmp_path, change) == rules
