"""How different two voices sound, as one number."""

import math

from podcaster.casting.voice import Voice

PITCH_SPREAD_SEMITONES = 1.0
"""Spread of a 1.5 s window's median pitch about its voice's.

The voices_distance benchmark measures 0.75 on calm prose; a quote may be livelier.
"""

ACCENT_APART = 1.5
"""What another accent adds. Cepstra hardly show it in a short window; people hear it at once."""

GENDER_APART = 3.0
"""What another gender adds, for the same reason; the larger part of it is already in pitch and timbre."""

CLEARLY_APART = 5.0
"""From here on two voices count as clearly different.

Measured in spreads, two normal clouds 5 apart share 0.6 % each: a window finds its own voice 99 times in 100.
"""


def distance(one: Voice, other: Voice) -> float:
    """How far apart two voices sound, in spreads of a 1.5 s window; 0 for a voice and itself.

    The root of the squared differences in pitch, timbre (when both are measured), accent and gender.
    """
    pitch = 12 * math.log2(one.median_pitch_hz / other.median_pitch_hz) / PITCH_SPREAD_SEMITONES
    timbre = math.dist(one.timbre, other.timbre) if len(one.timbre) == len(other.timbre) else 0.0
    accent = ACCENT_APART if one.accent.casefold() != other.accent.casefold() else 0.0
    gender = GENDER_APART if one.gender != other.gender else 0.0
    return math.hypot(pitch, timbre, accent, gender)
