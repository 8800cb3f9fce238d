"""Takes of voice profiles, straight from the espeak-ng library or from the models of hibari and Kokoro.

The library is driven in synchronous mode, so a take is whole when `speak` returns. No engine of podcaster is involved:
what is measured here is the voice, not the recording stage.

    python tests/benchmarks/voices_takes.py FOLDER --voices studio [--minutes 9]

puts the takes of the benchmarks' two texts into a folder, for at most so many minutes. Run it until it says that all are
there; several processes may do so. `voices_distance.py` and `natural_floors.py` take them from the folder with `--takes FOLDER`.
"""

import argparse
import ctypes
import hashlib
import os
import random
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

from podcaster.casting import Voice

Samples = NDArray[np.float64]

# Constants of espeak-ng's speak_lib.h.
SYNCHRONOUS = 2
CHARS_UTF8 = 1
POSITION_CHARACTER = 1
RATE, VOLUME, PITCH, RANGE = 1, 2, 3, 4


class _EspeakVoice(ctypes.Structure):
    """The first fields of espeak_VOICE, as far as they are read here."""

    _fields_ = (("name", ctypes.c_char_p), ("languages", ctypes.c_char_p), ("identifier", ctypes.c_char_p))


_SynthCallback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


@cache
def _library() -> tuple[Any, int, list[bytes], Callable[..., Any]]:
    """The library, its sample rate, the buffer its callback fills, and the callback (kept alive here)."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate_hz = library.espeak_Initialize(SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0)
    heard: list[bytes] = []

    def hear(samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            heard.append(ctypes.string_at(samples, 2 * count))
        return 0

    library.espeak_GetCurrentVoice.restype = ctypes.POINTER(_EspeakVoice)
    callback = _SynthCallback(hear)
    library.espeak_SetSynthCallback(callback)
    return library, rate_hz, heard, callback


def speak(text: str, voice_id: str, *, pitch: int, pitch_range: int, rate_wpm: int) -> tuple[Samples, int]:
    """What espeak-ng makes of `text`, -1 to 1, and the sample rate in hertz; ValueError for an unknown voice id."""
    library, rate_hz, heard, _ = _library()
    found = library.espeak_SetVoiceByName(voice_id.encode()) == 0
    # An unknown variant is no error to espeak-ng: it speaks the plain voice. Only the identifier tells.
    if not found or library.espeak_GetCurrentVoice().contents.identifier.decode().lower() != voice_id.lower():
        raise ValueError(f"espeak-ng has no voice {voice_id!r}")
    for parameter, value in ((RATE, rate_wpm), (VOLUME, 100), (PITCH, pitch), (RANGE, pitch_range)):
        library.espeak_SetParameter(parameter, value, 0)
    heard.clear()
    written = text.encode()
    library.espeak_Synth(written, len(written) + 1, 0, POSITION_CHARACTER, 0, CHARS_UTF8, None, None)
    return np.frombuffer(b"".join(heard), "<i2").astype(np.float64) / 32768, rate_hz


@cache
def _kokoro() -> Any:
    from podcaster.recording.engines.kokoro import Kokoro

    return Kokoro()


class Takes:
    """Takes of voices, kept in a folder if there is one."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def take(self, voice: Voice, text: str) -> tuple[Samples, int]:
        """`text` spoken as the profile says, before its gain."""
        if self._folder is None:
            return take(voice, text)
        file = self._file(voice, text)
        if not file.exists():
            samples, rate_hz = take(voice, text)
            unfinished = file.with_suffix(f".{os.getpid()}.npz")
            np.savez(unfinished, samples=samples.astype(np.float32), rate_hz=rate_hz)
            unfinished.rename(file)
        with np.load(file) as kept:
            return kept["samples"].astype(np.float64), int(kept["rate_hz"])

    def has(self, voice: Voice, text: str) -> bool:
        """Whether the folder has the take."""
        return self._folder is not None and self._file(voice, text).exists()

    def _file(self, voice: Voice, text: str) -> Path:
        assert self._folder is not None
        settings = (voice.find, voice.rate_wpm, voice.pitch, voice.pitch_range, _version(voice.engine), text)
        return self._folder / f"{voice.name}-{hashlib.sha256(repr(settings).encode()).hexdigest()[:16]}.npz"


@cache
def _version(engine: str) -> str:
    from podcaster.recording.engines import engine_version

    return engine_version(engine)


def take(voice: Voice, text: str) -> tuple[Samples, int]:
    """`text` spoken as the profile says, before its gain."""
    if voice.engine == "kokoro":
        sound = _kokoro().say(text, voice.candidates("kokoro")[0], voice.rate_wpm)
        return sound.samples.astype(np.float64), sound.sample_rate_hz
    if voice.engine == "hibari":
        from podcaster.recording.engines.hibari import start_synthesizer

        sound = start_synthesizer().say(text, voice.candidates("hibari")[0], voice.rate_wpm)
        return sound.samples.astype(np.float64), sound.sample_rate_hz
    return speak(
        text,
        voice.candidates("espeak")[0],
        pitch=voice.pitch,
        pitch_range=voice.pitch_range,
        rate_wpm=voice.rate_wpm,
    )


def main() -> None:
    """Record what is missing."""
    from voices_distance import KNOWN_TEXT, NEW_TEXT, read_voices

    from podcaster.casting import troupe_of

    arguments = argparse.ArgumentParser(description="Records the takes of the benchmarks' texts.")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--voices", default="studio", choices=["plain", "natural", "studio"])
    arguments.add_argument("--minutes", type=float, default=9.0)
    options = arguments.parse_args()
    takes, until = Takes(options.folder), time.monotonic() + 60 * options.minutes
    voices = [voice for voice in read_voices() if troupe_of(voice) == options.voices]
    missing = [(voice, text) for text in (KNOWN_TEXT, NEW_TEXT) for voice in voices if not takes.has(voice, text)]
    random.shuffle(missing)  # for processes that run at the same time
    for voice, text in missing:
        if time.monotonic() < until:
            takes.take(voice, text)
    left = sum(not takes.has(voice, text) for voice, text in missing)
    print(f"{left} takes are missing: run this again" if left else "all takes are there")


if __name__ == "__main__":
    main()
