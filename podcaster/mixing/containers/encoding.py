"""Level, measure and encode a piece of the mix in one run of ffmpeg, for the `encode` of every container."""

from collections.abc import Sequence
from pathlib import Path

from podcaster.mixing.containers.base import EncodedSound
from podcaster.mixing.loudness import METER, level_filters, limited_rate_hz, read_integrated_lufs, read_true_peak_dbtp
from podcaster.mixing.resampling import aresample, raw_input
from podcaster.system.ffmpeg import FfmpegRuns


def encode_levelled(
    ffmpeg: FfmpegRuns,
    raw: Path,
    *,
    sample_rate_hz: int,
    gain_db: float,
    to_sample_rate_hz: int,
    options: Sequence[str],
    lead_samples: int = 0,
    tail_samples: int = 0,
    encoder_gain_db: float = 0.0,
) -> EncodedSound:
    """Encode a file of samples (signed 16-bit little-endian mono at `sample_rate_hz`).

    `options` name the codec and the format that ffmpeg writes. `lead_samples` and `tail_samples`, at `sample_rate_hz`,
    are silence to put before and after the samples. MixingError when ffmpeg fails.
    """
    silence = f"adelay={lead_samples}S,apad=pad_len={tail_samples}," if lead_samples or tail_samples else ""
    limited_hz = limited_rate_hz(sample_rate_hz)
    # Level and measure at the rate of the limiter: resampling would make measuring slower, and changes no level.
    filters = (
        f"{silence}{level_filters(gain_db, sample_rate_hz)},{METER},asplit=2[level][peak];"
        f"[level]{aresample(limited_hz, to_sample_rate_hz)}[out];"
        # True peak by BS.1770-4 annex 2: oversampled four times, 12 taps a phase. ebur128's own takes three times
        # as long and reads the same.
        f"[peak]aresample={4 * sample_rate_hz}:filter_size=12,"
        "astats=measure_overall=Peak_level:measure_perchannel=none[peaked]"
    )
    command = [*raw_input(sample_rate_hz), "-filter_complex", filters, "-map", "[out]", *options, "pipe:1"]
    # Not anullsink: ffmpeg 7.0 fails an assertion when a branch of the filters has no output.
    command += ["-map", "[peaked]", "-f", "null", "-"]
    content, log = ffmpeg.run(command, raw)
    return EncodedSound(
        content=content,
        loudness_lufs=read_integrated_lufs(log) + encoder_gain_db,
        true_peak_dbtp=read_true_peak_dbtp(log) + encoder_gain_db,
    )
