"""One pyttsx3 driver for every neural engine, with pyttsx3's own properties and events.

Properties: `voices`, `voice`, `rate` (words a minute), `volume` (0 to 1), and `sound`, the last utterance with the
time of every word. Events: started-utterance, started-word, finished-utterance, error.
"""

import contextlib
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from podcaster.errors import SetupError
from podcaster.recording.engines.synthesis import Sound, SpokenWord, Synthesizer

if TYPE_CHECKING:
    import numpy

DEFAULT_RATE_WPM = 170
_PLAYERS = (
    ("aplay", "-q"),
    ("pw-play",),
    ("paplay",),
    ("afplay",),
    ("ffplay", "-v", "error", "-nodisp", "-autoexit"),
)
"""Programs that play a WAV file, with their options; Windows has winsound instead."""
_TICK_S = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class _Utterance:
    """One text to speak, with the properties that held when it was asked for."""

    text: str
    name: str | None
    voice: str
    rate_wpm: int
    volume: float
    file: "str | PathLike[str] | BinaryIO | None"
    """Where its sound goes; None is the loudspeaker."""


class SynthesisDriver:
    """What pyttsx3 calls a driver.

    pyttsx3 hands over commands at once while it is idle, the end of its loop included, so utterances wait here until
    the loop runs, each with the properties of its time.
    """

    def __init__(self, proxy: Any, synthesizer: Synthesizer, default_voice: str) -> None:
        self._proxy = proxy
        self._synthesizer = synthesizer
        self._voice, self._rate_wpm, self._volume = default_voice, DEFAULT_RATE_WPM, 1.0
        self._waiting: list[_Utterance] = []
        self._dropped: list[_Utterance] = []
        self._speaking = self._stopped = self._ending = False
        self._sound: Sound | None = None

    def destroy(self) -> None:
        """pyttsx3 has done with this driver."""
        self._stopped = True

    def say(self, text: str) -> None:
        """Speak the text through this machine's loudspeakers; each word is announced when it is heard."""
        self._ask(text, None)

    def save_to_file(self, text: str, filename: "str | PathLike[str] | BinaryIO") -> None:
        """Write the text's sound as a WAV file, to a path or into an open binary file."""
        self._ask(text, filename)

    def stop(self) -> None:
        """End what is being spoken and drop what waits."""
        self._dropped, self._waiting = self._waiting, []
        self._stopped = True

    def startLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """pyttsx3's event loop; left when `endLoop` was called and nothing waits."""
        self._proxy.setBusy(False)
        while self._waiting or not self._ending:
            if self._waiting:
                self._perform(self._waiting.pop(0))
            else:
                time.sleep(_TICK_S)
        self._ending = False

    def endLoop(self) -> None:  # noqa: N802
        """Leave the event loop when what waits has been spoken. pyttsx3 calls `stop` right before, also at the end of
        `runAndWait`: what that dropped waits again."""
        self._waiting, self._dropped = [*self._dropped, *self._waiting], []
        self._stopped = self._stopped and self._speaking
        self._ending = True

    def iterate(self) -> Iterator[None]:
        """For a caller with an event loop of its own: one utterance a step."""
        self._proxy.setBusy(False)
        while True:
            if self._waiting:
                self._perform(self._waiting.pop(0))
            yield

    def _ask(self, text: str, file: "str | PathLike[str] | BinaryIO | None") -> None:
        self._waiting.append(
            _Utterance(
                text=text,
                name=self._proxy._name,
                voice=self._voice,
                rate_wpm=self._rate_wpm,
                volume=self._volume,
                file=file,
            )
        )

    def _perform(self, utterance: _Utterance) -> None:
        def notify(event: str, **values: object) -> None:
            self._proxy.notify(event, name=utterance.name, **values)

        def announce(word: SpokenWord) -> None:
            notify("started-word", location=word.char_start, length=word.char_end - word.char_start)

        self._proxy.setBusy(True)
        self._speaking, self._stopped, self._sound = True, False, None
        notify("started-utterance")
        completed = False
        try:
            sound = self._synthesizer.say(utterance.text, utterance.voice, utterance.rate_wpm)
            if utterance.volume != 1.0:
                sound = replace(sound, samples=sound.samples * utterance.volume)
            self._sound = sound
            if utterance.file is None:
                completed = self._play(sound, announce)
            else:
                for word in sound.words:
                    announce(word)
                if isinstance(utterance.file, str | PathLike):
                    with Path(utterance.file).open("wb") as file:
                        write_wav(file, sound)
                else:
                    write_wav(utterance.file, sound)
                completed = True
        except Exception as error:  # noqa: BLE001 - pyttsx3 reports every error as an event
            notify("error", exception=error)
        self._speaking = False
        notify("finished-utterance", completed=completed)
        self._proxy.setBusy(False)

    def getProperty(self, name: str) -> object:  # noqa: N802
        """A property's value. KeyError for one that does not exist."""
        if name == "voices":
            from pyttsx3.voice import Voice

            return [
                Voice(id=voice.id, name=voice.name, languages=[voice.language], gender=voice.gender)
                for voice in self._synthesizer.voices
            ]
        values = {"voice": self._voice, "rate": self._rate_wpm, "volume": self._volume, "sound": self._sound}
        return values[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        """Set a property; a voice that does not exist leaves the one before."""
        if name == "voice":
            self._synthesizer.check_voice(str(value))
            self._voice = str(value)
        elif name == "rate":
            self._rate_wpm = max(50, min(500, int(value)))
        elif name == "volume":
            self._volume = max(0.0, min(1.0, float(value)))
        else:
            raise KeyError(f"unknown property {name}")

    def _play(self, sound: Sound, announce: Callable[[SpokenWord], None]) -> bool:
        """Play the sound, announcing its words; whether it was heard to the end."""
        with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
            path = Path(folder, "utterance.wav")
            with path.open("wb") as file:
                write_wav(file, sound)
            return self._play_file(path, sound, announce)

    def _play_file(self, path: Path, sound: Sound, announce: Callable[[SpokenWord], None]) -> bool:
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
            playing = None
        else:
            player = next((command for command in _PLAYERS if shutil.which(command[0])), None)
            if player is None:
                names = ", ".join(command[0] for command in _PLAYERS)
                raise SetupError("no program here plays sound", advice=f"install one of {names}, or save to a file")
            playing = subprocess.Popen([*player, str(path)], stderr=subprocess.DEVNULL)
        began = time.monotonic()
        try:
            for word in sound.words:
                while time.monotonic() - began < word.sample / sound.sample_rate_hz and not self._stopped:
                    time.sleep(_TICK_S)
                if self._stopped:
                    return False
                announce(word)
            end_s = len(sound.samples) / sound.sample_rate_hz
            while (playing.poll() is None if playing else time.monotonic() - began < end_s) and not self._stopped:
                time.sleep(_TICK_S)
            if playing is not None and playing.poll() not in (None, 0):
                raise SetupError("the sound could not be played", advice="check the sound device, or save to a file")
            return not self._stopped
        finally:
            if playing is not None and playing.poll() is None:
                playing.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    playing.wait(2)


def write_wav(file: BinaryIO, sound: Sound) -> None:
    """Write the sound as 16-bit mono WAV."""
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(sound.sample_rate_hz)
        writer.writeframes(pcm_of(sound.samples))


def pcm_of(samples: "numpy.ndarray") -> bytes:
    """float samples as signed 16-bit little-endian ones; what is over full scale is scaled down, never clipped."""
    import numpy as np

    peak = float(np.abs(samples).max(initial=0.0))
    return bytes((samples * (32_767 / max(1.0, peak))).round().astype("<i2").tobytes())
