"""Speech through pyttsx3 with any of its drivers. It avoids their faults, which are lost audio and wrong voices.

`EspeakEngine` runs the espeak library in synchronous mode and keeps its events, so the time of every word is exact to
the sample. `FileEngine` is for the other drivers (sapi5, nsss, avspeech). With them pyttsx3 writes a file and reports
no times of words.
"""

import contextlib
import importlib
import io
import os
import re
import sys
import tempfile
import types
import wave
from importlib.metadata import version
from pathlib import Path
from typing import Any

from podcaster.casting.voice import Voice
from podcaster.errors import CastError, SetupError, cause_of
from podcaster.recording.engines.base import Engine, FlawedSpeechError, Mark, Speech
from podcaster.recording.engines.espeak_library import espeak_version, load_espeak_driver, reload_espeak
from podcaster.recording.engines.sound_file import SAMPLE_RATE_HZ, read_sound

_FASTEST_WPM = 449
"""From 450 on, espeak shortens the finished sound, and its marks do not match the words."""
_USE_ESPEAK = "use the engine espeak"


class PlatformEngine(Engine):
    """pyttsx3 with its driver for this platform."""

    sample_rate_hz = SAMPLE_RATE_HZ
    spare_processors = 1

    @classmethod
    def version(cls) -> str:
        """The versions of pyttsx3 and espeak-ng, and the platform."""
        return f"pyttsx3 {version('pyttsx3')} {sys.platform} espeak-ng {espeak_version()}"

    def __init__(self) -> None:
        import pyttsx3.engine

        driver = pyttsx3.engine.default_engine_by_sys_platform()
        self._engine: Engine = EspeakEngine() if driver == "espeak" else FileEngine(driver)

    def voice_id(self, voice: Voice) -> str:
        """The id of the voice in this platform's driver."""
        return self._engine.voice_id(voice)

    def render(self, text: str, voice: Voice) -> Speech:
        """Speak a text with this platform's driver."""
        return self._engine.render(text, voice)


class EspeakEngine(Engine):
    """pyttsx3's espeak driver in synchronous mode."""

    sample_rate_hz = SAMPLE_RATE_HZ  # the sample rate of the driver's files
    spare_processors = 1  # it takes a fifth of the time of the encoder

    @classmethod
    def version(cls) -> str:
        """As `PlatformEngine.version`."""
        return PlatformEngine.version()

    def __init__(self) -> None:
        library_version = load_espeak_driver()
        espeak: Any = importlib.import_module("pyttsx3.drivers._espeak")
        driver: Any = importlib.import_module("pyttsx3.drivers.espeak")
        # The driver reads this constant when it starts espeak, and would choose asynchronous mode. In that mode files
        # are lost, and a change of voice takes effect one utterance too late.
        espeak.AUDIO_OUTPUT_RETRIEVAL = espeak.AUDIO_OUTPUT_SYNCHRONOUS
        # The driver's loop sleeps 10 ms after each utterance to wait for a thread. Synchronous mode has no such thread.
        driver.time = types.SimpleNamespace(sleep=lambda _seconds: None)
        import pyttsx3

        try:
            self._engine: Any = pyttsx3.init("espeak")
        except RuntimeError as error:
            what = f"espeak-ng {library_version} does not start ({cause_of(error)})"
            raise SetupError(what, advice="reinstall espeakng-loader") from error
        self._espeak = espeak
        self._driver: Any = self._engine.proxy._driver
        self._marks: list[Mark] = []
        self._completed = False
        self._engine.connect("finished-utterance", self._on_finished)
        # As long as pyttsx3 believes that it is busy, it queues changes of voice instead of making them.
        self._engine.proxy.setBusy(False)
        # Kept on the object: ctypes does not keep callbacks alive.
        self._listener = self._listen
        self._espeak.SetSynthCallback(self._listener)

    def voice_id(self, voice: Voice) -> str:
        """The first of the profile's espeak voices that espeak accepts."""
        for candidate in voice.candidates("espeak"):
            if self._set_voice(candidate) == candidate.lower():
                return candidate
        tried = ", ".join(voice.candidates("espeak")) or "it names none"
        what = f"espeak-ng has no voice for profile {voice.name!r} (tried: {tried})"
        raise CastError(what, advice="choose another voice, or correct the profile")

    def render(self, text: str, voice: Voice) -> Speech:
        """Speak a text. The marks are exact: espeak reports the sample at which each word starts."""
        self._reload()
        self.voice_id(voice)
        self._engine.setProperty("rate", min(voice.rate_wpm, _FASTEST_WPM))
        self._engine.setProperty("pitch", voice.pitch)
        self._espeak.SetParameter(self._espeak.RANGE, voice.pitch_range, 0)
        self._marks, self._completed = [], False
        file = io.BytesIO()
        with contextlib.redirect_stdout(io.StringIO()):  # the driver prints the name of the file
            self._engine.save_to_file(text, file)
            self._engine.runAndWait()
        return Speech(
            pcm=_samples(file.getvalue()),
            sample_rate_hz=self.sample_rate_hz,
            marks=tuple(self._marks),
            voice_id=self._engine.getProperty("voice") or "",
            completed=self._completed,
        )

    def _reload(self) -> None:
        """Reload espeak: a take does not depend on the takes before it, so every process makes the same ones."""
        self._espeak = reload_espeak()
        self._espeak.SetSynthCallback(self._listener)
        self._driver.setProperty("volume", 1.0)
        self._driver._numerise_buffer.clear()  # the driver never empties it

    def _set_voice(self, voice_id: str) -> str:
        # pyttsx3 hides the error of an unknown voice and keeps the last voice, so the voice is read back.
        self._engine.setProperty("voice", voice_id)
        return self._engine.getProperty("voice") or ""

    def _on_finished(self, name: str, completed: bool) -> None:
        self._completed = completed

    def _listen(self, wav: Any, samples: int, events: Any) -> int:
        """espeak's callback: keep the marks, and pass all arguments on to the driver's own callback."""
        for event in iter(_events(events, self._espeak.EVENT_LIST_TERMINATED)):
            if event.type == self._espeak.EVENT_WORD:
                self._marks.append(Mark(sample=event.sample, char=event.text_position - 1))
            elif event.type == self._espeak.EVENT_END:
                self._marks.append(Mark(sample=event.sample, char=None))
        if not wav:
            # The end of the text. The driver waits for the event "message terminated", but in synchronous mode espeak
            # does not send it.
            events = (self._espeak.EVENT * 2)()
            events[0].type = self._espeak.EVENT_MSG_TERMINATED
        return int(self._driver._onSynth(wav, samples, events))


