"""The level of the mix: how it is measured (ITU-R BS.1770-4, by ffmpeg's ebur128, mono as mono) and how it is
reached."""

import re

from podcaster.errors import MixingError

TARGET_LUFS = -16.0
"""Loudness that Apple Podcasts asks for, ±1 LU (Apple Podcasts for Creators, audio requirements)."""
LIMIT = 0.8
"""Limit of the sample peaks, -1.9 dBFS. Encoding adds up to 0.8 dB, and Apple Podcasts asks for -1 dBTP at most."""
FIRST_GAIN_DB = 4.5
"""Gain at which the mix is first measured: about what espeak's speech needs, so that the limiter works as it will."""
LIMITED_DB_PER_LU, FREE_DB_PER_LU = 1.9, 1.1
"""Gain in dB that makes the mix one LU louder: above `FIRST_GAIN_DB`, where the limiter takes some of it away, and
below. Measured with espeak's voices."""

_INTEGRATED = re.compile(r"\bI:\s+(-?[\d.]+|-inf|nan) LUFS")
_TRUE_PEAK = re.compile(r"\bPeak level dB:\s+(-?[\d.]+|-inf|nan)")


METER = "ebur128=framelog=verbose"
"""The ffmpeg filter that measures loudness. At "verbose" its line for every tenth of a second stays out of the log."""


def level_filters(gain_db: float) -> str:
    """The ffmpeg filters that bring the mix to a level: gain, then a limiter."""
    return f"volume={gain_db:.2f}dB,alimiter=limit={LIMIT}:level=0:attack=3:release=60:latency=1"


def gain_for_target_db(measured_lufs: float, target_lufs: float = TARGET_LUFS, encoder_gain_db: float = 0.0) -> float:
    """The gain that makes the episode `target_lufs` loud, when the mix read `measured_lufs` at `FIRST_GAIN_DB` and the
    encoder adds `encoder_gain_db`."""
    if measured_lufs <= -70:  # the absolute gate of BS.1770-4, annex 1: silence
        return FIRST_GAIN_DB
    return louder_gain_db(FIRST_GAIN_DB, target_lufs - encoder_gain_db - measured_lufs)


def louder_gain_db(gain_db: float, louder_lu: float) -> float:
    """The gain that makes a mix `louder_lu` louder (negative: quieter) than it is at `gain_db`."""
    rate, other = LIMITED_DB_PER_LU, FREE_DB_PER_LU
    if louder_lu > 0:
        rate, other = other, rate
    here_db = max(0.0, FIRST_GAIN_DB - gain_db if louder_lu > 0 else gain_db - FIRST_GAIN_DB)
    here_lu = min(abs(louder_lu), here_db / rate)
    step_db = here_lu * rate + (abs(louder_lu) - here_lu) * other
    return gain_db + step_db if louder_lu > 0 else gain_db - step_db


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
