"""Takes of voice profiles, straight from the espeak-ng library or from the models of hibari and Kokoro.

The library is driven in synchronous mode, so a take is whole when `speak` returns. No engine of podcaster is involved:
what is measured here is the voice, not the recording stage.
"""

import ctypes
from collections.abc import Callable
from functools import cache
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
