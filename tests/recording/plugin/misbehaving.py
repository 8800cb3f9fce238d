"""Engines that fail as real ones do, plugged in by their entry points. What they remember between processes is a file
named by MISBEHAVING_ONCE."""

import os
import time
from dataclasses import replace
from pathlib import Path

from podcaster.casting.voice import Voice
from podcaster.errors import SetupError
from podcaster.recording.engines.base import Speech
from podcaster.recording.engines.tone import ToneEngine

TROUBLE = "trouble"
"""The word at which they fail."""


def first_time() -> bool:
    try:
        Path(os.environ["MISBEHAVING_ONCE"]).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


class CrashingOnce(ToneEngine):
    def render(self, spoken_text: str, voice: Voice) -> Speech:
        if TROUBLE in spoken_text and first_time():
            os._exit(3)
        return super().render(spoken_text, voice)


class Crashing(ToneEngine):
    def render(self, spoken_text: str, voice: Voice) -> Speech:
        if TROUBLE in spoken_text:
            os._exit(3)
        return super().render(spoken_text, voice)


class Hanging(ToneEngine):
    def render(self, spoken_text: str, voice: Voice) -> Speech:
        while TROUBLE in spoken_text:
            time.sleep(60)
        return super().render(spoken_text, voice)


class Half(ToneEngine):
    def render(self, spoken_text: str, voice: Voice) -> Speech:
        speech = super().render(spoken_text, voice)
        if TROUBLE not in spoken_text:
            return speech
        half = len(speech.marks) // 2
        return replace(speech, marks=speech.marks[:half], pcm=speech.pcm[: 2 * speech.marks[half].sample])


class HalfOnce(Half):
    def render(self, spoken_text: str, voice: Voice) -> Speech:
        return super().render(spoken_text, voice) if first_time() else ToneEngine.render(self, spoken_text, voice)


class Silent(ToneEngine):
    def render(self, spoken_text: str, voice: Voice) -> Speech:
        speech = super().render(spoken_text, voice)
        return replace(speech, pcm=bytes(len(speech.pcm))) if TROUBLE in spoken_text else speech


class Mistaken(ToneEngine):
    def render(self, spoken_text: str, voice: Voice) -> Speech:
        speech = super().render(spoken_text, voice)
        return replace(speech, voice_id="someone-else") if TROUBLE in spoken_text else speech


class Mumbling(ToneEngine):
    """Says everything in a tenth of the time."""

    def render(self, spoken_text: str, voice: Voice) -> Speech:
        speech = super().render(spoken_text, voice)
        if TROUBLE not in spoken_text:
            return speech
        quick = tuple(replace(mark, sample=mark.sample // 10) for mark in speech.marks)
        return replace(speech, marks=quick, pcm=speech.pcm[: len(speech.pcm) // 20 * 2])


class Broken(ToneEngine):
    def __init__(self) -> None:
        raise SetupError("this engine does not start: plug it in")
