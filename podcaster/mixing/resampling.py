"""Raw samples at another sample rate, by ffmpeg's own resampler."""

import tempfile
from pathlib import Path

from podcaster.system.ffmpeg import FfmpegRuns

_DEFAULT_FILTER_RATIO = 2
_FINE_FILTER = ":filter_size=256:cutoff=0.99"
"""A steeper filter than ffmpeg's own (32 taps, cut off at 0.97): speech at 24 kHz keeps what it has up to 11.5 kHz, and
has no images above 12.5 kHz. tests/mixing/test_sample_rates.py measures it."""


def aresample(from_hz: int, to_hz: int) -> str:
    """The ffmpeg filter that resamples sound."""
    # Doubling needs no steep filter: the images of speech at 22,050 Hz lie where it has next to nothing.
    return f"aresample={to_hz}{'' if to_hz == _DEFAULT_FILTER_RATIO * from_hz else _FINE_FILTER}"


def raw_input(sample_rate_hz: int) -> list[str]:
    """The arguments with which ffmpeg reads samples (signed 16-bit little-endian mono) from its input."""
    return ["-f", "s16le", "-ar", str(sample_rate_hz), "-ac", "1", "-i", "pipe:0"]


def resample(pcm: bytes, from_hz: int, to_hz: int) -> bytes:
    """Samples (signed 16-bit little-endian mono) at another rate. MixingError when ffmpeg fails."""
    if from_hz == to_hz or not pcm:
        return pcm
    with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
        raw = Path(folder, "take.pcm")
        raw.write_bytes(pcm)
        command = [*raw_input(from_hz), "-af", aresample(from_hz, to_hz), "-f", "s16le", "pipe:1"]
        return FfmpegRuns().run(command, raw)[0]
