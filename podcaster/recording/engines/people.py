"""People derived from one recorded voice, by changes of its spectrum, pitch and brightness.

For every 12.5 ms, hibari's network returns a spectrum in three parts (harmonic, noise, free) and the pitch. They are
changed before the synthesis:

- `stretch` a and `curve` c move the resonances of the vocal tract: bin k of 600 takes from k / s with
  s = a + (1 - a) · c · k / 600. A vocal tract with a below 1 is longer (most men), one with a above 1 is shorter
  (children).
- `pitch` multiplies the median of the pitch. `pitch_range` is the exponent of its deviations from the median.
- `tilt_db` changes the brightness, in dB per octave; 1 kHz stays as it is.
- `breath_db` changes the level of the noise, which is the breath.
- `ring_db` changes the level of an octave around `ring_hz`: the resonance of a chest, a nose or a throat.
- `level_db` changes the level of everything, so that nobody is clipped or very faint.
"""

from typing import TYPE_CHECKING, Any

from podcaster.system.record import Record

if TYPE_CHECKING:
    import numpy

_BINS = 601
_BIN_HZ = 20.0
_DB_PER_NEPER = 8.685889638


class Person(Record, frozen=True, kw_only=True):
    """How a person differs from the recorded voice."""

    gender: str = "female"
    british: bool = False
    """Whether the person speaks with British phonemes."""
    stretch: float = 1.0
    curve: float = 0.0
    pitch: float = 1.0
    pitch_range: float = 1.0
    tilt_db: float = 0.0
    breath_db: float = 0.0
    ring_db: float = 0.0
    ring_hz: float = 1000.0
    level_db: float = 0.0

    def spectrum(self, parts: "tuple[Any, ...]") -> "tuple[Any, ...]":
        """The five spectral parts, changed for this person: the harmonic level and phase, the noise level, and the free
        level and phase. Each has 601 bins by the number of frames. Levels are natural logarithms."""
        import numpy as np

        harmonic, phase, noise, free, free_phase = parts
        levels = np.full((_BINS, 1), self.level_db / _DB_PER_NEPER, np.float32)
        if self.stretch != 1.0:
            bins = np.arange(_BINS, dtype=np.float32)
            source = bins / (self.stretch + (1 - self.stretch) * self.curve * bins / (_BINS - 1))
            low = np.clip(source.astype(np.int32), 0, _BINS - 2)
            weight = np.clip(source - low, 0.0, 1.0).astype(np.float32)[:, None]
            harmonic, phase, noise, free, free_phase = (_between(part[low], part[low + 1], weight) for part in parts)
            # The recording has nothing above 12 kHz.
            levels[:, 0] += np.where(source > _BINS - 1, -0.02 * (source - (_BINS - 1)), 0.0)
        if self.tilt_db or self.ring_db:
            hz = np.maximum(np.arange(_BINS) * _BIN_HZ, 100.0)
            ring_db = self.ring_db * np.exp(-0.5 * (np.log2(hz / self.ring_hz) / 0.5) ** 2)
            levels[:, 0] += (self.tilt_db * np.log2(hz / 1000.0) + ring_db) / _DB_PER_NEPER
        breath = np.float32(self.breath_db / _DB_PER_NEPER)
        return harmonic + levels, phase, noise + (levels + breath), free + levels, free_phase

    def pitch_of(self, pitch_hz: "numpy.ndarray") -> "numpy.ndarray":
        """The pitch of all frames in Hz, changed for this person. Unvoiced frames have a pitch below 40 Hz."""
        import numpy as np

        voiced = pitch_hz > 40.0
        if not voiced.any() or (self.pitch == 1.0 and self.pitch_range == 1.0):
            return pitch_hz
        median = float(np.median(pitch_hz[voiced]))
        moved = self.pitch * median * (np.maximum(pitch_hz, 1.0) / median) ** self.pitch_range
        return np.where(voiced, np.maximum(moved, 45.0), pitch_hz).astype(np.float32)


def _between(lower: Any, upper: Any, weight: Any) -> Any:
    """The interpolation of two arrays that are not needed afterwards."""
    upper -= lower
    upper *= weight
    upper += lower
    return upper
