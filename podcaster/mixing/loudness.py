"""How loud the mix is and how loud it shall be, by ITU-R BS.1770-4 as ffmpeg's ebur128 measures it (mono as mono)."""

import re

from podcaster.errors import MixingError

TARGET_LUFS = -16.0
"""What Apple Podcasts asks for, ±1 LU."""
LIMIT = 0.8
"""Sample peaks are held at -1.9 dBFS: encoding adds up to 0.8 dB, and Apple Podcasts asks for -1 dBTP at most."""
FIRST_GAIN_DB = 4.5
"""What espeak's speech needs about, so that the limiter already works while the mix is first measured."""
ENCODER_GAIN_DB = -0.45
"""LAME scales its input by 0.95: what is heard is this much quieter than what was encoded."""
GAIN_PER_LU = 1.4
"""Decibels of gain that make the limited mix one LU louder, near the usual target."""
LIMITED_LU = 2.0
"""So much quieter the limiter has nothing left to do: from there a decibel is a LU."""

_INTEGRATED = re.compile(r"\bI:\s+(-?[\d.]+|-inf|nan) LUFS")
_TRUE_PEAK = re.compile(r"\bPeak level dB:\s+(-?[\d.]+|-inf|nan)")


def chain(gain_db: float) -> str:
    """The ffmpeg filters that bring the mix to a level: gain, then a limiter."""
    return f"volume={gain_db:.2f}dB,alimiter=limit={LIMIT}:level=0:attack=3:release=60:latency=1"


def gain_for_target_db(measured_lufs: float, target_lufs: float = TARGET_LUFS) -> float:
    """The gain that makes the episode `target_lufs` loud, when the mix read `measured_lufs` at `FIRST_GAIN_DB`."""
    if measured_lufs <= -70:  # silence, by the standard's absolute gate: nothing to bring up
        return FIRST_GAIN_DB
    louder_lu = target_lufs - ENCODER_GAIN_DB - measured_lufs
    limited_lu = max(louder_lu, -LIMITED_LU)
    return FIRST_GAIN_DB + GAIN_PER_LU * limited_lu + (louder_lu - limited_lu)


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
