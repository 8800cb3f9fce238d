"""`pyttsx3.init("piper")`: pyttsx3 loads this module as its driver. Its voices are files: set `voice` to a path."""

from typing import Any

from podcaster.recording.engines.drivers.driver import SynthesisDriver
from podcaster.recording.engines.piper import Piper


def buildDriver(proxy: Any) -> SynthesisDriver:  # noqa: N802 - the name that pyttsx3 calls
    """The driver for a pyttsx3 engine. SetupError when onnxruntime is missing."""
    return SynthesisDriver(proxy, Piper(), "")
