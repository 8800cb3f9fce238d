"""Speech through pyttsx3, with any of its drivers, so driven that no audio is lost and no voice is mistaken.

Two ways, for the drivers differ. With espeak, the library is run in synchronous mode and its own events are kept, so
every word's time is exact to the sample. With the others (sapi5, nsss, avspeech) pyttsx3 writes a file, and the words
share the time of its sound by their length.
"""

import contextlib
import importlib
import io
import os
import re
import tempfile
import types
import wave
from importlib.metadata import version
from pathlib import Path
from typing import Any

from podcaster.casting.voice import Voice
from podcaster.errors import CastError, SetupError
from podcaster.recording.engines.base import Engine, FlawedSpeechError, Mark, Speech
from podcaster.recording.engines.sound_file import read_sound

_QUICKEST_WPM = 449
"""From 450 on espeak squeezes its sound afterwards, and its marks are no longer where the words are."""


def start(driver: str | None) -> Engine:
    """pyttsx3 with a driver by name, or the platform's own. SetupError when it does not start."""
    import pyttsx3.engine

    driver = driver or pyttsx3.engine.default_engine_by_sys_platform()
    return EspeakEngine() if driver == "espeak" else FileEngine(driver)


class EspeakEngine:
    """pyttsx3's espeak driver in synchronous mode."""

    name = "pyttsx3"

    def __init__(self) -> None:
        from podcaster.recording.engines.espeak_library import load_espeak_driver

        library_version = load_espeak_driver()
        espeak: Any = importlib.import_module("pyttsx3.drivers._espeak")
        driver: Any = importlib.import_module("pyttsx3.drivers.espeak")
        # The driver reads this name when it starts espeak. In the asynchronous mode it asks for, files go missing and
        # voices change an utterance late.
        espeak.AUDIO_OUTPUT_RETRIEVAL = espeak.AUDIO_OUTPUT_SYNCHRONOUS
        # Its loop sleeps 10 ms after each utterance, waiting for a thread that synchronous mode does not have.
        driver.time = types.SimpleNamespace(sleep=lambda _seconds: None)
        import pyttsx3

        try:
            self._engine: Any = pyttsx3.init("espeak")
        except RuntimeError as error:
            raise SetupError(
                f"espeak-ng {library_version} does not start ({error}): reinstall espeakng-loader"
            ) from error
        self._espeak = espeak
        self._driver: Any = self._engine.proxy._driver
        self.version = f"pyttsx3 {version('pyttsx3')} espeak-ng {library_version}"
        self._sample_rate_hz = 22_050  # what the driver writes into its files
        self._marks: list[Mark] = []
        self._completed = False
        self._engine.connect("finished-utterance", self._on_finished)
        # Until it is told that it is idle, it queues voice changes instead of making them.
        self._engine.proxy.setBusy(False)
        # Kept on the object: ctypes does not keep callbacks alive.
        self._listener = self._listen
        self._espeak.SetSynthCallback(self._listener)

    def voice_id(self, voice: Voice) -> str:
        """The first of the profile's espeak voices that espeak takes."""
        for candidate in voice.candidates("espeak"):
            if self._take_voice(candidate) == candidate.lower():
                return candidate
        tried = ", ".join(voice.candidates("espeak")) or "it names none"
        raise CastError(
            f"espeak-ng has no voice for profile {voice.name!r} (tried: {tried}): see `podcaster voices list`"
        )

    def render(self, spoken_text: str, voice: Voice) -> Speech:
        """Speak the text. Times are exact: espeak says at which sample each word starts."""
        self.voice_id(voice)
        self._engine.setProperty("rate", min(voice.rate_wpm, _QUICKEST_WPM))
        self._engine.setProperty("pitch", voice.pitch)
        self._espeak.SetParameter(self._espeak.RANGE, voice.pitch_range, 0)
        self._marks, self._completed = [], False
        file = io.BytesIO()
        with contextlib.redirect_stdout(io.StringIO()):  # the driver prints where it saved
            self._engine.save_to_file(spoken_text, file)
            self._engine.runAndWait()
        return Speech(
            pcm=_samples(file.getvalue()),
            sample_rate_hz=self._sample_rate_hz,
            marks=tuple(self._marks),
            voice_id=self._engine.getProperty("voice") or "",
            completed=self._completed,
        )

    def _take_voice(self, voice_id: str) -> str:
        # pyttsx3 swallows the error of an unknown voice and stays with the last one: only reading back tells.
        self._engine.setProperty("voice", voice_id)
        return self._engine.getProperty("voice") or ""

    def _on_finished(self, name: str, completed: bool) -> None:
        self._completed = completed

    def _listen(self, wav: Any, samples: int, events: Any) -> int:
        """espeak's callback: keep the marks, and let the driver do what it does with the rest."""
        for event in iter(_events(events, self._espeak.EVENT_LIST_TERMINATED)):
            if event.type == self._espeak.EVENT_WORD:
                self._marks.append(Mark(sample=event.sample, char=event.text_position - 1))
            elif event.type == self._espeak.EVENT_END:
                self._marks.append(Mark(sample=event.sample, char=None))
        if not wav:
            # The end of the text. The driver waits for a "message terminated" that synchronous espeak never sends.
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


