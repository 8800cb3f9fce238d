"""What is asked of a recording booth. The parent process imports this, not the booth."""

from functools import cache

from podcaster.casting.voice import Voice
from podcaster.recording.engines import engine_version
from podcaster.recording.engines.device import Device
from podcaster.system.record import Record
from podcaster.version import podcaster_version

RENDER_TIMEOUT_S = 30.0
"""Timeout for rendering a text, besides the time that grows with its length."""


class TakeRequest(Record, frozen=True, kw_only=True):
    """A request to a booth: record a cue's text in a voice."""

    cue_number: int
    text: str
    voice: Voice
    engine: str
    respellings: tuple[tuple[str, str], ...] = ()
    """Pairs of a word and its respelling."""
    phonemes: tuple[tuple[str, str], ...] = ()
    """Pairs of a word and its phonemes in IPA. Empty for an engine that does not take phonemes."""
    language: str = "en"
    """BCP 47."""
    runs_on: bool = False
    """Whether the cue's last sentence continues in the next cue."""
    device: Device = "cpu"
    """Where an engine renders that takes a device."""
    timeout_s: float = RENDER_TIMEOUT_S
    """How long rendering may take, in addition to the time that the slowest engine needs for a text of this length."""
    made_with: str | None = None
    """The versions that the worker must have, as `made_with` returns them. None when the worker is on this machine."""


@cache
def made_with(engine: str) -> str:
    """The versions of podcaster and of an engine on this machine. They and the request determine how a take sounds."""
    return f"podcaster {podcaster_version()}, {engine_version(engine)}"