def _events(events: Any, end: int) -> Any:
    k = 0
    while events[k].type != end:
        yield events[k]
        k += 1


def _samples(wav: bytes) -> bytes:
    if not wav:
        return b""
    with wave.open(io.BytesIO(wav)) as file:
        return bytes(file.readframes(file.getnframes()))


class FileEngine(Engine):
    """Any other pyttsx3 driver: it writes a file and reports no times of words."""

    sample_rate_hz = SAMPLE_RATE_HZ

    @classmethod
    def version(cls) -> str:
        """As `PlatformEngine.version`."""
        return PlatformEngine.version()

    def __init__(self, driver: str) -> None:
        import pyttsx3

        try:
            self._engine: Any = pyttsx3.init(driver)
        except Exception as error:  # each driver raises exceptions of its own kind
            what = f"pyttsx3's driver {driver!r} does not start ({cause_of(error)})"
            raise SetupError(what, advice=_USE_ESPEAK) from error
        self._driver = driver
        voices = self._engine.getProperty("voices")
        self._voices = [(voice.id, voice.name or "", voice.gender or "") for voice in voices]

    def voice_id(self, voice: Voice) -> str:
        """The first voice whose id or name is in the profile, else the first of its gender, else the first of all."""
        for candidate in voice.candidates(self._driver):
            for voice_id, name, _ in self._voices:
                if candidate == voice_id or re.search(rf"\b{re.escape(candidate)}\b", name, re.IGNORECASE):
                    return str(voice_id)
        of_gender = [voice_id for voice_id, _, gender in self._voices if re.search(rf"(?i)\b{voice.gender}$", gender)]
        for voice_id in (*of_gender, *(voice_id for voice_id, _, _ in self._voices)):
            return str(voice_id)
        raise CastError(f"pyttsx3's driver {self._driver!r} has no voices", advice=f"install one, or {_USE_ESPEAK}")

    def render(self, text: str, voice: Voice) -> Speech:
        """Speak a text into a temporary file and read the file."""
        self._engine.setProperty("voice", self.voice_id(voice))
        self._engine.setProperty("rate", voice.rate_wpm)
        with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
            path = Path(folder, "speech.aiff" if self._driver in ("nsss", "avspeech") else "speech.wav")
            with contextlib.redirect_stdout(io.StringIO()):
                self._engine.save_to_file(text, os.fspath(path))
                self._engine.runAndWait()
            if not path.exists():
                raise FlawedSpeechError(f"pyttsx3's driver {self._driver!r} wrote no file")
            pcm, sample_rate_hz = read_sound(path)
        return Speech(
            pcm=pcm,
            sample_rate_hz=sample_rate_hz,
            voice_id=str(self._engine.getProperty("voice")),
        )
