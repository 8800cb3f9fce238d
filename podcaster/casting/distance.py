"""How different two voices sound, as one number.

The unit is a voice's own variation: the spread (standard deviation) of its 1.5 s windows about its mean.
"""

import math

from podcaster.casting.voice import Voice

PITCH_SPREAD_SEMITONES = 1.0
"""Spread of the median pitch of a voice's 1.5 s windows. tests/benchmarks/voices_distance.py measures 0.75 on calm
prose; quotes vary more."""

ACCENT_APART = 1.5
"""Distance that a different accent adds, in spreads, set by hand. Mel cepstra of a short window hardly show an accent,
but listeners hear it at once."""

GENDER_APART = 3.0
"""Distance that a different gender adds, in spreads, set by hand. Pitch and timbre already show most of it."""

CLEARLY_APART = 5.0
"""Smallest `distance` of two voices that listeners tell apart in 1.5 s of speech, in spreads of such windows.

If both voices vary normally, 0.6 % of the windows of each are nearer to the other voice (the normal distribution beyond
2.5 spreads): a window is nearest to its own voice 99 times in 100.
"""

MISTAKEN = 3.5
"""Below this distance one voice is mistaken for the other, wherever they are in a script."""


def distance(one: Voice, other: Voice) -> float:
    """Return how different two voices sound, in spreads of a 1.5 s window; 0 for a voice and itself.

    This is the root of the summed squares of the differences in pitch, timbre (if both are measured), accent and
    gender. Voices at least CLEARLY_APART from each other are clearly different.
    """
    pitch = 12 * math.log2(one.median_pitch_hz / other.median_pitch_hz) / PITCH_SPREAD_SEMITONES
    timbre = math.dist(one.timbre, other.timbre) if len(one.timbre) == len(other.timbre) else 0.0
    accent = ACCENT_APART if one.accent.casefold() != other.accent.casefold() else 0.0
    gender = GENDER_APART if one.gender != other.gender else 0.0
    return math.hypot(pitch, timbre, accent, gender)
