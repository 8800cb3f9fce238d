"""Raw samples at another sample rate, by ffmpeg's own resampler."""

from podcaster.system.ffmpeg import TO_PIPE, FfmpegRuns
from podcaster.system.files import temporary_folder

_STEEP = ":filter_size=128:cutoff=0.98"
"""Options of ffmpeg's resampler for a steep filter. Speech at 24 kHz keeps its level up to 11.5 kHz within 0.1 dB. Its
images above 12 kHz are 60 dB below it; with ffmpeg's own filter they are 12 dB below. tests/mixing/test_sample_rates.py
measures both."""
ESPEAK_HZ = 22_050
"""From espeak's rate to the double, ffmpeg's default filter is used, as in earlier versions: the bytes of these
episodes do not change."""


def aresample(from_hz: int, to_hz: int) -> str:
    """The ffmpeg filter that resamples sound."""
    return f"aresample={to_hz}{'' if from_hz == ESPEAK_HZ and to_hz == 2 * ESPEAK_HZ else _STEEP}"


def raw_input(sample_rate_hz: int) -> list[str]:
    """The arguments with which ffmpeg reads samples (signed 16-bit little-endian mono) from its input."""
    return ["-f", "s16le", "-ar", str(sample_rate_hz), "-ac", "1", "-i", "pipe:0"]


def resample(pcm: bytes, from_hz: int, to_hz: int) -> bytes:
    """Samples (signed 16-bit little-endian mono) at another rate. MixingError when ffmpeg fails."""
    if from_hz == to_hz or not pcm:
        return pcm
    with temporary_folder() as folder:
        raw = folder / "take.pcm"
        raw.write_bytes(pcm)
        command = [*raw_input(from_hz), "-af", aresample(from_hz, to_hz), "-f", "s16le", *TO_PIPE]
        return FfmpegRuns().run(command, raw)[0]
