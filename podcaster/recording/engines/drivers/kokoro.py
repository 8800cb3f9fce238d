"""`pyttsx3.init("kokoro")`: pyttsx3 loads this module as its driver."""

from typing import Any

from podcaster.recording.engines.drivers.driver import SynthesisDriver
from podcaster.recording.engines.kokoro import DEFAULT_VOICE, Kokoro


def buildDriver(proxy: Any) -> SynthesisDriver:  # noqa: N802 - the name that pyttsx3 calls
    """The driver for a pyttsx3 engine. SetupError when a part is missing."""
    return SynthesisDriver(proxy, Kokoro(), DEFAULT_VOICE)
