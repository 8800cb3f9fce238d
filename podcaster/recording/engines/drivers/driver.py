"""The pyttsx3 driver of every neural engine, with pyttsx3's properties and events.

Properties: `voices`, `voice`, `rate` (words a minute), `volume` (0 to 1), `phonemes` (pairs of a word and its
pronunciation in IPA), `device` ("auto", "cpu" or "gpu") and `sound` (the last utterance with the time of every word).
Only kokoro uses a GPU. Events: started-utterance,
started-word, finished-utterance, error.
"""

import contextlib
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, get_args

from podcaster.errors import SetupError, UsageError
from podcaster.recording.engines.device import Device
from podcaster.recording.engines.synthesis import Phonemes, Sound, SpokenWord, Synthesizer
from podcaster.recording.ipa import fault_in
from podcaster.system.record import Record, replace

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
"""Programs that play a WAV file, with their options. On Windows, winsound is used instead."""
_TICK_S = 0.01


class _Utterance(Record, frozen=True, kw_only=True):
    """A text to speak, with the properties at the time of the request."""

    text: str
    name: str | None
    voice: str
    rate_wpm: int
    volume: float
    phonemes: Phonemes
    file: "str | PathLike[str] | BinaryIO | None"
    """The file that its sound is written to; None is the loudspeaker."""


class SynthesisDriver:
    """A pyttsx3 driver.

    While pyttsx3 is idle, it passes commands on immediately, even at the end of its loop. So utterances wait in this
    driver until the loop runs. Each keeps the properties at the time of its request.
    """

    def __init__(self, proxy: Any, synthesizer: Synthesizer, default_voice: str) -> None:
        self._proxy = proxy
        self._synthesizer = synthesizer
        self._voice, self._rate_wpm, self._volume = default_voice, DEFAULT_RATE_WPM, 1.0
        self._phonemes: Phonemes = ()
        self._waiting: list[_Utterance] = []
        self._dropped: list[_Utterance] = []
        self._speaking = self._stopped = self._ending = False
        self._sound: Sound | None = None

    def destroy(self) -> None:
        """Called by pyttsx3 when it no longer needs the driver."""
        self._stopped = True

    def say(self, text: str) -> None:
        """Speak the text through the loudspeakers. The event for each word comes when the word is heard."""
        self._ask(text, None)

    def save_to_file(self, text: str, filename: "str | PathLike[str] | BinaryIO") -> None:
        """Write the sound of the text as a WAV file, to a path or to an open binary file."""
        self._ask(text, filename)

    def stop(self) -> None:
        """Stop the current utterance and drop the waiting ones."""
        self._dropped, self._waiting = self._waiting, []
        self._stopped = True

    def startLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """pyttsx3's event loop. It ends when `endLoop` was called and no utterance waits."""
        self._proxy.setBusy(False)
        while self._waiting or not self._ending:
            if self._waiting:
                self._perform(self._waiting.pop(0))
            else:
                time.sleep(_TICK_S)
        self._ending = False

    def endLoop(self) -> None:  # noqa: N802
        """End the event loop after the waiting utterances. pyttsx3 always calls `stop` first, even at the end of
        `runAndWait`, so the utterances that `stop` dropped are put back."""
        self._waiting, self._dropped = [*self._dropped, *self._waiting], []
        self._stopped = self._stopped and self._speaking
        self._ending = True

    def iterate(self) -> Iterator[None]:
        """For callers with their own event loop: each step speaks one utterance."""
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
                phonemes=self._phonemes,
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
            sound = self._synthesizer.say(
                utterance.text, utterance.voice, utterance.rate_wpm, utterance.phonemes
            )
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
        """The value of a property. KeyError for an unknown property."""
        if name == "voices":
            from pyttsx3.voice import Voice

            return [
                Voice(id=voice.id, name=voice.name, languages=[voice.language], gender=voice.gender)
                for voice in self._synthesizer.voices
            ]
        values = {
            "voice": self._voice,
            "rate": self._rate_wpm,
            "volume": self._volume,
            "phonemes": self._phonemes,
            "sound": self._sound,
        }
        return values[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        """Set a property. CastError for an unknown voice, UsageError for phonemes that are not IPA, SetupError for a
        device that is missing; these change nothing. KeyError for an unknown property."""
        if name == "voice":
            self._synthesizer.check_voice(str(value))
            self._voice = str(value)
        elif name == "rate":
            self._rate_wpm = max(50, min(500, int(value)))
        elif name == "volume":
            self._volume = max(0.0, min(1.0, float(value)))
        elif name == "device":
            if value not in get_args(Device):
                raise UsageError(f"there is no device {value!r}", advice=f"choose {' or '.join(get_args(Device))}")
            self._synthesizer.use(value)
        elif name == "phonemes":
            for word, phonemes in value:
                if fault := fault_in(phonemes):
                    raise UsageError(f"{word!r} {fault}", advice='write IPA, as in ("Kyiv", "kˈiːv")')
            self._phonemes = tuple(value)
        else:
            raise KeyError(f"unknown property {name}")

    def _play(self, sound: Sound, announce: Callable[[SpokenWord], None]) -> bool:
        """Play the sound and announce its words. Return whether it was played to the end."""
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
                raise SetupError("no sound player is installed", advice=f"install one of {names}, or save to a file")
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
    """Float samples as signed 16-bit little-endian samples. A sound over full scale is scaled down, not clipped."""
    import numpy as np

    peak = float(np.abs(samples).max(initial=0.0))
    return bytes((samples * (32_767 / max(1.0, peak))).round().astype("<i2").tobytes())
