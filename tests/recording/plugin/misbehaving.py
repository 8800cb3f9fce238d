"""Engines that fail as real ones do, plugged in by their entry points. What they remember between processes is a file
named by MISBEHAVING_ONCE."""

import ctypes
import os
import time
from pathlib import Path

from podcaster.casting.voice import Voice
from podcaster.errors import SetupError
from podcaster.recording.engines.base import Speech
from podcaster.recording.engines.tone import ToneEngine
from podcaster.system.record import replace

TROUBLE = "trouble"
"""The word at which they fail."""


def first_time() -> bool:
    try:
        Path(os.environ["MISBEHAVING_ONCE"]).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


class CrashingOnce(ToneEngine):
    def render(self, text: str, voice: Voice) -> Speech:
        if TROUBLE in text and first_time():
            os._exit(3)
        return super().render(text, voice)


class Crashing(ToneEngine):
    def render(self, text: str, voice: Voice) -> Speech:
        if TROUBLE in text:
            os._exit(3)
        return super().render(text, voice)


class Hanging(ToneEngine):
    def render(self, text: str, voice: Voice) -> Speech:
        while TROUBLE in text:
            time.sleep(60)
        return super().render(text, voice)


class Half(ToneEngine):
    def render(self, text: str, voice: Voice) -> Speech:
        speech = super().render(text, voice)
        if TROUBLE not in text:
            return speech
        half = len(speech.marks) // 2
        return replace(speech, marks=speech.marks[:half], pcm=speech.pcm[: 2 * speech.marks[half].sample])


class HalfOnce(Half):
    def render(self, text: str, voice: Voice) -> Speech:
        return super().render(text, voice) if first_time() else ToneEngine.render(self, text, voice)


class Silent(ToneEngine):
    def render(self, text: str, voice: Voice) -> Speech:
        speech = super().render(text, voice)
        return replace(speech, pcm=bytes(len(speech.pcm))) if TROUBLE in text else speech


class Mistaken(ToneEngine):
    def render(self, text: str, voice: Voice) -> Speech:
        speech = super().render(text, voice)
        return replace(speech, voice_id="someone-else") if TROUBLE in text else speech


class Mumbling(ToneEngine):
    """Says everything in a tenth of the time."""

    def render(self, text: str, voice: Voice) -> Speech:
        speech = super().render(text, voice)
        if TROUBLE not in text:
            return speech
        quick = tuple(replace(mark, sample=mark.sample // 10) for mark in speech.marks)
        return replace(speech, marks=quick, pcm=speech.pcm[: len(speech.pcm) // 20 * 2])


class Altered(ToneEngine):
    """Speaks well, and hands over something else at the trouble."""

    def render(self, text: str, voice: Voice) -> Speech:
        speech = super().render(text, voice)
        return self.altered(speech) if TROUBLE in text else speech

    def altered(self, speech: Speech) -> Speech:
        raise NotImplementedError


class HalfSilent(Altered):
    """All its marks, and no sound in the second half."""

    def altered(self, speech: Speech) -> Speech:
        half = len(speech.pcm) // 4 * 2
        return replace(speech, pcm=speech.pcm[:half] + bytes(len(speech.pcm) - half))


class HalfSilentOnce(HalfSilent):
    def altered(self, speech: Speech) -> Speech:
        return super().altered(speech) if first_time() else speech


class NoRate(Altered):
    def altered(self, speech: Speech) -> Speech:
        return replace(speech, sample_rate_hz=0)


class SlowRate(Altered):
    """Its sound would last twenty times as long as it does."""

    def altered(self, speech: Speech) -> Speech:
        return replace(speech, sample_rate_hz=speech.sample_rate_hz // 20)


class DoubleRate(ToneEngine):
    """Its sound is told to be at twice the rate that it is at: everything is quick and high."""

    def render(self, text: str, voice: Voice) -> Speech:
        speech = super().render(text, voice)
        return replace(speech, sample_rate_hz=2 * speech.sample_rate_hz)


class HalfRate(ToneEngine):
    """Everything is slow and low."""

    def render(self, text: str, voice: Voice) -> Speech:
        speech = super().render(text, voice)
        return replace(speech, sample_rate_hz=speech.sample_rate_hz // 2)


class OddBytes(Altered):
    def altered(self, speech: Speech) -> Speech:
        return replace(speech, pcm=speech.pcm[:-1])


class NoBytes(Altered):
    def altered(self, speech: Speech) -> Speech:
        return replace(speech, pcm=None)  # type: ignore[arg-type]


class NoSpeech(Altered):
    def altered(self, speech: Speech) -> Speech:
        return None  # type: ignore[return-value]


class Backwards(Altered):
    """Marks out of order."""

    def altered(self, speech: Speech) -> Speech:
        return replace(speech, marks=speech.marks[::-1])


class Raising(Altered):
    def altered(self, speech: Speech) -> Speech:
        raise ZeroDivisionError("by nothing")


class UntoldError(Exception):
    """One that no other process can be told."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one)
        self.held = Path(os.devnull).open()  # noqa: SIM115


class RaisingUntold(Altered):
    def altered(self, speech: Speech) -> Speech:
        raise UntoldError("one", "other")


class Exiting(Altered):
    def altered(self, speech: Speech) -> Speech:
        raise SystemExit(0)


class Segfaulting(Altered):
    def altered(self, speech: Speech) -> Speech:
        return ctypes.string_at(0)  # type: ignore[return-value]


class Chatty(ToneEngine):
    """Prints, as engines do, from Python and from C."""

    def render(self, text: str, voice: Voice) -> Speech:
        print("speaking")
        os.write(1, b"synthesizing\n")
        return super().render(text, voice)


class Slow(ToneEngine):
    def render(self, text: str, voice: Voice) -> Speech:
        time.sleep(0.2)
        return super().render(text, voice)


class Patient(ToneEngine):
    patience = 100.0

    def render(self, text: str, voice: Voice) -> Speech:
        time.sleep(1.5)
        return super().render(text, voice)


class NoVersion(ToneEngine):
    @classmethod
    def version(cls) -> str:
        return None  # type: ignore[return-value]


class RaisingVersion(ToneEngine):
    @classmethod
    def version(cls) -> str:
        raise FileNotFoundError("no model")


class NoSampleRate(ToneEngine):
    sample_rate_hz = None  # type: ignore[assignment]


class NoTime(ToneEngine):
    start_timeout_s = 0


class NoProcesses(ToneEngine):
    @classmethod
    def most_processes(cls) -> int:
        return 0


def no_class() -> ToneEngine:
    return ToneEngine()


class NoMarks(Altered):
    """What it calls marks are none."""

    def altered(self, speech: Speech) -> Speech:
        return replace(speech, marks=((0, 0),))  # type: ignore[arg-type]


class NoVoice(Altered):
    """It does not say who spoke."""

    def altered(self, speech: Speech) -> Speech:
        return replace(speech, voice_id=None)  # type: ignore[arg-type]


class Broken(ToneEngine):
    def __init__(self) -> None:
        raise SetupError("this engine does not start: plug it in")


class BrokenOddly(ToneEngine):
    def __init__(self) -> None:
        raise LookupError("no such card")


class BrokenByHanging(ToneEngine):
    start_timeout_s = 2.0

    def __init__(self) -> None:
        time.sleep(600)


class BrokenByCrashing(ToneEngine):
    def __init__(self) -> None:
        os._exit(3)
