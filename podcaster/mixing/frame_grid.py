"""The positions of MP3 frames in a mix. Pieces of the mix begin on a frame, so that their frames join without a gap."""

from podcaster.mixing.containers.mp3_frames import FRAME_SAMPLES, SAMPLE_RATE_HZ
from podcaster.system.record import Record


class FrameGrid(Record, frozen=True):
    """MP3 frames (1152 samples at 44.1 kHz, 26 ms) in the samples of a mix.

    A frame of a mix at 22,050 Hz is exactly 576 samples. At other rates its length is not a whole number of samples. A
    frame's begin is rounded up to a whole sample; the rounding errors do not add up.
    """

    sample_rate_hz: int
    """Sample rate of the mix."""

    def begin(self, frame: int) -> int:
        """The sample with which a frame begins."""
        return -(-frame * FRAME_SAMPLES * self.sample_rate_hz // SAMPLE_RATE_HZ)

    def ms(self, frame: int) -> float:
        """When a frame begins, in milliseconds."""
        return 1000 * frame * FRAME_SAMPLES / SAMPLE_RATE_HZ

    def nearest(self, sample: int) -> int:
        """The frame that begins nearest to a sample; the earlier one of two at the same distance."""
        frame, beyond = divmod(sample * SAMPLE_RATE_HZ, FRAME_SAMPLES * self.sample_rate_hz)
        return frame + (2 * beyond > FRAME_SAMPLES * self.sample_rate_hz)

    def at_least(self, samples: int) -> int:
        """The number of frames that hold this many samples, rounded up."""
        return -(-samples * SAMPLE_RATE_HZ // (FRAME_SAMPLES * self.sample_rate_hz))
