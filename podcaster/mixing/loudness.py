"""How loud the mix is and how loud it shall be, by ITU-R BS.1770-4 as ffmpeg's ebur128 measures it (mono as mono)."""

import re

from podcaster.errors import MixingError

TARGET_LUFS = -16.0
"""What Apple Podcasts asks for, ±1 LU."""
LIMIT = 0.8
"""Sample peaks are held at -1.9 dBFS: encoding adds up to 0.8 dB, and Apple Podcasts asks for -1 dBTP at most."""
FIRST_GAIN_DB = 4.5
"""What espeak's speech needs about, so that the limiter already works while the mix is first measured."""
LIMITED_DB_PER_LU, FREE_DB_PER_LU = 1.9, 1.1
"""Decibels of gain that make the mix one LU louder, above and below `FIRST_GAIN_DB`: there the limiter works, there it
has little to do."""

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
    if measured_lufs <= -70:  # silence, by the standard's absolute gate: nothing to bring up
        return FIRST_GAIN_DB
    return louder_gain_db(FIRST_GAIN_DB, target_lufs - encoder_gain_db - measured_lufs)


def louder_gain_db(gain_db: float, louder_lu: float) -> float:
    """The gain that makes a mix, which has one already, so many LU louder, or quieter."""
    rate, other = LIMITED_DB_PER_LU, FREE_DB_PER_LU
    if louder_lu > 0:
        rate, other = other, rate
    here_db = max(0.0, FIRST_GAIN_DB - gain_db if louder_lu > 0 else gain_db - FIRST_GAIN_DB)
    here_lu = min(abs(louder_lu), here_db / rate)
    step_db = here_lu * rate + (abs(louder_lu) - here_lu) * other
    return gain_db + step_db if louder_lu > 0 else gain_db - step_db


def read_integrated_lufs(said: str) -> float:
    """The integrated loudness from ebur128's summary."""
    return _read(_INTEGRATED, said)


def read_true_peak_dbtp(said: str) -> float:
    """The true peak from the summary of astats over oversampled sound."""
    return _read(_TRUE_PEAK, said)


def _read(pattern: re.Pattern[str], said: str) -> float:
    values = pattern.findall(said)
    if not values:
        raise MixingError("ffmpeg measured no loudness; try again, or install another ffmpeg")
    return float(values[-1])
