"""The synthesis in blocks gives the sound that hibari's own synthesis gives."""

from typing import Any

import pytest

pytest.importorskip("hibari", reason="the extra `natural` is not installed")
import numpy as np
from hibari import dsp

from podcaster.recording.engines.harmonics import HOP, synthesize
from podcaster.recording.engines.people import Person
from podcaster.recording.engines.people_list import PEOPLE


class Silent:
    """A generator of no noise: the two syntheses draw different random numbers."""

    def bytes(self, length: int) -> bytes:
        return bytes(length)

    def standard_normal(self, shape: tuple[int, int], dtype: Any) -> Any:
        return np.zeros(shape, dtype)


def spectra(frames: int, noise: float) -> tuple[tuple[Any, ...], Any]:
    """Smooth spectra with voiced and unvoiced parts."""
    draw = np.random.default_rng(frames)
    bins, times = np.arange(601)[:, None] / 600, np.arange(frames) / 40
    level = (-1 - 3 * bins + np.sin(times + 9 * bins)).astype(np.float32)
    phase = (0.3 * np.cos(times - 5 * bins)).astype(np.float32)
    free_phase = draw.uniform(-3, 3, (601, frames)).astype(np.float32)
    pitch = np.where(np.sin(times * 3) > -0.6, 180 + 40 * np.sin(times), 0).astype(np.float32)
    return (level, phase, np.full_like(level, noise), level - 3, free_phase), pitch


@pytest.mark.parametrize("frames", [3, 127, 128, 129, 400])
@pytest.mark.parametrize("person", [Person(), PEOPLE["owen"], PEOPLE["rupert"]])
def test_blocks_join_without_a_seam(frames: int, person: Person) -> None:
    """The sound of the whole at once, up to -70 dB, whatever the number of blocks."""
    parts, pitch = spectra(frames, noise=-9)
    pitch = person.pitch_of(pitch)
    expected = dsp.synth(*person.spectrum(parts), pitch, Silent())
    sound = synthesize(parts, pitch, Silent(), person.spectrum)
    assert sound.dtype == np.float32
    assert len(sound) == frames * HOP == len(expected)
    assert np.abs(sound - expected).max() < 2e-3 * np.abs(expected).max()  # a pulse's top depends on its rounded phase
    assert ((sound - expected) ** 2).mean() < 1e-7 * (expected**2).mean()


def test_noise_is_as_loud_as_hibaris() -> None:
    """Within 0.2 dB in each of ten bands, and normally distributed."""
    parts, pitch = spectra(800, noise=0)
    parts = (parts[0] - 20, parts[1], parts[2], parts[3] - 20, parts[4])
    levels = []
    for synthesis in (
        lambda draw: dsp.synth(*parts, pitch, draw),
        lambda draw: synthesize(parts, pitch, draw, Person().spectrum),
    ):
        sound = synthesis(np.random.default_rng(5))[HOP:-HOP]
        power = np.abs(np.fft.rfft(sound)) ** 2
        levels.append(10 * np.log10([band.mean() for band in np.array_split(power, 10)]))
    assert np.abs(levels[0] - levels[1]).max() < 0.2
    assert abs((sound**4).mean() / (sound**2).mean() ** 2 - 3) < 0.1


def test_the_same_seed_gives_the_same_sound() -> None:
    """Equal calls return equal samples; another seed, others."""
    parts, pitch = spectra(200, noise=-2)
    one, again, other = (synthesize(parts, pitch, np.random.default_rng(seed), Person().spectrum) for seed in (1, 1, 2))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)
