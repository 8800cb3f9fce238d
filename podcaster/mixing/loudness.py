"""The loudness of the mix: how it is measured (ITU-R BS.1770-4, by ffmpeg's ebur128, mono as mono) and how the target
is reached."""

import re
from collections.abc import Sequence

from podcaster.errors import MixingError
from podcaster.mixing.resampling import ESPEAK_HZ, aresample
from podcaster.system.lazy_regex import lazy_regex

TARGET_LUFS = -16.0
"""Loudness that Apple Podcasts asks for, ±1 LU (Apple Podcasts for Creators, audio requirements)."""
LIMIT = 0.8
"""Limit of the sample peaks, -1.9 dBFS. Encoding adds up to 0.8 dB, and Apple Podcasts asks for -1 dBTP at most."""
FIRST_GAIN_DB = 14.5
"""Gain at which the mix is first measured: what natural voices need for -16 LUFS. espeak's need about 1.5 dB more. So
the limiter already works as in the finished mix."""
ABSOLUTE_GATE_LUFS = -70.0
"""Quieter sound does not count as heard: it is silence (ITU-R BS.1770-4, annex 1)."""
LIMITED_DB_PER_LU, FREE_DB_PER_LU = 1.9, 1.1
"""Gain in dB that makes the mix one LU louder: above `FIRST_GAIN_DB`, where the limiter takes some of it away, and
below. Measured with espeak's voices."""

LEAST_DB_PER_LU, MOST_DB_PER_LU = 0.8, 6.0
"""Bounds of a believable rate between two measurements. The loudness is read to a tenth."""

_INTEGRATED = lazy_regex(r"\bI:\s+(-?[\d.]+|-inf|nan) LUFS")
_TRUE_PEAK = lazy_regex(r"\bPeak level dB:\s+(-?[\d.]+|-inf|nan)")


METER = "ebur128=framelog=verbose"
"""The ffmpeg filter that measures loudness. At "verbose" its line for every tenth of a second stays out of the log."""


def level_filters(gain_db: float, sample_rate_hz: int) -> str:
    """The ffmpeg filters that bring a mix to a level: gain, then a limiter. A limiter sees only samples, and between
    those of speech at 24 kHz the true peak is up to 1.5 dB higher. So except at espeak's rate it works at the double
    rate, which is the rate of what follows."""
    limited_hz = limited_rate_hz(sample_rate_hz)
    faster = f"{aresample(sample_rate_hz, limited_hz)}," if limited_hz != sample_rate_hz else ""
    return f"{faster}volume={gain_db:.2f}dB,alimiter=limit={LIMIT}:level=0:attack=3:release=60:latency=1"


def limited_rate_hz(sample_rate_hz: int) -> int:
    """The sample rate at which a mix is limited."""
    return 2 * sample_rate_hz if ESPEAK_HZ < sample_rate_hz < 2 * ESPEAK_HZ else sample_rate_hz


def louder_gain_db(gain_db: float, louder_lu: float) -> float:
    """The gain that makes a mix `louder_lu` louder (negative: quieter) than it is at `gain_db`."""
    rate, other = LIMITED_DB_PER_LU, FREE_DB_PER_LU
    if louder_lu > 0:
        rate, other = other, rate
    here_db = max(0.0, FIRST_GAIN_DB - gain_db if louder_lu > 0 else gain_db - FIRST_GAIN_DB)
    here_lu = min(abs(louder_lu), here_db / rate)
    step_db = here_lu * rate + (abs(louder_lu) - here_lu) * other
    return gain_db + step_db if louder_lu > 0 else gain_db - step_db


def corrected_gain_db(tried: Sequence[tuple[float, float]], target_lufs: float) -> float:
    """The gain that brings a mix to `target_lufs`, from the gains that were tried, each with the loudness it gave. The
    rate between the last two counts; with one, the usual rate of speech."""
    gain_db, lufs = tried[-1]
    if len(tried) > 1:
        before_db, before_lufs = tried[-2]
        rate = (gain_db - before_db) / (lufs - before_lufs) if lufs != before_lufs else 0.0
        if LEAST_DB_PER_LU <= rate <= MOST_DB_PER_LU:
            return gain_db + rate * (target_lufs - lufs)
    return louder_gain_db(gain_db, target_lufs - lufs)


def read_integrated_lufs(log: str) -> float:
    """The integrated loudness in LUFS from the summary that ebur128 logs. MixingError without one."""
    return _read(_INTEGRATED, log)


def read_true_peak_dbtp(log: str) -> float:
    """The true peak in dBTP from the summary that astats logs of oversampled sound. MixingError without one."""
    return _read(_TRUE_PEAK, log)


def _read(pattern: re.Pattern[str], log: str) -> float:
    values = pattern.findall(log)
    if not values:
        raise MixingError("ffmpeg measured no loudness", advice="try again, or install another ffmpeg")
    return float(values[-1])
