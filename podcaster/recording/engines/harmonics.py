"""The synthesis of hibari's sound from the spectra that its network returns, a block of frames at a time.

The network returns, for every 12.5 ms and each of 601 bins: the level h and phase p of the harmonics, the level n of
the noise, and the level r and phase q of a free part; and the pitch. Levels are natural logarithms. With P, the
spectrum of a train of pulses at the pitch, and Z, complex white noise, the spectrum of the sound is

    exp(h) · exp(i π tanh(p)) · P + exp(n) · Z + exp(r) · exp(i q)

The package hibari-tts has the same synthesis over a whole phrase (its module `dsp`). In blocks it needs a fifth of the
memory and is faster, since a block fits into the processor's cache.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Parts = tuple[numpy.ndarray, ...]
    """Harmonic level and phase, noise level, free level and phase: bins by frames."""

HOP = 300
"""Samples of a frame, at 24 kHz."""
_WINDOW = 1200
_RATE_HZ = 24_000
_BLOCK = 128
"""Frames."""
_LEAST_PITCH_HZ, _HIGHEST_HARMONIC_HZ = 40.0, 11_000.0
"""Frames with a lower pitch are unvoiced."""
_MOST_LEVEL = 7.0


def synthesize(
    parts: "Parts", pitch_hz: "numpy.ndarray", generator: Any, change: "Callable[[Parts], Parts]"
) -> "numpy.ndarray":
    """The samples of the spectra, float32 at 24 kHz. `change` is applied to every block of the parts. `generator` is
    numpy's, for the noise."""
    import numpy as np

    window = _hann()
    frames = len(pitch_hz)
    source = np.pad(_pulses(pitch_hz), _WINDOW // 2, mode="reflect")
    sources = np.lib.stride_tricks.sliding_window_view(source, _WINDOW)[::HOP]
    per_window = _WINDOW // HOP
    sound = np.zeros((frames + per_window - 1, HOP), np.float32)
    weights = np.full(sound.shape, 1e-11, np.float32)
    squared = (window * window).reshape(per_window, HOP)
    for begin in range(0, frames, _BLOCK):
        end = min(begin + _BLOCK, frames)
        pulses = np.fft.rfft(sources[begin:end] * (window * np.float32(4 / _WINDOW)), axis=1)
        spectrum = _spectrum(change(tuple(part[:, begin:end] for part in parts)), pulses.T, generator)
        lines = np.fft.irfft(np.ascontiguousarray(spectrum.T), _WINDOW, axis=1)
        lines *= window
        lines = lines.reshape(end - begin, per_window, HOP)
        for k in range(per_window):
            sound[begin + k : end + k] += lines[:, k]
            weights[begin + k : end + k] += squared[k]
    sound /= weights
    return sound.reshape(-1)[_WINDOW // 2 :][: frames * HOP]


def _spectrum(parts: "Parts", pulses: "numpy.ndarray", generator: Any) -> "numpy.ndarray":
    import numpy as np

    level, phase, noise, free, free_phase = parts
    sum_ = np.empty(level.shape, np.complex64)
    turned = np.tanh(phase)
    turned *= np.float32(np.pi)
    _turn(_power(level), turned, sum_)
    sum_ *= pulses
    rest = np.empty_like(sum_)
    _turn(_power(free), free_phase, rest)
    sum_ += rest
    white = _white(2 * level.size, generator).reshape(2, *level.shape)
    white *= _power(noise)
    sum_.real += white[0]
    sum_.imag += white[1]
    return sum_


def _turn(power: "numpy.ndarray", phase: "numpy.ndarray", out: "numpy.ndarray") -> None:
    """Put complex numbers of this absolute value and phase into `out`."""
    import numpy as np

    part = np.cos(phase)
    np.multiply(part, power, out=out.real)
    np.sin(phase, out=part)
    np.multiply(part, power, out=out.imag)


def _white(count: int, generator: Any) -> "numpy.ndarray":
    """Random numbers between -√3 and √3, whose variance is 1. Every sample of the sound is the sum of hundreds of them,
    so their distribution is not heard. Normally distributed numbers take eight times as long."""
    import numpy as np

    numbers = np.frombuffer(generator.bytes(2 * count), "<i2").astype(np.float32)
    numbers *= np.float32(3**0.5 / 32_768)
    return numbers


def _power(level: "numpy.ndarray") -> "numpy.ndarray":
    import numpy as np

    power = np.minimum(level, np.float32(_MOST_LEVEL))
    return np.asarray(np.exp(power, out=power))


def _pulses(pitch_hz: "numpy.ndarray") -> "numpy.ndarray":
    """A train of pulses at the pitch: all harmonics below 11 kHz with amplitude 1. Their sum for a phase t is
    sin((H + 1/2) t) / (2 sin(t / 2)) - 1/2. Unvoiced frames are 0."""
    import numpy as np

    half = HOP // 2
    rise = ((np.arange(half) + 0.5) / HOP).astype(np.float32)  # the pitch of a frame is that of its middle
    padded = np.pad(pitch_hz.astype(np.float32), 1, mode="edge")
    pulses = np.empty((len(pitch_hz), HOP), np.float32)
    turns = 0.0
    for begin in range(0, len(pitch_hz), _BLOCK):
        before, here, after = (padded[begin + k :][: min(_BLOCK, len(pitch_hz) - begin), None] for k in range(3))
        pitch = np.empty((len(here), HOP), np.float32)
        pitch[:, :half] = before + (here - before) * (rise + np.float32(0.5))
        pitch[:, half:] = here + (after - here) * rise
        unvoiced = pitch <= _LEAST_PITCH_HZ
        np.maximum(pitch, np.float32(_LEAST_PITCH_HZ), out=pitch)
        phase = np.cumsum(pitch, dtype=np.float64)
        phase *= 1 / _RATE_HZ
        phase += turns
        phase -= np.floor(phase)
        turns = phase[-1]
        angle = phase.astype(np.float32).reshape(pitch.shape)
        angle *= np.float32(np.pi)  # half of it
        below = np.sin(angle)
        below *= 2
        harmonics = np.divide(np.float32(_HIGHEST_HARMONIC_HZ), pitch, out=pitch)
        np.floor(harmonics, out=harmonics)
        angle *= 2 * harmonics + 1
        train = np.sin(angle, out=angle)
        with np.errstate(divide="ignore", invalid="ignore"):
            train /= below
        near_zero = np.abs(below) <= 2e-3
        train[near_zero] = harmonics[near_zero] + np.float32(0.5)
        train -= np.float32(0.5)
        train[unvoiced] = 0
        pulses[begin : begin + _BLOCK] = train
    return pulses.reshape(-1)


@cache
def _hann() -> "numpy.ndarray":
    import numpy as np

    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW)).astype(np.float32)
