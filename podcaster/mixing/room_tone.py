"""Room tone: the faint noise of a take's own pauses, for the pauses between takes.

Digital silence between takes sounds as if the line had gone dead. A take with digital silence in its pauses, such as
espeak's, is followed by digital silence.
"""

from podcaster.mixing.parts import Tone
from podcaster.recording.take import Take

_LOUDEST_RMS = 12.0
"""A louder gap is a breath or the end of a word, not the room. About -69 dBFS."""


class RoomTone:
    """The room tone after each take."""

    def __init__(self) -> None:
        self._rms = 0.0

    def hear(self, take: Take, gain_db: float) -> None:
        """Take the tone from a take that is mixed with this gain. A take without gaps changes nothing."""
        if take.room_rms is not None:
            self._rms = min(take.room_rms, _LOUDEST_RMS) * 10 ** (gain_db / 20)

    def pause(self, samples: int) -> Tone:
        """A pause of this length."""
        return Tone(samples, round(self._rms, 1))
