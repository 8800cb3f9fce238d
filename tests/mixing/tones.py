"""Takes that are tones, mixed without any engine, and the decoded MP3 looked at: where it sounds, and how."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from podcaster.casting.voice import Cast, Voice
from podcaster.mixing.containers.mp3 import Mp3
from podcaster.mixing.encoder import Encoder
from podcaster.mixing.mix import Mix, Sound, level_pieces, mix_takes
from podcaster.mixing.tags import EpisodeTags
from podcaster.recording.take import Take
from podcaster.scripting.script import Script
from podcaster.show.settings import Settings
from podcaster.system.ffmpeg import find_ffmpeg

OUT_HZ = 44_100
PLAIN = Sound()
NARRATOR: Voice = next(voice for voice in Settings().voices if voice.name == "arthur")
BARE = EpisodeTags(
    title="Tones", show="", artist="", date=None, language="en", source="", comment="", lyrics="", cover=None,
    chapters=(), players=(), encoder="",
)  # fmt: skip


def tone(hz: float, seconds: float, rate_hz: int, peak: int = 8000) -> np.ndarray:
    return peak * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)


def pcm_of(sound: np.ndarray) -> bytes:
    return np.round(sound).astype("<i2").tobytes()


def level_db(sound: np.ndarray, hz: float, rate_hz: int) -> float:
    """Level of one frequency in dB; 0 is a sine whose peak is 1."""
    window = np.hanning(len(sound))
    turns = np.exp(-2j * np.pi * hz * np.arange(len(sound)) / rate_hz)
    return float(20 * np.log10(2 * abs(np.dot(sound * window, turns)) / window.sum() + 1e-9))


def decoded(mp3: Path) -> np.ndarray:
    command = [find_ffmpeg(), "-v", "error", "-i", mp3, "-f", "s16le", "-ac", "1", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<i2").astype(float)


def mixed(script: Script, takes: Sequence[Take], folder: Path, sound: Sound = PLAIN) -> tuple[Mix, np.ndarray]:
    """The mix, and its MP3 decoded."""
    with Encoder() as encoder:
        mix = mix_takes(
            script,
            Cast(narrator=NARRATOR, roles=()),
            takes,
            folder,
            encoder=encoder,
            on_cue=lambda cue: None,
            sound=sound,
        )
        encoded, _ = level_pieces(mix, mix.encoded[0], encoder, -16.0)
    Mp3().join(encoded, BARE, folder / "whole.mp3")
    return mix, decoded(folder / "whole.mp3")


def sounding(sound: np.ndarray) -> list[tuple[float, float]]:
    """The spans in ms that are louder than silence, with at least 50 ms of quiet between two."""
    loud = np.flatnonzero(np.abs(sound) > 1000)
    cuts = np.flatnonzero(np.diff(loud) > OUT_HZ // 20)
    begins, ends = [loud[0], *loud[cuts + 1]], [*loud[cuts], loud[-1]]
    return [(1000 * begin / OUT_HZ, 1000 * end / OUT_HZ) for begin, end in zip(begins, ends, strict=True)]
