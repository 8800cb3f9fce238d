"""Where MP3 frames begin in a mix. Pieces of the mix begin there, so that their frames join without a seam."""

from dataclasses import dataclass

from podcaster.mixing.containers.mp3_frames import FRAME_SAMPLES, SAMPLE_RATE_HZ


@dataclass(frozen=True, slots=True)
class FrameGrid:
    """MP3 frames (1152 samples at 44.1 kHz, 26 ms) in the samples of a mix.

    A frame of a mix at 22,050 Hz is exactly 576 samples. At other rates the length is no whole number: a frame then
    begins with the first sample that is not before it, less than a sample late. These delays do not add up.
    """

    sample_rate_hz: int
    """Sample rate of the mix."""

    def begin(self, frame: int) -> int:
        """The sample with which a frame begins."""
        return -(-frame * FRAME_SAMPLES * self.sample_rate_hz // SAMPLE_RATE_HZ)

    def nearest(self, sample: int) -> int:
        """The frame that begins nearest to a sample; of two as near, the earlier."""
        frame, beyond = divmod(sample * SAMPLE_RATE_HZ, FRAME_SAMPLES * self.sample_rate_hz)
        return frame + (2 * beyond > FRAME_SAMPLES * self.sample_rate_hz)

    def at_least(self, samples: int) -> int:
        """How many frames it takes to hold so many samples."""
        return -(-samples * SAMPLE_RATE_HZ // (FRAME_SAMPLES * self.sample_rate_hz))
