"""What a listener goes by, in numbers: pitch, cepstra and loudness of a take."""

import re
import subprocess

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

FRAME_S = 0.025
HOP_S = 0.010
PITCH_FRAME_S = 0.040
LOWEST_HZ, HIGHEST_HZ = 55.0, 420.0
MEL_BANDS = 26
CEPSTRA = 12


def _frames(samples: Samples, length: int, hop: int) -> Samples:
    if len(samples) < length:
        samples = np.pad(samples, (0, length - len(samples)))
    windows = np.lib.stride_tricks.sliding_window_view(samples, length)
    return np.asarray(windows[::hop])


def pitch_track(samples: Samples, rate_hz: int) -> Samples:
    """Fundamental frequency in hertz every 10 ms, NaN where nothing is voiced.

    Normalised autocorrelation by FFT; the shortest lag within 8 % of the best one is taken, which keeps the octave.
    """
    length, hop = int(PITCH_FRAME_S * rate_hz), int(HOP_S * rate_hz)
    frames = _frames(samples, length, hop)
    frames = (frames - frames.mean(axis=1, keepdims=True)) * np.hanning(length)
    size = 1 << (2 * length - 1).bit_length()
    taper = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(length), size)) ** 2)
    correlation = np.fft.irfft(np.abs(np.fft.rfft(frames, size, axis=1)) ** 2, axis=1)
    energy = correlation[:, 0]
    low, high = int(rate_hz / HIGHEST_HZ), int(rate_hz / LOWEST_HZ)
    lags = correlation[:, low : high + 1] / (energy[:, None] + 1e-12) / (taper[low : high + 1] / taper[0])
    best = lags.max(axis=1)
    inner = lags[:, 1:-1]
    peaks = (inner >= lags[:, :-2]) & (inner >= lags[:, 2:]) & (inner >= best[:, None] - 0.08)
    first = np.where(peaks.any(axis=1), peaks.argmax(axis=1) + 1, lags.argmax(axis=1))
    voiced = (best > 0.6) & (energy > 0.02 * np.percentile(energy, 95))
    return np.where(voiced, rate_hz / (first + low), np.nan)


def median_pitch_hz(samples: Samples, rate_hz: int) -> float:
    """Median fundamental frequency of the voiced frames."""
    return float(np.nanmedian(pitch_track(samples, rate_hz)))


def _mel_filters(size: int, rate_hz: int) -> Samples:
    def mel(hz: float) -> float:
        return 2595 * float(np.log10(1 + hz / 700))

    edges_hz = 700 * (10 ** (np.linspace(mel(100), mel(8000), MEL_BANDS + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(size, 1 / rate_hz)
    rise = (bins - edges_hz[:-2, None]) / (edges_hz[1:-1, None] - edges_hz[:-2, None])
    fall = (edges_hz[2:, None] - bins) / (edges_hz[2:, None] - edges_hz[1:-1, None])
    return np.asarray(np.maximum(0, np.minimum(rise, fall)))


def cepstra_track(samples: Samples, rate_hz: int) -> Samples:
    """Mel cepstra 1 to 12 every 10 ms, NaN in silence. Cepstrum 0, the level, is left out: gain must not matter."""
    length, hop = int(FRAME_S * rate_hz), int(HOP_S * rate_hz)
    frames = _frames(samples, length, hop) * np.hamming(length)
    size = 1 << (length - 1).bit_length()
    power = np.abs(np.fft.rfft(frames, size, axis=1)) ** 2
    bands = np.log(power @ _mel_filters(size, rate_hz).T + 1e-9)
    order, band = np.arange(1, CEPSTRA + 1)[:, None], np.arange(MEL_BANDS)
    cosine = np.cos(np.pi * order * (band + 0.5) / MEL_BANDS) * np.sqrt(2 / MEL_BANDS)
    energy = power.sum(axis=1)
    sounding = energy > 0.003 * np.percentile(energy, 95)
    return np.where(sounding[:, None], bands @ cosine.T, np.nan)


def windows(samples: Samples, rate_hz: int, length_s: float = 1.5, hop_s: float = 0.5) -> Samples:
    """One row a window: median pitch in semitones above 100 Hz, then the mean of each cepstrum.

    Windows with less than 0.3 s of voice say nothing about the speaker and are left out.
    """
    pitch, cepstra = pitch_track(samples, rate_hz), cepstra_track(samples, rate_hz)
    count = min(len(pitch), len(cepstra))
    length, hop = int(length_s / HOP_S), int(hop_s / HOP_S)
    rows = []
    for start in range(0, count - length + 1, hop):
        heard = pitch[start : start + length]
        if np.isfinite(heard).sum() < 0.3 / HOP_S:
            continue
        semitones = 12 * np.log2(np.nanmedian(heard) / 100)
        rows.append(np.concatenate(([semitones], np.nanmean(cepstra[start : start + length], axis=0))))
    return np.array(rows)


def loudness_lufs(samples: Samples, rate_hz: int) -> float:
    """Integrated loudness by ffmpeg's ebur128 filter, the take as one mono channel (EBU R 128)."""
    pcm = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats"]
    command += ["-f", "s16le", "-ar", str(rate_hz), "-ac", "1", "-i", "pipe:0", "-af", "ebur128", "-f", "null", "-"]
    report = subprocess.run(command, input=pcm, capture_output=True, check=True).stderr.decode()
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", report)[-1])
