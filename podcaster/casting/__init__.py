"""Casting: Script → Cast. Pure: the profiles' text comes from whoever reads the files.

(name, TOML) ──profiles.parse_profiles────▶ Voices ─────┐
cast.toml ─────remembered.parse_remembered─▶ Remembered ├─assign.assign_cast──▶ Cast
Script ─────────────────────────────────────────────────┘

    distance: how different two voices sound      recognition: who of a script is whom of the remembered
    remarks: what a person should know of a cast  lasting, cast_file: what an episode adds to cast.toml
"""

from podcaster.casting.assign import DEFAULT_NARRATOR, assign_cast
from podcaster.casting.distance import distance
from podcaster.casting.profiles import parse_profile, parse_profiles
from podcaster.casting.rate import at_rate
from podcaster.casting.voice import Cast, Role, Voice

__all__ = [
    "DEFAULT_NARRATOR",
    "Cast",
    "Role",
    "Voice",
    "assign_cast",
    "at_rate",
    "distance",
    "parse_profile",
    "parse_profiles",
]