class FileEngine:
    """Any other pyttsx3 driver: it writes a file, and the words' times are estimated from their lengths."""

    name = "pyttsx3"

    def __init__(self, driver: str) -> None:
        import pyttsx3

        try:
            self._engine: Any = pyttsx3.init(driver)
        except Exception as error:  # each driver fails in the way of the system behind it
            raise SetupError(f"pyttsx3's driver {driver!r} does not start ({error}): try `--engine espeak`") from error
        self._name = driver
        self.version = f"pyttsx3 {version('pyttsx3')} {driver}"
        voices = self._engine.getProperty("voices")
        self._voices = [(voice.id, voice.name or "", voice.gender or "") for voice in voices]

    def voice_id(self, voice: Voice) -> str:
        """By the profile's ids and names, else any voice of its gender, else the first there is."""
        for candidate in voice.candidates(self._name):
            for voice_id, name, _ in self._voices:
                if candidate == voice_id or re.search(rf"\b{re.escape(candidate)}\b", name, re.IGNORECASE):
                    return str(voice_id)
        of_gender = [voice_id for voice_id, _, gender in self._voices if re.search(rf"(?i)\b{voice.gender}$", gender)]
        anyone = [voice_id for voice_id, _, _ in self._voices]
        for voice_id in of_gender + anyone:
            return str(voice_id)
        raise CastError(f"pyttsx3's driver {self._name!r} has no voices: install one, or try `--engine espeak`")

    def render(self, spoken_text: str, voice: Voice) -> Speech:
        """Speak the text into a private file and read it back."""
        self._engine.setProperty("voice", self.voice_id(voice))
        self._engine.setProperty("rate", voice.rate_wpm)
        with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
            path = Path(folder, "take.aiff" if self._name in ("nsss", "avspeech") else "take.wav")
            with contextlib.redirect_stdout(io.StringIO()):
                self._engine.save_to_file(spoken_text, os.fspath(path))
                self._engine.runAndWait()
            if not path.exists():
                raise FlawedSpeechError(f"pyttsx3's driver {self._name!r} wrote no file")
            pcm, sample_rate_hz = read_sound(path)
        return Speech(
            pcm=pcm,
            sample_rate_hz=sample_rate_hz,
            marks=_estimated_marks(spoken_text, len(pcm) // 2),
            voice_id=str(self._engine.getProperty("voice")),
            completed=True,
            exact=False,
        )


def _estimated_marks(spoken_text: str, samples: int) -> tuple[Mark, ...]:
    """Words share the sound by their letters, and a comma or full stop counts as three letters of pause."""
    words = list(re.finditer(r"\S*\w\S*", spoken_text))
    weights = [len(word.group()) + (3 if word.group()[-1] in ",.;:!?" else 0) for word in words]
    total, passed, marks = sum(weights), 0, []
    for word, weight in zip(words, weights, strict=True):
        marks.append(Mark(sample=samples * passed // total, char=word.start()))
        passed += weight
    return tuple(marks)
