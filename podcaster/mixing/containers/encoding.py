"""Level, measure and encode a piece of the mix in one run of ffmpeg, for the `encode` of every container."""

from collections.abc import Sequence
from pathlib import Path

from podcaster.mixing.containers.base import EncodedSound
from podcaster.mixing.loudness import METER, level_filters, limited_rate_hz, read_integrated_lufs, read_true_peak_dbtp
from podcaster.mixing.resampling import aresample, raw_input
from podcaster.system.ffmpeg import TO_PIPE, FfmpegRuns


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
    # Loudness is measured at the rate of the limiter: resampling would make measuring slower, and changes no level. The
    # true peak is measured after it: from there fewer samples are to be made.
    faster_hz = 2 * to_sample_rate_hz
    while faster_hz < 4 * sample_rate_hz:
        faster_hz *= 2
    filters = (
        f"{_silence(lead_samples, tail_samples)}{level_filters(gain_db, sample_rate_hz)},{METER},"
        f"{aresample(limited_rate_hz(sample_rate_hz), to_sample_rate_hz)},asplit=2[out][peak];"
        f"[peak]{_peak_meter(faster_hz)}[peaked]"
    )
    command = [*raw_input(sample_rate_hz), "-filter_complex", filters, "-map", "[out]", *options, *TO_PIPE]
    # Not anullsink: ffmpeg 7.0 fails an assertion when a branch of the filters has no output.
    command += ["-map", "[peaked]", "-f", "null", "-"]
    content, log = ffmpeg.run(command, raw)
    return EncodedSound(
        content=content,
        loudness_lufs=read_integrated_lufs(log) + encoder_gain_db,
        true_peak_dbtp=read_true_peak_dbtp(log) + encoder_gain_db,
    )


def encode_unmeasured(
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
) -> bytes:
    """What `encode_levelled` encodes, for containers that measure the decoded sound with `decode_measured`.
    `encoder_gain_db` is a gain after the limiter."""
    filters = (
        f"{_silence(lead_samples, tail_samples)}{level_filters(gain_db, sample_rate_hz)},"
        f"volume={encoder_gain_db}dB,{aresample(limited_rate_hz(sample_rate_hz), to_sample_rate_hz)}"
    )
    return ffmpeg.run([*raw_input(sample_rate_hz), "-af", filters, *options, *TO_PIPE], raw)[0]


def decode_measured(
    ffmpeg: FfmpegRuns,
    encoded: Path,
    *,
    demuxer: str,
    sample_rate_hz: int,
    skip_samples: int,
    to_sample_rate_hz: int,
) -> EncodedSound:
    """Decode and measure encoded sound at `sample_rate_hz`. `demuxer` is ffmpeg's name of the format. The content of
    the result is samples (signed 16-bit mono at `to_sample_rate_hz`) without the first `skip_samples`. MixingError
    when ffmpeg fails."""
    filters = (
        f"atrim=start_sample={skip_samples},asetpts=PTS-STARTPTS,{METER},asplit=2[level][peak];"
        f"[level]aresample={to_sample_rate_hz}[out];[peak]{_peak_meter(4 * sample_rate_hz)}[peaked]"
    )
    command = ["-f", demuxer, "-i", "pipe:0", "-filter_complex", filters, "-map", "[out]", "-f", "s16le", "-ac", "1"]
    content, log = ffmpeg.run([*command, *TO_PIPE, "-map", "[peaked]", "-f", "null", "-"], encoded)
    return EncodedSound(
        content=content, loudness_lufs=read_integrated_lufs(log), true_peak_dbtp=read_true_peak_dbtp(log)
    )


def _silence(lead_samples: int, tail_samples: int) -> str:
    """The filters that put silence around the samples."""
    return f"adelay={lead_samples}S,apad=pad_len={tail_samples}," if lead_samples or tail_samples else ""


def _peak_meter(faster_hz: int) -> str:
    """The filters that measure the true peak at a rate at least four times as high as that of the sound, with 12 taps a
    phase (BS.1770-4 annex 2). ebur128's own meter takes three times as long and reads the same. One frame is let
    through, since ffmpeg wants every output to have something."""
    meter = "astats=measure_overall=Peak_level:measure_perchannel=none"
    return f"aresample={faster_hz}:filter_size=12,{meter},aselect='eq(n,0)'"
