"""A small engine in one file, as another author might write it: slow to start, at 24 kHz, and without marks. Environment
variables stand for a model that is replaced, a slow disk and a small memory."""

import os
import time
from array import array
from math import pi, sin
from pathlib import Path

from podcaster.casting import Voice
from podcaster.recording import Engine, Speech


class SlowVoices(Engine):
    """Hums each text at one pitch."""

    sample_rate_hz = 24_000
    start_timeout_s = float(os.environ.get("SLOW_VOICES_TIMEOUT_S", "30"))

    @classmethod
    def version(cls) -> str:
        return f"model {os.environ.get('SLOW_VOICES_MODEL', '1')}"

    @classmethod
    def most_processes(cls) -> int:
        return int(os.environ.get("SLOW_VOICES_PROCESSES", "8"))

    def __init__(self) -> None:
        with open(os.environ["SLOW_VOICES_LOG"], "a") as log:  # noqa: PTH123
            log.write(f"{os.getpid()}\n")
        time.sleep(float(os.environ.get("SLOW_VOICES_START_S", "0")))
        others, limit = int(os.environ.get("SLOW_VOICES_WAIT_FOR", "1")), time.monotonic() + 20
        while len(Path(os.environ["SLOW_VOICES_LOG"]).read_text().split()) < others and time.monotonic() < limit:
            time.sleep(0.02)

    def voice_id(self, voice: Voice) -> str:
        return f"slow/{voice.name}"

    def render(self, text: str, voice: Voice) -> Speech:
        samples = self.sample_rate_hz * len(text) // 15
        hum = array("h", (round(8_000 * sin(2 * pi * 220 * k / self.sample_rate_hz)) for k in range(samples)))
        return Speech(pcm=hum.tobytes(), sample_rate_hz=self.sample_rate_hz, voice_id=self.voice_id(voice))
